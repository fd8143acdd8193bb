/* token_test.c: links that only their key makes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ads/token.h"

static struct hmac key, other;

static const struct token one = {.creative = 0xdeadbeef, .place = SLOT_MORE,
                                 .asker = ASKER_PREFETCH, .at = 1795806000,
                                 .view = 0x0123456789abcdef};

static void
what_was_written_is_read(void **state)
{
	(void)state;
	char text[TOKEN_BYTES];
	struct token t;
	token_write(text, &key, &one);
	assert_true(token_read(str_from(text, sizeof text), &key, &t));
	assert_int_equal(t.creative, one.creative);
	assert_int_equal(t.place, one.place);
	assert_int_equal(t.asker, one.asker);
	assert_int_equal(t.at, one.at);
	assert_true(t.view == one.view);
}

static void
letters_are_those_of_a_path(void **state)
{
	(void)state;
	char text[TOKEN_BYTES];
	for (uint64_t view = 0; view < 500; view++) {
		struct token t = one;
		t.view = view * 0x9e3779b97f4a7c15u;
		token_write(text, &key, &t);
		for (int i = 0; i < TOKEN_BYTES; i++)
			assert_true(byte_is_alnum((unsigned char)text[i]) || text[i] == '-' ||
			            text[i] == '_');
	}
}

static void
no_changed_letter_is_taken(void **state)
{
	(void)state;
	char text[TOKEN_BYTES];
	struct token t;
	static const char letters[] = "AZaz09-_.~%/";
	token_write(text, &key, &one);
	for (int i = 0; i < TOKEN_BYTES; i++) {
		char before = text[i];
		for (size_t k = 0; k < sizeof letters; k++) { /* NUL too */
			text[i] = letters[k];
			if (letters[k] != before)
				assert_false(token_read(str_from(text, sizeof text), &key, &t));
		}
		text[i] = before;
	}
	assert_false(token_read(str_from(text, sizeof text - 1), &key, &t));
	assert_false(token_read(STR_NONE, &key, &t));
}

static void
another_key_does_not_read_it(void **state)
{
	(void)state;
	char text[TOKEN_BYTES];
	struct token t;
	token_write(text, &key, &one);
	assert_false(token_read(str_from(text, sizeof text), &other, &t));
}

static void
a_creative_keeps_its_number(void **state)
{
	(void)state;
	assert_int_equal(token_creative(STR("bank"), STR("boat")),
	                 token_creative(STR("bank"), STR("boat")));
	assert_int_not_equal(token_creative(STR("bank"), STR("boat")),
	                     token_creative(STR("boat"), STR("bank")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_written_is_read),
		cmocka_unit_test(letters_are_those_of_a_path),
		cmocka_unit_test(no_changed_letter_is_taken),
		cmocka_unit_test(another_key_does_not_read_it),
		cmocka_unit_test(a_creative_keeps_its_number),
	};
	hmac_key(&key, STR("a key"));
	hmac_key(&other, STR("another"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
