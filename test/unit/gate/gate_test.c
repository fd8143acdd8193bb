/* gate_test.c: what may be published, at which level, and why not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "gate/asked.h"
#include "gate/builtin.h"
#include "gate/explain.h"
#include "gate/marks.h"
#include "gate/shelf.h"
#include "model/limits.h"

#include "../text/english_model.h"

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
	/* other dates, units, speakers */
	{"The Ullen dam broke on Friday, and at least 14 people were killed in three villages.",
	 CHECK_NONE, "\"Friday\" is not in the passage; it says \"Monday\""},
	{"Prices rose 2.5 percentage points after the flood.", CHECK_NONE, "2.5"},
	{"But the mayor, Carl Lund, said the \"old wall\" would not hold, and Anna Berg sued the "
	 "harbour board.", CHECK_NONE, "\"Lund\""},
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
			gate_check(&out, scratch, NULL, str_of(source), str_of(rows[i].claim));
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

/* Kinds of mistakes, each with its passage. */
static const struct {
	const char *passage, *claim;
	bool supported;
	const char *reason; /* part of one of the reasons, or NULL */
} pairs[] = {
	/* numbers */
	{"The ferry carried 140 passengers to Karsund.", "The ferry carried 160 passengers to Karsund.",
	 false, "\"160\" is not in the passage; it says \"140\""},
	{"The bridge cost 3 million crowns and took two years.",
	 "The bridge cost 3 billion crowns and took two years.", false, "3 billion"},
	{"Twelve of the 40 fishing boats sank near Karsund in a storm.",
	 "Forty of the 12 fishing boats sank near Karsund in a storm.", false, "it puts"},
	{"Porlan won 3-2 in Karsund.", "Porlan won 3-1 in Karsund.", false, "3-1"},
	{"The market opens at 6 p.m. in Porlan.", "The market opens at 6 a.m. in Porlan.", false, "6"},
	{"Rents rose by $40 in Porlan.", "Rents rose by €40 in Porlan.", false, "€40"},
	{"Turnout fell by two percentage points in Porlan.", "Turnout fell by two percent in Porlan.",
	 false, "two"},
	/* units */
	{"The road to Ullen is 14 miles long.", "The road to Ullen is 14 kilometres long.", false,
	 "it counts \"kilometres\" where the passage counts \"miles\""},
	{"The strike lasted 30 days in Karsund.", "The strike lasted 30 weeks in Karsund.", false,
	 "weeks"},
	{"The mill in Ullen closed after a week of rain.", "The mill in Ullen closed after a year of rain.",
	 false, "it says \"year\" where the passage says \"week\""},
	{"The mill in Ullen closed after a week of rain, the first of the year.",
	 "After a week of rain, the first of the year, the mill in Ullen closed.", true, NULL},
	{"Dockers at Karsund earn 12 crowns an hour.", "Dockers at Karsund earn 12 crowns a day.", false,
	 "it says \"day\" where the passage says \"hour\""},
	{"The strike at Karsund lasted several weeks.", "The strike at Karsund lasted several months.",
	 false, "it says \"months\" where the passage says \"weeks\""},
	{"The book of the harbour has millions of words.", "The book of the harbour has billions of words.",
	 false, "it says \"billions\" where the passage says \"millions\""},
	{"The dam broke last week after a storm.", "The dam broke last month after a storm.", false,
	 "it says \"month\" where the passage says \"week\""},
	{"A month-long strike closed the port of Karsund.", "A year-long strike closed the port of Karsund.",
	 false, "it says \"year-long\" where the passage says \"month-long\""},
	/* the last of several nouns */
	{"The issue of payments to harbour workers has been open for years.",
	 "The issue of payments to harbour has been open for years.", false,
	 "it leaves out \"workers\" behind \"harbour\""},
	{"The old harbour workers met in Ullen on Monday.", "The harbour workers met in Ullen.", true, NULL},
	/* the front of one sentence and the end of the next */
	{"It is not the first time the Karsund Courier has faced anger for a cover. The Porlan primary poll "
	 "was part of a March survey of 1,000 adults, of whom 238 were Porlan primary voters.",
	 "It is not the first time the Karsund Courier was part of a March survey of 1,000 adults, of whom "
	 "238 were Porlan primary voters.", false, "it joins the front of one sentence"},
	{"But this is why somebody must watch the gates. Ullen's flag and anthem will be absent from the "
	 "winter games as punishment for doping.",
	 "But this will be absent from the winter games as punishment for doping.", false,
	 "\"this\" stands in the place of"},
	/* numbers whose parts are parted */
	{"The council spent 3 million crowns on the bridge.", "The council spent 3 crowns on the bridge.",
	 false, "it leaves out a part of \"3 million\""},
	{"Prices in Porlan rose by 5 percent on average.", "Prices in Porlan rose by 5 on average.", false,
	 "it leaves out a part of \"5 percent\""},
	{"The road of 14 miles to Ullen was closed.", "The road of 14 to Ullen was closed.", false,
	 "it leaves out a part of \"14 miles\""},
	{"The council, which spent 3 million crowns, closed the bridge.", "The council closed the bridge.",
	 true, NULL},
	/* names */
	{"Anna Berg opened the bridge in Karsund.", "Maria Holt opened the bridge in Karsund.", false,
	 "the name \"Maria Holt\" is not in the passage"},
	{"Anna Berg and Carl Lund opened the bridge.", "Anna Lund opened the bridge.", false,
	 "it makes one name \"Anna Lund\" of two"},
	{"The World Harbour Organisation closed the port of Ullen to all ships for the winter.",
	 "The WHO closed the port of Ullen to all ships for the winter.", true, NULL},
	/* dates */
	{"The council meets on June 14 in Ullen.", "The council meets on July 14 in Ullen.", false,
	 "July"},
	{"The mill was built in 1962 by the council.", "The mill was built in 1972 by the council.",
	 false, "1972"},
	/* negation */
	{"The council will close the mill.", "The council will not close the mill.", false, "denies"},
	{"The council did not close the mill.", "The council did close the mill.", false, "negation"},
	{"The men don't know the road.", "The men do know the road.", false, "negation \"don't\""},
	/* speakers */
	{"Anna Berg said the mill would close. Carl Lund left the room.",
	 "Carl Lund said the mill would close.", false, NULL},
	{"Berg said Carl Lund would close the mill.", "Lund said Carl Lund would close the mill.",
	 false, NULL},
	{"Officials said the mill would close. Anna Berg was away.",
	 "Anna Berg said the mill would close.", false, NULL},
	{"The mill closed in spring.", "Anna said the mill closed in spring.", false, NULL},
	/* who did what to whom */
	{"Carl Lund sued Anna Berg over the mill.", "Anna Berg sued Carl Lund over the mill.", false,
	 NULL},
	/* another passage */
	{"The harbour of Ullen froze in January.", "The council will close the mill.", false,
	 NULL},
	/* splices */
	{"The mayor of Karsund opened the bridge on Monday. The bank in Ullen was robbed by two men.",
	 "The mayor of Karsund was robbed by two men.", false, "joins the front of one sentence"},
	/* certainty */
	{"The council may close the mill in spring.", "The council will close the mill in spring.",
	 false, "\"may\""},
	{"The council is set to close the mill.", "The council will close the mill.", false, "set"},
	{"The fire was a possible crime in Ullen.", "The fire was a crime in Ullen.", false,
	 "possible"},
	{"The alleged thief fled to Karsund.", "The thief fled to Karsund.", false, "alleged"},
	/* what is not done, or not done yet */
	{"The council refused to close the mill in spring.", "The council closed the mill in spring.", false,
	 "refused"},
	{"The council tried to close the mill in spring.", "The council closed the mill in spring.", false, "tried"},
	{"The mayor told the council to try to close the mill.", "The mayor told the council to close the mill.",
	 false, "not done"},
	{"The council moved to close the mill in spring.", "The council closed the mill in spring.", false, "moved"},
	{"The council, which tried to close the mill, met in spring.", "The council met in spring.", true, NULL},
	{"The mill closed in spring after the owner tried to sell it.", "The mill closed in spring.", true, NULL},
	/* words in the place of others */
	{"The council rejected the plan of the harbour board.",
	 "The council accepted the plan of the harbour board.", false,
	 "it says \"accepted\" where the passage says \"rejected\""},
	{"The crowd was for the new bridge in Ullen.", "The crowd was against the new bridge in Ullen.",
	 false, "\"against\""},
	{"The mill burned after the storm in Ullen.", "The mill burned because of the storm in Ullen.",
	 false, "because"},
	/* what may be left out */
	{"The mill (pictured) closed on Monday.", "The mill closed on Monday.", true, NULL},
	{"Anna Berg’s (D-Karsl.) Ullen mill closed.", "Anna Berg’s Ullen mill closed.", true, NULL},
	{"However, the council closed the mill.", "The council closed the mill.", true, NULL},
	{"The plan was made by Carl Lund Jr. He left.", "The plan was made by Carl Lund Jr.", true,
	 NULL},
	{"The mill closed at 5 p.m. The council of Ullen wept.", "The mill of Ullen wept.", false,
	 NULL},
};

