/* story.c: stories as the JSON object of the program's formats, and back. */
#include "model/story.h"

static const char *const level_names[] = {
	[CHECK_NONE] = "none",
	[CHECK_VERBATIM] = "verbatim",
	[CHECK_SHORTENED] = "shortened",
	[CHECK_REWRITTEN] = "rewritten",
};
static const char *const paragraph_names[PARAGRAPH_COUNT] = {
	[ROLE_HAPPENED] = "happened",
	[ROLE_POSITIONS] = "positions",
	[ROLE_CONTEXT] = "context",
};
static const char *const question_names[QUESTION_ROLE_COUNT] = {
	[Q_CAUSE] = "cause",       [Q_DEVELOPMENT] = "development", [Q_HAPPENED] = "happened",
	[Q_FINDING] = "finding",   [Q_POSITION] = "position",       [Q_ROLE] = "role",
	[Q_WHO] = "who",           [Q_HISTORY] = "history",         [Q_NEXT] = "next",
	[Q_NUMBER] = "number",     [Q_WHEN] = "when",               [Q_WHERE] = "where",
};

const char *
check_level_name(enum check_level level)
{
	return level_names[level];
}

const char *
paragraph_role_name(enum paragraph_role role)
{
	return paragraph_names[role];
}

const char *
question_role_name(enum question_role role)
{
	return question_names[role];
}

static int
name_index(struct str name, const char *const *names, int count)
{
	for (int i = 0; i < count; i++)
		if (str_eq(name, str_of(names[i])))
			return i;
	return -1;
}

/* ── writing ── */

static void
put_cites(struct json_out *j, const struct cite *cites, size_t count)
{
	json_key(j, "cites");
	json_begin(j, '[');
	for (size_t i = 0; i < count; i++) {
		json_begin(j, '{');
		json_kv_int(j, "article", cites[i].article);
		json_kv_int(j, "start", cites[i].start);
		json_kv_int(j, "end", cites[i].end);
		json_end(j, '}');
	}
	json_end(j, ']');
}

static void
put_sentences(struct json_out *j, const char *key, const struct story_sentence *s, size_t count)
{
	json_key(j, key);
	json_begin(j, '[');
	for (size_t i = 0; i < count; i++) {
		json_begin(j, '{');
		json_kv_str(j, "text", s[i].text);
		put_cites(j, s[i].cites, s[i].cite_count);
		json_kv_str(j, "check", str_of(level_names[s[i].check]));
		json_end(j, '}');
	}
	json_end(j, ']');
}

static void
put_paragraphs(struct json_out *j, const struct story *s)
{
	json_key(j, "paragraphs");
	json_begin(j, '[');
	for (int i = 0; i < PARAGRAPH_COUNT; i++) {
		json_begin(j, '{');
		json_kv_str(j, "role", str_of(paragraph_names[i]));
		put_sentences(j, "sentences", s->paragraphs[i].sentences, s->paragraphs[i].count);
		json_end(j, '}');
	}
	json_end(j, ']');
}

static void
put_questions(struct json_out *j, const struct story *s)
{
	json_key(j, "qna");
	json_begin(j, '[');
	for (size_t i = 0; i < s->question_count; i++) {
		const struct story_question *q = &s->questions[i];
		json_begin(j, '{');
		json_kv_str(j, "role", str_of(question_names[q->role]));
		json_kv_str(j, "question", q->question);
		put_sentences(j, "answer", q->answer, q->answer_count);
		json_end(j, '}');
	}
	json_end(j, ']');
}

static void
put_differences(struct json_out *j, const struct story *s)
{
	json_key(j, "differs");
	json_begin(j, '[');
	for (size_t i = 0; i < s->difference_count; i++) {
		const struct story_difference *d = &s->differences[i];
		json_begin(j, '{');
		json_kv_str(j, "what", d->what);
		json_key(j, "values");
		json_begin(j, '[');
		for (size_t k = 0; k < d->value_count; k++) {
			json_begin(j, '{');
			json_kv_str(j, "value", d->values[k].value);
			put_cites(j, d->values[k].cites, d->values[k].cite_count);
			json_end(j, '}');
		}
		json_end(j, ']');
		json_end(j, '}');
	}
	json_end(j, ']');
	json_key(j, "timeline");
	json_begin(j, '[');
	for (size_t i = 0; i < s->day_count; i++) {
		json_begin(j, '{');
		json_kv_str(j, "date", s->days[i].date);
		json_kv_str(j, "text", s->days[i].text);
		put_cites(j, s->days[i].cites, s->days[i].cite_count);
		json_end(j, '}');
	}
	json_end(j, ']');
}

