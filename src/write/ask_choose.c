/* ask_choose.c: weighs candidates, gives each its answer, and picks. */
#include "write/ask_choose.h"

#include <stdlib.h>

#include "write/ask_page.h"

enum {
	LONGEST_ANSWER = 75, POSITIONS_MOST = 4, ROLE_MOST = 3,
	FEW = 2, /* beside fewer, the opening may answer one, too */
	NEW_TERMS = 3, NEW_TERMS_CAUSE = 2, NEW_TERMS_SAID = 1, /* of an answer that the question does not hold already */
};

/* What a question is worth at least. */
#define BAR 1.2f

/* What it costs that the paragraphs have the answer; the opening is never repeated. */
#define TOLD_COSTS 0.5f

/* Order of preference, and the order in which they are shown. */
static const enum question_role preferred[] = {Q_CAUSE, Q_FINDING, Q_HAPPENED, Q_NUMBER,
	Q_DEVELOPMENT, Q_NEXT, Q_POSITION, Q_WHO, Q_HISTORY};
static const uint8_t place[QUESTION_ROLE_COUNT] = {
	[Q_CAUSE] = 0, [Q_HAPPENED] = 1, [Q_NUMBER] = 2, [Q_FINDING] = 3, [Q_DEVELOPMENT] = 4,
	[Q_POSITION] = 5, [Q_WHO] = 6, [Q_ROLE] = 7, [Q_HISTORY] = 8, [Q_WHEN] = 9,
	[Q_WHERE] = 10, [Q_NEXT] = 11,
};

/* ---- weighing ---- */

static float
weight_of(const struct vector *v, uint32_t id)
{
	for (size_t i = 0; i < v->count; i++)
		if (v->at[i].id == id)
			return v->at[i].weight;
	return 0;
}

static void
read_terms(struct arena *a, const struct choosing *k, struct candidate *c, size_t *words)
{
	struct tokens t = tokens_of(a, c->question, CUE_ENGLISH, false);
	c->terms = arena_array(a, uint32_t, t.count + 1);
	*words = 0;
	for (size_t i = 0; i < t.count; i++) {
		*words += token_is_word(&t.at[i]);
		const struct map_slot *slot = map_get(&k->topics->ids, t.at[i].low);
		bool new = slot != NULL;
		for (size_t m = 0; new && m < c->term_count; m++)
			new = c->terms[m] != (uint32_t)slot->value.u - 1;
		if (new)
			c->terms[c->term_count++] = (uint32_t)slot->value.u - 1;
	}
}

/* Terms of the sentence that the question does not have. */
static size_t
new_terms(const struct candidate *c)
{
	size_t n = 0;
	for (size_t i = 0; i < c->r->s->vector.count; i++) {
		bool asked = false;
		for (size_t m = 0; m < c->term_count; m++)
			asked |= c->terms[m] == c->r->s->vector.at[i].id;
		n += !asked;
	}
	return n;
}

static float
at_most(float x, float most)
{
	return x < most ? x : most;
}

static float
above(float x, float least)
{
	return x > least ? x - least : 0;
}

static bool
in_paragraph(const struct composed *text, int role, const struct sentence *s)
{
	for (size_t i = 0; i < text->count[role]; i++)
		if (text->at[role][i] == s)
			return true;
	return false;
}

static bool
is_opening(const struct composed *text, const struct sentence *s)
{
	return text->count[ROLE_HAPPENED] && text->at[ROLE_HAPPENED][0] == s;
}

static bool
in_text(const struct composed *text, const struct sentence *s)
{
	bool in = false;
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		in |= in_paragraph(text, r, s);
	return in;
}

static void
weigh(struct arena *a, const struct choosing *k, struct candidate *c, float best_score)
{
	const struct sentence *s = c->r->s;
	const struct frame *f = &frames[c->frame];
	size_t words;
	read_terms(a, k, c, &words);
	float central = 0, heads = 0, name = 0;
	for (size_t i = 0; i < c->term_count; i++) {
		central += weight_of(&k->d->centroid, c->terms[i]);
		heads += weight_of(&k->d->headlines, c->terms[i]) > 0.05f;
	}
	const struct person *p = c->subject.person ? c->subject.person : c->about;
	if (p && k->cast->most)
		name = (float)p->sentences / (float)k->cast->most;
	c->value = 0.8f * s->score / best_score + 0.9f * at_most(central / 1.2f, 1) +
	           0.5f * at_most(heads / 3, 1) + 0.6f * name + 0.3f * c->subject.named +
	           1.2f * f->weight + 0.3f * (f->importance - 2) +
	           0.6f * at_most((float)new_terms(c) / 7, 1) +
	           0.3f * at_most((float)s->support, 3) / 3 - 0.35f * (s->position == 0) -
	           0.3f * at_most((float)s->position / 25, 1) -
	           0.2f * above((float)s->words, 38) / 10 - 0.5f * above((float)words, 14) / 4 -
	           (f->role == Q_WHO ? 0 : 0.3f * above(5, (float)words)) -
	           TOLD_COSTS * in_text(k->text, s);
}

