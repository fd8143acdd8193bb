/* parse_worker.c: one document after the other, inside the sandbox.
 *
 * Everything that the libraries load lazily is touched before the doors are closed. */
#include "engine/parse_worker.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "extract/builtin.h"
#include "extract/extract.h"
#include "feed/feed.h"
#include "feed/links.h"
#include "feed/opml.h"
#include "model/limits.h"
#include "net/robots.h"
#include "net/tdmrep.h"
#include "os/sandbox.h"

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#define LEAKS_ARE_NOT_LOOKED_FOR() __lsan_disable()
#else
#define LEAKS_ARE_NOT_LOOKED_FOR() ((void)0)
#endif

void
parse_request_put(struct msg_channel *c, const struct parse_request *r)
{
	msg_begin(c);
	msg_put_u64(c, r->id);
	msg_put_u64(c, (uint64_t)r->kind);
	msg_put_u64(c, (uint64_t)r->today);
	msg_put_u64(c, (uint64_t)r->item_published);
	const struct str fields[] = {
		r->bytes, r->url, r->content_type, r->content_location, r->content_language,
		r->x_robots_tag, r->tdm_reservation, r->headers_json, r->agent,
		r->item_title,
	};
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		msg_put_str(c, fields[i]);
}

static void
take_request(struct msg_in *m, struct parse_request *r)
{
	r->id = msg_take_u64(m);
	r->kind = (enum parse_kind)msg_take_u64(m);
	r->today = (int64_t)msg_take_u64(m);
	r->item_published = (int64_t)msg_take_u64(m);
	struct str *const fields[] = {
		&r->bytes, &r->url, &r->content_type, &r->content_location, &r->content_language,
		&r->x_robots_tag, &r->tdm_reservation, &r->headers_json, &r->agent,
		&r->item_title,
	};
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		*fields[i] = msg_take_str(m);
}

/* ── one kind of document each ── */

static bool
parse_page(struct arena *out, struct arena scratch, const struct parse_request *r,
           const struct parser_options *options, struct json_out *j, struct err *err)
{
	struct extract_input in = {
		.model = options->model, .rules = options->rules,
		.bytes = r->bytes, .url = r->url, .content_type = r->content_type,
		.x_robots_tag = r->x_robots_tag, .tdm_reservation = r->tdm_reservation,
		.item_title = r->item_title, .item_published = r->item_published,
		.agent = r->agent, .today = r->today,
	};
	struct article article;
	struct explanation explanation;
	bool explain = r->kind == PARSE_EXPLAIN;
	if (!extract_explained(out, scratch, &in, &article, explain ? &explanation : NULL, err))
		return false;
	if (!explain) {
		article_to_json(j, &article);
		return true;
	}
	json_begin(j, '{');
	json_key(j, "article");
	article_to_json(j, &article);
	json_key(j, "blocks");
	explanation_to_json(j, &explanation);
	json_end(j, '}');
	return true;
}

static void
add_header(struct feed_header *headers, size_t *count, struct str name, struct str value)
{
	if (value.p)
		headers[(*count)++] = (struct feed_header){name, value};
}

static bool
parse_feed(struct arena *out, struct arena scratch, const struct parse_request *r,
           struct json_out *j, struct err *err)
{
	struct json *more = NULL;
	if (r->headers_json.p && !(more = json_read(out, r->headers_json, JSON_STRICT, err)))
		return false;
	struct feed_header *headers =
		arena_array(out, struct feed_header, 3 + (more ? more->count : 0));
	size_t count = 0;
	add_header(headers, &count, STR("Content-Type"), r->content_type);
	add_header(headers, &count, STR("Content-Location"), r->content_location);
	add_header(headers, &count, STR("Content-Language"), r->content_language);
	json_each(h, more)
		add_header(headers, &count, h->key, json_text(h));
	struct feed_input in = {
		.bytes = r->bytes, .url = r->url, .headers = headers, .header_count = count,
	};
	struct feed_doc feed;
	if (!feed_parse(out, scratch, &in, &feed, err))
		return false;
	feed_to_json(j, &feed);
	return true;
}

static bool
parse_opml(struct arena *out, struct arena scratch, const struct parse_request *r,
           struct json_out *j, struct err *err)
{
	struct opml_feed *feeds;
	size_t count;
	if (!opml_read(out, scratch, r->bytes, &feeds, &count, err))
		return false;
	json_begin(j, '[');
	for (size_t i = 0; i < count; i++) {
		json_begin(j, '{');
		json_kv_str(j, "url", feeds[i].url);
		json_kv_str(j, "title", feeds[i].title);
		json_kv_str(j, "folder", feeds[i].folder);
		json_kv_str(j, "site", feeds[i].site);
		json_end(j, '}');
	}
	json_end(j, ']');
	return true;
}

