/* ads.c: the set of advertisements that the server has, and its counters. */
#include "web/ads.h"

#include <stdlib.h>

#include "base/log.h"
#include "engine/ad_counts.h"
#include "os/clock.h"
#include "os/random.h"
#include "web/web.h"

static void
log_wrong(const struct err *err)
{
	log_warn("an advertisement is left out: %s", err->msg);
}

/* ── the set ── */

static int
by_id(const void *a, const void *b)
{
	const struct ad_unit *x = a, *y = b;
	return (x->id > y->id) - (x->id < y->id);
}

static void
make_units(struct arena *out, struct ads *a)
{
	size_t n = 0;
	for (size_t i = 0; i < a->files.count; i++)
		n += a->files.campaigns[i].creative_count;
	a->units = arena_array(out, struct ad_unit, n + 1);
	a->first_unit = arena_array(out, uint32_t, a->files.count + 1);
	a->by_creative = arena_array(out, uint32_t, n + 1);
	for (size_t i = 0; i < a->files.count; i++) {
		const struct campaign *c = &a->files.campaigns[i];
		a->first_unit[i] = (uint32_t)a->unit_count;
		for (size_t k = 0; k < c->creative_count; k++) {
			struct ad_unit *u = &a->units[a->unit_count++];
			u->id = token_creative(c->name, c->creatives[k].name);
			u->campaign = (uint32_t)i;
			u->creative = (uint32_t)k;
		}
	}
	qsort(a->units, a->unit_count, sizeof *a->units, by_id);
	for (size_t i = 0; i < a->unit_count; i++)
		a->by_creative[a->first_unit[a->units[i].campaign] + a->units[i].creative] = (uint32_t)i;
}

static void
map_files(struct arena *out, struct ads *a)
{
	a->by_path = map_in(out, 2 * a->files.file_count + 16);
	for (size_t i = 0; i < a->files.file_count; i++)
		map_put(&a->by_path, a->files.files[i].path)->value.p = &a->files.files[i];
}

bool
ads_file(const struct ads *a, struct str path, struct content *c)
{
	const struct map_slot *slot = map_get(&a->by_path, path);
	const struct ad_file *f = slot ? slot->value.p : NULL;
	if (!f)
		return false;
	*c = (struct content){.status = 200, .type = f->type, .body = f->bytes,
	                      .policy = f->policy, .kind = REPLY_FOREVER};
	return true;
}

static bool
read_progress(struct arena *out, struct ads *a, struct store *store, int64_t day,
              struct err *err)
{
	a->progress = arena_array(out, struct ad_progress, a->files.count + 1);
	for (size_t i = 0; i < a->files.count; i++) {
		int64_t today[AD_KINDS], in_all[AD_KINDS];
		if (!ad_counts_so_far(store, a->tally, a->files.campaigns[i].name, day, today,
		                      in_all, err))
			return false;
		a->progress[i] = (struct ad_progress){
			in_all[AD_SERVED], today[AD_SERVED], in_all[AD_CLICKED], today[AD_CLICKED]};
	}
	atomic_store(&a->day, day);
	return true;
}

/* The key of the store, made by the program that runs us; else one of our own until we end. */
static bool
read_key(struct arena *out, struct ads *a, struct store *store, struct err *err)
{
	struct str key;
	char own[SHA256_BYTES];
	if (!store_get(store, out, "ad key", &key, err))
		return false;
	random_bytes(own, sizeof own);
	hmac_key(&a->key, key.n ? key : str_from(own, sizeof own));
	return true;
}

struct ads *
ads_open(struct arena *out, const struct web_options *options, struct store *store,
         struct err *err)
{
	struct ads *a = arena_new(out, struct ads);
	pthread_mutex_init(&a->lock, NULL);
	a->zone_min = options->site->zone_min;
	a->country = options->site_country;
	a->no_sections = options->no_ads_sections;
	a->tally = options->ads ? options->ads : arena_new(out, struct tally);
	a->views = views_in(out);
	if (options->ads_folder.n)
		ad_files_read(out, str_c(out, options->ads_folder), &a->files, log_wrong);
	make_units(out, a);
	int64_t day = ad_moment_of(clock_real_s(), a->zone_min).day;
	map_files(out, a);
	if (read_key(out, a, store, err) && read_progress(out, a, store, day, err))
		return a;
	ads_close(a);
	return NULL;
}

