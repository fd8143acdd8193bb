/* named.c: names of a published story gathered, told apart, counted and put in order. */
#include "write/named.h"

#include <stdlib.h>

#include "text/utf8.h"
#include "write/cast.h"
#include "write/named_place.h"
#include "write/named_short.h"

enum { MOST_NAMES = 96, MOST_SENTENCES = 64, MOST_WORDS = 7, HEADLINE_WEIGHT = 4, FIRST_WEIGHT = 2 };

struct candidate {
	struct topic_name topic;
	struct str low;        /* folded, as it is looked for in the headline */
	struct str surname;    /* folded last word where it may be a person; STR_NONE */
	struct str acronym;    /* folded, where it is spelled out; STR_NONE */
	uint32_t sentences, last; /* the last one that was counted, from 1 */
	bool first, headline;
	bool place;            /* stood behind "in" */
	bool bound;            /* must be told of twice, or in the headline */
	bool thing;            /* no person: stood behind "the", or is a body's or a place's name */
	bool confirmed;        /* a person: has a title or profession, or speaks by the surname alone */
};

struct naming {
	struct arena *out;
	const struct named_places *places;
	enum cue_language language;
	struct sentence sentences[MOST_SENTENCES]; /* text, tokens and names only */
	size_t sentence_count;
	struct map small; /* words that stand in small letters */
	struct candidate at[MOST_NAMES];
	size_t count;
};

/* ── sentences ── */

static void
read_sentence(struct naming *n, struct str text)
{
	if (n->sentence_count == MOST_SENTENCES)
		return;
	struct sentence *s = &n->sentences[n->sentence_count++];
	*s = (struct sentence){.text = text};
	s->tokens = tokens_of(n->out, text, n->language, false);
	s->names = names_of(n->out, &s->tokens, n->language);
	for (size_t i = 0; i < s->tokens.count; i++)
		if (s->tokens.at[i].kind == TOKEN_WORD && !(s->tokens.at[i].flags & TOKEN_CAPITAL))
			map_put(&n->small, s->tokens.at[i].low);
}

static void
read_story(struct naming *n, const struct story *story)
{
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		for (size_t i = 0; i < story->paragraphs[p].count; i++)
			read_sentence(n, story->paragraphs[p].sentences[i].text);
}

/* ── one name ── */

/* The run of capitals that goes on behind a linking word at `end`; NULL: none does. */
static const struct name *
next_run(const struct sentence *s, size_t k, size_t end)
{
	const struct tokens *t = &s->tokens;
	if (k + 1 >= s->names.count || end + 1 >= t->count)
		return NULL;
	const struct name *next = &s->names.at[k + 1];
	bool the = token_is(&t->at[end + 1], "the");
	return next->first - next->titles == end + 1 + the ? next : NULL;
}

/* "House of Assembly", "Centre for Tide Research and Rescue", "Food and Water Administration": the
 * run behind belongs to the name of a body.  *used counts the runs behind `k`. */
static size_t
end_of_body(const struct sentence *s, size_t k, size_t begin, size_t end, size_t *used)
{
	const struct tokens *t = &s->tokens;
	const struct name *next = next_run(s, k, end);
	*used = 0;
	if (!next)
		return end;
	size_t words = next->first + next->count - end - 1, whole = next->first + next->count;
	bool body = t->at[end - 1].cues & CUE_ORG || token_is(&t->at[end - 1], "centers") ||
	            token_is(&t->at[end - 1], "centres");
	bool behind_the = begin > 0 && token_is(&t->at[begin - 1], "the");
	if (token_is(&t->at[end], "and") && behind_the && end - begin <= 2 && words > 1 &&
	    t->at[whole - 1].cues & CUE_ORG && !(t->at[end - 1].cues & CUE_ORG)) {
		*used = 1;
		return whole;
	}
	if (!body || !(token_is(&t->at[end], "of") || token_is(&t->at[end], "for")))
		return end;
	*used = 1;
	next = next_run(s, k + 1, whole);
	if (token_is(&t->at[end], "for") && next && token_is(&t->at[whole], "and") && next->count == 1) {
		*used = 2;
		return next->first + 1;
	}
	return whole;
}

