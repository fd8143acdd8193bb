/* story_test.c: what holds for every story that the default writer makes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "memory.h"
#include "base/buf.h"
#include "text/utf8.h"
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
	struct memory m;
};

static int
open_arenas(void **state)
{
	static struct fixture f;
	f.m = memory_open();
	*state = &f;
	return 0;
}

static int
close_arenas(void **state)
{
	struct fixture *f = *state;
	memory_close(&f->m);
	return 0;
}

static struct story
write_one(struct fixture *f, const struct write_article *a, size_t n, uint32_t words)
{
	struct write_options o = {.words = words};
	struct story s;
	write_story(&f->m.out, f->m.scratch, STR("s1"), a, n, &o, &s);
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
	assert_true(str_eq(json_of(&f->m.out, &one), json_of(&f->m.out, &two)));
}

static void
what_leans_or_is_boilerplate_is_left_out(void **state)
{
	struct fixture *f = *state;
	struct write_article a[6];
	struct story s = write_one(f, a, newsroom(a), 220);
	struct str all = json_of(&f->m.out, &s);
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
	write_story(&f->m.out, f->m.scratch, STR("s1"), a, newsroom(a), &o, &s);
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

/* What must not get into a text by itself, and what may stand behind the sentence it leans on. */
static void
what_points_back_stands_only_behind_what_it_points_to(void **state)
{
	static const char text[] =
		"Anna Berg, the mayor of Orrel, left her house through a window when the Ullen dam broke "
		"on Monday morning.\n\n"
		"The police chief Carl Lund closed the bridge at Porlan to all traffic. He blamed the "
		"harbour board of Porlan for the broken wall.\n\n"
		"Schools in the valley of Orrel will stay closed until next week, the council said.\n\n"
		"They had warned of those cracks in the wall of the dam for years.\n\n"
		"MAYOR BERG: The dam of Ullen broke and the harbour board of Porlan did nothing.\n\n"
		"Anna Berg walks beside the broken Ullen dam in Orrel on Nov. 23, 2026.\n\n"
		"A view of the broken wall near the bridge in the valley of Orrel.\n\n"
		"1) The dam of Ullen was the oldest of its kind in the valley of Orrel.";
	struct fixture *f = *state;
	struct write_article a = article("Post", "Ullen dam breaks", text, MONDAY);
	struct story s = write_one(f, &a, 1, 220);
	struct str all = json_of(&f->m.out, &s), before = STR_NONE;
	assert_false(str_has(all, STR("those cracks")));
	assert_false(str_has(all, STR("MAYOR")));
	assert_false(str_has(all, STR("Nov. 23")));
	assert_false(str_has(all, STR("1)")));
	assert_false(str_has(all, STR("A view of")));
	bool followed = false;
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		for (size_t i = 0; i < s.paragraphs[p].count; i++) {
			struct str t = s.paragraphs[p].sentences[i].text;
			if (str_starts(t, STR("He blamed"))) {
				assert_true(i > 0 && str_has(before, STR("Carl Lund")));
				followed = true;
			}
			before = t;
		}
	assert_true(followed);
}

/* Each report opens with the same event in words of its own; the story tells it once. */
static void
openings_of_two_reports_are_one_fact(void **state)
{
	static const char one[] =
		"PORLAN, Nov. 23 -- - The Ullen dam above Porlan broke on Monday morning after a week of rain.\n\n"
		"Police closed two bridges and a school in Orrel, because water stood in the streets.\n\n"
		"Mayor Anna Berg asked the government of Halvonia for tents, blankets and drinking water.\n\n"
		"Farmers in the valley lost most of their cattle, said Bo Hale of the farmers' union.\n\n"
		"Engineers from Karsland will look at the lower gate of the lake on Thursday.";
	static const char two[] =
		"A wall of concrete burst above Porlan on Monday, sending the Ullen down into three villages.\n\n"
		"Insurers put their losses at 120 million crowns, three times the budget of the county.\n\n"
		"Trains between Karsland and the coast are cancelled until the line has been inspected.\n\n"
		"Carl Lund, who chairs the harbour board, rejected calls for his resignation.\n\n"
		"The last flood of this size, in 1962, took more than forty houses.";
	struct fixture *f = *state;
	struct write_article a[2] = {article("Post", "Ullen dam breaks", one, MONDAY),
	                             article("Echo", "Wall bursts above Porlan", two, MONDAY)};
	struct story s = write_one(f, a, 2, 60);
	size_t openings = 0;
	assert_int_equal(s.paragraphs[ROLE_HAPPENED].count > 0, 1);
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		for (size_t i = 0; i < s.paragraphs[p].count; i++) {
			struct str t = s.paragraphs[p].sentences[i].text;
			openings += str_starts(t, STR("The Ullen dam above")) || str_starts(t, STR("A wall of"));
			assert_false(str_starts(t, STR("-")));
		}
	assert_int_equal(openings, 1);
}

