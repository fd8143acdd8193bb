#!/usr/bin/env python3
"""serving.py: a story page beside nginx serving its bytes, without advertisements and with.

usage: serving.py PROGRAM [--seconds N] [--turns N] [--only WORD] [--headers]

Runs the demo with two campaigns, takes a story page as it comes with advertisements chosen for each
request, then as it stands once its story carries none, and lets nginx serve these bytes as files, plain
and compressed. wrk asks both in turns in one run; of each case the medians are printed: requests a second
and their ratio, requests for each second of processor time, which another load of the machine does not
change, the 99th percentile and the memory. nginx sends none of the headers that a page has here, unless
`--headers` lets it send them too. nginx and wrk are found on the PATH, or by NGINX_PROGRAM and WRK_PROGRAM.
"""
import argparse, gzip, os, re, shutil, signal, statistics, subprocess, sys, tempfile, time, urllib.request

READER = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
CAMPAIGNS = {
    "bank.campaign": "advertiser = Harbour Bank\nimpressions_a_day = 1000000000\n[creative boat]\n"
                     "title = Your own boat by spring\nbody = Loans from 2,000 crowns, answered in a day.\n"
                     "call = Ask for an offer\nlink = https://bank.example/boats\n",
    "ferry.campaign": "advertiser = Ferries\nshare = 30\n[creative text]\ntitle = Skerra in forty minutes\n"
                      "body = Six crossings a day.\nlink = https://ferry.example/\n",
}
GZIP, NEW = {"Accept-Encoding": "gzip"}, {"Connection": "close"}
CASES = [("plain, 64 kept", 64, {}), ("gzip, 64 kept", 64, GZIP), ("gzip, 1000 kept", 1000, GZIP),
         ("gzip, 64 new", 64, {**GZIP, **NEW}), ("gzip, 1000 new", 1000, {**GZIP, **NEW})]
CONFIGURATION = """worker_processes 1; pid nginx.pid; error_log error.log; daemon off; master_process off;
worker_rlimit_nofile 8192; events {{ worker_connections 4096; }}
http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; open_file_cache max=100;
client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3; uwsgi_temp_path t4; scgi_temp_path t5;
types {{ text/html html; }} server {{ listen 127.0.0.1:{port} backlog=1024; root html; gzip_static on; gzip_vary on;
{headers} }} }}
"""
THEIR_OWN = ("server", "date", "content-type", "content-length", "content-encoding", "connection", "etag", "vary",
             "last-modified", "accept-ranges")


def get(url):
    return urllib.request.urlopen(urllib.request.Request(url, headers={"User-Agent": READER}), timeout=10).read()


def free_port():
    import socket
    with socket.create_server(("127.0.0.1", 0)) as s:
        return s.getsockname()[1]


def processor_s(pid):
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_mb(pid):
    return int(re.search(r"VmRSS:\s+(\d+)", open(f"/proc/{pid}/status").read())[1]) / 1024


def child_named(parent, name):
    for pid in open(f"/proc/{parent}/task/{parent}/children").read().split():
        if open(f"/proc/{pid}/comm").read().strip() == name:
            return int(pid)
    return None


def load(wrk, url, pid, connections, headers, seconds):
    """Requests a second, 99th percentile in ms, requests for each second of the server's processor time."""
    given = [x for k, v in {"User-Agent": READER, **headers}.items() for x in ("-H", f"{k}: {v}")]
    before = processor_s(pid)
    said = subprocess.run([wrk, "-t1", f"-c{connections}", f"-d{seconds}", "--latency", *given, url],
                          capture_output=True, text=True, check=True).stdout
    used = processor_s(pid) - before
    if "Non-2xx" in said:
        sys.exit(f"{url} was not always answered with 200:\n{said}")
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", said).groups()
    requests = int(re.search(r"(\d+) requests in", said)[1])
    return (float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]),
            float(number) * {"us": .001, "ms": 1, "s": 1000}[unit], requests / max(used, .01))


def story(root, wait_s=90):
    """The path of a story page with two advertisements."""
    for _ in range(wait_s):
        try:
            for path in dict.fromkeys(re.findall(r'href="(/story/[^"#]+)"', get(root).decode())):
                if get(root + path[1:]).count(b"data-ad=") == 2:
                    return path[1:]
        except OSError:
            pass
        time.sleep(1)
    sys.exit("no story page with two advertisements came")


