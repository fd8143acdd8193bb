/* msg_test.c: framed messages arrive whole, in order and within their limit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "model/limits.h"
#include "os/msg.h"

struct pair {
	struct msg_channel a, b;
	struct err err;
};

static void
pair_open(struct pair *p)
{
	int fd[2];
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, fd), 0);
	memset(p, 0, sizeof *p);
	msg_open(&p->a, fd[0]);
	msg_open(&p->b, fd[1]);
}

static void
pair_close(struct pair *p)
{
	msg_close(&p->a);
	msg_close(&p->b);
}

static void
fields_arrive_in_order(void **state)
{
	struct pair p;
	struct msg_in m;
	bool got;
	(void)state;
	pair_open(&p);
	msg_begin(&p.a);
	msg_put_u64(&p.a, 42);
	msg_put_str(&p.a, STR("harbour"));
	msg_put_str(&p.a, STR_NONE);
	msg_put_str(&p.a, STR(""));
	assert_true(msg_send(&p.a, &p.err));
	assert_true(msg_next(&p.b, &m, &got, &p.err));
	assert_true(got);
	assert_int_equal(msg_take_u64(&m), 42);
	assert_true(str_eq(msg_take_str(&m), STR("harbour")));
	assert_null(msg_take_str(&m).p);
	struct str empty = msg_take_str(&m);
	assert_non_null(empty.p);
	assert_int_equal(empty.n, 0);
	assert_false(m.broken);
	pair_close(&p);
}

static void
reading_past_the_end_marks_message_broken(void **state)
{
	struct pair p;
	struct msg_in m;
	bool got;
	(void)state;
	pair_open(&p);
	msg_begin(&p.a);
	msg_put_u64(&p.a, 7);
	assert_true(msg_send(&p.a, &p.err));
	assert_true(msg_next(&p.b, &m, &got, &p.err));
	assert_int_equal(msg_take_u64(&m), 7);
	assert_int_equal(msg_take_u64(&m), 0);
	assert_true(m.broken);
	assert_null(msg_take_str(&m).p);
	pair_close(&p);
}

static void
string_longer_than_its_frame_marks_message_broken(void **state)
{
	struct pair p;
	struct msg_in m;
	bool got;
	const uint32_t frame[] = {8, 1000, 0};
	(void)state;
	pair_open(&p);
	assert_int_equal(write(p.a.fd, frame, sizeof frame), sizeof frame);
	assert_true(msg_next(&p.b, &m, &got, &p.err));
	assert_true(got);
	assert_null(msg_take_str(&m).p);
	assert_true(m.broken);
	pair_close(&p);
}

static void
frame_that_comes_byte_by_byte_is_given_once_whole(void **state)
{
	struct pair p;
	struct msg_in m;
	bool got;
	const uint32_t words[] = {8, 4, 0x64636261};
	const char *bytes = (const char *)words;
	(void)state;
	pair_open(&p);
	for (size_t i = 0; i < sizeof words; i++) {
		assert_true(msg_next(&p.b, &m, &got, &p.err));
		assert_false(got);
		assert_int_equal(write(p.a.fd, bytes + i, 1), 1);
	}
	assert_true(msg_next(&p.b, &m, &got, &p.err));
	assert_true(got);
	assert_true(str_eq(msg_take_str(&m), STR("abcd")));
	pair_close(&p);
}

static void
large_and_small_frames_pass_through_a_full_socket(void **state)
{
	enum { FRAMES = 60 };
	struct pair p;
	struct msg_in m;
	bool got;
	size_t seen = 0, most = 3 << 20;
	char *body = malloc(most);
	(void)state;
	assert_non_null(body);
	for (size_t i = 0; i < most; i++)
		body[i] = (char)(i * 31);
	pair_open(&p);
	for (size_t i = 0; i < FRAMES; i++) {
		msg_begin(&p.a);
		msg_put_u64(&p.a, i);
		msg_put_str(&p.a, (struct str){body, i % 7 ? i * 100 : most});
		assert_true(msg_send(&p.a, &p.err));
	}
	assert_true(msg_wants_write(&p.a));
	while (seen < FRAMES) {
		assert_true(msg_flush(&p.a, &p.err));
		assert_true(msg_next(&p.b, &m, &got, &p.err));
		if (!got)
			continue;
		assert_int_equal(msg_take_u64(&m), seen);
		struct str s = msg_take_str(&m);
		assert_int_equal(s.n, seen % 7 ? seen * 100 : most);
		assert_memory_equal(s.p, body, s.n);
		assert_false(m.broken);
		seen++;
	}
	assert_false(msg_wants_write(&p.a));
	pair_close(&p);
	free(body);
}

static void
oversize_frame_is_dropped_and_channel_stays_good(void **state)
{
	struct pair p;
	struct msg_in m;
	bool got;
	size_t n = (size_t)LIMIT_MESSAGE_BYTES + 1;
	char *body = calloc(1, n);
	(void)state;
	assert_non_null(body);
	pair_open(&p);
	msg_begin(&p.a);
	msg_put_str(&p.a, (struct str){body, n});
	assert_false(msg_send(&p.a, &p.err));
	assert_int_equal(p.err.code, ERR_LIMIT);
	msg_begin(&p.a);
	msg_put_u64(&p.a, 9);
	assert_true(msg_send(&p.a, &p.err));
	assert_true(msg_next(&p.b, &m, &got, &p.err));
	assert_true(got);
	assert_int_equal(msg_take_u64(&m), 9);
	pair_close(&p);
	free(body);
}

static void
announced_oversize_frame_is_refused_before_it_is_read(void **state)
{
	struct pair p;
	struct msg_in m;
	bool got;
	const uint32_t head = LIMIT_MESSAGE_BYTES + 1;
	(void)state;
	pair_open(&p);
	assert_int_equal(write(p.a.fd, &head, sizeof head), sizeof head);
	assert_false(msg_next(&p.b, &m, &got, &p.err));
	assert_false(got);
	assert_int_equal(p.err.code, ERR_INTERNAL);
	pair_close(&p);
}

static void
frames_sent_before_the_end_are_still_given(void **state)
{
	struct pair p;
	struct msg_in m;
	bool got;
	(void)state;
	pair_open(&p);
	msg_begin(&p.a);
	msg_put_u64(&p.a, 1);
	assert_true(msg_send(&p.a, &p.err));
	msg_close(&p.a);
	assert_true(msg_next(&p.b, &m, &got, &p.err));
	assert_true(got);
	assert_int_equal(msg_take_u64(&m), 1);
	assert_false(msg_next(&p.b, &m, &got, &p.err));
	assert_int_equal(p.err.code, ERR_INTERNAL);
	msg_begin(&p.b);
	assert_false(msg_send(&p.b, &p.err));
	pair_close(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_arrive_in_order),
		cmocka_unit_test(reading_past_the_end_marks_message_broken),
		cmocka_unit_test(string_longer_than_its_frame_marks_message_broken),
		cmocka_unit_test(frame_that_comes_byte_by_byte_is_given_once_whole),
		cmocka_unit_test(large_and_small_frames_pass_through_a_full_socket),
		cmocka_unit_test(oversize_frame_is_dropped_and_channel_stays_good),
		cmocka_unit_test(announced_oversize_frame_is_refused_before_it_is_read),
		cmocka_unit_test(frames_sent_before_the_end_are_still_given),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
