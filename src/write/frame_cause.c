/* frame_cause.c: why someone did something, what brought something about. */
#include "write/ask_noun.h"
#include "write/ask_person.h"

enum cue_need {
	ANY_VERB = 0,
	REACTING = 1, /* only behind verbs that react: one thing after another is no cause yet */
	BLAMING = 2,  /* only behind verbs of praise, blame and punishment */
	GERUND = 4,   /* an -ing form must follow */
	NO_VERB = 8,  /* no bare verb may follow: "due to begin" */
	DIRECT = 16,  /* must stand directly behind what is copied */
	YIELDING = 64, /* only behind verbs of what one does under pressure */
	SURE = 32,    /* whatever the tree has it hang on: no other clause stands between */
};

static const struct cause_cue {
	const char *words;
	enum frame_id frame;
	unsigned needs;
} cues[] = {
	{"because", FRAME_WHY_BECAUSE, SURE},
	{"due to", FRAME_WHY_BECAUSE, NO_VERB},
	{"as a result of", FRAME_WHY_BECAUSE, ANY_VERB},
	{"in response to", FRAME_WHY_BECAUSE, ANY_VERB},
	{"in retaliation for", FRAME_WHY_BECAUSE, ANY_VERB},
	{"in protest of", FRAME_WHY_BECAUSE, ANY_VERB},
	{"in protest at", FRAME_WHY_BECAUSE, ANY_VERB},
	{"thanks to", FRAME_WHY_BECAUSE, NO_VERB},
	{"in an effort to", FRAME_WHY_BECAUSE, ANY_VERB},
	{"in an attempt to", FRAME_WHY_BECAUSE, ANY_VERB},
	{"in a bid to", FRAME_WHY_BECAUSE, ANY_VERB},
	{"in order to", FRAME_WHY_BECAUSE, ANY_VERB},
	{"so that", FRAME_WHY_BECAUSE, DIRECT},
	{"in exchange for", FRAME_WHY_BECAUSE, ANY_VERB},
	{"for fear of", FRAME_WHY_BECAUSE, ANY_VERB},
	{"for fear that", FRAME_WHY_BECAUSE, ANY_VERB},
	{"on the grounds that", FRAME_WHY_BECAUSE, ANY_VERB},
	{"as punishment for", FRAME_WHY_BECAUSE, ANY_VERB},
	{"in honor of", FRAME_WHY_BECAUSE, ANY_VERB},
	{"out of respect for", FRAME_WHY_BECAUSE, ANY_VERB},
	{"on suspicion of", FRAME_WHY_FOR, ANY_VERB},
	{"on charges of", FRAME_WHY_FOR, ANY_VERB},
	{"after", FRAME_WHY_AFTER, REACTING},
	{"following", FRAME_WHY_AFTER, REACTING},
	{"amid", FRAME_WHY_AFTER, REACTING},
	{"for", FRAME_WHY_FOR, BLAMING | DIRECT},
	{"over", FRAME_WHY_FOR, BLAMING | DIRECT},
	{"over", FRAME_WHY_FOR, YIELDING | DIRECT},
	{"in connection with", FRAME_WHY_FOR, BLAMING},
	{"on allegations of", FRAME_WHY_FOR, ANY_VERB},
	{"on allegations that", FRAME_WHY_FOR, ANY_VERB},
	{"on charges that", FRAME_WHY_FOR, ANY_VERB},
	{"in the hope of", FRAME_WHY_BECAUSE, ANY_VERB},
	{"in hopes of", FRAME_WHY_BECAUSE, ANY_VERB},
	{"out of concern", FRAME_WHY_BECAUSE, ANY_VERB},
};

