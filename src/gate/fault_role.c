/* fault_role.c: the one who did it and the one to whom it was done, changed round. */
#include "gate/fault.h"
#include "gate/roles.h"

/* Whether the head `a` of the passage and `b` of the claim are one name or noun. */
static bool
same_one(const struct compared *k, ptrdiff_t a, ptrdiff_t b)
{
	return a >= 0 && b >= 0 && k->p->roots[a] == k->c->roots[b];
}

static struct str
whole(const struct prepared *p, ptrdiff_t i)
{
	const struct name *n = prepared_name(p, (size_t)i);
	return n ? prepared_words(p, n->first, n->first + n->count) : prepared_word(p, (size_t)i);
}

/* Trees are costly: only where words stand in another order, or what makes a passive comes or
 * goes, can roles have been turned. */
static bool
may_turn(const struct compared *k)
{
	int passive = 0;
	for (size_t i = k->s.from; i < k->s.to; i++)
		passive += token_is(&k->c->tokens.at[i], "by") && k->alignment.at[i - k->s.from] < 0;
	for (size_t i = k->alignment.p_from; i < k->alignment.p_to; i++)
		passive += token_is(&k->p->tokens.at[i], "by") && !k->alignment.taken[i - k->alignment.p_from];
	if (passive)
		return true;
	for (size_t i = k->s.from; i < k->s.to; i++) {
		if (k->alignment.at[i - k->s.from] >= 0 || !prepared_content(k->c, i))
			continue;
		for (size_t n = k->window.from; n < k->window.to; n++)
			if (k->p->roots[n] == k->c->roots[i])
				return true;
	}
	return false;
}

static void
compare_deed(const struct compared *k, const struct deed *mine, const struct deeds *theirs,
             struct faults *f)
{
	const struct deed *turned = NULL;
	for (size_t i = 0; i < theirs->count; i++) {
		const struct deed *d = &theirs->at[i];
		if (k->p->roots[d->what] != k->c->roots[mine->what])
			continue;
		if (same_one(k, d->agent, mine->agent) || same_one(k, d->patient, mine->patient))
			return;
		if (same_one(k, d->agent, mine->patient) || same_one(k, d->patient, mine->agent))
			turned = d;
	}
	if (!turned)
		return;
	bool agent = same_one(k, turned->patient, mine->agent);
	ptrdiff_t who = agent ? mine->agent : mine->patient;
	struct str one = whole(k->c, who), deed = prepared_word(k->p, turned->what);
	if (agent)
		faults_add(f, FAULT_ROLE, "\"" STR_FMT "\" does in it what is done to that one in the "
		           "passage: \"" STR_FMT "\"", STR_ARG(one), STR_ARG(deed));
	else
		faults_add(f, FAULT_ROLE, "to \"" STR_FMT "\" is done in it what that one does in the "
		           "passage: \"" STR_FMT "\"", STR_ARG(one), STR_ARG(deed));
}

void
faults_of_roles(struct arena scratch, const struct compared *k, struct faults *f)
{
	if (!k->english || !may_turn(k))
		return;
	struct arena temp = arena_upper(&scratch);
	struct grammar g = grammar_of(&scratch, temp, k->english, k->c, k->s.from, k->s.to);
	struct deeds mine = deeds_of(&scratch, k->c, &g);
	if (!mine.count)
		return;
	struct grammar h = grammar_of(&scratch, temp, k->english, k->p, k->window.from, k->window.to);
	struct deeds theirs = deeds_of(&scratch, k->p, &h);
	for (size_t i = 0; i < mine.count; i++)
		compare_deed(k, &mine.at[i], &theirs, f);
}
