/*
 * cue.h - tables/cues.tsv: the words that tell aims from facts, and numbers from what
 * they measure. One word may be of several kinds (突破: brings about, or says a level).
 */
#ifndef MUBIAO_NORMALIZE_CUE_H
#define MUBIAO_NORMALIZE_CUE_H

#include <glib.h>
#include <stdint.h>

/* Bits; the table's first lines say what each kind is. */
enum cue_kind {
    CUE_STRIVE = 1 << 0,
    CUE_PLAN = 1 << 1,
    CUE_COMMIT = 1 << 2,
    CUE_EXPECT = 1 << 3,
    CUE_AIM = 1 << 4,
    CUE_NOW = 1 << 5,
    CUE_FACT = 1 << 6,
    CUE_BUILD = 1 << 7,
    CUE_DONE = 1 << 8,
    CUE_LEVEL = 1 << 9,
    CUE_TO = 1 << 10,
    CUE_UP = 1 << 11,
    CUE_DOWN = 1 << 12,
    CUE_THAN = 1 << 13,
    CUE_BASE = 1 << 14,
    CUE_LINK = 1 << 15,
    CUE_INTRO = 1 << 16,
    CUE_SAYS = 1 << 17,
    CUE_CLASS = 1 << 18,
    CUE_LIST = 1 << 19,
    CUE_AND = 1 << 20,
    CUE_METRIC = 1 << 21,
    CUE_PRICE = 1 << 22,
    CUE_ASIDE = 1 << 23
};

/* Marks between clauses, and brackets; U+3000, a wide space, stands for a comma in headlines. */
#define CUE_MARKS "， ； ： 。 ！ ？ ; ! ? , : ( （ ) ） \u3000"
#define CUE_MARK  (1u << 31)

#define CUE_MODALITY (CUE_STRIVE | CUE_PLAN | CUE_COMMIT | CUE_EXPECT)
#define CUE_CHANGE   (CUE_UP | CUE_DOWN)

struct cues;

/* Words of later folders add to the first's. MUBIAO_ERROR_USAGE names file and line. */
struct cues *cues_load(const char *const *folders, GError **error);
void cues_free(struct cues *cues); /* NULL is fine */

/*
 * The first place from `s` on where a word of the table or a mark begins, with the length in
 * bytes of the longest there; `end` with length 0 where there is none. `kinds` gets its bits,
 * 0 for a word that only holds a cue (主要 holds 要), CUE_MARK for one of CUE_MARKS.
 */
const char *cues_next(const struct cues *cues, const char *s, const char *end, gsize *n,
                      uint32_t *kinds);

#endif
