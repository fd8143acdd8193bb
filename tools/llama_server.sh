#!/bin/bash
# llama_server.sh DIR: a working llama-server in DIR/bin from two npm packages, without building all of llama.cpp.
# Needs npm, git, g++ (Debian 12).  Downloads 46 MB; compiles only the server's own 13 files (about 75 s of CPU) and
# links them against the prebuilt libllama, which picks the best CPU backend at run time.  No vision, no web page.
set -euo pipefail
V=3.22.1
D=$(mkdir -p "$1" && cd "$1" && pwd)
cd "$D"
if [ -x bin/llama-server ]; then exit 0; fi
npm pack --silent "node-llama-cpp@$V" "@node-llama-cpp/linux-x64@$V" > /dev/null
# pin what was measured; a different archive stops the script
if [ -f "${SUMS:-/nonexistent}" ]; then sha256sum -c "$SUMS"; fi
tar xzf "node-llama-cpp-$V.tgz" package/llama/gitRelease.bundle
git -c advice.detachedHead=false clone -q package/llama/gitRelease.bundle src
mkdir -p pre bin obj gen
tar xzf "node-llama-cpp-linux-x64-$V.tgz" -C pre
LIB=$D/pre/package/bins/linux-x64
cp "$LIB"/*.so bin/
cat > gen/ui.h <<'C'
#pragma once
#include <stddef.h>
#include <string>
#include <vector>
struct llama_ui_asset { std::string name, type; const unsigned char *data; size_t size; std::string etag; };
inline const llama_ui_asset *llama_ui_find_asset(const std::string &) { return nullptr; }
inline std::vector<llama_ui_asset> llama_ui_get_assets() { return {}; }
inline bool llama_ui_use_gzip() { return false; }
C
cat > gen/mtmd_stub.cpp <<'C'
#include <map>
#include "mtmd.h"
#include "mtmd-helper.h"
struct mtmd_context_params mtmd_context_params_default(void) { return {}; }
struct mtmd_helper_init_opt mtmd_helper_init_opt_default(void) { return {}; }
std::map<ggml_backend_dev_t, size_t> mtmd_get_memory_usage(const char *, struct mtmd_context_params) { return {}; }
C
export INC="-Igen -Isrc/include -Isrc/ggml/include -Isrc/common -Isrc/vendor -Isrc/tools/mtmd -Isrc/tools/server -Isrc"
ls src/tools/server/*.cpp gen/mtmd_stub.cpp | xargs -P "${JOBS:-2}" -I{} sh -c \
	'g++ -std=c++17 -O1 -w -fPIC -DNDEBUG -DLLAMA_SHARED -DGGML_SHARED $INC -c {} -o obj/$(basename {} .cpp).o || exit 255'
link() {
	g++ -o bin/llama-server obj/*.o -Lbin -l:libllama-common.so -l:libllama.v0.5.0.so -l:libggml.v0.5.0.so \
		-l:libggml-base.so -lpthread -ldl -Wl,-rpath,'$ORIGIN'
}
# the remaining vision calls are never reached without --mmproj
{ link 2>&1 || true; } | grep -oE "undefined reference to .mtmd_[a-z_]+'" | sed "s/.*[\`']mtmd/mtmd/; s/'$//" | sort -u |
	sed 's/.*/void *&(void) { return 0; }/' > gen/mtmd_rest.c
gcc -O1 -c gen/mtmd_rest.c -o obj/mtmd_rest.o
link
rm -rf package src pre obj gen ./*.tgz
bin/llama-server --version
