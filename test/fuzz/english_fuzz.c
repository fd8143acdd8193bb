/* english_fuzz.c: any bytes as an English sentence.
 *
 * Every byte that is no white space lies in exactly one word; heads form one tree without
 * crossings; phrases name words that there are; the same bytes give the same answer twice. */
#include "../unit/text/english_model.h"
#include "fuzz.h"
#include "model/limits.h"

static void
expect_words(struct str text, const struct tag_words *w)
{
	size_t end = 0;
	for (size_t i = 0; i <= w->count; i++) {
		size_t start = i < w->count ? w->at[i].start : text.n;
		fuzz_expect(start >= end && start <= text.n);
		fuzz_expect(!utf8_trim(str_sub(text, end, start)).n);
		if (i < w->count) {
			fuzz_expect(w->at[i].end > start && w->at[i].end <= text.n);
			fuzz_expect(w->at[i].upos < UPOS_COUNT &&
				    w->at[i].xpos < XPOS_COUNT);
			end = w->at[i].end;
		}
	}
}

static void
expect_tree(const struct parse *p)
{
	size_t roots = 0, n = p->words.count;
	for (size_t i = 0; i < n; i++) {
		size_t steps = 0, from, to;
		roots += p->head[i] == PARSE_ROOT;
		fuzz_expect(p->dep[i] < DEP_COUNT);
		fuzz_expect((p->dep[i] == DEP_ROOT) == (p->head[i] == PARSE_ROOT));
		for (size_t k = i; k != PARSE_ROOT; k = p->head[k])
			fuzz_expect(k < n && steps++ <= n);
		parse_span(p, i, &from, &to);
		fuzz_expect(from <= i && i < to && to <= n);
		/* what hangs on a word hangs inside its span, so nothing crosses */
		if (p->head[i] != PARSE_ROOT) {
			size_t above_from, above_to;
			parse_span(p, p->head[i], &above_from, &above_to);
			fuzz_expect(above_from <= from && to <= above_to);
		}
	}
	fuzz_expect(roots == (n > 0));
}

static void
expect_place(const struct parse *p, int32_t i)
{
	fuzz_expect(i >= -1 && i < (int32_t)p->words.count);
}

static void
expect_phrases(const struct phrases *ph)
{
	const struct parse *p = ph->parse;
	for (size_t k = 0; k < ph->nouns; k++) {
		const struct phrase_noun *n = &ph->noun[k];
		fuzz_expect(n->from <= n->head && n->head < n->to &&
			    n->to <= p->words.count);
		fuzz_expect(n->full_from <= n->from && n->full_to >= n->to);
		fuzz_expect(n->full_to <= p->words.count);
		fuzz_expect(n->name_from <= n->name_to && n->name_to <= p->words.count);
		fuzz_expect((n->name != PHRASE_NO_NAME) == (n->name_from < n->name_to));
	}
	for (size_t k = 0; k < ph->clauses; k++) {
		const struct phrase_clause *c = &ph->clause[k];
		fuzz_expect(c->from <= c->head && c->head < c->to &&
			    c->to <= p->words.count);
		fuzz_expect(c->verb_from <= c->verb && c->verb < p->words.count);
		fuzz_expect(c->parent >= -1 && c->parent < (int32_t)ph->clauses);
		expect_place(p, c->subject);
		expect_place(p, c->object);
		expect_place(p, c->complement);
		expect_place(p, c->first_aux);
		expect_place(p, c->antecedent);
	}
}

FUZZ(input)
{
	struct str text = utf8_repair(&memory->out, input);
	const struct english *e = english_model();
	struct tag_words all =
		tag_text(&memory->out, memory->scratch, english_tagger(e), text);
	expect_words(text, &all);
	struct phrases one = english_read(&memory->out, memory->scratch, e, text);
	struct phrases two = english_read(&memory->out, memory->scratch, e, text);
	size_t n = one.parse->words.count;
	fuzz_expect(n == (all.count < LIMIT_PARSE_WORDS ? all.count : LIMIT_PARSE_WORDS));
	fuzz_expect(n == two.parse->words.count);
	fuzz_expect(!n || !memcmp(one.parse->head, two.parse->head,
				  n * sizeof *one.parse->head));
	fuzz_expect(!n || !memcmp(one.parse->dep, two.parse->dep, n));
	expect_tree(one.parse);
	expect_phrases(&one);
}
