/* url.c: addresses parsed, resolved and written, by the WHATWG URL standard.
 *
 * The standard describes a state machine that walks over single code points; here each
 * part is cut out as a whole, in the order of the machine's states, whose names the
 * functions bear. */
#include "text/url.h"

#include "model/limits.h"
#include "text/url_escape.h"
#include "text/url_host.h"

struct parse {
	struct arena *out;
	struct url *url;
	struct str rest;         /* not yet read */
	const struct url *base;  /* NULL: none */
	bool special, file;
};

/* ── Schemes ── */

static const struct special {
	struct str scheme;
	int port;
} specials[] = {
	{{"https", 5}, 443}, {{"http", 4}, 80}, {{"ftp", 3}, 21},
	{{"ws", 2}, 80},     {{"wss", 3}, 443}, {{"file", 4}, -1},
};

static const struct special *
special_of(struct str scheme)
{
	for (size_t i = 0; i < sizeof specials / sizeof *specials; i++)
		if (str_eq(scheme, specials[i].scheme))
			return &specials[i];
	return NULL;
}

static void
set_scheme(struct parse *p, struct str scheme)
{
	p->url->scheme = scheme;
	p->special = special_of(scheme) != NULL;
	p->file = str_eq(scheme, STR("file"));
}

/* Takes "scheme:" off the rest. */
static bool
scheme_state(struct parse *p)
{
	struct str s = p->rest;
	size_t n = 0;
	if (!s.n || !byte_is_alpha((unsigned char)s.p[0]))
		return false;
	while (n < s.n && (byte_is_alnum((unsigned char)s.p[n]) || s.p[n] == '+' ||
	                   s.p[n] == '-' || s.p[n] == '.'))
		n++;
	if (n == s.n || s.p[n] != ':')
		return false;
	set_scheme(p, str_lower(p->out, str_sub(s, 0, n)));
	p->rest = str_skip(s, n + 1);
	return true;
}

/* ── Looking ahead ── */

static bool
at_slash(const struct parse *p)
{
	return p->rest.n && (p->rest.p[0] == '/' || (p->special && p->rest.p[0] == '\\'));
}

static bool
at_byte(const struct parse *p, char c)
{
	return p->rest.n && p->rest.p[0] == c;
}

static void
skip(struct parse *p, size_t n)
{
	p->rest = str_skip(p->rest, n);
}

/* What comes before the next '/', '?' or '#' (and '\' where it counts as a slash). */
static struct str
until_delimiter(const struct parse *p)
{
	size_t n = 0;
	while (n < p->rest.n) {
		char c = p->rest.p[n];
		if (c == '/' || c == '?' || c == '#' || (p->special && c == '\\'))
			break;
		n++;
	}
	return str_sub(p->rest, 0, n);
}

static bool
is_drive(struct str s)
{
	return s.n == 2 && byte_is_alpha((unsigned char)s.p[0]) &&
	       (s.p[1] == ':' || s.p[1] == '|');
}

static bool
starts_with_drive(struct str s)
{
	if (!is_drive(str_sub(s, 0, 2)))
		return false;
	return s.n == 2 || s.p[2] == '/' || s.p[2] == '\\' || s.p[2] == '?' || s.p[2] == '#';
}

/* ── Path, query, fragment ── */

static int
dots_of(struct str segment)
{
	int dots = 0;
	while (segment.n) {
		size_t n = segment.p[0] == '.' ? 1 : str_starts_nocase(segment, STR("%2e")) ? 3 : 0;
		if (!n || ++dots > 2)
			return 0;
		segment = str_skip(segment, n);
	}
	return dots;
}

/* Drops the last segment; the drive letter of a file stays. */
static void
shorten(const struct parse *p, struct buf *path)
{
	struct str s = buf_str(path);
	ptrdiff_t slash = str_rfind_byte(s, '/');
	if (p->file && slash == 0 && is_drive(str_skip(s, 1)) && s.p[2] == ':')
		return;
	path->n = slash < 0 ? 0 : (size_t)slash;
}

static void
put_segment(const struct parse *p, struct buf *path, struct str segment)
{
	bool drive = p->file && path->n == 0 && is_drive(segment);
	buf_byte(path, '/');
	url_escape_put(path, segment, URL_SET_PATH);
	if (drive)
		path->p[path->n - 1] = ':';
}

static void
query_state(struct parse *p)
{
	if (at_byte(p, '?')) {
		ptrdiff_t end = str_find_byte(p->rest, '#', 0);
		struct str query = str_sub(p->rest, 1, end < 0 ? p->rest.n : (size_t)end);
		skip(p, query.n + 1);
		p->url->query = url_escape(p->out, query,
		                           p->special ? URL_SET_SPECIAL_QUERY : URL_SET_QUERY);
	}
	if (at_byte(p, '#'))
		p->url->fragment = url_escape(p->out, str_skip(p->rest, 1), URL_SET_FRAGMENT);
}

