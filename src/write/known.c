/* known.c: definite nouns and short names, held against what was told. */
#include "write/known.h"

#include "write/ask_noun.h"

/* Weight from which a word that two sentences share ties them together. */
#define LINK_WEIGHT 2.0

struct known
known_open(struct arena *a, const struct draft *d, const struct cast *cast, size_t head)
{
	struct known k = {.arena = a, .d = d, .cast = cast,
	                  .title = d->articles[head].title.n ? &d->titles[head] : NULL};
	k.of = arena_array(a, struct givens, d->sentence_count + 1);
	k.acts = arena_array(a, struct acts, d->sentence_count + 1);
	k.same = arena_array(a, uint8_t *, d->sentence_count + 1);
	k.told = arena_array(a, const struct sentence *, d->sentence_count + 1);
	return k;
}

void
known_begin(struct known *k)
{
	k->count = 0;
}

void
known_tell(struct known *k, const struct sentence *s)
{
	k->told[k->count++] = s;
}

void
known_last(struct known *k, const struct sentence *s)
{
	for (size_t i = 0; i < k->count; i++)
		if (k->told[i] == s) {
			k->told[i] = k->told[k->count - 1];
			k->told[k->count - 1] = s;
		}
}

enum { SAME_ASKED = 4 };

bool
known_same(struct known *k, const struct sentence *s, const struct sentence *told,
           enum same_bar bar)
{
	uint8_t **row = &k->same[told - k->d->sentences];
	if (!*row)
		*row = arena_array(k->arena, uint8_t, k->d->sentence_count);
	uint8_t *found = &(*row)[s - k->d->sentences];
	if (!*found)
		*found = (uint8_t)(SAME_ASKED | same_fact(s, told, SAME_STRICT) << SAME_STRICT |
		                   same_fact(s, told, SAME_LOOSE) << SAME_LOOSE);
	return *found & 1u << bar;
}

/* ---- what was told ---- */

bool
known_has(const struct known *k, uint32_t term)
{
	if (k->title && vector_has(k->title, term))
		return true;
	for (size_t i = 0; i < k->count; i++)
		if (vector_has(&k->told[i]->vector, term))
			return true;
	return false;
}

static const struct givens *
givens_read(struct known *k, struct arena scratch, const struct sentence *s)
{
	struct givens *own = &k->of[s - k->d->sentences];
	if (!own->read)
		*own = givens_of(k->arena, scratch, k->d, k->cast, s);
	return own;
}

static bool
tells_harm(const struct sentence *s)
{
	for (size_t i = 0; i < s->tokens.count; i++)
		if (s->tokens.at[i].cues & CUE_HARM ||
		    noun_classes(s->tokens.at[i].low) & NOUN_INCIDENT)
			return true;
	return false;
}

static bool
is_told(const struct known *k, const struct sentence *s, const struct given *g)
{
	if (k->title && vector_has(k->title, g->term))
		return true;
	/* The opening has told what happened. */
	if (g->event && k->count && tells_harm(k->told[0]))
		return true;
	for (size_t i = 0; i < k->count; i++)
		if (vector_has(&k->told[i]->vector, g->term) &&
		    (g->name || k->told[i]->article == s->article || same_name(k->told[i], s)))
			return true;
	return false;
}

/* Does the sentence go on in a report that was told from, or share a name or a word that says
 * something with the title or what was told? */
static bool
is_linked(const struct known *k, const struct sentence *s)
{
	/* Other languages make one word of two, and share fewer. */
	bool linked = !k->count || k->d->cue != CUE_ENGLISH;
	for (size_t m = 0; m < k->count; m++)
		linked |= k->told[m]->article == s->article && s->position;
	if (linked)
		return true;
	for (size_t i = 0; i < s->vector.count; i++) {
		uint32_t term = s->vector.at[i].id;
		if (k->d->weights[term] >= (float)LINK_WEIGHT && known_has(k, term))
			return true;
	}
	return false;
}

struct lacks
known_lacking(struct known *k, struct arena scratch, const struct sentence *s)
{
	const struct givens *g = givens_read(k, scratch, s);
	struct lacks l = {.person = cast_unknown_behind(k->cast, k->told, k->count, s),
	                  .unlinked = !is_linked(k, s), .piece = g->piece, .pronoun = g->pronoun};
	for (size_t i = 0; i < g->count; i++) {
		const struct given *n = &g->at[i];
		if (is_told(k, s, n))
			continue;
		l.names += n->name;
		l.nouns += !n->name && n->earlier;
		l.sums += n->sums_up;
		l.subjects += !n->name && !n->earlier && n->subject;
		l.plain += !n->name && !n->earlier;
	}
	return l;
}

bool
known_lacks_beside(struct known *k, struct arena scratch, const struct sentence *s,
                   const uint32_t *terms, size_t count)
{
	const struct givens *g = givens_read(k, scratch, s);
	for (size_t i = 0; i < g->count; i++) {
		bool named = g->at[i].name || !g->at[i].earlier || is_told(k, s, &g->at[i]);
		for (size_t m = 0; m < count && !named; m++)
			named = terms[m] == g->at[i].term;
		if (!named)
			return true;
	}
	return false;
}

static const struct acts *
acts_read(struct known *k, struct arena scratch, const struct sentence *s)
{
	struct acts *own = &k->acts[s - k->d->sentences];
	if (!own->at)
		*own = acts_of(k->arena, scratch, k->d, s);
	return own;
}

unsigned
known_shared_acts(struct known *k, struct arena scratch, const struct sentence *s, bool *main_deed)
{
	unsigned most = 0;
	const struct acts *own = acts_read(k, scratch, s);
	*main_deed = false;
	for (size_t i = 0; i < k->count; i++) {
		const struct acts *other = acts_read(k, scratch, k->told[i]);
		*main_deed |= acts_same_main(own, other);
		unsigned n = acts_shared(own, other);
		most = n > most ? n : most;
	}
	return most;
}
