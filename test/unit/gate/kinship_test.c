/* kinship_test.c: how words of a claim are akin to words of its passage. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "gate/builtin.h"
#include "gate/compare.h"
#include "gate/kinship.h"

static const char passage[] =
	"The doctor bought a car in Ullen. Nobody saw it. It rained all night. The mayor of Porlan "
	"won the vote.";

static const struct {
	const char *claim, *word;
	enum kin kin;
	enum kin_place place;
} rows[] = {
	{"The physician bought a car in Ullen.", "physician", KIN_SAME, KIN_IN_GAP},
	{"The doctor bought a vehicle in Ullen.", "vehicle", KIN_BELOW, KIN_IN_GAP},
	{"The doctor bought a truck in Ullen.", "truck", KIN_SISTER, KIN_IN_GAP},
	{"The mayor of Porlan lost the vote.", "lost", KIN_OPPOSITE, KIN_IN_GAP},
	{"The mayor of Porlan was an automobile.", "automobile", KIN_SAME, KIN_SOMEWHERE},
	{"The vote of Porlan was won by the mayoral party.", "mayoral", KIN_AKIN, KIN_IN_WINDOW},
	{"The doctor bought a coupe in Ullen.", "coupe", KIN_ABOVE, KIN_IN_GAP},
};

static size_t
token_of_word(const struct prepared *c, const char *word)
{
	for (size_t i = 0; i < c->tokens.count; i++)
		if (token_is(&c->tokens.at[i], word))
			return i;
	fail_msg("the claim has no \"%s\"", word);
	return 0;
}

/* What is found of one word; the passage's tokens in its place are those of its gap. */
static struct kin_word
read_word(struct arena *a, const char *claim, const char *word)
{
	struct gate_weights weights = gate_builtin(a);
	struct prepared p = gate_prepare(a, str_of(passage)), c = gate_prepare(a, str_of(claim));
	struct places at = places_of(a, &p);
	struct arena scratch = arena_upper(a);
	struct compared k = compare_sentence(a, scratch, &p, &at, &c, c.sentences[0], &weights);
	struct kin_text text = kinship_text(a, weights.lexicon, &p, &at);
	k.kin = &text;
	struct kin_word w = {.token = token_of_word(&c, word)};
	struct gap g;
	for (size_t i = k.alignment.from; alignment_gap(&k.alignment, &i, &g);)
		if (w.token >= g.c_from && w.token < g.c_to) {
			w.gap_from = g.p_from;
			w.gap_to = g.p_to;
		}
	kinship_read(scratch, &k, &w, 1);
	return w;
}

static void
kin_is_found_where_it_stands(void **state)
{
	(void)state;
	struct arena a = arena_open(32 << 20);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		arena_rewind(&a);
		struct kin_word w = read_word(&a, rows[i].claim, rows[i].word);
		if (w.place[rows[i].kin] != rows[i].place)
			fail_msg("\"%s\": %d", rows[i].word, w.place[rows[i].kin]);
		assert_true(w.senses > 0);
	}
	arena_close(&a);
}

static void
a_word_of_the_passage_is_the_closest_kin_only(void **state)
{
	(void)state;
	struct arena a = arena_open(32 << 20);
	struct kin_word w = read_word(&a, rows[0].claim, rows[0].word);
	assert_int_equal(w.place[KIN_SISTER], KIN_NOWHERE);
	assert_int_equal(w.place[KIN_ABOVE], KIN_NOWHERE);
	arena_close(&a);
}

static void
unknown_words_have_no_kin(void **state)
{
	(void)state;
	struct arena a = arena_open(32 << 20);
	struct kin_word w = read_word(&a, "The doctor bought a grulk in Ullen.", "grulk");
	assert_int_equal(w.senses, 0);
	for (int kind = 0; kind < KIN_COUNT; kind++)
		assert_int_equal(w.place[kind], KIN_NOWHERE);
	arena_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kin_is_found_where_it_stands),
		cmocka_unit_test(a_word_of_the_passage_is_the_closest_kin_only),
		cmocka_unit_test(unknown_words_have_no_kin),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
