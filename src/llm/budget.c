/* budget.c: may a call be paid? */
#include "llm/budget.h"

const int64_t llm_span_s[LLM_SPAN_COUNT] = {
	[LLM_MINUTE] = 60, [LLM_HOUR] = 3600, [LLM_DAY] = 86400, [LLM_MONTH] = 30 * 86400,
};

const char *
llm_span_name(enum llm_span span)
{
	static const char *const names[LLM_SPAN_COUNT] = {
		[LLM_MINUTE] = "minute", [LLM_HOUR] = "hour", [LLM_DAY] = "day", [LLM_MONTH] = "month",
	};
	return span < LLM_SPAN_COUNT ? names[span] : "none";
}

enum llm_span
llm_over_budget(const struct llm_budget *b, const int64_t spent[LLM_SPAN_COUNT], int64_t price)
{
	enum llm_span span = LLM_MINUTE;
	while (span < LLM_SPAN_COUNT && (!b->cap[span] || spent[span] + price <= b->cap[span]))
		span++;
	return span;
}
