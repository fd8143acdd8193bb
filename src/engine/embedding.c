/* embedding.c: reports wait for their vectors, a batch at a time.
 *
 * One request is under way at a time, so that what comes in the meantime makes the next batch. */
#include "engine/embedding.h"

#include <limits.h>

#include "base/log.h"
#include "engine/state.h"
#include "model/limits.h"
#include "os/file.h"

enum { KEY_BYTES = 8192, GATHER_MS = 100 };

bool
embedding_service(struct arena *out, const struct config *config, struct embed_service *service,
                  struct err *err)
{
	struct str key;
	*service = (struct embed_service){.url = config->embeddings_url,
	                                  .model = config->embeddings_model};
	if (!config->embeddings_url.n || !config->embeddings_key_file.n)
		return true;
	if (!file_read(out, str_c(out, config->embeddings_key_file), KEY_BYTES, &key, err)) {
		err->code = ERR_USAGE;
		return err_wrap(err, "embeddings_key_file");
	}
	service->key = str_trim(key);
	return true;
}

bool
embedding_wanted(const struct engine *e)
{
	return e->embedding.service.url.n &&
	       breaker_may_ask(&e->embedding.breaker, clock_steady_ms());
}

void
embedding_queue(struct engine *e, struct visit *v, struct str title, struct str text)
{
	struct embedding_queue *q = &e->embedding;
	v->state = VISIT_EMBEDDING;
	v->embed_text = embed_text(&v->memory, title, text);
	v->embed_ms = clock_steady_ms();
	v->next = NULL;
	if (q->first)
		q->last->next = v;
	else
		q->first = v;
	q->last = v;
	q->count++;
}

/* The first of those that wait, taken off; NULL at the end. */
static struct visit *
take_first(struct embedding_queue *q)
{
	struct visit *v = q->first;
	if (v) {
		q->first = v->next;
		v->next = NULL;
		q->count--;
	}
	return v;
}

static void
send_batch(struct engine *e, int64_t now_ms)
{
	struct embedding_queue *q = &e->embedding;
	struct str texts[EMBED_BATCH];
	struct err err;
	q->asked_count = 0;
	while (q->asked_count < EMBED_BATCH && q->first) {
		struct visit *v = take_first(q);
		texts[q->asked_count] = v->embed_text;
		q->asked[q->asked_count++] = v;
	}
	e->next_id += VISITS;
	q->request = e->next_id;
	q->asked_ms = now_ms;
	struct fetch_request r =
		embed_request(&e->job, &q->service, q->request, texts, q->asked_count);
	/* Where the process has ended, its restart answers for it. */
	if (!fetcher_send(e->fetcher, &r, &err))
		log_debug("embeddings: %s", err.msg);
}

/* The batch is placed, with the vectors or, NULL, without. */
static void
place_batch(struct engine *e, const struct embedding *vectors)
{
	struct embedding_queue *q = &e->embedding;
	size_t count = q->asked_count;
	q->request = 0;
	q->asked_count = 0;
	for (size_t i = 0; i < count && !e->store_failed; i++)
		ingest_embedded(e, q->asked[i], vectors ? &vectors[i] : NULL);
}

bool
embedding_answered(struct engine *e, const struct fetch_answer *a)
{
	struct embedding_queue *q = &e->embedding;
	struct embedding vectors[EMBED_BATCH];
	struct err err;
	int64_t now_ms = clock_steady_ms();
	if (!q->request || a->id != q->request)
		return false;
	bool read = embed_read(e->scratch, &q->service, a, vectors, q->asked_count, &err);
	if (read && breaker_worked(&q->breaker))
		log_info("the server of embeddings answers again");
	if (!read && breaker_failed(&q->breaker, now_ms))
		log_warn("the server of embeddings fails, reports are placed without: %s", err.msg);
	place_batch(e, read ? vectors : NULL);
	return true;
}

void
embedding_turn(struct engine *e)
{
	struct embedding_queue *q = &e->embedding;
	int64_t now_ms = clock_steady_ms();
	struct fetch_answer lost = {.id = q->request};
	if (q->request && now_ms - q->asked_ms > (LIMIT_EMBED_S + 1) * 1000) {
		err_set(&lost.err, ERR_AGAIN, "no answer came");
		embedding_answered(e, &lost);
	}
	/* What waited for long enough, and all while the server is left alone. */
	while (q->first && !e->store_failed &&
	       (now_ms - q->first->embed_ms > LIMIT_EMBED_S * 1000 ||
	        !breaker_may_ask(&q->breaker, now_ms)))
		ingest_embedded(e, take_first(q), NULL);
	if (!q->request && q->first && !e->store_failed &&
	    (q->count >= EMBED_BATCH || now_ms - q->first->embed_ms >= GATHER_MS))
		send_batch(e, now_ms);
}

int
embedding_wait_ms(const struct engine *e, int64_t now_ms)
{
	const struct embedding_queue *q = &e->embedding;
	if (!q->first || q->request)
		return INT_MAX;
	int64_t left = q->first->embed_ms + GATHER_MS - now_ms;
	return left > 0 ? (int)left : 0;
}
