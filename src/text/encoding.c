/* encoding.c: bytes of a document to valid UTF-8. */
#include "text/encoding.h"

#include <string.h>

#include <unicode/ucnv.h>

#include "base/buf.h"
#include "text/encoding_label.h"
#include "text/utf8.h"

enum { PRESCAN_BYTES = 4096 };

/* ---- what is declared ---- */

struct str
encoding_name(struct str label)
{
	return str_of(encoding_label_name(label));
}

/* The value after a name in `s`: white space, "=", quotes.  STR_NONE where it is not so. */
static struct str
value_after(struct str s, struct str name)
{
	for (ptrdiff_t at = 0; (at = str_find_nocase(s, name, (size_t)at)) >= 0; at++) {
		struct str rest = str_trim(str_skip(s, (size_t)at + name.n));
		if (!rest.n || rest.p[0] != '=')
			continue;
		rest = str_trim(str_skip(rest, 1));
		if (rest.n && (rest.p[0] == '"' || rest.p[0] == '\'')) {
			ptrdiff_t end = str_find_byte(rest, rest.p[0], 1);
			return str_trim(str_sub(rest, 1, end < 0 ? rest.n : (size_t)end));
		}
		size_t n = 0;
		while (n < rest.n && !byte_is_space((unsigned char)rest.p[n]) &&
		       !memchr(";\"'>/?", rest.p[n], 6))
			n++;
		return str_sub(rest, 0, n);
	}
	return STR_NONE;
}

struct str
encoding_of_header(struct str content_type)
{
	return value_after(content_type, STR("charset"));
}

static struct str
declared_in_xml(struct str s)
{
	ptrdiff_t at = str_find(s, STR("<?xml"), 0);
	if (at < 0)
		return STR_NONE;
	ptrdiff_t end = str_find(s, STR("?>"), (size_t)at);
	return end < 0 ? STR_NONE
		       : value_after(str_sub(s, (size_t)at, (size_t)end),
				     STR("encoding"));
}

/* One attribute at *i: the standard's "get an attribute". */
static bool
next_attribute(struct str s, size_t *i, struct str *name, struct str *value)
{
	while (*i < s.n && (byte_is_space((unsigned char)s.p[*i]) || s.p[*i] == '/'))
		(*i)++;
	if (*i >= s.n || s.p[*i] == '>')
		return false;
	size_t from = *i;
	do
		(*i)++;
	while (*i < s.n && !byte_is_space((unsigned char)s.p[*i]) &&
	       !memchr("=/>", s.p[*i], 3));
	*name = str_sub(s, from, *i);
	*value = STR("");
	size_t k = *i;
	while (k < s.n && byte_is_space((unsigned char)s.p[k]))
		k++;
	if (k >= s.n || s.p[k] != '=')
		return true;
	for (k++; k < s.n && byte_is_space((unsigned char)s.p[k]);)
		k++;
	if (k < s.n && (s.p[k] == '"' || s.p[k] == '\'')) {
		ptrdiff_t end = str_find_byte(s, s.p[k], k + 1);
		*value = str_sub(s, k + 1, end < 0 ? s.n : (size_t)end);
		*i = end < 0 ? s.n : (size_t)end + 1;
		return end >= 0;
	}
	for (*i = k;
	     *i < s.n && !byte_is_space((unsigned char)s.p[*i]) && s.p[*i] != '>';)
		(*i)++;
	*value = str_sub(s, k, *i);
	return true;
}

/* The charset in the content of a meta element: "extracting a character encoding". */
static struct str
charset_in_content(struct str s)
{
	for (ptrdiff_t at = 0;
	     (at = str_find_nocase(s, STR("charset"), (size_t)at)) >= 0;) {
		struct str rest = str_trim(str_skip(s, (size_t)at + 7));
		at += 7;
		if (!rest.n || rest.p[0] != '=')
			continue;
		rest = str_trim(str_skip(rest, 1));
		if (rest.n && (rest.p[0] == '"' || rest.p[0] == '\'')) {
			ptrdiff_t end = str_find_byte(rest, rest.p[0], 1);
			return end < 0 ? STR_NONE : str_sub(rest, 1, (size_t)end);
		}
		size_t n = 0;
		while (n < rest.n && !byte_is_space((unsigned char)rest.p[n]) &&
		       rest.p[n] != ';')
			n++;
		return str_sub(rest, 0, n);
	}
	return STR_NONE;
}

