#!/usr/bin/env python3
"""commands.py: the command line as scripts meet it: exit statuses, messages, batches.

usage: commands.py [PROGRAM]   (build/glancewire)
One line for each check, "ok NAME" or "not ok NAME: why"; exit status 1 where one failed.
Contacts nothing, writes into a temporary folder.
"""
import json, os, re, shutil, subprocess, sys, tempfile, traceback

PROGRAM = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else "build/glancewire")
FOLDER = tempfile.mkdtemp(prefix="glancewire-cli.")
ENV = {k: v for k, v in os.environ.items() if not k.startswith("GLANCEWIRE_")}
COMMANDS = ("run demo add import list status stories search story regroup ads export publish backup verify config feed extract group "
            "write check model robots url").split()
checks = []


class Failure(Exception):
    pass


def need(condition, why):
    if not condition:
        raise Failure(why)


def check(function):
    checks.append(function)
    return function


def path(name):
    return os.path.join(FOLDER, name)


def made(name, text):
    with open(path(name), "w") as f:
        f.write(text)
    return path(name)


def open_to_all():
    """The program where every user can start it: root's own folders are closed to others."""
    if not os.path.exists(path("program")):
        shutil.copy(PROGRAM, path("program"))
        os.chmod(path("program"), 0o755)
    return path("program")


def run(*arguments, given="", env=None, user=None):
    p = subprocess.run([PROGRAM if user is None else open_to_all(), *arguments], input=given, capture_output=True, text=True, timeout=60,
                       cwd=FOLDER, env={**ENV, **(env or {})}, user=user)
    return p.returncode, p.stdout, p.stderr


def done(*arguments, status=0, **options):
    """Standard output of a command that ends with `status`."""
    got, out, said = run(*arguments, **options)
    need(got == status, f"{' '.join(arguments)}: exit status {got}, not {status}: {said.strip()}")
    return out


def refused(status, pattern, *arguments, **options):
    """The command ends with `status` and one line on standard error that says why."""
    got, out, said = run(*arguments, **options)
    need(got == status, f"{' '.join(arguments)}: exit status {got}, not {status}: {said.strip()}")
    need(re.search(pattern, said), f"{' '.join(arguments)}: no {pattern!r} in {said!r}")


def batch(command, *rows, options=()):
    given = "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)
    out = done(command, "--batch", *options, given=given).splitlines()
    need(len(out) == len(rows), f"{command}: {len(rows)} lines in, {len(out)} out")
    return [json.loads(line) for line in out]


FERRY = ("The ferry between Sarvik and Ullen will sail again from Monday, the harbour office said on "
         "Friday. Engineers replaced the damaged shaft this week and found no further faults. The "
         "islands could only be reached by a supply boat for nine weeks.")
PAGE = ("<html lang=en><head><title>Ferry returns to Sarvik</title></head><body><article>"
        "<h1>Ferry returns to Sarvik</h1><p>" + FERRY + "</p><p>" + FERRY.replace("ferry", "ship") +
        "</p></article></body></html>")
FEED = ("<rss version='2.0'><channel><title>Courier</title><item><title>Ferry</title>"
        "<link>/ferry</link></item></channel></rss>")
OPML = ("<opml version='2.0'><body><outline text='Islands'>"
        "<outline type='rss' text='Courier' xmlUrl='https://courier.example/feed.xml'/>"
        "<outline type='rss' text='Post' xmlUrl='https://post.example/feed.xml'/>"
        "</outline></body></opml>")


# ── the words of the command line ──

@check
def without_a_command_it_shows_the_usage():
    refused(2, "usage: glancewire COMMAND")
    refused(2, 'unknown command "rnu"', "rnu")


@check
def help_lists_every_command():
    said = done("--help")
    for command in COMMANDS:
        need(re.search(rf"^  {command} ", said, re.M), f"{command} is not listed")
    listed = re.findall(r"^  ([a-z]+) ", said, re.M)
    need(sorted(listed) == sorted(COMMANDS), f"other commands are listed: {listed}")


@check
def version_is_printed():
    need(re.fullmatch(r"glancewire \d+\.\d+\.\d+\n", done("--version")), "no version")


