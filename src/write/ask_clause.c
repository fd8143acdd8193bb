/* ask_clause.c: reading clauses for questions, copying and turning them. */
#include "write/ask_clause.h"

#include "base/buf.h"

enum { LONGEST_REST = 16, TITLE_WORDS = 8 };

/* ---- reading ---- */

static void
read_auxiliaries(const struct ask_sentence *r, struct asked_clause *k)
{
	for (ptrdiff_t c = parse_child(r->p, k->clause->head, -1); c >= 0;
	     c = parse_child(r->p, k->clause->head, c)) {
		enum dep dep = (enum dep)r->p->dep[c];
		if ((dep == DEP_AUX || dep == DEP_AUX_PASS) && (size_t)c < k->verb &&
		    k->aux_count < CLAUSE_AUXES)
			k->aux[k->aux_count++] = (size_t)c;
	}
}

/* Only a parenthesis between commas, or adverbs, may stand between subject and verb group. */
static bool
is_gap_harmless(const struct ask_sentence *r, size_t from, size_t to)
{
	if (from >= to)
		return from == to;
	/* "Berg, 45, later resigned" */
	while (to - from > 2 && word_tag(r, from) == XPOS_COMMA && word_part(r, to - 1) == UPOS_ADV)
		to--;
	if (word_tag(r, from) == XPOS_COMMA && word_tag(r, to - 1) == XPOS_COMMA && to - from > 1)
		return true;
	/* "Speaker Anna Berg of Porlan resigned" */
	bool place = word_is(r, from, "of") && to - from > 1;
	for (size_t i = from + 1; i < to && place; i++)
		place = word_is_name(r, i);
	if (place)
		return true;
	if (word_tag(r, from) == XPOS_OPEN && word_tag(r, to - 1) == XPOS_CLOSE)
		return true;
	/* "Berg on Monday resigned", "Berg today called" */
	for (size_t i = from; i < to; i++) {
		bool day = word_is(r, i, "on") && i + 1 < to && r->cues[i + 1] & CUE_WEEKDAY;
		if (word_part(r, i) != UPOS_ADV && !day && !(r->cues[i] & CUE_WEEKDAY) && !word_is(r, i, "today"))
			return false;
	}
	return true;
}

/* "Porlan harbour board chairman" before a name: its title, as far as the tree lost it. */
static bool
is_title(const struct ask_sentence *r, size_t from, size_t name)
{
	for (size_t i = from; i < name; i++) {
		enum upos u = word_part(r, i);
		if ((u != UPOS_NOUN && u != UPOS_PROPN && u != UPOS_ADJ && word_tag(r, i) != XPOS_HYPH) || r->quoted[i])
			return false;
	}
	return word_is_name(r, name) && r->cues[name - 1] & (CUE_ROLE | CUE_TITLE | CUE_PERSON);
}

/* "An estimated 30 million to 40 million" before what is counted. */
static bool
is_count(const struct ask_sentence *r, size_t from, size_t to)
{
	static const char *const more[] = {"an", "estimated", "about", "nearly", "almost", "more", "than",
	                                   "close", "to", "at", "least", "some", "up", "around", "over"};
	for (size_t i = from; i < to; i++)
		if (word_part(r, i) != UPOS_NUM && !WORD_IN(r, i, more))
			return false;
	return word_part(r, to) == UPOS_NUM || word_part(r, to - 1) == UPOS_NUM;
}

/* The subject opens its sentence, or stands behind a fronted phrase and its comma. */
static bool
is_front_clear(const struct ask_sentence *r, size_t from)
{
	size_t title = from;
	while (title > 0 && from - title < TITLE_WORDS && !word_is_mark(r, title - 1))
		title--;
	if (title < from && title > 1 && is_title(r, title, from))
		from = title;
	if (from == 0 || (from < TITLE_WORDS && (is_title(r, 0, from) || is_count(r, 0, from))))
		return true;
	if (!word_is_mark(r, from - 1))
		return false;
	if (word_tag(r, from - 1) != XPOS_COMMA || from < 2)
		return word_part(r, from - 1) == UPOS_PUNCT && !word_is(r, from - 1, "-");
	/* "Anna Berg, Orrel, said": a place behind a name is no subject. */
	enum upos first = word_part(r, 0);
	return !word_is_name(r, from - 2) || word_is_time(r, from - 2) || first == UPOS_ADP || first == UPOS_SCONJ ||
	       first == UPOS_VERB || first == UPOS_ADV;
}

