/* robots.c: which paths of a host a crawler may read (RFC 9309). */
#include "net/robots.h"

#include "base/buf.h"
#include "model/limits.h"
#include "text/url_escape.h"

enum { DELAY_MOST_MS = 24 * 60 * 60 * 1000 };

/* ── Lines ── */

enum line_kind { LINE_OTHER, LINE_AGENT, LINE_ALLOW, LINE_DISALLOW, LINE_DELAY, LINE_SITEMAP };

/* Names are matched without case; misspelt ones are meant all the same. */
static const struct {
	const char *name;
	enum line_kind kind;
} line_names[] = {
	{"user-agent", LINE_AGENT},    {"useragent", LINE_AGENT},     {"user agent", LINE_AGENT},
	{"allow", LINE_ALLOW},         {"disallow", LINE_DISALLOW},   {"dissallow", LINE_DISALLOW},
	{"dissalow", LINE_DISALLOW},   {"disalow", LINE_DISALLOW},    {"diasllow", LINE_DISALLOW},
	{"disallaw", LINE_DISALLOW},   {"crawl-delay", LINE_DELAY},   {"crawldelay", LINE_DELAY},
	{"crawl delay", LINE_DELAY},   {"sitemap", LINE_SITEMAP},     {"site-map", LINE_SITEMAP},
};

/* Takes the next line off `rest`; "\n", "\r\n" and "\r" end one. */
static bool
next_line(struct str *rest, struct str *line)
{
	size_t n = 0;
	if (!rest->n)
		return false;
	while (n < rest->n && rest->p[n] != '\n' && rest->p[n] != '\r')
		n++;
	*line = str_sub(*rest, 0, n);
	*rest = str_skip(*rest, n + 1);
	return true;
}

/* "name: value", or "name value" where these are the only two words. */
static enum line_kind
read_line(struct str line, struct str *value)
{
	ptrdiff_t comment = str_find_byte(line, '#', 0);
	if (comment >= 0)
		line.n = (size_t)comment;
	line = str_trim(line);
	ptrdiff_t colon = str_find_byte(line, ':', 0);
	struct str name = str_trim(str_sub(line, 0, colon < 0 ? 0 : (size_t)colon));
	*value = str_trim(str_skip(line, (size_t)(colon + 1)));
	if (colon < 0) {
		struct str rest = line, third;
		if (!str_word(&rest, &name) || !str_word(&rest, value) || str_word(&rest, &third))
			return LINE_OTHER;
	}
	for (size_t i = 0; i < sizeof line_names / sizeof *line_names; i++)
		if (str_eq_nocase(name, str_of(line_names[i].name)))
			return line_names[i].kind;
	return LINE_OTHER;
}

/* The product token a user-agent line begins with. */
static struct str
product_token(struct str value)
{
	size_t n = 0;
	while (n < value.n && (byte_is_alpha((unsigned char)value.p[n]) || value.p[n] == '-' ||
	                       value.p[n] == '_'))
		n++;
	return str_sub(value, 0, n);
}

static bool
is_everybody(struct str value)
{
	return value.n && value.p[0] == '*' &&
	       (value.n == 1 || byte_is_space((unsigned char)value.p[1]));
}

/* Seconds, perhaps with a fraction, in milliseconds; 0 for what is no number. */
static int64_t
read_delay_ms(struct str value)
{
	int64_t ms = 0, unit = 1000;
	bool fraction = false;
	for (size_t i = 0; i < value.n; i++) {
		char c = value.p[i];
		if (c == '.' && !fraction) {
			fraction = true;
			continue;
		}
		if (!byte_is_digit((unsigned char)c))
			return 0;
		if (fraction)
			ms += (c - '0') * (unit /= 10);
		else
			ms = ms * 10 + (c - '0') * 1000;
		if (ms > DELAY_MOST_MS)
			return DELAY_MOST_MS;
	}
	return ms;
}

/* ── Percent-encoding, in its two readings ── */

enum reading {
	AS_MEANT,   /* unreserved characters plain, everything beyond ASCII encoded */
	AS_WRITTEN, /* only digits in upper case, and everything beyond ASCII encoded */
	AS_ASKED,   /* only digits in upper case: a path, for comparing with AS_WRITTEN */
};

static bool
is_unreserved(int c)
{
	return c < 0x80 && (byte_is_alnum((unsigned char)c) || c == '-' || c == '.' || c == '_' ||
	                    c == '~');
}

