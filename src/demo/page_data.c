/* page_data.c: schema.org data of an article, as news sites put it into their pages. */
#include "base/json.h"
#include "demo/page.h"

static const char *const types[] = {
	[REPORT_NEWS] = "NewsArticle",
	[REPORT_LIVEBLOG] = "LiveBlogPosting",
	[REPORT_OPINION] = "OpinionNewsArticle",
	[REPORT_SPONSORED] = "AdvertiserContentArticle",
};

static void
put_named(struct json_out *j, const char *type, struct str name)
{
	json_begin(j, '{');
	json_kv_str(j, "@type", str_of(type));
	json_kv_str(j, "name", name);
	json_end(j, '}');
}

static void
put_authors(struct json_out *j, const struct page *p)
{
	const struct report *r = p->listing->report;
	json_key(j, "author");
	json_begin(j, '[');
	for (size_t i = 0; i < r->author_count; i++) {
		const struct outlet *agency = newsroom_outlet(p->site->newsroom, r->authors[i]);
		put_named(j, agency ? "Organization" : "Person",
		          agency ? agency->name : r->authors[i]);
	}
	json_end(j, ']');
}

static void
put_live_updates(struct json_out *j, const struct page *p)
{
	const struct version *v = p->listing->version;
	bool open = false;
	json_key(j, "liveBlogUpdate");
	json_begin(j, '[');
	for (size_t i = 0; i < v->block_count; i++) {
		if (v->blocks[i].kind == BLOCK_TIME) {
			if (open)
				json_end(j, '}');
			json_begin(j, '{');
			json_kv_str(j, "@type", STR("BlogPosting"));
			json_kv_str(j, "datePublished",
			            calendar_iso(p->out, &p->site->calendar,
			                         page_entry_at(p, &v->blocks[i])));
			open = true;
		} else if (open && v->blocks[i - 1].kind == BLOCK_TIME) {
			json_kv_str(j, "articleBody",
			            site_text(p->out, p->site, p->outlet, v->blocks[i].text));
		}
	}
	if (open)
		json_end(j, '}');
	json_end(j, ']');
}

struct str
page_linked_data(const struct page *p)
{
	const struct listing *l = p->listing;
	const struct calendar *c = &p->site->calendar;
	struct str path = site_path(p->out, p->site, p->outlet, l->report);
	struct buf b = buf_in(p->out, 8192);
	struct json_out j = json_to(&b);
	json_begin(&j, '{');
	json_kv_str(&j, "@context", STR("https://schema.org"));
	json_kv_str(&j, "@type", str_of(types[l->report->kind]));
	json_kv_str(&j, "headline", l->version->title);
	json_kv_str(&j, "description", l->report->summary);
	json_kv_str(&j, "url", str_cat(p->out, p->home, path));
	json_kv_str(&j, "datePublished", calendar_iso(p->out, c, l->published_at));
	json_kv_str(&j, "dateModified", calendar_iso(p->out, c, l->updated_at));
	json_kv_str(&j, "inLanguage", p->outlet->language);
	json_kv_str(&j, "articleSection", page_kicker(p));
	if (l->report->image.n)
		json_kv_str(&j, "image", page_picture_url(p));
	if (l->version->correction.n)
		json_kv_str(&j, "correction", l->version->correction);
	put_authors(&j, p);
	json_key(&j, "publisher");
	put_named(&j, "NewsMediaOrganization", p->outlet->name);
	if (l->report->kind == REPORT_LIVEBLOG)
		put_live_updates(&j, p);
	json_end(&j, '}');

	/* Inside a script element a "<" would be markup. */
	struct str text = buf_str(&b), part;
	struct buf safe = buf_in(p->out, text.n + 64);
	for (bool first = true; str_cut(&text, '<', &part); first = false) {
		buf_cstr(&safe, first ? "" : "\\u003c");
		buf_put(&safe, part);
	}
	return buf_str(&safe);
}
