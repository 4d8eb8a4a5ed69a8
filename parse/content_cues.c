#include "parse/content_cues.h"

#include "parse/slice.h"

#include <string.h>

enum place {
    START,
    LABEL, /* at the start, with a colon or bar behind it */
    WHOLE, /* nothing but signs behind it */
    ANY
};

/* clang-format off */
static const struct cue_phrase {
    const char *text;
    uint8_t cue, place;
    uint16_t letters; /* the line has at most so many */
} PHRASES[] = {
    /* headings of other articles */
    { "相关阅读", CUE_LIST, START, 60 }, { "相關閱讀", CUE_LIST, START, 60 },
    { "相关新闻", CUE_LIST, START, 60 }, { "相關新聞", CUE_LIST, START, 60 },
    { "相关文章", CUE_LIST, START, 60 }, { "相關文章", CUE_LIST, START, 60 },
    { "相关报道", CUE_LIST, START, 60 }, { "相關報導", CUE_LIST, START, 60 },
    { "相關報道", CUE_LIST, START, 60 }, { "相关链接", CUE_LIST, START, 30 },
    { "相關連結", CUE_LIST, START, 30 }, { "相关推荐", CUE_LIST, START, 30 },
    { "相关资讯", CUE_LIST, START, 30 }, { "相关内容", CUE_LIST, WHOLE, 30 },
    { "相关专题", CUE_LIST, START, 40 }, { "相关话题", CUE_LIST, START, 40 },
    { "相關推薦", CUE_LIST, START, 30 }, { "相關議題", CUE_LIST, START, 40 },
    { "推荐阅读", CUE_LIST, START, 60 }, { "推薦閱讀", CUE_LIST, START, 60 },
    { "推薦文章", CUE_LIST, START, 60 }, { "推荐文章", CUE_LIST, START, 60 },
    { "延伸阅读", CUE_LIST, START, 60 }, { "延伸閱讀", CUE_LIST, START, 60 },
    { "延伸·推荐", CUE_LIST, START, 60 }, { "延伸 · 推荐", CUE_LIST, START, 60 }, { "拓展阅读", CUE_LIST, START, 60 },
    { "相关政策", CUE_LIST, START, 60 }, { "版面导航", CUE_LIST, START, 60 },
    { "上一版", CUE_CONTROL, ANY, 40 }, { "返回目录", CUE_CONTROL, ANY, 40 },
    { "更多新闻", CUE_LIST, START, 40 }, { "更多新聞", CUE_LIST, START, 60 },
    { "更多报道", CUE_LIST, START, 60 }, { "更多報導", CUE_LIST, START, 60 },
    { "更多文章", CUE_LIST, START, 40 }, { "更多精彩", CUE_LIST, START, 60 },
    { "更多内容", CUE_LIST, START, 40 }, { "更多相關", CUE_LIST, START, 40 },
    { "看更多", CUE_LIST, START, 60 }, { "閱讀更多", CUE_LIST, START, 30 },
    { "阅读更多", CUE_LIST, START, 30 }, { "热门文章", CUE_LIST, START, 20 },
    { "热门新闻", CUE_LIST, START, 20 }, { "热门推荐", CUE_LIST, START, 20 },
    { "热门排行", CUE_LIST, START, 20 }, { "热点新闻", CUE_LIST, START, 20 },
    { "热点推荐", CUE_LIST, START, 20 }, { "今日热点", CUE_LIST, START, 20 },
    { "热门评论", CUE_LIST, START, 20 }, { "熱門新聞", CUE_LIST, START, 20 },
    { "熱門文章", CUE_LIST, START, 20 }, { "人氣新聞", CUE_LIST, START, 20 },
    { "猜你喜欢", CUE_LIST, START, 20 }, { "猜你喜歡", CUE_LIST, START, 20 },
    { "你可能喜", CUE_LIST, START, 20 }, { "你可能也", CUE_LIST, START, 20 },
    { "你可能感", CUE_LIST, START, 20 }, { "您可能感", CUE_LIST, START, 20 },
    { "你可能還", CUE_LIST, START, 20 }, { "為你推薦", CUE_LIST, START, 20 },
    { "為您推薦", CUE_LIST, START, 20 }, { "为你推荐", CUE_LIST, START, 20 },
    { "为您推荐", CUE_LIST, START, 20 }, { "编辑推荐", CUE_LIST, START, 20 },
    { "編輯推薦", CUE_LIST, START, 20 }, { "精彩推荐", CUE_LIST, START, 20 },
    { "大家都在看", CUE_LIST, START, 30 }, { "往期回顾", CUE_LIST, START, 30 },
    { "往期推荐", CUE_LIST, START, 30 }, { "往期精彩", CUE_LIST, START, 30 },
    { "最新文章", CUE_LIST, START, 20 }, { "最新新聞", CUE_LIST, START, 20 },
    { "最新评论", CUE_LIST, START, 20 }, { "网友评论", CUE_LIST, START, 20 },
    { "发表评论", CUE_LIST, START, 20 }, { "發表評論", CUE_LIST, START, 20 },
    { "发表回复", CUE_LIST, START, 20 }, { "參與討論", CUE_LIST, START, 20 },
    { "我要评论", CUE_LIST, START, 20 }, { "全部评论", CUE_LIST, START, 20 },
    { "精彩评论", CUE_LIST, START, 20 }, { "用户评论", CUE_LIST, START, 20 },
    { "文明上网", CUE_LIST, START, 30 }, { "点击排行", CUE_LIST, START, 20 },
    { "阅读排行", CUE_LIST, START, 20 }, { "新闻排行", CUE_LIST, START, 20 },
    { "上一篇", CUE_LIST, START, 80 }, { "下一篇", CUE_LIST, START, 80 },
    { "上一条", CUE_LIST, START, 80 }, { "下一条", CUE_LIST, START, 80 },
    { "上一則", CUE_LIST, START, 80 }, { "下一則", CUE_LIST, START, 80 },
    { "前一篇", CUE_LIST, START, 80 }, { "后一篇", CUE_LIST, START, 80 },
    { "继续阅读", CUE_LIST, START, 30 }, { "你还可以看", CUE_LIST, START, 30 },
    { "热文", CUE_LIST, WHOLE, 6 }, { "推荐", CUE_LIST, WHOLE, 6 }, { "推薦", CUE_LIST, WHOLE, 6 },
    { "热点", CUE_LIST, WHOLE, 6 }, { "评论", CUE_LIST, WHOLE, 8 }, { "留言", CUE_LIST, WHOLE, 8 },
    { "文章标签", CUE_LIST, START, 60 }, { "标签", CUE_LIST, LABEL, 60 },
    { "標籤", CUE_LIST, LABEL, 60 }, { "关键词", CUE_LIST, LABEL, 60 },
    { "关键字", CUE_LIST, LABEL, 60 }, { "關鍵字", CUE_LIST, LABEL, 60 },
    { "標籤", CUE_LIST, WHOLE, 6 }, { "标签", CUE_LIST, WHOLE, 6 },
    { "關鍵字", CUE_LIST, WHOLE, 6 }, { "Tags", CUE_LIST, START, 40 },
    { "TAG", CUE_LIST, START, 40 },
    /* notes on rights and opinions */
    { "特别声明", CUE_PROMO, START, 0 }, { "免责声明", CUE_PROMO, START, 0 },
    { "免責聲明", CUE_PROMO, START, 0 }, { "版权声明", CUE_PROMO, START, 0 },
    { "版權聲明", CUE_PROMO, START, 0 }, { "郑重声明", CUE_PROMO, START, 0 },
    { "风险提示", CUE_PROMO, WHOLE, 8 }, { "本文版权", CUE_PROMO, ANY, 80 },
    { "版权所有", CUE_PROMO, ANY, 80 }, { "版權所有", CUE_PROMO, ANY, 80 },
    { "著作權", CUE_PROMO, ANY, 60 }, { "Copyright", CUE_PROMO, ANY, 90 },
    { "转载请", CUE_PROMO, ANY, 90 }, { "轉載請", CUE_PROMO, ANY, 90 },
    { "请注明出处", CUE_PROMO, ANY, 120 }, { "禁止转载", CUE_PROMO, ANY, 90 },
    { "谢绝转载", CUE_PROMO, ANY, 90 }, { "请勿转载", CUE_PROMO, ANY, 90 },
    { "不得转载", CUE_PROMO, ANY, 120 }, { "不得轉載", CUE_PROMO, ANY, 120 },
    { "請勿轉載", CUE_PROMO, ANY, 90 }, { "未经授权", CUE_PROMO, ANY, 90 },
    { "未經授權", CUE_PROMO, ANY, 90 }, { "未经许可", CUE_PROMO, ANY, 90 },
    { "未經許可", CUE_PROMO, ANY, 90 }, { "不代表本", CUE_PROMO, ANY, 160 },
    { "仅代表作者", CUE_PROMO, ANY, 160 }, { "僅代表作者", CUE_PROMO, ANY, 160 },
    { "仅代表该作者", CUE_PROMO, ANY, 160 }, { "信息存储空间服务", CUE_PROMO, ANY, 200 },
    { "不构成投资", CUE_PROMO, ANY, 120 }, { "仅供参考", CUE_PROMO, ANY, 80 },
    { "僅供參考", CUE_PROMO, ANY, 80 }, { "如有侵权", CUE_PROMO, ANY, 160 },
    { "涉及侵权", CUE_PROMO, ANY, 160 }, { "侵权请联系", CUE_PROMO, ANY, 160 },
    { "联系删除", CUE_PROMO, ANY, 160 }, { "及时与我们联系", CUE_PROMO, ANY, 200 },
    { "违法和不良信息", CUE_PROMO, ANY, 120 }, { "ICP备", CUE_PROMO, ANY, 90 },
    { "立场无关", CUE_PROMO, ANY, 160 }, { "本網立場", CUE_PROMO, ANY, 120 },
    { "Notice:", CUE_PROMO, START, 0 },
    { "订户", CUE_PROMO, ANY, 60 }, { "訂戶", CUE_PROMO, ANY, 60 }, { "原标题", CUE_NOTE, ANY, 80 },
    { "原標題", CUE_NOTE, ANY, 80 },
    /* follow us, download, scan */
    { "載點", CUE_PROMO, ANY, 40 }, { "點擊投票", CUE_PROMO, ANY, 90 }, { "点击投票", CUE_PROMO, ANY, 90 },
    { "歡迎下載", CUE_PROMO, ANY, 60 }, { "欢迎下载", CUE_PROMO, ANY, 60 }, { "免费试玩", CUE_PROMO, ANY, 120 },
    { "火热进行中", CUE_PROMO, ANY, 90 }, { "下载客户端", CUE_PROMO, ANY, 120 },
    { "自动播放", CUE_CONTROL, START, 30 }, { "扫码", CUE_PROMO, ANY, 40 }, { "扫一扫", CUE_PROMO, ANY, 50 }, { "掃描", CUE_PROMO, ANY, 40 },
    { "二维码", CUE_PROMO, ANY, 40 }, { "公众号", CUE_PROMO, ANY, 36 },
    { "关注我们", CUE_PROMO, ANY, 50 }, { "欢迎关注", CUE_PROMO, ANY, 60 },
    { "官方微信", CUE_PROMO, ANY, 40 }, { "官方微博", CUE_PROMO, ANY, 30 },
    { "请关注", CUE_PROMO, ANY, 40 },
    { "下载APP", CUE_PROMO, ANY, 60 }, { "下载客户端", CUE_PROMO, ANY, 60 },
    { "下載APP", CUE_PROMO, ANY, 60 }, { "下載App", CUE_PROMO, ANY, 60 },
    { "下载App", CUE_PROMO, ANY, 60 }, { "打开APP", CUE_PROMO, ANY, 40 },
    { "立即下載", CUE_PROMO, ANY, 60 }, { "點我下載", CUE_PROMO, ANY, 60 },
    { "按我看活動", CUE_PROMO, ANY, 80 }, { "不用抽", CUE_PROMO, ANY, 60 },
    { "點我看", CUE_PROMO, ANY, 60 }, { "點這裡", CUE_PROMO, ANY, 60 }, { "按這裏", CUE_PROMO, ANY, 60 },
    { "按这里", CUE_PROMO, ANY, 60 }, { "點此", CUE_PROMO, ANY, 50 },
    { "粉絲團", CUE_PROMO, ANY, 60 }, { "粉絲專頁", CUE_PROMO, ANY, 60 }, { "專頁：", CUE_PROMO, ANY, 60 },
    { "專頁:", CUE_PROMO, ANY, 60 },
    { "加入LINE", CUE_PROMO, ANY, 60 }, { "訂閱", CUE_PROMO, ANY, 40 }, { "按讚", CUE_PROMO, ANY, 40 },
    { "請繼續往下", CUE_PROMO, ANY, 40 }, { "继续往下阅读", CUE_PROMO, ANY, 40 },
    { "點擊下載", CUE_PROMO, ANY, 60 }, { "点击下载", CUE_PROMO, ANY, 60 },
    { "点击查看", CUE_PROMO, START, 30 }, { "点击进入", CUE_PROMO, START, 40 },
    { "提醒您", CUE_PROMO, ANY, 60 }, { "關心您", CUE_PROMO, ANY, 60 }, { "專線", CUE_PROMO, ANY, 50 },
    { "自殺防治", CUE_PROMO, ANY, 60 }, { "珍惜生命", CUE_PROMO, ANY, 60 },
    { "生命線", CUE_PROMO, ANY, 60 },
    { "此文章已", CUE_PROMO, START, 40 }, { "已過查詢時效", CUE_PROMO, ANY, 40 },
    { "举报", CUE_PROMO, WHOLE, 8 }, { "举报/反馈", CUE_PROMO, WHOLE, 8 },
    { "赞赏", CUE_PROMO, START, 12 }, { "打赏", CUE_PROMO, START, 12 },
    { "返回首页", CUE_PROMO, ANY, 20 }, { "返回列表", CUE_PROMO, ANY, 20 },
    { "查看更多", CUE_PROMO, ANY, 24 }, { "查看原文", CUE_PROMO, WHOLE, 10 },
    { "阅读原文", CUE_PROMO, WHOLE, 10 }, { "浏览器不支持", CUE_CONTROL, ANY, 60 },
    { "瀏覽器不支", CUE_CONTROL, ANY, 60 }, { "不支持video", CUE_CONTROL, ANY, 60 },
    { "Your browser does not", CUE_CONTROL, ANY, 60 }, { "正在加载", CUE_CONTROL, START, 20 },
    { "视频加载", CUE_CONTROL, START, 20 },
    /* date, source, people */
    { "来源", CUE_NOTE, START, 50 }, { "來源", CUE_NOTE, START, 50 },
    { "本文来源", CUE_NOTE, START, 60 }, { "文章来源", CUE_NOTE, START, 50 },
    { "信息来源", CUE_NOTE, START, 50 }, { "稿件来源", CUE_NOTE, START, 50 },
    { "新闻来源", CUE_NOTE, START, 50 }, { "稿源", CUE_NOTE, START, 40 },
    { "资料来源", CUE_NOTE, START, 40 }, { "文章來源", CUE_NOTE, START, 50 },
    { "责任编辑", CUE_NOTE, START, 60 }, { "責任編輯", CUE_NOTE, START, 60 },
    { "责任校对", CUE_NOTE, START, 40 }, { "责编", CUE_NOTE, START, 40 }, { "責編", CUE_NOTE, START, 40 },
    { "编辑", CUE_NOTE, START, 30 }, { "編輯", CUE_NOTE, START, 30 }, { "审核", CUE_NOTE, START, 24 },
    { "校对", CUE_NOTE, START, 24 }, { "主编", CUE_NOTE, START, 24 }, { "监制", CUE_NOTE, START, 30 },
    { "值班", CUE_NOTE, START, 30 }, { "统筹", CUE_NOTE, START, 30 }, { "编审", CUE_NOTE, START, 24 },
    { "本文编辑", CUE_NOTE, START, 40 }, { "文字编辑", CUE_NOTE, START, 40 },
    { "原标题", CUE_NOTE, START, 80 }, { "原標題", CUE_NOTE, START, 80 },
    { "原题", CUE_NOTE, START, 80 }, { "原文标题", CUE_NOTE, START, 80 },
    { "发文机关", CUE_NOTE, START, 60 }, { "成文日期", CUE_NOTE, START, 60 },
    { "发文字号", CUE_NOTE, START, 60 }, { "发布机构", CUE_NOTE, START, 60 },
    { "主题分类", CUE_NOTE, START, 60 }, { "信息分类", CUE_NOTE, START, 60 },
    { "发布时间", CUE_NOTE, START, 60 }, { "發佈時間", CUE_NOTE, START, 60 },
    { "發布時間", CUE_NOTE, START, 60 }, { "发布日期", CUE_NOTE, START, 60 },
    { "發布日期", CUE_NOTE, START, 60 }, { "發佈日期", CUE_NOTE, START, 60 },
    { "發稿時間", CUE_NOTE, START, 60 }, { "建立時間", CUE_NOTE, START, 60 },
    { "更新时间", CUE_NOTE, START, 60 }, { "更新時間", CUE_NOTE, START, 60 },
    { "最後更新", CUE_NOTE, START, 60 }, { "最新更新", CUE_NOTE, START, 60 },
    { "日期", CUE_NOTE, START, 40 }, { "时间", CUE_NOTE, LABEL, 60 },
    { "時間", CUE_NOTE, LABEL, 60 }, { "作者", CUE_NOTE, START, 40 },
    { "撰文", CUE_NOTE, START, 30 }, { "采写", CUE_NOTE, START, 40 }, { "撰稿", CUE_NOTE, START, 30 },
    { "记者 ", CUE_NOTE, START, 20 }, { "记者", CUE_NOTE, LABEL, 40 }, { "記者", CUE_NOTE, LABEL, 40 },
    { "通讯员 ", CUE_NOTE, START, 20 }, { "供稿", CUE_NOTE, START, 40 }, { "文/", CUE_NOTE, START, 20 },
    { "文", CUE_NOTE, LABEL, 24 }, { "图", CUE_NOTE, LABEL, 24 }, { "图文", CUE_NOTE, LABEL, 24 },
    { "发布者", CUE_NOTE, START, 30 }, { "发布人", CUE_NOTE, START, 30 },
    { "浏览次数", CUE_NOTE, START, 30 }, { "阅读次数", CUE_NOTE, START, 30 },
    { "点击数", CUE_NOTE, START, 30 }, { "点击", CUE_NOTE, LABEL, 30 }, { "浏览", CUE_NOTE, LABEL, 30 },
    { "阅读", CUE_NOTE, LABEL, 30 },
    /* pictures */
    { "图片来源", CUE_CAPTION, START, 40 }, { "圖片來源", CUE_CAPTION, START, 40 },
    { "图源", CUE_CAPTION, START, 30 }, { "图／", CUE_CAPTION, ANY, 40 }, { "圖／", CUE_CAPTION, ANY, 80 },
    { "圖/", CUE_CAPTION, ANY, 80 }, { "▲", CUE_CAPTION, START, 120 }, { "△", CUE_CAPTION, START, 120 },
    { "▼", CUE_CAPTION, START, 120 }, { "資料圖片", CUE_CAPTION, ANY, 60 },
    { "资料图", CUE_CAPTION, ANY, 50 }, { "資料照", CUE_CAPTION, ANY, 80 },
    { "视频截图", CUE_CAPTION, ANY, 40 }, { "／攝", CUE_CAPTION, ANY, 80 }, { "/攝", CUE_CAPTION, ANY, 80 },
    { "翻攝", CUE_CAPTION, ANY, 60 },
    { "点击看大图", CUE_CONTROL, ANY, 20 },
    /* controls */
    { "分享", CUE_CONTROL, WHOLE, 8 }, { "分享到", CUE_CONTROL, START, 24 }, { "打印", CUE_CONTROL, WHOLE, 6 },
    { "字号", CUE_CONTROL, START, 12 }, { "字體", CUE_CONTROL, START, 12 }, { "字体", CUE_CONTROL, START, 12 },
    { "列印", CUE_CONTROL, WHOLE, 6 }, { "收藏", CUE_CONTROL, WHOLE, 6 }, { "点赞", CUE_CONTROL, WHOLE, 8 },
    { "转发", CUE_CONTROL, WHOLE, 8 }, { "复制链接", CUE_CONTROL, START, 12 },
    { "展开全文", CUE_CONTROL, START, 12 }, { "阅读全文", CUE_CONTROL, START, 12 },
    { "放大", CUE_CONTROL, WHOLE, 6 }, { "縮小", CUE_CONTROL, WHOLE, 6 },
    { "廣告", CUE_CONTROL, WHOLE, 4 }, { "广告", CUE_CONTROL, WHOLE, 4 }, { "AD", CUE_CONTROL, WHOLE, 2 },
    { "Advertisement", CUE_CONTROL, START, 30 }, { "下一页", CUE_CONTROL, ANY, 30 },
    { "下一頁", CUE_CONTROL, ANY, 30 }, { "下页", CUE_CONTROL, WHOLE, 8 }, { "Facebook", CUE_CONTROL, START, 20 },
    { "Twitter", CUE_CONTROL, START, 20 }, { "回复", CUE_CONTROL, WHOLE, 6 }, { "关闭窗口", CUE_CONTROL, ANY, 16 },
    { "返回顶部", CUE_CONTROL, ANY, 16 }, { "回頂端", CUE_CONTROL, ANY, 12 },
    { "完", CUE_CONTROL, WHOLE, 2 }, { "全文完", CUE_CONTROL, WHOLE, 4 },
};
/* clang-format on */