@check
def every_command_has_help():
    for command in COMMANDS:
        for option in ("--help", "-h"):
            said = done(command, option)
            need(said.startswith(f"usage: glancewire {command}"), f"{command}: {said[:40]!r}")
            for common in ("--data DIR", "--config FILE", "--set KEY=VALUE"):
                need(common in said, f"{command} does not list {common}")


@check
def unknown_option_is_refused_by_every_command():
    for command in COMMANDS:
        refused(2, rf"glancewire {command}: unknown option --fancy", command, "--fancy")


@check
def option_without_its_value_is_refused():
    refused(2, "--data needs a value", "list", "--data")
    refused(2, "--set needs a value", "list", "--set")
    refused(2, "--words needs a whole number", "write", "--words", "many")
    refused(2, "--words must be from 1 to 2000", "write", "--words", "9000")


@check
def value_may_stand_behind_an_equals_sign():
    need(done("config", "show", "--set=words=300").count("words = 300\n") == 1, "--set=words=300")


@check
def missing_words_are_a_usage_error():
    for arguments in (["add"], ["import"], ["import", "a", "b"], ["story"], ["story", "show"],
                      ["export"], ["export", "all"], ["backup"], ["config"], ["config", "print"],
                      ["feed"], ["extract"], ["group"], ["write"], ["check"], ["check", "a"],
                      ["robots", "a"], ["url"], ["run", "now"], ["model"], ["model", "paint"],
                      ["model", "verdicts"]):
        refused(2, rf"^glancewire {arguments[0]}: ", *arguments)


# ── the language model ──

@check
def without_a_model_nothing_is_asked():
    for arguments in (["model", "probe"], ["write", "--batch", "--model"]):
        refused(2, "no language model is configured", *arguments)
    refused(1, "no Glancewire database", "model", "verdicts", "nowhere")


@check
def settings_of_a_model_are_checked():
    url = ["--set", "model_url=http://127.0.0.1:1/v1"]
    for setting, words in (("model_provider=nobody", "none of llama-server"), ("model_key_file=/nowhere", "model_key_file"),
                           ("model_cap_day=1", "a cap needs")):
        refused(2, words, "config", "check", *url, "--set", setting)
    refused(2, "judge_report", "config", "check", *url, "--set", "judge=yes")
    done("config", "check", *url, "--set", "model_provider=ollama")


@check
def a_model_that_is_not_there_costs_its_part_only():
    row = json.dumps({"id": "a", "articles": [{"url": "http://a.example/", "outlet": "A", "title": "Dam breaks near Porlan",
                      "text": "The Ullen dam broke early on Monday, and water reached the houses of Orrel."}]})
    out = done("write", "--batch", "--model", "--set", "model_url=http://127.0.0.1:1/v1", given=row + "\n")
    story = json.loads(out)
    need(story["writer"]["kind"] == "extractive" and not story["made"]["used"] and story["made"]["failed"] > 0, out)


# ── configuration ──

@check
def unknown_key_names_the_nearest():
    refused(2, 'unknown key "pol_min"; the nearest is "poll_min"', "config", "check", "--set",
            "pol_min=1")
    refused(2, 'unknown key "site_nme"; the nearest is "site_name"', "list", "--set", "site_nme=x")
    refused(2, "not of the form key=value", "list", "--set", "words")


@check
def fault_in_the_file_has_line_and_column():
    for text, where, why in (
            ("[site]\nsite_name = A\n\n  wrds = 3\n", "4:3", "unknown key"),
            ("words = many\n", "1:9", "words needs a number"),
            ("words =   3\n", "1:11", "words must be from 40 to 2000"),
            ("[news\n", "1:1", "a heading ends"),
            ("# x\n[nws]\n", "2:1", "unknown section"),
            ("[web]\nwords = 100\n", "2:1", r"words belongs under \[write\]"),
            ("access_log = perhaps\n", "1:14", "access_log is yes or no"),
            ("words\n", "1:1", "expected key = value")):
        file = made("bad.conf", text)
        refused(2, f"{re.escape(file)}:{where}: {why}", "config", "check", "--config", file)
    refused(2, "none.conf", "config", "check", "--config", path("none.conf"))


