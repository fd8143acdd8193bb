/* resolve.c: noun phrases for questions. */
#include "write/resolve.h"

#include "base/buf.h"
#include "write/ask_noun.h"
#include "write/common.h"
#include "write/thin.h"

enum { LONGEST = 11 };

/* Weight below which a surname means one person to everybody, whoever else of the story has it. */
#define ONE_WEIGHT 2.5

/* ---- single words ---- */

static bool
is_pronoun(const struct ask_sentence *r, size_t i)
{
	static const char *const more[] = {"here", "there", "so", "such", "then", "himself", "herself",
	                                   "itself", "themselves", "one", "ones", "another", "others",
	                                   "other", "everyone", "someone", "anyone", "everybody",
	                                   "this", "these", "those", "former", "latter"};
	enum xpos x = word_tag(r, i);
	if (word_is(r, i, "former") && word_part(r, i) == UPOS_ADJ && i + 1 < r->n &&
	    word_part(r, i + 1) != UPOS_PUNCT)
		return false;
	if (word_is(r, i, "other") || word_is(r, i, "others"))
		return i == 0 || !word_is(r, i - 1, "each");
	if (word_is(r, i, "one"))
		return word_part(r, i) != UPOS_NUM;
	return x == XPOS_PRP || x == XPOS_PRP_S || x == XPOS_WP || x == XPOS_WP_S ||
	       x == XPOS_WDT || x == XPOS_WRB || x == XPOS_EX || x == XPOS_UH || WORD_IN(r, i, more);
}

static bool
is_function_word(const struct ask_sentence *r, size_t i)
{
	enum xpos x = word_tag(r, i);
	return x == XPOS_IN || x == XPOS_DT || x == XPOS_TO || x == XPOS_CC || x == XPOS_PRP_S ||
	       x == XPOS_MD || x == XPOS_POS || x == XPOS_WDT || x == XPOS_HYPH;
}

/* ---- surnames ---- */

/* The person whose surname stands alone at word `i`: no name beside it. */
static const struct person *
lone_surname(const struct ask_sentence *r, size_t i)
{
	if (!word_is_name(r, i))
		return NULL;
	if (str_ends(r->low[i], STR("ans")))
		return NULL; /* "Orrelians": a people */
	bool before = i > 0 && word_is_name(r, i - 1) && !(r->cues[i - 1] & CUE_TITLE);
	bool after = i + 1 < r->n && word_is_name(r, i + 1);
	return before || after ? NULL : cast_find(r->cast, r->low[i]);
}

static bool
is_modifier(const struct ask_sentence *r, size_t i)
{
	if (i + 1 >= r->n)
		return false;
	enum upos next = word_part(r, i + 1);
	return next == UPOS_NOUN || next == UPOS_PROPN || next == UPOS_ADJ ||
	       word_tag(r, i + 1) == XPOS_HYPH;
}

static bool
is_courtesy(const struct ask_sentence *r, size_t i)
{
	static const char *const list[] = {"mr.", "mrs.", "ms.", "mr", "mrs", "ms"};
	return WORD_IN(r, i, list);
}

/* Writes a word of a name; false where it is half a name. */
static bool
put_name(struct buf *b, const struct ask_sentence *r, size_t i)
{
	const struct person *p = lone_surname(r, i);
	struct str form = tag_form(&r->p->words, i);
	if (!p || (is_modifier(r, i) && cast_famous(r->low[i]))) {
		buf_put(b, form);
		return true;
	}
	/* "Secretary Berg" of two people of that name */
	bool titled = i > 0 && r->cues[i - 1] & CUE_TITLE && !word_is(r, i - 1, "president") && !is_courtesy(r, i - 1);
	if (is_modifier(r, i) || !cast_expands(p))
		return cast_famous(r->low[i]) && !titled && (buf_put(b, form), true);
	buf_put(b, p->full);
	return true;
}

/* "the government", "the Senate": there is one that is meant; but many courts and parties. */
static bool
is_unique(const struct ask_sentence *r, size_t i)
{
	static const char *const many[] = {"court", "party", "state", "states", "union", "nation",
	                                   "nations", "country", "administration", "cabinet", "world",
	                                   "president", "government", "army", "military", "parliament",
	                                   "public", "press", "media"};
	return r->cues[i] & CUE_UNIQUE && !WORD_IN(r, i, many);
}

