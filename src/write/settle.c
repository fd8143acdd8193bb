/* settle.c: steepest ascent over moves of a few sentences. */
#include "write/settle.h"

#include <math.h>
#include <string.h>

/* Price of a paragraph that surely is in its greater part no such paragraph, in log-likelihood. */
#define PARAGRAPH_PRICE 0.7
/* What it is worth that a sentence stands behind the one from which it goes on. */
#define FLOW 0.2
/* On a page of some length an opening alone tells little: what it is worth there that a second and
 * a third sentence stand behind it in the first paragraph, each. */
#define BEGINNING 0.3
enum { LONG_PAGE = 6 };
/* Nothing is surer. */
#define SUREST 0.98
/* A reader who stumbles counts for so many who find a sentence in the wrong paragraph. */
#define STUMBLING_PRICE 5
/* By how much it may become likelier that one sentence tells again what was told. */
#define AGAIN_RISE 0.02

struct page {
	struct choice *c;
	size_t count;
	double (*in)[PARAGRAPH_COUNT]; /* by chosen sentence: its likelihoods */
	uint8_t *role;                 /* … where it stands in the arrangement that is looked at */
	uint8_t *kept;                 /* … and in the best so far */
	struct risk *risk;             /* … its risk there, asked when it is to move */
	bool *asked;
	double *chance;                /* for the sums: room for count + 1 */
};

struct move {
	size_t first;  /* chosen sentence; their count: all of the paragraph `from` */
	bool run;      /* with those directly behind it */
	uint8_t from, to;
};

/* How likely half or more of the paragraph does not belong, by the sum over all numbers of those
 * that do not. */
static double
likely_wrong(const struct page *p, uint8_t role)
{
	size_t n = 0;
	double wrong = 0;
	p->chance[0] = 1;
	for (size_t i = 0; i < p->count; i++) {
		if (p->role[i] != role)
			continue;
		p->chance[n + 1] = 0;
		for (size_t k = ++n; k > 0; k--)
			p->chance[k] = p->chance[k] * p->in[i][role] + p->chance[k - 1] * (1 - p->in[i][role]);
		p->chance[0] *= p->in[i][role];
	}
	for (size_t k = 0; n && k <= n; k++)
		wrong += 2 * k >= n ? p->chance[k] : 0;
	return wrong;
}

static bool
goes_on(const struct page *p, size_t i, size_t behind)
{
	return p->c->chosen[behind] == p->c->chosen[i] + 1 && p->role[behind] == p->role[i] &&
	       choice_behind(p->c, p->c->chosen[behind]);
}

/* The sentence that goes on from `i` in its paragraph; the count: none. */
static size_t
next_of(const struct page *p, size_t i)
{
	size_t k = 1;
	while (k < p->count && !goes_on(p, i, k))
		k++;
	return k;
}

static double
worth(const struct page *p)
{
	double sum = 0;
	size_t happened = 0;
	for (size_t i = 0; i < p->count; i++) {
		happened += i && p->role[i] == ROLE_HAPPENED;
		sum += log(p->in[i][p->role[i]]);
		sum += next_of(p, i) < p->count ? FLOW : 0;
	}
	for (uint8_t r = 0; r < PARAGRAPH_COUNT; r++)
		sum -= PARAGRAPH_PRICE * likely_wrong(p, r);
	return sum + (p->count < LONG_PAGE ? 0 : BEGINNING * (double)(happened < 2 ? happened : 2));
}

/* Of the paragraph `from`, all but the opening, or sentence `first` with its run. */
static void
make_move(const struct page *p, const struct move *m)
{
	if (m->first == p->count) {
		for (size_t i = 1; i < p->count; i++)
			if (p->role[i] == m->from)
				p->role[i] = m->to;
		return;
	}
	for (size_t at = m->first, next; at < p->count; at = next) {
		next = m->run ? next_of(p, at) : p->count;
		p->role[at] = m->to;
	}
}

/* Makes the choice stand as an arrangement says. */
static void
stand(const struct page *p, const uint8_t *role)
{
	for (size_t i = 1; i < p->count; i++)
		choice_move(p->c, p->c->chosen[i], (enum paragraph_role)role[i]);
}

/* The chosen sentence that stands directly before it in its report; the count: none. */
static size_t
one_before(const struct page *p, size_t i)
{
	size_t k = 0;
	while (k < p->count && p->c->chosen[k] + 1 != p->c->chosen[i])
		k++;
	return p->c->chosen[i]->position ? k : p->count;
}

/* Whether a sentence, or the one before it in its report, stands elsewhere than in the best arrangement
 * so far. */
static bool
is_moved(const struct page *p, size_t i)
{
	size_t k = one_before(p, i);
	return p->role[i] != p->kept[i] || (k < p->count && p->role[k] != p->kept[k]);
}

/* "She has" at the head of a paragraph leans on one that is too far above; what she said may follow
 * what she did. */
