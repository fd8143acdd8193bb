#!/bin/sh
# packages.sh: installs the Debian packages that are missing, or says how to.
#
# usage: packages.sh build|check|bench [list]
# As root it installs; otherwise it prints the one command to run and exits 1.  `list` only prints
# the names.  On systems without dpkg it does nothing: the build itself says what it lacks.
set -eu

build="gcc g++ meson ninja-build pkg-config libxml2-dev libcurl4-openssl-dev
libmicrohttpd-dev libicu-dev libstemmer-dev libcld2-dev libsqlite3-dev libseccomp-dev zlib1g-dev libbrotli-dev
libpango1.0-dev libcmocka-dev"
bench="nginx wrk"
check="gettext clang libclang-rt-14-dev mandoc python3 chromium fonts-dejavu-core nodejs npm"

case "${1:-}" in
build) wanted=$build ;;
check) wanted="$build $check" ;;
bench) wanted="$build $bench" ;;
*) sed -n 's/^# usage: /usage: /p' "$0" >&2; exit 2 ;;
esac
if [ "${2:-}" = list ]; then
	echo $wanted
	exit 0
fi
command -v dpkg-query >/dev/null || exit 0

# A newer Node.js or npm than Debian's is not replaced.
present() {
	case "$1" in
	nodejs) command -v node >/dev/null && return ;;
	npm) command -v npm >/dev/null && return ;;
	esac
	dpkg-query -W -f '${db:Status-Status}\n' "$1" 2>/dev/null | grep -q '^installed$'
}

missing=
for package in $wanted; do
	present "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
	echo "These packages are missing; install them with" >&2
	echo "    sudo apt-get install --no-install-recommends$missing" >&2
	exit 1
fi
echo "installing$missing"
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
