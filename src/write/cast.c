/* cast.c: full names and lone surnames. */
#include "write/cast.h"

#include "write/common.h"

/* Surnames so common in the news that no first name is needed. */
#define FAMOUS_WEIGHT 3.3

static bool
is_courtesy(const struct token *t)
{
	return token_is(t, "mr.") || token_is(t, "mrs.") || token_is(t, "ms.") ||
	       token_is(t, "mr") || token_is(t, "ms") || token_is(t, "mrs") ||
	       token_is(t, "herr") || token_is(t, "frau") || token_is(t, "m.") ||
	       token_is(t, "mme") || token_is(t, "sr.") || token_is(t, "sra.");
}

static struct str
full_text(const struct sentence *s, const struct name *n)
{
	const struct token *last = &s->tokens.at[n->first + n->count - 1];
	uint32_t end = last->end;
	/* A possessive is no part of the name: "’s" or "'s". */
	if (last->flags & TOKEN_POSSESSIVE)
		end -= s->text.p[end - 2] == '\'' ? 2 : 4;
	return str_sub(s->text, s->tokens.at[n->first].start, end);
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

struct cast
cast_read(struct arena *a, const struct draft *d)
{
	struct cast c = {.surnames = map_in(a, 256), .german = d->cue == CUE_GERMAN};
	size_t most = 0;
	for (size_t i = 0; i < d->sentence_count; i++)
		most += d->sentences[i].names.count;
	c.at = arena_array(a, struct person, most + 1);
	for (size_t i = 0; i < d->sentence_count; i++) {
		const struct sentence *s = &d->sentences[i];
		for (size_t k = 0; k < s->names.count; k++) {
			const struct name *n = &s->names.at[k];
			if (!n->person || n->count < 2)
				continue;
			struct str low = s->tokens.at[name_surname(&s->tokens, n)].low;
			struct map_slot *slot = map_put(&c.surnames, low);
			if (!slot->value.u) {
				c.at[c.count] = (struct person){.full = full_text(s, n), .surname = low};
				slot->value.u = ++c.count;
			} else {
				struct person *p = &c.at[slot->value.u - 1];
				struct str full = full_text(s, n);
				/* Another first name: two people of one surname. */
				if (!str_eq(full, p->full) && full.p[0] != p->full.p[0])
					p->shared = true;
			}
		}
	}
	uint32_t *voice = arena_array(a, uint32_t, c.count + 1);
	for (size_t i = 0; i < d->sentence_count; i++) {
		const struct sentence *s = &d->sentences[i];
		for (size_t k = 0; k < s->names.count; k++) {
			const struct name *n = &s->names.at[k];
			const struct map_slot *slot =
				map_get(&c.surnames, s->tokens.at[name_surname(&s->tokens, n)].low);
			if (!slot)
				continue;
			struct person *p = &c.at[slot->value.u - 1];
			p->sentences++;
			p->confirmed |= n->titles > 0 || cast_speaks(s, n);
			if (voice[slot->value.u - 1] != s->voice + 1) {
				voice[slot->value.u - 1] = s->voice + 1;
				p->voices++;
			}
		}
	}
	return c;
}

const struct person *
cast_find(const struct cast *c, struct str low)
{
	const struct map_slot *slot = map_get(&c->surnames, low);
	return slot ? &c->at[slot->value.u - 1] : NULL;
}

/* The folded surname that stands alone in name `n`, or STR_NONE. */
static struct str
lone_surname(const struct cast *c, const struct sentence *s, const struct name *n)
{
	const struct tokens *t = &s->tokens;
	if (n->count != 1)
		return STR_NONE;
	struct str low = t->at[n->first].low;
	bool courtesy = n->titles && is_courtesy(&t->at[n->first - 1]);
	if (courtesy)
		return low;
	if (n->titles || common_weight(low) < FAMOUS_WEIGHT || !cast_find(c, low))
		return STR_NONE;
	return low;
}

/* German writes all nouns with capitals, so that a lone surname is no name run there: a surname
 * of the cast without a capital before it. */
static bool
german_lone(const struct cast *c, const struct introduced *known,
            const struct sentence *s)
{
	const struct tokens *t = &s->tokens;
	for (size_t i = 0; i < t->count; i++) {
		const struct token *w = &t->at[i];
		if (!(w->flags & TOKEN_CAPITAL) || !cast_find(c, w->low) ||
		    map_get(&known->names, w->low))
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
	if (c->german && german_lone(c, known, s))
		return true;
	for (size_t k = 0; k < s->names.count; k++) {
		struct str low = lone_surname(c, s, &s->names.at[k]);
		if (!low.p || map_get(&known->names, low))
			continue;
		/* Introduced earlier in this very sentence? */
		bool here = false;
		for (size_t b = 0; b < k; b++)
			here |=
				s->names.at[b].count > 1 &&
				str_eq(s->tokens.at[name_surname(&s->tokens, &s->names.at[b])].low, low);
		if (!here)
			return true;
	}
	return false;
}

void
cast_introduce(struct introduced *known, const struct sentence *s)
{
	for (size_t k = 0; k < s->names.count; k++) {
		const struct name *n = &s->names.at[k];
		if (n->count > 1 || n->titles)
			map_put(&known->names, s->tokens.at[name_surname(&s->tokens, n)].low)
				->value.u = 1;
	}
}
