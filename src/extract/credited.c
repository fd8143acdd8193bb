/* credited.c: the features of lists of authors. */
#include "extract/credited.h"

#include "extract/credit.h"
#include "model/limits.h"
#include "text/utf8.h"

#define FEATURES(X) \
	X(SOURCES, "sources") \
	X(CANDIDATES, "candidates") \
	X(ORDER, "order") \
	/* In elements and text. */ \
	X(SHOWN, "shown") \
	X(NEAR, "near") \
	X(AFTER, "after") \
	X(COMMENT, "comment") \
	X(LISTED, "listed") \
	X(HIDDEN, "hidden") \
	X(BIO, "bio") \
	X(BY, "by") \
	X(LEFT_OUT, "left_out") \
	X(ADDRESSED, "addressed") \
	X(TOP, "top") \
	X(INTRODUCED, "introduced") \
	/* The names. */ \
	X(NAMES, "names") \
	X(WORDS, "words") \
	X(CHARS, "chars") \
	X(CAPITALS, "capitals") \
	X(PERSONS, "persons") \
	X(HOUSE, "house") \
	X(SITE, "site") \
	X(HOST, "host") \
	/* Against the other lists. */ \
	X(HOLDS, "holds") \
	X(HELD, "held")

enum feature {
	CREDIT_BEFORE_OTHERS = FROM_COUNT - 1, /* one for each enum source before these */
#define X(id, name) CREDIT_##id,
	FEATURES(X)
#undef X
	CREDIT_COUNT,
};

static const char *const names[] = {
	"article", "article_list", "article_text", "article_desk", "object", "object_list",
	"object_desk", "creator", "meta", "meta_service", "meta_citation", "meta_other",
	"meta_social", "rel", "itemprop", "name", "link", "byline", "text", "inside",
	"alone", "neighbours",
#define X(id, name) name,
	FEATURES(X)
#undef X
};

_Static_assert(sizeof names / sizeof *names == CREDIT_COUNT, "a name for each feature");

static void
put_own(struct ranking *r, uint32_t row, const struct credit *c)
{
	for (uint32_t s = 0; s < FROM_COUNT; s++) {
		ranking_put(r, row, s, c->from[s]);
		ranking_add(r, row, CREDIT_SOURCES, c->from[s] > 0);
	}
	ranking_put(r, row, CREDIT_ORDER, c->order);
	ranking_put(r, row, CREDIT_SHOWN, c->shown);
	ranking_put(r, row, CREDIT_NEAR, c->near);
	ranking_put(r, row, CREDIT_AFTER, c->after);
	ranking_put(r, row, CREDIT_COMMENT, c->in_comment);
	ranking_put(r, row, CREDIT_LISTED, c->listed);
	ranking_put(r, row, CREDIT_HIDDEN, c->hidden);
	ranking_put(r, row, CREDIT_BIO, c->bio);
	ranking_put(r, row, CREDIT_BY, c->by);
	ranking_put(r, row, CREDIT_LEFT_OUT, c->left_out);
	ranking_put(r, row, CREDIT_ADDRESSED, c->addressed);
}

static void
put_names(struct ranking *r, uint32_t row, const struct credit *c,
          const struct site_names *site)
{
	uint32_t words = 0, capitals = 0, chars = 0, persons = 0;
	for (unsigned k = 0; k < c->line.count; k++) {
		struct str rest = c->line.names[k], word;
		chars += (uint32_t)rest.n;
		persons += byline_is_name(rest);
		ranking_high(r, row, CREDIT_HOUSE, byline_is_house(rest));
		ranking_high(r, row, CREDIT_SITE, site_is_called(site, c->folded[k]));
		ranking_high(r, row, CREDIT_HOST, site_is_host(site, c->folded[k]));
		while (str_word(&rest, &word)) {
			size_t i = 0;
			words++;
			capitals += (utf8_class(utf8_next(word, &i)) & UTF8_UPPER) != 0;
		}
	}
	ranking_put(r, row, CREDIT_NAMES, c->line.count);
	ranking_put(r, row, CREDIT_WORDS, words);
	ranking_put(r, row, CREDIT_CHARS, chars);
	ranking_put(r, row, CREDIT_CAPITALS, (double)capitals / (words ? words : 1));
	ranking_put(r, row, CREDIT_PERSONS, (double)persons / c->line.count);
}

/* The first name of each candidate among the others, and in the blocks by the headline. */
static void
put_others(struct ranking *r, const struct credits *f)
{
	for (uint32_t b = 0; b < f->clues->top_count; b++)
		for (uint32_t i = 0; i < f->count; i++)
			ranking_high(r, i, CREDIT_TOP, str_has(f->clues->top[b], f->at[i].folded[0]));
	for (uint32_t i = 0; i < f->count; i++)
		for (uint32_t k = 0; k < f->count; k++) {
			struct str own = f->at[i].folded[0], other = f->at[k].folded[0];
			if (i == k)
				continue;
			ranking_add(r, i, CREDIT_HOLDS, f->at[i].line.count > f->at[k].line.count ||
			                                        (own.n > other.n && str_has(own, other)));
			ranking_add(r, i, CREDIT_HELD, f->at[k].line.count > f->at[i].line.count ||
			                                       (other.n > own.n && str_has(other, own)));
		}
}

/* "Ada Quill is …": somewhere the page says who the first of them is. */
static void
put_introduced(struct ranking *r, const struct credits *f)
{
	const struct blocks *blocks = &f->clues->page->blocks;
	for (uint32_t b = 0; b < blocks->count; b++) {
		struct str text = blocks->at[b].text;
		if (blocks->at[b].words < 6)
			continue;
		for (uint32_t i = 0; i < f->count; i++) {
			struct str name = f->at[i].line.names[0];
			if (text.p[0] == name.p[0] && name.n + 2 < text.n &&
			    text.p[name.n] == ' ' && str_starts(text, name) &&
			    text.p[name.n + 1] >= 'a' && text.p[name.n + 1] <= 'z')
				ranking_put(r, i, CREDIT_INTRODUCED, 1);
		}
	}
}

struct credited
credited_of(struct arena *a, const struct clues *clues)
{
	struct credits f = {.arena = a, .clues = clues};
	f.at = arena_room(a, LIMIT_AUTHOR_CANDIDATES * sizeof *f.at, _Alignof(struct credit));
	credits_of_objects(&f);
	credits_of_metas(&f);
	credits_of_elements(&f);
	credits_of_texts(&f);
	struct credited c = {arena_array(a, struct byline, f.count),
	                     ranking_of(a, f.count, CREDIT_COUNT, names)};
	for (uint32_t i = 0; i < f.count; i++) {
		c.lines[i] = f.at[i].line;
		put_own(&c.rows, i, &f.at[i]);
		put_names(&c.rows, i, &f.at[i], &clues->site);
	}
	ranking_fill(&c.rows, CREDIT_CANDIDATES, f.count);
	put_others(&c.rows, &f);
	put_introduced(&c.rows, &f);
	return c;
}
