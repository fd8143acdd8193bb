#!/usr/bin/env python3
"""ads.py: a story page with advertisements chosen for each request, beside nginx serving its bytes.

usage: ads.py PROGRAM [--seconds N] [--turns N]

Runs the demo with two campaigns, takes a story page as it comes with advertisements, and lets
nginx serve these bytes as a file. wrk asks both in turns in one run; of each case the medians are
printed: requests a second and their ratio, the 99th percentile, and requests for each second of
processor time, which another load of the machine does not change. nginx and wrk are found on the
PATH, or by NGINX_PROGRAM and WRK_PROGRAM; without them it says so and ends.
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
CASES = [("plain, 64 kept", 64, {}), ("gzip, 64 kept", 64, {"Accept-Encoding": "gzip"}),
         ("gzip, 1000 kept", 1000, {"Accept-Encoding": "gzip"}),
         ("gzip, 64 new", 64, {"Accept-Encoding": "gzip", "Connection": "close"})]
CONFIGURATION = """worker_processes 1; pid nginx.pid; error_log error.log; daemon off; master_process off;
events {{ worker_connections 4096; }}
http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; open_file_cache max=100;
client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3; uwsgi_temp_path t4; scgi_temp_path t5;
types {{ text/html html; }} server {{ listen 127.0.0.1:{port} backlog=1024; root html; gzip_static on; gzip_vary on; }} }}
"""


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
    """A story page with two advertisements."""
    for _ in range(wait_s):
        try:
            for path in dict.fromkeys(re.findall(r'href="(/story/[^"#]+)"', get(root).decode())):
                if get(root + path[1:]).count(b"data-ad=") == 2:
                    return path[1:]
        except OSError:
            pass
        time.sleep(1)
    sys.exit("no story page with two advertisements came")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--turns", type=int, default=5)
    options = parser.parse_args()
    nginx, wrk = (os.environ.get(x.upper() + "_PROGRAM") or shutil.which(x) for x in ("nginx", "wrk"))
    if not nginx or not wrk:
        return print("nginx and wrk are not both installed: no figures of pages with advertisements")
    folder = tempfile.mkdtemp(prefix="glancewire-bench.")
    os.makedirs(folder + "/data/ads")
    os.mkdir(folder + "/html")
    for name, text in CAMPAIGNS.items():
        open(f"{folder}/data/ads/{name}", "w").write(text)
    ours, theirs = free_port(), free_port()
    root = f"http://127.0.0.1:{ours}/"
    demo = subprocess.Popen([options.program, "demo", "--listen", f"127.0.0.1:{ours}", "--data", folder + "/data",
                             "--start", "20", "--speed", "1"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    server = None
    try:
        path = story(root)
        page = get(root + path)
        open(folder + "/html/story.html", "wb").write(page)
        open(folder + "/html/story.html.gz", "wb").write(gzip.compress(page, 9))
        open(folder + "/nginx.conf", "w").write(CONFIGURATION.format(port=theirs))
        server = subprocess.Popen([nginx, "-p", folder, "-e", "error.log", "-c", "nginx.conf"])
        time.sleep(1)
        web = child_named(demo.pid, "gw-web")
        for name, connections, headers in CASES:
            turns = [[load(wrk, url, pid, connections, headers, options.seconds)
                      for url, pid in ((root + path, web), (f"http://127.0.0.1:{theirs}/story.html", server.pid))]
                     for _ in range(options.turns)]
            middle = [[statistics.median(t[side][i] for t in turns) for i in range(3)] for side in (0, 1)]
            ratios = [statistics.median(t[0][i] / t[1][i] for t in turns) for i in (0, 2)]
            print(f"ads {name}: {middle[0][0]:.0f} requests/s, nginx {middle[1][0]:.0f}, ratio {ratios[0]:.2f}; "
                  f"for a processor second {middle[0][2]:.0f} and {middle[1][2]:.0f}, ratio {ratios[1]:.2f}; "
                  f"p99 {middle[0][1]:.1f} and {middle[1][1]:.1f} ms", flush=True)
        print(f"ads memory: {memory_mb(web):.0f} MB, nginx {memory_mb(server.pid):.0f}; page {len(page)} bytes")
    finally:
        for process in (server, demo):
            if process:
                process.send_signal(signal.SIGTERM)
                process.wait()
        shutil.rmtree(folder, ignore_errors=True)


main()
