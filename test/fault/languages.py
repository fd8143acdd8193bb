#!/usr/bin/env python3
"""languages.py: every kind of page speaks its language: a story's page that of its story, all others the
site's.  Outlets report in four languages; one adds a report later, one takes its report back."""
import html, http.client, html.parser, os, re, sqlite3, sys, time

import running

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tools"))
import catalogues

os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
LANGUAGES = ("en", "de", "es", "fr")
REPORTS = {
    "en": ("Dam at Ullen breaks and floods the Morna valley", """The dam at Ullen broke on Thursday morning and flooded
the Morna valley, the rescue service said. At least 12 people were killed and 31 were injured when the water reached
the village of Brenholt.

Engineers had warned of a wet spot under the dam since spring, the newspaper learned from the water authority. The
operator of the dam blamed the rain of the last nine days and promised to hand over its records.

Two thousand people found shelter in the schools of Brenholt. Helicopters searched the valley until dark, and the bridge
of Brenholt stays closed until inspectors have looked at its piers. Prosecutors in Tessmark opened an investigation on
Thursday and want to question the engineers of the operator in the coming week."""),
    "de": ("Staudamm von Ullen gebrochen: Morna-Tal überflutet", """Der Staudamm von Ullen ist am Donnerstagmorgen gebrochen
und hat das Morna-Tal überflutet, teilte der Rettungsdienst mit. Mindestens 12 Menschen wurden getötet und 31 verletzt,
als das Wasser das Dorf Brenholt erreichte.

Ingenieure hatten seit dem Frühjahr vor einer feuchten Stelle unter dem Staudamm gewarnt, erfuhr die Zeitung von der
Wasserbehörde. Der Betreiber des Staudamms machte den Regen der letzten neun Tage verantwortlich und versprach, seine
Unterlagen herauszugeben.

Zweitausend Menschen fanden in den Schulen von Brenholt Zuflucht. Hubschrauber suchten das Tal bis zur Dunkelheit ab, und
die Brücke von Brenholt bleibt gesperrt, bis Prüfer ihre Pfeiler untersucht haben. Die Staatsanwaltschaft in Tessmark
leitete am Donnerstag Ermittlungen ein und will in der kommenden Woche die Ingenieure des Betreibers befragen."""),
    "es": ("La presa de Ullen se rompe e inunda el valle de Morna", """La presa de Ullen se rompió el jueves por la mañana e
inundó el valle de Morna, informó el servicio de rescate. Al menos 12 personas murieron y 31 resultaron heridas cuando
el agua llegó al pueblo de Brenholt.

Los ingenieros habían advertido desde la primavera de una zona húmeda bajo la presa, supo el periódico por la autoridad
del agua. El operador de la presa culpó a la lluvia de los últimos nueve días y prometió entregar sus documentos.

Dos mil personas encontraron refugio en las escuelas de Brenholt. Los helicópteros buscaron en el valle hasta el anochecer
y el puente de Brenholt permanece cerrado hasta que los inspectores examinen sus pilares. La fiscalía de Tessmark abrió
el jueves una investigación y quiere interrogar la próxima semana a los ingenieros del operador."""),
    "fr": ("Le barrage d’Ullen cède et inonde la vallée de la Morna", """Le barrage d’Ullen a cédé jeudi matin et a inondé la
vallée de la Morna, ont indiqué les secours. Au moins 12 personnes ont été tuées et 31 blessées lorsque l’eau a atteint
le village de Brenholt.

Les ingénieurs avaient signalé depuis le printemps une zone humide sous le barrage, a appris le journal auprès de
l’autorité de l’eau. L’exploitant du barrage a mis en cause la pluie des neuf derniers jours et a promis de remettre ses
documents.

Deux mille personnes ont trouvé refuge dans les écoles de Brenholt. Des hélicoptères ont fouillé la vallée jusqu’à la
nuit, et le pont de Brenholt reste fermé jusqu’à ce que des inspecteurs aient examiné ses piliers. Le parquet de Tessmark
a ouvert jeudi une enquête et veut interroger la semaine prochaine les ingénieurs de l’exploitant."""),
}
# The events are of different places, or they would be one story in four languages.
PLACES = {"de": {"Ullen": "Karsa", "Morna": "Lorn", "Brenholt": "Dunmark", "Tessmark": "Grelling", "12": "22"},
          "es": {"Ullen": "Valdora", "Morna": "Sireno", "Brenholt": "Alba", "Tessmark": "Montera", "12": "32"},
          "fr": {"d’Ullen": "de Vaire", "Morna": "Lisse", "Brenholt": "Courtil", "Tessmark": "Belac", "12": "42"}}
