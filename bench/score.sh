#!/bin/bash
# Run the scorers of ../shared over what this build makes of the data there.
#
#   bench/score.sh BUILD [SHARED]
#
# Environment: MISSES=1 lists what is wrong (--misses, --worst 8).
set -u
build=${1:-build}
bin=$build/bin
shared=${2:-../shared}
[ -d "$shared/tools" ] || {
    echo "score: skipped: no folder $shared"
    exit 0
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
misses=${MISSES:+--misses} worst=${MISSES:+--worst 8}
score() { python3 "$shared/tools/score_$1.py" "${@:2}"; }
records() { "$bin/mubiao-extract" -q "$@" | "$bin/mubiao-normalize" -q; }

echo "== articles, mainland"
"$bin/mubiao-parse" -q "$shared"/pages/*.html >"$work/a.jsonl"
score articles $worst "$shared/gold/articles.jsonl" "$work/a.jsonl"
echo "== articles, Taiwan and Hong Kong"
"$bin/mubiao-parse" -q "$shared"/pages2/*.html >"$work/b.jsonl"
score articles --simplified $worst "$shared/gold/articles2.jsonl" "$work/b.jsonl"
for set in seeds dev; do
    echo "== $set: body and metadata"
    "$bin/mubiao-parse" -q "$shared/$set"/[0-9]*.txt >"$work/$set.jsonl"
    score articles $worst "$shared/gold/$set.jsonl" "$work/$set.jsonl"
    echo "== $set: records, through mubiao run"
    "$bin/mubiao" run -q --config /dev/null --output - "$shared/$set"/[0-9]*.txt >"$work/$set.records"
    score records $misses "$shared/gold/$set.jsonl" "$work/$set.records"
done
# The set of our own: gold.jsonl for development; held.jsonl held back, its misses never listed.
own=$(dirname "$0")/../tests/gold
"$bin/mubiao" run -q --config /dev/null --output - "$own"/[0-9]*.txt >"$work/own.records"
echo "== own, for development: records, through mubiao run"
score records $misses "$own/gold.jsonl" "$work/own.records"
echo "== own, held back: records, through mubiao run"
score records "$own/held.jsonl" "$work/own.records"
echo "== date expressions"
python3 "$shared/tools/score_dates.py" --emit "$shared/bench/recognizers" | records >"$work/dates"
score dates $misses "$shared/bench/recognizers" "$work/dates"
echo "== quantities"
python3 "$shared/tools/score_quantities.py" --emit "$shared/bench/recognizers" |
    "$bin/mubiao-extract" -q | "$bin/mubiao-normalize" -q --types quantity >"$work/quantities"
score quantities $misses "$shared/bench/recognizers" "$work/quantities"
