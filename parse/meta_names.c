#include "parse/meta_names.h"

#include "core/text.h"
#include "parse/slice.h"

#include <string.h>

/* The commonest surnames of both scripts; nine in ten people and more bear one of them. */
static const char surnames[] =
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮"
    "邓鄧曹彭曾肖蕭萧田董袁潘于於蒋蔣蔡余餘杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔锺鍾钟谭譚陆陸"
    "汪范範金石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱丘江尹薛闫閻阎段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔"
    "邵万萬钱錢严嚴覃武戴莫孔向汤湯常温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯"
    "岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂塗成苗谷"
    "盛曲翁冉骆駱蓝藍路游辛靳欧管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉"
    "缪繆简簡车車项項连連芦蘆麦麥褚娄婁窦竇戚岑景党黨宫宮费費卜冷晏席卫衛米柏宗瞿桂全佟应應"
    "臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池查麻苑迟遲邝鄺"
    "官封谈談匡鞠惠荆荊乐樂冀郁胥南班储儲原栗燕楚鄢劳勞谌諶奚皮粟冼蔺藺楼樓盘盤满滿闻聞位厉厲"
    "伊仝区區郜海阚闞花权權强強帅帥屠豆朴盖蓋练練廉禹井祖漆巴丰豐支卿国國狄平计計索宣晋晉相初"
    "门門雲云容敬来來扈晁芮都普阙闕戈鹿励勵凤鳳竺佐湛詩危洪赖賴俞钮鈕辜璩粘茅裘伏利薄游幸印牧靖贝貝"
    "沃莘禤毋宛闾閭咸戎羿";

static const char *const double_surnames[] = { "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛",
                                               "諸葛", "东方", "東方", "皇甫", "尉迟", "公孙",
                                               "令狐", "慕容", "司徒", "夏侯", "端木", "南宫" };

/* Words that stand where a name would but are none. */
static const char *const no_names[] = {
    "综合报道",  "綜合報導",      "綜合報道",   "未知",   "佚名",   "匿名",   "不详",     "不詳",
    "本站",      "本网",          "本網",       "本报",   "本報",   "网络",   "網絡",     "網路",
    "综合",      "綜合",          "小编",       "小編",   "编辑",   "編輯",   "编辑部",   "編輯部",
    "管理员",    "管理員",        "系统管理员", "互联网", "转载",   "轉載",   "原创",     "原創",
    "即時",      "即时",          "新闻",       "新聞",   "报道",   "報導",   "報道",     "无",
    "無",        "来源",          "來源",       "全文",   "化名",   "下同",   "未完待续", "路透",
    "路透社",    "法新社",        "美联社",     "美聯社", "本报讯", "本報訊", "admin",    "null",
    "undefined", "administrator", "記者",       "记者",   "作者",   "网友",   "網友",     "游客",
    "发布",      "發布",          "官方",       "官网",   "关注",   "關注",   "分享",     "举报",
    "時間",      "时间",          "文章",       "阅读",   "閱讀",   "浏览",   "瀏覽",     "评论",
    "評論",      "日期",
};

/* How desks end: 國際中心, 綜合報導, 即時新聞, 財經組. */
static const char *const desk_ends[] = { "中心",   "報導",   "报道",   "報道",   "新聞", "新闻",
                                         "编辑部", "編輯部", "外電",   "外电",   "快訊", "快讯",
                                         "專電",   "专电",   "新聞網", "新闻网", "編譯", "编译",
                                         "整理",   "綜合",   "综合" };

static const char *const titles[] = { "记者",   "記者",   "通讯员", "通訊員",   "特派員",
                                      "特派员", "撰稿人", "评论员", "評論員",   "實習生",
                                      "实习生", "主笔",   "主筆",   "特约撰稿", "研究员" };

