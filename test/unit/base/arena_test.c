/* arena_test.c: memory by lifetime. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"

static void
memory_is_zero_also_after_reset(void **state)
{
	(void)state;
	struct arena a = arena_open(1 << 20);
	for (int turn = 0; turn < 3; turn++) {
		unsigned char *p = arena_array(&a, unsigned char, 5000);
		for (int i = 0; i < 5000; i++)
			assert_int_equal(p[i], 0);
		memset(p, 7, 5000);
		arena_reset(&a, 4096);
	}
	arena_close(&a);
}

static void
scratch_by_value_is_free_after_return(void **state)
{
	(void)state;
	struct arena a = arena_open(1 << 20);
	size_t before = arena_used(&a);
	struct arena scratch = a;
	arena_array(&scratch, char, 1000);
	assert_int_equal(arena_used(&a), before);
	arena_close(&a);
}

static void
using_up_an_arena_jumps_to_its_trap(void **state)
{
	(void)state;
	struct arena a = arena_open(1 << 16);
	jmp_buf trap;
	volatile int count = 0;
	a.trap = &trap;
	if (setjmp(trap) == 0)
		for (;;) {
			arena_array(&a, char, 1000);
			count++;
		}
	assert_in_range(count, 50, 65);
	arena_close(&a);
}

static void
a_count_that_overflows_is_refused(void **state)
{
	(void)state;
	struct arena a = arena_open(1 << 16);
	jmp_buf trap;
	a.trap = &trap;
	if (setjmp(trap) == 0) {
		arena_alloc(&a, SIZE_MAX / 4, 8, 8);
		fail();
	}
	arena_close(&a);
}

static void
a_part_has_its_own_end(void **state)
{
	(void)state;
	struct arena a = arena_open(1 << 16);
	jmp_buf trap;
	a.trap = &trap;
	struct arena part = arena_part(&a, 1024);
	if (setjmp(trap) == 0) {
		arena_array(&part, char, 2048);
		fail();
	}
	arena_close(&a);
}

static void
a_buffer_grows_with_something_between(void **state)
{
	(void)state;
	struct arena a = arena_open(1 << 22);
	struct buf b = buf_in(&a, 4);
	for (int i = 0; i < 5000; i++) {
		buf_fmt(&b, "%d,", i);
		if (i % 100 == 0)
			arena_array(&a, char, 10);
	}
	struct str s = buf_str(&b), part;
	for (int i = 0; i < 5000; i++) {
		int64_t v;
		assert_true(str_cut(&s, ',', &part));
		assert_true(str_to_int(part, &v));
		assert_int_equal(v, i);
	}
	arena_close(&a);
}

static void
a_map_keeps_what_was_put(void **state)
{
	(void)state;
	struct arena a = arena_open(1 << 24);
	struct map m = map_in(&a, 1);
	char key[32];
	for (uint64_t i = 0; i < 5000; i++) {
		snprintf(key, sizeof key, "key %d", (int)i);
		map_put(&m, str_of(key))->value.u = i;
	}
	assert_int_equal(m.used, 5000);
	for (uint64_t i = 0; i < 5000; i++) {
		snprintf(key, sizeof key, "key %d", (int)i);
		struct map_slot *s = map_get(&m, str_of(key));
		assert_non_null(s);
		assert_int_equal(s->value.u, i);
	}
	assert_null(map_get(&m, STR("key 5000")));
	arena_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zero_also_after_reset),
		cmocka_unit_test(scratch_by_value_is_free_after_return),
		cmocka_unit_test(using_up_an_arena_jumps_to_its_trap),
		cmocka_unit_test(a_count_that_overflows_is_refused),
		cmocka_unit_test(a_part_has_its_own_end),
		cmocka_unit_test(a_buffer_grows_with_something_between),
		cmocka_unit_test(a_map_keeps_what_was_put),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
