/*
 * charset_label.h - the names that pages give to encodings.
 */
#ifndef MUBIAO_PARSE_CHARSET_LABEL_H
#define MUBIAO_PARSE_CHARSET_LABEL_H

#include <glib.h>

/*
 * The encoding that a label stands for ("x-gbk" → "gb18030"), as a static name that
 * iconv knows too; NULL for unknown labels. The labels are those of the WHATWG
 * Encoding standard that occur on Chinese pages and their neighbours', so no text
 * from a page ever reaches iconv_open().
 */
const char *charset_of_label(const char *label, gsize n);

/* The encoding in a Content-Type value ("text/html; charset=gbk"), or NULL. */
const char *charset_of_content_type(const char *value);

/* The encoding declared by <meta> or <?xml …?> in the first 4 KiB, or NULL. */
const char *charset_of_prescan(const guint8 *bytes, gsize n);

#endif
