/* parsed.c: a table of trees that fills as it is read. */
#include "write/parsed.h"

#include "base/map.h"

struct parsed {
	struct arena *trees;
	const struct english *english;
	const struct phrases **of; /* by the number of the sentence in the draft */
	uint32_t words;            /* of all that was parsed */
	struct map names;          /* words that have a capital inside sentences, never none: value 1 */
};

/* The capital of a first word says nothing; whether it is a name, other sentences say. */
static struct map
read_names(struct arena *a, const struct draft *d)
{
	enum { CAPITAL = 1, SMALL = 2 };
	struct map m = map_in(a, 2048);
	for (size_t i = 0; i < d->sentence_count; i++) {
		const struct tokens *t = &d->sentences[i].tokens;
		for (size_t k = 1; k < t->count; k++) {
			if (t->at[k].kind != TOKEN_WORD || t->at[k].cues & CUE_STOP)
				continue;
			bool capital = t->at[k].flags & TOKEN_CAPITAL;
			if (capital && t->at[k - 1].kind == TOKEN_QUOTE)
				continue;
			map_put(&m, t->at[k].low)->value.u |= capital ? CAPITAL : SMALL;
		}
	}
	return m;
}

/* Tells the tagger of the first word, behind an opening mark, that it is a name. */
static void
mark_first_name(const struct parsed *p, const struct sentence *s, struct tag_words words)
{
	size_t first = s->tokens.at[0].kind == TOKEN_QUOTE ? 1 : 0;
	if (first >= s->tokens.count || first >= words.count)
		return;
	const struct map_slot *slot = map_get(&p->names, s->tokens.at[first].low);
	if (slot && slot->value.u == 1 && words.at[first].start == s->tokens.at[first].start)
		words.at[first].name = 1;
}

void
parsed_open(struct draft *d, struct arena *trees, const struct english *english)
{
	d->parsed = NULL;
	if (!english || d->cue != CUE_ENGLISH)
		return;
	d->parsed = arena_new(trees, struct parsed);
	*d->parsed = (struct parsed){
		.trees = trees, .english = english, .names = read_names(trees, d)};
	d->parsed->of = arena_array(trees, const struct phrases *, d->sentence_count + 1);
}

const struct phrases *
parsed_sentence(struct arena scratch, const struct draft *d, const struct sentence *s)
{
	struct parsed *p = d->parsed;
	if (!p)
		return NULL;
	const struct phrases **of = &p->of[s - d->sentences];
	if (*of || p->words + s->words > LIMIT_STORY_PARSED_WORDS)
		return *of;
	struct phrases *read = arena_new(p->trees, struct phrases);
	struct tag_words words = tag_split(p->trees, s->text);
	mark_first_name(p, s, words);
	tag_words(scratch, english_tagger(p->english), words);
	struct parse *tree = arena_new(p->trees, struct parse);
	*tree = parse_words(p->trees, scratch, english_parser(p->english), words);
	*read = phrases_of(p->trees, tree);
	p->words += s->words;
	return *of = read;
}

bool
parsed_is_name(const struct draft *d, struct str low)
{
	const struct map_slot *slot = d->parsed ? map_get(&d->parsed->names, low) : NULL;
	return slot && slot->value.u == 1;
}
