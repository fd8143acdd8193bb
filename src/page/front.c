/* front.c: the front page: weight is importance, and it ends. */
#include "page/page.h"

#include "ads/density.h"
#include "base/html.h"
#include "page/card.h"
#include "page/date.h"
#include "page/shell.h"
#include "words/text.h"
#include "page/view.h"

enum {
	SECONDS = 3,
	BRIEFS = 8,
	DESK = 3,
	SECTIONS = 6,
	SECTION_STORIES = 3,
	MOST_CARDS = 400, /* looked through for the sections */
	SLOT_FROM = 8,    /* with fewer stories the front carries no advertisement */
	LEAD_SENTENCES = 3,
	LEAD_BYTES = 320, /* of the lead's summary; the first sentence is always whole */
	WAYS = 3,         /* into the lead */
	WAY_BYTES = 24,   /* of two figures side by side */
	LEAST_DAYS = 3,   /* fewer need no order */
	DAYS = 7,
};

static void
put_summary(struct buf *b, const struct page_site *site, const struct page_card *c,
            struct str summary)
{
	if (!summary.n)
		return;
	buf_cstr(b, "<p");
	shell_lang(b, c->language, site->language);
	buf_byte(b, '>');
	html_text(b, summary);
	buf_cstr(b, "</p>\n");
}

/* The first sentences of the story, as many as are taken in at a glance. */
static struct str
lead_summary(struct arena *out, const struct page_card *c)
{
	const struct story_paragraph *p = c->story ? &c->story->paragraphs[ROLE_HAPPENED] : NULL;
	if (!p || !p->count)
		return c->summary;
	struct buf b = buf_in(out, LEAD_BYTES);
	for (size_t i = 0; i < p->count && i < LEAD_SENTENCES; i++) {
		if (i && b.n + p->sentences[i].text.n > LEAD_BYTES)
			break;
		buf_cstr(&b, i ? " " : "");
		buf_put(&b, p->sentences[i].text);
	}
	return buf_str(&b);
}

/* ── ways into the first story: what its page answers, compares and puts in order ── */

static void
open_way(struct buf *b, const struct page_card *c, const char *part)
{
	buf_cstr(b, "<li><a href=\"");
	shell_story_path(b, c->address, c->slug);
	buf_fmt(b, "#%s\"", part);
}

static void
put_question(struct buf *b, const struct page_site *site, const struct page_card *c,
             struct str question)
{
	open_way(b, c, "qna");
	shell_lang(b, c->language, site->language);
	buf_byte(b, '>');
	html_text(b, question);
	buf_cstr(b, "</a></li>");
}

/* "34 or 31 people killed: the reports compared" where the words are in our own language. */
static void
put_comparison(struct buf *b, const struct page_site *site, const struct page_card *c)
{
	const struct story_difference *d = &c->story->differences[0];
	bool ours = !c->language.n || str_eq_nocase(c->language, site->language);
	open_way(b, c, "differs");
	buf_byte(b, '>');
	if (ours && d->value_count >= 2 && d->values[0].value.n + d->values[1].value.n < WAY_BYTES)
		text_put(b, site->language, TEXT_WAY_DIFFERS, ARG_STR(d->values[0].value),
		         ARG_STR(d->values[1].value), ARG_STR(d->what));
	else
		text_just(b, site->language, TEXT_WAY_COMPARED);
	buf_cstr(b, "</a></li>");
}

static int64_t
days_of(const struct story *s)
{
	int64_t n = 0;
	for (size_t i = 0; i < s->day_count; i++)
		n += i == 0 || !str_eq(s->days[i].date, s->days[i - 1].date);
	return n;
}

static void
put_ways(struct buf *b, const struct page_site *site, const struct page_card *c)
{
	const struct story *s = c->story;
	bool differs = s && s->difference_count, days = s && days_of(s) >= LEAST_DAYS;
	size_t questions = s ? s->question_count : 0;
	size_t most = WAYS - (size_t)differs - (size_t)days;
	if (!differs && !days && !questions)
		return;
	buf_cstr(b, "<ul class=\"into furniture\" aria-label=\"");
	text_just(b, site->language, TEXT_STRAIGHT);
	buf_cstr(b, "\">");
	for (size_t i = 0; i < questions && i < most; i++)
		put_question(b, site, c, s->questions[i].question);
	if (differs)
		put_comparison(b, site, c);
	if (days) {
		open_way(b, c, "timeline");
		buf_byte(b, '>');
		text_put(b, site->language, TEXT_WAY_DAYS, ARG_SPELT(days_of(s)));
		buf_cstr(b, "</a></li>");
	}
	buf_cstr(b, "</ul>\n");
}

static void
put_lead(struct buf *b, struct arena scratch, const struct page_site *site,
         const struct page_card *c)
{
	buf_cstr(b, "<section class=\"lead\" aria-labelledby=\"lead-h\">\n"
	            "<h2 class=\"vh\" id=\"lead-h\">");
	text_just(b, site->language, TEXT_LEAD);
	buf_cstr(b, "</h2>\n<div>\n<h3>");
	card_link(b, c, site->language);
	buf_cstr(b, "</h3>\n");
	put_summary(b, site, c, lead_summary(&scratch, c));
	buf_cstr(b, "<p class=\"furniture\">");
	card_voices(b, site, c, CARD_AGE, CARD_LEAD);
	buf_cstr(b, "</p>\n");
	put_ways(b, site, c);
	buf_cstr(b, "</div>\n</section>\n");
}