static int
by_value(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	if (x->value != y->value)
		return x->value > y->value ? -1 : 1;
	if (x->r->s != y->r->s)
		return x->r->s < y->r->s ? -1 : 1;
	return str_cmp(x->question, y->question);
}

/* ---- answers ---- */

/* Most words of the shorter are in the other. */
static bool
tells_again(const struct sentence *a, const struct sentence *b)
{
	return vector_dot(&a->vector, &b->vector) > 0.55 ||
	       vector_overlap(&a->vector, &b->vector) > 0.6;
}

/* Frames whose answer is one value: a second answer with another one would contradict it. */
static bool
asks_value(enum frame_id frame)
{
	return frame == FRAME_PLEAD || frame == FRAME_TOLL || frame == FRAME_HOW_MANY ||
	       frame == FRAME_HOW_MUCH || frame == FRAME_WHEN || frame == FRAME_WHEN_WILL ||
	       frame == FRAME_CHARGED || frame == FRAME_MEASURE || frame == FRAME_SHARE ||
	       frame == FRAME_VOTE || frame == FRAME_WHOM || frame == FRAME_AGE || frame == FRAME_CHANGE || frame == FRAME_FACES || frame == FRAME_SINCE;
}

/* Another sentence from which the same question was made says more of the same. */
static void
complete(const struct candidates *all, struct candidate *c)
{
	uint32_t words = c->r->s->words;
	c->answer[0] = c->r->s;
	c->answer_count = 1;
	for (size_t i = 0; i < all->count && c->answer_count < 2; i++) {
		const struct candidate *o = &all->at[i];
		const struct sentence *s = o->r->s;
		enum question_role role = frames[c->frame].role;
		if (asks_value(c->frame) || (role != Q_POSITION && role != Q_CAUSE) || o == c || s == c->r->s || o->frame != c->frame ||
		    !str_eq_nocase(o->question, c->question) || o->r->he ||
		    words + s->words > LONGEST_ANSWER ||
		    vector_dot(&s->vector, &c->r->s->vector) > 0.4 || tells_again(s, c->r->s))
			continue;
		c->answer[c->answer_count++] = s;
	}
}

/* ---- choosing ---- */

struct chosen {
	struct candidate *at[ASK_MOST];
	size_t count, by_role[QUESTION_ROLE_COUNT];
	uint32_t *quoted; /* words of each voice, by text and answers */
	struct ask_page page;
	struct known *text; /* what the paragraphs have told */
	bool alone;         /* little else could be asked: then the opening may answer, too */
};

static bool
shares_number(const struct sentence *a, const struct sentence *b)
{
	if (!a->numbers.count || !b->numbers.count)
		return true;
	for (size_t i = 0; i < a->numbers.count; i++)
		for (size_t k = 0; k < b->numbers.count; k++)
			if (a->numbers.at[i].value == b->numbers.at[k].value)
				return true;
	return false;
}

static bool
asks_again(const struct candidate *a, const struct candidate *b)
{
	size_t same = 0, least = a->term_count < b->term_count ? a->term_count : b->term_count;
	for (size_t i = 0; i < a->term_count; i++)
		for (size_t k = 0; k < b->term_count; k++)
			same += a->terms[i] == b->terms[k];
	/* "How many gunmen", "how many fighters": the same three */
	if (frames[a->frame].role == Q_NUMBER && frames[b->frame].role == Q_NUMBER && same &&
	    a->r->s->numbers.count && b->r->s->numbers.count && shares_number(a->r->s, b->r->s) && a->r->s != b->r->s)
		return true;
	return str_eq_nocase(a->question, b->question) ||
	       (frames[a->frame].role == frames[b->frame].role && least &&
	        (float)same > 0.75f * (float)least);
}

static bool
fits_beside(const struct chosen *p, const struct candidate *c)
{
	for (size_t i = 0; i < p->count; i++) {
		if (asks_again(p->at[i], c))
			return false;
		for (size_t k = 0; k < p->at[i]->answer_count; k++)
			if (tells_again(p->at[i]->answer[k], c->r->s))
				return false;
	}
	return true;
}