/* "two days after", "after the meeting on Monday": a time, no cause. */
static bool
is_only_time(const struct ask_sentence *r, size_t cue, size_t behind)
{
	static const char *const spans[] = {"shortly", "soon", "immediately", "just", "even", "only",
	                                    "long", "ago", "right", "not", "until"};
	static const char *const units[] = {"seconds", "minute", "minutes", "hour", "hours", "moments",
	                                    "day", "days", "week", "weeks", "month", "months", "year",
	                                    "years", "decade", "decades", "weekend"};
	bool dated = cue > 1 && (word_is(r, cue - 2, "last") || word_is(r, cue - 2, "this"));
	if (cue > 0 && (WORD_IN(r, cue - 1, spans) || (!dated && WORD_IN(r, cue - 1, units))))
		return true;
	if (behind + 2 >= r->n)
		return true;
	static const char *const articles[] = {"the", "a", "an", "that", "more", "his", "her", "about",
	                                       "nearly", "almost", "two", "three", "less", "being"};
	static const char *const which[] = {"next", "last", "this", "past"};
	static const char *const times[] = {"first", "second", "third", "last"};
	if (word_is_time(r, behind) || word_part(r, behind) == UPOS_NUM || WORD_IN(r, behind, which))
		return true;
	if (word_is(r, behind, "the") && WORD_IN(r, behind + 1, times) && word_is(r, behind + 2, "time"))
		return true;
	return WORD_IN(r, behind, articles) &&
	       (word_is_time(r, behind + 1) || word_is(r, behind + 1, "than") ||
	        (word_part(r, behind + 1) == UPOS_NUM && word_is_time(r, behind + 2)));
}

/* Something happened: a clause, or a noun for an event with something beside it. */
static bool
is_event_behind(const struct ask_sentence *r, size_t behind)
{
	size_t above = r->p->head[behind - 1];
	bool clause = above != PARSE_ROOT && above > behind && word_is_verb(r, above) &&
	              r->p->dep[behind - 1] == DEP_MARK;
	for (size_t i = behind; i < r->n && i < behind + 9 && !word_is_mark(r, i); i++) {
		clause |= word_tag(r, i) == XPOS_VBG || word_tag(r, i) == XPOS_VBD ||
		          word_tag(r, i) == XPOS_VBZ || word_tag(r, i) == XPOS_VBN;
		if (i > behind && noun_classes(r->low[i]) & NOUN_EVENT &&
		    word_part(r, i) == UPOS_NOUN)
			return true;
	}
	return clause;
}

/* "following Berg's death": when, no reason. */
static bool
is_death(const struct ask_sentence *r, size_t i)
{
	const struct phrase_noun *n = phrase_with(r->ph, i);
	return n && (word_is(r, n->head, "death") || word_is(r, n->head, "suicide"));
}

/* Verbs that react only together with these words. */
static const char *const reacting[][2] = {
	{"come", "under"},        {"draw", "criticism"},  {"draw", "ire"},       {"draw", "fire"},
	{"face", "criticism"},    {"face", "backlash"},   {"face", "scrutiny"},  {"face", "calls"},
	{"face", "charges"},      {"face", "outrage"},    {"face", "pressure"},  {"face", "questions"},
	{"take", "criticism"},    {"prompt", "outrage"},  {"go", "viral"},       {"go", "missing"},
	{"call", "off"},          {"pull", "out"},        {"pull", "from"},      {"back", "down"},
	{"back", "out"},          {"turn", "down"},       {"make", "headlines"}, {"receive", "threats"},
	{"make", "smaller"},      {"lay", "off"},         {"shut", "down"},      {"step", "down"},
	{"receive", "criticism"}, {"lose", "job"},        {"hit", "out"},        {"lash", "out"},
	{"gain", "attention"},    {"receive", "attention"}, {"remain", "hospitalized"},
	{"draw", "attention"},    {"draw", "outrage"},    {"draw", "backlash"},  {"cause", "outrage"},
	{"spark", "outrage"},     {"take", "down"},     {"put", "sale"},
};

