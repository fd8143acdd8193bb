/* query.c: what a reader typed, as a query of the index. */
#include "search/query.h"

#include "model/limits.h"
#include "search/terms.h"
#include "text/stop.h"
#include "text/utf8.h"

struct reading {
	struct arena *out, scratch;
	struct stem *stems[LIMIT_QUERY_LANGUAGES];
	size_t stem_count;
	const struct stop_set *stop;
	struct search_query *query;
	bool stopped[LIMIT_QUERY_PARTS]; /* says nothing */
	bool *cut;
};

/* ── pieces of what was typed ── */

static bool
is_quote(uint32_t c)
{
	return c == '"' || c == 0xab || c == 0xbb || (c >= 0x201c && c <= 0x201f) || c == 0x300c ||
	       c == 0x300d || c == 0xff02;
}

static bool
is_minus(uint32_t c)
{
	return c == '-' || c == 0x2212 || c == 0xff0d;
}

static bool
is_space(uint32_t c)
{
	return utf8_class(c) & UTF8_SPACE;
}

struct piece {
	struct str text;
	enum search_need need;
};

/* The next piece of `s` from byte *at; false at the end. */
static bool
next_piece(struct str s, size_t *at, struct piece *piece)
{
	size_t i = *at, start = *at;
	uint32_t c = 0;
	while (i < s.n && is_space(c = utf8_next(s, &i)))
		start = i;
	if (start >= s.n)
		return false;
	size_t after = i;
	bool minus = is_minus(c) && i < s.n && !is_space(utf8_next(s, &after));
	if (minus) {
		start = i;
		c = utf8_next(s, &i);
	}
	bool quoted = is_quote(c);
	if (quoted)
		start = i;
	size_t end = quoted ? start : i;
	for (i = end; i < s.n; end = i) {
		c = utf8_next(s, &i);
		if (quoted ? is_quote(c) : is_space(c) || is_quote(c))
			break;
	}
	/* A quotation mark in the middle of a piece begins the next one. */
	*at = end < s.n && (quoted || is_space(c)) ? i : end;
	piece->text = str_sub(s, start, end);
	piece->need = minus ? SEARCH_EXCLUDED : quoted ? SEARCH_REQUIRED : SEARCH_WANTED;
	return true;
}

/* ── parts of the query ── */

static void
add_form(struct search_part *p, struct str form)
{
	for (size_t i = 0; i < p->count; i++)
		if (str_eq(p->forms[i], form))
			return;
	p->forms[p->count++] = form;
}

static struct str
form_of(struct arena *out, const struct term *terms, size_t n)
{
	struct buf b = buf_in(out, 64);
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_byte(&b, ' ');
		buf_put(&b, terms[i].word);
	}
	return buf_str(&b);
}

static struct search_part *
add_part(struct reading *r, enum search_need need)
{
	struct search_query *q = r->query;
	if (q->count == LIMIT_QUERY_PARTS) {
		*r->cut = true;
		return NULL;
	}
	struct search_part *p = &q->parts[q->count++];
	*p = (struct search_part){
		.need = need, .forms = arena_array(r->out, struct str, r->stem_count)};
	return p;
}

static bool
says_nothing(struct reading *r, struct str text, const struct term *terms, size_t n)
{
	struct arena temp = r->scratch;
	if (n != 1 || terms[0].lone)
		return false;
	return stop_has(r->stop, utf8_fold(&temp, str_sub(text, terms[0].start, terms[0].end)));
}

/* Terms [from, to) of the piece in every language make one part. */
static void
add_terms(struct reading *r, struct piece piece, struct term **terms, size_t from, size_t to)
{
	struct search_part *p = add_part(r, piece.need);
	if (!p)
		return;
	for (size_t l = 0; l < r->stem_count; l++)
		add_form(p, form_of(r->out, terms[l] + from, to - from));
	p->prefix = terms[0][to - 1].lone;
	r->stopped[r->query->count - 1] =
		piece.need == SEARCH_WANTED && says_nothing(r, piece.text, terms[0] + from, to - from);
}

static bool
is_pair(const struct term *t)
{
	size_t i = 0;
	return utf8_class(utf8_next(t->word, &i)) & UTF8_CJK;
}

/* Characters that nobody quoted are looked for as pairs, each a part. */
static void
add_piece(struct reading *r, struct piece piece)
{
	struct term *terms[LIMIT_QUERY_LANGUAGES];
	size_t n = 0;
	for (size_t l = 0; l < r->stem_count; l++) {
		size_t count = terms_of(r->out, r->scratch, r->stems[l], piece.text, &terms[l]);
		n = l == 0 || count < n ? count : n;
	}
	if (n > LIMIT_QUERY_PHRASE) {
		n = LIMIT_QUERY_PHRASE;
		*r->cut = true;
	}
	while (n > 1 && terms[0][n - 1].last)
		n--;
	bool apart = piece.need == SEARCH_WANTED;
	for (size_t from = 0, to; from < n; from = to) {
		if (apart && terms[0][from].last) { /* within the piece */
			to = from + 1;
			continue;
		}
		to = from + 1;
		while (to < n && !(apart && (is_pair(&terms[0][from]) || is_pair(&terms[0][to]))))
			to++;
		add_terms(r, piece, terms, from, to);
	}
}

/* Unless there is nothing else, words that say nothing are not looked for. */
static void
drop_stopped(struct reading *r)
{
	struct search_query *q = r->query;
	size_t kept = 0, says = 0;
	for (size_t i = 0; i < q->count; i++)
		says += q->parts[i].need != SEARCH_EXCLUDED && !r->stopped[i];
	for (size_t i = 0; i < q->count && says; i++)
		if (!r->stopped[i])
			q->parts[kept++] = q->parts[i];
	if (says)
		q->count = kept;
}

void
query_read(struct arena *out, struct arena scratch, struct str typed,
           const struct query_options *options, struct search_query *query, bool *cut)
{
	struct reading r = {.out = out, .scratch = scratch, .query = query, .cut = cut};
	struct str text = utf8_repair(out, typed);
	size_t at = 0;
	struct piece piece;
	*cut = text.n > LIMIT_QUERY_BYTES;
	text = utf8_cut(text, LIMIT_QUERY_BYTES);
	for (size_t i = 0; i < options->language_count && i < LIMIT_QUERY_LANGUAGES; i++)
		r.stems[r.stem_count++] = stem_open(options->languages[i]);
	if (!r.stem_count)
		r.stems[r.stem_count++] = stem_open(options->stop_language);
	r.stop = stop_of(options->stop_language);
	query->parts = arena_array(out, struct search_part, LIMIT_QUERY_PARTS);
	query->count = 0;
	while (next_piece(text, &at, &piece))
		add_piece(&r, piece);
	drop_stopped(&r);
	for (size_t i = 0; i < r.stem_count; i++)
		stem_close(r.stems[i]);
}

bool
query_finds(const struct search_query *query)
{
	for (size_t i = 0; i < query->count; i++)
		if (query->parts[i].need != SEARCH_EXCLUDED)
			return true;
	return false;
}
