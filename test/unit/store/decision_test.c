/* decision_test.c: what people decide is done, recorded, held and undone as a whole. */
#include "fixture.h"

#include <stdio.h>
#include <string.h>

static const struct decider anna = {{"Anna", 4}, {"two affairs", 11}, NOON};

/* Story 1: articles 1 to 4, 4 a reprint of 3; story 5: articles 5 and 6; both published. */
static void
two_stories(struct fixture *f)
{
	static const int64_t story_of[] = {0, 1, 1, 1, 1, 5, 5};
	for (int64_t i = 1; i <= 6; i++) {
		char url[40];
		snprintf(url, sizeof url, "https://n.example/%lld", (long long)i);
		assert_int_equal(fixture_article(f, url), i);
		assert_ok(f, store_put_member(f->store, i, story_of[i], i == 4 ? 3 : 0, STR("v"), NOON,
		                              &f->err));
	}
	for (int64_t id = 1; id <= 5; id += 4) {
		struct story_record r;
		assert_ok(f, store_story(f->store, &f->arena, id, &r, &f->err));
		r.address = id == 1 ? STR("aaaaa") : STR("bbbbb");
		r.slug = STR("slug");
		assert_ok(f, store_put_story(f->store, &r, &f->err));
		fixture_publish(f, id, 1, NOON);
	}
}

static void
assert_member(struct fixture *f, int64_t article, int64_t story, int64_t reprint_of, int64_t held)
{
	struct member_record m;
	assert_ok(f, store_member(f->store, &f->arena, article, &m, &f->err));
	assert_int_equal(m.story, story);
	assert_int_equal(m.reprint_of, reprint_of);
	assert_int_equal(m.held, held);
}

static struct story_record
story(struct fixture *f, int64_t id)
{
	struct story_record r;
	assert_ok(f, store_story(f->store, &f->arena, id, &r, &f->err));
	return r;
}

static void
assert_redirect(struct fixture *f, const char *path, const char *to)
{
	struct page_record p;
	assert_ok(f, store_page(f->store, &f->arena, str_of(path), &p, &f->err));
	assert_str(p.redirect, to);
}

static size_t
write_jobs(struct fixture *f)
{
	struct job_record *jobs;
	size_t n;
	assert_ok(f, store_lease_jobs(f->store, &f->arena, JOB_WRITE, NOON, 0, 100, &jobs, &n,
	                              &f->err));
	for (size_t i = 0; i < n; i++)
		assert_ok(f, store_finish_job(f->store, jobs[i].id, &f->err));
	return n;
}

#define split(f, id, list, d) \
	store_split((f)->store, &(f)->arena, id, list, sizeof(list) / sizeof *(list), &anna, d, &(f)->err)

static void
smaller_part_leaves_with_its_reprints(void **state)
{
	struct fixture *f = *state;
	struct decision_record d;
	two_stories(f);
	assert_ok(f, split(f, 1, ((int64_t[]){3}), &d));
	assert_true(d.other >= (int64_t)1 << 40);
	assert_member(f, 1, 1, 0, d.id);
	assert_member(f, 3, d.other, 0, d.id);
	assert_member(f, 4, d.other, 3, d.id);
	struct story_record made = story(f, d.other);
	assert_int_equal(made.parted_from, 1);
	assert_true(made.grouped && made.address.n);
	assert_int_equal(write_jobs(f), 2);
	assert_ok(f, store_verify(f->store, &f->err));
}

static void
larger_part_keeps_the_address(void **state)
{
	struct fixture *f = *state;
	struct decision_record d;
	two_stories(f);
	assert_ok(f, split(f, 1, ((int64_t[]){2, 3}), &d)); /* and 4 with 3 */
	assert_member(f, 1, d.other, 0, d.id);
	assert_member(f, 2, 1, 0, d.id);
	assert_member(f, 4, 1, 3, d.id);
}

static void
reprint_alone_stands_for_itself(void **state)
{
	struct fixture *f = *state;
	struct decision_record d;
	two_stories(f);
	assert_ok(f, split(f, 1, ((int64_t[]){4}), &d));
	assert_member(f, 4, d.other, 0, d.id);
	struct decision_record u;
	assert_ok(f, store_undo(f->store, &f->arena, d.id, &anna, &u, &f->err));
	assert_member(f, 4, 1, 3, 0);
	assert_ok(f, store_verify(f->store, &f->err));
}

