/* ad_table.c: counts of advertisements by day, and stories that carry none. */
#include "store/sqlite.h"

#include <stdio.h>
#include <string.h>

#define KINDS                                                                               \
	"served, seen, clicked, served_again, seen_again, clicked_again, served_robot, "    \
	"seen_robot, clicked_robot, prefetched, expired"
#define SUMS                                                                                \
	"sum(served), sum(seen), sum(clicked), sum(served_again), sum(seen_again), "        \
	"sum(clicked_again), sum(served_robot), sum(seen_robot), sum(clicked_robot), "      \
	"sum(prefetched), sum(expired)"
#define TAKEN "ad counts taken"

static void
take_kinds(struct query *q, int64_t n[AD_KINDS])
{
	for (int k = 0; k < AD_KINDS; k++)
		n[k] = query_take_int(q);
}

static bool
add_row(struct store *s, const struct ad_counts *c, struct err *err)
{
	struct query q;
	query_open(&q, s,
	           "INSERT INTO ad_count (campaign, day, creative, place, " KINDS ") "
	           "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET "
	           "served = served + excluded.served, seen = seen + excluded.seen, "
	           "clicked = clicked + excluded.clicked, "
	           "served_again = served_again + excluded.served_again, "
	           "seen_again = seen_again + excluded.seen_again, "
	           "clicked_again = clicked_again + excluded.clicked_again, "
	           "served_robot = served_robot + excluded.served_robot, "
	           "seen_robot = seen_robot + excluded.seen_robot, "
	           "clicked_robot = clicked_robot + excluded.clicked_robot, "
	           "prefetched = prefetched + excluded.prefetched, "
	           "expired = expired + excluded.expired");
	query_text(&q, c->campaign);
	query_int(&q, c->day);
	query_text(&q, c->creative);
	query_text(&q, c->place);
	for (int k = 0; k < AD_KINDS; k++)
		query_int(&q, c->n[k]);
	return query_close(&q, err);
}

bool
store_ad_taken(struct store *s, uint64_t epoch, uint64_t *sequence, struct err *err)
{
	char room[100];
	struct query q;
	*sequence = 0;
	query_open(&q, s, "SELECT value FROM setting WHERE name = '" TAKEN "'");
	struct str value = query_row(&q) ? query_view(&q) : STR_NONE;
	if (value.n && value.n < sizeof room) {
		unsigned long long of = 0, number = 0;
		memcpy(room, value.p, value.n);
		room[value.n] = 0;
		if (sscanf(room, "%llx %llu", &of, &number) == 2 && of == epoch)
			*sequence = number;
	}
	return query_close(&q, err);
}

bool
store_add_ad_counts(struct store *s, uint64_t epoch, uint64_t sequence,
                    const struct ad_counts *rows, size_t count, struct err *err)
{
	char room[100];
	uint64_t taken;
	bool own, ok;
	if (!change_begin(s, &own, err))
		return false;
	ok = store_ad_taken(s, epoch, &taken, err);
	if (ok && taken < sequence) {
		for (size_t i = 0; ok && i < count; i++)
			ok = add_row(s, &rows[i], err);
		snprintf(room, sizeof room, "%llx %llu", (unsigned long long)epoch,
		         (unsigned long long)sequence);
		ok = ok && store_set(s, TAKEN, str_of(room), err);
	}
	return change_end(s, own, ok, err);
}

bool
store_ad_counts(struct store *s, struct arena *out, int64_t from_day, int64_t to_day,
                struct ad_counts **rows, size_t *count, struct err *err)
{
	struct query q;
	struct list list = {.size = sizeof **rows};
	query_open(&q, s, "SELECT day, campaign, creative, place, " KINDS " FROM ad_count "
	                  "WHERE day BETWEEN ? AND ? ORDER BY day, campaign, creative, place");
	query_int(&q, from_day);
	query_int(&q, to_day);
	while (query_row(&q)) {
		struct ad_counts *c = list_add(&list, out);
		c->day = query_take_int(&q);
		c->campaign = query_take_text(&q, out);
		c->creative = query_take_text(&q, out);
		c->place = query_take_text(&q, out);
		take_kinds(&q, c->n);
	}
	*rows = (struct ad_counts *)(void *)list.items;
	*count = list.count;
	return query_close(&q, err);
}

bool
store_ad_totals(struct store *s, struct str campaign, int64_t from_day, int64_t to_day,
                int64_t n[AD_KINDS], struct err *err)
{
	struct query q;
	memset(n, 0, AD_KINDS * sizeof *n);
	query_open(&q, s, "SELECT " SUMS " FROM ad_count WHERE campaign = ? AND day BETWEEN ? AND ?");
	query_text(&q, campaign);
	query_int(&q, from_day);
	query_int(&q, to_day);
	if (query_row(&q))
		take_kinds(&q, n);
	return query_close(&q, err);
}

/* ── stories that carry none ── */

static bool
put_without(struct store *s, int64_t story, bool without, struct str by, int64_t now,
            struct err *err)
{
	struct query q;
	if (!without)
		return query_run(s, "DELETE FROM story_without_ads WHERE story = ?", &story, 1, err);
	query_open(&q, s, "INSERT INTO story_without_ads (story, at, by) VALUES (?, ?, ?) "
	                  "ON CONFLICT DO NOTHING");
	query_int(&q, story);
	query_int(&q, now);
	query_text(&q, by);
	return query_close(&q, err);
}

bool
store_put_without_ads(struct store *s, int64_t story, bool without, struct str by, int64_t now,
                      struct err *err)
{
	bool own, ok;
	if (!change_begin(s, &own, err))
		return false;
	/* The pages that are kept ready are made anew. */
	ok = put_without(s, story, without, by, now, err) &&
	     query_run(s, "UPDATE total SET value = value + 1 WHERE name = 'page changes'", NULL, 0,
	               err);
	return change_end(s, own, ok, err);
}

bool
store_without_ads(struct store *s, int64_t story, bool *without, struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT 1 FROM story_without_ads WHERE story = ?");
	query_int(&q, story);
	*without = query_row(&q);
	return query_close(&q, err);
}
