/* cast.c: full names and lone surnames. */
#include "write/cast.h"

#include "text/nickname.h"
#include "text/utf8.h"
#include "write/common.h"

/* Surnames so common in the news that no first name is needed. */
#define FAMOUS_WEIGHT 3.3
/* Surnames of people who are in the news every day. */
#define WELL_KNOWN_WEIGHT 4.2
/* First names that are words or names of places everywhere. */
#define FIRST_WEIGHT 2.0

static bool
is_courtesy(const struct token *t)
{
	return token_is(t, "mr.") || token_is(t, "mrs.") || token_is(t, "ms.") ||
	       token_is(t, "mr") || token_is(t, "ms") || token_is(t, "mrs") ||
	       token_is(t, "herr") || token_is(t, "frau") || token_is(t, "m.") ||
	       token_is(t, "mme") || token_is(t, "sr.") || token_is(t, "sra.");
}

bool
cast_speaks(const struct sentence *s, const struct name *n)
{
	const struct tokens *t = &s->tokens;
	size_t begin = n->first - n->titles, end = n->first + n->count;
	if (t->at[n->first].flags & TOKEN_QUOTED)
		return false;
	return (end < t->count && t->at[end].cues & CUE_SAY) ||
	       (begin > 0 && t->at[begin - 1].cues & CUE_SAY &&
	        !token_is(&t->at[begin - 1], "told") &&
	        !token_is(&t->at[begin - 1], "called"));
}

static struct str
first_word(struct str name)
{
	struct str rest = name, word = STR_NONE;
	str_word(&rest, &word);
	return word;
}

static bool
is_junior(struct str full)
{
	return str_ends(full, STR("Jr.")) || str_ends(full, STR("Jr")) ||
	       str_ends(full, STR("Sr.")) || str_ends(full, STR(" II")) ||
	       str_ends(full, STR(" III"));
}

/* "Raúl", "Raul"; "Jeffrey", "Jeffery": long first names of one length that differ inside in a
 * letter or the order of two, or any in an accent, are spellings of one. */
static bool
is_spelling(struct str x, struct str y)
{
	enum { LONG = 6 };
	size_t front = 0, back = 0, least = x.n < y.n ? x.n : y.n, most = x.n > y.n ? x.n : y.n;
	while (front < least && byte_lower((unsigned char)x.p[front]) == byte_lower((unsigned char)y.p[front]))
		front++;
	while (back < least - front && x.p[x.n - 1 - back] == y.p[y.n - 1 - back])
		back++;
	bool accent = false;
	for (size_t i = front; i + back < most; i++)
		accent |= (unsigned char)(x.n > y.n ? x : y).p[i] >= 0x80;
	if (accent)
		return most - front - back <= 2 && most > 3;
	return least >= LONG && most == least && front > 2 && back > 0 && most - front - back <= 2;
}

/* Are both full names of one surname those of one person?  "J. Berg" is anybody's. */
bool
cast_same_person(struct str a, struct str b)
{
	struct str x = first_word(a), y = first_word(b);
	if (is_junior(a) != is_junior(b))
		return false;
	if (str_eq_nocase(x, y) || is_spelling(x, y) || str_ends(a, b) || str_ends(b, a))
		return true;
	return nickname_pairs(x, y);
}

/* Words of the story that stand somewhere in small letters. */
static struct map
small_words(struct arena *a, const struct draft *d)
{
	struct map m = map_in(a, 2048);
	for (size_t i = 0; i < d->sentence_count; i++) {
		const struct tokens *t = &d->sentences[i].tokens;
		for (size_t k = 0; k < t->count; k++)
			if (t->at[k].kind == TOKEN_WORD && !(t->at[k].flags & TOKEN_CAPITAL))
				map_put(&m, t->at[k].low);
	}
	return m;
}

bool
cast_may_be_first(const struct token *t)
{
	/* "Unlike Berg", "Calif. Berg", "Presidents Berg", "Thanking Berg" */
	static const char *const others[] = {"unlike", "despite", "like", "among", "while", "since", "although", "amid", "besides", "presidents", "senators",
	                                     "representatives", "congressmen", "governors", "mayors",
	                                     "view", "photo", "photos", "video", "watch", "image"};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (token_is(t, others[i]))
			return false;
	if ((t->low.n > 3 && t->low.p[t->low.n - 1] == '.') || str_has(t->low, STR("-born")) ||
	    (t->low.n > 7 && str_ends(t->low, STR("ing"))))
		return false;
	static const char *const places[] = {"san", "los", "las", "new", "saint", "st.", "fort", "port",
	                                     "mount", "lake", "santa", "el", "north", "south", "east",
	                                     "west", "cape", "camp", "point"};
	bool people = t->low.n > 6 && str_ends(t->low, STR("ans"));
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (token_is(t, places[i]))
			return false;
	return !people && !(t->flags & TOKEN_UPPER && t->low.n > 2 && t->low.p[1] != '.');
}

