/* json_fuzz.c: any bytes as JSON.
 *
 * Strings come out as valid UTF-8, no document has more values than bytes, what is written of one
 * reads back as the same, and what the strict reading takes the lenient one takes too. */
#include "base/json.h"

#include "fuzz.h"

enum { DEEPEST = 60 }; /* that the writer can tell commas at */

static size_t
look_at(const struct json *v, size_t depth, size_t *deepest)
{
	size_t count = 1;
	fuzz_expect_text(v->text);
	fuzz_expect_text(v->key);
	*deepest = depth > *deepest ? depth : *deepest;
	json_each(child, v)
		count += look_at(child, depth + 1, deepest);
	return count;
}

static void
put(struct json_out *j, struct arena *memory, const struct json *v)
{
	bool object = v->type == JSON_T_OBJECT;
	if (v->type == JSON_T_STRING) {
		json_put_str(j, v->text);
	} else if (v->type == JSON_T_BOOL) {
		json_put_bool(j, v->truth);
	} else if (v->type == JSON_T_NUMBER && v->is_integer) {
		json_put_int(j, v->integer);
	} else if (v->type == JSON_T_NUMBER) {
		json_put_num(j, v->number);
	} else if (v->type == JSON_T_NULL) {
		json_put_null(j);
	} else {
		json_begin(j, object ? '{' : '[');
		json_each(child, v) {
			if (object)
				json_key(j, str_c(memory, child->key));
			put(j, memory, child);
		}
		json_end(j, object ? '}' : ']');
	}
}

static struct str
written(struct arena *memory, struct arena *scratch, const struct json *v)
{
	struct buf b = buf_in(memory, 256);
	struct json_out j = json_to(&b);
	put(&j, scratch, v);
	return buf_str(&b);
}

FUZZ(input)
{
	struct err err = {0};
	size_t deepest = 0;
	struct json *lenient = json_read(&memory->out, input, JSON_LENIENT, &err);
	fuzz_expect(lenient != NULL || err.code == ERR_INPUT || err.code == ERR_LIMIT);
	struct json *strict = json_read(&memory->out, input, JSON_STRICT, &err);
	fuzz_expect(!strict || lenient || input.n > 400000);
	if (lenient)
		fuzz_expect(look_at(lenient, 0, &deepest) <= input.n);
	if (!strict || deepest > DEEPEST)
		return;
	struct str once = written(&memory->out, &memory->scratch, strict);
	strict = json_read(&memory->out, once, JSON_STRICT, &err);
	fuzz_expect(strict != NULL);
	fuzz_expect(str_eq(once, written(&memory->out, &memory->scratch, strict)));
}
