#!/bin/bash
# mubiao run: its bytes are the pipe's bytes, and nothing is lost when things go wrong.
. "$(dirname "$0")/lib.sh"
samples=$ROOT/samples

pipe() { "$BIN/mubiao-parse" -q "$@" | "$BIN/mubiao-extract" -q | "$BIN/mubiao-normalize" -q; }
mubiao() { "$BIN/mubiao" run -q --config empty.conf "$@"; }
same_as_pipe() { # WORKERS
    mubiao --workers "$1" --output - "$samples" >run.jsonl
    [ $? -le 1 ] && cmp pipe.jsonl run.jsonl && [ -s run.jsonl ]
}
: >empty.conf
pipe "$samples"/* >pipe.jsonl
# the folder's README is no page: the run does not read it
pipe $(ls -d "$samples"/*.html "$samples"/*.txt | LC_ALL=C sort) >pipe.jsonl
check "one worker writes what the pipe writes" same_as_pipe 1
check "four workers write what the pipe writes" same_as_pipe 4

warc_equals() {
    { printf 'WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: http://news.example.org/a.html\r\nWARC-Date: 2025-03-19T00:00:00Z\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n' "$(wc -c <"$samples/plan.html")"
        cat "$samples/plan.html"
        printf '\r\n\r\n'; } >a.warc
    pipe a.warc >pipe.warc.jsonl
    mubiao --output - a.warc >run.warc.jsonl && cmp pipe.warc.jsonl run.warc.jsonl && has run.warc.jsonl '"type":"target"'
}
check "a WARC file gives the same through both" warc_equals

cat >run.conf <<END
[source samples]
files = $samples
[run]
output = var/records.jsonl;var/records.db
rejects = var/rejects.jsonl
summary = var/summary.json
END
whole_run() { run 1 mubiao run --config run.conf && has out "rejects    1: 1 binary" && has out "some of the targets" && lines 1 var/rejects.jsonl; }
check "a configured run writes its files and a summary" whole_run
summary() { [ "$(jq -r '.status, .rejects, .articles > 5, .records.target > 10' var/summary.json | tr '\n' ' ')" = "1 1 true true " ]; }
check "the summary is JSON" summary
counts() { sqlite3 var/records.db "select count(*) from record union all select count(*) from document union all select count(*) from target"; }
twice() { counts >first && run 1 mubiao run --config run.conf && counts >second && cmp first second && [ "$(head -1 first)" -gt 50 ]; }
check "a second run into the database changes no count" twice
joined() { [ "$(sqlite3 var/records.db "select count(*) from target where title is not null and deadline_year=2028 and value>0")" -gt 0 ]; }
check "the views join targets with their documents, years as numbers" joined
jsonl_db() { [ "$(jq -s length var/records.jsonl)" = "$(sqlite3 var/records.db 'select (select count(*) from record)+(select count(*) from document)')" ]; }
check "file and database hold the same records" jsonl_db

check "an unknown key is named with file and line" all "printf '[run]\nworkers = 2\nworker = 3\n' >bad.conf; run 2 mubiao run --config bad.conf; has err \"bad.conf:3: unknown key 'worker'\""
check "an unknown group too" all "printf '\n[rum]\nworkers = 2\n' >bad.conf; run 2 mubiao run --config bad.conf; has err 'bad.conf:2: unknown group [rum]'"
check "a value out of range too" all "printf '[run]\nworkers = 9999\n' >bad.conf; run 2 mubiao run --config bad.conf; has err 'bad.conf:2: workers = 9999: it must lie between'"
check "a source must say where" all "printf '[source a]\n' >bad.conf; run 2 mubiao run --config bad.conf; has err 'give one of files, urls or url'"
check "no key file at all" all "printf 'workers = 2\n' >bad.conf; run 2 mubiao run --config bad.conf; has err 'bad.conf'"
check "a missing configuration file" all "run 2 mubiao run --config none.conf; has err none.conf"
check "nothing to do is wrong usage" all "run 2 mubiao run --config empty.conf; has err 'nothing to do'"
check "an unknown option" all "run 2 mubiao run --wrkers 2; has err 'try --help'"
check "an unknown command" all "run 2 mubiao rum; has err \"no command 'rum'\""
check "no command" all "run 2 mubiao; has err Usage"
check "--help" all "run 0 mubiao --help; has out 'Exit status'"
check "--version" all "run 0 mubiao --version; has out 'mubiao 0.'"

check "a missing file is rejected, the rest is done" all "run 1 mubiao run --config empty.conf --rejects r.jsonl --output - missing.html $samples/plan.html; has out '\"type\":\"target\"'; has r.jsonl '\"reason\":\"unreadable\"'"
check "an empty file is rejected" all ": >empty.html; run 1 mubiao run --config empty.conf --rejects r.jsonl --output - empty.html; has r.jsonl '\"reason\":\"empty\"'; lines 0"
full() { "$BIN/mubiao" run -q --config empty.conf --output - "$samples/plan.html" >/dev/full 2>err; [ $? -eq 3 ] && has err 'No space left'; }
check "a full disk: exit status 3" full
closed() { ("$BIN/mubiao" run -q --config empty.conf --output - "$samples" 2>err; echo $? >status) | head -c 1 >/dev/null; [ "$(cat status)" -le 3 ] && [ "$(cat status)" -ge 1 ]; }
check "a closed pipe ends it quietly" closed
check "an output folder that cannot be made" all ": >file; run 3 mubiao run --config empty.conf --output file/a.jsonl $samples/plan.html; has err 'cannot make folder'"
check "an output of no known kind" all "run 2 mubiao run --config empty.conf --output a.xml $samples/plan.html; has err 'cannot tell what kind of output'"
check "an old output file outlives a failed run" all "echo old >keep.jsonl; run 3 mubiao run --config empty.conf --output keep.jsonl --output file/a.jsonl $samples/plan.html; [ \$(cat keep.jsonl) = old ]; [ -z \"\$(ls keep.jsonl.tmp-* 2>/dev/null)\" ]"
check "a text file is no database" all "echo 'hello, this is a text file and no database at all' >x.db; run 3 mubiao run --config empty.conf --output x.db $samples/plan.html; has err \"database 'x.db'\""
foreign() { rm -f y.db; sqlite3 y.db 'create table a(b)'; run 3 mubiao run --config empty.conf --output y.db "$samples/plan.html" && has err 'name another file'; }
check "another program's database is left alone" foreign

# a small server of our own: its port is the one the system gives it
python3 -u -m http.server 0 --bind 127.0.0.1 --directory "$samples" >server.log 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$dir"' EXIT
for _ in $(seq 50); do grep -q 'port [0-9]' server.log && break; sleep 0.1; done
port=$(sed -n 's/.*port \([0-9]*\).*/\1/p' server.log | head -1)
cat >web.conf <<END
[source web]
url = http://127.0.0.1:$port/plan.html;http://127.0.0.1:$port/energy.big5.html
[fetch]
allow-private = true
delay = 0
[run]
warc = warc
END
over_http() {
    run 0 mubiao run -q --config web.conf --output web.jsonl && [ "$(ls warc | wc -l)" = 1 ] &&
        pipe warc/*.warc.gz >web.pipe.jsonl && cmp web.pipe.jsonl web.jsonl &&
        [ "$(grep -c '"type":"document"' web.jsonl)" = 2 ] && has web.jsonl '"type":"target"'
}
check "URLs are fetched, kept as WARC, and give what the pipe gives" over_http
fetch_pipe() {
    "$BIN/mubiao-fetch" -q --allow-private --delay 0 "http://127.0.0.1:$port/plan.html" >one.warc.gz && pipe one.warc.gz >one.jsonl && has one.jsonl '"type":"target"'
}
check "mubiao-fetch | mubiao-parse | mubiao-extract | mubiao-normalize" fetch_pipe
not_there() { run 1 mubiao run -q --config web.conf --rejects r.jsonl --output - "http://127.0.0.1:$port/none.html" && has r.jsonl '"stage":"fetch"' && has r.jsonl '"reason":"http"'; }
check "a page that is not there is a reject" not_there

# As a user who may have no second thread: the run says so, and does not wait for one.
if [ "$(id -u)" = 0 ]; then
    alone="setpriv --reuid=65534 --regid=65534 --clear-groups"
else
    alone=env
fi
cp "$samples/plan.html" threads.html && chmod 644 threads.html && chmod 755 .
if $alone cat "$PWD/threads.html" >/dev/null 2>&1 && $alone "$BIN/mubiao" --version >/dev/null 2>&1; then
    no_threads() {
        ASAN_OPTIONS=detect_leaks=0 timeout 60 $alone bash -c "ulimit -u 1 && exec '$BIN/mubiao' run -q --config /dev/null --output - '$PWD/threads.html'" >out 2>err
        [ $? = 3 ] && grep -q 'cannot start a thread' err
    }
    check "where no thread can be started, the run says so" no_threads
else
    skip "where no thread can be started, the run says so" "another user cannot read this folder"
fi

explained() { run 0 mubiao explain "$samples/plan.html" && has out 'target 突破2000亿元' && has out 'deadline   2028' && has out 'rule '; }
check "explain tells how a record came about" explained
printf '消息\n2025-03-01 08:00\n该屋下月发售，售价为425万元。\n' >price.txt
passed_over() { run 0 mubiao explain price.txt && has out 'no record of 425万元: a price'; }
check "explain tells why a number is no record" passed_over
check "the rules do what their examples say" run 0 mubiao rules check
finish
