/*
 * recognize_bench - how fast the rules run over text: characters a second, for texts of
 * 1k, 16k and 256k characters, so that anything not linear shows.
 *
 *   recognize_bench FILE    FILE is news text in UTF-8
 */
#include "core/arena.h"
#include "core/datadir.h"
#include "core/mention.h"
#include "core/text.h"
#include "extract/rules.h"

#include <stdio.h>

#define ROUND_CHARS ((gsize)4 << 20)

static void measure(const struct rules *rules, const char *text, gsize n, gsize chars)
{
    struct rules_scratch *s = rules_scratch_new();
    GArray *found = g_array_new(FALSE, FALSE, sizeof(struct mention));
    GString *piece = g_string_new(NULL);
    struct arena arena = { 0 };
    gsize have = text_length(text, n), done = 0;
    gint64 start;

    while (have && text_length(piece->str, piece->len) < chars)
        g_string_append_len(piece, text, (gssize)n);
    g_string_truncate(piece, text_byte_at(piece->str, piece->len, chars));
    start = g_get_monotonic_time();
    while (have && done < ROUND_CHARS) {
        g_array_set_size(found, 0);
        if (!rules_run(rules, s, &arena, piece->str, piece->len, found, NULL))
            break;
        arena_reset(&arena);
        done += chars;
    }
    printf("rules %7zu characters: %6.2f M characters/s, %u matches\n", chars,
           (double)done / (double)(g_get_monotonic_time() - start), found->len);
    arena_release(&arena);
    g_string_free(piece, TRUE);
    g_array_free(found, TRUE);
    rules_scratch_free(s);
}

int main(int argc, char **argv)
{
    char *folder = data_path("rules", NULL), *text = NULL;
    const char *folders[] = { folder, NULL };
    struct rules *rules = folder ? rules_load(folders, NULL) : NULL;
    gsize n = 0;

    if (!rules || argc != 2 || !g_file_get_contents(argv[1], &text, &n, NULL)) {
        fprintf(stderr, "usage: recognize_bench FILE\n");
        return 2;
    }
    measure(rules, text, n, 1000);
    measure(rules, text, n, 16000);
    measure(rules, text, n, 256000);
    g_free(text);
    g_free(folder);
    rules_free(rules);
    return 0;
}