/* The label in the meta tag whose attributes begin at *i. */
static struct str
declared_in_meta(struct str s, size_t *i)
{
	struct str name, value, charset = STR_NONE, content = STR_NONE;
	bool pragma = false, seen_charset = false, seen_pragma = false;
	while (next_attribute(s, i, &name, &value)) {
		if (str_eq_nocase(name, STR("charset")) && !seen_charset) {
			seen_charset = true;
			charset = value;
		} else if (str_eq_nocase(name, STR("http-equiv")) && !seen_pragma) {
			seen_pragma = true;
			pragma = str_eq_nocase(value, STR("content-type"));
		} else if (str_eq_nocase(name, STR("content")) && !content.p) {
			content = value;
		}
	}
	if (*i >= s.n)
		return STR_NONE; /* cut off inside the tag */
	if (charset.p)
		return charset;
	return pragma ? charset_in_content(content) : STR_NONE;
}

static size_t
behind(struct str s, struct str needle, size_t from)
{
	ptrdiff_t at = str_find(s, needle, from);
	return at < 0 ? s.n : (size_t)at + needle.n;
}

/* Behind the tag whose name begins at `i`. */
static size_t
skip_tag(struct str s, size_t i)
{
	struct str name, value;
	while (i < s.n && !byte_is_space((unsigned char)s.p[i]) && s.p[i] != '>')
		i++;
	while (next_attribute(s, &i, &name, &value))
		;
	return i;
}

/* The prescan of the HTML standard (13.2.3.2), but over the whole document: a later meta changes
 * the encoding of what was read so far. */
static struct str
declared_in_html(struct str s)
{
	for (size_t i = 0; (i = behind(s, STR("<"), i)) < s.n;) {
		struct str rest = str_skip(s, i);
		unsigned char c = (unsigned char)rest.p[0],
			      d = rest.n > 4 ? (unsigned char)rest.p[4] : 0;
		if (str_starts(rest, STR("!--"))) {
			i = behind(s, STR("-->"), i + 1); /* "<!-->" is one */
		} else if (str_starts_nocase(rest, STR("meta")) &&
			   (byte_is_space(d) || d == '/')) {
			i += 5;
			struct str label = declared_in_meta(s, &i);
			if (encoding_label_name(label))
				return label;
		} else if (byte_is_alpha(c) ||
			   (c == '/' && rest.n > 1 &&
			    byte_is_alpha((unsigned char)rest.p[1]))) {
			i = skip_tag(s, i);
		} else if (c == '!' || c == '/' || c == '?') {
			i = behind(s, STR(">"), i);
		}
	}
	return declared_in_xml(str_sub(s, 0, PRESCAN_BYTES));
}

static struct str
declared(struct str bytes, enum encoding_source kind)
{
	return kind == ENCODING_HTML  ? declared_in_html(bytes)
	       : kind == ENCODING_XML ? declared_in_xml(str_sub(bytes, 0, PRESCAN_BYTES))
				      : STR_NONE;
}

struct str
encoding_declared(struct str bytes, enum encoding_source kind)
{
	if (str_starts(bytes, STR("\xef\xbb\xbf")))
		return STR("utf-8");
	struct str name = encoding_name(declared(bytes, kind));
	/* What could be read so far is neither of these. */
	if (str_starts(name, STR("utf-16")))
		return STR("utf-8");
	return str_eq(name, STR("x-user-defined")) ? STR("windows-1252") : name;
}

/* ---- UTF-16 and UTF-32 ---- */

enum wide { WIDE_NONE, UTF_16LE, UTF_16BE, UTF_32LE, UTF_32BE };

static enum wide
wide_by_mark(struct str s, size_t *mark)
{
	*mark = 4;
	if (str_starts(s, str_from("\xff\xfe\0\0", 4)))
		return UTF_32LE;
	if (str_starts(s, str_from("\0\0\xfe\xff", 4)))
		return UTF_32BE;
	*mark = 2;
	if (str_starts(s, STR("\xff\xfe")))
		return UTF_16LE;
	if (str_starts(s, STR("\xfe\xff")))
		return UTF_16BE;
	*mark = 0;
	return WIDE_NONE;
}

