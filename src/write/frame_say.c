/* frame_say.c: what someone says about a person, a body or a matter. */
#include "write/ask_person.h"
#include "write/matter.h"
#include "write/title.h"

struct saying {
	const struct phrase_clause *clause; /* of the verb of speech */
	struct resolved speaker;
	size_t from, to; /* words of what is said */
	int32_t verb;    /* its main verb's clause head; -1: only a quotation */
};

static bool
is_near(const struct ask_sentence *r, const struct phrase_clause *c, const struct resolved *who)
{
	if (who->from == c->verb + 1u)
		return true;
	if (who->to > c->verb_from)
		return false;
	for (size_t i = who->to; i < c->verb_from; i++)
		if (word_part(r, i) != UPOS_ADV &&
		    !(word_tag(r, who->to) == XPOS_COMMA && word_tag(r, c->verb_from - 1u) == XPOS_COMMA))
			return false;
	return true;
}

static bool
holds_that(const struct ask_sentence *r, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (word_is(r, i, "that") && word_tag(r, i) == XPOS_IN)
			return true;
	return false;
}

/* What the clause says: its complement, or for "…, she said" all around it. */
static bool
read_content(const struct ask_sentence *r, struct saying *s)
{
	const struct phrase_clause *c = s->clause;
	ptrdiff_t said = parse_find(r->p, c->head, DEP_CCOMP);
	size_t from, to;
	s->verb = -1;
	if (c->role == PHRASE_BESIDE && r->main && r->main != c) {
		s->from = 0;
		s->to = r->n;
		s->verb = r->main->head;
		return true;
	}
	/* "added his voice": a thing is no word. */
	if (said < 0 && c->object >= 0 && !r->quoted[c->object] && !word_is(r, c->verb, "told"))
		return false;
	if (said < 0)
		said = parse_find(r->p, c->head, DEP_PARATAXIS);
	/* "explained why he left": of what he said, nothing is told. */
	for (size_t i = c->verb + 1u; i < r->n && i < c->verb + 3u; i++)
		if ((word_is(r, i, "why") || word_is(r, i, "how")) && !r->quoted[i])
			return false;
	if (said >= 0) {
		parse_span(r->p, (size_t)said, &from, &to);
		/* "announced its decision after a jury had met": the clause says when. */
		if (c->object > (int32_t)c->verb && (size_t)c->object < from + 6u && !r->quoted[c->object] &&
		    !word_is(r, c->verb, "told") && said > c->object && word_part(r, (size_t)c->object) == UPOS_NOUN &&
		    !holds_that(r, (size_t)c->object, (size_t)said))
			return false;
		/* "As the water rose, Berg said": what stands before may be only when. */
		if (said < (ptrdiff_t)c->verb &&
		    (word_part(r, from) == UPOS_SCONJ || word_part(r, from) == UPOS_ADP))
			return false;
		s->from = from;
		s->to = to;
		s->verb = (int32_t)said;
		return to - from >= 4;
	}
	s->from = c->verb + 1u;
	s->to = r->n;
	/* "said on Tuesday that …", where the tree has it hang on Tuesday. */
	for (size_t i = c->verb + 1u; i < c->verb + 5u && i + 4 < r->n; i++)
		if (word_is(r, i, "that") && word_tag(r, i) == XPOS_IN && r->p->dep[i] == DEP_MARK) {
			s->from = i + 1;
			s->verb = r->p->head[i];
			return true;
		}
	return words_quote(r);
}

/* A paper, a channel: where something was said, hardly what it was about. */
static bool
is_outlet(const struct ask_sentence *r, size_t from, size_t to)
{
	static const char *const words[] = {"times", "post", "news", "herald", "journal", "tribune",
		"press", "radio", "tv", "network", "magazine", "gazette", "cbs", "nbc", "abc", "cnn", "bbc",
		"fox", "npr", "msnbc", "reuters", "politico", "facebook", "twitter", "telegraph", "guardian"};
	for (size_t i = from; i < to; i++)
		if (WORD_IN(r, i, words))
			return true;
	struct str text = words_text(r, from, to);
	for (size_t i = 0; i < r->d->count; i++)
		if (r->d->articles[i].outlet.n > 2 && str_has_nocase(text, r->d->articles[i].outlet))
			return true;
	return false;
}

