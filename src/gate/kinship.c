/* kinship.c: one pass over the passage for all words of a sentence.
 *
 * The senses of the claim's words go into a small table, by sense: whose own it is, above whose it
 * lies, and so on, as bits of the words.  Each word of the passage then asks with its own senses and
 * those above them; most are in nobody's row, which one bit for each sense tells. */
#include "gate/kinship.h"

#include "learn/lexicon.h"
#include "model/limits.h"

enum { LEVELS = 3, SLOTS = 1024, MOST = SLOTS / 2, BITS = 64, ALL_SENSES = 1 << 16 };

/* One sense of a word of the passage. */
struct kin_sense {
	uint32_t first;          /* the word's first place */
	uint16_t at[LEVELS + 1]; /* the sense and those above it; 0: none */
};

/* What a sense is to the claim's words. */
enum tie { TIE_OWN, TIE_ABOVE, TIE_PARENT, TIE_AKIN, TIE_OPPOSITE, TIE_COUNT };

struct row {
	uint16_t sense; /* 0: free */
	uint16_t words[TIE_COUNT];
};

struct ties {
	struct row rows[SLOTS];
	uint64_t has[ALL_SENSES / BITS];
	size_t used;
};

static struct row *
slot_of(struct ties *t, uint16_t sense)
{
	size_t i = (sense * 0x9E3779B1u >> 16) & (SLOTS - 1);
	while (t->rows[i].sense && t->rows[i].sense != sense)
		i = (i + 1) & (SLOTS - 1);
	return &t->rows[i];
}

/* NULL where the sense is nothing to any word. */
static const struct row *
row_of(struct ties *t, uint16_t sense)
{
	return t->has[sense / BITS] >> sense % BITS & 1 ? slot_of(t, sense) : NULL;
}

static void
tie(struct ties *t, uint16_t sense, enum tie kind, unsigned word)
{
	if (!sense)
		return;
	struct row *r = slot_of(t, sense);
	if (!r->sense) {
		if (t->used == MOST)
			return;
		t->used++;
		r->sense = sense;
		t->has[sense / BITS] |= (uint64_t)1 << sense % BITS;
	}
	r->words[kind] |= (uint16_t)(1u << word);
}

static void
tie_word(struct ties *t, const struct lexicon *l, const struct lexicon_word *m, unsigned word)
{
	for (size_t i = 0; i < m->count[LEXICON_OWN]; i++) {
		uint16_t s = m->at[LEXICON_OWN][i];
		tie(t, s, TIE_OWN, word);
		for (int level = 0; level < LEVELS && s; level++) {
			s = l->above[s];
			if (!level)
				tie(t, s, TIE_PARENT, word);
			tie(t, s, TIE_ABOVE, word);
		}
	}
	for (size_t i = 0; i < m->count[LEXICON_AKIN]; i++)
		tie(t, m->at[LEXICON_AKIN][i], TIE_AKIN, word);
	for (size_t i = 0; i < m->count[LEXICON_OPPOSITE]; i++)
		tie(t, m->at[LEXICON_OPPOSITE][i], TIE_OPPOSITE, word);
}

static bool
known(const struct ties *t, const struct kin_sense *s)
{
	uint64_t any = 0;
	for (int i = 0; i <= LEVELS; i++)
		any |= t->has[s->at[i] / BITS] >> s->at[i] % BITS;
	return any & 1;
}

/* Adds what the claim's words are to one sense of a word of the passage. */
static void
add_kin(struct ties *t, const struct kin_sense *s, unsigned kin[KIN_COUNT])
{
	const struct row *r = row_of(t, s->at[0]);
	if (r) {
		kin[KIN_OPPOSITE] |= r->words[TIE_OPPOSITE];
		kin[KIN_SAME] |= r->words[TIE_OWN];
		kin[KIN_AKIN] |= r->words[TIE_AKIN];
		kin[KIN_ABOVE] |= r->words[TIE_ABOVE];
	}
	for (int level = 1; level <= LEVELS; level++) {
		if (!(r = row_of(t, s->at[level])))
			continue;
		kin[KIN_BELOW] |= r->words[TIE_OWN];
		if (level == 1)
			kin[KIN_SISTER] |= r->words[TIE_PARENT];
	}
}

