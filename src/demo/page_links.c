/* page_links.c: navigation, related reports and the share bar of a page. */
#include "demo/page.h"

struct str
page_escaped(struct arena *out, struct str text)
{
	struct buf b = buf_in(out, text.n + 32);
	put_escaped(&b, text);
	return buf_str(&b);
}

void
page_put_link(struct buf *b, const struct page *p, const struct listing *l)
{
	struct str path = site_path(p->out, p->site, p->outlet, l->report);
	struct str title = page_escaped(p->out, l->version->title);
	buf_fmt(b, "<a href=\"" STR_FMT "\">" STR_FMT "</a>", STR_ARG(path), STR_ARG(title));
}

const struct listing *
page_another(const struct page *p)
{
	for (size_t i = 0; i < p->other_count; i++)
		if (p->others[i].report != p->listing->report)
			return &p->others[i];
	return NULL;
}

struct str
page_related(const struct page *p)
{
	struct buf b = buf_in(p->out, 2048);
	size_t left = 4;
	for (size_t i = 0; i < p->other_count && left; i++) {
		if (p->others[i].report == p->listing->report)
			continue;
		buf_cstr(&b, "<li>");
		page_put_link(&b, p, &p->others[i]);
		buf_cstr(&b, "</li>\n");
		left--;
	}
	return buf_str(&b);
}

struct str
page_navigation(const struct page *p)
{
	const struct outlet *o = p->outlet;
	struct buf b = buf_in(p->out, 1024);
	size_t shown = 0;
	buf_fmt(&b, "<li><a href=\"/\">%s</a></li>", p->words->home);
	for (size_t i = 0; i < o->report_count && shown < 5; i++) {
		struct str section = o->reports[i].section;
		bool seen = false;
		for (size_t k = 0; k < i; k++)
			seen |= str_eq(o->reports[k].section, section);
		if (seen)
			continue;
		buf_fmt(&b, "<li><a href=\"/#" STR_FMT "\">" STR_FMT "</a></li>", STR_ARG(section),
		        STR_ARG(section));
		shown++;
	}
	return buf_str(&b);
}

struct str
page_share_bar(const struct page *p)
{
	struct buf b = buf_in(p->out, 512);
	for (int i = 0; i < 4; i++)
		buf_fmt(&b, "<li><a href=\"#share-%d\" rel=\"nofollow\">%s</a></li>", i + 1,
		        p->words->share[i]);
	return buf_str(&b);
}