/* Brackets, bullets and blanks that stand before what a line says. */
static gsize skip_opening(const char *s, gsize n)
{
    static const char *const OPENING[] = { "（", "【", "［", "〔", "「", "《", "◆", "■", "●",
                                           "★",  "▍",  "※",  "－", "—",  "＞", "»", "·", "▎" };
    gsize at = 0;

    for (gboolean more = TRUE; more && at < n;) {
        more = FALSE;
        while (at < n && strchr(" ([<>*#|-=+", s[at]) && s[at]) {
            at++;
            more = TRUE;
        }
        for (gsize i = 0; i < G_N_ELEMENTS(OPENING); i++) {
            gsize m = strlen(OPENING[i]);
            if (n - at >= m && memcmp(s + at, OPENING[i], m) == 0) {
                at += m;
                more = TRUE;
            }
        }
    }
    return at;
}

/* Nothing but signs and digits behind the phrase? */
static gboolean ends_with_signs(const char *s)
{
    static const char SIGNS[] = " 0123456789:()[]<>|/>.+";

    for (; *s; s++)
        if (((unsigned char)*s < 0x80 && !strchr(SIGNS, *s)) ||
            ((unsigned char)*s >= 0xe4 && (unsigned char)*s <= 0xe9))
            return FALSE;
    return TRUE;
}

