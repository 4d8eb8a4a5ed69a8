#include "normalize/measure.h"

#include <glib.h>
#include <string.h>

static const struct {
    enum measure measure;
    const char *units; /* between spaces */
} MEASURES[] = {
    { MEASURE_DURATION, " 年 月 个月 天 日 小时 时 分钟 分 秒 周 星期 周年 岁 个年头 季度 学年 "
                        "世纪 年期 工作日 个工作日 毫秒 个季度 个小时 个世纪 载 个周期 个交易日 " },
    { MEASURE_RANK, " 位 位次 个位次 名次 届 次会议 大 版 号 期 字 寸 级 代 楼 层 页 章 条路 号线 "
                    "维 倍速 步 核 纳米 英寸 毫米 条腿 点 句 个字 步走 " },
    { MEASURE_POINT, " 股 手 基点 个基点 " },
    { MEASURE_PEOPLE, " 人 户 人次 名 万人 人数 农户 " },
    { MEASURE_COUNT,
      " 个 家 项 座 条 种 件 场 对 组 批 支 部 款 所 处 台 套 辆 艘 架 列 只 头 尾 株 棵 颗 枚 "
      "盏 张 份 封 篇 本 册 幅 例 起 宗 笔 单 次 场次 列次 班次 班 架次 门 类 片 块 栋 幢 间 "
      "间次 床 张床位 床位 标箱 标准箱 箱 TEU 道 口 眼 根 节 员 期次 个次 个车位 车位 孔 桩 "
      "套房 单位 个单位 伙 团 队 粒 包 盒 瓶 桶 袋 票 通 点位 盘 把 面 顶 双 双边 部件 " },
};

enum measure measure_of(const char *unit)
{
    char *key;
    enum measure found = MEASURE_LEVEL;

    if (!unit || !*unit)
        return MEASURE_BARE;
    if (strlen(unit) > 32)
        return MEASURE_LEVEL;
    key = g_strdup_printf(" %s ", unit);
    for (gsize i = 0; i < G_N_ELEMENTS(MEASURES); i++)
        if (strstr(MEASURES[i].units, key)) {
            found = MEASURES[i].measure;
            break;
        }
    g_free(key);
    return found;
}
