/* model_test.c: forests, tables and weights out of a model file. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "learn/model.h"

/* Two features.  Tree 0: x0 <= 1 ? (x1 <= 5 ? 10 : 20) : 40.  Tree 1: always 100. */
static const uint32_t first[] = {0, 2, 2};
static const float threshold[] = {1, 5};
static const uint32_t feature[] = {0, 1};
static const uint32_t keep[] = {~3u, ~1u};
enum { ROWS = 71, STRIDE = 72, FEATURES = 2 };

static const struct {
	float x0, x1, sum;
} rows[] = {
	{0, 0, 110},    {1, 5, 110}, {1, 5.1f, 120},
	{1.1f, 0, 140}, {9, 9, 140}, {-3, 6, 120},
};

struct file {
	_Alignas(16) unsigned char bytes[2048];
	size_t n;
};

static void
put(struct file *f, const void *p, size_t n)
{
	memcpy(f->bytes + f->n, p, n);
	f->n += n;
}

static void
put_number(struct file *f, uint32_t n)
{
	put(f, &n, sizeof n);
}

static void
put_row(struct file *f, const char *name, uint32_t kind, uint32_t start, uint32_t bytes,
	uint32_t fingerprint)
{
	char room[24] = {0};
	snprintf(room, sizeof room, "%s", name);
	put(f, room, sizeof room);
	put_number(f, kind);
	put_number(f, start);
	put_number(f, bytes);
	put_number(f, fingerprint);
}

/* A file with the forest above and a table of two tokens that share a place. */
static struct file
a_file(void)
{
	struct file f = {.n = 0};
	float leaves[2][FOREST_LEAVES] = {{10, 20, 40}, {100}};
	uint32_t forest_bytes = 4 * (4 + 3 + 6 + 2 * FOREST_LEAVES),
		 table = 96 + forest_bytes + 12;
	static const char *const names[] = {"length", "links"};
	put(&f, "GWMODEL1", 8);
	put_number(&f, 2);
	put_number(&f, 0);
	put_row(&f, "body", 2, 96, forest_bytes, model_fingerprint(names, 2));
	put_row(&f, "words", 3, table, 4 * (4 + 4 + 2), 0);
	put(&f, (uint32_t[]){2, FEATURES, 2, 0}, 16);
	put(&f, first, sizeof first);
	put(&f, threshold, sizeof threshold);
	put(&f, feature, sizeof feature);
	put(&f, keep, sizeof keep);
	put(&f, leaves, sizeof leaves);
	while (f.n < table)
		put(&f, "", 1);
	put(&f, (uint32_t[]){4, 0, 0, 0, 8, 4, 0, 0}, 32);
	put(&f, (int16_t[]){-250, 125, 0, 0}, 8);
	return f;
}

static struct model *
open_file(struct arena *a, const struct file *f, struct err *err)
{
	return model_open(a, str_from(f->bytes, f->n), err);
}

static void
each_row_gets_the_sum_of_its_leaves(void **state)
{
	struct arena a = arena_open(1 << 20);
	static const char *const names[] = {"length", "links"};
	struct file f = a_file();
	struct err err;
	struct model *m = open_file(&a, &f, &err);
	(void)state;
	assert_non_null(m);
	const struct forest *forest =
		model_forest(m, "body", model_fingerprint(names, 2));
	assert_non_null(forest);
	float *columns = arena_alloc(&a, STRIDE * FEATURES, sizeof(float), 32);
	float sums[STRIDE];
	size_t count = sizeof rows / sizeof *rows;
	assert_int_equal(forest_stride(ROWS), STRIDE);
	for (size_t n = 1; n <= ROWS; n++) {
		size_t stride = forest_stride(n);
		for (size_t i = 0; i < n; i++) {
			columns[i] = rows[i % count].x0;
			columns[stride + i] = rows[i % count].x1;
		}
		forest_sum(forest, columns, stride, stride, sums);
		for (size_t i = 0; i < n; i++)
			assert_true(sums[i] == rows[i % count].sum);
	}
	for (size_t i = 0; i < count; i++) {
		float features[] = {rows[i].x0, rows[i].x1};
		assert_true(forest_sum_one(forest, features) == rows[i].sum);
	}
	arena_close(&a);
}

static void
forest_of_other_features_is_not_given(void **state)
{
	struct arena a = arena_open(1 << 20);
	static const char *const names[] = {"links", "length"};
	struct file f = a_file();
	struct err err;
	struct model *m = open_file(&a, &f, &err);
	(void)state;
	assert_non_null(m);
	assert_null(model_forest(m, "body", model_fingerprint(names, 2)));
	assert_null(model_forest(m, "words", 0));
	assert_null(model_table(m, "body"));
	assert_null(model_text(m, "about").p);
	arena_close(&a);
}

static void
tokens_are_found_by_hash(void **state)
{
	struct arena a = arena_open(1 << 20);
	struct file f = a_file();
	struct err err;
	struct model *m = open_file(&a, &f, &err);
	float value = 0;
	(void)state;
	assert_non_null(m);
	const struct token_table *t = model_table(m, "words");
	assert_non_null(t);
	assert_true(table_find(t, 8, &value));
	assert_true(value == -2.5f);
	assert_true(table_find(t, 4, &value)); /* its own place is taken by 8 */
	assert_true(value > 1.2f && value < 1.3f);
	assert_false(table_find(t, 12, &value));
	arena_close(&a);
}

