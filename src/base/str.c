/* str.c: byte strings by view. */
#include "base/str.h"

#include <stdio.h>
#include <string.h>

enum { SHORT_NEEDLE = 4 };

static bool
same_nocase(const char *a, const char *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (byte_lower((unsigned char)a[i]) != byte_lower((unsigned char)b[i]))
			return false;
	return true;
}

bool
str_eq_nocase(struct str a, struct str b)
{
	return a.n == b.n && same_nocase(a.p, b.p, a.n);
}

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;
	return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool
str_starts_nocase(struct str s, struct str prefix)
{
	return s.n >= prefix.n && same_nocase(s.p, prefix.p, prefix.n);
}

bool
str_ends_nocase(struct str s, struct str suffix)
{
	return s.n >= suffix.n && same_nocase(s.p + (s.n - suffix.n), suffix.p, suffix.n);
}

/* Ends of comments and the like, whose first byte is rare in what comes before them. */
static ptrdiff_t
find_short(struct str s, struct str needle, size_t from)
{
	ptrdiff_t at = (ptrdiff_t)from;
	while ((at = str_find_byte(s, needle.p[0], (size_t)at)) >= 0 &&
	       !str_starts(str_skip(s, (size_t)at), needle))
		at++;
	return at;
}

ptrdiff_t
str_find(struct str s, struct str needle, size_t from)
{
	if (from > s.n || needle.n > s.n - from)
		return -1;
	if (needle.n == 0)
		return (ptrdiff_t)from;
	if (needle.n <= SHORT_NEEDLE)
		return find_short(s, needle, from);
	const char *at = memmem(s.p + from, s.n - from, needle.p, needle.n);
	return at ? at - s.p : -1;
}

ptrdiff_t
str_find_nocase(struct str s, struct str needle, size_t from)
{
	for (size_t i = from; needle.n <= s.n && i <= s.n - needle.n; i++)
		if (same_nocase(s.p + i, needle.p, needle.n))
			return (ptrdiff_t)i;
	return -1;
}

ptrdiff_t
str_rfind_byte(struct str s, char c)
{
	const char *at = s.n ? memrchr(s.p, c, s.n) : NULL;
	return at ? at - s.p : -1;
}

bool
str_has(struct str s, struct str needle)
{
	return str_find(s, needle, 0) >= 0;
}

bool
str_has_nocase(struct str s, struct str needle)
{
	return str_find_nocase(s, needle, 0) >= 0;
}

struct str
str_trim(struct str s)
{
	while (s.n && byte_is_space((unsigned char)s.p[0]))
		s = str_skip(s, 1);
	while (s.n && byte_is_space((unsigned char)s.p[s.n - 1]))
		s.n--;
	return s;
}

struct str
str_trim_wide(struct str s)
{
	for (;;) {
		struct str t = str_trim(s);
		if (str_starts(t, STR("\xc2\xa0")))
			t = str_skip(t, 2);
		if (str_ends(t, STR("\xc2\xa0")))
			t.n -= 2;
		if (t.n == s.n)
			return t;
		s = t;
	}
}

bool
str_cut(struct str *rest, char sep, struct str *part)
{
	if (!rest->p)
		return false;
	ptrdiff_t at = str_find_byte(*rest, sep, 0);
	if (at < 0) {
		*part = *rest;
		bool any = rest->n > 0;
		*rest = STR_NONE;
		return any;
	}
	*part = str_sub(*rest, 0, (size_t)at);
	*rest = str_skip(*rest, (size_t)at + 1);
	return true;
}

bool
str_word(struct str *rest, struct str *word)
{
	struct str s = *rest;
	while (s.n && byte_is_space((unsigned char)s.p[0]))
		s = str_skip(s, 1);
	size_t n = 0;
	while (n < s.n && !byte_is_space((unsigned char)s.p[n]))
		n++;
	*word = str_sub(s, 0, n);
	*rest = str_skip(s, n);
	return n > 0;
}

struct str
str_dup(struct arena *a, struct str s)
{
	if (!s.p)
		return s;
	char *p = arena_array(a, char, s.n + 1);
	if (s.n)
		memcpy(p, s.p, s.n);
	return (struct str){p, s.n};
}

struct str
str_one_line(struct arena *a, struct str s)
{
	char *p = arena_array(a, char, s.n + 1);
	size_t n = 0;
	struct str word;
	while (str_word(&s, &word)) {
		if (n)
			p[n++] = ' ';
		memcpy(p + n, word.p, word.n);
		n += word.n;
	}
	return (struct str){p, n};
}

char *
str_c(struct arena *a, struct str s)
{
	char *p = arena_array(a, char, s.n + 1);
	if (s.n)
		memcpy(p, s.p, s.n);
	return p;
}

struct str
str_lower(struct arena *a, struct str s)
{
	if (!s.p)
		return s;
	char *p = arena_array(a, char, s.n + 1);
	for (size_t i = 0; i < s.n; i++)
		p[i] = (char)byte_lower((unsigned char)s.p[i]);
	return (struct str){p, s.n};
}

struct str
str_cat(struct arena *a, struct str s, struct str t)
{
	char *p = arena_array(a, char, s.n + t.n + 1);
	if (s.n)
		memcpy(p, s.p, s.n);
	if (t.n)
		memcpy(p + s.n, t.p, t.n);
	return (struct str){p, s.n + t.n};
}

struct str
str_vfmt(struct arena *a, const char *fmt, va_list ap)
{
	va_list again;
	va_copy(again, ap);
	int n = vsnprintf(NULL, 0, fmt, ap);
	char *p = arena_array(a, char, (size_t)(n < 0 ? 0 : n) + 1);
	if (n > 0)
		vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return (struct str){p, (size_t)(n < 0 ? 0 : n)};
}

struct str
str_fmt(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	struct str s = str_vfmt(a, fmt, ap);
	va_end(ap);
	return s;
}

bool
str_to_int(struct str s, int64_t *out)
{
	bool minus = s.n && s.p[0] == '-';
	if (minus || (s.n && s.p[0] == '+'))
		s = str_skip(s, 1);
	if (s.n == 0 || s.n > 18)
		return false;
	int64_t v = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (!byte_is_digit((unsigned char)s.p[i]))
			return false;
		v = v * 10 + (s.p[i] - '0');
	}
	*out = minus ? -v : v;
	return true;
}
