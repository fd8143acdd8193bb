/* token.h: what the link of an advertisement carries: which it is, in which view of which page.
 *
 * Signed by HMAC-SHA256 over all of it, cut to 96 bits (RFC 2104, 5), and written in base64url.
 * Without the key nobody can make one, so the address that it is redirected from leads only to
 * what a campaign names. */
#ifndef GW_ADS_TOKEN_H
#define GW_ADS_TOKEN_H

#include "ads/robot.h"
#include "ads/slot.h"
#include "base/sha256.h"

enum {
	TOKEN_BYTES = 40,           /* as written */
	TOKEN_SEEN_S = 3600,        /* so long after the page it is believed that it was seen, */
	TOKEN_CLICKED_S = 24 * 3600 /* and followed */
};

struct token {
	uint32_t creative;     /* token_creative */
	enum slot_place place;
	enum ad_asker asker;   /* who asked for the page */
	int64_t at;            /* when, in seconds; minutes are kept */
	uint64_t view;         /* a number of this view alone */
};

/* The number of a creative: the same as long as its campaign and itself keep their names. */
uint32_t token_creative(struct str campaign, struct str creative);

void token_write(char text[TOKEN_BYTES], const struct hmac *key, const struct token *t);

/* False where it is none that the key signed. */
bool token_read(struct str text, const struct hmac *key, struct token *t);

#endif