bool
clause_read(struct arena *out, const struct ask_sentence *r, const struct phrase_clause *c,
            struct asked_clause *k)
{
	return clause_read_said(out, r, c, NULL, k) && is_front_clear(r, k->subject.from);
}

/* "Berg said she", "the board said it", "police said they". */
static bool
is_speaker(const struct ask_sentence *r, size_t i, const struct resolved *speaker)
{
	if (!speaker)
		return false;
	if (speaker->person)
		return word_is(r, i, "he") || word_is(r, i, "she");
	return speaker->group || speaker->plural ? word_is(r, i, "they") : word_is(r, i, "it");
}

/* The verb with its auxiliaries, beside a subject that was found. */
static bool
read_verb(struct arena *out, const struct ask_sentence *r, struct asked_clause *k)
{
	/* "Holt and Berg were": the subject was two, of which one is left. */
	static const char *const many[] = {"were", "are", "have", "do"};
	size_t first = k->aux_count ? k->aux[0] : k->verb;
	bool group = r->cues[k->subject.head] & CUE_GROUP || word_is(r, k->subject.head, "police");
	if (!k->subject.plural && !k->subject.group && !group && k->subject.named && !k->subject.topic &&
	    WORD_IN(r, first, many))
		return false;
	k->negated = k->clause->negated;
	k->passive = k->clause->passive;
	enum xpos tag = word_tag(r, k->verb);
	if (tag == XPOS_VBN && !k->aux_count)
		tag = XPOS_VBD; /* both are written alike, and a main clause needs a finite verb */
	k->lemma = verb_lemma(out, r->low[k->verb], tag);
	k->classes = k->lemma.p ? verb_classes(k->lemma) : 0;
	return true;
}

bool
clause_read_said(struct arena *out, const struct ask_sentence *r, const struct phrase_clause *c,
                 const struct resolved *speaker, struct asked_clause *k)
{
	*k = (struct asked_clause){.clause = c, .verb = c->verb};
	if (c->subject < 0 || c->copular || !word_is_verb(r, c->verb) || r->quoted[c->verb] ||
	    (c->shared_subject && !c->finite) || r->p->dep[c->subject] == DEP_EXPL ||
	    r->p->dep[c->subject] == DEP_CSUBJ || r->quoted[c->subject] ||
	    (size_t)c->subject > c->verb)
		return false;
	if (is_speaker(r, (size_t)c->subject, speaker)) {
		k->subject = *speaker;
		k->subject.from = (uint16_t)c->subject;
		k->subject.to = (uint16_t)(c->subject + 1);
	} else if (!resolve_noun(out, r, (size_t)c->subject, &k->subject)) {
		return false;
	}
	read_auxiliaries(r, k);
	size_t first = k->aux_count ? k->aux[0] : k->verb;
	if (k->subject.to > first ||
	    (!c->shared_subject && !is_gap_harmless(r, k->subject.to, first)))
		return false;
	return read_verb(out, r, k);
}

bool
clause_read_about(struct arena *out, const struct ask_sentence *r, const struct phrase_clause *c,
                  struct asked_clause *k)
{
	*k = (struct asked_clause){.clause = c, .verb = c->verb};
	size_t who = c->subject >= 0 ? (size_t)c->subject : 0;
	const struct phrase_noun *n = who > 1 ? phrase_with(r->ph, who - 2) : NULL;
	if (!n || c->copular || !c->finite || c->shared_subject ||
	    !word_is_verb(r, c->verb) || r->quoted[c->verb] || who > c->verb_from ||
	    word_tag(r, who - 1) != XPOS_COMMA || !(word_is(r, who, "who") || word_is(r, who, "which")))
		return false;
	/* What it is about stands directly before the comma, whatever the tree has it hang on. */
	if (c->antecedent >= 0 && c->role == PHRASE_RELATIVE)
		n = phrase_with(r->ph, (size_t)c->antecedent);
	if (!n || !resolve_noun(out, r, n->head, &k->subject) || k->subject.to + 1u != who)
		return false;
	bool person = k->subject.person || k->subject.full || k->subject.group;
	if (person != word_is(r, who, "who"))
		return false;
	read_auxiliaries(r, k);
	size_t first = k->aux_count ? k->aux[0] : k->verb;
	return is_gap_harmless(r, who + 1, first) && read_verb(out, r, k);
}

