#include "extract/pattern.h"

#include "core/text.h"

#include <string.h>

#define MAX_DEPTH 200
#define MAX_NODES 500000

struct reader {
    const char *text, *p;
    struct arena *arena;
    struct codeset_pool *pool;
    struct pattern *pattern;
    unsigned depth, looks, calls; /* of groups, look-arounds and subroutine calls around `p` */
    unsigned nodes;
    gboolean lost;              /* something is not known: the tree is worth nothing */
    char *marks[PATTERN_MARKS]; /* groups that conditions ask for */
    unsigned n_marks, unsure;   /* bits: marks that a look-around may set */
    GPtrArray *conditions;      /* the PATTERN_IF nodes */
};

static struct pattern_node *read_choice(struct reader *r);
static struct pattern_node *read_sequence(struct reader *r);

/* ---- nodes ---- */

static struct pattern_node *node_new(struct reader *r, enum pattern_kind kind)
{
    struct pattern_node *node = arena_calloc(r->arena, 1, sizeof(*node));

    r->lost |= ++r->nodes > MAX_NODES;
    node->kind = kind;
    return node;
}

static struct pattern_node *node_with_set(struct reader *r, enum pattern_kind kind,
                                          struct codeset *set)
{
    struct pattern_node *node = node_new(r, kind);

    node->set = codeset_pool_add(r->pool, set);
    return node;
}

static struct pattern_node *lose(struct reader *r)
{
    r->lost = TRUE;
    return node_new(r, PATTERN_ANYTHING);
}

static struct pattern_node *nothing(struct reader *r)
{
    return node_new(r, PATTERN_SEQUENCE);
}

/* ---- sets ---- */

static void add_chars(struct codeset *set, const char *chars)
{
    while (*chars) {
        uint32_t c = text_next(&chars);
        codeset_add(set, c, c);
    }
}

/* What \d, \s, \h, \w and their likes have; FALSE for another letter. */
static gboolean add_type(struct codeset *set, char letter)
{
    struct codeset *type = codeset_new();

    switch (g_ascii_tolower(letter)) {
    case 'd':
        codeset_add(type, '0', '9');
        break;
    case 's':
        codeset_add(type, '\t', '\r');
        codeset_add(type, ' ', ' ');
        break;
    case 'w':
        codeset_add(type, '0', '9');
        codeset_add(type, 'A', 'Z');
        codeset_add(type, 'a', 'z');
        codeset_add(type, '_', '_');
        break;
    case 'h':
        add_chars(type, "\t \u00a0\u1680\u180e\u202f\u205f\u3000");
        codeset_add(type, 0x2000, 0x200a);
        break;
    case 'v':
        codeset_add(type, '\n', '\r');
        codeset_add(type, 0x85, 0x85);
        codeset_add(type, 0x2028, 0x2029);
        break;
    default:
        codeset_free(type);
        return FALSE;
    }
    if (g_ascii_isupper(letter))
        codeset_invert(type, FALSE);
    codeset_add_all(set, type);
    codeset_free(type);
    return TRUE;
}

/* \n, \t …, \x{4e00} or a character that stands for itself; 0 for anything else. */
static uint32_t escaped_char(struct reader *r)
{
    static const char NAMES[] = "ntrfea", CODES[] = "\n\t\r\f\x1b\a";
    const char *name = strchr(NAMES, *r->p);

    if (*r->p && name) {
        r->p++;
        return (uint32_t)(unsigned char)CODES[name - NAMES];
    }
    if (*r->p == 'x' && r->p[1] == '{') {
        char *end;
        guint64 c = g_ascii_strtoull(r->p + 2, &end, 16);

        if (*end != '}' || c > 0x10ffff)
            return 0;
        r->p = end + 1;
        return (uint32_t)c;
    }
    return *r->p && !g_ascii_isalnum(*r->p) ? text_next(&r->p) : 0;
}

/* \p{…}: of which characters is not known here, so it has all. */
static gboolean skip_property(struct reader *r)
{
    const char *end = r->p[1] == '{' ? strchr(r->p, '}') : NULL;

    if ((*r->p != 'p' && *r->p != 'P') || !end)
        return FALSE;
    r->p = end + 1;
    return TRUE;
}

