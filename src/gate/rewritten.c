/* rewritten.c: compares numbers, names, words and their order. */
#include "gate/rewritten.h"

#include <math.h>
#include <string.h>

#include "base/hash.h"
#include "base/map.h"
#include "text/name.h"
#include "text/number.h"

enum { NEAR = 8 };

#define SUPPORTED_SCORE 0.75

/* A word without its English ending, so that "called" meets "calls". */
static struct str
root_of(struct str w)
{
	static const char *const endings[] = {"ies", "ing", "ied", "ed", "es",
	                                      "s",   "ly",  "er",  "e"};
	if (w.n <= 4)
		return w.n == 4 && w.p[3] == 's' && w.p[2] != 's' ? str_sub(w, 0, 3) : w;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		struct str e = str_of(endings[i]);
		if (str_ends(w, e) && w.n - e.n >= 3)
			return str_sub(w, 0, w.n - e.n);
	}
	return w;
}

static uint64_t
root_id(const struct token *t)
{
	/* Forms that no ending shows. */
	static const char *const irregular[][2] = {
		{"told", "tell"},     {"said", "say"},     {"found", "find"},
		{"left", "leav"},     {"went", "go"},      {"gave", "giv"},
		{"given", "giv"},     {"made", "mak"},     {"took", "tak"},
		{"taken", "tak"},     {"won", "win"},      {"lost", "los"},
		{"held", "hold"},     {"met", "meet"},     {"died", "di"},
		{"dead", "di"},       {"death", "di"},     {"deaths", "di"},
		{"died", "di"},       {"killed", "kill"},  {"bought", "buy"},
		{"sold", "sell"},     {"sent", "send"},    {"children", "child"},
		{"women", "woman"},   {"men", "man"},      {"people", "person"},
		{"fell", "fall"},     {"rose", "ris"},     {"began", "begin"},
		{"came", "com"},      {"led", "lead"},     {"built", "build"},
		{"wrote", "writ"},    {"chose", "choos"},  {"broke", "break"},
		{"drove", "driv"},    {"spoke", "speak"},  {"fought", "fight"},
		{"caught", "catch"},  {"struck", "strik"}, {"shot", "shoot"},
		{"thought", "think"},
	};
	struct str w = t->low;
	for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++)
		if (irregular[i][0][0] == w.p[0] && str_eq(w, str_of(irregular[i][0])))
			w = str_of(irregular[i][1]);
	struct str r = root_of(w);
	return hash_bytes(r.p, r.n, 7);
}

static bool
is_content(const struct token *t)
{
	return token_is_word(t) && !(t->cues & CUE_STOP) && t->low.n > 1;
}

/* Where each root stands in the passage: chains through `next`. */
struct places {
	struct map map;
	uint32_t *next; /* by token: the following place of the same root, plus 1 */
	uint64_t *roots;
};

static struct places
places_of(struct arena *a, const struct prepared *p)
{
	struct places at = {.map = map_in(a, p->tokens.count + 1)};
	at.next = arena_array(a, uint32_t, p->tokens.count + 1);
	at.roots = arena_array(a, uint64_t, p->tokens.count + 1);
	for (size_t i = p->tokens.count; i-- > 0;) {
		if (!token_is_word(&p->tokens.at[i]))
			continue;
		at.roots[i] = root_id(&p->tokens.at[i]);
		struct map_slot *slot =
			map_put(&at.map, str_from(&at.roots[i], sizeof at.roots[i]));
		at.next[i] = (uint32_t)slot->value.u;
		slot->value.u = i + 1;
	}
	return at;
}

static uint32_t
first_place(const struct places *at, uint64_t root)
{
	struct map_slot *slot = map_get(&at->map, str_from(&root, sizeof root));
	return slot ? (uint32_t)slot->value.u : 0;
}

