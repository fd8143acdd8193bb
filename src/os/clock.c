/* clock.c: real time, and the news's time. */
#include "os/clock.h"

#include <time.h>

static int64_t
read_ms(clockid_t id)
{
	struct timespec t;
	clock_gettime(id, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t
clock_real_ms(void)
{
	return read_ms(CLOCK_REALTIME);
}

int64_t
clock_real_s(void)
{
	return read_ms(CLOCK_REALTIME) / 1000;
}

int64_t
clock_steady_ms(void)
{
	return read_ms(CLOCK_MONOTONIC);
}

int64_t
clock_news_s(const struct clock *c)
{
	int64_t now = clock_real_ms();
	if (!c->real_start_ms)
		return now / 1000;
	return c->news_start_s + (int64_t)((double)(now - c->real_start_ms) / 1000.0 * c->speed);
}
