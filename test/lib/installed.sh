#!/bin/sh
# installed.sh: the library as it is installed, in a folder of its own, used by another program.
#
# usage: installed.sh BUILD-FOLDER
# The folder must be built.  One line for each check; the exit status is 1 where one failed.
set -u
cd "$(dirname "$0")/../.." || exit 1
build=$1
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
failed=0

check() {
	name=$1
	shift
	if said=$("$@" 2>&1); then
		echo "ok $name"
	else
		echo "not ok $name: $(echo "$said" | tail -n 5)"
		failed=1
	fi
}

check "meson install" env DESTDIR="$folder" meson install -C "$build" --no-rebuild --quiet
pc=$(find "$folder" -name glancewire.pc)
[ -n "$pc" ] || { echo "not ok glancewire.pc: it is not installed"; exit 1; }
export PKG_CONFIG_PATH="${pc%/*}" PKG_CONFIG_SYSROOT_DIR="$folder"
lib=$(dirname "$(find "$folder" -name libglancewire.a)")
header=$(find "$folder" -name glancewire.h)
flags=$(pkg-config --cflags --libs glancewire)
# A build with sanitizers needs theirs in the program.
sanitize=
if nm -D "$lib/libglancewire.so" | grep -q __asan_init; then
	sanitize="-fsanitize=address,undefined"
fi

shows_only() {
	others=$(nm "$@" | awk '$3 !~ /^gw_/ && $2 != "A" && NF == 3 {print $3}' | grep -v '^__odr_asan')
	[ -z "$others" ] || { echo "$others"; return 1; }
}
documented() {
	for name in $(nm -D --defined-only "$lib/libglancewire.so" | awk '$3 ~ /^gw_/ {print $3}'); do
		grep -q "^\.Fo $name\$\|^\.Fn $name " man/glancewire.3 ||
			{ echo "$name is in no page"; return 1; }
		grep -q "\b$name(" "$header" || { echo "$name is in no header"; return 1; }
	done
}
declared() {
	for name in $(grep -o '\bgw_[a-z0-9_]*(' include/glancewire.h | tr -d '('); do
		nm -D --defined-only "$lib/libglancewire.so" | grep -q " $name\$" ||
			{ echo "$name is declared and does not exist"; return 1; }
	done
}
warn="-Wall -Wextra -Werror -pedantic"

check "shared library shows only gw_" shows_only -D --defined-only "$lib/libglancewire.so"
check "static library shows only gw_" shows_only -g --defined-only "$lib/libglancewire.a"
check "every function is in the header and in the page" documented
check "everything declared exists" declared
check "header alone, C" ${CC:-cc} -std=c11 $warn -fsyntax-only -x c "$header"
check "header alone, C++" ${CXX:-c++} -std=c++11 $warn -fsyntax-only -x c++ "$header"
check "compile against the shared library" ${CC:-cc} -std=c11 $warn $sanitize \
	-o "$folder/consumer" test/lib/consumer.c $flags
check "run with the shared library" env LD_LIBRARY_PATH="$lib" "$folder/consumer"
check "compile as C++" ${CXX:-c++} -std=c++11 $warn $sanitize -x c++ \
	-o "$folder/consumer++" test/lib/consumer.c -x none $flags
check "run as C++" env LD_LIBRARY_PATH="$lib" "$folder/consumer++"
# The private libraries are the system's: without the sysroot in front.
unset PKG_CONFIG_SYSROOT_DIR
check "compile against the static library" ${CC:-cc} -std=c11 $warn $sanitize \
	-I"${header%/*}" -o "$folder/static" \
	test/lib/consumer.c "$lib/libglancewire.a" \
	$(pkg-config --static --libs glancewire | sed 's/-lglancewire//')
check "run with the static library" "$folder/static"
exit $failed
