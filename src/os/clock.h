/* clock.h: real time, and the news's time that may run faster than it.
 *
 * Manners towards servers (pace, Retry-After) are always in real time; what the product says and
 * decides about news (ages, the live window, editions) is in news time.  Outside the demo the two
 * are the same. */
#ifndef GW_OS_CLOCK_H
#define GW_OS_CLOCK_H

#include <stdint.h>

struct clock {
	int64_t real_start_ms; /* 0: news time is real time */
	int64_t news_start_s;
	double speed;          /* news seconds a real second */
};

int64_t clock_real_s(void);      /* wall clock, seconds since 1970 */
int64_t clock_real_ms(void);     /* wall clock */
int64_t clock_steady_ms(void);   /* never goes back; for waiting and measuring */
int64_t clock_news_s(const struct clock *c);

#endif