/* One place of the passage's word. */
static void
put_place(const struct compared *k, size_t p, const unsigned kin[KIN_COUNT],
          struct kin_word *words)
{
	bool window = p >= k->window.from && p < k->window.to;
	for (int kind = 0; kind < KIN_COUNT; kind++)
		for (unsigned bits = kin[kind]; bits; bits &= bits - 1) {
			struct kin_word *w = &words[__builtin_ctz(bits)];
			uint8_t place = p >= w->gap_from && p < w->gap_to ? KIN_IN_GAP
			                : window                          ? KIN_IN_WINDOW
			                                                  : KIN_SOMEWHERE;
			if (place > w->place[kind])
				w->place[kind] = place;
		}
}

static void
put_places(const struct compared *k, uint32_t first, unsigned kin[KIN_COUNT],
           struct kin_word *words)
{
	unsigned taken = 0;
	size_t tried = 0;
	for (int kind = 0; kind < KIN_COUNT; kind++) {
		kin[kind] &= ~taken;
		taken |= kin[kind];
	}
	for (uint32_t a = first; a && tried < LIMIT_GATE_PLACES; a = k->at->next[a - 1], tried++)
		put_place(k, a - 1, kin, words);
}

static size_t
read_senses(const struct lexicon *l, const struct lexicon_word *w, uint32_t first,
            struct kin_sense *senses)
{
	size_t n = w->count[LEXICON_OWN];
	for (size_t i = 0; i < n; i++) {
		uint16_t s = w->at[LEXICON_OWN][i];
		senses[i] = (struct kin_sense){.first = first};
		for (int level = 0; level <= LEVELS && s; level++, s = l->above[s])
			senses[i].at[level] = s;
	}
	return n;
}

/* The words of the lexicon among the passage's, with their first places; returns how many senses. */
static size_t
find_words(const struct lexicon *l, const struct prepared *p, const struct places *at,
           struct lexicon_word *words, uint32_t *firsts, size_t *count)
{
	size_t senses = 0;
	for (size_t i = 0; i <= at->mask; i++) {
		uint32_t first = at->head[i];
		if (!first || !prepared_content(p, first - 1) ||
		    !lexicon_find(l, token_of_hash(p->roots[first - 1]), &words[*count]))
			continue;
		senses += words[*count].count[LEXICON_OWN];
		firsts[(*count)++] = first;
	}
	return senses;
}

struct kin_text
kinship_text(struct arena *out, const struct lexicon *l, const struct prepared *p,
             const struct places *at)
{
	struct kin_text t = {.lexicon = l};
	struct arena rest = *out, scratch = arena_upper(&rest);
	size_t n = p->tokens.count + 1, count = 0;
	if (!l)
		return t;
	struct lexicon_word *words =
		arena_room(&scratch, n * sizeof *words, _Alignof(struct lexicon_word));
	uint32_t *firsts = arena_room(&scratch, n * sizeof *firsts, sizeof *firsts);
	size_t senses = find_words(l, p, at, words, firsts, &count);
	t.senses = arena_room(out, (senses + 1) * sizeof *t.senses, _Alignof(struct kin_sense));
	for (size_t i = 0; i < count; i++)
		t.count += read_senses(l, &words[i], firsts[i], t.senses + t.count);
	return t;
}

void
kinship_read(struct arena scratch, const struct compared *k, struct kin_word *words,
             size_t count)
{
	const struct lexicon *l = k->kin ? k->kin->lexicon : NULL;
	struct ties *t = NULL;
	struct lexicon_word m;
	if (!l)
		return;
	for (size_t i = 0; i < count && i < KIN_WORDS; i++) {
		if (!lexicon_find(l, token_of_hash(k->c->roots[words[i].token]), &m))
			continue;
		if (!t)
			t = arena_new(&scratch, struct ties);
		words[i].senses = m.count[LEXICON_OWN];
		tie_word(t, l, &m, (unsigned)i);
	}
	for (size_t i = 0; t && i < k->kin->count;) {
		unsigned kin[KIN_COUNT] = {0}, any = 0;
		uint32_t first = k->kin->senses[i].first;
		for (; i < k->kin->count && k->kin->senses[i].first == first; i++)
			if (known(t, &k->kin->senses[i])) {
				add_kin(t, &k->kin->senses[i], kin);
				any = 1;
			}
		if (any)
			put_places(k, first, kin, words);
	}
}