/* Places that follow a name without a break: only to tell 張三台北 from 張三台・北. */
static const char *const places[] = {
    "台北",   "臺北",   "新北",   "桃園",   "新竹",   "苗栗",     "台中",     "臺中",     "彰化",
    "南投",   "雲林",   "嘉義",   "台南",   "臺南",   "高雄",     "屏東",     "宜蘭",     "花蓮",
    "台東",   "臺東",   "澎湖",   "金門",   "馬祖",   "連江",     "基隆",     "北京",     "上海",
    "天津",   "重庆",   "重慶",   "广州",   "廣州",   "深圳",     "武汉",     "武漢",     "南京",
    "杭州",   "成都",   "西安",   "郑州",   "鄭州",   "长沙",     "長沙",     "沈阳",     "瀋陽",
    "香港",   "澳门",   "澳門",   "济南",   "濟南",   "青岛",     "大连",     "哈尔滨",   "长春",
    "石家庄", "太原",   "合肥",   "福州",   "厦门",   "廈門",     "南昌",     "昆明",     "贵阳",
    "南宁",   "海口",   "兰州",   "西宁",   "银川",   "乌鲁木齐", "拉萨",     "呼和浩特", "东京",
    "東京",   "华盛顿", "華盛頓", "纽约",   "紐約",   "伦敦",     "倫敦",     "巴黎",     "柏林",
    "莫斯科", "首尔",   "首爾",   "曼谷",   "河内",   "河內",     "雅加达",   "雅加達",   "新加坡",
    "吉隆坡", "洛杉磯", "洛杉矶", "日内瓦", "日內瓦", "布鲁塞尔", "布魯塞爾", "新德里",   "悉尼",
    "雪梨",   "旧金山", "舊金山", "综合",   "綜合",   "报道",     "報導",     "報道",     "摄影",
    "攝影",   "整理",   "專訪",   "特稿",
};

static gboolean is_surname(uint32_t c)
{
    for (const char *s = surnames; *s;) {
        if (text_next(&s) == c)
            return TRUE;
    }
    return FALSE;
}

static gboolean has_double_surname(const char *s, gsize n)
{
    for (gsize i = 0; i < G_N_ELEMENTS(double_surnames); i++) {
        if (slice_starts(s, n, double_surnames[i]))
            return TRUE;
    }
    return FALSE;
}

static gboolean is_no_name(const char *s, gsize n, enum names_trust trust)
{
    for (gsize i = 0; i < G_N_ELEMENTS(no_names); i++) {
        if (strlen(no_names[i]) == n && g_ascii_strncasecmp(s, no_names[i], n) == 0)
            return TRUE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(desk_ends); i++) {
        /* behind a label even 网络整理 is what the page names */
        if (trust == NAMES_LOOSE && slice_ends(desk_ends[i], strlen(desk_ends[i]), "整理"))
            continue;
        if (n > strlen(desk_ends[i]) && slice_ends(s, n, desk_ends[i]))
            return TRUE;
    }
    return FALSE;
}

/* Han characters (and the dot of foreign names) at the head of `s`: how many, how many bytes. */
static gsize han_run(const char *s, gsize n, gsize *bytes, gboolean *dotted)
{
    const char *p = s, *end = s + n;
    gsize count = 0;

    *dotted = FALSE;
    while (p < end) {
        const char *next = p;
        uint32_t c = text_next(&next);

        if (c == 0xb7 || c == 0x2022 || c == 0x30fb || c == 0x2027) {
            if (!count)
                break;
            *dotted = TRUE;
        } else if (!text_is_han(c)) {
            break;
        } else {
            count++;
        }
        p = next;
    }
    *bytes = (gsize)(p - s);
    return count;
}

gboolean names_is_person(const char *s, gsize n)
{
    gsize bytes, count;
    gboolean dotted;
    const char *p = s;

    if (n < 6 || names_title_end(s, n) || is_no_name(s, n, NAMES_STRICT))
        return FALSE;
    count = han_run(s, n, &bytes, &dotted);
    if (bytes != n)
        return FALSE;
    if (dotted)
        return count >= 3 && count <= 16;
    if (has_double_surname(s, n))
        return count >= 3 && count <= 4;
    if (!is_surname(text_next(&p)))
        return FALSE;
    return count <= 3 || (count == 4 && is_surname(text_next(&p)) && !names_is_medium(s, n));
}

