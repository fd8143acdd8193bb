/* glancewire.c: the functions of the public library: each runs one stage. */
#include "glancewire.h"

#include <stdlib.h>

#include "engine/english_file.h"
#include "extract/extract.h"
#include "gate/builtin.h"
#include "lib/call.h"
#include "lib/row.h"
#include "lib/stream.h"
#include "markup/sanitize.h"
#include "model/limits.h"
#include "text/encoding.h"
#include "text/lang.h"
#include "text/sentence.h"
#include "text/url.h"

enum { MOST_WORDS = 2000 };

struct gw_stream {
	struct gw *gw;
	struct stream stream;
};

const char *
gw_version(void)
{
	return GLANCEWIRE_VERSION;
}

static struct str
input_text(struct gw_text t)
{
	return t.p ? str_from(t.p, t.n) : STR_NONE;
}

/* An empty document is a document: the stage says what it thinks of it. */
static struct str
input_bytes(const void *bytes, size_t n)
{
	return bytes ? str_from(bytes, n) : n ? STR_NONE : STR("");
}

/* ── documents ── */

bool
gw_header(struct gw *gw, const char *name, const char *value)
{
	if (!name || !value)
		return err_set(&gw->err, ERR_INPUT, "a header has a name and a value");
	return call_hold_header(gw, str_of(name), str_of(value));
}

void
gw_today(struct gw *gw, int64_t seconds)
{
	gw->today = seconds;
}

/* Several of one name are joined. */
static struct str
header(struct gw *gw, struct str name, const char *joint)
{
	struct str all = STR_NONE;
	for (size_t i = 0; i < gw->header_count; i++) {
		struct str value = gw->headers[i].value;
		if (str_eq_nocase(gw->headers[i].name, name))
			all = all.p ? str_fmt(&gw->out, STR_FMT "%s" STR_FMT, STR_ARG(all), joint,
			                      STR_ARG(value))
			            : value;
	}
	return all;
}

static bool
feed_body(struct gw *gw, const struct input *in)
{
	struct feed_input document = {
		.bytes = in->bytes, .url = in->about,
		.headers = gw->headers, .header_count = gw->header_count,
	};
	struct feed_doc feed;
	if (!feed_parse(&gw->out, gw->scratch, &document, &feed, &gw->err))
		return false;
	struct json_out j = json_to(&gw->result);
	feed_to_json(&j, &feed);
	return true;
}

bool
gw_feed(struct gw *gw, const void *bytes, size_t n, const char *url, struct gw_text *json)
{
	struct input in = {.bytes = input_bytes(bytes, n), .about = str_of(url),
	                   .most = LIMIT_FEED_BYTES};
	bool ok = call_run(gw, feed_body, &in, json);
	call_forget_headers(gw);
	return ok;
}

static bool
extract_body(struct gw *gw, const struct input *in)
{
	struct extract_input document = {
		.bytes = in->bytes, .url = in->about,
		.content_type = header(gw, STR("Content-Type"), ", "),
		.x_robots_tag = header(gw, STR("X-Robots-Tag"), "\n"),
		.tdm_reservation = header(gw, STR("TDM-Reservation"), ", "),
		.today = gw->today,
	};
	struct article article;
	if (!extract_article(&gw->out, gw->scratch, &document, &article, &gw->err))
		return false;
	struct json_out j = json_to(&gw->result);
	article_to_json(&j, &article);
	return true;
}

bool
gw_extract(struct gw *gw, const void *bytes, size_t n, const char *url, struct gw_text *json)
{
	struct input in = {.bytes = input_bytes(bytes, n), .about = str_of(url),
	                   .most = LIMIT_PAGE_BYTES};
	bool ok = call_run(gw, extract_body, &in, json);
	call_forget_headers(gw);
	return ok;
}

/* ── stories ── */

static bool
write_body(struct gw *gw, const struct input *in)
{
	struct write_options options = {.words = in->words, .english = english_file()};
	if (in->words > MOST_WORDS)
		return err_set(&gw->err, ERR_INPUT, "a story has at most %d words", MOST_WORDS);
	const struct json *row = json_read(&gw->out, in->bytes, JSON_LENIENT, &gw->err);
	return row && row_write(&options, &gw->out, gw->scratch, row, &gw->result, &gw->err);
}

bool
gw_write(struct gw *gw, struct gw_text articles, unsigned words, struct gw_text *json)
{
	struct input in = {.bytes = input_text(articles), .most = LIMIT_LINE_BYTES, .words = words};
	return call_run(gw, write_body, &in, json);
}

static bool
check_body(struct gw *gw, const struct input *in)
{
	if (!in->more.p)
		return err_set(&gw->err, ERR_INPUT, "there is no claim");
	if (!gw->weighed) {
		gw->weights = gate_builtin(&gw->kept);
		gw->weighed = true;
	}
	struct gate_options options = {.weights = &gw->weights, .english = english_file()};
	answer_check(&gw->out, gw->scratch, &options, in->bytes, in->more, &gw->result);
	return true;
}

bool
gw_check(struct gw *gw, struct gw_text source, struct gw_text claim, struct gw_text *json)
{
	struct input in = {.bytes = input_text(source), .more = input_text(claim),
	                   .most = LIMIT_TEXT_BYTES, .utf8 = true};
	return call_run(gw, check_body, &in, json);
}

struct gw_stream *
gw_stream_open(struct gw *gw)
{
	struct gw_stream *s = calloc(1, sizeof *s);
	gw->err = (struct err){0};
	if (s && stream_open(&s->stream, &group_defaults)) {
		s->gw = gw;
		return s;
	}
	free(s);
	err_set(&gw->err, ERR_INTERNAL, "the system has no memory for a stream");
	return NULL;
}