/* Markup and JSON begin with ASCII, which shows as a pattern of zero bytes. */
static enum wide
wide_by_zeros(struct str s)
{
	size_t n = s.n < 256 ? s.n / 4 * 4 : 256, zero[4] = {0};
	if (n < 4 || !memchr(s.p, 0, n))
		return WIDE_NONE;
	for (size_t i = 0; i < n; i++)
		zero[i % 4] += s.p[i] == 0;
	size_t most = n / 4 * 3 / 4, few = n / 4 / 8;
	if (zero[0] <= few && zero[1] > most && zero[2] > most && zero[3] > most)
		return UTF_32LE;
	if (zero[3] <= few && zero[0] > most && zero[1] > most && zero[2] > most)
		return UTF_32BE;
	if (zero[0] + zero[2] <= 2 * few && zero[1] + zero[3] > 2 * most)
		return UTF_16LE;
	if (zero[1] + zero[3] <= 2 * few && zero[0] + zero[2] > 2 * most)
		return UTF_16BE;
	return WIDE_NONE;
}

static uint32_t
unit_at(const unsigned char *p, enum wide wide)
{
	switch (wide) {
	case UTF_16LE:
		return p[0] | (uint32_t)p[1] << 8;
	case UTF_16BE:
		return p[1] | (uint32_t)p[0] << 8;
	case UTF_32LE:
		return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
		       (uint32_t)p[3] << 24;
	default:
		return p[3] | (uint32_t)p[2] << 8 | (uint32_t)p[1] << 16 |
		       (uint32_t)p[0] << 24;
	}
}

static struct str
from_wide(struct arena *a, struct str s, enum wide wide)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t step = wide == UTF_16LE || wide == UTF_16BE ? 2 : 4;
	struct buf b = buf_in(a, s.n / step * 3 + 8);
	for (size_t i = 0; i + step <= s.n; i += step) {
		uint32_t c = unit_at(p + i, wide);
		if (step == 2 && c >= 0xd800 && c < 0xdc00 && i + 4 <= s.n) {
			uint32_t low = unit_at(p + i + 2, wide);
			if (low >= 0xdc00 && low < 0xe000) {
				c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
				i += 2;
			}
		}
		if (c != 0xfeff)
			utf8_put(&b, c); /* lone surrogates become U+FFFD */
	}
	return buf_str(&b);
}

/* ---- one byte or several ---- */

/* The standard's index of windows-1252 where it is not Latin-1: 0x80 to 0x9f. */
static const uint16_t windows_1252[32] = {
	0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008d, 0x017d, 0x008f,
	0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178,
};

static uint32_t
of_windows_1252(unsigned char c)
{
	return c >= 0x80 && c < 0xa0 ? windows_1252[c - 0x80] : c;
}

