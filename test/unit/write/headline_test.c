/* headline_test.c: titles are cleaned and weighed by their form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "write/common.h"
#include "write/headline.h"
#include "write/headline_part.h"

static void
titles_are_cleaned(void **state)
{
	static const struct {
		const char *in, *outlet, *out;
	} rows[] = {
		{"Ullen dam breaks after a week of rain | Porlan Post", "", "Ullen dam breaks after a week of rain"},
		{"Ullen dam breaks after a week of rain - Porlan Post", "Porlan Post", "Ullen dam breaks after a week of rain"},
		{"Ullen dam breaks – and nobody was told of it", "", "Ullen dam breaks – and nobody was told of it"},
		{"WATCH: Ullen dam breaks after a week of rain", "", "Ullen dam breaks after a week of rain"},
		{"Ullen dam breaks after rain (VIDEO)", "", "Ullen dam breaks after rain"},
		{"Scoop: Ullen dam was never inspected", "", "Ullen dam was never inspected"},
		{"Opinion: The Ullen dam was a folly", "", "The Ullen dam was a folly"},
		{"Ullen dam breaks after rain: Live updates", "", "Ullen dam breaks after rain"},
		{"The breach of the Ullen dam, explained", "", "The breach of the Ullen dam"},
		{"Ullen dam breaks after a week of rain - Porlan Post News", "Porlan Post", "Ullen dam breaks after a week of rain"},
		/* Another paper is who says so. */
		{"Ullen dam broke after a warning - Porlan Post", "Agency", "Ullen dam broke after a warning - Porlan Post"},
		{"Ullen dam broke after a warning | Porlan Post", "Agency", "Ullen dam broke after a warning"},
		{"Ullen dam breaks after rain..", "", "Ullen dam breaks after rain"},
		{"Ullen dam breaks after rain.", "", "Ullen dam breaks after rain"},
		{"Ullen dam breaks after rain...", "", "Ullen dam breaks after rain..."},
		{"  Ullen   dam\nbreaks ", "", "Ullen dam breaks"},
	};
	struct arena a = arena_open(1 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str got = headline_clean(&a, str_of(rows[i].in), str_of(rows[i].outlet));
		if (!str_eq(got, str_of(rows[i].out)))
			fail_msg("%s: " STR_FMT, rows[i].in, STR_ARG(got));
	}
	arena_close(&a);
}

static void
plain_titles_weigh_most(void **state)
{
	static const char *const worse[] = {
		"Why did the Ullen dam break after the rain?", "Here's what to know about the dam",
		"What you need to know about the Ullen dam", "\"It came at night\": the dam of Ullen breaks",
		"Dam breaks", "The Ullen dam breaks after a week of rain!", "The Ullen dam is a ruin after the rain",
		"Ullen dam just breaks after a week of rain"};
	double plain = headline_form(STR("Ullen dam breaks after a week of rain"));
	(void)state;
	assert_true(plain == 1);
	for (size_t i = 0; i < sizeof worse / sizeof *worse; i++)
		if (headline_form(str_of(worse[i])) >= plain)
			fail_msg("%s", worse[i]);
}

