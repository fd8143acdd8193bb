// Tells the site, once a view, that half of an advertisement was in view for a second.
(() => {
	const waits = new Map(), watch = new IntersectionObserver((seen) => {
		for (const { target, intersectionRatio } of seen) {
			clearTimeout(waits.get(target));
			if (intersectionRatio >= .5) waits.set(target, setTimeout(() => {
				if (document.visibilityState !== "visible") return;
				watch.unobserve(target);
				fetch((target.href || target.dataset.seen) + "/seen", { keepalive: true, cache: "no-store", credentials: "omit" }).catch(() => {});
			}, 1000));
		}
	}, { threshold: .5 });
	for (const link of document.querySelectorAll('[data-ad] > a[href*="/ad/"]')) watch.observe(link);
	addEventListener("adshown", (event) => watch.observe(event.target));
})();
