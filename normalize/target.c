#include "normalize/target.h"

#include "normalize/finding.h"

/* ---- lists of numbers ---- */

/* Only 、 or 和 between two quantities. */
static gboolean joined(const struct finding *f, const struct clause *clause, uint32_t a, uint32_t b)
{
    uint32_t at = f->all.tokens[a].end;

    for (uint32_t i = a + 1; i <= b; i++) {
        while (f->c->doc->text[at] == ' ')
            at++;
        if (f->all.tokens[i].start != at)
            return FALSE;
        if (i < b && !(f->all.tokens[i].kind == TOKEN_CUE && (f->all.tokens[i].cues & CUE_AND)))
            return FALSE;
        at = f->all.tokens[i].end;
    }
    return b > a + 1 && b < clause->first + clause->n;
}

static void find_list(const struct finding *f, struct judged *j)
{
    uint32_t end = j->clause->first + j->clause->n, at = j->token;

    j->member = 0;
    j->members = 1;
    while (at >= j->clause->first + 2 && f->all.tokens[at - 2].kind == TOKEN_QUANTITY &&
           joined(f, j->clause, at - 2, at)) {
        at -= 2;
        j->member++;
        j->members++;
    }
    for (at = j->token; at + 2 < end && f->all.tokens[at + 2].kind == TOKEN_QUANTITY &&
                        joined(f, j->clause, at, at + 2);
         at += 2)
        j->members++;
}

/* 产值要突破900亿元, 占比保持在4%: what sets a level for a measure, or a bound. */
static gboolean sets_level(const struct finding *f, const struct judged *j)
{
    static const char *const BOUNDS[] = { "突破", "达到", "超过", "不低于", "不少于", NULL };

    if (f->frame.reach == REACH_CARRIED && !(j->before.cues & (CUE_LEVEL | CUE_TO)))
        return FALSE;
    if (judged_measures(f, j))
        return TRUE;
    for (int i = 0; BOUNDS[i]; i++)
        if (finding_text_at(f, judged_token(f, j)->start, BOUNDS[i]))
            return TRUE;
    return FALSE;
}

/*
 * 要开通两张卡, 将带来千款新品: words of aims without a time, a plan or a 力争 are how people
 * talk; an aim that somebody can be held to has at least one of them, or sets a level.
 */
static gboolean is_idle(const struct target *r, gboolean measured)
{
    if (r->time || r->policy || g_strcmp0(r->modality, "strive") == 0)
        return FALSE;
    return !r->modality || strcmp(r->modality, "expect") == 0 || !measured;
}

/* The dates of the sentence that stand in a list, as far as they go. */
static void see_listed_date(struct finding *f, const struct clause *clause, uint32_t i)
{
    const struct token *t = &f->all.tokens[i];
    const char *date = f->c->dates[t->mention].edtf;
    gboolean goes_on = i > clause->first + 1 && t[-1].kind == TOKEN_CUE && (t[-1].cues & CUE_AND) &&
                       t[-1].end == t->start && t[-2].kind == TOKEN_DATE &&
                       t[-2].end == t[-1].start;

    if (!goes_on)
        f->n_dates = 0;
    if (f->n_dates < MEMBERS && date)
        f->dates[f->n_dates++] = date;
}

/* An aim that somebody sets; what is only expected shows nothing of the numbers around it. */
static gboolean is_pledged(const struct target *r)
{
    return r->policy || (r->modality ? strcmp(r->modality, "expect") != 0 : r->time != NULL);
}

static void add(struct finding *f, const struct judged *j, enum sense sense)
{
    const char *time_from;
    struct target r = judged_record(f, j, sense == SENSE_AIM, &time_from);
    gboolean solid = judged_is_solid(f, j);

    r.solid = r.is_target ? is_pledged(&r) : solid;
    f->said[f->n_said++ % MEMBERS] = r.indicator;
    if (r.is_target && is_idle(&r, solid || sets_level(f, j)))
        return;
    f->n_solid += r.solid;
    f->n_weak += !r.solid && !r.is_target;
    g_array_append_val(f->found, r);
    judged_trace(f, j, &r, time_from);
}

/* measure_of(), asked once for most units of a document: equal ones mostly are one string. */
static enum measure measure_here(struct finding *f, const char *unit)
{
    struct known_measure *known = &f->measures[((uintptr_t)unit >> 3) % G_N_ELEMENTS(f->measures)];

    if (!unit)
        return MEASURE_BARE;
    if (known->unit != unit)
        *known = (struct known_measure){ unit, measure_of(unit) };
    return known->measure;
}

static void see_quantity(struct finding *f, const struct clause *clause, uint32_t token)
{
    struct judged j = { .clause = clause, .token = token };
    enum sense sense;
    uint32_t other;

    j.q = &f->c->quantities[f->all.tokens[token].mention];
    j.measure = measure_here(f, j.q->unit);
    if (f->within[token])
        return;
    find_list(f, &j);
    j.before = phrase_before(f->c, &f->all, clause, token - 2 * j.member);
    other = judged_stretch_behind(f, clause, token);
    j.after = phrase_after(f->c, &f->all, clause, other ? other : token, f->within);
    sense = judged_sense(f, &j);
    if (sense == SENSE_NONE)
        return;
    add(f, &j, sense);
    if (f->frame.sense == SENSE_NONE) /* what goes on in this way is reported too */
        f->frame.sense = sense;
}

/* ---- the walk ---- */

/*
 * A paragraph in which most numbers show nothing tells a story, and they are told in
 * passing. Items and cells are too short to tell: what they are stands above them.
 */