static void
merged_address_leads_to_the_larger_story(void **state)
{
	struct fixture *f = *state;
	struct decision_record d, u;
	struct correction_record c = {.story = 5, .edition = 1, .at = NOON, .text = STR("wrong")}, *all;
	size_t n;
	two_stories(f);
	assert_ok(f, store_put_correction(f->store, &c, &f->err));
	/* Asked the other way round: the larger keeps its address all the same. */
	assert_ok(f, store_merge(f->store, &f->arena, 1, 5, &anna, &d, &f->err));
	assert_int_equal(d.story, 5);
	assert_int_equal(d.other, 1);
	assert_member(f, 6, 1, 0, d.id);
	assert_int_equal(story(f, 5).merged_into, 1);
	assert_false(story(f, 5).grouped);
	assert_redirect(f, "/story/bbbbb/slug", "/story/aaaaa/slug");
	assert_redirect(f, "/story/bbbbb", "/story/aaaaa/slug");
	assert_redirect(f, "/story/bbbbb.json", "/story/aaaaa.json");
	assert_ok(f, store_corrections(f->store, &f->arena, 1, &all, &n, &f->err));
	assert_int_equal(n, 1);
	struct edition_record e; /* what readers saw stays */
	assert_ok(f, store_edition(f->store, &f->arena, 5, 1, &e, &f->err));
	assert_int_equal(write_jobs(f), 1);
	assert_ok(f, store_undo(f->store, &f->arena, d.id, &anna, &u, &f->err));
	assert_member(f, 6, 5, 0, 0);
	assert_member(f, 1, 1, 0, 0);
	assert_int_equal(story(f, 5).merged_into, 0);
	assert_true(story(f, 5).grouped);
	assert_int_equal(write_jobs(f), 2);
	assert_ok(f, store_verify(f->store, &f->err));
}

static void
split_again_comes_back_under_its_address(void **state)
{
	struct fixture *f = *state;
	struct decision_record d, u;
	two_stories(f);
	assert_ok(f, split(f, 1, ((int64_t[]){3}), &d));
	int64_t made = d.other;
	assert_ok(f, store_undo(f->store, &f->arena, d.id, &anna, &u, &f->err));
	assert_int_equal(story(f, made).merged_into, 1);
	assert_ok(f, split(f, 1, ((int64_t[]){3}), &d));
	assert_int_equal(d.other, made);
	assert_int_equal(story(f, made).merged_into, 0);
	assert_ok(f, store_verify(f->store, &f->err));
}

static void
decisions_are_undone_from_the_last_on(void **state)
{
	struct fixture *f = *state;
	struct decision_record first, second, u;
	two_stories(f);
	assert_ok(f, store_move(f->store, &f->arena, 2, 5, &anna, &first, &f->err));
	assert_ok(f, store_pin(f->store, &f->arena, 2, 0, &anna, &second, &f->err));
	assert_err(f, store_undo(f->store, &f->arena, first.id, &anna, &u, &f->err), ERR_INPUT);
	assert_non_null(strstr(f->err.msg, "by decision 2"));
	assert_ok(f, store_undo(f->store, &f->arena, second.id, &anna, &u, &f->err));
	assert_member(f, 2, 5, 0, first.id);
	assert_ok(f, store_undo(f->store, &f->arena, first.id, &anna, &u, &f->err));
	assert_member(f, 2, 1, 0, 0);
	/* To undo an undoing does it again. */
	assert_ok(f, store_undo(f->store, &f->arena, u.id, &anna, &u, &f->err));
	assert_member(f, 2, 5, 0, first.id);
	assert_ok(f, store_verify(f->store, &f->err));
}

static void
story_left_by_all_leads_to_where_they_went(void **state)
{
	struct fixture *f = *state;
	struct decision_record d;
	two_stories(f);
	assert_ok(f, store_move(f->store, &f->arena, 5, 1, &anna, &d, &f->err));
	assert_ok(f, store_move(f->store, &f->arena, 6, 1, &anna, &d, &f->err));
	assert_int_equal(story(f, 5).merged_into, 1);
	assert_redirect(f, "/story/bbbbb/slug", "/story/aaaaa/slug");
}

static void
regrouping_moves_nothing_that_is_held(void **state)
{
	struct fixture *f = *state;
	struct decision_record d;
	struct decision_article move = {.article = 1, .story = 5};
	two_stories(f);
	assert_ok(f, store_pin(f->store, &f->arena, 1, 1, &anna, &d, &f->err));
	assert_err(f, store_regroup(f->store, &f->arena, &move, 1, &anna, &d, &f->err), ERR_INTERNAL);
	move.article = 2;
	assert_ok(f, store_regroup(f->store, &f->arena, &move, 1, &anna, &d, &f->err));
	assert_member(f, 1, 1, 0, 1);
	assert_member(f, 2, 5, 0, 0);
}

static void
record_says_who_when_why_and_what_was(void **state)
{
	struct fixture *f = *state;
	struct decision_record d, *list;
	int64_t *touched;
	size_t n;
	two_stories(f);
	assert_ok(f, store_move(f->store, &f->arena, 3, 5, &anna, &d, &f->err));
	fixture_reopen(f, STORE_WRITE);
	assert_ok(f, store_decisions(f->store, &f->arena, 5, 0, &list, &n, &f->err));
	assert_int_equal(n, 1);
	assert_str(list[0].by, "Anna");
	assert_str(list[0].why, "two affairs");
	assert_int_equal(list[0].at, NOON);
	assert_int_equal(list[0].kind, DECISION_MOVE);
	assert_int_equal(list[0].article_count, 2);
	assert_int_equal(list[0].articles[0].was_story, 1);
	assert_int_equal(list[0].articles[1].article, 4);
	assert_ok(f, store_decided_stories(f->store, &f->arena, 0, &touched, &n, &f->err));
	assert_int_equal(n, 2);
	assert_ok(f, store_decided_stories(f->store, &f->arena, d.id, &touched, &n, &f->err));
	assert_int_equal(n, 0);
}

