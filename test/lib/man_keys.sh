#!/bin/sh
# man_keys.sh: glancewire.conf(5) has every key of the program, with its default and its range, and
# the packaged configuration is the program's own.
#
# usage: man_keys.sh PROGRAM
set -u
program=$1
root=$(dirname "$0")/../..
page=$root/man/glancewire.conf.5
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
for name in $(env | sed -n 's/^\(GLANCEWIRE_[A-Z_]*\)=.*/\1/p'); do
	unset "$name"
done
failed=0

same() {
	if why=$(diff "$2" "$3"); then
		echo "ok $1"
	else
		echo "not ok $1 (< program, > page):"
		echo "$why" | sed 's/^/    /'
		failed=1
	fi
}

"$program" config show | grep -v '^#' | grep . | sed 's/ *$//' >"$folder/program"
sed -n 's/\\&//g
	s/^\.Ss \(\[.*\]\)$/\1/p
	s/^\.It Cm \([a-z_]*\) No = Cm "\(.*\)"$/\1 = \2/p
	s/^\.It Cm \([a-z_]*\) No =$/\1 =/p' "$page" >"$folder/page"
same "keys and defaults" "$folder/program" "$folder/page"

"$program" config show >"$folder/shown"
same "packaging/glancewire.conf" "$folder/shown" "$root/packaging/glancewire.conf"

# A number out of range is refused with the range.
for key in $(sed -n 's/ = .*//p' "$folder/program"); do
	"$program" config check --set "$key=999999999" 2>&1 |
		sed -n 's/.*: \([a-z_]*\) must be from \([^ ]*\) to \([^ ,]*\),.*/\1 \2 \3/p'
done | awk '{printf "%s %d %d\n", $1, $2, $3}' >"$folder/ranges"
awk '/^\.It Cm/ {key = $3} /^From .* to / {sub(/[.,].*/, ""); print key, $2, $4}' \
	"$page" >"$folder/page-ranges"
same "ranges" "$folder/ranges" "$folder/page-ranges"
[ -s "$folder/ranges" ] || { echo "not ok ranges: none was found"; failed=1; }
exit $failed