/* Reads segments onto `path`, which holds those inherited from the base. */
static void
path_state(struct parse *p, struct str inherited)
{
	struct buf path = buf_in(p->out, inherited.n + p->rest.n + 16);
	buf_put(&path, inherited);
	for (;;) {
		struct str segment = until_delimiter(p);
		int dots = dots_of(segment);
		skip(p, segment.n);
		bool last = !at_slash(p);
		if (dots == 2)
			shorten(p, &path);
		if (!dots)
			put_segment(p, &path, segment);
		else if (last)
			buf_byte(&path, '/');
		if (last)
			break;
		skip(p, 1);
	}
	p->url->path = buf_str(&path);
	query_state(p);
}

static void
path_start_state(struct parse *p)
{
	if (at_slash(p)) {
		skip(p, 1);
		path_state(p, STR(""));
	} else if (p->special || (p->rest.n && !at_byte(p, '?') && !at_byte(p, '#'))) {
		path_state(p, STR(""));
	} else {
		query_state(p);
	}
}

static void
opaque_path_state(struct parse *p)
{
	size_t n = 0;
	while (n < p->rest.n && p->rest.p[n] != '?' && p->rest.p[n] != '#')
		n++;
	struct str path = str_sub(p->rest, 0, n);
	skip(p, n);
	p->url->opaque = true;
	p->url->path = url_escape(p->out, path, URL_SET_CONTROL);
	/* A space before '?' or '#' would be lost when these are taken off again. */
	if (p->rest.n && str_ends(path, STR(" "))) {
		struct str kept = str_sub(p->url->path, 0, p->url->path.n - 1);
		p->url->path = str_cat(p->out, kept, STR("%20"));
	}
	query_state(p);
}

/* ── Authority ── */

static bool
port_state(struct parse *p, struct str digits)
{
	unsigned port = 0;
	for (size_t i = 0; i < digits.n; i++) {
		if (!byte_is_digit((unsigned char)digits.p[i]))
			return false;
		port = port * 10 + (unsigned)(digits.p[i] - '0');
		if (port > 65535)
			return false;
	}
	const struct special *special = special_of(p->url->scheme);
	if (digits.n && !(special && special->port == (int)port))
		p->url->port = (int)port;
	return true;
}

static bool
host_state(struct parse *p, struct str host)
{
	bool in_brackets = false;
	size_t n = 0;
	for (; n < host.n && (in_brackets || host.p[n] != ':'); n++) {
		if (host.p[n] == '[')
			in_brackets = true;
		else if (host.p[n] == ']')
			in_brackets = false;
	}
	if (n == 0 && (p->special || host.n))
		return false;
	if (!url_host_parse(p->out, str_sub(host, 0, n), p->special, &p->url->host))
		return false;
	return port_state(p, str_skip(host, n + 1));
}

static bool
authority_state(struct parse *p)
{
	struct str authority = until_delimiter(p);
	ptrdiff_t at = str_rfind_byte(authority, '@');
	skip(p, authority.n);
	if (at >= 0) {
		struct str user = str_sub(authority, 0, (size_t)at), name;
		authority = str_skip(authority, (size_t)at + 1);
		if (!authority.n)
			return false;
		if (!str_cut(&user, ':', &name))
			name = STR("");
		p->url->username = url_escape(p->out, name, URL_SET_USERINFO);
		p->url->password = url_escape(p->out, user.p ? user : STR(""), URL_SET_USERINFO);
	}
	if (!host_state(p, authority))
		return false;
	path_start_state(p);
	return true;
}

static bool
special_authority_state(struct parse *p)
{
	while (at_slash(p))
		skip(p, 1);
	return authority_state(p);
}

/* ── Relative to a base ── */

static void
take_host(struct parse *p)
{
	p->url->username = p->base->username;
	p->url->password = p->base->password;
	p->url->host = p->base->host;
	p->url->port = p->base->port;
}

/* The base's path without its last segment. */
static struct str
folder_of_base(const struct parse *p)
{
	struct buf path = {.p = (char *)(uintptr_t)p->base->path.p, .n = p->base->path.n};
	shorten(p, &path);
	return buf_str(&path);
}

/* What follows the base's own path: nothing, a query, a fragment, or a path beside it. */
static void
relative_tail(struct parse *p, struct str folder)
{
	if (p->rest.n && !at_byte(p, '?') && !at_byte(p, '#')) {
		path_state(p, folder);
		return;
	}
	p->url->path = p->base->path;
	if (!at_byte(p, '?'))
		p->url->query = p->base->query;
	query_state(p);
}

static bool
relative_state(struct parse *p)
{
	set_scheme(p, p->base->scheme);
	if (!at_slash(p)) {
		take_host(p);
		relative_tail(p, folder_of_base(p));
		return true;
	}
	skip(p, 1);
	if (at_slash(p)) {
		skip(p, 1);
		return p->special ? special_authority_state(p) : authority_state(p);
	}
	take_host(p);
	path_state(p, STR(""));
	return true;
}