@check
def later_settings_win():
    file = made("words.conf", "words = 101\n")

    def words(*arguments, **options):
        return re.search(r"^words = (.*)$", done("config", "show", *arguments, **options), re.M)[1]

    need(words() == "220", "the default is not 220")
    need(words("--config", file) == "101", "the file does not win over the default")
    env = {"GLANCEWIRE_WORDS": "102"}
    need(words("--config", file, env=env) == "102", "the environment does not win over the file")
    need(words("--config", file, "--set", "words=103", env=env) == "103", "--set does not win")
    need(words("--set", "words=103", "--set", "words=104") == "104", "the last --set does not win")
    refused(2, "environment: words", "config", "show", env={"GLANCEWIRE_WORDS": "x"})


@check
def what_show_prints_is_a_configuration():
    shown = done("config", "show", "--set", "site_name=The Valley", "--set", "poll_min=2.5")
    file = made("shown.conf", shown)
    need(done("config", "show", "--config", file) == shown, "it reads back differently")
    need(done("config", "check", "--config", file) == "the configuration is right\n", "check")


# ── batches ──

@check
def bad_line_stands_in_its_place():
    rows = {"url": {"input": "https://a.example/%d"}, "robots": None, "check": None, "group": None,
            "write": None}
    rows["robots"] = {"robots": "User-agent: *\nDisallow: /p", "agent": "x", "url": "https://a/%d"}
    rows["check"] = {"source": "It rains in Sarvik today.", "claim": "It rains in Sarvik today."}
    rows["group"] = {"id": "%d", "title": "Ferry %d", "text": FERRY}
    rows["write"] = {"id": "%d", "articles": [{"title": "Ferry returns", "text": FERRY, "url": None,
                                               "outlet": "Courier", "published": None}]}
    for command, row in rows.items():
        given = [json.dumps(row).replace("%d", str(i)) for i in range(6)]
        given[1] = "{not json"
        given[3] = "{}"
        given[4] = "[1,2]"
        out = batch(command, *given)
        for i, answer in enumerate(out):
            bad = i in (1, 3, 4)
            need(("error" in answer) == bad, f"{command}: line {i + 1} is {answer}")
            if bad:
                need(list(answer) == ["error"] and answer["error"], f"{command}: {answer}")


@check
def bad_line_of_a_document_stage_stands_in_its_place():
    good = {"feed": made("good.xml", FEED), "extract": made("good.html", PAGE)}
    for command, file in good.items():
        out = batch(command, {"file": file, "url": "https://a.example/1"}, {"file": path("none")},
                    "nonsense", {}, {"file": made("empty", "")},
                    {"file": file, "url": "https://a.example/2"})
        need(["error" in o for o in out] == [False, True, True, True, True, False],
             f"{command}: {['error' in o for o in out]}")
        need("none" in out[1]["error"], f"{command}: {out[1]}")
    need(out[0]["url"] == "https://a.example/1" and out[5]["url"] == "https://a.example/2", "order")


@check
def order_is_kept():
    out = batch("url", *({"input": f"https://a.example/{i}"} for i in range(300)))
    need([o["href"] for o in out] == [f"https://a.example/{i}" for i in range(300)], "order")
    out = batch("group", *({"id": f"n{i}", "title": f"Title {i}", "text": f"{FERRY} {i}"}
                           for i in range(50)))
    need([o["id"] for o in out] == [f"n{i}" for i in range(50)], "order of group")


@check
def empty_input_is_an_empty_answer():
    for command in ("feed", "extract", "group", "write", "check", "robots", "url"):
        need(done(command, "--batch") == "", command)


@check
def last_line_needs_no_newline():
    need(done("url", "--batch", given='{"input":"https://a.example/"}') ==
         '{"href":"https://a.example/"}\n', "url")


@check
def unknown_input_keys_are_ignored():
    need(batch("url", {"input": "x", "base": "https://a.example/", "colour": [1]}) ==
         [{"href": "https://a.example/x"}], "url")


