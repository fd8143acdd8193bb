/* tongues_test.c: reports of one event in several languages come together, and no others.
 *
 * test/data/tongues.jsonl holds invented reports in 23 languages and 8 scripts, in the order in
 * which they were published: for each event a few, and for most events another that shares its
 * place, its people or its numbers.  Each decision is made among stories as they should be, so
 * that it is judged by itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/json.h"
#include "group/blob.h"
#include "group/strand.h"

enum { MOST = 512 };

static const char *path;
static bool wordy;

struct told {
	struct str id, cluster;
	struct group_article article;
	struct gist gist;
	struct str blob;
	int64_t story; /* number of the first report of the event */
};

struct corpus {
	struct arena memory;
	struct told told[MOST];
	size_t count;
};

static struct str
read_file(struct arena *out)
{
	FILE *f = fopen(path, "rb");
	assert_non_null(f);
	char *text = arena_array(out, char, 1 << 20);
	size_t n = fread(text, 1, 1 << 20, f);
	fclose(f);
	return str_from(text, n);
}

/* Keys and blob of a report, from a grouper that knows nothing else. */
static void
read_gist(struct corpus *c, struct grouper *g, struct arena scratch, struct told *t)
{
	struct group_place place;
	struct blob b;
	struct err err;
	grouper_place(g, &c->memory, scratch, &t->article, &place);
	t->blob = place.blob;
	assert_true(blob_read(&c->memory, place.blob, &b, &err));
	t->gist = b.gist;
}

static struct corpus *
corpus_open(struct arena scratch)
{
	struct corpus *c = calloc(1, sizeof *c);
	struct grouper *g = grouper_open(&group_defaults);
	struct str line;
	assert_non_null(c);
	c->memory = arena_open((size_t)1 << 28);
	struct str text = read_file(&c->memory);
	while (str_cut(&text, '\n', &line)) {
		struct err err;
		struct json *row = json_read(&c->memory, line, JSON_STRICT, &err);
		struct told *t = &c->told[c->count];
		assert_non_null(row);
		assert_in_range(c->count, 0, MOST - 1);
		t->id = json_text(json_get(row, "id"));
		t->cluster = json_text(json_get(row, "cluster"));
		t->article = (struct group_article){
			.id = (int64_t)++c->count,
			.title = json_text(json_get(row, "title")),
			.text = json_text(json_get(row, "text")),
			.language = json_text(json_get(row, "language")),
			.published = when_read(json_text(json_get(row, "published"))).at,
		};
		t->story = t->article.id;
		for (size_t i = 0; i + 1 < c->count; i++)
			if (str_eq(c->told[i].cluster, t->cluster)) {
				t->story = c->told[i].story;
				break;
			}
		read_gist(c, g, scratch, t);
	}
	grouper_close(g);
	return c;
}

static void
corpus_close(struct corpus *c)
{
	arena_close(&c->memory);
	free(c);
}

/* Whether report `i` has an earlier one of its event in other languages and none in its own. */
static bool
should_join(const struct corpus *c, size_t i)
{
	bool any = false;
	for (size_t k = 0; k < i; k++)
		if (str_eq(c->told[k].cluster, c->told[i].cluster)) {
			any = true;
			if (c->told[k].gist.tongue == c->told[i].gist.tongue)
				return false;
		}
	return any;
}

static void
reports_of_one_event_meet_across_languages(void **state)
{
	(void)state;
	struct arena scratch = arena_open(64 << 20);
	struct corpus *c = corpus_open(scratch);
	struct grouper *g = grouper_open(&group_defaults);
	int should[2] = {0}, right[2] = {0}, wrong = 0;
	for (size_t i = 0; i < c->count; i++) {
		const struct told *t = &c->told[i];
		struct bridge_match match;
		struct err err;
		uint32_t strand =
			strand_decide(g, scratch, &t->gist, t->article.published, &match);
		bool joins = strand != STORY_NONE, due = should_join(c, i);
		bool false_join = joins && story_at(g, strand)->id != t->story;
		/* In two halves by turns; the bars were chosen while both were in sight. */
		int half = (int)(t->story & 1);
		should[half] += due;
		right[half] += joins && !false_join;
		wrong += false_join;
		if (wordy || false_join)
			print_message("%-24.*s %s worth %.2f share %.2f numbers %.2f\n",
			              STR_ARG(t->id),
			              false_join ? "WRONG"
			              : joins    ? "joins"
			              : due      ? "-missed"
			                         : "-",
			              match.worth, match.share, match.numbers);
		assert_true(
			grouper_restore(g, t->article.id, t->story, 0, t->blob, &err));
	}
	print_message("across languages: %d of %d in one half of the events, %d of %d in the other, wrong %d\n",
	              right[1], should[1], right[0], should[0], wrong);
	assert_int_equal(wrong, 0);
	assert_true((right[0] + right[1]) * 10 >= (should[0] + should[1]) * 8);
	grouper_close(g);
	corpus_close(c);
	arena_close(&scratch);
}

