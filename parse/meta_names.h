/*
 * meta_names.h - names of people and of media in bylines.
 *
 * A byline glues them to all sorts of things: "記者林志成花蓮縣12日電", "本报记者 张三、
 * 李四", "新京报记者 陆一夫". What is no name (desks, "综合报道", "佚名") is left out.
 */
#ifndef MUBIAO_PARSE_META_NAMES_H
#define MUBIAO_PARSE_META_NAMES_H

#include "core/arena.h"

#include <glib.h>

enum names_trust {
    NAMES_LOOSE, /* behind a label: any short word that is no desk is taken for a name */
    NAMES_STRICT /* no label: only what is built like a Chinese name */
};

/*
 * The names at the head of `n` bytes of `s`, joined by "、", in `a`; NULL where there are
 * none. Reading stops at the first word that is no name. Titles (记者, 通讯员, 编译) and
 * what stands before them are passed over.
 */
const char *names_read(struct arena *a, const char *s, gsize n, enum names_trust trust);

/* Is it built like a Chinese name: two to four characters, a surname first? */
gboolean names_is_person(const char *s, gsize n);

/* Is it the name of a newspaper, agency, station, site …, going by how it ends? */
gboolean names_is_medium(const char *s, gsize n);

/* 農業處, 行政院主計總處, 餐飲聯會: is it an office or a society, going by how it ends? A person might be called so, too. */
gboolean names_is_office(const char *s, gsize n);

/* The last byte behind a reporter's title (记者, 記者 …) in `s`, or 0 where there is none. */
gsize names_title_end(const char *s, gsize n);

/* The medium named right before a reporter's title ("新京报记者"), or NULL. In `a`. */
const char *names_medium_before_title(struct arena *a, const char *s, gsize n);

#endif
