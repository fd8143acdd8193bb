/* story_test.c: what the page of a story promises, whatever the story. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ads/slot.h"
#include "page/page.h"

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
	struct page_edition editions[] = {{2, 2000, STR("with the name of the mayor")},
	                                  {1, 1500, STR_NONE}};
	in.editions = editions;
	in.edition_count = 2;
	in.edition = in.newest_edition = 2;
	assert_true(has("<a href=\"#history\"><b class=\"flag\">Updated</b> with the name of the mayor"));
	assert_true(has("href=\"/story/x/edition/1\""));
	editions[0].what_changed = STR("names the mayor");
	assert_true(has("<b class=\"flag\">Updated:</b> names the mayor"));
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
	assert_true(str_eq(slot.place, STR("story")));
	assert_true(str_ends(str_sub(page, 0, slot.at), STR("</p>\n")));
	assert_true(str_starts(str_skip(page, slot.at + slot.n), STR("\n<p>")));
}

#define RULE(test) cmocka_unit_test_setup(test, set_up)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		RULE(independent_outlets_get_a_ring),
		RULE(reprints_get_no_ring),
		RULE(one_outlet_twice_gets_no_ring),
		RULE(halves_of_a_rewritten_sentence_get_no_ring),
		RULE(a_story_of_one_voice_says_so),
		RULE(a_circle_of_reprints_ends),
		RULE(passages_outside_their_text_are_not_shown),
		RULE(what_changed_leads_to_the_history),
		RULE(an_earlier_edition_says_so_and_is_not_listed),
		RULE(sections_stand_in_their_permanent_order),
		RULE(short_stories_carry_no_advertisement),
		RULE(long_stories_carry_one_between_paragraphs),
	};
	arena = arena_open(64 << 20);
	scratch = arena_open(64 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
