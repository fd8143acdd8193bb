#!/usr/bin/env python3
"""discover.py: `add` finds the feeds of sites on loopback, as robots.txt and the guard allow, and
a sitemap that it found is polled like a feed."""
import json, time

import running

NET = "127.21.0.0/16"
FEED = ('<rss><channel><title>{0}</title><item><title>The ferry sails again</title>'
        '<link>/news/ferry</link><guid>1</guid></item></channel></rss>')
STORY = ("<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>The council of Sarvik "
         "decided on Monday that the old quay will be repaired before winter, the harbour office "
         "said.</p><p>Work begins next week and will cost less than was feared, engineers told "
         "the council after they had inspected the quay for nine days.</p></article></body></html>")


def feed(title):
    return 200, "application/rss+xml", FEED.format(title)


def page(head="", body=""):
    return 200, "text/html", f"<html><head><title>x</title>{head}</head><body>{body}</body></html>"


def declared(address, title=""):
    return f'<link rel="alternate" type="application/rss+xml" href="{address}" title="{title}">'


def moved(address):
    return 301, "text/plain", "", ("Location", address)


def robots(text):
    return 200, "text/plain", text


def sitemap(entries, root="urlset"):
    return 200, "application/xml", (
        f'<?xml version="1.0"?><{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{entries}</{root}>')


def news(place, title, date):
    return (f"<url><loc>{place}</loc><news:news><news:publication><news:name>Quay Post</news:name>"
            f"<news:language>en</news:language></news:publication><news:publication_date>{date}"
            f"</news:publication_date><news:title>{title}</news:title><news:keywords>harbour, quay"
            f"</news:keywords></news:news></url>")


TODAY = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 3600))
# By the last two numbers of the address: what stands at which path; {port} is filled in.
SITES = {
    "1.1": {"/feed.xml": feed("One")},
    "1.2": {"/": page(declared("/comments/feed", "Comments") + declared("/gone.xml") +
                      declared("/main.xml", "Main") + declared("/world.xml", "World"),
                      '<a href="/other.rss">RSS</a>'),
            "/comments/feed": feed("Comments"), "/main.xml": feed("Main"),
            "/world.xml": feed("World"), "/other.rss": feed("Other")},
    "1.3": {"/": page("", '<a href="/all/rss">All our news</a> <a href="/about">About</a>'),
            "/all/rss": feed("Three")},
    "1.4": {"/region/": page(), "/region/atom.xml": feed("Region"), "/feed": feed("Root")},
    "1.5": {"/": page(), "/rss.xml": feed("Hidden"), "/news.xml": sitemap(
                news("/story/quay", "Quay to be repaired", TODAY)),
            "/robots.txt": robots("User-agent: *\nDisallow: /rss\nSitemap: /all.xml\n"
                                  "Sitemap: /news.xml\n"),
            "/all.xml": sitemap(""), "/story/quay": (200, "text/html",
                                                     STORY.format("Quay to be repaired"))},
    "1.6": {"/": page(), "/sitemap.xml": sitemap(
                "<sitemap><loc>/pages.xml</loc></sitemap><sitemap><loc>/latest-news.xml</loc>"
                "</sitemap>", "sitemapindex"),
            "/pages.xml": sitemap(f"<url><loc>/a</loc><lastmod>{TODAY}</lastmod></url>"),
            "/latest-news.xml": sitemap(news("/b", "B", TODAY))},
    "1.7": {"/": page(), "/sitemap.xml": sitemap(
                f"<url><loc>/new</loc><lastmod>{TODAY}</lastmod></url>"
                "<url><loc>/old</loc><lastmod>2020-01-01</lastmod></url>")},
    "1.14": {"/": page(), "/sitemap.xml": sitemap(
                 "<sitemap><loc>/posts-1.xml</loc><lastmod>2025-01-01</lastmod></sitemap>"
                 f"<sitemap><loc>/posts-2.xml</loc><lastmod>{TODAY}</lastmod></sitemap>",
                 "sitemapindex"),
             "/posts-1.xml": sitemap(f"<url><loc>/old</loc><lastmod>{TODAY}</lastmod></url>"),
             "/posts-2.xml": sitemap(f"<url><loc>/mole</loc><lastmod>{TODAY}</lastmod></url>"),
             "/mole": (200, "text/html", STORY.format("Mole to be repaired"))},
    "1.8": {"/": page("", "<p>Nothing here.</p>")},
    "1.9": {"/": page(declared("http://127.66.6.6:{port}/feed"))},
    "1.10": {"/robots.txt": (503, "text/plain", ""), "/feed": feed("Ten")},
    "1.11": {"/": page(), "/robots.txt": robots("User-agent: *\nDisallow: /\nAllow: /feed\n"),
             "/feed": feed("Eleven")},
    "1.12": {"/": moved("http://127.21.1.2:{port}/")},
    "1.13": {"/": moved("http://127.66.6.6:{port}/")},
}
asked = []


