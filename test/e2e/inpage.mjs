// inpage.mjs: functions that run inside a page.  Each is sent over as text, so each stands alone.

// What is shown of the main text, without what is hidden from eyes and readers.
export function shownText() {
	const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
	const shown = [];
	while (walker.nextNode())
		if (!walker.currentNode.parentElement.closest(".ad") && // another at each request
			walker.currentNode.parentElement.checkVisibility({ visibilityProperty: true }))
			shown.push(walker.currentNode.data.trim());
	return shown.filter(Boolean).join(" ");
}

export function overflow() {
	return Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) -
		document.documentElement.clientWidth;
}

export function sectionIds() {
	return [...document.querySelectorAll("main [id]")].map(e => e.id);
}

// Sentences without a citation, citations that lead nowhere, and ids that occur twice.
export function citations() {
	const ids = [...document.querySelectorAll("[id]")].map(e => e.id);
	const links = [...document.querySelectorAll(".cites > a")];
	return {
		sentences: document.querySelectorAll(".sentence").length,
		uncited: [...document.querySelectorAll(".sentence")].filter(e => !e.querySelector(".cites a")).map(e => e.id),
		noFragment: links.filter(a => !/#.*:~:text=[^\s]+$/.test(a.getAttribute("href"))).length,
		noPassage: links.filter(a => !document.getElementById(a.getAttribute("aria-describedby"))).length,
		twice: ids.filter((id, i) => ids.indexOf(id) !== i),
		deadAnchors: [...document.querySelectorAll("a[href^='#']")].map(a => a.getAttribute("href"))
			.filter(h => h.length < 2 || !document.getElementById(h.slice(1))),
	};
}

// Where advertisements stand, and whether their place is kept before they come.
export function ads() {
	const main = document.querySelector("main").getBoundingClientRect().height;
	const slots = [...document.querySelectorAll("[data-ad]")];
	const height = slots.reduce((n, e) => n + e.getBoundingClientRect().height, 0);
	return {
		share: height / main,
		slots: slots.map(e => {
			const full = e.getBoundingClientRect().height, inside = e.innerHTML;
			e.innerHTML = "";
			const empty = e.getBoundingClientRect().height;
			e.innerHTML = inside;
			return {
				place: e.dataset.ad,
				labelled: e.getAttribute("aria-label") === "Advertisement" && /Advertisement/.test(e.textContent),
				inSentence: !!e.closest("p, .sentence, li, table"),
				kept: empty >= full * .9 && empty > 30,
			};
		}),
	};
}

// Styles of the focused element that show the focus, and whether something covers it.
export function focused() {
	const e = document.activeElement;
	if (!e || e === document.body) return null;
	const style = getComputedStyle(e), r = e.getClientRects()[0];
	const middle = r && document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
	return {
		what: e.outerHTML.slice(0, 80),
		outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
		covered: !middle || !(e.contains(middle) || middle.contains(e)),
	};
}
