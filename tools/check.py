#!/usr/bin/env python3
"""check.py: everything that must hold before a change goes in; ends with "N passed, N failed".

usage: check.py [--fuzz-seconds N] [step ...]

With --fuzz-seconds each fuzz target runs so long from a seed of its own and keeps what it found in
build-fuzz/corpus; without, each makes the same inputs in the same order in every run, so that a failure tells of the change.

Steps, in this order when none is named: build unit clang layers headers texts man cli fuzz
fault e2e llm.
  build    everything with AddressSanitizer and UndefinedBehaviorSanitizer, by gcc, in build-check/
  unit     every test of the unit suites, each test function counted; what had no reference data
           is shown as not run and counts neither way
  clang    the same sources by clang without a warning, in build-clang/
  layers   what may include what (src/LAYERS)
  headers  every header compiles alone
  texts    the catalogues are whole and in step with the program (po/, tools/catalogues.py)
  man      the manual pages by mandoc's own lint
  cli      the command line, the lists of keys and options in the manual, the installed library
  fuzz     each fuzz target on its corpus and some thousand inputs made from it (build-fuzz/)
  fault    the running program is killed, stopped, starved, crowded, and asked for less (test/fault)
  e2e      the pages in a real browser (test/e2e)
  llm      a real server of language models with a small real model (tools/check_llm.py); unless it is named, in CI only
"""
import concurrent.futures, glob, json, os, re, shutil, subprocess, sys, time

os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
CI = os.environ.get("CI") == "true"
FUZZ_SECONDS = 0  # 0: the same inputs each time, up to these limits
FUZZ_RUNS, FUZZ_RUNS_SECONDS = 10000, 5
KILLS = 20
PROGRAM = "build-check/glancewire"


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def note(self, good, name, detail=""):
        """One check; what failed is shown with the end of what it said."""
        if good:
            self.passed += 1
            return
        self.failed += 1
        print(f"not ok {name}")
        for line in detail.strip().splitlines()[-30:]:
            print("    " + line)

    def add(self, passed):
        self.passed += passed


def run(command, **options):
    """Exit status and all output; a missing program is a failure like any other."""
    try:
        p = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                           text=True, errors="replace", **options)
        return p.returncode, p.stdout
    except subprocess.TimeoutExpired as e:
        return 124, (e.stdout or b"").decode(errors="replace") + f"\nno end after {e.timeout:.0f} s"
    except OSError as e:
        return 127, str(e)


def configure(folder, arguments, env=None):
    if os.path.exists(folder + "/build.ninja"):
        return 0, ""
    return run(["meson", "setup", folder, *arguments], env={**os.environ, **(env or {})})


def compile_all(tally, name, folder, arguments, env=None, targets=()):
    """Everything, or the targets named."""
    status, said = configure(folder, arguments, env)
    if status == 0:
        status, said = run(["ninja", "-C", folder, *targets])
    tally.note(status == 0, name, said)
    return status == 0


def build(tally):
    compile_all(tally, "build with sanitizers", "build-check",
                ["-Db_sanitize=address,undefined", "-Dbuildtype=debugoptimized"])


def unit(tally):
    """Counts the test functions of cmocka's programs; a program that ends early is one failure."""
    status, said = run(["meson", "test", "-C", "build-check", "--timeout-multiplier", "4"])
    try:
        with open("build-check/meson-logs/testlog.json") as f:
            programs = [json.loads(line) for line in f]
    except OSError:
        return tally.note(False, "unit tests", said)
    for p in programs:
        text = (p.get("stdout") or "") + (p.get("stderr") or "")
        if p["result"] == "SKIP":
            print(f"not run {p['name']}: {text.strip()}")
            continue
        functions = len(re.findall(r"^\[       OK \]", text, re.M))
        tally.add(max(functions - 1, 0))
        tally.note(p["result"] in ("OK", "EXPECTEDFAIL"), p["name"], text)


def clang(tally):
    compile_all(tally, "build by clang", "build-clang", ["--buildtype=debug"],
                {"CC": "clang", "CXX": "clang++"})