/* Every number of the claim, with its kind, must be in the passage. */
static void
read_numbers(struct arena scratch, const struct prepared *p, const struct prepared *c,
             struct gate_sentence s, struct rewritten_marks *m, struct reasons *why)
{
	struct numbers have = numbers_of(&scratch, &p->tokens, CUE_ENGLISH);
	struct numbers want = numbers_of(&scratch, &c->tokens, CUE_ENGLISH);
	for (size_t i = 0; i < want.count; i++) {
		const struct number *w = &want.at[i];
		if (w->first < s.from || w->first >= s.to || (w->by_word && w->value < 2) ||
		    (w->by_word && w->kind == NUMBER_ORDINAL))
			continue;
		m->number_count++;
		bool found = false;
		const struct number *rival = NULL;
		for (size_t k = 0; k < have.count && !found; k++) {
			found = number_same(w, &have.at[k]);
			if (have.at[k].kind == w->kind && have.at[k].unit >= 0 && w->unit >= 0 &&
			    str_eq(p->tokens.at[have.at[k].unit].low, c->tokens.at[w->unit].low))
				rival = &have.at[k];
		}
		if (found)
			continue;
		m->missing_numbers++;
		struct str said = str_sub(c->text, w->start, w->end);
		if (rival)
			reasons_add(why, str_fmt(why->out,
				"\"" STR_FMT "\" is not in the passage; it says \"" STR_FMT "\"",
				STR_ARG(said), STR_ARG(str_sub(p->text, rival->start, rival->end))));
		else
			reasons_add(why, str_fmt(why->out, "the number \"" STR_FMT
				"\" is not in the passage", STR_ARG(said)));
	}
	m->numbers = m->number_count ?
		1 - (double)m->missing_numbers / m->number_count : 1;
}

/* The initials of a run of capitals in the passage: "WHO" for "World Health Organization". */
static bool
is_acronym_of(const struct prepared *p, struct str low)
{
	if (low.n < 2 || low.n > 6)
		return false;
	for (size_t i = 0; i + low.n <= p->tokens.count; i++) {
		size_t k = 0, at = i;
		while (k < low.n && at < p->tokens.count) {
			const struct token *t = &p->tokens.at[at];
			if (t->kind != TOKEN_WORD)
				break;
			if (t->flags & TOKEN_CAPITAL && t->low.p[0] == low.p[k])
				k++;
			else if (!(t->cues & CUE_STOP) || k == 0)
				break;
			at++;
		}
		if (k == low.n)
			return true;
	}
	return false;
}

static void
read_names(struct arena scratch, const struct prepared *p, const struct prepared *c,
           struct gate_sentence s, const struct places *at, struct rewritten_marks *m,
           struct reasons *why)
{
	struct tokens part = {.at = c->tokens.at + s.from, .count = s.to - s.from};
	struct names names = names_of(&scratch, &part, CUE_ENGLISH);
	for (size_t i = 0; i < names.count; i++) {
		const struct name *n = &names.at[i];
		m->name_count++;
		bool found = true;
		for (size_t k = n->first; k < n->first + n->count; k++) {
			const struct token *w = &part.at[k];
			if (w->kind != TOKEN_WORD || !(w->flags & TOKEN_CAPITAL) ||
			    first_place(at, root_id(w)))
				continue;
			if (w->flags & TOKEN_UPPER && is_acronym_of(p, w->low))
				continue;
			found = false;
		}
		if (found)
			continue;
		m->missing_names++;
		reasons_add(why,
		            str_fmt(why->out, "the name \"" STR_FMT "\" is not in the passage",
		                    STR_ARG(str_sub(c->text, part.at[n->first].start,
		                                    part.at[n->first + n->count - 1].end))));
	}
	m->names = m->name_count ? 1 - (double)m->missing_names / m->name_count : 1;
}

static double
weight_of(const struct token *t, bool first)
{
	double w = t->cues & (CUE_SAY | CUE_TIME) ? 0.5 : 1;
	return t->flags & TOKEN_CAPITAL && !first ? 1.3 * w : w;
}

