/* token.c: eighteen bytes and their signature, as forty letters.
 *
 *   0 creative (4)   4 place and asker (1)   5 minute since 1970 (4)   9 view (8)   17 zero (1)
 *   18 signature (12) */
#include "ads/token.h"

#include "base/hash.h"

enum { BODY = 18, MARK = 12, MINUTE_S = 60 };

static const char letters[] =
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

uint32_t
token_creative(struct str campaign, struct str creative)
{
	return (uint32_t)(hash_mix(hash_str(campaign) * 31 + hash_str(creative)) >> 32);
}

static void
put_number(uint8_t *p, uint64_t n, int bytes)
{
	for (int i = 0; i < bytes; i++, n >>= 8)
		p[i] = (uint8_t)n;
}

static uint64_t
take_number(const uint8_t *p, int bytes)
{
	uint64_t n = 0;
	for (int i = bytes - 1; i >= 0; i--)
		n = n << 8 | p[i];
	return n;
}

void
token_write(char text[TOKEN_BYTES], const struct hmac *key, const struct token *t)
{
	uint8_t bytes[BODY + MARK], digest[SHA256_BYTES];
	put_number(bytes, t->creative, 4);
	bytes[4] = (uint8_t)(t->place | t->asker << 4);
	put_number(bytes + 5, (uint64_t)(t->at / MINUTE_S), 4);
	put_number(bytes + 9, t->view, 8);
	bytes[17] = 0;
	hmac_of(key, bytes, BODY, digest);
	memcpy(bytes + BODY, digest, MARK);
	for (int i = 0, k = 0; i < BODY + MARK; i += 3, k += 4) {
		uint32_t x = (uint32_t)bytes[i] << 16 | (uint32_t)bytes[i + 1] << 8 | bytes[i + 2];
		for (int j = 0; j < 4; j++)
			text[k + j] = letters[x >> (18 - 6 * j) & 63];
	}
}

static int
letter_value(char c)
{
	const char *at = c ? strchr(letters, c) : NULL;
	return at ? (int)(at - letters) : -1;
}

bool
token_read(struct str text, const struct hmac *key, struct token *t)
{
	uint8_t bytes[BODY + MARK], digest[SHA256_BYTES];
	if (text.n != TOKEN_BYTES)
		return false;
	for (int i = 0, k = 0; k < TOKEN_BYTES; i += 3, k += 4) {
		uint32_t x = 0;
		for (int j = 0; j < 4; j++) {
			int v = letter_value(text.p[k + j]);
			if (v < 0)
				return false;
			x = x << 6 | (uint32_t)v;
		}
		bytes[i] = (uint8_t)(x >> 16);
		bytes[i + 1] = (uint8_t)(x >> 8);
		bytes[i + 2] = (uint8_t)x;
	}
	hmac_of(key, bytes, BODY, digest);
	if (!hmac_equal(digest, bytes + BODY, MARK) || (bytes[4] & 15) >= SLOT_PLACES ||
	    bytes[4] >> 4 >= ASKERS)
		return false;
	*t = (struct token){
		.creative = (uint32_t)take_number(bytes, 4),
		.place = (enum slot_place)(bytes[4] & 15),
		.asker = (enum ad_asker)(bytes[4] >> 4),
		.at = (int64_t)take_number(bytes + 5, 4) * MINUTE_S,
		.view = take_number(bytes + 9, 8),
	};
	return true;
}
