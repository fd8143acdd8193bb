/* api_test.c: what the pages show, as JSON. */
#include "shelf.h"

#include "engine/ranking.h"

struct ask {
	const char *path, *values[4][2];
};

/* The answer as a tree; NULL with f->err. */
static const struct json *
ask(struct shelf *f, struct ask a)
{
	struct request r = {.path = str_of(a.path)};
	struct content c;
	for (int i = 0; i < 4 && a.values[i][0]; i++)
		r.values[r.value_count++] = (struct request_value){str_of(a.values[i][0]),
		                                                   str_of(a.values[i][1])};
	f->err = (struct err){0};
	if (!api_content(&f->worker, &f->arena, &r, &c, &f->err))
		return NULL;
	struct json *v = json_read(&f->arena, c.body, JSON_STRICT, &f->err);
	shelf_need(f, v != NULL);
	return v;
}

static const struct json *
get(struct shelf *f, const char *path)
{
	return ask(f, (struct ask){path, {{NULL, NULL}}});
}

static const char *
text(struct shelf *f, const struct json *v, const char *key)
{
	return str_c(&f->arena, json_text(json_get(v, key)));
}

/* An edition with one sentence and one source, with its page, so that all of it can be shown. */
static void
rewrite(struct shelf *f, int64_t id, int64_t status)
{
	struct story_record r;
	struct story_sentence first = {.text = STR("The dam failed."), .check = CHECK_VERBATIM};
	struct story_sentence second = {.text = STR("It was old."), .check = CHECK_SHORTENED};
	struct story_source source = {.url = STR("https://www.wire.example/1"),
	                              .outlet = STR("The Wire"), .title = STR("Dam"),
	                              .published = WHEN_NONE, .reprint_of = -1};
	struct story_question q = {.role = Q_CAUSE, .question = STR("Why?"), .answer = &second,
	                           .answer_count = 1};
	struct story s = {.id = STR("a1"), .headline = STR("Dam fails"), .language = STR("en"),
	                  .sources = &source, .source_count = 1, .questions = &q,
	                  .question_count = 1};
	struct buf b = buf_in(&f->arena, 4096);
	struct json_out j = json_to(&b);
	s.paragraphs[ROLE_HAPPENED] = (struct story_paragraph){&first, 1};
	s.paragraphs[ROLE_POSITIONS] = (struct story_paragraph){&second, 1};
	s.writer.kind = STR("extractive");
	story_to_json(&j, &s);
	shelf_need(f, store_story(f->worker.store, &f->arena, id, &r, &f->err));
	struct edition_record e = {.story = id, .number = ++r.edition, .at = r.newest_at,
	                           .what_changed = STR("Anew."), .json = buf_str(&b)};
	struct page_record page = {
		.path = str_fmt(&f->arena, "/story/" STR_FMT "/edition/%lld", STR_ARG(r.address),
		                (long long)r.edition),
		.type = STR("text/html"), .body = STR("x"), .status = status, .story = id,
	};
	shelf_need(f, store_put_edition(f->worker.store, &e, &f->err));
	shelf_need(f, store_put_story(f->worker.store, &r, &f->err));
	shelf_need(f, store_put_page(f->worker.store, &page, &f->err));
}

static void
a_resource_is_a_file_too(void **state)
{
	struct shelf *f = *state;
	int64_t id = shelf_publish(f, SHELF_STORIES);
	rewrite(f, id, 0);
	const char *name = str_fmt(&f->arena, "a%d%c", SHELF_STORIES, 0).p;
	const char *path = str_fmt(&f->arena, "/api/v1/stories/%s.json%c", name, 0).p;
	assert_non_null(get(f, "/api/v1/front.json"));
	assert_string_equal(text(f, get(f, path), "id"), name);
}

static void
stories_come_by_pages_with_links(void **state)
{
	struct shelf *f = *state;
	const struct json *v = get(f, "/api/v1/stories");
	assert_int_equal(json_int(json_get(v, "total"), 0), SHELF_STORIES);
	assert_int_equal(json_int(json_get(v, "page"), 0), 2);
	assert_int_equal(json_get(v, "stories")->count, 5);
	assert_string_equal(text(f, json_at(json_get(v, "stories"), 0), "headline"), "Story 64.");
	assert_string_equal(text(f, json_get(v, "links"), "older"), "/api/v1/stories?page=1");
	assert_int_equal(json_get(json_get(v, "links"), "newer")->type, JSON_T_NULL);
	v = ask(f, (struct ask){"/api/v1/stories", {{"page", "1"}, {"section", "World/Asia"}}});
	assert_int_equal(json_get(v, "stories")->count, LISTING_PAGE);
	assert_string_equal(text(f, json_get(v, "links"), "newer"),
	                    "/api/v1/stories?page=2&section=World%2FAsia");
	v = ask(f, (struct ask){"/api/v1/stories", {{"outlet", "Nobody"}}});
	assert_int_equal(json_int(json_get(v, "total"), 1), 0);
	assert_null(ask(f, (struct ask){"/api/v1/stories", {{"page", "3"}}}));
	assert_int_equal(f->err.code, ERR_GONE);
	assert_null(ask(f, (struct ask){"/api/v1/stories", {{"page", "0"}}}));
	assert_int_equal(f->err.code, ERR_INPUT);
}