void
ads_close(struct ads *a)
{
	pthread_mutex_destroy(&a->lock);
}

struct ad_unit *
ads_unit(const struct ads *a, uint32_t id)
{
	struct ad_unit wanted = {.id = id};
	return a->unit_count ? bsearch(&wanted, a->units, a->unit_count, sizeof wanted, by_id)
	                     : NULL;
}

struct ad_unit *
ads_chosen(const struct ads *a, const struct ad_choice *choice)
{
	return &a->units[a->by_creative[a->first_unit[choice->campaign] + choice->creative]];
}

const struct creative *
ads_creative(const struct ads *a, const struct ad_unit *unit)
{
	return &a->files.campaigns[unit->campaign].creatives[unit->creative];
}

bool
ads_none_in(const struct ads *a, struct arena scratch, struct str section)
{
	struct str list = a->no_sections, one;
	while (section.n && str_cut(&list, ',', &one))
		if (str_eq_nocase(slot_section(&scratch, str_trim(one)), section))
			return true;
	return false;
}

/* ── counting ── */

struct ad_moment
ads_now(struct ads *a, int64_t now_s)
{
	struct ad_moment now = ad_moment_of(now_s, a->zone_min);
	if (atomic_load_explicit(&a->day, memory_order_relaxed) == now.day)
		return now;
	pthread_mutex_lock(&a->lock);
	if (atomic_load(&a->day) != now.day) {
		for (size_t i = 0; i < a->files.count; i++) {
			__atomic_store_n(&a->progress[i].served_today, 0, __ATOMIC_RELAXED);
			__atomic_store_n(&a->progress[i].clicked_today, 0, __ATOMIC_RELAXED);
		}
		atomic_store(&a->day, now.day);
	}
	pthread_mutex_unlock(&a->lock);
	return now;
}

static struct tally_row *
find_row(struct ads *a, struct ad_unit *u, enum slot_place place, int64_t day)
{
	const struct campaign *c = &a->files.campaigns[u->campaign];
	pthread_mutex_lock(&a->lock);
	struct tally_row *row = tally_row(a->tally, day, c->name, c->creatives[u->creative].name,
	                                  slot_place_name(place));
	if (row)
		atomic_store(&u->rows[place], row);
	else
		atomic_fetch_add(&a->tally->lost, 1);
	pthread_mutex_unlock(&a->lock);
	return row;
}

static void
add_progress(int64_t *in_all, int64_t *today)
{
	__atomic_fetch_add(in_all, 1, __ATOMIC_RELAXED);
	__atomic_fetch_add(today, 1, __ATOMIC_RELAXED);
}

void
ads_count(struct ads *a, struct ad_unit *u, enum slot_place place, enum ad_kind kind, int64_t day)
{
	struct tally_row *row = atomic_load(&u->rows[place]);
	struct ad_progress *p = &a->progress[u->campaign];
	if (!row || atomic_load(&row->day) != day)
		row = find_row(a, u, place, day);
	if (!row)
		return;
	tally_add(row, kind);
	atomic_fetch_add_explicit(&a->totals[kind], 1, memory_order_relaxed);
	if (kind == AD_SERVED)
		add_progress(&p->served_in_all, &p->served_today);
	else if (kind == AD_CLICKED)
		add_progress(&p->clicked_in_all, &p->clicked_today);
}

void
ads_metrics(struct ads *a, struct buf *b)
{
	buf_cstr(b, "# HELP glancewire_ads_total Advertisements, by what is counted of them.\n"
	            "# TYPE glancewire_ads_total counter\n");
	for (int k = 0; k < AD_KINDS; k++)
		buf_fmt(b, "glancewire_ads_total{kind=\"%s\"} %lld\n", ad_kind_name((enum ad_kind)k),
		        (long long)atomic_load(&a->totals[k]));
	buf_fmt(b,
	        "# HELP glancewire_ad_links_unsigned_total Links refused: nobody here signed them.\n"
	        "# TYPE glancewire_ad_links_unsigned_total counter\n"
	        "glancewire_ad_links_unsigned_total %lld\n"
	        "# HELP glancewire_ads_uncounted_total Counts for which there was no room.\n"
	        "# TYPE glancewire_ads_uncounted_total counter\n"
	        "glancewire_ads_uncounted_total %lld\n",
	        (long long)atomic_load(&a->unsigned_links), (long long)atomic_load(&a->tally->lost));
}