for language, places in PLACES.items():
    for old, new in places.items():
        REPORTS[language] = tuple(x.replace(old, new) for x in REPORTS[language])
# What only an edition that follows on another says: a report came, and one was taken back.
ADDED = {"en": "Adds a reprint by", "de": "Ergänzt um einen Nachdruck von", "es": "Añade una reproducción de",
         "fr": "Ajout d’une reprise par"}
TAKEN_BACK = {"en": "has withdrawn its report", "de": "hat den Bericht zurückgezogen", "es": "ha retirado su información",
              "fr": "a retiré son article"}
# A campaign of others' asks first.
CAMPAIGN = ("advertiser = Beta\n[creative a]\nsize = box\nframe = a.html\nhosts = https://ads.example\n"
            "[creative b]\nsize = wide\nframe = a.html\nhosts = https://ads.example\n")
SETTINGS = [*running.SETTINGS, "--set", "allow_net=127.0.0.0/28"]
gone = set()


def outlet(address):
    """Language and number of the outlet at 127.0.0.N: 1 to 4 were first, 5 to 8 came later."""
    n = int(address.rsplit(".", 1)[1]) - 1
    return LANGUAGES[n % 4], n // 4


def answer(address, path, headers):
    language, later = outlet(address)
    title, text = REPORTS[language]
    title += " (2)" if later else ""
    if path == "/feed":
        return 200, "application/rss+xml", (
            f"<rss><channel><title>Beta {address[-1]}</title><language>{language}</language><item>"
            f"<title>{title}</title><link>/report</link><guid>1</guid></item></channel></rss>")
    if path != "/report":
        return 404, "text/plain", ""
    if address in gone:
        return 410, "text/plain", ""
    if later: # a copy, but for a figure
        text = text.replace("2 ", "4 ", 1)
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - (3 - later) * 3600))
    body = "".join(f"<p>{p}</p>" for p in text.split("\n\n"))
    return 200, "text/html; charset=utf-8", (
        f'<html lang="{language}"><head><title>{title}</title><meta property="og:site_name" content="Beta {address[-1]}">'
        f'<meta property="article:published_time" content="{at}"></head><body><article><h1>{title}</h1>{body}'
        "</article></body></html>")