/* Best two neighbouring sentences for the claim's content words, and the best one alone. */
static void
read_window(struct arena scratch, const struct prepared *p, const struct prepared *c,
            struct gate_sentence s, const struct places *at, struct rewritten_marks *m,
            size_t *best_sentence)
{
	double *got = arena_array(&scratch, double, p->sentence_count + 2);
	double *alone = arena_array(&scratch, double, p->sentence_count + 2);
	uint32_t *seen = arena_array(&scratch, uint32_t, p->sentence_count + 2);
	uint32_t *sentence_of = arena_array(&scratch, uint32_t, p->tokens.count + 1);
	for (size_t k = 0; k < p->sentence_count; k++)
		for (size_t i = p->sentences[k].from; i < p->sentences[k].to; i++)
			sentence_of[i] = (uint32_t)k;
	double total = 0, found = 0;
	for (size_t i = s.from; i < s.to; i++) {
		if (!is_content(&c->tokens.at[i]))
			continue;
		double w = weight_of(&c->tokens.at[i], i == s.from);
		total += w;
		m->content++;
		uint32_t place = first_place(at, root_id(&c->tokens.at[i]));
		found += place ? w : 0;
		/* got[k] counts the window of sentences k and k+1; each word once a window. */
		for (; place; place = at->next[place - 1]) {
			uint32_t k = sentence_of[place - 1];
			if (!at->next[place - 1] || sentence_of[at->next[place - 1] - 1] != k)
				alone[k] += w;
			for (uint32_t b = k > 0 ? k - 1 : 0; b <= k; b++)
				if (seen[b] != i + 1) {
					seen[b] = (uint32_t)i + 1;
					got[b] += w;
				}
		}
	}
	m->coverage = total > 0 ? found / total : 0;
	for (size_t k = 0; k < p->sentence_count; k++)
		if (alone[k] > alone[*best_sentence])
			*best_sentence = k;
	double most = 0;
	for (size_t k = 0; k < p->sentence_count; k++)
		most = fmax(most, got[k]);
	m->window = total > 0 ? most / total : 0;
}

/* Neighbouring content words of the claim that are near each other in the passage, in order. */
static void
read_pairs(const struct prepared *c, struct gate_sentence s, const struct places *at,
           struct rewritten_marks *m)
{
	size_t pairs = 0, kept = 0;
	ptrdiff_t last = -1;
	for (size_t i = s.from; i < s.to; i++) {
		if (!is_content(&c->tokens.at[i]))
			continue;
		if (last >= 0) {
			pairs++;
			uint32_t a = first_place(at, root_id(&c->tokens.at[last]));
			uint32_t b = first_place(at, root_id(&c->tokens.at[i]));
			while (a && b && !(b > a && b - a <= NEAR)) {
				if (b <= a)
					b = at->next[b - 1];
				else
					a = at->next[a - 1];
			}
			kept += a && b;
		}
		last = (ptrdiff_t)i;
	}
	m->pairs = pairs ? (double)kept / (double)pairs : m->coverage;
}

/* Words of the claim that stand in runs of three or more words of the passage. */
static void
read_copied(const struct prepared *c, struct gate_sentence s, const struct places *at,
            const struct prepared *p, struct rewritten_marks *m)
{
	size_t words = 0, copied = 0;
	for (size_t i = s.from; i < s.to; i++)
		words += token_is_word(&c->tokens.at[i]);
	for (size_t i = s.from; i < s.to;) {
		if (!token_is_word(&c->tokens.at[i])) {
			i++;
			continue;
		}
		size_t best = 0, tried = 0;
		for (uint32_t a = first_place(at, root_id(&c->tokens.at[i])); a && tried < 40;
		     a = at->next[a - 1], tried++) {
			size_t n = 0;
			while (i + n < s.to && a - 1 + n < p->tokens.count &&
			       p->ids[a - 1 + n] == c->ids[i + n])
				n++;
			best = n > best ? n : best;
		}
		size_t run = 0;
		for (size_t k = i; k < i + best; k++)
			run += token_is_word(&c->tokens.at[k]);
		if (run >= 3)
			copied += run;
		i += best ? best : 1;
	}
	m->copied = words ? (double)copied / (double)words : 0;
}

static unsigned
cues_in(const struct prepared *p, size_t from, size_t to)
{
	unsigned all = 0;
	for (size_t i = from; i < to && i < p->tokens.count; i++)
		all |= p->tokens.at[i].cues;
	return all;
}

static unsigned
count_cue(const struct prepared *p, size_t from, size_t to, unsigned cue)
{
	unsigned n = 0;
	for (size_t i = from; i < to && i < p->tokens.count; i++)
		n += !!(p->tokens.at[i].cues & cue);
	return n;
}

