#!/bin/sh
# Line coverage of a COV=1 build, a line for each source file, the least first.
set -eu
build=${1:-build/cov}
find "$build/obj" -name '*.gcda' | while read -r data; do
    gcov -n -o "$(dirname "$data")" "$data" 2>/dev/null |
        awk -v q="'" '/^File/ {f=$2; gsub(q,"",f)} /^Lines executed/ {split($0,a,/[:%]/); if (f !~ /^\//) printf "%6.1f %%  %s\n", a[2], f}'
done | sort -u | sort -n
