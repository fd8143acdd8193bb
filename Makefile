# Thin names over Meson.  "make demo" and "make check" install what is missing (tools/packages.sh).
PREFIX = /usr/local
DESTDIR =
SECONDS = 60
LISTEN = 127.0.0.1:8080

.PHONY: build demo check check-llm score bench fuzz install clean packages

build: packages build/build.ninja
	ninja -C build glancewire

build/build.ninja:
	meson setup build --buildtype=release --prefix=$(PREFIX) >/dev/null

demo: build
	build/glancewire demo --listen $(LISTEN)

check:
	tools/packages.sh check
	python3 tools/check.py

# With a small real language model: fetches 150 MB once.
check-llm:
	tools/packages.sh check
	python3 tools/check.py build llm

score: build
	tools/score.sh build/glancewire

bench: build
	ninja -C build
	bench/run.sh build/glancewire

fuzz:
	tools/packages.sh check
	python3 tools/check.py --fuzz-seconds $(SECONDS) fuzz

install: build
	ninja -C build
	meson configure build --prefix=$(PREFIX)
	DESTDIR=$(DESTDIR) meson install -C build --no-rebuild

clean:
	rm -rf build build-check build-clang build-fuzz build-llm

packages:
	tools/packages.sh build
