/* story_test.c: what holds for every story that the default writer makes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "write/write.h"

/* Three reports of one event, with what must never get into a story. */
static const char post[] =
	"PORLAN (HPA) — The Ullen dam broke early on Monday after a week of rain, flooding three "
	"villages north of Porlan.\n\n"
	"Police said at least 14 people were killed in Orrel and two bridges were swept away.\n\n"
	"“We heard the wall go at four in the morning,” said Anna Berg, the mayor of Orrel. “Then "
	"the water came.”\n\n"
	"But the harbour board had warned of cracks in the wall since 2019.\n\n"
	"He later apologised.\n\nClick here to sign up for our newsletter.\n\n"
	"Berg accused the harbour board of hiding a report on the wall for two years.\n\n"
	"The board will publish its own report next week, its chairman Carl Lund said.\n\n"
	"Engineers from Karsland are expected to inspect the lower gate on Thursday.";
static const char echo[] =
	"A dam near Porlan collapsed on Monday, and water reached the roofs of houses in Orrel "
	"within the hour.\n\n"
	"Rescuers in boats took 300 people from their homes, the fire service of Porlan said.\n\n"
	"“Nobody told us anything,” said Maria Holt, a baker in Orrel, whose shop was destroyed.\n\n"
	"Carl Lund, the chairman of the harbour board, rejected calls for his resignation because "
	"the inquiry into the collapse of the wall had not begun.\n\n"
	"The wall was built in 1962 and was last repaired in 2004, according to the board’s "
	"records.\n\n"
	"It was the worst flood in Halvonia for decades.\n\n"
	"The government of Halvonia has promised 40 million crowns for the rebuilding of Orrel.";
static const char radio[] =
	"Seventeen people were killed when the Ullen dam gave way on Monday, the hospital in "
	"Porlan said on Tuesday.\n\n"
	"Prime Minister Jonas Vik visited Orrel on Tuesday and called for an inquiry into the "
	"harbour board.\n\n"
	"Schools in the valley will stay closed until the end of the month.\n\n"
	"Insurers put the damage at 120 million crowns, three times the yearly budget of Porlan.";
static const char opinion[] =
	"Harbour boards everywhere should be abolished because nobody reads what they inspect. "
	"The Ullen dam shows how lazy our officials in Porlan have become over the years.";

static struct write_article
article(const char *outlet, const char *title, const char *text, int64_t at)
{
	return (struct write_article){.url = STR("https://example.org/"), .outlet = str_of(outlet),
		.title = str_of(title), .text = str_of(text), .published = when_at(at),
		.language = STR("en"), .reprint_of = -1};
}

enum { DAY = 86400, MONDAY = 20780 * DAY }; /* 2026-11-23 */

static size_t
newsroom(struct write_article *a)
{
	a[0] = article("Post", "Ullen dam breaks after a week of rain", post, MONDAY + 40000);
	a[1] = article("Echo", "Dam collapse near Porlan floods Orrel", echo, MONDAY + 50000);
	a[2] = article("Radio", "Seventeen killed as Ullen dam gives way", radio, MONDAY + DAY + 40000);
	a[3] = article("Ledger", "Abolish the boards", opinion, MONDAY + DAY);
	a[3].kind = KIND_OPINION;
	a[4] = article("Mail", "Ullen dam breaks", post, MONDAY + 41000);
	a[4].reprint_of = 0;
	a[5] = article("Private", "Dam wall of Ullen breaks", echo, MONDAY + 42000);
	a[5].no_quote = true;
	return 6;
}

struct fixture {
	struct arena out, scratch;
};

static int
open_arenas(void **state)
{
	static struct fixture f;
	f.out = arena_open(64 << 20);
	f.scratch = arena_open(512 << 20);
	*state = &f;
	return 0;
}

static int
close_arenas(void **state)
{
	struct fixture *f = *state;
	arena_close(&f->out);
	arena_close(&f->scratch);
	return 0;
}

static struct story
write_one(struct fixture *f, const struct write_article *a, size_t n, uint32_t words)
{
	struct write_options o = {.words = words};
	struct story s;
	write_story(&f->out, f->scratch, STR("s1"), a, n, &o, &s);
	return s;
}