/* How sure it is that a run of capitals is the full name of a person. */
enum fullness {
	NOT_FULL,
	PERHAPS_FULL, /* "Grant Berg" where "grant" is a word of the story, too: counts against others */
	SURELY_FULL,
};

static enum fullness
full_name(const struct tokens *t, const struct name *n, const struct map *small)
{
	const struct token *first = &t->at[n->first];
	bool of = n->first > 0 && token_is(&first[-1], "of"); /* "mayor of Porlan Anna Berg" */
	bool junior = name_surname(t, n) == n->first; /* "Berg Jr." */
	if (n->count < 2 || n->count > 4 || junior || !cast_may_be_first(first) || (of && n->count > 2))
		return NOT_FULL;
	if (nickname_knows(first->low))
		return n->person || n->count < 4 ? SURELY_FULL : NOT_FULL;
	if (!n->person || first->cues & (CUE_ROLE | CUE_TITLE | CUE_STOP))
		return NOT_FULL;
	if (map_get(small, first->low))
		return n->first == 0 ? NOT_FULL : PERHAPS_FULL;
	return SURELY_FULL;
}

/* Without titles in the run and all before them: "Harbour Adviser Anna Berg". */
static struct name
without_titles(const struct tokens *t, struct name n)
{
	size_t cut = 0;
	for (size_t i = 0; i + 2 < n.count; i++)
		if (t->at[n.first + i].cues & (CUE_TITLE | CUE_ROLE))
			cut = i + 1;
	n.first += cut;
	n.titles += cut;
	n.count -= cut;
	return n;
}

/* "Carl Berg Jr." here and "Carl Berg" there: a report that means two, names both. */
static bool
is_written_two_ways(const struct draft *d, struct str a, struct str b)
{
	if (is_junior(a) == is_junior(b) || !str_eq_nocase(first_word(a), first_word(b)))
		return false;
	struct str plain = is_junior(a) ? b : a, junior = is_junior(a) ? a : b;
	for (size_t i = 0; i < d->count; i++)
		if (str_has(d->articles[i].text, junior))
			for (size_t at = 0, end = d->articles[i].text.n; at < end;) {
				ptrdiff_t found = str_find(d->articles[i].text, plain, at);
				if (found < 0)
					break;
				at = (size_t)found + plain.n;
				if (!str_starts(str_skip(d->articles[i].text, at), STR(" Jr")))
					return false;
			}
	return true;
}

static void
add_person(struct cast *c, const struct draft *d, struct str low, struct str full)
{
	struct map_slot *slot = map_put(&c->surnames, low);
	if (!slot->value.u) {
		c->at[c->count] = (struct person){.full = full, .surname = low};
		slot->value.u = ++c->count;
	} else if (!cast_same_person(full, c->at[slot->value.u - 1].full)) {
		c->at[slot->value.u - 1].shared |= cast_well_known(low) ||
		                                   !is_written_two_ways(d, full, c->at[slot->value.u - 1].full);
	} else if (str_ends(full, c->at[slot->value.u - 1].full) && str_find_byte(full, '-', 0) < 0) {
		c->at[slot->value.u - 1].full = full; /* "Valdo del Berg" rather than "del Berg" */
	}
}

static void
doubt_person(struct cast *c, struct str low, struct str full)
{
	const struct map_slot *slot = map_get(&c->surnames, low);
	if (slot && !cast_same_person(full, c->at[slot->value.u - 1].full))
		c->at[slot->value.u - 1].shared = true;
}

/* "Ask Bill Berg" in a title, where all words have capitals: a first name before the surname. */
static void
read_title(struct arena *a, struct cast *c, struct str title)
{
	struct tokens t = tokens_of(a, title, CUE_ENGLISH, false);
	for (size_t i = 1; i < t.count; i++)
		if (nickname_knows(t.at[i - 1].low))
			doubt_person(c, t.at[i].low, str_sub(title, t.at[i - 1].start, t.at[i].end));
}

