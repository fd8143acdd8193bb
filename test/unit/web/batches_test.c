/* batches_test.c: the front page for clients of Kagi News, against the field types that these publish.
 *
 * The tables are the interfaces of its open front end (github.com/kagisearch/kite-public,
 * src/lib/types.ts: BatchInfo, BatchCategoriesResponse, BatchStoriesResponse, Story and what is in
 * them): nothing else may stand in an answer, and nothing may have another type. */
#include "shelf.h"

#include "engine/ranking.h"
#include "page/page.h"

enum { STORIES = 128, SECTIONS = 3 };

static const char *const sections[SECTIONS] = {"World/Asia", "Business", "Science & more"};

/* ── types ── */

enum type { TEXT, NUMBER, TRUTH, TEXTS, OBJECT, LIST };

struct field {
	const char *name;
	enum type type;
	bool may_be_absent, may_be_null;
	const struct field *inside; /* of an object, or of each object of a list */
};

#define MUST(name, type)        {name, type, false, false, NULL}
#define MAY(name, type)         {name, type, true, false, NULL}
#define NULLABLE(name, type)    {name, type, true, true, NULL}
#define END                     {NULL, TEXT, false, false, NULL}

static const struct field batch_info[] = {
	MUST("id", TEXT), MUST("createdAt", TEXT), MUST("language", TEXT),
	MUST("totalCategories", NUMBER), MUST("totalClusters", NUMBER), MUST("totalArticles", NUMBER),
	MAY("chaosIndex", NUMBER), MAY("chaosDescription", TEXT), MAY("chaosLastUpdated", TEXT), END,
};
static const struct field batches[] = {{"batches", LIST, false, false, batch_info}, END};
static const struct field category[] = {
	MUST("id", TEXT), MUST("categoryId", TEXT), MUST("categoryName", TEXT),
	MUST("timestamp", NUMBER), MUST("readCount", NUMBER), MUST("clusterCount", NUMBER), END,
};
static const struct field categories[] = {
	MUST("batchId", TEXT), MUST("createdAt", TEXT), MUST("hasOnThisDay", TRUTH),
	{"categories", LIST, false, false, category}, END,
};
static const struct field named[] = {MUST("name", TEXT), MUST("url", TEXT), END};
static const struct field perspective[] = {
	MUST("text", TEXT), {"sources", LIST, false, false, named}, END,
};
static const struct field event[] = {MUST("date", TEXT), MUST("content", TEXT), END};
static const struct field qna[] = {MUST("question", TEXT), MUST("answer", TEXT), END};
static const struct field image[] = {
	MUST("url", TEXT), MUST("caption", TEXT), MAY("credit", TEXT), END,
};
static const struct field article[] = {
	MUST("title", TEXT), MUST("link", TEXT), MUST("domain", TEXT), MUST("date", TEXT),
	MAY("image", TEXT), MAY("image_caption", TEXT), END,
};
static const struct field domain[] = {MUST("name", TEXT), MAY("favicon", TEXT), END};
static const struct field story[] = {
	MAY("id", TEXT), MUST("cluster_number", NUMBER), MAY("unique_domains", NUMBER),
	MAY("number_of_titles", NUMBER), MAY("sourceLanguage", TEXT), MAY("selectedLanguage", TEXT),
	MUST("category", TEXT), MUST("title", TEXT), MUST("short_summary", TEXT),
	NULLABLE("did_you_know", TEXT), NULLABLE("talking_points", TEXTS), NULLABLE("quote", TEXT),
	NULLABLE("quote_author", TEXT), NULLABLE("quote_attribution", TEXT),
	NULLABLE("quote_source_url", TEXT), NULLABLE("quote_source_domain", TEXT),
	NULLABLE("location", TEXT), {"perspectives", LIST, true, true, perspective},
	NULLABLE("emoji", TEXT), NULLABLE("geopolitical_context", TEXT),
	NULLABLE("historical_background", TEXT), NULLABLE("international_reactions", TEXTS),
	NULLABLE("humanitarian_impact", TEXT), NULLABLE("economic_implications", TEXT),
	{"timeline", LIST, true, true, event}, NULLABLE("future_outlook", TEXT),
	NULLABLE("key_players", TEXTS), NULLABLE("technical_details", TEXTS),
	NULLABLE("business_angle_text", TEXT), NULLABLE("business_angle_points", TEXTS),
	NULLABLE("user_action_items", TEXTS), NULLABLE("scientific_significance", TEXTS),
	NULLABLE("travel_advisory", TEXTS), NULLABLE("destination_highlights", TEXT),
	NULLABLE("culinary_significance", TEXT), NULLABLE("performance_statistics", TEXTS),
	NULLABLE("league_standings", TEXT), NULLABLE("diy_tips", TEXT),
	NULLABLE("design_principles", TEXT), NULLABLE("user_experience_impact", TEXT),
	NULLABLE("gameplay_mechanics", TEXTS), NULLABLE("industry_impact", TEXTS),
	NULLABLE("gaming_industry_impact", TEXTS), NULLABLE("technical_specifications", TEXTS),
	{"suggested_qna", LIST, true, true, qna}, {"primary_image", OBJECT, true, true, image},
	{"secondary_image", OBJECT, true, true, image}, {"articles", LIST, false, false, article},
	{"domains", LIST, true, false, domain}, MAY("expanded", TRUTH), END,
};
static const struct field stories[] = {
	MUST("batchId", TEXT), MUST("categoryId", TEXT), MUST("categoryName", TEXT),
	MUST("timestamp", NUMBER), {"stories", LIST, false, false, story},
	MUST("totalStories", NUMBER), {"domains", LIST, false, false, domain},
	MUST("readCount", NUMBER), END,
};

