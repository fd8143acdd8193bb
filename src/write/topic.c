/* topic.c: gathers event phrases and weighs them. */
#include "write/topic.h"

#include <stdlib.h>

#include "write/ask_clause.h"
#include "write/ask_noun.h"
#include "write/common.h"
#include "write/matter.h"
#include "write/resolve.h"
#include "write/thin.h"

enum { CANDIDATES = 300, LONGEST = 9, CLAUSE_WORDS = 12, CLAUSE_CONTENTS = 3 };

static float
weight_of(const struct vector *v, uint32_t id)
{
	size_t low = 0, high = v->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (v->at[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < v->count && v->at[low].id == id ? v->at[low].weight : 0;
}

bool
topic_in_headlines(const struct ask_sentence *r, size_t i)
{
	uint32_t id = topic_term(r->topics, r, i);
	return id != TERM_NONE && weight_of(&r->d->headlines, id) > 0.08f;
}

bool
topic_names(const struct ask_sentence *r, struct str low)
{
	const struct map_slot *slot = map_get(&r->topics->ids, low);
	return slot && weight_of(&r->d->headlines, (uint32_t)slot->value.u - 1) > 0.08f;
}

bool
topic_in_openings(const struct ask_sentence *r, size_t i)
{
	uint32_t id = topic_term(r->topics, r, i);
	const struct draft *d = r->d;
	bool told = false;
	for (size_t k = 0; id != TERM_NONE && k < d->count && !told; k++)
		told = weight_of(&d->titles[k], id) > 0;
	for (size_t k = 0; id != TERM_NONE && k < d->sentence_count && !told; k++)
		told = d->sentences[k].position == 0 && weight_of(&d->sentences[k].vector, id) > 0;
	return told;
}

uint32_t
topic_term(const struct topics *t, const struct ask_sentence *r, size_t i)
{
	const struct map_slot *slot = map_get(&t->ids, r->low[i]);
	return slot ? (uint32_t)slot->value.u - 1 : TERM_NONE;
}

/* Words as the tokens of sentences have them; hyphenated ones are in parts in a tree, so that
 * each part gets an id of its own where it stands alone somewhere. */
static struct map
word_ids(struct arena *out, const struct draft *d)
{
	struct map ids = map_in(out, 2048);
	for (size_t i = 0; i < d->sentence_count; i++) {
		const struct sentence *s = &d->sentences[i];
		size_t n = 0;
		for (size_t k = 0; k < s->tokens.count; k++) {
			if (!token_is_word(&s->tokens.at[k]))
				continue;
			uint32_t id = s->terms[n++];
			if (id != TERM_NONE)
				map_put(&ids, s->tokens.at[k].low)->value.u = (uint64_t)id + 1;
		}
	}
	return ids;
}

static bool
is_preposition_of_topics(const struct ask_sentence *r, size_t i)
{
	static const char *const list[] = {"of", "on", "over", "against", "for", "between", "with",
	                                   "in", "about", "from", "at", "near", "outside"};
	return WORD_IN(r, i, list);
}

bool
topic_is_open(const struct ask_sentence *r, size_t from, size_t to, size_t head)
{
	static const char *const list[] = {"decision", "move", "order", "policy", "bill", "law", "resolution", "deal",
	                                   "plan", "plans", "measure", "proposal", "rule", "ruling", "legislation",
	                                   "agreement", "program", "effort", "action", "actions", "request",
	                                   "position", "view", "stance", "challenge", "suggestion", "admission",
	                                   "conclusions", "response", "complaint", "appeal", "application", "comment",
	                                   "comments", "remark", "remarks", "statement", "statements", "tweet", "tweets"};
	if (!WORD_IN(r, head, list))
		return false;
	/* "the Orrel Mills deal" has a name, "Berg's deal" an owner. */
	size_t names = 0;
	bool owned = false;
	for (size_t i = from; i < head; i++) {
		names += word_is_name(r, i);
		owned |= word_tag(r, i) == XPOS_POS;
	}
	if (names > 1 && !owned)
		return false;
	for (size_t i = from; i < to; i++) {
		enum upos u = word_part(r, i);
		if (i != head && (u == UPOS_NOUN || u == UPOS_ADJ) && !word_is_name(r, i) && !word_is_time(r, i))
			return false;
	}
	return true;
}

/* May [from, to) with this head stand for what the story is about? */
static bool
is_topic(const struct ask_sentence *r, const struct phrase_noun *n, size_t from, size_t to)
{
	size_t names = 0, contents = 0, letters = 0;
	if (to - from < 2 || to - from > LONGEST || n->pronoun || !words_are_whole(r, from, to))
		return false;
	for (size_t i = from; i < to; i++) {
		enum xpos x = word_tag(r, i);
		enum upos u = word_part(r, i);
		if (x == XPOS_CC || x == XPOS_PRP || x == XPOS_PRP_S || x == XPOS_WDT || x == XPOS_WP ||
		    x == XPOS_VBD || x == XPOS_VBZ || x == XPOS_VBP || x == XPOS_MD || x == XPOS_TO ||
		    word_is_mark(r, i) || r->quoted[i] || word_is_time(r, i))
			return false;
		if ((x == XPOS_IN && !is_preposition_of_topics(r, i)) || (i > n->head && word_is(r, i, "more")))
			return false;
		if (i > from && (word_is(r, i, "a") || word_is(r, i, "an")))
			return false;
		if (i > from && x == XPOS_DT && (word_is(r, i, "this") || word_is(r, i, "that")))
			return false;
		/* "in an Orrel" of "in an Orrel, Ullen, park" */
		if (i > from && word_is_name(r, i) && i + 1 == to && i > n->head &&
		    (word_is(r, i - 1, "a") || word_is(r, i - 1, "an")))
			return false;
		/* "the shooting of former miller", before "Jan Moor": of whom, was left behind. */
		if (i + 1 == to && i > n->head && u == UPOS_NOUN && to < r->n &&
		    r->p->words.at[to].capital && !word_is_time(r, to))
			return false;
		names += word_is_name(r, i);
		struct str form = tag_form(&r->p->words, i);
		letters += form.n > 4 && form.p[0] >= 'A' && form.p[0] <= 'Z' && form.p[1] >= 'A' &&
		           form.p[1] <= 'Z' && form.p[2] >= 'A' && form.p[2] <= 'Z';
		contents += u == UPOS_NOUN || u == UPOS_PROPN || u == UPOS_ADJ;
	}
	if (topic_is_open(r, from, to, n->head) || thin_is(r, from, to, n->head))
		return false;
	/* "changes Berg" of "changes Berg says": two phrases. */
	if (n->head + 1u < to && word_part(r, n->head + 1u) != UPOS_ADP)
		return false;
	/* "Berg's tax" of "Berg's tax returns": cut. */
	enum xpos last = word_tag(r, to - 1);
	if (last == XPOS_HYPH || last == XPOS_POS ||
	    (to < r->n && word_part(r, to) == UPOS_NOUN && !word_is_time(r, to)))
		return false;
	if (words_go_on(r, to))
		return false;
	/* "the argument over loud music": which one, only a name says. */
	return contents >= 2 && names && !letters;
}

/* The phrase with "the" for its article; "same-sex marriage" has none and keeps none, but a name
 * before the head ("Orrel fire") needs it.  STR_NONE: it opens with another determiner. */
static struct str
topic_text(struct arena *out, const struct ask_sentence *r, const struct phrase_noun *n)
{
	size_t from = n->full_from, to = n->full_to;
	bool the = word_is(r, from, "the"), a = word_is(r, from, "a") || word_is(r, from, "an");
	enum upos u = word_part(r, from);
	if ((!the && !a && u == UPOS_DET) || u == UPOS_NUM || u == UPOS_ADV || u == UPOS_PRON)
		return STR_NONE;
	bool owned = false; /* "Berg's plan" has its article in the name */
	for (size_t i = from; i < n->head; i++)
		owned |= word_tag(r, i) == XPOS_POS;
	bool article = the || a || (word_is_name(r, from) && !n->plural && !owned);
	struct str rest = resolve_words(out, r, the || a ? from + 1 : from, to);
	return rest.p ? str_fmt(out, "%s" STR_FMT, article ? "the " : "", STR_ARG(rest)) : STR_NONE;
}

struct str
topic_phrase(struct arena *out, const struct ask_sentence *r, size_t head)
{
	const struct phrase_noun *n = phrase_with(r->ph, head);
	return n && n->head == head && is_topic(r, n, n->full_from, n->full_to)
	               ? topic_text(out, r, n)
	               : STR_NONE;
}

static bool
same_terms(const struct topic *a, const struct topic *b)
{
	if (a->term_count != b->term_count)
		return false;
	for (size_t i = 0; i < a->term_count; i++)
		if (a->terms[i] != b->terms[i])
			return false;
	return true;
}

static void
read_terms(struct topic *t, const struct topics *all, const struct ask_sentence *r, size_t from,
           size_t to, size_t head)
{
	for (size_t i = from; i < to && t->term_count < TOPIC_TERMS; i++) {
		uint32_t id = topic_term(all, r, i);
		bool new = id != TERM_NONE;
		for (size_t k = 0; k < t->term_count; k++)
			new &= t->terms[k] != id;
		if (new)
			t->terms[t->term_count++] = id;
	}
	t->head_term = topic_term(all, r, head);
}

static float
score(const struct topic *t, const struct ask_sentence *r, bool named)
{
	const struct draft *d = r->d;
	float sum = 0, heads = 0;
	for (size_t i = 0; i < t->term_count; i++) {
		sum += weight_of(&d->centroid, t->terms[i]);
		heads += weight_of(&d->headlines, t->terms[i]) > 0.08f;
	}
	if (heads < 1)
		return 0;
	float early = r->s->position < 3 ? 0.2f : r->s->position < 8 ? 0.1f : 0;
	float head = weight_of(&d->headlines, t->head_term) > 0.08f ? 0.5f : 0;
	return 1.5f * sum + 0.25f * (heads < 3 ? heads : 3) + head + early + (named ? 0.3f : 0);
}

static int
by_score(const void *a, const void *b)
{
	const struct topic *x = a, *y = b;
	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return str_cmp(x->text, y->text);
}

/* "tax cuts", "prenatal testing": two to four nouns and adjectives without an article, of many
 * or of a mass, so that they are understood as they stand. */
static bool
is_matter(const struct ask_sentence *r, const struct phrase_noun *n)
{
	size_t nouns = 0;
	if (n->to - n->from < 2 || n->to - n->from > 4 || n->full_to != n->to || n->pronoun ||
	    n->possessed || word_is_name(r, n->head) || matter_is_people(r, n->head) ||
	    !words_are_whole(r, n->from, n->to))
		return false;
	for (size_t i = n->from; i < n->to; i++) {
		enum upos u = word_part(r, i);
		bool hyphen = word_tag(r, i) == XPOS_HYPH;
		if ((u != UPOS_NOUN && u != UPOS_ADJ && u != UPOS_PROPN && !hyphen) || r->quoted[i] ||
		    word_is_time(r, i))
			return false;
		nouns += u == UPOS_NOUN || u == UPOS_PROPN;
		/* "her brother singing" */
		if (i != n->head && u == UPOS_NOUN && n->to - n->from == 2 && str_ends(r->low[n->head], STR("ing")))
			return false;
		if (u == UPOS_ADJ && r->cues[i] & (CUE_STOP | CUE_DEMONSTRATIVE | CUE_SUPERLATIVE))
			return false;
	}
	return nouns >= 1;
}

/* "the law in Israel": a place may hang on another word.  Only of incidents it is sure. */
static bool
has_loose_place(const struct ask_sentence *r, const struct phrase_noun *n, unsigned classes)
{
	static const char *const list[] = {"in", "at", "from", "near", "outside"};
	for (size_t i = n->to; !(classes & NOUN_INCIDENT) && i < n->full_to; i++)
		if (WORD_IN(r, i, list))
			return true;
	return false;
}

/* Things of which titles speak: "the mosque near Orrel"; who does something is no thing. */
static bool
is_thing_of_titles(const struct topics *all, const struct ask_sentence *r, size_t head)
{
	uint32_t id = topic_term(all, r, head);
	return word_part(r, head) == UPOS_NOUN && id != TERM_NONE && weight_of(&r->d->headlines, id) > 0.08f &&
	       !(r->cues[head] & (CUE_ORG | CUE_UNIQUE | CUE_TIME)) && !matter_is_people(r, head);
}

/* "a bill that would allow …", "the deal announced by Berg": the clause directly behind the noun says
 * which one.  STR_NONE: it does not, or not in words that stand alone. */
static struct str
clause_text(struct arena *out, const struct ask_sentence *r, const struct phrase_noun *n,
            size_t *end)
{
	for (size_t i = 0; i < r->ph->clauses; i++) {
		const struct phrase_clause *c = &r->ph->clause[i];
		struct asked_clause k = {.clause = c, .verb = c->verb};
		size_t begin = n->full_to, from, to, contents = 0;
		bool name = false, finite = false, said = false;
		if (c->antecedent != (int32_t)n->head || c->negated || c->verb < begin || r->quoted[n->head])
			continue;
		bool would = c->role == PHRASE_RELATIVE && word_is(r, begin, "that") && c->verb_from == begin + 1u &&
		             (word_is(r, begin + 1, "would") || word_is(r, begin + 1, "will"));
		bool reduced = c->role == PHRASE_REDUCED && c->verb == begin &&
		               (word_tag(r, begin) == XPOS_VBG || word_is(r, begin + 1, "by")) &&
		               !word_is(r, begin, "following") && !word_is(r, begin, "coming") && !word_is(r, begin, "including");
		if ((!would && !reduced) || !clause_rest(r, &k, r->n, &from, &to) || to - begin > CLAUSE_WORDS)
			continue;
		for (size_t m = begin; m < to; m++) {
			enum upos u = word_part(r, m);
			name |= word_is_name(r, m);
			contents += u == UPOS_NOUN || u == UPOS_PROPN || u == UPOS_ADJ || u == UPOS_VERB;
			said |= u == UPOS_NOUN || u == UPOS_ADJ;
			finite |= xpos_finite(word_tag(r, m)) && m > c->verb;
			finite |= word_is(r, m, "a") || word_is(r, m, "an"); /* one of many, which nobody knows */
		}
		for (size_t m = n->from; m < begin; m++)
			finite |= word_is_time(r, m);
		if (finite || (!said && topic_is_open(r, n->from, n->full_to, n->head)) || contents < CLAUSE_CONTENTS || (word_tag(r, begin) == XPOS_VBN && !name))
			continue;
		bool the = word_is(r, n->from, "the"), a = word_is(r, n->from, "a") || word_is(r, n->from, "an");
		struct str what = resolve_words(out, r, the || a ? n->from + 1u : n->from, n->full_to);
		struct str verb = words_text(r, would ? begin + 1 : begin, c->verb + 1u);
		struct str rest = resolve_words(out, r, from, to);
		*end = to;
		if (what.p && rest.p && what.n)
			return str_fmt(out, "the " STR_FMT " %s" STR_FMT " " STR_FMT, STR_ARG(what),
			               would ? "that " : "", STR_ARG(verb), STR_ARG(rest));
	}
	return STR_NONE;
}

static void
add_topic(struct arena *out, struct topics *all, struct topic *list, size_t *count,
          const struct ask_sentence *r, const struct phrase_noun *n)
{
	size_t from = n->full_from, to = n->full_to;
	struct topic t = {.classes = noun_classes(r->low[n->head]), .head = r->low[n->head],
	                  .plural = n->plural};
	bool event = (t.classes & NOUN_EVENT || is_thing_of_titles(all, r, n->head)) && !word_is_name(r, n->head);
	if (event && is_topic(r, n, from, to)) {
		t.text = topic_text(out, r, n);
		t.thing = !(t.classes & NOUN_EVENT);
		/* "podcast about Orrel": one of many, without its article */
		if (t.thing && !n->plural && !n->definite && !n->indefinite && !n->possessed && !word_is_name(r, from))
			t.text = STR_NONE;
	} else if (event && !n->plural && !n->pronoun && (t.text = clause_text(out, r, n, &to)).p) {
		t.clause = true;
	} else if (is_matter(r, n)) {
		t.matter = true;
		t.text = resolve_words(out, r, n->from, n->to);
		/* "Multiple": of no people, whose capital stays */
		bool plain = n->to > 1 && word_part(r, 0) == UPOS_ADJ && !r->p->words.at[1].capital &&
		             !str_ends(r->low[0], STR("an")) && !str_ends(r->low[0], STR("ish")) &&
		             !str_ends(r->low[0], STR("ese"));
		if (t.text.p && n->from == 0 && (map_get(&r->cast->small, r->low[0]) || plain)) {
			t.text = str_dup(out, t.text);
			((char *)(uintptr_t)t.text.p)[0] = (char)byte_lower((unsigned char)t.text.p[0]);
		}
	}
	if (!t.text.p)
		return;
	read_terms(&t, all, r, from, to, n->head);
	bool named = false;
	for (size_t i = from; i < to; i++)
		named |= word_is_name(r, i);
	t.score = score(&t, r, named);
	if (t.score <= 0)
		return;
	for (size_t i = 0; i < *count; i++)
		if (same_terms(&list[i], &t)) {
			list[i].score += list[i].count < 5 ? 0.1f : 0;
			list[i].count++;
			list[i].indefinite &= n->indefinite;
			return;
		}
	t.count = 1;
	t.indefinite = n->indefinite;
	t.article = r->s->article;
	t.position = r->s->position;
	t.loose = has_loose_place(r, n, t.classes);
	if (*count < CANDIDATES)
		list[(*count)++] = t;
}

/* "order" of "an order": one of many, which "executive order" without an article does not tell. */
static bool
is_counted(const struct draft *d, struct str head)
{
	for (size_t i = 0; i < d->sentence_count; i++) {
		const struct tokens *t = &d->sentences[i].tokens;
		for (size_t k = 1; k < t->count; k++)
			for (size_t b = 1; b < 4 && b <= k && str_eq(t->at[k].low, head); b++)
				if (token_is(&t->at[k - b], "a") || token_is(&t->at[k - b], "an"))
					return true;
	}
	return false;
}

/* "the special counsel": one of a kind, which needs its article. */
static bool
has_article(struct arena *out, const struct draft *d, struct str text)
{
	struct str with = str_fmt(out, "the " STR_FMT, STR_ARG(text));
	for (size_t i = 0; i < d->sentence_count; i++)
		if (str_has_nocase(d->sentences[i].text, with))
			return true;
	return false;
}

bool
topic_is_mass(struct arena *out, const struct ask_sentence *r, struct str head, struct str text)
{
	return !is_counted(r->d, head) && !has_article(out, r->d, text);
}

struct topics
topics_of(struct arena *out, const struct draft *d, const struct ask_sentence *readings,
          size_t count)
{
	struct topics all = {.ids = word_ids(out, d)};
	struct topic *list = arena_array(out, struct topic, CANDIDATES);
	size_t n = 0;
	for (size_t i = 0; i < count; i++) {
		const struct ask_sentence *r = &readings[i];
		if (r->s->position > 25)
			continue;
		for (size_t k = 0; k < r->ph->nouns; k++)
			add_topic(out, &all, list, &n, r, &r->ph->noun[k]);
	}
	qsort(list, n, sizeof *list, by_score);
	for (size_t i = 0; i < n && all.count < TOPICS_MOST; i++)
		if (list[i].score >= list[0].score * 0.45f &&
		    !(list[i].matter && !list[i].plural &&
		      (is_counted(d, list[i].head) || has_article(out, d, list[i].text))) &&
		    (list[i].count > 1 || !(list[i].matter || list[i].loose)))
			all.at[all.count++] = list[i];
	return all;
}

const struct topic *
topic_with_head(const struct ask_sentence *r, struct str low)
{
	const struct topics *t = r->topics;
	const struct topic *best = NULL;
	for (size_t i = 0; i < t->count; i++) {
		const struct topic *o = &t->at[i];
		bool later = o->indefinite && (o->article != r->s->article || o->position >= r->s->position) &&
		             !(o->clause && topic_names(r, low));
		if (o->matter || later || !str_eq(o->head, low))
			continue;
		if (!best)
			best = o;
		else if (o->score > best->score * 0.8f) {
			/* Two things of one kind, unless the second says the same in other words. */
			size_t same = 0;
			for (size_t a = 0; a < o->term_count; a++)
				for (size_t b = 0; b < best->term_count; b++)
					same += o->terms[a] == best->terms[b];
			size_t least = o->term_count < best->term_count ? o->term_count : best->term_count;
			if (same < least)
				return NULL;
		}
	}
	return best;
}

/* Does the phrase speak of the topic: its head, with another of its words or bare "the"? */
static bool
speaks_of(const struct ask_sentence *r, const struct phrase_noun *n, const struct topic *t,
          size_t *found)
{
	*found = 0;
	if (topic_term(r->topics, r, n->head) != t->head_term || t->head_term == TERM_NONE)
		return false;
	for (size_t m = 0; m < t->term_count; m++) {
		bool here = false;
		for (size_t i = n->full_from; i < n->full_to && !here; i++)
			here = topic_term(r->topics, r, i) == t->terms[m];
		*found += here;
	}
	if (t->matter)
		return *found == t->term_count && (size_t)(n->to - n->from) <= t->term_count + 1;
	bool bare = n->definite && n->full_to - n->full_from == 2;
	return *found >= 2 || (bare && topic_with_head(r, t->head) == t);
}

static const struct topic *
find_topic(const struct ask_sentence *r, size_t from, size_t to, bool things, size_t *head)
{
	const struct topic *best = NULL;
	float most = 0;
	for (size_t k = 0; k < r->topics->count; k++)
		for (size_t m = 0; m < r->ph->nouns; m++) {
			const struct topic *t = &r->topics->at[k];
			const struct phrase_noun *n = &r->ph->noun[m];
			size_t found;
			if ((t->thing && !things) || n->head < from || n->head >= to || !speaks_of(r, n, t, &found))
				continue;
			float value = t->score * (0.5f + (float)found / (float)t->term_count) * (t->thing ? 0.6f : 1);
			if (value > most) {
				most = value;
				best = t;
				if (head)
					*head = n->head;
			}
		}
	return best;
}

const struct topic *
topic_in(const struct ask_sentence *r, size_t from, size_t to, size_t *head)
{
	return find_topic(r, from, to, false, head);
}

const struct topic *
topic_or_thing_in(const struct ask_sentence *r, size_t from, size_t to, size_t *head)
{
	return find_topic(r, from, to, true, head);
}