@check
def answers_have_the_members_of_their_format():
    feed = batch("feed", {"file": made("f.xml", FEED), "url": "https://a.example/feed"})[0]
    need({"title", "link", "description", "language", "items"} <= set(feed), f"feed: {list(feed)}")
    need({"id", "title", "link", "summary", "content", "published", "updated", "authors",
          "categories", "enclosures"} <= set(feed["items"][0]), "item")
    need(feed["items"][0]["link"] == "https://a.example/ferry", "relative link")
    page = batch("extract", {"file": made("p.html", PAGE)})[0]
    need({"url", "title", "authors", "published", "updated", "language", "outlet", "image", "text",
          "confidence"} <= set(page), f"extract: {list(page)}")
    verdict = batch("check", {"source": "It rained.", "claim": "It snowed."})[0]
    dated = {"source": "The council of Sarvik voted on 4 March to close the old bridge.",
             "claim": "The council of Sarvik voted on Wednesday to close the old bridge."}
    told = batch("check", {**dated, "published": "2026-03-06"}, dated)
    need(told[0]["supported"] and not told[1]["supported"], f"the day by the report's date: {told}")
    need(set(verdict) == {"supported", "score", "level", "reasons"}, f"check: {list(verdict)}")
    need(verdict["level"] == "none" and verdict["supported"] is False, "check: a false claim")
    story = batch("write", {"id": "s", "articles": [{"title": "Ferry returns", "text": FERRY,
                                                     "outlet": "Courier"}]})[0]
    need(set(story) >= {"id", "headline", "language", "words", "reading_minutes", "source_minutes",
                        "paragraphs", "qna", "differs", "timeline", "sources", "writer", "checks"},
         f"write: {list(story)}")
    need([p["role"] for p in story["paragraphs"]] == ["happened", "positions", "context"], "roles")
    for paragraph in story["paragraphs"]:
        for s in paragraph["sentences"]:
            need(s["check"] in ("verbatim", "shortened", "rewritten") and s["cites"], f"{s}")


@check
def words_set_the_length():
    who = ("mayor of Sarvik", "harbour office", "fishing union", "school board", "forest service",
           "water company", "bishop", "railway", "theatre", "hospital", "museum", "fire brigade")
    what = ("will close the old bridge", "bought nine boats", "wants a second ferry", "found a leak",
            "repaired the lighthouse", "lost its archive", "hired twelve divers", "opened a bakery",
            "sold the quarry", "planted birches", "printed new maps", "raised the fees")
    why = ("because the storm broke its pillars", "after the winter fair", "to help the islands",
           "although nobody had asked", "before the election in spring", "with money from abroad")
    row = {"id": "s", "articles": [{"title": f"Storm over Sarvik {k}", "outlet": f"Paper {k}", "text": " ".join(
        f"The {who[(i + k) % 12]} {what[i % 12]} {why[i % 6]}, said clerk {name}."
        for i, name in enumerate("Aro Bell Cord Dane Eck Falk Gorm Hult Ives Jarl Kemp Lund".split()))}
        for k in range(3)]}
    short = batch("write", row, options=["--words", "60"])[0]["words"]
    long = batch("write", row, options=["--words", "400"])[0]["words"]
    need(short < long, f"60 gives {short} words, 400 gives {long}")


# ── the stages for people ──

@check
def stages_answer_people():
    page = made("people.html", PAGE)
    need("Ferry returns to Sarvik" in done("extract", page), "extract")
    need(json.loads(done("extract", "--json", page))["title"] == "Ferry returns to Sarvik", "--json")
    need("Ferry" in done("feed", made("people.xml", FEED)), "feed")
    need("Ferry" in done("feed", "-", given=FEED), "feed from standard input")
    need("Ferry" in done("write", page), "write")
    need(json.loads(done("write", "--json", page))["headline"], "write --json")
    need(done("url", "../b", "https://a.example/x/y") == "https://a.example/b\n", "url")
    robots = made("robots.txt", "User-agent: *\nDisallow: /private\n")
    need(done("robots", robots, "glancewire", "https://a.example/") == "allowed\n", "allowed")
    source = made("source.txt", "It rains in Sarvik today.")
    need(done("check", source, "It rains in Sarvik today.").startswith("supported"), "check")
    deed = made("deed.txt", "Anna Berg sued Carl Lund over a bridge that had been closed for weeks.")
    shown = done("check", "--explain", deed, "Carl Lund was sued by Anna Berg.")
    for side in "claim", "passage":
        need(re.search(side + r" +Anna Berg \| sued \| Carl Lund", shown), f"deeds: {shown}")