/* Words of `claim` stand in `passage` in their order. */
static bool
in_order(struct str passage, struct str claim)
{
	struct str rest = passage, word, want, left = claim;
	while (str_word(&left, &want)) {
		bool found = false;
		while (!found && str_word(&rest, &word))
			found = str_eq_nocase(word, want) ||
			        (str_ends(want, STR(".")) && str_starts_nocase(word, str_sub(want, 0, want.n - 1)));
		if (!found)
			return false;
	}
	return true;
}

static void
check_sentence(const struct write_article *a, size_t n, const struct story_sentence *s)
{
	assert_true(s->cite_count >= 1);
	for (size_t i = 0; i < s->cite_count; i++) {
		struct cite c = s->cites[i];
		assert_true(c.article < n && c.start < c.end && c.end <= a[c.article].text.n);
		assert_true(a[c.article].kind == KIND_REPORT && !a[c.article].no_quote);
	}
	struct cite c = s->cites[0];
	if (!in_order(str_sub(a[c.article].text, c.start, c.end), s->text))
		fail_msg(STR_FMT, STR_ARG(s->text));
}

static void
every_sentence_is_cited_once_and_from_reports_that_may_be_quoted(void **state)
{
	struct fixture *f = *state;
	struct write_article a[6];
	size_t n = newsroom(a), sentences = 0;
	struct story s = write_one(f, a, n, 220);
	struct str seen[64];
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		for (size_t i = 0; i < s.paragraphs[p].count; i++) {
			const struct story_sentence *t = &s.paragraphs[p].sentences[i];
			check_sentence(a, n, t);
			for (size_t k = 0; k < sentences; k++)
				assert_false(str_eq(seen[k], t->text));
			seen[sentences++] = t->text;
		}
	assert_true(sentences >= 5);
	for (size_t q = 0; q < s.question_count; q++)
		for (size_t i = 0; i < s.questions[q].answer_count; i++) {
			check_sentence(a, n, &s.questions[q].answer[i]);
			for (size_t k = 0; k < sentences; k++)
				assert_false(str_eq(seen[k], s.questions[q].answer[i].text));
		}
}

static struct str
json_of(struct arena *out, const struct story *s)
{
	struct buf b = buf_in(out, 4096);
	struct json_out j = json_to(&b);
	story_to_json(&j, s);
	return buf_str(&b);
}

static void
two_runs_give_the_same_bytes(void **state)
{
	struct fixture *f = *state;
	struct write_article a[6];
	size_t n = newsroom(a);
	struct story one = write_one(f, a, n, 220), two = write_one(f, a, n, 220);
	assert_true(str_eq(json_of(&f->out, &one), json_of(&f->out, &two)));
}

static void
what_leans_or_is_boilerplate_is_left_out(void **state)
{
	struct fixture *f = *state;
	struct write_article a[6];
	struct story s = write_one(f, a, newsroom(a), 220);
	struct str all = json_of(&f->out, &s);
	assert_false(str_has(all, STR("He later")));
	assert_false(str_has(all, STR("Click here")));
	assert_false(str_has(all, STR("abolished")));
	assert_false(str_has(all, STR("PORLAN (HPA)")));
	assert_false(str_has(all, STR("It was the worst")));
}

static uint32_t
words_of_voice(const struct story *s, uint32_t article)
{
	uint32_t n = 0;
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		for (size_t i = 0; i < s->paragraphs[p].count; i++) {
			struct str rest = s->paragraphs[p].sentences[i].text, word;
			if (s->paragraphs[p].sentences[i].cites[0].article != article)
				continue;
			while (str_word(&rest, &word))
				n++;
		}
	return n;
}

static void
no_source_is_quoted_beyond_its_words(void **state)
{
	struct fixture *f = *state;
	struct write_article a[6];
	struct write_options o = {.words = 90, .source_words = 45};
	struct story s;
	write_story(&f->out, f->scratch, STR("s1"), a, newsroom(a), &o, &s);
	for (uint32_t i = 0; i < 6; i++)
		assert_true(words_of_voice(&s, i) <= 46);
	assert_true(s.words > 40 && s.words <= 105);
}