/* All reports in other languages are there, before and after it, but for those of its event. */
static void
without_its_event_a_report_joins_no_other(void **state)
{
	(void)state;
	struct arena scratch = arena_open(64 << 20);
	struct corpus *c = corpus_open(scratch);
	int wrong = 0;
	for (size_t i = 0; i < c->count; i++) {
		const struct told *t = &c->told[i];
		struct grouper *g = grouper_open(&group_defaults);
		struct bridge_match match;
		struct err err;
		for (size_t k = 0; k < c->count; k++) {
			const struct told *o = &c->told[k];
			if (o->story != t->story && o->gist.tongue != t->gist.tongue)
				assert_true(grouper_restore(g, o->article.id, o->story, 0,
				                            o->blob, &err));
		}
		uint32_t strand =
			strand_decide(g, scratch, &t->gist, t->article.published, &match);
		wrong += strand != STORY_NONE;
		if (wordy || strand != STORY_NONE)
			print_message("%-24.*s %s worth %.2f share %.2f numbers %.2f\n",
			              STR_ARG(t->id),
			              strand != STORY_NONE ? "WRONG" : "-", match.worth,
			              match.share, match.numbers);
		grouper_close(g);
	}
	print_message("without their event: %d of %zu joined another\n", wrong, c->count);
	assert_int_equal(wrong, 0);
	corpus_close(c);
	arena_close(&scratch);
}

/* Places all from report `from` on, after all before it are put back; expires as time goes on. */
static void
run(struct corpus *c, struct arena scratch, size_t from, struct group_place *places)
{
	struct grouper *g = grouper_open(&group_defaults);
	struct err err;
	for (size_t i = 0; i < c->count; i++) {
		const struct group_article *a = &c->told[i].article;
		struct group_place *p = &places[i];
		if (i < from)
			assert_true(grouper_restore(g, a->id, p->story, p->reprint_of,
			                            p->blob, &err));
		else
			grouper_place(g, &c->memory, scratch, a, p);
		grouper_expire(g, a->published);
	}
	grouper_close(g);
}

static void
a_restart_anywhere_gives_the_same_stories(void **state)
{
	(void)state;
	struct arena scratch = arena_open(64 << 20);
	struct corpus *c = corpus_open(scratch);
	struct group_place whole[MOST], again[MOST];
	size_t bridged = 0;
	run(c, scratch, 0, whole);
	for (size_t cut = 1; cut < c->count; cut += 9) {
		memcpy(again, whole, sizeof again);
		run(c, scratch, cut, again);
		for (size_t i = cut; i < c->count; i++) {
			assert_int_equal(again[i].story, whole[i].story);
			assert_int_equal(again[i].bridged, whole[i].bridged);
			assert_true(str_eq(again[i].blob, whole[i].blob));
		}
	}
	for (size_t i = 0; i < c->count; i++)
		bridged += whole[i].bridged;
	assert_true(bridged > 30);
	corpus_close(c);
	arena_close(&scratch);
}

/* A story ends when its last strand does, and comes back with none of them missing. */
static void
strands_of_a_story_live_and_end_together(void **state)
{
	(void)state;
	enum { DAY = 86400 };
	struct arena scratch = arena_open(64 << 20);
	struct corpus *c = corpus_open(scratch);
	struct grouper *g = grouper_open(&group_defaults);
	const struct told *first = &c->told[0], *second = &c->told[1];
	int64_t at = first->article.published;
	struct err err;
	struct group_place place;
	assert_true(str_eq(first->cluster, second->cluster));
	grouper_place(g, &c->memory, scratch, &first->article, &place);
	assert_true(place.founded);
	grouper_place(g, &c->memory, scratch, &second->article, &place);
	assert_true(place.bridged);
	assert_false(place.founded);
	assert_int_equal(place.story, first->article.id);
	assert_int_equal(grouper_live_stories(g), 1);
	/* Its own language decides from now on, even for what is not near in time. */
	struct group_article later = second->article;
	later.id = 1000;
	later.published = at + 9 * DAY;
	later.text = str_sub(later.text, 0, later.text.n / 2);
	grouper_place(g, &c->memory, scratch, &later, &place);
	assert_int_equal(place.story, first->article.id);
	assert_true(grouper_restore(g, 1001, first->article.id, 0, place.blob, &err));
	grouper_expire(g, at + 12 * DAY);
	assert_int_equal(grouper_live_stories(g), 1);
	grouper_expire(g, at + 30 * DAY);
	assert_int_equal(grouper_live_stories(g), 0);
	grouper_close(g);
	corpus_close(c);
	arena_close(&scratch);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reports_of_one_event_meet_across_languages),
		cmocka_unit_test(without_its_event_a_report_joins_no_other),
		cmocka_unit_test(a_restart_anywhere_gives_the_same_stories),
		cmocka_unit_test(strands_of_a_story_live_and_end_together),
	};
	if (argc < 2)
		return 1;
	path = argv[1];
	wordy = argc > 2;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