bool
clause_has_modal(const struct ask_sentence *r, const struct asked_clause *k)
{
	return k->aux_count && word_tag(r, k->aux[0]) == XPOS_MD;
}

/* ---- copying ---- */

static bool
is_stop_word(const struct ask_sentence *r, size_t i)
{
	static const char *const list[] = {
		"who", "which", "while", "although", "though", "if", "unless", "whereas", "because", "when",
		"where", "saying", "including", "according", "but", "despite", "amid", "as", "after", "before",
		"since", "until", "during", "following", "once", "citing", "arguing", "calling", "adding",
		"whether", "how", "why", "what"};
	enum xpos x = word_tag(r, i);
	return WORD_IN(r, i, list) || x == XPOS_WDT || x == XPOS_WP || x == XPOS_WP_S ||
	       x == XPOS_WRB || (word_is(r, i, "that") && x != XPOS_DT);
}

/* "on Monday", "in 2009", "last week", "earlier". */
static bool
is_time_phrase(const struct ask_sentence *r, size_t i)
{
	static const char *const before[] = {"on", "in", "at", "by", "for", "over", "from", "this",
	                                     "last", "next", "early", "late", "earlier", "later"};
	static const char *const alone[] = {"yesterday", "today", "tonight", "tomorrow", "earlier",
	                                    "recently", "later", "ago", "now", "again", "already"};
	static const char *const between[] = {"the", "early", "late", "last", "this", "next", "a",
	                                      "that", "his", "her", "past", "coming"};
	if (WORD_IN(r, i, alone) || r->cues[i] & CUE_WEEKDAY)
		return true;
	/* "fired Berg May 9" */
	if (r->cues[i] & CUE_MONTH && r->p->words.at[i].capital && i + 1 < r->n && word_part(r, i + 1) == UPOS_NUM)
		return true;
	if (!WORD_IN(r, i, before) || i + 1 >= r->n)
		return false;
	if (word_is_time(r, i + 1))
		return true;
	bool joint = WORD_IN(r, i + 1, between) || word_part(r, i + 1) == UPOS_NUM;
	return joint && i + 2 < r->n && (word_is_time(r, i + 2) ||
	       (word_part(r, i + 2) == UPOS_NUM && i + 3 < r->n && word_is_time(r, i + 3)));
}

static bool
is_new_clause(const struct ask_sentence *r, size_t i)
{
	if (word_tag(r, i) != XPOS_CC || i + 1 >= r->n)
		return false;
	enum xpos x = word_tag(r, i + 1);
	size_t second = r->p->head[i];
	if (second != PARSE_ROOT && second > i && r->p->dep[second] == DEP_CONJ &&
	    (xpos_finite(word_tag(r, second)) || parse_find(r->p, second, DEP_NSUBJ) >= 0 ||
	     parse_find(r->p, second, DEP_NSUBJ_PASS) >= 0 ||
	     parse_find(r->p, second, DEP_AUX_PASS) >= 0))
		return true;
	return x == XPOS_VBD || x == XPOS_VBZ || x == XPOS_VBP || x == XPOS_PRP || x == XPOS_RB ||
	       x == XPOS_MD || x == XPOS_VBN || r->p->dep[i + 1] == DEP_NSUBJ ||
	       r->p->dep[i + 1] == DEP_NSUBJ_PASS;
}

static bool
is_loose_end(const struct ask_sentence *r, size_t i)
{
	static const char *const list[] = {"also", "still", "even", "just", "only", "then", "like",
	                                   "both", "such", "enough", "starting", "beginning", "so", "either", "not"};
	enum xpos x = word_tag(r, i);
	enum dep dep = (enum dep)r->p->dep[i];
	if (dep == DEP_COMPOUND_PRT)
		return false;
	return x == XPOS_IN || x == XPOS_DT || x == XPOS_TO || x == XPOS_CC || x == XPOS_PRP_S ||
	       x == XPOS_MD || x == XPOS_POS || x == XPOS_HYPH || x == XPOS_PDT ||
	       WORD_IN(r, i, list) ||
	       (x == XPOS_VBG && (dep == DEP_XCOMP || dep == DEP_ADVCL || dep == DEP_ACL));
}

