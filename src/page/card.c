/* card.c: stories in lists. */
#include "page/card.h"

#include "base/html.h"
#include "page/date.h"
#include "page/shell.h"
#include "words/text.h"
#include "page/view.h"

void
card_link(struct buf *b, const struct page_card *c, struct str around)
{
	buf_cstr(b, "<a href=\"");
	shell_story_path(b, c->address, c->slug);
	buf_byte(b, '"');
	shell_lang(b, c->language, around);
	buf_byte(b, '>');
	html_text(b, c->headline);
	buf_cstr(b, "</a>");
}

static void
put_outlets(struct buf *b, struct str language, const struct page_card *c, enum card_detail detail)
{
	if (c->outlets <= 1) {
		text_just(b, language, TEXT_CARD_ONLY);
		return;
	}
	if (detail == CARD_LEAD && c->reports > c->outlets) {
		text_put(b, language, TEXT_CARD_REPORTS, ARG_NUMBER(c->reports));
		buf_cstr(b, ", ");
	}
	text_put(b, language, TEXT_CARD_OUTLETS, ARG_NUMBER(c->outlets));
	if (c->independent < c->outlets) {
		buf_cstr(b, ", ");
		text_put(b, language, TEXT_CARD_INDEPENDENT, ARG_NUMBER(c->independent));
	} else if (detail != CARD_BRIEF) {
		buf_cstr(b, ", ");
		text_just(b, language, TEXT_CARD_ALL);
	}
}

void
card_voices(struct buf *b, const struct page_site *site, const struct page_card *c,
            enum card_time time, enum card_detail detail)
{
	part_tally(b, (size_t)(c->independent > 0 ? c->independent : 0),
	           (size_t)(c->outlets > 0 ? c->outlets : 0));
	put_outlets(b, site->language, c, detail);
	if (time != CARD_NO_TIME)
		buf_cstr(b, " · ");
	if (time == CARD_AGE)
		date_age(b, site, c->newest_at);
	else if (time == CARD_DATE)
		page_date_time(b, site, c->newest_at, DATE_SHORT);
	if (detail != CARD_BRIEF && c->edition > 1) {
		buf_cstr(b, " · ");
		text_just(b, site->language, TEXT_UPDATED);
	}
}

void
card_brief(struct buf *b, const struct page_site *site, const struct page_card *c,
           enum card_time time)
{
	buf_cstr(b, "<li>");
	card_link(b, c, site->language);
	buf_cstr(b, "<small>");
	card_voices(b, site, c, time, CARD_BRIEF);
	buf_cstr(b, "</small></li>\n");
}
