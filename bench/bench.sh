#!/bin/bash
# Speed and memory of every stage, of the pipe and of the driver, in one run on the same
# pages, beside bare libxml2; and time per MB as the input grows.
#
#   bench/bench.sh BUILD [FILE…]      default: the pages of ../shared, else samples/
#
# Times are the best of ROUNDS runs (3); start-up (rules, tables, dictionaries) is
# measured on an empty input and taken off the stages' times.
set -u
build=$(cd "${1:-build}" && pwd)
shift
bin=$build/bin
rounds=${ROUNDS:-3}
files=("$@")
if [ ${#files[@]} -eq 0 ]; then
    files=(../shared/pages/*.html ../shared/pages2/*.html)
    [ -e "${files[0]}" ] || files=(samples/*.html)
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bytes=$(cat "${files[@]}" | wc -c)
: >"$work/empty.html"
: >"$work/empty.conf"

# best COMMAND…: "SECONDS MEGABYTES" of the best of the rounds; output is thrown away
best() {
    for _ in $(seq "$rounds"); do
        "$build/bench/timed" "$@" 3>>"$work/t" >/dev/null 2>&1
    done
    sort -n "$work/t" | awk 'NR == 1 {s = $1} {m = $3 > m ? $3 : m} END {print s, m}'
    rm -f "$work/t"
}
row() { # NAME SECONDS MEGABYTES-MEMORY BYTES [START]
    awk -v name="$1" -v s="$2" -v mem="$3" -v b="$4" -v start="${5:-0}" -v n=${#files[@]} 'BEGIN {
        t = s - start; if (t <= 0) t = 1e-4
        printf "%-26s %8.3f s %9.0f pages/s %8.1f MB/s %8.0f MB memory\n", name, t, n / t, b / 1e6 / t, mem }'
}

echo "== ${#files[@]} pages, $(awk "BEGIN {printf \"%.1f\", $bytes / 1e6}") MB; best of $rounds"
"$build/bench/parse_bench" "${files[@]}"
echo
"$bin/mubiao-parse" -q "${files[@]}" >"$work/documents" 2>/dev/null
"$bin/mubiao-extract" -q "$work/documents" >"$work/mentions"
"$bin/mubiao-normalize" -q "$work/mentions" >"$work/records"
text=$(jq -r .text "$work/documents" | wc -c)
echo "== stages as programs; extract and normalize by their $(awk "BEGIN {printf \"%.2f\", $text / 1e6}") MB of text; start-up taken off"
for stage in parse extract normalize out; do
    case $stage in
    parse) in=("${files[@]}") b=$bytes ;;
    extract) in=("$work/documents") b=$text ;;
    normalize) in=("$work/mentions") b=$text ;;
    out) in=("$work/records") b=$text ;;
    esac
    read -r start _ < <(best "$bin/mubiao-$stage" -q /dev/null)
    read -r s mem < <(best "$bin/mubiao-$stage" -q "${in[@]}")
    row "mubiao-$stage" "$s" "$mem" "$b" "$start"
    printf '%s %s\n' "$stage" "$(awk -v s="$s" -v a="$start" 'BEGIN {t = s - a; print (t > 0 ? t : 0)}')" >>"$work/shares"
done
awk '{t[$1] = $2; all += $2; order[NR] = $1}
    END {printf "share of time:"; for (i = 1; i <= NR; i++) printf "%s %s %.0f %%", (i > 1 ? "," : ""), order[i], 100 * t[order[i]] / (all ? all : 1); print ""}' "$work/shares"
cat >"$work/pipe.sh" <<END
"$bin/mubiao-parse" -q "\$@" | "$bin/mubiao-extract" -q | "$bin/mubiao-normalize" -q | "$bin/mubiao-out" -q
END
read -r s mem < <(best bash "$work/pipe.sh" "${files[@]}")
row "the pipe" "$s" "$mem" "$bytes"
for n in 1 2; do
    read -r s mem < <(best "$bin/mubiao" run -q --config "$work/empty.conf" --workers $n --output - "${files[@]}")
    row "mubiao run, $n worker$([ $n -gt 1 ] && echo s)" "$s" "$mem" "$bytes"
done

echo
echo "== time per MB as one input grows (1, 4, 16 times); a step that is linear keeps its figure"
python3 - "$work" "${files[@]}" <<'END'
import json, sys
work, files = sys.argv[1], sys.argv[2:]
docs = [json.loads(l) for l in open(work + "/documents", encoding="utf-8")]
text = "\n".join(d["text"] for d in docs)[:100000]
para = "".join("<p>%s</p>\n" % p.replace("<", "&lt;") for p in text.split("\n"))
for n in (1, 4, 16):
    open("%s/text%d" % (work, n), "w", encoding="utf-8").write(json.dumps({"text": "\n".join([text] * n)}, ensure_ascii=False) + "\n")
    open("%s/page%d.html" % (work, n), "w", encoding="utf-8").write("<html><head><meta charset=utf-8><title>x</title></head><body><div>" + para * n + "</div></body></html>")
END
for stage in parse extract normalize; do
    printf '%-26s' "mubiao-$stage"
    read -r start _ < <(best "$bin/mubiao-$stage" -q /dev/null)
    for n in 1 4 16; do
        case $stage in
        parse) in=$work/page$n.html ;;
        extract) in=$work/text$n ;;
        normalize) "$bin/mubiao-extract" -q "$work/text$n" >"$work/in$n"; in=$work/in$n ;;
        esac
        read -r s _ < <(best "$bin/mubiao-$stage" -q "$in")
        size=$(case $stage in normalize) wc -c <"$work/text$n" ;; *) wc -c <"$in" ;; esac)
        awk -v s="$s" -v a="$start" -v b="$size" -v n=$n 'BEGIN {printf "  %2dx %7.1f ms/MB", n, 1e9 * (s - a) / b}'
    done
    echo
done
if [ -x "$build/bench/recognize_bench" ]; then
    echo
    "$build/bench/recognize_bench"
fi