/* Objects that the parse sees must be among what is copied. */
static bool
keeps_objects(const struct ask_sentence *r, const struct asked_clause *k, size_t to, size_t stop)
{
	for (ptrdiff_t c = parse_child(r->p, k->clause->head, (ptrdiff_t)k->verb); c >= 0;
	     c = parse_child(r->p, k->clause->head, c)) {
		enum dep dep = (enum dep)r->p->dep[c];
		if ((size_t)c >= stop)
			break;
		if ((dep == DEP_OBJ || dep == DEP_IOBJ || dep == DEP_XCOMP || dep == DEP_CCOMP) &&
		    (size_t)c >= to)
			return false;
	}
	return true;
}

/* "claims" of "claims that the wall was safe": a clause that says which is left behind; "taxes" of
 * "taxes, fees and fines": the others are. */
static bool
loses_clause(const struct ask_sentence *r, size_t from, size_t to)
{
	bool comma = to < r->n && word_tag(r, to) == XPOS_COMMA;
	for (size_t i = from; i < to; i++)
		for (ptrdiff_t c = parse_child(r->p, i, (ptrdiff_t)to - 1); c >= 0;
		     c = parse_child(r->p, i, c)) {
			enum dep dep = (enum dep)r->p->dep[c];
			bool clause = dep == DEP_ACL || dep == DEP_ACL_RELCL || dep == DEP_CCOMP;
			bool noun = word_part(r, i) == UPOS_NOUN;
			if (noun && ((clause && !comma) || (dep == DEP_CONJ && word_part(r, (size_t)c) == UPOS_NOUN)))
				return true;
		}
	return false;
}

/* "a bill", "his stance": nobody knows which. */
static bool
is_vague(const struct ask_sentence *r, size_t from, size_t to)
{
	static const char *const open[] = {"stance", "position", "course", "view", "views", "tone",
	                                   "mind", "approach", "claims", "role"};
	bool told = to > from + 2 && word_part(r, to - 2) != UPOS_DET && word_part(r, to - 3) != UPOS_DET;
	if (to > from && ((WORD_IN(r, to - 1, open) && !told) ||
	                  (to > from + 1 && word_part(r, to - 1) == UPOS_ADV && WORD_IN(r, to - 2, open))))
		return true;
	/* "withdrew from consideration", "is back home", "file charges": of what, from where, against whom */
	static const char *const ends[] = {"consideration", "home", "back"};
	bool charges = to > from && (word_is(r, to - 1, "charges") || word_is(r, to - 1, "talks")) && (to == from + 1 || word_is_verb(r, to - 2));
	if (to > from && (WORD_IN(r, to - 1, ends) || charges))
		return true;
	/* "made serious errors": in what */
	static const char *const faults[] = {"error", "errors", "mistake", "mistakes", "progress", "changes", "gains",
	                                     "comments", "remarks", "statements", "allegations", "accusations"};
	size_t first = to;
	while (first > from && (first == to || word_part(r, first - 1) == UPOS_ADJ))
		first--;
	if (first == from && to > from && WORD_IN(r, to - 1, faults))
		return true;
	bool noun = to >= from + 2 && (word_part(r, to - 1) == UPOS_NOUN || word_part(r, to - 1) == UPOS_PROPN);
	return noun && (word_is(r, to - 2, "a") || word_is(r, to - 2, "an"));
}

bool
clause_rest(const struct ask_sentence *r, const struct asked_clause *k, size_t stop,
            size_t *from, size_t *to)
{
	size_t i = k->verb + 1;
	*from = i;
	while (i < r->n && i < stop && i - *from <= LONGEST_REST) {
		if (r->quoted[i] || word_is_mark(r, i) || is_stop_word(r, i) || is_new_clause(r, i) ||
		    is_time_phrase(r, i))
			break;
		i++;
	}
	if (i - *from > LONGEST_REST)
		return false;
	while (i > *from && is_loose_end(r, i - 1))
		i--;
	*to = i;
	/* "a ban on sea-" of "sea-bound ships" */
	if (i > *from && i < r->n && word_is_glued(r, i - 1) && (word_tag(r, i) == XPOS_HYPH || word_is(r, i, "-")))
		return false;
	return keeps_objects(r, k, i, stop) && !loses_clause(r, *from, i) && !is_vague(r, *from, i);
}

bool
clause_is_when(const struct ask_sentence *r, size_t from, size_t to)
{
	static const char *const words[] = {"on", "in", "late", "early", "last", "this", "earlier", "the", "of", "at"};
	for (size_t i = from; i < to; i++)
		if (!word_is_time(r, i) && !WORD_IN(r, i, words) && word_part(r, i) != UPOS_NUM)
			return false;
	return to - from < 6;
}

