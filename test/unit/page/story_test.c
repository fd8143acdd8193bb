/* story_test.c: what the page of a story promises, whatever the story. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ads/slot.h"
#include "base/hash.h"
#include "page/page.h"
#include "text/reading.h"

static struct arena arena, scratch;
static const struct page_site site = {
	.name = {"Glancewire", 10}, .base_url = {"https://g.example", 17}, .language = {"en", 2},
};
static const struct str texts[] = {
	{"The bridge at Dunmere was closed. Nobody was hurt.", 50},
	{"The bridge at Dunmere was closed. Nobody was hurt.", 50},
	{"Dunmere closed its bridge on Friday.", 36},
};

static struct story_source sources[3];
static struct cite cites[2];
static struct story_sentence sentence;
static struct story story;
static struct page_story_input in;

static int
set_up(void **state)
{
	(void)state;
	static const struct str outlets[] = {{"Courier", 7}, {"Mail", 4}, {"Radio", 5}};
	for (uint32_t i = 0; i < 3; i++)
		sources[i] = (struct story_source){
			.article = i, .url = STR("https://a.example/1"), .outlet = outlets[i],
			.title = STR("Bridge closed"), .published = when_at(1000), .reprint_of = -1};
	cites[0] = (struct cite){0, 0, 33};
	cites[1] = (struct cite){2, 0, 36};
	sentence = (struct story_sentence){.text = STR("The bridge at Dunmere was closed."),
	                                   .cites = cites, .cite_count = 2,
	                                   .check = CHECK_VERBATIM};
	story = (struct story){.id = STR("x"), .headline = STR("Bridge closed"),
	                       .language = STR("en"), .sources = sources, .source_count = 3};
	story.paragraphs[0] = (struct story_paragraph){&sentence, 1};
	in = (struct page_story_input){.story = &story, .address = STR("x"), .slug = STR("bridge"),
	                               .edition = 1, .newest_edition = 1, .written_at = 2000,
	                               .newest_at = 1000, .founded_at = 1500, .texts = texts};
	return 0;
}

static struct str
render(void)
{
	return page_story(&arena, scratch, &site, &in);
}

static bool
has(const char *part)
{
	return str_has(render(), str_of(part));
}

static void
independent_outlets_get_a_ring(void **state)
{
	(void)state;
	assert_true(has("class=\"cites agree\""));
	assert_true(has("Two independent outlets agree"));
}

static void
reprints_get_no_ring(void **state)
{
	(void)state;
	sources[2].reprint_of = 0;
	assert_false(has("class=\"cites agree\""));
}

static void
one_outlet_twice_gets_no_ring(void **state)
{
	(void)state;
	sources[2].outlet = STR("Courier");
	assert_false(has("class=\"cites agree\""));
}

static void
two_outlets_of_one_owner_get_no_ring_and_are_one_voice(void **state)
{
	(void)state;
	for (int i = 0; i < 3; i++)
		sources[i].family = i == 1 ? STR_NONE : STR("Lake House");
	assert_false(has("class=\"cites agree\""));
	assert_true(has("3 reports from 3 outlets, 2 of them independent"));
	assert_true(has("Some have one owner; they count as two voices."));
	sources[1].family = STR("Lake House");
	assert_true(has("<b>Single source:</b> so far this rests on Lake House alone"));
	assert_true(has("They have one owner and count as one voice."));
}

static void
halves_of_a_rewritten_sentence_get_no_ring(void **state)
{
	(void)state;
	sentence.check = CHECK_REWRITTEN;
	assert_false(has("class=\"cites agree\""));
}

static void
a_story_of_one_voice_says_so(void **state)
{
	(void)state;
	assert_false(has("Single source"));
	sources[1].reprint_of = 0;
	sources[2].reprint_of = 1;
	assert_true(has("<b>Single source:</b> so far this rests on Courier alone"));
	assert_true(has("reprint of 1, one voice"));
}

static void
a_circle_of_reprints_ends(void **state)
{
	(void)state;
	sources[0].reprint_of = 1;
	sources[1].reprint_of = 0;
	sources[2].reprint_of = 99;
	assert_true(has("id=\"source-3\""));
}

static void
passages_outside_their_text_are_not_shown(void **state)
{
	(void)state;
	cites[0].end = 1000000;
	cites[1].article = 7;
	assert_false(has("aria-describedby"));
	assert_true(has("<a href=\"https://a.example/1\">"));
	cites[0] = (struct cite){0, 20, 10};
	assert_false(has("aria-describedby"));
}

static void
what_changed_leads_to_the_history(void **state)
{
	(void)state;
	struct page_edition editions[] = {{2, 2000, STR("Adds the name of the mayor.")},
	                                  {1, 1500, STR_NONE}};
	in.editions = editions;
	in.edition_count = 2;
	in.edition = in.newest_edition = 2;
	assert_true(has("<a href=\"#history\"><b class=\"flag\">Updated.</b> Adds the name of the mayor.</a>"));
	assert_true(has("href=\"/story/x/edition/1\""));
	assert_true(has("<b>Edition 2</b>, this page. Adds the name of the mayor.</span>"));
}

static void
an_earlier_edition_says_so_and_is_not_listed(void **state)
{
	(void)state;
	in.newest_edition = 3;
	assert_true(has("This is edition 1."));
	assert_true(has("<meta name=\"robots\" content=\"noindex\">"));
}

static void
sections_stand_in_their_permanent_order(void **state)
{
	(void)state;
	static const char *const ids[] = {
		"id=\"story\"", "id=\"qna\"", "id=\"differs\"", "id=\"timeline\"",
		"id=\"more\"",  "id=\"sources\"", "id=\"made\"", "id=\"history\"",
	};
	struct story_question question = {Q_CAUSE, STR("Why?"), &sentence, 1};
	struct story_value values[] = {{STR("12"), cites, 1}, {STR("14"), cites + 1, 1}};
	struct story_difference difference = {STR("dead"), values, 2};
	struct story_day day = {STR("2026-11-20"), STR("Closed."), cites, 1};
	struct page_card card = {.address = STR("y"), .slug = STR("y"), .headline = STR("Y")};
	struct page_edition edition = {1, 1500, STR_NONE};
	story.questions = &question;
	story.differences = &difference;
	story.days = &day;
	in.related = &card;
	in.editions = &edition;
	story.question_count = story.difference_count = story.day_count = 1;
	in.related_count = in.edition_count = 1;
	struct str page = render();
	ptrdiff_t last = 0;
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		ptrdiff_t at = str_find(page, str_of(ids[i]), 0);
		assert_true(at > last);
		last = at;
	}
}

static struct story_sentence *
sentences_of(size_t count)
{
	struct story_sentence *s = arena_array(&arena, struct story_sentence, count);
	for (size_t i = 0; i < count; i++)
		s[i] = (struct story_sentence){.text = STR("Six words stand in this sentence, and "
		                                           "then there are six more.")};
	return s;
}

static void
short_stories_carry_no_advertisement(void **state)
{
	(void)state;
	struct slot slot;
	assert_false(slot_find(render(), 0, &slot));
}

static void
long_stories_carry_one_between_paragraphs(void **state)
{
	(void)state;
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		story.paragraphs[p] = (struct story_paragraph){sentences_of(6), 6};
	struct str page = render();
	struct slot slot;
	assert_true(slot_find(page, 0, &slot));
	assert_int_equal(slot.place, SLOT_STORY);
	assert_true(str_ends(str_sub(page, 0, slot.at), STR("</p>\n")));
	assert_true(str_starts(str_skip(page, slot.at + slot.n), STR("\n<p>")));
}

/* ── a thousand stories ── */

