/*
 * log.h - messages for people, on stderr.
 *
 *   parse: warning: page.html: the declared charset 'utf-8' is wrong
 *
 * A message is one line and one write(2), so that the stages of one pipe never mix
 * theirs. Text from pages may hold terminal escapes: every control character
 * becomes `?`, and a message is cut at LOG_MAX bytes. Only programs log; library
 * code returns GErrors.
 */
#ifndef MUBIAO_CORE_LOG_H
#define MUBIAO_CORE_LOG_H

#include <glib.h>

#define LOG_MAX 2000

enum log_level { LOG_ERROR, LOG_WARNING, LOG_INFO };

/* The name in front of each message, and the least important level shown (default LOG_WARNING). */
void log_init(const char *stage, enum log_level most);
void log_message(enum log_level level, const char *format, ...) G_GNUC_PRINTF(2, 3);

#define log_error(...)   log_message(LOG_ERROR, __VA_ARGS__)
#define log_warning(...) log_message(LOG_WARNING, __VA_ARGS__)
#define log_info(...)    log_message(LOG_INFO, __VA_ARGS__)

/* Replace control characters (C0, DEL, C1) of valid UTF-8 by `?`, in place. */
void log_make_harmless(char *s);

#endif
