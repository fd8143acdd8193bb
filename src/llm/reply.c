/* reply.c: what came back from a language model. */
#include "llm/reply.h"

#include "model/limits.h"
#include "net/pace.h"
#include "text/utf8.h"

enum { WHY_BYTES = 160, TOKENS_MOST = 10000000, WAIT_MOST_S = 3600 };

const char *
llm_outcome_name(enum llm_outcome outcome)
{
	static const char *const names[LLM_OUTCOME_COUNT] = {
		[LLM_GOOD] = "good",       [LLM_UNSENT] = "unsent",       [LLM_BUSY] = "busy",
		[LLM_BROKEN] = "broken",   [LLM_LOST] = "lost",           [LLM_REFUSED] = "refused",
		[LLM_GARBAGE] = "garbage", [LLM_LENGTH] = "length",       [LLM_TRUNCATED] = "truncated",
		[LLM_EMPTY] = "empty",
	};
	return outcome < LLM_OUTCOME_COUNT ? names[outcome] : "unknown";
}

bool
llm_may_repeat(enum llm_outcome outcome)
{
	return outcome == LLM_UNSENT || outcome == LLM_BUSY || outcome == LLM_BROKEN;
}

/* ── the text ── */

struct str
llm_without_thinking(struct arena *out, struct str text)
{
	static const struct {
		struct str open, close;
	} marks[] = {
		{{"<think>", 7}, {"</think>", 8}},
		{{"<thinking>", 10}, {"</thinking>", 11}},
		{{"<reasoning>", 11}, {"</reasoning>", 12}},
		{{"[THINK]", 7}, {"[/THINK]", 8}},
		{{"<|channel|>analysis", 19}, {"<|channel|>final<|message|>", 27}},
	};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		for (;;) {
			ptrdiff_t from = str_find(text, marks[i].open, 0);
			ptrdiff_t to = str_find(text, marks[i].close, from < 0 ? 0 : (size_t)from);
			if (from < 0 && to < 0)
				break;
			/* Templates may write the opening mark themselves: then only the end comes. */
			struct str front = from < 0 ? STR("") : str_sub(text, 0, (size_t)from);
			struct str back = to < 0 ? STR("") : str_skip(text, (size_t)to + marks[i].close.n);
			text = str_cat(out, front, back);
		}
	}
	return str_trim(text);
}

/* The object inside "```json … ```" or inside words, where no form was enforced. */
static struct str
inner_object(struct str text)
{
	ptrdiff_t from = str_find_byte(text, '{', 0), to = str_rfind_byte(text, '}');
	if (str_starts(text, STR("{")) || from < 0 || to < from)
		return text;
	return str_sub(text, (size_t)from, (size_t)to + 1);
}

/* ── figures ── */

static void
read_usage(const struct json *root, const struct llm_call *call, struct llm_reply *r)
{
	const struct json *usage = json_get(root, "usage");
	int64_t in = json_int(json_get(usage, "prompt_tokens"), -1);
	int64_t out = json_int(json_get(usage, "completion_tokens"), -1);
	r->told = in >= 0 && out >= 0 && in < TOKENS_MOST && out < TOKENS_MOST;
	r->tokens_in = r->told ? in : call->most_tokens;
	r->tokens_out = r->told ? out : call->answer_tokens;
}

static struct llm_reply
failed(struct arena *out, struct llm_reply r, enum llm_outcome outcome, struct str why)
{
	r.outcome = outcome;
	r.text = STR_NONE;
	r.why = str_dup(out, utf8_cut(why, WHY_BYTES));
	return r;
}

static struct llm_reply
read_completion(struct arena *out, const struct llm_call *call, const struct json *root)
{
	struct llm_reply r = {0};
	const struct json *choice = json_at(json_get(root, "choices"), 0);
	const struct json *message = json_get(choice, "message");
	struct str finish = json_text(json_get(choice, "finish_reason"));
	read_usage(root, call, &r);
	if (!message)
		return failed(out, r, LLM_GARBAGE, STR("the answer is no chat completion"));
	if (str_eq(finish, STR("length")))
		return failed(out, r, LLM_LENGTH, STR("the answer ran into its limit of tokens"));
	if (finish.n && !str_eq(finish, STR("stop")) && !str_eq(finish, STR("eos")))
		return failed(out, r, LLM_REFUSED,
		              str_fmt(out, "the answer ended by \"" STR_FMT "\"",
		                      STR_ARG(str_sub(finish, 0, 40))));
	if (r.told && r.tokens_in < call->least_tokens)
		return failed(out, r, LLM_TRUNCATED,
		              str_fmt(out, "the server read %lld tokens of at least %u",
		                      (long long)r.tokens_in, call->least_tokens));
	/* "reasoning_content" and the like are not looked at. */
	r.text = inner_object(llm_without_thinking(out, json_text(json_get(message, "content"))));
	if (!r.text.n)
		return failed(out, r, LLM_EMPTY, STR("the answer is empty"));
	return r;
}

/* ── statuses ── */

static struct llm_reply
no_answer(struct arena *out, const struct llm_call *call, const struct fetch_answer *a)
{
	struct llm_reply r = {0};
	if (a->unsent)
		return failed(out, r, LLM_UNSENT, str_of(a->err.msg));
	r.tokens_in = call->most_tokens;
	r.tokens_out = call->answer_tokens;
	return failed(out, r, LLM_LOST, str_of(a->err.msg));
}

static struct llm_reply
other_status(struct arena *out, const struct fetch_answer *a, int64_t now)
{
	struct llm_reply r = {.retry_at = retry_after_s(a->retry_after, now)};
	enum llm_outcome outcome = a->status == 429 || a->status == 503 ? LLM_BUSY
	                           : a->status >= 500 ? LLM_BROKEN : LLM_REFUSED;
	if (r.retry_at > now + WAIT_MOST_S)
		r.retry_at = now + WAIT_MOST_S;
	return failed(out, r, outcome, str_fmt(out, "the server answered %d", a->status));
}

struct llm_reply
llm_reply_read(struct arena *out, struct arena scratch, const struct llm_call *call,
               const struct fetch_answer *a, int64_t now)
{
	struct err err;
	if (!a->status)
		return no_answer(out, call, a);
	if (a->status != 200)
		return other_status(out, a, now);
	const struct json *root = a->body.n <= LIMIT_MODEL_REPLY_BYTES
		? json_read(&scratch, a->body, JSON_STRICT, &err) : NULL;
	struct llm_reply r = {.tokens_in = call->most_tokens, .tokens_out = call->answer_tokens};
	if (!root)
		return failed(out, r, LLM_GARBAGE, STR("the answer is no JSON"));
	return read_completion(out, call, root);
}
