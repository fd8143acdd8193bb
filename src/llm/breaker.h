/* breaker.h: when a server that fails is asked again.
 *
 * After a few failures in a row it is left alone, for a minute, then for twice as long each time,
 * up to a quarter of an hour. */
#ifndef GW_LLM_BREAKER_H
#define GW_LLM_BREAKER_H

#include <stdbool.h>
#include <stdint.h>

struct breaker {
	int failures;     /* in a row */
	int64_t until_ms; /* not before */
};

bool breaker_may_ask(const struct breaker *b, int64_t now_ms);
/* True: this failure begins a pause, and is to be logged if it is the first. */
bool breaker_failed(struct breaker *b, int64_t now_ms);
/* True: the server had been left alone before. */
bool breaker_worked(struct breaker *b);

#endif