/* A sentence of the text begins with `start`. */
static bool
tells(const struct story *s, const char *start)
{
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		for (size_t i = 0; i < s->paragraphs[p].count; i++)
			if (str_starts(s->paragraphs[p].sentences[i].text, str_of(start)))
				return true;
	return false;
}

/* What an archive says of itself among the reports is no part of the story, nor is a heading that
 * ran into the sentence below, a sentence that lost its links, or a caption. */
static void
what_is_of_another_matter_or_of_the_page_is_left_out(void **state)
{
	static const char report[] =
		"The Ullen dam above Porlan broke on Monday morning after a week of rain.\n\n"
		"Police closed two bridges and a school in Orrel, because water stood in the streets.\n\n"
		"Mayor Anna Berg asked the government of Halvonia for tents, blankets and drinking water.\n\n"
		"Bridges closed in Orrel Bridges closed in Orrel on Tuesday when the river Ullen rose.\n\n"
		"Houses in and , near the mouth of the Ullen stand under water since Monday.\n\n"
		"Valley of Orrel empties as water rises The old dam had held since 1962.\n\n"
		"Boats reach Orrel (3:40) Boats of the coast guard came to Orrel on Monday.\n\n"
		"Anna Berg speaks with engineers at the lower gate in Orrel, Halvonia May 30, 2026.\n\n"
		"Behind the mayor, engineer Carl Lund (in a red coat) measured the water at the lower gate of Orrel.\n\n"
		"Image: Water of the Ullen covered the lower gate and the road of Orrel on Monday.\n\n"
		"Engineers from Karsland will look at the lower gate of the lake on Thursday.";
	static const char note[] =
		"Pages are kept since 1996 by volunteers who copy whatever machines can reach.";
	struct fixture *f = *state;
	struct write_article a[2] = {article("Post", "Ullen dam breaks", report, MONDAY),
	                             article("Archive", "", note, MONDAY)};
	struct story s = write_one(f, a, 2, 220);
	assert_true(tells(&s, "The Ullen dam above"));
	assert_true(tells(&s, "Mayor Anna Berg asked"));
	/* Where most of the reports is told, nothing that may make readers stumble. */
	assert_false(tells(&s, "Engineers from Karsland"));
	assert_false(tells(&s, "Pages are kept"));
	assert_false(tells(&s, "Bridges closed in Orrel Bridges"));
	assert_false(tells(&s, "Houses in and ,"));
	assert_false(tells(&s, "Boats reach Orrel"));
	assert_false(tells(&s, "Valley of Orrel"));
	assert_false(tells(&s, "Anna Berg speaks"));
	assert_false(tells(&s, "Behind the mayor"));
	assert_false(tells(&s, "Image"));
}

/* What somebody says of himself outside a quotation is nobody's word here: rather no text. */
static void
first_persons_open_no_text(void **state)
{
	struct fixture *f = *state;
	struct write_article a = article("Post", "Our talk on the harbour wall of Kessin",
		"I saw the wall of the harbour from my window when it came down at six.", MONDAY);
	struct story s = write_one(f, &a, 1, 220);
	assert_false(tells(&s, "I saw"));
}