static bool
reacts(const struct ask_sentence *r, const struct asked_clause *k)
{
	if (k->classes & VERB_REACT)
		return true;
	for (size_t i = 0; i < sizeof reacting / sizeof *reacting; i++) {
		if (!str_eq(k->lemma, str_of(reacting[i][0])))
			continue;
		for (size_t m = k->verb + 1; m < r->n && m < k->verb + 5; m++)
			if (word_is(r, m, reacting[i][1]))
				return true;
	}
	return false;
}

/* The words of the cue hang on the verb, as far as the tree knows. */
static bool
hangs_on(const struct ask_sentence *r, size_t cue, size_t verb, size_t to)
{
	size_t i = cue, steps = 0;
	while (i != PARSE_ROOT && (i > verb) && steps++ < 6) {
		i = r->p->head[i];
		if (i == verb)
			return true;
		/* On a verb that is copied with it: "refused to leave because". */
		if (i != PARSE_ROOT && i > verb && i < to && r->p->dep[i] == DEP_XCOMP)
			return true;
		if (i != PARSE_ROOT && i > verb && i < cue && r->p->dep[i] != DEP_CASE)
			return false;
	}
	return false;
}

/* Between what is copied and the cue no other clause may begin. */
static bool
is_way_clear(const struct ask_sentence *r, size_t from, size_t cue)
{
	size_t beside = 0; /* words of "…, which also cuts taxes, …" */
	for (size_t i = from; i < cue; i++) {
		enum xpos x = word_tag(r, i);
		bool which = i > 0 && word_tag(r, i - 1) == XPOS_COMMA && (word_is(r, i, "which") || word_is(r, i, "who"));
		size_t end = i;
		while (which && end < cue && word_tag(r, end) != XPOS_COMMA)
			end++;
		if (which && end < cue) {
			beside += end - i;
			i = end;
			continue;
		}
		/* "made two attempts, but failed because": why they failed. */
		if ((word_is(r, i, "but") || word_is(r, i, "and")) && i + 1 < cue && word_is_verb(r, i + 1))
			return false;
		if (xpos_finite(x) || x == XPOS_WDT || x == XPOS_WP || x == XPOS_WRB || r->quoted[i])
			return false;
	}
	return cue - from - beside < 14;
}

/* Nouns that take "for" themselves: "a call for his resignation". */
static bool
takes_for(const struct ask_sentence *r, size_t i)
{
	static const char *const list[] = {"call", "calls", "need", "support", "demand", "demands", "vote",
		"plan", "plans", "request", "search", "responsibility", "bill", "time", "times", "reason",
		"money", "funding", "bid", "case", "candidate", "deadline", "chance", "room", "evidence",
		"justification", "opportunity", "hope", "reporter", "spokesman", "spokeswoman", "lawyer",
		"attorney", "president", "secretary"};
	return WORD_IN(r, i, list);
}

/* "for his remarks" does not say for what; "for calling it a circus" does, and a name, "his
 * remarks on the dam", "the late delivery". */
static bool
says_what(const struct ask_sentence *r, size_t i)
{
	static const char *const more[] = {"of", "about", "on", "that", "to", "from", "against", "with"};
	bool before = i + 1 < r->n && (word_is(r, i, "not") || word_part(r, i) == UPOS_ADV);
	if (before && word_tag(r, i + 1) == XPOS_VBG)
		i++;
	if (i >= r->n || word_tag(r, i) == XPOS_VBG)
		return i + 2 < r->n;
	const struct phrase_noun *n = phrase_with(r->ph, i);
	if (!n || n->pronoun)
		return false;
	size_t contents = 0;
	for (size_t k = n->from; k < n->to; k++) {
		enum upos u = word_part(r, k);
		bool content = u == UPOS_NOUN || u == UPOS_ADJ || u == UPOS_PROPN || u == UPOS_NUM;
		contents += content && !word_is_time(r, k);
	}
	bool matter = WORD_IN(r, n->to, more) && n->to + 1u < r->n && !word_is_time(r, n->to + 1u);
	/* "for the wounds suffered by", "for the letter he wrote" */
	matter |= n->to + 2u < r->n && word_tag(r, n->to) == XPOS_VBN && word_part(r, n->to + 1u) == UPOS_ADP;
	return contents > 1 || matter || (contents && !n->definite && !n->possessed);
}

