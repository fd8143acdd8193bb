/* story.c: the page of a story, its sections in their permanent order. */
#include "page/view.h"

#include "ads/density.h"
#include "base/html.h"
#include "page/card.h"
#include "page/date.h"
#include "page/shell.h"
#include "words/text.h"
#include "text/reading.h"

/* ── what the head says ── */

/* "3 independent" */
static struct str
independent_words(struct arena *out, struct str language, int64_t independent)
{
	struct buf b = buf_in(out, 32);
	text_put(&b, language, TEXT_CARD_INDEPENDENT, ARG_NUMBER(independent));
	return buf_str(&b);
}

/* The first sentence, and how many voices there are. */
static struct str
describe(struct arena *out, const struct view *v)
{
	const struct story *s = v->story;
	struct buf b = buf_in(out, 512);
	for (int p = 0; p < PARAGRAPH_COUNT; p++) {
		if (!s->paragraphs[p].count)
			continue;
		buf_put(&b, s->paragraphs[p].sentences[0].text);
		break;
	}
	if (v->reports > 1)
		text_put(&b, v->site->language, TEXT_DESCRIPTION, ARG_NUMBER((int64_t)v->reports),
		         ARG_HTML(independent_words(out, v->site->language, (int64_t)v->independent)));
	return buf_str(&b);
}

static int64_t
first_published(const struct page_story_input *in)
{
	int64_t at = in->edition_count ? in->editions[in->edition_count - 1].at : in->founded_at;
	return at < in->written_at ? at : in->written_at;
}

/* ── headline and byline ── */

static void
put_reading_time(struct buf *b, struct arena scratch, const struct view *v)
{
	const struct story *s = v->story;
	uint32_t minutes = s->reading_minutes ? s->reading_minutes : 1;
	buf_cstr(b, "<span>");
	if (s->source_minutes > minutes) {
		struct buf reports = buf_in(&scratch, 64);
		text_put(&reports, v->site->language, TEXT_CARD_REPORTS,
		         ARG_NUMBER((int64_t)v->reports));
		text_put(b, v->site->language, TEXT_READS, ARG_NUMBER(minutes),
		         ARG_HTML(buf_str(&reports)), ARG_NUMBER(s->source_minutes));
	} else {
		text_put(b, v->site->language, TEXT_MIN_READ, ARG_NUMBER(minutes));
	}
	buf_cstr(b, "</span>\n");
}

static void
put_written(struct buf *b, struct arena scratch, const struct view *v)
{
	const struct page_story_input *in = v->in;
	struct buf written = buf_in(&scratch, 128), newest = buf_in(&scratch, 128);
	bool same_day = date_same_day(in->written_at, in->newest_at, v->site->zone_min);
	page_date_time(&written, v->site, in->written_at, DATE_FULL);
	page_date_time(&newest, v->site, in->newest_at, same_day ? DATE_CLOCK : DATE_SHORT);
	buf_cstr(b, "<span>");
	if (in->newest_at != WHEN_UNKNOWN)
		text_put(b, v->site->language, TEXT_WRITTEN_NEWEST, ARG_HTML(buf_str(&written)),
		         ARG_HTML(buf_str(&newest)));
	else
		text_put(b, v->site->language, TEXT_WRITTEN, ARG_HTML(buf_str(&written)));
	buf_cstr(b, "</span>\n");
}

static const struct page_edition *
edition_shown(const struct page_story_input *in)
{
	for (size_t i = 0; i < in->edition_count; i++)
		if (in->editions[i].number == in->edition)
			return &in->editions[i];
	return NULL;
}

static void
put_updated(struct buf *b, const struct view *v)
{
	const struct page_edition *e = edition_shown(v->in);
	struct str what = e ? e->what_changed : STR_NONE;
	if (!what.n)
		return;
	buf_cstr(b, "<a href=\"#history\">");
	text_put(b, v->site->language, TEXT_UPDATED_HOW, ARG_STR(what));
	buf_cstr(b, "</a>\n");
}

/* Readers of a story that goes on are led to what came before. */
static void
put_earlier(struct buf *b, const struct view *v)
{
	if (!v->in->earlier_count)
		return;
	buf_cstr(b, "<span>");
	text_just(b, v->site->language, TEXT_EARLIER);
	buf_byte(b, ' ');
	card_link(b, &v->in->earlier[0], v->site->language);
	buf_cstr(b, "</span>\n");
}

