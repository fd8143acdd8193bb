/* json.c: values of a JSON tree, and JSON out. */
#include "base/json.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/json_plain.h"

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

/* Whether one of eight bytes is no plain ASCII: a control, DEL, a quote, a backslash, or high. */
static bool
has_special(const char *p)
{
	const uint64_t ones = 0x0101010101010101u, high = ones * 0x80;
	uint64_t w;
	memcpy(&w, p, sizeof w);
	uint64_t quote = w ^ ones * '"', slash = w ^ ones * '\\', del = w ^ ones * 0x7f;
	return (w | (w - ones * 0x20) | (quote - ones) | (slash - ones) | (del - ones)) & high;
}

size_t
json_skip_plain(struct str s, size_t i)
{
	for (;;) {
		while (i + 8 <= s.n && !has_special(s.p + i))
			i += 8;
		unsigned char c = i < s.n ? (unsigned char)s.p[i] : 0;
		/* Most letters beyond ASCII have two bytes. */
		while (c >= 0xc2 && c < 0xe0 && i + 2 < s.n && ((unsigned char)s.p[i + 1] & 0xc0) == 0x80)
			c = (unsigned char)s.p[i += 2];
		size_t n = c >= 0x80 ? sequence((const unsigned char *)s.p + i, s.n - i)
		                     : c >= 0x20 && c != '"' && c != '\\' && c != 0x7f;
		if (n == 0)
			return i;
		i += n;
	}
}

static void
put_escaped(struct buf *b, unsigned char c)
{
	static const char digits[] = "0123456789abcdef";
	const char *at = c ? strchr("\"\"\\\\\nn\rr\tt\bb\ff", c) : NULL;
	if (c >= 0x80)
		buf_cstr(b, "\xef\xbf\xbd");
	else if (at)
		buf_bytes(b, (char[]){'\\', at[1]}, 2);
	else
		buf_bytes(b, (char[]){'\\', 'u', '0', '0', digits[c >> 4], digits[c & 15]}, 6);
}

static void
put_quoted(struct buf *b, struct str s)
{
	buf_reserve(b, s.n + 2);
	buf_byte(b, '"');
	for (size_t i = 0;; i++) {
		size_t from = i;
		i = json_skip_plain(s, i);
		buf_bytes(b, s.p + from, i - from);
		if (i >= s.n)
			break;
		put_escaped(b, (unsigned char)s.p[i]);
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
	/* In full it would read back as an integer that is too large. */
	if (fabs(v) >= 1e15) {
		buf_fmt(j->buf, "%.17g", v);
		return;
	}
	int n = snprintf(text, sizeof text, "%.6f", v);
	while (n > 1 && text[n - 1] == '0')
		n--;
	if (text[n - 1] == '.')
		n--;
	bool none = n == 2 && text[0] == '-' && text[1] == '0';
	buf_bytes(j->buf, text + none, (size_t)(n - none));
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
