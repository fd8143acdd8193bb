#!/bin/sh
# man_options.sh: glancewire(1) has every command and every option that --help prints.
#
# usage: man_options.sh PROGRAM
set -u
program=$1
page=$(dirname "$0")/../../man/glancewire.1
failed=0
commands=$("$program" --help | sed -n 's/^  \([a-z]*\) .*/\1/p')
[ -n "$commands" ] || { echo "not ok commands: --help lists none"; exit 1; }
for command in $commands; do
	missing=
	grep -q "^\.\(It \)\{0,1\}Cm .*$command" "$page" || missing=" the command"
	for option in $("$program" "$command" --help | sed -n 's/^  --\([a-z-]*\).*/\1/p'); do
		grep -q -- "Fl -$option" "$page" || missing="$missing --$option"
	done
	if [ -z "$missing" ]; then
		echo "ok $command is in the page"
	else
		echo "not ok $command is in the page: it lacks$missing"
		failed=1
	fi
done
exit $failed