def layers(tally):
    status, said = run(["tools/check-layers"])
    tally.note(status == 0, "layers", said)


def headers(tally):
    flags = subprocess.getoutput("pkg-config --cflags libxml-2.0 pangocairo").split()
    for path in sorted(glob.glob("src/*/*.h") + glob.glob("include/*.h")):
        status, said = run(["gcc", "-fsyntax-only", "-x", "c", "-std=c17", "-D_GNU_SOURCE", "-Wall",
                            "-Wextra", "-Werror", "-Isrc", "-Iinclude", *flags, path])
        tally.note(status == 0, path + " alone", said)


def texts(tally):
    """The catalogues, a line for each file with its faults behind; then texts that stand in none."""
    status, said = run([sys.executable, "tools/catalogues.py", "check"])
    tally.add(len(re.findall(r"^ok ", said, re.M)))
    for failure in re.findall(r"^not ok .*(?:\n    .*)*", said, re.M):
        tally.note(False, failure.removeprefix("not ok "))
    if status and "not ok " not in said:
        tally.note(False, "texts", said)
    status, said = run([sys.executable, "tools/stray_texts.py"])
    tally.note(status == 0, "texts outside of the catalogues", said)
    sample = "test/data/stray.c"
    with open(sample, encoding="utf-8") as f:
        wanted = [f"{sample}:{n}" for n, line in enumerate(f, 1) if line.rstrip().endswith("/* stray */")]
    status, said = run([sys.executable, "tools/stray_texts.py", sample])
    found = [":".join(line.split(":")[:2]) for line in said.splitlines()]
    tally.note(found == wanted, "stray texts are found", said)


def man(tally):
    for path in sorted(glob.glob("man/*.[1-8]")):
        status, said = run(["mandoc", "-Tlint", "-Wwarning", path])
        tally.note(status == 0, path, said)


def cli(tally):
    """Each of these prints a line for each check, and ends with 1 where one failed."""
    for command in ([sys.executable, "test/cli/commands.py", PROGRAM],
                    ["test/lib/man_keys.sh", PROGRAM], ["test/lib/man_options.sh", PROGRAM],
                    ["test/lib/installed.sh", "build-check"]):
        status, said = run(command, timeout=600)
        good = len(re.findall(r"^ok ", said, re.M))
        tally.add(max(good - (status == 0), 0))
        tally.note(status == 0, " ".join(command[-2:]), said)


def fuzz_one(target):
    """Into a folder of what was found: empty before the same inputs are made again."""
    name = os.path.basename(target).removeprefix("fuzz_")
    found = f"build-fuzz/corpus/{name}" if FUZZ_SECONDS else f"build-fuzz/checked/{name}"
    if not FUZZ_SECONDS:
        shutil.rmtree(found, ignore_errors=True)
    os.makedirs(found, exist_ok=True)
    seeds = f"test/fuzz/corpus/{name}"
    extent = [f"-max_total_time={FUZZ_SECONDS}"] if FUZZ_SECONDS else [
        f"-runs={FUZZ_RUNS}", f"-max_total_time={FUZZ_RUNS_SECONDS}", "-seed=1"]
    return run([target, *extent, "-timeout=10", "-rss_limit_mb=2048", "-max_len=65536",
                "-print_final_stats=0", "-artifact_prefix=build-fuzz/", found,
                *([seeds] if os.path.isdir(seeds) else [])], timeout=FUZZ_SECONDS * 3 + 240)


def fuzz(tally):
    sources = sorted(glob.glob("test/fuzz/*_fuzz.c"))
    targets = ["test/fuzz/fuzz_" + os.path.basename(s).removesuffix("_fuzz.c") for s in sources]
    if not compile_all(tally, "build of the fuzz targets", "build-fuzz",
                       ["-Dfuzz=true", "-Db_sanitize=address,undefined", "-Db_lundef=false",
                        "-Dbuildtype=debugoptimized", "-Dc_args=-fsanitize=fuzzer-no-link",
                        "-Dcpp_args=-fsanitize=fuzzer-no-link"],
                       {"CC": "clang", "CXX": "clang++"}, targets):
        return
    targets = ["build-fuzz/" + t for t in targets]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for target, (status, said) in zip(targets, pool.map(fuzz_one, targets)):
            tally.note(status == 0, "fuzzing " + os.path.basename(target), said)


