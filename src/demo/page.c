/* page.c: the outlets' articles and home pages, from templates; and their pictures. */
#include "demo/page.h"

#include "base/hash.h"
#include "demo/embedded_files.h"
#include "demo/template.h"

static struct page
page_of(struct arena *out, const struct site *s, const struct outlet *o,
        const struct listing *l, int64_t now)
{
	struct page p = {.out = out, .site = s, .outlet = o, .listing = l};
	p.words = interface_words_of(o->language);
	p.others = listings_at(out, s, o, now, &p.other_count);
	p.home = site_home(out, s, o);
	return p;
}

static struct str
updated_line(const struct page *p)
{
	const struct listing *l = p->listing;
	if (l->updated_at == l->published_at)
		return STR("");
	struct str iso = calendar_iso(p->out, &p->site->calendar, l->updated_at);
	struct str text =
		calendar_long(p->out, &p->site->calendar, p->outlet->language, l->updated_at);
	return str_fmt(p->out, " · <span class=\"updated\">%s <time datetime=\"" STR_FMT "\""
	                       " itemprop=\"dateModified\">" STR_FMT "</time></span>",
	               p->words->updated, STR_ARG(iso), STR_ARG(text));
}

static struct str
correction(const struct page *p)
{
	struct str text = page_escaped(p->out, p->listing->version->correction);
	if (!text.n)
		return STR("");
	return str_fmt(p->out, "<p class=\"correction\"><strong>%s:</strong> " STR_FMT "</p>",
	               p->words->correction, STR_ARG(text));
}

static struct str
og_image(const struct page *p)
{
	if (!p->listing->report->image.n)
		return STR("");
	struct str url = page_picture_url(p);
	return str_fmt(p->out, "<meta property=\"og:image\" content=\"" STR_FMT "\">\n",
	               STR_ARG(url));
}

/* The keywords, by commas or as items of a list. */
static struct str
keywords(const struct page *p, bool as_items)
{
	const struct report *r = p->listing->report;
	struct buf b = buf_in(p->out, 512);
	for (size_t i = 0; i < r->keyword_count; i++) {
		buf_cstr(&b, as_items ? "<li>" : i ? ", " : "");
		put_escaped(&b, r->keywords[i]);
		buf_cstr(&b, as_items ? "</li>" : "");
	}
	return buf_str(&b);
}

struct str
site_article(struct arena *out, const struct site *s, const struct listing *l, int64_t now)
{
	const struct outlet *o = l->outlet;
	const struct calendar *c = &s->calendar;
	struct page p = page_of(out, s, o, l, now);
	const struct words *w = p.words;
	struct str path = site_path(out, s, o, l->report);
	bool plain = l->report->kind == REPORT_NEWS;
	const struct gap gaps[] = {
		{"lang", o->language},
		{"outlet", page_escaped(out, o->name)},
		{"tagline", page_escaped(out, o->tagline)},
		{"home", str_cat(out, p.home, STR("/"))},
		{"url", str_cat(out, p.home, path)},
		{"feed", site_feed_path(o)},
		{"feed_type", site_feed_type(o)},
		{"title", page_escaped(out, l->version->title)},
		{"summary", page_escaped(out, l->report->summary)},
		{"section", plain ? l->report->section : page_kicker(&p)},
		{"kicker", page_kicker(&p)},
		{"authors", page_escaped(out, site_authors(out, s, l->report))},
		{"keywords", keywords(&p, false)},
		{"tags", keywords(&p, true)},
		{"published", calendar_iso(out, c, l->published_at)},
		{"published_text", calendar_long(out, c, o->language, l->published_at)},
		{"updated", calendar_iso(out, c, l->updated_at)},
		{"updated_line", updated_line(&p)},
		{"year", str_sub(calendar_path(out, c, l->published_at), 0, 4)},
		{"figure", page_figure(&p)},
		{"og_image", og_image(&p)},
		{"ld", page_linked_data(&p)},
		{"body", page_body(&p)},
		{"correction", correction(&p)},
		{"share", page_share_bar(&p)},
		{"nav", page_navigation(&p)},
		{"related", page_related(&p)},
		{"w_by", str_of(w->by)},
		{"w_home", str_of(w->home)},
		{"w_skip", str_of(w->skip)},
		{"w_sections", str_of(w->sections)},
		{"w_related", str_of(w->related)},
		{"w_tags", str_of(w->tags)},
		{"w_rights", str_of(w->rights)},
		{"w_imprint", str_of(w->imprint)},
		{"w_privacy", str_of(w->privacy)},
		{"w_comments", str_of(w->comments)},
		{"w_comments_text", str_of(w->comments_text)},
		{"w_newsletter", str_of(w->newsletter)},
		{"w_newsletter_text", str_of(w->newsletter_text)},
		{"w_cookies", str_of(w->cookies)},
		{NULL, STR_NONE},
	};
	const char *const names[] = {"1.html", "2.html", "3.html", "4.html"};
	return template_fill(out, embedded_text(demo_layout_files, names[o->layout - 1]), gaps);
}

