#include "fetch/address.h"

#include <netinet/in.h>
#include <stdint.h>
#include <string.h>

/* IPv4 ranges that are not public: network and length of the prefix. */
static const struct {
    uint32_t network;
    int bits;
} V4[] = {
    { 0x00000000, 8 },  { 0x0a000000, 8 },  { 0x64400000, 10 }, { 0x7f000000, 8 },
    { 0xa9fe0000, 16 }, { 0xac100000, 12 }, { 0xc0000000, 24 }, { 0xc0000200, 24 },
    { 0xc0586300, 24 }, { 0xc0a80000, 16 }, { 0xc6120000, 15 }, { 0xc6336400, 24 },
    { 0xcb007100, 24 }, { 0xe0000000, 4 },  { 0xf0000000, 4 },
};

static gboolean v4_is_public(uint32_t a)
{
    for (gsize i = 0; i < G_N_ELEMENTS(V4); i++)
        if ((a ^ V4[i].network) >> (32 - V4[i].bits) == 0)
            return FALSE;
    return TRUE;
}

static uint32_t v4_at(const uint8_t *b)
{
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static gboolean v6_is_public(const uint8_t *b)
{
    static const uint8_t MAPPED[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
    static const uint8_t NAT64[12] = { 0x00, 0x64, 0xff, 0x9b };

    if (memcmp(b, MAPPED, 12) == 0 || memcmp(b, NAT64, 12) == 0)
        return v4_is_public(v4_at(b + 12));
    if (b[0] == 0x20 && b[1] == 0x02) /* 6to4 */
        return v4_is_public(v4_at(b + 2));
    if ((b[0] & 0xe0) != 0x20) /* only 2000::/3 is global unicast */
        return FALSE;
    if (b[0] == 0x20 && b[1] == 0x01 && b[2] < 0x02) /* 2001::/23: protocol assignments, Teredo */
        return FALSE;
    return !(b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0d && b[3] == 0xb8); /* documentation */
}

gboolean address_is_public(const struct sockaddr *address)
{
    if (address->sa_family == AF_INET) {
        struct sockaddr_in in;
        memcpy(&in, address, sizeof(in));
        return v4_is_public(ntohl(in.sin_addr.s_addr));
    }
    if (address->sa_family == AF_INET6) {
        struct sockaddr_in6 in;
        memcpy(&in, address, sizeof(in));
        return v6_is_public(in.sin6_addr.s6_addr);
    }
    return FALSE;
}
