/* ad_answer.c: what stands below /ad/: links that are followed, and beacons. */
#include "web/ads.h"

#include "base/hash.h"

static enum MHD_Result
read_header(void *cls, enum MHD_ValueKind kind, const char *name, const char *value)
{
	struct ad_headers *h = cls;
	const struct {
		struct str name, *into;
	} rows[] = {
		{{"User-Agent", 10}, &h->user_agent}, {{"Purpose", 7}, &h->purpose},
		{{"Sec-Purpose", 11}, &h->sec_purpose}, {{"X-Moz", 5}, &h->x_moz},
		{{"X-Purpose", 9}, &h->x_purpose}, {{"Cache-Control", 13}, &h->cache_control},
		{{"Pragma", 6}, &h->pragma},
	};
	struct str named = str_of(name);
	(void)kind;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (str_eq_nocase(named, rows[i].name))
			*rows[i].into = str_of(value);
	return MHD_YES;
}

struct ad_headers
ads_headers(struct MHD_Connection *connection)
{
	struct ad_headers h = {0};
	MHD_get_connection_values(connection, MHD_HEADER_KIND, read_header, &h);
	return h;
}

/* Whether this view did that for the first time. */
static bool
is_first(struct ads *a, const struct token *t, enum ad_kind what, int64_t now_s)
{
	uint64_t key = hash_mix(t->view ^ hash_mix((uint64_t)t->place << 8 | what));
	pthread_mutex_lock(&a->lock);
	bool first = views_first(&a->views, key, now_s);
	pthread_mutex_unlock(&a->lock);
	return first;
}

static void
count_click(struct ads *a, struct ad_unit *u, const struct token *t, enum ad_asker asker,
            int64_t now_s, int64_t day)
{
	enum ad_kind kind = asker == ASKER_ROBOT      ? AD_CLICKED_ROBOT
	                    : asker == ASKER_PREFETCH ? AD_PREFETCHED
	                    : is_first(a, t, AD_CLICKED, now_s) ? AD_CLICKED
	                                                        : AD_CLICKED_AGAIN;
	ads_count(a, u, t->place, kind, day);
}

static void
count_seen(struct ads *a, struct ad_unit *u, const struct token *t, enum ad_asker asker,
           int64_t now_s, int64_t day)
{
	if (asker == ASKER_ROBOT || t->asker == ASKER_ROBOT) {
		ads_count(a, u, t->place, AD_SEEN_ROBOT, day);
		return;
	}
	bool first = is_first(a, t, AD_SEEN, now_s) && t->asker != ASKER_AGAIN;
	/* A page that was asked for ahead of its reader is served when it is looked at. */
	if (first && t->asker == ASKER_PREFETCH)
		ads_count(a, u, t->place, AD_SERVED, day);
	ads_count(a, u, t->place, first ? AD_SEEN : AD_SEEN_AGAIN, day);
}

static int
answer_token(struct ads *a, struct MHD_Connection *connection, struct str text, bool seen,
             bool head, int64_t now_s, struct content *c)
{
	struct token t;
	if (!token_read(text, &a->key, &t)) {
		atomic_fetch_add(&a->unsigned_links, 1);
		return 404;
	}
	struct ad_unit *u = ads_unit(a, t.creative);
	struct ad_moment now = ads_now(a, now_s);
	struct ad_headers headers = ads_headers(connection);
	enum ad_asker asker = ad_asker_of(&headers);
	int64_t age = now_s - t.at;
	if (!u || age > (seen ? TOKEN_SEEN_S : TOKEN_CLICKED_S)) {
		if (u && !head && !seen)
			ads_count(a, u, t.place, AD_EXPIRED, now.day);
		return 410;
	}
	const struct creative *x = ads_creative(a, u);
	if (!seen && !x->link.n)
		return 410;
	if (!head)
		(seen ? count_seen : count_click)(a, u, &t, asker, now_s, now.day);
	*c = (struct content){.status = seen ? 204 : 302, .kind = REPLY_NOW,
	                      .location = seen ? STR_NONE : x->link, .body = STR("")};
	return c->status;
}

int
ads_answer(struct ads *a, struct MHD_Connection *connection, struct str path, bool head,
           int64_t now_s, struct content *c)
{
	struct str rest = str_skip(path, 4), text;
	if (!str_cut(&rest, '/', &text) || (rest.n && !str_eq(rest, STR("seen"))))
		return 404;
	return answer_token(a, connection, text, rest.n > 0, head, now_s, c);
}
