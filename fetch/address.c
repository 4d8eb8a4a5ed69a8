#include "fetch/address.h"

#include <netinet/in.h>
#include <string.h>

struct block {
    guint8 net[16];
    unsigned bits;
};

static const struct block v4_refused[] = {
    { { 0 }, 8 },             /* this network */
    { { 10 }, 8 },            /* private */
    { { 100, 64 }, 10 },      /* shared, carrier-grade NAT */
    { { 127 }, 8 },           /* loopback */
    { { 169, 254 }, 16 },     /* link-local; clouds' metadata services */
    { { 172, 16 }, 12 },      /* private */
    { { 192, 0, 0 }, 24 },    /* protocol assignments */
    { { 192, 0, 2 }, 24 },    /* documentation */
    { { 192, 88, 99 }, 24 },  /* 6to4 relays, withdrawn */
    { { 192, 168 }, 16 },     /* private */
    { { 198, 18 }, 15 },      /* benchmarks */
    { { 198, 51, 100 }, 24 }, /* documentation */
    { { 203, 0, 113 }, 24 },  /* documentation */
    { { 224 }, 4 },           /* multicast */
    { { 240 }, 4 },           /* reserved, broadcast */
};

/* Within 2000::/3, all there is of global unicast. */
static const struct block v6_refused[] = {
    { { 0x20, 0x01, 0x00, 0x00 }, 23 }, /* protocol assignments, Teredo */
    { { 0x20, 0x01, 0x0d, 0xb8 }, 32 }, /* documentation */
    { { 0x20, 0x02 }, 16 },             /* 6to4: any IPv4 address inside */
    { { 0x3f, 0xff }, 20 },             /* documentation */
};

static gboolean within(const guint8 *a, const struct block *b)
{
    unsigned whole = b->bits / 8, rest = b->bits % 8;

    return memcmp(a, b->net, whole) == 0 &&
           (!rest || (a[whole] ^ b->net[whole]) >> (8 - rest) == 0);
}

static gboolean none_holds(const guint8 *a, const struct block *blocks, gsize n)
{
    for (gsize i = 0; i < n; i++)
        if (within(a, &blocks[i]))
            return FALSE;
    return TRUE;
}

static gboolean v4_public(const guint8 *a)
{
    return none_holds(a, v4_refused, G_N_ELEMENTS(v4_refused));
}

static gboolean v6_public(const guint8 *a)
{
    static const guint8 mapped[12] = { [10] = 0xff, [11] = 0xff };
    static const guint8 nat64[12] = { 0x00, 0x64, 0xff, 0x9b };

    if (memcmp(a, mapped, 12) == 0 || memcmp(a, nat64, 12) == 0)
        return v4_public(a + 12);
    return (a[0] & 0xe0) == 0x20 && none_holds(a, v6_refused, G_N_ELEMENTS(v6_refused));
}

gboolean address_is_public(const struct sockaddr *address)
{
    guint8 bytes[16];

    switch (address->sa_family) {
    case AF_INET:
        memcpy(bytes, (const guint8 *)address + offsetof(struct sockaddr_in, sin_addr), 4);
        return v4_public(bytes);
    case AF_INET6:
        memcpy(bytes, (const guint8 *)address + offsetof(struct sockaddr_in6, sin6_addr), 16);
        return v6_public(bytes);
    default:
        return FALSE;
    }
}
