/* modelled_story.c: a whole story of a model: each sentence found, checked, replaced or dropped.
 *
 * It takes the place of the default writer's where all of this holds: at least half of what the
 * model wrote was kept, and three sentences or as many as the default writer has; every paragraph that the default writer filled is
 * filled; the text has at least half of the default writer's words; and it has something that the
 * default writer's has not. */
#include <string.h>

#include "engine/modelled_piece.h"
#include "engine/retold.h"
#include "engine/standing.h"
#include "text/reading.h"

enum { PARAGRAPH_MOST = 16, TEXTS_MOST = PARAGRAPH_COUNT * PARAGRAPH_MOST, KEPT_LEAST = 3 };

struct text {
	struct model_piece at[PARAGRAPH_COUNT][PARAGRAPH_MOST];
	size_t count[PARAGRAPH_COUNT];
	uint32_t *quoted;         /* words by article */
	uint32_t *may_quote;
};

static uint32_t
word_count(struct str text)
{
	return reading_of(text).words;
}

/* ── the text as a whole ── */

/* The sentence of the same paragraph that it may lean on is gone. */
static bool
is_left_alone(struct model_piece *const *pieces, size_t i)
{
	return i > 0 && pieces[i - 1] + 1 == pieces[i] && !piece_is_in(pieces[i - 1]);
}

/* What states again what stood before, and what the default writer would not take. */
static void
drop_retold(struct model_work *w, struct text *t)
{
	struct str texts[TEXTS_MOST];
	enum retold found[TEXTS_MOST];
	struct model_piece *pieces[TEXTS_MOST];
	size_t n = 0;
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		for (size_t i = 0; i < t->count[r]; i++) {
			pieces[n] = &t->at[r][i];
			texts[n] = piece_is_in(pieces[n]) ? pieces[n]->sentence.text : STR_NONE;
			n++;
		}
	struct arena temp = w->scratch, inner = arena_upper(&temp);
	retold_find(&temp, inner, texts, n, w->standard->language, found);
	for (size_t i = 0; i < n; i++) {
		if (found[i] == RETOLD_AGAIN)
			piece_drop(pieces[i], STR("it states again what stands before it"));
		else if (found[i] == RETOLD_LEANS && (!pieces[i]->in_order || is_left_alone(pieces, i)))
			piece_drop(pieces[i], STR("it is no sentence that stands alone"));
	}
}

static bool
overlaps(struct cite a, struct cite b)
{
	return a.article == b.article && a.start < b.end && b.start < a.end;
}

static bool
tells(const struct text *t, struct cite c)
{
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		for (size_t i = 0; i < t->count[r]; i++) {
			const struct model_piece *p = &t->at[r][i];
			if (piece_is_models(p) && overlaps(p->sentence.cites[0], c))
				return true;
		}
	return false;
}

/* A passage that the model tells elsewhere does not stand in for a sentence that failed. */
static void
drop_stand_ins(struct text *t)
{
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		for (size_t i = 0; i < t->count[r]; i++)
			if (t->at[r][i].fate == FATE_REPLACED && tells(t, t->at[r][i].sentence.cites[0]))
				t->at[r][i].fate = FATE_DROPPED;
}

/* What goes beyond the words that may be quoted of its source. */
static void
drop_beyond(struct model_work *w, struct text *t)
{
	memset(t->quoted, 0, w->count * sizeof *t->quoted);
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		for (size_t i = 0; i < t->count[r]; i++) {
			struct model_piece *p = &t->at[r][i];
			if (!piece_is_in(p))
				continue;
			uint32_t article = p->sentence.cites[0].article, words = word_count(p->sentence.text);
			if (t->quoted[article] + words > t->may_quote[article])
				piece_drop(p, STR("it would quote too much of one report"));
			else
				t->quoted[article] += words;
		}
}

/* As much as the settings say, or as the default writer took. */
static void
set_limits(struct model_work *w, struct text *t)
{
	uint32_t least = w->options->source_words ? w->options->source_words : LIMIT_SOURCE_WORDS;
	t->quoted = arena_array(w->out, uint32_t, w->count + 1);
	t->may_quote = arena_array(w->out, uint32_t, w->count + 1);
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		for (size_t i = 0; i < w->standard->paragraphs[r].count; i++) {
			const struct story_sentence *s = &w->standard->paragraphs[r].sentences[i];
			if (s->cite_count && s->cites[0].article < w->count)
				t->may_quote[s->cites[0].article] += word_count(s->text);
		}
	for (size_t i = 0; i < w->count; i++)
		if (t->may_quote[i] < least)
			t->may_quote[i] = least;
}

static size_t
count_if(const struct text *t, int role, bool (*test)(const struct model_piece *))
{
	size_t n = 0;
	for (size_t i = 0; i < t->count[role]; i++)
		n += test(&t->at[role][i]);
	return n;
}

static size_t
count_in(const struct text *t)
{
	size_t n = 0;
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		n += count_if(t, r, piece_is_in);
	return n;
}

/* A paragraph that kept less than half of what the model wrote, or nothing, is the default
 * writer's. */