@check
def outlet_rules_decide_and_are_explained():
    page, url = made("ruled.html", PAGE), "https://www.outlet.example/a"
    rules = made("outlets", "[*.outlet.example]\nheadline = .gone\nbody = p\n")
    article = json.loads(done("extract", "--json", "--rules", rules, "--url", url, page))
    need(article["rules"] == {"for": "*.outlet.example", "missed": ["headline"]}, f"rules: {article['rules']}")
    need(article["confidence"] == 1 and all(p["kind"] == "paragraph" for p in article["parts"]), "the body by rule")
    need("found no headline" in done("extract", "--set", "rules=" + rules, "--url", url, page), "rules by setting")
    need(json.loads(done("extract", "--json", "--rules", rules, page))["rules"] is None, "rules of another host")
    explained = json.loads(done("extract", "--explain", "--json", page))
    taken = [b["text"] for b in explained["blocks"] if b["taken"]]
    need(explained["article"]["title"] and len(taken) == len(explained["article"]["parts"]), f"explained: {taken}")
    lines = done("extract", "--explain", "--rules", rules, "--url", url, page).splitlines()
    need(any("+" in line and "outlet rule" in line for line in lines), f"explained: {lines}")
    need(len(lines) == len(explained["blocks"]) + 2, "a line for each block")
    wrong = made("wrong", "[outlet.example]\nbody = p:hover\n")
    refused(2, "wrong:2:9", "extract", "--rules", wrong, page)
    refused(2, "wrong:2:9", "config", "check", "--set", "rules=" + wrong)
    refused(2, "outlet rules", "extract", "--rules", path("no-such-file"), page)
    refused(2, "--explain", "extract", "--explain", "--batch")


@check
def stories_quote_what_publishers_allow():
    def sentences(**asked):
        row = {"id": "1", "articles": [{"url": "https://a.example/1", "outlet": "Courier", "title": "Ferry returns",
                                        "text": FERRY, "published": "2026-11-20T10:00:00Z", **asked}]}
        story = batch("write", row)[0]
        need(len(story["sources"]) == 1, "it is no source")
        return [s["text"] for p in story["paragraphs"] for s in p["sentences"]]
    need(sentences(), "nothing is quoted")
    need(not sentences(signals=["nosnippet"]), "nosnippet")
    need(not sentences(signals=["tdm-reserved"]), "tdm-reserved")
    need(not sentences(reserved=[{"signal": "paid", "start": 0, "end": len(FERRY.encode())}]), "a reserved part")
    need(not sentences(parts=[{"kind": "heading", "start": 0, "end": len(FERRY.encode())}]), "a heading")
    need(sum(map(len, sentences(signals=["max-snippet"], max_snippet=20))) <= 20, "max-snippet")


@check
def a_no_is_status_1():
    robots = made("robots.txt", "User-agent: *\nDisallow: /private\n")
    need(done("robots", robots, "x", "https://a.example/private", status=1) == "disallowed\n", "no")
    source = made("source.txt", "It rains in Sarvik today.")
    done("check", source, "It snows in Ullen tomorrow.", status=1)
    refused(1, "is no address", "url", "b")


@check
def what_cannot_be_read_is_status_1():
    for command in ("feed", "extract", "write"):
        refused(1, "none", command, path("none"))
    refused(1, "none", "check", path("none"), "x")
    refused(1, "none", "robots", path("none"), "x", "https://a.example/")
    refused(1, ".", "feed", made("plain.txt", "no feed at all"))


@check
def one_bad_file_does_not_stop_the_rest():
    got, out, said = run("extract", path("none"), made("rest.html", PAGE))
    need(got == 1 and "none" in said and "Ferry" in out, f"{got} {said!r} {out[:80]!r}")


@check
def loopback_is_refused():
    refused(1, "127.0.0.1", "feed", "http://127.0.0.1:9/feed.xml")


# ── the data folder ──

def data(name):
    return ["--data", path(name)]


