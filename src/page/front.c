/* front.c: the front page: weight is importance, and it ends. */
#include "page/page.h"

#include "ads/density.h"
#include "base/html.h"
#include "page/card.h"
#include "page/date.h"
#include "page/shell.h"
#include "page/text.h"
#include "page/view.h"

enum {
	SECONDS = 3,
	BRIEFS = 8,
	DESK = 3,
	SECTIONS = 6,
	SECTION_STORIES = 3,
	MOST_CARDS = 400, /* looked through for the sections */
	SLOT_FROM = 8,    /* with fewer stories the front carries no advertisement */
};

static void
put_summary(struct buf *b, const struct page_site *site, const struct page_card *c)
{
	if (!c->summary.n)
		return;
	buf_cstr(b, "<p");
	shell_lang(b, c->language, site->language);
	buf_byte(b, '>');
	html_text(b, c->summary);
	buf_cstr(b, "</p>\n");
}

/* A question leads to the answers, anything else to the story. */
static void
put_point(struct buf *b, const struct page_site *site, const struct page_card *c, struct str point)
{
	buf_cstr(b, "<li><a href=\"");
	shell_story_path(b, c->address, c->slug);
	buf_cstr(b, str_ends(point, STR("?")) ? "#qna\"" : "\"");
	shell_lang(b, c->language, site->language);
	buf_byte(b, '>');
	html_text(b, point);
	buf_cstr(b, "</a></li>");
}

static void
put_lead(struct buf *b, const struct page_site *site, const struct page_card *c)
{
	buf_cstr(b, "<section class=\"lead\" aria-labelledby=\"lead-h\">\n"
	            "<h2 class=\"vh\" id=\"lead-h\">");
	text_just(b, TEXT_LEAD);
	buf_cstr(b, "</h2>\n<div>\n<h3>");
	card_link(b, c, site->language);
	buf_cstr(b, "</h3>\n");
	put_summary(b, site, c);
	buf_cstr(b, "<p class=\"furniture\">");
	card_voices(b, site, c, CARD_AGE, CARD_LEAD);
	buf_cstr(b, "</p>\n");
	if (c->points[0].n) {
		buf_cstr(b, "<ul class=\"into furniture\" aria-label=\"");
		text_just(b, TEXT_STRAIGHT);
		buf_cstr(b, "\">");
		for (int i = 0; i < 3 && c->points[i].n; i++)
			put_point(b, site, c, c->points[i]);
		buf_cstr(b, "</ul>\n");
	}
	buf_cstr(b, "</div>\n</section>\n");
}

static void
put_seconds(struct buf *b, const struct page_site *site, const struct page_card *cards, size_t count)
{
	if (!count)
		return;
	buf_cstr(b, "<section class=\"seconds\" aria-label=\"");
	text_just(b, TEXT_SECONDS);
	buf_cstr(b, "\">\n<ol>\n");
	for (size_t i = 0; i < count; i++) {
		buf_cstr(b, "<li><h3>");
		card_link(b, &cards[i], site->language);
		buf_cstr(b, "</h3>");
		put_summary(b, site, &cards[i]);
		buf_cstr(b, "<p class=\"furniture\">");
		card_voices(b, site, &cards[i], CARD_AGE, CARD_SECOND);
		buf_cstr(b, "</p></li>\n");
	}
	buf_cstr(b, "</ol>\n</section>\n");
}

static void
put_briefs(struct buf *b, const struct page_site *site, const struct page_card *cards, size_t count)
{
	if (!count)
		return;
	buf_cstr(b, "<section class=\"latest\" aria-labelledby=\"latest-h\">\n<h2 id=\"latest-h\">");
	text_just(b, TEXT_BRIEF);
	buf_cstr(b, "</h2>\n<ul class=\"briefs\">\n");
	for (size_t i = 0; i < count; i++)
		card_brief(b, site, &cards[i], CARD_AGE);
	buf_cstr(b, "</ul>\n</section>\n");
}