/* A definite that nobody can place: "the man", "the panel". */
static bool
is_bare(const struct ask_sentence *r, size_t the, size_t to)
{
	size_t i = the + 1, words = 0;
	bool name = false;
	while (i < to && (word_part(r, i) == UPOS_NOUN || word_part(r, i) == UPOS_ADJ ||
	                  word_part(r, i) == UPOS_PROPN || word_part(r, i) == UPOS_NUM ||
	                  word_part(r, i) == UPOS_VERB || word_tag(r, i) == XPOS_HYPH ||
	                  word_tag(r, i) == XPOS_POS || word_part(r, i) == UPOS_ADV)) {
		name |= word_is_name(r, i);
		/* "the mayor's plan" */
		if (word_tag(r, i) == XPOS_POS && !name)
			return true;
		words += word_tag(r, i) != XPOS_HYPH && word_tag(r, i) != XPOS_POS;
		i++;
	}
	if (!words)
		return true;
	bool unique = is_unique(r, i - 1);
	static const char *const limits[] = {"of", "between", "on", "for", "against", "about"};
	/* "the letter from Orrel", "the border near the Ullen" */
	static const char *const joints[] = {"from", "near", "with", "by", "outside"};
	bool named = false;
	for (size_t k = i + 1; k < to && k < i + 4 && WORD_IN(r, i, joints); k++)
		named |= word_is_name(r, k);
	bool limited = i + 1 < to && WORD_IN(r, i, limits);
	if (!named && !limited && !unique && thin_is(r, the, i, i - 1))
		return true;
	return !named && !name && !unique && words < 2 && !limited;
}

/* The topic that "the NOUN" at word `the` means; it is not one where more is said of the noun. */
static const struct topic *
bare_topic(const struct ask_sentence *r, size_t the, size_t to)
{
	size_t noun = the + 1;
	if (!r->topics || noun >= to || word_part(r, noun) != UPOS_NOUN ||
	    (noun + 1 < r->n && (word_part(r, noun + 1) == UPOS_NOUN ||
	                         word_tag(r, noun + 1) == XPOS_POS || word_tag(r, noun + 1) == XPOS_HYPH)))
		return NULL;
	return topic_with_head(r, r->low[noun]);
}

struct str
resolve_words(struct arena *out, const struct ask_sentence *r, size_t from, size_t to)
{
	struct buf b = buf_in(out, 64);
	for (size_t i = from; i < to; i++) {
		enum xpos x = word_tag(r, i);
		if (r->quoted[i] || word_is_mark(r, i) || is_pronoun(r, i))
			return STR_NONE;
		if (word_is(r, i, "that") && x != XPOS_IN)
			return STR_NONE;
		static const char *const periods[] = {"span", "period", "era", "date", "year", "years",
		                                      "months", "weeks", "days", "day", "time", "decade"};
		if (i > from && WORD_IN(r, i, periods) && word_part(r, i) == UPOS_NOUN)
			return STR_NONE;
		size_t end = i;
		while (word_is(r, i, "the") && end < to && end < i + 6 && (end == i || word_part(r, end) == UPOS_ADJ || word_part(r, end) == UPOS_NOUN ||
		       word_part(r, end) == UPOS_PROPN))
			end++;
		if (words_name_nobody(r, i, end))
			return STR_NONE;
		if (word_is(r, i, "the") && is_bare(r, i, to)) {
			const struct topic *t = bare_topic(r, i, to);
			if (!t)
				return STR_NONE;
			if (b.n)
				buf_byte(&b, ' ');
			buf_put(&b, t->text);
			i++;
			continue;
		}
		/* "resident Anna Berg": of where */
		static const char *const bare[] = {"resident", "native", "member", "spokesman", "spokeswoman", "suspect"};
		if (WORD_IN(r, i, bare) && i + 1 < to && word_is_name(r, i + 1) && (i == from || !word_is_name(r, i - 1)))
			return STR_NONE;
		if (i > from && is_courtesy(r, i) && i + 1 < to && !lone_surname(r, i + 1) &&
		    !(i + 2 < to && word_is_name(r, i + 2)))
			return STR_NONE;
		if (is_courtesy(r, i) && i + 1 < to) /* the name behind it says who it is */
			continue;
		if (b.n && i > from && !word_is_glued(r, i - 1))
			buf_byte(&b, ' ');
		if (!put_name(&b, r, i))
			return STR_NONE;
	}
	return buf_str(&b);
}