static bool
read_saying(struct arena *out, const struct ask_sentence *r, const struct phrase_clause *c,
            struct saying *s)
{
	*s = (struct saying){.clause = c};
	bool place = c->role == PHRASE_MAIN || c->role == PHRASE_BESIDE;
	enum xpos tag = word_tag(r, c->verb);
	if (!place || c->subject < 0 || c->negated || c->passive || c->modal || r->quoted[c->verb] ||
	    c->tense == PHRASE_FUTURE || c->shared_subject || !word_is_verb(r, c->verb) ||
	    tag == XPOS_VBG)
		return false;
	struct str lemma = verb_lemma(out, r->low[c->verb], tag == XPOS_VBN ? XPOS_VBD : tag);
	if (!lemma.p || !(verb_classes(lemma) & VERB_SAY) ||
	    !resolve_noun(out, r, (size_t)c->subject, &s->speaker))
		return false;
	/* "…, after Berg said he would": the sentence tells of another matter. */
	static const char *const marks[] = {"after", "as", "when", "because", "before", "since"};
	if (s->speaker.from > 0 && WORD_IN(r, s->speaker.from - 1u, marks))
		return false;
	/* "critics said", "some analysts": nobody. */
	static const char *const somebody[] = {"police", "prosecutors", "republicans", "democrats"};
	bool named = false;
	for (size_t i = s->speaker.from; i < s->speaker.to; i++) /* "Porlan officials" */
		named |= word_is_name(r, i);
	if (s->speaker.group && !named && !WORD_IN(r, s->speaker.head, somebody))
		return false;
	if (s->speaker.to > s->speaker.from && is_outlet(r, s->speaker.from, s->speaker.to))
		return false;
	/* One word is a name of somebody, "the Porlan campaign" a body, where the titles speak of it. */
	bool known = s->speaker.quality >= 0.8f;
	for (size_t i = s->speaker.from; i < s->speaker.to && s->speaker.quality >= 0.75f && !known; i++)
		known = (i == s->speaker.head || word_is_name(r, i)) && topic_in_headlines(r, i);
	return s->speaker.named && known && !s->speaker.topic &&
	       is_near(r, c, &s->speaker) && read_content(r, s);
}

/* What is said about somebody in the news every day may be about anything. */
static bool
is_too_wide(struct arena *out, const struct ask_sentence *r, const struct resolved *target)
{
	if (target->person)
		return person_in_news(target->person->surname);
	/* "Vice President Berg", "Berg": a name without a person of the story. */
	ptrdiff_t space = str_rfind_byte(target->text, ' ');
	struct str last = str_lower(out, str_skip(target->text, (size_t)(space + 1)));
	bool capital = space + 1 < (ptrdiff_t)target->text.n && target->text.p[space + 1] >= 'A' &&
	               target->text.p[space + 1] <= 'Z';
	bool surname = space < 0 || cast_find(r->cast, last) ||
	               r->cues[target->from] & (CUE_TITLE | CUE_ROLE);
	static const char *const everyday[] = {"the White House", "White House", "Congress", "the U.S. military",
	                                       "Washington", "the U.S. presidential election", "U.S. elections",
	                                       "the presidential election"};
	for (size_t i = 0; i < sizeof everyday / sizeof *everyday; i++)
		if (str_eq_nocase(target->text, str_of(everyday[i])))
			return true;
	bool known = cast_find(r->cast, last) ? person_in_news(last) : cast_well_known(last);
	if (capital && surname && !str_starts(target->text, STR("the ")) && known)
		return true;
	return str_find_byte(target->text, ' ', 0) < 0 && str_ends(target->text, STR("ans"));
}

/* Does the text hold the speaker's own name, or he the text's? */
static bool
is_about_himself(const struct resolved *speaker, struct str text)
{
	if (str_has_nocase(text, speaker->text) || str_has_nocase(speaker->text, text))
		return true;
	return speaker->person && str_has_nocase(text, speaker->person->surname);
}

/* Words of how many kinds may stand between what is said and what it is asked about. */
enum reach {
	REACH_LINE,   /* subject, object and the like */
	REACH_BESIDE, /* in a clause of when or why, or hanging on a noun, too: a person is meant there */
	REACH_INSIDE, /* in what a noun does, too: a topic of the story is meant there */
};

