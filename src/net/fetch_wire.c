/* fetch_wire.c: requests and answers as messages. */
#include "net/fetch_wire.h"

#include <stdio.h>

/* The texts of an answer, in the order they are sent. */
#define TEXTS(a) {&(a)->location, &(a)->content_type, &(a)->content_location, \
	&(a)->content_language, &(a)->etag, &(a)->last_modified, &(a)->retry_after, \
	&(a)->cache_control, &(a)->expires, &(a)->date, &(a)->link, &(a)->x_robots_tag, \
	&(a)->tdm_reservation, &(a)->body}

bool
fetch_put_request(struct msg_channel *c, const struct fetch_request *r, struct err *err)
{
	msg_begin(c);
	msg_put_u64(c, r->id);
	msg_put_str(c, r->url);
	msg_put_str(c, r->accept);
	msg_put_str(c, r->etag);
	msg_put_str(c, r->last_modified);
	msg_put_u64(c, r->max_bytes);
	msg_put_u64(c, r->own_service);
	msg_put_str(c, r->body);
	msg_put_str(c, r->body_type);
	msg_put_str(c, r->authorization);
	msg_put_u64(c, r->timeout_s);
	return msg_send(c, err);
}

bool
fetch_take_request(struct msg_in *m, struct fetch_request *r)
{
	r->id = msg_take_u64(m);
	r->url = msg_take_str(m);
	r->accept = msg_take_str(m);
	r->etag = msg_take_str(m);
	r->last_modified = msg_take_str(m);
	r->max_bytes = msg_take_u64(m);
	r->own_service = msg_take_u64(m) != 0;
	r->body = msg_take_str(m);
	r->body_type = msg_take_str(m);
	r->authorization = msg_take_str(m);
	r->timeout_s = (uint32_t)msg_take_u64(m);
	return !m->broken;
}

bool
fetch_put_answer(struct msg_channel *c, const struct fetch_answer *a, struct err *err)
{
	const struct str *const texts[] = TEXTS(a);
	msg_begin(c);
	msg_put_u64(c, a->id);
	msg_put_u64(c, (uint64_t)a->status);
	msg_put_u64(c, (uint64_t)a->err.code);
	msg_put_str(c, str_of(a->err.code ? a->err.msg : ""));
	msg_put_u64(c, (uint64_t)a->elapsed_ms);
	msg_put_u64(c, a->unsent);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		msg_put_str(c, *texts[i]);
	return msg_send(c, err);
}

bool
fetch_take_answer(struct msg_in *m, struct arena *out, struct fetch_answer *a)
{
	struct str *const texts[] = TEXTS(a);
	*a = (struct fetch_answer){.id = msg_take_u64(m)};
	a->status = (int)msg_take_u64(m);
	a->err.code = (enum err_code)msg_take_u64(m);
	struct str message = msg_take_str(m);
	snprintf(a->err.msg, sizeof a->err.msg, STR_FMT, STR_ARG(message));
	a->elapsed_ms = (int64_t)msg_take_u64(m);
	a->unsent = msg_take_u64(m) != 0;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		*texts[i] = str_dup(out, msg_take_str(m));
	return !m->broken;
}