def headers_of(url):
    """Those of our answer that nginx has none of, as lines of its configuration."""
    answer = urllib.request.urlopen(urllib.request.Request(url, headers={"User-Agent": READER}), timeout=10)
    return "\n".join(f"add_header {name} \"{value}\";" for name, value in answer.headers.items()
                     if name.lower() not in THEIR_OWN)


def beside_nginx(what, options, wrk, url, web, their_url, nginx):
    """All cases of one page, in turns."""
    for name, connections, headers in CASES:
        if options.only and options.only not in f"{what} {name}":
            continue
        turns = [[load(wrk, u, pid, connections, headers, options.seconds)
                  for u, pid in ((url, web), (their_url, nginx))] for _ in range(options.turns)]
        middle = [[statistics.median(t[side][i] for t in turns) for i in range(3)] for side in (0, 1)]
        ratios = [statistics.median(t[0][i] / t[1][i] for t in turns) for i in (0, 2)]
        print(f"{what}, {name}: {middle[0][0]:.0f} requests/s, nginx {middle[1][0]:.0f}, ratio {ratios[0]:.2f}; "
              f"for a processor second {middle[0][2]:.0f} and {middle[1][2]:.0f}, ratio {ratios[1]:.2f}; "
              f"p99 {middle[0][1]:.1f} and {middle[1][1]:.1f} ms", flush=True)


class Nginx:
    """Serves one page as a file, plain and compressed."""

    def __init__(self, program, folder, page, headers):
        os.makedirs(folder + "/html")
        open(folder + "/html/story.html", "wb").write(page)
        open(folder + "/html/story.html.gz", "wb").write(gzip.compress(page, 9))
        port = free_port()
        open(folder + "/nginx.conf", "w").write(CONFIGURATION.format(port=port, headers=headers))
        self.process = subprocess.Popen([program, "-p", folder, "-e", "error.log", "-c", "nginx.conf"])
        self.url = f"http://127.0.0.1:{port}/story.html"
        time.sleep(1)

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


def without_ads(program, folder, root, path, wait_s=20):
    """Lets the story carry no advertisement from now on; its page."""
    subprocess.run([program, "story", "noads", path.split("/")[1], "--data", folder], check=True,
                   stdout=subprocess.DEVNULL)
    for _ in range(wait_s):
        page = get(root + path)
        if b"data-ad=" not in page:
            return page
        time.sleep(1)
    sys.exit("the story still carries advertisements")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--only", default="")
    parser.add_argument("--headers", action="store_true")
    options = parser.parse_args()
    nginx, wrk = (os.environ.get(x.upper() + "_PROGRAM") or shutil.which(x) for x in ("nginx", "wrk"))
    if not nginx or not wrk:
        lacking = " and ".join(name for name, path in (("nginx", nginx), ("wrk", wrk)) if not path)
        return print(f"no figures beside nginx: install the package {lacking} (tools/packages.sh bench)")
    folder = tempfile.mkdtemp(prefix="glancewire-bench.")
    os.makedirs(folder + "/data/ads")
    for name, text in CAMPAIGNS.items():
        open(f"{folder}/data/ads/{name}", "w").write(text)
    port = free_port()
    root = f"http://127.0.0.1:{port}/"
    demo = subprocess.Popen([options.program, "demo", "--listen", f"127.0.0.1:{port}", "--data", folder + "/data",
                             "--start", "20", "--speed", "1"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    servers = []
    try:
        path = story(root)
        web = child_named(demo.pid, "gw-web")
        for what in ("with ads", "without ads"):
            page = get(root + path) if what == "with ads" else without_ads(options.program, folder + "/data", root, path)
            servers.append(Nginx(nginx, f"{folder}/{len(servers)}", page,
                                 headers_of(root + path) if options.headers else ""))
            beside_nginx(what, options, wrk, root + path, web, servers[-1].url, servers[-1].process.pid)
            print(f"{what}, memory: {memory_mb(web):.0f} MB, nginx {memory_mb(servers[-1].process.pid):.0f}; "
                  f"page {len(page)} bytes", flush=True)
    finally:
        for server in servers:
            server.end()
        demo.send_signal(signal.SIGTERM)
        demo.wait()
        shutil.rmtree(folder, ignore_errors=True)


main()
