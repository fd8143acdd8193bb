/* json.c: JSON in, copied out of jansson's tree into an arena, and JSON out. */
#include "base/json.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static struct json *
copy(struct arena *out, const json_t *v)
{
	struct json *j = arena_new(out, struct json);
	switch (json_typeof(v)) {
	case JSON_NULL:
		break;
	case JSON_TRUE:
	case JSON_FALSE:
		j->type = JSON_T_BOOL;
		j->truth = json_is_true(v);
		break;
	case JSON_INTEGER:
		j->type = JSON_T_NUMBER;
		j->is_integer = true;
		j->integer = json_integer_value(v);
		j->number = (double)j->integer;
		break;
	case JSON_REAL:
		j->type = JSON_T_NUMBER;
		j->number = json_real_value(v);
		if (j->number == floor(j->number) && fabs(j->number) < 9e15) {
			j->is_integer = true;
			j->integer = (int64_t)j->number;
		}
		break;
	case JSON_STRING:
		j->type = JSON_T_STRING;
		j->text = str_dup(out, str_from(json_string_value(v), json_string_length(v)));
		break;
	case JSON_ARRAY: {
		j->type = JSON_T_ARRAY;
		struct json **tail = &j->first;
		for (size_t i = 0; i < json_array_size(v); i++) {
			*tail = copy(out, json_array_get(v, i));
			tail = &(*tail)->next;
			j->count++;
		}
		break;
	}
	case JSON_OBJECT: {
		j->type = JSON_T_OBJECT;
		struct json **tail = &j->first;
		const char *key;
		json_t *member;
		json_object_foreach((json_t *)v, key, member) {
			*tail = copy(out, member);
			(*tail)->key = str_dup(out, str_of(key));
			tail = &(*tail)->next;
			j->count++;
		}
		break;
	}
	}
	return j;
}

struct json *
json_read(struct arena *out, struct str src, enum json_mode mode, struct err *err)
{
	json_error_t e;
	size_t flags = JSON_DECODE_ANY;
	if (mode == JSON_LENIENT)
		flags |= JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL;
	json_t *root = json_loadb(src.p ? src.p : "", src.n, flags, &e);
	if (!root) {
		err_set(err, ERR_INPUT, "not valid JSON at line %d column %d: %s", e.line, e.column,
		        e.text);
		return NULL;
	}
	/* The copy may leave through the arena's trap: free jansson's tree on that way too. */
	jmp_buf here, *outer = out->trap;
	if (outer && setjmp(here)) {
		json_decref(root);
		out->trap = outer;
		arena_exhausted(out);
	}
	if (outer)
		out->trap = &here;
	struct json *j = copy(out, root);
	out->trap = outer;
	json_decref(root);
	return j;
}

const struct json *
json_get(const struct json *object, const char *key)
{
	if (!object || object->type != JSON_T_OBJECT)
		return NULL;
	struct str k = str_of(key);
	const struct json *found = NULL;
	json_each(m, object)
		if (str_eq(m->key, k))
			found = m;
	return found;
}

const struct json *
json_at(const struct json *array, size_t i)
{
	if (!array || array->type != JSON_T_ARRAY)
		return NULL;
	json_each(m, array)
		if (i-- == 0)
			return m;
	return NULL;
}

struct str
json_text(const struct json *v)
{
	return v && v->type == JSON_T_STRING ? v->text : STR_NONE;
}

int64_t
json_int(const struct json *v, int64_t otherwise)
{
	return v && v->type == JSON_T_NUMBER && v->is_integer ? v->integer : otherwise;
}

double
json_num(const struct json *v, double otherwise)
{
	return v && v->type == JSON_T_NUMBER ? v->number : otherwise;
}

bool
json_bool(const struct json *v, bool otherwise)
{
	return v && v->type == JSON_T_BOOL ? v->truth : otherwise;
}

struct json_out
json_to(struct buf *b)
{
	return (struct json_out){.buf = b};
}

static void
before_value(struct json_out *j)
{
	if (j->after_key) {
		j->after_key = false;
		return;
	}
	if (j->has_member & (1ull << j->depth))
		buf_byte(j->buf, ',');
	j->has_member |= 1ull << j->depth;
}

void
json_begin(struct json_out *j, char open)
{
	before_value(j);
	buf_byte(j->buf, open);
	j->depth++;
	j->has_member &= ~(1ull << j->depth);
}

void
json_end(struct json_out *j, char close)
{
	buf_byte(j->buf, close);
	j->depth--;
}