static size_t
put_escape(char *to, unsigned char c)
{
	static const char digits[] = "0123456789ABCDEF";
	to[0] = '%';
	to[1] = digits[c >> 4];
	to[2] = digits[c & 15];
	return 3;
}

/* Writes `s` in a reading, at most three bytes for each; returns how many. */
static size_t
escape(char *to, struct str s, enum reading reading)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		int high = -1, low = -1;
		if (c == '%' && s.n - i >= 3) {
			high = url_hex_digit((unsigned char)s.p[i + 1]);
			low = url_hex_digit((unsigned char)s.p[i + 2]);
		}
		if (high >= 0 && low >= 0) {
			int byte = high << 4 | low;
			if (reading == AS_MEANT && is_unreserved(byte))
				to[n++] = (char)byte;
			else
				n += put_escape(to + n, (unsigned char)byte);
			i += 2;
		} else if (reading != AS_ASKED && (c <= 0x20 || c > 0x7e)) {
			n += put_escape(to + n, c);
		} else {
			to[n++] = (char)c;
		}
	}
	return n;
}

static struct str
escaped(struct arena *out, struct str s, enum reading reading)
{
	char *p = arena_array(out, char, s.n * 3 + 1);
	return (struct str){p, escape(p, s, reading)};
}

/* ── From a file to our rules ── */

static void
put_rule(struct buf *rules, struct arena scratch, bool allow, struct str pattern)
{
	if (!pattern.n || (pattern.p[0] != '/' && pattern.p[0] != '*'))
		return;
	struct str meant = escaped(&scratch, pattern, AS_MEANT);
	struct str written = escaped(&scratch, pattern, AS_WRITTEN);
	buf_cstr(rules, allow ? "allow " : "disallow ");
	buf_put(rules, meant);
	if (!str_eq(meant, written)) {
		buf_byte(rules, ' ');
		buf_put(rules, written);
	}
	buf_byte(rules, '\n');
	/* Who allows a folder's index page means the folder's own address too. */
	ptrdiff_t slash = str_rfind_byte(pattern, '/');
	if (allow && slash >= 0 && str_starts(str_skip(pattern, (size_t)slash), STR("/index.htm"))) {
		struct str folder = str_sub(pattern, 0, (size_t)slash + 1);
		put_rule(rules, scratch, true, str_cat(&scratch, folder, STR("$")));
	}
}

/* Rules of one kind of group: those that name us, and those for everybody. */
struct rule_set {
	struct buf rules;
	int64_t delay_ms;
	bool seen; /* such a group exists in the file */
	bool here; /* the group being read is of this kind */
};

struct str
robots_rules(struct arena *out, struct arena scratch, struct str text, struct str agent,
             int64_t *crawl_delay_ms)
{
	struct rule_set ours = {0}, all = {0};
	struct str line, value;
	bool in_rules = false; /* the next user-agent line begins a new group */
	if (text.n > LIMIT_ROBOTS_BYTES)
		text.n = LIMIT_ROBOTS_BYTES;
	if (str_starts(text, STR("\xef\xbb\xbf")))
		text = str_skip(text, 3);
	ours.rules = buf_in(out, 256);
	all.rules = buf_in(out, 256);
	while (next_line(&text, &line)) {
		enum line_kind kind = read_line(line, &value);
		if (kind == LINE_AGENT) {
			if (in_rules)
				ours.here = all.here = in_rules = false;
			bool us = agent.n && str_eq_nocase(product_token(value), agent);
			ours.here |= us;
			ours.seen |= us;
			all.here |= is_everybody(value);
		}
		struct rule_set *sets[2] = {&ours, &all};
		for (size_t i = 0; i < 2; i++) {
			if (!sets[i]->here)
				continue;
			if (kind == LINE_ALLOW || kind == LINE_DISALLOW)
				put_rule(&sets[i]->rules, scratch, kind == LINE_ALLOW, value);
			else if (kind == LINE_DELAY && read_delay_ms(value) > sets[i]->delay_ms)
				sets[i]->delay_ms = read_delay_ms(value);
		}
		if (kind == LINE_ALLOW || kind == LINE_DISALLOW)
			in_rules = true;
	}
	if (crawl_delay_ms)
		*crawl_delay_ms = ours.seen ? ours.delay_ms : all.delay_ms;
	return buf_str(ours.seen ? &ours.rules : &all.rules);
}

/* ── Matching ── */

