#!/bin/sh
# run.sh: opens the pages of the running program in a real browser.
#
# usage: run.sh [PROGRAM]
#
# PROGRAM is the glancewire to test; without it GLANCEWIRE names it, or it is build/glancewire.
# Starts its demo on a free port with a data folder of its own, waits until the front page has
# stories that several outlets report, runs story.mjs and reader.mjs on it, and ends what it started.  The exit
# status is theirs; 2 where there was nothing to look at.
set -u
here=$(cd "$(dirname "$0")" && pwd)
program=${1:-${GLANCEWIRE:-$here/../../build/glancewire}}
wait_s=${E2E_WAIT_S:-120}

free_port() {
	node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => {
		console.log(s.address().port); s.close(); });'
}

# The path of a story with answers, or after half the time of any story; nothing where there is none.
story() {
	node -e 'const [root, patient] = process.argv.slice(1);
	(async () => {
		const front = await (await fetch(root)).text();
		const main = front.slice(front.indexOf("<main"));
		const found = [...new Set(main.match(/\/story\/[^"#]+/g) || [])];
		for (const path of found.slice(0, 6))
			if (/id="qna"/.test(await (await fetch(new URL(path, root))).text()))
				return console.log(path);
		if (found.length && patient !== "yes") console.log(found[0]);
	})().catch(() => {});' "$1" "$2"
}

if [ ! -x "$program" ]; then
	echo "run.sh: there is no program $program" >&2
	exit 2
fi
folder=$(mktemp -d "${TMPDIR:-/tmp}/glancewire-e2e.XXXXXX") || exit 2
port=$(free_port) || exit 2
root="http://127.0.0.1:$port/"
# Half a day of news at once, and then hardly any: pages should not change while they are looked at.
"$program" demo --listen "127.0.0.1:$port" --data "$folder/data" --set reader=yes --start 20 --speed 1 \
	>"$folder/log" 2>&1 &
demo=$!
finish() {
	kill "$demo" 2>/dev/null
	wait "$demo" 2>/dev/null
	rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT TERM

waited=0
path=
while [ "$waited" -lt "$wait_s" ]; do
	patient=yes
	[ "$waited" -ge $((wait_s / 2)) ] && patient=no
	path=$(story "$root" "$patient")
	[ -n "$path" ] && break
	if ! kill -0 "$demo" 2>/dev/null; then
		echo "run.sh: the demo ended:" >&2
		cat "$folder/log" >&2
		exit 2
	fi
	sleep 2
	waited=$((waited + 2))
done
if [ -z "$path" ]; then
	echo "run.sh: no story within $wait_s s:" >&2
	cat "$folder/log" >&2
	exit 2
fi
cd "$here" || exit 2
node story.mjs "$root" "$path"
looked=$?
node reader.mjs "$root" && exit "$looked"