static void
titles_begin_and_end_where_nothing_is_lost(void **state)
{
	static const struct {
		const char *title, *part; /* NULL: it has none */
	} rows[] = {
		/* Behind a comma: what the same one does besides, … */
		{"Porlan withdraws from river treaty, isolating itself from its neighbours", "Porlan withdraws from river treaty"},
		{"Porlan searches the harbour board, makes two arrests", "Porlan searches the harbour board"},
		{"Mayor to pardon miner Edda Foss, convicted of theft in 1912", "Mayor to pardon miner Edda Foss"},
		{"Orrel buys meals from lone baker, which made few of them", "Orrel buys meals from lone baker"},
		{"Harbour of Orrel dismisses Pell Adamo, clerk who sold maps", "Harbour of Orrel dismisses Pell Adamo"},
		{"Tova Kell leaves hospital in Porlan, one month after the breach", "Tova Kell leaves hospital in Porlan"},
		/* … and what another does. */
		{"Valley gains 9,000 jobs in May, income stays at last year's level", "Valley gains 9,000 jobs in May"},
		/* … but not who says it, who denies it, or the other half of it; … */
		{"Harbour board has known of the cracks, inspectors warn the mayor", NULL},
		{"Harbour board has known of the cracks, letters to mayor show", NULL},
		{"Harbour board opened gates of dam, denies all guilt", NULL},
		{"Court opens files on the dam, blocks access for victims", NULL},
		{"Harbour board knew of the cracks, according to engineers", NULL},
		/* … nor part of a list or of a pair of commas, … */
		{"Harbour board of Orrel sells cranes, failed engines cheaply", NULL},
		{"Harbour board of Orrel sells cranes, boats, citing costs of repair", NULL},
		{"Harbour board of Orrel ends fishing, drinking on its quays", NULL},
		{"Harbour board sells the cranes, boats and engines", NULL},
		{"Harbour board signs orders raising tolls, harbour fees cut", NULL},
		/* … nor a doubt, a condition, a limit. */
		{"Porlan opens inquiry into the vote, despite little evidence of fraud", NULL},
		{"Court in Porlan lifts ban on nets — for now at least", NULL},
		{"Porlan sends help to the valley — but none to Orrel", NULL},
		{"Mayor to open the gates of dam after tests if they hold", NULL},
		{"Dam of Ullen breaks in rain; no village is flooded", NULL},
		{"Porlan closes its old harbour ahead of storm set to come", NULL},
		/* Without a mark. */
		{"Dam of Ullen is repaired despite protests of farmers", "Dam of Ullen is repaired"},
		{"Porlan voters turn down toll law in rare win for ferrymen", "Porlan voters turn down toll law"},
		{"Mayor presents plan for the river in speech at harbour", "Mayor presents plan for the river"},
		{"Mayor opens the dam in spring of every year", NULL},
		{"Harbour board praises its chief as a man of honour", NULL},
		{"Harbour board plans to open dam as soon as it rains", NULL},
		{"Harbour board builds dam twice as strong as mayor wanted", NULL},
		{"Mayor of Orrel can be charged while in office", NULL},
		{"Porlan plans to open the gates immediately after tests", NULL},
		{"Foss is freed from prison years after the theft", NULL},
		{"On tolls the mayor is wisely following Porlan", NULL},
		{"Mayor shows villagers what to look for amid repairs", NULL},
		{"Uproar over Pell Adams at harbour after the flood", NULL}, /* no verb in front */
		/* Who tells it stands at the end. */
		{"Board hid costs of the dam amid inquiry: report", NULL},
		{"Board hid costs of the dam amid inquiry: Porlan Post", NULL},
		{"Board hid costs of the dam after flood, records reveal", NULL},
		/* Sentences and halves of titles. */
		{"Dam of Ullen breaks in the rain. Villages of the valley flooded", "Dam of Ullen breaks in the rain"},
		{"Dam of Ullen breaks in rain; ferries stay in harbour", "Dam of Ullen breaks in rain"},
		{"Porlan papers praised the dam of Ullen. They knew it was leaking", NULL},
		{"Board shows that the repaired dam holds. Who trusts the tests?", NULL},
		{"Board opens - against all advice of engineers - the gates", NULL},
		{"Harbour chief visits the shores of U.K.-owned port in Porlan", NULL},
		/* A quotation that follows is the same one's. */
		{"Mayor slams the harbour board over dam: 'Shame on them'", "Mayor slams the harbour board over dam"},
		{"Mayor of Orrel to board members: 'Shame on them'", NULL},
		{"Mayor slams the board of harbour after \"dark day\" in Orrel", NULL},
		{"Mayor shows the 'dark days of Orrel amid rain' in book", NULL},
		/* In front: a matter, a circumstance, a quotation. */
		{"Ullen dam collapse: Mayor to meet farmers of valley", "Mayor to meet farmers of valley"},
		{"Ullen dam collapse: US to send help to valley", "US to send help to valley"},
		{"Ullen dam collapse: Mayor to meet farmers of valley: report", NULL},
		{"Pell Adamo: Mayor to meet farmers of the valley", NULL},
		{"Adamo on dam collapse: Mayor to meet farmers of valley", NULL},
		{"Porlan Post: Mayor hid plans of the dam", NULL},
		{"In rare win for ferrymen, court lifts ban on nets", "Court lifts ban on nets"},
		{"With water rising, mayor calls for help of neighbours", "Mayor calls for help of neighbours"},
		{"With 20 votes, board elects Kell to lead harbour", NULL},
		{"After the flood, they are asking for help of neighbours", NULL},
		{"After rain in the harbour, Orrel moves market amid protests", "Orrel moves market amid protests"},
		{"'A dark day': Mayor visits the villages of valley", "Mayor visits the villages of valley"},
		{"'A dark day': Mayor says at graves of Orrel", NULL},
	};
	struct arena a = arena_open(1 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str title = str_of(rows[i].title);
		struct tokens t = tokens_of(&a, title, CUE_ENGLISH, false);
		struct headline_part list[HEADLINE_PARTS_MOST];
		size_t n = headline_parts(&a, title, &t, NULL, list);
		assert_true(n && str_eq(list[0].text, title));
		if (n != (rows[i].part ? 2 : 1) || (n > 1 && !str_eq(list[1].text, str_of(rows[i].part))))
			fail_msg("%s: %zu, " STR_FMT, rows[i].title, n, STR_ARG(n > 1 ? list[1].text : STR_NONE));
	}
	arena_close(&a);
}

