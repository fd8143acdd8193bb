/* refer_test.c: which sentences stand alone, and why others do not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/refer.h"

struct row {
	enum cue_language language;
	const char *in;
	unsigned why; /* must be among the reasons; 0: there must be none */
};

static const struct row rows[] = {
	{CUE_ENGLISH, "The Ullen dam broke on Monday after a week of rain.", 0},
	{CUE_ENGLISH, "“We lost our boats,” said Anna Berg, who fishes off Porlan.", 0},
	{CUE_ENGLISH, "Police searched two offices in Porlan on Friday.", 0},
	{CUE_ENGLISH, "Some 300 people left their homes in Porlan.", 0},
	{CUE_ENGLISH, "Of the 30 people on board, four were hurt.", 0},
	{CUE_ENGLISH, "Some residents of Porlan stayed.", 0},
	{CUE_ENGLISH, "One person died in Orrel.", 0},
	{CUE_ENGLISH, "Back in 2013 the wall was repaired by the board of Porlan.", 0},
	{CUE_ENGLISH, "In all, 104 people left Porlan.", 0},
	{CUE_ENGLISH, "Some saw the wave from the hills of Porlan.", REFER_OPENER},
	{CUE_ENGLISH, "Now the board of Porlan wants a second wall.", REFER_FRONT},
	{CUE_ENGLISH, "If it rains, the dam at Porlan will break.", REFER_FRONT},
	{CUE_ENGLISH, "Even so, the dam at Porlan held.", REFER_OPENER},
	{CUE_ENGLISH, "They'll meet in Porlan on Monday.", REFER_OPENER},
	{CUE_ENGLISH, "He'd warned the board of Porlan.", REFER_OPENER},
	{CUE_ENGLISH, "The town of Porlan stands above a coal mine.", 0},
	{CUE_ENGLISH, "He resigned on Monday.", REFER_OPENER},
	{CUE_ENGLISH, "But the dam held for a day.", REFER_OPENER},
	{CUE_ENGLISH, "At the same time, the river rose in Porlan.", REFER_OPENER},
	{CUE_ENGLISH, "In that case, Porlan would flood.", REFER_OPENER},
	{CUE_ENGLISH, "The other dam, in Orrel, held.", REFER_OPENER},
	{CUE_ENGLISH, "The risk, though, had long been known in Porlan.", REFER_OPENER},
	{CUE_ENGLISH, "On Monday, she told the council of Porlan to wait.", REFER_SUBJECT},
	{CUE_ENGLISH, "After the flood in Porlan, they rebuilt the bridge.", REFER_SUBJECT},
	{CUE_ENGLISH, "“The water came at night,” he said.", REFER_SPEAKER},
	{CUE_ENGLISH, "“The water came at night and took the bridge.”", REFER_QUOTE_ALONE},
	{CUE_ENGLISH, "The council said “the water came at night.", REFER_QUOTE_PART},
	{CUE_ENGLISH, "“The council of Porlan will meet,\" Berg said.", REFER_QUOTE_PART},
	{CUE_ENGLISH, "Our reporter saw the flood in Porlan.", REFER_FIRST_PERSON},
	{CUE_ENGLISH, "Berg noted as much in a speech Wednesday morning.", REFER_SAYS_NOTHING},
	{CUE_ENGLISH, "Did the council of Porlan know?", REFER_QUESTION},
	{CUE_ENGLISH, "A day later the water reached his house.", REFER_PRONOUN},
	{CUE_ENGLISH, "Residents had warned of those cracks.", REFER_POINTING},
	{CUE_ENGLISH, "The man drowned.", REFER_DEFINITE},
	{CUE_ENGLISH, "The source added that Porlan had been warned.", REFER_POINTING},
	{CUE_ENGLISH, "The source of the Ullen lies above Porlan.", 0},
	{CUE_ENGLISH, "Porlan moved the bigger boats to Orrel.", REFER_POINTING},
	{CUE_ENGLISH, "Porlan moved bigger boats to Orrel.", 0},
	{CUE_ENGLISH, "The board of Porlan took that to mean the wall was safe.", REFER_POINTING},
	{CUE_ENGLISH, "Anna Berg did so in Porlan.", REFER_POINTING},
	{CUE_ENGLISH, "Anna Berg vowed to close the dam of Porlan and did so on Monday.", 0},
	{CUE_ENGLISH, "Porlan was shaken by back-to-back floods.", REFER_POINTING},
	{CUE_GERMAN, "Der Damm am Orrelsee brach am Montag.", 0},
	{CUE_GERMAN, "Er brach am Montag.", REFER_OPENER},
	{CUE_GERMAN, "Zudem stieg der Fluss in Porlan.", REFER_OPENER},
	{CUE_GERMAN, "Das Gericht in Porlan verbot die Fähre.", 0},
	{CUE_GERMAN, "Das oberste Gericht in Porlan verbot die Fähre.", 0},
	{CUE_GERMAN, "Das sagte Anna Berg am Montag.", REFER_OPENER},
	{CUE_GERMAN, "Das hat Anna Berg gesagt.", REFER_OPENER},
	{CUE_SPANISH, "Es el segundo robo de este año.", REFER_OPENER},
	{CUE_ITALIAN, "È il secondo furto di quest'anno.", REFER_OPENER},
	{CUE_ITALIAN, "È morto a Porlan il pittore Per Holm.", 0},
	{CUE_PORTUGUESE, "É o segundo roubo neste ano.", REFER_OPENER},
	{CUE_DUTCH, "Het is de tweede inbraak van dit jaar.", REFER_OPENER},
	{CUE_DUTCH, "Het museum van Tarn meldde maandag de diefstal.", 0},
	{CUE_DUTCH, "Daarentegen was de vereniging blij.", REFER_OPENER},
	{CUE_CHINESE, "他没有回答记者的问题。", REFER_OPENER},
	{CUE_CHINESE, "警方正在寻找两名男子。", 0},
	{CUE_JAPANESE, "この案に商店主たちは反対している。", REFER_OPENER},
	{CUE_JAPANESE, "警察は男2人の行方を追っている。", 0},
	{CUE_FRENCH, "Le barrage a cédé lundi après une semaine de pluie.", 0},
	{CUE_FRENCH, "Par ailleurs, le port reste fermé.", REFER_OPENER},
	{CUE_FRENCH, "Elle a démissionné lundi.", REFER_OPENER},
	{CUE_SPANISH, "La presa se rompió el lunes tras una semana de lluvia.", 0},
	{CUE_SPANISH, "Sin embargo, el puerto sigue cerrado.", REFER_OPENER},
	{CUE_SPANISH, "Por último, el puerto de Porlan cerró.", REFER_OPENER},
	{CUE_GERMAN, "Darüber hinaus stieg der Fluss in Porlan.", REFER_OPENER},
	{CUE_FRENCH, "En effet, le port de Porlan reste fermé.", REFER_OPENER},
	{CUE_ITALIAN, "La diga di Ullen ha ceduto lunedì dopo una settimana di pioggia.", 0},
	{CUE_ITALIAN, "Tuttavia la strada per Porlan resta chiusa.", REFER_OPENER},
	{CUE_ITALIAN, "D'altra parte il porto di Porlan resta chiuso.", REFER_OPENER},
	{CUE_PORTUGUESE, "A barragem de Ullen rompeu na segunda-feira depois de uma semana de chuva.", 0},
	{CUE_PORTUGUESE, "Além disso, a ponte de Orrel caiu.", REFER_OPENER},
	{CUE_PORTUGUESE, "“A água chegou de noite e levou a ponte”, disse ele.", REFER_SPEAKER},
	{CUE_DUTCH, "De dam bij Ullen brak maandag na een week regen.", 0},
	{CUE_DUTCH, "Het kabinet komt maandag naar Porlan.", 0},
	{CUE_DUTCH, "Daarom blijft de school in Porlan dicht.", REFER_OPENER},
	{CUE_DUTCH, "“Het water kwam in de nacht en nam de brug mee”, zei hij.", REFER_SPEAKER},
	{CUE_ENGLISH, "The dam, she said, “will hold” for another year in Porlan.", REFER_SPEAKER},
	{CUE_ENGLISH, "Ten of those 33 villages near Porlan are empty.", REFER_POINTING},
	{CUE_ENGLISH, "Orrel would never sign such a treaty, Anna Berg said.", REFER_POINTING},
	{CUE_ENGLISH, "Anna Berg took a similar stand in Orrel.", REFER_POINTING},
	{CUE_ENGLISH, "A wall similar to the one at Ullen stands in Orrel.", 0},
	{CUE_ENGLISH, "Anna Berg said the two boards had agreed.", REFER_POINTING},
	{CUE_ENGLISH, "Anna Berg met the two boards of Porlan and Orrel.", 0},
	{CUE_ENGLISH, "Berg continued, calling the wall of Ullen a ruin.", REFER_POINTING},
	{CUE_ENGLISH, "The governor, an engineer, closed the bridge at Porlan.", REFER_POINTING},
	{CUE_ENGLISH, "The governor, Anna Berg, closed the bridge at Porlan.", 0},
	{CUE_ENGLISH, "The Orrel lawmaker said Porlan had been warned.", REFER_POINTING},
	{CUE_ENGLISH, "Anna Berg appeared in Orrel to do just that.", REFER_POINTING},
	{CUE_ENGLISH, "Either way, Orrel will need a second wall.", REFER_OPENER},
	{CUE_ENGLISH, "Soon, Anna Berg reached Porlan.", REFER_OPENER},
	{CUE_ENGLISH, "Of the 30, four were hurt in Porlan.", REFER_FRONT},
	{CUE_ENGLISH, "Worse, Porlan has no second wall.", REFER_OPENER},
	{CUE_ENGLISH, "Shortly after, the wall of Porlan broke.", REFER_OPENER},
	{CUE_ENGLISH, "All three have been found in Porlan.", REFER_POINTING},
	{CUE_ENGLISH, "All three walls of Porlan broke.", 0},
	{CUE_ENGLISH, "Among the other letters is one from Anna Berg.", REFER_POINTING},
	{CUE_ENGLISH, "Anna Berg wanted neither of those two.", REFER_POINTING},
	{CUE_ENGLISH, "Anna Berg would not go that far.", REFER_POINTING},
	{CUE_ENGLISH, "Officials there said Porlan was safe.", REFER_POINTING},
	{CUE_ENGLISH, "Anna Berg did not see the walls then.", REFER_POINTING},
	{CUE_ENGLISH, "Porlan had two floods during that time.", REFER_POINTING},
	{CUE_ENGLISH, "For the board of Porlan, that was the answer.", REFER_POINTING},
	{CUE_ENGLISH, "The first was built in Porlan in 1962.", REFER_POINTING},
	{CUE_ENGLISH, "The first wall was built in Porlan in 1962.", 0},
	{CUE_ENGLISH, "Anna Berg issued the following statement.", REFER_POINTING},
	{CUE_ENGLISH, "Many cited the walls of Porlan.", REFER_POINTING},
	{CUE_ENGLISH, "Many farmers of Porlan cited the walls.", 0},
	{CUE_ENGLISH, "Spokesman Carl Lund said Porlan was safe.", REFER_FRONT},
	{CUE_ENGLISH, "Today the board of Porlan will meet.", REFER_FRONT},
};

