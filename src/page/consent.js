// Shows advertisements that load from others only to readers who agreed. The choice stays in this browser.
(() => {
	const key = "ads-of-others", places = document.querySelectorAll("[data-frame]");
	let choice = null;
	try { choice = localStorage.getItem(key); } catch { /* then it is asked on each page */ }
	const show = (place) => {
		const frame = document.createElement("iframe");
		frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
		frame.referrerPolicy = "no-referrer";
		frame.loading = "lazy";
		frame.title = place.getAttribute("aria-label");
		frame.src = place.dataset.frame;
		place.append(frame);
		place.dispatchEvent(new Event("adshown", { bubbles: true }));
	};
	const draw = () => {
		for (const place of places) {
			const frame = place.querySelector("iframe");
			place.querySelector("form").hidden = choice !== null;
			place.querySelector("small button").hidden = choice === null;
			if (choice === "yes" && !frame) show(place);
			if (choice !== "yes" && frame) frame.remove();
		}
	};
	const choose = (value) => {
		choice = value;
		try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key); } catch { /* as above */ }
		draw();
	};
	for (const place of places) {
		place.querySelector("form").addEventListener("submit", (event) => {
			event.preventDefault();
			choose(event.submitter.value);
		});
		place.querySelector("small button").addEventListener("click", () => choose(null));
	}
	addEventListener("load", draw);
})();
