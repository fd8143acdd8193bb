/* ask_person.c: who is introduced beside a question, and by which words. */
#include "write/ask_person.h"

#include "write/common.h"
#include "write/title.h"

enum { QUESTION_WORDS = 24, OFFICE_WORDS = 7, OLDEST = 1000, LIVING_FROM = 1900, APPOSED_WORDS = 24 };

/* Weight below which a surname stands in the news every day. */
#define NEWS_WEIGHT 5.15

static const unsigned office = CUE_TITLE | CUE_ROLE | CUE_PERSON;

static bool
is_word_too(struct str surname)
{
	static const char *const words[] = {"short", "brown", "young", "long", "white", "black", "green", "king", "may",
	                                    "law", "small", "strong", "hope", "field", "price", "park", "case", "day",
	                                    "mark", "page", "rice", "cook", "house", "hall", "hill", "hunt", "ford",
	                                    "love", "north", "west", "power", "powers", "bell", "bush", "rose", "stone",
	                                    "wood", "woods", "fields", "rich", "wise", "good", "gold", "lane", "church",
	                                    "parks", "banks", "rivers", "waters", "little", "low", "major", "land",
	                                    "rush", "best", "cash", "chase", "clay", "cross", "fast", "fox", "grace",
	                                    "grant", "hand", "head", "key", "lake", "moon", "pope", "post", "read",
	                                    "ray", "ring", "sharp", "speaker", "street", "summers", "winter", "wall",
	                                    "ward", "watch", "book", "more", "guy", "marks", "right"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_eq(surname, str_of(words[i])))
			return true;
	return false;
}

bool
person_in_news(struct str surname)
{
	return common_weight(surname) < NEWS_WEIGHT && !is_word_too(surname);
}

bool
person_is_everyday(const struct ask_sentence *r, const struct resolved *n)
{
	static const char *const bodies[] = {"democrats", "republicans", "congress", "lawmakers", "conservatives", "liberals"};
	if (n->person)
		return person_in_news(n->person->surname);
	for (size_t i = n->from; i < n->to && i < r->n; i++)
		if (WORD_IN(r, i, bodies))
			return true;
	/* "President Berg" without a person of the story */
	size_t last = n->to > n->from ? n->to - 1u : r->n;
	if (str_eq_nocase(n->text, STR("the white house")))
		return true;
	return last < r->n && n->named && !n->topic && word_is_name(r, last) && !(r->cues[last] & (CUE_ORG | CUE_UNIQUE)) &&
	       (last == n->from ? cast_find(r->cast, r->low[last]) != NULL : (r->cues[last - 1] & CUE_TITLE) != 0) &&
	       person_in_news(r->low[last]);
}

/* "the death of Anna Berg", "Berg's murder", "Berg, 45, was killed", "the late Anna Berg". */
static bool
tells_death(const struct sentence *s, struct str surname)
{
	static const char *const deaths[] = {"death", "killing", "murder", "slaying", "assassination", "funeral"};
	static const char *const ends[] = {"killed", "murdered", "slain", "assassinated"};
	const struct tokens *t = &s->tokens;
	for (size_t i = 0; i < t->count; i++) {
		const struct token *w = &t->at[i];
		if (!str_eq(w->low, surname) || !(w->flags & TOKEN_CAPITAL))
			continue;
		for (size_t k = 0; k < sizeof deaths / sizeof *deaths; k++) {
			if (w->flags & TOKEN_POSSESSIVE && i + 1 < t->count && token_is(w + 1, deaths[k]))
				return true;
			/* Only the rest of the name and titles stand between. */
			size_t of = i;
			while (of > 0 && i - of < OFFICE_WORDS && (t->at[of].flags & TOKEN_CAPITAL || t->at[of].cues & office))
				of--;
			if (of > 0 && !(w->flags & TOKEN_POSSESSIVE) && token_is(&t->at[of], "of") && token_is(&t->at[of - 1], deaths[k]))
				return true;
		}
		/* "the late mayor Anna Berg"; "in the late 1990s, Berg" lives */
		for (size_t k = i; k > 1 && i - k < 4 && !(w->flags & TOKEN_POSSESSIVE); k--) {
			const struct token *before = &t->at[k - 1];
			if (token_is(before, "late") && (token_is(&t->at[k - 2], "the") || token_is(&t->at[k - 2], "his")))
				return true;
			if (!(before->flags & TOKEN_CAPITAL || before->cues & office))
				break;
		}
		size_t v = i + 1, comma = v + 1;
		if (v < t->count && t->at[v].kind == TOKEN_COMMA) {
			while (comma < t->count && comma - v < APPOSED_WORDS && t->at[comma].kind != TOKEN_COMMA)
				comma++;
			v = comma + 1;
		}
		if (v >= t->count || w->flags & TOKEN_POSSESSIVE)
			continue;
		if (token_is(&t->at[v], "died"))
			return true;
		for (size_t k = 0; k < sizeof ends / sizeof *ends && v + 1 < t->count; k++)
			if (token_is(&t->at[v], "was") && token_is(&t->at[v + 1], ends[k]))
				return true;
	}
	return false;
}

