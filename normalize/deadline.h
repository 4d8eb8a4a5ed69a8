/*
 * deadline.h - deadlines that no sentence says: those of the plan's own period.
 */
#ifndef MUBIAO_NORMALIZE_DEADLINE_H
#define MUBIAO_NORMALIZE_DEADLINE_H

#include "normalize/context.h"

/*
 * The period in a plan's title as EDTF in the arena: 行动计划(2023—2025年) → "2023/2025",
 * “十四五”规划 → "2021/2025", 2026年工作要点 → "2026". NULL: none; `title` may be NULL.
 */
const char *deadline_of_plan(struct context *c, const char *title);

/* … of the plan that governs byte `at` of the text; NULL: none. */
const char *deadline_of_plan_at(struct context *c, uint32_t at);

/*
 * The year for which a yearly programme is named in the headline (2026年政府工作报告, 部署今年重点任务), or NULL.
 */
const char *deadline_of_title(struct context *c);

/* A government's yearly report to its congress, by its headline: it looks back, and then ahead. */
gboolean is_work_report(const struct context *c);

/*
 * The year for which such a report sets aims: its headline's, else the one at whose beginning it was
 * published. 0, NULL: it is none, or its year is not known.
 */
int year_of_work_report(const struct context *c);
const char *deadline_of_work_report(struct context *c);

/* Does the headline say that the article is on aims: 力争, 目标, 行动计划 …? */
gboolean headline_sets_aims(const struct context *c);

/*
 * That year, or else the one that a headline which sets aims names, this or a later one
 * (2024年生产总值力争增长6.5%); NULL: none.
 */
const char *deadline_of_headline(struct context *c);

/* The year whose budget the article is on, where the headline says that it is on one; NULL: none. */
const char *deadline_of_budget(const struct context *c);

/*
 * The one year that the nearest heading above a block names, of those that name any
 * (二、2025年工作打算), or 0; 2024年总结和2025年打算 names two.
 */
int year_of_section(const struct context *c, uint32_t block);

/* The first year that the headline names (2024年统计公报), or 0. */
int year_of_title(const struct context *c);

/* … or else that of a report in traditional script, by the Republic's count (103年家庭收支调查); or 0. */
int year_reported_in_title(const struct context *c);

#endif
