#include "parse/meta_script.h"

#include "parse/meta_title.h"
#include "parse/slice.h"

#include <string.h>

#define SCRIPTS_MAX ((gsize)4 << 20) /* bytes of all scripts that are read */
#define NAME_SIZE   32
#define VALUE_SIZE  64

/* Names, without separators and in lower case. */
static const char *const date_names[] = {
    "publishtime",
    "publishdate",
    "pubtime",
    "pubdate",
    "publishedat",
    "publishedtime",
    "datepublished",
    "newstime",
    "ptime",
    "pagepubtime",
    "ct",
    "oricreatetime",
    "posttime",
    "postdate",
    "releasetime",
    "releasedate",
    "issuetime",
    "articletime",
    "publicationdate",
    "publisheddate",
    "firstpublishtime",
    "displaytime",
    "pubtimestr",
    "published",
    "onlinetime",
    "dateline",
    "showtime",
    "inputtime",
    "publishtimestamp",
    "createtime",
    "createdat",
    "articledate",
    "newsdate",
    "publishtimestr",
    "docpubtime",
    "crtime",
};

/* One `name = value` or `"name": value`. */
struct assignment {
    char name[NAME_SIZE];
    const char *value;
    gsize length;
    gsize at;
};

/* Read the name that ends before byte `i`, folded. */
static gboolean name_before(const char *s, gsize i, char name[NAME_SIZE])
{
    gsize end, n = 0;

    while (i && (s[i - 1] == ' ' || s[i - 1] == '"' || s[i - 1] == '\'' || s[i - 1] == '\\'))
        i--;
    end = i;
    while (i && end - i < NAME_SIZE - 1 && (g_ascii_isalnum(s[i - 1]) || strchr("_-$", s[i - 1])))
        i--;
    for (; i < end; i++) {
        if (g_ascii_isalnum(s[i]))
            name[n++] = g_ascii_tolower(s[i]);
    }
    name[n] = '\0';
    return n > 0;
}

/* The constant behind byte `i`: digits, or what stands in quotes (also escaped ones). */
static gboolean value_behind(const char *s, gsize n, gsize i, const char **value, gsize *length)
{
    gsize start;

    while (i < n && (s[i] == ' ' || s[i] == '\t' || s[i] == '\n'))
        i++;
    while (i < n && s[i] == '\\')
        i++;
    if (i < n && (s[i] == '"' || s[i] == '\'')) {
        start = ++i;
        while (i < n && i - start < VALUE_SIZE && s[i] != '"' && s[i] != '\'' && s[i] != '\\' &&
               s[i] != '\n')
            i++;
    } else {
        start = i;
        while (i < n && i - start < VALUE_SIZE && g_ascii_isdigit(s[i]))
            i++;
    }
    *value = s + start;
    *length = i - start;
    return *length > 0;
}

static gboolean next_assignment(const char *s, gsize n, gsize *from, struct assignment *a)
{
    for (gsize i = *from; i < n; i++) {
        if (s[i] != '=' && s[i] != ':')
            continue;
        if (i + 1 < n && s[i + 1] == '=')
            continue;
        if (value_behind(s, n, i + 1, &a->value, &a->length) && name_before(s, i, a->name)) {
            a->at = i;
            *from = i + 1;
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_date_name(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(date_names); i++) {
        if (strcmp(name, date_names[i]) == 0)
            return TRUE;
    }
    /* `var __$pubtime`, `artPubTime`, `doc_publish_time`: the telling part ends the name */
    return g_str_has_suffix(name, "pubtime") || g_str_has_suffix(name, "publishtime") ||
           g_str_has_suffix(name, "pubdate") || g_str_has_suffix(name, "publishdate");
}

struct search {
    struct datetime best;
    gsize distance;
    gboolean differ, days_differ;
};

static void offer(struct search *found, const struct datetime *when, gsize distance)
{
    if (!found->best.year) {
        found->best = *when;
        found->distance = distance;
        return;
    }
    if (datetime_instant(&found->best) != datetime_instant(when)) {
        if (!datetime_refines(&found->best, when) && !datetime_refines(when, &found->best))
            found->differ = TRUE;
        if (!datetime_same_day(&found->best, when))
            found->days_differ = TRUE;
    }
    if (distance < found->distance || datetime_refines(when, &found->best)) {
        found->best = *when;
        found->distance = distance;
    }
}

/* Where the headline stands in a script, or `n`. */
static gsize headline_at(const char *s, gsize n, const char *title)
{
    gsize length = title ? strlen(title) : 0;

    return length >= 12 ? slice_find(s, n, title) : n;
}

static void search_script(struct search *found, const char *s, gsize n, const char *title)
{
    gsize headline = headline_at(s, n, title), from = 0;
    struct assignment a;

    while (next_assignment(s, n, &from, &a)) {
        struct datetime when;
        gsize distance = G_MAXSIZE;

        if (a.value[0] < '0' || a.value[0] > '9' || a.length < 8 || !is_date_name(a.name) ||
            !datetime_value(a.value, a.length, &when))
            continue;
        if (headline < n)
            distance = a.at > headline ? a.at - headline : headline - a.at;
        offer(found, &when, distance);
    }
}

void script_dates_find(struct script_dates *d, const struct clues *c)
{
    struct search found = { .distance = G_MAXSIZE };
    const char *title = c->title ? meta_title_core(c->arena, c->title, NULL, NULL) : NULL;
    gsize total = 0;

    memset(d, 0, sizeof(*d));
    for (uint32_t i = 0; i < c->n_scripts; i++) {
        gsize n;
        const char *s = clues_script(c, i, &n);

        total += n;
        if (total > SCRIPTS_MAX)
            break;
        search_script(&found, s, n, title);
    }
    if (!found.best.year || (found.days_differ && found.distance == G_MAXSIZE))
        return;
    d->when = found.best;
    if (found.differ && found.distance == G_MAXSIZE)
        d->when.precision = DATETIME_DAY;
}

const char *script_string(const struct clues *c, const char *const *names)
{
    gsize total = 0;

    for (uint32_t i = 0; i < c->n_scripts && total < SCRIPTS_MAX; i++) {
        gsize n, from = 0;
        const char *s = clues_script(c, i, &n);
        struct assignment a;

        total += n;
        while (next_assignment(s, n, &from, &a)) {
            for (const char *const *name = names; *name; name++) {
                if (strcmp(a.name, *name) == 0 && a.length >= 4 && a.length < VALUE_SIZE)
                    return arena_strndup(c->arena, a.value, a.length);
            }
        }
    }
    return NULL;
}