static void add_all_inexact(struct codeset *set)
{
    codeset_add(set, 1, 0x10ffff);
    set->exact = FALSE;
}

/* One member of [...]: its first character to `*first`, or 0 where it was a whole set. */
static gboolean read_member(struct reader *r, struct codeset *set, uint32_t *first)
{
    *first = 0;
    if (*r->p == '[' && (r->p[1] == ':' || r->p[1] == '.' || r->p[1] == '=') &&
        g_ascii_isalpha(r->p[2]))
        return FALSE;
    if (*r->p != '\\') {
        *first = text_next(&r->p);
        return TRUE;
    }
    r->p++;
    if (add_type(set, *r->p)) {
        r->p++;
        return TRUE;
    }
    if (skip_property(r)) {
        add_all_inexact(set);
        return TRUE;
    }
    *first = escaped_char(r);
    return *first != 0;
}

static struct pattern_node *read_class(struct reader *r)
{
    struct codeset *set = codeset_new();
    gboolean negated = *r->p == '^', first = TRUE;

    r->p += negated;
    while (*r->p && (*r->p != ']' || first)) {
        uint32_t from, to;

        first = FALSE;
        if (!read_member(r, set, &from))
            break;
        to = from;
        if (from && *r->p == '-' && r->p[1] && r->p[1] != ']') {
            r->p++;
            if (!read_member(r, set, &to) || !to)
                break;
        }
        if (from)
            codeset_add(set, from, to);
    }
    if (*r->p != ']') {
        codeset_free(set);
        return lose(r);
    }
    r->p++;
    if (negated)
        codeset_invert(set, FALSE);
    return node_with_set(r, PATTERN_SET, set);
}

static struct pattern_node *one_char(struct reader *r, uint32_t c)
{
    struct pattern_node *node = node_new(r, PATTERN_SET);

    node->set = codeset_pool_char(r->pool, c);
    return node;
}

static struct pattern_node *not_newline(struct reader *r)
{
    struct codeset *set = codeset_new();

    codeset_add(set, '\n', '\n');
    codeset_invert(set, FALSE);
    return node_with_set(r, PATTERN_SET, set);
}

/* ---- what one character of a look-around tells ---- */

/*
 * Add to `set` what `node` can begin with, or may see where it asks for what is ahead.
 * Returns whether it may match nothing, so that what follows counts, too.
 */
static gboolean add_first(struct codeset *set, const struct pattern_node *node)
{
    gboolean empty = FALSE;

    switch (node->kind) {
    case PATTERN_SEQUENCE:
        for (const struct pattern_node *c = node->children; c; c = c->next)
            if (!add_first(set, c))
                return FALSE;
        return TRUE;
    case PATTERN_CHOICE:
    case PATTERN_IF:
        for (const struct pattern_node *c = node->children; c; c = c->next)
            empty |= add_first(set, c);
        return empty;
    case PATTERN_REPEAT:
        return add_first(set, node->children) || node->min == 0;
    case PATTERN_SET:
    case PATTERN_AHEAD:
        codeset_add_all(set, node->set);
        return FALSE;
    case PATTERN_BEHIND:
    case PATTERN_MARK:
        return TRUE;
    case PATTERN_NEVER:
        return FALSE;
    case PATTERN_ANYTHING:
        return TRUE;
    }
    return TRUE;
}

/* Add the last characters of `node` to `set`; FALSE where they are not known. */
static gboolean add_last(struct codeset *set, const struct pattern_node *node)
{
    const struct pattern_node *last = NULL;

    if (node->kind == PATTERN_SET) {
        codeset_add_all(set, node->set);
        return TRUE;
    }
    if (node->kind == PATTERN_CHOICE) {
        for (const struct pattern_node *c = node->children; c; c = c->next)
            if (!add_last(set, c))
                return FALSE;
        return TRUE;
    }
    if (node->kind != PATTERN_SEQUENCE)
        return FALSE;
    for (const struct pattern_node *c = node->children; c; c = c->next)
        last = c;
    return last && add_last(set, last);
}

