/*
 * section.h - which lines are headings, and which headings stand above a block.
 *
 * Marked headings (h1 … h6) count, and lines of plain text that look like one: short,
 * without punctuation at the end. A lead-in (目标是，到2027年 or 主要目标： on a line of its
 * own) stands above plain headings, since a list with headings may follow it.
 */
#ifndef MUBIAO_NORMALIZE_SECTION_H
#define MUBIAO_NORMALIZE_SECTION_H

#include "normalize/context.h"

/* How deep a heading lies; a heading ends those of its own and of deeper levels. */
enum section_level {
    SECTION_NONE,     /* a paragraph */
    SECTION_H1,       /* to SECTION_H1 + 5: marked headings */
    SECTION_PART = 7, /* 一、2026年工作安排 */
    SECTION_CHAPTER,  /* （一）强化创新 */
    SECTION_ITEM,     /* 1. 企业培育 */
    SECTION_LEAD_IN,  /* 到2027年 or 主要目标： */
    SECTION_PLAIN,    /* 产业规模持续壮大 */
    SECTION_LEVELS
};

/* Fill c->section, c->levels and c->above; needs c->blocks only. */
void sections_find(struct context *c);

#endif
