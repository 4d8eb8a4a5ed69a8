#!/bin/bash
# Run the unit tests and the command-line tests of one build, and count.
#
#   tests/run.sh [--unit] BUILD
#
# Unit tests are cmocka programs; command-line tests are tests/cli/*.t, bash scripts
# that print TAP and get BIN (the programs), ROOT (this repository) and TMP (a folder
# of their own). A test that crashes, or stops before its plan is done, is a failure.
# The last line is "N passed, N failed".
set -u

unit_only=
[ "${1-}" = --unit ] && { unit_only=1; shift; }
build=$(cd "${1:-build}" && pwd) || exit 2
ROOT=$(cd "$(dirname "$0")/.." && pwd)
BIN=$build/bin
export ROOT BIN
passed=0 failed=0 skipped=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# One program's TAP in $work/out: count it, and show what failed.
count() { # NAME STATUS
    local name=$1 status=$2 ok bad skip plan
    skip=$(grep -acE '^ok [0-9]+.*# *(skip|SKIP)' "$work/out")
    ok=$(($(grep -acE '^ok ' "$work/out") - skip))
    bad=$(grep -acE '^not ok ' "$work/out")
    plan=$(sed -n 's/^1\.\.\([0-9]*\).*/\1/p' "$work/out" | head -1)
    if [ "$bad" -eq 0 ] && { [ "$status" -ne 0 ] || [ "${plan:-x}" != $((ok + skip)) ]; }; then
        bad=1
        echo "not ok - $name stopped early (status $status)"
    fi
    if [ "$bad" -gt 0 ]; then
        grep -avE '^ok ' "$work/out"
        tail -n 60 "$work/err"
    fi
    printf '%-32s %3d passed%s%s\n' "$name" "$ok" \
        "$([ "$skip" -gt 0 ] && echo ", $skip skipped")" "$([ "$bad" -gt 0 ] && echo ", $bad FAILED")"
    passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + skip))
}

cd "$ROOT" || exit 2
for t in "$build"/tests/test_*; do
    [ -x "$t" ] && [ -f "$t" ] || continue
    case $t in *.d | *.o) continue ;; esac
    # cmocka's TAP goes to stderr; a test's own words may come between
    CMOCKA_MESSAGE_OUTPUT=TAP timeout 300 "$t" >"$work/all" 2>&1
    status=$?
    cp "$work/all" "$work/out"
    : >"$work/err"
    # several groups in one program: their plans add up
    total=$(sed -n 's/^1\.\.\([0-9]*\).*/\1/p' "$work/out" | awk '{n+=$1} END {print n+0}')
    sed -i '/^1\.\.[0-9]/d' "$work/out"
    echo "1..$total" >>"$work/out"
    count "$(basename "$t")" "$status"
done

if [ -z "$unit_only" ]; then
    for t in tests/cli/*.t; do
        [ -f "$t" ] || continue
        TMP=$work/tmp
        rm -rf "$TMP" && mkdir "$TMP"
        export TMP
        timeout 600 bash "$t" >"$work/out" 2>"$work/err"
        count "$(basename "$t")" $?
    done
fi

[ "$skipped" -gt 0 ] && echo "$skipped skipped (their data or programs are not here)"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