static void
misaligned_file_is_read_too(void **state)
{
	struct arena a = arena_open(1 << 20);
	struct file f = a_file();
	struct err err;
	unsigned char *moved = arena_alloc(&a, f.n + 1, 1, 16);
	(void)state;
	memcpy(moved + 1, f.bytes, f.n);
	assert_non_null(model_open(&a, str_from(moved + 1, f.n), &err));
	arena_close(&a);
}

/* Each names a byte of the file and what is written there. */
static const struct {
	const char *what;
	size_t at;
	uint32_t value;
	const char *said;
} faults[] = {
	{"not the letters of a model", 0, 0x41414141, "this is no model file"},
	{"more parts than rows", 8, 60, "the model file ends within its list of parts"},
	{"forest beyond the end", 16 + 28, 1 << 20,
	 "part 1 of the model file (\"body\") is broken"},
	{"forest cut short", 16 + 32, 100,
	 "part 1 of the model file (\"body\") is broken"},
	{"unknown kind", 16 + 24, 9, "part 1 of the model file (\"body\") is broken"},
	{"feature that is not there", 96 + 36, 2,
	 "part 1 of the model file (\"body\") is broken"},
	{"node that leaves no leaf", 96 + 44, 0,
	 "part 1 of the model file (\"body\") is broken"},
	{"nodes in no order", 96 + 20, 3,
	 "part 1 of the model file (\"body\") is broken"},
	{"table of three slots", 420, 3,
	 "part 2 of the model file (\"words\") is broken"},
};

static void
broken_files_are_refused_by_part(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		struct arena a = arena_open(1 << 20);
		struct file f = a_file();
		struct err err = {0};
		size_t at = faults[i].at;
		if (at == 420) /* the start of the table, as the file itself says */
			memcpy(&at, f.bytes + 16 + 40 + 28, 4);
		memcpy(f.bytes + at, &faults[i].value, 4);
		if (open_file(&a, &f, &err))
			fail_msg("%s was not noticed", faults[i].what);
		assert_string_equal(err.msg, faults[i].said);
		arena_close(&a);
	}
}

static void
every_cut_is_noticed(void **state)
{
	struct file f = a_file();
	(void)state;
	for (size_t n = 0; n < f.n; n++) {
		struct arena a = arena_open(1 << 20);
		struct err err;
		assert_null(model_open(&a, str_from(f.bytes, n), &err));
		arena_close(&a);
	}
}

/* A file of one part, the weights of two features and a constant. */
static struct file
a_file_of_weights(const double *weights, uint32_t bytes)
{
	static const char *const names[] = {"length", "links"};
	struct file f = {.n = 0};
	put(&f, "GWMODEL1", 8);
	put_number(&f, 1);
	put_number(&f, 0);
	put_row(&f, "join", 5, 64, bytes, model_fingerprint(names, 2));
	while (f.n < 64)
		put(&f, "", 1);
	put(&f, weights, bytes);
	return f;
}

static void
weights_are_given_for_their_own_features_only(void **state)
{
	static const char *const names[] = {"length", "links"}, *const others[] = {"links", "length"};
	static const double weights[] = {1.5, -2, 0.25};
	struct arena a = arena_open(1 << 20);
	struct file f = a_file_of_weights(weights, sizeof weights);
	struct err err;
	struct model *m = open_file(&a, &f, &err);
	uint32_t own = model_fingerprint(names, 2), other = model_fingerprint(others, 2);
	(void)state;
	assert_non_null(m);
	assert_memory_equal(model_weights(m, "join", 2, own), weights, sizeof weights);
	assert_null(model_weights(m, "join", 2, other));
	assert_null(model_weights(m, "join", 1, own));
	assert_null(model_weights(m, "leave", 2, own));
	assert_null(model_forest(m, "join", own));
	arena_close(&a);
}

static void
weights_that_are_no_numbers_are_refused(void **state)
{
	static const struct {
		double weight;
		uint32_t bytes;
		bool good;
	} row[] = {{1, 24, true}, {NAN, 24, false}, {-INFINITY, 24, false}, {1, 20, false},
	           {1, 0, false}};
	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct arena a = arena_open(1 << 20);
		struct file f = a_file_of_weights((double[]){0, row[i].weight, 0}, row[i].bytes);
		struct err err;
		if ((open_file(&a, &f, &err) != NULL) != row[i].good)
			fail_msg("row %zu", i);
		arena_close(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(weights_are_given_for_their_own_features_only),
		cmocka_unit_test(weights_that_are_no_numbers_are_refused),
		cmocka_unit_test(each_row_gets_the_sum_of_its_leaves),
		cmocka_unit_test(forest_of_other_features_is_not_given),
		cmocka_unit_test(tokens_are_found_by_hash),
		cmocka_unit_test(misaligned_file_is_read_too),
		cmocka_unit_test(broken_files_are_refused_by_part),
		cmocka_unit_test(every_cut_is_noticed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