static void check_object(const char *where, const struct field *fields, const struct json *v);

static void
check_value(const char *where, const struct field *f, const struct json *v)
{
	static const enum json_type types[] = {
		[TEXT] = JSON_T_STRING, [NUMBER] = JSON_T_NUMBER, [TRUTH] = JSON_T_BOOL,
		[TEXTS] = JSON_T_ARRAY, [OBJECT] = JSON_T_OBJECT, [LIST] = JSON_T_ARRAY,
	};
	if (v->type == JSON_T_NULL && f->may_be_null)
		return;
	if (v->type != types[f->type])
		fail_msg("%s.%s is of type %d", where, f->name, v->type);
	json_each(one, v)
		if (f->type == TEXTS && one->type != JSON_T_STRING)
			fail_msg("%s.%s has an element of type %d", where, f->name, one->type);
		else if (f->type == LIST)
			check_object(f->name, f->inside, one);
	if (f->type == OBJECT)
		check_object(f->name, f->inside, v);
}

static void
check_object(const char *where, const struct field *fields, const struct json *v)
{
	assert_non_null(v);
	if (v->type != JSON_T_OBJECT)
		fail_msg("%s is of type %d", where, v->type);
	for (const struct field *f = fields; f->name; f++) {
		const struct json *member = json_get(v, f->name);
		if (!member && !f->may_be_absent)
			fail_msg("%s has no %s", where, f->name);
		if (member)
			check_value(where, f, member);
	}
	json_each(member, v) {
		const struct field *f = fields;
		while (f->name && !str_eq(member->key, str_of(f->name)))
			f++;
		if (!f->name)
			fail_msg("%s has " STR_FMT ", which nobody knows", where, STR_ARG(member->key));
	}
}

/* ── stories of every shape ── */

/* Bits of n say what there is; what there may be several of has n / 3 % 3 of them. */
static struct story
shaped(struct shelf *f, int n)
{
	static struct cite cite;
	struct arena *a = &f->arena;
	size_t many = (size_t)n / 3 % 3;
	struct story_sentence *said = arena_array(a, struct story_sentence, 3);
	struct story_question *questions = arena_array(a, struct story_question, 3);
	struct story_day *days = arena_array(a, struct story_day, 3);
	struct story_source *sources = arena_array(a, struct story_source, 4);
	static const char *const urls[] = {"https://www.wire.example/1", "https://a.example/?q=<2>", "",
	                                   "http://xn--bcher-kva.example/3"};
	struct story s = {.id = STR("a"), .language = n & 1 ? STR("de") : STR_NONE};
	cite = (struct cite){.article = (uint32_t)(n & 64 ? 9 : 0), .end = 4};
	for (size_t i = 0; i < 3; i++) {
		said[i] = (struct story_sentence){.text = STR("“Ü” & <b>."), .check = CHECK_VERBATIM,
		                                  .cites = &cite, .cite_count = n & 32 ? 0 : 1};
		questions[i] = (struct story_question){i ? Q_POSITION : Q_CAUSE, STR("Why?"), said, many};
		days[i] = (struct story_day){.date = STR("2026-11-30"), .text = STR("It rained.")};
	}
	for (size_t i = 0; i < 4; i++)
		sources[i] = (struct story_source){
			.article = (uint32_t)i, .url = str_of(urls[i]), .title = i == 1 ? STR_NONE : STR("Dam"),
			.outlet = i == 2 ? STR_NONE : STR("The Wire"), .reprint_of = -1,
			.published = i ? WHEN_NONE : when_at(shelf_monday),
		};
	s.headline = n & 2 ? STR("Dam fails") : STR_NONE;
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		if (n & (4 << p))
			s.paragraphs[p] = (struct story_paragraph){said, many + 1};
	s.questions = questions;
	s.question_count = n & 32 ? many : many + 1;
	s.days = days;
	s.day_count = many;
	s.sources = sources;
	s.source_count = (size_t)n % 5;
	s.writer.kind = STR("extractive");
	return s;
}

