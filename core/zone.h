/*
 * zone.h - the words that say what kind of development zone a name is of. extract finds
 * zones by them that no table lists, normalize the zone that a headline is on.
 */
#ifndef MUBIAO_CORE_ZONE_H
#define MUBIAO_CORE_ZONE_H

#include "core/words.h"

/* 滨海高新技术产业开发区: behind a region's name, and behind one of the zone's own. */
extern struct words zone_words;
/* 西安高新区: only behind a region's name; alone they mean the article's (产业向高新区集中). */
extern struct words zone_short_words;

#endif
