/* ask_test.c: which sentences make a question, and which trap makes none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "asked_story.h"

static void
sentences_make_their_question(void **state)
{
	static const struct row rows[] = {
		{"Carl Lund rejected a new inquiry on Tuesday because the police had begun their own.",
		 "Why did Carl Lund reject a new inquiry?"},
		{"Carl Lund resigned on Tuesday after the report on the wall was made public.",
		 "Why did Carl Lund resign?"},
		{"Lund was dismissed on Tuesday following the search of two offices in Porlan.",
		 "Why was Carl Lund dismissed?"},
		{"Lund apologized for calling the village of Orrel a heap of stones.",
		 "Why did Carl Lund apologize?"},
		{"Berg criticized the Harbour Board, saying that its records were a riddle.",
		 "Why did Anna Berg criticize the Harbour Board?"},
		{"Carl Lund was charged with fraud over the missing records of the wall.",
		 "What was Carl Lund charged with?"},
		{"Berg accused the Harbour Board of hiding the reports on the wall.",
		 "What did Anna Berg accuse the Harbour Board of?"},
		{"Carl Lund pleaded guilty to two counts of fraud on Friday in Porlan.",
		 "What did Carl Lund plead guilty to?"},
		{"Berg urged the Harbour Board to explain the collapse of the Ullen dam to the public.",
		 "What did Anna Berg urge the Harbour Board to do about the collapse of the Ullen dam?"},
		{"Carl Lund will open the Orrel weir in May with a speech at Porlan.",
		 "When will Carl Lund open the Orrel weir?"},
		{"Carl Lund was arrested at his home in Porlan early on Friday.",
		 "What happened to Carl Lund?"},
		{"Berg said that Lund had been arrested at his home in Porlan early on Friday.",
		 "What happened to Carl Lund?"},
		{"Lund left the board in March and was charged with fraud over the missing records.",
		 "What was Carl Lund charged with?"},
		{"Carl Lund died of pneumonia at a hospital in Porlan on Friday.",
		 "How did Carl Lund die?"},
		{"The Harbour Board concluded that the wall was safe for ten more years.",
		 "What did the Harbour Board conclude?"},
		{"The collapse killed 14 people in the villages, the police of Porlan said.",
		 "How many people were killed in the collapse of the Ullen dam?"},
		{"Lund said that Berg had known about the cracks and was “a danger to every farmer”.",
		 "What did Carl Lund say about Anna Berg?"},
		{"Lund said that Berg should have warned the farmers of the village about the cracks.",
		 "What did Carl Lund say Anna Berg should do?"},
		{"Lund said that Berg was no friend of the farmers at the weir in Ullen.",
		 "What did Carl Lund say about Anna Berg?"},
		{"Anna Berg called on the Harbour Board to read out the letters of the farmers.",
		 "What did Anna Berg call on the Harbour Board to do?"},
		/* single facts */
		{"Carl Lund admitted to hiding the letters of the farmers in his office.",
		 "What did Carl Lund admit to?"},
		{"Carl Lund, accused of hiding the letters of the farmers, left Porlan on Friday.",
		 "What is Carl Lund accused of?"},
		{"Police charged Carl Lund with fraud over the missing records of the wall.",
		 "What was Carl Lund charged with?"},
		{"Carl Lund faces up to ten years in prison over the missing records.",
		 "What sentence does Carl Lund face?"},
		{"Carl Lund, best known for his maps of the Ullen, left the board on Friday.",
		 "What is Carl Lund best known for?"},
		{"About 60 percent of Orrel farmers voted against the Ullen dam in spring.",
		 "What percentage of Orrel farmers voted against the Ullen dam?"},
		{"The Orrel mill was sold for $4 million on Friday to a brewer from Ullen.",
		 "How much was the Orrel mill sold for?"},
		{"Carl Lund has worked for a brewer of Ullen since 2009, when his mill burned down.",
		 "Since when has Carl Lund worked for a brewer of Ullen?"},
		{"Carl Lund served in Porlan for nearly 12 years before he went to Orrel.",
		 "How long did Carl Lund serve in Porlan?"},
		{"The Harbour Board approved the Ullen dam by 52 to 48 at its meeting.",
		 "By what vote did the Harbour Board approve the Ullen dam?"},
		{"The trial of the brewers of Orrel is scheduled for Friday at noon.",
		 "When is the trial of the brewers of Orrel scheduled?"},
		{"The average price of a house in Porlan exceeds $90,000 since the flood.",
		 "What is the average price of a house in Porlan?"},
		/* in which words */
		{"Berg called the Harbour Board “a club of old friends” at the meeting.",
		 "How did Anna Berg describe the Harbour Board?"},
		{"Lund compared the Ullen dam to a sieve that nobody had ever mended.",
		 "What did Carl Lund compare the Ullen dam to?"},
		/* beside the main clause */
		{"Anna Berg dismissed Carl Lund, who was charged with fraud over the missing records.",
		 "What was Carl Lund charged with?"},
		{"Berg said that she rejected a new inquiry because the police had begun their own.",
		 "Why did Anna Berg reject a new inquiry?"},
		{"Carl Lund refused to open the Orrel ferry because the police had taken the keys.",
		 "Why did Carl Lund refuse to open the Orrel ferry?"},
		{"Carl Lund declined to visit the village of Orrel, citing the cracks in the wall.",
		 "Why did Carl Lund decline to visit the village of Orrel?"},
		/* a thing that a name tells from others, also in quoted words */
		{"Lund said, “The collapse of the Ullen dam was the work of God and of nobody else.”",
		 "What did Carl Lund say about the collapse of the Ullen dam?"},
		/* who somebody is, the answer says */
		{"Tova Kell, a native of Orrel, was fined on Friday after she had shot at the wall of the Ullen dam.",
		 "Why was Tova Kell fined?"},
		{"Lund said that the letters from Orrel could help clear Anna Berg of every reproach.",
		 "What did Carl Lund say about Anna Berg?"},
		/* in a clause of when or why, or behind a noun */
		{"Lund said that the farmers would lose their barns if Anna Berg should ever open the weir.",
		 "What did Carl Lund say about Anna Berg?"},
		{"Lund said that the opposition to the collapse of the Ullen dam should have come before.",
		 "What did Carl Lund say about the collapse of the Ullen dam?"},
		/* who a stranger is, stands behind the name */
		{"Tova Kell, a farmer from Orrel, accused the Harbour Board of hiding the reports.",
		 "What did Tova Kell accuse the Harbour Board of?"},
		/* the office before the name is who speaks */
		{"The mayor of Porlan, Anna Berg, accused the Harbour Board of hiding the reports.",
		 "What did Anna Berg accuse the Harbour Board of?"},
		/* two at once */
		{"Lund and Berg were dismissed on Tuesday following the search of two offices.",
		 "Why were Carl Lund and Anna Berg dismissed?"},
		/* a day between subject and verb, a clause before the cause */
		{"Carl Lund on Tuesday resigned because the report on the wall was made public.",
		 "Why did Carl Lund resign?"},
		{"Carl Lund rejected a new inquiry, which would also search the mill, because the police had begun.",
		 "Why did Carl Lund reject a new inquiry?"},
		{"Berg praised Carl Lund for quietly mending the wall of the weir in the night.",
		 "Why did Anna Berg praise Carl Lund?"},
		/* who did it */
		{"The plan for the Ullen dam was drafted by Tova Kell, a builder from Orrel.",
		 "Who drafted the plan for the Ullen dam?"},
		/* what is expected, what has to be done */
		{"Carl Lund is expected to announce that the mill at Orrel will be sold.",
		 "What is Carl Lund expected to announce?"},
		{"Lund said that the Harbour Board needs to open its books to the farmers of Ullen.",
		 "What did Carl Lund say the Harbour Board needs to do?"},
		/* of what the titles speak */
		{"Researchers found that the Ullen dam had moved by nine metres since the spring.",
		 "What did researchers find about the Ullen dam?"},
		{"Shares of the Orrel ferry plunged by 12 percent in May.",
		 "By how much did shares of the Orrel ferry plunge in May?"},
		{"An estimated 300 to 400 Orrel farmers suffer from the long cold of Porlan winters.",
		 "How many Orrel farmers suffer from the long cold of Porlan winters?"},
		/* on what occasion, in which month; a day stands in no question */
		{"Carl Lund walked out during a concert in Orrel because the farmers had jeered.",
		 "Why did Carl Lund walk out during a concert in Orrel?"},
		{"Carl Lund made headlines in May after shouting at the farmers of Orrel.",
		 "Why did Carl Lund make headlines in May?"},
		{"More than 300 farmers crossed the Ullen dam near Porlan in March, a high mark.",
		 "How many farmers crossed the Ullen dam near Porlan in March?"},
		{"Carl Lund was fired on Monday for calling the village of Orrel a heap of stones.",
		 "Why was Carl Lund fired?"},
		{"Carl Lund resigned over the missing records of the Porlan mill.",
		 "Why did Carl Lund resign?"},
		/* whom it befalls, stands behind the verb */
		{"Anna Berg dismissed Carl Lund as harbour master of Orrel on Friday.",
		 "What happened to Carl Lund?"},
		{"Carl Lund is credited with finding the first crack in the wall.",
		 "What is Carl Lund credited with?"},
		{"Carl Lund introduced a bill on Friday to close every mill at the weir.",
		 "What would the bill that Carl Lund introduced do?"},
		{"The Harbour Board sued Carl Lund, alleging that the wall had been old for years.",
		 "Why did the Harbour Board sue Carl Lund?"},
	};
	expect_rows(*state, rows, sizeof rows / sizeof *rows);
}

