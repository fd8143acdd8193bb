/* shorten.c: the deletions. */
#include "write/shorten.h"

#include <string.h>

#include "base/buf.h"
#include "text/refer.h"
#include "text/token.h"
#include "text/utf8.h"

enum { DATELINE_BYTES = 80, KEPT_BYTES = 30 };

/* The dash, or colon, that ends a dateline: its length in bytes, or 0. */
static size_t
dash_at(struct str s, size_t i)
{
	static const char *const dashes[] = {"—", "–", "―", "--", "‒"};
	for (size_t k = 0; k < sizeof dashes / sizeof *dashes; k++)
		if (str_starts(str_skip(s, i), str_of(dashes[k])))
			return strlen(dashes[k]);
	/* A hyphen counts with a space behind it. */
	if (i + 1 < s.n && s.p[i] == '-' && s.p[i + 1] == ' ')
		return 1;
	return 0;
}

/* Words before the dash: CITY, State, month and day, (AGENCY). */
static bool
is_dateline(struct str head, bool strong_dash)
{
	bool upper = false, bracket = false, lower_word = false;
	size_t words = 0, i = 0;
	while (i < head.n) {
		if (head.p[i] == '(') {
			while (i < head.n && head.p[i] != ')')
				i++;
			bracket = true;
			i++;
			continue;
		}
		size_t start = i, letters = 0, capitals = 0;
		while (i < head.n && head.p[i] != ' ' && head.p[i] != ',' && head.p[i] != '(') {
			uint32_t c = utf8_next(head, &i);
			unsigned k = utf8_class(c);
			letters += !!(k & UTF8_LETTER);
			capitals += !!(k & UTF8_UPPER);
			if (c == '"' || c == 0x201c || c == '?' || c == '!')
				return false;
		}
		if (i == start) {
			i++;
			continue;
		}
		words++;
		upper |= letters >= 3 && capitals == letters;
		lower_word |= letters && !capitals;
	}
	if (words > 7 || lower_word)
		return false;
	/* "Porlan, Nov. 3 —" without capitals needs a bracket or few words and a strong dash. */
	return (upper && words >= 1) || bracket || (strong_dash && words >= 1 && words <= 2);
}

/* Agencies and stations that sign by a few letters what others print. */
static bool
is_agency(struct str s)
{
	static const char *const rows[] = {"AFP", "ANSA", "AP", "Bloomberg", "CNN", "DPA", "dpa", "EFE",
	                                   "PA", "Reuters", "TASS", "UPI", "Xinhua"};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (str_eq(s, str_of(rows[i])))
			return true;
	return false;
}

/* "PORLAN, Conn. The dam": a place in capitals, a land cut short, no dash.  Its bytes, or 0. */
static size_t
place_without_dash(struct str s)
{
	size_t i = 0, land;
	while (i < s.n && ((s.p[i] >= 'A' && s.p[i] <= 'Z') || (i && s.p[i] == ' ')))
		i++;
	if (i < 4 || !str_starts(str_skip(s, i), STR(", ")))
		return 0;
	for (land = i += 2; i < s.n && i - land < 6 && s.p[i] != '.' && s.p[i] != ' '; i++)
		;
	bool cut = i - land > 1 && i + 3 < s.n && s.p[i] == '.' && s.p[i + 1] == ' ' &&
	           s.p[land] >= 'A' && s.p[land] <= 'Z' && s.p[i + 2] >= 'A' && s.p[i + 2] <= 'Z';
	return cut && s.n - i - 2 >= KEPT_BYTES ? i + 2 : 0;
}

size_t
shorten_bullet(struct str s)
{
	size_t lead = dash_at(s, 0);
	if (str_starts(s, STR("* ")))
		lead = 1;
	while (lead && lead < s.n && s.p[lead] == ' ')
		lead++;
	return lead;
}

