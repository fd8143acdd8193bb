/* drawer.c: both sides of the process that draws.
 *
 *   DOWN -> STARTING [start]     UP -> DOWN [fail]: it ended, or took too long
 *   STARTING -> UP [await]       it says that its fonts are there and its sandbox stands
 */
#include "draw/drawer.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/log.h"
#include "model/limits.h"
#include "os/clock.h"
#include "os/msg.h"
#include "os/proc.h"
#include "os/sandbox.h"

enum { PAUSE_MS = 1000, LONGEST_PAUSE_MS = 600000, MEMORY_BYTES = 64 << 20 };

struct drawer {
	struct proc proc;
	struct msg_channel channel;
	bool no_sandbox, up;
	int failures;       /* in a row */
	int64_t not_before_ms;
};

/* ── the child ── */

static void
await_frame(struct msg_channel *c, struct msg_in *m)
{
	struct err err;
	bool got = false;
	while (!got) {
		if (!msg_next(c, m, &got, &err))
			_exit(0); /* its parent has ended */
		if (!got)
			msg_wait(c, -1);
	}
}

static void
send_frame(struct msg_channel *c, struct str bytes)
{
	struct err err;
	msg_begin(c);
	msg_put_str(c, bytes);
	if (!msg_send(c, &err))
		_exit(0);
	while (msg_wants_write(c)) {
		msg_wait(c, -1);
		if (!msg_flush(c, &err))
			_exit(0);
	}
}

static void
take_picture(struct msg_in *m, struct picture *p)
{
	p->site = msg_take_str(m);
	p->headline = msg_take_str(m);
	p->language = msg_take_str(m);
	p->counts = msg_take_str(m);
	p->date = msg_take_str(m);
	p->independent = (int64_t)msg_take_u64(m);
	p->outlets = (int64_t)msg_take_u64(m);
}

/* Where glyphs are read from while texts are drawn. */
static const char *const font_folders[] = {
	"/usr/share/fonts", "/usr/local/share/fonts", "/etc/fonts", "/usr/share/fontconfig",
	"/var/cache/fontconfig", NULL,
};

/* Fonts are looked for by the first picture, behind closed doors: Pango does so in threads, which must
 * not be there before. */
static bool
get_ready(const struct drawer *d, struct arena scratch, struct err *err)
{
	static const struct picture first = {
		.site = {"Glancewire", 10}, .headline = {"Aa", 2}, .counts = {"1", 1}, .date = {"1", 1},
	};
	struct sandbox_options sandbox = {.heap_bytes = LIMIT_DRAW_MEMORY, .threads = true,
	                                  .readable = font_folders};
	if (!picture_begin(err))
		return false;
	if (!d->no_sandbox && sandbox_landlock_abi() == 0)
		return err_set(err, ERR_INTERNAL, "the kernel has no Landlock");
	if (!d->no_sandbox && !sandbox_enter(&sandbox, err))
		return false;
	struct buf png = buf_in(&scratch, 1 << 16);
	return picture_draw(&png, &first, err);
}

static int
drawer_main(void *ctx, int fd)
{
	const struct drawer *d = ctx;
	struct arena arena = arena_open(MEMORY_BYTES);
	struct msg_channel channel;
	struct err err;
	msg_open(&channel, fd);
	if (!get_ready(d, arena, &err)) {
		log_warn("there are no pictures of stories: %s", err.msg);
		return 1;
	}
	send_frame(&channel, STR("ready"));
	for (;;) {
		struct msg_in m;
		struct picture p;
		arena_rewind(&arena);
		struct buf png = buf_in(&arena, 64 << 10);
		await_frame(&channel, &m);
		take_picture(&m, &p);
		send_frame(&channel, picture_draw(&png, &p, &err) ? buf_str(&png) : STR_NONE);
	}
}

/* ── its parent ── */

static void
stop(struct drawer *d)
{
	if (d->proc.pid) {
		msg_close(&d->channel);
		proc_stop(&d->proc, 0);
	}
	d->up = false;
}

/* Each time in a row it is left alone for twice as long. */
static struct str
fail(struct drawer *d, const char *how)
{
	int64_t pause = PAUSE_MS << (d->failures < 10 ? d->failures : 10);
	stop(d);
	d->failures++;
	pause = pause < LONGEST_PAUSE_MS ? pause : LONGEST_PAUSE_MS;
	d->not_before_ms = clock_steady_ms() + pause;
	log_warn("the drawing process %s", how);
	return STR_NONE;
}

static bool
start(struct drawer *d)
{
	struct err err;
	if (clock_steady_ms() < d->not_before_ms)
		return false;
	if (!proc_start(&d->proc, "gw-draw", drawer_main, d, -1, &err)) {
		log_warn("%s", err.msg);
		fail(d, "was not started");
		return false;
	}
	msg_open(&d->channel, d->proc.fd);
	d->proc.fd = -1;
	return true;
}

struct drawer *
drawer_open(bool no_sandbox)
{
	struct drawer *d = calloc(1, sizeof *d);
	if (!d)
		abort();
	d->no_sandbox = no_sandbox;
	start(d);
	return d;
}

void
drawer_close(struct drawer *d)
{
	stop(d);
	free(d);
}

/* Its next frame, a view until the one after it; false where it ended or was too slow. */
static bool
await(struct drawer *d, int64_t most_ms, struct str *bytes)
{
	struct msg_in m;
	struct err err;
	bool got = false;
	int64_t until = clock_steady_ms() + most_ms;
	while (!got) {
		int64_t left = until - clock_steady_ms();
		if (!msg_next(&d->channel, &m, &got, &err))
			return false;
		if (!got && (left <= 0 || !msg_wait(&d->channel, (int)left)))
			return false;
	}
	*bytes = msg_take_str(&m);
	return true;
}

static bool
send_picture(struct drawer *d, const struct picture *p)
{
	struct err err;
	msg_begin(&d->channel);
	msg_put_str(&d->channel, p->site);
	msg_put_str(&d->channel, p->headline);
	msg_put_str(&d->channel, p->language);
	msg_put_str(&d->channel, p->counts);
	msg_put_str(&d->channel, p->date);
	msg_put_u64(&d->channel, (uint64_t)p->independent);
	msg_put_u64(&d->channel, (uint64_t)p->outlets);
	return msg_send(&d->channel, &err);
}

struct str
drawer_draw(struct drawer *d, struct arena *out, const struct picture *p)
{
	struct str bytes;
	if (!d->proc.pid && !start(d))
		return STR_NONE;
	if (!d->up && !await(d, LIMIT_DRAW_START_MS, &bytes))
		return fail(d, "did not start");
	d->up = true;
	if (!send_picture(d, p) || !await(d, LIMIT_DRAW_MS, &bytes))
		return fail(d, "ended, or was too slow");
	d->failures = 0;
	return str_dup(out, bytes);
}
