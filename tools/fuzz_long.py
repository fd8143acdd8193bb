#!/usr/bin/env python3
"""fuzz_long.py: a long run of fuzz targets, and its log.

usage: fuzz_long.py [--seconds N] [--at-once N] [TARGET...]

Builds the targets as "make fuzz" does, gives each its seeds (test/fuzz/corpus) and, where
GLANCEWIRE_SHARED has them, documents of the reference data, which stay outside the project; runs
N at once for N seconds each; prints a row a target: runs, seconds, coverage, what was found.
A finding is left as build-fuzz/TARGET-crash-… and is to be kept in test/fuzz/corpus once mended.
"""
import argparse, concurrent.futures, glob, gzip, os, re, shutil, subprocess, sys, tempfile, time

os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
SHARED = os.environ.get("GLANCEWIRE_SHARED", "../shared")
DATA = SHARED + "/data"
SEEDS = {      # target -> reference documents that are its kind of input
    "feed": ["feeds/*/**/*.xml", "feeds/*/**/*.json"], "links": ["articles/*/*.html.gz"], "html": ["articles/*/*.html.gz"],
    "extract": ["articles/*/*.html.gz"], "encoding": ["articles/*/*.html.gz"], "sanitize": ["feeds/feedparser/**/*.xml"],
    "json": ["feeds/*/**/*.json"],
}
SEEDS_MOST, SEED_BYTES = 400, 65536


def build():
    env = {**os.environ, "CC": "clang", "CXX": "clang++"}
    if not os.path.exists("build-fuzz/build.ninja"):
        subprocess.run(["meson", "setup", "build-fuzz", "-Dfuzz=true", "-Db_sanitize=address,undefined", "-Db_lundef=false",
                        "-Dbuildtype=debugoptimized", "-Dc_args=-fsanitize=fuzzer-no-link", "-Dcpp_args=-fsanitize=fuzzer-no-link"],
                       env=env, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["ninja", "-C", "build-fuzz"], check=True, stdout=subprocess.DEVNULL)


def reference_seeds(name, folder):
    paths = sorted({p for pattern in SEEDS.get(name, []) for p in glob.glob(f"{DATA}/{pattern}", recursive=True)})
    for i, path in enumerate(paths[::max(1, len(paths) // SEEDS_MOST)]):
        with (gzip.open if path.endswith(".gz") else open)(path, "rb") as f:
            data = f.read(SEED_BYTES)
        with open(f"{folder}/{i}", "wb") as f:
            f.write(data)


def fuzz(name, seconds):
    target, found = f"build-fuzz/test/fuzz/fuzz_{name}", f"build-fuzz/corpus/{name}"
    os.makedirs(found, exist_ok=True)
    with tempfile.TemporaryDirectory() as seeds:
        reference_seeds(name, seeds)
        began = time.monotonic()
        out = subprocess.run([target, f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=2048", f"-max_len={SEED_BYTES}",
                              "-print_final_stats=1", f"-artifact_prefix=build-fuzz/{name}-", found, f"test/fuzz/corpus/{name}", seeds],
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    runs = re.search(r"number_of_executed_units:\s*(\d+)", out.stdout)
    cover = re.findall(r"cov: (\d+)", out.stdout)
    files = re.findall(r"Test unit written to (\S+)", out.stdout)
    print(f"{name:10} {int(runs[1]) if runs else 0:10} runs {time.monotonic() - began:6.0f} s  coverage {cover[-1] if cover else '?'}  "
          + ("nothing found" if out.returncode == 0 else f"FOUND {files or out.stdout[-400:]}"), flush=True)
    return out.returncode == 0


def main():
    p = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1].split("\n")[0])
    p.add_argument("--seconds", type=int, default=900); p.add_argument("--at-once", type=int, default=os.cpu_count()); p.add_argument("targets", nargs="*")
    o = p.parse_args()
    if not shutil.which("clang"):
        sys.exit("fuzz_long.py: clang is not here")
    build()
    names = o.targets or sorted(os.path.basename(t).removeprefix("fuzz_") for t in glob.glob("build-fuzz/test/fuzz/fuzz_*") if os.access(t, os.X_OK) and not os.path.isdir(t))
    with concurrent.futures.ThreadPoolExecutor(o.at_once) as pool:
        good = list(pool.map(lambda n: fuzz(n, o.seconds), names))
    sys.exit(not all(good))


main()
