#include "normalize/measure.h"

#include <glib.h>
#include <string.h>

static const struct {
    enum measure measure;
    const char *units; /* between spaces */
} MEASURES[] = {
    { MEASURE_DURATION, " 年 月 个月 天 日 夜 小时 时 分钟 分 秒 周 星期 周年 岁 个年头 季度 学年 "
                        "世纪 年期 工作日 个工作日 毫秒 个季度 个小时 个世纪 载 个周期 个交易日 " },
    { MEASURE_RANK, " 位 位次 个位次 名次 届 次会议 大 版 号 期 字 寸 级 代 楼 层 页 章 条路 号线 "
                    "维 倍速 步 核 纳米 英寸 毫米 条腿 点 句 个字 步走 " },
    { MEASURE_POINT, " 股 手 基点 个基点 " },
    { MEASURE_PEOPLE, " 人 户 人次 名 万人 人数 农户 " },
    { MEASURE_LEVEL,
      " % ‰ 个百分点 倍 吨 千克 公斤 克 毫克 千瓦 兆瓦 千瓦时 度 瓦 伏 千伏 安时 焦 焦耳 升 毫升 "
      "立方米 立方 平方米 平方公里 平方千米 米 公里 千米 海里 亩 公顷 吨标煤 吨标准煤 吨公里 "
      "人公里 摄氏度 ℃ 毫克/升 微克/立方米 比特 字节 FLOPS EFLOPS PFLOPS Gbps Mbps 桶 磅 盎司 "
      "标箱 标准箱 TEU 成 岁 英亩 平方英尺 尺 呎 平方尺 坪 甲 斤 担 石 标方 吨二氧化碳 P " },
};

enum measure measure_of(const char *unit)
{
    char key[40] = " ";
    gsize n;
    enum measure found = MEASURE_COUNT;

    if (!unit || !*unit)
        return MEASURE_BARE;
    n = strlen(unit);
    if (n > 32 || strstr(unit, "元") || strstr(unit, "镑") || strstr(unit, "币") ||
        strstr(unit, "吨"))
        return MEASURE_LEVEL; /* 美元, 新台币, 英镑: money of every country */
    memcpy(key + 1, unit, n);
    memcpy(key + 1 + n, " ", 2);
    for (gsize i = 0; i < G_N_ELEMENTS(MEASURES); i++)
        if (strstr(MEASURES[i].units, key)) {
            found = MEASURES[i].measure;
            break;
        }
    return found;
}

gboolean measure_both_among(struct words *units, const char *unit, const char *other)
{
    return unit && other && words_match(units, unit, unit + strlen(unit)) &&
           words_match(units, other, other + strlen(other));
}
