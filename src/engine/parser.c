/* parser.c: the pool of sandboxed workers, seen from their parent.
 *
 *   STARTING -> IDLE [saw_frame]   the worker says that its sandbox stands
 *   IDLE -> BUSY [parser_send]     one document at a time
 *   BUSY -> IDLE [saw_frame]       its answer came
 *   BUSY -> STARTING [replace]     it crashed or took too long: an error is its answer
 *   IDLE -> STARTING [replace]     it ended after its thousand documents
 */
#include "engine/parser.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "base/log.h"
#include "engine/parse_worker.h"
#include "model/limits.h"
#include "os/clock.h"
#include "os/proc.h"

enum worker_state { WORKER_STARTING, WORKER_IDLE, WORKER_BUSY };

struct seat {
	enum worker_state state;
	struct proc proc;
	struct msg_channel channel;
	uint64_t id;        /* of the request under way */
	int64_t until_ms;   /* when it is over its time */
	int documents;
};

struct parser {
	struct parser_options options;
	struct seat *seats;
	int count;
	int starts_failed; /* in a row */
};

static bool
start(struct parser *p, struct seat *s, struct err *err)
{
	s->state = WORKER_STARTING;
	s->documents = 0;
	s->until_ms = clock_steady_ms() + 30000;
	if (!proc_start(&s->proc, "gw-parse", parse_worker_main, &p->options, -1, err))
		return false;
	msg_open(&s->channel, s->proc.fd);
	s->proc.fd = -1;
	return true;
}

static void
stop(struct seat *s, char *how, size_t size)
{
	int status = 0;
	msg_close(&s->channel);
	/* A worker that ended by itself tells why; one that goes on is killed. */
	for (int i = 0; i < 20 && s->proc.pid; i++) {
		if (proc_ended(&s->proc, &status))
			break;
		if (s->state != WORKER_BUSY || clock_steady_ms() >= s->until_ms)
			break;
		poll(NULL, 0, 1);
	}
	if (s->proc.pid)
		status = proc_stop(&s->proc, 0);
	proc_describe(status, how, size);
}

/* Waits for the first frame of a worker. */
static bool
await_ready(struct parser *p, struct seat *s, struct err *err)
{
	struct msg_in m;
	bool got = false;
	while (!got) {
		if (!msg_next(&s->channel, &m, &got, err)) {
			char how[80];
			stop(s, how, sizeof how);
			p->starts_failed++;
			return err_set(err, ERR_INTERNAL, "a parse worker did not start: %s", how);
		}
		if (!got && !msg_wait(&s->channel, 30000))
			return err_set(err, ERR_INTERNAL, "a parse worker did not start in time");
	}
	s->state = WORKER_IDLE;
	p->starts_failed = 0;
	return true;
}

struct parser *
parser_open(const struct parser_options *options, struct err *err)
{
	struct parser *p = calloc(1, sizeof *p);
	if (!p)
		abort();
	p->options = *options;
	p->count = options->workers > 0 ? options->workers : 1;
	p->seats = calloc((size_t)p->count, sizeof *p->seats);
	if (!p->seats)
		abort();
	for (int i = 0; i < p->count; i++)
		if (!start(p, &p->seats[i], err) || !await_ready(p, &p->seats[i], err)) {
			parser_close(p);
			return NULL;
		}
	return p;
}

void
parser_close(struct parser *p)
{
	for (int i = 0; i < p->count; i++)
		if (p->seats[i].proc.pid) {
			msg_close(&p->seats[i].channel);
			proc_stop(&p->seats[i].proc, 0);
		}
	free(p->seats);
	free(p);
}

static struct seat *
idle_seat(const struct parser *p)
{
	for (int i = 0; i < p->count; i++)
		if (p->seats[i].state == WORKER_IDLE)
			return &p->seats[i];
	return NULL;
}

bool
parser_has_room(const struct parser *p)
{
	return idle_seat(p) != NULL;
}

/* Milliseconds that a document may take: more for the large ones. */
static int64_t
patience_ms(const struct parse_request *r)
{
#ifdef __SANITIZE_ADDRESS__
	int64_t slow = 8;
#else
	int64_t slow = 1;
#endif
	return slow * (LIMIT_PARSE_CPU_S * 1000 + (int64_t)(r->bytes.n >> 11));
}

bool
parser_send(struct parser *p, const struct parse_request *r, struct err *err)
{
	struct seat *s = idle_seat(p);
	if (!s)
		return err_set(err, ERR_AGAIN, "all parse workers are busy");
	parse_request_put(&s->channel, r);
	s->id = r->id;
	s->until_ms = clock_steady_ms() + patience_ms(r);
	s->state = WORKER_BUSY;
	s->documents++;
	struct err sent;
	if (!msg_send(&s->channel, &sent) && sent.code == ERR_LIMIT) {
		s->state = WORKER_IDLE;
		*err = sent;
		return false;
	}
	return true; /* one that died is seen by parser_next */
}

size_t
parser_poll_fds(const struct parser *p, struct pollfd *fds, size_t most)
{
	size_t n = 0;
	for (int i = 0; i < p->count && n < most; i++) {
		const struct seat *s = &p->seats[i];
		if (!s->proc.pid)
			continue;
		fds[n++] = (struct pollfd){
			.fd = s->channel.fd,
			.events = (short)(POLLIN | (msg_wants_write(&s->channel) ? POLLOUT : 0)),
		};
	}
	return n;
}

/* Ends a worker and starts another in its place. */
static void
replace(struct parser *p, struct seat *s, char *how, size_t size)
{
	struct err err;
	stop(s, how, size);
	if (!start(p, s, &err))
		log_error("%s", err.msg);
}

