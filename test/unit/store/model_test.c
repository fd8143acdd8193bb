/* model_test.c: receipts of language models: nothing is paid twice. */
#include "fixture.h"

#include "store/model.h"

static struct model_call_record
call_of(const char *key, int64_t at, int64_t price)
{
	return (struct model_call_record){
		.story = 7, .key = str_of(key), .job = STR("story"), .model = STR("small"),
		.prompt = STR("story-1"), .at = at, .price = price};
}

static void
a_call_is_reserved_once_and_remembered(void **state)
{
	struct fixture *f = *state;
	struct model_call_record c = call_of("k", NOON, 900), again = call_of("k", NOON + 1, 900), read;
	assert_ok(f, store_model_call(f->store, &f->arena, STR("k"), &read, &f->err));
	assert_int_equal(read.id, 0);
	assert_ok(f, store_reserve_call(f->store, &c, &f->err));
	assert_err(f, store_reserve_call(f->store, &again, &f->err), ERR_INTERNAL);
	c.state = MODEL_GOOD;
	c.reply = STR("{}");
	c.outcome = STR("good");
	c.price = 300;
	c.tokens_in = 50;
	assert_ok(f, store_settle_call(f->store, &c, &f->err));
	assert_err(f, store_reserve_call(f->store, &again, &f->err), ERR_INTERNAL);
	assert_ok(f, store_model_call(f->store, &f->arena, STR("k"), &read, &f->err));
	assert_int_equal(read.state, MODEL_GOOD);
	assert_str(read.reply, "{}");
	assert_str(read.prompt, "story-1");
	assert_true(read.story == 7 && read.tokens_in == 50 && read.price == 300);
}

static void
what_failed_without_cost_is_reserved_again(void **state)
{
	struct fixture *f = *state;
	struct model_call_record c = call_of("k", NOON, 900), again = call_of("k", NOON + 60, 900), read;
	assert_ok(f, store_reserve_call(f->store, &c, &f->err));
	c.state = MODEL_WAITING;
	c.due_at = NOON + 30;
	c.price = 0;
	assert_ok(f, store_settle_call(f->store, &c, &f->err));
	assert_ok(f, store_reserve_call(f->store, &again, &f->err));
	assert_int_equal(again.attempts, 2);
	assert_int_equal(again.id, c.id);
	assert_ok(f, store_model_call(f->store, &f->arena, STR("k"), &read, &f->err));
	assert_true(read.state == MODEL_RESERVED && read.at == NOON + 60 && read.due_at == 0);
}

static void
calls_without_an_answer_are_lost_and_count_as_paid(void **state)
{
	struct fixture *f = *state;
	struct model_call_record c = call_of("a", NOON, 900), d = call_of("b", NOON, 40), read;
	int64_t lost, spent;
	assert_ok(f, store_reserve_call(f->store, &c, &f->err));
	assert_ok(f, store_reserve_call(f->store, &d, &f->err));
	d.state = MODEL_GOOD;
	assert_ok(f, store_settle_call(f->store, &d, &f->err));
	fixture_reopen(f, STORE_WRITE); /* as after a kill */
	assert_ok(f, store_lose_calls(f->store, NOON + 5, &lost, &f->err));
	assert_int_equal(lost, 1);
	assert_ok(f, store_model_call(f->store, &f->arena, STR("a"), &read, &f->err));
	assert_true(read.state == MODEL_LOST && read.price == 900);
	assert_err(f, store_reserve_call(f->store, &c, &f->err), ERR_INTERNAL);
	assert_ok(f, store_model_spent(f->store, NOON - 60, &spent, &f->err));
	assert_int_equal(spent, 940);
	assert_ok(f, store_model_spent(f->store, NOON, &spent, &f->err));
	assert_int_equal(spent, 0);
	assert_ok(f, store_lose_calls(f->store, NOON + 6, &lost, &f->err));
	assert_int_equal(lost, 0);
}

static void
replies_are_forgotten_and_receipts_stay(void **state)
{
	struct fixture *f = *state;
	struct model_call_record c = call_of("k", NOON, 0), *list;
	struct model_total *totals;
	size_t n;
	assert_ok(f, store_reserve_call(f->store, &c, &f->err));
	c.state = MODEL_GOOD;
	c.outcome = STR("good");
	c.reply = STR("{}");
	c.tokens_out = 9;
	assert_ok(f, store_settle_call(f->store, &c, &f->err));
	assert_ok(f, store_forget_replies(f->store, NOON, &f->err));
	assert_ok(f, store_model_calls(f->store, &f->arena, 10, &list, &n, &f->err));
	assert_true(n == 1 && list[0].reply.n == 2);
	assert_ok(f, store_forget_replies(f->store, NOON + 1, &f->err));
	assert_ok(f, store_model_calls(f->store, &f->arena, 10, &list, &n, &f->err));
	assert_true(n == 1 && !list[0].reply.p && list[0].tokens_out == 9);
	assert_ok(f, store_model_totals(f->store, &f->arena, NOON - 1, &totals, &n, &f->err));
	assert_true(n == 1 && totals[0].calls == 1 && totals[0].tokens_out == 9);
	assert_str(totals[0].outcome, "good");
}

static void
verdicts_are_kept_with_their_edition(void **state)
{
	struct fixture *f = *state;
	struct model_edition_record e = {.story = 7, .number = 2, .model = STR("small"),
		.prompt = STR("story-1"), .calls = 3, .tokens_in = 5, .verdicts = STR("[]")}, read;
	assert_ok(f, store_put_model_edition(f->store, &e, &f->err));
	assert_ok(f, store_model_edition(f->store, &f->arena, 7, 2, &read, &f->err));
	assert_true(read.number == 2 && read.calls == 3 && read.tokens_in == 5);
	assert_str(read.verdicts, "[]");
	assert_ok(f, store_model_edition(f->store, &f->arena, 7, 1, &read, &f->err));
	assert_int_equal(read.number, 0);
	assert_false(store_put_model_edition(f->store, &e, &f->err));
}

#define TEST(t) cmocka_unit_test_setup_teardown(t, fixture_open, fixture_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_call_is_reserved_once_and_remembered),
		TEST(what_failed_without_cost_is_reserved_again),
		TEST(calls_without_an_answer_are_lost_and_count_as_paid),
		TEST(replies_are_forgotten_and_receipts_stay),
		TEST(verdicts_are_kept_with_their_edition),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
