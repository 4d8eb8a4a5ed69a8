#!/bin/bash
# mubiao-normalize: what goes in and out, and that the same input gives the same bytes.
. "$(dirname "$0")/lib.sh"

extract=$BIN/mubiao-extract normalize=$BIN/mubiao-normalize
cat >text <<'END'
{"url":"file:a.txt","published":"2025-03-01","text":"临江市印发方案。\n力争到2028年，全市氢能产值突破300亿元，建成加氢站50座以上。"}
END

has() { grep -qF -- "$2" "$1" || { echo "$1 has no $2:"; cat "$1"; return 1; }; }
lacks() { ! has "$@" >/dev/null; }
status() { # WANT COMMAND…
    local want=$1 got=0
    shift
    "$@" >out 2>err || got=$?
    [ "$got" = "$want" ] || { echo "exit status $got, not $want"; cat err; return 1; }
}

"$extract" -q text >mentions
"$normalize" -q mentions >records
check "the document's record comes first" bash -c 'head -1 records | grep -q "^{\"type\":\"document\""'
check "a target with deadline and unit" has records '"value":30000000000,"unit":"元"'
check "its deadline" has records '"deadline":"2028"'
check "a count" has records '"quote":"50座以上"'
"$normalize" -q mentions mentions >twice
check "a document fed twice gives the same bytes twice" cmp <(cat records records) twice
check "standard input" cmp records <("$normalize" -q <mentions)
"$normalize" -q --types target mentions >targets
check "--types leaves the others out" lacks targets '"type":"date"'
check "an unknown type is wrong usage" status 2 "$normalize" --types goal mentions
check "and is named" has err "goal"
echo '{"text":"没有数字。"}' | "$normalize" -q >plain
check "a document without mentions gives its own record only" test "$(wc -l <plain)" = 1
echo '{"text":"产值翻两番。"}' | "$extract" -q | "$normalize" -q --types quantity >fold
check "a rule's constant does not take the place of what was read" has fold '"value":4,'
echo '{"text":"每年可发电5亿度，约占总量的16%。"}' | "$extract" -q | "$normalize" -q >about
check "an adverb before the verb is the number's comparator" has about '"value":16,"unit":"%","op":"~"'
echo '{"published":"2017-11-01","text":"到2027年，目标是落成9万个单位。但2016-17年度落成量合共只有6.5万个。"}' |
    "$extract" -q | "$normalize" -q --types figure >year
check "a financial year is over with its March" has year '"value":65000,'
echo '{"text":"推动文旅、会展商贸及文化体育等产业发展。","script":"hant"}' |
    "$extract" -q | "$normalize" -q --types sector >listed
check "及 closes a list in traditional script" has listed '"name":"文化体育"'
then_now() { # DAY COUNTY WANT: the town that 旗山 was then
    echo '{"published":"'$1'","title":"旗山香蕉","text":"'$2'旗山场契作900公顷，增加5%，明年旗山扩大到1500公顷。","script":"hant"}' |
        "$extract" -q | "$normalize" -q --types target >town
    has town "\"region\":\"$3\""
}
check "a district of Taiwan was a town before 2010" then_now 2006-11-18 高雄县 旗山镇
check "and is a district since" then_now 2016-11-18 高雄市 旗山区
echo 'no json' >bad
check "a line that is no JSON is rejected" status 1 "$normalize" -q --rejects rejects bad mentions
check "and told in the rejects" has rejects '"stage":"normalize"'
check "while the rest is done" cmp records out
check "a missing folder of tables is no error" status 0 "$normalize" -q --tables "$dir/none" mentions
mkdir own
printf 'kind\twords\nhope\t盼\n' >own/cues.tsv
check "a table with an unknown kind is wrong usage" status 2 "$normalize" -q --tables own mentions
check "with file and line" has err "cues.tsv:2"
finish
