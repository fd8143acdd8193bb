/* json_read.c: JSON in (RFC 8259): one pass over the text, into an arena.
 *
 * Own instead of a library, because a tree of small objects on the heap takes four times the time
 * and, of a hostile feed, forty times the bytes of its text. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/json_plain.h"

enum {
	DEPTH = 500,
	LENIENT_VALUES = 400000, /* of one document of a stranger */
};

struct reading {
	struct arena *out;
	struct str s;
	size_t i;
	bool lenient;
	size_t depth, values;
	enum err_code code;
	const char *wrong; /* what, once something is */
};

static bool
refuse(struct reading *r, const char *wrong)
{
	r->code = ERR_INPUT;
	r->wrong = wrong;
	return false;
}

static char
next_byte(struct reading *r)
{
	while (r->i < r->s.n && (r->s.p[r->i] == ' ' || r->s.p[r->i] == '\n' ||
				 r->s.p[r->i] == '\r' || r->s.p[r->i] == '\t'))
		r->i++;
	return r->i < r->s.n ? r->s.p[r->i] : 0;
}

/* ---- strings ---- */

/* The number in four hexadecimal digits at `i`, or -1. */
static int
four_digits(struct str s, size_t i)
{
	int v = 0;
	for (size_t k = i; k < i + 4; k++) {
		unsigned char c = k < s.n ? byte_lower((unsigned char)s.p[k]) : 0;
		if (!byte_is_digit(c) && (c < 'a' || c > 'f'))
			return -1;
		v = v * 16 + (byte_is_digit(c) ? c - '0' : c - 'a' + 10);
	}
	return v;
}

