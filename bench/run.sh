#!/bin/sh
# run.sh: how fast each part is: figures, one "name value unit" a line.
#
# usage: run.sh PROGRAM
# The stages run over the reference data in GLANCEWIRE_SHARED where it is, else over the built-in
# newsroom.  Programs named bench_* that the build leaves in build/bench/ run after them.
set -eu
program=$(realpath "${1:?usage: run.sh PROGRAM}")
here=$(dirname "$(realpath "$0")")
python3 "$here/stages.py" "$program"
for each in "$(dirname "$program")"/bench/bench_*; do
	if [ -f "$each" ] && [ -x "$each" ]; then
		"$each"
	fi
done
