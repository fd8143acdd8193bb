#!/bin/sh
# run.sh: how fast each part is: figures, one "name value unit" a line, then ratios to peers.
#
# usage: run.sh PROGRAM [--scale]
# The stages run over the reference data in GLANCEWIRE_SHARED where it is, else over the built-in
# newsroom.  Programs named bench_* that the build leaves in build/bench/ run after them, then
# grouping beside its reference.  Where the peers are installed (peers/setup.sh in
# GLANCEWIRE_SHARED, into GW_PEERS) the ratios to the fastest and the best known are taken last,
# both programs in turns in one run.
#
# --scale instead places a million articles, 50,000 stories being live, and starts again from that:
# it takes some minutes, and 2 GB in TMPDIR, twice for a while.
set -eu
program=$(realpath "${1:?usage: run.sh PROGRAM}")
here=$(dirname "$(realpath "$0")")
benches=$(dirname "$program")/bench
if [ "${2:-}" = --scale ]; then
	records=$(mktemp)
	trap 'rm -f "$records"' EXIT
	"$benches/bench_group" --records "$records" 1000000 12500
	"$benches/bench_restart" "$records"
	exit
fi
python3 "$here/stages.py" "$program"
for each in "$benches"/bench_*; do
	if [ -f "$each" ] && [ -x "$each" ]; then
		"$each"
	fi
done
python3 "$here/grouping.py" "$program" "$benches/bench_group"
python3 "$here/languages.py" "$program"
python3 "$here/serving.py" "$program"
if [ ! -x "${GW_PEERS:-$HOME/.cache/glancewire-peers}/bin/gwpeers" ]; then
	echo "the peers are not installed: no ratios"
	exit 0
fi
python3 "$here/peers.py" "$program" --no-quality --sets scrapinghub --sample 60 --runs 3 \
	--peers dom-smoothie,rs-trafilatura,trafilatura
python3 "$here/peers.py" "$program" --stage feed --no-quality --sets feed-rs,feedparser --sample 0 \
	--runs 3 --peers feed-rs,feedparser