/* "The letter" is understood where the story or its headline told of a letter. */
static void
what_is_taken_as_known_was_told(void **state)
{
	static const char text[] =
		"The harbour board of Porlan closed the Ullen dam on Monday after a week of rain.\n\n"
		"They had asked for a new wall in a letter.\n\n"
		"The letter, written by engineers from Karsland, warned the board in 2019 of cracks.\n\n"
		"Police closed two bridges and a school in Orrel, because water stood in the streets.";
	struct fixture *f = *state;
	struct write_article a = article("Post", "Ullen dam closed", text, MONDAY);
	struct story s = write_one(f, &a, 1, 220);
	assert_true(tells(&s, "Police closed"));
	assert_false(tells(&s, "The letter"));
	a.title = STR("Letter warned of Ullen dam");
	s = write_one(f, &a, 1, 220);
	assert_true(tells(&s, "The letter"));
}

/* What makes a report long, so that a story may tell more of it; no sentence of it can be quoted. */
#define LONG_TAIL \
	"It was the third flood of the valley in ten years, and they say that it will not be the last.\n\n" \
	"They had carried their beds to the upper floors when the sirens went at four in the morning.\n\n" \
	"He had seen the water come over the wall, and he had called his neighbours one by one.\n\n" \
	"They were told to stay with friends, and many of them did not know when they could go home.\n\n" \
	"It had rained since Sunday, and those who live below the wall had looked at it day and night."

/* The full name may stand in a sentence that cannot be quoted: even so nobody is told by half of
 * a name, be it the surname, one that is a word of the story, too, or the first name. */
static void
half_names_are_left_out_where_the_full_name_is_known(void **state)
{
	static const char text[] =
		"The harbour board of Porlan closed the Ullen dam on Monday after a week of rain.\n\n"
		"Its chairman Carl Holm, asked by many:\n\n"
		"Holm told reporters in Orrel that the harbour board would pay for houses.\n\n"
		"But Steven Law, who leads an office of engineers, had nothing to say...\n\n"
		"Law said that engineers from Karsland found cracks as wide as a hand in 2019.\n\n"
		"Neighbours of Malia Vant, the baker, had much to tell... \n\n"
		"“We lost a shop and a mill,” Malia told police, who searched the valley in boats.\n\n"
		"Vant said that two mills and a bakery in Orrel were lost in one night.\n\n"
		"Police closed two bridges and a school in Orrel, because the law asks for it.\n\n"
		LONG_TAIL;
	struct fixture *f = *state;
	struct write_article a = article("Post", "Ullen dam closed", text, MONDAY);
	struct story s = write_one(f, &a, 1, 220);
	assert_true(tells(&s, "Police closed"));
	assert_false(tells(&s, "Holm told"));
	assert_false(tells(&s, "Law said"));
	assert_false(tells(&s, "Malia told"));
}

/* What was glued to the front of a sentence is cut off, or the sentence is left out. */
static void
pieces_of_the_page_are_cut_off(void **state)
{
	static const char text[] =
		"The harbour board of Porlan closed the Ullen dam on Monday after a week of rain.\n\n"
		"Villagers angry as wall is rebuilt The oldest mill of Orrel lost its wheel to the water.\n\n"
		"Names of the closed part of the letter : the board had warned of cracks in 2019.\n\n"
		"Anna Berg, Porlan Evening Post Orrel is rebuilding its bridges with wood from Karsland.\n\n"
		"Subscriptions are 40 crowns in Porlan and were 30 crowns before the dam was closed.\n\n"
		"Why it matters: The Ullen dam keeps 300 houses of Orrel dry.\n\n"
		"Porlan Valley) said that 300 people had left their houses in Orrel since Sunday.\n\n"
		"Police closed two bridges and a school in Orrel, because water stood in the streets.";
	struct fixture *f = *state;
	struct write_article a = article("Post", "Ullen dam closed", text, MONDAY);
	struct story s = write_one(f, &a, 1, 220);
	assert_true(tells(&s, "Police closed"));
	assert_true(tells(&s, "The oldest mill of Orrel"));
	assert_true(tells(&s, "The Ullen dam keeps"));
	assert_false(tells(&s, "Why it matters"));
	assert_false(tells(&s, "Valley) said"));
	assert_false(tells(&s, "Villagers angry"));
	assert_false(tells(&s, "Names of"));
	assert_false(tells(&s, "Anna Berg, Porlan"));
	assert_false(tells(&s, "Subscriptions"));
}

