#include "core/id.h"

#include "core/text.h"

#include <openssl/evp.h>
#include <string.h>
#include <xxhash.h>

static const EVP_MD *sha256(void)
{
    static gsize once;
    static EVP_MD *md; /* fetching costs more than a short hash: once for the process */

    if (g_once_init_enter(&once)) {
        md = EVP_MD_fetch(NULL, "SHA256", NULL);
        g_assert(md);
        g_once_init_leave(&once, 1);
    }
    return md;
}

static void hex(char out[ID_LENGTH + 1], const unsigned char *digest)
{
    static const char DIGITS[] = "0123456789abcdef";

    for (int i = 0; i < ID_LENGTH / 2; i++) {
        out[2 * i] = DIGITS[digest[i] >> 4];
        out[2 * i + 1] = DIGITS[digest[i] & 15];
    }
    out[ID_LENGTH] = '\0';
}

static void free_context(void *context)
{
    EVP_MD_CTX_free(context);
}

/* Making one costs more than a short hash, too: once for each thread. */
static EVP_MD_CTX *own_context(void)
{
    static GPrivate own = G_PRIVATE_INIT(free_context);
    EVP_MD_CTX *context = g_private_get(&own);

    if (!context) {
        context = EVP_MD_CTX_new();
        g_assert(context);
        g_private_set(&own, context);
    }
    return context;
}

void id_of_bytes(char out[ID_LENGTH + 1], const void *bytes, gsize n)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    EVP_MD_CTX *context = own_context();
    gboolean ok = EVP_DigestInit_ex2(context, sha256(), NULL) == 1 &&
                  EVP_DigestUpdate(context, bytes, n) == 1 &&
                  EVP_DigestFinal_ex(context, digest, NULL) == 1;

    g_assert(ok); /* fails only where OpenSSL has no memory */
    hex(out, digest);
}

#define USUAL_MAX 512 /* bytes of all parts */

/* A part as `length:part;`; returns the place behind it. */
static char *append_part(char *p, const char *part, gsize n)
{
    char length[TEXT_INT_MAX];

    if (n < 10) {
        *p++ = (char)('0' + n);
    } else {
        const char *digits = text_of_int(length, (int64_t)n);
        gsize bytes = (gsize)(length + sizeof length - 1 - digits);

        memcpy(p, digits, bytes);
        p += bytes;
    }
    *p++ = ':';
    memcpy(p, part, n);
    p += n;
    *p++ = ';';
    return p;
}

void id_of_parts(char out[ID_LENGTH + 1], const char *const *parts)
{
    char usual[USUAL_MAX], *all = usual, *p = all;
    XXH128_canonical_t digest;
    gsize room = sizeof usual;

    *p = '\0';
    for (; *parts; parts++) {
        gsize n = strlen(*parts), used = (gsize)(p - all), need = used + n + TEXT_INT_MAX + 2;

        if (need > room) {
            room = 2 * need;
            all = all == usual ? memcpy(g_malloc(room), usual, used) : g_realloc(all, room);
            p = all + used;
        }
        p = append_part(p, *parts, n);
    }
    XXH128_canonicalFromHash(&digest, XXH3_128bits(all, (gsize)(p - all)));
    hex(out, digest.digest);
    if (all != usual)
        g_free(all);
}

char *id_canonical_url(const char *url)
{
    const GUriFlags flags =
        G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE | G_URI_FLAGS_PARSE_RELAXED;
    GUri *uri = url ? g_uri_parse(url, flags, NULL) : NULL;
    const char *scheme = uri ? g_uri_get_scheme(uri) : "";
    char *made = NULL;

    if (strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0) {
        char *host = g_ascii_strdown(g_uri_get_host(uri) ? g_uri_get_host(uri) : "", -1);
        const char *query = g_uri_get_query(uri);
        if (*host)
            made = g_uri_join(flags, scheme, NULL, host, g_uri_get_port(uri), g_uri_get_path(uri),
                              query && *query ? query : NULL, NULL);
        g_free(host);
    }
    g_clear_pointer(&uri, g_uri_unref);
    return made;
}