/* ---- phrases ---- */

static bool
may_open(const struct ask_sentence *r, size_t i)
{
	static const char *const refused[] = {
		"this", "that", "these", "those", "such", "another", "other", "others", "both", "same",
		"former", "latter", "here", "there", "some", "many", "several", "one", "any", "no", "each",
		"every", "all", "most", "much", "more", "few", "half", "only", "even", "either", "neither",
		"nothing", "something", "anything", "everything", "what", "to"};
	if (word_is(r, i, "former") && word_part(r, i + 1) != UPOS_PUNCT)
		return true;
	return !WORD_IN(r, i, refused);
}

/* "year" of "21-year-old". */
static bool
is_of_age(const struct ask_sentence *r, size_t i)
{
	return word_is(r, i, "year") && i + 2 < r->n && word_is_glued(r, i) && word_is(r, i + 2, "old");
}

/* Words and marks that no phrase of a question may have. */
static bool
is_sound(const struct ask_sentence *r, size_t from, size_t to)
{
	size_t determiners = 0;
	if (from >= to || to - from > LONGEST || !may_open(r, from) ||
	    is_function_word(r, to - 1))
		return false;
	if (!words_are_whole(r, from, to) || (to < r->n && word_tag(r, to) == XPOS_POS))
		return false;
	/* "the death of former miller", before "Jan Moor" */
	if (to < r->n && r->p->words.at[to].capital && word_part(r, to - 1) == UPOS_NOUN &&
	    word_part(r, to) != UPOS_PUNCT && !word_is_time(r, to) && !r->quoted[to])
		return false;
	/* "said that Orrel plans to": a verb taken for a noun. */
	static const char *const verbs[] = {"plans", "hopes", "moves", "calls", "aims", "votes", "fights", "wants"};
	if (to + 1 < r->n && word_tag(r, to) == XPOS_TO && word_tag(r, to + 1) == XPOS_VB && WORD_IN(r, to - 1, verbs))
		return false;
	/* "the race for Harbour Board" of "Harbour Board (HB) chairman" */
	if (words_go_on(r, to))
		return false;
	/* "Justices" of "Justices Anna Berg and Carl Lund" */
	if (to < r->n && word_is_name(r, to - 1) && word_is_name(r, to) && r->p->words.at[to].capital)
		return false;
	/* "a call for Orrel", before "to rebuild" */
	if (to + 1 < r->n && word_tag(r, to) == XPOS_TO && word_tag(r, to + 1) == XPOS_VB)
		for (size_t i = from; i < to; i++)
			if (word_is(r, i, "for"))
				return false;
	/* "“must” turn over Berg's letters": a verb taken for a noun */
	size_t before = from;
	while (before > 0 && word_is_mark(r, before - 1) && word_tag(r, before - 1) != XPOS_COMMA)
		before--;
	if (before > 0 && word_tag(r, before - 1) == XPOS_MD)
		return false;
	if (to < r->n && word_tag(r, to) == XPOS_RP)
		return false; /* "the Orrel ferry shut" of "shut down" */
	/* "Berg's tax" of "Berg's tax returns are": the tree lost a noun. */
	if (to + 1 < r->n && word_tag(r, to) == XPOS_VBZ && xpos_finite(word_tag(r, to + 1)))
		return false;
	if (word_part(r, to - 1) == UPOS_VERB ||
	    (word_is_name(r, to - 1) && !r->p->words.at[to - 1].capital &&
	     word_part(r, to - 1) == UPOS_PROPN))
		return false;
	struct str last = tag_form(&r->p->words, to - 1);
	if (last.n == 1 || (last.n == 2 && last.p[1] == '.' && word_is_name(r, to - 1)))
		return false;
	for (size_t i = from; i < to; i++) {
		enum xpos x = word_tag(r, i);
		if (x == XPOS_VBD || x == XPOS_VBZ || x == XPOS_VBP || x == XPOS_MD || is_pronoun(r, i) ||
		    (word_is_time(r, i) && !is_of_age(r, i)) || (word_is_mark(r, i)) || r->quoted[i])
			return false;
		if (word_is(r, i, "whether") || word_is(r, i, "if") || word_is(r, i, "because"))
			return false;
		/* "broader briefings": than what; "rules more lenient": their verb is lost */
		static const char *const more[] = {"broader", "wider", "larger", "bigger", "higher", "lower", "greater", "smaller"};
		if (x == XPOS_JJR || WORD_IN(r, i, more) || (i > from && word_is(r, i, "more") && word_part(r, to - 1) == UPOS_ADJ))
			return false;
		bool article = word_is(r, i, "the") || word_is(r, i, "a") || word_is(r, i, "an");
		determiners += article && i > from && word_part(r, i - 1) != UPOS_ADP;
	}
	return !determiners;
}

