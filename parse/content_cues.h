/*
 * content_cues.h - what a line says about its own part in a page.
 *
 * Wordings that Chinese news pages share, in both scripts: headings of related lists,
 * lines that name source and editor, prompts to share, notes on rights. A cue is only
 * followed where the line stands at the head or tail of an article, or is short.
 */
#ifndef MUBIAO_PARSE_CONTENT_CUES_H
#define MUBIAO_PARSE_CONTENT_CUES_H

#include <glib.h>
#include <stdint.h>

enum cue {
    CUE_NONE,
    CUE_CONTROL, /* share, font size, print: furniture wherever it stands */
    CUE_NOTE,    /* date, source, author, editor: of the article, not in it */
    CUE_CAPTION, /* picture credit */
    CUE_PROMO,   /* follow us, scan, download, note on rights, helpline */
    CUE_LIST     /* heading of a list of other articles, comments: the article is over */
};

/* What `n` bytes of text with `letters` letters say. */
enum cue content_cue(const char *s, gsize n, uint32_t letters);

/* 记者：进展如何？ An interviewer's question, which no list of names is. */
gboolean content_is_asked(const char *s, gsize n);

#endif