static void
put_head(struct buf *b, struct arena scratch, const struct view *v)
{
	const struct page_story_input *in = v->in;
	const struct story *s = v->story;
	buf_cstr(b, "<div class=\"head across\">\n<h1 id=\"headline\">");
	html_text(b, s->headline);
	buf_cstr(b, "</h1>\n<div class=\"furniture byline\"");
	shell_lang(b, v->site->language, v->language);
	buf_cstr(b, ">\n");
	put_reading_time(b, scratch, v);
	put_written(b, scratch, v);
	if (v->independent == 1) {
		struct str voice = STR_NONE;
		for (size_t i = 0; i < s->source_count && !voice.p; i++)
			if (s->sources[i].reprint_of < 0)
				voice = v->own > 1 && s->sources[i].family.n ? s->sources[i].family
				                                             : s->sources[i].outlet;
		buf_cstr(b, "<span class=\"single\">");
		text_put(b, v->site->language, TEXT_SINGLE, ARG_STR(voice));
		buf_cstr(b, "</span>\n");
	}
	put_updated(b, v);
	put_earlier(b, v);
	if (in->newest_edition > in->edition) {
		struct buf newest = buf_in(&scratch, 128);
		shell_story_path(&newest, in->address, in->slug);
		buf_cstr(b, "<span>");
		text_put(b, v->site->language, TEXT_OLD_EDITION, ARG_NUMBER(in->edition),
		         ARG_STR(buf_str(&newest)));
		buf_cstr(b, "</span>\n");
	}
	buf_cstr(b, "</div>\n</div>\n");
}

/* ── the three paragraphs ── */

static void
put_standing(struct buf *b, struct arena scratch, const struct view *v)
{
	int64_t reports = (int64_t)v->reports;
	struct buf outlets = buf_in(&scratch, 64);
	text_put(&outlets, v->site->language, TEXT_CARD_OUTLETS, ARG_NUMBER((int64_t)v->outlets));
	buf_cstr(b, "<div class=\"standing furniture\"");
	shell_lang(b, v->site->language, v->language);
	buf_cstr(b, ">\n<p>");
	part_tally(b, v->independent, v->outlets);
	buf_cstr(b, "</p>\n<p>");
	if (v->independent <= 1)
		text_put(b, v->site->language, TEXT_VOICES_ONE, ARG_NUMBER(reports));
	else if (v->independent == v->outlets)
		text_put(b, v->site->language, TEXT_VOICES_ALL, ARG_NUMBER(reports),
		         ARG_HTML(buf_str(&outlets)));
	else
		text_put(b, v->site->language, TEXT_VOICES, ARG_NUMBER(reports),
		         ARG_HTML(buf_str(&outlets)), ARG_NUMBER((int64_t)v->independent));
	buf_cstr(b, "</p>\n</div>\n");
}

static void
put_paragraphs(struct buf *b, struct arena scratch, struct view *v, bool with_slot)
{
	int written = 0;
	buf_cstr(b, "<div class=\"text\" id=\"passages\">\n");
	for (int p = 0; p < PARAGRAPH_COUNT; p++) {
		const struct story_paragraph *paragraph = &v->story->paragraphs[p];
		if (!paragraph->count)
			continue;
		if (written++ == 1 && with_slot) {
			slot_put(b, SLOT_STORY, SLOT_BOX, v->language, v->in->section);
			buf_byte(b, '\n');
		}
		buf_cstr(b, "<p>");
		for (size_t i = 0; i < paragraph->count; i++) {
			buf_cstr(b, i ? "\n" : "");
			cite_sentence(b, scratch, v, &paragraph->sentences[i]);
			cite_dispute(b, v, &paragraph->sentences[i]);
		}
		buf_cstr(b, "</p>\n");
	}
	buf_cstr(b, "</div>\n");
}

static bool
has_text(const struct story *s)
{
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		if (s->paragraphs[p].count)
			return true;
	return false;
}

static void
put_hint(struct buf *b, const struct view *v)
{
	buf_cstr(b, "<div class=\"furniture hint desk-only\"");
	shell_lang(b, v->site->language, v->language);
	buf_cstr(b, ">\n<p>");
	text_just(b, v->site->language, TEXT_HINT);
	buf_cstr(b, "</p>\n<p><a class=\"show\" href=\"#passages\">");
	text_just(b, v->site->language, TEXT_SHOW_ALL);
	buf_cstr(b, "</a><a class=\"hide\" href=\"#story\">");
	text_just(b, v->site->language, TEXT_HIDE_ALL);
	buf_cstr(b, "</a></p>\n</div>\n");
}

/* ── advertisements ── */

/* Words, and for scripts without spaces what takes as much room. */
static int64_t
words_in(struct str s)
{
	struct reading r = reading_of(s);
	return (int64_t)r.words + (int64_t)r.characters * 2 / 5;
}