static gboolean is_divider(const char *s)
{
    static const char *const DIVIDERS[] = { ":", "：", "|", "｜", "丨", "/", "／" };

    s += strspn(s, " ");
    for (gsize i = 0; i < G_N_ELEMENTS(DIVIDERS); i++)
        if (g_str_has_prefix(s, DIVIDERS[i]))
            return TRUE;
    return FALSE;
}

#define MEDIUM_MOST (14 * 3) /* bytes of a medium's name and 记者 */

gboolean content_is_asked(const char *s, gsize n)
{
    static const char *const REPORTERS[] = { "记者", "記者" };
    const gsize open = skip_opening(s, n), head = MIN(n - open, MEDIUM_MOST);
    const char *start = s + open, *comma = "，";

    for (gsize i = 0; i < G_N_ELEMENTS(REPORTERS); i++) {
        gsize at = slice_find(start, head, REPORTERS[i]); /* 中新社记者：… */

        if (at < head && is_divider(start + at + strlen(REPORTERS[i])) &&
            !slice_has(start, at, comma))
            return slice_ends(s, n, "？") || slice_ends(s, n, "?") ||
                   (slice_ends(s, n, "。") && (slice_has(s, n, comma) || slice_has(s, n, ",")));
    }
    return FALSE;
}

/* One bit for each byte value of a line, modulo 64: most phrases are ruled out by one look. */
static uint64_t bytes_of(const char *s, gsize n)
{
    uint64_t bits = 0;

    for (gsize i = 0; i < n; i++)
        bits |= (uint64_t)1 << ((unsigned char)s[i] & 63);
    return bits;
}

