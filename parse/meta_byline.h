/*
 * meta_byline.h - what one line says about who wrote and published an article.
 *
 * Lines come from the head and tail of an article: labelled ("来源：… 作者：… 责任编辑：…"),
 * dispatch heads ("（中央社記者…電）", "〔記者…／台北報導〕", "新京报讯（记者 …）"), and
 * signatures at the end ("（某某）"). Each function fills the fields that are still NULL.
 */
#ifndef MUBIAO_PARSE_META_BYLINE_H
#define MUBIAO_PARSE_META_BYLINE_H

#include "core/arena.h"

#include <glib.h>

struct byline {
    const char *source; /* behind 来源 and its like */
    const char *author; /* names joined by "、" */
    const char *editor;
    const char *agency; /* the medium of the dispatch head, a source where no other is named */
};

/* Lines longer than this are prose: no labels are looked for beyond it. In bytes. */
#define BYLINE_MAX 600

/* Labelled fields anywhere in a short line. */
void byline_labels(struct byline *b, struct arena *a, const char *s, gsize n);

/* A line of its own without labels: "某报记者 张三 李四", "記者張三／台北報導". */
void byline_line(struct byline *b, struct arena *a, const char *s, gsize n);

/* How a body's first paragraphs open. */
void byline_opening(struct byline *b, struct arena *a, const char *s, gsize n);

/* How a body's last paragraph closes: a signature in brackets. */
void byline_closing(struct byline *b, struct arena *a, const char *s, gsize n);

/* "（王某／台中報導）" anywhere in a paragraph: readers' pages put it in the middle. */
void byline_inside(struct byline *b, struct arena *a, const char *s, gsize n);

#endif
