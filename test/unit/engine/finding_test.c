/* finding_test.c: stories are found by the words of the edition that stands, and by no others. */
#include "desk.h"

#include "engine/finding.h"
#include "engine/indexing.h"

static const int64_t noon = 1795996800;

static int64_t
put(struct desk *d, int hour, const char *title, const char *text)
{
	struct report r = {.outlet = "The Wire", .title = str_of(title), .text = str_of(text)};
	desk_at(d, noon + hour * HOUR);
	return desk_place(d, &r);
}

static int64_t dam, strike, lake;

static struct desk *
three_stories(void)
{
	struct desk *d = desk_open();
	dam = put(d, 0, "Dam fails above Ullen",
	          "The dam above Ullen failed on Friday night, the water authority said. "
	          "Four villages were emptied before dawn, officials said.");
	strike = put(d, 1, "Ferry crews strike for a week",
	             "Ferry crews of the northern islands stopped work on Monday, their union said. "
	             "No boat will leave the harbour of Tallow before Sunday, it said.");
	lake = put(d, 2, "Record herring catch in Tallow",
	           "Boats landed nine tonnes of herring in the harbour of Tallow, the port said.");
	while (publish_due(d->e, true))
		;
	return d;
}

/* Headlines in the order in which they are found, by '|'. */
static const char *
found(struct desk *d, struct finding_request request, struct finding *f)
{
	struct buf b = buf_in(&d->arena, 256);
	request.page = request.page ? request.page : 1;
	request.per_page = request.per_page ? request.per_page : 10;
	request.snippet_bytes = 200;
	request.site_language = STR("en");
	if (!request.since)
		request.since = WHEN_UNKNOWN;
	request.until = WHEN_UNKNOWN;
	desk_ok(d, finding_run(d->e->store, &d->arena, d->e->scratch, &request, f, &d->err));
	for (size_t i = 0; i < f->count; i++) {
		buf_cstr(&b, i ? "|" : "");
		buf_put(&b, f->rows[i].story.headline);
	}
	return str_c(&d->arena, buf_str(&b));
}

static const char *
find(struct desk *d, const char *typed, struct finding *f)
{
	return found(d, (struct finding_request){.typed = str_of(typed)}, f);
}

static void
stories_are_found_in_all_forms_of_their_words(void **state)
{
	struct desk *d = three_stories();
	struct finding f;
	(void)state;
	assert_string_equal(find(d, "failing dams", &f), "Dam fails above Ullen");
	assert_true(f.found == 1 && f.whole == 1 && !f.more);
	assert_int_equal(f.rows[0].snippet.count, 2);
	find(d, "the", &f);
	assert_int_equal(f.count, 3); /* a word that says nothing, where there is no other */
	assert_string_equal(find(d, "tallow -herring", &f), "Ferry crews strike for a week");
	assert_string_equal(find(d, "\"harbour of tallow\" boat", &f),
	                    "Record herring catch in Tallow|Ferry crews strike for a week");
	assert_string_equal(find(d, "volcano", &f), "");
	assert_string_equal(find(d, "-herring", &f), "");
	assert_true(f.empty);
	assert_string_equal(find(d, "", &f), "");
	assert_true(f.empty);
	desk_close(d);
}

static void
most_of_the_words_will_do_where_no_story_has_all(void **state)
{
	struct desk *d = three_stories();
	struct finding f;
	(void)state;
	assert_string_equal(find(d, "ferry crews strike volcano", &f), "Ferry crews strike for a week");
	assert_true(f.found == 1 && f.whole == 0);
	/* Not in the order of time, and not where a quotation must be there. */
	struct finding_request newest = {.typed = STR("ferry crews strike volcano"), .newest = true};
	assert_string_equal(found(d, newest, &f), "");
	assert_string_equal(find(d, "ferry crews \"big volcano\"", &f), "");
	desk_close(d);
}

static void
pages_and_filters_hold(void **state)
{
	struct desk *d = three_stories();
	struct finding f;
	(void)state;
	struct finding_request r = {.typed = STR("the"), .newest = true, .per_page = 2, .page = 2};
	assert_string_equal(found(d, r, &f), "Dam fails above Ullen");
	assert_int_equal(f.found, 3);
	r.page = 3;
	assert_string_equal(found(d, r, &f), "");
	r = (struct finding_request){.typed = STR("the"), .newest = true, .since = noon + HOUR};
	assert_string_equal(found(d, r, &f),
	                    "Record herring catch in Tallow|Ferry crews strike for a week");
	r = (struct finding_request){.typed = STR("the"), .outlet = STR("Another")};
	assert_string_equal(found(d, r, &f), "");
	r = (struct finding_request){.typed = STR("the"), .outlet = STR("the wire"),
	                             .language = STR("en")};
	found(d, r, &f);
	assert_int_equal(f.count, 3);
	desk_close(d);
}

static void
queue(struct desk *d, int64_t article)
{
	desk_ok(d, store_queue_job(d->e->store, JOB_WRITE, desk_story_of(d, article), STR_NONE, 0,
	                           &d->err));
	while (publish_due(d->e, true))
		;
}

static void
a_withdrawn_story_is_not_found(void **state)
{
	struct desk *d = three_stories();
	struct finding f;
	struct article_record a;
	(void)state;
	desk_ok(d, store_article(d->e->store, &d->arena, dam, &a, &d->err));
	a.state = ARTICLE_GONE;
	desk_ok(d, store_put_article(d->e->store, &a, &d->err));
	queue(d, dam);
	assert_string_equal(find(d, "dam", &f), "");
	assert_int_equal(f.found, 0);
	desk_close(d);
}

static void
a_merged_story_is_found_under_the_other(void **state)
{
	struct desk *d = three_stories();
	struct finding f;
	struct decision_record made;
	const struct decider who = {.now = noon};
	(void)state;
	desk_ok(d, store_merge(d->e->store, &d->arena, desk_story_of(d, lake),
	                       desk_story_of(d, strike), &who, &made, &d->err));
	find(d, "herring", &f);
	assert_int_equal(f.count, 0);
	queue(d, strike);
	find(d, "herring", &f);
	assert_int_equal(f.count, 1);
	assert_int_equal(f.rows[0].story.id, desk_story_of(d, strike));
	desk_close(d);
}

/* As after the schema without an index. */
static void
stories_from_before_the_index_come_into_it(void **state)
{
	struct desk *d = three_stories();
	struct finding f;
	bool left = true;
	(void)state;
	for (int i = 0; i < 3; i++)
		desk_ok(d, store_remove_search(d->e->store, desk_story_of(d, (int64_t[]){dam, strike,
		        lake}[i]), &d->err));
	assert_string_equal(find(d, "dam", &f), "");
	desk_ok(d, store_set(d->e->store, "search backlog", STR("0"), &d->err));
	desk_ok(d, indexing_backlog(d->e->store, &d->e->job, d->e->scratch, &left, &d->err));
	assert_false(left);
	assert_string_equal(find(d, "dam", &f), "Dam fails above Ullen");
	desk_close(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stories_are_found_in_all_forms_of_their_words),
		cmocka_unit_test(most_of_the_words_will_do_where_no_story_has_all),
		cmocka_unit_test(pages_and_filters_hold),
		cmocka_unit_test(a_withdrawn_story_is_not_found),
		cmocka_unit_test(a_merged_story_is_found_under_the_other),
		cmocka_unit_test(stories_from_before_the_index_come_into_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