static void
put_sources(struct json_out *j, const struct story *s)
{
	json_key(j, "sources");
	json_begin(j, '[');
	for (size_t i = 0; i < s->source_count; i++) {
		const struct story_source *x = &s->sources[i];
		json_begin(j, '{');
		json_kv_int(j, "article", x->article);
		json_kv_str(j, "url", x->url);
		json_kv_str(j, "outlet", x->outlet);
		json_kv_str(j, "title", x->title);
		json_kv_when(j, "published", x->published);
		json_key(j, "reprint_of");
		if (x->reprint_of >= 0)
			json_put_int(j, x->reprint_of);
		else
			json_put_null(j);
		if (x->family.n)
			json_kv_str(j, "family", x->family);
		json_end(j, '}');
	}
	json_end(j, ']');
}

void
story_members(struct json_out *j, const struct story *s)
{
	json_kv_str(j, "id", s->id);
	json_kv_str(j, "headline", s->headline);
	json_kv_str(j, "language", s->language);
	json_kv_int(j, "words", s->words);
	json_kv_int(j, "source_words", s->source_words);
	json_kv_int(j, "reading_minutes", s->reading_minutes);
	json_kv_int(j, "source_minutes", s->source_minutes);
	put_paragraphs(j, s);
	put_questions(j, s);
	put_differences(j, s);
	put_sources(j, s);
	json_kv_int(j, "reports", s->counts.reports);
	json_kv_int(j, "outlets", s->counts.outlets);
	json_kv_int(j, "independent", s->counts.independent);
	json_key(j, "writer");
	json_begin(j, '{');
	json_kv_str(j, "kind", s->writer.kind);
	json_kv_str(j, "model", s->writer.model);
	json_kv_str(j, "prompt", s->writer.prompt);
	if (s->writer.model.p)
		json_kv_bool(j, "whole", s->writer.whole);
	json_end(j, '}');
	json_key(j, "checks");
	json_begin(j, '{');
	json_kv_int(j, "sentences", s->checks.sentences);
	json_kv_int(j, "passed", s->checks.passed);
	json_kv_int(j, "replaced", s->checks.replaced);
	json_kv_int(j, "dropped", s->checks.dropped);
	json_end(j, '}');
}

void
story_to_json(struct json_out *j, const struct story *s)
{
	json_begin(j, '{');
	story_members(j, s);
	json_end(j, '}');
}

/* ── reading ── */

static size_t
count_of(const struct json *list)
{
	return list ? list->count : 0;
}

static uint32_t
number(const struct json *object, const char *key)
{
	int64_t v = json_int(json_get(object, key), 0);
	return v < 0 || v > UINT32_MAX ? 0 : (uint32_t)v;
}

static struct cite *
get_cites(struct arena *out, const struct json *v, size_t *count)
{
	const struct json *list = json_get(v, "cites");
	struct cite *cites = arena_array(out, struct cite, count_of(list));
	*count = 0;
	json_each(c, list)
		cites[(*count)++] =
			(struct cite){number(c, "article"), number(c, "start"), number(c, "end")};
	return cites;
}

static struct story_sentence *
get_sentences(struct arena *out, const struct json *list, size_t *count)
{
	struct story_sentence *s = arena_array(out, struct story_sentence, count_of(list));
	*count = 0;
	json_each(v, list) {
		struct story_sentence *x = &s[(*count)++];
		int level = name_index(json_text(json_get(v, "check")), level_names, 4);
		x->text = json_text(json_get(v, "text"));
		x->cites = get_cites(out, v, &x->cite_count);
		x->check = level < 0 ? CHECK_NONE : (enum check_level)level;
	}
	return s;
}

static void
get_questions(struct arena *out, const struct json *list, struct story *s)
{
	s->questions = arena_array(out, struct story_question, count_of(list));
	json_each(v, list) {
		struct story_question *q = &s->questions[s->question_count++];
		int role = name_index(json_text(json_get(v, "role")), question_names,
		                      QUESTION_ROLE_COUNT);
		q->role = role < 0 ? Q_HAPPENED : (enum question_role)role;
		q->question = json_text(json_get(v, "question"));
		q->answer = get_sentences(out, json_get(v, "answer"), &q->answer_count);
	}
}

