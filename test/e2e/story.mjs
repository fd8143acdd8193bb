// story.mjs: opens the front page, a story, search, archive and a section of a running site in a
// real browser.
//
// usage: node story.mjs URL [PATH-OF-A-STORY]
//
// URL is the site's root.  Without a path the first story of the front page is taken that has
// questions, or else the first.  Prints TAP; the exit status is 0 when every check passed.
// Chromium is Debian's, or the one that CHROMIUM names.
import { createRequire } from "node:module";
import fs from "node:fs";
import { chromium } from "playwright-core";
import * as inPage from "./inpage.mjs";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking",
	"--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"];
const SECTIONS = ["story", "qna", "differs", "timeline", "more", "sources", "made", "history"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const MOST_AD_SHARE = .3;
const MOST_TABS = 150;

let number = 0, failed = 0;

function ok(passed, what, found) {
	number++;
	if (!passed) failed++;
	console.log(`${passed ? "ok" : "not ok"} ${number} - ${what}`);
	if (!passed && found !== undefined)
		for (const line of [found].flat()) console.log(`  # ${typeof line === "string" ? line : JSON.stringify(line)}`);
}

// A page of its own with what it asked for and what it complained about.
async function open(browser, url, options, work) {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
	const page = await context.newPage();
	const foreign = [], errors = [], broken = [];
	const origin = new URL(url).origin;
	page.on("request", r => { if (!/^data:/.test(r.url()) && new URL(r.url()).origin !== origin) foreign.push(r.url()); });
	page.on("console", m => { if (m.type() === "error") errors.push(m.text()); });
	page.on("pageerror", e => errors.push(String(e)));
	page.on("response", r => { if (r.status() >= 400) broken.push(`${r.status()} ${r.url()}`); });
	try {
		const answer = await page.goto(url, { waitUntil: "load", timeout: 30000 });
		return await work(page, { answer, foreign, errors, broken });
	} finally {
		await context.close();
	}
}

async function checkLoading(browser, name, url) {
	await open(browser, url, {}, async (page, seen) => {
		await page.waitForTimeout(300);
		ok(seen.answer.status() === 200, `${name}: answers 200`, String(seen.answer.status()));
		ok(!seen.errors.length, `${name}: the console has no errors`, seen.errors);
		ok(!seen.foreign.length, `${name}: nothing is asked of third parties`, seen.foreign);
		ok(!seen.broken.length, `${name}: nothing it asks for is missing`, seen.broken);
		ok(!(await page.context().cookies()).length, `${name}: no cookie is set`);
		const headers = await seen.answer.allHeaders();
		ok(/default-src 'none'/.test(headers["content-security-policy"] || ""), `${name}: a strict Content-Security-Policy`);
		ok(await page.locator("h1").count() === 1, `${name}: one h1`);
	});
	let texts;
	for (let attempt = 0; attempt < 3; attempt++) { // a page may change between two looks
		texts = [];
		for (const javaScriptEnabled of [true, false])
			texts.push(await open(browser, url, { javaScriptEnabled }, page => page.evaluate(inPage.shownText)));
		if (texts[0] === texts[1]) break;
	}
	ok(texts[0] === texts[1] && texts[0].length > 60, `${name}: the whole text is there without scripts`, texts);
}

async function checkLooks(browser, name, url) {
	const require = createRequire(import.meta.url);
	const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
	for (const width of [360, 768, 1280]) {
		const wide = await open(browser, url, { viewport: { width, height: 800 } }, page => page.evaluate(inPage.overflow));
		ok(wide <= 0, `${name}: no wider than ${width} px`, `${wide} px over`);
	}
	for (const colorScheme of ["light", "dark"]) {
		const result = await open(browser, url, { colorScheme }, async page => {
			await page.evaluate(axe);
			return page.evaluate(values => globalThis.axe.run(document,
				{ resultTypes: ["violations"], runOnly: { type: "tag", values } }), TAGS);
		});
		ok(!result.violations.length, `${name}: axe finds nothing in ${colorScheme}`,
			result.violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(" ")).slice(0, 3).join("; ")}`));
	}
}

async function checkKeyboard(browser, name, url) {
	await open(browser, url, { viewport: { width: 1280, height: 800 } }, async page => {
		const links = await page.evaluate(() => [...document.querySelectorAll("a[href]")].filter(a => a.checkVisibility()).length);
		const unseen = [], covered = [];
		let reached = 0;
		for (; reached < Math.min(links, MOST_TABS); reached++) {
			await page.keyboard.press("Tab");
			const f = await page.evaluate(inPage.focused);
			if (!f) break;
			if (!f.outlined) unseen.push(f.what);
			if (f.covered) covered.push(f.what);
		}
		ok(reached >= Math.min(links, MOST_TABS), `${name}: the Tab key reaches every link`, `${reached} of ${links}`);
		ok(!unseen.length, `${name}: the focus is seen`, unseen);
		ok(!covered.length, `${name}: nothing covers the focus`, covered);
	});
}

async function checkAds(browser, name, url) {
	const found = await open(browser, url, {}, page => page.evaluate(inPage.ads));
	ok(found.slots.every(s => s.labelled), `${name}: advertisements are labelled`, found.slots);
	ok(found.slots.every(s => !s.inSentence), `${name}: none stands inside a sentence`, found.slots);
	ok(found.slots.every(s => s.kept), `${name}: their places are kept`, found.slots);
	ok(found.share <= MOST_AD_SHARE, `${name}: they take at most three tenths`, found.share.toFixed(3));
}

async function checkStory(browser, url) {
	const { ids, cited } = await open(browser, url, {}, async page =>
		({ ids: await page.evaluate(inPage.sectionIds), cited: await page.evaluate(inPage.citations) }));
	const present = ids.filter(id => SECTIONS.includes(id));
	ok(["story", "sources", "made"].every(id => present.includes(id)), "story: has story, sources, made", present);
	ok(present.join() === SECTIONS.filter(id => present.includes(id)).join(), "story: sections in their order", present);
	ok(cited.sentences > 0 && !cited.uncited.length, "story: every sentence is cited", cited.uncited);
	ok(!cited.noFragment, "story: every citation opens a passage", String(cited.noFragment));
	ok(!cited.noPassage, "story: every citation shows its passage", String(cited.noPassage));
	ok(!cited.twice.length, "story: no id occurs twice", cited.twice);
	ok(!cited.deadAnchors.length, "story: every link within the page leads somewhere", cited.deadAnchors);
}

// A reader without scripts finds a story by a word of its headline, and by its day.
async function checkFinding(browser, root, story) {
	const [headline, text] = await open(browser, story, {}, async page =>
		[await page.locator("h1").innerText(), (await page.locator(".sentence").allInnerTexts()).join(" ")]);
	const longest = list => list.sort((a, b) => b.length - a.length)[0];
	const words = headline.match(/\p{L}{5,}/gu) || [];
	const word = longest(words.filter(w => text.includes(w))) || longest(text.match(/\p{L}{5,}/gu) || words);
	await open(browser, new URL("/search", root).href, { javaScriptEnabled: false }, async page => {
		await page.fill("input[name=q]", word);
		await page.click("form button");
		await page.waitForLoadState("load");
		const hrefs = await page.locator(".results h2 a").evaluateAll(list => list.map(a => a.href));
		ok(hrefs.includes(story), `search: “${word}” leads to the story`, hrefs);
		ok(await page.locator(".results mark").count() > 0, "search: what was found is marked");
		ok(await page.locator("input[name=q]").inputValue() === word, "search: what was typed stays");
	});
	await open(browser, new URL("/archive", root).href, { javaScriptEnabled: false }, async page => {
		await page.click(".days a >> nth=-1");
		await page.waitForLoadState("load");
		ok(await page.locator(".results h2 a").count() > 0, "archive: a day leads to its stories", page.url());
	});
}

// The address of the story that says most: the first with answers among those of the front page.
async function findStory(browser, root) {
	const hrefs = await open(browser, root, {}, page =>
		page.evaluate(() => [...document.querySelectorAll("main a[href^='/story/']")].map(a => a.href.split("#")[0])));
	let first = null;
	for (const href of [...new Set(hrefs)].slice(0, 12)) {
		const answer = await fetch(href);
		if (answer.status !== 200) continue;
		const text = await answer.text();
		if (!/id="story"/.test(text)) continue;
		first ??= href;
		if (/id="qna"/.test(text)) return href;
	}
	return first;
}

async function main() {
	const [root, path] = process.argv.slice(2);
	if (!root) {
		console.error("usage: node story.mjs URL [PATH-OF-A-STORY]");
		return 2;
	}
	const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: FLAGS });
	try {
		const story = path ? new URL(path, root).href : await findStory(browser, root);
		ok(!!story, "front: leads to a story");
		for (const [name, url] of [["front", root], ["story", story]].filter(x => x[1])) {
			await checkLoading(browser, name, url);
			await checkLooks(browser, name, url);
			await checkKeyboard(browser, name, url);
			await checkAds(browser, name, url);
		}
		const section = await open(browser, root, {}, page => page.locator(".sections a[href^='/section/']").first().getAttribute("href"));
		for (const [name, path] of [["search", "/search?q=the"], ["archive", "/archive"], ["section", section], ["topics", "/topics"]]) {
			const url = new URL(path, root).href;
			await checkLoading(browser, name, url);
			await checkLooks(browser, name, url);
			await checkKeyboard(browser, name, url);
		}
		if (story) await checkStory(browser, story);
		if (story) await checkFinding(browser, root, story);
	} finally {
		await browser.close();
	}
	console.log(`1..${number}`);
	return failed ? 1 : 0;
}

process.exitCode = await main();