static void
reprints_are_sources_but_no_second_voice(void **state)
{
	struct fixture *f = *state;
	struct write_article a[6];
	struct story s = write_one(f, a, newsroom(a), 220);
	assert_int_equal(s.source_count, 6);
	assert_int_equal(s.sources[4].reprint_of, 0);
	assert_int_equal(s.sources[0].reprint_of, -1);
	assert_int_equal(words_of_voice(&s, 4), 0);
}

static void
opinions_alone_give_headline_and_sources_only(void **state)
{
	struct fixture *f = *state;
	struct write_article a[6];
	newsroom(a);
	struct story s = write_one(f, a + 3, 1, 220);
	assert_true(str_eq(s.headline, STR("Abolish the boards")));
	assert_int_equal(s.words, 0);
	assert_int_equal(s.source_count, 1);
}

static void
no_articles_give_an_empty_story(void **state)
{
	struct story s = write_one(*state, NULL, 0, 0);
	assert_int_equal(s.words, 0);
	assert_int_equal(s.source_count, 0);
	assert_true(s.headline.p != NULL);
}

static void
one_report_is_told_short(void **state)
{
	struct fixture *f = *state;
	struct write_article a[6];
	newsroom(a);
	struct story s = write_one(f, a, 1, 220);
	assert_true(s.words > 20 && s.words <= 150);
}

static void
story_is_written_in_the_language_of_most_reports(void **state)
{
	static const char damm[] =
		"Der Ullen-Damm brach am Montag nach einer Woche Regen und überflutete drei Dörfer bei "
		"Porlan.\n\nDie Polizei meldete vierzehn Tote und zwei zerstörte Brücken in Orrel.";
	struct fixture *f = *state;
	struct write_article a[6];
	newsroom(a);
	a[2] = article("Bote", "Ullen-Damm gebrochen", damm, MONDAY);
	a[2].language = STR("de");
	struct story s = write_one(f, a, 3, 220);
	assert_true(str_eq(s.language, STR("en")));
	assert_int_equal(words_of_voice(&s, 2), 0);
	s = write_one(f, a + 2, 1, 220);
	assert_true(str_eq(s.language, STR("de")));
	assert_true(words_of_voice(&s, 0) > 10);
}

static void
days_of_a_story_are_in_order(void **state)
{
	struct fixture *f = *state;
	struct write_article a[6];
	struct story s = write_one(f, a, newsroom(a), 220);
	assert_true(s.day_count >= 2);
	assert_true(str_eq(s.days[0].date, STR("2026-11-23")));
	for (size_t i = 1; i < s.day_count; i++)
		assert_true(str_cmp(s.days[i - 1].date, s.days[i].date) < 0);
	s = write_one(f, a, 2, 220);
	assert_int_equal(s.day_count, 0);
}

static void
hostile_texts_are_survived(void **state)
{
	static const char *const texts[] = {
		"\"\"\"\"\"\"\"\"", "— — — — —", "((((((((((", "A. B. C. D. E. F.", "\xff\xfe\xfd",
		"1,1,1,1,1,1.1.1.1.1.1", "I'm I'm I'm I'm.", "」「」「", ".", "a's 's 's s's ’s.",
		"The The The The The The The The.", "“Berg” “said” “Berg” “said” said Berg said Berg."};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct write_article a[2] = {article("x", texts[i], texts[i], 0),
		                             article("y", "t", texts[i], WHEN_UNKNOWN)};
		write_one(f, a, 2, 220);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_sentence_is_cited_once_and_from_reports_that_may_be_quoted),
		cmocka_unit_test(two_runs_give_the_same_bytes),
		cmocka_unit_test(what_leans_or_is_boilerplate_is_left_out),
		cmocka_unit_test(no_source_is_quoted_beyond_its_words),
		cmocka_unit_test(reprints_are_sources_but_no_second_voice),
		cmocka_unit_test(opinions_alone_give_headline_and_sources_only),
		cmocka_unit_test(no_articles_give_an_empty_story),
		cmocka_unit_test(one_report_is_told_short),
		cmocka_unit_test(story_is_written_in_the_language_of_most_reports),
		cmocka_unit_test(days_of_a_story_are_in_order),
		cmocka_unit_test(hostile_texts_are_survived),
	};
	return cmocka_run_group_tests(tests, open_arenas, close_arenas);
}
