/* pace.c: how fast a host may be asked. */
#include "net/pace.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/map.h"
#include "model/when.h"
#include "text/date.h"

enum { PACE_BYTES_SHIFT = 32, LONGEST_S = 24 * 3600 };

struct host_pace {
	bool under_way;
	int64_t ended_ms, delay_ms, not_before_ms;
};

struct pace {
	struct arena memory;
	struct map hosts;
	int64_t pause_ms;
};

struct pace *
pace_open(int64_t pause_ms)
{
	struct pace *p = calloc(1, sizeof *p);
	if (!p)
		abort();
	p->memory = arena_open((size_t)1 << PACE_BYTES_SHIFT);
	p->hosts = map_in(&p->memory, 256);
	p->hosts.arena = &p->memory;
	p->pause_ms = pause_ms;
	return p;
}

void
pace_close(struct pace *p)
{
	arena_close(&p->memory);
	free(p);
}

static struct host_pace *
host_of(struct pace *p, struct str origin)
{
	struct map_slot *slot = map_put(&p->hosts, origin);
	if (!slot->value.p) {
		struct host_pace *h = arena_new(&p->memory, struct host_pace);
		h->ended_ms = INT64_MIN / 2;
		slot->value.p = h;
	}
	return slot->value.p;
}

int64_t
pace_next_ms(const struct pace *p, struct str origin, int64_t now_ms)
{
	const struct map_slot *slot = map_get(&p->hosts, origin);
	if (!slot)
		return now_ms;
	const struct host_pace *h = slot->value.p;
	if (h->under_way)
		return INT64_MAX;
	/* One more, because both times are cut to whole milliseconds: the server's own clock must
	 * never see less than the pause. */
	int64_t at = h->ended_ms + 1 + (h->delay_ms > p->pause_ms ? h->delay_ms : p->pause_ms);
	return at > h->not_before_ms ? at : h->not_before_ms;
}

void
pace_begin(struct pace *p, struct str origin)
{
	host_of(p, origin)->under_way = true;
}

void
pace_end(struct pace *p, struct str origin, int64_t now_ms)
{
	struct host_pace *h = host_of(p, origin);
	h->under_way = false;
	h->ended_ms = now_ms;
}

void
pace_delay(struct pace *p, struct str origin, int64_t delay_ms)
{
	host_of(p, origin)->delay_ms = delay_ms;
}

void
pace_not_before(struct pace *p, struct str origin, int64_t at_ms)
{
	struct host_pace *h = host_of(p, origin);
	if (at_ms > h->not_before_ms)
		h->not_before_ms = at_ms;
}

int64_t
backoff_s(int64_t failures, uint64_t seed)
{
	static const int64_t first[] = {0, 2, 10, 60};
	int64_t s = failures < 4 ? first[failures < 0 ? 0 : failures] : 60;
	for (int64_t i = 4; i <= failures && s < LONGEST_S; i++)
		s *= 4;
	if (s > LONGEST_S)
		s = LONGEST_S;
	return s - (int64_t)(hash_mix(seed) % (uint64_t)(s / 4 + 1));
}

int64_t
retry_after_s(struct str header, int64_t now)
{
	int64_t s;
	header = str_trim(header);
	if (str_to_int(header, &s))
		return s > 0 && s < (int64_t)366 * 86400 ? now + s + 1 : 0; /* `now` has lost its fraction */
	struct when w = header.n ? date_read_feed(header) : WHEN_NONE;
	return when_known(w) && w.at > now ? w.at + 1 : 0;
}
