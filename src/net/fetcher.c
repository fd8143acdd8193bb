/* fetcher.c: the side of the fetch process that its callers hold. */
#include <poll.h>
#include <stdlib.h>

#include "net/fetch.h"
#include "net/fetch_loop.h"
#include "net/fetch_wire.h"
#include "os/msg.h"
#include "os/proc.h"

enum { PATIENCE_MS = 200 };

struct fetcher {
	struct proc proc;
	struct msg_channel channel;
};

static int
child(void *ctx, int fd)
{
	return fetch_loop(ctx, fd);
}

struct fetcher *
fetcher_open(const struct fetch_options *options, struct err *err)
{
	struct fetcher *f = calloc(1, sizeof *f);
	struct fetch_options copy = *options;
	if (!f) {
		err_set(err, ERR_INTERNAL, "out of memory");
		return NULL;
	}
	if (!proc_start(&f->proc, "fetch", child, &copy, -1, err)) {
		free(f);
		return NULL;
	}
	msg_open(&f->channel, f->proc.fd);
	f->proc.fd = -1; /* the channel closes it */
	return f;
}

void
fetcher_close(struct fetcher *f)
{
	if (!f)
		return;
	msg_close(&f->channel);
	proc_stop(&f->proc, PATIENCE_MS);
	free(f);
}

int
fetcher_fd(const struct fetcher *f)
{
	return f->channel.fd;
}

/* Says how the process ended, where that is known by now. */
static bool
explain(struct fetcher *f, struct err *err)
{
	char how[100];
	int status;
	if (err->code != ERR_INTERNAL)
		return false;
	if (!proc_ended(&f->proc, &status))
		return err_set(err, ERR_INTERNAL, "the fetch process ended");
	proc_describe(status, how, sizeof how);
	return err_set(err, ERR_INTERNAL, "the fetch process ended: %s", how);
}

bool
fetcher_send(struct fetcher *f, const struct fetch_request *r, struct err *err)
{
	return fetch_put_request(&f->channel, r, err) || explain(f, err);
}

bool
fetcher_next(struct fetcher *f, struct arena *out, struct fetch_answer *answer, bool *got,
             struct err *err)
{
	struct msg_in m;
	if (!msg_next(&f->channel, &m, got, err))
		return explain(f, err);
	if (*got && !fetch_take_answer(&m, out, answer))
		return err_set(err, ERR_INTERNAL, "the fetch process sent a broken message");
	return true;
}

bool
fetcher_wants_write(const struct fetcher *f)
{
	return msg_wants_write(&f->channel);
}

bool
fetcher_flush(struct fetcher *f, struct err *err)
{
	return msg_flush(&f->channel, err) || explain(f, err);
}

bool
fetcher_run(struct fetcher *f, struct arena *out, const struct fetch_request *r,
            struct fetch_answer *answer, struct err *err)
{
	bool got = false;
	*answer = (struct fetch_answer){.id = r->id};
	if (!fetcher_send(f, r, err))
		return false;
	while (!got) {
		struct pollfd p = {.fd = fetcher_fd(f), .events = POLLIN};
		if (fetcher_wants_write(f))
			p.events |= POLLOUT;
		poll(&p, 1, 1000);
		if (fetcher_wants_write(f) && !fetcher_flush(f, err))
			return false;
		if (!fetcher_next(f, out, answer, &got, err))
			return false;
	}
	if (answer->status)
		return true;
	*err = answer->err;
	return false;
}