static bool
is_dropped(unsigned char c)
{
	return c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

/* Where the first byte is, at or after `i`, that is not ASCII or is a dropped control. */
static size_t
skip_plain(struct str s, size_t i)
{
	const uint64_t ones = 0x0101010101010101u, high = ones * 0x80;
	for (;;) {
		uint64_t w;
		for (; i + sizeof w <= s.n; i += sizeof w) {
			memcpy(&w, s.p + i, sizeof w);
			/* a byte over 127, or one below 32 */
			if ((w & high) | ((w - ones * 32) & ~w & high))
				break;
		}
		size_t end = i + sizeof w < s.n ? i + sizeof w : s.n;
		for (; i < end; i++)
			if ((unsigned char)s.p[i] >= 0x80 ||
			    is_dropped((unsigned char)s.p[i]))
				return i;
		if (i >= s.n)
			return s.n;
	}
}

/* One byte a character, by what the upper half stands for; controls are dropped at once. */
static struct str
from_upper_half(struct arena *a, struct str s, const uint16_t upper[128])
{
	struct buf b = buf_in(a, s.n + s.n / 8 + 16);
	for (size_t i = 0; i < s.n;) {
		size_t at = i;
		i = skip_plain(s, i);
		buf_bytes(&b, s.p + at, i - at);
		for (; i < s.n && (unsigned char)s.p[i] >= 0x80; i++) {
			uint32_t c = upper[(unsigned char)s.p[i] - 0x80];
			utf8_put(&b, c < 0xa0 ? of_windows_1252((unsigned char)c) : c);
		}
		for (; i < s.n && is_dropped((unsigned char)s.p[i]); i++)
			if (s.p[i] == '\f')
				buf_byte(&b, ' ');
	}
	return buf_str(&b);
}

static struct str
from_windows_1252(struct arena *a, struct str s)
{
	uint16_t upper[128];
	for (unsigned i = 0; i < 128; i++)
		upper[i] = (uint16_t)of_windows_1252((unsigned char)(0x80 + i));
	return from_upper_half(a, s, upper);
}

/* Bytes for private use (Encoding standard, 14.5). */
static struct str
from_user_defined(struct arena *a, struct str s)
{
	uint16_t upper[128];
	for (unsigned i = 0; i < 128; i++)
		upper[i] = (uint16_t)(0xf780 + i);
	return from_upper_half(a, s, upper);
}

/* STR_NONE where ICU has no such converter. */
static struct str
from_icu(struct arena *a, struct str s, const char *converter)
{
	UErrorCode status = U_ZERO_ERROR;
	UConverter *from = ucnv_open(converter, &status);
	if (U_FAILURE(status) || s.n > INT32_MAX / 4) {
		ucnv_close(from);
		return STR_NONE;
	}
	int32_t room = (int32_t)s.n * 3 + 16;
	char *p = arena_array(a, char, (size_t)room);
	int32_t n =
		ucnv_toAlgorithmic(UCNV_UTF8, from, p, room, s.p, (int32_t)s.n, &status);
	ucnv_close(from);
	return U_SUCCESS(status) && n <= room ? str_from(p, (size_t)n) : STR_NONE;
}

/* ---- UTF-8 ---- */

struct census {
	size_t sound;  /* sequences of two bytes and more */
	size_t broken; /* maximal broken parts */
	size_t dropped;
	size_t c1;    /* U+0080 to U+009F: windows-1252 that was taken for Latin-1 */
	bool escapes; /* ESC: ISO-2022-JP is ASCII to the eye */
};

/* One step over a sequence that is no plain ASCII.  True where it is sound. */
static bool
step_long(struct str s, size_t *i)
{
	size_t at = *i;
	uint32_t c = utf8_next(s, i);
	return c != UTF8_BROKEN ||
	       (*i - at == 3 && memcmp(s.p + at, "\xef\xbf\xbd", 3) == 0);
}

static bool
is_c1(struct str s, size_t i)
{
	return i + 1 < s.n && (unsigned char)s.p[i] == 0xc2 &&
	       (unsigned char)s.p[i + 1] >= 0x80 && (unsigned char)s.p[i + 1] < 0xa0;
}

static inline bool
is_behind(unsigned char c)
{
	return (c & 0xc0) == 0x80;
}

/* Behind the sound sequences of two and three bytes at `i` and the ASCII between them, which is
 * nearly all there is in any script: what is left over is looked at with care. */
static size_t
skip_sound(struct str s, size_t i, struct census *n)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t sound = 0, c1 = 0;
	while (i + 4 <= s.n) {
		unsigned char c = p[i];
		if (c < 0x80) {
			if (is_dropped(c))
				break;
			i++;
		} else if (c >= 0xe1 && c <= 0xec) {
			if (!is_behind(p[i + 1]) || !is_behind(p[i + 2]))
				break;
			i += 3;
			sound++;
		} else if (c >= 0xc2 && c < 0xe0) {
			if (!is_behind(p[i + 1]))
				break;
			c1 += c == 0xc2 && p[i + 1] < 0xa0;
			i += 2;
			sound++;
		} else {
			break;
		}
		/* A longer run of ASCII goes by words again. */
		if (i + 3 <= s.n && p[i] < 0x80 && p[i + 1] < 0x80 && p[i + 2] < 0x80)
			break;
	}
	n->sound += sound;
	n->c1 += c1;
	return i;
}

static struct census
take_census(struct str s)
{
	struct census n = {0};
	for (size_t i = skip_plain(s, 0); i < s.n; i = skip_plain(s, i)) {
		i = skip_sound(s, i, &n);
		while (i < s.n && (unsigned char)s.p[i] >= 0x80) {
			n.c1 += is_c1(s, i);
			*(step_long(s, &i) ? &n.sound : &n.broken) += 1;
		}
		for (; i < s.n && is_dropped((unsigned char)s.p[i]); i++) {
			n.dropped++;
			n.escapes |= s.p[i] == 0x1b;
		}
	}
	return n;
}