/* "police", "officials", "researchers at …"; Democrats keep their capital. */
static bool
resolve_group(struct arena *out, const struct ask_sentence *r, struct resolved *n)
{
	if (!(r->cues[n->head] & CUE_GROUP))
		return false;
	n->text = resolve_words(out, r, n->from, n->to);
	if (!n->text.p)
		return false;
	bool party = word_is(r, n->head, "democrats") || word_is(r, n->head, "republicans");
	if (!party && !word_is_name(r, n->head) && n->to - n->from == 2 && map_get(&r->cast->small, r->low[n->from]))
		n->text = str_lower(out, n->text);
	else if (!party)
		n->text = words_inside(out, r, n->from, n->text);
	n->quality = 0.9f;
	n->named = n->group = n->plural = true;
	return true;
}

/* Two outlets take it as known to whoever reads no more than their titles. */
static bool
is_in_two_titles(const struct ask_sentence *r, size_t i)
{
	size_t titles = 0;
	struct str form = tag_form(&r->p->words, i);
	for (size_t k = 0; k < r->d->count; k++)
		titles += str_has(r->d->articles[k].title, form);
	return titles > 1;
}

static bool
resolve_name(struct arena *out, const struct ask_sentence *r, const struct phrase_noun *p,
             struct resolved *n)
{
	size_t from = p->name_from, to = p->name_to;
	const struct person *who = str_ends(r->low[to - 1], STR("ans")) ? NULL : cast_find(r->cast, r->low[to - 1]);
	/* "Security Adviser Anna Berg" of "National Security Adviser": half a title taken for a name */
	for (size_t i = from + 1; i + 2 < to; i++)
		if (r->cues[i] & (CUE_ROLE | CUE_TITLE))
			return false;
	bool titled = from > p->from && r->cues[from - 1] & CUE_TITLE;
	bool behind = n->to > to; /* "Berg of Porlan": the name has more */
	if (to - from == 1 && who && !word_is(r, p->from, "the") && p->to == to) {
		if (cast_expands(who))
			*n = (struct resolved){.text = who->full, .person = who, .quality = 1, .named = true,
			                       .from = n->from, .to = n->to, .head = n->head};
		else if (cast_famous(r->low[from]) && (!who->shared || common_weight(r->low[from]) < ONE_WEIGHT)) {
			bool president = titled && word_is(r, from - 1, "president");
			n->text = words_text(r, president ? from - 1 : from, to), n->quality = 0.8f, n->named = true;
		}
		return n->named;
	}
	/* "the President", with a capital, too */
	if (to - from == 1 && p->to == to && word_is(r, p->from, "the") && word_is(r, from, "president")) {
		const struct person *one = r->cast->president;
		if (one)
			*n = (struct resolved){.text = one->full, .person = one, .quality = 0.95f, .named = true, .office = true,
			                       .from = n->from, .to = n->to, .head = n->head};
		return one != NULL;
	}
	/* "the famed Berg": what he is called has no place in a question. */
	bool called = who && cast_expands(who) && !(r->cues[to - 1] & (CUE_ROLE | CUE_PERSON | CUE_GROUP)) && word_is(r, p->from, "the") && p->to == to && from > p->from + 1u;
	for (size_t i = p->from + 1u; i < from && called; i++)
		called = word_part(r, i) == UPOS_ADJ || word_tag(r, i) == XPOS_VBN;
	if (called) {
		*n = (struct resolved){.text = who->full, .person = who, .quality = 1, .named = true,
		                       .from = n->from, .to = n->to, .head = n->head};
		return true;
	}
	/* "President Berg", whom everybody knows. */
	if (to - from == 1 && titled && !behind && !who && p->from + 3u >= from &&
	    !word_is(r, p->from, "the") && !(r->cues[from] & (CUE_ORG | CUE_UNIQUE)) && cast_famous(r->low[from]) && !is_courtesy(r, from - 1)) {
		n->text = words_text(r, p->from, to);
		n->quality = 0.85f;
		return n->named = true;
	}
	if (to - from == 1 && (titled || is_courtesy(r, from ? from - 1 : 0)) &&
	    !(r->cues[from] & (CUE_ORG | CUE_UNIQUE)))
		return false; /* "Mr. Berg" of whom nothing else is known */
	if (to - from > 1 && who && !who->thing && p->to == to && p->name != PHRASE_ORGANISATION &&
	    p->name != PHRASE_PLACE && !word_is(r, p->from, "the")) {
		struct str full = words_text(r, from, to);
		bool known = str_eq(full, who->full) || (!who->shared && str_ends(full, who->full));
		n->text = who->shared || !known ? full : who->full;
		n->person = who->shared ? NULL : who;
		n->quality = 1;
		n->named = n->full = true;
		return true;
	}
	/* An abbreviation that few know, without what it stands for. */
	struct str form = tag_form(&r->p->words, from);
	bool upper = form.n > 2 && form.n < 7;
	for (size_t i = 0; i < form.n && upper; i++)
		upper = form.p[i] >= 'A' && form.p[i] <= 'Z';
	if (to - from == 1 && upper && common_weight(r->low[from]) >= COMMON_RARE && !is_in_two_titles(r, from))
		return false;
	/* A common word that opens its sentence may have been taken for a name. */
	bool opens = p->from == 0 || r->quoted[p->from - 1] || word_is_mark(r, p->from - 1);
	bool plural = str_ends(r->low[from], STR("s")) && !str_ends(r->low[from], STR("ss"));
	if (to - from == 1 && opens && p->from == from && !parsed_is_name(r->d, r->low[from]))
		return false;
	if (to - from == 1 && opens && p->from == from &&
	    (map_get(&r->cast->small, r->low[from]) || (plural && !r->p->words.at[from].capital) ||
	     (plural && common_weight(r->low[from]) < COMMON_RARE && !(r->cues[from] & CUE_GROUP))))
		return false;
	/* "the Porlan Democrat": somebody without a name. */
	if (r->cues[p->head] & (CUE_ROLE | CUE_PERSON | CUE_GROUP) && !p->plural && word_is(r, p->from, "the") &&
	    p->to - p->from > 2)
		return false;
	if (to - from == 1 && !word_is(r, p->from, "the") && !behind &&
	    r->p->words.at[from].capital && !cast_famous(r->low[from]) &&
	    r->low[from].n < 3 && !(r->cues[from] & CUE_ORG))
		return false;
	n->text = resolve_words(out, r, n->from, n->to);
	if (!n->text.p)
		return false;
	n->text = words_inside(out, r, n->from, n->text);
	n->quality = to - from > 1 || word_is(r, p->from, "the") ? 0.9f : 0.75f;
	n->named = true;
	n->plural = p->plural;
	return true;
}

