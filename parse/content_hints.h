/*
 * content_hints.h - what names of classes and ids, and elements, say about a part of a page.
 *
 * General words of the trade in English and pinyin. They are weights, never verdicts: an
 * article may stand in a box named share.
 */
#ifndef MUBIAO_PARSE_CONTENT_HINTS_H
#define MUBIAO_PARSE_CONTENT_HINTS_H

#include "parse/tree.h"

enum hint {
    HINT_NONE,
    HINT_GOOD,   /* article, content, detail … */
    HINT_WEAK,   /* share, hot, tags …: often furniture */
    HINT_BAD,    /* related, comment, sidebar …: nearly always furniture */
    HINT_CAPTION /* of a picture */
};

enum hint content_hint(const struct tree *t, uint32_t i);

#endif