static void
false_claims_of_each_kind_are_caught(void **state)
{
	struct arena out = arena_open(1 << 22), scratch = arena_open(1 << 26);
	struct gate_options options = {.english = english_model()};
	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct gate_verdict v = gate_check(&out, scratch, &options, str_of(pairs[i].passage),
		                                   str_of(pairs[i].claim));
		if (v.supported != pairs[i].supported ||
		    (pairs[i].reason && !has_reason(&v, pairs[i].reason)))
			fail_msg("%s: %s, " STR_FMT, pairs[i].claim, check_level_name(v.level),
			         STR_ARG(v.reason_count ? v.reasons[0] : STR("no reason")));
	}
	arena_close(&out);
	arena_close(&scratch);
}

static void
right_passage_is_found_where_another_was_cited(void **state)
{
	static const char text[] = "The harbour of Ullen froze in January. The council will close the "
							   "mill. Anna Berg opened a bridge.";
	struct arena out = arena_open(1 << 22), scratch = arena_open(1 << 26);
	struct gate_place place = {0};
	struct str claim = STR("The council will close the mill.");
	(void)state;
	assert_true(gate_find(scratch, NULL, str_of(text), claim, &place));
	assert_true(str_eq(str_sub(str_of(text), place.start, place.end), claim));
	assert_false(gate_find(scratch, NULL, str_of(text), STR("The council will open the mill."),
	                       &place));
	assert_false(gate_find(scratch, NULL, STR(""), claim, &place));
	arena_close(&out);
	arena_close(&scratch);
}