static uint64_t dice;

static size_t
roll(size_t below)
{
	dice = hash_mix(dice + 1);
	return (size_t)(dice >> 33) % below;
}

/* Words of one to twelve letters, or a run of characters. */
static struct str
random_text(size_t words, bool chinese)
{
	struct buf b = buf_in(&arena, 512);
	for (size_t i = 0; i < words; i++) {
		if (chinese) {
			buf_cstr(&b, "水");
			continue;
		}
		buf_cstr(&b, i ? " " : "");
		for (size_t k = roll(12) + 1; k > 0; k--)
			buf_byte(&b, (char)('a' + roll(26)));
	}
	buf_cstr(&b, chinese ? "。" : ".");
	return buf_str(&b);
}

static struct story_sentence *
random_sentences(size_t count, bool chinese)
{
	struct story_sentence *s = arena_array(&arena, struct story_sentence, count);
	for (size_t i = 0; i < count; i++)
		s[i].text = random_text(roll(35) + 1, chinese);
	return s;
}

/* The least height of a text on a phone: no line of its 328 pixels holds more than 54 letters, or
 * 20 characters, and each is 25 pixels high. */
static double
least_px(struct str text, bool chinese)
{
	size_t line = chinese ? 20 * strlen("水") : 54;
	return (double)((text.n + line - 1) / line) * 25;
}

