/* str.h: byte strings by view: a pointer and a length, not ended by NUL.
 *
 * A str never owns its bytes.  {NULL, 0} is the absent string; an empty string that is present
 * has a non-NULL pointer.  Text is UTF-8 unless said otherwise; case folding here is ASCII only
 * (text/utf8.h has the rest). */
#ifndef GW_BASE_STR_H
#define GW_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

struct str {
	const char *p;
	size_t n;
};

#define STR(lit)    ((struct str){("" lit), sizeof(lit) - 1})
#define STR_NONE    ((struct str){NULL, 0})
#define STR_FMT     "%.*s"
#define STR_ARG(s)  (int)((s).n > 0x7fffffff ? 0x7fffffff : (s).n), ((s).p ? (s).p : "")

/* ---- the smallest, which are called for single bytes ---- */

/* space \t \n \v \f \r */
static inline bool
byte_is_space(unsigned char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool
byte_is_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
byte_is_alpha(unsigned char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static inline bool
byte_is_alnum(unsigned char c)
{
	return byte_is_digit(c) || byte_is_alpha(c);
}

static inline unsigned char
byte_lower(unsigned char c)
{
	return c >= 'A' && c <= 'Z' ? c | 32 : c;
}

/* Of a C string; NULL gives STR_NONE. */
static inline struct str
str_of(const char *c)
{
	return c ? (struct str){c, strlen(c)} : STR_NONE;
}

static inline struct str
str_from(const void *p, size_t n)
{
	return (struct str){p, n};
}

/* Part [from, to); both are clamped to the string. */
static inline struct str
str_sub(struct str s, size_t from, size_t to)
{
	if (to > s.n)
		to = s.n;
	if (from > to)
		from = to;
	return (struct str){s.p ? s.p + from : NULL, to - from};
}

static inline struct str
str_skip(struct str s, size_t n)
{
	return str_sub(s, n, s.n);
}

static inline bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (b.n == 0 || memcmp(a.p, b.p, b.n) == 0);
}

static inline bool
str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && str_eq(str_sub(s, 0, prefix.n), prefix);
}

static inline bool
str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n && str_eq(str_skip(s, s.n - suffix.n), suffix);
}

/* Byte index of the first one at or after `from`, or -1. */
static inline ptrdiff_t
str_find_byte(struct str s, char c, size_t from)
{
	if (from >= s.n)
		return -1;
	const char *at = memchr(s.p + from, c, s.n - from);
	return at ? at - s.p : -1;
}

/* ---- the others ---- */

bool str_eq_nocase(struct str a, struct str b);
int str_cmp(struct str a, struct str b); /* by bytes, shorter first */
bool str_starts_nocase(struct str s, struct str prefix);
bool str_ends_nocase(struct str s, struct str suffix);

/* Byte index of the first occurrence at or after `from`, or -1. */
ptrdiff_t str_find(struct str s, struct str needle, size_t from);
ptrdiff_t str_find_nocase(struct str s, struct str needle, size_t from);
ptrdiff_t str_rfind_byte(struct str s, char c);
bool str_has(struct str s, struct str needle);
bool str_has_nocase(struct str s, struct str needle);

/* Without ASCII white space (and NBSP U+00A0 where `_wide`) at both ends. */
struct str str_trim(struct str s);
struct str str_trim_wide(struct str s);

/* Takes the part before the first `sep` off `*rest` into `*part`; false when nothing is left.
 * "a,,b" gives "a", "", "b"; "" gives nothing. */
bool str_cut(struct str *rest, char sep, struct str *part);

/* Next run of bytes that are no ASCII white space; false at the end. */
bool str_word(struct str *rest, struct str *word);

struct str str_dup(struct arena *a, struct str s);   /* absent stays absent */
char *str_c(struct arena *a, struct str s);          /* copy ended by NUL; never NULL */
struct str str_one_line(struct arena *a, struct str s); /* its words, one space between them */
struct str str_lower(struct arena *a, struct str s); /* ASCII lower case copy */
struct str str_cat(struct arena *a, struct str s, struct str t);
struct str str_fmt(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
struct str str_vfmt(struct arena *a, const char *fmt, va_list ap)
	__attribute__((format(printf, 2, 0), nonnull(2)));

/* The whole string as a decimal number; false (and *out untouched) if it is none. */
bool str_to_int(struct str s, int64_t *out);

#endif
