/* bench_english.c: how fast English is cut, tagged, parsed and read.
 *
 * Over sentences of its own making.  Processor time by the best of some rounds, in thousands of
 * words a second; words are those of the treebank, marks among them. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "../test/unit/text/english_model.h"

enum { ROUNDS = 7, REPEATS = 40 };

static const char *const sentences[] = {
	"The council of Porlan voted on Tuesday to close two of the town's oldest "
	"bridges, which "
	"engineers had called unsafe.",
	"Anna Berg, the mayor, said that the work would begin in May and cost about $4.5 "
	"million.",
	"Farmers who live on the far bank of the river have protested against the plan "
	"for weeks.",
	"\"We were never asked,\" said Carl Lund, whose family has owned the mill since "
	"1902.",
	"Rescuers found the boy after a search of eleven hours; he was cold but not "
	"hurt.",
	"The court ruled that the company must pay the workers it had dismissed last "
	"autumn.",
	"If the vote fails, ministers are expected to meet again before the end of the "
	"month.",
	"Nobody at the weir knew why the alarm had been switched off during the night.",
};
enum { COUNT = sizeof sentences / sizeof *sentences };

static double
now_s(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Each step needs what the one before it made. */
enum step { CUT, TAG, PARSE, READ, STEPS };

static size_t
one_round(struct arena a, struct arena scratch, const struct english *e, double *took_s)
{
	static struct tag_words words[COUNT];
	static struct parse trees[COUNT];
	size_t count = 0;
	double at[STEPS + 1];
	at[CUT] = now_s();
	for (size_t i = 0; i < COUNT; i++)
		words[i] = tag_split(&a, str_of(sentences[i]));
	at[TAG] = now_s();
	for (size_t i = 0; i < COUNT; i++)
		tag_words(scratch, english_tagger(e), words[i]);
	at[PARSE] = now_s();
	for (size_t i = 0; i < COUNT; i++)
		trees[i] = parse_words(&a, scratch, english_parser(e), words[i]);
	at[READ] = now_s();
	for (size_t i = 0; i < COUNT; i++)
		count += phrases_of(&a, &trees[i]).parse->words.count;
	at[STEPS] = now_s();
	for (int k = 0; k < STEPS; k++)
		took_s[k] += at[k + 1] - at[k];
	return count;
}

int
main(void)
{
	static const char *const names[] = {"english_cut", "english_tags",
					    "english_trees", "english_phrases"};
	struct arena a = arena_open(64 << 20), scratch = arena_open(64 << 20);
	double best_s[STEPS] = {1e9, 1e9, 1e9, 1e9};
	size_t words = 0;
	for (int round = 0; round < ROUNDS; round++) {
		double took_s[STEPS] = {0};
		words = 0;
		for (int i = 0; i < REPEATS; i++)
			words += one_round(a, scratch, english_model(), took_s);
		for (int k = 0; k < STEPS; k++)
			best_s[k] = took_s[k] < best_s[k] ? took_s[k] : best_s[k];
	}
	for (int k = 0; k < STEPS; k++)
		printf("%s %.0f thousand_words/s\n", names[k],
		       (double)words / best_s[k] / 1e3);
	arena_close(&scratch);
	arena_close(&a);
	return 0;
}