static void
claim_and_passage_are_shown_side_by_side(void **state)
{
	static const struct {
		enum gate_piece_kind kind;
		const char *claim, *passage;
	} want[] = {
		{PIECE_SAME, "The council", "The council"},
		{PIECE_LEFT_OUT, "", "of Ullen"},
		{PIECE_SAME, "closed the", "closed the"},
		{PIECE_EXCHANGED, "school", "mill"},
		{PIECE_SAME, "in spring", "in spring"},
		{PIECE_ADDED, "already", ""},
	};
	struct arena out = arena_open(1 << 22), scratch = arena_open(1 << 26);
	struct gate_pieces got = gate_explain(&out, scratch, NULL,
		STR("The council of Ullen closed the mill in spring."),
		STR("The council closed the school in spring already."));
	(void)state;
	assert_int_equal(got.count, sizeof want / sizeof *want);
	for (size_t i = 0; i < got.count; i++) {
		if (got.at[i].kind != want[i].kind || !str_eq(got.at[i].claim, str_of(want[i].claim)) ||
		    !str_eq(got.at[i].passage, str_of(want[i].passage)))
			fail_msg("%zu: %d \"" STR_FMT "\" \"" STR_FMT "\"", i, got.at[i].kind,
			         STR_ARG(got.at[i].claim), STR_ARG(got.at[i].passage));
	}
	arena_close(&out);
	arena_close(&scratch);
}

static void
long_claims_and_long_sentences_are_bounded(void **state)
{
	struct arena out = arena_open(1 << 22), scratch = arena_open(1u << 30);
	size_t n = LIMIT_CLAIM_BYTES + 1;
	char *p = arena_array(&scratch, char, n);
	(void)state;
	for (size_t i = 0; i < n; i++)
		p[i] = i % 2 ? ' ' : 'A';
	struct gate_verdict v = gate_check(&out, scratch, NULL, str_from(p, n), str_from(p, n));
	assert_false(v.supported);
	assert_true(has_reason(&v, "too long"));
	v = gate_check(&out, scratch, NULL, str_from(p, n), str_from(p, n - 2));
	assert_true(v.supported);
	arena_close(&out);
	arena_close(&scratch);
}