/* Takes the answers' words from what may be quoted of their voices; false: too many. */
static bool
may_quote(const struct choosing *k, const struct chosen *p, struct candidate *c)
{
	const struct sentence *first = c->answer[0];
	if (!in_text(k->text, first) && p->quoted[first->voice] + first->cost > k->source_words)
		return false;
	if (c->answer_count > 1) {
		const struct sentence *more = c->answer[1];
		uint32_t before = p->quoted[more->voice] + (more->voice == first->voice ? first->cost : 0);
		if (before + more->cost > k->source_words || in_text(k->text, more))
			c->answer_count = 1;
	}
	return true;
}

static bool
is_contradicted(const struct candidates *all, const struct candidate *c)
{
	for (size_t i = 0; asks_value(c->frame) && i < all->count; i++)
		if (str_eq_nocase(all->at[i].question, c->question) &&
		    !shares_number(all->at[i].r->s, c->r->s))
			return true;
	return false;
}

/* Who somebody is asks nobody who has not met the name, or was told by the text. */
static bool
is_met(const struct choosing *k, const struct candidates *all, const struct chosen *p,
       const struct candidate *c)
{
	const struct person *who = c->subject.person;
	uint32_t told = who->sentences;
	bool main = told >= 3 && (told * 2 >= k->cast->most || (told * 4 >= k->cast->most && who->voices > 1));
	for (size_t i = 0; i < all->count && !main; i++)
		if (all->at[i].frame == FRAME_WHO && all->at[i].subject.person == who &&
		    in_text(k->text, all->at[i].r->s))
			return false;
	bool met = false;
	for (size_t i = 0; i < p->text->count && who->sentences >= 2; i++)
		met |= str_has(p->text->told[i]->text, who->full);
	for (size_t i = 0; i < p->count && !met; i++)
		met = p->at[i]->subject.person == who || p->at[i]->about == who;
	return met || main;
}

/* Sound as it is, but not beside this text. */
static bool
is_idle(struct arena a, const struct choosing *k, const struct candidates *all,
        const struct chosen *p, const struct candidate *c)
{
	size_t least = frames[c->frame].role == Q_POSITION ? NEW_TERMS_SAID
	               : c->frame == FRAME_WHY_BECAUSE     ? NEW_TERMS_CAUSE
	                                                   : NEW_TERMS;
	if ((!asks_value(c->frame) && new_terms(c) < least) || is_contradicted(all, c) ||
	    (frames[c->frame].role == Q_NUMBER && page_counts_otherwise(&p->page, c)) ||
	    (c->frame != FRAME_WHO && page_is_elsewhere(&p->page, c)) ||
	    person_is_stranger(a, &p->page, c, c->subject.person) ||
	    person_is_stranger(a, &p->page, c, c->about))
		return true;
	return c->frame == FRAME_WHO && !is_met(k, all, p, c);
}

/* What a reader may look for without reading the text: not who somebody is, nor what else was said. */
static bool
asks_fact(enum frame_id frame)
{
	static const enum frame_id said[] = {FRAME_SAY_ABOUT, FRAME_SAY_SUBJECT, FRAME_SAY_NAME, FRAME_SAY_TOPIC,
	                                     FRAME_SAY_MATTER, FRAME_SAY_STANCE, FRAME_ACCORDING};
	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		if (frame == said[i])
			return false;
	return frames[frame].role != Q_WHO;
}

/* Worth asking beside this text, and understood there. */
static bool
may_be_asked(struct arena a, const struct choosing *k, const struct candidates *all,
             const struct chosen *p, const struct candidate *c)
{
	bool opens = is_opening(k->text, c->r->s) && !(p->alone && asks_fact(c->frame));
	return c->value >= BAR && !is_idle(a, k, all, p, c) && !opens &&
	       !cast_unknown_beside(k->cast, p->page.known, c->r->s, c->question) &&
	       !page_lacks_words(a, &p->page, c->question) && !page_breaks_off(a, c) && !page_asks_other_amount(a, c) &&
	       (in_text(k->text, c->r->s) ||
	        !known_lacks_beside(p->text, a, c->r->s, c->terms, c->term_count));
}

