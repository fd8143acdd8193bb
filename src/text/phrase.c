/* phrase.c: noun phrases and clauses, read off a tree. */
#include "text/phrase.h"

#include "text/cue.h"
#include "text/utf8.h"

static enum upos
upos_at(const struct parse *p, size_t i)
{
	return (enum upos)p->words.at[i].upos;
}

static enum xpos
xpos_at(const struct parse *p, size_t i)
{
	return (enum xpos)p->words.at[i].xpos;
}

static bool
is_one_of(const struct parse *p, size_t i, const char *const *list, size_t count)
{
	for (size_t k = 0; k < count; k++)
		if (tag_is(&p->words, i, list[k]))
			return true;
	return false;
}

#define IS_ONE_OF(p, i, list) is_one_of((p), (i), (list), sizeof(list) / sizeof *(list))

/* Bits of enum cue of a word; its stop belongs to it ("Mr."). */
static unsigned
cues_at(const struct parse *p, size_t i)
{
	char low[32];
	struct str form = tag_form(&p->words, i);
	if (form.n > sizeof low)
		return 0;
	for (size_t k = 0; k < form.n; k++)
		low[k] = (char)byte_lower((unsigned char)form.p[k]);
	return cue_of(str_from(low, form.n), CUE_ENGLISH);
}

/* ---- noun phrases ---- */

/* Relations whose words are a part of the phrase of their head. */
static bool
is_part(enum dep dep)
{
	switch (dep) {
	case DEP_AMOD:
	case DEP_COMPOUND:
	case DEP_DET:
	case DEP_FLAT:
	case DEP_GOESWITH:
	case DEP_NMOD_DESC:
	case DEP_NMOD_POSS:
	case DEP_NUMMOD:
		return true;
	default:
		return false;
	}
}

static bool
is_nominal(const struct parse *p, size_t i)
{
	enum upos u = upos_at(p, i);
	return u == UPOS_NOUN || u == UPOS_PROPN || u == UPOS_PRON ||
	       ((u == UPOS_NUM || u == UPOS_DET || u == UPOS_ADJ || u == UPOS_SYM) &&
		(p->dep[i] == DEP_NSUBJ || p->dep[i] == DEP_NSUBJ_PASS ||
		 p->dep[i] == DEP_OBJ || p->dep[i] == DEP_OBL || p->dep[i] == DEP_IOBJ));
}

/* Is word `i`, left of `head`, inside the phrase of `head`? */
static bool
belongs(const struct parse *p, size_t i, size_t head)
{
	while (i != head && i != PARSE_ROOT) {
		enum dep dep = (enum dep)p->dep[i];
		size_t above = p->head[i];
		bool inner = above != head && (dep == DEP_ADVMOD || dep == DEP_PUNCT ||
					       dep == DEP_CASE || dep == DEP_CONJ ||
					       dep == DEP_CC || dep == DEP_OBL_UNMARKED);
		/* "two-year", "'s" and "newly elected": what hangs on a part. */
		bool hyphen = dep == DEP_PUNCT && xpos_at(p, i) == XPOS_HYPH;
		if (above == PARSE_ROOT || !(is_part(dep) || inner || hyphen))
			return false;
		if (dep == DEP_CASE && xpos_at(p, i) != XPOS_POS)
			return false;
		i = above;
	}
	return i == head;
}

/* What hangs on the head behind it and is read with it. */
static size_t
full_end(const struct parse *p, const struct phrase_noun *n)
{
	size_t to = n->to;
	for (ptrdiff_t c = parse_child(p, n->head, n->to - 1); c >= 0;
	     c = parse_child(p, n->head, c)) {
		size_t from, end;
		enum dep dep = (enum dep)p->dep[c];
		parse_span(p, (size_t)c, &from, &end);
		if (from != to ||
		    (dep != DEP_NMOD && dep != DEP_NUMMOD && dep != DEP_COMPOUND &&
		     dep != DEP_FLAT && dep != DEP_AMOD))
			break;
		for (size_t i = from; i < end; i++) {
			dep = (enum dep)p->dep[i];
			bool clause = dep == DEP_ACL_RELCL || dep == DEP_APPOS ||
				      dep == DEP_ACL;
			bool mark =
				upos_at(p, i) == UPOS_PUNCT && xpos_at(p, i) != XPOS_HYPH;
			if (clause || mark) {
				size_t clause_from = i, clause_to;
				if (clause)
					parse_span(p, i, &clause_from, &clause_to);
				return clause_from > to ? clause_from : to;
			}
		}
		to = end;
	}
	return to;
}

static const char *const places[] = {
	"avenue",   "bay",       "beach",  "boulevard", "canyon",   "cape",
	"coast",    "county",    "creek",  "desert",    "district", "gulf",
	"hill",     "hills",     "island", "islands",   "lake",     "mount",
	"mountain", "mountains", "ocean",  "peninsula", "province", "river",
	"road",     "sea",       "square", "street",    "strait",   "valley",
	"village",
};