static void
quotations_alone_need_no_model(void **state)
{
	static const struct gate_options options = {.quoted_only = true};
	struct arena out = arena_open(1 << 22), scratch = arena_open(1 << 26);
	struct str s = str_of(source);
	(void)state;
	assert_int_equal(gate_check(&out, scratch, &options, s,
		STR("Prices rose 2.5 percent after the flood.")).level, CHECK_VERBATIM);
	assert_int_equal(gate_check(&out, scratch, &options, s,
		STR("After the flood prices rose 2.5 percent.")).level, CHECK_NONE);
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
			gate_check(&out, scratch, NULL, str_of(sentences[i]), str_of(sentences[i]));
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
	double exact = gate_check(&out, scratch, NULL, s,
		STR("Engineers may close the lower gate if the rain goes on.")).score;
	double near = gate_check(&out, scratch, NULL, s,
		STR("Engineers might shut the lower gate if it rains.")).score;
	double wrong = gate_check(&out, scratch, NULL, s,
		STR("Pilots may open 7 airports in Karsland.")).score;
	(void)state;
	assert_true(exact > near);
	assert_true(near > wrong);
	arena_close(&out);
	arena_close(&scratch);
}

/* The worst sentence's jumps from one copied piece to the next. */
static float
jump_of(struct arena scratch, const char *claim)
{
	float x[GATE_FEATURES];
	assert_true(gate_features(scratch, NULL, str_of(source), str_of(claim), x));
	for (size_t i = 0; i < GATE_FEATURES; i++)
		if (strcmp(mark_names[i], "jump.worst") == 0)
			return x[i];
	fail_msg("there is no such mark");
	return 0;
}

static void
glued_pieces_jump_farther(void **state)
{
	(void)state;
	struct arena a = arena_open(64 << 20);
	float copy = jump_of(a, "Engineers may close the lower gate if the rain goes on.");
	float gap = jump_of(a, "Engineers may close the gate if the rain goes on.");
	float glued = jump_of(a, "The Ullen dam may close the gate after the flood.");
	assert_true(copy == 0 && gap > copy && glued > 2 * gap);
	arena_close(&a);
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
	struct gate_verdict v = gate_check(&out, scratch, NULL, str_from(p, n),
		STR("a a a a a a a a a a a a a a a a a a a a a a a a a b"));
	assert_int_equal(v.level, CHECK_NONE);
	arena_close(&out);
	arena_close(&scratch);
}

static void
questions_ask_only_what_the_passage_names(void **state)
{
	struct arena scratch = arena_open(1 << 24), kept = arena_open(1 << 24);
	static const struct {
		const char *answer, *question;
		bool may;
	} asked[] = {
		{"Carl Lund sued the harbour board.", "Why did Carl Lund sue the harbour board?", true},
		{"Carl Lund sued the harbour board.", "Why did Maria Holt sue the harbour board?", false},
		{"Carl Lund sued the harbour board.", "Why did Carl Lund praise the cheap hotels?", false},
		/* written out, and nobody else's in the reports */
		{"Lund sued the harbour board.", "Why did Carl Lund sue the harbour board?", true},
		{"Mr. Berg left the town.", "Why did Anna Berg leave the town?", false},
		{"Anna Berg left the town.", "Why did Anna Berg leave the town?", true},
		/* a short form, a verb in a heading: nobody else; an office before a full name */
		{"Moll tried the doors.", "Why did Robert Moll try the doors?", true},
		{"Moll tried the doors.", "Why did Mayor Robert Moll try the doors?", true},
		{"Moll tried the doors.", "Why did Governor Peter Moll try the doors?", false},
		/* words of the frame are told by no report */
		{"Moll tried the doors.", "How many doors did Robert Moll try?", true},
		/* a past that no ending makes */
		{"Prices rose after the flood.", "By how much did prices rise?", true},
		{"Prices rose after the flood.", "By how much did prices fall?", false},
		/* denied by the answer */
		{"Carl Lund did not leave the town.", "Why did Carl Lund leave the town?", false},
		{"Carl Lund did not leave the town.", "Why did Carl Lund not leave the town?", true},
		/* the answer speaks of something else */
		{"Prices rose after the flood.", "Why did Carl Lund sue the harbour board?", false},
	};
	const struct str texts[] = {
		str_of(source),
		STR("Anna Berg left the town on Monday, and her brother Jan Berg did not leave."),
		STR("How Bob Moll Was Caught\nWatched Moll for weeks.\nPeople watched the doors.  Robert Moll, "
		    "the mayor, tried the doors.  Mayor Moll saw Bob Moll in the glass."),
	};
	const struct asked_sources *sources = asked_read(&kept, texts, 3);
	(void)state;
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
		if (asked_of(scratch, sources, str_of(asked[i].answer), str_of(asked[i].question)) !=
		    asked[i].may)
			fail_msg("%s", asked[i].question);
	arena_close(&kept);
	arena_close(&scratch);
}

