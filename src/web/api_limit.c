/* api_limit.c: so many requests a minute for each client.
 *
 * A table of fixed size by a hash of the address: who shares a slot shares its minute.  Nothing of a
 * client is kept but that hash, for a minute. */
#include "web/api.h"

#include "base/hash.h"

enum { WINDOW_S = 60 };

bool
api_take(struct worker *w, struct str client, int64_t now_s, struct api_share *share)
{
	struct api_slot *slot = &w->clients[hash_str(client) % API_CLIENTS];
	int64_t most = w->server->options->api_a_minute;
	if (now_s < slot->since_s || now_s >= slot->since_s + WINDOW_S)
		*slot = (struct api_slot){.since_s = now_s};
	bool may = slot->count < most;
	slot->count += may;
	*share = (struct api_share){most, most - slot->count, slot->since_s + WINDOW_S - now_s};
	return may || most <= 0;
}