/* "the NOUN" that means the topic of that noun. */
static bool
resolve_topic(const struct ask_sentence *r, struct resolved *n)
{
	const struct topic *t = r->topics ? topic_with_head(r, r->low[n->head]) : NULL;
	/* "the procedural votes" are other ones than "the votes on the dam". */
	for (size_t i = n->from + 1u; t && i < n->head; i++) {
		bool of_it = false;
		for (size_t k = 0; k < t->term_count; k++)
			of_it |= t->terms[k] == topic_term(r->topics, r, i);
		if (!of_it)
			return false;
	}
	if (!t)
		return false;
	n->text = t->text;
	n->topic = t;
	n->quality = 0.65f;
	n->named = true;
	n->plural = t->plural;
	return true;
}

static bool
resolve_common(struct arena *out, const struct ask_sentence *r, struct resolved *n)
{
	size_t contents = 0, names = 0;
	bool the = word_is(r, n->from, "the");
	for (size_t i = n->from; i < n->to; i++) {
		enum upos u = word_part(r, i);
		contents += u == UPOS_NOUN || u == UPOS_PROPN || u == UPOS_ADJ || u == UPOS_VERB;
		names += word_is_name(r, i);
	}
	bool unique = is_unique(r, n->head) && contents == 1;
	/* "the Porlan agency" has another name. */
	static const char *const bodies[] = {"agency", "group", "company", "firm", "organization", "team", "panel", "post"};
	if (the && contents == 2 && WORD_IN(r, n->head, bodies))
		return resolve_topic(r, n);
	const struct person *president = r->cast->president;
	if (the && contents == 1 && word_is(r, n->head, "president") && president && n->to - n->from == 2) {
		n->text = president->full;
		n->person = president;
		n->quality = 0.95f;
		return n->named = n->office = true;
	}
	if (the && !names && contents <= 2 && !unique)
		return resolve_topic(r, n);
	/* "the former mayor", "a Porlan farmer": somebody without a name. */
	if (r->cues[n->head] & (CUE_ROLE | CUE_PERSON) && !unique && !n->plural)
		return false;
	/* "A search for Anna Berg was ended": as what is known by now. */
	struct str event = !the && noun_classes(r->low[n->head]) & NOUN_EVENT && r->topics
	                           ? topic_phrase(out, r, n->head)
	                           : STR_NONE;
	if (event.p && str_starts(event, STR("the "))) {
		n->text = event;
		n->quality = 0.65f;
		return n->named = true;
	}
	n->text = resolve_words(out, r, n->from, n->to);
	if (!n->text.p)
		return false;
	n->text = words_inside(out, r, n->from, n->text);
	bool indefinite = word_is(r, n->from, "a") || word_is(r, n->from, "an");
	n->named = the ? names || unique : names && !indefinite;
	n->quality = the ? (n->named ? 0.75f : 0.5f) : indefinite ? 0.35f : names ? 0.75f : 0.45f;
	if (indefinite && n->to - n->from < 4)
		return false;
	return the || indefinite || names || n->to - n->from >= 2;
}

