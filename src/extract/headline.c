/* headline.c: headlines as the page shows them, checked against what its head says. */
#include "extract/headline.h"

#include <string.h>

#include "extract/names.h"
#include "extract/plain.h"
#include "model/limits.h"
#include "text/url.h"

static bool
has_hash(const uint64_t *words, uint32_t count, uint64_t word)
{
	for (uint32_t i = 0; i < count; i++)
		if (words[i] == word)
			return true;
	return false;
}

/* Share of the words of `s` that are among `known`; *count is how many it has. */
static double
share_in(struct arena *a, struct str s, const uint64_t *known, uint32_t known_count,
         uint32_t *count)
{
	uint32_t same = 0;
	uint64_t *words = words_hashed(a, str_sub(s, 0, 1000), count);
	for (uint32_t i = 0; i < *count; i++)
		same += has_hash(known, known_count, words[i]);
	return *count ? (double)same / *count : 0;
}

/* The words of og:title, <title> and the title block. */
static uint64_t *
title_words(struct arena *a, const struct page *page, uint32_t *count)
{
	struct buf b = buf_in(a, 256);
	struct str og = head_meta(&page->head, "og:title");
	buf_put(&b, str_sub(og, 0, 500));
	buf_byte(&b, ' ');
	buf_put(&b, str_sub(page->head.title, 0, 500));
	if (page->score.title_block >= 0) {
		buf_byte(&b, ' ');
		buf_put(&b, str_sub(page->blocks.at[page->score.title_block].text, 0, 500));
	}
	return words_hashed(a, buf_str(&b), count);
}

bool
headline_is_another(struct arena *a, const struct page *page, const struct json *object)
{
	uint32_t known, count;
	struct str own = json_text(json_get(object, "headline"));
	if (!own.n)
		own = json_text(json_get(object, "name"));
	if (!own.n)
		return false;
	uint64_t *words = title_words(a, page, &known);
	double share = share_in(a, own, words, known, &count);
	return known > 0 && count > 0 && share < .4;
}

/* ---- names of the site ---- */

