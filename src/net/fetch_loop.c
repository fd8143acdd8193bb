/* fetch_loop.c: what the fetch process does.
 *
 * One libcurl multi handle, which waits on its sockets and on the channel at once.
 * Requests are read from the channel only while a transfer is free, and while the
 * other side takes its answers: what is too much waits in the socket, not in our
 * memory. */
#include "net/fetch_loop.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "model/limits.h"
#include "net/fetch_wire.h"
#include "net/transfer.h"

enum {
	DEFAULT_CONNECTIONS = 64,
	UNREAD_MOST_BYTES = 64 << 20, /* answers not yet taken by the other side */
	SCRATCH_BYTES = 4 << 20,
	WAIT_MS = 10000,
};

struct loop {
	CURLM *multi;
	struct msg_channel channel;
	struct transfer_setup setup;
	struct transfer *idle;
	struct arena scratch;
	int active, most;
	bool ended; /* the other side is gone */
};

static void
send_answer(struct loop *l, const struct fetch_answer *a)
{
	struct err err;
	if (fetch_put_answer(&l->channel, a, &err))
		return;
	if (err.code != ERR_LIMIT) {
		l->ended = true;
		return;
	}
	struct fetch_answer shorter = {.id = a->id, .err = err};
	if (!fetch_put_answer(&l->channel, &shorter, &err))
		l->ended = true;
}

static void
refuse(struct loop *l, uint64_t id, const struct err *why)
{
	struct fetch_answer a = {.id = id, .err = *why};
	send_answer(l, &a);
}

static void
rest(struct loop *l, struct transfer *t)
{
	transfer_reset(t);
	t->next = l->idle;
	l->idle = t;
}

static void
start(struct loop *l, const struct fetch_request *r)
{
	struct err err;
	struct transfer *t = l->idle ? l->idle : transfer_new(&l->setup);
	if (!t) {
		err_set(&err, ERR_AGAIN, "out of memory");
		refuse(l, r->id, &err);
		return;
	}
	l->idle = t->next;
	if (!transfer_prepare(t, r, l->scratch, &err)) {
		refuse(l, r->id, &err);
		rest(l, t);
		return;
	}
	if (curl_multi_add_handle(l->multi, t->easy) != CURLM_OK) {
		err_set(&err, ERR_AGAIN, "libcurl did not take the request");
		refuse(l, r->id, &err);
		rest(l, t);
		return;
	}
	l->active++;
}

static void
finish(struct loop *l, struct transfer *t, CURLcode code)
{
	struct arena scratch = l->scratch;
	struct fetch_answer a;
	transfer_answer(t, code, &scratch, &a);
	curl_multi_remove_handle(l->multi, t->easy);
	l->active--;
	send_answer(l, &a);
	rest(l, t);
}

static bool
has_room(const struct loop *l)
{
	return l->active < l->most && msg_waiting_bytes(&l->channel) < UNREAD_MOST_BYTES;
}

static void
take_requests(struct loop *l)
{
	struct fetch_request r;
	struct msg_in m;
	struct err err;
	bool got = true;
	while (!l->ended && has_room(l) && got) {
		if (!msg_next(&l->channel, &m, &got, &err) || (got && !fetch_take_request(&m, &r)))
			l->ended = true;
		else if (got)
			start(l, &r);
	}
}

/* Whether there were any. */
static bool
take_finished(struct loop *l)
{
	CURLMsg *m;
	bool any = false;
	int left;
	while ((m = curl_multi_info_read(l->multi, &left))) {
		struct transfer *t = NULL;
		if (m->msg != CURLMSG_DONE)
			continue;
		curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, &t);
		finish(l, t, m->data.result);
		any = true;
	}
	return any;
}

/* While no requests are read, the end of the channel would go unseen. */
static bool
hung_up(const struct loop *l)
{
	struct pollfd p = {.fd = l->channel.fd};
	return poll(&p, 1, 0) > 0;
}

static void
run(struct loop *l)
{
	struct err err;
	while (!l->ended) {
		int running;
		struct curl_waitfd wait = {.fd = l->channel.fd};
		take_requests(l);
		if (curl_multi_perform(l->multi, &running) != CURLM_OK)
			return;
		bool freed = take_finished(l);
		if (!msg_flush(&l->channel, &err) || hung_up(l))
			return;
		/* A request that came before may wait in the channel's buffer for this room. */
		if (freed)
			continue;
		if (has_room(l))
			wait.events |= CURL_WAIT_POLLIN;
		if (msg_wants_write(&l->channel))
			wait.events |= CURL_WAIT_POLLOUT;
		if (curl_multi_poll(l->multi, &wait, 1, WAIT_MS, NULL) != CURLM_OK)
			return;
	}
}

/* "host:port:address,…" as libcurl takes it. */
static struct curl_slist *
read_resolve(struct str list)
{
	struct curl_slist *entries = NULL;
	struct str piece;
	while (str_cut(&list, ',', &piece)) {
		char line[512];
		piece = str_trim(piece);
		if (!piece.n || piece.n >= sizeof line)
			continue;
		memcpy(line, piece.p, piece.n);
		line[piece.n] = 0;
		struct curl_slist *longer = curl_slist_append(entries, line);
		entries = longer ? longer : entries;
	}
	return entries;
}

int
fetch_loop(const struct fetch_options *options, int fd)
{
	struct arena strings = arena_open(1 << 20);
	struct loop l = {.scratch = arena_open(SCRATCH_BYTES)};
	msg_open(&l.channel, fd);
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK || !(l.multi = curl_multi_init()))
		return 1;
	l.most = options->connections > 0 ? options->connections : DEFAULT_CONNECTIONS;
	l.setup.user_agent = str_c(&strings, options->user_agent);
	l.setup.proxy = str_c(&strings, options->proxy);
	l.setup.guard = options->guard;
	l.setup.resolve = read_resolve(options->resolve);
	l.setup.share = curl_share_init();
	if (l.setup.share)
		curl_share_setopt(l.setup.share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
	curl_multi_setopt(l.multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, (long)l.most);
	curl_multi_setopt(l.multi, CURLMOPT_MAX_HOST_CONNECTIONS, 1L);
	curl_multi_setopt(l.multi, CURLMOPT_MAXCONNECTS, (long)l.most);
	run(&l);
	/* The process ends now; waiting for name lookups under way to give back memory would only
	 * hold up its parent. */
	return 0;
}