/* Nothing but letters, digits and what joins them. */
static gboolean is_one_word(const char *s, gsize n)
{
    const char *end = s + n;

    while (s < end) {
        uint32_t c = text_next(&s);
        if (!text_is_han(c) && !g_ascii_isalnum((char)MIN(c, 0x7f)) && c != '-' && c != '.' &&
            c != 0xb7 && c != 0xff0d && c != 0x300a && c != 0x300b)
            return FALSE;
    }
    return TRUE;
}

gboolean names_is_office(const char *s, gsize n)
{
    static const char *const ENDS[] = {
        "政府", "处", "處", "局", "署", "科", "部", "院", "會", "会"
    };
    const char *first = s;

    if (n == 0 || !text_is_han(text_next(&first)))
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(ENDS); i++)
        if (slice_ends(s, n, ENDS[i]))
            return TRUE;
    return FALSE;
}

gboolean names_is_medium(const char *s, gsize n)
{
    static const char *const ends[] = {
        "网",   "網",   "报",     "報",     "社",   "新闻", "新聞", "周刊", "週刊",
        "杂志", "雜誌", "电视台", "電視台", "电台", "電台", "广播", "廣播", "客户端",
        "在线", "在線", "視",     "财经",   "財經", "科技", "娱乐", "娛樂", "体育",
        "體育", "观察", "觀察",   "资讯",   "資訊", "发布", "發布", "頻道", "频道",
        "通讯", "通訊", "月刊",   "论坛",   "媒体", "媒體", "卫视", "衛視", "时报",
        "快报", "消息", "总台",   "總台",   "传媒", "傳媒", "日報", "周報", "公众号",
        "汽车", "房产", "研究院", "政府网", "证券", "期货", "頭條", "头条", "视频",
    };
    gsize chars = text_length(s, n);

    if (chars < 2 || chars > 20 || !is_one_word(s, n))
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
        if (n > strlen(ends[i]) && slice_ends(s, n, ends[i]))
            return TRUE;
    }
    return FALSE;
}

gsize names_title_end(const char *s, gsize n)
{
    gsize best = 0;

    for (gsize i = 0; i < G_N_ELEMENTS(titles); i++) {
        const char *at = g_strstr_len(s, (gssize)n, titles[i]);
        gsize end = at ? (gsize)(at - s) + strlen(titles[i]) : 0;

        if (end && (!best || end < best))
            best = end;
    }
    return best;
}

const char *names_medium_before_title(struct arena *a, const char *s, gsize n)
{
    static const char *const quote[] = { "《", "》" };
    gsize end = names_title_end(s, n), start = 0;
    gboolean quoted;

    for (gsize i = 0; i < G_N_ELEMENTS(titles) && end; i++) {
        if (slice_ends(s, end, titles[i])) {
            end -= strlen(titles[i]);
            break;
        }
    }
    while (end && s[end - 1] == ' ')
        end--;
    quoted = end && slice_ends(s, end, quote[1]);
    if (quoted)
        end -= strlen(quote[1]);
    for (gsize i = 0; i < end;) {
        const char *p = s + i;
        uint32_t c = text_next(&p);
        i = (gsize)(p - s);
        if (!text_is_han(c) && !g_ascii_isalnum((char)MIN(c, 0x7f)) && c != 0xb7)
            start = i;
    }
    while (start < end && g_ascii_isdigit(s[start]))
        start++; /* "23:59聯合報" */
    if (slice_starts(s + start, end - start, "本") || end - start > 60 ||
        !(quoted ? end > start : names_is_medium(s + start, end - start)))
        return NULL;
    return arena_strndup(a, s + start, end - start);
}

static gboolean place_follows(const char *s, gsize n)
{
    for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
        if (slice_starts(s, n, places[i]))
            return TRUE;
    }
    return FALSE;
}

/* Bytes of the name at the head of `count` Han characters that may go on with a place. */
static gsize name_in_run(const char *s, gsize bytes, gsize count)
{
    gsize family = has_double_surname(s, bytes) ? 2 : 1;

    if (count <= 3 || (count == 4 && names_is_person(s, bytes)))
        return bytes;
    for (gsize given = 1; given <= 2; given++) {
        gsize at = text_byte_at(s, bytes, family + given);
        if (place_follows(s + at, bytes - at))
            return at;
    }
    return text_byte_at(s, bytes, family + 2);
}

