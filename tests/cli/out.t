#!/bin/bash
# mubiao-out: records into files and databases.
. "$(dirname "$0")/lib.sh"

doc() { printf '{"type":"document","id":"%s","url":"http://example.org/%s","title":"标题","kind":"article","text":"正文"}\n' "$1" "$1"; }
target() { printf '{"type":"target","id":"%s","document":"%s","quote":"突破1000亿元","start":0,"end":8,"value":%s,"unit":"元","op":">","indicator":"产值","deadline":"2021/2025"}\n' "$1" "$2" "$3"; }
{ doc d1; target t1 d1 100000000000; target t2 d1 0.1; doc d2; target t3 d2 5; } >records

check "what goes in comes out" all "run 0 mubiao-out records; cmp records out"
check "stdin is read, - is stdout" all "run 0 mubiao-out --to - - <records; cmp records out"
check "a file appears whole" all "run 0 mubiao-out --to a.jsonl records; cmp records a.jsonl; lines 0"
check "several outputs at once" all "run 0 mubiao-out -t b.jsonl -t b.db records; cmp records b.jsonl; [ -s b.db ]"
check "numbers are numbers in the database" all "[ \"\$(sqlite3 b.db \"select sum(value) > 100000000005, typeof(value) from target where id='t1' or id='t3'\")\" != '' ]; [ \"\$(sqlite3 b.db \"select typeof(value)||value from record where id='t1'\")\" = integer100000000000 ]"
check "an interval's first and last year" all "[ \"\$(sqlite3 b.db \"select deadline_from_year||'-'||deadline_year from target where id='t1'\")\" = 2021-2025 ]"
replaced() { { doc d1; target t9 d1 7; } >again && run 0 mubiao-out -t b.db again && [ "$(sqlite3 b.db 'select group_concat(id) from (select id from record order by id)')" = t3,t9 ]; }
check "a document's records are replaced as a whole" replaced
check "a record without its document is rejected" all "target t1 d1 5 >lone; run 1 mubiao-out --rejects r lone; has r '\"reason\":\"bad-record\"'; has r '\"line\":1'"
check "a cut-off line is rejected, the rest is kept" all "{ cat records; printf '{\"type\":\"target\",\"id'; } >cut; run 1 mubiao-out --rejects r cut; lines 5; has r '\"reason\":\"bad-json\"'; has r '\"line\":6'"
check "invalid UTF-8 is rejected" all "printf '{\"type\":\"document\",\"id\":\"\\xff\"}\n' >bad; run 1 mubiao-out --rejects r bad; has r 'invalid UTF-8'"
check "a NUL byte is rejected" all "printf '{\"type\":\\0}\n' >bad; run 1 mubiao-out bad"
check "an unknown type is rejected" all "echo '{\"type\":\"tarte\",\"id\":\"x\"}' >bad; run 1 mubiao-out --rejects r bad; has r tarte"
check "a wrong type of value is rejected" all "{ doc d1; echo '{\"type\":\"target\",\"id\":\"x\",\"document\":\"d1\",\"start\":\"0\"}'; } >bad; run 1 mubiao-out --rejects r bad; has r start"
check "nothing in, nothing out" all "run 0 mubiao-out /dev/null; lines 0"
check "a missing file" all "run 1 mubiao-out --rejects r none; has r unreadable"
full() { "$BIN/mubiao-out" records >/dev/full 2>err; [ $? -eq 3 ] && has err 'No space left'; }
check "a full disk" full
named_pipe() {
    mkfifo pipe && { cat pipe >piped & } && "$BIN/mubiao-out" --to jsonl:pipe records && wait &&
        [ -p pipe ] && [ -s piped ]
}
check "a named pipe stays a pipe" named_pipe
# A database that another holds: waited for (10 s), then status 75, try again later.
held() {
    sqlite3 b.db 'BEGIN IMMEDIATE; SELECT "held";' '.shell sleep 12' >lock 2>&1 &
    for _ in 1 2 3 4 5 6 7 8 9 10; do grep -q held lock 2>/dev/null && break; sleep 0.1; done
    run 75 mubiao-out -t b.db records && has err locked || return 1
    wait
    run 0 mubiao-out -t b.db records
}
check "a database that is held too long is a fault to try again" held
killed() {
    echo old >k.jsonl
    (cat records; sleep 5) | "$BIN/mubiao-out" -t k.jsonl -t k.db &
    sleep 0.5
    kill -9 $!
    wait $! 2>/dev/null
    [ "$(cat k.jsonl)" = old ] && run 0 mubiao-out -t k.jsonl -t k.db records && cmp records k.jsonl &&
        [ "$(sqlite3 k.db 'select count(*) from record')" = 3 ]
}
check "kill -9 leaves the old file, and the next run does it all" killed
finish