static void
days_are_told_by_the_date_of_the_report(void **state)
{
	static const char dated[] =
		"The council of Porlan voted on 4 March to close the old bridge over the river for a year.";
	static const char named[] =
		"The council of Porlan voted yesterday to close the old bridge over the river for a year.";
	/* The sixth of March 2026 is a Friday. */
	static const struct {
		const char *passage, *claim, *published;
		bool supported;
	} cases[] = {
		{dated, "The council of Porlan voted on Wednesday to close the old bridge over the river for a year.",
		 "2026-03-06", true},
		{dated, "The council of Porlan voted on Tuesday to close the old bridge over the river for a year.",
		 "2026-03-06", false},
		{dated, "The council of Porlan voted on Wednesday to close the old bridge over the river for a year.",
		 "2026-03-16", false},
		{dated, "The council of Porlan voted on Wednesday to close the old bridge over the river for a year.",
		 "", false},
		{named, "The council of Porlan voted on 5 March to close the old bridge over the river for a year.",
		 "2026-03-06", true},
		{named, "The council of Porlan voted on March 5 to close the old bridge over the river for a year.",
		 "2026-03-06", true},
		{named, "The council of Porlan voted on 5 March to close the old bridge over the river for a year.",
		 "2026-03-07", false},
		{named, "The council of Porlan voted on Thursday to close the old bridge over the river for a year.",
		 "2026-03-06", true},
	};
	struct arena out = arena_open(1 << 22), scratch = arena_open(1 << 24);
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gate_options options = {.english = english_model(),
		                               .published = when_read(str_of(cases[i].published))};
		struct gate_verdict v = gate_check(&out, scratch, &options, str_of(cases[i].passage),
		                                   str_of(cases[i].claim));
		if (v.supported != cases[i].supported)
			fail_msg("%zu: %s: " STR_FMT, i, cases[i].claim,
			         STR_ARG(v.reason_count ? v.reasons[0] : STR("no reason")));
	}
	arena_close(&out);
	arena_close(&scratch);
}

static void
roles_may_not_be_turned_round(void **state)
{
	static const char passage[] = "Anna Berg sued Carl Lund over a bridge that had been closed for "
	                              "weeks.";
	static const struct {
		const char *claim, *reason; /* NULL: none about roles */
	} cases[] = {
		{"Anna Berg was sued by Carl Lund over a bridge that had been closed for weeks.",
		 "\"Carl Lund\" does in it what is done to that one"},
		{"Carl Lund sued Anna Berg over a bridge that had been closed for weeks.",
		 "stands in another place"},
		{"Carl Lund was sued by Anna Berg over a bridge that had been closed for weeks.", NULL},
		{"Anna Berg sued Carl Lund over a bridge closed for weeks.", NULL},
	};
	struct arena out = arena_open(1 << 22), scratch = arena_open(1 << 26);
	struct gate_options options = {.english = english_model()};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gate_verdict v =
			gate_check(&out, scratch, &options, str_of(passage), str_of(cases[i].claim));
		if (cases[i].reason ? !has_reason(&v, cases[i].reason) : has_reason(&v, "is done"))
			fail_msg("%s: " STR_FMT, cases[i].claim,
			         STR_ARG(v.reason_count ? v.reasons[0] : STR("no reason")));
	}
	arena_close(&out);
	arena_close(&scratch);
}

