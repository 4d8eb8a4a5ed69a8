/*
 * zone.h - development zones and river basins that no table lists: 滨海高新技术产业开发区,
 * 沧州临港经济技术开发区, 泾川流域. What kind of place they are ends the name; where it begins,
 * the words before it must say. extract finds them in the text, normalize the zone that a
 * headline is on.
 */
#ifndef MUBIAO_CORE_ZONE_H
#define MUBIAO_CORE_ZONE_H

#include "core/words.h"

/* 滨海高新技术产业开发区: behind a region's name, and behind one of the zone's own. */
extern struct words zone_words;
/* 西安高新区: only behind a region's name; alone they mean the article's (产业向高新区集中). */
extern struct words zone_short_words;

/*
 * Is the text from `region_end`, where a region's name ends, to `at`, where a zone's word
 * begins, part of one name: empty, 国家, 国家级, or a short name of the zone's own (临港)?
 */
gboolean zone_joins(const char *region_end, const char *at);

/*
 * Where the name begins that ends with one of zone_words, or 流域, at `at`, where no region's
 * name joins it: at the start of its clause. NULL where these words name no place
 * (国家级经济技术开发区, 重点流域).
 */
const char *zone_start(const char *text, const char *at);

/*
 * The usual name of the zone that the text from `name` to `end` calls by one of its names,
 * without 国家 and with 高新区 in full (绵阳高新技术产业开发区). The caller frees it.
 */
char *zone_name(const char *name, const char *end);

#endif