static void
a_story_comes_with_its_sentences_and_editions(void **state)
{
	struct shelf *f = *state;
	rewrite(f, 1, 0);
	const struct json *v = get(f, "/api/v1/stories/a0");
	const struct json *paragraphs = json_get(json_get(v, "story"), "paragraphs");
	const struct json *s = json_at(json_get(json_at(paragraphs, 0), "sentences"), 0);
	assert_string_equal(text(f, v, "url"), "http://g.example/story/a0/s");
	assert_string_equal(text(f, s, "text"), "The dam failed.");
	assert_string_equal(text(f, s, "check"), "verbatim");
	assert_int_equal(json_get(v, "editions")->count, 2);
	assert_string_equal(text(f, json_at(json_get(v, "editions"), 0), "what_changed"), "Anew.");
	assert_non_null(get(f, "/api/v1/stories/a0/editions/2"));
	assert_null(get(f, "/api/v1/stories/a0/editions/9"));
	assert_null(get(f, "/api/v1/stories/nobody"));
	/* What a page shows no longer, this shows no longer. */
	rewrite(f, 1, 410);
	assert_null(get(f, "/api/v1/stories/a0"));
	assert_int_equal(f->err.code, ERR_GONE);
}

static void
front_page_is_a_batch_of_stories_by_section(void **state)
{
	struct shelf *f = *state;
	const struct ranking_front front = {shelf_monday, (int64_t[]){1, 2}, 2};
	rewrite(f, 1, 0);
	rewrite(f, 2, 0);
	struct arena scratch = arena_part(&f->arena, 1 << 20);
	shelf_need(f, ranking_save(f->worker.store, scratch, &front, &f->err));
	assert_int_equal(json_get(get(f, "/api/v1/front"), "stories")->count, 2);
	const struct json *batch = get(f, "/api/batches/latest");
	const char *id = text(f, batch, "id");
	assert_int_equal(json_int(json_get(batch, "totalClusters"), 0), 2);
	assert_string_equal(text(f, get(f, str_fmt(&f->arena, "/api/batches/%s%c", id, 0).p), "id"), id);
	assert_null(get(f, "/api/batches/00000000-0000-8000-8000-000000000000"));
	const struct json *list = json_get(get(f, "/api/batches/latest/categories"), "categories");
	assert_int_equal(list->count, 1);
	assert_string_equal(text(f, json_at(list, 0), "categoryName"), "World/Asia");
	const struct json *v = get(f, "/api/batches/latest/categories/world-asia/stories");
	const struct json *s = json_at(json_get(v, "stories"), 0);
	assert_int_equal(json_int(json_get(v, "totalStories"), 0), 2);
	assert_string_equal(text(f, s, "short_summary"), "The dam failed.");
	assert_string_equal(str_c(&f->arena, json_text(json_at(json_get(s, "talking_points"), 0))),
	                    "It was old.");
	assert_int_equal(json_get(s, "timeline")->type, JSON_T_NULL);
	assert_int_equal(json_get(s, "emoji")->type, JSON_T_NULL);
	assert_string_equal(text(f, json_at(json_get(s, "suggested_qna"), 0), "answer"), "It was old.");
	assert_string_equal(text(f, json_at(json_get(s, "articles"), 0), "domain"), "wire.example");
	assert_string_equal(text(f, json_at(json_get(s, "articles"), 0), "date"),
	                    "2026-11-30T00:00:00Z");
	assert_null(get(f, "/api/batches/latest/categories/sport/stories"));
	assert_null(get(f, "/api/batches/latest/else"));
}