/* Word `i` stands in what is said itself, in no clause that only describes. */
static bool
is_in_main_line(const struct ask_sentence *r, size_t i, const struct saying *s, enum reach reach)
{
	size_t steps = 0;
	for (i = r->p->head[i]; i != PARSE_ROOT && steps++ < 8; i = r->p->head[i]) {
		enum dep dep = (enum dep)r->p->dep[i];
		if (s->verb >= 0 && i == (size_t)s->verb)
			return true;
		if (dep == DEP_ACL_RELCL || dep == DEP_APPOS ||
		    (reach < REACH_INSIDE && dep == DEP_ACL) ||
		    (reach < REACH_BESIDE && (dep == DEP_ADVCL || dep == DEP_NMOD)))
			return false;
	}
	return true;
}

/* "District Attorney Anna Berg", "Berg, his lawyer": investigates, charges or defends. */
static bool
speaks_of_law(struct arena *out, const struct ask_sentence *r, const struct resolved *speaker)
{
	static const char *const offices[] = {"attorney", "prosecutor", "lawyer", "sheriff", "detective",
	                                      "police"};
	struct str title = speaker->person ? title_of(out, r->d, speaker->person) : STR_NONE;
	for (size_t k = 0; k < sizeof offices / sizeof *offices; k++)
		if (title.p && str_has_nocase(title, str_of(offices[k])))
			return true;
	size_t from = speaker->from > 4 ? speaker->from - 4u : 0;
	for (size_t i = from; i < r->n && i < speaker->to + 8u; i++)
		if (!r->quoted[i] && WORD_IN(r, i, offices))
			return true;
	return false;
}

/* A view of somebody: in quoted words, by "is" or "should"; a deed of his that is only told is none.
 * What police and prosecutors tell of a suspect is asked for. */
static bool
is_judgement(struct arena *out, const struct ask_sentence *r, const struct saying *s, size_t whom)
{
	static const char *const be[] = {"is", "are", "was", "were", "be", "been"};
	bool person = word_is_name(r, whom) && cast_find(r->cast, r->low[whom]);
	if (person && (s->speaker.group || speaks_of_law(out, r, &s->speaker)))
		return is_in_main_line(r, whom, s, REACH_LINE);
	/* What is said of him: "help" of "could help clear Berg". */
	size_t told = r->p->head[whom];
	while (told != PARSE_ROOT && r->p->head[told] < told && (int32_t)told != s->verb &&
	       (r->p->dep[told] == DEP_XCOMP ||
	        (r->p->dep[told] == DEP_CCOMP && word_tag(r, told) == XPOS_VB)))
		told = r->p->head[told];
	for (size_t i = s->from; i < s->to; i++) {
		bool copula = WORD_IN(r, i, be) && r->p->dep[i] != DEP_AUX && r->p->dep[i] != DEP_AUX_PASS;
		bool of_him = told == i || (told != PARSE_ROOT && r->p->head[i] == told);
		bool own = i != s->clause->verb && !(i >= s->speaker.from && i < s->speaker.to);
		/* What will be is no view. */
		bool modal = word_tag(r, i) == XPOS_MD && !word_is(r, i, "will") && !word_is(r, i, "wo");
		if (own && of_him && (copula || modal))
			return true;
	}
	/* In a quotation that names him, or that begins with what is said of him. */
	size_t last = told != PARSE_ROOT && told > whom ? told + 3 : whom + 3;
	bool words = r->quoted[whom];
	words |= whom > s->from + 1 && whom > 1 && (r->quoted[whom - 1] || r->quoted[whom - 2]);
	/* “thief” of "Lund, the “thief” of Orrel, had left" is put in between. */
	size_t begin = whom;
	while (begin + 1 < s->to && word_is_name(r, begin + 1))
		begin++;
	if (begin + 1 < s->to && word_tag(r, begin + 1) == XPOS_COMMA && told != PARSE_ROOT && told > begin)
		for (begin += 2; begin < s->to && (word_tag(r, begin) != XPOS_COMMA || r->quoted[begin]);)
			begin++;
	for (size_t i = begin; !words && i <= last && i < s->to; i++)
		words = r->quoted[i];
	/* "had known it and was “a danger”" */
	for (size_t i = whom + 2; i < s->to && !words; i++)
		words = r->quoted[i] && (WORD_IN(r, i - 1, be) || WORD_IN(r, i - 2, be));
	return words;
}