/* Reports of one event with these titles; the texts are of no matter. */
static struct story
written(struct arena *a, struct arena scratch, const char *const titles[3], const char *const texts[3])
{
	struct write_article list[3];
	struct story s;
	for (size_t i = 0; i < 3; i++)
		list[i] = (struct write_article){.title = str_of(titles[i]), .text = str_of(texts[i]),
			.outlet = STR("Post"), .language = STR("en"), .reprint_of = -1,
			.published = when_at(1000000)};
	write_story(a, scratch, STR("1"), list, 3, NULL, &s);
	return s;
}

static struct str
chosen(struct arena *a, struct arena scratch, const char *const titles[3], const char *const texts[3])
{
	return written(a, scratch, titles, texts).headline;
}

static void
title_of_most_is_chosen_without_its_idle_tail(void **state)
{
	static const char *const dam[3] = {
		"The Ullen dam broke on Monday after a week of rain, and six people were killed in Orrel.",
		"The Ullen dam near Porlan broke on Monday and flooded three villages of the valley.",
		"Water from the Ullen dam flooded Orrel on Monday, the police of Porlan said."};
	static const struct {
		const char *titles[3], *want;
	} rows[] = {
		{{"Ullen dam breaks and floods three villages", "What we know about the flood",
		  "Mayor of Orrel weeps"}, "Ullen dam breaks and floods three villages"},
		/* A tail may go, … */
		{{"Ullen dam breaks and floods three villages after week of rain",
		  "Flood in valley near Porlan", "Dam breaks"},
		 "Ullen dam breaks and floods three villages"},
		/* A part that gets its capital is kept while other titles are weighed. */
		{{"With shops closing, dam of Ullen floods villages near Porlan", "What we know about the flood in the valley",
		  "Mayor of Orrel weeps over what was lost"}, "Dam of Ullen floods villages near Porlan"},
		/* A view makes room for news. */
		{{"Opinion: Ullen dam floods three villages of the valley",
		  "Flood of Ullen dam drowns villages near Porlan", "Dam breaks"},
		 "Flood of Ullen dam drowns villages near Porlan"},
		/* … but not who says so, and not a doubt. */
		{{"Ullen dam breaks and floods three villages, police of Porlan say",
		  "Ullen dam breaks and floods three villages, police of Porlan say", "Dam breaks"},
		 "Ullen dam breaks and floods three villages, police of Porlan say"},
		{{"Harbour board opened gates of Ullen dam after it allegedly cracked",
		  "Harbour board opened gates of Ullen dam after it allegedly cracked", "Dam"},
		 "Harbour board opened gates of Ullen dam after it allegedly cracked"},
	};
	struct arena out = arena_open(32 << 20), scratch = arena_open(128 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str got = chosen(&out, scratch, rows[i].titles, dam);
		if (!str_eq(got, str_of(rows[i].want)))
			fail_msg("%s: " STR_FMT, rows[i].want, STR_ARG(got));
	}
	arena_close(&out);
	arena_close(&scratch);
}

/* What else could stand there: plain titles that weigh nearly as much. */
static void
other_headlines_are_plain_undisputed_and_near(void **state)
{
	static const char *const texts[3] = {
		"At least six people were killed when the Ullen dam broke above Porlan, the hospital said.",
		"At least nine people were killed when the Ullen dam broke, police in Porlan said.",
		"Nine people were killed when the Ullen dam broke on Monday, the mayor of Orrel said."};
	static const struct {
		const char *titles[3];
		size_t others;
		const char *first;
	} rows[] = {
		{{"Ullen dam breaks above Porlan, nine people killed", "Nine people killed as Ullen dam breaks",
		  "Shares of its owner fall by a third"}, 1, "Nine people killed as Ullen dam breaks"},
		{{"Nine people killed as Ullen dam breaks", "Why did the Ullen dam break above Porlan?",
		  "Nine people killed as Ullen dam breaks"}, 0, NULL},
		{{"At least six people killed as Ullen dam breaks", "Ullen dam breaks above Porlan on Monday",
		  "You will not believe what the dam did"}, 0, NULL},
		{{"At least six people killed as Ullen dam breaks", "Wall of the reservoir bursts above Porlan",
		  "Mayor of Orrel weeps at grave"}, 1, "Wall of the reservoir bursts above Porlan"},
		{{"Ullen dam above Orrel collapses at night and floods valley", "Were people killed when the Ullen dam broke?",
		  "Mayor of Orrel weeps at grave"}, 0, NULL},
	};
	struct arena out = arena_open(32 << 20), scratch = arena_open(128 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct story s = written(&out, scratch, rows[i].titles, texts);
		if (s.other_headline_count != rows[i].others ||
		    (rows[i].first && !str_eq(s.other_headlines[0], str_of(rows[i].first)) &&
		     !str_eq(s.headline, str_of(rows[i].first))))
			fail_msg("row %zu: %zu others beside " STR_FMT ", first " STR_FMT, i, s.other_headline_count,
			         STR_ARG(s.headline), STR_ARG(s.other_headline_count ? s.other_headlines[0] : STR_NONE));
	}
	arena_close(&out);
	arena_close(&scratch);
}