/* Somebody's role stands beside: "Anna Berg, the mayor of Porlan". */
static bool
has_role(const struct parse *p, size_t head)
{
	for (ptrdiff_t c = parse_child(p, head, -1); c >= 0;
	     c = parse_child(p, head, c)) {
		if (p->dep[c] == DEP_APPOS &&
		    cues_at(p, (size_t)c) & (CUE_ROLE | CUE_PERSON))
			return true;
		if (p->dep[c] == DEP_ACL_RELCL) {
			ptrdiff_t who = parse_find(p, (size_t)c, DEP_NSUBJ);
			if (who < 0)
				who = parse_find(p, (size_t)c, DEP_NSUBJ_PASS);
			if (who >= 0 && tag_is(&p->words, (size_t)who, "who"))
				return true;
		}
	}
	return p->dep[head] == DEP_APPOS && p->head[head] != PARSE_ROOT &&
	       cues_at(p, p->head[head]) & (CUE_ROLE | CUE_PERSON);
}

static bool
is_name_word(const struct parse *p, size_t i)
{
	static const char *const joins[] = {"of", "de",  "van", "von", "der",
					    "al", "bin", "del", "&"};
	return upos_at(p, i) == UPOS_PROPN || IS_ONE_OF(p, i, joins);
}

static void
find_name(const struct parse *p, struct phrase_noun *n)
{
	size_t from = n->head, to = n->head + 1u;
	bool title = false, place = false, organisation = false;
	if (upos_at(p, n->head) != UPOS_PROPN)
		return;
	while (from > n->from && is_name_word(p, from - 1))
		from--;
	while (to < n->to && is_name_word(p, to) && upos_at(p, to) == UPOS_PROPN)
		to++;
	while (from < n->head && upos_at(p, from) != UPOS_PROPN)
		from++;
	/* All up to the last title is no part of the name. */
	for (size_t i = n->from; i < to; i++)
		if (i + 1 < to && cues_at(p, i) & CUE_TITLE) {
			title = true;
			from = i + 1 > from ? i + 1 : from;
		}
	if (to - from == 1 && cues_at(p, from) & (CUE_WEEKDAY | CUE_MONTH))
		return; /* a day or a month, or "May", which may be anything */
	for (size_t i = from; i < to; i++) {
		organisation |= !!(cues_at(p, i) & CUE_ORG);
		place |= (i == from || i + 1 == to) && to - from > 1 &&
			 IS_ONE_OF(p, i, places);
	}
	n->name_from = (uint16_t)from;
	n->name_to = (uint16_t)to;
	n->name = place                           ? PHRASE_PLACE
		  : organisation                  ? PHRASE_ORGANISATION
		  : title || has_role(p, n->head) ? PHRASE_PERSON
						  : PHRASE_NAME;
}

static struct phrase_noun
noun_at(const struct parse *p, size_t head)
{
	struct phrase_noun n = {.head = (uint16_t)head};
	size_t from = head, to = head + 1;
	while (from > 0 && belongs(p, from - 1, head))
		from--;
	/* Names go on behind their head, each word on it or on the one before; or beside it, where
	 * the tree has two names in one place. */
	while (to < p->words.count &&
	       ((p->head[to] >= head && p->head[to] < to &&
		 (p->dep[to] == DEP_FLAT || p->dep[to] == DEP_GOESWITH)) ||
		(p->head[to] == p->head[head] && p->dep[to] == p->dep[head] &&
		 upos_at(p, to) == UPOS_PROPN && upos_at(p, head) == UPOS_PROPN)))
		to++;
	n.from = (uint16_t)from;
	n.to = (uint16_t)to;
	n.pronoun = upos_at(p, head) == UPOS_PRON;
	n.plural = xpos_at(p, head) == XPOS_NNS || xpos_at(p, head) == XPOS_NNPS;
	n.possessed = parse_find(p, head, DEP_NMOD_POSS) >= 0;
	ptrdiff_t det = parse_find(p, head, DEP_DET);
	if (det >= 0) {
		n.definite = tag_is(&p->words, (size_t)det, "the");
		n.indefinite = tag_is(&p->words, (size_t)det, "a") ||
			       tag_is(&p->words, (size_t)det, "an");
	}
	n.full_from = n.from;
	n.full_to = (uint16_t)full_end(p, &n);
	find_name(p, &n);
	return n;
}

/* ---- clauses ---- */

