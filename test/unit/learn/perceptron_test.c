/* perceptron_test.c: sums of packed rows; parts that are damaged are refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "learn/model.h"

enum { CLASSES = 3, BUCKETS = 2, SLOTS = BUCKETS * PERCEPTRON_BUCKET, ROWS_BYTES = 14 };

/* Features of one bucket: equal in their lower twenty bits. */
#define FEATURE(check) ((uint32_t)(check) << PERCEPTRON_PLACE_BITS | 5)

static const uint8_t rows[ROWS_BYTES] = {
	0, 0,                            /* place 0 is no row */
	2, 3,   0, 10,  2, (uint8_t)-20, /* place 1: 30 for class 0, -60 for class 2 */
	2, 200, 1, 127, 2, 1, /* place 4: 25,400 for class 1, 200 for class 2 */
};

struct weights {
	uint32_t slot[SLOTS];
	struct perceptron p;
};

/* Feature 1 has the first row, feature 10 the second, in the next bucket as the first is full. */
static void
fill(struct weights *w)
{
	memset(w, 0, sizeof *w);
	w->slot[0] = 1u << PERCEPTRON_PLACE_BITS | 1;
	for (uint32_t i = 1; i < PERCEPTRON_BUCKET; i++)
		w->slot[i] = (100 + i) << PERCEPTRON_PLACE_BITS | 1;
	w->slot[PERCEPTRON_BUCKET] = 10u << PERCEPTRON_PLACE_BITS | 4;
	w->p = (struct perceptron){CLASSES, BUCKETS, w->slot, rows, ROWS_BYTES};
}

static void
rows_are_summed_by_class(void **state)
{
	static const struct {
		uint32_t feature[3];
		size_t count;
		int32_t sum[CLASSES];
		uint32_t best;
	} cases[] = {
		{{FEATURE(1)}, 1, {30, 0, -60}, 0},
		{{FEATURE(10)}, 1, {0, 25400, 200}, 1},
		{{FEATURE(1), FEATURE(10)}, 2, {30, 25400, 140}, 1},
		{{FEATURE(1), FEATURE(1)}, 2, {60, 0, -120}, 0},
		{{FEATURE(11), FEATURE(1)},
		 2,
		 {30, 0, -60},
		 0}, /* nobody knows the first */
		{{FEATURE(11)}, 1, {0, 0, 0}, 0},
		{{0}, 0, {0, 0, 0}, 0},
	};
	struct weights w;
	(void)state;
	fill(&w);
	assert_true(perceptron_sound(&w.p));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int32_t sums[CLASSES];
		perceptron_sum(&w.p, cases[i].feature, cases[i].count, sums);
		assert_memory_equal(sums, cases[i].sum, sizeof sums);
		assert_int_equal(perceptron_best(&w.p, cases[i].feature, cases[i].count),
				 cases[i].best);
	}
}

/* Rows for many classes, which are unfolded, and one of few beside them. */
static void
unfolded_rows_sum_to_the_same(void **state)
{
	enum { MANY = 40, WIDE = 30, NARROW = 3, ROW = 2 + 2 * WIDE };
	struct arena a = arena_open(1 << 20);
	uint8_t bytes[2 + 2 * ROW + 2 + 2 * NARROW + 16] = {0};
	uint32_t slot[SLOTS] = {0}, features[] = {FEATURE(1), FEATURE(2), FEATURE(3), FEATURE(1)};
	(void)state;
	for (size_t r = 0, at = 2; r < 3; r++) {
		size_t count = r < 2 ? WIDE : NARROW;
		slot[r] = (uint32_t)(r + 1) << PERCEPTRON_PLACE_BITS | (uint32_t)(at / 2);
		bytes[at++] = (uint8_t)count;
		bytes[at++] = (uint8_t)(200 + r);
		for (size_t i = 0; i < count; i++) {
			bytes[at++] = (uint8_t)(i + r * 7);
			bytes[at++] = (uint8_t)(int8_t)(i * 8 - 120);
		}
	}
	struct perceptron folded = {MANY, BUCKETS, slot, bytes, sizeof bytes}, p = folded;
	assert_true(perceptron_sound(&p));
	perceptron_unfold(&a, &p);
	assert_non_null(p.wide);
	for (size_t n = 0; n <= sizeof features / sizeof *features; n++) {
		int32_t one[MANY], other[MANY];
		perceptron_sum(&folded, features, n, one);
		perceptron_sum(&p, features, n, other);
		assert_memory_equal(one, other, sizeof one);
		assert_int_equal(perceptron_best(&folded, features, n), perceptron_best(&p, features, n));
	}
	arena_close(&a);
}

static void
what_would_be_read_outside_is_not_sound(void **state)
{
	static const struct {
		const char *what;
		uint32_t place, classes;
	} faults[] = {
		{"row behind the end", 7, CLASSES},
		{"row that ends behind the end", 6, CLASSES},
		{"class that there is not", 1, CLASSES - 1},
	};
	struct weights w;
	(void)state;
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		fill(&w);
		w.slot[0] = 1u << PERCEPTRON_PLACE_BITS | faults[i].place;
		w.p.classes = faults[i].classes;
		if (perceptron_sound(&w.p))
			fail_msg("%s was not noticed", faults[i].what);
	}
	fill(&w);
	for (size_t i = 0; i < SLOTS; i++)
		w.slot[i] = (uint32_t)(i + 1) << PERCEPTRON_PLACE_BITS | 1;
	assert_false(perceptron_sound(&w.p)); /* a search would never end */
}

/* A file of one perceptron, with its checksum. */
static struct str
a_file(char *room)
{
	struct weights w;
	uint32_t count = 1, at = 64, head[] = {CLASSES, BUCKETS, ROWS_BYTES, 0};
	uint32_t bytes = sizeof head + sizeof w.slot + 16;
	uint32_t row[] = {4, at, bytes, 77};
	fill(&w);
	memset(room, 0, 512);
	memcpy(room, "GWMODEL1", 8);
	memcpy(room + 8, &count, 4);
	memcpy(room + 16, "steps", 5);
	memcpy(room + 40, row, sizeof row);
	memcpy(room + at, head, sizeof head);
	memcpy(room + at + sizeof head, w.slot, sizeof w.slot);
	memcpy(room + at + sizeof head + sizeof w.slot, rows, sizeof rows);
	uint32_t sum = model_checksum(str_from(room + 16, at + bytes - 16));
	memcpy(room + 12, &sum, 4);
	return str_from(room, at + bytes);
}

static void
damaged_file_is_refused_wherever_the_damage_is(void **state)
{
	_Alignas(16) char room[512];
	struct err err;
	struct arena a = arena_open(1 << 20);
	struct str file = a_file(room);
	(void)state;
	struct model *m = model_open(&a, file, &err);
	assert_non_null(m);
	assert_non_null(model_perceptron(m, "steps", 77));
	assert_null(model_perceptron(m, "steps", 78));
	assert_null(model_perceptron(m, "labels", 77));
	for (size_t i = 16; i < file.n; i++) {
		room[i] ^= 1;
		arena_rewind(&a);
		assert_null(model_open(&a, file, &err));
		assert_string_equal(err.msg,
				    "the model file is damaged: its checksum is another");
		room[i] ^= 1;
	}
	arena_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_summed_by_class),
		cmocka_unit_test(unfolded_rows_sum_to_the_same),
		cmocka_unit_test(what_would_be_read_outside_is_not_sound),
		cmocka_unit_test(damaged_file_is_refused_wherever_the_damage_is),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