static void
fill_lost(struct model_work *w, struct text *t)
{
	for (int r = 0; r < PARAGRAPH_COUNT; r++) {
		const struct story_paragraph *standard = &w->standard->paragraphs[r];
		if (2 * count_if(t, r, piece_is_in) >= t->count[r] && count_if(t, r, piece_is_in))
			continue;
		for (size_t i = 0; i < t->count[r]; i++)
			if (piece_is_in(&t->at[r][i]))
				piece_drop(&t->at[r][i], STR("its paragraph lost too much"));
		for (size_t i = 0; i < standard->count && t->count[r] < PARAGRAPH_MOST; i++)
			t->at[r][t->count[r]++] = (struct model_piece){
				.sentence = standard->sentences[i], .fate = FATE_KEPT,
				.level = standard->sentences[i].check, .in_order = true};
	}
}

/* ── paragraphs that would be empty, because the model told what the default writer says there in
 * another one ── */

static bool
is_told(const struct text *t, struct cite c)
{
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		for (size_t i = 0; i < t->count[r]; i++)
			if (piece_is_in(&t->at[r][i]) && overlaps(t->at[r][i].sentence.cites[0], c))
				return true;
	return false;
}

static void
move_piece(struct text *t, int from, size_t i, int to)
{
	t->at[to][t->count[to]++] = t->at[from][i];
	t->count[from]--;
	memmove(&t->at[from][i], &t->at[from][i + 1], (t->count[from] - i) * sizeof t->at[from][i]);
}

/* The model's sentence of that passage comes over, from a paragraph that has others. */
static bool
take_over(struct text *t, struct cite c, int to)
{
	for (int r = 0; r < PARAGRAPH_COUNT; r++) {
		if (r == to || count_if(t, r, piece_is_in) < 2)
			continue;
		for (size_t i = 0; i < t->count[r]; i++) {
			const struct model_piece *p = &t->at[r][i];
			if (p->made.n && piece_is_in(p) && overlaps(p->sentence.cites[0], c)) {
				move_piece(t, r, i, to);
				return true;
			}
		}
	}
	return false;
}

/* A passage that the text does not tell yet, in its own words; nothing else gives way to it. */
static bool
take_untold(struct model_work *w, const struct passages *passages, struct text *t, int to)
{
	size_t before = count_in(t);
	for (size_t i = 0; i < passages->count && t->count[to] < PARAGRAPH_MOST; i++) {
		const struct passage *p = &passages->at[i];
		struct cite c = {p->article, p->start, p->end};
		struct text saved = *t;
		struct model_piece piece = {.fate = FATE_KEPT};
		if (!p->end || is_told(t, c) || !piece_own_sentence(w, c, &piece.sentence))
			continue;
		piece.level = piece.sentence.check;
		t->at[to][t->count[to]++] = piece;
		drop_retold(w, t);
		drop_beyond(w, t);
		if (count_in(t) > before)
			return true;
		*t = saved;
	}
	return false;
}

static void
fill_empty(struct model_work *w, const struct passages *passages, struct text *t)
{
	for (int r = 0; r < PARAGRAPH_COUNT; r++) {
		const struct story_paragraph *standard = &w->standard->paragraphs[r];
		bool filled = !standard->count || count_if(t, r, piece_is_in);
		for (size_t i = 0; i < standard->count && !filled && t->count[r] < PARAGRAPH_MOST; i++)
			filled = standard->sentences[i].cite_count &&
			         take_over(t, standard->sentences[i].cites[0], r);
		if (!filled)
			take_untold(w, passages, t, r);
	}
}

static void
note_pieces(struct model_work *w, const struct text *t)
{
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		for (size_t i = 0; i < t->count[r]; i++) {
			const struct model_piece *p = &t->at[r][i];
			if (!p->made.n)
				continue;
			model_note(w, (struct modelled_verdict){
				.piece = PIECE_SENTENCE, .fate = p->fate, .level = p->level, .made = p->made,
				.published = piece_is_in(p) ? p->sentence.text : STR_NONE,
				.reason = piece_is_models(p) ? STR_NONE : p->reason,
				.passage = p->sentence.cite_count ? piece_passage(w, p->sentence.cites[0]) : STR_NONE,
			});
		}
}

static void
put_paragraphs(struct model_work *w, const struct text *t, struct story *s)
{
	for (int r = 0; r < PARAGRAPH_COUNT; r++) {
		struct story_paragraph *to = &s->paragraphs[r];
		to->sentences = arena_array(w->out, struct story_sentence, t->count[r] + 1);
		to->count = 0;
		for (size_t i = 0; i < t->count[r]; i++)
			if (piece_is_in(&t->at[r][i]))
				to->sentences[to->count++] = t->at[r][i].sentence;
	}
}

/* ── is it better? ── */

static uint32_t
count_words(const struct story *s)
{
	uint32_t words = 0;
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		for (size_t i = 0; i < s->paragraphs[r].count; i++)
			words += word_count(s->paragraphs[r].sentences[i].text);
	return words;
}

static bool
is_mark(const struct tokens *t, size_t i)
{
	return i < t->count && !token_is_word(&t->at[i]);
}