static bool
file_host_state(struct parse *p)
{
	struct str host = until_delimiter(p);
	if (is_drive(host)) {
		path_state(p, STR(""));
		return true;
	}
	skip(p, host.n);
	if (host.n && !url_host_parse(p->out, host, true, &p->url->host))
		return false;
	if (str_eq(p->url->host, STR("localhost")))
		p->url->host = STR("");
	path_start_state(p);
	return true;
}

static bool
file_state(struct parse *p)
{
	const struct url *base = p->base && str_eq(p->base->scheme, STR("file")) ? p->base : NULL;
	p->url->host = STR("");
	if (at_slash(p)) {
		skip(p, 1);
		if (at_slash(p)) {
			skip(p, 1);
			return file_host_state(p);
		}
		struct str drive = STR("");
		if (base) {
			p->url->host = base->host;
			struct str first = str_sub(base->path, 1, 3);
			if (!starts_with_drive(p->rest) && is_drive(first) && first.p[1] == ':' &&
			    (base->path.n == 3 || base->path.p[3] == '/'))
				drive = str_sub(base->path, 0, 3);
		}
		path_state(p, drive);
	} else if (base) {
		p->url->host = base->host;
		relative_tail(p, starts_with_drive(p->rest) ? STR("") : folder_of_base(p));
	} else {
		path_state(p, STR(""));
	}
	return true;
}

static bool
no_scheme_state(struct parse *p)
{
	if (!p->base)
		return false;
	if (p->base->opaque) {
		if (!at_byte(p, '#'))
			return false;
		*p->url = *p->base;
		query_state(p);
		return true;
	}
	if (!str_eq(p->base->scheme, STR("file")))
		return relative_state(p);
	set_scheme(p, p->base->scheme);
	return file_state(p);
}

/* ── The whole ── */

static bool
any_state(struct parse *p)
{
	if (!scheme_state(p))
		return no_scheme_state(p);
	if (p->file)
		return file_state(p);
	if (p->special && p->base && str_eq(p->base->scheme, p->url->scheme) &&
	    !str_starts(p->rest, STR("//")))
		return relative_state(p);
	if (p->special)
		return special_authority_state(p);
	if (str_starts(p->rest, STR("//"))) {
		skip(p, 2);
		return authority_state(p);
	}
	if (at_slash(p)) {
		skip(p, 1);
		path_state(p, STR(""));
	} else {
		opaque_path_state(p);
	}
	return true;
}

/* Without controls and spaces at the ends, and without any tab or line end. */
static struct str
clean(struct arena *out, struct str s)
{
	while (s.n && (unsigned char)s.p[0] <= 0x20)
		s = str_skip(s, 1);
	while (s.n && (unsigned char)s.p[s.n - 1] <= 0x20)
		s.n--;
	size_t i = 0;
	while (i < s.n && s.p[i] != '\t' && s.p[i] != '\n' && s.p[i] != '\r')
		i++;
	if (i == s.n)
		return s;
	struct buf b = buf_in(out, s.n);
	for (i = 0; i < s.n; i++)
		if (s.p[i] != '\t' && s.p[i] != '\n' && s.p[i] != '\r')
			buf_byte(&b, s.p[i]);
	return buf_str(&b);
}

bool
url_parse(struct arena *out, struct str input, const struct url *base, struct url *url)
{
	if (!input.p || input.n > LIMIT_URL_BYTES)
		return false;
	*url = (struct url){.username = STR(""), .password = STR(""), .path = STR(""), .port = -1};
	struct parse p = {.out = out, .url = url, .base = base};
	p.rest = clean(out, input);
	return any_state(&p);
}

struct str
url_href(struct arena *out, const struct url *url)
{
	struct buf b = buf_in(out, url->scheme.n + url->host.n + url->path.n + url->query.n +
	                      url->fragment.n + 16);
	buf_put(&b, url->scheme);
	buf_byte(&b, ':');
	if (url->host.p) {
		buf_cstr(&b, "//");
		buf_put(&b, url->username);
		if (url->password.n) {
			buf_byte(&b, ':');
			buf_put(&b, url->password);
		}
		if (url->username.n || url->password.n)
			buf_byte(&b, '@');
		buf_put(&b, url->host);
		if (url->port >= 0)
			buf_fmt(&b, ":%d", url->port);
	} else if (!url->opaque && str_starts(url->path, STR("//"))) {
		buf_cstr(&b, "/."); /* so that the path is not read as a host */
	}
	buf_put(&b, url->path);
	if (url->query.p) {
		buf_byte(&b, '?');
		buf_put(&b, url->query);
	}
	if (url->fragment.p) {
		buf_byte(&b, '#');
		buf_put(&b, url->fragment);
	}
	return buf_str(&b);
}

struct str
url_resolve(struct arena *out, struct arena scratch, struct str input, struct str base)
{
	struct url on, url;
	if (base.p && !url_parse(&scratch, base, NULL, &on))
		return STR_NONE;
	if (!url_parse(&scratch, input, base.p ? &on : NULL, &url))
		return STR_NONE;
	return url_href(out, &url);
}
