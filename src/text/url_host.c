/* url_host.c: the host of an address, by WHATWG URL 3.5, with ICU's UTS #46 for names
 * beyond ASCII. */
#include "text/url_host.h"

#include <string.h>
#include <unicode/uidna.h>

#include "text/url_escape.h"

enum { IPV6_PIECES = 8, IPV4_PARTS = 4 };

/* Bytes that no host may hold, and those that no domain may hold beside them. */
static const char forbidden_in_host[] = "\t\n\r #/:<>?@[\\]^|";

static bool
forbidden_host_byte(unsigned char c)
{
	return c == 0 || strchr(forbidden_in_host, c);
}

static bool
forbidden_domain_byte(unsigned char c)
{
	return c <= 0x20 || c == 0x7f || c == '%' || strchr(forbidden_in_host, c);
}

/* ── IPv4 ── */

/* A part in decimal, octal or hexadecimal; numbers too large for an address stay too
 * large. */
static bool
ipv4_number(struct str s, uint64_t *value)
{
	unsigned base = 10;
	if (s.n == 0)
		return false;
	if (s.n >= 2 && s.p[0] == '0' && byte_lower((unsigned char)s.p[1]) == 'x') {
		base = 16;
		s = str_skip(s, 2);
	} else if (s.n >= 2 && s.p[0] == '0') {
		base = 8;
		s = str_skip(s, 1);
	}
	*value = 0;
	for (size_t i = 0; i < s.n; i++) {
		int digit = url_hex_digit((unsigned char)s.p[i]);
		if (digit < 0 || (unsigned)digit >= base)
			return false;
		if (*value <= UINT32_MAX)
			*value = *value * base + (unsigned)digit;
	}
	return true;
}

static bool
ends_in_number(struct str host)
{
	if (str_ends(host, STR(".")))
		host.n--;
	struct str last = str_skip(host, (size_t)(str_rfind_byte(host, '.') + 1));
	bool digits = last.n > 0;
	for (size_t i = 0; i < last.n; i++)
		digits = digits && byte_is_digit((unsigned char)last.p[i]);
	uint64_t value;
	return digits || ipv4_number(last, &value);
}

static bool
ipv4_parse(struct arena *out, struct str host, struct str *address)
{
	uint64_t part[IPV4_PARTS];
	size_t n = 0;
	if (str_ends(host, STR(".")))
		host.n--;
	for (;;) {
		ptrdiff_t dot = str_find_byte(host, '.', 0);
		if (n == IPV4_PARTS)
			return false;
		if (!ipv4_number(str_sub(host, 0, dot < 0 ? host.n : (size_t)dot), &part[n++]))
			return false;
		if (dot < 0)
			break;
		host = str_skip(host, (size_t)dot + 1);
	}
	uint64_t all = part[n - 1];
	if (all >= 1ull << 8 * (IPV4_PARTS + 1 - n))
		return false;
	for (size_t i = 0; i + 1 < n; i++) {
		if (part[i] > 255)
			return false;
		all |= part[i] << 8 * (IPV4_PARTS - 1 - i);
	}
	*address = str_fmt(out, "%u.%u.%u.%u", (unsigned)(all >> 24 & 255),
	                   (unsigned)(all >> 16 & 255), (unsigned)(all >> 8 & 255),
	                   (unsigned)(all & 255));
	return true;
}

/* ── IPv6 ── */

/* The dotted tail of an IPv6 address, as two pieces; strict decimal, unlike a host. */
static bool
ipv6_dotted_tail(struct str s, uint16_t pieces[2])
{
	uint32_t all = 0;
	for (int seen = 0; seen < IPV4_PARTS; seen++) {
		unsigned value = 0;
		size_t digits = 0;
		if (seen > 0 && (s.n == 0 || s.p[0] != '.'))
			return false;
		s = str_skip(s, seen > 0);
		while (digits < s.n && byte_is_digit((unsigned char)s.p[digits])) {
			if (digits > 0 && value == 0)
				return false;
			value = value * 10 + (unsigned)(s.p[digits++] - '0');
			if (value > 255)
				return false;
		}
		if (digits == 0)
			return false;
		all = all << 8 | value;
		s = str_skip(s, digits);
	}
	pieces[0] = (uint16_t)(all >> 16);
	pieces[1] = (uint16_t)all;
	return s.n == 0;
}

/* Spreads what followed "::" to the end of the address. */
static void
ipv6_expand(uint16_t piece[IPV6_PIECES], int n, int gap)
{
	int tail = n - gap;
	for (int i = 0; i < tail; i++) {
		uint16_t moved = piece[n - 1 - i];
		piece[n - 1 - i] = 0;
		piece[IPV6_PIECES - 1 - i] = moved;
	}
}