static size_t
put_utf8(char *p, int c)
{
	if (c < 0x80)
		return p[0] = (char)c, 1;
	if (c < 0x800)
		return p[0] = (char)(0xc0 | c >> 6), p[1] = (char)(0x80 | (c & 0x3f)), 2;
	if (c < 0x10000) {
		p[0] = (char)(0xe0 | c >> 12);
		p[1] = (char)(0x80 | (c >> 6 & 0x3f));
		p[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	p[0] = (char)(0xf0 | c >> 18);
	p[1] = (char)(0x80 | (c >> 12 & 0x3f));
	p[2] = (char)(0x80 | (c >> 6 & 0x3f));
	p[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

/* "\uXXXX" at *i, which stands behind the u; two of them where they are a pair. */
static bool
read_unicode(struct reading *r, struct str s, size_t *i, char *to, size_t *n)
{
	int c = four_digits(s, *i);
	if (c < 0)
		return refuse(r, "an invalid escape");
	*i += 4;
	if (c >= 0xd800 && c < 0xdc00 && str_starts(str_skip(s, *i), STR("\\u"))) {
		int low = four_digits(s, *i + 2);
		if (low >= 0xdc00 && low < 0xe000) {
			c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
			*i += 6;
		}
	}
	bool lone = c >= 0xd800 && c < 0xe000;
	if (!r->lenient && (lone || c == 0))
		return refuse(r, lone ? "half of a surrogate pair"
				      : "\\u0000 is not allowed");
	*n += put_utf8(to + *n, lone ? 0xfffd : c);
	return true;
}

/* What lies between the quotes, with its escapes replaced. */
static bool
unescape(struct reading *r, struct str s, struct str *text)
{
	static const char names[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
	char *to = arena_room(r->out, s.n + 1, 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n;) {
		ptrdiff_t at = str_find_byte(s, '\\', i);
		size_t end = at < 0 ? s.n : (size_t)at;
		memcpy(to + n, s.p + i, end - i);
		n += end - i;
		i = end + 2;
		if (at < 0)
			break;
		char c = s.p[end + 1];
		const char *name = c ? strchr(names, c) : NULL;
		if (name)
			to[n++] = meant[name - names];
		else if (c != 'u')
			return refuse(r, "an invalid escape");
		else if (!read_unicode(r, s, &i, to, &n))
			return false;
	}
	to[n] = 0;
	*text = str_from(to, n);
	return true;
}

static bool
read_string(struct reading *r, struct str *text)
{
	size_t from = ++r->i;
	for (;;) {
		r->i = json_skip_plain(r->s, r->i);
		if (r->i >= r->s.n)
			return refuse(r, "a string does not end");
		char c = r->s.p[r->i];
		if (c == '"')
			break;
		if (c == '\\' && r->i + 1 < r->s.n)
			r->i += 2;
		else if (c == 0x7f)
			r->i++;
		else
			return refuse(r, (unsigned char)c < 0x20
						 ? "a control character in a string"
						 : "broken UTF-8");
	}
	struct str inside = str_sub(r->s, from, r->i++);
	return unescape(r, inside, text);
}

/* ---- numbers ---- */

static size_t
skip_digits(struct str s, size_t i)
{
	while (i < s.n && byte_is_digit((unsigned char)s.p[i]))
		i++;
	return i;
}

/* Where the number at `i` ends, or `i` where it is none. */
static size_t
number_end(struct str s, size_t i, bool *whole)
{
	size_t from = i, first = i + (s.p[i] == '-');
	i = skip_digits(s, first);
	if (i == first || (s.p[first] == '0' && i > first + 1))
		return from;
	*whole = true;
	if (i < s.n && s.p[i] == '.') {
		*whole = false;
		first = i + 1;
		if ((i = skip_digits(s, first)) == first)
			return from;
	}
	if (i < s.n && (s.p[i] | 32) == 'e') {
		*whole = false;
		first = i + 1;
		first += first < s.n && (s.p[first] == '+' || s.p[first] == '-');
		if ((i = skip_digits(s, first)) == first)
			return from;
	}
	return i;
}

static bool
read_number(struct reading *r, struct json *v)
{
	bool whole = false;
	size_t end = number_end(r->s, r->i, &whole);
	if (end == r->i)
		return refuse(r, "an invalid number");
	struct str digits = str_sub(r->s, r->i, end);
	struct arena once = *r->out;
	char *c = str_c(&once, digits);
	v->type = JSON_T_NUMBER;
	errno = 0;
	v->integer = whole ? strtoll(c, NULL, 10) : 0;
	v->is_integer = whole && errno == 0;
	if (whole && !v->is_integer && !r->lenient)
		return refuse(r, "an integer that is too large");
	v->number = v->is_integer ? (double)v->integer : strtod(c, NULL);
	if (!isfinite(v->number))
		return refuse(r, "a number that is too large");
	if (!whole && v->number == floor(v->number) && fabs(v->number) < 9e15) {
		v->is_integer = true;
		v->integer = (int64_t)v->number;
	}
	r->i = end;
	return true;
}

/* ---- values ---- */

static bool
read_word(struct reading *r, struct json *v)
{
	struct str rest = str_skip(r->s, r->i);
	bool yes = str_starts(rest, STR("true")), no = str_starts(rest, STR("false"));
	if (!yes && !no && !str_starts(rest, STR("null")))
		return refuse(r, rest.n ? "no value" : "the text ends before its value");
	v->type = yes || no ? JSON_T_BOOL : JSON_T_NULL;
	v->truth = yes;
	r->i += no ? 5 : 4;
	return true;
}

static bool read_value(struct reading *r, struct json *v);

static bool
read_key(struct reading *r, struct str *key)
{
	if (next_byte(r) != '"')
		return refuse(r, "a name or '}' is missing");
	if (!read_string(r, key))
		return false;
	if (next_byte(r) != ':')
		return refuse(r, "':' is missing");
	r->i++;
	return true;
}

/* The members of an array or object, whose bracket has been seen. */
static bool
read_members(struct reading *r, struct json *v, char close)
{
	struct json **tail = &v->first;
	r->i++;
	if (++r->depth > DEPTH)
		return refuse(r, "nested too deep");
	bool empty = next_byte(r) == close;
	while (!empty) {
		struct json *member = arena_new(r->out, struct json);
		if (close == '}' && !read_key(r, &member->key))
			return false;
		if (!read_value(r, member))
			return false;
		*tail = member;
		tail = &member->next;
		v->count++;
		char c = next_byte(r);
		if (c == close)
			break;
		if (c != ',')
			return refuse(r, close == '}' ? "',' or '}' is missing"
						      : "',' or ']' is missing");
		r->i++;
	}
	r->i++;
	r->depth--;
	return true;
}

static bool
read_value(struct reading *r, struct json *v)
{
	char c = next_byte(r);
	if (r->lenient && ++r->values > LENIENT_VALUES) {
		refuse(r, "more values than a document may have");
		r->code = ERR_LIMIT;
		return false;
	}
	switch (c) {
	case '{':
		v->type = JSON_T_OBJECT;
		return read_members(r, v, '}');
	case '[':
		v->type = JSON_T_ARRAY;
		return read_members(r, v, ']');
	case '"':
		v->type = JSON_T_STRING;
		return read_string(r, &v->text);
	default:
		return c == '-' || byte_is_digit((unsigned char)c) ? read_number(r, v)
								   : read_word(r, v);
	}
}

static void
say_where(const struct reading *r, struct err *err)
{
	int line = 1, column = 1;
	for (size_t i = 0; i < r->i && i < r->s.n; i++) {
		line += r->s.p[i] == '\n';
		column = r->s.p[i] == '\n' ? 1 : column + 1;
	}
	err_set(err, r->code, "not valid JSON at line %d column %d: %s", line, column,
		r->wrong);
}

struct json *
json_read(struct arena *out, struct str src, enum json_mode mode, struct err *err)
{
	struct reading r = {.out = out, .s = src, .lenient = mode == JSON_LENIENT};
	struct json *v = arena_new(out, struct json);
	bool ok = read_value(&r, v);
	next_byte(&r);
	if (ok && r.i < src.n)
		ok = refuse(&r, "something stands behind the value");
	if (ok)
		return v;
	say_where(&r, err);
	return NULL;
}