/* Disputed and corrected stories, wherever they stand above. */
static void
put_desk(struct buf *b, const struct page_site *site, const struct page_card *cards, size_t count)
{
	size_t shown = 0;
	for (size_t i = 0; i < count && shown < DESK; i++) {
		const struct page_card *c = &cards[i];
		if (!c->disputed && !c->corrected)
			continue;
		if (!shown++) {
			buf_cstr(b, "<section class=\"desk\" aria-labelledby=\"desk-h\">\n"
			            "<h2 id=\"desk-h\">");
			text_just(b, TEXT_DESK);
			buf_cstr(b, "</h2>\n<ul>\n");
		}
		buf_cstr(b, "<li><b");
		shell_lang(b, c->language, site->language);
		buf_byte(b, '>');
		html_text(b, c->headline);
		buf_cstr(b, "</b><br>");
		text_just(b, c->corrected ? TEXT_CORRECTED_ON : TEXT_DISPUTED);
		buf_cstr(b, " <a href=\"");
		if (c->corrected) {
			buf_cstr(b, "/corrections");
		} else {
			shell_story_path(b, c->address, c->slug);
			buf_cstr(b, "#differs");
		}
		buf_cstr(b, "\">");
		text_just(b, c->corrected ? TEXT_CORRECTIONS : TEXT_COMPARE);
		buf_cstr(b, "</a></li>\n");
	}
	if (shown)
		buf_cstr(b, "</ul>\n</section>\n");
}

/* What was not shown above, by sections of the site. */
static void
put_sections(struct buf *b, const struct page_site *site, const struct page_card *cards, size_t count)
{
	size_t sections = 0;
	for (size_t s = 0; s < site->section_count && sections < SECTIONS; s++) {
		size_t shown = 0;
		for (size_t i = 0; i < count && shown < SECTION_STORIES; i++) {
			if (!str_eq(cards[i].section, site->sections[s]))
				continue;
			if (!shown++) {
				buf_fmt(b, "<section class=\"sect\" aria-labelledby=\"sec-%zu\">\n"
				           "<h2 id=\"sec-%zu\"><a href=\"", s + 1, s + 1);
				shell_section_path(b, site->sections[s]);
				buf_cstr(b, "\">");
				html_text(b, site->sections[s]);
				buf_cstr(b, "</a></h2>\n<ul class=\"briefs\">\n");
				sections++;
			}
			card_brief(b, site, &cards[i], CARD_AGE);
		}
		if (shown)
			buf_cstr(b, "</ul>\n</section>\n");
	}
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static void
put_cards(struct buf *b, const struct page_site *site, const struct page_card *cards, size_t count)
{
	size_t seconds = least(count - 1, SECONDS);
	size_t briefs = least(count - 1 - seconds, BRIEFS), shown = 1 + seconds + briefs;
	/* Without briefs the column that is theirs would stand empty. */
	buf_cstr(b, briefs ? "<div class=\"front\">\n" : "<div class=\"front few\">\n");
	put_lead(b, site, &cards[0]);
	put_seconds(b, site, cards + 1, seconds);
	put_briefs(b, site, cards + 1 + seconds, briefs);
	put_desk(b, site, cards, shown);
	if (count >= SLOT_FROM) {
		slot_put(b, STR("front"), SLOT_WIDE);
		buf_byte(b, '\n');
	}
	put_sections(b, site, cards + shown, count - shown);
	buf_cstr(b, "</div>\n");
}

struct str
page_front(struct arena *out, struct arena scratch, const struct page_site *site,
           const struct page_card *cards, size_t count)
{
	struct buf title = buf_in(&scratch, 256), heading = buf_in(&scratch, 256);
	struct buf date = buf_in(&scratch, 64);
	struct shell shell = {
		.whole_title = true,
		.description = site->tagline.n ? site->tagline : text_str(TEXT_FRONT_DESCRIPTION),
		.path = STR("/"),
		.ld = ld_site(out, site),
		.sections = true,
		.front = true,
		.stamp = true,
	};
	buf_put(&title, site->name);
	buf_put(&title, text_str(TEXT_FRONT_TITLE));
	shell.title = buf_str(&title);
	date_words(&date, site->now, site->zone_min, DATE_LONG);
	text_put(&heading, TEXT_FRONT_H1, ARG_STR(shell.title), ARG_HTML(buf_str(&date)));

	struct buf b = buf_in(out, 32 << 10);
	shell_open(&b, site, &shell);
	buf_cstr(&b, "<h1 class=\"vh\">");
	buf_put(&b, buf_str(&heading));
	buf_cstr(&b, "</h1>\n");
	if (count) {
		put_cards(&b, site, cards, least(count, MOST_CARDS));
	} else {
		buf_cstr(&b, "<p class=\"text\">");
		text_just(&b, TEXT_EMPTY_FRONT);
		buf_cstr(&b, "</p>\n");
	}
	shell_close(&b, site, &shell);
	return buf_str(&b);
}
