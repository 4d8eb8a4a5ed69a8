#include "core/zone.h"

struct words zone_words =
    WORDS("经济技术开发区", "高新技术产业开发区", "高新技术开发区", "高新技术产业园区",
          "经济开发区", "综合保税区", "自由贸易试验区", "自贸试验区", "工业园区", "生态城");

struct words zone_short_words =
    WORDS("高新区", "经开区", "临港新区", "临空经济区", "航空港区", "保税区", "保税港区");
