/* publish_page.c: names, advertisements and links of pages that are files. */
#include "web/publish_page.h"

#include "ads/choose.h"
#include "ads/markup.h"
#include "base/hash.h"
#include "base/html.h"

struct str
publish_file_name(struct arena *out, const struct publish_options *o, struct str path, bool page)
{
	struct str name = str_skip(path, 1);
	if (!page || str_ends(name, STR(".html")))
		return name;
	if (!name.n)
		return STR("index.html");
	return str_cat(out, name, o->flat ? STR(".html") : STR("/index.html"));
}

struct str
publish_root(struct arena *out, const struct page_site *site)
{
	ptrdiff_t host = str_find(site->base_url, STR("//"), 0);
	ptrdiff_t root = host < 0 ? -1 : str_find_byte(site->base_url, '/', (size_t)host + 2);
	return root < 0 ? STR("/") : str_cat(out, str_skip(site->base_url, (size_t)root), STR("/"));
}

/* A page in a folder of its own is one level further down than its path says. */
struct str
publish_prefix(struct arena *out, const struct publish_options *o, struct str path)
{
	struct buf b = buf_in(out, 32);
	if (!o->relative)
		return publish_root(out, o->web->site);
	for (size_t i = 1; i < path.n; i++)
		if (path.p[i] == '/')
			buf_cstr(&b, "../");
	if (!o->flat && path.n > 1)
		buf_cstr(&b, "../");
	return b.n ? buf_str(&b) : STR("./");
}

/* ── advertisements ── */

/* Nothing is counted here, so a link leads to its goal by itself. */
static void
put_ad(struct buf *b, struct arena scratch, const struct creative *x, const struct slot *slot)
{
	struct buf link = buf_in(&scratch, 256);
	html_url(&link, x->link);
	markup_ad(b, x, slot, buf_str(&link));
}

struct str
publish_fill(struct arena *out, struct str page, struct str path, const struct campaign *house,
             size_t count)
{
	struct arena scratch = arena_upper(out);
	struct buf b = buf_in(out, page.n + 1024);
	struct slot slot;
	struct ad_choice choice;
	size_t done = 0;
	if (!slot_find(page, 0, &slot)) /* then there is nothing to choose for */
		return page;
	struct ad_page of = {.section = slot.section, .language = slot.language};
	uint32_t *fitting = arena_array(&scratch, uint32_t, count + 1);
	struct ad_view view = {
		.list = house, .fitting = fitting,
		.fitting_count = choose_fitting(arena_upper(&scratch), house, count, &of, fitting),
		.progress = arena_array(&scratch, struct ad_progress, count + 1),
	};
	choose_begin(&view, hash_str(path));
	while (slot_find(page, done, &slot)) {
		buf_put(&b, str_sub(page, done, slot.at));
		if (choose_next(&view, slot.size, &choice))
			put_ad(&b, scratch, &house[choice.campaign].creatives[choice.creative], &slot);
		done = slot.at + slot.n;
	}
	buf_put(&b, str_skip(page, done));
	return buf_str(&b);
}