static bool
parse_robots(struct arena *out, struct arena scratch, const struct parse_request *r,
             struct json_out *j)
{
	int64_t delay_ms = 0;
	struct str rules = robots_rules(out, scratch, r->bytes, r->agent, &delay_ms);
	json_begin(j, '{');
	json_kv_str(j, "rules", rules.n ? rules : STR_NONE);
	json_kv_int(j, "crawl_delay_ms", delay_ms);
	size_t count;
	struct str *sitemaps = robots_sitemaps(out, r->bytes, &count);
	json_key(j, "sitemaps");
	json_begin(j, '[');
	for (size_t i = 0; i < count; i++)
		json_put_str(j, sitemaps[i]);
	json_end(j, ']');
	json_end(j, '}');
	return true;
}

static bool
parse_tdmrep(struct arena *out, struct arena scratch, const struct parse_request *r,
             struct json_out *j)
{
	struct str rules = tdmrep_rules(out, scratch, r->bytes);
	json_begin(j, '{');
	json_kv_str(j, "rules", rules.n ? rules : STR_NONE);
	json_end(j, '}');
	return true;
}

struct worker {
	struct msg_channel channel;
	struct arena out, scratch, lines, kept;
	struct parser_options options; /* with the model that is used */
	size_t read_bytes; /* of documents, since memory was given back */
};

static bool
parse_links(struct arena *out, struct arena scratch, const struct parse_request *r,
            struct json_out *j)
{
	size_t count;
	struct feed_link *links =
		feed_links(out, scratch, r->bytes, r->url, r->content_type, &count);
	json_begin(j, '[');
	for (size_t i = 0; i < count; i++) {
		json_begin(j, '{');
		json_kv_str(j, "url", links[i].url);
		json_kv_str(j, "title", links[i].title);
		json_kv_bool(j, "declared", links[i].declared);
		json_end(j, '}');
	}
	json_end(j, ']');
	return true;
}

static bool
parse_one(struct worker *w, const struct parse_request *r, struct buf *line, struct err *err)
{
	struct arena *out = &w->out, scratch = w->scratch;
	struct json_out j = json_to(line);
	switch (r->kind) {
	case PARSE_PAGE:
	case PARSE_EXPLAIN:
		return parse_page(out, scratch, r, &w->options, &j, err);
	case PARSE_FEED:
		return parse_feed(out, scratch, r, &j, err);
	case PARSE_OPML:
		return parse_opml(out, scratch, r, &j, err);
	case PARSE_ROBOTS:
		return parse_robots(out, scratch, r, &j);
	case PARSE_LINKS:
		return parse_links(out, scratch, r, &j);
	case PARSE_TDMREP:
		return parse_tdmrep(out, scratch, r, &j);
	}
	return err_set(err, ERR_INTERNAL, "unknown kind of document");
}

enum {
	GIVE_BACK_BYTES = 1 << 20, /* of documents, after which their memory goes back */
	UNSENT_BYTES = 256 << 10,  /* of answers that wait while requests are there */
};

static void
answer(struct worker *w, const struct parse_request *r)
{
	struct err err = {0};
	jmp_buf trap;
	struct buf line = buf_in(&w->lines, 4096);
	bool ok = false;
	if (setjmp(trap) == 0) {
		w->out.trap = w->scratch.trap = w->lines.trap = &trap;
		ok = parse_one(w, r, &line, &err);
	} else {
		err_set(&err, ERR_LIMIT, "the document needs more memory than its limit");
	}
	w->out.trap = w->scratch.trap = w->lines.trap = NULL;
	/* All that is needed of a large one is its line, which is now copied. */
	if (r->bytes.n >= GIVE_BACK_BYTES) {
		arena_reset(&w->out, 1 << 20);
		arena_reset(&w->scratch, 1 << 20);
	}
	msg_begin(&w->channel);
	msg_put_u64(&w->channel, r->id);
	msg_put_u64(&w->channel, ok ? ERR_NONE : (uint64_t)err.code);
	msg_put_str(&w->channel, ok ? buf_str(&line) : str_of(err.msg));
	if (!msg_end(&w->channel, &err)) {
		/* Too long for a message: an answer of its own. */
		msg_begin(&w->channel);
		msg_put_u64(&w->channel, r->id);
		msg_put_u64(&w->channel, ERR_LIMIT);
		msg_put_str(&w->channel, STR("what was read is longer than its limit"));
		msg_end(&w->channel, &err);
	}
}

