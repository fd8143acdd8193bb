/* msg.c: framed messages between our own processes. */
#include "os/msg.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "model/limits.h"

enum {
	HEAD_BYTES = sizeof(uint32_t),
	READ_BYTES = 64 << 10,
	KEEP_BYTES = 1 << 20, /* an empty buffer larger than this goes back to the system */
};

/* The length that stands for an absent string. */
static const uint32_t ABSENT = UINT32_MAX;

static void
bytes_reserve(struct msg_bytes *b, size_t more)
{
	if (b->cap - b->n >= more)
		return;
	/* Only where it frees at least as much as it moves, so that a long queue stays linear. */
	if (b->from >= b->n - b->from) {
		if (b->n > b->from)
			memmove(b->p, b->p + b->from, b->n - b->from);
		b->n -= b->from;
		b->from = 0;
	}
	if (b->cap - b->n >= more)
		return;
	size_t cap = b->cap ? b->cap : READ_BYTES;
	while (cap - b->n < more)
		cap *= 2;
	char *p = realloc(b->p, cap);
	if (!p) {
		fprintf(stderr, "glancewire: no memory for a message of %zu bytes\n", cap);
		abort();
	}
	b->p = p;
	b->cap = cap;
}

static void
bytes_put(struct msg_bytes *b, const void *p, size_t n)
{
	bytes_reserve(b, n);
	if (n)
		memcpy(b->p + b->n, p, n);
	b->n += n;
}

static void
bytes_drop(struct msg_bytes *b, size_t n)
{
	b->from += n;
	if (b->from < b->n)
		return;
	b->from = b->n = 0;
	if (b->cap > KEEP_BYTES) {
		free(b->p);
		*b = (struct msg_bytes){0};
	}
}

void
msg_open(struct msg_channel *c, int fd)
{
	*c = (struct msg_channel){.fd = fd};
}

void
msg_close(struct msg_channel *c)
{
	if (c->fd >= 0)
		close(c->fd);
	free(c->in.p);
	free(c->out.p);
	*c = (struct msg_channel){.fd = -1};
}

void
msg_begin(struct msg_channel *c)
{
	uint32_t head = 0;
	c->frame_start = c->out.n - c->out.from;
	bytes_put(&c->out, &head, sizeof head);
}

void
msg_put_u64(struct msg_channel *c, uint64_t v)
{
	bytes_put(&c->out, &v, sizeof v);
}

void
msg_put_str(struct msg_channel *c, struct str s)
{
	/* A frame that is too large is refused by msg_send; its bytes need not be copied. */
	uint32_t n = s.p ? (uint32_t)s.n : ABSENT;
	if (s.p && s.n > LIMIT_MESSAGE_BYTES)
		s.n = LIMIT_MESSAGE_BYTES;
	bytes_put(&c->out, &n, sizeof n);
	bytes_put(&c->out, s.p, s.p ? s.n : 0);
}

bool
msg_end(struct msg_channel *c, struct err *err)
{
	size_t start = c->out.from + c->frame_start;
	size_t n = c->out.n - start - HEAD_BYTES;
	if (n > LIMIT_MESSAGE_BYTES) {
		c->out.n = start;
		return err_set(err, ERR_LIMIT, "a message is longer than %d bytes",
		               (int)LIMIT_MESSAGE_BYTES);
	}
	uint32_t head = (uint32_t)n;
	memcpy(c->out.p + start, &head, sizeof head);
	return true;
}

bool
msg_send(struct msg_channel *c, struct err *err)
{
	return msg_end(c, err) && msg_flush(c, err);
}

size_t
msg_waiting_bytes(const struct msg_channel *c)
{
	return c->out.n - c->out.from;
}

bool
msg_wants_write(const struct msg_channel *c)
{
	return msg_waiting_bytes(c) > 0;
}

bool
msg_flush(struct msg_channel *c, struct err *err)
{
	while (msg_wants_write(c)) {
		ssize_t n = send(c->fd, c->out.p + c->out.from, c->out.n - c->out.from,
		                 MSG_DONTWAIT | MSG_NOSIGNAL);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			return true;
		if (n < 0)
			return err_set(err, ERR_INTERNAL, "the other process is gone: %s",
			               strerror(errno));
		bytes_drop(&c->out, (size_t)n);
	}
	return true;
}

/* Bytes that must still come before the first frame is whole; 0 where it is. */
static bool
bytes_missing(const struct msg_channel *c, size_t *missing, struct err *err)
{
	size_t have = c->in.n - c->in.from;
	uint32_t head;
	if (have < HEAD_BYTES) {
		*missing = HEAD_BYTES - have;
		return true;
	}
	memcpy(&head, c->in.p + c->in.from, sizeof head);
	if (head > LIMIT_MESSAGE_BYTES)
		return err_set(err, ERR_INTERNAL, "a message announces %u bytes, more than %d", head,
		               (int)LIMIT_MESSAGE_BYTES);
	size_t all = HEAD_BYTES + (size_t)head;
	*missing = have < all ? all - have : 0;
	return true;
}

bool
msg_next(struct msg_channel *c, struct msg_in *m, bool *got, struct err *err)
{
	size_t missing = 0;
	*got = false;
	bytes_drop(&c->in, c->taken);
	c->taken = 0;
	for (;;) {
		if (!bytes_missing(c, &missing, err))
			return false;
		if (!missing)
			break;
		bytes_reserve(&c->in, missing > READ_BYTES ? missing : READ_BYTES);
		ssize_t n = recv(c->fd, c->in.p + c->in.n, c->in.cap - c->in.n, MSG_DONTWAIT);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			return true;
		if (n < 0)
			return err_set(err, ERR_INTERNAL, "the other process is gone: %s",
			               strerror(errno));
		if (n == 0)
			return err_set(err, ERR_INTERNAL, "the other process is gone");
		c->in.n += (size_t)n;
	}
	uint32_t head;
	memcpy(&head, c->in.p + c->in.from, sizeof head);
	*m = (struct msg_in){.rest = {c->in.p + c->in.from + HEAD_BYTES, head}};
	c->taken = HEAD_BYTES + (size_t)head;
	*got = true;
	return true;
}

static bool
take(struct msg_in *m, void *to, size_t n)
{
	if (m->broken || m->rest.n < n) {
		m->broken = true;
		return false;
	}
	memcpy(to, m->rest.p, n);
	m->rest = str_skip(m->rest, n);
	return true;
}

uint64_t
msg_take_u64(struct msg_in *m)
{
	uint64_t v;
	return take(m, &v, sizeof v) ? v : 0;
}

struct str
msg_take_str(struct msg_in *m)
{
	uint32_t n;
	if (!take(m, &n, sizeof n) || n == ABSENT)
		return STR_NONE;
	if (n > m->rest.n) {
		m->broken = true;
		return STR_NONE;
	}
	struct str s = {m->rest.p, n};
	m->rest = str_skip(m->rest, n);
	return s;
}

bool
msg_wait(const struct msg_channel *c, int timeout_ms)
{
	struct pollfd p = {.fd = c->fd, .events = POLLIN};
	if (msg_wants_write(c))
		p.events |= POLLOUT;
	int n = poll(&p, 1, timeout_ms);
	return n != 0;
}
