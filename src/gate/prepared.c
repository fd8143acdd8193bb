/* prepared.c: tokens, ids and sentence bounds of a text to be compared. */
#include "gate/prepared.h"

#include <string.h>

#include "base/hash.h"
#include "gate/root.h"

/* The stop of an abbreviation ends a sentence, too, where a word follows that hardly ever has a
 * capital inside one: "at 5 p.m. The …". */
static bool
ends_with_abbreviation(const struct tokens *t, size_t i)
{
	const struct token *a = &t->at[i], *b = &t->at[i + 1];
	return i + 1 < t->count && a->kind == TOKEN_WORD && a->low.n > 2 &&
	       a->low.p[a->low.n - 1] == '.' && !(a->cues & CUE_TITLE) &&
	       (b->flags & (TOKEN_CAPITAL | TOKEN_UPPER)) == TOKEN_CAPITAL &&
	       b->cues & (CUE_STOP | CUE_OPENER | CUE_CONNECTIVE | CUE_HE | CUE_IT);
}

/* "(D-Minn.)": a few words in brackets whose stop is that of an abbreviation. */
static bool
in_short_brackets(const struct tokens *t, size_t i)
{
	if (i + 1 >= t->count || t->at[i + 1].kind != TOKEN_CLOSE)
		return false;
	for (size_t k = 1; k <= 4 && k <= i; k++)
		if (t->at[i - k].kind == TOKEN_OPEN)
			return true;
	return false;
}

static bool
ends_sentence(const struct tokens *t, size_t i)
{
	if (t->at[i].kind != TOKEN_END)
		return ends_with_abbreviation(t, i);
	if (in_short_brackets(t, i))
		return false;
	size_t next = i + 1;
	while (next < t->count && !(t->at[next].flags & TOKEN_SPACED) &&
	       (t->at[next].kind == TOKEN_QUOTE || t->at[next].kind == TOKEN_CLOSE))
		next++;
	/* Text that was cut into words has its stops between spaces; no capital tells there. */
	if (next >= t->count || (t->at[i].flags & TOKEN_SPACED && t->at[next].flags & TOKEN_SPACED))
		return true;
	const struct token *n = &t->at[next];
	if (!(n->flags & TOKEN_SPACED))
		return false;
	return n->flags & (TOKEN_CAPITAL | TOKEN_UPPER) || n->kind == TOKEN_NUMBER ||
	       n->kind == TOKEN_QUOTE || n->kind == TOKEN_OPEN;
}

/* Texts repeat their words: the roots of those that came last, by their ids. */
enum { MEMO = 256 };

struct memo {
	uint64_t id, root;
};

static uint64_t
root_again(struct memo *memo, uint64_t id, struct str low)
{
	struct memo *m = &memo[(id >> 17) % MEMO];
	if (m->id != id)
		*m = (struct memo){id, root_hash(low)};
	return m->root;
}

/* Ids and roots; returns how many sentences there may be. */
static size_t
read_words(struct arena *out, struct prepared *p)
{
	size_t n = p->tokens.count, bounds = 1;
	struct memo memo[MEMO] = {0};
	p->ids = arena_room(out, (n + 1) * sizeof *p->ids, _Alignof(uint64_t));
	p->roots = arena_array(out, uint64_t, n + 1);
	for (size_t i = 0; i < n; i++) {
		const struct token *t = &p->tokens.at[i];
		struct str low = t->low;
		/* At the end of a claim the stop of "Jr." is that of the sentence. */
		if (low.n > 1 && low.p[low.n - 1] == '.' && token_is_word(t))
			low.n--;
		p->ids[i] = hash_bytes(low.p, low.n, t->flags & TOKEN_POSSESSIVE ? 2 : 1);
		if (token_is_word(t))
			p->roots[i] = root_again(memo, p->ids[i], low);
		bounds += t->kind == TOKEN_END || ends_with_abbreviation(&p->tokens, i) ||
		          (i > 0 && t->flags & TOKEN_SPACED && p->text.p[t->start - 1] == '\n');
	}
	return bounds;
}

/* Whether a new line begins behind token `i`. */
static bool
breaks(const struct prepared *p, size_t i)
{
	const struct token *at = p->tokens.at;
	if (i + 1 >= p->tokens.count || !(at[i + 1].flags & TOKEN_SPACED))
		return false;
	for (size_t k = at[i].end; k < at[i + 1].start; k++)
		if (p->text.p[k] == '\n')
			return true;
	return false;
}

