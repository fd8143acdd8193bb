/* cite.c: sentences, the links to the passages that carry them, and the passages themselves. */
#include "page/view.h"

#include "base/html.h"
#include "page/date.h"
#include "page/fragment.h"
#include "page/shell.h"
#include "words/text.h"

/* The cited bytes, cut back to whole characters; STR_NONE where the text is not there. */
static struct str
passage_of(const struct view *v, const struct cite *c)
{
	struct str text = v->in->texts ? v->in->texts[c->article] : STR_NONE;
	size_t from = c->start, to = c->end;
	if (!text.p || to > text.n || from >= to)
		return STR_NONE;
	while (from > 0 && ((unsigned char)text.p[from] & 0xc0) == 0x80)
		from--;
	while (to < text.n && ((unsigned char)text.p[to] & 0xc0) == 0x80)
		to++;
	return str_sub(text, from, to);
}

static void
put_href(struct buf *b, const struct view *v, const struct cite *c)
{
	struct str url = v->story->sources[c->article].url, passage = passage_of(v, c);
	struct fragment f;
	html_url(b, url);
	if (!passage.n)
		return;
	struct str text = v->in->texts[c->article];
	size_t from = (size_t)(passage.p - text.p);
	if (fragment_choose(text, from, from + passage.n, &f))
		fragment_put(b, url, &f);
}

static void
put_link(struct buf *b, const struct view *v, const struct cite *c, struct str id)
{
	buf_cstr(b, "<a href=\"");
	put_href(b, v, c);
	if (id.n)
		buf_fmt(b, "\" aria-describedby=\"" STR_FMT, STR_ARG(id));
	buf_byte(b, '"');
	shell_lang(b, v->site->language, v->language);
	buf_byte(b, '>');
	text_put(b, v->site->language, TEXT_SOURCE, ARG_NUMBER(v->number[c->article]),
	         ARG_STR(v->story->sources[c->article].outlet));
	buf_cstr(b, "</a>");
}

static void
put_passage(struct buf *b, struct arena scratch, const struct view *v, const struct cite *c,
            struct str id)
{
	const struct story_source *source = &v->story->sources[c->article];
	size_t reprints;
	struct str names = view_reprints(v, &scratch, v->voice[c->article], &reprints);
	buf_fmt(b, "<span id=\"" STR_FMT "\"><b>", STR_ARG(id));
	html_text(b, source->outlet);
	buf_cstr(b, "</b><q>");
	html_text(b, passage_of(v, c));
	buf_cstr(b, "</q><small");
	shell_lang(b, v->site->language, v->language);
	buf_byte(b, '>');
	date_when(b, v->site, source->published, DATE_SHORT);
	if (names.n && v->voice[c->article] == c->article) {
		buf_cstr(b, when_known(source->published) ? ". " : "");
		text_put(b, v->site->language, TEXT_REPRINTED_BY, ARG_HTML(names));
	}
	buf_cstr(b, "</small></span>");
}

void
cite_links(struct buf *b, struct arena scratch, const struct view *v, const struct cite *cites,
           size_t count, bool agree, const char *prefix, unsigned number)
{
	size_t voices = 0, shown = 0;
	/* A ring says that each passage alone carries the sentence and that nobody copied. */
	agree = agree && view_independent(v, cites, count, &voices) && voices > 1;
	buf_cstr(b, agree ? "<span class=\"cites agree\">" : "<span class=\"cites\">");
	for (size_t i = 0; i < count; i++) {
		if (cites[i].article >= v->story->source_count)
			continue;
		bool has_note = passage_of(v, &cites[i]).n != 0;
		struct str id = str_fmt(&scratch, "%s-%u-%zu", prefix, number, i + 1);
		put_link(b, v, &cites[i], has_note ? id : STR_NONE);
		shown += has_note;
	}
	if (shown) {
		buf_cstr(b, "<span class=\"note\">");
		if (agree) {
			buf_cstr(b, "<span class=\"sum\"");
			shell_lang(b, v->site->language, v->language);
			buf_byte(b, '>');
			text_put(b, v->site->language, TEXT_AGREE, ARG_SPELT((int64_t)voices));
			buf_cstr(b, "</span>");
		}
		for (size_t i = 0; i < count; i++) {
			struct str id = str_fmt(&scratch, "%s-%u-%zu", prefix, number, i + 1);
			if (cites[i].article < v->story->source_count &&
			    passage_of(v, &cites[i]).n)
				put_passage(b, scratch, v, &cites[i], id);
		}
		buf_cstr(b, "</span>");
	}
	buf_cstr(b, "</span>");
}

void
cite_sentence(struct buf *b, struct arena scratch, struct view *v,
              const struct story_sentence *s)
{
	unsigned number = ++v->sentences;
	buf_fmt(b, "<span class=\"sentence\" id=\"s-%u\">", number);
	html_text(b, s->text);
	if (s->cite_count)
		cite_links(b, scratch, v, s->cites, s->cite_count, s->check != CHECK_REWRITTEN,
		           "s", number);
	buf_cstr(b, "</span>");
}

static bool
overlap(const struct cite *a, size_t a_count, const struct cite *b, size_t b_count)
{
	for (size_t i = 0; i < a_count; i++)
		for (size_t k = 0; k < b_count; k++)
			if (a[i].article == b[k].article && a[i].start < b[k].end &&
			    b[k].start < a[i].end)
				return true;
	return false;
}

void
cite_dispute(struct buf *b, struct view *v, const struct story_sentence *s)
{
	for (size_t i = 0; i < v->story->difference_count; i++) {
		const struct story_difference *d = &v->story->differences[i];
		for (size_t k = 0; k < d->value_count && !v->shown_disputed[i]; k++) {
			if (!overlap(s->cites, s->cite_count, d->values[k].cites,
			             d->values[k].cite_count))
				continue;
			v->shown_disputed[i] = true;
			buf_cstr(b, " <a class=\"differ\" href=\"#differs\"");
			shell_lang(b, v->site->language, v->language);
			buf_byte(b, '>');
			text_just(b, v->site->language, TEXT_DIFFER_LINK);
			buf_cstr(b, "</a>");
			return;
		}
	}
}