static bool
take(struct arena a, const struct choosing *k, const struct candidates *all, struct chosen *p,
     struct candidate *c)
{
	if (p->count == ASK_MOST || !may_be_asked(a, k, all, p, c) || !fits_beside(p, c))
		return false;
	complete(all, c);
	while (c->answer_count > 1 &&
	       (cast_unknown_beside(k->cast, p->page.known, c->answer[1], c->question) ||
	        known_lacks_beside(p->text, a, c->answer[1], c->terms, c->term_count)))
		c->answer_count--;
	for (size_t i = 0; i < p->count && c->answer_count > 1; i++)
		for (size_t m = 0; m < p->at[i]->answer_count; m++)
			if (tells_again(p->at[i]->answer[m], c->answer[1]))
				c->answer_count = 1;
	if (!may_quote(k, p, c))
		return false;
	for (size_t i = 0; i < c->answer_count; i++)
		if (!in_text(k->text, c->answer[i]))
			p->quoted[c->answer[i]->voice] += c->answer[i]->cost;
	p->by_role[frames[c->frame].role]++;
	p->at[p->count++] = c;
	return true;
}

static void
sort_by_place(struct asked *list, size_t count)
{
	for (size_t i = 1; i < count; i++)
		for (size_t m = i; m > 0 && place[list[m - 1].role] > place[list[m].role]; m--) {
			struct asked other = list[m];
			list[m] = list[m - 1];
			list[m - 1] = other;
		}
}

/* Who somebody is leaves open what has happened. */
static bool
asks_little(const struct chosen *p)
{
	return p->count - p->by_role[Q_WHO] < FEW;
}

static void
pick(struct arena a, const struct choosing *k, struct candidates *all, struct chosen *p)
{
	for (size_t o = 0; o < sizeof preferred / sizeof *preferred; o++)
		for (size_t i = 0; i < all->count; i++)
			if (frames[all->at[i].frame].role == preferred[o] && take(a, k, all, p, &all->at[i]))
				break;
	for (size_t i = 0; i < all->count; i++) {
		enum question_role role = frames[all->at[i].frame].role;
		if (p->by_role[role] < (role == Q_POSITION ? POSITIONS_MOST : ROLE_MOST))
			take(a, k, all, p, &all->at[i]);
	}
	p->alone = asks_little(p);
	for (size_t i = 0; i < all->count && asks_little(p); i++)
		take(a, k, all, p, &all->at[i]);
}

static bool
is_chosen(const struct chosen *p, const struct candidate *c)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->at[i] == c || str_eq_nocase(p->at[i]->question, c->question))
			return true;
	return false;
}

/* What else its answer answers: of the same sentence and role, and as sound. */
static void
put_others(struct arena a, const struct choosing *k, struct candidates *all, const struct chosen *p,
           const struct candidate *c, struct asked *to)
{
	if (c->answer_count > 1)
		return;
	for (size_t i = 0; i < all->count && to->other_count < STORY_WORDINGS_MOST - 1; i++) {
		const struct candidate *o = &all->at[i];
		if (o->r->s != c->r->s || frames[o->frame].role != frames[c->frame].role ||
		    is_chosen(p, o) || !may_be_asked(a, k, all, p, o))
			continue;
		struct str text = person_titled(all->out, &p->page, o);
		bool again = str_eq_nocase(text, to->question);
		for (size_t m = 0; m < to->other_count; m++)
			again |= str_eq_nocase(text, to->others[m]);
		if (!again)
			to->others[to->other_count++] = text;
	}
}

size_t
ask_choose(struct arena scratch, const struct choosing *k, struct candidates *all,
           struct asked *list)
{
	struct introduced known = {.names = map_in(&scratch, 128)};
	struct arena notes = arena_upper(&scratch);
	struct known text = known_open(&notes, k->d, k->cast, k->text->head);
	struct chosen p = {.quoted = arena_array(&scratch, uint32_t, k->d->count + 1),
	                   .page = {k->d, k->cast, &known, &text}, .text = &text};
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		for (size_t i = 0; i < k->text->count[r]; i++) {
			cast_introduce(&known, k->text->at[r][i]);
			known_tell(&text, k->text->at[r][i]);
			p.quoted[k->text->at[r][i]->voice] += k->text->at[r][i]->cost;
		}
	float best = 1e-6f;
	for (size_t i = 0; i < k->d->sentence_count; i++)
		best = k->d->sentences[i].score > best ? k->d->sentences[i].score : best;
	for (size_t i = 0; i < all->count; i++)
		weigh(&scratch, k, &all->at[i], best);
	qsort(all->at, all->count, sizeof *all->at, by_value);
	pick(scratch, k, all, &p);
	for (size_t i = 0; i < p.count; i++) {
		const struct candidate *c = p.at[i];
		list[i] = (struct asked){.role = frames[c->frame].role, .frame = c->frame,
		                         .question = person_titled(all->out, &p.page, c),
		                         .answer = {c->answer[0], c->answer[1]},
		                         .answer_count = c->answer_count};
		put_others(scratch, k, all, &p, c, &list[i]);
	}
	sort_by_place(list, p.count);
	return p.count;
}