size_t
clause_skip_when(const struct ask_sentence *r, size_t i)
{
	static const char *const small[] = {"on", "late", "early", "last", "this", "earlier"};
	size_t to = i, end = i;
	while (to + 1 < r->n && to < i + 5 && !r->quoted[to]) {
		bool time = word_is_time(r, to) || word_is(r, to, "today");
		if (!time && !WORD_IN(r, to, small))
			break;
		to++;
		end = time ? to : end; /* "on" alone says nothing yet */
	}
	return end;
}

struct str
clause_occasion(struct arena *out, const struct ask_sentence *r, size_t to, size_t stop)
{
	if (to + 1 >= stop || to + 1 >= r->n || r->quoted[to])
		return STR("");
	if (word_is(r, to, "during")) {
		size_t end = to + 1;
		while (end < stop && !word_is_mark(r, end))
			end++;
		return resolve_words(out, r, to, end);
	}
	bool month = r->cues[to + 1] & CUE_MONTH && r->p->words.at[to + 1].capital;
	if (!word_is(r, to, "in") || !(month || word_is_year(r, to + 1)))
		return STR("");
	return words_text(r, to, to + 2 + (month && to + 2 < stop && word_is_year(r, to + 2)));
}

struct str
clause_front_occasion(struct arena *out, const struct ask_sentence *r)
{
	if (r->n < 4 || !word_is(r, 0, "in"))
		return STR("");
	bool month = r->cues[1] & CUE_MONTH && r->p->words.at[1].capital;
	size_t to = 2 + (month && word_is_year(r, 2));
	if ((!month && !word_is_year(r, 1)) || to >= r->n || word_tag(r, to) != XPOS_COMMA)
		return STR("");
	return str_fmt(out, "in " STR_FMT, STR_ARG(words_text(r, 1, to)));
}

/* ---- turning ---- */

const char *
clause_did(const struct ask_sentence *r, const struct asked_clause *k)
{
	switch (word_tag(r, k->verb)) {
	case XPOS_VBD:
		return "did";
	case XPOS_VBN:
		return k->aux_count ? NULL : "did";
	case XPOS_VBZ:
		return "does";
	case XPOS_VBP:
		return "do";
	default:
		return NULL;
	}
}

struct str
clause_invert(struct arena *out, const struct ask_sentence *r, const struct asked_clause *k,
              const char *wh, struct str rest)
{
	/* "appeared to shift": nothing that is asked why or how. */
	if (k->lemma.p && (str_eq(k->lemma, STR("appear")) || str_eq(k->lemma, STR("seem"))))
		return STR_NONE;
	struct buf b = buf_in(out, 96);
	const char *space = rest.n ? " " : "";
	static const char *const never[] = {"never", "no", "neither", "hardly"};
	for (size_t i = k->negated ? k->subject.to : k->verb; i < k->verb; i++)
		if (WORD_IN(r, i, never))
			return STR_NONE;
	if (!k->aux_count) {
		const char *did = clause_did(r, k);
		if (!did || !k->lemma.p || k->negated || str_eq(k->lemma, STR("be")))
			return STR_NONE;
		buf_fmt(&b, "%s %s " STR_FMT " " STR_FMT "%s" STR_FMT "?", wh, did,
		        STR_ARG(k->subject.text), STR_ARG(k->lemma), space, STR_ARG(rest));
		return buf_str(&b);
	}
	struct str first = r->low[k->aux[0]];
	if (str_eq(first, STR("wo")))
		first = STR("will");
	if (str_eq(first, STR("ca")))
		first = STR("can");
	if (first.p[0] == '\'')
		return STR_NONE;
	buf_fmt(&b, "%s " STR_FMT " " STR_FMT, wh, STR_ARG(first), STR_ARG(k->subject.text));
	if (k->negated)
		buf_put(&b, STR(" not"));
	for (size_t i = 1; i < k->aux_count; i++)
		buf_fmt(&b, " " STR_FMT, STR_ARG(r->low[k->aux[i]]));
	buf_fmt(&b, " " STR_FMT "%s" STR_FMT "?", STR_ARG(r->low[k->verb]), space, STR_ARG(rest));
	return buf_str(&b);
}
