/*
 * error.h - the codes of mubiao's own GErrors.
 *
 * Library functions never print and never exit: they return false (or NULL, or
 * -1) with `error` set. The message names the thing and, where there is one,
 * the way out; it is one line without a full stop. A caller that does not care
 * why may pass NULL.
 */
#ifndef MUBIAO_CORE_ERROR_H
#define MUBIAO_CORE_ERROR_H

#include <glib.h>

#define MUBIAO_ERROR (mubiao_error_quark())

enum mubiao_error {
    MUBIAO_ERROR_USAGE,   /* wrong option, wrong configuration, wrong rule file: exit 2 */
    MUBIAO_ERROR_IO,      /* the input or output itself failed: exit 3 */
    MUBIAO_ERROR_INPUT,   /* this input cannot be used: a reject line, the batch goes on */
    MUBIAO_ERROR_LIMIT,   /* this input is over a cap: likewise a reject line */
    MUBIAO_ERROR_TEMPFAIL /* a second try may cure it: exit 75 where nothing else is wrong */
};

GQuark mubiao_error_quark(void);

/* True if `error` concerns one input only, so that the batch may go on. */
gboolean mubiao_error_is_reject(const GError *error);

#endif
