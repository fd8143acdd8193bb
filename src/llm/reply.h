/* reply.h: what came back from a language model, and whether it may be used.
 *
 * The answer is a stranger's: it is read within limits, thinking is cut off, and what is not whole
 * is none. */
#ifndef GW_LLM_REPLY_H
#define GW_LLM_REPLY_H

#include "llm/call.h"

enum llm_outcome {
	LLM_GOOD,
	LLM_UNSENT,    /* no connection: the server did nothing; may be asked again */
	LLM_BUSY,      /* 429, 503: it did nothing; may be asked again, not before `retry_at` */
	LLM_BROKEN,    /* other 5xx: may be asked again */
	LLM_LOST,      /* sent, and no whole answer came: what it did is not known */
	LLM_REFUSED,   /* other statuses: asking again brings nothing */
	LLM_GARBAGE,   /* 200, but no chat completion */
	LLM_LENGTH,    /* ran into the limit of tokens */
	LLM_TRUNCATED, /* the server cut the prompt: fewer tokens than it can have */
	LLM_EMPTY,     /* nothing, or nothing but thinking */
	LLM_OUTCOME_COUNT,
};
const char *llm_outcome_name(enum llm_outcome outcome);
/* Whether the same call may be made again, and costs nothing as it is. */
bool llm_may_repeat(enum llm_outcome outcome);

struct llm_reply {
	enum llm_outcome outcome;
	struct str text;      /* of LLM_GOOD: without thinking and fences of code */
	int64_t tokens_in, tokens_out; /* as told, else the most that the call can have */
	bool told;            /* the server told figures that can be */
	int64_t retry_at;     /* real seconds; 0: not said */
	struct str why;       /* in words, of what is not good */
};

/* `now` is in real seconds, for Retry-After. */
struct llm_reply llm_reply_read(struct arena *out, struct arena scratch,
                                const struct llm_call *call, const struct fetch_answer *a,
                                int64_t now);

/* Without "<think> … </think>" and the like; what was not closed is thinking to its end. */
struct str llm_without_thinking(struct arena *out, struct str text);

#endif