/* A letter of another report is not the letter that is meant. */
static void
what_is_taken_as_known_was_told_by_the_same_report(void **state)
{
	static const char told[] =
		"The harbour board of Porlan closed the Ullen dam on Monday after a week of rain.\n\n"
		"Farmers of Karsland sent a letter about milk prices to the parliament of Halvonia.";
	static const char other[] =
		"Water stood in the streets of Orrel on Monday after the Ullen dam was closed.\n\n"
		"They had asked for walls in a letter.\n\n"
		"The letter, written by engineers, warned of cracks wider than a hand in 2019.\n\n"
		"Police closed two bridges and a school, because it had rained for a week.";
	struct fixture *f = *state;
	struct write_article a[2] = {article("Post", "Ullen dam closed", told, MONDAY),
	                             article("Echo", "Ullen dam closed", other, MONDAY)};
	struct story s = write_one(f, a, 2, 220);
	assert_true(tells(&s, "Farmers of Karsland"));
	assert_false(tells(&s, "The letter"));
}

/* A day that was ahead has come by the day of the opening, and a plan was carried out. */
static void
plans_that_later_reports_overtook_are_left_out(void **state)
{
	static const char before[] =
		"Engineers from Karsland are expected to inspect the lower gate in Orrel on Wednesday.\n\n"
		"Parliament in Halvonia will vote on a tax for owners of dams next year.\n\n"
		"Rescuers will carry 300 sheep from a farm in Tarn to the market hall.";
	static const char after[] =
		"The Ullen dam broke on Thursday after a week of rain and flooded three villages.\n\n"
		"Rescuers carried sheep from a farm in Tarn to a market hall, their chief said.\n\n"
		"Police closed two bridges and a school, because water stood in the streets.\n\n"
		LONG_TAIL;
	struct fixture *f = *state;
	struct write_article a[2] = {article("Post", "Gate of dam inspected", before, MONDAY),
	                             article("Echo", "Ullen dam breaks", after, MONDAY + 4 * DAY)};
	struct story s = write_one(f, a, 2, 220);
	assert_true(tells(&s, "The Ullen dam broke"));
	assert_true(tells(&s, "Parliament in Halvonia"));
	assert_false(tells(&s, "Engineers from Karsland"));
	assert_false(tells(&s, "Rescuers will"));
}