static void
sentences_stand_alone_or_have_their_reason(void **state)
{
	struct arena a = arena_open(1 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct tokens t = tokens_of(&a, str_of(rows[i].in), rows[i].language, false);
		unsigned why = refer_reasons(&t, rows[i].language);
		if (rows[i].why ? !(why & rows[i].why) : why)
			fail_msg("%s: %#x", rows[i].in, why);
	}
	arena_close(&a);
}

static void
leading_connective_may_go_unless_it_carries_sense(void **state)
{
	static const struct {
		const char *in;
		size_t tokens;
	} fronts[] = {
		{"But the dam held.", 1}, {"However, the dam held.", 2}, {"And yet the dam held.", 0},
		{"But if it rains, the dam will break.", 0}, {"The dam held.", 0},
		{"Still waters run deep in Porlan.", 0}, {"But not all left Porlan.", 0},
	};
	struct arena a = arena_open(1 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++) {
		struct tokens t = tokens_of(&a, str_of(fronts[i].in), CUE_ENGLISH, false);
		if (refer_connective(&t, CUE_ENGLISH) != fronts[i].tokens)
			fail_msg("%s", fronts[i].in);
	}
	arena_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sentences_stand_alone_or_have_their_reason),
		cmocka_unit_test(leading_connective_may_go_unless_it_carries_sense),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
