#!/bin/bash
# mubiao-extract: documents in, the same documents with mentions out.
. "$(dirname "$0")/lib.sh"

printf '{"id":"a","text":"到2027年，全市新建充电桩5000个以上。"}\n' >good
check "a document comes back with mentions" all "run 0 mubiao-extract good; lines 1; has out '\"type\":\"date\"'; has out '\"type\":\"quantity\"'; has out '\"id\":\"a\"'"
quotes() { run 0 mubiao-extract good && jq -e '.text as $t | [.mentions[] | select(.type == "date" or .type == "quantity") | $t[.start:.end]] | index("2027年") != null and index("5000个以上") != null' out; }
check "offsets are code points of the text" quotes
check "stdin" all "run 0 mubiao-extract - <good; lines 1"
again() { run 0 mubiao-extract good && cp out once && run 0 mubiao-extract once && cmp once out; }
check "its own output goes through unchanged" again
check "the smallest document" all "echo '{\"text\":\"\"}' >small; run 0 mubiao-extract small; has out '\"mentions\":[]'"
check "a cut-off line is rejected, the rest is done" all "{ cat good; printf '{\"text\":\"到20'; } >cut; run 1 mubiao-extract --rejects r cut; lines 1; has r '\"reason\":\"bad-json\"'; has r '\"line\":2'"
check "invalid UTF-8" all "printf '{\"text\":\"\\xe4\\xb8\"}\n' >bad; run 1 mubiao-extract --rejects r bad; has r 'invalid UTF-8'"
check "a NUL byte" all "printf '{\"text\":\"a\\0b\"}\n' >bad; run 1 mubiao-extract --rejects r bad; has r bad-json"
check "no document" all "echo '{\"title\":\"x\"}' >bad; run 1 mubiao-extract --rejects r bad; has r '\"reason\":\"bad-record\"'"
check "binary" all "head -c 3000 /dev/urandom >bad; run 1 mubiao-extract --rejects r bad; lines 0"
check "a missing file" all "run 1 mubiao-extract --rejects r none; has r unreadable"
check "an empty file" all ": >empty; run 0 mubiao-extract empty; lines 0"
full() { "$BIN/mubiao-extract" good >/dev/full 2>err; [ $? -eq 3 ] && has err 'No space left'; }
check "a full disk" full
check "rejects that cannot be written" all "run 3 mubiao-extract --rejects none/r good; has err none/r"

mkdir own
cat >own/own.rules <<'END'
rule  own.chargers
match 充电桩
set   type=cue
+     新建<<充电桩>>
-     加油站
END
check "rules of one's own" all "run 0 mubiao-extract --rules own good; has out '\"rule\":\"own.chargers\"'"
check "are checked with the built-in ones" run 0 mubiao rules check own
sed 's/<<充电桩>>/<<新建充电桩>>/' own/own.rules >own/x && mv own/x own/own.rules
check "an example that does not hold is named" all "run 2 mubiao rules check own; has out 'own.rules:4: rule own.chargers'"
printf 'rule  own.broken\nmatch (充电\nset   type=cue\n+     <<充电>>\n-     桩\n' >own/own.rules
check "a broken pattern is named with file and line" all "run 2 mubiao-extract --rules own good; has err 'own.rules:1: rule own.broken'"
printf 'rule  own.bare\nmatch 充电\nset   type=cue\n+     <<充电>>\n' >own/own.rules
check "a rule needs a counter-example" all "run 2 mubiao-extract --rules own good; has err 'a + and a - example'"
printf 'rule  own.odd\nmatsch 充电\n' >own/own.rules
check "an unknown key is named" all "run 2 mubiao-extract --rules own good; has err \"own.rules:2: unknown key 'matsch'\""
finish
