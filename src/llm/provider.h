/* provider.h: what kinds of servers of language models there are, and the one that is asked.
 *
 * All speak OpenAI's protocol of chat completions; they differ in a few fields. */
#ifndef GW_LLM_PROVIDER_H
#define GW_LLM_PROVIDER_H

#include "base/err.h"
#include "base/str.h"

/* How a server is told which form an answer has.  Whatever it promises, each answer is read
 * strictly here. */
enum llm_schema {
	LLM_SCHEMA_NONE,   /* by the words of the prompt alone */
	LLM_SCHEMA_OBJECT, /* "json_object": some object */
	LLM_SCHEMA_STRICT, /* "json_schema" in OpenAI's nested form; the other form is ignored by
	                    * llama-server without a word */
};

struct llm_profile {
	const char *name;
	const char *url;         /* base address where none is configured; NULL: there must be one */
	const char *token_field; /* that limits an answer's tokens, thinking included */
	enum llm_schema schema;
	uint32_t context;        /* tokens of prompt and answer, as the server comes */
	uint32_t concurrency;    /* requests at once */
	bool temperature;        /* takes "temperature": models that reason may refuse it */
	const char *health;      /* path beside the base address that says that it lives; NULL none */
	const char *extra;       /* further members of a request, as JSON; "" none */
};

extern const struct llm_profile llm_profiles[];
/* NULL where none has that name. */
const struct llm_profile *llm_profile_of(struct str name);
/* "a, b, c", for messages. */
struct str llm_profile_names(struct arena *out);

/* One server and one model, ready to be asked. */
struct llm_service {
	const struct llm_profile *profile;
	struct str url;      /* base address without a slash at its end; STR_NONE: no model */
	struct str model;
	struct str key;      /* STR_NONE: none is sent; never logged, never stored */
	uint32_t context, concurrency, timeout_s;
	double price_in, price_out; /* of a million tokens; thus millionths for one */
};

#endif