static bool
is_clause(const struct parse *p, size_t i)
{
	enum dep dep = (enum dep)p->dep[i];
	if (dep == DEP_AUX || dep == DEP_AUX_PASS || dep == DEP_COP || dep == DEP_AMOD ||
	    dep == DEP_COMPOUND || dep == DEP_CASE || dep == DEP_MARK || dep == DEP_FIXED)
		return false;
	return upos_at(p, i) == UPOS_VERB || parse_find(p, i, DEP_COP) >= 0 ||
	       parse_find(p, i, DEP_NSUBJ) >= 0 || parse_find(p, i, DEP_NSUBJ_PASS) >= 0;
}

static enum phrase_role
role_of(enum dep dep)
{
	switch (dep) {
	case DEP_CONJ:
		return PHRASE_COORDINATE;
	case DEP_PARATAXIS:
	case DEP_LIST:
		return PHRASE_BESIDE;
	case DEP_CCOMP:
		return PHRASE_COMPLEMENT;
	case DEP_XCOMP:
		return PHRASE_OPEN;
	case DEP_ACL_RELCL:
		return PHRASE_RELATIVE;
	case DEP_ACL:
		return PHRASE_REDUCED;
	case DEP_CSUBJ:
		return PHRASE_SUBJECT;
	case DEP_ROOT:
		return PHRASE_MAIN;
	default:
		return PHRASE_ADVERBIAL;
	}
}

/* Tense and modality of the first word of a verb group. */
static void
read_first(const struct parse *p, size_t i, struct phrase_clause *c)
{
	static const char *const will[] = {"will", "wo", "'ll", "shall"};
	static const char *const would[] = {"would", "'d"};
	static const char *const needed[] = {"must", "should", "ought", "need"};
	enum xpos x = xpos_at(p, i);
	c->finite = xpos_finite(x);
	c->tense = x == XPOS_VBD                           ? PHRASE_PAST
		   : x == XPOS_VBP || x == XPOS_VBZ        ? PHRASE_PRESENT
		   : x == XPOS_MD && IS_ONE_OF(p, i, will) ? PHRASE_FUTURE
		   : x == XPOS_MD                          ? PHRASE_PRESENT
							   : PHRASE_NO_TENSE;
	if (x == XPOS_MD && c->tense != PHRASE_FUTURE)
		c->modal = IS_ONE_OF(p, i, would)    ? PHRASE_WOULD
			   : IS_ONE_OF(p, i, needed) ? PHRASE_NEEDED
						     : PHRASE_POSSIBLE;
}

static bool
is_have(const struct parse *p, size_t i)
{
	static const char *const have[] = {"have", "has", "had", "having", "'ve"};
	return IS_ONE_OF(p, i, have);
}

static void
read_group(const struct parse *p, struct phrase_clause *c)
{
	static const char *const no[] = {"not", "n't", "never", "n\xe2\x80\x99t"};
	size_t first = c->verb;
	c->first_aux = -1;
	for (ptrdiff_t k = parse_child(p, c->head, -1); k >= 0;
	     k = parse_child(p, c->head, k)) {
		size_t i = (size_t)k;
		enum dep dep = (enum dep)p->dep[i];
		bool aux = dep == DEP_AUX || dep == DEP_AUX_PASS || dep == DEP_COP;
		if (IS_ONE_OF(p, i, no))
			c->negated = true;
		if (!aux)
			continue;
		if (c->first_aux < 0)
			c->first_aux = (int32_t)i;
		first = i < first ? i : first;
		c->passive |= dep == DEP_AUX_PASS;
		c->perfect |= dep == DEP_AUX && is_have(p, i);
		c->progressive |= dep == DEP_AUX && !is_have(p, i) &&
				  xpos_at(p, c->verb) == XPOS_VBG &&
				  xpos_at(p, i) != XPOS_MD;
	}
	c->verb_from = (uint16_t)first;
	c->passive |= parse_find(p, c->head, DEP_NSUBJ_PASS) >= 0 ||
		      (c->role == PHRASE_REDUCED && xpos_at(p, c->verb) == XPOS_VBN);
	read_first(p, first, c);
}

static int32_t
subject_of(const struct parse *p, size_t head)
{
	static const enum dep kinds[] = {DEP_NSUBJ, DEP_NSUBJ_PASS, DEP_CSUBJ, DEP_EXPL};
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		ptrdiff_t i = parse_find(p, head, kinds[k]);
		if (i >= 0)
			return (int32_t)i;
	}
	return -1;
}

/* Who did it: "by the council", not "by Monday". */
static int32_t
agent_of(const struct parse *p, const struct phrase_clause *c)
{
	const unsigned times = CUE_MONTH | CUE_WEEKDAY | CUE_TIME;
	ptrdiff_t agent = parse_find(p, c->head, DEP_OBL_AGENT);
	if (agent >= 0 || !c->passive)
		return (int32_t)agent;
	for (ptrdiff_t k = parse_child(p, c->head, c->head); k >= 0;
	     k = parse_child(p, c->head, k)) {
		ptrdiff_t by = parse_find(p, (size_t)k, DEP_CASE);
		if (p->dep[k] == DEP_OBL && by >= 0 &&
		    tag_is(&p->words, (size_t)by, "by") &&
		    !(cues_at(p, (size_t)k) & times) && upos_at(p, (size_t)k) != UPOS_NUM)
			return (int32_t)k;
	}
	return -1;
}