/* "New Orrel": a small word with a capital inside a sentence is the first of a name. */
static struct name
with_small_word(const struct sentence *s, struct name name)
{
	const struct token *before = name.first ? &s->tokens.at[name.first - 1] : NULL;
	if (!name.titles && name.first > 0 && before->kind == TOKEN_WORD &&
	    before->flags & TOKEN_CAPITAL && token_is(before, "new")) {
		name.first--;
		name.count++;
	}
	return name;
}

/* "Council-led Orrel": a compound that goes on in small letters is an adjective. */
static bool
is_compound(struct str text, const struct token *t)
{
	ptrdiff_t dash = str_rfind_byte(str_sub(text, t->start, t->end), '-');
	return dash > 0 && t->start + (size_t)dash + 1 < t->end &&
	       utf8_ascii_class[(unsigned char)text.p[t->start + (size_t)dash + 1] & 127] & UTF8_LOWER;
}

/* What stands before a name and is no part of it: titles, words for a people, a word that opens the
 * sentence and is a common one; the country before the long name of a body. */
static bool
is_before_name(const struct naming *n, const struct sentence *s, const struct name *name)
{
	enum { LONG_NAME = 4 };
	const struct token *w = &s->tokens.at[name->first];
	const struct named_place *place = named_place_find(n->places, w->low);
	if (is_compound(s->text, w) || (name->first == 0 && map_get(&n->small, w->low)))
		return true;
	if (place && !place->city && name->count >= LONG_NAME)
		return true;
	/* "Geologin Anna Berg": where nouns have capitals, a name is the last two of the run. */
	if (n->language == CUE_GERMAN && name->count > 2 && w[1].flags & TOKEN_CAPITAL && name->person)
		return true;
	return name->count > 2 &&
	       (w->cues & (CUE_TITLE | CUE_ROLE) || map_get(&n->places->words, w->low));
}

static struct name
without_front(const struct naming *n, const struct sentence *s, struct name name)
{
	while (name.count > 1 && is_before_name(n, s, &name)) {
		name.first++;
		name.titles++;
		name.count--;
	}
	return name;
}

static bool
is_initial(const struct token *t)
{
	return t->low.n == 1 || (t->low.n == 2 && t->low.p[1] == '.');
}

/* Its words folded, with one space between them.  Without initials, those between two names, it is
 * a key, in which a country before it ("U.S. Senate") is its code. */
static struct str
folded(struct naming *n, const struct tokens *t, const struct name *name, bool initials)
{
	struct buf b = buf_in(n->out, 64);
	for (size_t i = name->first; i < name->first + name->count; i++) {
		bool inner = i > name->first && i + 1 < name->first + name->count;
		const struct named_place *place = NULL;
		if (inner && !initials && is_initial(&t->at[i]))
			continue;
		if (b.n)
			buf_byte(&b, ' ');
		if (!initials && i == name->first)
			place = named_place_find(n->places, t->at[i].low);
		buf_put(&b, place && !place->city ? place->key : t->at[i].low);
	}
	return buf_str(&b);
}

static bool
has_cue(const struct tokens *t, const struct name *name, unsigned cues)
{
	for (size_t i = name->first; i < name->first + name->count; i++)
		if (t->at[i].cues & cues)
			return true;
	return false;
}

/* "Defence Secretary", "Orrel Islanders": nobody is named. */
static bool
is_many_or_office(const struct tokens *t, const struct name *name, enum cue_language language)
{
	const struct token *last = &t->at[name->first + name->count - 1];
	bool people = language == CUE_ENGLISH && last->low.n > 6 && str_ends(last->low, STR("ans"));
	return people || (last->cues & (CUE_TITLE | CUE_ROLE) && name->count <= 3);
}

