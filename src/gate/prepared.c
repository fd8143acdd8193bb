/* prepared.c: tokens, ids and sentence bounds of a text to be compared. */
#include "gate/prepared.h"

#include <string.h>

#include "base/hash.h"

/* The language is not told; English cues are the ones that most texts need, and words of other
 * languages rarely are English cues. */
static enum cue_language
language_of(struct str text)
{
	static const struct {
		enum cue_language language;
		const char *words[4];
	} signs[] = {
		{CUE_GERMAN, {" der ", " und ", " die ", " den "}},
		{CUE_FRENCH, {" les ", " des ", " est ", " une "}},
		{CUE_SPANISH, {" los ", " del ", " las ", " que "}},
		{CUE_ENGLISH, {" the ", " and ", " was ", " to "}},
	};
	enum cue_language best = CUE_ENGLISH;
	size_t most = 1;
	struct str head = str_sub(text, 0, 4000);
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t n = 0;
		for (size_t k = 0; k < 4; k++)
			for (ptrdiff_t at = 0;
			     (at = str_find(head, str_of(signs[i].words[k]), (size_t)at)) >= 0; at++)
				n++;
		if (n >= most + (signs[i].language != CUE_ENGLISH)) {
			most = n;
			best = signs[i].language;
		}
	}
	return best;
}

static bool
ends_sentence(const struct tokens *t, size_t i)
{
	if (t->at[i].kind != TOKEN_END)
		return false;
	size_t next = i + 1;
	while (next < t->count && !(t->at[next].flags & TOKEN_SPACED) &&
	       (t->at[next].kind == TOKEN_QUOTE || t->at[next].kind == TOKEN_CLOSE))
		next++;
	if (next >= t->count)
		return true;
	const struct token *n = &t->at[next];
	if (!(n->flags & TOKEN_SPACED))
		return false;
	return n->flags & (TOKEN_CAPITAL | TOKEN_UPPER) || n->kind == TOKEN_NUMBER ||
	       n->kind == TOKEN_QUOTE || n->kind == TOKEN_OPEN;
}

struct prepared
gate_prepare(struct arena *out, struct str text)
{
	struct prepared p = {.text = text};
	p.tokens = tokens_of(out, text, language_of(text), false);
	size_t n = p.tokens.count, bounds = 1;
	p.ids = arena_array(out, uint64_t, n + 1);
	for (size_t i = 0; i < n; i++) {
		const struct token *t = &p.tokens.at[i];
		p.ids[i] = hash_bytes(t->low.p, t->low.n, t->flags & TOKEN_POSSESSIVE ? 2 : 1);
		bounds += t->kind == TOKEN_END;
	}
	p.sentences = arena_array(out, struct gate_sentence, bounds);
	size_t from = 0;
	for (size_t i = 0; i < n; i++) {
		bool breaks = i + 1 < n && str_find(str_sub(text, p.tokens.at[i].end,
			p.tokens.at[i + 1].start), STR("\n"), 0) >= 0;
		if (!ends_sentence(&p.tokens, i) && !breaks && i + 1 < n)
			continue;
		size_t to = i + 1;
		while (
			to < n && !(p.tokens.at[to].flags & TOKEN_SPACED) &&
			(p.tokens.at[to].kind == TOKEN_QUOTE || p.tokens.at[to].kind == TOKEN_CLOSE))
			to++;
		if (p.sentence_count < bounds)
			p.sentences[p.sentence_count++] = (struct gate_sentence){from, to};
		else
			p.sentences[bounds - 1].to = to;
		from = to;
		i = to - 1;
	}
	return p;
}

struct str
prepared_word(const struct prepared *p, size_t token)
{
	return str_sub(p->text, p->tokens.at[token].start, p->tokens.at[token].end);
}

void
reasons_add(struct reasons *r, struct str reason)
{
	for (size_t i = 0; i < r->count; i++)
		if (str_eq(r->at[i], reason))
			return;
	if (r->count == r->cap) {
		size_t cap = r->cap ? 2 * r->cap : 4;
		struct str *at = arena_array(r->out, struct str, cap);
		if (r->count)
			memcpy(at, r->at, r->count * sizeof *at);
		r->at = at;
		r->cap = cap;
	}
	r->at[r->count++] = reason;
}
