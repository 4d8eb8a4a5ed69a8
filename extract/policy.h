/*
 * policy.h - finds titles of plans and rules: 《…规划》, 《…实施方案(2022—2025年)》, and the
 * words that stand for one (该规划, 上述方案).
 */
#ifndef MUBIAO_EXTRACT_POLICY_H
#define MUBIAO_EXTRACT_POLICY_H

#include "core/document.h"

#include <glib.h>

/*
 * Append a struct mention for each title in doc->text to `out`, in text order; the
 * mention covers the 《》. Only byte_start and byte_end are set, start and end are the
 * caller's to fill in. Groups: `short` (以下简称《…》), `issuer`, `verb` (印发, 发布 …).
 */
void policy_find(struct document *doc, GArray *out);

#endif
