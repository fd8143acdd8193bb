/* ask_test.c: which sentences make a question, and which trap makes none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "write/ask.h"

/* Two reports that make the persons known; the sentence under test comes last in the second. */
static const char first[] =
	"The Ullen dam near Porlan broke on Monday and flooded three villages.\n\n"
	"Anna Berg, the mayor of Porlan, said the water came at night.\n\n"
	"Carl Lund, the chairman of the harbour board, visited the village of Orrel.\n\n"
	"Anna Berg said the bridge would stay closed.\n\n"
	"The Harbour Board met twice.";
static const char second[] =
	"Water from the broken dam reached Orrel before dawn on Monday.\n\n"
	"Carl Lund said the wall was old.\n\nAnna Berg said Orrel had no warning at all.\n\n"
	"Carl Lund said the wall had cracks.\n\nThe Harbour Board kept its records shut.\n\n";

static struct str
questions(struct arena *out, struct arena scratch, const char *sentence)
{
	struct str text = str_fmt(out, "%s%s", second, sentence);
	struct write_article a[2] = {
		{.outlet = STR("A"), .title = STR("Ullen dam near Porlan breaks"), .text = str_of(first),
		 .language = STR("en"), .reprint_of = -1, .published = WHEN_NONE},
		{.outlet = STR("B"), .title = STR("Dam break floods Orrel"), .text = text,
		 .language = STR("en"), .reprint_of = -1, .published = WHEN_NONE}};
	struct arena temp = arena_split(&scratch);
	struct draft d = draft_read(&scratch, temp, a, 2);
	struct cast cast = cast_read(&scratch, &d);
	struct composed none = {0};
	/* The text introduces everybody, and quotes nothing. */
	struct asked list[ASK_MOST];
	size_t n = ask(out, temp, &d, &cast, &none, 1000, list);
	struct buf b = buf_in(out, 400);
	for (size_t i = 0; i < n; i++)
		if (str_starts(list[i].answer->text, str_sub(str_of(sentence), 0, 12)))
			buf_fmt(&b, "%s" STR_FMT, b.n ? " | " : "", STR_ARG(list[i].question));
	return buf_str(&b);
}

static void
sentences_make_their_question_or_none(void **state)
{
	static const struct {
		const char *in, *out;
	} rows[] = {
		{"Carl Lund resigned on Tuesday after the report on the wall was made public.",
		 "Why did Carl Lund resign?"},
		{"Carl Lund rejected the report on Tuesday because the inquiry had not begun.", ""},
		{"Carl Lund rejected a new inquiry on Tuesday because the police had begun their own.",
		 "Why did Carl Lund reject a new inquiry?"},
		{"Carl Lund was dismissed on Tuesday following the search of two offices.",
		 "Why was Carl Lund dismissed?"},
		{"Carl Lund resigned two days after the report on the wall was made public.", ""},
		{"Carl Lund resigned after Monday and will not come back to the board.", ""},
		{"Carl Lund was charged with fraud over the missing records of the wall.",
		 "What was Carl Lund charged with?"},
		{"Carl Lund was not charged with fraud over the missing records of the wall.", ""},
		{"Anna Berg called for an inquiry into the board and its records.",
		 "What did Anna Berg call for?"},
		{"Anna Berg called the wall of the dam a disgrace to Porlan.", ""},
		{"Anna Berg vowed to rebuild the village before the next winter.",
		 "What did Anna Berg vow to do?"},
		{"Anna Berg announced the charges during a press conference on Friday.", ""},
		{"Carl Lund is expected to appear before the council next week.",
		 "What is Carl Lund expected to do?"},
		{"Carl Lund is expected to be questioned by the council next week.",
		 "What is next for Carl Lund?"},
		{"Lund is expected to appear before the council next week.", ""},
		{"Carl Lund was arrested at his home in Porlan early on Friday.",
		 "What happened to Carl Lund?"},
		{"The flood killed 14 people in Orrel, according to the police of Porlan.",
		 "How many people were killed in Orrel?"},
		{"The flood killed 14 people and closed the bridge, according to the police.", ""},
		{"The Harbour Board concluded that the wall was safe for ten more years.",
		 "What did the Harbour Board conclude?"},
		{"He resigned after the report on the wall was made public.", ""},
		{"“Carl Lund resigned because of the wall,” the paper of Orrel wrote.", ""},
	};
	struct arena out = arena_open(16 << 20), scratch = arena_open(256 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str got = questions(&out, scratch, rows[i].in);
		if (!str_eq(got, str_of(rows[i].out)))
			fail_msg("%s: " STR_FMT, rows[i].in, STR_ARG(got));
	}
	arena_close(&out);
	arena_close(&scratch);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sentences_make_their_question_or_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
