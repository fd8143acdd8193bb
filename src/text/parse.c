/* parse.c: greedy parsing, and looking at trees. */
#include "text/parse.h"

#include "base/buf.h"
#include "model/limits.h"
#include "text/parse_model.h"

static const char *const dep_names[DEP_COUNT] = {
	[DEP_NONE] = "dep",
	[DEP_ROOT] = "root",
	[DEP_ACL] = "acl",
	[DEP_ACL_RELCL] = "acl:relcl",
	[DEP_ADVCL] = "advcl",
	[DEP_ADVMOD] = "advmod",
	[DEP_AMOD] = "amod",
	[DEP_APPOS] = "appos",
	[DEP_AUX] = "aux",
	[DEP_AUX_PASS] = "aux:pass",
	[DEP_CASE] = "case",
	[DEP_CC] = "cc",
	[DEP_CCOMP] = "ccomp",
	[DEP_COMPOUND] = "compound",
	[DEP_COMPOUND_PRT] = "compound:prt",
	[DEP_CONJ] = "conj",
	[DEP_COP] = "cop",
	[DEP_CSUBJ] = "csubj",
	[DEP_DET] = "det",
	[DEP_DISCOURSE] = "discourse",
	[DEP_EXPL] = "expl",
	[DEP_FIXED] = "fixed",
	[DEP_FLAT] = "flat",
	[DEP_GOESWITH] = "goeswith",
	[DEP_IOBJ] = "iobj",
	[DEP_LIST] = "list",
	[DEP_MARK] = "mark",
	[DEP_NMOD] = "nmod",
	[DEP_NMOD_DESC] = "nmod:desc",
	[DEP_NMOD_POSS] = "nmod:poss",
	[DEP_NMOD_UNMARKED] = "nmod:unmarked",
	[DEP_NSUBJ] = "nsubj",
	[DEP_NSUBJ_PASS] = "nsubj:pass",
	[DEP_NUMMOD] = "nummod",
	[DEP_OBJ] = "obj",
	[DEP_OBL] = "obl",
	[DEP_OBL_AGENT] = "obl:agent",
	[DEP_OBL_UNMARKED] = "obl:unmarked",
	[DEP_PARATAXIS] = "parataxis",
	[DEP_PUNCT] = "punct",
	[DEP_VOCATIVE] = "vocative",
	[DEP_XCOMP] = "xcomp",
};

const char *
dep_name(enum dep dep)
{
	return dep_names[dep];
}

enum dep
dep_of(struct str name)
{
	for (int pass = 0; pass < 2; pass++) {
		for (unsigned d = 0; d < DEP_COUNT; d++)
			if (str_eq(name, str_of(dep_names[d])))
				return (enum dep)d;
		ptrdiff_t colon = str_find_byte(name, ':', 0);
		if (colon > 0)
			name = str_sub(name, 0, (size_t)colon);
	}
	return DEP_NONE;
}

struct str
parse_label_names(struct arena *out)
{
	struct buf b = buf_in(out, 600);
	for (unsigned d = 0; d < DEP_COUNT; d++)
		buf_fmt(&b, "%s\n", dep_names[d]);
	return buf_str(&b);
}

bool
parse_model_open(struct parse_model *p, struct arena scratch, const struct model *m,
		 struct err *err)
{
	p->steps = model_perceptron(m, "parser.steps", step_fingerprint(scratch));
	p->labels = model_perceptron(m, "parser.labels", label_fingerprint(scratch));
	if (!p->steps || !p->labels)
		return err_set(err, ERR_INPUT,
			       "the model has no parser for these features");
	if (p->steps->classes != PARSE_STEPS || p->labels->classes != DEP_COUNT ||
	    !str_eq(model_text(m, "parser.names"), parse_label_names(&scratch)))
		return err_set(err, ERR_INPUT, "the model has other relations");
	return true;
}

static enum parse_step
best_step(const struct parse_model *p, const struct parse_state *s)
{
	uint32_t features[STEP_FEATURES];
	int32_t sums[PERCEPTRON_CLASSES];
	unsigned allowed = parse_allowed(s);
	int best = -1;
	if (!(allowed & (allowed - 1)))
		return (enum parse_step)__builtin_ctz(allowed);
	perceptron_sum(p->steps, features, step_features(s, features), sums);
	for (int k = 0; k < PARSE_STEPS; k++)
		if (allowed >> k & 1 && (best < 0 || sums[k] > sums[best]))
			best = k;
	return (enum parse_step)best;
}

static uint8_t
best_label(const struct parse_model *p, const struct parse_state *s, enum parse_step step)
{
	uint32_t features[LABEL_FEATURES];
	int32_t sums[PERCEPTRON_CLASSES];
	size_t head, child, n;
	uint8_t best = DEP_NONE;
	parse_arc(s, step, &head, &child);
	if (head == s->words)
		return DEP_ROOT;
	n = label_features(s, head, child, features);
	perceptron_sum(p->labels, features, n, sums);
	for (uint8_t d = 0; d < DEP_COUNT; d++)
		if (d != DEP_ROOT && sums[d] > sums[best])
			best = d;
	return best;
}

struct parse
parse_words(struct arena *out, struct arena scratch, const struct parse_model *parser,
	    struct tag_words words)
{
	if (words.count > LIMIT_PARSE_WORDS)
		words.count = LIMIT_PARSE_WORDS;
	size_t n = words.count;
	struct parse p = {.words = words};
	struct parse_state s = parse_begin(&scratch, &words);
	p.head = arena_array(out, uint16_t, n);
	p.first = arena_array(out, uint16_t, n);
	p.last = arena_array(out, uint16_t, n);
	p.dep = arena_array(out, uint8_t, n);
	while (!parse_done(&s)) {
		enum parse_step step = best_step(parser, &s);
		parse_take(&s, step,
			   step == PARSE_SHIFT ? 0 : best_label(parser, &s, step));
	}
	for (size_t i = 0; i < n; i++) {
		p.head[i] = s.head[i] == n ? (uint16_t)PARSE_ROOT : s.head[i];
		p.dep[i] = s.node[i].dep;
		p.first[i] = s.node[i].first;
		p.last[i] = s.node[i].last;
	}
	return p;
}

void
parse_span(const struct parse *p, size_t i, size_t *from, size_t *to)
{
	*from = p->first[i];
	*to = p->last[i] + 1u;
}

ptrdiff_t
parse_child(const struct parse *p, size_t i, ptrdiff_t after)
{
	for (size_t k = (size_t)(after + 1); k < p->words.count; k++)
		if (p->head[k] == i)
			return (ptrdiff_t)k;
	return -1;
}

ptrdiff_t
parse_find(const struct parse *p, size_t i, enum dep dep)
{
	for (size_t k = 0; k < p->words.count; k++)
		if (p->head[k] == i && p->dep[k] == dep)
			return (ptrdiff_t)k;
	return -1;
}