/* Length of the well-formed UTF-8 sequence at s, or 0 (Unicode table 3-7). */
static size_t
sequence(const unsigned char *s, size_t left)
{
	static const struct {
		unsigned char lo, hi, second_lo, second_hi, length;
	} rows[] = {
		{0x00, 0x7f, 0, 0, 1},       {0xc2, 0xdf, 0x80, 0xbf, 2}, {0xe0, 0xe0, 0xa0, 0xbf, 3},
		{0xe1, 0xec, 0x80, 0xbf, 3}, {0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3},
		{0xf0, 0xf0, 0x90, 0xbf, 4}, {0xf1, 0xf3, 0x80, 0xbf, 4}, {0xf4, 0xf4, 0x80, 0x8f, 4},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t n = rows[i].length;
		if (s[0] < rows[i].lo || s[0] > rows[i].hi)
			continue;
		if (n > left || (n > 1 && (s[1] < rows[i].second_lo || s[1] > rows[i].second_hi)))
			return 0;
		for (size_t k = 2; k < n; k++)
			if ((s[k] & 0xc0) != 0x80)
				return 0;
		return n;
	}
	return 0;
}

static void
put_quoted(struct buf *b, struct str s)
{
	buf_reserve(b, s.n + 2);
	buf_byte(b, '"');
	for (size_t i = 0; i < s.n;) {
		unsigned char c = (unsigned char)s.p[i];
		if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\' && c != 0x7f) {
			size_t k = i + 1;
			while (k < s.n && (unsigned char)s.p[k] >= 0x20 && (unsigned char)s.p[k] < 0x7f &&
			       s.p[k] != '"' && s.p[k] != '\\')
				k++;
			buf_bytes(b, s.p + i, k - i);
			i = k;
			continue;
		}
		if (c >= 0x80) {
			size_t n = sequence((const unsigned char *)s.p + i, s.n - i);
			buf_bytes(b, n ? s.p + i : "\xef\xbf\xbd", n ? n : 3);
			i += n ? n : 1;
			continue;
		}
		const char *at = strchr("\"\\\nn\rr\tt\bb\ff", c);
		if (c == '"' || c == '\\') {
			buf_byte(b, '\\');
			buf_byte(b, (char)c);
		} else if (c && at) {
			buf_byte(b, '\\');
			buf_byte(b, at[1]);
		} else {
			buf_fmt(b, "\\u%04x", c);
		}
		i++;
	}
	buf_byte(b, '"');
}

void
json_key(struct json_out *j, const char *key)
{
	before_value(j);
	put_quoted(j->buf, str_of(key));
	buf_byte(j->buf, ':');
	j->after_key = true;
}

void
json_put_str(struct json_out *j, struct str s)
{
	before_value(j);
	if (s.p)
		put_quoted(j->buf, s);
	else
		buf_cstr(j->buf, "null");
}

void
json_put_int(struct json_out *j, int64_t v)
{
	before_value(j);
	buf_fmt(j->buf, "%lld", (long long)v);
}

void
json_put_num(struct json_out *j, double v)
{
	char text[64];
	before_value(j);
	if (!isfinite(v)) {
		buf_cstr(j->buf, "null");
		return;
	}
	int n = snprintf(text, sizeof text, "%.6f", v);
	while (n > 1 && text[n - 1] == '0')
		n--;
	if (text[n - 1] == '.')
		n--;
	buf_bytes(j->buf, text, (size_t)n);
}

void
json_put_bool(struct json_out *j, bool v)
{
	before_value(j);
	buf_cstr(j->buf, v ? "true" : "false");
}

void
json_put_null(struct json_out *j)
{
	before_value(j);
	buf_cstr(j->buf, "null");
}

void
json_put_raw(struct json_out *j, struct str valid_json)
{
	before_value(j);
	buf_put(j->buf, valid_json);
}

void
json_kv_str(struct json_out *j, const char *key, struct str s)
{
	json_key(j, key);
	json_put_str(j, s);
}

void
json_kv_int(struct json_out *j, const char *key, int64_t v)
{
	json_key(j, key);
	json_put_int(j, v);
}

void
json_kv_num(struct json_out *j, const char *key, double v)
{
	json_key(j, key);
	json_put_num(j, v);
}

void
json_kv_bool(struct json_out *j, const char *key, bool v)
{
	json_key(j, key);
	json_put_bool(j, v);
}

void
json_kv_null(struct json_out *j, const char *key)
{
	json_key(j, key);
	json_put_null(j);
}