static void
traps_make_no_question(void **state)
{
	static const struct row rows[] = {
		/* a time, no cause */
		{"The trial is due to begin at the court of Porlan in the coming week.", ""},
		{"Carl Lund resigned two days after the report on the wall was made public.", ""},
		{"Carl Lund resigned after Monday and will not come back to the board.", ""},
		/* no cause but a matter, or a noun that takes the preposition */
		{"Berg pressed the Harbour Board over its records at a meeting in Orrel.", ""},
		{"Berg criticized the Harbour Board numerous times for its secrecy.", ""},
		{"Lund rejected the call for his resignation at a meeting in Orrel.", ""},
		/* finders that could be any */
		{"Researchers found that the wall had moved by nine metres since the spring.", ""},
		{"The Porlan group concluded that the wall was safe for ten more years.", ""},
		/* a name that says nothing to others, and a word that points to another place */
		{"Carl Lund said that Porrik had worked at the mill of Orrel for years.", ""},
		{"Carl Lund won the above vote of the Harbour Board in March 2019.", ""},
		/* speech without content */
		{"Lund said no to the offer of the council on Tuesday in Orrel.", ""},
		{"Berg added her voice to the protests against the Harbour Board.", ""},
		/* a name that belongs to something else */
		{"Lund said that the people of Orrel had gathered at Berg Tower in the night.",
		 "What did Carl Lund say about the people of Orrel?"},
		{"Lund said that nobody in Orrel had read Berg's description of the wall.", ""},
		/* nothing happened */
		{"Carl Lund was not charged with fraud over the missing records of the wall.", ""},
		{"Carl Lund was not convicted of fraud over the missing records of the wall.", ""},
		/* an object that is far from its verb */
		{"Carl Lund presided over two briefings at the village hall of Orrel.", ""},
		/* two first names: nobody's surname is written out */
		{"Holt resigned on Tuesday after the report on the wall was made public.", ""},
		/* a stale "in 2011" beside a future */
		{"In 2011, the plan for the wall will have been forgotten, Lund wrote.", ""},
		/* leaning on what stood before */
		{"He resigned after the report on the wall was made public.", ""},
		{"“Carl Lund resigned because of the wall,” the paper of Orrel wrote.", ""},
		{"Such a meeting was rejected by Carl Lund because the police had begun their own.", ""},
		/* bare nouns that nobody can place */
		{"Carl Lund rejected the report on Tuesday because the inquiry had not begun.", ""},
		{"Anna Berg called the wall of the dam a disgrace to the whole of Porlan.", ""},
		{"Lund apologized for his remarks on Tuesday at the village hall.", ""},
		/* the matter is cut away */
		{"Anna Berg vowed to rebuild the village before the next winter.", ""},
		{"Anna Berg called for an inquiry into the board and its records.", ""},
		{"Carl Lund is expected to appear before the council of Porlan.", ""},
		{"Carl Lund rejected claims that the wall was old because the police had seen it.", ""},
		{"The board passed a bill in March after a debate that took all night.", ""},
		/* half of two */
		{"Lund and her brother were dismissed on Tuesday following the search of two offices.", ""},
		/* one of many, without an article; a hedge; a stance on nothing */
		{"Lund said that executive order would save the villages from another winter.", ""},
		{"Anna Berg appeared to change her plan by writing to the people of Orrel.", ""},
		{"Anna Berg changed course because the police had begun their own inquiry.", ""},
		/* a deed that is only told is no view of who did it */
		{"Lund said that Berg had visited the mill at Orrel with two farmers.", ""},
		{"Lund said that he was hopeful when he heard that Berg had met the farmers.", ""},
		/* who speaks for somebody says nothing about his office */
		{"Lund said that Berg’s office was busy with letters from the people of Ullen.", ""},
		/* an adverb in front leans on what stood before */
		{"Off-screen, Carl Lund resigned after the report on the wall was made public.", ""},
		/* elected to what */
		{"Carl Lund was elected in May 2009 to lead the men at the weir.", ""},
		/* somebody of whom nobody says who he is */
		{"Tova Kell said that Carl Lund had known about the cracks for years.", ""},
		/* the answer leans on what stood before */
		{"A week later, Carl Lund resigned after the report on the wall was made public.", ""},
		{"Anna Berg added that Carl Lund had known about the cracks for years.", ""},
		/* a modal says nothing that has a cause yet */
		{"Carl Lund could resign because the report on the wall was made public.", ""},
		/* a relative clause tells when, hardly why; "who" is no thing */
		{"Lund, who was raised in Orrel after his father had died, left the board.", ""},
		{"The last meeting of the board with Carl Lund, who died in May 2009, was short.", ""},
		{"Lund led the board, which lost its mill and was closed in May 2009.", ""},
		/* a place and an apposition of something else are no body */
		{"Lund showed a letter from Orrel, a village of forty houses at the weir.", ""},
		/* of whom, was left behind */
		{"The police said the deadly shooting of former Ullen miller Jan Moor began at the Orrel mill.", ""},
		/* whose house, stood before */
		{"The letters were found at his house, the Porlan prosecutor Rudolf Kell said.", ""},
		/* nobody knows which */
		{"The Harbour Board passed a plain bill in June 2009 after a long night.", ""},
		{"The police made 47 arrests in the night of the flood and on Monday.", ""},
		{"Carl Lund arrived at the weir about 10:30 p.m. on May 15 2009.", ""},
		/* people are no matter; a coined word is its speaker's */
		{"Lund said that many train passengers from Orrel would be allowed to keep their knives.", ""},
		{"Lund said, “Berg’s war on the poor farmers of the village will end in May.”", ""},
		{"Lund compared the notes with a friend from the council of Porlan.", ""},
		/* of which group */
		{"On Friday Carl Lund, the group’s director, resigned after the report on the wall was made public.", ""},
		/* a caption glued to its sentence */
		{"Media caption Carl Lund resigned after the report on the wall was made public.", ""},
		/* why they failed, not why they tried */
		{"Carl Lund visited the Orrel ferry at noon, but failed because of the ice.", ""},
		/* what is alleged is no fact */
		{"Anna Berg alleged that Carl Lund was charged with fraud over the missing records.", ""},
		/* whose plan, and which letters, nobody knows */
		{"Anna Berg criticized the miller’s plan because the police had begun their own inquiry.", ""},
		{"Lund said that the T.P.K. letters from Orrel had been read by the council.", ""},
		/* a verb taken for a noun, a day for a name */
		{"The Orrel mill shut down in spring, the Harbour Board said on Friday.", ""},
		/* what the question would hold already */
		{"Lund said that there were two letters from Orrel in the office of the council.", ""},
		/* a court rules on much */
		{"The Porlan Court ruled that the wall was safe for ten more years.", ""},
		/* two times */
		{"Carl Lund visited the Ullen dam in 2006, when it broke, and again in 2008.", ""},
		/* whose it is, does not say which */
		{"Lund said that Berg's decision was a joke for every farmer at the weir.", ""},
		{"Carl Lund said that Anna Berg will read the letters of the farmers on Friday.", ""},
		/* which one, is not said */
		{"Carl Lund is expected to announce the decision before the winter comes.", ""},
		{"Carl Lund criticized the Harbour Board amid angry protests in Porlan.", ""},
		{"Carl Lund resigned after serving the board for more than twenty years.", ""},
		/* of one subject only what follows a joint */
		{"Carl Lund rejected the plan after bakers, millers and several farmers sued the Harbour Board, saying it was old.", ""},
		/* cut in the middle of what is said of the panel */
		{"Anna Berg has vetoed two nominees to the panel set to inspect the Jan. 6 break of the Ullen dam.", ""},
		/* one word beside the noun tells it to nobody who has not read the story */
		{"Lund said that the Porlan attack had been the work of two farmers.", ""},
		{"Lund rejected the new Porlan study because the police had begun their own inquiry.", ""},
		{"Lund said that Berg’s admission had come as a blow to every farmer at the weir.", ""},
		{"Lund said that the country’s claim on the weir was a joke for every farmer.", ""},
		{"The video from Orrel would show the crack in the wall.", ""},
		/* what could be of any day */
		{"Republicans accused Democrats of hiding the records of the Harbour Board and the cracks in the wall.", ""},
		{"The White House called on Congress to read out the records of the Harbour Board on the wall.", ""},
		{"Lund dismissed the P.K.A. as “a club of old friends” at the meeting.", ""},
		/* a rank says nothing of whose */
		{"Sgt. Tova Kell said that the collapse of the Ullen dam was the work of God.", ""},
		/* what somebody said, not why he did it; how he was found, not what for; when, not why */
		{"Carl Lund delivered a long speech on the Ullen dam, calling the wall a joke.", ""},
		{"Carl Lund decried the closing of the Ullen dam, calling it a disgrace.", ""},
		{"Shares of the Orrel ferry plunged 8 percent on Monday.", ""},
		/* it did not */
		{"The Harbour Board voted 52-48 against a motion to close the Orrel ferry on Monday.", ""},
		{"The Harbour Board voted against a plan to close the old Orrel ferry line.", ""},
		{"Tova Kell, a native of Orrel, was detained on Friday after she had shot at the wall of the Ullen dam.",
		 "What happened to Tova Kell?"},
		{"The Harbour Board closed the Orrel ferry following Jan Moor’s death in the flood.", ""},
		/* of what, from where, against whom */
		{"Carl Lund withdrew from consideration because the police had begun their own inquiry.", ""},
		{"The Harbour Board declined to file charges, citing the age of the wall.", ""},
		/* which of two it was then; which month */
		{"Carl Lund will face the winner of the Orrel election on Monday at the weir.", ""},
		{"Carl Lund will open the Orrel weir next month with a speech at Porlan.", ""},
		/* of what he said, nothing is told; the words of who tells it */
		{"Lund explained why the collapse of the Ullen dam had come at night.", ""},
		{"Lund said that he would stay, as he seeks to explain the collapse of the Ullen dam.", ""},
		/* only in one case */
		{"Lund said that if the wall breaks again, the Harbour Board should open its books.", ""},
		/* a count or a value of some day */
		{"Carl Lund read out twelve letters of the farmers to the Harbour Board in Orrel.", ""},
		{"Sales of the Orrel ferry plunged by 12 percent on Monday.", ""},
		{"The average price of a house in Porlan exceeded $90,000 before the flood.", ""},
		{"Carl Lund has two boats as a result of the flood at Orrel.", ""},
		/* a cut name */
		{"Thomas J. said that the Harbour Board had kept its records shut for years.", ""},
	};
	expect_rows(*state, rows, sizeof rows / sizeof *rows);
}