static bool
fits(const struct ask_sentence *r, const struct asked_clause *k, const struct cause_cue *c,
     size_t cue, size_t words)
{
	size_t behind = cue + words;
	if (behind >= r->n || r->quoted[cue])
		return false;
	/* "may fall because Orrel grows, and also because": of the first, not of what grows */
	for (size_t i = cue; i > 0 && (word_part(r, i - 1) == UPOS_ADV || word_tag(r, i - 1) == XPOS_CC); i--)
		if (word_tag(r, i - 1) == XPOS_CC)
			return false;
	enum xpos next = word_tag(r, behind);
	if (c->needs & NO_VERB && next == XPOS_VB)
		return false;
	if (c->needs & REACTING) {
		/* "resigned after serving for years": one deed of somebody after another */
		static const char *const leaves[] = {"resign", "quit", "leave", "retire", "step"};
		bool goes = false;
		for (size_t i = 0; i < sizeof leaves / sizeof *leaves; i++)
			goes |= str_eq(k->lemma, str_of(leaves[i]));
		if (goes && next == XPOS_VBG && word_is(r, cue, "after"))
			return false;
		if (str_eq(k->lemma, STR("die"))) /* how, at most */
			return false;
		/* "was arrested after he called for help", "after 40 thefts": how he was found, as often as what for */
		if (str_eq(k->lemma, STR("arrest")) || str_eq(k->lemma, STR("detain")))
			return false;
		if (word_is(r, cue, "following") && is_death(r, behind))
			return false;
		/* "criticized the board amid protests": at what time */
		if (word_is(r, cue, "amid") && k->classes & (VERB_STANCE | VERB_BLAME))
			return false;
		if (!reacts(r, k) || k->negated || is_only_time(r, cue, behind) ||
		    !is_event_behind(r, behind))
			return false;
	}
	if (c->needs & YIELDING) {
		static const char *const verbs[] = {"resign", "quit", "protest", "cancel", "postpone", "delay", "suspend",
		                                    "recall", "ground", "close", "withdraw", "boycott", "evacuate", "apologize",
		                                    "apologise", "retire", "evict", "impeach", "censure", "expel", "divorce"};
		bool yields = false;
		for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
			yields |= str_eq(k->lemma, str_of(verbs[i]));
		if (!yields || k->negated || next == XPOS_CD || word_is_time(r, behind) || is_only_time(r, cue, behind) ||
		    !says_what(r, behind))
			return false;
	}
	if (c->needs & BLAMING) {
		if (!(k->classes & VERB_BLAME || (reacts(r, k) && !(k->classes & VERB_REACT))) ||
		    word_is_time(r, behind) || next == XPOS_CD ||
		    is_only_time(r, cue, behind))
			return false;
		static const char *const more[] = {"more", "at", "the", "a", "about", "up"};
		if (WORD_IN(r, behind, more) && behind + 1 < r->n && word_is_time(r, behind + 1))
			return false;
	}
	return true;
}

/* "critics condemned the White House": every day. */
static bool
is_of_any_day(struct arena *out, const struct ask_sentence *r, const struct asked_clause *k)
{
	struct resolved whom;
	int32_t object = k->clause->object;
	return k->classes & VERB_STANCE && !k->passive && object > (int32_t)k->verb &&
	       (k->subject.group || person_is_everyday(r, &k->subject)) &&
	       resolve_short(out, r, (size_t)object, &whom) && person_is_everyday(r, &whom);
}

/* "Two girls were arrested": nobody knows which. */
static bool
is_any_number(const struct ask_sentence *r, const struct asked_clause *k, size_t to)
{
	bool counted = word_part(r, k->subject.from) == UPOS_NUM;
	for (size_t i = k->subject.from; i < to && counted; i++)
		counted = !word_is_name(r, i);
	return counted;
}