/* "Lake Orrel", "Orrel County". */
static bool
is_landscape(const struct tokens *t, const struct name *name)
{
	static const char *const words[] = {"lake", "island", "islands", "county", "city", "bay", "beach",
	                                    "river", "bridge", "avenue", "street", "airport", "district",
	                                    "fort", "park", "mountain", "mountains", "ocean", "sea",
	                                    "coast", "strip", "square", "valley"};
	const struct token *first = &t->at[name->first], *last = &first[name->count - 1];
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (token_is(last, words[i]) || token_is(first, words[i]))
			return true;
	return false;
}

static bool
is_behind_the(const struct tokens *t, const struct name *name)
{
	size_t begin = name->first - name->titles;
	return !name->titles && begin > 0 && token_is(&t->at[begin - 1], "the");
}

static struct candidate *
candidate_of(struct naming *n, struct str key)
{
	for (size_t i = 0; i < n->count; i++)
		if (str_eq(n->at[i].topic.key, key))
			return &n->at[i];
	if (n->count == MOST_NAMES)
		return NULL;
	struct candidate *c = &n->at[n->count++];
	*c = (struct candidate){.topic.key = key};
	return c;
}

static void
count_in(struct candidate *c, size_t sentence)
{
	c->first |= sentence == 0;
	c->sentences += c->last != sentence + 1;
	c->last = (uint32_t)sentence + 1;
}

static void
add_place(struct naming *n, const struct named_place *place, struct str name, struct str low,
          size_t sentence)
{
	struct candidate *c = candidate_of(n, place->key);
	struct map_slot *shown = map_get(&n->places->shown, place->key);
	if (!c)
		return;
	if (!c->topic.name.n)
		c->topic.name = shown ? *(struct str *)shown->value.p : name;
	c->topic.kind = TOPIC_PLACE;
	c->bound = true;
	c->low = low;
	count_in(c, sentence);
}

/* A single word: only what surely is a place or a body. */
static void
add_single(struct naming *n, size_t s, const struct name *name)
{
	const struct tokens *t = &n->sentences[s].tokens;
	const struct token *w = &t->at[name->first];
	bool behind = named_place_behind_in(t, name->first, name->first + 1, n->language);
	bool body = named_is_acronym(w) || (w->cues & CUE_ORG && w->cues & CUE_UNIQUE && w->flags & TOKEN_UPPER);
	if (name->titles || map_get(&n->places->words, w->low) || (!body && !behind))
		return;
	if (!body && (w->cues & ~(unsigned)CUE_ORG || map_get(&n->small, w->low)))
		return; /* "in Congress": a word that has a meaning */
	struct candidate *c = candidate_of(n, w->low);
	if (!c)
		return;
	c->topic.name = c->topic.name.n ? c->topic.name
	                                : name_text(n->sentences[s].text, t, name);
	c->low = w->low;
	c->bound = true;
	c->place |= behind && !body;
	c->topic.kind = body ? TOPIC_BODY : TOPIC_PLACE;
	count_in(c, s);
}

static bool
is_person_shaped(const struct naming *n, const struct tokens *t, const struct name *name)
{
	return name->count <= 4 && cast_may_be_first(&t->at[name->first]) &&
	       !is_behind_the(t, name) && !has_cue(t, name, CUE_ORG | CUE_GROUP | CUE_ROLE) &&
	       !map_get(&n->places->words, t->at[name->first].low) && name->person;
}

