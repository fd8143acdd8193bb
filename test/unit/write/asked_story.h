/* asked_story.h: an invented story in which one sentence is tried, and the questions that it answers. */
#ifndef GW_TEST_WRITE_ASKED_STORY_H
#define GW_TEST_WRITE_ASKED_STORY_H

#include "../text/english_model.h"
#include "memory.h"
#include "base/buf.h"
#include "write/ask.h"

/* Two reports that make the persons known; the sentence under test comes last in the second. */
static const char first[] =
	"The Ullen dam near Porlan broke on Monday and flooded three villages.\n\n"
	"Anna Berg, the mayor of Porlan, said that the water came at night.\n\n"
	"Carl Lund, the chairman of the harbour board, visited the village of Orrel.\n\n"
	"Anna Berg said that the bridge would stay closed.\n\n"
	"The collapse of the Ullen dam was heard for miles around.\n\n"
	"The Harbour Board met twice.\n\nJan Holt and Mia Holt own the mill at Orrel.";
static const char second[] =
	"Water from the broken dam reached the village of Orrel before dawn on Monday.\n\n"
	"Carl Lund said that the wall was old.\n\nAnna Berg said that nobody had been warned.\n\n"
	"Mr. Lund said that the wall had cracks.\n\nMs. Berg was in Porlan at the time.\n\n"
	"The Harbour Board kept its records shut.\n\nMr. Holt was there, too.\n\n";

static struct str
text_of(struct memory *m, const char *sentence)
{
	return str_fmt(&m->out, "%s%s", second, sentence);
}

/* The first four letters of the word stand in one of the texts: forms of a word begin alike. */
static bool
is_told(const struct write_article *a, size_t count, struct str word)
{
	for (size_t i = 0; i < count; i++)
		if (str_has_nocase(a[i].text, str_sub(word, 0, 4)))
			return true;
	return false;
}

static size_t other_wordings; /* that were looked at */
static bool opens;            /* the sentence under test opens the text, too */

/* Of every question: no pronoun, no word that the reports do not have but those of the frame, and
 * each answer is a run of the bytes that it cites. */
static void
expect_sound(struct memory *m, const struct write_article *a, size_t count,
	     const struct asked *q)
{
	static const char *const frame[] = {"happened", "about", "according", "many", "much", "long", "vote", "percentage", "sentence", "sentenced", "describe",
	                                    "find", "make", "become", "first", "doing", "pay"};
	struct tokens t = tokens_of(&m->out, q->question, CUE_ENGLISH, false);
	for (size_t i = 1; i < t.count; i++) {
		bool free = !token_is_word(&t.at[i]) || t.at[i].cues & (CUE_STOP | CUE_SAY);
		/* "What did Berg say about her plan?", "What did Berg say she would close?" mean who is named. */
		bool own = token_is(&t.at[i - 1], "about") || q->frame == FRAME_OBJECT;
		assert_false(!own && t.at[i].cues & (CUE_HE | CUE_IT | CUE_FIRST));
		for (size_t k = 0; k < sizeof frame / sizeof *frame; k++)
			free |= token_is(&t.at[i], frame[k]);
		if (!free && !is_told(a, count, t.at[i].low))
			fail_msg(STR_FMT ": " STR_FMT, STR_ARG(q->question), STR_ARG(t.at[i].low));
	}
	assert_in_range(q->answer_count, 1, ANSWER_MOST);
	for (size_t i = 0; i < q->answer_count; i++) {
		const struct sentence *s = q->answer[i];
		assert_true(str_has(str_sub(a[s->article].text, s->start, s->end), s->text));
	}
	for (size_t i = 0; i < q->other_count; i++) {
		struct asked other = *q;
		other.question = q->others[i];
		other.other_count = 0;
		assert_false(str_eq_nocase(other.question, q->question));
		expect_sound(m, a, count, &other);
		other_wordings++;
	}
}

/* The questions that `sentence` answers where the second report has this title, " | " between them. */
static struct str
questions_below(struct memory *m, const char *title, const char *sentence,
		const struct english *english)
{
	struct write_article a[2] = {
		{.outlet = STR("A"), .title = STR("Collapse of Ullen dam near Porlan floods Orrel"),
		 .text = str_of(first), .language = STR("en"), .reprint_of = -1, .published = WHEN_NONE},
		{.outlet = STR("B"), .title = str_of(title),
		 .text = text_of(m, sentence), .language = STR("en"), .reprint_of = -1,
		 .published = WHEN_NONE}};
	struct arena temp = arena_upper(&m->scratch);
	struct draft d = draft_read(&m->scratch, temp, a, 2);
	parsed_open(&d, &m->trees, english);
	struct cast cast = cast_read(&m->scratch, temp, &d);
	/* The text introduces both persons, the wall with its cracks, the records and the villages. */
	static const char *const parts[] = {"broke on Monday", "Anna Berg, the mayor", "Carl Lund, the chair",
	                                    "wall was old", "wall had cracks", "records shut"};
	enum { PARTS = sizeof parts / sizeof *parts };
	const struct sentence *told[PARTS];
	size_t told_count = 0;
	for (size_t k = 0; k < PARTS; k++)
		for (size_t i = 0; i < d.sentence_count && told_count <= k; i++)
			if (str_has(d.sentences[i].text, str_of(parts[k])))
				told[told_count++] = &d.sentences[i];
	struct composed text = {.at = {[ROLE_CONTEXT] = told}, .count = {[ROLE_CONTEXT] = told_count}};
	const struct sentence *head = NULL;
	for (size_t i = 0; i < d.sentence_count && opens; i++)
		if (str_starts(d.sentences[i].text, str_sub(str_of(sentence), 0, 12)))
			head = &d.sentences[i];
	if (head) {
		text.at[ROLE_HAPPENED] = &head;
		text.count[ROLE_HAPPENED] = 1;
	}
	struct asked list[ASK_MOST];
	size_t n = ask(&m->out, temp, &d, &cast, &text, 1000, list);
	struct buf b = buf_in(&m->out, 400);
	for (size_t i = 0; i < n; i++)
		expect_sound(m, a, 2, &list[i]);
	for (size_t i = 0; i < n; i++)
		if (opens || str_starts(list[i].answer[0]->text, str_sub(str_of(sentence), 0, 12)))
			buf_fmt(&b, "%s" STR_FMT, b.n ? " | " : "", STR_ARG(list[i].question));
	return buf_str(&b);
}

static struct str
questions(struct memory *m, const char *sentence, const struct english *english)
{
	return questions_below(m, "Ullen dam collapse floods Orrel", sentence, english);
}

struct row {
	const char *in, *out;
};

static void
expect_rows(struct memory *m, const struct row *rows, size_t count)
{
	size_t wrong = 0;
	for (size_t i = 0; i < count; i++) {
		struct memory copy = *m;
		struct str got = questions(&copy, rows[i].in, english_model());
		if (!str_eq(got, str_of(rows[i].out))) {
			print_error("%s\n  expected: %s\n  asked:    " STR_FMT "\n", rows[i].in, rows[i].out,
				    STR_ARG(got));
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

#endif