/* "Berg on Tuesday", "the council Sunday": when, which the tree has hang on the name. */
static size_t
before_time(const struct ask_sentence *r, const struct phrase_noun *p, size_t to)
{
	for (size_t i = p->name_to > p->name_from ? p->name_to : p->to; i < to; i++)
		if (word_is_time(r, i)) {
			static const char *const which[] = {"last", "this", "next", "past", "early", "late"};
			size_t end = i;
			while (end > p->to && (WORD_IN(r, end - 1, which) || word_part(r, end - 1) == UPOS_ADP))
				end--;
			return end >= p->to ? end : to;
		}
	return to;
}

static bool
resolve_one(struct arena *out, const struct ask_sentence *r, const struct phrase_noun *p,
            struct resolved *n)
{
	if (!is_sound(r, n->from, n->to))
		return false;
	bool thin = thin_is(r, n->from, n->to, n->head);
	if (!thin && p->name != PHRASE_NO_NAME && p->name_to > p->name_from)
		return resolve_name(out, r, p, n);
	if (resolve_group(out, r, n))
		return true;
	return thin ? resolve_topic(r, n) : resolve_common(out, r, n);
}

/* "Porlan and Orrel" before their verb: both have names of their own. */
static bool
resolve_pair(struct arena *out, const struct ask_sentence *r, const struct phrase_noun *p,
             struct resolved *n)
{
	size_t and = p->to;
	if (!word_is(r, and, "and") || and + 1 >= r->n || p->name == PHRASE_NO_NAME ||
	    (n->from > 0 && !word_is_mark(r, n->from - 1u)))
		return false;
	const struct phrase_noun *q = phrase_with(r->ph, and + 1);
	if (!q || q->full_from != and + 1 || q->name == PHRASE_NO_NAME || q->pronoun || q->full_to >= r->n ||
	    !(word_is_verb(r, q->full_to) || word_tag(r, q->full_to) == XPOS_MD) ||
	    r->p->dep[q->head] != DEP_CONJ || r->p->head[q->head] != p->head)
		return false;
	struct resolved a = *n, b = {.from = q->full_from, .to = q->full_to, .head = q->head, .plural = q->plural};
	a.to = (uint16_t)and;
	if (!resolve_one(out, r, p, &a) || !resolve_one(out, r, q, &b) || !a.named || !b.named ||
	    a.quality < 0.75f || b.quality < 0.75f)
		return false;
	/* "Anna Berg and Lund": half a name. */
	bool half = (a.person || a.full) && !b.person && !b.full && q->name != PHRASE_PLACE &&
	            q->name != PHRASE_ORGANISATION && !word_is(r, q->from, "the");
	if (half)
		return false;
	*n = (struct resolved){.text = str_fmt(out, STR_FMT " and " STR_FMT, STR_ARG(a.text), STR_ARG(b.text)),
	                       .quality = a.quality < b.quality ? a.quality : b.quality, .named = true,
	                       .plural = true, .full = true, .from = a.from, .to = b.to, .head = n->head};
	return true;
}

