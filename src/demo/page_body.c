/* page_body.c: the text of an article with its picture, and what stands in between. */
#include "demo/page.h"

/* What outlets put in the middle of an article that is no part of it. */
static void
put_promo(struct buf *b, const struct page *p)
{
	static const char *const open[] = {"<aside class=\"inline-related\">",
	                                   "<p class=\"read-also\">", NULL,
	                                   "<div class=\"promo\">"};
	static const char *const close[] = {"</aside>\n", "</p>\n", NULL, "</div>\n"};
	int style = p->outlet->layout - 1;
	const struct listing *other = page_another(p);
	if (!open[style]) {
		buf_fmt(b, "<div class=\"c-box newsletter\"><h3>%s</h3><p>%s</p></div>\n",
		        p->words->newsletter, p->words->newsletter_text);
	} else if (other) {
		buf_fmt(b, "%s<strong>%s:</strong> ", open[style], p->words->read_also);
		page_put_link(b, p, other);
		buf_cstr(b, close[style]);
	}
}

static void
put_block(struct buf *b, const struct page *p, const struct block *block)
{
	static const char *const open[] = {"<p>", "<h2>", "<blockquote class=\"pullquote\"><p>"};
	static const char *const close[] = {"</p>\n", "</h2>\n", "</p></blockquote>\n"};
	struct str text = site_text(p->out, p->site, p->outlet, block->text);
	buf_cstr(b, open[block->kind]);
	put_escaped(b, text);
	buf_cstr(b, close[block->kind]);
}

int64_t
page_entry_at(const struct page *p, const struct block *block)
{
	struct str on_day_one = str_cat(p->out, STR("1 "), block->text);
	int64_t minute = 0, day = p->listing->version->minute / 1440;
	calendar_read(on_day_one, &minute);
	return calendar_at(&p->site->calendar, day * 1440 + minute);
}

struct str
page_body(const struct page *p)
{
	const struct version *v = p->listing->version;
	struct buf b = buf_in(p->out, 16 << 10);
	bool live = p->listing->report->kind == REPORT_LIVEBLOG, in_entry = false;
	size_t texts = 0;
	for (size_t i = 0; i < v->block_count; i++) {
		if (v->blocks[i].kind == BLOCK_TIME) {
			struct str iso = calendar_iso(p->out, &p->site->calendar,
			                              page_entry_at(p, &v->blocks[i]));
			buf_fmt(&b, "%s<div class=\"live-entry\"><time datetime=\"" STR_FMT "\">"
			            STR_FMT "</time>\n", in_entry ? "</div>\n" : "",
			        STR_ARG(iso), STR_ARG(v->blocks[i].text));
			in_entry = true;
			continue;
		}
		put_block(&b, p, &v->blocks[i]);
		texts += v->blocks[i].kind == BLOCK_TEXT;
		if (!live && v->blocks[i].kind == BLOCK_TEXT && texts == 2 && v->block_count > 4)
			put_promo(&b, p);
	}
	buf_cstr(&b, in_entry ? "</div>" : "");
	return buf_str(&b);
}

struct str
page_kicker(const struct page *p)
{
	const char *const labels[] = {[REPORT_LIVEBLOG] = p->words->live,
	                              [REPORT_OPINION] = p->words->opinion,
	                              [REPORT_SPONSORED] = p->words->sponsored};
	const char *label = labels[p->listing->report->kind];
	return label ? str_of(label) : p->listing->report->section;
}

struct str
page_picture_url(const struct page *p)
{
	return str_fmt(p->out, STR_FMT "/img/" STR_FMT ".svg", STR_ARG(p->home),
	               STR_ARG(p->listing->report->slug));
}

struct str
page_figure(const struct page *p)
{
	static const struct {
		const char *open, *close;
	} captions[] = {{"<figcaption>", "</figcaption>"},
	                {"<div class=\"caption\">", "</div>"},
	                {"<figcaption>", "</figcaption>"},
	                {"<p class=\"wp-caption-text\">", "</p>"}};
	int style = p->outlet->layout - 1;
	struct str text = page_escaped(p->out, p->listing->report->image);
	if (!text.n)
		return STR("");
	struct str src = page_picture_url(p);
	return str_fmt(p->out, "<figure><img src=\"" STR_FMT "\" alt=\"" STR_FMT "\" width=\"800\""
	                       " height=\"450\">%s" STR_FMT "%s</figure>", STR_ARG(src),
	               STR_ARG(text), captions[style].open, STR_ARG(text), captions[style].close);
}
