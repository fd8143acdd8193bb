/* spoken.c: takes all texts of a catalogue out of a page, and sees what is left. */
#include "spoken.h"

#include "words/catalogue.h"

/* ── what is said ── */

static const char *const said_in[] = {"aria-label=\"", "title=\"", "alt=\"", "placeholder=\"",
                                      " label=\"",     NULL};
static const char *const told_in[] = {
	"\"description\" content=\"", "\"og:title\" content=\"", "\"og:description\" content=\"",
	"\"og:image:alt\" content=\"", NULL};

static void
put_values(struct buf *b, struct str tag, const char *const *names)
{
	for (; *names; names++) {
		ptrdiff_t at = str_find(tag, str_of(*names), 0);
		if (at < 0)
			continue;
		size_t from = (size_t)at + str_of(*names).n;
		ptrdiff_t end = str_find_byte(tag, '"', from);
		buf_put(b, str_sub(tag, from, end < 0 ? tag.n : (size_t)end));
		buf_byte(b, '\n');
	}
}

struct str
spoken_of(struct arena *out, struct str page)
{
	struct buf b = buf_in(out, page.n + 64);
	for (size_t at = 0; at < page.n;) {
		struct str rest = str_skip(page, at);
		const char *stop = str_starts(rest, STR("<script"))  ? "</script>"
		                   : str_starts(rest, STR("<!--"))   ? "-->"
		                   : str_starts(rest, STR("<"))      ? ">"
		                                                     : NULL;
		if (!stop) {
			buf_byte(&b, page.p[at++]);
			continue;
		}
		ptrdiff_t end = str_find(rest, str_of(stop), 0);
		size_t n = end < 0 ? rest.n : (size_t)end + str_of(stop).n;
		put_values(&b, str_sub(rest, 0, n), said_in);
		put_values(&b, str_sub(rest, 0, n), told_in);
		buf_byte(&b, '\n');
		at += n;
	}
	return buf_str(&b);
}

/* ── what the catalogue has ── */

struct segments {
	struct str *at;
	size_t count;
};

static bool
has_letter(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (byte_is_alpha((unsigned char)s.p[i]))
			return true;
	return false;
}

/* Without the spaces and marks around it, which two texts may share. */
static struct str
trimmed(struct str s)
{
	while (s.n && (unsigned char)s.p[0] < 0x80 && !byte_is_alpha((unsigned char)s.p[0]))
		s = str_skip(s, 1);
	while (s.n && (unsigned char)s.p[s.n - 1] < 0x80 &&
	       !byte_is_alpha((unsigned char)s.p[s.n - 1]))
		s.n--;
	return s;
}

/* The pieces of a text between what is filled in and its tags. */
static void
add(struct segments *list, const char *text)
{
	struct str s = str_of(text);
	size_t from = 0;
	for (size_t i = 0; i <= s.n; i++) {
		bool tag = i < s.n && s.p[i] == '<', hole = i < s.n && s.p[i] == '{';
		if (i < s.n && !tag && !hole)
			continue;
		struct str piece = trimmed(str_sub(s, from, i));
		if (has_letter(piece))
			list->at[list->count++] = piece;
		ptrdiff_t end = i < s.n ? str_find_byte(s, tag ? '>' : '}', i) : -1;
		i = end < 0 ? s.n : (size_t)end;
		from = i + 1;
	}
}

static struct segments
segments_of(struct arena *out, struct str language)
{
	enum { MOST = 8 * TEXT_COUNT * CATALOGUE_FORMS };
	struct segments list = {arena_array(out, struct str, MOST), 0};
	for (const struct catalogue *c = catalogues; c->language; c++)
		if (str_eq(language, str_of(c->language)))
			for (int id = 0; id < TEXT_COUNT; id++)
				for (int f = 0; f < CATALOGUE_FORMS; f++)
					if (c->texts[id][f])
						add(&list, c->texts[id][f]);
	return list;
}

/* Without capitals: months and numbers begin sentences, too. */
static char *
lowered(struct arena *out, struct str s)
{
	char *p = arena_array(out, char, s.n + 1);
	for (size_t i = 0; i < s.n; i++)
		p[i] = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] - 'A' + 'a' : s.p[i]);
	return p;
}

static bool
is_whole(struct str text, size_t at, size_t n)
{
	bool before = at && byte_is_alpha((unsigned char)text.p[at - 1]) &&
	              byte_is_alpha((unsigned char)text.p[at]);
	bool behind = at + n < text.n && byte_is_alpha((unsigned char)text.p[at + n]) &&
	              byte_is_alpha((unsigned char)text.p[at + n - 1]);
	return !before && !behind;
}

/* Blots a piece out wherever it stands as whole words. */
static void
blot(char *left, size_t size, struct str piece)
{
	struct str text = str_from(left, size);
	for (ptrdiff_t at = 0; (at = str_find(text, piece, (size_t)at)) >= 0; at++)
		if (is_whole(text, (size_t)at, piece.n))
			memset(left + at, '.', piece.n);
}

struct str
spoken_elsewhere(struct arena scratch, struct str page, struct str language)
{
	struct segments list = segments_of(&scratch, language);
	struct str said = spoken_of(&scratch, page);
	char *left = lowered(&scratch, said);
	size_t longest = 0;
	for (size_t i = 0; i < list.count; i++) {
		list.at[i] = str_from(lowered(&scratch, list.at[i]), list.at[i].n);
		longest = list.at[i].n > longest ? list.at[i].n : longest;
	}
	for (size_t n = longest; n > 0; n--)
		for (size_t i = 0; i < list.count; i++)
			if (list.at[i].n == n)
				blot(left, said.n, list.at[i]);
	struct str rest = str_from(left, said.n), line;
	while (str_cut(&rest, '\n', &line))
		if (has_letter(line))
			return str_from(said.p + (line.p - left), line.n);
	return STR_NONE;
}
