/* budget.h: may a call be paid?
 *
 * Sums are over the last minute, hour, day and thirty days, in millionths of the unit that prices
 * are in.  A call counts at the most that it can cost until its figures are known. */
#ifndef GW_LLM_BUDGET_H
#define GW_LLM_BUDGET_H

#include <stdbool.h>
#include <stdint.h>

enum llm_span { LLM_MINUTE, LLM_HOUR, LLM_DAY, LLM_MONTH, LLM_SPAN_COUNT };

struct llm_budget {
	int64_t cap[LLM_SPAN_COUNT]; /* 0: none */
};

extern const int64_t llm_span_s[LLM_SPAN_COUNT];
const char *llm_span_name(enum llm_span span);

/* The first span whose cap `spent` and `price` together pass; LLM_SPAN_COUNT: none. */
enum llm_span llm_over_budget(const struct llm_budget *b, const int64_t spent[LLM_SPAN_COUNT],
                              int64_t price);

#endif