def fault(tally):
    """Two at a time: they wait more than they work."""
    shared = ("running.py", "model_server.py")
    paths = [p for p in sorted(glob.glob("test/fault/*.py")) if os.path.basename(p) not in shared]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = pool.map(lambda path: run([sys.executable, path, PROGRAM, str(KILLS)],
                                            timeout=600), paths)
        for path, (status, said) in zip(paths, results):
            tally.note(status == 0, path, said)


def browser_lacks():
    """What keeps the browser tests from running, or None; and the browser."""
    names = ("chromium", "chromium-browser", "google-chrome")
    browser = next(filter(None, map(shutil.which, names)), None)
    if not shutil.which("npm") or not browser:
        return "npm or chromium is not installed", None
    status, said = run(["npm", "ci", "--no-audit", "--no-fund"], cwd="test/e2e", timeout=300)
    return ("npm could not fetch the packages of test/e2e:\n" + said if status else None), browser



def e2e(tally):
    """Needs npm's packages once and a browser; where they cannot be had only CI takes it amiss."""
    if not os.path.exists("test/e2e/package.json"):
        return
    lacking, browser = browser_lacks()
    if lacking:
        print("the browser tests did not run: " + lacking.strip())
        if CI:
            tally.note(False, "browser tests", lacking)
        return
    status, said = run(["sh", "test/e2e/run.sh", os.path.abspath(PROGRAM)], timeout=600,
                       env={**os.environ, "CHROMIUM": browser})
    tally.add(len(re.findall(r"^ok \d+", said, re.M)))
    for failure in re.findall(r"^not ok \d+.*(?:\n\s+#.*)*", said, re.M):
        tally.note(False, "browser: " + failure)
    if status and not re.search(r"^not ok ", said, re.M):
        tally.note(False, "browser tests", said)


def llm(tally):
    """Needs packages of npm and of Python once; where they cannot be had it says so."""
    if not CI and "llm" not in sys.argv:
        print("not run llm: it fetches 150 MB once; make check-llm runs it")
        return
    status, said = run([sys.executable, "tools/check_llm.py", PROGRAM, "build-llm"], timeout=1800)
    for line in said.splitlines():
        if line.startswith("not run"):
            print("the checks with a real language model did not run: " + line.removeprefix("not run: "))
        elif line.startswith("ok "):
            tally.add(1)
        elif line.startswith("not ok "):
            tally.note(False, "language model: " + line.removeprefix("not ok "))
    if status and "not ok " not in said:
        tally.note(False, "language model", said)


STEPS = [build, unit, clang, layers, headers, texts, man, cli, fuzz, fault, e2e, llm]


def main(arguments):
    global FUZZ_SECONDS
    if arguments[:1] == ["--fuzz-seconds"]:
        FUZZ_SECONDS = int(arguments[1])
        arguments = arguments[2:]
    known = {step.__name__: step for step in STEPS}
    if any(a not in known for a in arguments):
        sys.exit(__doc__)
    total = Tally()
    for step in [known[a] for a in arguments] or STEPS:
        began, before, missed = time.monotonic(), total.passed, total.failed
        step(total)
        print(f"{step.__name__:8} {total.passed - before:5} passed {total.failed - missed:3} failed"
              f" {time.monotonic() - began:6.0f} s", flush=True)
    figures = f"{total.passed} passed, {total.failed} failed"
    os.makedirs("build-check", exist_ok=True)
    with open("build-check/figures", "w") as f:
        print(figures, file=f)
    print(figures, flush=True)
    return total.failed > 0


sys.exit(main(sys.argv[1:]))