static void
disputed_figure_stays_out_of_the_headline(void **state)
{
	static const char *const texts[3] = {
		"At least six people were killed when the Ullen dam broke, the hospital in Porlan said.",
		"At least nine people were killed when the Ullen dam broke, police in Porlan said.",
		"Nine people were killed when the Ullen dam broke on Monday, the mayor of Orrel said."};
	static const char *const titles[3] = {"At least six killed as Ullen dam breaks",
	                                      "Dam of Ullen in valley breaks near Porlan",
	                                      "Dozens killed as Ullen dam breaks at night"};
	struct arena out = arena_open(32 << 20), scratch = arena_open(128 << 20);
	(void)state;
	assert_false(str_has_nocase(chosen(&out, scratch, titles, texts), STR("six")));
	/* A title may end before it, rather than leave its place to one on a side matter. */
	static const char *const others[3] = {"Ullen dam breaks above the Porlan valley, at least six dead",
	                                      "Shares of the dam's owner fall by a third after breach",
	                                      "Mayor of Orrel asks for tents and blankets"};
	struct str got = chosen(&out, scratch, others, texts);
	assert_string_equal(str_c(&out, got), "Ullen dam breaks above the Porlan valley");
	arena_close(&out);
	arena_close(&scratch);
}

/* The agency's title has a figure that nobody else has; who printed its text called it otherwise. */
static void
reprint_may_name_the_story(void **state)
{
	(void)state;
	static const char *const agency =
		"Six people were killed when the Ullen dam broke above Porlan on Monday, the police said.";
	const struct {
		const char *outlet, *title, *text;
		int64_t reprint_of;
	} rows[] = {
		{"Agency", "Six dead as dam breaks", agency, -1},
		{"Post", "Ullen dam breaks above the Porlan valley", agency, 0},
		{"Mail", "Shares of its owner fall by a third",
	         "Nine people were killed when the Ullen dam broke, the mayor said. Shares fell by a third.", -1},
	};
	enum { COUNT = sizeof rows / sizeof *rows };
	struct arena out = arena_open(32 << 20), scratch = arena_open(128 << 20);
	struct write_article list[COUNT];
	struct story s;
	for (size_t i = 0; i < COUNT; i++)
		list[i] = (struct write_article){.title = str_of(rows[i].title), .text = str_of(rows[i].text),
			.outlet = str_of(rows[i].outlet), .language = STR("en"),
			.reprint_of = rows[i].reprint_of, .published = when_at(1000000)};
	write_story(&out, scratch, STR("1"), list, COUNT, NULL, &s);
	assert_string_equal(str_c(&out, s.headline), rows[1].title);
	arena_close(&out);
	arena_close(&scratch);
}

static void
common_words_are_sorted_and_weigh_little(void **state)
{
	(void)state;
	for (size_t i = 1; i < common_count; i++)
		assert_true(str_cmp(str_of(common_words[i - 1].word), str_of(common_words[i].word)) < 0);
	assert_true(common_weight(STR("said")) < 1);
	assert_true(common_weight(STR("sais")) == COMMON_RARE);
	assert_true(common_weight(STR("saidx")) == COMMON_RARE);
	assert_true(common_weight(STR("the")) < common_weight(STR("court")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titles_are_cleaned),
		cmocka_unit_test(plain_titles_weigh_most),
		cmocka_unit_test(titles_begin_and_end_where_nothing_is_lost),
		cmocka_unit_test(title_of_most_is_chosen_without_its_idle_tail),
		cmocka_unit_test(other_headlines_are_plain_undisputed_and_near),
		cmocka_unit_test(disputed_figure_stays_out_of_the_headline),
		cmocka_unit_test(reprint_may_name_the_story),
		cmocka_unit_test(common_words_are_sorted_and_weigh_little),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
