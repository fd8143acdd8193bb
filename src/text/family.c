/* family.c: the owners of outlets. */
#include "text/family.h"

#include "text/url.h"
#include "text/url_host.h"

/* The next of a list by commas, trimmed; false at the end. */
static bool
next_pattern(struct str *list, struct str *pattern)
{
	if (!str_cut(list, ',', pattern))
		return false;
	*pattern = str_trim(*pattern);
	return true;
}

static bool
is_pattern_byte(unsigned char c)
{
	return byte_is_alnum(c) || c == '.' || c == '-' || c == '*' || c == '_' || c == ':' || c >= 0x80;
}

static bool
check_pattern(struct str p, struct err *err)
{
	bool named = false;
	if (!p.n)
		return err_set(err, ERR_USAGE, "a host is missing");
	for (size_t i = 0; i < p.n; i++) {
		unsigned char c = (unsigned char)p.p[i];
		if (!is_pattern_byte(c))
			return err_set(err, ERR_USAGE, "\"" STR_FMT "\" is no host: it has a \"%c\"",
			               STR_ARG(p), c);
		named = named || (c != '*' && c != '.');
	}
	return named || err_set(err, ERR_USAGE, "\"" STR_FMT "\" would be every host", STR_ARG(p));
}

bool
family_check(struct str patterns, struct err *err)
{
	struct str p;
	if (!str_trim(patterns).n)
		return err_set(err, ERR_USAGE, "a host is missing");
	while (next_pattern(&patterns, &p))
		if (!check_pattern(p, err))
			return false;
	return true;
}

/* Stars by the usual walk: the last star takes one byte more at each mismatch behind it. */
static bool
matches_stars(struct str p, struct str host)
{
	size_t i = 0, k = 0, star = SIZE_MAX, from = 0;
	while (k < host.n) {
		if (i < p.n && p.p[i] == '*') {
			star = i++;
			from = k;
		} else if (i < p.n && byte_lower((unsigned char)p.p[i]) == (unsigned char)host.p[k]) {
			i++;
			k++;
		} else if (star != SIZE_MAX) {
			i = star + 1;
			k = ++from;
		} else {
			return false;
		}
	}
	while (i < p.n && p.p[i] == '*')
		i++;
	return i == p.n;
}

static bool
matches(struct str p, struct str host)
{
	if (str_find_byte(p, '*', 0) >= 0)
		return matches_stars(p, host);
	if (p.n > host.n || !str_eq_nocase(str_skip(host, host.n - p.n), p))
		return false;
	return p.n == host.n || host.p[host.n - p.n - 1] == '.';
}

/* The first family with a pattern for the host. */
static struct str
named_family(struct str families, struct str host)
{
	struct str line, p;
	while (str_cut(&families, '\n', &line)) {
		ptrdiff_t eq = str_find_byte(line, '=', 0);
		if (eq < 0)
			continue;
		struct str list = str_skip(line, (size_t)eq + 1);
		while (next_pattern(&list, &p))
			if (p.n && matches(p, host))
				return str_trim(str_sub(line, 0, (size_t)eq));
	}
	return STR_NONE;
}

struct str
family_of(struct arena *out, struct arena scratch, struct str families, struct str url,
          struct str outlet)
{
	struct str host = url_host(out, scratch, url);
	struct str named = host.n ? named_family(families, host) : STR_NONE;
	if (named.p)
		return named;
	/* An address of numbers names no owner. */
	bool nameless = !host.n || url_host_is_address(host);
	return nameless && outlet.n ? outlet : url_site(host);
}

/* Endings of two letters that are sold all over the world for what they spell. */
static const char *const worldly[] = {
	"ai", "am", "cc", "co", "eu", "fm", "gg", "io", "is", "la", "ly", "me", "sh", "so", "st", "to",
	"tv", "vc", "ws",
};

struct str
family_country(struct str host)
{
	struct str end = str_skip(host, (size_t)(str_rfind_byte(host, '.') + 1));
	if (end.n != 2 || end.n == host.n || !byte_is_alpha((unsigned char)end.p[0]) ||
	    !byte_is_alpha((unsigned char)end.p[1]))
		return STR_NONE;
	for (size_t i = 0; i < sizeof worldly / sizeof *worldly; i++)
		if (str_eq_nocase(end, str_of(worldly[i])))
			return STR_NONE;
	return end;
}