void
gw_stream_close(struct gw_stream *stream)
{
	if (stream)
		stream_close(&stream->stream);
	free(stream);
}

static bool
group_body(struct gw *gw, const struct input *in)
{
	const struct json *row = json_read(&gw->out, in->bytes, JSON_LENIENT, &gw->err);
	return row && row_group(in->stream, &gw->out, gw->scratch, row, &gw->result, &gw->err);
}

bool
gw_group(struct gw_stream *stream, struct gw_text article, struct gw_text *json)
{
	struct input in = {.bytes = input_text(article), .most = LIMIT_LINE_BYTES,
	                   .stream = &stream->stream};
	return call_run(stream->gw, group_body, &in, json);
}

void
gw_stream_expire(struct gw_stream *stream, int64_t now)
{
	grouper_expire(stream->stream.grouper, now);
}

size_t
gw_stream_live(const struct gw_stream *stream)
{
	return grouper_live_stories(stream->stream.grouper);
}

/* ── addresses ── */

static bool
robots_body(struct gw *gw, const struct input *in)
{
	if (!in->more.p || !in->about.p)
		return err_set(&gw->err, ERR_INPUT, "robots needs an agent and an address");
	answer_robots(&gw->out, gw->scratch, in->bytes, in->more, in->about, &gw->result);
	return true;
}

bool
gw_robots(struct gw *gw, struct gw_text robots, const char *agent, const char *url,
          struct gw_text *json)
{
	struct input in = {.bytes = str_sub(input_text(robots), 0, LIMIT_ROBOTS_BYTES),
	                   .more = str_of(agent), .about = str_of(url), .most = LIMIT_ROBOTS_BYTES};
	return call_run(gw, robots_body, &in, json);
}

static bool
url_body(struct gw *gw, const struct input *in)
{
	answer_url(&gw->out, gw->scratch, in->bytes, in->about, &gw->result);
	return true;
}

bool
gw_url(struct gw *gw, const char *input, const char *base, struct gw_text *json)
{
	struct input in = {.bytes = str_of(input), .about = str_of(base), .most = LIMIT_LINE_BYTES};
	return call_run(gw, url_body, &in, json);
}

static bool
url_normal_body(struct gw *gw, const struct input *in)
{
	struct str normal = url_normalise(&gw->out, gw->scratch, in->bytes);
	if (!normal.p)
		return err_set(&gw->err, ERR_INPUT, "this is no address");
	buf_put(&gw->result, normal);
	return true;
}

bool
gw_url_normal(struct gw *gw, const char *url, struct gw_text *text)
{
	struct input in = {.bytes = str_of(url), .most = LIMIT_LINE_BYTES};
	return call_run(gw, url_normal_body, &in, text);
}

/* ── text ── */

static bool
utf8_body(struct gw *gw, const struct input *in)
{
	buf_put(&gw->result,
	        text_to_utf8(&gw->out, gw->scratch, in->bytes, in->about, ENCODING_HTML));
	return true;
}

bool
gw_utf8(struct gw *gw, const void *bytes, size_t n, const char *content_type,
        struct gw_text *text)
{
	struct input in = {.bytes = input_bytes(bytes, n), .about = str_of(content_type),
	                   .most = LIMIT_PAGE_BYTES};
	return call_run(gw, utf8_body, &in, text);
}

static bool
clean_body(struct gw *gw, const struct input *in)
{
	buf_put(&gw->result, sanitize_html(&gw->out, gw->scratch, in->bytes, in->about));
	return true;
}

bool
gw_clean(struct gw *gw, struct gw_text html, const char *base, struct gw_text *text)
{
	struct input in = {.bytes = input_text(html), .about = str_of(base),
	                   .most = LIMIT_PAGE_BYTES, .utf8 = true};
	return call_run(gw, clean_body, &in, text);
}

static bool
plain_body(struct gw *gw, const struct input *in)
{
	buf_put(&gw->result, markup_to_text(&gw->out, in->bytes));
	return true;
}

bool
gw_plain(struct gw *gw, struct gw_text html, struct gw_text *text)
{
	struct input in = {.bytes = input_text(html), .most = LIMIT_PAGE_BYTES, .utf8 = true};
	return call_run(gw, plain_body, &in, text);
}

static bool
language_body(struct gw *gw, const struct input *in)
{
	buf_put(&gw->result, lang_detect(in->bytes));
	return true;
}

bool
gw_language(struct gw *gw, struct gw_text text, struct gw_text *tag)
{
	struct input in = {.bytes = input_text(text), .most = LIMIT_LINE_BYTES, .utf8 = true};
	return call_run(gw, language_body, &in, tag);
}

static bool
sentences_body(struct gw *gw, const struct input *in)
{
	struct sentence_span *spans;
	size_t count = sentence_split(&gw->out, gw->scratch, in->bytes, in->about, &spans);
	struct json_out j = json_to(&gw->result);
	json_begin(&j, '[');
	for (size_t i = 0; i < count; i++) {
		json_begin(&j, '{');
		json_kv_int(&j, "start", spans[i].start);
		json_kv_int(&j, "end", spans[i].end);
		json_kv_int(&j, "paragraph", spans[i].paragraph);
		json_end(&j, '}');
	}
	json_end(&j, ']');
	return true;
}

bool
gw_sentences(struct gw *gw, struct gw_text text, const char *language, struct gw_text *json)
{
	struct input in = {.bytes = input_text(text), .about = str_of(language),
	                   .most = LIMIT_PAGE_BYTES, .utf8 = true};
	return call_run(gw, sentences_body, &in, json);
}
