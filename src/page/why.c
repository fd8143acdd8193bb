/* why.c: why the reports of a story are together, and the stories that it was joined with or parted
 * from. */
#include "page/view.h"

#include "base/html.h"
#include "page/card.h"
#include "page/date.h"
#include "page/shell.h"
#include "words/text.h"

enum { MOST_EDITIONS = 8 };

/* "crane, harbour and Ullen", each marked as the words of the reports. */
static void
put_words(struct buf *b, const struct view *v, const struct page_why *w)
{
	for (size_t i = 0; i < w->word_count; i++) {
		if (i && i + 1 == w->word_count)
			text_just(b, v->site->language, TEXT_AND);
		else if (i)
			buf_cstr(b, ", ");
		buf_cstr(b, "<b");
		shell_lang(b, v->language, v->site->language);
		buf_byte(b, '>');
		html_text(b, w->words[i]);
		buf_cstr(b, "</b>");
	}
}

static void
put_common(struct buf *b, struct arena scratch, const struct view *v, const struct page_why *w)
{
	struct buf words = buf_in(&scratch, 128);
	put_words(&words, v, w);
	text_put(b, v->site->language, TEXT_WHY_COMMON, ARG_HTML(buf_str(&words)));
}

static void
put_reprint(struct buf *b, const struct view *v, const struct page_why *w)
{
	int64_t n = w->original >= 0 ? v->number[w->original] : 0;
	if (!n)
		text_just(b, v->site->language, TEXT_WHY_REPRINT_ELSEWHERE);
	else if (w->percent > 0)
		text_put(b, v->site->language, TEXT_WHY_REPRINT_PART, ARG_NUMBER(n),
		         ARG_NUMBER(w->percent));
	else
		text_put(b, v->site->language, TEXT_WHY_REPRINT, ARG_NUMBER(n));
}

static void
put_reason(struct buf *b, struct arena scratch, const struct view *v, uint32_t source)
{
	const struct page_why *w = &v->in->why[source];
	static const enum text_id first[] = {
		[PAGE_WHY_FIRST] = TEXT_WHY_FIRST, [PAGE_WHY_AGAIN] = TEXT_WHY_AGAIN,
		[PAGE_WHY_EDITOR] = TEXT_WHY_EDITOR,
	};
	buf_fmt(b, "<li><span class=\"n\">%u</span>", v->number[source]);
	if (w->how == PAGE_WHY_REPRINT)
		put_reprint(b, v, w);
	else if (w->how != PAGE_WHY_WORDS)
		text_just(b, v->site->language, first[w->how]);
	else if (!w->word_count)
		text_just(b, v->site->language, TEXT_WHY_WORDS);
	if (w->word_count && w->how != PAGE_WHY_REPRINT && w->how != PAGE_WHY_EDITOR) {
		buf_cstr(b, w->how != PAGE_WHY_WORDS ? " " : "");
		put_common(b, scratch, v, w);
	}
	if (w->how != PAGE_WHY_EDITOR && w->second) {
		struct buf link = buf_in(&scratch, 256);
		card_link(&link, w->second, v->site->language);
		buf_byte(b, ' ');
		text_put(b, v->site->language, TEXT_WHY_SECOND, ARG_HTML(buf_str(&link)));
	}
	buf_cstr(b, "</li>\n");
}

void
tail_why(struct buf *b, struct arena scratch, const struct view *v)
{
	if (!v->in->why || v->story->source_count < 2)
		return;
	buf_cstr(b, "<details class=\"why\"");
	shell_lang(b, v->site->language, v->language);
	buf_cstr(b, "><summary>");
	text_just(b, v->site->language, TEXT_WHY);
	buf_cstr(b, "</summary>\n<ol>\n");
	for (size_t i = 0; i < v->story->source_count; i++)
		put_reason(b, scratch, v, v->order[i]);
	buf_cstr(b, "</ol>\n</details>\n");
}

/* The editions of a story that was joined with this one stay where they were. */
static void
put_editions(struct buf *b, struct str language, const struct page_card *c)
{
	int64_t first = c->edition > MOST_EDITIONS ? c->edition - MOST_EDITIONS + 1 : 1;
	buf_cstr(b, " (");
	for (int64_t n = first; n <= c->edition; n++) {
		buf_cstr(b, n > first ? ", <a href=\"/story/" : "<a href=\"/story/");
		html_url_part(b, c->address, false);
		buf_fmt(b, "/edition/%lld\">", (long long)n);
		text_put(b, language, TEXT_EDITION, ARG_NUMBER(n));
		buf_cstr(b, "</a>");
	}
	buf_byte(b, ')');
}

bool
tail_has_links(const struct view *v)
{
	for (int i = 0; i < PAGE_LINKS; i++)
		if (v->in->link_count[i])
			return true;
	return false;
}

void
tail_links(struct buf *b, const struct view *v)
{
	static const enum text_id words[PAGE_LINKS] = {
		[PAGE_PARTED] = TEXT_PARTED, [PAGE_PARTS] = TEXT_PARTS, [PAGE_MERGED] = TEXT_MERGED,
	};
	for (int i = 0; i < PAGE_LINKS; i++)
		for (size_t k = 0; k < v->in->link_count[i]; k++) {
			const struct page_card *c = &v->in->links[i][k];
			buf_cstr(b, "<p>");
			text_just(b, v->site->language, words[i]);
			buf_byte(b, ' ');
			if (i == PAGE_MERGED)
				html_text(b, c->headline);
			else
				card_link(b, c, v->site->language);
			if (i == PAGE_MERGED)
				put_editions(b, v->site->language, c);
			buf_cstr(b, "</p>\n");
		}
}
