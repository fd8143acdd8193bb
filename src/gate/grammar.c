/* grammar.c: from the words of the treebank to tokens. */
#include "gate/grammar.h"

/* The word that speaks for the token: the last one of a compound, else the first. */
static size_t
word_of(const struct tag_words *w, const struct token *t, size_t *at)
{
	while (*at < w->count && w->at[*at].end <= t->start)
		(*at)++;
	size_t first = *at, end = first;
	while (end < w->count && w->at[end].start < t->end)
		end++;
	if (first == end)
		return SIZE_MAX;
	for (size_t i = first + 1; i + 1 < end; i++)
		if (w->at[i].xpos == XPOS_HYPH)
			return end - 1;
	return first;
}

/* The nearest word above `word` that belongs to another token, as its token; -1: none. */
static int32_t
head_of(const struct parse *tree, const int32_t *token_of, size_t word, int32_t self)
{
	for (size_t steps = 0; steps < tree->words.count; steps++) {
		uint16_t head = tree->head[word];
		if (head == PARSE_ROOT)
			return -1;
		if (token_of[head] != self)
			return token_of[head];
		word = head;
	}
	return -1;
}

/* The words of a sentence with their places in the whole text. */
static struct tag_words
words_of(struct arena *out, struct arena scratch, const struct english *english,
         const struct prepared *p, struct gate_sentence s)
{
	uint32_t start = p->tokens.at[s.from].start, end = p->tokens.at[s.to - 1].end;
	struct tag_words words = tag_text(out, scratch, english_tagger(english),
	                                  str_sub(p->text, start, end));
	words.text = p->text;
	for (size_t i = 0; i < words.count; i++) {
		words.at[i].start += start;
		words.at[i].end += start;
	}
	return words;
}

uint8_t *
grammar_parts(struct arena *out, struct arena scratch, const struct english *english,
              const struct prepared *p)
{
	uint8_t *parts = arena_array(out, uint8_t, p->tokens.count + 1);
	for (size_t k = 0; english && k < p->sentence_count; k++) {
		struct arena kept = scratch, temp = arena_upper(&kept);
		struct gate_sentence s = p->sentences[k];
		struct tag_words words = words_of(&kept, temp, english, p, s);
		size_t at = 0;
		for (size_t i = s.from; i < s.to; i++) {
			size_t word = word_of(&words, &p->tokens.at[i], &at);
			parts[i] = word != SIZE_MAX ? words.at[word].upos : UPOS_X;
		}
	}
	return parts;
}

static void
read_sentence(struct arena scratch, const struct english *english, const struct prepared *p,
              struct gate_sentence s, struct grammar *g)
{
	struct arena temp = arena_upper(&scratch);
	struct tag_words words = words_of(&scratch, temp, english, p, s);
	struct parse tree = parse_words(&scratch, temp, english_parser(english), words);
	int32_t *token_of = arena_array(&scratch, int32_t, words.count + 1);
	size_t *own = arena_array(&scratch, size_t, s.to - s.from + 1), at = 0;
	for (size_t i = 0; i < words.count; i++)
		token_of[i] = -1;
	for (size_t i = s.from; i < s.to; i++) {
		const struct token *t = &p->tokens.at[i];
		own[i - s.from] = word_of(&words, t, &at);
		for (size_t k = at; k < words.count && words.at[k].start < t->end; k++)
			token_of[k] = (int32_t)i;
	}
	for (size_t i = s.from; i < s.to; i++) {
		size_t word = own[i - s.from];
		if (word == SIZE_MAX)
			continue;
		g->upos[i - g->from] = words.at[word].upos;
		if (word >= tree.words.count)
			continue;
		g->dep[i - g->from] = tree.dep[word];
		g->head[i - g->from] = head_of(&tree, token_of, word, (int32_t)i);
	}
}

struct grammar
grammar_of(struct arena *out, struct arena scratch, const struct english *english,
           const struct prepared *p, size_t from, size_t to)
{
	struct grammar g = {.from = from, .to = to};
	g.upos = arena_array(out, uint8_t, to - from + 1);
	g.dep = arena_array(out, uint8_t, to - from + 1);
	g.head = arena_array(out, int32_t, to - from + 1);
	for (size_t i = 0; i < to - from; i++)
		g.head[i] = -1;
	for (size_t i = from; english && i < to;) {
		struct gate_sentence s = {i, p->sentences[p->sentence_of[i]].to};
		s.to = s.to < to ? s.to : to;
		read_sentence(scratch, english, p, s, &g);
		i = s.to;
	}
	return g;
}
