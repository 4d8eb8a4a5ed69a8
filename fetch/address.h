/*
 * address.h - which network addresses may be asked.
 *
 * By the IANA special-purpose address registries (RFC 6890 and its updates): what
 * is not globally reachable is refused, so that no page can make us ask a machine
 * of the network we run in.
 */
#ifndef MUBIAO_FETCH_ADDRESS_H
#define MUBIAO_FETCH_ADDRESS_H

#include <glib.h>
#include <sys/socket.h>

/* False for everything but public IPv4 and IPv6 unicast addresses. */
gboolean address_is_public(const struct sockaddr *address);

#endif
