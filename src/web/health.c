/* health.c: for those who watch the server: /healthz and /metrics. */
#include "web/server.h"

#include <inttypes.h>

#include "os/clock.h"

static bool
newest_edition(struct worker *w, struct arena *out, int64_t *at)
{
	struct err err;
	struct story_record *stories;
	size_t count;
	struct story_filter filter = {.newest_from = WHEN_UNKNOWN, .newest_until = WHEN_UNKNOWN,
	                              .most = 1};
	*at = WHEN_UNKNOWN;
	if (!w->store || !store_stories(w->store, out, &filter, &stories, &count, &err))
		return false;
	if (count)
		*at = stories[0].written_at;
	return true;
}

struct content
health_content(struct worker *w, struct arena *out)
{
	struct buf b = buf_in(out, 256);
	struct json_out j = json_to(&b);
	int64_t at = WHEN_UNKNOWN;
	bool readable = worker_refresh(w) && newest_edition(w, out, &at);
	json_begin(&j, '{');
	json_kv_bool(&j, "ok", readable);
	json_kv_bool(&j, "store_readable", readable);
	json_kv_when(&j, "newest_edition_at", at == WHEN_UNKNOWN ? WHEN_NONE : when_at(at));
	json_kv_int(&j, "uptime_s", (clock_steady_ms() - w->server->started_ms) / 1000);
	json_end(&j, '}');
	buf_byte(&b, '\n');
	return (struct content){.status = readable ? 200 : 503,
	                        .type = STR("application/json; charset=utf-8"),
	                        .body = buf_str(&b), .kind = REPLY_NOW};
}

static void
put_counter(struct buf *b, const char *name, const char *help, unsigned long long value)
{
	buf_fmt(b, "# HELP glancewire_%s %s\n# TYPE glancewire_%s counter\nglancewire_%s %llu\n",
	        name, help, name, name, value);
}

struct content
metrics_content(struct server *s, struct arena *out)
{
	struct buf b = buf_in(out, 4096);
	buf_cstr(&b, "# HELP glancewire_http_requests_total Requests answered, by status.\n"
	             "# TYPE glancewire_http_requests_total counter\n");
	for (int i = STATUS_LEAST; i < STATUS_MOST; i++) {
		unsigned long long n = atomic_load(&s->requests[i]);
		if (n)
			buf_fmt(&b, "glancewire_http_requests_total{status=\"%d\"} %llu\n", i, n);
	}
	put_counter(&b, "http_body_bytes_total", "Bytes of bodies sent.",
	            atomic_load(&s->body_bytes));
	put_counter(&b, "http_gzip_total", "Answers sent in gzip.", atomic_load(&s->packed[CODING_GZIP]));
	put_counter(&b, "http_brotli_total", "Answers sent in brotli.",
	            atomic_load(&s->packed[CODING_BROTLI]));
	put_counter(&b, "page_cache_hits_total", "Answers that were ready.",
	            atomic_load(&s->cache_hits));
	put_counter(&b, "pages_made_total", "Answers made from the store.", atomic_load(&s->made));
	put_counter(&b, "searches_total", "Searches made.", atomic_load(&s->searches));
	put_counter(&b, "search_milliseconds_total", "Time that searches took.",
	            atomic_load(&s->search_ms));
	put_counter(&b, "api_requests_total", "Requests to the API that were answered.",
	            atomic_load(&s->api_requests));
	put_counter(&b, "api_refused_total", "Requests to the API beyond a client's share.",
	            atomic_load(&s->api_refused));
	ads_metrics(s->ads, &b);
	buf_fmt(&b,
	        "# HELP glancewire_uptime_seconds Time since the server started.\n"
	        "# TYPE glancewire_uptime_seconds gauge\nglancewire_uptime_seconds %" PRId64 "\n",
	        (clock_steady_ms() - s->started_ms) / 1000);
	return (struct content){.status = 200,
	                        .type = STR("text/plain; version=0.0.4; charset=utf-8"),
	                        .body = buf_str(&b), .kind = REPLY_NOW};
}
