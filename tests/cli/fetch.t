#!/bin/bash
# mubiao-fetch against the server tests/serve.c.
. "$(dirname "$0")/lib.sh"

serve=$BIN/../tests/serve
if [ ! -x "$serve" ]; then
    skip "mubiao-fetch" "the server is not built (make tests)"
    finish
    exit
fi
coproc SERVER { "$serve"; }
read -r base <&"${SERVER[0]}"

fetch() { # STATUS ARGUMENT…
    local want=$1
    shift
    run "$want" mubiao-fetch --allow-private --delay 0 --retries 0 "$@"
}
statuses() { # WANT: the status lines in `out`, in order
    [ "$(grep -a '^HTTP/' out | cut -d' ' -f2 | tr '\n' ' ')" = "$1 " ] || {
        grep -a '^HTTP/' out
        return 1
    }
}

check "a page is a response and a request" all "fetch 0 $base/page; statuses 200; has out 'WARC-Type: warcinfo'; has out 'WARC-Type: request'; has out 'GET /page HTTP/1.1'"
check "each hop is a record" all "fetch 0 $base/chain/2; statuses '302 302 200'"
check "chunks stay as they came" all "fetch 0 $base/chunked; has out 'Transfer-Encoding: chunked'; has out 'abc'"

printf '# a comment\n\n%s/page\n  %s/gzip\n%s/page' "$base" "$base" "$base" >list
check "URLs come from stdin, each once" all "fetch 0 <list; statuses '200 200'"
check "and from - among arguments" all "fetch 0 - <list; statuses '200 200'"

printf '[fetch]\ndelay = 0\nallow-private = true\n[source a]\nurls = list\n[source b]\nurl = %s/chunked\n[parse]\nsimplify = off\n' "$base" >f.conf
check "sources come from --config" all "run 0 mubiao-fetch --config f.conf; statuses '200 200 200'"
check "arguments take their place" all "run 0 mubiao-fetch --config f.conf $base/page; statuses 200"
printf '[fetch]\ndelai = 0\n' >bad.conf
check "an unknown key is named with its line" all "run 2 mubiao-fetch --config bad.conf; has err 'bad.conf:2'; has err delai"
printf '[source a]\nfiles = x\n' >none.conf
check "a file without URLs is said to be one" all "run 2 mubiao-fetch --config none.conf; has err none.conf"

check "what robots.txt forbids is rejected" all "fetch 1 --rejects rejects $base/private/x $base/page; statuses 200; has rejects '\"reason\":\"forbidden\"'; lines 1 rejects"
check "--ignore-robots asks all the same" all "fetch 1 --ignore-robots --rejects rejects $base/private/x; has rejects '\"reason\":\"http\"'"
check "private addresses are refused" all "run 1 mubiao-fetch --rejects rejects $base/page; has rejects 'not public'; hasnt out HTTP/"
check "bad URLs are rejected" all "fetch 1 --rejects rejects file:///etc/passwd nonsense; lines 2 rejects; has rejects bad-url"
check "a redirect to a file is not followed" all "fetch 1 --rejects rejects $base/to-file; has rejects bad-url; hasnt out root:"
check "a loop ends" all "fetch 1 --max-redirects 2 $base/loop; statuses '301 301 301'"
check "a body over the cap is rejected" all "fetch 1 --max-body 100K --rejects rejects $base/big $base/big-unsaid $base/bomb; lines 3 rejects; has rejects too-large"
check "half a page is rejected" all "fetch 1 --rejects rejects $base/cut; has rejects '\"reason\":\"truncated\"'; hasnt out 'only this'"
check "a slow server is left" all "fetch 1 --timeout 1 --rejects rejects $base/slow; has rejects '\"reason\":\"network\"'"
check "503, then 200" all "fetch 0 --retries 1 $base/busy; statuses 200; has out back"

check "--output appears whole" all "fetch 0 -z -o o.warc.gz $base/page; gzip -t o.warc.gz; lines 0"
check "and leaves nothing behind where it fails" all "fetch 3 -o none/o.warc $base/page; fetch 0 -o o.warc $base/page; [ -z \"\$(ls | grep tmp)\" ]"
full() {
    local got=0
    "$BIN/mubiao-fetch" --allow-private "$base/page" >/dev/full 2>err || got=$?
    [ "$got" = 3 ]
}
check "a full disk is exit status 3" full
check "wrong values are exit status 2" all "run 2 mubiao-fetch --delay x $base/page; has err delay; run 2 mubiao-fetch --parallel 0 $base/page; run 2 mubiao-fetch --nonsense"
piped() {
    "$BIN/mubiao-fetch" --allow-private --delay 0 -z "$base/chunked" "$base/page" |
        "$BIN/mubiao-parse" -q >out && has out "$base/page"
}
check "mubiao-parse reads it" piped

exec {SERVER[1]}>&-
finish