static struct phrase_clause
clause_at(const struct parse *p, size_t head)
{
	struct phrase_clause c = {
		.head = (uint16_t)head, .verb = (uint16_t)head, .parent = -1};
	ptrdiff_t cop = parse_find(p, head, DEP_COP);
	size_t from, to;
	parse_span(p, head, &from, &to);
	c.from = (uint16_t)from;
	c.to = (uint16_t)to;
	c.role = (uint8_t)role_of((enum dep)p->dep[head]);
	c.copular = cop >= 0;
	if (cop >= 0)
		c.verb = (uint16_t)cop;
	read_group(p, &c);
	c.subject = subject_of(p, head);
	c.object = (int32_t)parse_find(p, head, DEP_OBJ);
	c.indirect = (int32_t)parse_find(p, head, DEP_IOBJ);
	c.agent = agent_of(p, &c);
	c.particle = (int32_t)parse_find(p, head, DEP_COMPOUND_PRT);
	c.mark = (int32_t)parse_find(p, head, DEP_MARK);
	c.complement = (int32_t)parse_find(p, head, DEP_CCOMP);
	if (c.complement < 0)
		c.complement = (int32_t)parse_find(p, head, DEP_XCOMP);
	c.antecedent = c.role == PHRASE_RELATIVE || c.role == PHRASE_REDUCED
			       ? (int32_t)p->head[head]
			       : -1;
	return c;
}

/* The clause that word `i` is the head of, by halving. */
static ptrdiff_t
clause_of(const struct phrases *ph, size_t i)
{
	size_t low = 0, high = ph->clauses;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (ph->clause[middle].head < i)
			low = middle + 1;
		else
			high = middle;
	}
	return low < ph->clauses && ph->clause[low].head == i ? (ptrdiff_t)low : -1;
}

static void
join_clauses(struct phrases *ph)
{
	const struct parse *p = ph->parse;
	for (size_t k = 0; k < ph->clauses; k++) {
		struct phrase_clause *c = &ph->clause[k];
		for (size_t i = p->head[c->head]; i != PARSE_ROOT && c->parent < 0;
		     i = p->head[i])
			c->parent = (int32_t)clause_of(ph, i);
		ptrdiff_t first = clause_of(ph, p->head[c->head]);
		if (c->role != PHRASE_COORDINATE || first < 0)
			continue;
		/* Clauses stand in the order of their heads, so the first one is complete. */
		if (c->subject < 0) {
			c->subject = ph->clause[first].subject;
			c->shared_subject = c->subject >= 0;
		}
		if (!c->finite && c->first_aux < 0 && ph->clause[first].first_aux >= 0 &&
		    ph->clause[first].perfect) /* has met and left */
			c->tense = ph->clause[first].tense;
	}
}

struct phrases
phrases_of(struct arena *out, const struct parse *parse)
{
	struct phrases ph = {.parse = parse};
	size_t n = parse->words.count, nouns = 0, clauses = 0;
	for (size_t i = 0; i < n; i++) {
		nouns += is_nominal(parse, i) && !is_part((enum dep)parse->dep[i]);
		clauses += is_clause(parse, i);
	}
	ph.noun = arena_array(out, struct phrase_noun, nouns);
	ph.clause = arena_array(out, struct phrase_clause, clauses);
	for (size_t i = 0; i < n; i++) {
		if (is_nominal(parse, i) && !is_part((enum dep)parse->dep[i]))
			ph.noun[ph.nouns++] = noun_at(parse, i);
		if (is_clause(parse, i))
			ph.clause[ph.clauses++] = clause_at(parse, i);
	}
	join_clauses(&ph);
	return ph;
}

const struct phrase_noun *
phrase_with(const struct phrases *p, size_t i)
{
	for (size_t k = 0; k < p->nouns; k++)
		if (p->noun[k].from <= i && i < p->noun[k].to)
			return &p->noun[k];
	return NULL;
}

const struct phrase_clause *
phrase_main(const struct phrases *p)
{
	for (size_t k = 0; k < p->clauses; k++)
		if (p->clause[k].role == PHRASE_MAIN)
			return &p->clause[k];
	return NULL;
}

struct str
phrase_text(const struct phrases *p, size_t from, size_t to)
{
	const struct tag_words *w = &p->parse->words;
	if (from >= to || to > w->count)
		return STR_NONE;
	return str_sub(w->text, w->at[from].start, w->at[to - 1].end);
}