static void
get_differences(struct arena *out, const struct json *list, struct story *s)
{
	s->differences = arena_array(out, struct story_difference, count_of(list));
	json_each(v, list) {
		struct story_difference *d = &s->differences[s->difference_count++];
		const struct json *values = json_get(v, "values");
		d->what = json_text(json_get(v, "what"));
		d->values = arena_array(out, struct story_value, count_of(values));
		json_each(x, values) {
			struct story_value *value = &d->values[d->value_count++];
			value->value = json_text(json_get(x, "value"));
			value->cites = get_cites(out, x, &value->cite_count);
		}
	}
}

static void
get_days(struct arena *out, const struct json *list, struct story *s)
{
	s->days = arena_array(out, struct story_day, count_of(list));
	json_each(v, list) {
		struct story_day *d = &s->days[s->day_count++];
		d->date = json_text(json_get(v, "date"));
		d->text = json_text(json_get(v, "text"));
		d->cites = get_cites(out, v, &d->cite_count);
	}
}

static void
get_sources(struct arena *out, const struct json *list, struct story *s)
{
	s->sources = arena_array(out, struct story_source, count_of(list));
	json_each(v, list)
		s->sources[s->source_count++] = (struct story_source){
			.article = number(v, "article"),
			.url = json_text(json_get(v, "url")),
			.outlet = json_text(json_get(v, "outlet")),
			.title = json_text(json_get(v, "title")),
			.published = when_read(json_text(json_get(v, "published"))),
			.reprint_of = json_int(json_get(v, "reprint_of"), -1),
			.family = json_text(json_get(v, "family")),
		};
}

struct story
story_from_json(struct arena *out, const struct json *v)
{
	struct story s = {
		.id = json_text(json_get(v, "id")),
		.headline = json_text(json_get(v, "headline")),
		.language = json_text(json_get(v, "language")),
		.words = number(v, "words"),
		.source_words = number(v, "source_words"),
		.reading_minutes = number(v, "reading_minutes"),
		.source_minutes = number(v, "source_minutes"),
	};
	json_each(p, json_get(v, "paragraphs")) {
		int role = name_index(json_text(json_get(p, "role")), paragraph_names,
		                      PARAGRAPH_COUNT);
		if (role >= 0)
			s.paragraphs[role].sentences = get_sentences(out, json_get(p, "sentences"),
			                                             &s.paragraphs[role].count);
	}
	get_questions(out, json_get(v, "qna"), &s);
	get_differences(out, json_get(v, "differs"), &s);
	get_days(out, json_get(v, "timeline"), &s);
	get_sources(out, json_get(v, "sources"), &s);
	s.counts = story_count(s.sources, s.source_count);
	if (json_get(v, "reports"))
		s.counts = (struct story_counts){number(v, "reports"), number(v, "outlets"), s.counts.own,
		                                 number(v, "independent")};
	const struct json *writer = json_get(v, "writer"), *checks = json_get(v, "checks");
	s.writer.kind = json_text(json_get(writer, "kind"));
	s.writer.model = json_text(json_get(writer, "model"));
	s.writer.prompt = json_text(json_get(writer, "prompt"));
	s.writer.whole = json_bool(json_get(writer, "whole"), false);
	s.checks.sentences = number(checks, "sentences");
	s.checks.passed = number(checks, "passed");
	s.checks.replaced = number(checks, "replaced");
	s.checks.dropped = number(checks, "dropped");
	return s;
}

bool
story_same_owner(const struct story_source *a, const struct story_source *b)
{
	return str_eq(a->outlet, b->outlet) || (a->family.n && str_eq(a->family, b->family));
}

struct story_counts
story_count(const struct story_source *sources, size_t count)
{
	struct story_counts c = {.reports = (uint32_t)count};
	for (size_t i = 0; i < count; i++) {
		bool seen = false, own = false, heard = false, original = sources[i].reprint_of < 0;
		for (size_t k = 0; k < i; k++) {
			bool same = str_eq(sources[k].outlet, sources[i].outlet);
			bool before = sources[k].reprint_of < 0;
			seen = seen || same;
			own = own || (same && before);
			heard = heard || (before && story_same_owner(&sources[k], &sources[i]));
		}
		c.outlets += !seen;
		c.own += original && !own;
		c.independent += original && !heard;
	}
	return c;
}