/* Add the alternatives of `node` that are one character and no more. */
static void add_lone(struct codeset *set, const struct pattern_node *node)
{
    if (node->kind == PATTERN_SET && node->set->exact)
        codeset_add_all(set, node->set);
    else if (node->kind == PATTERN_CHOICE)
        for (const struct pattern_node *c = node->children; c; c = c->next)
            add_lone(set, c);
    else if (node->kind == PATTERN_SEQUENCE && node->children && !node->children->next)
        add_lone(set, node->children);
}

static gboolean is_empty(const struct pattern_node *node)
{
    return node->kind == PATTERN_SEQUENCE && !node->children;
}

/* What a look-around comes down to; `inner` is what it looks for. */
static struct pattern_node *look(struct reader *r, gboolean behind, gboolean negative,
                                 const struct pattern_node *inner)
{
    enum pattern_kind kind = behind ? PATTERN_BEHIND : PATTERN_AHEAD;
    struct codeset *set = codeset_new();
    gboolean known = TRUE;

    if (negative && is_empty(inner)) {
        codeset_free(set);
        return node_new(r, PATTERN_NEVER);
    }
    if (negative)
        add_lone(set, inner);
    else
        known = behind ? add_last(set, inner) : !add_first(set, inner);
    if (!known || (negative && set->ranges->len == 0)) {
        codeset_free(set);
        return nothing(r);
    }
    if (negative)
        codeset_invert(set, TRUE);
    return node_with_set(r, kind, set);
}

/* ---- groups ---- */

/* Skip an escape or a class; anything else is one byte. */
static const char *skip_atom(const char *p)
{
    if (*p == '\\' && p[1])
        return p + 2;
    if (*p != '[')
        return p + 1;
    p += p[1] == '^' ? 2 : 1;
    p += *p == ']';
    while (*p && *p != ']')
        p += *p == '\\' && p[1] ? 2 : 1;
    return *p ? p + 1 : p;
}

/* Behind "(?<name>" of the group called so, or NULL. */
static const char *find_group(const char *text, const char *name, gsize n)
{
    for (const char *p = text; *p; p = skip_atom(p))
        if (strncmp(p, "(?<", 3) == 0 && strncmp(p + 3, name, n) == 0 && p[3 + n] == '>')
            return p + 4 + n;
    return NULL;
}

/* The body of the group called [name, end), read once more: a subroutine call. */
static struct pattern_node *read_call(struct reader *r, const char *name, const char *end)
{
    const char *back = end + 1, *body = find_group(r->text, name, (gsize)(end - name));
    struct pattern_node *node;

    if (!body)
        return lose(r);
    r->p = body;
    r->calls++;
    node = read_choice(r);
    r->calls--;
    r->p = back;
    return node;
}

static int mark_of(const struct reader *r, const char *name, gsize n)
{
    for (unsigned i = 0; i < r->n_marks; i++)
        if (strlen(r->marks[i]) == n && strncmp(r->marks[i], name, n) == 0)
            return (int)i;
    return -1;
}

/* Conditions are looked up first, so that their groups are known when they come. */
static void find_marks(struct reader *r)
{
    for (const char *p = r->text; *p; p = skip_atom(p)) {
        const char *name = p + 4, *end;

        if (strncmp(p, "(?(<", 4) != 0 || !(end = strchr(name, '>')) ||
            mark_of(r, name, (gsize)(end - name)) >= 0)
            continue;
        if (r->n_marks == PATTERN_MARKS) {
            r->lost = TRUE;
            return;
        }
        r->marks[r->n_marks++] = arena_strndup(r->arena, name, (gsize)(end - name));
    }
}

static gboolean close_group(struct reader *r)
{
    if (*r->p != ')')
        return FALSE;
    r->p++;
    return TRUE;
}

static struct pattern_node *read_group(struct reader *r)
{
    struct pattern_node *node = read_choice(r);

    return close_group(r) ? node : lose(r);
}

static struct pattern_node *read_named(struct reader *r, const char *name, const char *end)
{
    int mark = mark_of(r, name, (gsize)(end - name));
    struct pattern_node *body, *both;