/* "the mayor's office": who speaks for it says nothing about it. */
static bool
is_staff(const struct ask_sentence *r, const struct resolved *n)
{
	static const char *const list[] = {"office", "staff", "team", "camp", "forces", "troops",
	                                   "courts", "officers", "lawyers", "administration", "campaign",
	                                   "government", "officials"};
	return n->to > n->from && WORD_IN(r, n->head, list);
}

static void
add_saying(struct candidates *list, enum frame_id frame, const struct ask_sentence *r,
           const struct saying *s, const struct resolved *target)
{
	struct str text = target->text;
	/* Of a body or a ship, too, only a view. */
	bool name = target->person || (target->to > target->from && word_is_name(r, target->head));
	bool judged = !name || is_judgement(list->out, r, s, target->head);
	/* "Berg's former wife": somebody without a name. */
	bool pair = target->full && !target->person;
	judged &= !pair && !(target->to > target->from && !target->topic &&
	                     topic_is_open(r, target->from, target->to, target->head));
	static const char *const near[] = {"fiance", "fianc\xc3\xa9", "fiancee", "girlfriend", "boyfriend", "ex"};
	judged &= target->person || target->topic || !(r->cues[target->head] & (CUE_PERSON | CUE_ROLE) ||
	                                               WORD_IN(r, target->head, near));
	if (!text.p || !judged || is_staff(r, target) || is_about_himself(&s->speaker, text) || is_too_wide(list->out, r, target) ||
	    (target->to > target->from && is_outlet(r, target->from, target->to)))
		return;
	struct candidate *c = candidate_add(list, frame, r,
		str_fmt(list->out, "What did " STR_FMT " say about " STR_FMT "?",
		        STR_ARG(s->speaker.text), STR_ARG(text)), &s->speaker);
	if (c)
		c->about = target->person;
}

/* "told reporters about the closed weir that …" */
static void
ask_about(struct candidates *list, const struct ask_sentence *r, const struct saying *s)
{
	static const char *const words[] = {"about", "regarding", "concerning"};
	for (size_t i = s->clause->verb + 1u; i < r->n && i < s->clause->verb + 9u; i++) {
		struct resolved target;
		/* “It is old,” said Berg of the dam. */
		bool of = word_is(r, i, "of") && (i == s->clause->verb + 1u || i == s->speaker.to);
		if ((!WORD_IN(r, i, words) && !of) || r->quoted[i] || r->p->dep[i] != DEP_CASE ||
		    r->p->head[i] <= i)
			continue;
		size_t head = r->p->head[i];
		if (r->p->head[head] == s->clause->head &&
		    resolve_noun(list->out, r, head, &target) && target.quality >= 0.5f)
			add_saying(list, FRAME_SAY_ABOUT, r, s, &target);
		return;
	}
}

/* "As the water rose, Berg said": who rose is not who was spoken of.  "…, as Berg seeks to save the
 * dam", "…, though": the words of who tells it. */
static bool
is_beside(const struct ask_sentence *r, size_t i, const struct saying *s)
{
	static const char *const asides[] = {"as", "though", "although", "while", "amid"};
	if (i < s->clause->verb)
		return WORD_IN(r, 0, asides) || word_part(r, 0) == UPOS_SCONJ || word_part(r, 0) == UPOS_ADP;
	/* "knew it before the first flood": when. */
	static const char *const when[] = {"before", "after", "since", "until"};
	const struct phrase_noun *n = phrase_with(r->ph, i);
	if (n && n->from > 0 && WORD_IN(r, n->from - 1u, when) && !r->quoted[i])
		return true;
	for (size_t k = s->clause->verb + 2u; k < i; k++)
		if (word_tag(r, k - 1) == XPOS_COMMA && WORD_IN(r, k, asides) && !r->quoted[k] && !r->quoted[i])
			return true;
	return false;
}