static void
add_full(struct naming *n, size_t s, const struct name *name)
{
	const struct sentence *sentence = &n->sentences[s];
	const struct tokens *t = &sentence->tokens;
	bool body = has_cue(t, name, CUE_ORG);
	if (name->count > MOST_WORDS || is_many_or_office(t, name, n->language) ||
	    (n->language == CUE_GERMAN && !body && !is_person_shaped(n, t, name)))
		return;
	struct candidate *c = candidate_of(n, folded(n, t, name, false));
	if (!c)
		return;
	if (!c->topic.name.n) {
		c->topic.name = name_text(sentence->text, t, name);
		c->low = folded(n, t, name, true);
	}
	if (is_person_shaped(n, t, name)) {
		c->surname = t->at[name_surname(t, name)].low;
		/* Firms speak, too: it must have an office or a profession. */
		const struct token *before = &t->at[name->first - (name->first > 0)];
		c->confirmed |= name->titles > 0 || (name->first > 0 && before->cues & (CUE_ROLE | CUE_PERSON));
	} else {
		c->thing = true;
	}
	if (is_landscape(t, name))
		c->topic.kind = TOPIC_PLACE;
	else if (body)
		c->topic.kind = TOPIC_BODY;
	else
		c->place |= named_place_behind_in(t, name->first, name->first + name->count, n->language);
	c->bound |= n->language == CUE_NO_LANGUAGE;
	if (!c->acronym.n)
		c->acronym = named_short(t, name->first, name->first + name->count);
	count_in(c, s);
}

static void
add_name(struct naming *n, size_t s, struct name name)
{
	const struct sentence *sentence = &n->sentences[s];
	struct str low = folded(n, &sentence->tokens, &name, true);
	const struct named_place *place = named_place_find(n->places, low);
	size_t end = name.first + name.count;
	if (place && (!place->city ||
	              named_place_behind_in(&sentence->tokens, name.first, end, n->language)))
		add_place(n, place, name_text(sentence->text, &sentence->tokens, &name), low, s);
	else if (name.count == 1)
		add_single(n, s, &name);
	else
		add_full(n, s, &name);
}

/* In languages that write all nouns with capitals no single word is a name, but for a country. */
static void
add_countries(struct naming *n, size_t s)
{
	const struct tokens *t = &n->sentences[s].tokens;
	for (size_t i = 0; i < t->count; i++) {
		struct name one = {.first = i, .count = 1};
		const struct named_place *place = named_place_find(n->places, t->at[i].low);
		if (place && t->at[i].flags & TOKEN_CAPITAL &&
		    (!place->city || named_place_behind_in(t, i, i + 1, n->language)))
			add_place(n, place, name_text(n->sentences[s].text, t, &one), t->at[i].low, s);
	}
}

/* Where nothing has capitals, and no spaces part words. */
static void
add_unparted(struct naming *n, size_t s)
{
	enum { TWO_CHARACTERS = 6 };
	for (size_t i = 0; i < n->places->names.cap; i++) {
		const struct map_slot *slot = &n->places->names.slots[i];
		const struct named_place *place = slot->value.p;
		if (slot->key.n >= TWO_CHARACTERS && str_has(n->sentences[s].text, slot->key))
			add_place(n, place, slot->key, slot->key, s);
	}
}

static void
gather(struct naming *n, size_t s)
{
	const struct sentence *sentence = &n->sentences[s];
	size_t until = 0;
	if (n->language == CUE_CHINESE || n->language == CUE_JAPANESE) {
		add_unparted(n, s);
		return;
	}
	if (n->language == CUE_GERMAN)
		add_countries(n, s);
	for (size_t k = 0; k < sentence->names.count; k++) {
		struct name name = sentence->names.at[k];
		size_t used;
		if (name.first < until)
			continue;
		name = with_small_word(sentence, name);
		until = end_of_body(sentence, k, name.first, name.first + name.count, &used);
		name.count = until - name.first;
		k += used;
		add_name(n, s, without_front(n, sentence, name));
	}
}

/* ── who is meant by one word ── */