bool
person_is_dead(const struct draft *d, const struct person *p)
{
	for (size_t i = 0; i < d->sentence_count; i++) {
		const struct sentence *s = &d->sentences[i];
		if (tells_death(s, p->surname))
			return true;
		for (size_t k = 0; k < s->numbers.count && str_has(s->text, p->full); k++) {
			const struct number *n = &s->numbers.at[k];
			bool year = n->kind == NUMBER_YEAR || (n->kind == NUMBER_COUNT && n->end - n->start == 4 && n->first > 0 &&
			                                       token_is(&s->tokens.at[n->first - 1], "in"));
			/* "In 1798 Anna Berg …", "Berg (1820-1881)": other years are of other things. */
			const struct token *t = s->tokens.at;
			size_t next = n->first + n->count;
			bool own = (next < s->tokens.count && str_starts_nocase(p->full, t[next].low)) ||
			           (n->first > 1 && t[n->first - 1].kind == TOKEN_OPEN &&
			            str_eq(t[n->first - 2].low, p->surname));
			if (year && own && n->value > OLDEST && n->value < LIVING_FROM)
				return true;
		}
	}
	return false;
}

/* Nobody need be told who that is. */
static bool
needs_no_title(struct str surname)
{
	return cast_well_known(surname) && !is_word_too(surname);
}

/* "Mr.", "Sgt.": says nothing of what somebody does, or not whose. */
static bool
is_courtesy(const struct token *t)
{
	static const char *const rows[] = {"mr.", "mr", "mrs.", "mrs", "ms.", "ms", "sgt.", "sgt", "capt.", "capt", "captain",
	                                   "sergeant", "officer", "detective", "det.", "lt.", "lt", "lieutenant", "cpl.",
	                                   "cpl", "maj.", "col.", "miss", "sir"};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (token_is(t, rows[i]))
			return true;
	return false;
}

static bool
is_article(const struct token *t)
{
	return token_is(t, "a") || token_is(t, "an") || token_is(t, "the");
}

/* In front of the name that ends with token `i`: "Transport Minister Anna", "the mayor, Anna". */
static bool
has_office_before(const struct tokens *t, size_t i)
{
	size_t k = i;
	bool comma = false;
	while (k > 0 && i - k < OFFICE_WORDS) {
		const struct token *w = &t->at[--k];
		if (w->kind == TOKEN_COMMA && !comma) {
			comma = true;
			continue;
		}
		if (w->kind != TOKEN_WORD || w->flags & TOKEN_QUOTED || w->cues & (CUE_SAY | CUE_FINITE | CUE_MODAL))
			return false;
		if (w->cues & office && !is_courtesy(w))
			return true;
		/* Only the rest of the name may stand between. */
		if (!comma && !(w->flags & TOKEN_CAPITAL) && !token_is(w, "de") && !token_is(w, "van"))
			return false;
	}
	return false;
}

