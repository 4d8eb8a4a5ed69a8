#!/bin/bash
# WARC files, whole and broken, through mubiao-parse.
. "$(dirname "$0")/lib.sh"

record() { # URL TEXT
    local block="HTTP/1.1 200 OK
Content-Type: text/html

<p>$2</p>"
    printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n' \
        "$1" "${#block}" "$block"
}
parse() { # STATUS FILE
    run "$1" mubiao-parse --rejects rejects "$2"
}

record http://a.example/ one >1
record http://b.example/ two >2
cat 1 2 >whole.warc
gzip -k 1 && gzip -k 2 && cat 1.gz 2.gz >members.warc.gz
gzip -c whole.warc >single.warc.gz
check "plain" all "parse 0 whole.warc; lines 2"
check "a gzip member for each record" all "parse 0 members.warc.gz; lines 2"
check "one gzip member for all" all "parse 0 single.warc.gz; lines 2"

head -c "$(($(wc -c <whole.warc) - 12))" whole.warc >cut.warc
check "cut off in a record" all "parse 1 cut.warc; lines 1; lines 1 rejects"
{ cat 1.gz; head -c 40 1.gz; } >cut.warc.gz
check "cut off in a gzip member" all "parse 1 cut.warc.gz; lines 1; lines 1 rejects"
{ cat 1.gz; head -c 60 1.gz; cat 2.gz; } >bad.warc.gz
check "a bad gzip member; the next one is read" all "parse 1 bad.warc.gz; lines 2; has out b.example; lines 1 rejects"
{ cat 1 | sed 's/^Content-Length: .*/Content-Length: 99999999999\r/'; cat 2; } >long.warc
check "a length that cannot be; the next one is read" all "parse 1 long.warc; lines 1; has out b.example"
{ cat 1 | sed 's/^Content-Length: .*/Content-Length: 5000\r/'; cat 2; } >lie.warc
check "a length that reaches too far; the next one is read" all "parse 1 lie.warc; has out b.example"
{ cat 1 | sed '/^Content-Length/d'; cat 2; } >without.warc
check "no length; the next one is read" all "parse 1 without.warc; lines 1; has out b.example"

finish