/* The subject of what is said, or its object: "said the board had kept its records shut". */
static void
ask_said_about(struct candidates *list, const struct ask_sentence *r, const struct saying *s,
               enum dep dep)
{
	struct resolved target;
	/* "there were two blasts": what the question would hold already. */
	if (s->verb < 0 || parse_find(r->p, (size_t)s->verb, DEP_EXPL) >= 0)
		return;
	ptrdiff_t noun = parse_find(r->p, (size_t)s->verb, dep);
	if (noun < 0 || is_beside(r, (size_t)noun, s) || !resolve_noun(list->out, r, (size_t)noun, &target) || target.group ||
	    r->cues[noun] & CUE_GROUP || word_is(r, (size_t)noun, "government"))
		return;
	bool named = target.named && target.quality >= 0.6f && dep != DEP_OBJ;
	/* "the C.I.A.": of a body or a place much may be said, unless the story is about it. */
	bool the = word_is(r, target.from, "the") && target.to - target.from == 2;
	if (named && !target.person && !target.topic && word_is_name(r, (size_t)noun) &&
	    (the || !topic_in_headlines(r, (size_t)noun)))
		return;
	bool plain = matter_is_plain(list->out, r, &target) || (dep != DEP_OBJ && matter_is_limited(r, &target) &&
	             (word_is_verb(r, target.to) || word_tag(r, target.to) == XPOS_MD));
	if ((!named && !plain) || (r->quoted[noun] && !target.person))
		return;
	add_saying(list, FRAME_SAY_SUBJECT, r, s, &target);
}

/* Someone whom much of the story is about. */
static bool
is_central(const struct ask_sentence *r, const struct person *p)
{
	return cast_expands(p) && p->sentences >= 3 && p->sentences * 3 >= r->cast->most;
}

/* A name with a word of the headlines, named more than once: a law, a firm, a country. */
static bool
is_matter(struct arena *out, const struct ask_sentence *r, const struct phrase_noun *n,
          struct resolved *target)
{
	if (!resolve_noun(out, r, n->head, target) || !target->named || target->person ||
	    target->group || target->topic || target->quality < 0.75f || r->cues[n->head] & CUE_GROUP)
		return false;
	bool head = false;
	for (size_t i = n->name_from; i < n->name_to && !head; i++)
		head = topic_in_headlines(r, i);
	size_t named = 0;
	struct str name = words_text(r, n->name_from, n->name_to);
	for (size_t i = 0; head && i < r->d->sentence_count && named < 3; i++)
		named += str_has(r->d->sentences[i].text, name);
	return named >= 3;
}

/* Whom or what is said is about: subject or object in it, no mere mention. */
static void
ask_said_name(struct candidates *list, const struct ask_sentence *r, const struct saying *s)
{
	struct resolved best = {0}, target;
	for (size_t k = 0; k < r->ph->nouns; k++) {
		const struct phrase_noun *n = &r->ph->noun[k];
		if (n->head < s->from || n->head >= s->to || n->name == PHRASE_NO_NAME ||
		    (n->head >= s->speaker.from && n->head < s->speaker.to))
			continue;
		enum dep dep = (enum dep)r->p->dep[n->head];
		bool direct = dep == DEP_NSUBJ || dep == DEP_NSUBJ_PASS;
		bool argument = direct || dep == DEP_OBJ || dep == DEP_OBL || dep == DEP_IOBJ;
		const struct person *p = cast_find(r->cast, r->low[n->name_to - 1]);
		if (!argument || (p && p == s->speaker.person) || n->to != n->name_to ||
		    !is_in_main_line(r, n->head, s, REACH_BESIDE) || is_beside(r, n->head, s))
			continue;
		bool bare = n->name_to - n->from <= 2 && word_is(r, n->from, "the");
		if (is_central(r, p)) {
			bool full = n->name_to - n->name_from > 1;
			if (full && !str_eq(words_text(r, n->name_from, n->name_to), p->full))
				continue;
			if (!best.person || p->sentences > best.person->sentences)
				best = (struct resolved){.text = p->full, .person = p, .head = n->head};
		} else if (!best.text.p && direct && !bare && is_matter(list->out, r, n, &target)) {
			best = target;
		}
	}
	if (best.text.p)
		add_saying(list, FRAME_SAY_NAME, r, s, &best);
}

/* "You heard the speech of Berg": what was heard is told to somebody. */
static bool
is_told_to_you(const struct ask_sentence *r, const struct saying *s)
{
	ptrdiff_t who = s->verb >= 0 ? parse_find(r->p, (size_t)s->verb, DEP_NSUBJ) : -1;
	return who >= 0 && word_is(r, (size_t)who, "you");
}

