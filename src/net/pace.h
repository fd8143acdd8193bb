/* pace.h: how fast a host may be asked.
 *
 * One request at a time to an origin, and a pause between the end of one and the start
 * of the next: ours, or the Crawl-delay of its robots.txt where that is longer. In
 * memory only; all times are real. Pure but for its own memory. */
#ifndef GW_NET_PACE_H
#define GW_NET_PACE_H

#include "base/str.h"

struct pace;

struct pace *pace_open(int64_t pause_ms);
void pace_close(struct pace *p);

/* Earliest time a request to this origin may start; INT64_MAX while one is under way. */
int64_t pace_next_ms(const struct pace *p, struct str origin, int64_t now_ms);
void pace_begin(struct pace *p, struct str origin);
void pace_end(struct pace *p, struct str origin, int64_t now_ms);

/* The host's own wish (Crawl-delay), replacing an earlier one; 0: none. */
void pace_delay(struct pace *p, struct str origin, int64_t delay_ms);
/* Retry-After or back-off; the later of two wins. */
void pace_not_before(struct pace *p, struct str origin, int64_t at_ms);

/* Seconds to wait after so many failures in a row: 2, 10, 60, then four times as long
 * each, up to a day; up to a quarter less by a jitter that follows from `seed`. */
int64_t backoff_s(int64_t failures, uint64_t seed);

/* The first whole second at which a Retry-After header lets us ask again (RFC 9110, 10.2.3: seconds or an HTTP
 * date), in seconds since 1970; 0 where it names none. */
int64_t retry_after_s(struct str header, int64_t now);

#endif