static void
italian_is_told_by_its_own_tables(void **state)
{
	static const char text[] =
		"La diga di Ullen ha ceduto lunedì dopo una settimana di pioggia e ha allagato tre paesi "
		"della valle.\n\n"
		"Tuttavia la strada per Porlan resta aperta, ha detto la polizia di Orrel.\n\n"
		"Secondo il sindaco Carlo Lund almeno dodici persone sono morte nella notte a Orrel.\n\n"
		"La diga era stata riparata nel 2004, quando la valle fu allagata per la prima volta.\n\n"
		"Leggi anche: il racconto della notte nella valle di Orrel.";
	struct fixture *f = *state;
	struct write_article a = article("Post", "La diga di Ullen ha ceduto", text, MONDAY);
	a.language = STR("it");
	struct story s = write_one(f, &a, 1, 220);
	struct str all = json_of(&f->m.out, &s);
	assert_true(str_starts(s.paragraphs[ROLE_HAPPENED].sentences[0].text, STR("La diga di Ullen ha")));
	assert_true(str_has(all, STR("2004")));
	assert_false(str_has(all, STR("Tuttavia")));
	assert_false(str_has(all, STR("Leggi anche")));
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

/* Characters of all that the page shows of article `i`. */
static size_t
shown_of(const struct story *s, size_t i)
{
	size_t chars = 0;
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		for (size_t k = 0; k < s->paragraphs[p].count; k++)
			if (s->paragraphs[p].sentences[k].cites[0].article == i)
				chars += utf8_length(s->paragraphs[p].sentences[k].text);
	for (size_t q = 0; q < s->question_count; q++)
		for (size_t k = 0; k < s->questions[q].answer_count; k++)
			if (s->questions[q].answer[k].cites[0].article == i)
				chars += utf8_length(s->questions[q].answer[k].text);
	for (size_t k = 0; k < s->day_count; k++)
		if (s->days[k].cites[0].article == i)
			chars += utf8_length(s->days[k].text);
	return chars;
}

static void
no_more_characters_are_quoted_than_a_publisher_allows(void **state)
{
	struct fixture *f = *state;
	struct write_article a[6];
	static const uint32_t most[] = {1, 60, 150, 300, 2000};
	size_t n = newsroom(a), last = 0;
	for (size_t i = 0; i < sizeof most / sizeof *most; i++) {
		a[0].most_chars = most[i];
		a[1].most_chars = most[i];
		struct story s = write_one(f, a, n, 220);
		assert_true(shown_of(&s, 0) <= most[i]);
		assert_true(shown_of(&s, 1) <= most[i]);
		last = shown_of(&s, 0);
	}
	assert_true(last > 0);
	/* Alone, too, where the limit of words is lifted. */
	a[0].most_chars = 150;
	struct story s = write_one(f, a, 1, 220);
	assert_true(shown_of(&s, 0) > 0 && shown_of(&s, 0) <= 150);
}

static void
reserved_parts_and_headings_give_no_sentence(void **state)
{
	struct fixture *f = *state;
	struct write_article a[6];
	size_t n = newsroom(a);
	struct story s = write_one(f, a, n, 220);
	/* What was quoted is now a heading of one report, and reserved in the other. */
	struct text_part parts[40];
	struct text_reserved reserved[40];
	size_t part_count = 0, reserved_count = 0;
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		for (size_t k = 0; k < s.paragraphs[p].count; k++) {
			struct cite c = s.paragraphs[p].sentences[k].cites[0];
			if (c.article == 0)
				parts[part_count++] = (struct text_part){PART_HEADING, c.start, c.end};
			if (c.article == 1)
				reserved[reserved_count++] =
					(struct text_reserved){SIGNAL_PAID, c.end - 2, c.end};
		}
	assert_true(part_count && reserved_count);
	a[0].marks = (struct text_marks){.parts = parts, .part_count = part_count};
	a[1].marks = (struct text_marks){.reserved = reserved, .reserved_count = reserved_count};
	s = write_one(f, a, n, 220);
	size_t sentences = 0;
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		for (size_t k = 0; k < s.paragraphs[p].count; k++, sentences++) {
			const struct story_sentence *x = &s.paragraphs[p].sentences[k];
			for (size_t c = 0; c < x->cite_count; c++)
				assert_true(marks_quotable(&a[x->cites[c].article].marks,
				                           x->cites[c].start, x->cites[c].end));
		}
	assert_true(sentences > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_more_characters_are_quoted_than_a_publisher_allows),
		cmocka_unit_test(reserved_parts_and_headings_give_no_sentence),
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
		cmocka_unit_test(what_points_back_stands_only_behind_what_it_points_to),
		cmocka_unit_test(openings_of_two_reports_are_one_fact),
		cmocka_unit_test(what_is_of_another_matter_or_of_the_page_is_left_out),
		cmocka_unit_test(first_persons_open_no_text),
		cmocka_unit_test(what_is_taken_as_known_was_told),
		cmocka_unit_test(half_names_are_left_out_where_the_full_name_is_known),
		cmocka_unit_test(pieces_of_the_page_are_cut_off),
		cmocka_unit_test(what_is_taken_as_known_was_told_by_the_same_report),
		cmocka_unit_test(plans_that_later_reports_overtook_are_left_out),
		cmocka_unit_test(italian_is_told_by_its_own_tables),
		cmocka_unit_test(hostile_texts_are_survived),
	};
	return cmocka_run_group_tests(tests, open_arenas, close_arenas);
}