def answer(address, path, headers):
    name = address.removeprefix("127.21.")
    asked.append((name, path))
    status, kind, text, *more = SITES.get(name, {}).get(path, (404, "text/plain", ""))
    port = headers["Host"].rpartition(":")[2]
    return (status, kind, text.replace("{port}", port),
            *((header, value.replace("{port}", port)) for header, value in more))


# What is added for an address, what else is said, and what is asked for on no account.
CASES = [
    ("1.1", "/feed.xml", ["1.1/feed.xml"], "One", []),
    ("1.2", "/", ["1.2/main.xml"], "there is also http://127.21.1.2", ["/comments/feed", "/other.rss"]),
    ("1.3", "/", ["1.3/all/rss"], "linked from the page", ["/about", "/feed"]),
    ("1.4", "/region/?x=/y", ["1.4/region/atom.xml"], "at a usual place", ["/feed"]),
    ("1.5", "/", ["1.5/news.xml"], "named by robots.txt", ["/rss", "/rss.xml"]),
    ("1.6", "/", ["1.6/latest-news.xml"], "Quay Post", ["/pages.xml"]),
    ("1.7", "/", ["1.7/sitemap.xml"], "1 item, ", []),
    ("1.14", "/", ["1.14/sitemap.xml"], "1 item, ", ["/posts-1.xml"]),
    ("1.8", "/", [], "no feed was found", []),
    ("1.9", "/", [], "no feed was found", []),
    ("1.10", "/feed", ["1.10/feed"], "could not be looked at now", ["/feed"]),
    ("1.11", "/", ["1.11/feed"], "Eleven", ["/", "/rss", "/sitemap.xml"]),
    ("1.12", "/", ["1.2/main.xml"], "known already", []),
    ("1.13", "/", [], "127.66.6.6", []),
]


def look(port, folder, settings):
    for site, path, added, said, never in CASES:
        asked.clear()
        status, text = running.call(["add", f"http://127.21.{site}:{port}{path}", "--data", folder,
                                     *settings])
        running.need(status == (0 if added else 1) or site == "1.13", f"{site}: status {status}: {text}")
        for where in added:
            place = where.replace("/", f":{port}/", 1)
            running.need(f" http://127.21.{place}" in text, f"{site}: {where} was not added: {text}")
        running.need(said in text, f"{site}: it is not said that {said!r}: {text}")
        for path in never:
            running.need((site, path) not in asked, f"{site}: {path} was asked for")
        first = asked and asked[0][1]
        running.need(first == "/robots.txt", f"{site}: {first} came before robots.txt")


def body():
    port, folder = running.serve(answer), running.temporary_folder()
    settings = ["--set", f"allow_net={NET}", "--set", "host_pause_ms=0", "--set", "poll_min=0",
                "--set", "host_wait_s=1"]
    look(port, folder, settings)
    running.need(not any(name == "127.66.6.6" for name, _ in asked), "a private address was asked")
    other = running.temporary_folder()
    text = running.must(["add", "--all", f"http://127.21.1.2:{port}/", "--data", other, *settings])
    running.need("main.xml" in text and "added http://127.21.1.2:%d/world.xml" % port in text, text)
    asked.clear()
    running.must(["add", "--as-is", f"http://127.21.1.3:{port}/x", "--data", other, *settings])
    running.need(not asked, "--as-is looked")

    single = running.temporary_folder()
    for site in ("1.5", "1.14"):
        running.must(["add", f"http://127.21.{site}:{port}/", "--data", single, *settings])
    for turn in range(2):
        running.must(["run", "--until-idle", "--data", single, *settings])
    articles = {a["title"]: a for a in running.rows("articles", single)}
    running.need(sorted(articles) == ["Mole to be repaired", "Quay to be repaired"],
                 json.dumps(articles))
    quay = articles["Quay to be repaired"]
    running.need(quay["published"] == TODAY, f"published {quay['published']}, not {TODAY}")
    running.need("quay will be repaired" in (quay["text"] or ""), "the page was not read")
    listed = running.must(["list", "--data", single])
    running.need("failing" not in listed, listed)
    return f"{len(CASES)} sites"


running.test(body)
