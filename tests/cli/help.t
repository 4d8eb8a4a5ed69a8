#!/bin/bash
# Every program and command: --help, --version, a wrong option; and that its man page
# names the options that --help names.
. "$ROOT/tests/cli/lib.sh"

# Options at the start of a line: "  -o, --output=FILE  …" in --help.
of_help() { grep -oE '^  (-[a-zA-Z], )?--[a-z-]+' "$1" | grep -oE -- '--[a-z-]+' | sort -u; }
# "*-o*, *--output*=_FILE_" in a man page, from standard input.
of_page() { grep -E '^\*-' | grep -oE -- '\*--[a-z-]+\*' | tr -d '*' | sort -u; }
# One chapter of a man page.
chapter() { sed -n "/^# $2\$/,/^# /p" "$1"; }

same() { # OPTIONS-OF-HELP OPTIONS-OF-PAGE
    diff "$1" "$2" >differ && return 0
    sed -n 's/^< /only in --help: /p; s/^> /only in the man page: /p' differ
    return 1
}

# answers NAME WORD…: what a program, or a command of the driver, says about itself.
answers() {
    local name=$1
    shift
    check "$name --help" all "run 0 $* --help; has out Usage:; [ ! -s err ]"
    check "$name --version" all "run 0 $* --version; grep -qE \"^mubiao[-a-z]* [0-9]+[.][0-9]+[.][0-9]+$\" out; lines 1"
    check "$name refuses an unknown option" all "run 2 $* --no-such-option; has err no-such-option; [ ! -s out ]"
}

man=$ROOT/docs/man
for stage in fetch parse extract normalize out; do
    program=mubiao-$stage
    answers "$program" "$program"
    "$BIN/$program" --help >help
    of_help help >of_help
    of_page <"$man/$program.1.scd" >of_page
    check "the man page of $program has its options" same of_help of_page
done

answers mubiao mubiao
"$BIN/mubiao" --help >help
for command in run explain rules fetch parse extract normalize out; do
    check "mubiao --help and the man page have $command" all "has help '  $command '; has $man/mubiao.1.scd $command"
done
for command in run explain rules; do
    answers "mubiao $command" mubiao "$command"
done

# What all commands share stands once, with mubiao run.
"$BIN/mubiao" run --help >help
of_help help >of_run
chapter "$man/mubiao.1.scd" "MUBIAO RUN" | of_page >of_page
check "the man page of mubiao has the options of run" same of_run of_page
"$BIN/mubiao" explain --help >help
of_help help | grep -vxFf of_run >of_help
chapter "$man/mubiao.1.scd" "MUBIAO EXPLAIN" | of_page >of_page
check "the man page of mubiao has the options of explain" same of_help of_page

if command -v scdoc >man.out; then
    for page in "$man"/*.scd; do
        check "scdoc reads ${page##*/}" bash -c 'scdoc <"$1" >page.1' _ "$page"
    done
else
    skip "scdoc reads the man pages" "scdoc is not here"
fi
finish
