#!/bin/sh
# score.sh: the figures of every stage against the reference data in GLANCEWIRE_SHARED.
#
# usage: score.sh PROGRAM
# The data is not part of the project; without it nothing is measured.
set -eu
program=$(realpath "${1:?usage: score.sh PROGRAM}")
shared=${GLANCEWIRE_SHARED:-../shared}
score=$shared/eval/score.py
data=$shared/data
if [ ! -f "$score" ]; then
	echo "There is no reference data at $shared (GLANCEWIRE_SHARED): nothing was measured." >&2
	exit 1
fi

failed=0
# figures NAME ARGUMENT…: a heading, and the lines of one run.
figures() {
	echo "== $1"
	shift
	stage=$1
	shift
	python3 "$score" "$stage" "$program" "$@" || failed=1
}

for set in scrapinghub wcxb mixed; do
	figures "extract $set" extract "$data/articles/$set"
done
for set in feedparser feed-rs miniflux; do
	figures "feeds $set" feeds "$data/feeds/$set"
done
figures robots robots "$data/feeds/robots_cases.jsonl"
figures url url "$data/url/urltestdata.json"
figures "stories allsides" stories "$data/stories/allsides.jsonl"
figures "stories basil" stories "$data/stories/basil.jsonl"
echo "== reprints"
python3 "$(dirname "$0")/score_reprints.py" "$program" "$data" || failed=1
for set in "neus 60" "multinews 220"; do
	figures "summaries $set" summaries "$data/summaries/${set% *}.jsonl" "${set#* }"
done
figures "reading basil" reading "$data/stories/basil.jsonl"
figures "questions basil" questions "$data/stories/basil.jsonl"
figures grounding grounding "$data/grounding/claims.jsonl"
exit $failed