static struct str
teasers(const struct page *p)
{
	struct buf b = buf_in(p->out, 16 << 10);
	for (size_t i = 0; i < p->other_count; i++) {
		const struct listing *l = &p->others[i];
		struct str when = calendar_long(p->out, &p->site->calendar, p->outlet->language,
		                                l->published_at);
		buf_fmt(&b, "<li id=\"" STR_FMT "\"><h2>", STR_ARG(l->report->slug));
		page_put_link(&b, p, l);
		buf_fmt(&b, "</h2><time>" STR_FMT "</time><p>", STR_ARG(when));
		put_escaped(&b, l->report->summary);
		buf_cstr(&b, "</p></li>\n");
	}
	return buf_str(&b);
}

struct str
site_home_page(struct arena *out, const struct site *s, const struct outlet *o, int64_t now)
{
	struct page p = page_of(out, s, o, NULL, now);
	struct str path = calendar_path(out, &s->calendar, now);
	const struct gap gaps[] = {
		{"lang", o->language},
		{"outlet", page_escaped(out, o->name)},
		{"tagline", page_escaped(out, o->tagline)},
		{"url", str_cat(out, p.home, STR("/"))},
		{"feed", site_feed_path(o)},
		{"feed_type", site_feed_type(o)},
		{"nav", page_navigation(&p)},
		{"teasers", teasers(&p)},
		{"year", str_sub(path, 0, 4)},
		{"w_rights", str_of(p.words->rights)},
		{NULL, STR_NONE},
	};
	return template_fill(out, embedded_text(demo_layout_files, "home.html"), gaps);
}

struct str
site_picture(struct arena *out, const struct report *p)
{
	uint64_t h = hash_str(p->slug);
	unsigned hue = (unsigned)(h % 360), sun = (unsigned)(h >> 16) % 600 + 100;
	struct buf b = buf_in(out, 1024);
	buf_fmt(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 800 450\">"
	            "<rect width=\"800\" height=\"450\" fill=\"hsl(%u,45%%,82%%)\"/>"
	            "<circle cx=\"%u\" cy=\"120\" r=\"46\" fill=\"hsl(%u,80%%,92%%)\"/>", hue, sun,
	        (hue + 40) % 360);
	for (unsigned i = 0; i < 3; i++) {
		unsigned high = 210 + 70 * i, bend = (unsigned)(h >> (8 * i + 24)) % 160;
		buf_fmt(&b, "<path d=\"M0 %u Q 200 %u 400 %u T 800 %u V 450 H 0 Z\""
		            " fill=\"hsl(%u,35%%,%u%%)\"/>", high, high - bend, high, high - bend / 3,
		        hue, 62 - 16 * i);
	}
	buf_cstr(&b, "</svg>\n");
	return buf_str(&b);
}
