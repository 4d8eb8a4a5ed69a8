#!/bin/bash
# mubiao-parse on good and bad inputs.
. "$ROOT/tests/cli/lib.sh"

page() { # TITLE CHARSET
    cat <<END
<!DOCTYPE html><html><head><meta charset="$2"><title>$1_湖城日报</title></head><body>
<div class="nav"><a href="/">首页</a><a href="/n">要闻</a></div>
<div class="main"><h1>$1</h1><div>2024年05月06日 09:30 来源：湖城日报</div>
<p>昨天上午，横跨北湖的新桥正式开放，第一批市民推着自行车走了上去，桥上一时很热闹。</p>
<p>市里介绍，年底以前还要再修两座桥，让南岸的三万居民上班少绕四公里路。</p>
<p>负责施工的工程队说，桥面铺的是当地石料，雨天也不滑，夜里有灯。</p></div>
<div class="foot">版权所有 湖城日报</div></body></html>
END
}
# warc_record TYPE URI CONTENT-TYPE [HEADER]: stdin is the block.
warc_record() {
    cat >block
    printf 'WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-%012d>\r\n' "$1" $RANDOM
    printf 'WARC-Date: 2024-05-06T02:03:04Z\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\n' "$2" "$3"
    [ -z "${4-}" ] || printf '%s\r\n' "$4"
    printf 'Content-Length: %d\r\n\r\n' "$(wc -c <block)"
    cat block
    printf '\r\n\r\n'
}
response() { # STATUS CONTENT-TYPE, stdin is the body
    printf 'HTTP/1.1 %s\r\nContent-Type: %s\r\nLast-Modified: Mon, 06 May 2024 01:30:00 GMT\r\n\r\n' "$1" "$2"
    cat
}

# ---- pages, one by one ----
page 湖畔新桥通车 utf-8 >utf8.html
page 湖畔新桥通车 gb2312 | iconv -f UTF-8 -t GBK >gbk.html
page 湖畔新桥通车 utf-8 | iconv -f UTF-8 -t GBK >lies.html
printf '湖畔新桥通车\n2024-05-06 09:30 来源：湖城日报\n昨天上午，横跨北湖的新桥正式开放。\n年底前还要再修两座。\n' >plain.txt
run 0 mubiao-parse utf8.html
check "a page gives one document" all 'lines 1; has out "\"title\":\"湖畔新桥通车\""; has out "\"url\":\"file:utf8.html\""; has out 横跨北湖'
run 0 mubiao-parse gbk.html
check "GBK bytes" all 'has out 横跨北湖; has out "\"charset\":\"gb18030\""'
run 0 mubiao-parse lies.html
check "GBK bytes that say UTF-8" has out 横跨北湖
run 0 mubiao-parse plain.txt
check "plain text" all 'lines 1; has out "正式开放"'
printf '湖畔新桥通车\n2024年5月6日 湖城新聞網\n昨天上午，横跨北湖的新桥正式开放，市民可以步行过桥。\n' >beside.txt
run 0 mubiao-parse beside.txt
check "a source beside the date of plain text" has out '"source":"湖城新闻网"'
check "a file: URL" all 'run 0 mubiao-parse file:utf8.html; has out "\"url\":\"file:utf8.html\""'
check "stdin" all 'run 0 mubiao-parse - <utf8.html; lines 1; hasnt out "\"url\""'
check "no argument is stdin" all 'run 0 mubiao-parse <utf8.html; lines 1'
gzip -k utf8.html
check "a gzipped page" all 'run 0 mubiao-parse utf8.html.gz; has out 横跨北湖'
cat utf8.html.gz utf8.html.gz | head -c -30 >cut.html.gz
check "a gzipped page that was cut off" all 'run 0 mubiao-parse cut.html.gz; has out "\"truncated\":true"'

# ---- simplification ----
printf '湖畔新橋通車\n昨天，衞生署說甚麼也不讓人推著單車上橋，著名的網際網路軟體也查不到。\n' >hant.txt
check "news" all 'run 0 mubiao-parse hant.txt; has out 卫生署说什么也不让人推着单车上桥，著名的网际网路软体; has out "\"original\":"'
check "tw2sp has words and an alignment" all 'run 0 mubiao-parse --simplify tw2sp hant.txt; has out 互联网软件; has out "\"align\":[["'
check "off" all 'run 0 mubiao-parse --simplify=off hant.txt; has out 說甚麼; hasnt out "\"original\""'
check "an unknown mode is wrong usage" all 'run 2 mubiao-parse --simplify=s2t hant.txt; has err "news, t2s"'

