/* provider.c: the table of providers. */
#include "llm/provider.h"

#define NO_THINKING "\"chat_template_kwargs\":{\"enable_thinking\":false}"

const struct llm_profile llm_profiles[] = {
	{.name = "llama-server", .url = "http://127.0.0.1:8080/v1", .token_field = "max_tokens",
	 .schema = LLM_SCHEMA_STRICT, .context = 4096, .concurrency = 1, .temperature = true,
	 .health = "/health", .extra = "\"cache_prompt\":true," NO_THINKING},
	/* Over /v1 it cuts what is longer than its context without a word. */
	{.name = "ollama", .url = "http://127.0.0.1:11434/v1", .token_field = "max_tokens",
	 .schema = LLM_SCHEMA_STRICT, .context = 4096, .concurrency = 1, .temperature = true,
	 .health = "/api/version", .extra = ""},
	{.name = "vllm", .url = "http://127.0.0.1:8000/v1", .token_field = "max_tokens",
	 .schema = LLM_SCHEMA_STRICT, .context = 8192, .concurrency = 4, .temperature = true,
	 .health = "/health", .extra = NO_THINKING},
	{.name = "openai", .url = "https://api.openai.com/v1",
	 .token_field = "max_completion_tokens", .schema = LLM_SCHEMA_STRICT, .context = 32768,
	 .concurrency = 4, .extra = "\"store\":false"},
	{.name = "generic", .token_field = "max_tokens", .schema = LLM_SCHEMA_OBJECT,
	 .context = 4096, .concurrency = 1, .temperature = true, .extra = ""},
	{0},
};

const struct llm_profile *
llm_profile_of(struct str name)
{
	for (const struct llm_profile *p = llm_profiles; p->name; p++)
		if (str_eq(name, str_of(p->name)))
			return p;
	return NULL;
}

struct str
llm_profile_names(struct arena *out)
{
	struct str names = STR("");
	for (const struct llm_profile *p = llm_profiles; p->name; p++)
		names = str_fmt(out, STR_FMT "%s%s", STR_ARG(names), names.n ? ", " : "", p->name);
	return names;
}