/* '*' is any run of bytes, '$' at the end the end of the path. Each piece between
 * stars is looked for at its first place after the one before, so the work is linear. */
static bool
matches(struct str pattern, struct str path)
{
	bool anchored = str_ends(pattern, STR("$"));
	bool first = true;
	size_t at = 0;
	if (anchored)
		pattern.n--;
	for (;;) {
		ptrdiff_t star = str_find_byte(pattern, '*', 0);
		struct str piece = str_sub(pattern, 0, star < 0 ? pattern.n : (size_t)star);
		if (star < 0 && anchored) {
			if (first)
				return str_eq(piece, path);
			return path.n - at >= piece.n && str_ends(path, piece);
		}
		if (first) {
			if (!str_starts(path, piece))
				return false;
			at = piece.n;
		} else {
			ptrdiff_t found = str_find(path, piece, at);
			if (found < 0)
				return false;
			at = (size_t)found + piece.n;
		}
		if (star < 0)
			return true;
		pattern = str_skip(pattern, (size_t)star + 1);
		first = false;
	}
}

/* The longest matching pattern of each kind, in one reading; -1: none. */
struct verdict {
	int64_t allow, disallow;
};

static void
judge(struct verdict *v, bool allow, struct str pattern, struct str path)
{
	int64_t *longest = allow ? &v->allow : &v->disallow;
	if ((int64_t)pattern.n > *longest && matches(pattern, path))
		*longest = (int64_t)pattern.n;
}

bool
robots_allowed(struct str rules, struct str path_and_query)
{
	char meant_room[LIMIT_URL_BYTES * 3], asked_room[LIMIT_URL_BYTES * 3];
	if (path_and_query.n > LIMIT_URL_BYTES)
		return false;
	struct str meant = {meant_room, escape(meant_room, path_and_query, AS_MEANT)};
	struct str asked = {asked_room, escape(asked_room, path_and_query, AS_ASKED)};
	struct verdict by_meaning = {-1, -1}, by_letter = {-1, -1};
	struct str line, word, pattern, written;
	while (next_line(&rules, &line)) {
		if (!str_word(&line, &word) || !str_word(&line, &pattern))
			continue;
		bool allow = str_eq(word, STR("allow"));
		judge(&by_meaning, allow, pattern, meant);
		judge(&by_letter, allow, str_word(&line, &written) ? written : pattern, asked);
	}
	return by_meaning.allow >= by_meaning.disallow && by_letter.allow >= by_letter.disallow;
}

struct str *
robots_sitemaps(struct arena *out, struct str text, size_t *count)
{
	struct str *list = arena_array(out, struct str, LIMIT_SITEMAPS);
	struct str line, value;
	*count = 0;
	text = str_sub(text, 0, LIMIT_ROBOTS_BYTES);
	while (*count < LIMIT_SITEMAPS && next_line(&text, &line))
		if (read_line(line, &value) == LINE_SITEMAP && value.n && value.n <= LIMIT_URL_BYTES)
			list[(*count)++] = value;
	return list;
}

struct str
robots_pattern(struct arena *out, struct str pattern)
{
	return escaped(out, pattern, AS_MEANT);
}

bool
robots_pattern_holds(struct str pattern, struct str path_and_query)
{
	char room[LIMIT_URL_BYTES * 3];
	if (path_and_query.n > LIMIT_URL_BYTES)
		return false;
	struct str meant = {room, escape(room, path_and_query, AS_MEANT)};
	return matches(pattern, meant);
}

/* Path and query of an address as they are written. */
static struct str
written_target(struct arena *out, struct str url)
{
	ptrdiff_t start = str_find(url, STR("://"), 0);
	url = str_skip(url, start < 0 ? 0 : (size_t)start + 3);
	size_t n = 0;
	while (n < url.n && url.p[n] != '/' && url.p[n] != '?' && url.p[n] != '#')
		n++;
	url = str_skip(url, n);
	ptrdiff_t fragment = str_find_byte(url, '#', 0);
	if (fragment >= 0)
		url.n = (size_t)fragment;
	return url.n && url.p[0] == '/' ? url : str_cat(out, STR("/"), url);
}

bool
robots_allowed_in(struct arena *out, struct arena scratch, struct str text, struct str agent,
                  struct str url)
{
	struct str rules = robots_rules(out, scratch, text, agent, NULL);
	return robots_allowed(rules, written_target(out, url));
}