/* Words of the paragraphs; *parts is how many paragraphs there are. */
static int64_t
paragraph_words(const struct story *s, int *parts)
{
	int64_t n = 0;
	*parts = 0;
	for (int p = 0; p < PARAGRAPH_COUNT; p++) {
		*parts += s->paragraphs[p].count > 0;
		for (size_t i = 0; i < s->paragraphs[p].count; i++)
			n += words_in(s->paragraphs[p].sentences[i].text);
	}
	return n;
}

/* What the other sections surely take, in pixels: list items are two lines at least. */
static int64_t
other_px(const struct view *v)
{
	enum { HEAD_PX = 150, ITEM_PX = 55 };
	const struct story *s = v->story;
	int64_t px = HEAD_PX + ITEM_PX * (int64_t)s->source_count;
	for (size_t i = 0; i < s->question_count; i++) {
		px += ITEM_PX;
		for (size_t k = 0; k < s->questions[i].answer_count; k++)
			px += density_text_px(words_in(s->questions[i].answer[k].text));
	}
	for (size_t i = 0; i < s->day_count; i++)
		px += density_text_px(words_in(s->days[i].text));
	for (size_t i = 0; i < s->difference_count; i++)
		px += ITEM_PX * (int64_t)s->differences[i].value_count;
	return px + ITEM_PX * (int64_t)v->in->related_count;
}

struct places {
	bool inside, before_more;
};

static struct places
choose_places(const struct view *v)
{
	struct places places = {false, false};
	int parts;
	int64_t words = paragraph_words(v->story, &parts);
	struct density d = {.content_px = density_text_px(words) + other_px(v)};
	if (words < DENSITY_SHORT_WORDS)
		return places;
	places.inside = parts > 1 && density_take(&d, SLOT_BOX);
	places.before_more = density_take(&d, SLOT_WIDE);
	return places;
}

/* ── the page ── */

struct str
page_counts(struct arena *out, struct str language, int64_t outlets, int64_t independent)
{
	struct buf b = buf_in(out, 64);
	text_put(&b, language,
	         outlets == 1             ? TEXT_COUNTS_ONE
	         : outlets == independent ? TEXT_COUNTS_ALL
	                                  : TEXT_COUNTS,
	         ARG_NUMBER(outlets), ARG_HTML(independent_words(out, language, independent)));
	return buf_str(&b);
}

struct str
page_story(struct arena *out, struct arena scratch, const struct page_site *of,
           const struct page_story_input *in)
{
	const struct page_site own = shell_speak(of, in->story->language), *site = &own;
	struct view v;
	struct buf path = buf_in(&scratch, 128);
	view_init(&v, &scratch, site, in);
	shell_story_path(&path, in->address, in->slug);
	struct str description = describe(&scratch, &v);
	struct shell shell = {
		.title = in->story->headline,
		.description = description,
		.path = buf_str(&path),
		.language = v.language,
		.article = true,
		.published = first_published(in),
		.modified = in->written_at,
		.hidden = in->newest_edition > in->edition,
	};
	if (in->counts.n) {
		shell.picture = str_fmt(&scratch, "/story/" STR_FMT "/og.png?edition=%lld",
		                        STR_ARG(in->address), (long long)in->edition);
		shell.picture_alt = str_fmt(&scratch, STR_FMT " (" STR_FMT ")",
		                            STR_ARG(in->story->headline), STR_ARG(in->counts));
	}
	shell.ld = ld_story(out, scratch, &v, &shell);
	struct buf b = buf_in(out, 64 << 10);
	shell_open(&b, site, &shell);

	struct places places = choose_places(&v);
	buf_cstr(&b, "<article aria-labelledby=\"headline\">\n<div id=\"story\" class=\"part\">\n");
	put_head(&b, scratch, &v);
	if (has_text(in->story)) { /* else there are only a headline and who wrote under it */
		buf_cstr(&b, "<h2");
		shell_lang(&b, site->language, v.language);
		buf_byte(&b, '>');
		text_just(&b, site->language, TEXT_WHATS_THE_STORY);
		buf_cstr(&b, "</h2>\n");
		put_standing(&b, scratch, &v);
		put_paragraphs(&b, scratch, &v, places.inside);
		put_hint(&b, &v);
	}
	buf_cstr(&b, "</div>\n");
	parts_questions(&b, scratch, &v);
	parts_differences(&b, scratch, &v);
	parts_timeline(&b, scratch, &v);
	buf_cstr(&b, "</article>\n");
	tail_topics(&b, &v);
	if (places.before_more)
		slot_put(&b, SLOT_MORE, SLOT_WIDE, v.language, in->section);
	tail_more(&b, &v);
	tail_sources(&b, scratch, &v);
	tail_made(&b, &v);
	tail_history(&b, scratch, &v);
	shell_close(&b, site, &shell);
	return buf_str(&b);
}