static void
put_seconds(struct buf *b, const struct page_site *site, const struct page_card *cards, size_t count)
{
	if (!count)
		return;
	buf_cstr(b, "<section class=\"seconds\" aria-label=\"");
	text_just(b, site->language, TEXT_SECONDS);
	buf_cstr(b, "\">\n<ol>\n");
	for (size_t i = 0; i < count; i++) {
		buf_cstr(b, "<li><h3>");
		card_link(b, &cards[i], site->language);
		buf_cstr(b, "</h3>");
		put_summary(b, site, &cards[i], cards[i].summary);
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
	text_just(b, site->language, TEXT_BRIEF);
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
			text_just(b, site->language, TEXT_DESK);
			buf_cstr(b, "</h2>\n<ul>\n");
		}
		buf_cstr(b, "<li><b");
		shell_lang(b, c->language, site->language);
		buf_byte(b, '>');
		html_text(b, c->headline);
		buf_cstr(b, "</b><br>");
		text_just(b, site->language, c->corrected ? TEXT_CORRECTED_ON : TEXT_DISPUTED);
		buf_cstr(b, " <a href=\"");
		if (c->corrected) {
			buf_cstr(b, "/corrections");
		} else {
			shell_story_path(b, c->address, c->slug);
			buf_cstr(b, "#differs");
		}
		buf_cstr(b, "\">");
		text_just(b, site->language, c->corrected ? TEXT_CORRECTIONS : TEXT_COMPARE);
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

/* The days before, at the end: the way into what is no longer news. */
static void
put_days(struct buf *b, const struct page_site *site)
{
	if (site->day_count < 2)
		return;
	buf_cstr(b, "<nav class=\"pager\" aria-label=\"");
	text_just(b, site->language, TEXT_DAYS);
	buf_cstr(b, "\"><span>");
	text_just(b, site->language, TEXT_DAYS);
	buf_cstr(b, "</span>");
	for (size_t i = 0; i < site->day_count && i < DAYS; i++) {
		buf_cstr(b, "<a href=\"");
		shell_day_path(b, site->days[i], site->zone_min);
		buf_cstr(b, "\">");
		date_words(b, site, site->days[i], DATE_DAY);
		buf_cstr(b, "</a>");
	}
	buf_cstr(b, "</nav>\n");
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static void
put_cards(struct buf *b, struct arena scratch, const struct page_site *site,
          struct str ad_language, const struct page_card *cards, size_t count)
{
	size_t seconds = least(count - 1, SECONDS);
	size_t briefs = least(count - 1 - seconds, BRIEFS), shown = 1 + seconds + briefs;
	/* Without briefs the column that is theirs would stand empty. */
	buf_cstr(b, briefs ? "<div class=\"front\">\n" : "<div class=\"front few\">\n");
	put_lead(b, scratch, site, &cards[0]);
	put_seconds(b, site, cards + 1, seconds);
	put_briefs(b, site, cards + 1 + seconds, briefs);
	put_desk(b, site, cards, shown);
	if (count >= SLOT_FROM) {
		slot_put(b, SLOT_FRONT, SLOT_WIDE, ad_language, STR_NONE);
		buf_byte(b, '\n');
	}
	put_sections(b, site, cards + shown, count - shown);
	buf_cstr(b, "</div>\n");
}

struct str
page_front(struct arena *out, struct arena scratch, const struct page_site *of,
           const struct page_card *cards, size_t count)
{
	const struct page_site own = shell_speak(of, of->language), *site = &own;
	struct buf title = buf_in(&scratch, 256), heading = buf_in(&scratch, 256);
	struct buf date = buf_in(&scratch, 64);
	struct shell shell = {
		.whole_title = true,
		.description = site->tagline.n ? site->tagline
		                               : text_str(site->language, TEXT_FRONT_DESCRIPTION),
		.path = STR("/"),
		.ld = ld_site(out, of),
		.sections = true,
		.front = true,
		.stamp = true,
	};
	/* Escaped later. */
	text_put(&title, site->language, TEXT_FRONT_TITLE, ARG_HTML(site->name));
	shell.title = buf_str(&title);
	date_words(&date, site, site->now, DATE_LONG);
	text_put(&heading, site->language, TEXT_FRONT_H1, ARG_STR(shell.title),
	         ARG_HTML(buf_str(&date)));

	struct buf b = buf_in(out, 32 << 10);
	shell_open(&b, site, &shell);
	buf_cstr(&b, "<h1 class=\"vh\">");
	buf_put(&b, buf_str(&heading));
	buf_cstr(&b, "</h1>\n");
	if (count) {
		put_cards(&b, scratch, site, of->language, cards, least(count, MOST_CARDS));
	} else {
		buf_cstr(&b, "<p class=\"text\">");
		text_just(&b, site->language, TEXT_EMPTY_FRONT);
		buf_cstr(&b, "</p>\n");
	}
	put_days(&b, site);
	shell_close(&b, site, &shell);
	return buf_str(&b);
}
