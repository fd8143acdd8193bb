/* row.c: rows of check, robots, url and write. */
#include "lib/row.h"

#include "engine/checked.h"
#include "net/robots.h"
#include "text/lang.h"
#include "text/url.h"

void
answer_check(struct arena *out, struct arena scratch, struct str source, struct str claim,
             struct buf *line)
{
	struct gate_verdict v = gate_check(out, scratch, source, claim);
	struct json_out j = json_to(line);
	json_begin(&j, '{');
	json_kv_bool(&j, "supported", v.supported);
	json_kv_num(&j, "score", v.score);
	json_kv_str(&j, "level", str_of(check_level_name(v.level)));
	json_key(&j, "reasons");
	json_begin(&j, '[');
	for (size_t i = 0; i < v.reason_count; i++)
		json_put_str(&j, v.reasons[i]);
	json_end(&j, ']');
	json_end(&j, '}');
}

bool
row_check(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
          struct buf *line, struct err *err)
{
	struct str source = json_text(json_get(row, "source"));
	struct str claim = json_text(json_get(row, "claim"));
	(void)ctx;
	if (!source.p || !claim.p)
		return err_set(err, ERR_INPUT, "the row needs \"source\" and \"claim\"");
	answer_check(out, scratch, source, claim, line);
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
row_article(const struct json *v)
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
	if (!a.language.p)
		a.language = lang_detect(a.text);
	return a;
}

bool
row_write(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
          struct buf *line, struct err *err)
{
	const struct write_options *options = ctx;
	const struct json *list = json_get(row, "articles");
	size_t count = 0;
	struct story story;
	if (!list || list->type != JSON_T_ARRAY)
		return err_set(err, ERR_INPUT, "the row has no \"articles\"");
	struct write_article *articles = arena_array(out, struct write_article, list->count);
	json_each(v, list)
		articles[count++] = row_article(v);
	checked_story(out, scratch, json_text(json_get(row, "id")), articles, count, options,
	              &story);
	struct json_out j = json_to(line);
	story_to_json(&j, &story);
	return true;
}
