/* call.c: one question to a language model. */
#include "llm/call.h"

#include <math.h>
#include <stdio.h>

#include "base/hash.h"
#include "llm/plain.h"
#include "model/limits.h"
#include "text/utf8.h"

enum {
	FRAME_TOKENS = 40,  /* roles and marks that a server puts round the messages */
	SHORTEST_TOKEN = 3, /* letters of a token where words are cut into small ones */
	LONGEST_TOKEN = 8,  /* where whole words and phrases are tokens */
};

uint32_t
llm_tokens_most(struct str text)
{
	size_t letters = 0, signs = 0, others = 0;
	for (size_t i = 0; i < text.n;) {
		uint32_t c = utf8_next(text, &i);
		bool letter = c == ' ' || (c < 0x80 && byte_is_alpha((unsigned char)c));
		*(letter ? &letters : c < 0x80 ? &signs : &others) += 1;
	}
	return (uint32_t)(letters / SHORTEST_TOKEN + signs + 2 * others + 1);
}

uint32_t
llm_tokens_least(struct str text)
{
	return (uint32_t)(utf8_length(text) / LONGEST_TOKEN);
}

/* ── what is sent ── */

static void
put_passage(struct arena *temp, struct buf *b, size_t number, const struct llm_passage *p)
{
	buf_fmt(b, "<p n=\"%zu\"", number);
	if (p->outlet.n) {
		struct str outlet = llm_plain_line(temp, str_sub(p->outlet, 0, 120));
		buf_cstr(b, " from=\"");
		for (size_t i = 0; i < outlet.n; i++)
			buf_byte(b, outlet.p[i] == '"' ? '\'' : outlet.p[i]);
		buf_byte(b, '"');
	}
	if (p->outlet.n && when_known(p->published))
		buf_fmt(b, " at=\"" STR_FMT "\"",
		        STR_ARG(str_sub(when_rfc3339(temp, p->published), 0, 16)));
	buf_cstr(b, ">");
	buf_put(b, llm_plain_line(temp, p->text));
	buf_cstr(b, "</p>\n");
}

static struct str
user_text(struct arena *out, struct arena scratch, enum llm_job job,
          const struct llm_passage *passages, size_t count, struct str input)
{
	struct buf b = buf_in(out, 8 << 10);
	buf_cstr(&b, "<passages>\n");
	for (size_t i = 0; i < count; i++) {
		struct arena temp = scratch;
		put_passage(&temp, &b, i + 1, &passages[i]);
	}
	buf_cstr(&b, "</passages>\n");
	buf_put(&b, input);
	buf_cstr(&b, llm_prompts[job].closing);
	return buf_str(&b);
}

static void
put_message(struct json_out *j, const char *role, struct str text)
{
	json_begin(j, '{');
	json_kv_str(j, "role", str_of(role));
	json_kv_str(j, "content", text);
	json_end(j, '}');
}

/* The schema with the numbers of `count` passages where it names them. */
static struct str
schema_of(struct arena *out, const struct llm_prompt *prompt, size_t count)
{
	struct str schema = str_of(prompt->schema), mark = STR(LLM_NUMBERS);
	ptrdiff_t at = str_find(schema, mark, 0);
	if (at < 0)
		return schema;
	struct buf b = buf_in(out, schema.n + 8 * count);
	buf_put(&b, str_sub(schema, 0, (size_t)at));
	for (size_t i = 0; i < count; i++)
		buf_fmt(&b, "%c%zu", i ? ',' : '[', i + 1);
	buf_byte(&b, ']');
	buf_put(&b, str_skip(schema, (size_t)at + mark.n));
	return buf_str(&b);
}

static void
put_form(struct json_out *j, const struct llm_profile *profile, const char *name, struct str schema)
{
	if (profile->schema == LLM_SCHEMA_NONE)
		return;
	json_key(j, "response_format");
	json_begin(j, '{');
	json_kv_str(j, "type", profile->schema == LLM_SCHEMA_STRICT ? STR("json_schema")
	                                                            : STR("json_object"));
	if (profile->schema == LLM_SCHEMA_STRICT) {
		json_key(j, "json_schema");
		json_begin(j, '{');
		json_kv_str(j, "name", str_of(name));
		json_kv_bool(j, "strict", true);
		json_key(j, "schema");
		json_put_raw(j, schema);
		json_end(j, '}');
	}
	json_end(j, '}');
}

/* All members but the end of "messages", which a repair goes on with. */
static void
put_head(struct buf *b, const struct llm_service *s, const struct llm_prompt *prompt,
         struct str schema)
{
	struct json_out j = json_to(b);
	json_begin(&j, '{');
	json_kv_str(&j, "model", s->model.n ? s->model : STR("default"));
	if (s->profile->temperature)
		json_kv_int(&j, "temperature", 0);
	json_kv_int(&j, s->profile->token_field, prompt->most_tokens);
	json_kv_bool(&j, "stream", false);
	put_form(&j, s->profile, prompt->name, schema);
	if (s->profile->extra[0])
		buf_fmt(b, ",%s", s->profile->extra);
	buf_cstr(b, ",\"messages\":[");
}

