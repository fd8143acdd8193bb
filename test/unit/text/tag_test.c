/* tag_test.c: how words are cut, and the tags they get. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "english_model.h"

static const struct {
	const char *in, *out;
} cuts[] = {
	{"They don't know.", "They|do|n't|know|."},
	{"Anna's plan", "Anna|'s|plan"},
	{"Anna\xe2\x80\x99s plan", "Anna|\xe2\x80\x99s|plan"},
	{"the Bergs' house", "the|Bergs|'|house"},
	{"I'd, they've, we'll, you're", "I|'d|,|they|'ve|,|we|'ll|,|you|'re"},
	{"It cannot.", "It|can|not|."},
	{"a 15-year term", "a|15|-|year|term"},
	{"an ex-mayor in mid-July", "an|ex-mayor|in|mid-July"},
	{"Mr. Lund of the U.S. left.", "Mr.|Lund|of|the|U.S.|left|."},
	{"at 10 a.m. on Sept. 3", "at|10|a.m.|on|Sept.|3"},
	{"at 10pm", "at|10|pm"},
	{"eggs, milk, etc.", "eggs|,|milk|,|etc|."},
	{"See No. 5.", "See|No.|5|."},
	{"He said no.", "He|said|no|."},
	{"$1,200.50 or 3%", "$|1,200.50|or|3|%"},
	{"and/or", "and|/|or"},
	{"\"Stop!\" he said...", "\"|Stop|!|\"|he|said|..."},
	{"\xe2\x80\x9cStop,\xe2\x80\x9d he said",
	 "\xe2\x80\x9c|Stop|,|\xe2\x80\x9d|he|said"},
	{"(see https://x.example/a?b=c).", "(|see|https://x.example/a?b=c|)|."},
	{"mail a.b@x.example, now", "mail|a.b@x.example|,|now"},
	{"one--two \xe2\x80\x94 three", "one|--|two|\xe2\x80\x94|three"},
	{"O'Brien of AT&T", "O'Brien|of|AT&T"},
	{"It is I.", "It|is|I|."},
	{"J. Lund", "J.|Lund"},
	{"9/11 at 10:30", "9/11|at|10:30"},
	{"  ", ""},
	{"", ""},
};

static void
words_are_cut_as_the_treebank_does(void **state)
{
	struct arena a = arena_open(1 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
		struct tag_words w = tag_split(&a, str_of(cuts[i].in));
		struct buf b = buf_in(&a, 100);
		for (size_t k = 0; k < w.count; k++)
			buf_fmt(&b, "%s" STR_FMT, k ? "|" : "", STR_ARG(tag_form(&w, k)));
		if (!str_eq(buf_str(&b), str_of(cuts[i].out)))
			fail_msg("%s: " STR_FMT, cuts[i].in, STR_ARG(buf_str(&b)));
	}
	arena_close(&a);
}

static const struct {
	const char *in, *out;
} tags[] = {
	{"Berg resigned on Monday.", "Berg/NNP resigned/VBD on/IN Monday/NNP ./."},
	{"The council has not voted.", "The/DT council/NN has/VBZ not/RB voted/VBN ./."},
	{"They don't want to pay it.",
	 "They/PRP do/VBP n't/RB want/VB to/TO pay/VB it/PRP ./."},
	{"She was arrested by the police.",
	 "She/PRP was/VBD arrested/VBN by/IN the/DT police/NN ./."},
	{"Two bridges were destroyed.", "Two/CD bridges/NNS were/VBD destroyed/VBN ./."},
	{"He will meet them tomorrow.",
	 "He/PRP will/MD meet/VB them/PRP tomorrow/NN ./."},
	{"Anna's plan failed.", "Anna/NNP 's/POS plan/NN failed/VBD ./."},
	{"It is raining.", "It/PRP is/VBZ raining/VBG ./."},
	/* capitals do not decide alone */
	{"the council has not voted.", "the/DT council/NN has/VBZ not/RB voted/VBN ./."},
	{"THE COUNCIL HAS NOT VOTED.", "THE/DT COUNCIL/NN HAS/VBZ NOT/RB VOTED/VBN ./."},
	{"The Council Has Closed Two Old Schools",
	 "The/DT Council/NN Has/VBZ Closed/VBN Two/CD Old/JJ Schools/NNS"},
};

static void
tags_fit_their_sentence(void **state)
{
	struct arena a = arena_open(1 << 20), scratch = arena_open(1 << 20);
	const struct tagger *t = english_tagger(english_model());
	(void)state;
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
		struct tag_words w = tag_text(&a, scratch, t, str_of(tags[i].in));
		struct buf b = buf_in(&a, 100);
		for (size_t k = 0; k < w.count; k++)
			buf_fmt(&b, "%s" STR_FMT "/%s", k ? " " : "",
				STR_ARG(tag_form(&w, k)),
				xpos_name((enum xpos)w.at[k].xpos));
		if (!str_eq(buf_str(&b), str_of(tags[i].out)))
			fail_msg("%s: " STR_FMT, tags[i].in, STR_ARG(buf_str(&b)));
	}
	arena_close(&scratch);
	arena_close(&a);
}

static void
universal_part_of_speech_goes_with_the_tag(void **state)
{
	struct arena a = arena_open(1 << 20), scratch = arena_open(1 << 20);
	static const enum upos want[] = {UPOS_PRON, UPOS_AUX,  UPOS_VERB, UPOS_SCONJ,
					 UPOS_PRON, UPOS_VERB, UPOS_PUNCT};
	struct tag_words w = tag_text(&a, scratch, english_tagger(english_model()),
				      STR("She has said that they lied."));
	(void)state;
	assert_int_equal(w.count, sizeof want / sizeof *want);
	for (size_t i = 0; i < w.count; i++)
		assert_int_equal(w.at[i].upos, want[i]);
	assert_false(xpos_finite((enum xpos)w.at[2].xpos));
	assert_true(xpos_finite((enum xpos)w.at[1].xpos));
	arena_close(&scratch);
	arena_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_cut_as_the_treebank_does),
		cmocka_unit_test(tags_fit_their_sentence),
		cmocka_unit_test(universal_part_of_speech_goes_with_the_tag),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