/* The office that the reports put in front of a name stands in the question, but not one that says
 * nothing, and not where the question has it already. */
static void
offices_stand_before_names(void **state)
{
	static const struct row rows[] = {
		{"In Orrel, Transport Minister Tova Kell accused the Harbour Board of hiding the reports.",
		 "What did Transport Minister Tova Kell accuse the Harbour Board of?"},
		{"Former Mayor Tova Kell accused the Harbour Board of hiding the reports on the wall.",
		 "What did former Mayor Tova Kell accuse the Harbour Board of?"},
		{"Attorney Carl Lund accused the Harbour Board of hiding the reports on the wall.",
		 "What did Carl Lund accuse the Harbour Board of?"},
	};
	expect_rows(*state, rows, sizeof rows / sizeof *rows);
}

static void
what_happened_is_what_the_title_tells(void **state)
{
	static const struct {
		const char *title, *in, *out;
	} rows[] = {
		{"Carl Lund arrested after collapse of Ullen dam",
		 "Carl Lund was arrested at his home in Porlan early on Friday.",
		 "What happened to Carl Lund?"},
		{"Carl Lund resigns after collapse of Ullen dam",
		 "Carl Lund was arrested at his home in Porlan early on Friday.",
		 "Where was Carl Lund arrested?"},
	};
	struct memory *m = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct memory copy = *m;
		struct str got = questions_below(&copy, rows[i].title, rows[i].in, english_model());
		if (!str_eq(got, str_of(rows[i].out)))
			fail_msg("%s: " STR_FMT, rows[i].in, STR_ARG(got));
	}
}

