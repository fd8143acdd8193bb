/* request.c: headers and paths of requests, read with suspicion. */
#include "web/request.h"

#include "base/buf.h"
#include "model/limits.h"

static bool
is_zero(struct str s)
{
	int64_t n;
	return str_to_int(str_trim(s), &n) && n == 0;
}

static enum MHD_Result
read_header(void *cls, enum MHD_ValueKind kind, const char *c_name, const char *c_value)
{
	struct request *r = cls;
	struct str name = str_of(c_name), value = str_of(c_value);
	struct str plain = str_trim(name);
	(void)kind;
	r->odd_name = r->odd_name || !plain.n || plain.n != name.n;
	if (str_eq_nocase(plain, STR("Content-Length"))) {
		r->lengths++;
		r->body = r->body || !is_zero(value);
	} else if (str_eq_nocase(plain, STR("Transfer-Encoding"))) {
		r->encodings++;
		r->body = true;
	} else if (str_eq_nocase(name, STR("If-None-Match"))) {
		r->if_match = value;
	} else if (str_eq_nocase(name, STR("Accept-Encoding"))) {
		r->wish = coding_wanted(value);
	}
	return MHD_YES;
}

static enum MHD_Result
read_value(void *cls, enum MHD_ValueKind kind, const char *name, const char *value)
{
	struct request *r = cls;
	(void)kind;
	if (r->value_count < REQUEST_VALUES)
		r->values[r->value_count++] = (struct request_value){str_of(name), str_of(value)};
	return MHD_YES;
}

void
request_read(struct request *r, struct MHD_Connection *connection)
{
	*r = (struct request){0};
	MHD_get_connection_values(connection, MHD_HEADER_KIND, read_header, r);
	MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, read_value, r);
}

bool
request_smuggles(const struct request *r)
{
	return r->lengths > 1 || r->encodings > 1 || (r->lengths && r->encodings) || r->odd_name;
}

/* ── path ── */

static int
hex_value(unsigned char c)
{
	if (byte_is_digit(c))
		return c - '0';
	c = byte_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool
is_utf8(struct str s)
{
	for (size_t i = 0; i < s.n;) {
		unsigned char a = (unsigned char)s.p[i];
		size_t n = a < 0x80 ? 1 : a >= 0xc2 && a < 0xe0 ? 2 : a >= 0xe0 && a < 0xf0 ? 3
		         : a >= 0xf0 && a < 0xf5                ? 4
		                                                : 0;
		if (!n || i + n > s.n)
			return false;
		for (size_t k = 1; k < n; k++)
			if (((unsigned char)s.p[i + k] & 0xc0) != 0x80)
				return false;
		i += n;
	}
	return true;
}

static bool
has_dots(struct str path)
{
	struct str segment;
	while (str_cut(&path, '/', &segment))
		if (str_eq(segment, STR(".")) || str_eq(segment, STR("..")))
			return true;
	return false;
}

/* The byte at *i of `s`, which moves to its last character; -1: a bad escape. */
static int
decoded_byte(struct str s, size_t *i)
{
	if (s.p[*i] != '%')
		return (unsigned char)s.p[*i];
	int high = *i + 2 < s.n ? hex_value((unsigned char)s.p[*i + 1]) : -1;
	int low = *i + 2 < s.n ? hex_value((unsigned char)s.p[*i + 2]) : -1;
	*i += 2;
	return high < 0 || low < 0 ? -1 : high << 4 | low;
}

bool
request_path(struct arena *out, struct str target, struct str *path)
{
	/* A client that takes us for a proxy sends the whole address (RFC 9112, 3.2.2). */
	if (str_starts_nocase(target, STR("http://")) || str_starts_nocase(target, STR("https://"))) {
		ptrdiff_t slash = str_find_byte(target, '/', 8);
		target = slash < 0 ? STR("/") : str_skip(target, (size_t)slash);
	}
	if (!target.n || target.p[0] != '/' || target.n > LIMIT_PATH_BYTES)
		return false;
	struct buf b = buf_in(out, target.n + 1);
	for (size_t i = 0; i < target.n; i++) {
		bool escaped = target.p[i] == '%';
		int c = decoded_byte(target, &i);
		if (c < 0x20 || c == 0x7f || c == '\\' || (escaped && c == '/'))
			return false;
		buf_byte(&b, (char)c);
	}
	*path = buf_str(&b);
	return is_utf8(*path) && !has_dots(*path);
}

/* ── what stands behind the '?' ── */

static struct str
raw_value(const struct request *r, const char *name)
{
	for (size_t i = 0; i < r->value_count; i++)
		if (str_eq(r->values[i].name, str_of(name)))
			return r->values[i].value;
	return STR("");
}

size_t
request_length(const struct request *r, const char *name)
{
	struct str raw = raw_value(r, name);
	size_t n = 0;
	/* Every byte but those that go on with a code point (RFC 3629, 3). */
	for (size_t i = 0; i < raw.n; i++)
		n += (decoded_byte(raw, &i) & 0xc0) != 0x80;
	return n;
}

bool
request_value(struct arena *out, const struct request *r, const char *name, struct str *value)
{
	struct str raw = raw_value(r, name);
	struct buf b = buf_in(out, raw.n + 1);
	for (size_t i = 0; i < raw.n; i++) {
		int c = decoded_byte(raw, &i);
		if (c < 0)
			return false;
		buf_byte(&b, c < 0x20 || c == 0x7f ? ' ' : (char)c);
	}
	*value = str_trim(buf_str(&b));
	return is_utf8(*value);
}

bool
request_number(struct arena *out, const struct request *r, const char *name, int64_t most,
               int64_t otherwise, int64_t *value)
{
	struct str text;
	*value = otherwise;
	if (!request_value(out, r, name, &text))
		return false;
	return !text.n || (str_to_int(text, value) && *value >= 1 && *value <= most);
}

/* ── lists in headers ── */

bool
request_has_etag(struct str if_match, struct str etag)
{
	struct str one;
	while (str_cut(&if_match, ',', &one)) {
		one = str_trim(one);
		if (str_starts(one, STR("W/")))
			one = str_skip(one, 2);
		if (str_eq(one, etag) || str_eq(one, STR("*")))
			return true;
	}
	return false;
}