static struct str
key_of(struct arena *out, const struct llm_service *s, const char *version, struct str body)
{
	uint64_t seed = hash_bytes(version, strlen(version), hash_str(s->url));
	uint64_t one = hash_bytes(body.p, body.n, seed);
	uint64_t two = hash_bytes(body.p, body.n, hash_mix(one ^ seed));
	return str_fmt(out, "%016llx%016llx", (unsigned long long)one, (unsigned long long)two);
}

static struct llm_call
finish(struct arena *out, const struct llm_service *service, enum llm_job job, struct str body,
       uint32_t least, uint32_t most)
{
	const struct llm_prompt *prompt = &llm_prompts[job];
	return (struct llm_call){
		.job = job, .service = service, .body = body,
		.key = key_of(out, service, prompt->version, body),
		.least_tokens = least, .most_tokens = most + FRAME_TOKENS,
		.answer_tokens = prompt->most_tokens,
	};
}

struct llm_call
llm_call_make(struct arena *out, struct arena scratch, const struct llm_service *service,
              enum llm_job job, const struct llm_passage *passages, size_t count, struct str input)
{
	const struct llm_prompt *prompt = &llm_prompts[job];
	struct str system = str_of(prompt->instructions);
	struct arena temp = arena_upper(&scratch);
	struct str user = user_text(&scratch, temp, job, passages, count, input);
	struct str schema = schema_of(&scratch, prompt, count);
	struct buf b = buf_in(out, 2 * user.n + 4096);
	put_head(&b, service, prompt, schema);
	struct json_out j = json_to(&b);
	put_message(&j, "system", system);
	buf_byte(&b, ',');
	j = json_to(&b);
	put_message(&j, "user", user);
	buf_cstr(&b, "]}");
	return finish(out, service, job, buf_str(&b),
	              llm_tokens_least(system) + llm_tokens_least(user),
	              llm_tokens_most(system) + llm_tokens_most(user));
}

struct llm_call
llm_call_repair(struct arena *out, struct arena scratch, const struct llm_call *call,
                struct str answer, struct str why)
{
	struct str said = str_sub(answer, 0, 4000);
	said = llm_plain_line(&scratch, utf8_cut(said, said.n));
	struct str order = str_fmt(&scratch, "That cannot be read: " STR_FMT
	                           ". Answer again, with nothing but the JSON.", STR_ARG(why));
	struct buf b = buf_in(out, call->body.n + 2 * said.n + 512);
	buf_put(&b, str_sub(call->body, 0, call->body.n - 2)); /* without "]}" */
	buf_byte(&b, ',');
	struct json_out j = json_to(&b);
	put_message(&j, "assistant", said);
	buf_byte(&b, ',');
	j = json_to(&b);
	put_message(&j, "user", order);
	buf_cstr(&b, "]}");
	return finish(out, call->service, call->job, buf_str(&b), call->least_tokens,
	              call->most_tokens + llm_tokens_most(said) + llm_tokens_most(order));
}

size_t
llm_fits(struct arena scratch, const struct llm_service *service, enum llm_job job,
         const struct llm_passage *passages, size_t count, struct str input)
{
	const struct llm_prompt *prompt = &llm_prompts[job];
	uint32_t used = llm_tokens_most(str_of(prompt->instructions)) + llm_tokens_most(input) +
	                llm_tokens_most(str_of(prompt->closing)) + prompt->most_tokens +
	                2 * FRAME_TOKENS;
	size_t n = 0;
	for (; n < count; n++) {
		struct arena temp = scratch, text = arena_upper(&temp);
		struct buf b = buf_in(&text, 1024);
		put_passage(&temp, &b, n + 1, &passages[n]);
		used += llm_tokens_most(buf_str(&b));
		if (used > service->context)
			break;
	}
	return n;
}

struct fetch_request
llm_request(struct arena *out, const struct llm_call *call, uint64_t id)
{
	const struct llm_service *s = call->service;
	return (struct fetch_request){
		.id = id,
		.url = str_fmt(out, STR_FMT "/chat/completions", STR_ARG(s->url)),
		.accept = STR("application/json"),
		.max_bytes = LIMIT_MODEL_REPLY_BYTES,
		.own_service = true,
		.body = call->body,
		.authorization = s->key.n ? str_fmt(out, "Bearer " STR_FMT, STR_ARG(s->key)) : STR_NONE,
		.timeout_s = s->timeout_s,
	};
}

int64_t
llm_price(const struct llm_service *s, int64_t tokens_in, int64_t tokens_out)
{
	double price = (double)tokens_in * s->price_in + (double)tokens_out * s->price_out;
	return price > 0 ? (int64_t)ceil(price - 1e-9) : 0;
}

int64_t
llm_price_most(const struct llm_call *call)
{
	return llm_price(call->service, call->most_tokens, call->answer_tokens);
}
