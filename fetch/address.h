/*
 * address.h - which addresses a fetcher may talk to.
 */
#ifndef MUBIAO_FETCH_ADDRESS_H
#define MUBIAO_FETCH_ADDRESS_H

#include <glib.h>
#include <sys/socket.h>

/*
 * Is this an address of the public internet? Not public: loopback, private, link-local,
 * carrier-grade NAT, documentation, benchmarking, multicast and reserved ranges (IANA's
 * special-purpose registries, RFC 6890), and IPv6 forms that carry such an IPv4 address
 * (mapped, 6to4, NAT64). Any other family is not public.
 */
gboolean address_is_public(const struct sockaddr *address);

#endif