size_t
shorten_dateline(struct str s)
{
	size_t i = 0, lead = shorten_bullet(s);
	if (lead)
		return lead;
	for (; i < s.n && i < DATELINE_BYTES; i++) {
		size_t dash = dash_at(s, i);
		bool colon = s.p[i] == ':' && i + 1 < s.n && s.p[i + 1] == ' ';
		if (!dash && !colon)
			continue;
		struct str head = str_trim(str_sub(s, 0, i));
		size_t end = i + (dash ? dash : 1);
		while (end < s.n &&
		       (s.p[end] == ' ' || str_starts(str_skip(s, end), STR("\xc2\xa0"))))
			end += s.p[end] == ' ' ? 1 : 2;
		bool spaced = i > 0 && s.p[i - 1] == ' ';
		if (colon) {
			/* Only "BERLIN:" in capitals throughout. */
			for (size_t k = 0; k < head.n; k++)
				if (head.p[k] >= 'a' && head.p[k] <= 'z')
					return 0;
		}
		bool next_upper = end < s.n && !(s.p[end] >= 'a' && s.p[end] <= 'z');
		if (head.n >= 2 && next_upper && s.n - end >= KEPT_BYTES &&
		    is_dateline(head, dash > 1 && spaced))
			return end;
		return 0;
	}
	/* "(CNN) The …", "(CNN)The …": an agency in brackets alone; "PORLAN, Tarn (HPA) The …". */
	ptrdiff_t open = str_find_byte(str_sub(s, 0, DATELINE_BYTES), '(', 0);
	bool shouts = s.n > 2;
	for (size_t k = 0; k < 3 && shouts; k++)
		shouts = s.p[k] >= 'A' && s.p[k] <= 'Z';
	ptrdiff_t close = open >= 0 ? str_find_byte(s, ')', (size_t)open) : -1;
	bool place = open > 3 && shouts && is_dateline(str_trim(str_sub(s, 0, (size_t)open)), false);
	/* "Porlan (AP) The …" */
	place |= open > 3 && close > open && is_agency(str_sub(s, (size_t)open + 1, (size_t)close)) &&
	         is_dateline(str_sub(s, 0, (size_t)close + 1), false);
	if (open == 0 || place) {
		if (close > open + 1 && close < open + 24 && s.p[open + 1] >= 'A' && s.p[open + 1] <= 'Z') {
			size_t end = (size_t)close + 1;
			while (end < s.n && s.p[end] == ' ')
				end++;
			if (s.n - end >= KEPT_BYTES)
				return end;
		}
	}
	return place_without_dash(s);
}

/* Content of a bracket that may go. */
static bool
idle_bracket(struct str in)
{
	static const char *const hints[] = {"AP",    "Reuters", "AFP",   "pictured",
	                                    "above", "left",    "right", "file",
	                                    "see ",  "dpa",     "photo"};
	for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
		struct str h = str_of(hints[i]);
		if (str_eq(in, h) || (h.n > 3 && str_starts(in, h)))
			return true;
	}
	/* R, D, I; R-Ky.; D-New York */
	if (in.n && strchr("RDI", in.p[0]) &&
	    (in.n == 1 ||
	     ((in.p[1] == '-' || in.p[1] == '.' || in.p[1] == ',') && in.n < 16)))
		return true;
	return str_starts(in, STR("R–")) || str_starts(in, STR("D–"));
}

/* Where a closing ", he told reporters …" begins, or tokens' count. */
static size_t
idle_attribution(const struct tokens *t)
{
	static const char *const tails[] = {", he told reporters", ", she told reporters",
		", they told reporters", ", he said in an interview", ", she said in an interview"};
	for (size_t k = 0; k < sizeof tails / sizeof *tails; k++) {
		ptrdiff_t at = tokens_find(t, 0, tails[k]);
		if (at < 4 || t->count - (size_t)at > 12)
			continue;
		/* Another attribution must stay, and the quotation must be over. */
		if (t->at[at].flags & TOKEN_QUOTED || t->at[at - 1].kind == TOKEN_QUOTE)
			continue;
		for (ptrdiff_t i = 0; i < at; i++)
			if (t->at[i].cues & (CUE_SAY | CUE_ATTRIBUTION) &&
			    !(t->at[i].flags & TOKEN_QUOTED))
				return (size_t)at;
	}
	return t->count;
}

static void
put_range(struct buf *b, struct str s, size_t from, size_t to)
{
	for (size_t i = from; i < to;) {
		size_t at = i;
		uint32_t c = utf8_next(s, &i);
		if (utf8_class(c) & UTF8_SPACE) {
			if (b->n && b->p[b->n - 1] != ' ')
				buf_byte(b, ' ');
		} else {
			buf_bytes(b, s.p + at, i - at);
		}
	}
}

struct str
shorten_sentence(struct arena *out, struct arena scratch, struct str s,
                 enum cue_language language)
{
	struct tokens t = tokens_of(&scratch, s, language, false);
	struct buf b = buf_in(out, s.n + 4);
	size_t skip = refer_connective(&t, language);
	size_t last = language == CUE_ENGLISH ? idle_attribution(&t) : t.count;
	size_t from = skip < t.count ? t.at[skip].start : 0;
	if (!skip)
		from = 0;
	for (size_t i = skip; i < last; i++) {
		if (t.at[i].kind != TOKEN_OPEN)
			continue;
		size_t end = i + 1;
		while (end < last && t.at[end].kind != TOKEN_CLOSE)
			end++;
		if (end >= last || !idle_bracket(str_sub(s, t.at[i].end, t.at[end].start)))
			continue;
		put_range(&b, s, from, t.at[i].start);
		while (b.n && b.p[b.n - 1] == ' ')
			b.n--;
		from = t.at[end].end;
		i = end;
	}
	put_range(&b, s, from, last < t.count ? t.at[last].start : s.n);
	while (b.n && b.p[b.n - 1] == ' ')
		b.n--;
	if (last < t.count)
		buf_byte(&b, '.');
	if (skip && b.n) {
		/* The new first word gets its capital. */
		size_t i = 0;
		uint32_t c = utf8_next(buf_str(&b), &i);
		char room[4];
		size_t n = utf8_encode(room, utf8_upper(c));
		if (n == i)
			memcpy(b.p, room, n);
	}
	return buf_str(&b);
}