static double
least_px_of(const struct story_sentence *s, size_t count, bool chinese)
{
	double px = 0;
	for (size_t i = 0; i < count; i++)
		px += (double)s[i].text.n / (chinese ? 60 : 54) * 25;
	return px;
}

static void
check_slots(struct str page, double content_px, size_t words)
{
	static const double px[SLOT_SIZES] = {[SLOT_BOX] = 290, [SLOT_WIDE] = 140};
	struct slot slot;
	double ads_px = 0;
	for (size_t from = 0; slot_find(page, from, &slot); from = slot.at + slot.n) {
		struct str before = str_sub(page, 0, slot.at);
		bool inside = slot.place == SLOT_STORY;
		ads_px += px[slot.size];
		assert_true(str_ends(before, inside ? STR("</p>\n") : STR("</article>\n")));
		assert_true(words >= 50);
	}
	if (ads_px > .3 * (content_px + ads_px))
		fail_msg("%.0f px of advertisements beside %.0f", ads_px, content_px);
}

static void
advertisements_never_take_more_than_three_tenths(void **state)
{
	(void)state;
	int carried = 0;
	dice = 7;
	for (int i = 0; i < 1000; i++) {
		struct arena before = arena;
		bool chinese = i % 5 == 0;
		size_t words = 0;
		double px = 0;
		struct slot slot;
		set_up(NULL);
		for (int p = 0; p < PARAGRAPH_COUNT; p++) {
			size_t n = roll(7);
			story.paragraphs[p] = (struct story_paragraph){random_sentences(n, chinese), n};
			px += least_px_of(story.paragraphs[p].sentences, n, chinese);
			for (size_t k = 0; k < n; k++)
				words += reading_of(story.paragraphs[p].sentences[k].text).words +
				         reading_of(story.paragraphs[p].sentences[k].text).characters / 2;
		}
		story.question_count = roll(6);
		story.questions = arena_array(&arena, struct story_question, 6);
		for (size_t k = 0; k < story.question_count; k++) {
			struct story_question *q = &story.questions[k];
			q->question = random_text(6, chinese);
			q->answer_count = 1;
			q->answer = random_sentences(1, chinese);
			px += least_px(q->question, chinese) +
			      least_px(q->answer[0].text, chinese) + 30;
		}
		story.source_count = 1 + roll(3);
		px += 150 + 55. * (double)story.source_count; /* head and sources, as they are drawn */
		struct str page = render();
		check_slots(page, px, words);
		carried += slot_find(page, 0, &slot);
		arena = before;
	}
	assert_in_range(carried, 300, 999);
}

#define RULE(test) cmocka_unit_test_setup(test, set_up)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		RULE(independent_outlets_get_a_ring),
		RULE(reprints_get_no_ring),
		RULE(one_outlet_twice_gets_no_ring),
		RULE(two_outlets_of_one_owner_get_no_ring_and_are_one_voice),
		RULE(halves_of_a_rewritten_sentence_get_no_ring),
		RULE(a_story_of_one_voice_says_so),
		RULE(a_circle_of_reprints_ends),
		RULE(passages_outside_their_text_are_not_shown),
		RULE(what_changed_leads_to_the_history),
		RULE(an_earlier_edition_says_so_and_is_not_listed),
		RULE(sections_stand_in_their_permanent_order),
		RULE(short_stories_carry_no_advertisement),
		RULE(long_stories_carry_one_between_paragraphs),
		cmocka_unit_test(advertisements_never_take_more_than_three_tenths),
	};
	arena = arena_open(64 << 20);
	scratch = arena_open(64 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