static void
names_are_listed_and_the_rest_is_gone(void **state)
{
	struct shelf *f = *state;
	const struct json *v = json_get(get(f, "/api/v1/sections"), "sections");
	assert_int_equal(v->count, 2);
	assert_int_equal(json_int(json_get(json_at(v, 0), "stories"), 0), SHELF_STORIES);
	assert_non_null(json_get(get(f, "/api/v1/openapi.json"), "openapi"));
	assert_null(get(f, "/api/v2/front"));
	assert_null(ask(f, (struct ask){"/api/v1/search", {{"q", "dam"}, {"order", "odd"}}}));
	assert_int_equal(f->err.code, ERR_INPUT);
	assert_non_null(ask(f, (struct ask){"/api/v1/search", {{"q", "dam"}, {"order", "best"}}}));
}

static void
topics_are_listed_and_narrow_stories(void **state)
{
	struct shelf *f = *state;
	struct topic_wish wish = {{.name = STR("Anna Berg"), .key = STR("anna berg"),
	                           .kind = TOPIC_PERSON, .main = true}, STR("anna-berg")};
	int64_t *unshown;
	size_t n;
	for (int64_t id = 1; id <= 2; id++) {
		assert_null(ask(f, (struct ask){"/api/v1/stories", {{"topic", "anna-berg"}}}));
		shelf_need(f, store_put_topics(f->worker.store, &f->arena, id, true, &wish, 1, &unshown, &n,
		                               &f->err));
	}
	const struct json *v = get(f, "/api/v1/topics"), *topic = json_at(json_get(v, "topics"), 0);
	assert_int_equal(json_int(json_get(v, "total"), 0), 1);
	assert_true(str_eq(json_text(json_get(topic, "id")), STR("anna-berg")));
	assert_true(str_eq(json_text(json_get(topic, "kind")), STR("person")));
	assert_int_equal(json_int(json_get(topic, "stories"), 0), 2);
	v = ask(f, (struct ask){"/api/v1/stories", {{"topic", "anna-berg"}}});
	assert_int_equal(json_get(v, "stories")->count, 2);
	assert_null(ask(f, (struct ask){"/api/v1/stories", {{"topic", "else"}}}));
}

static void
stories_like_those_that_were_read_are_others(void **state)
{
	struct shelf *f = *state;
	const struct json *v = ask(f, (struct ask){"/api/v1/more", {{"read", "a3,nope,a4"}}});
	const struct json *list = json_get(v, "stories");
	assert_true(list->count > 0 && list->count <= 9);
	json_each(one, list) {
		assert_false(str_eq(json_text(json_get(one, "id")), STR("a3")));
		assert_false(str_eq(json_text(json_get(one, "id")), STR("a4")));
	}
	v = ask(f, (struct ask){"/api/v1/more", {{"read", "nope"}}});
	assert_int_equal(json_get(v, "stories")->count, 0);
	assert_null(get(f, "/api/v1/more"));
	assert_int_equal(f->err.code, ERR_INPUT);
	struct request r = {.path = STR("/api/v1/more")};
	struct content c;
	assert_false(api_content(&f->worker, &f->arena, &r, &c, &f->err));
	assert_int_equal(c.kind, REPLY_NOW);
}

static void
a_client_has_its_share_of_a_minute(void **state)
{
	struct shelf *f = *state;
	struct api_share share;
	f->options.api_a_minute = 2;
	assert_true(api_take(&f->worker, STR("10.0.0.1"), 100, &share));
	assert_true(share.most == 2 && share.left == 1 && share.reset_s == 60);
	assert_true(api_take(&f->worker, STR("10.0.0.1"), 130, &share));
	assert_false(api_take(&f->worker, STR("10.0.0.1"), 159, &share));
	assert_true(share.left == 0 && share.reset_s == 1);
	assert_true(api_take(&f->worker, STR("10.0.0.2"), 159, &share));
	assert_true(api_take(&f->worker, STR("10.0.0.1"), 160, &share));
	f->options.api_a_minute = 0;
	for (int i = 0; i < 9; i++)
		assert_true(api_take(&f->worker, STR("10.0.0.3"), 100, &share));
}

#define with_shelf(test) cmocka_unit_test_setup_teardown(test, shelf_open, shelf_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_resource_is_a_file_too, shelf_open, shelf_close),
		with_shelf(stories_come_by_pages_with_links),
		with_shelf(a_story_comes_with_its_sentences_and_editions),
		with_shelf(front_page_is_a_batch_of_stories_by_section),
		with_shelf(names_are_listed_and_the_rest_is_gone),
		with_shelf(topics_are_listed_and_narrow_stories),
		with_shelf(stories_like_those_that_were_read_are_others),
		with_shelf(a_client_has_its_share_of_a_minute),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