/* Word for word: other signs, another apostrophe or one comma more make no other sentence. */
static bool
same_words(struct model_work *w, struct str one, struct str other)
{
	struct arena temp = w->scratch;
	struct tokens a = tokens_of(&temp, one, w->cue, false), b = tokens_of(&temp, other, w->cue, false);
	const unsigned flags = TOKEN_POSSESSIVE | TOKEN_QUOTED;
	size_t i = 0, k = 0;
	for (;; i++, k++) {
		while (is_mark(&a, i))
			i++;
		while (is_mark(&b, k))
			k++;
		if (i == a.count || k == b.count)
			return i == a.count && k == b.count;
		if (!str_eq(a.at[i].low, b.at[k].low) || (a.at[i].flags ^ b.at[k].flags) & flags)
			return false;
	}
}

static bool
is_standard(struct model_work *w, struct str text)
{
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		for (size_t i = 0; i < w->standard->paragraphs[r].count; i++)
			if (same_words(w, text, w->standard->paragraphs[r].sentences[i].text))
				return true;
	return false;
}

/* No headline, question or sentence that the default writer's has not: the same, or less of it. */
static bool
says_nothing_new(struct model_work *w, const struct story *s)
{
	const struct story *standard = w->standard;
	if (!str_eq(s->headline, standard->headline) || s->question_count != standard->question_count)
		return false;
	for (size_t i = 0; i < s->question_count; i++)
		if (!str_eq(s->questions[i].question, standard->questions[i].question))
			return false;
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		for (size_t i = 0; i < s->paragraphs[r].count; i++)
			if (!is_standard(w, s->paragraphs[r].sentences[i].text))
				return false;
	return true;
}

static struct str
why_not_better(struct model_work *w, const struct text *t, const struct story *s)
{
	size_t made = 0, kept = 0, standard = 0;
	for (int r = 0; r < PARAGRAPH_COUNT; r++) {
		kept += count_if(t, r, piece_is_models);
		for (size_t i = 0; i < t->count[r]; i++)
			made += t->at[r][i].made.n > 0;
		standard += w->standard->paragraphs[r].count;
		if (w->standard->paragraphs[r].count && !s->paragraphs[r].count)
			return STR("a paragraph is empty");
	}
	if (!kept || kept < (standard < KEPT_LEAST ? standard : KEPT_LEAST))
		return STR("too few sentences were kept");
	if (2 * kept < made)
		return STR("less than half of its sentences were kept");
	if (2 * count_words(s) < count_words(w->standard))
		return STR("it has less than half of the words");
	if (!standing_may_stay(w->scratch, s, w->articles, w->count))
		return STR("a publisher asks to be quoted less");
	return STR_NONE;
}

/* ── all of it ── */

static struct text *
take_paragraphs(struct model_work *w, const struct passages *passages, const struct llm_draft *d)
{
	struct text *t = arena_new(w->out, struct text);
	set_limits(w, t);
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		for (size_t i = 0; i < d->paragraphs[r].count; i++)
			t->at[r][t->count[r]++] = piece_take(w, passages, &d->paragraphs[r].at[i]);
	drop_stand_ins(t);
	drop_retold(w, t);
	drop_beyond(w, t);
	fill_lost(w, t);
	/* Paragraphs of the default writer may tell again what the model's tell. */
	drop_retold(w, t);
	drop_beyond(w, t);
	fill_empty(w, passages, t);
	return t;
}

static void
take_headline(struct model_work *w, struct str made, struct story *s)
{
	struct str reason = STR_NONE, passage = STR_NONE;
	if (!made.n)
		return;
	bool good = model_headline_good(w, made, &reason, &passage);
	if (good)
		s->headline = made;
	model_note(w, (struct modelled_verdict){
		.piece = PIECE_HEADLINE, .fate = good ? FATE_KEPT : FATE_REPLACED, .made = made,
		.published = s->headline, .reason = good ? STR_NONE : reason, .passage = passage});
}

void
model_write_story(struct model_work *w, struct story *story)
{
	struct passages *passages = arena_new(w->out, struct passages);
	struct llm_draft *d = arena_new(w->out, struct llm_draft);
	*passages = passages_of(w->out, w->scratch, w->articles, w->count, w->standard,
	                        w->options->service);
	if (!passages->count || !model_ask_draft(w, passages, d))
		return;
	struct story s = *story;
	struct text *t = take_paragraphs(w, passages, d);
	put_paragraphs(w, t, &s);
	struct str why = why_not_better(w, t, &s);
	note_pieces(w, t);
	model_put_questions(w, passages, d, &s);
	take_headline(w, d->headline, &s);
	if (!why.n && says_nothing_new(w, &s))
		why = STR("it says the same as the default writer's, or less of it");
	w->result->why = why;
	if (why.n)
		return;
	w->result->used = w->result->whole = true;
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		for (size_t i = 0; i < t->count[r]; i++)
			if (piece_is_in(&t->at[r][i]) && !piece_is_models(&t->at[r][i]))
				w->result->whole = false;
	s.words = count_words(&s);
	*story = s;
}