static bool
resolve(struct arena *out, const struct ask_sentence *r, const struct phrase_noun *p, size_t to,
        struct resolved *n)
{
	size_t head = p->head;
	to = before_time(r, p, to);
	*n = (struct resolved){.from = p->full_from, .to = (uint16_t)to, .head = p->head,
	                       .plural = p->plural};
	if (p->pronoun) {
		bool he = word_is(r, head, "he") || word_is(r, head, "she");
		if (!he || !r->he || !r->main || r->main->subject != (int32_t)head)
			return false;
		n->text = r->he->full;
		n->person = r->he;
		n->quality = 0.95f;
		return n->named = true;
	}
	/* Two at once: "Berg and Lund". */
	if (resolve_pair(out, r, p, n))
		return true;
	if (word_is(r, n->to, "and") || word_is(r, n->to, "or") || word_is(r, n->to, "&") ||
	    (n->from > 0 && (word_is(r, n->from - 1u, "and") || word_is(r, n->from - 1u, "or"))))
		return false;
	return resolve_one(out, r, p, n);
}

/* "The mayor of Porlan, Anna Berg, said": the name behind the office is who is meant. */
static bool
resolve_office(const struct ask_sentence *r, const struct phrase_noun *p, struct resolved *n)
{
	size_t at = p->full_to;
	if (!(r->cues[p->head] & (CUE_ROLE | CUE_PERSON | CUE_TITLE)) || p->plural || at + 2 >= r->n)
		return false;
	bool comma = word_tag(r, at) == XPOS_COMMA;
	at += comma;
	const struct phrase_noun *name = word_is_name(r, at) ? phrase_with(r->ph, at) : NULL;
	if (!name || name->from != at || name->to != name->name_to || name->name_to - name->name_from < 2 ||
	    name->to + 1u >= r->n || (comma && word_tag(r, name->to) != XPOS_COMMA))
		return false;
	const struct person *who = cast_find(r->cast, r->low[name->name_to - 1]);
	if (!who || who->shared || who->thing || !str_eq(words_text(r, name->name_from, name->name_to), who->full))
		return false;
	bool verb = comma && (word_is_verb(r, name->to + 1u) || word_tag(r, name->to + 1u) == XPOS_MD ||
	                      word_part(r, name->to + 1u) == UPOS_ADV);
	*n = (struct resolved){.text = who->full, .person = who, .quality = 1, .named = true, .full = true,
	                       .from = p->full_from, .to = (uint16_t)(name->to + verb), .head = p->head};
	return true;
}

bool
resolve_noun(struct arena *out, const struct ask_sentence *r, size_t head, struct resolved *n)
{
	const struct phrase_noun *p = phrase_with(r->ph, head);
	*n = (struct resolved){0};
	return p && p->head == head && (resolve_office(r, p, n) || resolve(out, r, p, p->full_to, n));
}

bool
resolve_short(struct arena *out, const struct ask_sentence *r, size_t head, struct resolved *n)
{
	const struct phrase_noun *p = phrase_with(r->ph, head);
	*n = (struct resolved){0};
	return p && p->head == head && resolve(out, r, p, p->to, n);
}
