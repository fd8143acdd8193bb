// Remembers in this browser alone which stories were read, to tell what is new since and to suggest others.
(() => {
	const key = "read-here", most = 100, asked = 12, front = document.querySelector("[data-new]");
	const since = document.getElementById("since"), yours = document.getElementById("yours");
	const kept = () => {
		try { return JSON.parse(localStorage.getItem(key)) || {}; } catch { return {}; }
	};
	const keep = (value) => {
		try { value ? localStorage.setItem(key, JSON.stringify(value)) : localStorage.removeItem(key); } catch { /* then nothing is remembered */ }
	};
	let memory = kept();
	if (memory.off === undefined && navigator.globalPrivacyControl) memory.off = true;
	const addressOf = (link) => (link.pathname.match(/\/story\/([^/]+)/) || [])[1];

	// Stories of the front page that were not on it the last time.
	const markNew = () => {
		const links = [...document.querySelectorAll("main h2 a[href*='/story/'], main h3 a[href*='/story/']")];
		const old = new Set(memory.front || []);
		for (const link of memory.front ? links : [])
			if (!old.has(addressOf(link))) link.parentElement.append(" ", front.content.cloneNode(true));
		memory.front = links.map(addressOf).slice(0, 400);
		keep(memory);
	};

	// What changed since the edition that was read, in the words of the page's own history.
	const tellSince = (story, edition) => {
		const before = (memory.read || []).find((one) => one[0] === story);
		if (!before || before[1] >= edition) return;
		for (const line of document.querySelectorAll("#history [data-edition]"))
			if (+line.dataset.edition > before[1]) since.querySelector("ul").append(line.cloneNode(true));
		since.hidden = !since.querySelector("li");
	};

	const suggest = async (story) => {
		const read = (memory.read || []).map((one) => one[0]);
		const list = yours.querySelector("ul"), shown = new Set([...document.querySelectorAll("#more a")].map(addressOf));
		list.replaceChildren();
		if (memory.off || !read.some((one) => one !== story)) return;
		const ids = [story, ...read.filter((one) => one !== story)].slice(0, asked);
		const answer = await fetch(yours.dataset.more + "?read=" + ids.join(","), { credentials: "omit", cache: "no-store" });
		for (const one of answer.ok ? (await answer.json()).stories : []) {
			const link = document.createElement("a"), head = document.createElement("h3"), line = document.createElement("li");
			link.href = "/story/" + one.id;
			link.textContent = one.headline;
			if (one.language) link.lang = one.language;
			if (shown.has(one.id) || list.children.length === 3) continue;
			head.append(link);
			line.append(head);
			list.append(line);
		}
	};

	const draw = (story) => {
		const others = (memory.read || []).some((one) => one[0] !== story);
		for (const button of yours.querySelectorAll("button"))
			button.hidden = button.value === "start" ? !memory.off : !!memory.off;
		yours.hidden = !memory.off && !others;
		return suggest(story).catch(() => {});
	};

	if (front && !memory.off) markNew();
	if (!since || !yours) return;
	const story = since.dataset.story, edition = +since.dataset.edition;
	if (!memory.off) {
		tellSince(story, edition);
		memory.read = [[story, edition], ...(memory.read || []).filter((one) => one[0] !== story)].slice(0, most);
		keep(memory);
	}
	yours.addEventListener("click", (event) => {
		const what = event.target.value;
		if (what === "forget") { memory = {}; keep(null); since.hidden = true; }
		if (what === "stop") { memory = { off: true }; keep(memory); since.hidden = true; }
		if (what === "start") { memory = { off: false, read: [[story, edition]] }; keep(memory); }
		if (what) draw(story);
	});
	draw(story);
})();
