/* topic_test.c: topics of stories: which are open, which pages lack them, pages that keep. */
#include "fixture.h"

static void
put_story(struct fixture *f, int64_t id)
{
	struct article_record a = {.url = str_fmt(&f->arena, "https://n.example/%d", (int)id),
	                           .guid = STR("g"), .first_seen = NOON};
	bool added;
	assert_true(store_put_item(f->store, &a, NOON, &added, &f->err));
	assert_true(store_put_member(f->store, a.id, a.id, 0, STR("v"), NOON, &f->err));
	struct story_record r = {
		.id = a.id, .address = str_fmt(&f->arena, "a%d", (int)a.id), .slug = STR("s"),
		.headline = STR("h"), .founded_at = NOON, .newest_at = NOON, .written_at = NOON,
		.edition = 1, .reports = 1, .outlets = 1, .independent = 1,
	};
	assert_int_equal(a.id, id);
	assert_true(store_put_story(f->store, &r, &f->err));
}

/* "berg varn" as topics; gives the stories whose pages lack one that opened, as "1 3". */
static const char *
put(struct fixture *f, int64_t story, bool strong, const char *words)
{
	struct topic_wish wishes[8];
	struct str rest = str_of(words), word;
	struct buf b = buf_in(&f->arena, 64);
	int64_t *unshown;
	size_t n = 0, count;
	for (; str_cut(&rest, ' ', &word); n++)
		wishes[n] = (struct topic_wish){
			{.name = word, .key = word, .kind = TOPIC_THING, .main = n == 0}, word};
	if (!store_put_topics(f->store, &f->arena, story, strong, wishes, n, &unshown, &count, &f->err))
		fail_msg("%s", f->err.msg);
	for (size_t i = 0; i < count; i++)
		buf_fmt(&b, "%s%d", i ? " " : "", (int)unshown[i]);
	buf_byte(&b, '\0');
	return buf_str(&b).p;
}

static const char *
open_topics(struct fixture *f)
{
	struct topic_record *list;
	struct buf b = buf_in(&f->arena, 64);
	size_t n;
	assert_true(store_topics(f->store, &f->arena, 0, 10, &list, &n, &f->err));
	for (size_t i = 0; i < n; i++)
		buf_fmt(&b, "%s" STR_FMT ":%d", i ? " " : "", STR_ARG(list[i].name), (int)list[i].stories);
	buf_byte(&b, '\0');
	return buf_str(&b).p;
}

static const char *
page_of(struct fixture *f, const char *slug, int64_t skip, size_t most)
{
	struct topic_record t;
	struct story_record *stories;
	struct buf b = buf_in(&f->arena, 64);
	size_t n;
	assert_true(store_topic_by_slug(f->store, &f->arena, str_of(slug), &t, &f->err));
	struct story_archive of = {.topic = t.id};
	assert_true(store_archive(f->store, &f->arena, &of, skip, most, &stories, &n, &f->err));
	for (size_t i = 0; i < n; i++)
		buf_fmt(&b, "%s%d", i ? " " : "", (int)stories[i].id);
	buf_byte(&b, '\0');
	return buf_str(&b).p;
}

static void
a_topic_opens_with_its_second_story(void **state)
{
	struct fixture *f = *state;
	for (int i = 1; i <= 3; i++)
		put_story(f, i);
	assert_string_equal(put(f, 1, true, "berg varn"), "");
	assert_string_equal(open_topics(f), "");
	/* The page of the first lacks it now, and that of the second until it is written. */
	assert_string_equal(put(f, 2, false, "berg"), "1 2");
	assert_string_equal(open_topics(f), "berg:2");
	bool unshown;
	assert_true(store_unshown_topics(f->store, 1, &unshown, &f->err));
	assert_true(unshown);
	assert_true(store_show_topics(f->store, 1, &f->err));
	assert_true(store_show_topics(f->store, 2, &f->err));
	assert_true(store_unshown_topics(f->store, 1, &unshown, &f->err));
	assert_false(unshown);
	assert_string_equal(put(f, 3, false, "varn"), "1 3");
	assert_string_equal(open_topics(f), "varn:2 berg:2");
}

static void
single_voices_open_no_topic(void **state)
{
	struct fixture *f = *state;
	put_story(f, 1);
	put_story(f, 2);
	put(f, 1, false, "berg");
	put(f, 2, false, "berg");
	assert_string_equal(open_topics(f), "");
	put(f, 2, true, "berg");
	assert_string_equal(open_topics(f), "berg:2");
	put(f, 2, true, "berg");
	put(f, 2, false, "berg");
	assert_string_equal(open_topics(f), "");
}

static void
a_story_that_leaves_closes_its_topic_and_leaves_a_gap(void **state)
{
	struct fixture *f = *state;
	for (int i = 1; i <= 4; i++)
		put_story(f, i);
	for (int i = 1; i <= 3; i++)
		put(f, i, true, "berg");
	for (int i = 1; i <= 3; i++)
		assert_true(store_show_topics(f->store, i, &f->err));
	assert_string_equal(page_of(f, "berg", 0, 2), "1 2");
	assert_string_equal(page_of(f, "berg", 2, 2), "3");
	put(f, 2, true, "varn");
	assert_string_equal(page_of(f, "berg", 0, 2), "1");
	put(f, 4, true, "berg");
	assert_string_equal(page_of(f, "berg", 0, 2), "1");
	assert_string_equal(page_of(f, "berg", 2, 2), "3 4");
	put(f, 4, true, "");
	assert_string_equal(put(f, 3, true, ""), "1");
	assert_string_equal(open_topics(f), "");
}

static void
topics_of_a_story_keep_their_order(void **state)
{
	struct fixture *f = *state;
	struct topic_record *list;
	size_t n;
	put_story(f, 1);
	put(f, 1, true, "berg varn");
	put(f, 1, true, "varn berg");
	assert_true(store_story_topics(f->store, &f->arena, 1, &list, &n, &f->err));
	assert_int_equal(n, 2);
	assert_true(str_eq(list[0].name, STR("varn")));
	assert_true(list[0].main);
	assert_false(list[1].main);
	assert_false(list[0].open);
}

static void
equal_addresses_get_a_number(void **state)
{
	struct fixture *f = *state;
	struct topic_wish a = {{.name = STR("Berg"), .key = STR("berg")}, STR("berg")};
	struct topic_wish b = {{.name = STR("Bérg"), .key = STR("bérg")}, STR("berg")};
	struct topic_wish both[] = {a, b};
	struct topic_record t;
	int64_t *unshown;
	size_t n;
	put_story(f, 1);
	assert_true(store_put_topics(f->store, &f->arena, 1, true, both, 2, &unshown, &n, &f->err));
	assert_true(store_topic_by_key(f->store, &f->arena, STR("bérg"), &t, &f->err));
	assert_true(str_eq(t.slug, STR("berg-2")));
}

#define with_store(f) cmocka_unit_test_setup_teardown(f, fixture_open, fixture_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		with_store(a_topic_opens_with_its_second_story),
		with_store(single_voices_open_no_topic),
		with_store(a_story_that_leaves_closes_its_topic_and_leaves_a_gap),
		with_store(topics_of_a_story_keep_their_order),
		with_store(equal_addresses_get_a_number),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