class Said(html.parser.HTMLParser):
    """What a page says, by the language that it says it in."""

    SHOWN = ("aria-label", "title", "alt", "placeholder", "label")
    VOID = ("meta", "link", "br", "img", "input", "hr")

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.stack, self.runs = [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        language = (a.get("lang") or (self.stack[-1][1] if self.stack else "")).split("-")[0]
        self.runs += [(language, a[k]) for k in self.SHOWN if a.get(k)]
        if tag == "meta" and (a.get("name") == "description" or a.get("property") in ("og:title", "og:description")):
            self.runs.append((language, a["content"]))
        if tag not in self.VOID:
            self.stack.append((tag, language))

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if data.strip() and self.stack and self.stack[-1][0] not in ("script", "style"):
            self.runs.append((self.stack[-1][1], " ".join(data.split())))


def pieces(text):
    """What of a text is always there, long enough to be known again."""
    plain = re.split(r"\{\d\}|<[^>]*>", text)
    return [" ".join(p.split()) for p in plain if len(p.strip()) > 3 and re.search(r"[^\W\d_]{3}", p)]


def english_of(language):
    """Pieces of English texts that the catalogue says in other words."""
    _, said = catalogues.read_catalogue(f"po/{language}.po")
    own = " ".join(" ".join(forms) for forms in said.values())
    rows = catalogues.read_texts(catalogues.TEXTS)
    english = {p for _, key, plural in rows for form in filter(None, (key[1], plural)) for p in pieces(form)}
    return sorted(p for p in english if p not in own)


ENGLISH = {language: english_of(language) for language in LANGUAGES if language != "en"}


def need_no_english(path, page, language):
    for spoken, run in Said(page).runs:
        for piece in ENGLISH.get(language, ()) if spoken == language else ():
            found = piece == run if " " not in piece else re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", run)
            running.need(not found, f"{path} in {language} says \"{piece}\": {run[:100]}")


class Site:
    def __init__(self, folder, language):
        self.process = running.start(["run", "--data", folder, "--listen", "127.0.0.1:0", *SETTINGS,
                                      "--set", f"language={language}", "--set", "log_level=info"])
        for line in self.process.stdout:
            if m := re.search(r"serving at port (\d+)", line):
                self.port = int(m[1])
                return
        raise running.Failure("the site does not serve")

    def get(self, path, status=200, method="GET"):
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        c.request(method, path)
        r = c.getresponse()
        page, to = r.read().decode(), r.headers["Location"]
        if r.status == 301:
            return self.get(to, status, method)
        running.need(r.status == status, f"{path}: status {r.status}, not {status}")
        c.close()
        return page


def publish(port, language, changed):
    """A folder with stories; where they are `changed`, with a second and a third edition."""
    folder = running.temporary_folder()
    site = ["--set", f"language={language}"]

    def add(n):
        running.must(["add", f"http://127.0.0.{n}:{port}/feed", "--data", folder, *SETTINGS])

    def run():
        running.must(["run", "--data", folder, "--until-idle", *SETTINGS, *site], timeout=120)

    os.makedirs(folder + "/ads")
    for name, text in (("beta.campaign", CAMPAIGN), ("a.html", "<p>Beta</p>")):
        with open(f"{folder}/ads/{name}", "w") as f:
            f.write(text)
    gone.clear()
    for n in range(1, 5):
        add(n)
    run()
    if not changed:
        return folder
    for n in range(5, 9):
        add(n)
    run()
    gone.update(f"127.0.0.{n}" for n in range(1, 5))
    db = sqlite3.connect(running.database(folder))
    db.execute("UPDATE job SET due_at = 0 WHERE kind = 1")
    db.commit()
    db.close()
    run()
    return folder


def story_pages(folder, site, stories, changed):
    db = sqlite3.connect(running.database(folder))
    paths = [path for path, in db.execute("SELECT path FROM page WHERE path LIKE '/story/%' AND path NOT LIKE '%.json' AND path NOT LIKE '%.png'"
                                          " AND coalesce(status, 200) = 200")]
    db.close()
    for s in stories:
        own = [p for p in paths if p.split("/")[2] == s["address"]]
        running.need(own, f"no page of {s['address']}")
        for path in own:
            page = site.get(path)
            running.need(f'<html lang="{s["language"]}"' in page, f"{path} is not in {s['language']}")
            need_no_english(path, page, s["language"])
        running.need('<form hidden' in page, f"{own[-1]} does not ask before another's advertisement")
        newest = site.get(f"/story/{s['address']}")
        for words in (ADDED, TAKEN_BACK) if changed else ():
            running.need(words[s["language"]] in newest, f"{own[0]} does not say \"{words[s['language']]}\"")
    return len(paths)


def list_pages(site, language):
    """What the front page and the archive lead to, and what nobody leads to."""
    links = {html.unescape(x) for path in ("/", "/archive") for x in re.findall(r'href="(/[^"#]*)"', site.get(path))}
    found = sorted(x for x in links if x.split("/")[1] in ("", "section", "outlet", "day", "archive", "corrections",
                                                           "about", "search"))
    found += ["/outlet/Beta%201", "/search?q=Beta", "/search?q=xyzzy", "/search?q=-Beta", "/search?q=2&order=newest"]
    wrong = {"/search?q=Beta&since=x": 400, "/nowhere": 404, "/story/nowhere": 404, "/%zz": 400}
    for path in found + list(wrong):
        page = site.get(path, wrong.get(path, 200))
        running.need(f'<html lang="{language}"' in page, f"{path} is not in {language}")
        need_no_english(path, page, language)
    page = site.get("/about", 405, "DELETE")
    need_no_english("DELETE", page, language)
    running.need(f'xml:lang="{language}"' in site.get("/feed.atom"), "the feed is in another language")
    return len(found) + len(wrong) + 1


def body():
    port, pages = running.serve(answer), 0
    for language in LANGUAGES:
        changed = language == "de" # once is enough: what changed is said in the story's language
        folder = publish(port, language, changed)
        stories = running.rows("stories", folder)
        running.need(sorted(s["language"] for s in stories) == sorted(LANGUAGES),
                     f"stories in {[s['language'] for s in stories]}")
        site = Site(folder, language)
        pages += story_pages(folder, site, stories, changed) + list_pages(site, language)
        running.end(site.process)
    return f"{pages} pages"


running.test(body)
