#!/bin/bash
# build.sh OUTDIR - one dictionary for each mode of simplification, from OpenCC's
# installed dictionaries and the tables beside this script.
#
# OpenCC's tw2s, hk2s and tw2sp convert in two steps (Taiwan's or Hong Kong's spelling
# to OpenCC's own, and that to simplified). Here the steps are joined at build time,
# so that every mode is one dictionary and one pass. For each MODE there come to be
#   MODE.txt           KEY<tab>VALUE, sorted: what parse/simplify.c reads
#   MODE.json, *.ocd   the same for OpenCC itself (`opencc -c OUTDIR/MODE.json`): the
#                      reference that the tests compare with
# The way from .ocd2 to .ocd goes through text: opencc_dict's direct one writes broken files.
set -euo pipefail
export LC_ALL=C

out=${1:?usage: build.sh OUTDIR}
here=$(cd "$(dirname "$0")" && pwd)
stock=${OPENCC_DATA:-/usr/share/opencc}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

command -v opencc_dict >/dev/null || { echo "build.sh: opencc_dict is missing: install the package opencc" >&2; exit 1; }

# The first value of each stock entry; comments and empty rows of ours are dropped.
for name in TSPhrases TSCharacters TWVariantsRev TWVariantsRevPhrases TWPhrasesRev HKVariantsRev HKVariantsRevPhrases; do
    opencc_dict -i "$stock/$name.ocd2" -o "$work/raw" -f ocd2 -t text >/dev/null
    awk -F'\t' 'NF == 2 { split($2, v, " "); print $1 "\t" v[1] }' "$work/raw" >"$work/$name"
done
for name in common news taiwan; do
    awk -F'\t' '/^#/ || /^$/ { next } NF != 2 { print "bad row: " $0 >"/dev/stderr"; exit 1 } { print }' \
        "$here/$name.txt" >"$work/$name"
done

# first FILE…: the first entry of each key wins; single characters that stay are left out.
first() {
    awk -F'\t' '!($1 in seen) { seen[$1] = 1; print }' "$@" |
        awk -F'\t' '$1 != $2 || length($1) > 4 { print }' | sort
}

# spelled VARIANTS FILE: FILE, and its keys once more as the variants spell them.
spelled() {
    awk -F'\t' 'NR == FNR { if (length($1) == length($2)) from[$2] = $1; next }
        { key = $1; for (v in from) gsub(v, from[v], key); print; if (key != $1) print key "\t" $2 }' "$1" "$2"
}

# opencc_files MODE: what OpenCC reads, of OUTDIR/MODE.txt.
opencc_files() {
    awk -F'\t' 'length($1) > 4' "$out/$1.txt" >"$work/phrases"
    opencc_dict -i "$work/phrases" -o "$out/$1-phrases.ocd" -f text -t ocd >/dev/null
    opencc_dict -i "$out/$1.txt" -o "$out/$1.ocd" -f text -t ocd >/dev/null
    sed "s/@MODE@/$1/g" "$here/template.json" >"$out/$1.json"
}

# simplified FILE: its values put through mode t2s.
simplified() {
    cut -f1 "$1" >"$work/keys"
    cut -f2 "$1" | opencc -c "$out/t2s.json" | paste "$work/keys" -
}

first "$work/common" "$work/TSPhrases" "$work/TSCharacters" >"$out/t2s.txt"
opencc_files t2s

for name in TWVariantsRev TWVariantsRevPhrases TWPhrasesRev HKVariantsRev HKVariantsRevPhrases; do
    simplified "$work/$name" >"$work/$name.s"
done
# 么 is 幺 to OpenCC's Taiwan and 麼 to everybody who writes 什么: it stays.
sed -i '/^么\t/d' "$work/TWVariantsRev.s"

spelled "$work/TWVariantsRev" "$work/TSPhrases" >"$work/TSPhrases.tw"
spelled "$work/HKVariantsRev" "$work/TSPhrases" >"$work/TSPhrases.hk"
spelled "$work/TWVariantsRev" "$work/TWPhrasesRev.s" >"$work/TWPhrasesRev.tw"

cat "$work/TWVariantsRevPhrases.s" "$work/TWVariantsRev.s" >"$work/tw"
cat "$work/HKVariantsRevPhrases.s" "$work/HKVariantsRev.s" >"$work/hk"
base=("$work/TSPhrases" "$work/TSCharacters")
first "$work/common" "$work/tw" "$work/TSPhrases.tw" "${base[@]}" >"$out/tw2s.txt"
first "$work/common" "$work/hk" "$work/TSPhrases.hk" "${base[@]}" >"$out/hk2s.txt"
first "$work/taiwan" "$work/common" "$work/TWPhrasesRev.tw" "$work/tw" "$work/TSPhrases.tw" "${base[@]}" >"$out/tw2sp.txt"
first "$work/news" "$work/common" "$work/TSPhrases.tw" "${base[@]}" >"$out/news.txt"
for mode in tw2s hk2s tw2sp news; do
    opencc_files "$mode"
done
