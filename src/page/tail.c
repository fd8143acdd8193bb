/* tail.c: more stories, sources, how the page was made, and its history. */
#include "page/view.h"

#include "base/html.h"
#include "page/card.h"
#include "page/date.h"
#include "page/shell.h"
#include "words/text.h"

enum {
	MOST_RELATED = 6,
	MOST_EDITIONS = 8, /* shown all; of more only the newest */
	NEW_EDITIONS = 5,
};

void
tail_more(struct buf *b, const struct view *v)
{
	size_t count = v->in->related_count < MOST_RELATED ? v->in->related_count : MOST_RELATED;
	if (!count)
		return;
	part_open(b, v, "more", text_str(v->site->language, TEXT_MORE));
	buf_cstr(b, "<ul class=\"list three across\">\n");
	for (size_t i = 0; i < count; i++) {
		const struct page_card *c = &v->in->related[i];
		buf_cstr(b, "<li><h3>");
		card_link(b, c, v->language);
		buf_cstr(b, "</h3><p class=\"furniture\"");
		shell_lang(b, v->site->language, v->language);
		buf_byte(b, '>');
		card_voices(b, v->site, c, CARD_DATE, CARD_BRIEF);
		buf_cstr(b, "</p></li>\n");
	}
	buf_cstr(b, "</ul>\n</section>\n");
}

/* ── sources ── */

/* An address as it is printed: without scheme. */
static struct str
printed(struct str url)
{
	ptrdiff_t at = str_find(url, STR("://"), 0);
	return at < 0 ? url : str_skip(url, (size_t)at + 3);
}

static void
put_outlet(struct buf *b, struct str outlet)
{
	if (!outlet.n)
		return;
	buf_cstr(b, "<a href=\"");
	shell_outlet_path(b, outlet);
	buf_cstr(b, "\">");
	html_text(b, outlet);
	buf_cstr(b, "</a>");
}

static void
put_source(struct buf *b, const struct view *v, uint32_t i)
{
	const struct story_source *s = &v->story->sources[i];
	bool reprint = v->voice[i] != i;
	buf_fmt(b, "<li id=\"source-%u\"%s><span class=\"n\">%u</span><b>", v->number[i],
	        reprint ? " class=\"reprint\"" : "", v->number[i]);
	put_outlet(b, s->outlet);
	buf_cstr(b, "</b> <cite><a href=\"");
	html_url(b, s->url);
	buf_cstr(b, "\" data-print=\"");
	html_attr(b, printed(s->url));
	buf_cstr(b, "\">");
	html_text(b, s->title.n ? s->title : printed(s->url));
	buf_cstr(b, "</a></cite><small");
	shell_lang(b, v->site->language, v->language);
	buf_byte(b, '>');
	date_when(b, v->site, s->published, DATE_SHORT);
	if (reprint)
		text_put(b, v->site->language, TEXT_REPRINT_OF, ARG_NUMBER(v->number[v->voice[i]]));
	buf_cstr(b, "</small></li>\n");
}

void
tail_sources(struct buf *b, struct arena scratch, const struct view *v)
{
	part_open(b, v, "sources", text_str(v->site->language, TEXT_SOURCES));
	buf_cstr(b, "<div class=\"across\">\n<ol class=\"sources\">\n");
	for (size_t i = 0; i < v->story->source_count; i++)
		put_source(b, v, v->order[i]);
	buf_cstr(b, "</ol>\n<p class=\"aside\"");
	shell_lang(b, v->site->language, v->language);
	buf_byte(b, '>');
	part_tally(b, v->independent, v->outlets);
	if (v->own)
		text_put(b, v->site->language, TEXT_OWN_REPORTS, ARG_SPELT((int64_t)v->own));
	if (v->outlets > v->own)
		text_put(b, v->site->language, TEXT_OWN_REPRINTS,
		         ARG_SPELT((int64_t)(v->outlets - v->own)));
	if (v->own > v->independent)
		text_put(b, v->site->language, TEXT_SAME_OWNER, ARG_SPELT((int64_t)v->independent));
	buf_cstr(b, "</p>\n");
	tail_why(b, scratch, v);
	buf_cstr(b, "</div>\n</section>\n");
}

/* ── how it was made ── */

static void
put_checks(struct buf *b, struct str language, const struct story_checks *c)
{
	if (!c->sentences)
		return;
	buf_cstr(b, "<p>");
	text_put(b, language, TEXT_CHECKED, ARG_NUMBER(c->sentences));
	if (c->passed == c->sentences) {
		text_put(b, language, TEXT_PASSED_ALL, ARG_NUMBER(c->sentences));
	} else {
		text_put(b, language, TEXT_PASSED, ARG_NUMBER(c->passed));
		text_put(b, language, c->replaced ? TEXT_REPLACED : TEXT_REPLACED_NONE,
		         ARG_SPELT(c->replaced));
		text_put(b, language, c->dropped ? TEXT_DROPPED : TEXT_DROPPED_NONE,
		         ARG_SPELT(c->dropped));
	}
	buf_cstr(b, "</p>\n");
}

