/* row.c: rows of check, robots, url and write. */
#include "lib/row.h"

#include "engine/checked.h"
#include "engine/withheld.h"
#include "net/robots.h"
#include "text/lang.h"
#include "text/utf8.h"
#include "text/url.h"

static void
put_verdict(struct buf *line, const struct gate_verdict *v, const struct gate_place *moved)
{
	struct json_out j = json_to(line);
	json_begin(&j, '{');
	json_kv_bool(&j, "supported", v->supported);
	json_kv_num(&j, "score", v->score);
	json_kv_str(&j, "level", str_of(check_level_name(v->level)));
	json_key(&j, "reasons");
	json_begin(&j, '[');
	for (size_t i = 0; i < v->reason_count; i++)
		json_put_str(&j, v->reasons[i]);
	json_end(&j, ']');
	if (moved) {
		json_key(&j, "moved_to");
		json_begin(&j, '{');
		json_kv_int(&j, "start", (int64_t)moved->start);
		json_kv_int(&j, "end", (int64_t)moved->end);
		json_end(&j, '}');
	}
	json_end(&j, '}');
}

void
answer_check(struct arena *out, struct arena scratch, const struct gate_options *options,
             struct str source, struct str claim, struct buf *line)
{
	struct gate_verdict v = gate_check(out, scratch, options, source, claim);
	put_verdict(line, &v, NULL);
}

static void
answer_shelved(struct gate_shelf *shelf, struct arena *out, struct arena scratch,
               const struct gate_options *options, struct str source, struct str claim,
               struct buf *line)
{
	struct arena temp = arena_upper(&scratch);
	const struct gate_passage *passage = gate_shelf_passage(shelf, &temp, source);
	struct gate_verdict v = gate_check_in(out, scratch, options, passage, claim);
	put_verdict(line, &v, NULL);
}

bool
row_cited(struct arena *out, const struct json *cites, struct str source, struct str *passage)
{
	struct buf b = buf_in(out, 256);
	json_each(c, cites) {
		int64_t start = json_int(json_get(c, "start"), -1), end = json_int(json_get(c, "end"), -1);
		if (start < 0 || end <= start || (uint64_t)end > source.n)
			return false;
		if (b.n)
			buf_byte(&b, '\n');
		buf_put(&b, str_sub(source, (size_t)start, (size_t)end));
	}
	*passage = buf_str(&b);
	return utf8_valid(*passage);
}

/* Against the passages cited alone; where they do not carry the claim, those that do are named. */
static void
answer_cited(struct arena *out, struct arena scratch, const struct gate_options *options,
             struct str source, struct str passage, struct str claim, struct buf *line)
{
	struct gate_verdict v = gate_check(out, scratch, options, passage, claim);
	struct gate_place place;
	bool moved = !v.supported && gate_find(scratch, options, source, claim, &place);
	put_verdict(line, &v, moved ? &place : NULL);
}

bool
row_check(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
          struct buf *line, struct err *err)
{
	struct str source = json_text(json_get(row, "source"));
	struct str claim = json_text(json_get(row, "claim"));
	if (!source.p || !claim.p)
		return err_set(err, ERR_INPUT, "the row needs \"source\" and \"claim\"");
	const struct json *cites = json_get(row, "cites");
	const struct row_checks *checks = ctx;
	struct gate_options options = checks->options;
	options.published = when_read(json_text(json_get(row, "published")));
	struct str passage;
	if (!cites || cites->type != JSON_T_ARRAY) {
		if (checks->shelf)
			answer_shelved(checks->shelf, out, scratch, &options, source, claim, line);
		else
			answer_check(out, scratch, &options, source, claim, line);
		return true;
	}
	if (!row_cited(out, cites, source, &passage))
		return err_set(err, ERR_INPUT, "a cite is no passage of the source");
	answer_cited(out, scratch, &options, source, passage, claim, line);
	return true;
}

void
answer_robots(struct arena *out, struct arena scratch, struct str robots, struct str agent,
              struct str url, struct buf *line)
{
	struct json_out j = json_to(line);
	json_begin(&j, '{');
	json_kv_bool(&j, "allowed", robots_allowed_in(out, scratch, robots, agent, url));
	json_end(&j, '}');
}

bool
row_robots(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
           struct buf *line, struct err *err)
{
	struct str robots = json_text(json_get(row, "robots"));
	struct str agent = json_text(json_get(row, "agent"));
	struct str url = json_text(json_get(row, "url"));
	(void)ctx;
	if (!robots.p || !agent.p || !url.p)
		return err_set(err, ERR_INPUT, "the row needs \"robots\", \"agent\" and \"url\"");
	answer_robots(out, scratch, robots, agent, url, line);
	return true;
}

void
answer_url(struct arena *out, struct arena scratch, struct str input, struct str base,
           struct buf *line)
{
	struct json_out j = json_to(line);
	json_begin(&j, '{');
	json_kv_str(&j, "href", url_resolve(out, scratch, input, base));
	json_end(&j, '}');
}

bool
row_url(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
        struct buf *line, struct err *err)
{
	struct str input = json_text(json_get(row, "input"));
	(void)ctx;
	if (!input.p)
		return err_set(err, ERR_INPUT, "the row has no \"input\"");
	answer_url(out, scratch, input, json_text(json_get(row, "base")), line);
	return true;
}

struct write_article
row_article(struct arena *out, const struct json *v)
{
	const struct json *reprint = json_get(v, "reprint_of");
	struct write_article a = {
		.url = json_text(json_get(v, "url")),
		.outlet = json_text(json_get(v, "outlet")),
		.title = json_text(json_get(v, "title")),
		.text = json_text(json_get(v, "text")),
		.published = when_read(json_text(json_get(v, "published"))),
		.language = json_text(json_get(v, "language")),
		.kind = article_kind_of(json_text(json_get(v, "kind"))),
		.reprint_of = json_int(reprint, -1),
	};
	unsigned signals = 0;
	json_each(name, json_get(v, "signals"))
		signals |= signal_of(json_text(name));
	int64_t most = json_int(json_get(v, "max_snippet"), -1);
	a.no_quote = !signals_allow(signals, USE_QUOTE) || most == 0;
	a.most_chars = most > 0 && most < UINT32_MAX ? (uint32_t)most : 0;
	a.marks = marks_from_json(out, v, a.text.n);
	if (!a.language.p)
		a.language = lang_detect(a.text);
	return a;
}

bool
row_articles(struct arena *out, struct arena scratch, const struct json *row,
             struct write_article **articles, size_t *count, struct err *err)
{
	const struct json *list = json_get(row, "articles");
	*count = 0;
	if (!list || list->type != JSON_T_ARRAY)
		return err_set(err, ERR_INPUT, "the row has no \"articles\"");
	*articles = arena_array(out, struct write_article, list->count);
	json_each(v, list) {
		struct write_article *a = &(*articles)[(*count)++];
		*a = row_article(out, v);
		withheld_close(out, scratch, a);
	}
	return true;
}

bool
row_write(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
          struct buf *line, struct err *err)
{
	const struct write_options *options = ctx;
	struct write_article *articles;
	size_t count;
	struct story story;
	if (!row_articles(out, scratch, row, &articles, &count, err))
		return false;
	checked_story(out, scratch, json_text(json_get(row, "id")), articles, count, options,
	              &story);
	struct json_out j = json_to(line);
	story_to_json(&j, &story);
	return true;
}
