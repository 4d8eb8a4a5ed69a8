/*
 * town.h - towns and townships, which no table lists: 花莲县富里乡, 蕲春县漕河镇; and the districts of
 * Taiwan's cities: 高雄市三民区. What kind of place they are ends the name, and it begins behind the
 * county or city that they are in.
 */
#ifndef MUBIAO_CORE_TOWN_H
#define MUBIAO_CORE_TOWN_H

/*
 * Where the town's name ends that begins at `at`, right behind the name of a county or city that
 * begins at `place` (the same as `at`: behind none, as at the head of a headline); NULL: none
 * does. All before `end`.
 */
const char *town_end(const char *place, const char *at, const char *end);

#endif