static gboolean is_separator(uint32_t c)
{
    return c == ' ' || c == ',' || c == 0x3000 || c == 0x3001 || c == 0xff0c || c == '&' ||
           c == '/' || c == 0xff0f || c == 0x2571 || c == ';' || c == 0xff1b || c == 0xa0 ||
           c == 0xff06;
}

static const char *skip_separators(const char *p, const char *end)
{
    while (p < end) {
        const char *next = p;
        if (!is_separator(text_next(&next)))
            break;
        p = next;
    }
    return p;
}

/* A run of Latin words: "Demi Xia", "kingname". */
static gsize latin_run(const char *s, gsize n)
{
    gsize i = 0;

    while (i < n && (g_ascii_isalnum(s[i]) || strchr(" ._-'", s[i])) && s[i])
        i++;
    while (i && s[i - 1] == ' ')
        i--;
    return i && g_ascii_isalpha(s[0]) ? i : 0;
}

/* "李四编译", "王五整理": the bytes before the word for what was done. */
static gsize without_work(const char *s, gsize n)
{
    static const char *const work[] = {
        "编译", "編譯", "整理", "撰文", "翻译", "翻譯", "摄", "攝"
    };

    for (gsize i = 0; i < G_N_ELEMENTS(work); i++) {
        gsize w = strlen(work[i]);
        if (n > w + 5 && n <= w + 12 && slice_ends(s, n, work[i]))
            return n - w;
    }
    return n;
}

/* Bytes of one name at `p`, 0 where there is none. */
static gsize one_name(const char *p, gsize n, enum names_trust trust, gboolean first)
{
    gsize bytes, count, name;
    gboolean dotted;

    count = han_run(p, n, &bytes, &dotted);
    if (!count) {
        bytes = trust == NAMES_LOOSE ? latin_run(p, n) : 0;
        return bytes <= 40 && !is_no_name(p, bytes, trust) ? bytes : 0;
    }
    if (names_title_end(p, bytes))
        return 0;
    if (dotted)
        return names_is_person(p, bytes) ? bytes : 0;
    name = without_work(p, bytes);
    if (name < bytes && trust == NAMES_LOOSE && !is_no_name(p, name, trust) &&
        !slice_is(p, name, "网络") && !slice_is(p, name, "網絡"))
        return name;
    name = name_in_run(p, bytes, count);
    if (names_is_person(p, name) &&
        (name == bytes || place_follows(p + name, bytes - name) || !is_no_name(p, bytes, trust)))
        return name;
    if (trust == NAMES_LOOSE && !is_no_name(p, bytes, trust)) {
        gsize latin = latin_run(p + bytes, n - bytes);
        if (first && count <= 14)
            return bytes + (latin <= 20 ? latin : 0);
        return count <= 3 ? bytes : 0;
    }
    return 0;
}

const char *names_read(struct arena *a, const char *s, gsize n, enum names_trust trust)
{
    const char *p = s, *end = s + n;
    GString *out = NULL;
    const char *made;
    gsize title;

    while ((title = names_title_end(p, MIN((gsize)(end - p), 90)))) {
        /* "本报记者 张三 通讯员 李四": a title before the first name is passed over */
        const char *name = skip_separators(p, end);
        if (one_name(name, (gsize)(end - name), NAMES_STRICT, TRUE))
            break;
        p += title;
        while (p < end && (*p == ':' || slice_starts(p, (gsize)(end - p), "：")))
            p += *p == ':' ? 1 : 3;
    }
    for (int i = 0; i < 8; i++) {
        gsize name;

        p = skip_separators(p, end);
        title = names_title_end(p, (gsize)(end - p));
        if (out && title && title <= 12)
            p = skip_separators(p + title, end);
        name = one_name(p, (gsize)(end - p), trust, !out);
        if (!name)
            break;
        if (!out)
            out = g_string_new(NULL);
        else
            g_string_append(out, "、");
        g_string_append_len(out, p, (gssize)name);
        p += name;
        if (p < end) {
            const char *next = p;
            if (!is_separator(text_next(&next)))
                break;
        }
    }
    if (!out)
        return NULL;
    made = arena_strndup(a, out->str, out->len);
    g_string_free(out, TRUE);
    return made;
}