static void end_block(struct finding *f, uint32_t block)
{
    enum block_kind kind = f->c->doc->blocks[block].kind;
    guint kept = f->first;

    if (kind == BLOCK_LI || kind == BLOCK_TD || (f->n_solid > 0 && f->n_solid >= f->n_weak))
        return;
    for (guint i = f->first; i < f->found->len; i++) {
        const struct target *r = &g_array_index(f->found, struct target, i);

        if (r->is_target || r->solid)
            g_array_index(f->found, struct target, kept++) = *r;
        else
            context_trace(f->c, "told in passing: %s %s",
                          context_string(f->c, f->c->doc->mentions[r->mention].byte_start,
                                         f->c->doc->mentions[r->mention].byte_end),
                          r->indicator ? r->indicator : "-");
    }
    g_array_set_size(f->found, kept);
}

/* 一是抓好民生, 第二，…: a paragraph that goes on with what the one before them began. */
static gboolean is_enumerated(const struct context *c, uint32_t block)
{
    static const char *const ORDINALS[] = { "一", "二", "三", "四", "五", "六",
                                            "七", "八", "九", "十", NULL };
    const char *s = c->doc->text + c->blocks[block].start;
    gboolean numbered = g_str_has_prefix(s, "第");

    s += numbered ? 3 : 0;
    for (int i = 0; ORDINALS[i]; i++)
        if (g_str_has_prefix(s, ORDINALS[i]))
            return g_str_has_prefix(s + 3, numbered ? "，" : "是");
    return FALSE;
}

/* The block whose frame holds at the start of this one, or UINT32_MAX. */
static uint32_t governor(struct finding *f, uint32_t block)
{
    uint32_t above = f->c->above[block];

    if (!is_enumerated(f->c, block))
        f->opener = block;
    else if (f->opener != UINT32_MAX && (above == UINT32_MAX || above < f->opener))
        return f->opener;
    return above;
}

static void start_block(struct finding *f, uint32_t block)
{
    const struct context *c = f->c;
    uint32_t above = governor(f, block);

    f->first = f->found->len;
    f->n_solid = f->n_weak = 0;
    f->frame = frame_below(above == UINT32_MAX ? NULL : &f->headings[above]);
    f->frame.heading = c->levels[block] != 0;
    f->subject = NULL;
    f->n_said = 0;
}

/* A heading or lead-in with a time governs what follows; elsewhere two times are one too many. */
static void announce(struct finding *f, const struct clause *clause)
{
    if (f->c->levels[clause->block] != 0)
        f->several = FALSE;
    else if (f->announced && g_strcmp0(f->announced, f->frame.deadline) != 0)
        f->several = TRUE;
    f->announced = f->frame.deadline;
}

/* The first paragraph that names a period over names the report's, unless it names two. */
static void report(struct finding *f, const struct clause *clause)
{
    if (!f->reported_by) {
        f->reported = f->frame.period;
        f->reported_by = clause->block + 1;
    } else if (f->reported_by == clause->block + 1 &&
               g_strcmp0(f->reported, f->frame.period) != 0) {
        f->reported = NULL;
    }
}

/* Does the sentence that `clause` opens speak of something whose numbers are no records? */
static gboolean is_aside(const struct finding *f, const struct clause *clause)
{
    const struct clause *end = f->all.at + f->all.n;

    do {
        for (uint32_t i = clause->first; i < clause->first + clause->n; i++)
            if (f->all.tokens[i].kind == TOKEN_CUE && (f->all.tokens[i].cues & CUE_ASIDE))
                return TRUE;
    } while (++clause < end && !clause->opens_sentence);
    return FALSE;
}

static void see_clause(struct finding *f, const struct clause *clause)
{
    gboolean dated = FALSE;

    if (clause->opens_sentence) {
        f->aside = is_aside(f, clause);
        f->n_dates = 0;
    }
    frame_next_clause(&f->frame, f->c, clause);
    for (uint32_t i = clause->first; i < clause->first + clause->n; i++) {
        frame_step(&f->frame, f->c, &f->all, clause, i);
        if (f->all.tokens[i].kind == TOKEN_DATE)
            see_listed_date(f, clause, i);
        if (f->all.tokens[i].kind == TOKEN_QUANTITY)
            see_quantity(f, clause, i);
        dated |= f->all.tokens[i].kind == TOKEN_DATE;
    }
    if (dated && f->frame.sense == SENSE_AIM && f->frame.reach == REACH_CLAUSE)
        announce(f, clause);
    if (dated && f->frame.last == WHEN_PAST && f->frame.closed)
        report(f, clause);
}

void targets_find(const struct cues *cues, struct context *c, struct target_list *out)
{
    struct finding f = { .c = c, .opener = UINT32_MAX };
    uint32_t block = UINT32_MAX;

    clauses_find(c, cues, &f.all);
    f.found = g_array_new(FALSE, FALSE, sizeof(struct target));
    f.within = arena_calloc(c->arena, f.all.n_tokens, sizeof(*f.within));
    f.headings = arena_calloc(c->arena, c->doc->n_blocks, sizeof(*f.headings));
    for (uint32_t i = 0; i < f.all.n; i++) {
        const struct clause *clause = &f.all.at[i];

        if (clause->block != block) {
            if (i > 0)
                end_block(&f, block);
            block = clause->block;
            start_block(&f, block);
        }
        see_clause(&f, clause);
        f.headings[block] = f.frame;
    }
    if (f.all.n > 0)
        end_block(&f, block);
    out->n = f.found->len;
    out->at = arena_alloc(c->arena, out->n * sizeof(*out->at));
    if (out->n > 0)
        memcpy(out->at, f.found->data, out->n * sizeof(*out->at));
    g_array_free(f.found, TRUE);
}