/* A single high byte between ASCII is windows-1252 that strayed in; a cut or mangled sequence
 * is lost. */
static uint32_t
mend(struct str s, size_t from, size_t to)
{
	bool alone = to - from == 1 &&
		     (from == 0 || (unsigned char)s.p[from - 1] < 0x80) &&
		     (to == s.n || (unsigned char)s.p[to] < 0x80);
	return alone ? of_windows_1252((unsigned char)s.p[from]) : UTF8_BROKEN;
}

/* Controls dropped and broken sequences mended. */
static struct str
repaired(struct arena *out, struct str s)
{
	struct buf b = buf_in(out, s.n + s.n / 16 + 16);
	for (size_t i = 0; i < s.n;) {
		size_t at = i;
		i = skip_plain(s, i);
		buf_bytes(&b, s.p + at, i - at);
		for (at = i; i < s.n && (unsigned char)s.p[i] >= 0x80; at = i) {
			bool sound = step_long(s, &i);
			if (is_c1(s, at))
				utf8_put(&b, of_windows_1252((unsigned char)s.p[at + 1]));
			else if (sound)
				buf_bytes(&b, s.p + at, i - at);
			else
				utf8_put(&b, mend(s, at, i));
		}
		for (; i < s.n && is_dropped((unsigned char)s.p[i]); i++)
			if (s.p[i] == '\f')
				buf_byte(&b, ' '); /* the one of them that parts words */
	}
	return buf_str(&b);
}

static struct str
without_mark(struct str s)
{
	return str_starts(s, STR("\xef\xbb\xbf")) ? str_skip(s, 3) : s;
}

/* A copy in `out` of what lies in scratch, without dropped controls. */
static struct str
finished(struct arena *out, struct str s)
{
	return without_mark(repaired(out, s));
}

/* ---- the order of belief ---- */

/* By the first label that names something other than UTF-8 and UTF-16, which the bytes have
 * already shown not to be. */
static struct str
by_label(struct arena *out, struct arena scratch, struct str bytes,
	 const struct str *label, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *name = encoding_label_name(label[i]);
		if (!name)
			continue;
		const char *converter = encoding_label_converter(name);
		const uint16_t *upper = encoding_upper_half(name);
		if (!strcmp(name, "windows-1252"))
			break;
		if (!strcmp(name, "replacement"))
			return STR("\xef\xbf\xbd");
		if (!strcmp(name, "x-user-defined"))
			return from_user_defined(out, bytes);
		if (upper)
			return from_upper_half(out, bytes, upper);
		struct str s =
			converter ? from_icu(&scratch, bytes, converter) : STR_NONE;
		if (s.p)
			return finished(out, s);
	}
	return from_windows_1252(out, bytes);
}

struct str
text_to_utf8(struct arena *out, struct arena scratch, struct str bytes,
	     struct str header_charset, enum encoding_source kind)
{
	size_t mark;
	enum wide wide = wide_by_mark(bytes, &mark);
	if (!wide)
		wide = wide_by_zeros(bytes);
	if (wide)
		return finished(out, from_wide(&scratch, str_skip(bytes, mark), wide));
	bool marked = str_starts(bytes, STR("\xef\xbb\xbf"));
	struct str body = without_mark(bytes);
	struct census n = take_census(body);
	bool is_utf8 = n.broken == 0 || marked || n.sound > 4 * n.broken;
	if (is_utf8 && !n.escapes)
		return n.broken || n.dropped || n.c1 ? repaired(out, body) : body;

	struct str label[2];
	struct str in_header = encoding_of_header(header_charset);
	label[0] = in_header.p ? in_header : header_charset;
	label[1] = encoding_declared(body, kind);
	if (!is_utf8)
		return by_label(out, scratch, body, label, 2);
	/* ESC in ASCII: one of the encodings by escapes, where such is declared. */
	for (int i = 0; i < 2; i++)
		if (str_eq(encoding_name(label[i]), STR("iso-2022-jp")) ||
		    str_eq(encoding_name(label[i]), STR("replacement")))
			return by_label(out, scratch, body, label + i, 1);
	return repaired(out, body);
}
