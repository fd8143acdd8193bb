/* risk_test.c: the risk of a sentence follows what stands before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../text/english_model.h"
#include "memory.h"
#include "write/parsed.h"
#include "write/risk.h"

#define OPENING "The Ullen dam broke on Monday after a week of rain and flooded three villages, police said."

static const char post[] =
	OPENING "\n\n"
	"Boats carried 300 people from the roofs of Orrel to a school in Tarn.\n\n"
	"Engineers sent a letter to the mayor of Orrel two years ago.\n\n"
	"The letter warned of cracks in the wall.";
static const char echo[] =
	"Three villages were flooded on Monday when the Ullen dam broke after a week of rain.\n\n"
	"Anna Berg, who leads the parliament in Halvonia, promised money for new walls.";

struct fixture {
	struct memory m;
	struct write_article articles[2];
	struct draft d;
	struct cast cast;
	struct known known;
};

static struct write_article
article(const char *title, const char *text)
{
	return (struct write_article){.outlet = str_of(title), .title = str_of(title), .text = str_of(text),
		.language = STR("en"), .reprint_of = -1, .published = WHEN_NONE};
}

static int
open_fixture(void **state)
{
	static struct fixture f;
	f.m = memory_open();
	f.articles[0] = article("Ullen dam breaks", post);
	f.articles[1] = article("Dam breaks", echo);
	f.d = draft_read(&f.m.out, f.m.scratch, f.articles, 2);
	parsed_open(&f.d, &f.m.trees, english_model());
	f.cast = cast_read(&f.m.out, f.m.scratch, &f.d);
	f.known = known_open(&f.m.notes, &f.d, &f.cast, 0);
	*state = &f;
	return f.d.sentence_count == 6 ? 0 : -1;
}

static int
close_fixture(void **state)
{
	struct fixture *f = *state;
	memory_close(&f->m);
	return 0;
}

/* Of sentence `s` behind those of `told`, the first as 1. */
static struct risk
risk_behind(struct fixture *f, unsigned told, size_t s, bool behind, bool from_top)
{
	known_begin(&f->known);
	for (size_t i = 0; i < f->d.sentence_count; i++)
		if (told & 1u << i)
			known_tell(&f->known, &f->d.sentences[i]);
	struct place at = {.behind = behind, .from_top = from_top, .role = ROLE_HAPPENED};
	return risk_of(&f->known, f->m.scratch, &f->d.sentences[s], &at);
}

static void
what_goes_on_from_the_top_is_surer_than_what_stands_alone(void **state)
{
	struct fixture *f = *state;
	assert_true(risk_behind(f, 1, 1, true, true).any < risk_behind(f, 16, 1, false, false).any);
	assert_true(risk_behind(f, 7, 3, true, true).any < risk_behind(f, 1, 3, false, false).any);
}

static void
another_lead_tells_again(void **state)
{
	struct fixture *f = *state;
	struct risk lead = risk_behind(f, 1, 4, false, false), other = risk_behind(f, 1, 5, false, false);
	assert_true(lead.again > 0.5);
	assert_true(other.again < 0.2);
	assert_true(lead.any >= lead.again);
}

static void
a_thing_that_was_told_is_surer(void **state)
{
	struct fixture *f = *state;
	assert_true(risk_behind(f, 5, 3, false, false).any < risk_behind(f, 1, 3, false, false).any);
}

static void
a_lead_opens_better_than_a_sentence_from_within(void **state)
{
	struct fixture *f = *state;
	struct risk lead = risk_behind(f, 0, 0, false, false), within = risk_behind(f, 0, 3, false, false);
	assert_true(lead.any < within.any);
	assert_true(lead.again == 0);
}

/* What single features say, so that none goes unnoticed beside the others. */
static void
features_tell_what_stands_before_it(void **state)
{
	enum { BEHIND = 1, FROM_TOP = 2, DEPTH = 8, FIRST = 9, COSINE = 30, OVERLAP = 31, TOLD = 32, NOUNS = 47 };
	static const struct {
		unsigned told;
		size_t s;
		bool behind, from_top;
		int feature;
		double least, most;
	} rows[] = {
		{1, 1, true, true, FROM_TOP, 1, 1}, {1, 1, true, true, BEHIND, 0, 0},
		{1, 1, true, false, BEHIND, 1, 1}, {1, 1, false, false, FROM_TOP, 0, 0},
		{1, 3, false, false, DEPTH, 0.46, 0.47}, {1, 4, false, false, DEPTH, 0, 0},
		{1, 4, false, false, FIRST, 1, 1}, {1, 3, false, false, FIRST, 0, 0},
		/* another lead, and a sentence on something else */
		{1, 4, false, false, COSINE, 0.4, 1}, {1, 5, false, false, COSINE, 0, 0.2},
		{1, 4, false, false, OVERLAP, 0.5, 1}, {1, 5, false, false, OVERLAP, 0, 0.3},
		{1, 4, false, false, TOLD, 0.5, 1}, {1, 5, false, false, TOLD, 0, 0.3},
		/* the letter, of which the sentence before it tells */
		{1, 3, false, false, NOUNS, 1, 3}, {5, 3, false, false, NOUNS, 0, 0},
	};
	struct fixture *fixture = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		double f[RISK_FEATURES];
		struct place at = {.behind = rows[i].behind, .from_top = rows[i].from_top, .role = ROLE_HAPPENED};
		known_begin(&fixture->known);
		for (size_t k = 0; k < fixture->d.sentence_count; k++)
			if (rows[i].told & 1u << k)
				known_tell(&fixture->known, &fixture->d.sentences[k]);
		risk_features(f, &fixture->known, fixture->m.scratch, &fixture->d.sentences[rows[i].s], &at);
		if (f[rows[i].feature] < rows[i].least || f[rows[i].feature] > rows[i].most)
			fail_msg("row %zu: feature %d is %f", i, rows[i].feature, f[rows[i].feature]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(features_tell_what_stands_before_it),
		cmocka_unit_test(what_goes_on_from_the_top_is_surer_than_what_stands_alone),
		cmocka_unit_test(another_lead_tells_again),
		cmocka_unit_test(a_thing_that_was_told_is_surer),
		cmocka_unit_test(a_lead_opens_better_than_a_sentence_from_within),
	};
	return cmocka_run_group_tests(tests, open_fixture, close_fixture);
}
