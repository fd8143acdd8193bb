/* cmd_group.c: a stream of articles to stories, in batch. */
#include <stdio.h>

#include "base/map.h"
#include "cmd/batch.h"
#include "cmd/option.h"
#include "group/group.h"
#include "text/lang.h"

struct stream {
	struct grouper *grouper;
	struct arena names; /* lives through the stream */
	struct str *ids;    /* by article number */
	size_t count, room;
};

static void
remember(struct stream *s, struct str id)
{
	if (s->count == s->room) {
		size_t room = s->room ? s->room * 2 : 1024;
		struct str *ids = arena_array(&s->names, struct str, room);
		for (size_t i = 0; i < s->count; i++)
			ids[i] = s->ids[i];
		s->ids = ids;
		s->room = room;
	}
	s->ids[s->count++] = str_dup(&s->names, id);
}

static bool
answer(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
       struct buf *line, struct err *err)
{
	struct stream *s = ctx;
	struct str id = json_text(json_get(row, "id"));
	struct str kind = json_text(json_get(row, "kind"));
	struct group_place place;
	if (!id.p)
		return err_set(err, ERR_INPUT, "the row has no \"id\"");
	struct group_article a = {
		.id = (int64_t)s->count + 1,
		.title = json_text(json_get(row, "title")),
		.text = json_text(json_get(row, "text")),
		.language = json_text(json_get(row, "language")),
		.outlet = json_text(json_get(row, "outlet")),
		.published = when_read(json_text(json_get(row, "published"))).at,
		.kind = article_kind_of(kind),
	};
	if (!a.language.p)
		a.language = lang_detect(a.text);
	remember(s, id);
	grouper_place(s->grouper, out, scratch, &a, &place);
	struct json_out j = json_to(line);
	json_begin(&j, '{');
	json_kv_str(&j, "id", id);
	json_kv_str(&j, "story", s->ids[place.story - 1]);
	json_kv_str(&j, "reprint_of",
	            place.reprint_of ? s->ids[place.reprint_of - 1] : STR_NONE);
	json_end(&j, '}');
	return true;
}

int
cmd_group(struct common *c, int argc, char **argv)
{
	bool batch = false;
	struct str model = STR_NONE;
	const struct option_row rows[] = {
		{"--batch", OPTION_FLAG, &batch, NULL, "JSON Lines in, JSON Lines out"},
		{"--model", OPTION_TEXT, &model, "FILE", "weights other than those installed"},
		{0},
	};
	option_read(c, "group", rows, argc, argv);
	if (!batch)
		return option_usage("group", "articles are read as JSON Lines: give --batch");
	struct stream s = {.grouper = grouper_open(), .names = arena_open((size_t)1 << 32)};
	int status = batch_run("group", answer, &s);
	grouper_close(s.grouper);
	arena_close(&s.names);
	return status;
}