static void
add_name(struct arena *a, struct site_names *names, struct str name)
{
	struct str folded = name.n && name.n < 120 ? plain_fold(a, name) : STR_NONE;
	if (folded.n && names->count < 24)
		names->folded[names->count++] = folded;
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

/* ---- separators in titles ---- */

/* Length of the separator ("  | ", " - ", " » ") that starts at byte i, or 0.  A bar needs no
 * spaces around it. */
static size_t
separator_at(struct str s, size_t i)
{
	static const char *const marks[] = {"|", "-", ":", "\xe2\x80\x93", "\xe2\x80\x94",
	                                    "\xc2\xb7", "\xe2\x80\xa2", "\xc2\xbb", "\xc2\xab",
	                                    "::", "||"};
	size_t from = i;
	while (i < s.n && s.p[i] == ' ')
		i++;
	for (size_t k = sizeof marks / sizeof *marks; k-- > 0;) {
		struct str mark = str_of(marks[k]);
		if (!str_starts(str_skip(s, i), mark))
			continue;
		size_t end = i + mark.n;
		bool spaced = i > from && end < s.n && s.p[end] == ' ';
		if (!spaced && !str_eq(mark, STR("|")))
			return 0;
		while (end < s.n && s.p[end] == ' ')
			end++;
		return end - from;
	}
	return 0;
}

struct parting {
	struct str head, tail;
};

/* At the first or the last separator; false where there is none. */
static bool
part_title(struct str s, bool last, struct parting *p)
{
	bool found = false;
	for (size_t i = 1; i < s.n; i++) {
		size_t n = separator_at(s, i);
		if (!n)
			continue;
		p->head = str_trim(str_sub(s, 0, i));
		p->tail = str_trim(str_skip(s, i + n));
		found = true;
		if (!last)
			break;
		i += n - 1;
	}
	return found && p->head.n && p->tail.n;
}

/* Without the site's name at its end or start. */
static struct str
without_site(struct arena *a, struct str title, const struct site_names *names)
{
	struct parting p;
	if (part_title(title, true, &p)) {
		struct str tail = plain_fold(a, p.tail);
		for (uint32_t i = 0; i < names->count; i++)
			if (str_has(tail, names->folded[i]) && tail.n < names->folded[i].n + 15)
				return p.head;
	}
	if (part_title(title, false, &p) && site_is_called(names, plain_fold(a, p.head)))
		return p.tail;
	return title;
}

/* Letters and digits of the host's own name: "the-gazette.example" gives "thegazette". */
static struct str
host_letters(struct arena *a, const struct page *page)
{
	struct arena scratch = page_scratch(a);
	struct str host = url_site(url_host(a, scratch, page->url));
	struct buf b = buf_in(a, 64);
	for (size_t i = 0; i < host.n && host.p[i] != '.'; i++)
		if (byte_is_alnum((unsigned char)host.p[i]))
			buf_byte(&b, host.p[i]);
	return buf_str(&b);
}

/* Is `part` what the host is called, with more or fewer words? */
static bool
is_host_name(struct arena *a, struct str host, struct str part)
{
	struct str folded = plain_fold(a, part);
	struct buf b = buf_in(a, 64);
	for (size_t i = 0; i < folded.n; i++)
		if (folded.p[i] != ' ')
			buf_byte(&b, folded.p[i]);
	return host.n >= 4 && b.n >= 4 && (str_has(buf_str(&b), host) || str_has(host, buf_str(&b)));
}

/* Without what stands behind a last bar, or behind a dash where it names the host. */
static struct str
without_suffix(struct arena *a, const struct page *page, struct str title)
{
	struct parting p;
	if (!part_title(title, true, &p) || p.tail.n > 50 || p.head.n < p.tail.n)
		return title;
	bool bar = str_find_byte(str_sub(title, p.head.n, (size_t)(p.tail.p - title.p)), '|', 0) >= 0;
	return bar || is_host_name(a, host_letters(a, page), p.tail) ? p.head : title;
}

/* ---- the headline ---- */

enum { TITLE_MOST = LIMIT_TITLE_BYTES };

static bool
is_title_name(const struct page *page, uint32_t node)
{
	struct str name = page->tree.names[page->tree.nodes[node].name].text;
	return str_has_nocase(name, STR("title")) || str_has_nocase(name, STR("headline")) ||
	       str_has_nocase(name, STR("heading")) ||
	       str_has_nocase(tree_attr(&page->tree, node, ATTR_ITEMPROP), STR("headline"));
}

/* How much of the longer of two titles the shorter one holds, and the other way round. */
struct likeness {
	double of_heading, of_title;
};

static struct likeness
compare_titles(struct arena *a, struct str heading, struct str title)
{
	uint32_t n, m;
	uint64_t *words = words_hashed(a, str_sub(title, 0, 600), &n);
	struct likeness l;
	l.of_heading = share_in(a, heading, words, n, &m);
	words = words_hashed(a, str_sub(heading, 0, 600), &m);
	l.of_title = share_in(a, title, words, m, &n);
	return l;
}

/* The h1 that says most of what the head says; those named as titles win ties.  One that is the
 * name of the site says little of og:title. */
static struct str
best_h1(struct arena *a, const struct page *page, const struct site_names *names,
        struct str *any)
{
	struct str best = STR_NONE, title = head_meta(&page->head, "og:title");
	double best_share = 0;
	int seen = 0;
	if (!title.n)
		title = page->head.title;
	for (uint32_t i = page->tree.body; i < page->tree.count && seen < 40; i++) {
		if (page->tree.nodes[i].tag != TAG_H1)
			continue;
		struct str text = plain_line(a, tree_text(a, &page->tree, i, TITLE_MOST), TITLE_MOST);
		if (!text.n || site_is_called(names, plain_fold(a, text)))
			continue;
		seen++;
		struct likeness like = compare_titles(a, text, title);
		bool named = is_title_name(page, i);
		double share = like.of_heading + like.of_title + (named ? .01 : 0);
		if (like.of_heading >= .5 && like.of_title >= .25 && share > best_share) {
			best = text;
			best_share = share;
		}
		if (!any->p || (named && !best.p))
			*any = text;
	}
	return best;
}

static struct str
ld_headline(struct arena *a, const struct page *page)
{
	for (uint32_t i = 0; i < page->ld.count; i++) {
		const struct jsonld_object *o = &page->ld.at[i];
		struct str s = json_text(json_get(o->json, "headline"));
		if (s.n && !headline_is_another(a, page, o->json))
			return plain_line(a, s, TITLE_MOST);
	}
	return STR_NONE;
}

static struct str
longest_part(struct str title)
{
	struct parting p;
	struct str best = STR_NONE, rest = title;
	while (part_title(rest, false, &p)) {
		if (p.head.n > best.n)
			best = p.head;
		rest = p.tail;
	}
	return rest.n > best.n ? rest : best;
}

struct str
headline_of(struct arena *a, const struct page *page, const struct site_names *names)
{
	struct str any = STR_NONE, s = best_h1(a, page, names, &any);
	if (s.p)
		return s;
	s = ld_headline(a, page);
	if (!s.p)
		s = plain_line(a, head_meta(&page->head, "og:title"), TITLE_MOST);
	if (!s.p)
		s = any;
	if (!s.p)
		s = plain_line(a, head_meta(&page->head, "twitter:title"), TITLE_MOST);
	if (s.p)
		return without_suffix(a, page, without_site(a, s, names));
	s = page->head.title;
	struct str cut = without_site(a, s, names);
	return cut.n < s.n ? cut : longest_part(s);
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
	struct parting p;
	if (!headline.n || !page->head.title.p || !part_title(page->head.title, true, &p))
		return STR_NONE;
	struct str head = plain_fold(a, p.head), line = plain_fold(a, headline);
	if (p.tail.n > 60 || !(str_has(line, head) || str_has(head, line)))
		return STR_NONE;
	return p.tail;
}

struct str
outlet_of(struct arena *a, const struct page *page, struct str headline)
{
	struct str s = plain_line(a, head_meta(&page->head, "og:site_name"), 120);
	if (!s.p)
		s = publisher_of(a, page);
	if (!s.p)
		s = plain_line(a, head_meta(&page->head, "application-name"), 120);
	if (!s.p)
		s = title_suffix(a, page, headline);
	if (!s.p && page->url.n) {
		struct arena scratch = page_scratch(a);
		s = url_host(a, scratch, page->url);
		if (str_starts(s, STR("www.")))
			s = str_skip(s, 4);
	}
	return s;
}
