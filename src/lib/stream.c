/* stream.c: rows of group, with the names of the articles by their number. */
#include "lib/stream.h"

#include "model/limits.h"
#include "text/lang.h"
#include "text/utf8.h"

bool
stream_open(struct stream *s, const struct group_settings *settings)
{
	*s = (struct stream){0};
	if (!arena_reserve(&s->names, (size_t)1 << 32))
		return false;
	s->grouper = grouper_open(settings);
	return true;
}

void
stream_close(struct stream *s)
{
	grouper_close(s->grouper);
	arena_close(&s->names);
}

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
	s->ids[s->count] = str_dup(&s->names, id);
	s->count++;
}

bool
row_group(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
          struct buf *line, struct err *err)
{
	struct stream *s = ctx;
	struct str id = json_text(json_get(row, "id"));
	struct str kind = json_text(json_get(row, "kind"));
	struct when published = when_read(json_text(json_get(row, "published")));
	struct group_place place;
	struct embedding embedding;
	if (!id.p)
		return err_set(err, ERR_INPUT, "the row has no \"id\"");
	struct group_article a = {
		.id = (int64_t)s->count + 1,
		.title = utf8_cut(json_text(json_get(row, "title")), LIMIT_TITLE_BYTES),
		.text = utf8_cut(json_text(json_get(row, "text")), LIMIT_TEXT_BYTES),
		.language = json_text(json_get(row, "language")),
		.outlet = json_text(json_get(row, "outlet")),
		.published = published.at,
		.published_latest = when_latest(published),
		.kind = article_kind_of(kind),
	};
	if (!a.language.p)
		a.language = lang_detect(a.text);
	if (s->embed && s->embed(s->embed_ctx, scratch, a.title, a.text, &embedding))
		a.embedding = &embedding;
	/* A stream of too many names fails as a row of too many bytes does. */
	s->names.trap = out->trap;
	remember(s, id);
	s->names.trap = NULL;
	grouper_place(s->grouper, out, scratch, &a, &place);
	struct json_out j = json_to(line);
	json_begin(&j, '{');
	json_kv_str(&j, "id", id);
	json_kv_str(&j, "story", s->ids[place.story - 1]);
	json_kv_str(&j, "reprint_of",
	            place.reprint_of ? s->ids[place.reprint_of - 1] : STR_NONE);
	if (place.original_of)
		json_kv_str(&j, "original_of", s->ids[place.original_of - 1]);
	json_end(&j, '}');
	return true;
}
