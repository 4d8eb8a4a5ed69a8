/*
 * region_zone.h - development zones and river basins that no table lists: 滨海高新技术产业
 * 开发区, 泾川流域. What kind of place they are ends the name; where it begins, the words
 * before it must say.
 */
#ifndef MUBIAO_EXTRACT_REGION_ZONE_H
#define MUBIAO_EXTRACT_REGION_ZONE_H

#include <glib.h>

/*
 * Where the name begins that ends with one of zone_words (core/zone.h), or 流域, at `at`: at
 * the region named directly before it (`region`, or NULL where none ends there), else at the
 * start of its clause. NULL where these words name no place (国家级经济技术开发区, 重点流域).
 */
const char *region_zone_start(const char *text, const char *at, const char *region);

#endif
