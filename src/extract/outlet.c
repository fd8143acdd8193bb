/* outlet.c: names of sites in meta, structured data, titles and addresses. */
#include "extract/outlet.h"

#include <string.h>

#include "extract/plain.h"
#include "text/url.h"

enum { NAME_LETTERS = 64, ENDING_MOST = 4 }; /* bytes */

/* ---- names of the site ---- */

static void
add_name(struct arena *a, struct site_names *names, struct str name)
{
	struct str folded = name.n && name.n < 120 ? plain_fold(a, name) : STR_NONE;
	if (folded.n && names->count < sizeof names->folded / sizeof *names->folded)
		names->folded[names->count++] = folded;
}

static struct str
host_letters(struct arena *a, struct str address)
{
	struct arena scratch = page_scratch(a);
	struct str host = url_site(url_host(a, scratch, address));
	struct buf b = buf_in(a, 64);
	for (size_t i = 0; i < host.n && host.p[i] != '.'; i++)
		if (byte_is_alnum((unsigned char)host.p[i]))
			buf_byte(&b, host.p[i]);
	return buf_str(&b);
}

struct site_names
site_names_of(struct arena *a, const struct page *page)
{
	struct site_names names = {0};
	add_name(a, &names, head_meta(&page->head, "og:site_name"));
	add_name(a, &names, head_meta(&page->head, "application-name"));
	for (uint32_t i = 0; i < page->ld.count; i++)
		if (page->ld.at[i].kinds & LD_OUTLET)
			add_name(a, &names, json_text(json_get(page->ld.at[i].json, "name")));
	names.host = host_letters(a, page->url.n ? page->url : page->head.canonical);
	return names;
}

bool
site_is_called(const struct site_names *names, struct str folded)
{
	for (uint32_t i = 0; i < names->count; i++)
		if (str_eq(names->folded[i], folded))
			return true;
	return false;
}

/* The text without its spaces; STR_NONE where it is too long for a name. */
static struct str
letters_of(struct str folded, char room[static NAME_LETTERS])
{
	size_t n = 0;
	for (size_t i = 0; i < folded.n; i++) {
		if (folded.p[i] == ' ')
			continue;
		if (n == NAME_LETTERS)
			return STR_NONE;
		room[n++] = folded.p[i];
	}
	return str_from(room, n);
}

bool
site_is_host(const struct site_names *names, struct str folded)
{
	char room[NAME_LETTERS] = {0};
	struct str letters = letters_of(folded, room);
	return names->host.n >= 4 && letters.n >= 4 &&
	       (str_has(letters, names->host) || str_has(names->host, letters));
}

bool
site_is_host_alone(const struct site_names *names, struct str folded)
{
	char room[NAME_LETTERS] = {0};
	struct str letters = letters_of(folded, room);
	if (str_starts(letters, STR("www")))
		letters = str_skip(letters, 3);
	return names->host.n >= 4 && str_starts(letters, names->host) &&
	       letters.n <= names->host.n + ENDING_MOST;
}

/* ---- separators in titles ---- */

/* Length of the separator ("  | ", " - ", " » ") that starts at byte i, or 0.  A bar needs no
 * spaces around it. */
static size_t
separator_at(struct str s, size_t i)
{
	static const char *const marks[] = {"::", "||", "|", "-", ":", "\xe2\x80\x93",
	                                    "\xe2\x80\x94", "\xc2\xb7", "\xe2\x80\xa2",
	                                    "\xc2\xbb", "\xc2\xab", "~", "/"};
	size_t from = i;
	while (i < s.n && s.p[i] == ' ')
		i++;
	if (i == s.n || (i == from && s.p[i] != '|') || !strchr("|-:~/\xc2\xe2", s.p[i]))
		return 0;
	for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
		struct str mark = str_of(marks[k]);
		size_t end = i + mark.n;
		if (!str_starts(str_skip(s, i), mark))
			continue;
		if (!str_eq(mark, STR("|")) && !(i > from && end < s.n && s.p[end] == ' '))
			continue;
		while (end < s.n && s.p[end] == ' ')
			end++;
		return end - from;
	}
	return 0;
}

bool
title_part(struct str title, bool last, struct title_parts *parts)
{
	bool found = false;
	for (size_t i = 1; i < title.n; i++) {
		size_t n = title.p[i] == ' ' || title.p[i] == '|' ? separator_at(title, i) : 0;
		if (!n)
			continue;
		parts->head = str_trim(str_sub(title, 0, i));
		parts->tail = str_trim(str_skip(title, i + n));
		found = true;
		if (!last)
			break;
		i += n - 1;
	}
	return found && parts->head.n && parts->tail.n;
}

struct str
title_without_site(struct arena *a, struct str title, const struct site_names *names)
{
	struct title_parts p;
	if (!title_part(title, true, &p))
		return title;
	struct str tail = plain_fold(a, p.tail);
	for (uint32_t i = 0; i < names->count; i++)
		if (str_has(tail, names->folded[i]) && tail.n < names->folded[i].n + 15)
			return p.head;
	if (title_part(title, false, &p) && site_is_called(names, plain_fold(a, p.head)))
		return p.tail;
	return title;
}

/* ---- the outlet ---- */

static struct str
publisher_of(struct arena *a, const struct page *page)
{
	for (uint32_t i = 0; i < page->ld.count; i++) {
		const struct json *publisher = json_get(page->ld.at[i].json, "publisher");
		struct str name = jsonld_name(&page->ld, publisher);
		if (name.n && !str_starts(name, STR("http")))
			return plain_line(a, name, 120);
	}
	return STR_NONE;
}

/* What stands behind the headline in <title>. */
static struct str
title_suffix(struct arena *a, const struct page *page, struct str headline)
{
	struct title_parts p;
	if (!headline.n || !page->head.title.p || !title_part(page->head.title, true, &p))
		return STR_NONE;
	struct str head = plain_fold(a, p.head), line = plain_fold(a, headline);
	if (p.tail.n > 60 || !(str_has(line, head) || str_has(head, line)))
		return STR_NONE;
	return p.tail;
}

struct str
outlet_of(struct arena *a, const struct page *page, struct str headline)
{
	struct title_parts parts;
	struct str s = plain_line(a, head_meta(&page->head, "og:site_name"), 120);
	if (title_part(s, false, &parts)) /* "The Gazette | News of Saltmouth" */
		s = parts.head;
	if (!s.p)
		s = publisher_of(a, page);
	if (!s.p)
		s = plain_line(a, head_meta(&page->head, "application-name"), 120);
	if (!s.p)
		s = title_suffix(a, page, headline);
	if (!s.p && page->url.n) {
		struct arena scratch = page_scratch(a);
		s = url_host(a, scratch, page->url);
	}
	return str_starts_nocase(s, STR("www.")) ? str_skip(s, 4) : s;
}