/* Small documents follow each other in the same memory: giving it back to the system and taking
 * it again costs more than reading them. */
static void
forget(struct worker *w, size_t bytes)
{
	w->read_bytes += bytes;
	if (w->read_bytes < GIVE_BACK_BYTES) {
		arena_rewind(&w->out);
		arena_rewind(&w->lines);
		arena_rewind(&w->scratch);
		return;
	}
	w->read_bytes = 0;
	arena_reset(&w->out, 1 << 20);
	arena_reset(&w->lines, 1 << 20);
	arena_reset(&w->scratch, 1 << 20);
}

/* The next request.  Answers are sent when none is there, several at a time. */
static void
await(struct worker *w, struct msg_in *m)
{
	struct err err;
	for (bool got = false; !got;) {
		if (!msg_next(&w->channel, m, &got, &err))
			_exit(0);
		if (got && msg_waiting_bytes(&w->channel) < UNSENT_BYTES)
			return;
		if (!msg_flush(&w->channel, &err))
			_exit(0);
		if (!got)
			msg_wait(&w->channel, -1);
	}
}

/* Reads a small document of each kind that will come, so that tables, converters and stemmers are
 * loaded. */
static void
warm_up(struct worker *w, unsigned kinds)
{
	static const struct parse_request samples[] = {
		{.kind = PARSE_PAGE, .bytes = {"<html><head><meta charset=windows-1251><title>\xcf\xf0\xe8</title>"
		                               "<body><p>\xcf\xf0\xe8\xe2\xe5\xf2. A sentence of a page, no more.</p>", 117},
		 .url = {"http://xn--bcher-kva.example/", 29}, .today = WHEN_UNKNOWN},
		{.kind = PARSE_FEED, .bytes = {"<?xml version=\"1.0\" encoding=\"gb2312\"?><rss><channel><title>\xb9\xfa</title>"
		                               "<item><title>A</title></item></channel></rss>", 103},
		 .today = WHEN_UNKNOWN},
		{.kind = PARSE_FEED, .bytes = {"{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[]}", 55},
		 .today = WHEN_UNKNOWN},
		{.kind = PARSE_ROBOTS, .bytes = {"User-agent: *\nDisallow: /x", 26}, .agent = {"x", 1}},
		{.kind = PARSE_TDMREP, .bytes = {"[{\"location\":\"/x\",\"tdm-reservation\":1}]", 42}},
	};
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct err err;
		struct parse_request r = samples[i];
		if (kinds && !(kinds >> r.kind & 1))
			continue;
		r.bytes.n = strlen(r.bytes.p);
		struct buf line = buf_in(&w->lines, 4096);
		parse_one(w, &r, &line, &err);
		arena_reset(&w->out, 1 << 20);
		arena_reset(&w->lines, 1 << 20);
	}
}

int
parse_worker_main(void *ctx, int fd)
{
	const struct parser_options *options = ctx;
	size_t memory = options->memory_bytes ? options->memory_bytes : LIMIT_PARSE_MEMORY;
	struct worker w = {
		.out = arena_open(memory), .scratch = arena_open(memory),
		.lines = arena_open(LIMIT_MESSAGE_BYTES), .kept = arena_open(LIMIT_MODEL_BYTES),
	};
	struct err err;
	LEAKS_ARE_NOT_LOOKED_FOR();
	msg_open(&w.channel, fd);
	w.options = *options;
	if (!w.options.model)
		w.options.model = builtin_model(&w.kept);
	warm_up(&w, options->kinds);
	struct sandbox_options sandbox = {.heap_bytes = LIMIT_PARSE_MEMORY};
	if (!options->no_sandbox && !sandbox_enter(&sandbox, &err)) {
		fprintf(stderr, "glancewire: %s\n", err.msg);
		_exit(WORKER_NO_SANDBOX);
	}
	/* The first frame says that the doors are closed. */
	msg_begin(&w.channel);
	msg_put_u64(&w.channel, 0);
	msg_put_u64(&w.channel, ERR_NONE);
	msg_put_str(&w.channel, STR("ready"));
	msg_send(&w.channel, &err);
	for (int n = 0; n < WORKER_DOCUMENTS; n++) {
		struct msg_in m;
		struct parse_request r;
		await(&w, &m);
		take_request(&m, &r);
		answer(&w, &r);
		forget(&w, r.bytes.n);
	}
	while (msg_flush(&w.channel, &err) && msg_wants_write(&w.channel))
		msg_wait(&w.channel, -1);
	_exit(0);
}