/* What is said is about its subject, or a thing of which titles and openings speak. */
static void
ask_said_matter(struct candidates *list, const struct ask_sentence *r, const struct saying *s)
{
	struct ask_sentence open = matter_open_quotation(list->out, r);
	struct resolved best = {0}, target;
	size_t most = 0;
	for (size_t k = 0; k < r->ph->nouns; k++) {
		const struct phrase_noun *n = &r->ph->noun[k];
		enum dep dep = (enum dep)r->p->dep[n->head];
		bool direct = dep == DEP_NSUBJ || dep == DEP_NSUBJ_PASS;
		if (n->head < s->from || n->head >= s->to || n->pronoun ||
		    (n->head >= s->speaker.from && n->head < s->speaker.to) ||
		    is_beside(r, n->head, s))
			continue;
		bool view = matter_hangs_on_view(r, n->head);
		if (s->verb >= 0 && direct && parse_find(r->p, (size_t)s->verb, DEP_EXPL) >= 0)
			continue;
		if (!view && ((!direct && dep != DEP_OBJ && dep != DEP_OBL) ||
		              !is_in_main_line(r, n->head, s, REACH_LINE)))
			continue;
		if (matter_is_owned_or_asked(r, n->head) || (dep == DEP_OBL && matter_is_aside(r, n)) ||
		    !resolve_noun(list->out, &open, n->head, &target))
			continue;
		/* "podcast about Orrel": one of many, without its article */
		bool article = n->definite || n->indefinite || n->possessed || n->plural ||
		               word_tag(r, n->head) != XPOS_NN || word_is_name(r, n->from) ||
		               topic_is_mass(list->out, r, r->low[n->head], words_text(r, n->from, n->to));
		bool thing = article && matter_is_named(r, &target), owned = thing && dep == DEP_OBJ && n->possessed;
		/* "softened Berg's plan": whose it is, says which. */
		size_t heads = matter_headline_words(r, &target), least = direct || owned ? 1 : 2;
		if ((!thing && (dep == DEP_OBL || !matter_is_plain(list->out, r, &target))) || heads < least ||
		    !(matter_is_known(r, &target) || (thing && !r->quoted[target.head] && matter_is_full(r, &target))))
			continue;
		size_t value = heads + (direct ? 3 : 0);
		if (value > most)
			most = value, best = target;
	}
	if (best.text.p)
		add_saying(list, FRAME_SAY_MATTER, r, s, &best);
}

static void
ask_said_topic(struct candidates *list, const struct ask_sentence *r, const struct saying *s)
{
	size_t head;
	const struct topic *t = topic_or_thing_in(r, s->from, s->to, &head);
	enum dep dep = t ? (enum dep)r->p->dep[head] : DEP_NONE;
	/* "the idea of armed volunteers was dropped" */
	if (t && !t->thing && dep == DEP_NMOD && matter_hangs_on_view(r, head))
		dep = (enum dep)r->p->dep[r->p->head[head]];
	bool argument = dep == DEP_NSUBJ || dep == DEP_NSUBJ_PASS || dep == DEP_OBJ || dep == DEP_OBL;
	/* "cut the pages on the climate": of a matter only what it does or what is done to it. */
	if (t && (t->matter || t->thing) && dep == DEP_OBL)
		return;
	if (t && matter_is_owned_or_asked(r, head))
		return;
	/* "could not bring a charge": there is none */
	const struct phrase_noun *named = t ? phrase_with(r->ph, head) : NULL;
	for (size_t i = s->from; named && named->indefinite && i < head; i++)
		if (r->cues[i] & CUE_NEGATION)
			return;
	if (!t || !argument || !is_in_main_line(r, head, s, t->thing || t->matter ? REACH_LINE : REACH_INSIDE) || is_beside(r, head, s))
		return;
	/* "said in a speech": where, not what about */
	static const char *const places[] = {"interview", "speech", "statement", "conference", "hearing", "debate", "rally",
	                                     "address", "letter", "bid"};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (str_eq(t->head, str_of(places[i])) && (dep == DEP_OBL || t->indefinite))
			return;
	struct resolved target = {.text = t->text, .topic = t};
	add_saying(list, FRAME_SAY_TOPIC, r, s, &target);
}

