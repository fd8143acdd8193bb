/* call.h: one question to a language model: what is sent, what it may cost, what comes back.
 *
 * Instructions come first and never change, so that a server reads them once; what differs comes
 * last.  Passages stand between <passages> and </passages>, each in <p> … </p>; they went through
 * llm_plain_line, so that no text can write a tag.  Pure: the request goes through net/fetch.h, by its
 * caller. */
#ifndef GW_LLM_CALL_H
#define GW_LLM_CALL_H

#include "base/json.h"
#include "llm/provider.h"
#include "model/when.h"
#include "net/fetch.h"

enum llm_job {
	LLM_STORY,    /* headline, paragraphs, questions from passages */
	LLM_PARAGRAPH, /* passages of one paragraph, each retold in a sentence */
	LLM_HEADLINE, /* a headline from titles and leads */
	LLM_SHORTEN,  /* a sentence, shorter by leaving words out */
	LLM_QUESTION, /* a question, as a person would ask it */
	LLM_RANK,     /* which of several texts reads best? */
	LLM_JUDGE,    /* does a passage carry a sentence? */
	LLM_PROBE,    /* does the server answer at all, and in the form asked for? */
	LLM_JOB_COUNT,
};

/* What is the same for all calls of a job; prompt_table.c. */
struct llm_prompt {
	const char *name;         /* "story" */
	const char *version;      /* "story-1": changes with any word of what follows */
	const char *instructions;
	const char *schema;       /* JSON schema of the answer, strict, with short keys; for
	                           * LLM_NUMBERS come the numbers of the passages, parted by commas */
	const char *closing;      /* behind the passages */
	uint32_t most_tokens;     /* of the answer */
};
extern const struct llm_prompt llm_prompts[LLM_JOB_COUNT];

#define LLM_NUMBERS "[0]"

struct llm_passage {
	struct str outlet;      /* STR_NONE: it is not said, nor is when */
	struct when published;
	struct str text;
};

/* One call, ready to be sent. */
struct llm_call {
	enum llm_job job;
	const struct llm_service *service;
	struct str body;          /* JSON; no key in it */
	struct str key;           /* 32 hex digits: the same for the same server, model, prompt, input */
	uint32_t least_tokens;    /* that the prompt has at least: fewer means that it was cut */
	uint32_t most_tokens;     /* that it has at most */
	uint32_t answer_tokens;   /* at most */
};

/* What cannot be sent in the service's context is an error of the caller's: see llm_fits. */
struct llm_call llm_call_make(struct arena *out, struct arena scratch,
                              const struct llm_service *service, enum llm_job job,
                              const struct llm_passage *passages, size_t count, struct str input);
/* The same question once more, with the answer that could not be read and why. */
struct llm_call llm_call_repair(struct arena *out, struct arena scratch,
                                const struct llm_call *call, struct str answer, struct str why);

/* Tokens that `text` has at most and at least, whatever the tokenizer. */
uint32_t llm_tokens_most(struct str text);
uint32_t llm_tokens_least(struct str text);
/* How many of the passages, from the first, fit into one call. */
size_t llm_fits(struct arena scratch, const struct llm_service *service, enum llm_job job,
                const struct llm_passage *passages, size_t count, struct str input);

struct fetch_request llm_request(struct arena *out, const struct llm_call *call, uint64_t id);

/* Millionths of the unit that prices are in: of tokens, and of a call before it is made. */
int64_t llm_price(const struct llm_service *service, int64_t tokens_in, int64_t tokens_out);
int64_t llm_price_most(const struct llm_call *call);

#endif
