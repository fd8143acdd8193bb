/* sha256_test.c: the examples of FIPS 180-4 and RFC 4231. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "base/sha256.h"

static void
assert_digest(const uint8_t *digest, const char *hex)
{
	char text[2 * SHA256_BYTES + 1];
	for (int i = 0; i < SHA256_BYTES; i++)
		snprintf(text + 2 * i, 3, "%02x", digest[i]);
	assert_string_equal(text, hex);
}

static void
examples_of_the_standard(void **state)
{
	(void)state;
	static const struct {
		const char *text, *digest;
	} rows[] = {
		{"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
		{"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
		{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		 "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct sha256 h;
		uint8_t digest[SHA256_BYTES];
		sha256_begin(&h);
		sha256_add(&h, rows[i].text, strlen(rows[i].text));
		sha256_end(&h, digest);
		assert_digest(digest, rows[i].digest);
	}
}

static void
parts_give_the_digest_of_the_whole(void **state)
{
	(void)state;
	char text[300];
	uint8_t whole[SHA256_BYTES], parts[SHA256_BYTES];
	memset(text, 'a', sizeof text);
	for (size_t n = 0; n <= sizeof text; n += 7) {
		struct sha256 h;
		sha256_begin(&h);
		sha256_add(&h, text, n);
		sha256_end(&h, whole);
		sha256_begin(&h);
		for (size_t i = 0; i < n; i += 13)
			sha256_add(&h, text + i, n - i < 13 ? n - i : 13);
		sha256_end(&h, parts);
		assert_memory_equal(whole, parts, SHA256_BYTES);
	}
}

static void
keyed_hashes_of_rfc_4231(void **state)
{
	(void)state;
	static char long_key[131];
	memset(long_key, 0xaa, sizeof long_key);
	const struct {
		struct str key, text;
		const char *digest;
	} rows[] = {
		{STR("Jefe"), STR("what do ya want for nothing?"),
		 "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
		{{long_key, sizeof long_key},
		 STR("Test Using Larger Than Block-Size Key - Hash Key First"),
		 "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct hmac k;
		uint8_t digest[SHA256_BYTES];
		hmac_key(&k, rows[i].key);
		for (int again = 0; again < 2; again++) { /* a key serves many times */
			hmac_of(&k, rows[i].text.p, rows[i].text.n, digest);
			assert_digest(digest, rows[i].digest);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(examples_of_the_standard),
		cmocka_unit_test(parts_give_the_digest_of_the_whole),
		cmocka_unit_test(keyed_hashes_of_rfc_4231),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