static bool
ask_why(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k,
        const struct cause_cue *c, size_t cue)
{
	size_t from, to;
	if (!clause_rest(r, k, cue, &from, &to) || !is_way_clear(r, to, cue) ||
	    !(c->needs & SURE || hangs_on(r, cue, k->verb, to)))
		return false;
	if (c->needs & DIRECT && !clause_is_when(r, to, cue))
		return false;
	if (c->needs & BLAMING && ((to > from && takes_for(r, to - 1)) || !says_what(r, cue + 1)))
		return false;
	bool alone = k->classes & VERB_ALONE || (k->passive && k->aux_count);
	/* "was banned from the games" */
	alone &= !(k->passive && (word_is(r, k->verb + 1, "from") || word_is(r, k->verb + 1, "of")));
	if (to == from && !alone)
		return false;
	if (is_of_any_day(list->out, r, k) || is_any_number(r, k, to))
		return false;
	struct str rest = to > from ? resolve_words(list->out, r, from, to) : STR("");
	/* "walked out during a match", "made headlines in May": on what occasion */
	struct str when = clause_occasion(list->out, r, to, cue);
	if (!rest.p || !when.p)
		return false;
	rest = str_fmt(list->out, STR_FMT "%s" STR_FMT, STR_ARG(rest), rest.n && when.n ? " " : "", STR_ARG(when));
	return candidate_add(list, c->frame, r, clause_invert(list->out, r, k, "Why", rest),
	                     &k->subject) != NULL;
}

static void
ask_whys(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	/* "refused to leave", "offered Berg a post": what is said hangs on no other verb. */
	bool does = k->classes & VERB_AGREE && parse_find(r->p, k->clause->head, DEP_CCOMP) < 0;
	/* "ordered new dams": a deed; "ordered Berg to leave" is said. */
	does |= k->classes & VERB_URGE && k->clause->object >= 0 && k->clause->complement < 0;
	if ((k->classes & VERB_REPORT && !does) || !k->lemma.p || str_eq(k->lemma, STR("be")) ||
	    str_eq(k->lemma, STR("have")))
		return;
	if (clause_has_modal(r, k) && !word_is(r, k->aux[0], "will"))
		return;
	for (size_t i = k->verb + 1; i < r->n && i < k->verb + 36; i++)
		for (size_t c = 0; c < sizeof cues / sizeof *cues; c++) {
			size_t words = words_at(r, i, cues[c].words);
			if (words && fits(r, k, &cues[c], i, words) && ask_why(list, r, k, &cues[c], i))
				return;
		}
}

/* "cut its debt by selling …": the means. */
static void
ask_means(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	if (k->classes & VERB_REPORT || k->negated || k->passive || !k->lemma.p ||
	    clause_has_modal(r, k) || k->subject.quality < 0.6f ||
	    (k->subject.from > 0 && word_tag(r, k->subject.from - 1u) == XPOS_WRB))
		return;
	for (size_t i = k->verb + 2; i + 3 < r->n && i < k->verb + 16; i++) {
		size_t from, to;
		if (!word_is(r, i, "by") || word_tag(r, i + 1) != XPOS_VBG || r->quoted[i])
			continue;
		if (!clause_rest(r, k, i, &from, &to) || to != i || !hangs_on(r, i, k->verb, to))
			return;
		struct str rest = resolve_words(list->out, r, from, to);
		if (rest.p)
			candidate_add(list, FRAME_HOW_BY, r, clause_invert(list->out, r, k, "How", rest),
			              &k->subject);
		return;
	}
}