/* The only person with this surname; NULL: none, or several. */
static struct candidate *
person_called(struct naming *n, struct str surname)
{
	struct candidate *found = NULL;
	for (size_t i = 0; i < n->count; i++) {
		struct candidate *c = &n->at[i];
		if (!c->surname.n || c->thing || !str_eq(c->surname, surname))
			continue;
		if (found && !cast_same_person(found->topic.name, c->topic.name))
			return NULL;
		if (!found)
			found = c;
	}
	return found;
}

static void
count_surnames(struct naming *n)
{
	for (size_t s = 0; s < n->sentence_count; s++) {
		const struct sentence *sentence = &n->sentences[s];
		for (size_t i = 0; i < sentence->tokens.count; i++) {
			const struct token *w = &sentence->tokens.at[i];
			if (w->kind != TOKEN_WORD || !(w->flags & TOKEN_CAPITAL))
				continue;
			bool full = i > 0 && sentence->tokens.at[i - 1].flags & TOKEN_CAPITAL &&
			            !(sentence->tokens.at[i - 1].cues & (CUE_TITLE | CUE_ROLE | CUE_STOP));
			struct candidate *c = full ? NULL : person_called(n, w->low);
			if (!c)
				continue;
			struct name one = {.first = i, .count = 1};
			c->confirmed |= cast_speaks(sentence, &one) ||
			                (i > 0 && sentence->tokens.at[i - 1].cues & (CUE_TITLE | CUE_ROLE));
			count_in(c, s);
		}
	}
}

/* "Bob Berg" and "Robert Berg" are one, under the first of both names. */
static void
join_persons(struct naming *n)
{
	for (size_t i = 0; i < n->count; i++) {
		struct candidate *c = &n->at[i];
		struct candidate *known = c->surname.n && !c->thing ? person_called(n, c->surname) : NULL;
		if (!known || known == c)
			continue;
		known->sentences += c->sentences;
		known->first |= c->first;
		known->confirmed |= c->confirmed;
		c->sentences = 0;
		c->first = false;
		c->surname = STR_NONE;
	}
}

/* "Chief Anna Berg" where "Anna Berg" is known: the shorter name is the whole. */
static void
join_longer(struct naming *n)
{
	for (size_t i = 0; i < n->count; i++) {
		struct str key = n->at[i].topic.key;
		for (size_t k = 0; k < n->count; k++) {
			struct str tail = n->at[k].topic.key;
			if (i == k || !n->at[k].sentences || key.n <= tail.n ||
			    str_find_byte(tail, ' ', 0) < 0 || !str_ends(key, tail) ||
			    key.p[key.n - tail.n - 1] != ' ')
				continue;
			n->at[k].sentences += n->at[i].sentences;
			n->at[k].first |= n->at[i].first;
			n->at[i].sentences = 0;
			break;
		}
	}
}

/* A name and its acronym are one where the story spells it out: under the acronym, which other stories
 * have alone, and called by the name. */
static void
join_acronyms(struct naming *n)
{
	for (size_t i = 0; i < n->count; i++) {
		struct candidate *c = &n->at[i];
		if (!c->acronym.n)
			continue;
		struct candidate *alone = candidate_of(n, c->acronym);
		c->topic.key = c->acronym;
		c->topic.kind = TOPIC_BODY;
		c->surname = STR_NONE;
		if (!alone)
			continue;
		/* One of its mentions is that in brackets. */
		c->sentences += alone->sentences ? alone->sentences - 1 : 0;
		c->first |= alone->first;
		*alone = (struct candidate){.topic.key = STR("")};
	}
}

/* A single word that is somebody's surname here is that person. */
static void
drop_surnames(struct naming *n)
{
	for (size_t i = 0; i < n->count; i++)
		for (size_t k = 0; k < n->count; k++)
			if (str_eq(n->at[k].surname, n->at[i].topic.key))
				n->at[i].sentences = 0;
}

/* ── the choice ── */

static bool
is_edge(struct str s, size_t i)
{
	return i >= s.n || ((unsigned char)s.p[i] < 0x80 && !byte_is_alnum((unsigned char)s.p[i]));
}