static void
count_person(struct cast *c, const struct sentence *s, const struct name *n, bool full,
             uint32_t *voice)
{
	const struct tokens *t = &s->tokens;
	size_t begin = n->first - n->titles;
	const struct map_slot *slot = map_get(&c->surnames, t->at[name_surname(t, n)].low);
	if (!slot)
		return;
	struct person *p = &c->at[slot->value.u - 1];
	p->sentences++;
	c->most = p->sentences > c->most ? p->sentences : c->most;
	bool the = begin > 0 && (token_is(&t->at[begin - 1], "the") ||
	                         token_is(&t->at[begin - 1], "a") || token_is(&t->at[begin - 1], "an"));
	p->confirmed |= n->titles > 0 || cast_speaks(s, n);
	p->alone |= n->count == 1 && !the;
	if (n->count > 1 && str_eq(name_text(s->text, &s->tokens, n), p->full)) {
		p->behind_the += the && !n->titles;
		p->bare += !the;
		p->thing |= !n->person && !full; /* "Berg Street", "Anna Berg University" */
	}
	if (voice[slot->value.u - 1] != s->voice + 1) {
		voice[slot->value.u - 1] = s->voice + 1;
		p->voices++;
	}
}

/* A title, a verb of speech or a comma beside the name: no heading, no firm. */
static bool
is_surely_person(const struct tokens *t, const struct name *n)
{
	size_t begin = n->first - n->titles, end = n->first + n->count;
	return n->titles || (end < t->count && (t->at[end].kind == TOKEN_COMMA || t->at[end].cues & CUE_SAY)) ||
	       (begin > 0 && t->at[begin - 1].cues & CUE_SAY);
}

/* Names stand in sentences, too, that may not be quoted. */
static void
read_full_names(struct arena scratch, struct cast *c, struct str line, enum cue_language cue)
{
	struct tokens t = tokens_of(&scratch, line, cue, false);
	struct names names = names_of(&scratch, &t, cue);
	for (size_t k = 0; k < names.count; k++) {
		struct name n = without_titles(&t, names.at[k]);
		if (n.count == 1 && n.first > 0 && token_is(&t.at[n.first - 1], "in") &&
		    !(t.at[n.first].flags & TOKEN_POSSESSIVE))
			map_put(&c->places, t.at[n.first].low);
		if (full_name(&t, &n, &c->small) != SURELY_FULL || !is_surely_person(&t, &n))
			continue;
		struct str last = t.at[name_surname(&t, &n)].low;
		const struct person *p = cast_find(c, last);
		map_put(&c->lasts, last);
		if (n.count == 2 && p && !p->thing && (p->confirmed || p->alone))
			map_put(&c->firsts, t.at[n.first].low);
	}
}

/* The one head of state of whom readers of news know the name: "the president" is he. */
static const struct person *
only_president(const struct cast *c, const struct draft *d)
{
	const struct person *only = NULL;
	for (size_t i = 0; i < d->sentence_count; i++)
		for (size_t k = 0; k < d->sentences[i].names.count; k++) {
			const struct name *n = &d->sentences[i].names.at[k];
			const struct tokens *t = &d->sentences[i].tokens;
			size_t at = n->first;
			if (!n->titles || !token_is(&t->at[at - 1], "president"))
				continue;
			bool other = at > 1 && (t->at[at - 2].flags & TOKEN_CAPITAL || token_is(&t->at[at - 2], "former") ||
			                        token_is(&t->at[at - 2], "vice"));
			if (other)
				continue;
			const struct person *p = cast_find(c, t->at[name_surname(t, n)].low);
			if (!p || (only && p != only) || !cast_well_known(p->surname))
				return NULL;
			only = p;
		}
	return only && cast_expands(only) ? only : NULL;
}

