/* choose.c: campaigns for the slots of one view. */
#include "ads/choose.h"

#include "ads/label.h"
#include "base/hash.h"

/* ── what may stand on a page ── */

static bool
names_section(struct arena scratch, struct str list, struct str section)
{
	struct str one;
	while (str_cut(&list, ',', &one))
		if (section.n && str_eq_nocase(slot_section(&scratch, str_trim(one)), section))
			return true;
	return false;
}

size_t
choose_fitting(struct arena scratch, const struct campaign *list, size_t count,
               const struct ad_page *page, uint32_t *fitting)
{
	size_t n = 0;
	for (size_t i = 0; i < count; i++) {
		const struct campaign *c = &list[i];
		if (page->day < c->first_day || page->day > c->last_day)
			continue;
		if (c->sections.n && !names_section(scratch, c->sections, page->section))
			continue;
		if (c->languages.n && !campaign_list_has(c->languages, label_language(page->language)))
			continue;
		if (c->countries.n && !campaign_list_has(c->countries, page->country))
			continue;
		fitting[n++] = (uint32_t)i;
	}
	return n;
}

/* ── one view ── */

static uint64_t
draw(struct ad_view *v, uint64_t below)
{
	v->random = hash_mix(v->random + 0x9e3779b97f4a7c15u);
	/* The upper half times `below`: no bias that matters for weights below a million. */
	return (v->random >> 32) * below >> 32;
}

static bool
fits(const struct campaign *c, enum slot_size size)
{
	for (size_t i = 0; i < c->creative_count; i++)
		if (c->creatives[i].fits[size])
			return true;
	return false;
}

static bool
are_rivals(const struct campaign *a, const struct campaign *b)
{
	return a == b || str_eq_nocase(a->advertiser, b->advertiser) ||
	       (a->competes.n && str_eq_nocase(a->competes, b->competes));
}

/* Nothing on the page keeps it away, nor the campaign whose share this view is, which may yet come
 * further down. */
static bool
is_free(const struct ad_view *v, uint32_t campaign)
{
	const struct campaign *c = &v->list[campaign];
	if (v->sponsor >= 0 && v->sponsor != campaign && are_rivals(&v->list[v->sponsor], c))
		return false;
	for (size_t i = 0; i < v->chosen_count; i++)
		if (are_rivals(&v->list[v->chosen[i].campaign], c))
			return false;
	return true;
}

static bool
may_stand(const struct ad_view *v, uint32_t campaign, enum slot_size size)
{
	const struct campaign *c = &v->list[campaign];
	return fits(c, size) && pace_allows(c, &v->progress[campaign], v->now) &&
	       is_free(v, campaign);
}

void
choose_begin(struct ad_view *v, uint64_t seed)
{
	int64_t sum = 0, at;
	v->random = hash_mix(seed);
	v->sponsor = -1;
	v->chosen_count = 0;
	for (size_t i = 0; i < v->fitting_count; i++)
		sum += v->list[v->fitting[i]].share;
	if (!sum)
		return;
	/* Shares of more than the whole are cut down alike. */
	at = (int64_t)draw(v, (uint64_t)(sum > 100 ? sum : 100));
	for (size_t i = 0; i < v->fitting_count; i++) {
		at -= v->list[v->fitting[i]].share;
		if (at < 0) {
			v->sponsor = v->fitting[i];
			return;
		}
	}
}

/* The rank of a campaign, the lowest first; campaigns with a share stand by their share only. */
static int64_t
rank_of(const struct campaign *c)
{
	if (c->house)
		return 2 * CAMPAIGN_LEAST_PRIORITY + 2;
	return 2 * c->priority + !pace_has_goal(c);
}

/* By weight, among those of the best rank, in one walk: each replaces the one before with the
 * chance that its weight has among all so far. */
static int64_t
by_weight(struct ad_view *v, enum slot_size size)
{
	int64_t best = INT64_MAX, chosen = -1, sum = 0;
	for (size_t i = 0; i < v->fitting_count; i++) {
		uint32_t at = v->fitting[i];
		const struct campaign *c = &v->list[at];
		int64_t rank = rank_of(c);
		if (c->share || rank > best || !may_stand(v, at, size))
			continue;
		sum = (rank == best ? sum : 0) + c->weight;
		best = rank;
		if ((int64_t)draw(v, (uint64_t)sum) < c->weight)
			chosen = at;
	}
	return chosen;
}

static uint32_t
draw_creative(struct ad_view *v, const struct campaign *c, enum slot_size size)
{
	uint64_t n = 0, at;
	for (size_t i = 0; i < c->creative_count; i++)
		n += c->creatives[i].fits[size];
	at = draw(v, n);
	for (size_t i = 0;; i++)
		if (c->creatives[i].fits[size] && at-- == 0)
			return (uint32_t)i;
}

bool
choose_next(struct ad_view *v, enum slot_size size, struct ad_choice *choice)
{
	int64_t campaign = -1;
	if (v->chosen_count == SLOTS_MOST)
		return false;
	if (v->sponsor >= 0 && may_stand(v, (uint32_t)v->sponsor, size))
		campaign = v->sponsor;
	else
		campaign = by_weight(v, size);
	if (campaign < 0)
		return false;
	choice->campaign = (uint32_t)campaign;
	choice->creative = draw_creative(v, &v->list[campaign], size);
	v->chosen[v->chosen_count++] = *choice;
	return true;
}