/* ── what cannot be ── */

enum what { SPLIT, MERGE, MOVE, PIN, UNPIN, UNDO };

static const struct refusal {
	const char *name;
	enum what what;
	int64_t a, b;
	enum err_code code;
	const char *words;
} refusals[] = {
	{"unknown story", SPLIT, 9, 1, ERR_GONE, "no story 9"},
	{"article elsewhere", SPLIT, 1, 5, ERR_INPUT, "article 5 is in story 5, not in story 1"},
	{"unknown article", SPLIT, 1, 99, ERR_GONE, "no article 99"},
	{"nothing left", SPLIT, 7, 8, ERR_INPUT, "nothing would be left of story 7"},
	{"article not placed", SPLIT, 1, 9, ERR_INPUT, "in no story: it is found"},
	{"into itself", MERGE, 1, 1, ERR_INPUT, "into itself"},
	{"into nothing", MERGE, 1, 99, ERR_GONE, "no story 99"},
	{"merged already", MERGE, 8, 1, ERR_INPUT, "story 8 was merged into story 7 (ccccc)"},
	{"into one merged", MERGE, 1, 8, ERR_INPUT, "was merged into story 7"},
	{"where it is", MOVE, 2, 1, ERR_INPUT, "in story 1 already"},
	{"to one merged", MOVE, 2, 8, ERR_INPUT, "was merged into story 7"},
	{"pin elsewhere", PIN, 2, 5, ERR_INPUT, "article 2 is in story 1, not in story 5"},
	{"not pinned", UNPIN, 2, 0, ERR_INPUT, "not pinned"},
	{"no such decision", UNDO, 77, 0, ERR_GONE, "no decision 77"},
	{"undone", UNDO, 1, 0, ERR_INPUT, "undone by decision 2 already"},
};

static void
refusals_name_what_is_wrong(void **state)
{
	struct fixture *f = *state;
	struct decision_record d;
	two_stories(f);
	/* Decision 1 and its undoing; story 8 merged into 7 with all its reports; article 9 found. */
	assert_ok(f, store_pin(f->store, &f->arena, 3, 0, &anna, &d, &f->err));
	assert_ok(f, store_undo(f->store, &f->arena, 1, &anna, &d, &f->err));
	assert_int_equal(fixture_article(f, "https://n.example/7"), 7);
	assert_int_equal(fixture_article(f, "https://n.example/8"), 8);
	assert_int_equal(fixture_article(f, "https://n.example/9"), 9);
	fixture_place(f, 7, 7, "v");
	fixture_place(f, 8, 8, "v");
	struct story_record r = story(f, 7);
	r.address = STR("ccccc");
	assert_ok(f, store_put_story(f->store, &r, &f->err));
	assert_ok(f, store_merge(f->store, &f->arena, 8, 7, &anna, &d, &f->err));
	assert_ok(f, store_move(f->store, &f->arena, 7, 1, &anna, &d, &f->err));
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		const struct refusal *x = &refusals[i];
		bool ok = x->what == SPLIT ? store_split(f->store, &f->arena, x->a, &x->b, 1, &anna, &d,
		                                         &f->err)
		        : x->what == MERGE ? store_merge(f->store, &f->arena, x->a, x->b, &anna, &d, &f->err)
		        : x->what == MOVE ? store_move(f->store, &f->arena, x->a, x->b, &anna, &d, &f->err)
		        : x->what == PIN ? store_pin(f->store, &f->arena, x->a, x->b, &anna, &d, &f->err)
		        : x->what == UNPIN ? store_unpin(f->store, &f->arena, x->a, &anna, &d, &f->err)
		        : store_undo(f->store, &f->arena, x->a, &anna, &d, &f->err);
		if (ok || f->err.code != x->code || !strstr(f->err.msg, x->words))
			fail_msg("%s: %s", x->name, ok ? "was obeyed" : f->err.msg);
		int64_t last;
		assert_ok(f, store_last_decision(f->store, &last, &f->err));
		assert_int_equal(last, 4);
	}
	assert_ok(f, store_verify(f->store, &f->err));
}

int
main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, fixture_open, fixture_close)
	const struct CMUnitTest tests[] = {
		T(smaller_part_leaves_with_its_reprints), T(larger_part_keeps_the_address),
		T(reprint_alone_stands_for_itself), T(merged_address_leads_to_the_larger_story),
		T(split_again_comes_back_under_its_address), T(decisions_are_undone_from_the_last_on),
		T(story_left_by_all_leads_to_where_they_went), T(regrouping_moves_nothing_that_is_held),
		T(record_says_who_when_why_and_what_was), T(refusals_name_what_is_wrong),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