    r->p = end + 1;
    body = read_group(r);
    if (mark < 0 || r->calls > 0) /* what a call sets is set back behind it */
        return body;
    if (r->looks > 0) {
        r->unsure |= 1u << mark;
        return body;
    }
    both = node_new(r, PATTERN_SEQUENCE);
    both->children = body;
    body->next = node_new(r, PATTERN_MARK);
    body->next->mark = (unsigned)mark;
    return both;
}

static struct pattern_node *read_look(struct reader *r, gboolean behind, gboolean negative)
{
    const struct pattern_node *inner;

    r->looks++;
    inner = read_group(r);
    r->looks--;
    return look(r, behind, negative, inner);
}

/* (?(DEFINE)…) matches nothing, (?(<name>)yes|no); others are not known. */
static struct pattern_node *read_condition(struct reader *r)
{
    struct pattern_node *node = node_new(r, PATTERN_IF);
    const char *end = strchr(r->p, '>');
    int mark;

    if (g_str_has_prefix(r->p, "DEFINE)")) {
        r->p += strlen("DEFINE)");
        r->calls++; /* its groups take no part here */
        read_group(r);
        r->calls--;
        return nothing(r);
    }
    if (*r->p != '<' || !end || end[1] != ')')
        return lose(r);
    mark = mark_of(r, r->p + 1, (gsize)(end - r->p - 1));
    if (mark < 0)
        return lose(r);
    node->mark = (unsigned)mark;
    r->p = end + 2;
    node->children = read_sequence(r);
    r->p += *r->p == '|';
    node->children->next = read_sequence(r);
    g_ptr_array_add(r->conditions, node);
    return close_group(r) ? node : lose(r);
}

/* `r->p` is behind "(". */
static struct pattern_node *read_parenthesis(struct reader *r)
{
    static const struct {
        const char *open;
        gboolean behind, negative;
    } LOOKS[] = {
        { "?=", FALSE, FALSE }, { "?!", FALSE, TRUE }, { "?<=", TRUE, FALSE }, { "?<!", TRUE, TRUE }
    };
    const char *end;

    if (*r->p == '*')
        return lose(r);
    if (*r->p != '?')
        return read_group(r);
    for (gsize i = 0; i < G_N_ELEMENTS(LOOKS); i++)
        if (g_str_has_prefix(r->p, LOOKS[i].open)) {
            r->p += strlen(LOOKS[i].open);
            return read_look(r, LOOKS[i].behind, LOOKS[i].negative);
        }
    if (r->p[1] == ':' || r->p[1] == '>' || r->p[1] == '|') {
        r->p += 2;
        return read_group(r);
    }
    if (r->p[1] == '(') {
        r->p += 2;
        return read_condition(r);
    }
    if (g_str_has_prefix(r->p, "?P>") && (end = strchr(r->p, ')')))
        return read_call(r, r->p + 3, end);
    if (g_str_has_prefix(r->p, "?<") && (end = strchr(r->p, '>')))
        return read_named(r, r->p + 2, end);
    if (g_str_has_prefix(r->p, "?P<") && (end = strchr(r->p, '>')))
        return read_named(r, r->p + 3, end);
    return lose(r);
}

/* ---- atoms, quantifiers, sequences ---- */

static struct pattern_node *text_edge(struct reader *r, enum pattern_kind kind, gboolean newline)
{
    struct codeset *set = codeset_new();

    codeset_add(set, CODESET_OUTSIDE, CODESET_OUTSIDE);
    if (newline)
        codeset_add(set, '\n', '\n');
    return node_with_set(r, kind, set);
}

/* `r->p` is behind the backslash. */
static struct pattern_node *read_escape(struct reader *r)
{
    struct codeset *set;
    const char *end;
    uint32_t c;

    if (*r->p == 'k' && r->p[1] == '<' && (end = strchr(r->p, '>')))
        return read_call(r, r->p + 2, end);
    if (*r->p && strchr("bBGAZz", *r->p)) {
        r->p++;
        return nothing(r);
    }
    if (*r->p == 'K') {
        r->p++;
        r->pattern->moves_start = TRUE;
        return nothing(r);
    }
    set = codeset_new();
    if (add_type(set, *r->p)) {
        r->p++;
        return node_with_set(r, PATTERN_SET, set);
    }
    if (skip_property(r)) {
        add_all_inexact(set);
        return node_with_set(r, PATTERN_SET, set);
    }
    codeset_free(set);
    c = escaped_char(r);
    return c ? one_char(r, c) : lose(r);
}

