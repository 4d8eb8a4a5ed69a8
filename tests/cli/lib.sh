# lib.sh - what the command-line tests share. A test sources it, calls check for each
# thing it shows, and ends with finish. BIN is the programs' folder, ROOT the repository.
: "${BIN:?set BIN to the folder of the programs}" "${ROOT:?set ROOT to the repository}"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 1
count=0

# check DESCRIPTION COMMAND…: one test, passed if the command succeeds.
check() {
    local what=$1
    shift
    count=$((count + 1))
    if "$@" >check.out 2>&1; then
        echo "ok $count - $what"
    else
        echo "not ok $count - $what"
        sed 's/^/# /' check.out
    fi
}

skip() { # DESCRIPTION WHY
    count=$((count + 1))
    echo "ok $count - $1 # skip $2"
}

finish() {
    echo "1..$count"
}

# run STATUS PROGRAM ARGUMENT…: its output in `out`, its messages in `err`.
run() {
    local want=$1 got=0 program=$2
    shift 2
    "$BIN/$program" "$@" >out 2>err || got=$?
    [ "$got" = "$want" ] || {
        echo "exit status $got, not $want"
        head -c 2000 err
        return 1
    }
}

has() { # FILE TEXT
    grep -qF -- "$2" "$1" || {
        echo "$1 has no $2:"
        head -c 2000 "$1"
        return 1
    }
}
hasnt() { ! grep -qF -- "$2" "$1"; }
lines() { # N [FILE]
    [ "$(wc -l <"${2:-out}")" = "$1" ] || {
        echo "$(wc -l <"${2:-out}") lines, not $1"
        head -c 2000 "${2:-out}"
        return 1
    }
}
# all 'COMMAND; …': every one of the commands succeeds.
all() { (set -e; eval "${1//;/ || exit 1;} || exit 1"); }
