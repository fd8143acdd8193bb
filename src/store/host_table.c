/* host_table.c: what is known of servers: their robots.txt, when they may be asked again. */
#include "store/sqlite.h"

#define COLUMNS \
	"robots, robots_at, robots_until, robots_closed, crawl_delay_ms, not_before, failures, " \
	"tdmrep, tdmrep_until"

#define F(name, type) {#name, type, offsetof(struct host_record, name)}
static const struct field fields[] = {
	F(robots, FIELD_TEXT),        F(robots_at, FIELD_INT),      F(robots_until, FIELD_INT),
	F(robots_closed, FIELD_FLAG), F(crawl_delay_ms, FIELD_INT), F(not_before, FIELD_INT),
	F(failures, FIELD_INT),       F(tdmrep, FIELD_TEXT),        F(tdmrep_until, FIELD_INT),
};
#undef F
enum { FIELDS = sizeof fields / sizeof *fields };

bool
store_host(struct store *s, struct arena *out, struct str host, struct host_record *h,
           struct err *err)
{
	struct query q;
	*h = (struct host_record){.host = str_dup(out, host)};
	h->answered = true;
	query_open(&q, s, "SELECT " COLUMNS ", asked_at_ms, answered FROM host WHERE host = ?");
	query_text(&q, host);
	if (query_row(&q)) {
		query_take_record(&q, out, fields, FIELDS, h);
		h->asked_at_ms = query_take_int(&q);
		h->answered = query_take_int(&q) != 0;
	}
	return query_close(&q, err);
}

bool
store_put_host(struct store *s, const struct host_record *h, struct err *err)
{
	struct query q;
	query_open(&q, s, "INSERT INTO host (" COLUMNS ", host) VALUES (?,?,?,?,?,?,?,?,?,?) "
	                  "ON CONFLICT (host) DO UPDATE SET (" COLUMNS ") = (excluded.robots, "
	                  "excluded.robots_at, excluded.robots_until, excluded.robots_closed, "
	                  "excluded.crawl_delay_ms, excluded.not_before, excluded.failures, "
	                  "excluded.tdmrep, excluded.tdmrep_until)");
	query_record(&q, fields, FIELDS, h);
	query_text(&q, h->host);
	return query_close(&q, err);
}

bool
store_mark_host(struct store *s, struct str host, int64_t at_ms, bool answered, struct err *err)
{
	struct query q;
	query_open(&q, s, "INSERT INTO host (host, asked_at_ms, answered) VALUES (?,?,?) "
	                  "ON CONFLICT (host) DO UPDATE SET (asked_at_ms, answered) = "
	                  "(excluded.asked_at_ms, excluded.answered)");
	query_text(&q, host);
	query_int(&q, at_ms);
	query_int(&q, answered);
	return query_close(&q, err);
}