static bool
is_parted(const struct page *p, size_t i)
{
	const struct sentence *s = p->c->chosen[i];
	size_t k = one_before(p, i);
	return s->reasons & p->c->hard && k < p->count && p->role[i] != p->role[k] &&
	       !(p->role[k] == ROLE_HAPPENED && (s->speech || s->quote));
}

/* While the choice stands as in the best arrangement so far. */
static void
ask_risks(const struct page *p, struct arena scratch)
{
	for (size_t i = 1; i < p->count; i++)
		if (!p->asked[i] && is_moved(p, i)) {
			p->risk[i] = choice_risk(p->c, scratch, p->c->chosen[i],
			                         (enum paragraph_role)p->kept[i]);
			p->asked[i] = true;
		}
}

/* By how much the page loses the hope that nobody stumbles, in log-likelihood; INFINITY where a
 * sentence loses what it leans on or tells again what was told. */
static double
stumbling(const struct page *p, struct arena scratch)
{
	double loss = 0;
	for (size_t i = 1; i < p->count; i++)
		if (!choice_placed(p->c, scratch, p->c->chosen[i], (enum paragraph_role)p->role[i]))
			return INFINITY;
	for (size_t i = 1; i < p->count; i++) {
		if (!is_moved(p, i))
			continue;
		if (is_parted(p, i))
			return INFINITY;
		struct risk then = choice_risk(p->c, scratch, p->c->chosen[i], (enum paragraph_role)p->role[i]);
		if (then.again > p->risk[i].again + AGAIN_RISE)
			return INFINITY;
		loss += log((1 - p->risk[i].any) / (1 - then.any));
	}
	return loss;
}

/* Whether it makes more readers content than it makes stumble; if not, all stands as before. */
static bool
try_move(const struct page *p, struct arena scratch, const struct move *m, double gain)
{
	make_move(p, m);
	ask_risks(p, scratch);
	stand(p, p->role);
	bool good = stumbling(p, scratch) * STUMBLING_PRICE < gain;
	memcpy(good ? p->kept : p->role, good ? p->role : p->kept, p->count);
	/* What stands elsewhere now changes the risk of others, too. */
	if (good)
		memset(p->asked, 0, p->count * sizeof *p->asked);
	else
		stand(p, p->kept);
	return good;
}

struct list {
	struct move *at;
	double *worth;
	size_t count;
};

static void
weigh(const struct page *p, struct list *l, struct move m, double now)
{
	make_move(p, &m);
	double then = worth(p);
	memcpy(p->role, p->kept, p->count);
	if (then > now + 1e-9) {
		size_t k = l->count++;
		for (; k > 0 && l->worth[k - 1] < then; k--) {
			l->at[k] = l->at[k - 1];
			l->worth[k] = l->worth[k - 1];
		}
		l->at[k] = m;
		l->worth[k] = then;
	}
}

/* All that make the page likelier, best first. */
static void
list_moves(const struct page *p, struct list *l, double now)
{
	l->count = 0;
	for (uint8_t to = 0; to < PARAGRAPH_COUNT; to++) {
		for (uint8_t from = 0; from < PARAGRAPH_COUNT; from++)
			if (from != to)
				weigh(p, l, (struct move){p->count, false, from, to}, now);
		for (size_t i = 1; i < p->count; i++) {
			if (p->role[i] == to)
				continue;
			weigh(p, l, (struct move){i, false, p->role[i], to}, now);
			if (next_of(p, i) < p->count)
				weigh(p, l, (struct move){i, true, p->role[i], to}, now);
		}
	}
}

void
settle(struct choice *c, struct arena scratch)
{
	size_t n = c->count;
	if (!c->fits || n < 2)
		return;
	struct arena *a = &scratch;
	struct page p = {.c = c, .count = n};
	p.in = arena_alloc(a, n, sizeof *p.in, _Alignof(double));
	p.role = arena_array(a, uint8_t, n);
	p.kept = arena_array(a, uint8_t, n);
	p.risk = arena_array(a, struct risk, n);
	p.asked = arena_array(a, bool, n);
	p.chance = arena_array(a, double, n + 2);
	size_t most = PARAGRAPH_COUNT * (2 * n + PARAGRAPH_COUNT);
	struct list l = {.at = arena_array(a, struct move, most), .worth = arena_array(a, double, most)};
	for (size_t i = 0; i < n; i++) {
		p.role[i] = p.kept[i] = (uint8_t)choice_role(c, c->chosen[i]);
		struct role_fit f = {{SUREST, 0.5, 0.5}};
		if (i)
			f = c->fits[c->chosen[i] - c->d->sentences];
		for (int r = 0; r < PARAGRAPH_COUNT; r++)
			p.in[i][r] = f.in[r] < SUREST ? f.in[r] : SUREST;
	}
	for (bool moved = true; moved;) {
		moved = false;
		double now = worth(&p);
		list_moves(&p, &l, now);
		for (size_t k = 0; k < l.count && !moved; k++)
			moved = try_move(&p, scratch, &l.at[k], l.worth[k] - now);
	}
}