static void
put_shaped(struct shelf *f, int64_t id, int n)
{
	struct story s = shaped(f, n);
	struct story_record r;
	struct buf b = buf_in(&f->arena, 4096);
	struct json_out j = json_to(&b);
	story_to_json(&j, &s);
	shelf_need(f, store_story(f->worker.store, &f->arena, id, &r, &f->err));
	struct edition_record e = {.story = id, .number = ++r.edition, .at = r.newest_at,
	                           .what_changed = STR("Anew."), .json = buf_str(&b)};
	r.section = str_of(sections[n % SECTIONS]);
	r.headline = s.headline;
	r.language = s.language;
	shelf_need(f, store_put_edition(f->worker.store, &e, &f->err));
	shelf_need(f, store_put_story(f->worker.store, &r, &f->err));
}

static void
fill(struct shelf *f)
{
	shelf_need(f, store_begin(f->worker.store, &f->err));
	for (int n = 0; n < STORIES; n++)
		put_shaped(f, n < SHELF_STORIES ? n + 1 : shelf_publish(f, n), n);
	shelf_need(f, store_set(f->worker.store, "site sections", STR("World/Asia\nBusiness\nScience & more\n"),
	                        &f->err));
	shelf_need(f, store_commit(f->worker.store, &f->err));
}

/* A front page of the stories from there on; how many these are. */
static size_t
show_from(struct shelf *f, int first)
{
	static int64_t ids[STORIES];
	struct ranking_front front = {shelf_monday + first, ids, 0};
	for (int n = first; n < STORIES; n++)
		ids[front.count++] = n + 1;
	struct arena scratch = arena_part(&f->arena, 1 << 20);
	shelf_need(f, ranking_save(f->worker.store, scratch, &front, &f->err));
	return front.count < LISTING_PAGE ? front.count : LISTING_PAGE;
}

static const struct json *
get(struct shelf *f, struct str path)
{
	struct request r = {.path = path};
	struct arena out = arena_part(&f->arena, 4 << 20); /* as one request has one of its own */
	struct content c;
	shelf_need(f, api_content(&f->worker, &out, &r, &c, &f->err));
	struct json *v = json_read(&f->arena, c.body, JSON_STRICT, &f->err);
	shelf_need(f, v != NULL);
	return v;
}

/* Of one batch, by the name that it is asked for by; how many stories it has. */
static size_t
check_batch(struct shelf *f, struct str name, const char *category_key)
{
	struct str path = str_cat(&f->arena, STR("/api/batches/"), name);
	size_t checked = 0;
	check_object("batch", batch_info, get(f, path));
	path = str_cat(&f->arena, path, STR("/categories"));
	const struct json *list = get(f, path);
	check_object("categories", categories, list);
	assert_int_equal(json_get(list, "categories")->count, SECTIONS);
	json_each(one, json_get(list, "categories")) {
		struct str key = json_text(json_get(one, category_key));
		const struct json *v = get(f, str_fmt(&f->arena, STR_FMT "/" STR_FMT "/stories",
		                                      STR_ARG(path), STR_ARG(key)));
		check_object("stories", stories, v);
		size_t n = json_get(v, "stories")->count;
		assert_int_equal(json_int(json_get(v, "totalStories"), -1), n);
		assert_int_equal(json_int(json_get(one, "clusterCount"), -1), n);
		checked += n;
	}
	return checked;
}

static void
answers_have_the_published_types(void **state)
{
	struct shelf *f = *state;
	size_t checked = 0;
	fill(f);
	for (int first = 0; first < STORIES; first += LISTING_PAGE) {
		size_t shown = show_from(f, first);
		const struct json *all = get(f, STR("/api/batches"));
		check_object("batches", batches, all);
		struct str id = json_text(json_get(json_at(json_get(all, "batches"), 0), "id"));
		assert_int_equal(check_batch(f, STR("latest"), "categoryId"), shown);
		assert_int_equal(check_batch(f, id, "id"), shown);
		checked += shown;
	}
	assert_int_equal(checked, STORIES);
}

/* Every field that a Glancewire story can fill is filled in some, and null in others. */
static void
absent_is_null(void **state)
{
	static const char *const fields[] = {"talking_points", "perspectives", "historical_background",
	                                     "timeline", "suggested_qna"};
	struct shelf *f = *state;
	fill(f);
	show_from(f, 0);
	const struct json *v = get(f, STR("/api/batches/latest/categories/business/stories"));
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		size_t full = 0, null = 0;
		json_each(one, json_get(v, "stories")) {
			const struct json *member = json_get(one, fields[i]);
			null += member->type == JSON_T_NULL;
			full += member->type != JSON_T_NULL;
		}
		if (!full || !null)
			fail_msg("%s: %zu full, %zu null", fields[i], full, null);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(answers_have_the_published_types, shelf_open, shelf_close),
		cmocka_unit_test_setup_teardown(absent_is_null, shelf_open, shelf_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