@check
def feeds_are_added_once():
    d = data("add")
    need(done("add", "https://courier.example/feed.xml", *d) ==
         "added https://courier.example/feed.xml\n", "first")
    need("known already" in done("add", "HTTPS://courier.EXAMPLE/feed.xml", *d), "second")
    refused(1, "no http or https address", "add", "ftp://courier.example/", *d)
    refused(1, "no http or https address", "add", "courier", *d)
    done("add", "nonsense", "https://post.example/feed.xml", *d, status=1)
    listed = done("list", *d)
    need("https://courier.example/feed.xml" in listed and "https://post.example/feed.xml" in listed,
         listed)


@check
def opml_is_imported():
    d, file = data("import"), made("feeds.opml", OPML)
    need(done("import", file, *d) == "2 feeds added, 0 known already\n", "first")
    need(done("import", file, *d) == "0 feeds added, 2 known already\n", "second")
    listed = done("list", *d)
    need("Courier in Islands" in listed and "never" in listed, listed)
    again = data("import-again")
    back = made("back.opml", done("export", "opml", *d))
    need(done("import", back, *again) == "2 feeds added, 0 known already\n", "round trip")
    need(done("list", *again) == listed, "round trip")
    refused(1, "none.opml", "import", path("none.opml"), *d)
    refused(1, "plain.opml", "import", made("plain.opml", "nothing"), *d)


@check
def status_has_the_keys_of_its_format():
    d = data("status")
    done("add", "https://courier.example/feed.xml", *d)
    status = json.loads(done("status", "--json", *d))
    for key, members in {"feeds": ["total", "healthy", "failing"],
                         "articles": ["total", "reprints", "failed"], "stories": ["live", "ended"],
                         "sentences": ["checked", "passed", "replaced", "dropped"]}.items():
        for member in members:
            need(isinstance(status[key][member], int), f"{key}.{member}")
    need(isinstance(status["editions"], int), "editions")
    need(all(isinstance(n, int) for n in status["jobs"].values()), "jobs")
    need(status["errors"] == [] and status["feeds"]["total"] == 1, str(status))
    need("1" in done("status", *d), "for people")


@check
def stories_are_listed_in_their_order():
    d = data("stories")
    done("add", "https://courier.example/feed.xml", *d)
    for options in ([], ["--why"], ["--json"], ["--section", "World", "--most", "0"]):
        need(done("stories", *options, *d) == "", f"stories of an empty folder: {options}")
    refused(2, "a section is named by --section", "stories", "World", *d)
    refused(2, "--most is a number from 0", "stories", "--most", "-1", *d)
    refused(2, "Sport: a weight is a number from 0 to 100", "stories", "--set", "section_weights.Sport=x", *d)
    refused(2, "House: a host is missing", "config", "check", "--set", "families.House=,")
    refused(2, "half_life_h must be from 1 to 10000", "config", "check", "--set", "half_life_h=0")
    need("families" in done("config", "show", "--set", "families.House=a.example"), "config show")


@check
def search_reads_words_and_refuses_what_it_cannot():
    d = data("search")
    done("add", "https://courier.example/feed.xml", *d)
    for options in ([], ["--newest"], ["--json", "--since", "2026-11-01", "--until", "2026-11-02", "--outlet", "Courier"]):
        need(done("search", "dam", *options, *d) == "", f"search of an empty folder: {options}")
    refused(2, "name a word", "search", *d)
    refused(2, "name a word", "search", *d, "--", "-dam")
    refused(2, "a day is written as", "search", "dam", "--since", "monday", *d)
    refused(2, "--most is a number from 1", "search", "dam", "--most", "0", *d)


@check
def export_of_an_empty_folder_is_empty():
    d = data("export")
    done("import", made("e.opml", OPML), *d)
    need(done("export", "articles", *d) == "" and done("export", "stories", *d) == "", "not empty")


@check
def backup_is_a_sound_store():
    d = data("backup")
    done("import", made("b.opml", OPML), *d)
    os.makedirs(path("copy"))
    copy = path("copy/glancewire.db")
    done("backup", copy, *d)
    need(os.path.getsize(copy) > 0, "it is empty")
    need(done("verify", *data("copy")) == "the store is sound\n", "verify")
    need(done("list", *data("copy")) == done("list", *d), "it lists other feeds")
    refused(1, "none/copy.db", "backup", path("none/copy.db"), *d)