static gboolean says(const struct cue_phrase *p, const char *s, const char *start, uint64_t bytes)
{
    const char *text = p->text;
    gsize n;

    /* the third byte tells Chinese characters apart best */
    if (text[2] && !(bytes >> ((unsigned char)text[2] & 63) & 1))
        return FALSE;
    if (p->place == START || p->place == LABEL || p->place == WHOLE)
        if (start[0] != text[0] || start[1] != text[1] || (text[2] && start[2] != text[2]))
            return FALSE;
    n = strlen(text);
    switch (p->place) {
    case START:
        return strncmp(start, p->text, n) == 0;
    case LABEL:
        return strncmp(start, p->text, n) == 0 && is_divider(start + n);
    case WHOLE:
        return strncmp(start, p->text, n) == 0 && ends_with_signs(start + n);
    default:
        return strstr(s, p->text) != NULL;
    }
}

enum cue content_cue(const char *s, gsize n, uint32_t letters)
{
    enum cue found = CUE_NONE;
    const char *start;
    uint64_t bytes;

    if (letters > 200)
        return CUE_NONE;
    start = s + skip_opening(s, n);
    bytes = bytes_of(s, n);
    for (gsize i = 0; i < G_N_ELEMENTS(PHRASES); i++) {
        const struct cue_phrase *p = &PHRASES[i];
        if (p->cue > found && (!p->letters || letters <= p->letters) && says(p, s, start, bytes))
            found = (enum cue)p->cue;
    }
    return found == CUE_NOTE && content_is_asked(s, n) ? CUE_NONE : found;
}