static void
lost(struct parser *p, struct seat *s, struct parse_answer *answer, bool in_time)
{
	char how[80];
	bool was_busy = s->state == WORKER_BUSY;
	uint64_t id = s->id;
	replace(p, s, how, sizeof how);
	*answer = (struct parse_answer){.id = id};
	if (!was_busy)
		return;
	if (in_time)
		err_set(&answer->err, ERR_LIMIT, "the parser crashed on it (%s)", how);
	else
		err_set(&answer->err, ERR_LIMIT, "parsing took too long");
	log_warn("a document was given up: %s", answer->err.msg);
}

/* Its JSON is a view of the frame. */
static struct parse_answer
answer_of(struct msg_in *m)
{
	struct parse_answer answer = {.id = msg_take_u64(m)};
	uint64_t code = msg_take_u64(m);
	struct str text = msg_take_str(m);
	if (code == ERR_NONE && !m->broken)
		answer.json = text;
	else
		err_set(&answer.err, code ? (enum err_code)code : ERR_INPUT, STR_FMT,
		        STR_ARG(str_sub(text, 0, 400)));
	return answer;
}

/* One worker: a frame, a loss, or nothing. */
static bool
look(struct parser *p, struct seat *s, struct arena *out, struct parse_answer *answer)
{
	struct msg_in m;
	struct err err;
	bool got = false;
	if (!s->proc.pid) {
		if (!start(p, s, &err))
			return false;
	}
	bool alive = !msg_wants_write(&s->channel) || msg_flush(&s->channel, &err);
	alive = msg_next(&s->channel, &m, &got, &err) && alive;
	if (got && s->state == WORKER_STARTING) {
		s->state = WORKER_IDLE;
		p->starts_failed = 0;
		return false;
	}
	if (got) {
		*answer = answer_of(&m);
		answer->json = str_dup(out, answer->json);
		s->state = WORKER_IDLE;
		if (s->documents >= WORKER_DOCUMENTS) {
			char how[80];
			replace(p, s, how, sizeof how);
		}
		return true;
	}
	bool in_time = s->state != WORKER_BUSY || clock_steady_ms() < s->until_ms;
	if (alive && in_time)
		return false;
	bool was_busy = s->state == WORKER_BUSY;
	lost(p, s, answer, in_time);
	return was_busy;
}

bool
parser_next(struct parser *p, struct arena *out, struct parse_answer *answer, bool *got)
{
	*got = false;
	for (int i = 0; i < p->count && !*got; i++)
		*got = look(p, &p->seats[i], out, answer);
	return true;
}

int
parser_wait_ms(const struct parser *p)
{
	int64_t least = -1, now = clock_steady_ms();
	for (int i = 0; i < p->count; i++) {
		if (p->seats[i].state != WORKER_BUSY)
			continue;
		int64_t left = p->seats[i].until_ms > now ? p->seats[i].until_ms - now : 0;
		if (least < 0 || left < least)
			least = left;
	}
	return (int)least;
}

static void
wait_for_any(const struct parser *p, int most_ms)
{
	struct pollfd fds[64];
	size_t n = parser_poll_fds(p, fds, 64);
	poll(fds, (nfds_t)n, most_ms);
}

bool
parser_run(struct parser *p, struct arena *out, const struct parse_request *r,
           struct parse_answer *answer)
{
	bool got = false;
	*answer = (struct parse_answer){.id = r->id};
	while (!parser_has_room(p)) {
		struct parse_answer none;
		parser_next(p, out, &none, &got);
		if (p->starts_failed > 3)
			return err_set(&answer->err, ERR_INTERNAL, "no parse worker can be started");
		if (!parser_has_room(p))
			wait_for_any(p, 100);
	}
	if (!parser_send(p, r, &answer->err))
		return false;
	for (got = false; !got;) {
		parser_next(p, out, answer, &got);
		if (!got)
			wait_for_any(p, parser_wait_ms(p));
	}
	return answer->json.p != NULL;
}

/* Sends all of `r` to one worker and takes its answers, as long as it lives and keeps the time
 * that they may take together.  Answers how many were taken. */
static size_t
run_together(struct seat *s, const struct parse_request *r, size_t count, parser_take *take,
             void *ctx)
{
	struct err err;
	size_t done = 0;
	bool alive = true;
	s->state = WORKER_BUSY;
	s->documents += (int)count;
	s->until_ms = clock_steady_ms();
	for (size_t i = 0; i < count && alive; i++) {
		parse_request_put(&s->channel, &r[i]);
		alive = msg_end(&s->channel, &err);
		s->until_ms += patience_ms(&r[i]);
	}
	while (alive && done < count) {
		struct msg_in m;
		bool got = false;
		alive = msg_flush(&s->channel, &err);
		alive = msg_next(&s->channel, &m, &got, &err) && alive;
		if (got) {
			struct parse_answer answer = answer_of(&m);
			take(ctx, &answer);
			done++;
			continue;
		}
		int64_t left = s->until_ms - clock_steady_ms();
		alive = alive && left > 0 && msg_wait(&s->channel, (int)left);
	}
	if (done == count)
		s->state = WORKER_IDLE;
	return done;
}

void
parser_run_all(struct parser *p, struct arena *out, const struct parse_request *r, size_t count,
               parser_take *take, void *ctx)
{
	size_t done = 0;
	struct seat *s = idle_seat(p);
	if (s && s->documents + count <= WORKER_DOCUMENTS) {
		done = run_together(s, r, count, take, ctx);
		/* Which of them ended the worker shows when they come one by one. */
		char how[80];
		if (done < count || s->documents >= WORKER_DOCUMENTS)
			replace(p, s, how, sizeof how);
	}
	for (; done < count; done++) {
		struct arena once = *out;
		struct parse_answer answer;
		parser_run(p, &once, &r[done], &answer);
		take(ctx, &answer);
	}
}