/* "criticized the plan, saying …": an attitude and what is said for it. */
static void
ask_stance(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	/* "calling it a disgrace" gives it a name and no reason. */
	static const char *const reasons[] = {"saying", "arguing", "claiming", "insisting", "noting",
	                                      "citing", "because", "alleging", "accusing"};
	bool refuses = k->classes & VERB_AGREE && word_is(r, k->verb + 1, "to");
	/* "filed a lawsuit against the board, alleging …" */
	static const char *const suits[] = {"lawsuit", "suit", "complaint"};
	bool sues = str_eq(k->lemma, STR("sue")) ||
	            (str_eq(k->lemma, STR("file")) && k->clause->object > 0 && WORD_IN(r, (size_t)k->clause->object, suits));
	for (size_t i = k->verb; sues && !str_eq(k->lemma, STR("sue")); i++) /* against whom, is asked with it */
		if (i == r->n || word_is_mark(r, i))
			sues = false;
		else if (word_is(r, i, "against"))
			break;
	bool takes = k->classes & (VERB_STANCE | VERB_REACT) || refuses || sues;
	bool deed = !(k->classes & VERB_REPORT) && k->clause->object > (int32_t)k->verb;
	/* "gave a speech, calling …", "rejected the claims, saying …": what he said, not why */
	static const char *const words[] = {"deliver", "give", "make", "issue", "release", "downplay", "publish"};
	static const char *const claims[] = {"statement", "statements", "claim", "claims", "allegation", "allegations",
	                                     "accusation", "accusations", "suggestion", "suggestions", "notion", "idea"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (k->lemma.p && str_eq(k->lemma, str_of(words[i])))
			return;
	/* "fired back at Berg, saying" */
	if (word_is(r, k->verb + 1, "back") || word_is(r, k->verb + 1, "out"))
		return;
	if ((!takes && !deed) || k->passive || k->negated ||
	    !k->subject.named || clause_has_modal(r, k))
		return;
	for (size_t i = k->verb + 2; i < r->n && i < k->verb + 20; i++) {
		size_t from, to;
		bool comma = word_tag(r, i - 1) == XPOS_COMMA;
		if (!WORD_IN(r, i, reasons) || r->quoted[i] || !(comma || (sues && word_tag(r, i) == XPOS_VBG)))
			continue;
		if (!clause_rest(r, k, i, &from, &to) || to == from || !is_way_clear(r, to, i) || i - to > 6)
			return;
		/* Any other deed where the titles speak of it, and what is said is no other charge. */
		bool told = takes;
		static const char *const gives[] = {"citing", "because", "saying", "arguing", "accusing"};
		if (!takes && !WORD_IN(r, i, gives))
			return;
		for (size_t m = from; m < to; m++)
			if (str_eq(k->lemma, STR("reject")) && WORD_IN(r, m, claims))
				return;
		for (size_t m = from; m < to && !told; m++)
			told = to - from > 2 && topic_in_headlines(r, m);
		if (!told || (!takes && k->subject.quality < 0.8f))
			return;
		struct str rest = resolve_words(list->out, r, from, to);
		if (rest.p)
			candidate_add(list, FRAME_WHY_STANCE, r,
			              clause_invert(list->out, r, k, "Why", rest), &k->subject);
		return;
	}
}

/* "The ruling prompted protests in Orrel", "the fire was sparked by …". */
static void
ask_led(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	const struct phrase_clause *c = k->clause;
	struct str past = r->low[k->verb];
	if (!(k->classes & VERB_LEAD) || k->negated || clause_has_modal(r, k))
		return;
	if (k->passive && word_is(r, k->verb + 1, "by") && k->subject.quality >= 0.6f) {
		candidate_add(list, FRAME_WHAT_LED, r,
		              str_fmt(list->out, "What " STR_FMT " " STR_FMT "?", STR_ARG(past),
		                      STR_ARG(k->subject.text)), &k->subject);
		return;
	}
	struct resolved object;
	if (k->passive || k->aux_count || c->object < 0 || word_tag(r, k->verb) == XPOS_VBG ||
	    !resolve_noun(list->out, r, (size_t)c->object, &object) || object.quality < 0.7f ||
	    (str_eq(k->lemma, STR("cause")) && !(noun_classes(r->low[c->object]) & NOUN_EVENT)))
		return;
	candidate_add(list, FRAME_WHAT_LED, r,
	              str_fmt(list->out, "What " STR_FMT " " STR_FMT "?", STR_ARG(past),
	                      STR_ARG(object.text)), &object);
}

/* "said the weir was closed because …": what is said to have a cause. */
static void
ask_reported(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	if (!(k->classes & VERB_SAY) || !k->subject.named || k->subject.quality < 0.8f || k->negated)
		return;
	for (size_t n = 0; n < r->ph->clauses; n++) {
		const struct phrase_clause *c = &r->ph->clause[n];
		struct asked_clause said;
		if (c->role != PHRASE_COMPLEMENT || r->p->head[c->head] != k->clause->head)
			continue;
		if (!clause_read_said(list->out, r, c, &k->subject, &said) || !said.subject.named ||
		    said.classes & VERB_REPORT)
			return;
		for (size_t i = said.verb + 1; i < r->n && i < said.verb + 20; i++)
			for (size_t q = 0; q < 4; q++) {
				size_t from, to, words = words_at(r, i, cues[q].words);
				if (!words || !fits(r, &said, &cues[q], i, words) ||
				    !clause_rest(r, &said, i, &from, &to) || !is_way_clear(r, to, i) ||
				    !hangs_on(r, i, said.verb, to))
					continue;
				struct str rest = to > from ? resolve_words(list->out, r, from, to) : STR("");
				struct str why = rest.p ? clause_invert(list->out, r, &said, "Why", rest) : STR_NONE;
				if (!why.p || (to == from && !(said.classes & VERB_ALONE) && !said.passive))
					return;
				bool own = str_eq(k->subject.text, said.subject.text);
				if (!own) /* what is so in his eyes */
					why = str_fmt(list->out, STR_FMT ", according to " STR_FMT "?",
					              STR_ARG(str_sub(why, 0, why.n - 1)), STR_ARG(k->subject.text));
				candidate_add(list, FRAME_WHY_REPORTED, r, why, &said.subject);
				return;
			}
		return;
	}
}

void
frame_cause(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	ask_stance(list, r, k);
	ask_whys(list, r, k);
	ask_means(list, r, k);
	ask_led(list, r, k);
	ask_reported(list, r, k);
}

/* "The fire was caused by …", "… said faulty wiring caused the fire", "the cause of the fire was". */
void
frame_event_cause(struct candidates *list, const struct ask_sentence *r)
{
	for (size_t k = 0; k < r->ph->clauses; k++) {
		const struct phrase_clause *c = &r->ph->clause[k];
		struct resolved thing = {0};
		if (r->quoted[c->verb] || c->negated || c->modal || c->tense == PHRASE_FUTURE ||
		    c == r->main || c->role == PHRASE_RELATIVE)
			continue;
		bool caused = word_is(r, c->verb, "caused") || word_is(r, c->verb, "sparked") ||
		              word_is(r, c->verb, "triggered") || word_is(r, c->verb, "started");
		if (!caused || !c->finite)
			continue;
		int32_t head = c->passive && word_is(r, c->verb + 1u, "by") ? c->subject
		               : c->passive                                 ? -1
		                                                            : c->object;
		static const char *const words[] = {"conversation", "debate", "discussion"};
		if (head < 0 || !(noun_classes(r->low[head]) & NOUN_EVENT) || WORD_IN(r, (size_t)head, words) ||
		    !resolve_noun(list->out, r, (size_t)head, &thing) || thing.quality < 0.6f)
			continue;
		if (!c->passive && (c->subject < 0 || phrase_with(r->ph, (size_t)c->subject) == NULL ||
		                    phrase_with(r->ph, (size_t)c->subject)->pronoun))
			continue;
		candidate_add(list, FRAME_EVENT_CAUSE, r,
		              str_fmt(list->out, "What caused " STR_FMT "?", STR_ARG(thing.text)), &thing);
		return;
	}
}