/* Meaning words against the best sentence: negation, direction, certainty. */
static void
read_sense(const struct prepared *p, const struct prepared *c, struct gate_sentence s,
           size_t best, struct rewritten_marks *m, struct reasons *why)
{
	if (best >= p->sentence_count)
		return;
	size_t from = p->sentences[best].from, to = p->sentences[best].to;
	unsigned claim_no = count_cue(c, s.from, s.to, CUE_NEGATION);
	unsigned passage_no = count_cue(p, from, to, CUE_NEGATION);
	if (claim_no && !passage_no) {
		m->polarity = true;
		reasons_add(why, STR("it denies what the passage does not"));
	} else if (!claim_no && passage_no && m->window > 0.7 &&
	           count_cue(p, from, to, CUE_NEGATION)) {
		m->polarity = true;
		reasons_add(why, STR("the passage holds a negation that it leaves out"));
	}
	unsigned a = cues_in(c, s.from, s.to), b = cues_in(p, from, to);
	if ((a & CUE_RISE && !(a & CUE_FALL) && b & CUE_FALL && !(b & CUE_RISE)) ||
	    (a & CUE_FALL && !(a & CUE_RISE) && b & CUE_RISE && !(b & CUE_FALL))) {
		m->direction = true;
		reasons_add(why, STR("it turns a rise into a fall, or more into less"));
	}
	if (b & (CUE_MODAL | CUE_HEDGE) && !(a & (CUE_MODAL | CUE_HEDGE))) {
		m->certainty = true;
		reasons_add(why, STR("it is more certain than the passage"));
	}
}

/* Quotations of the claim must be runs of the passage. */
static void
read_quotations(const struct prepared *p, const struct prepared *c,
                struct gate_sentence s, const struct places *at,
                struct rewritten_marks *m, struct reasons *why)
{
	for (size_t i = s.from; i < s.to; i++) {
		if (c->tokens.at[i].kind != TOKEN_QUOTE)
			continue;
		size_t end = i + 1;
		while (end < s.to && c->tokens.at[end].kind != TOKEN_QUOTE)
			end++;
		bool found = end == i + 1;
		size_t core = end;
		while (core > i + 1 && !token_is_word(&c->tokens.at[core - 1]))
			core--;
		for (uint32_t a = core > i + 1 ? first_place(at, root_id(&c->tokens.at[i + 1]))
		                               : 0;
		     a && !found; a = at->next[a - 1]) {
			size_t n = 0;
			while (i + 1 + n < core && a - 1 + n < p->tokens.count &&
			       p->ids[a - 1 + n] == c->ids[i + 1 + n])
				n++;
			found = i + 1 + n == core;
		}
		if (!found) {
			m->quotation = true;
			reasons_add(
				why,
				str_fmt(why->out, "the quotation \"" STR_FMT "\" is not in the passage",
			            STR_ARG(core > i + 1 ? str_sub(c->text, c->tokens.at[i + 1].start,
			                                           c->tokens.at[core - 1].end)
			                                 : STR(""))));
		}
		i = end;
	}
}

struct rewritten_marks
rewritten_read(struct arena scratch, const struct prepared *p, const struct prepared *c,
               struct gate_sentence s, struct reasons *why)
{
	struct rewritten_marks m = {0};
	struct places at = places_of(&scratch, p);
	size_t best = 0;
	read_numbers(scratch, p, c, s, &m, why);
	read_names(scratch, p, c, s, &at, &m, why);
	read_window(scratch, p, c, s, &at, &m, &best);
	read_pairs(c, s, &at, &m);
	read_copied(c, s, &at, p, &m);
	read_quotations(p, c, s, &at, &m, why);
	read_sense(p, c, s, best, &m, why);
	return m;
}

/* Weights fitted on claims judged by people (news summaries, both quoting and free ones). */
double
rewritten_score(const struct rewritten_marks *m)
{
	double length = (m->content < 20 ? m->content : 20) / 20.0;
	double z = -3.0 + 0.7 * m->coverage + 1.2 * m->window + 3.3 * m->pairs +
	           0.4 * m->copied - 3.5 * (1 - m->names) - 4.0 * (1 - m->numbers) -
	           0.2 * m->polarity - 0.2 * m->quotation - 0.2 * m->direction -
	           0.15 * m->certainty - 0.6 * length;
	return 1 / (1 + exp(-z));
}

bool
rewritten_passes(const struct rewritten_marks *m)
{
	return !m->missing_numbers && !m->missing_names && !m->polarity && !m->quotation &&
	       !m->direction && rewritten_score(m) >= SUPPORTED_SCORE;
}