void
tail_made(struct buf *b, const struct view *v)
{
	const struct story *s = v->story;
	part_open(b, v, "made", text_str(v->site->language, TEXT_MADE));
	buf_cstr(b, "<div class=\"made\"");
	shell_lang(b, v->site->language, v->language);
	buf_cstr(b, ">\n<p>");
	if (str_eq(s->writer.kind, STR("model"))) {
		text_put(b, v->site->language, s->writer.whole ? TEXT_MADE_MODEL : TEXT_MADE_MIXED,
		         ARG_STR(s->writer.model));
	} else if (s->writer.model.n) {
		text_put(b, v->site->language, TEXT_MADE_CHOSEN, ARG_STR(v->site->name),
		         ARG_STR(s->writer.model));
	} else {
		text_put(b, v->site->language, TEXT_MADE_EXTRACTIVE, ARG_STR(v->site->name));
	}
	if (s->writer.prompt.n)
		text_put(b, v->site->language, TEXT_MADE_PROMPT, ARG_STR(s->writer.prompt));
	buf_cstr(b, "</p>\n");
	put_checks(b, v->site->language, &s->checks);
	buf_cstr(b, "<p>");
	text_just(b, v->site->language, TEXT_UNREAD);
	buf_cstr(b, "</p>\n<p>");
	if (v->site->contact.n) {
		struct str contact = shell_contact(b->arena, v->site);
		buf_cstr(b, "<a href=\"");
		html_url(b, contact);
		if (str_starts_nocase(contact, STR("mailto:"))) {
			buf_cstr(b, "?subject=");
			html_url_part(b, v->in->address, false);
		}
		buf_cstr(b, "\">");
		text_just(b, v->site->language, TEXT_REPORT_ERROR);
		buf_cstr(b, "</a> · ");
	}
	buf_cstr(b, "<a href=\"/how\">");
	text_just(b, v->site->language, TEXT_HOW);
	buf_cstr(b, "</a> · <a href=\"/story/");
	html_url_part(b, v->in->address, false);
	buf_cstr(b, ".json\">");
	text_just(b, v->site->language, TEXT_AS_DATA);
	buf_cstr(b, "</a></p>\n</div>\n</section>\n");
}

/* ── history ── */

static void
put_correction(struct buf *b, struct arena scratch, const struct view *v,
               const struct page_correction *c)
{
	struct buf when = buf_in(&scratch, 128);
	page_date_time(&when, v->site, c->at, DATE_FULL);
	buf_cstr(b, "<p class=\"correction\"><b class=\"flag\">");
	text_put(b, v->site->language, TEXT_CORRECTION, ARG_HTML(buf_str(&when)));
	buf_cstr(b, "</b> ");
	html_text(b, c->text);
	buf_cstr(b, "</p>\n");
}

static void
put_edition(struct buf *b, const struct view *v, const struct page_edition *e)
{
	buf_fmt(b, "<li data-edition=\"%lld\">", (long long)e->number);
	page_date_time(b, v->site, e->at, DATE_WEEKDAY);
	buf_cstr(b, "<span>");
	if (e->number == v->in->edition) {
		text_put(b, v->site->language, TEXT_EDITION_THIS, ARG_NUMBER(e->number));
	} else {
		buf_cstr(b, "<a href=\"/story/");
		html_url_part(b, v->in->address, false);
		buf_fmt(b, "/edition/%lld\">", (long long)e->number);
		text_put(b, v->site->language, TEXT_EDITION, ARG_NUMBER(e->number));
		buf_cstr(b, "</a>");
	}
	buf_cstr(b, ". ");
	if (e->what_changed.n)
		html_text(b, e->what_changed);
	else
		text_just(b, v->site->language, TEXT_EDITION_FIRST);
	buf_cstr(b, "</span></li>\n");
}

/* The newest editions; the earlier ones fold away where they are many. */
static void
put_editions(struct buf *b, const struct view *v)
{
	const struct page_story_input *in = v->in;
	size_t shown = in->edition_count > MOST_EDITIONS ? NEW_EDITIONS : in->edition_count;
	buf_cstr(b, "<ol>\n");
	for (size_t i = 0; i < shown; i++)
		put_edition(b, v, &in->editions[i]);
	buf_cstr(b, "</ol>\n");
	if (shown == in->edition_count)
		return;
	buf_cstr(b, "<details><summary>");
	text_put(b, v->site->language, TEXT_EDITIONS_BEFORE,
	         ARG_SPELT((int64_t)(in->edition_count - shown)));
	buf_cstr(b, "</summary>\n<ol>\n");
	for (size_t i = shown; i < in->edition_count; i++)
		put_edition(b, v, &in->editions[i]);
	buf_cstr(b, "</ol>\n</details>\n");
}

void
tail_history(struct buf *b, struct arena scratch, const struct view *v)
{
	const struct page_story_input *in = v->in;
	if (!in->edition_count && !in->correction_count && !in->earlier_count &&
	    !tail_has_links(v))
		return;
	part_open(b, v, "history", text_str(v->site->language, TEXT_HISTORY));
	buf_cstr(b, "<div class=\"history\"");
	shell_lang(b, v->site->language, v->language);
	buf_cstr(b, ">\n");
	for (size_t i = 0; i < in->correction_count; i++)
		put_correction(b, scratch, v, &in->corrections[i]);
	if (in->edition_count)
		put_editions(b, v);
	for (size_t i = 0; i < in->earlier_count; i++) {
		buf_cstr(b, "<p>");
		text_just(b, v->site->language, TEXT_FOLLOWS_ON);
		buf_byte(b, ' ');
		card_link(b, &in->earlier[i], v->site->language);
		buf_cstr(b, ", ");
		page_date_time(b, v->site, in->earlier[i].newest_at, DATE_FULL);
		buf_cstr(b, "</p>\n");
	}
	tail_links(b, v);
	buf_cstr(b, "</div>\n</section>\n");
}