static bool
has_words(struct str text, struct str words)
{
	ptrdiff_t at = -1;
	while (words.n && (at = str_find(text, words, (size_t)(at + 1))) >= 0)
		if ((!at || is_edge(text, (size_t)at - 1)) && is_edge(text, (size_t)at + words.n))
			return true;
	return false;
}

static void
look_in_headline(struct naming *n, struct str headline)
{
	struct str low = utf8_fold(n->out, headline);
	bool unparted = n->language == CUE_CHINESE || n->language == CUE_JAPANESE;
	for (size_t i = 0; i < n->count; i++) {
		struct candidate *c = &n->at[i];
		bool by_surname = c->surname.n && person_called(n, c->surname) == c;
		c->headline = unparted ? str_has(low, c->low)
		                       : has_words(low, c->low) || has_words(low, c->acronym) ||
		                                 (by_surname && has_words(low, c->surname));
	}
}

static bool
is_source(const struct story *story, const struct candidate *c)
{
	static const char *const agencies[] = {"associated press", "reuters", "agence france-presse",
	                                       "afp", "dpa", "efe", "ansa", "bloomberg news",
	                                       "press association", "united press international"};
	for (size_t i = 0; i < sizeof agencies / sizeof *agencies; i++)
		if (str_eq(c->low, str_of(agencies[i])))
			return true;
	for (size_t i = 0; i < story->source_count; i++)
		if (str_eq_nocase(story->sources[i].outlet, c->topic.name) ||
		    str_ends_nocase(story->sources[i].outlet, c->topic.name))
			return true;
	return false;
}

static uint32_t
weight_of(const struct candidate *c)
{
	return c->sentences + HEADLINE_WEIGHT * c->headline + FIRST_WEIGHT * c->first;
}

static bool
is_topic(const struct candidate *c, enum cue_language language)
{
	if (!c->sentences)
		return false;
	if (language == CUE_GERMAN && c->topic.kind == TOPIC_THING && !c->confirmed)
		return false; /* two nouns */
	return c->headline || c->sentences > 1 || (c->first && !c->bound);
}

static void
set_kind(struct candidate *c)
{
	if (c->topic.kind != TOPIC_THING)
		return;
	if (c->surname.n && !c->thing && c->confirmed)
		c->topic.kind = TOPIC_PERSON;
	else if (c->place)
		c->topic.kind = TOPIC_PLACE;
}

static int
by_weight(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	uint32_t wx = weight_of(x), wy = weight_of(y);
	if (wx != wy)
		return wx < wy ? 1 : -1;
	return str_cmp(x->topic.key, y->topic.key);
}

size_t
named_of(struct arena *out, struct arena scratch, const struct story *story,
         const struct named_places *places, struct topic_name *names)
{
	struct arena memory = arena_upper(&scratch);
	struct naming *n = arena_new(&scratch, struct naming);
	struct arena words = arena_upper(&scratch);
	*n = (struct naming){.out = &memory, .places = places,
	                     .language = cue_language_of(story->language)};
	n->small = map_in(&words, 512);
	read_story(n, story);
	for (size_t s = 0; s < n->sentence_count; s++)
		gather(n, s);
	join_longer(n);
	join_acronyms(n);
	join_persons(n);
	count_surnames(n);
	drop_surnames(n);
	look_in_headline(n, story->headline);
	qsort(n->at, n->count, sizeof *n->at, by_weight);
	size_t count = 0;
	for (size_t i = 0; i < n->count && count < TOPICS_OF_STORY; i++) {
		struct candidate *c = &n->at[i];
		if (!is_topic(c, n->language) || is_source(story, c))
			continue;
		set_kind(c);
		struct topic_name *t = &names[count++];
		*t = c->topic;
		t->name = str_one_line(out, c->topic.name);
		t->key = str_dup(out, c->topic.key);
		t->main = c->headline || c->first;
	}
	return count;
}