struct cast
cast_read(struct arena *a, struct arena scratch, const struct draft *d)
{
	struct cast c = {.surnames = map_in(a, 256), .small = small_words(a, d),
	                 .lasts = map_in(a, 256), .firsts = map_in(a, 256), .places = map_in(a, 256),
	                 .german = d->cue == CUE_GERMAN};
	size_t most = 0;
	for (size_t i = 0; i < d->sentence_count; i++)
		most += d->sentences[i].names.count;
	c.at = arena_array(a, struct person, most + 1);
	for (size_t i = 0; i < d->sentence_count; i++)
		for (size_t k = 0; k < d->sentences[i].names.count; k++) {
			const struct sentence *s = &d->sentences[i];
			struct name n = without_titles(&s->tokens, s->names.at[k]);
			if (full_name(&s->tokens, &n, &c.small) == SURELY_FULL)
				add_person(&c, d, s->tokens.at[name_surname(&s->tokens, &n)].low, name_text(s->text, &s->tokens, &n));
		}
	for (size_t i = 0; i < d->sentence_count; i++)
		for (size_t k = 0; k < d->sentences[i].names.count; k++) {
			const struct sentence *s = &d->sentences[i];
			struct name n = without_titles(&s->tokens, s->names.at[k]);
			if (full_name(&s->tokens, &n, &c.small) == PERHAPS_FULL)
				doubt_person(&c, s->tokens.at[name_surname(&s->tokens, &n)].low, name_text(s->text, &s->tokens, &n));
		}
	for (size_t i = 0; i < d->count; i++)
		read_title(a, &c, d->articles[i].title);
	uint32_t *voice = arena_array(a, uint32_t, c.count + 1);
	for (size_t i = 0; i < d->sentence_count; i++)
		for (size_t k = 0; k < d->sentences[i].names.count; k++) {
			const struct sentence *s = &d->sentences[i];
			struct name n = without_titles(&s->tokens, s->names.at[k]);
			count_person(&c, s, &n, full_name(&s->tokens, &n, &c.small) != NOT_FULL, voice);
		}
	for (size_t i = 0; i < d->count && d->cue != CUE_GERMAN; i++) {
		struct str text = utf8_cut(d->articles[i].text, LIMIT_CAST_BYTES);
		for (size_t from = 0, to; d->quotable[i] && from < text.n; from = to + 1) {
			ptrdiff_t end = str_find_byte(text, '\n', from);
			to = end < 0 ? text.n : (size_t)end;
			read_full_names(scratch, &c, str_sub(text, from, to), d->cue);
		}
	}
	/* "the Anna Berg affair" is about her; "the Red Cross" is none of a person. */
	for (size_t i = 0; i < c.count; i++)
		c.at[i].thing |= c.at[i].behind_the * 2 > c.at[i].bare;
	c.president = only_president(&c, d);
	return c;
}

bool
cast_expands(const struct person *p)
{
	return p && !p->shared && !p->thing && (p->confirmed || p->alone) &&
	       !(p->full.n > 2 && p->full.p[1] == '.' && p->full.p[2] == ' ');
}

bool
cast_famous(struct str low)
{
	return common_weight(low) < FAMOUS_WEIGHT;
}

bool
cast_well_known(struct str low)
{
	return common_weight(low) < WELL_KNOWN_WEIGHT;
}

const struct person *
cast_find(const struct cast *c, struct str low)
{
	const struct map_slot *slot = map_get(&c->surnames, low);
	return slot ? &c->at[slot->value.u - 1] : NULL;
}

/* "her husband, Kip", "a baker named Vant", "Vant, a baker": who that is stands beside the name. */
static bool
is_apposed(const struct tokens *t, const struct name *n)
{
	static const char *const openers[] = {"a", "an", "one", "one-half"};
	size_t i = n->first, end = n->first + n->count;
	if (end + 1 < t->count && t->at[end].kind == TOKEN_COMMA)
		for (size_t k = 0; k < sizeof openers / sizeof *openers; k++)
			if (token_is(&t->at[end + 1], openers[k]))
				return true;
	if (i > 0 && (token_is(&t->at[i - 1], "named") || token_is(&t->at[i - 1], "called")))
		return true;
	i -= i > 0 && t->at[i - 1].kind == TOKEN_COMMA;
	return i > 0 && t->at[i - 1].cues & (CUE_PERSON | CUE_ROLE);
}

/* The folded surname, or first name, that stands alone in name `n`, or STR_NONE. */
static struct str
lone_name(const struct cast *c, const struct sentence *s, const struct name *n)
{
	const struct tokens *t = &s->tokens;
	const struct token *w = &t->at[n->first];
	if (n->count != 1)
		return STR_NONE;
	struct str low = w->low;
	if (n->titles && is_courtesy(&t->at[n->first - 1]))
		return low;
	if (is_apposed(t, n) || (!n->titles && map_get(&c->places, low)))
		return STR_NONE;
	bool last = cast_find(c, low) || (!n->titles && map_get(&c->lasts, low));
	bool first = !n->titles && map_get(&c->firsts, low);
	/* A common word is no famous surname where the story has it in small letters, but one only
	 * beside a verb: "Law said", "Law was". */
	size_t end = n->first + 1;
	bool acts = cast_speaks(s, n) || (end < t->count && t->at[end].cues & (CUE_FINITE | CUE_MODAL));
	if (common_weight(low) < FAMOUS_WEIGHT)
		last = last && map_get(&c->small, low) && acts;
	return last || (first && common_weight(low) >= FIRST_WEIGHT) ? low : STR_NONE;
}

