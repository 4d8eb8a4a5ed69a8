#!/bin/bash
# Everything that the programs write fits docs/schema/*.json.
. "$(dirname "$0")/lib.sh"

cat >validate.py <<'END'
import json, sys
from jsonschema import Draft202012Validator as V
schema = json.load(open(sys.argv[1], encoding="utf-8"))
V.check_schema(schema)
validator, n = V(schema), 0
for path in sys.argv[2:]:
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        n += 1
        for e in validator.iter_errors(json.loads(line)):
            sys.exit("%s:%d: %s at %s" % (path, number, e.message[:300], list(e.path)))
sys.exit(0 if n else "nothing to validate")
END
valid() { python3 validate.py "$ROOT/docs/schema/$1.json" "${@:2}"; }
invalid() { ! valid "$@" >/dev/null 2>&1; }

if ! python3 -c 'import jsonschema' 2>/dev/null; then
    skip "all output fits its schema" "python3-jsonschema is not installed"
    finish
    exit
fi
"$BIN/mubiao-parse" -q --rejects rejects "$ROOT"/samples/* >documents
"$BIN/mubiao-extract" -q documents >mentions
"$BIN/mubiao-normalize" -q --types document,target,figure,date,sector,quantity,region,policy mentions >records
"$BIN/mubiao" run -q --config /dev/null --summary summary --output - "$ROOT/samples" >run
check "documents" valid document documents
check "documents with mentions" valid document mentions
check "records of every type" valid record records run
check "rejects" valid reject rejects
check "the run's summary" valid summary summary
echo '{"type":"target","id":"x"}' >bad
check "the record schema refuses what is no record" invalid record bad
echo '{"title":"x"}' >bad
check "the document schema refuses what is no document" invalid document bad
finish
