/* roles.c: agents and patients of verbs, and of nouns of deeds. */
#include "gate/roles.h"

#include "model/limits.h"

static uint8_t
dep_at(const struct grammar *g, size_t i)
{
	return g->dep[i - g->from];
}

static int32_t
head_at(const struct grammar *g, size_t i)
{
	return g->head[i - g->from];
}

/* The word that links `i` to its head: "by", "on", "against". */
static bool
has_case(const struct prepared *p, const struct grammar *g, size_t i, const char *low)
{
	for (size_t k = g->from; k < g->to; k++)
		if (head_at(g, k) == (int32_t)i && dep_at(g, k) == DEP_CASE &&
		    token_is(&p->tokens.at[k], low))
			return true;
	return false;
}

static bool
has_dep(const struct grammar *g, size_t i, enum dep dep)
{
	for (size_t k = g->from; k < g->to; k++)
		if (head_at(g, k) == (int32_t)i && dep_at(g, k) == dep)
			return true;
	return false;
}

static void
read_dependant(const struct prepared *p, const struct grammar *g, size_t k, struct deed *d)
{
	bool verb = g->upos[d->what - g->from] == UPOS_VERB;
	switch (dep_at(g, k)) {
	case DEP_NSUBJ:
		d->agent = verb ? (ptrdiff_t)k : d->agent;
		break;
	case DEP_NSUBJ_PASS:
		d->patient = (ptrdiff_t)k;
		break;
	case DEP_OBJ:
		d->patient = (ptrdiff_t)k;
		break;
	case DEP_OBL_AGENT:
		d->agent = (ptrdiff_t)k;
		break;
	case DEP_OBL:
		if (has_case(p, g, k, "by") && d->agent < 0)
			d->agent = (ptrdiff_t)k;
		break;
	case DEP_NMOD_POSS:
		d->agent = (ptrdiff_t)k;
		break;
	case DEP_NMOD:
		if (has_case(p, g, k, "by"))
			d->agent = (ptrdiff_t)k;
		else if (has_case(p, g, k, "on") || has_case(p, g, k, "against") ||
		         has_case(p, g, k, "of"))
			d->patient = (ptrdiff_t)k;
		break;
	default:
		break;
	}
}

/* What a relative or reduced clause is about, and the subject that it shares. */
static void
read_above(const struct prepared *p, const struct grammar *g, struct deed *d)
{
	int32_t head = head_at(g, d->what);
	bool passive = has_dep(g, d->what, DEP_AUX_PASS) || has_dep(g, d->what, DEP_NSUBJ_PASS);
	if (head < (int32_t)g->from || head >= (int32_t)g->to)
		return;
	uint8_t dep = dep_at(g, d->what);
	bool who = d->agent >= 0 && !prepared_content(p, (size_t)d->agent);
	bool whom = d->patient >= 0 && !prepared_content(p, (size_t)d->patient);
	if (dep == DEP_ACL_RELCL) {
		if (who)
			d->agent = head;
		else if (whom || passive)
			d->patient = head;
	} else if (dep == DEP_ACL && d->patient < 0 && d->agent >= 0) {
		d->patient = head;
	} else if (dep == DEP_CONJ && d->agent < 0 && d->patient >= 0 && !passive) {
		for (size_t k = g->from; k < g->to; k++)
			if (head_at(g, k) == head && dep_at(g, k) == DEP_NSUBJ)
				d->agent = (ptrdiff_t)k;
	}
}

struct deeds
deeds_of(struct arena *out, const struct prepared *p, const struct grammar *whole)
{
	/* Two sentences at most; what is longer was not parsed to its end. */
	struct grammar first = *whole, *g = &first;
	if (first.to - first.from > LIMIT_GATE_WORDS)
		first.to = first.from + LIMIT_GATE_WORDS;
	struct deeds all = {.at = arena_array(out, struct deed, g->to - g->from + 1)};
	for (size_t i = g->from; i < g->to; i++) {
		uint8_t part = g->upos[i - g->from];
		if ((part != UPOS_VERB && part != UPOS_NOUN) || !prepared_content(p, i))
			continue;
		struct deed d = {i, -1, -1};
		for (size_t k = g->from; k < g->to; k++)
			if (head_at(g, k) == (int32_t)i)
				read_dependant(p, g, k, &d);
		read_above(p, g, &d);
		if (d.agent >= 0 && !prepared_content(p, (size_t)d.agent))
			d.agent = -1;
		if (d.patient >= 0 && !prepared_content(p, (size_t)d.patient))
			d.patient = -1;
		if (d.agent >= 0 || d.patient >= 0)
			all.at[all.count++] = d;
	}
	return all;
}