@check
def damaged_store_is_not_sound():
    d = data("damaged")
    done("import", made("d.opml", OPML), *d)
    file = path("damaged/glancewire.db")
    with open(file, "r+b") as f:
        f.seek(0)
        f.write(b"\xff" * os.path.getsize(file))
    for log in ("-wal", "-shm"):
        if os.path.exists(file + log):
            os.remove(file + log)
    refused(1, ".", "verify", *d)


@check
def unknown_story_is_an_error():
    d = data("story")
    done("add", "https://courier.example/feed.xml", *d)
    refused(1, 'story "zzzz"', "story", "show", "zzzz", *d)
    refused(1, 'story "7"', "story", "show", "7", *d)


@check
def orders_about_stories_name_what_is_wrong():
    d = data("orders")
    done("add", "--as-is", "https://courier.example/feed.xml", *d)
    for words in (["split"], ["split", "a"], ["merge", "a"], ["merge", "a", "b", "c"], ["move", "1"],
                  ["pin"], ["unpin"], ["undo"], ["undo", "1", "2"], ["decisions", "a", "b"]):
        refused(2, "^glancewire story: ", "story", *words, *d)
    refused(1, 'story "a": there is no story "a"', "story", "split", "a", "1", *d)
    refused(1, 'no story "a"', "story", "merge", "a", "b", "--why", "both are one", *d)
    refused(1, "no article 7", "story", "pin", "7", "--by", "Anna", *d)
    refused(1, 'no article "https://n.example/"', "story", "unpin", "https://n.example/", *d)
    refused(1, "no decision 3", "story", "undo", "3", *d)
    refused(1, '"x" is no number', "story", "undo", "x", *d)
    need("nothing was decided" in done("story", "decisions", *d), "decisions of an empty store")
    refused(1, 'no story "a"', "story", "--why", "a", *d)
    refused(1, 'no story "a"', "story", "a", "--why", "--json", *d)


@check
def regroup_of_nothing_changes_nothing():
    d = data("regroup")
    done("add", "--as-is", "https://courier.example/feed.xml", *d)
    need(json.loads(done("regroup", "--all", "--json", *d)) ==
         {"articles": 0, "held": 0, "moved": 0, "decision": 0}, "figures of an empty store")
    refused(2, "no further words", "regroup", "now", *d)


@check
def folder_that_does_not_exist_is_named():
    for arguments in (["story", "merge", "a", "b"], ["regroup"], ["list"], ["status"], ["export", "articles"], ["verify"], ["story", "show", "1"],
                      ["backup", path("x.db")]):
        refused(1, "nowhere", *arguments, *data("nowhere"))
    need(not os.path.exists(path("nowhere")), "reading made the folder")


@check
def folder_that_cannot_be_written_is_named():
    closed = path("closed")
    os.makedirs(closed)
    os.chmod(closed, 0o555)
    os.chmod(FOLDER, 0o755)
    # Root may write everywhere: then somebody else tries.
    user = 65534 if os.geteuid() == 0 else None
    try:
        refused(1, "closed", "add", "https://courier.example/feed.xml", *data("closed"), user=user)
        refused(1, "closed", "add", "https://courier.example/feed.xml", *data("closed/in"), user=user)
    finally:
        os.chmod(closed, 0o755)
    refused(1, "/dev/null", "add", "https://courier.example/feed.xml", "--data", "/dev/null/x")


@check
def output_that_cannot_be_written_is_status_1():
    with open("/dev/full", "w") as full:
        p = subprocess.run([PROGRAM, "url", "--batch"], input='{"input":"https://a.example/"}\n' * 9000,
                           stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, env=ENV)
    need(p.returncode == 1 and p.stderr, f"status {p.returncode}, {p.stderr!r}")


def main():
    failed = 0
    for function in checks:
        name = function.__name__.replace("_", " ")
        try:
            function()
            print(f"ok {name}", flush=True)
        except Failure as why:
            failed += 1
            print(f"not ok {name}: {why}", flush=True)
        except Exception as why:
            failed += 1
            at = traceback.extract_tb(why.__traceback__)[-1]
            print(f"not ok {name}: {type(why).__name__} in line {at.lineno}: {why}", flush=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    return failed > 0


sys.exit(main())
