/* call.c: opening, one call after the other, closing. */
#include "lib/call.h"

#include <stdlib.h>

#include "model/limits.h"
#include "model/when.h"
#include "text/utf8.h"

enum {
	SMALL_BYTES = 64 << 10, /* after larger inputs memory goes back to the system */
	KEPT_BYTES = 1 << 20,
};

struct gw *
gw_open(size_t memory_bytes)
{
	struct gw *gw = calloc(1, sizeof *gw);
	if (!gw)
		return NULL;
	/* Of eight parts four are scratch, three what is built in it, one is the result. */
	size_t part = (memory_bytes ? memory_bytes : (size_t)1 << 30) / 8 / 4096 * 4096 + 4096;
	gw->today = WHEN_UNKNOWN;
	if (arena_reserve(&gw->scratch, part * 4) && arena_reserve(&gw->out, part * 3) &&
	    arena_reserve(&gw->results, part) && arena_reserve(&gw->former, part) &&
	    arena_reserve(&gw->held, LIMIT_HEADER_BYTES) &&
	    arena_reserve(&gw->kept, LIMIT_MODEL_BYTES))
		return gw;
	gw_close(gw);
	return NULL;
}

void
gw_close(struct gw *gw)
{
	if (!gw)
		return;
	arena_close(&gw->scratch);
	arena_close(&gw->out);
	arena_close(&gw->results);
	arena_close(&gw->former);
	arena_close(&gw->held);
	arena_close(&gw->kept);
	free(gw);
}

const char *
gw_error(const struct gw *gw)
{
	return gw->err.msg;
}

enum gw_code
gw_error_code(const struct gw *gw)
{
	switch (gw->err.code) {
	case ERR_NONE:
		return GW_OK;
	case ERR_LIMIT:
		return GW_LIMIT;
	case ERR_INTERNAL:
		return GW_SYSTEM;
	default:
		return GW_INPUT;
	}
}

/* ── one call ── */

static void
set_traps(struct gw *gw, jmp_buf *trap)
{
	gw->out.trap = gw->scratch.trap = gw->results.trap = gw->held.trap = trap;
}

static void
renew(struct gw *gw, size_t bytes)
{
	struct arena results = gw->former;
	gw->former = gw->results;
	gw->results = results;
	gw->err = (struct err){0};
	if (gw->last_bytes > SMALL_BYTES) {
		arena_reset(&gw->out, KEPT_BYTES);
		arena_reset(&gw->scratch, KEPT_BYTES);
		arena_reset(&gw->results, KEPT_BYTES);
	}
	/* Small calls follow each other fast: their memory stays, and needs no system call. */
	gw->out.cur = gw->out.beg;
	gw->results.cur = gw->results.beg;
	gw->last_bytes = bytes;
}

static bool
sound(struct gw *gw, struct str s, const struct input *in)
{
	if (!s.p)
		return err_set(&gw->err, ERR_INPUT, "there is no input");
	if (s.n > in->most)
		return err_set(&gw->err, ERR_LIMIT, "the input is longer than %zu bytes", in->most);
	if (in->utf8 && !utf8_valid(s))
		return err_set(&gw->err, ERR_INPUT, "the input is not UTF-8");
	return true;
}

bool
call_run(struct gw *gw, call_body *body, const struct input *in, struct gw_text *result)
{
	*result = (struct gw_text){NULL, 0};
	renew(gw, in->bytes.n + in->more.n);
	if (!sound(gw, in->bytes, in) || (in->more.p && !sound(gw, in->more, in)))
		return false;
	if (setjmp(gw->trap)) {
		set_traps(gw, NULL);
		gw->last_bytes = SIZE_MAX;
		return err_set(&gw->err, ERR_LIMIT, "it needs more memory than a call may use");
	}
	set_traps(gw, &gw->trap);
	gw->result = buf_in(&gw->results, 1024);
	bool ok = body(gw, in);
	if (ok) {
		buf_byte(&gw->result, 0);
		*result = (struct gw_text){gw->result.p, gw->result.n - 1};
	}
	set_traps(gw, NULL);
	return ok;
}

/* ── headers ── */

bool
call_hold_header(struct gw *gw, struct str name, struct str value)
{
	gw->err = (struct err){0};
	if (gw->header_count == GW_HEADERS)
		return err_set(&gw->err, ERR_LIMIT, "there are more than %d headers", GW_HEADERS);
	if (setjmp(gw->trap)) {
		set_traps(gw, NULL);
		return err_set(&gw->err, ERR_LIMIT, "the headers are longer than %d bytes",
		               LIMIT_HEADER_BYTES);
	}
	set_traps(gw, &gw->trap);
	gw->headers[gw->header_count] = (struct feed_header){
		str_dup(&gw->held, name), str_dup(&gw->held, value)};
	gw->header_count++;
	set_traps(gw, NULL);
	return true;
}

void
call_forget_headers(struct gw *gw)
{
	gw->header_count = 0;
	gw->held.cur = gw->held.beg;
}