# ---- bad inputs ----
: >empty.html
head -c 4096 /dev/zero >nul.html
printf '\x89PNG\r\n\x1a\n%0200d' 0 >picture.html
mkdir folder
truncate -s 3G sparse.html
printf '<html><body><p>前半句话\0后半句话，桥上很热闹，人也很多。</p></body></html>' >nuls.html
check "empty" all 'run 1 mubiao-parse --rejects rejects empty.html; lines 0; has rejects "\"reason\":\"empty\""'
check "binary" all 'run 1 mubiao-parse --rejects rejects nul.html; has rejects "\"reason\":\"binary\""'
check "a picture" all 'run 1 mubiao-parse --rejects rejects picture.html; has rejects "a PNG picture"'
check "missing" all 'run 1 mubiao-parse --rejects rejects none.html; has rejects "\"reason\":\"unreadable\""'
check "a folder" all 'run 1 mubiao-parse --rejects rejects folder; has rejects "is a folder"'
check "huge and sparse" all 'run 1 mubiao-parse --rejects rejects sparse.html; has rejects "\"reason\":\"too-large\""'
check "over --max-page" all 'run 1 mubiao-parse --max-page 100 --rejects rejects utf8.html; has rejects too-large'
check "--max-page out of range" run 2 mubiao-parse --max-page 99999999999 utf8.html
check "NUL in a page" all 'run 0 mubiao-parse nuls.html; lines 1'
check "a bad input stops nothing" all 'run 1 mubiao-parse empty.html utf8.html none.html plain.txt; lines 2'
check "a closed pipe is a failure of output" bash -c '"$0" utf8.html >/dev/full 2>/dev/null; [ $? = 3 ]' "$BIN/mubiao-parse"

# ---- WARC from elsewhere ----
{
    printf 'software: someone else\r\n' | warc_record warcinfo x application/warc-fields
    printf 'GET / HTTP/1.1\r\n\r\n' | warc_record request https://news.example/a "application/http; msgtype=request"
    response "200 OK" "text/html; charset=utf-8" <utf8.html | warc_record response https://news.example/a "application/http; msgtype=response"
    response "200 OK" image/png <picture.html | warc_record response https://news.example/p.png "application/http; msgtype=response"
    response "404 Not Found" text/html <utf8.html | warc_record response https://news.example/gone "application/http; msgtype=response"
    response "200 OK" text/html <gbk.html | warc_record response https://news.example/b "application/http; msgtype=response" "WARC-Truncated: length"
    printf '1.2.3.4' | warc_record response dns:news.example text/dns
    warc_record resource https://news.example/r text/html <utf8.html
    warc_record conversion https://news.example/w text/plain <plain.txt
    response "200 OK" text/html </dev/null | warc_record revisit https://news.example/a "application/http; msgtype=response"
} >all.warc
run 0 mubiao-parse all.warc
check "all pages of a WARC file, nothing else" lines 4
check "record's URL, date and truncation" all 'has out "\"url\":\"https://news.example/b\""; has out "\"fetched\":\"2024-05-06T02:03:04Z\""; has out "\"truncated\":true"'
cp out plain.out
check "WARC on stdin" all 'run 0 mubiao-parse - <all.warc; cmp -s out plain.out'
gzip -k all.warc
check "WARC in one gzip member" all 'run 0 mubiao-parse all.warc.gz; cmp -s out plain.out'
head -c 3500 all.warc >cut.warc
check "a cut-off WARC file" all 'run 1 mubiao-parse --rejects rejects cut.warc; lines 1; has rejects "\"stage\":\"parse\""'

printf '淨零轉型上路\n發布日期：111-05-18　資料來源：某局\n某局說明，今年底累計裝置容量將達八成，各界都很期待。\n' >roc.txt
check "a year of the Republic behind its label" all 'run 0 mubiao-parse roc.txt; has out "\"published\":\"2022-05-18\""'
BODY='某局說明，今年底累計裝置容量將達八成，各界都很期待。'
printf '淨零轉型上路\n張貼日期：111年5月18日　張貼單位：某局\n%s\n' $BODY >label.txt
check "any label that ends in 日期" all 'run 0 mubiao-parse label.txt; has out "\"published\":\"2022-05-18\""'
printf '淨零轉型上路\n行政院主計總處　新聞稿　中華民國111年5月18日\n%s\n' $BODY >office.txt
check "the office beside the day is the source" all 'run 0 mubiao-parse office.txt; has out "\"source\":\"行政院主计总处\""; has out "\"published\":\"2022-05-18\""'
printf '库存降到三年来最低\n某省轮胎行业协会　2022年5月18日\n协会对三十家会员企业作了统计，库存降到三年来最低，订单仍在回升。\n' >society.txt
check "so is a society" all 'run 0 mubiao-parse society.txt; has out "\"source\":\"某省轮胎行业协会\""'
printf '淨零轉型上路\n更新日期：111-05-18　某局\n%s\n' $BODY >updated.txt
check "the day of an update above the text, where no other is given" all 'run 0 mubiao-parse updated.txt; has out "\"published\":\"2022-05-18\""'
printf '淨零轉型上路\n111-05-18 某縣政府\n%s\n更新日期：112-01-03\n' $BODY >both.txt
check "but no update below it" all 'run 0 mubiao-parse both.txt; has out "\"published\":\"2022-05-18\""'
finish
