/* gate_test.c: what may be published, at which level, and why not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "gate/asked.h"
#include "gate/gate.h"

static const char source[] =
	"PORLAN (HPA) — The Ullen dam broke on Monday, and at least 14 people were killed in three "
	"villages. But the mayor, Anna Berg, said the \"old wall\" would not hold, and Carl Lund "
	"sued the harbour board. Engineers may close the lower gate if the rain goes on. Prices "
	"rose 2.5 percent after the flood.";

struct row {
	const char *claim;
	enum check_level level;
	const char *reason; /* part of one of the reasons, or NULL */
};

static const struct row rows[] = {
	/* verbatim */
	{"But the mayor, Anna Berg, said the \"old wall\" would not hold, and Carl Lund sued the "
	 "harbour board.", CHECK_VERBATIM, NULL},
	{"Engineers may close the lower gate if the rain goes on.", CHECK_VERBATIM, NULL},
	{"Prices rose 2.5 percent after the flood", CHECK_VERBATIM, NULL},
	{"The Ullen dam broke on Monday, and at least 14 people were killed in three villages.",
	 CHECK_VERBATIM, NULL},
	{"But the mayor, Anna Berg, said the “old wall” would not hold, and Carl Lund sued the "
	 "harbour board.", CHECK_VERBATIM, NULL},
	/* shortened */
	{"The mayor, Anna Berg, said the \"old wall\" would not hold, and Carl Lund sued the "
	 "harbour board.", CHECK_VERBATIM, NULL},
	{"The Ullen dam broke, and at least 14 people were killed in three villages.",
	 CHECK_SHORTENED, NULL},
	{"At least 14 people were killed in three villages.", CHECK_VERBATIM, NULL},
	/* deletions that change what is said */
	{"Engineers close the lower gate if the rain goes on.", CHECK_NONE, "modal \"may\""},
	{"Engineers may close the lower gate.", CHECK_NONE, "condition \"if\""},
	{"The mayor, Anna Berg, said the \"old wall\" would hold, and Carl Lund sued the harbour "
	 "board.", CHECK_NONE, "negation \"not\""},
	{"The Ullen dam broke on Monday, and 14 people were killed in three villages.", CHECK_NONE,
	 "qualifier of a number"},
	{"The \"old wall\" would not hold.", CHECK_NONE, "attribution \"said\""},
	{"But the mayor, Anna Berg, said the \"old wall\" would not hold, and sued the harbour "
	 "board.", CHECK_NONE, "name \"Carl Lund\""},
	{"But the mayor, Anna Berg, said the old wall would not hold, and Carl Lund sued the "
	 "harbour board.", CHECK_NONE, "quotation mark"},
	/* numbers, names, polarity, direction, quotations */
	{"The Ullen dam broke on Monday, and 16 people were killed in three villages.", CHECK_NONE,
	 "\"16\" is not in the passage; it says \"14\""},
	{"Maria Holt said the \"old wall\" would not hold.", CHECK_NONE, "name \"Maria Holt\""},
	{"Prices fell 2.5 percent after the flood.", CHECK_NONE, "rise into a fall"},
	{"Prices did not rise 2.5 percent after the flood.", CHECK_NONE, "denies"},
	{"Anna Berg said the \"new bridge\" would not hold.", CHECK_NONE,
	 "quotation \"new bridge\""},
	{"The cheap hotels of the coast pleased all tourists.", CHECK_NONE, "too few"},
	{"", CHECK_NONE, "empty"},
};

static bool
has_reason(const struct gate_verdict *v, const char *part)
{
	for (size_t i = 0; i < v->reason_count; i++)
		if (str_has(v->reasons[i], str_of(part)))
			return true;
	return false;
}

static void
claims_pass_at_their_level_or_fail_for_their_reason(void **state)
{
	struct arena out = arena_open(1 << 22), scratch = arena_open(1 << 24);
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct gate_verdict v =
			gate_check(&out, scratch, str_of(source), str_of(rows[i].claim));
		if (v.level != rows[i].level || v.supported != (rows[i].level != CHECK_NONE))
			fail_msg("%s: %s, " STR_FMT, rows[i].claim, check_level_name(v.level),
			         STR_ARG(v.reason_count ? v.reasons[0] : STR("no reason")));
		if (rows[i].reason && !has_reason(&v, rows[i].reason))
			fail_msg("%s: " STR_FMT, rows[i].claim,
			         STR_ARG(v.reason_count ? v.reasons[0] : STR("no reason")));
		assert_true(v.score >= 0 && v.score <= 1);
	}
	arena_close(&out);
	arena_close(&scratch);
}

static void
every_sentence_passes_against_itself(void **state)
{
	static const char *const sentences[] = {
		"Der Damm brach am Montag, sagte Anna Berg.", "Le barrage n’a pas tenu, selon le maire.",
		"No.", "水坝周一决堤。", "\"Yes,\" he said -- \"no\".", "a\xc3", "(R-N.Y.) Rep. X. is in.",
	};
	struct arena out = arena_open(1 << 22), scratch = arena_open(1 << 24);
	(void)state;
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
		struct gate_verdict v =
			gate_check(&out, scratch, str_of(sentences[i]), str_of(sentences[i]));
		if (v.level != CHECK_VERBATIM)
			fail_msg("%s", sentences[i]);
	}
	arena_close(&out);
	arena_close(&scratch);
}

static void
better_supported_claims_score_higher(void **state)
{
	struct arena out = arena_open(1 << 22), scratch = arena_open(1 << 24);
	struct str s = str_of(source);
	double exact = gate_check(&out, scratch, s,
		STR("Engineers may close the lower gate if the rain goes on.")).score;
	double near = gate_check(&out, scratch, s,
		STR("Engineers might shut the lower gate if it rains.")).score;
	double wrong = gate_check(&out, scratch, s,
		STR("Pilots may open 7 airports in Karsland.")).score;
	(void)state;
	assert_true(exact > near);
	assert_true(near > wrong);
	arena_close(&out);
	arena_close(&scratch);
}

static void
long_passages_take_linear_time(void **state)
{
	struct arena out = arena_open(1 << 22), scratch = arena_open(1u << 30);
	size_t n = 1 << 20;
	char *p = arena_array(&scratch, char, n);
	(void)state;
	for (size_t i = 0; i < n; i++)
		p[i] = i % 2 ? ' ' : 'a';
	struct gate_verdict v = gate_check(&out, scratch, str_from(p, n),
		STR("a a a a a a a a a a a a a a a a a a a a a a a a a b"));
	assert_int_equal(v.level, CHECK_NONE);
	arena_close(&out);
	arena_close(&scratch);
}

static void
questions_ask_only_what_the_passage_names(void **state)
{
	struct arena scratch = arena_open(1 << 24);
	struct str s = str_of(source);
	(void)state;
	assert_true(asked_of(scratch, s, STR("Why did Carl Lund sue the harbour board?")));
	assert_false(asked_of(scratch, s, STR("Why did Maria Holt sue the harbour board?")));
	assert_false(asked_of(scratch, s, STR("Why did Carl Lund praise the cheap hotels?")));
	arena_close(&scratch);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(claims_pass_at_their_level_or_fail_for_their_reason),
		cmocka_unit_test(every_sentence_passes_against_itself),
		cmocka_unit_test(better_supported_claims_score_higher),
		cmocka_unit_test(long_passages_take_linear_time),
		cmocka_unit_test(questions_ask_only_what_the_passage_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