/* The pronoun can mean the speaker alone: nobody and, for "its", nothing else stands between. */
static bool
is_speakers(const struct ask_sentence *r, const struct saying *s, size_t pronoun)
{
	bool person = s->speaker.person != NULL;
	bool fits = person              ? word_is(r, pronoun, "his") || word_is(r, pronoun, "her")
	            : s->speaker.plural ? word_is(r, pronoun, "their")
	                                : word_is(r, pronoun, "its") && !(r->cues[s->speaker.from] & CUE_TITLE);
	if (!fits || s->speaker.to > pronoun || s->speaker.group)
		return false;
	for (size_t i = s->clause->verb + 1u; i < pronoun; i++) {
		bool noun = word_part(r, i) == UPOS_NOUN && !word_is_time(r, i);
		if ((word_is_name(r, i) && !word_is_time(r, i)) || (noun && (!person || r->cues[i] & (CUE_PERSON | CUE_ROLE))))
			return false;
	}
	return true;
}

/* "her plan for the dam": two words and more that tell which, one of them of the titles. */
static struct str
own_matter(struct arena *out, const struct ask_sentence *r, const struct phrase_noun *n)
{
	size_t contents = 0, heads = 0;
	for (size_t i = n->full_from + 1u; i < n->full_to; i++) {
		enum upos u = word_part(r, i);
		contents += u == UPOS_NOUN || u == UPOS_PROPN || u == UPOS_ADJ;
		heads += topic_in_headlines(r, i);
		if ((u != UPOS_ADP && matter_is_vague(r, i)) || word_tag(r, i) == XPOS_VBN ||
		    (i == n->full_from + 1u && i + 1u < n->full_to && str_ends(r->low[i], STR("est"))))
			return STR_NONE;
	}
	/* "her dam that …": the clause would be left behind. */
	enum xpos behind = n->full_to < r->n ? word_tag(r, n->full_to) : XPOS_END;
	bool cut = parse_find(r->p, n->head, DEP_ACL_RELCL) >= 0 || behind == XPOS_VBG || behind == XPOS_VBN || behind == XPOS_WDT;
	static const char *const adverbs[] = {"live", "online", "abroad", "alone"}; /* taken for nouns */
	cut |= WORD_IN(r, n->full_to - 1u, adverbs);
	enum upos last = word_part(r, n->full_to - 1u);
	if (contents < 2 || !heads || cut || (last != UPOS_NOUN && last != UPOS_PROPN))
		return STR_NONE;
	struct str rest = resolve_words(out, r, n->full_from + 1u, n->full_to);
	return rest.p ? str_fmt(out, STR_FMT " " STR_FMT, STR_ARG(r->low[n->full_from]), STR_ARG(rest)) : STR_NONE;
}

/* "said her plan for the dam was sound": what is the speaker's own stays "her plan" in the question. */
static void
ask_said_own(struct candidates *list, const struct ask_sentence *r, const struct saying *s)
{
	for (size_t k = 0; k < r->ph->nouns; k++) {
		const struct phrase_noun *n = &r->ph->noun[k];
		enum dep dep = (enum dep)r->p->dep[n->head];
		size_t from = n->full_from;
		bool direct = dep == DEP_NSUBJ || dep == DEP_NSUBJ_PASS || dep == DEP_OBJ;
		if (!direct || n->head < s->from || n->head >= s->to || n->full_to - from > 10 ||
		    word_tag(r, from) != XPOS_PRP_S || !is_speakers(r, s, from) || is_beside(r, n->head, s) ||
		    matter_is_people(r, n->head) || r->quoted[from] || r->quoted[n->full_to - 1u] ||
		    word_part(r, n->head) != UPOS_NOUN || !is_in_main_line(r, n->head, s, REACH_LINE))
			continue;
		struct str own = own_matter(list->out, r, n);
		if (!own.p)
			continue;
		candidate_add(list, FRAME_SAY_MATTER, r,
		              str_fmt(list->out, "What did " STR_FMT " say about " STR_FMT "?", STR_ARG(s->speaker.text),
		                      STR_ARG(own)), &s->speaker);
		return;
	}
}

void
frame_say(struct candidates *list, const struct ask_sentence *r)
{
	for (size_t k = 0; k < r->ph->clauses; k++) {
		struct saying s;
		if (!read_saying(list->out, r, &r->ph->clause[k], &s))
			continue;
		ask_about(list, r, &s);
		ask_said_about(list, r, &s, DEP_NSUBJ);
		ask_said_about(list, r, &s, DEP_NSUBJ_PASS);
		ask_said_about(list, r, &s, DEP_OBJ);
		ask_said_name(list, r, &s);
		if (is_told_to_you(r, &s))
			return;
		ask_said_topic(list, r, &s);
		ask_said_own(list, r, &s);
		ask_said_matter(list, r, &s);
		return;
	}
}