static struct pattern_node *read_atom(struct reader *r)
{
    switch (*r->p) {
    case '(':
        r->p++;
        return read_parenthesis(r);
    case '[':
        r->p++;
        return read_class(r);
    case '\\':
        r->p++;
        return read_escape(r);
    case '.':
        r->p++;
        return not_newline(r);
    case '^':
        r->p++;
        return text_edge(r, PATTERN_BEHIND, FALSE);
    case '$':
        r->p++;
        return text_edge(r, PATTERN_AHEAD, TRUE);
    default:
        return one_char(r, text_next(&r->p));
    }
}

/* {2}, {2,} or {2,8} at `p`: returns what is behind it, or NULL. */
static const char *read_bounds(const char *p, uint32_t *min, uint32_t *max)
{
    char *end;

    if (*p != '{' || !g_ascii_isdigit(p[1]))
        return NULL;
    *min = *max = (uint32_t)g_ascii_strtoull(p + 1, &end, 10);
    if (*end == ',') {
        *max = PATTERN_NO_MAX;
        if (g_ascii_isdigit(end[1]))
            *max = (uint32_t)g_ascii_strtoull(end + 1, &end, 10);
        else
            end++;
    }
    return *end == '}' ? end + 1 : NULL;
}

static struct pattern_node *read_repeats(struct reader *r, struct pattern_node *atom)
{
    for (;;) {
        struct pattern_node *node;
        const char *behind;
        uint32_t min = 0, max = PATTERN_NO_MAX;

        if (*r->p == '*' || *r->p == '+' || *r->p == '?') {
            min = *r->p == '+';
            max = *r->p == '?' ? 1 : PATTERN_NO_MAX;
            behind = r->p + 1;
        } else if (!(behind = read_bounds(r->p, &min, &max))) {
            return atom;
        }
        r->p = behind + (*behind == '+' || *behind == '?'); /* possessive, lazy */
        node = node_new(r, PATTERN_REPEAT);
        node->min = min;
        node->max = max;
        node->children = atom;
        atom = node;
    }
}

static struct pattern_node *read_sequence(struct reader *r)
{
    struct pattern_node *node = nothing(r), **last = &node->children;

    while (*r->p && *r->p != ')' && *r->p != '|' && !r->lost) {
        *last = read_repeats(r, read_atom(r));
        last = &(*last)->next;
    }
    /* one part needs no sequence around it, as long as it is nobody's sibling yet */
    return node->children && !node->children->next ? node->children : node;
}

static struct pattern_node *read_choice(struct reader *r)
{
    struct pattern_node *first, *node, **last;

    if (r->lost || ++r->depth > MAX_DEPTH)
        return lose(r);
    first = read_sequence(r);
    r->depth--;
    if (*r->p != '|')
        return first;
    node = node_new(r, PATTERN_CHOICE);
    node->children = first;
    last = &first->next;
    while (*r->p == '|') {
        r->p++;
        r->depth++;
        *last = read_sequence(r);
        r->depth--;
        last = &(*last)->next;
    }
    return node;
}

void pattern_read(struct pattern *pattern, const char *text, struct arena *arena,
                  struct codeset_pool *pool)
{
    struct reader r = { .text = text, .p = text, .arena = arena, .pool = pool, .pattern = pattern };

    pattern->moves_start = FALSE;
    r.conditions = g_ptr_array_new();
    find_marks(&r);
    pattern->tree = read_choice(&r);
    if (r.lost || *r.p)
        pattern->tree = node_new(&r, PATTERN_ANYTHING);
    for (guint i = 0; i < r.conditions->len; i++) {
        struct pattern_node *condition = g_ptr_array_index(r.conditions, i);

        if (r.unsure >> condition->mark & 1)
            condition->kind = PATTERN_CHOICE;
    }
    g_ptr_array_free(r.conditions, TRUE);
}