static void
cut_sentences(struct arena *out, struct prepared *p, size_t bounds)
{
	size_t n = p->tokens.count, from = 0;
	p->sentences = arena_array(out, struct gate_sentence, bounds + 1);
	p->sentence_of = arena_array(out, uint32_t, n + 1);
	for (size_t i = 0; i < n; i++) {
		if (!ends_sentence(&p->tokens, i) && i + 1 < n && !breaks(p, i))
			continue;
		size_t to = i + 1;
		while (
			to < n && !(p->tokens.at[to].flags & TOKEN_SPACED) &&
			(p->tokens.at[to].kind == TOKEN_QUOTE || p->tokens.at[to].kind == TOKEN_CLOSE))
			to++;
		if (p->sentence_count < bounds)
			p->sentences[p->sentence_count++] = (struct gate_sentence){from, to};
		else
			p->sentences[p->sentence_count - 1].to = to;
		for (size_t k = from; k < to; k++)
			p->sentence_of[k] = (uint32_t)(p->sentence_count - 1);
		from = to;
		i = to - 1;
	}
}

struct prepared
gate_prepare(struct arena *out, struct str text)
{
	struct prepared p = {.text = text, .language = cue_language_guess(text)};
	p.tokens = tokens_of(out, text, p.language, false);
	cut_sentences(out, &p, read_words(out, &p));
	return p;
}

void
gate_prepare_values(struct arena *out, struct prepared *p)
{
	p->numbers = numbers_of(out, &p->tokens, p->language);
	p->names = names_of(out, &p->tokens, p->language);
}

bool
prepared_hedge(const struct prepared *p, size_t i)
{
	static const char *const words[] = {"possible", "possibility", "chance", "suggests",
	                                    "considers", "proposes", "threatened", "hopes", "aims"};
	const struct token *t = &p->tokens.at[i];
	if (t->cues & (CUE_MODAL | CUE_HEDGE | CUE_CONDITION))
		return true;
	if (token_is(t, "set") || token_is(t, "due"))
		return i + 1 < p->tokens.count && token_is(&p->tokens.at[i + 1], "to");
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (token_is(t, words[k]))
			return true;
	return false;
}

bool
prepared_holds_off(const struct prepared *p, size_t i)
{
	static const char *const verbs[] = {
		"try", "tries", "tried", "trying", "attempt", "attempts", "attempted", "attempting", "seek", "seeks",
		"sought", "seeking", "fail", "fails", "failed", "failing", "refuse", "refuses", "refused", "refusing",
		"decline", "declines", "declined", "declining", "want", "wants", "wanted", "vow", "vows", "vowed",
		"pledge", "pledges", "pledged", "promise", "promises", "promised", "threaten", "threatens",
		"threatening", "offer", "offers", "offered", "intend", "intends", "intended", "prepare", "prepares",
		"prepared", "preparing", "hoping", "hoped", "aiming", "aimed", "plan", "agree", "agrees", "agreed",
		"move", "moves", "moved", "moving", "struggle", "struggles", "struggled", "struggling",
	};
	if (i + 1 >= p->tokens.count || !token_is(&p->tokens.at[i + 1], "to"))
		return false;
	for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
		if (token_is(&p->tokens.at[i], verbs[k]))
			return true;
	return false;
}

/* The number of the run that holds token `i`, or -1.  Runs are in order, `stride` bytes apart;
 * `first` points into the first one, to its first token and, behind that, its tokens. */
static ptrdiff_t
run_with(const size_t *first, size_t stride, size_t runs, size_t i)
{
	size_t from = 0, to = runs;
	while (from < to) {
		size_t mid = from + (to - from) / 2;
		const size_t *run = (const size_t *)((const char *)first + mid * stride);
		if (i < run[0])
			to = mid;
		else if (i < run[0] + run[1])
			return (ptrdiff_t)mid;
		else
			from = mid + 1;
	}
	return -1;
}

const struct number *
prepared_number(const struct prepared *p, size_t i)
{
	const struct numbers *n = &p->numbers;
	ptrdiff_t k = n->count ? run_with(&n->at[0].first, sizeof *n->at, n->count, i) : -1;
	return k < 0 ? NULL : &n->at[k];
}

const struct name *
prepared_name(const struct prepared *p, size_t i)
{
	const struct names *n = &p->names;
	ptrdiff_t k = n->count ? run_with(&n->at[0].first, sizeof *n->at, n->count, i) : -1;
	return k < 0 ? NULL : &n->at[k];
}

struct str
prepared_word(const struct prepared *p, size_t token)
{
	return str_sub(p->text, p->tokens.at[token].start, p->tokens.at[token].end);
}

struct str
prepared_words(const struct prepared *p, size_t from, size_t to)
{
	return from < to ? str_sub(p->text, p->tokens.at[from].start, p->tokens.at[to - 1].end)
	                 : STR("");
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
