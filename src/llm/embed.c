/* embed.c: what is asked of a server of embeddings, and what its answer says. */
#include "llm/embed.h"

#include <math.h>

#include "base/hash.h"
#include "base/json.h"
#include "model/limits.h"

struct str
embed_text(struct arena *out, struct str title, struct str text)
{
	size_t i = 0, left = EMBED_CHARACTERS;
	for (; i < text.n; i++)
		if (((unsigned char)text.p[i] & 0xc0) != 0x80 && left-- == 0)
			break;
	return str_fmt(out, STR_FMT "\n" STR_FMT, STR_ARG(str_sub(title, 0, LIMIT_TITLE_BYTES)),
	               STR_ARG(str_sub(text, 0, i)));
}

struct fetch_request
embed_request(struct arena *out, const struct embed_service *s, uint64_t id,
              const struct str *texts, size_t count)
{
	struct buf b = buf_in(out, 16 << 10);
	struct json_out j = json_to(&b);
	json_begin(&j, '{');
	json_kv_str(&j, "model", s->model.p ? s->model : STR("default"));
	json_key(&j, "input");
	json_begin(&j, '[');
	for (size_t i = 0; i < count; i++)
		json_put_str(&j, texts[i]);
	json_end(&j, ']');
	json_end(&j, '}');
	struct str url = s->url;
	if (!str_ends(url, STR("/embeddings")))
		url = str_fmt(out, STR_FMT "%s", STR_ARG(url),
		              str_ends(url, STR("/")) ? "embeddings" : "/embeddings");
	return (struct fetch_request){
		.id = id,
		.url = url,
		.accept = STR("application/json"),
		.max_bytes = LIMIT_EMBED_BYTES,
		.own_service = true,
		.body = buf_str(&b),
		.authorization = s->key.p ? str_fmt(out, "Bearer " STR_FMT, STR_ARG(s->key)) : STR_NONE,
		.timeout_s = LIMIT_EMBED_S,
	};
}

/* Value `i` of a long vector goes to place i mod DIMS with a sign of its own: a random projection,
 * under which what is at right angles stays about so. */
static double
sign_of(size_t i)
{
	return i < EMBEDDING_DIMS || hash_mix(i) & 1 ? 1 : -1;
}

static bool
read_vector(const struct json *values, uint32_t model, struct embedding *v)
{
	double folded[EMBEDDING_DIMS] = {0}, squares = 0;
	size_t i = 0;
	json_each(value, values)
	{
		if (value->type != JSON_T_NUMBER || !isfinite(value->number))
			return false;
		folded[i % EMBEDDING_DIMS] += sign_of(i) * value->number;
		i++;
	}
	for (size_t k = 0; k < EMBEDDING_DIMS; k++)
		squares += folded[k] * folded[k];
	if (!(squares > 0) || !isfinite(squares))
		return false;
	double scale = EMBEDDING_UNIT / sqrt(squares);
	v->model = model;
	for (size_t k = 0; k < EMBEDDING_DIMS; k++)
		v->at[k] = (int8_t)lrint(fmax(-127, fmin(127, folded[k] * scale)));
	return true;
}

bool
embed_read(struct arena scratch, const struct embed_service *s, const struct fetch_answer *a,
           struct embedding *vectors, size_t count, struct err *err)
{
	size_t found = 0, dims = 0;
	if (!a->status) {
		*err = a->err;
		return false;
	}
	if (a->status != 200)
		return err_set(err, ERR_AGAIN, "the server answered %d", a->status);
	const struct json *root = json_read(&scratch, a->body, JSON_STRICT, err);
	if (!root)
		return false;
	uint32_t model = (uint32_t)(hash_bytes(s->model.p, s->model.n, hash_str(s->url)) >> 32) | 1;
	for (size_t i = 0; i < count; i++)
		vectors[i].model = 0;
	json_each(row, json_get(root, "data"))
	{
		int64_t at = json_int(json_get(row, "index"), -1);
		const struct json *values = json_get(row, "embedding");
		if (at < 0 || (uint64_t)at >= count || vectors[at].model || !values ||
		    values->type != JSON_T_ARRAY || (dims && values->count != dims) ||
		    !read_vector(values, model, &vectors[at]))
			return err_set(err, ERR_INPUT, "the answer has a vector that cannot be read");
		dims = values->count;
		found++;
	}
	if (found != count)
		return err_set(err, ERR_INPUT, "the answer has %zu vectors for %zu texts", found,
		               count);
	return true;
}
