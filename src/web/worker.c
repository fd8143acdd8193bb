/* worker.c: one thread's handle of the store and its answers. */
#include "web/server.h"

#include <setjmp.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/log.h"
#include "model/limits.h"
#include "os/clock.h"
#include "os/random.h"
#include "web/ad_plan.h"

enum {
	CHECK_MS = 200,
	RETRY_MS = 1000,
	SCRATCH_BYTES = 256 << 20,
	MAP_BYTES = 64 << 20,
	MOST_KEPT = 100000,
};

struct worker *
worker_of(struct server *server)
{
	struct worker *w = pthread_getspecific(server->worker);
	if (w)
		return w;
	w = calloc(1, sizeof *w);
	if (!w || pthread_setspecific(server->worker, w)) {
		free(w);
		return NULL;
	}
	w->server = server;
	w->scratch = arena_open(SCRATCH_BYTES);
	w->memory = arena_open(MAP_BYTES);
	w->kept = map_in(&w->memory, 256);
	random_bytes(&w->random, sizeof w->random);
	return w;
}

static void
forget_all(struct worker *w)
{
	for (size_t i = 0; i < w->kept.cap; i++)
		if (w->kept.slots[i].key.p && w->kept.slots[i].value.p)
			reply_free(&((struct kept *)w->kept.slots[i].value.p)->reply);
	arena_reset(&w->memory, 1 << 20);
	w->kept = map_in(&w->memory, 256);
	w->kept_bytes = 0;
}

void
worker_close(void *worker)
{
	struct worker *w = worker;
	forget_all(w);
	for (int i = 0; i < STATUS_MOST; i++)
		reply_free(&w->errors[i]);
	if (w->store)
		store_close(w->store);
	arena_close(&w->memory);
	arena_close(&w->scratch);
	free(w);
}

static bool
open_store(struct worker *w, int64_t now_ms)
{
	struct err err = {0};
	if (now_ms < w->retry_ms)
		return false;
	w->store = store_open(w->server->data_folder.p, STORE_READ, &err);
	if (w->store)
		return true;
	w->retry_ms = now_ms + RETRY_MS;
	log_error("%s", err.msg);
	return false;
}

bool
worker_refresh(struct worker *w)
{
	struct err err = {0};
	int64_t now_ms = clock_steady_ms(), stamp;
	if (w->store && now_ms - w->checked_ms < CHECK_MS)
		return true;
	if (!w->store && !open_store(w, now_ms))
		return false;
	if (!store_page_stamp(w->store, &stamp, &err)) {
		log_error("%s", err.msg);
		store_close(w->store);
		w->store = NULL;
		w->retry_ms = now_ms + RETRY_MS;
		return false;
	}
	w->checked_ms = now_ms;
	if (stamp != w->stamp || !w->round) {
		w->stamp = stamp;
		w->round++;
	}
	return true;
}

/* Content that came from the store is kept while it is the same, whatever else was written. */
static struct kept *
keep(struct worker *w, struct map_slot *slot, const struct content *c,
     uint64_t source_hash, struct arena scratch)
{
	struct kept *k = slot->value.p;
	static const struct coding_wish every = {CODING_BROTLI, CODING_GZIP};
	struct content filled = *c;
	struct ad_plan *ads = NULL;
	if (c->kind == REPLY_PAGE && c->status == 200) {
		ads = c->without_ads ? NULL : ad_plan_make(w->server->ads, scratch, c);
		filled.body = ad_plan_strip(&scratch, c->body);
	}
	if (!k)
		k = slot->value.p = arena_new(&w->memory, struct kept);
	w->kept_bytes -= k->reply.bytes;
	reply_free(&k->reply);
	if (!reply_make(&k->reply, &filled, every)) {
		log_error("there is no memory for another page");
		ad_plan_free(ads);
		return NULL;
	}
	k->reply.ads = ads;
	k->reply.bytes += ad_plan_bytes(ads);
	w->kept_bytes += k->reply.bytes;
	k->source_hash = source_hash;
	k->round = w->round;
	atomic_fetch_add_explicit(&w->server->made, 1, memory_order_relaxed);
	return k;
}

static uint64_t
hash_of(const struct content *c)
{
	return hash_mix(hash_str(c->body) + (uint64_t)c->status) ^ hash_str(c->location) ^
	       hash_str(c->type) << 1 ^ (uint64_t)c->without_ads;
}

static const struct reply *
load(struct worker *w, struct str path)
{
	struct arena scratch = w->scratch;
	struct err err = {0};
	struct content c;
	struct map_slot *slot;
	if (!route_content(w, &scratch, path, &c, &err)) {
		if (err.code != ERR_GONE && err.code != ERR_NONE)
			log_error("%s", err.msg);
		return NULL;
	}
	uint64_t hash = hash_of(&c);
	slot = map_get(&w->kept, path);
	if (slot) {
		struct kept *k = slot->value.p;
		if (k && k->source_hash == hash && k->reply.in[CODING_NONE].full) {
			k->round = w->round;
			return &k->reply;
		}
	} else {
		if (w->kept_bytes > LIMIT_WEB_CACHE_BYTES || w->kept.used >= MOST_KEPT)
			forget_all(w);
		slot = map_put(&w->kept, path);
	}
	struct kept *k = keep(w, slot, &c, hash, scratch);
	return k ? &k->reply : NULL;
}

const struct reply *
worker_reply(struct worker *w, struct str path)
{
	struct map_slot *slot = map_get(&w->kept, path);
	struct kept *k = slot ? slot->value.p : NULL;
	if (k && k->round == w->round && k->reply.in[CODING_NONE].full) {
		atomic_fetch_add_explicit(&w->server->cache_hits, 1, memory_order_relaxed);
		return &k->reply;
	}
	/* A page that needs more memory than there is costs this request alone. */
	jmp_buf trap;
	w->scratch.trap = &trap;
	const struct reply *reply = setjmp(trap) ? NULL : load(w, path);
	w->scratch.trap = NULL;
	return reply;
}

int
worker_fresh(struct worker *w, struct arena *out, worker_make *make, const struct request *r,
             struct content *c)
{
	jmp_buf trap;
	struct err err = {0};
	out->trap = &trap;
	if (setjmp(trap)) {
		out->trap = NULL;
		return 503;
	}
	bool ok = make(w, out, r, c, &err);
	out->trap = NULL;
	if (ok)
		return 0;
	if (err.code == ERR_GONE)
		return 404;
	if (err.code == ERR_INPUT)
		return 400;
	log_error("%s", err.msg);
	return 503;
}

const struct reply *
worker_error(struct worker *w, int status)
{
	static const struct str get_and_head = {"GET, HEAD", 9};
	struct reply *r = &w->errors[status];
	if (r->in[CODING_NONE].full)
		return r;
	struct arena out = w->scratch, scratch = arena_part(&out, 1 << 20);
	struct content c = {
		.status = status,
		.type = STR("text/html; charset=utf-8"),
		.body = page_error(&out, scratch, w->server->options->site, status),
		.allow = status == 405 ? get_and_head : STR_NONE,
		.kind = REPLY_NOW,
		/* What follows a request that was refused may be its body: it is not read on. */
		.close = status == 400 || status == 405,
	};
	return reply_make(r, &c, (struct coding_wish){CODING_NONE, CODING_NONE}) ? r : NULL;
}
