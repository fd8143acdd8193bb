// reader.mjs: what a site with `reader = yes` remembers in a browser, and how it is forgotten.
//
// usage: node reader.mjs URL
//
// URL is the root of a running site with some stories.  Prints TAP; the exit status is 0 when every
// check passed.  Chromium is Debian's, or the one that CHROMIUM names.
import { chromium } from "playwright-core";

const root = process.argv[2];
const KEY = "read-here";
let number = 0, failed = 0;

function ok(passed, what, found) {
	number++;
	if (!passed) failed++;
	console.log(`${passed ? "ok" : "not ok"} ${number} - ${what}`);
	if (!passed && found !== undefined) console.log(`  # ${JSON.stringify(found)}`);
}

const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
	args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
});
try {
	const context = await browser.newContext();
	const page = await context.newPage(), asked = [], errors = [];
	page.on("request", r => asked.push(r.url()));
	page.on("pageerror", e => errors.push(String(e)));
	page.on("console", m => { if (m.type() === "error") errors.push(m.text()); });
	const go = path => page.goto(new URL(path, root).href, { waitUntil: "networkidle", timeout: 30000 });
	const memory = () => page.evaluate(key => JSON.parse(localStorage.getItem(key)), KEY);
	const remember = value => page.evaluate(([key, v]) => localStorage.setItem(key, JSON.stringify(v)), [KEY, value]);

	await go("/");
	const stories = await page.evaluate(() => [...new Set([...document.querySelectorAll("main a[href^='/story/']")].map(a => a.pathname))]
		.filter(path => path.split("/").length === 4));
	ok(stories.length > 2, "the front page has stories", stories);
	ok(await page.locator("main .flag:text-is('New')").count() === 0, "nothing is new on the first visit");

	await go(stories[0]);
	const edition = await page.evaluate(() => +document.getElementById("since").dataset.edition);
	const id = stories[0].split("/")[2];
	ok(await page.locator("#since").isHidden() && await page.locator("#yours").isHidden(), "the first story shows nothing of it");
	ok(!asked.some(url => /\/more/.test(url)), "nothing is asked for with one story read");

	await go(stories[1]);
	await page.waitForSelector("#yours li", { timeout: 5000 }).catch(() => {});
	ok(asked.some(url => url.includes(`read=${stories[1].split("/")[2]},${id}`)), "the second asks by both");
	const offered = await page.evaluate(() => [...document.querySelectorAll("#yours li a")].map(a => a.pathname.split("/")[2]));
	ok(offered.length > 0 && !offered.includes(id) && !offered.includes(stories[1].split("/")[2]), "others than those are offered", offered);

	const read = await memory();
	await remember({ ...read, read: [[id, edition - 1]], front: read.front.slice(1) });
	await go("/");
	ok(await page.locator("main .flag:text-is('New')").count() >= 1, "a story that was not there is marked as new");
	await go(stories[0]);
	ok(await page.locator("#since").isVisible() && await page.locator("#since li").count() === 1, "what changed since is told in one line");
	await go(stories[0]);
	ok(await page.locator("#since").isHidden(), "and once only");

	await go(stories[1]);
	await page.locator("#yours button[value=forget]").click();
	ok(await memory() === null, "one click forgets all", await memory());
	await go(stories[0]);
	await go(stories[1]);
	await page.locator("#yours button[value=stop]").click();
	ok(JSON.stringify(await memory()) === '{"off":true}', "one click ends it", await memory());
	asked.length = 0;
	await go(stories[0]);
	ok(JSON.stringify(await memory()) === '{"off":true}' && !asked.some(url => /\/more/.test(url)), "it stays ended");
	ok(!(await context.cookies()).length && !errors.length, "no cookie, no error", errors);
} finally {
	await browser.close();
}
console.log(`1..${number}`);
process.exitCode = failed ? 1 : 0;
