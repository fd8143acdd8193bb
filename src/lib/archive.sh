#!/bin/sh
# archive.sh: libglancewire.a of one object that shows only gw_*.
#
# usage: archive.sh OUTPUT FOLDER LIBRARY...
# The first library goes in whole, of the others what it needs.
set -eu
output=$1 folder=$2 first=$3
shift 3
mkdir -p "$folder"
${CC:-cc} -r -nostdlib -o "$folder/glancewire.o" -Wl,--whole-archive "$first" \
	-Wl,--no-whole-archive -Wl,--start-group "$@" -Wl,--end-group
objcopy --wildcard --keep-global-symbol='gw_*' "$folder/glancewire.o"
rm -f "$output"
ar rcs "$output" "$folder/glancewire.o"