static void
deeds_of_both_sides_are_explained(void **state)
{
	struct arena out = arena_open(1 << 22), scratch = arena_open(1 << 26);
	struct gate_options options = {.english = english_model()};
	struct str passage = STR("Anna Berg sued Carl Lund on Monday."), claim = STR("Carl Lund was sued by Anna Berg.");
	(void)state;
	struct gate_deeds deeds = gate_explain_deeds(&out, scratch, &options, passage, claim);
	assert_int_equal(deeds.count, 2);
	for (size_t i = 0; i < deeds.count; i++) {
		assert_true(str_eq(deeds.at[i].agent, STR("Anna Berg")));
		assert_true(str_eq(deeds.at[i].what, STR("sued")));
		assert_true(str_eq(deeds.at[i].patient, STR("Carl Lund")));
		assert_int_equal(deeds.at[i].of_claim, i == 0);
	}
	assert_int_equal(gate_explain_deeds(&out, scratch, NULL, passage, claim).count, 0);
	arena_close(&out);
	arena_close(&scratch);
}

/* As dense with tokens, numbers and names as a passage can be. */
static struct str
dense(struct arena *a, const char *unit)
{
	size_t n = strlen(unit);
	char *p = arena_array(a, char, LIMIT_GATE_SHELVED);
	for (size_t i = 0; i < LIMIT_GATE_SHELVED; i++)
		p[i] = unit[i % n];
	return str_from(p, LIMIT_GATE_SHELVED);
}

static void
shelf_gives_what_reading_gives(void **state)
{
	static const char *const units[] = {"1 ", ",", "A ", "A,", "a.", "1,", "\"", "(A) 1 ", "A b "};
	struct arena out = arena_open(256 << 20), scratch = arena_open(1 << 26);
	struct gate_weights weights = gate_builtin(&scratch);
	const struct gate_options options = {.weights = &weights};
	struct gate_shelf *shelf = gate_shelf_open(&weights);
	(void)state;
	assert_non_null(shelf);
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
			struct str passage = str_of(pairs[i].passage), claim = str_of(pairs[i].claim);
			const struct gate_passage *read = gate_shelf_passage(shelf, &out, passage);
			struct gate_verdict v = gate_check_in(&out, scratch, &options, read, claim);
			struct gate_verdict w = gate_check(&out, scratch, NULL, passage, claim);
			assert_int_equal(v.level, w.level);
			assert_true(v.score == w.score);
			assert_ptr_equal(gate_shelf_passage(shelf, &out, passage), read);
		}
	/* What is densest fits, too, and what is too long is read beside the shelf. */
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		struct str text = dense(&scratch, units[i]);
		assert_non_null(gate_shelf_passage(shelf, &out, text));
		arena_reset(&out, 0);
	}
	struct str text = str_from(dense(&scratch, "The mill burned. ").p, LIMIT_GATE_SHELVED);
	struct str longer = str_fmt(&scratch, STR_FMT ".", STR_ARG(text));
	const struct gate_passage *read = gate_shelf_passage(shelf, &out, longer);
	assert_ptr_not_equal(gate_shelf_passage(shelf, &out, longer), read);
	gate_shelf_close(shelf);
	gate_shelf_close(NULL);
	arena_close(&out);
	arena_close(&scratch);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(claims_pass_at_their_level_or_fail_for_their_reason),
		cmocka_unit_test(false_claims_of_each_kind_are_caught),
		cmocka_unit_test(right_passage_is_found_where_another_was_cited),
		cmocka_unit_test(claim_and_passage_are_shown_side_by_side),
		cmocka_unit_test(long_claims_and_long_sentences_are_bounded),
		cmocka_unit_test(quotations_alone_need_no_model),
		cmocka_unit_test(every_sentence_passes_against_itself),
		cmocka_unit_test(better_supported_claims_score_higher),
		cmocka_unit_test(glued_pieces_jump_farther),
		cmocka_unit_test(long_passages_take_linear_time),
		cmocka_unit_test(questions_ask_only_what_the_passage_names),
		cmocka_unit_test(days_are_told_by_the_date_of_the_report),
		cmocka_unit_test(roles_may_not_be_turned_round),
		cmocka_unit_test(deeds_of_both_sides_are_explained),
		cmocka_unit_test(shelf_gives_what_reading_gives),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