/* Behind it: "Anna Berg, the mayor", "Anna Berg, a native of Porlan", "Anna Berg, who leads", "Berg is a". */
static bool
has_office_behind(const struct tokens *t, size_t i)
{
	if (i + 3 >= t->count)
		return false;
	const struct token *w = &t->at[i + 1];
	bool be = token_is(w, "is") || token_is(w, "was");
	bool one = token_is(w + 1, "one") && token_is(w + 2, "of");
	if ((be || w->kind == TOKEN_COMMA) && (is_article(w + 1) || one) && !(be && token_is(w + 1, "the")))
		return true;
	if (w->kind != TOKEN_COMMA && w->kind != TOKEN_DASH && w->kind != TOKEN_OPEN)
		return false;
	for (size_t k = i + 2; k < t->count && k < i + 2 + OFFICE_WORDS; k++) {
		if (t->at[k].kind == TOKEN_COMMA || t->at[k].cues & CUE_SAY)
			break;
		if (t->at[k].cues & office && !is_courtesy(&t->at[k]))
			return true;
	}
	return token_is(w + 1, "who");
}

/* An office, a title or what somebody is stands beside the surname. */
static bool
is_described(const struct sentence *s, struct str surname)
{
	const struct tokens *t = &s->tokens;
	for (size_t i = 0; i < t->count; i++)
		if (str_eq(t->at[i].low, surname) && (has_office_before(t, i) || has_office_behind(t, i)))
			return true;
	return false;
}

/* The text says who he is, or much of the story is about him, so that its title does. */
static bool
is_introduced(const struct ask_page *page, const struct person *who)
{
	if (!map_get(&page->known->names, who->surname))
		return false;
	bool told = who->sentences >= 3 && who->sentences * 3 >= page->cast->most;
	for (size_t i = 0; i < page->text->count && !told; i++)
		told = is_described(page->text->told[i], who->surname);
	return told;
}

static bool
is_on_page(const struct ask_page *page, const struct person *who)
{
	for (size_t i = 0; i < page->text->count; i++)
		for (size_t k = 0; k < page->text->told[i]->tokens.count; k++)
			if (str_eq(page->text->told[i]->tokens.at[k].low, who->surname))
				return true;
	return false;
}

bool
person_is_stranger(struct arena a, const struct ask_page *page, const struct candidate *c,
                   const struct person *who)
{
	/* What he is held for, says who he is, where the text speaks of him or most of the story does. */
	bool met = who && (is_on_page(page, who) ||
	                   (who->sentences > 2 && who->sentences * 2 >= page->cast->most));
	bool held = c->frame == FRAME_CHARGED || c->frame == FRAME_PLEAD || c->frame == FRAME_ADMIT ||
	            c->frame == FRAME_FACES || c->frame == FRAME_WHY_FOR || c->frame == FRAME_HAPPENED;
	return who && c->frame != FRAME_WHO && !(held && met) && !needs_no_title(who->surname) &&
	       !is_introduced(page, who) && !is_described(c->r->s, who->surname) &&
	       !title_of(&a, page->d, who).p &&
	       title_put_behind(&a, page->d, who, c->question, QUESTION_WORDS).n == c->question.n;
}

struct str
person_titled(struct arena *out, const struct ask_page *page, const struct candidate *c)
{
	const struct person *who[] = {c->subject.person, c->about};
	struct str question = c->question;
	for (size_t i = 0; i < 2 && c->frame != FRAME_WHO; i++) {
		if (!who[i] || needs_no_title(who[i]->surname))
			continue;
		struct str titled = title_put(out, page->d, who[i], question);
		bool told = titled.n > question.n || is_introduced(page, who[i]) ||
		            is_described(c->r->s, who[i]->surname);
		question = told ? titled : title_put_behind(out, page->d, who[i], question, QUESTION_WORDS);
	}
	return question;
}