static bool
ipv6_parse(struct str s, uint16_t piece[IPV6_PIECES])
{
	int n = 0, gap = -1;
	memset(piece, 0, IPV6_PIECES * sizeof *piece);
	if (s.n && s.p[0] == ':') {
		if (!str_starts(s, STR("::")))
			return false;
		s = str_skip(s, 2);
		gap = 0;
	}
	while (s.n) {
		unsigned value = 0;
		size_t digits = 0;
		if (n == IPV6_PIECES)
			return false;
		if (s.p[0] == ':') {
			if (gap >= 0)
				return false;
			gap = n;
			s = str_skip(s, 1);
			continue;
		}
		while (digits < 4 && digits < s.n && url_hex_digit((unsigned char)s.p[digits]) >= 0)
			value = value << 4 | (unsigned)url_hex_digit((unsigned char)s.p[digits++]);
		if (digits < s.n && s.p[digits] == '.') {
			if (digits == 0 || n > IPV6_PIECES - 2 || !ipv6_dotted_tail(s, piece + n))
				return false;
			n += 2;
			break;
		}
		piece[n++] = (uint16_t)value;
		s = str_skip(s, digits);
		if (s.n == 0)
			break;
		if (s.p[0] != ':' || s.n == 1)
			return false;
		s = str_skip(s, 1);
	}
	if (gap < 0)
		return n == IPV6_PIECES;
	if (n == IPV6_PIECES)
		return false;
	ipv6_expand(piece, n, gap);
	return true;
}

/* Where the first longest run of two or more zero pieces starts, and how long it is. */
static int
ipv6_zero_run(const uint16_t piece[IPV6_PIECES], int *length)
{
	int best = -1;
	*length = 1;
	for (int i = 0; i < IPV6_PIECES; i++) {
		int run = 0;
		while (i + run < IPV6_PIECES && piece[i + run] == 0)
			run++;
		if (run > *length) {
			best = i;
			*length = run;
		}
		i += run;
	}
	return best;
}

static struct str
ipv6_text(struct arena *out, const uint16_t piece[IPV6_PIECES])
{
	struct buf b = buf_in(out, 48);
	int length;
	int gap = ipv6_zero_run(piece, &length);
	buf_byte(&b, '[');
	for (int i = 0; i < IPV6_PIECES; i++) {
		if (i == gap) {
			buf_cstr(&b, i == 0 ? "::" : ":");
			i += length - 1;
			continue;
		}
		buf_fmt(&b, i + 1 < IPV6_PIECES ? "%x:" : "%x", piece[i]);
	}
	buf_byte(&b, ']');
	return buf_str(&b);
}

/* ── Domains ── */

static bool
is_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

/* Punycode and the mapping of UTS #46, without the checks of length and hyphens. */
static bool
domain_to_ascii(struct arena *out, struct str domain, struct str *ascii)
{
	const uint32_t forgiven = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG |
	                          UIDNA_ERROR_DOMAIN_NAME_TOO_LONG | UIDNA_ERROR_LEADING_HYPHEN |
	                          UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;
	UErrorCode code = U_ZERO_ERROR;
	UIDNA *idna = uidna_openUTS46(UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ |
	                              UIDNA_NONTRANSITIONAL_TO_ASCII |
	                              UIDNA_NONTRANSITIONAL_TO_UNICODE, &code);
	if (U_FAILURE(code))
		return false;
	UIDNAInfo info = UIDNA_INFO_INITIALIZER;
	int32_t cap = (int32_t)domain.n * 6 + 64; /* punycode takes at most four digits a letter */
	char *p = arena_array(out, char, (size_t)cap);
	int32_t n = uidna_nameToASCII_UTF8(idna, domain.p, (int32_t)domain.n, p, cap, &info, &code);
	uidna_close(idna);
	*ascii = (struct str){p, (size_t)(n < 0 ? 0 : n)};
	return U_SUCCESS(code) && n <= cap && !(info.errors & ~forgiven);
}

static bool
opaque_host(struct arena *out, struct str input, struct str *host)
{
	for (size_t i = 0; i < input.n; i++)
		if (forbidden_host_byte((unsigned char)input.p[i]))
			return false;
	*host = url_escape(out, input, URL_SET_CONTROL);
	return true;
}

bool
url_host_parse(struct arena *out, struct str input, bool special, struct str *host)
{
	uint16_t piece[IPV6_PIECES];
	if (input.n && input.p[0] == '[') {
		if (input.p[input.n - 1] != ']' || !ipv6_parse(str_sub(input, 1, input.n - 1), piece))
			return false;
		*host = ipv6_text(out, piece);
		return true;
	}
	if (!special)
		return opaque_host(out, input, host);
	struct str domain = url_unescape(out, input);
	if (is_ascii(domain))
		*host = str_lower(out, domain);
	else if (!domain_to_ascii(out, domain, host))
		return false;
	for (size_t i = 0; i < host->n; i++)
		if (forbidden_domain_byte((unsigned char)host->p[i]))
			return false;
	if (host->n == 0)
		return false;
	return !ends_in_number(*host) || ipv4_parse(out, *host, host);
}

bool
url_host_is_address(struct str host)
{
	return host.n && (host.p[0] == '[' || ends_in_number(host));
}
