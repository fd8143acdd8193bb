/* breaker.c: when a server that fails is asked again. */
#include "llm/breaker.h"

enum { FAILURES_MOST = 3, PAUSE_MS = 60000, PAUSE_MOST_MS = 15 * 60000 };

bool
breaker_may_ask(const struct breaker *b, int64_t now_ms)
{
	return now_ms >= b->until_ms;
}

bool
breaker_failed(struct breaker *b, int64_t now_ms)
{
	int64_t pause_ms = PAUSE_MS;
	b->failures++;
	if (b->failures < FAILURES_MOST)
		return false;
	for (int i = FAILURES_MOST; i < b->failures && pause_ms < PAUSE_MOST_MS; i++)
		pause_ms *= 2;
	b->until_ms = now_ms + (pause_ms < PAUSE_MOST_MS ? pause_ms : PAUSE_MOST_MS);
	return b->failures == FAILURES_MOST;
}

bool
breaker_worked(struct breaker *b)
{
	bool paused = b->failures >= FAILURES_MOST;
	*b = (struct breaker){0};
	return paused;
}