static void
forms_lead_to_their_verb(void **state)
{
	static const struct {
		const char *form;
		enum xpos tag;
		const char *lemma; /* NULL: not known */
	} rows[] = {
		{"closed", XPOS_VBD, "close"},   {"stopped", XPOS_VBD, "stop"},
		{"called", XPOS_VBD, "call"},    {"withdrew", XPOS_VBD, "withdraw"},
		{"denied", XPOS_VBD, "deny"},    {"sued", XPOS_VBN, "sue"},
		{"was", XPOS_VBD, "be"},         {"faces", XPOS_VBZ, "face"},
		{"accuses", XPOS_VBZ, "accuse"}, {"denies", XPOS_VBZ, "deny"},
		{"pushes", XPOS_VBZ, "push"},    {"calling", XPOS_VBG, "call"},
		{"leave", XPOS_VBP, "leave"},    {"grumbed", XPOS_VBD, NULL},
	};
	struct memory *m = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str got = verb_lemma(&m->out, str_of(rows[i].form), rows[i].tag);
		if (!str_eq(got, str_of(rows[i].lemma)))
			fail_msg("%s: " STR_FMT, rows[i].form, STR_ARG(got));
	}
	assert_true(verb_classes(STR("abandon")) & VERB_REACT);
	assert_true(verb_classes(STR("write")) & VERB_SAY);
	assert_int_equal(verb_classes(STR("sing")), 0);
}

static void
nothing_is_asked_without_trees(void **state)
{
	struct memory copy = *(struct memory *)*state;
	assert_int_equal(
		questions(&copy, "Carl Lund resigned after the report on the wall was made public.", NULL).n, 0);
}

/* Some sentences of the tables above answer two questions of one role. */
static void
other_wordings_were_sound(void **state)
{
	(void)state;
	assert_true(other_wordings > 0);
}

static void
same_story_has_same_questions(void **state)
{
	struct memory one = *(struct memory *)*state, two = one;
	const char *said = "Lund said that Berg should have warned the farmers of the village about the cracks.";
	struct str a = questions(&one, said, english_model());
	two.out = one.out; /* what was asked first stays */
	struct str b = questions(&two, said, english_model());
	assert_true(a.n > 0 && str_eq(a, b));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_memory, close_memory)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(sentences_make_their_question),
		TEST(traps_make_no_question),
		TEST(offices_stand_before_names),
		TEST(what_happened_is_what_the_title_tells),
		TEST(forms_lead_to_their_verb),
		TEST(nothing_is_asked_without_trees),
		TEST(other_wordings_were_sound),
		TEST(same_story_has_same_questions),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