/* The word by which a name introduces a person; `first`: by the first name. */
static struct str
introduced_name(const struct sentence *s, const struct name *n, bool first)
{
	if (first)
		return n->count > 1 ? s->tokens.at[n->first].low : STR_NONE;
	bool full = n->count > 1 || n->titles || is_apposed(&s->tokens, n);
	return full ? s->tokens.at[name_surname(&s->tokens, n)].low : STR_NONE;
}

static bool
introduces(const struct sentence *s, struct str low)
{
	for (size_t k = 0; k < s->names.count; k++)
		for (int first = 0; first < 2; first++) {
			struct str word = introduced_name(s, &s->names.at[k], first);
			if (word.p && str_eq(word, low))
				return true;
		}
	return false;
}

static bool
introduced_by(const struct sentence *const *told, size_t count, struct str low)
{
	for (size_t i = 0; i < count; i++)
		if (introduces(told[i], low))
			return true;
	return false;
}

/* German writes all nouns with capitals, so that a lone surname is no name run there: a surname
 * of the cast without a capital before it. */
static bool
german_lone(const struct cast *c, const struct introduced *known,
            const struct sentence *const *told, size_t count, const struct sentence *s)
{
	const struct tokens *t = &s->tokens;
	for (size_t i = 0; i < t->count; i++) {
		const struct token *w = &t->at[i];
		if (!(w->flags & TOKEN_CAPITAL) || !cast_find(c, w->low) ||
		    (known && map_get(&known->names, w->low)) || introduced_by(told, count, w->low))
			continue;
		bool alone = i == 0 || !(t->at[i - 1].flags & TOKEN_CAPITAL) || i == 1;
		for (size_t k = 0; k < s->names.count; k++)
			alone &= !(i >= s->names.at[k].first &&
			           i < s->names.at[k].first + s->names.at[k].count);
		if (alone)
			return true;
	}
	return false;
}

bool
cast_unintroduced(const struct cast *c, const struct introduced *known,
                  const struct sentence *s)
{
	return cast_unknown_beside(c, known, s, STR(""));
}

/* Is the person of name `k` introduced earlier in this very sentence? */
static bool
introduced_within(const struct sentence *s, size_t k, struct str low)
{
	for (size_t b = 0; b < k; b++)
		if (s->names.at[b].count > 1 &&
		    (str_eq(s->tokens.at[name_surname(&s->tokens, &s->names.at[b])].low, low) ||
		     str_eq(s->tokens.at[s->names.at[b].first].low, low)))
			return true;
	return false;
}

bool
cast_unknown_beside(const struct cast *c, const struct introduced *known,
                    const struct sentence *s, struct str text)
{
	if (c->german && german_lone(c, known, NULL, 0, s))
		return true;
	for (size_t k = 0; k < s->names.count; k++) {
		struct str low = lone_name(c, s, &s->names.at[k]);
		if (low.p && !cast_well_known(low) && !map_get(&known->names, low) && !str_has_nocase(text, low) &&
		    !introduced_within(s, k, low))
			return true;
	}
	return false;
}

bool
cast_unknown_behind(const struct cast *c, const struct sentence *const *told, size_t count,
                    const struct sentence *s)
{
	if (c->german && german_lone(c, NULL, told, count, s))
		return true;
	for (size_t k = 0; k < s->names.count; k++) {
		struct str low = lone_name(c, s, &s->names.at[k]);
		if (low.p && !introduced_within(s, k, low) && !introduced_by(told, count, low))
			return true;
	}
	return false;
}

void
cast_introduce(struct introduced *known, const struct sentence *s)
{
	for (size_t k = 0; k < s->names.count; k++)
		for (int first = 0; first < 2; first++) {
			struct str word = introduced_name(s, &s->names.at[k], first);
			if (word.p)
				map_put(&known->names, word);
		}
}
