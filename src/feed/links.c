/* links.c: which feeds a web page names. */
#include "feed/links.h"

#include <string.h>

#include "base/buf.h"
#include "markup/entity.h"
#include "markup/lexer.h"
#include "markup/sanitize.h"
#include "model/limits.h"
#include "text/encoding.h"
#include "text/utf8.h"

struct finder {
	struct arena *out;
	struct arena scratch;
	struct lexer lexer;
	struct lexeme piece;
	struct str base;
	struct feed_link *links;
	size_t count, declared; /* those of the head come first */
	struct str anchor;      /* address of the open <a>; STR_NONE none */
	struct buf words;       /* in it */
};

static const char *const feed_types[] = {
	"application/rss+xml",
	"application/atom+xml",
	"application/feed+json",
	"application/rdf+xml",
	"application/json",
	"application/xml",
	"text/xml",
};

/* Types that are used for other things too: the address must speak for a feed. */
enum { SURE_TYPES = 4 };

/* Parts of a path that name a feed, between what parts words: "/rss/all", "feed.xml". */
static const char *const feed_words[] = {"rss", "atom", "feed", "feeds", "rdf"};

static const char *const comment_words[] = {
	"comment", "kommentar", "commentaire", "comentario", "commenti", "reacties",
};

static bool
is_parting(char c)
{
	return !byte_is_alnum((unsigned char)c);
}

/* Whether `text` holds one of the words, standing alone. */
static bool
has_feed_word(struct str text)
{
	for (size_t i = 0; i < sizeof feed_words / sizeof *feed_words; i++) {
		struct str word = str_of(feed_words[i]);
		for (ptrdiff_t at = 0;
		     (at = str_find_nocase(text, word, (size_t)at)) >= 0; at++) {
			size_t end = (size_t)at + word.n;
			if ((at == 0 || is_parting(text.p[at - 1])) &&
			    (end == text.n || is_parting(text.p[end]) ||
			     text.p[end] == '2'))
				return true;
		}
	}
	return false;
}

static bool
is_of_comments(struct str s)
{
	for (size_t i = 0; i < sizeof comment_words / sizeof *comment_words; i++)
		if (str_has_nocase(s, str_of(comment_words[i])))
			return true;
	return false;
}

/* What follows the host. */
static struct str
path_of(struct str url)
{
	ptrdiff_t host = str_find(url, STR("://"), 0);
	ptrdiff_t path = host < 0 ? -1 : str_find_byte(url, '/', (size_t)host + 3);
	return path < 0 ? STR("") : str_skip(url, (size_t)path);
}

static void
add_link(struct finder *f, struct arena scratch, struct str address, struct str title,
	 bool declared)
{
	struct arena temporary = arena_upper(&scratch);
	struct str url =
		sanitize_address(&scratch, temporary, str_trim(address), f->base);
	if (!url.n || url.n > LIMIT_URL_BYTES || str_starts_nocase(url, STR("mailto:")) ||
	    f->count == LIMIT_FEED_LINKS || is_of_comments(path_of(url)) ||
	    is_of_comments(title))
		return;
	for (size_t i = 0; i < f->count; i++)
		if (str_eq(f->links[i].url, url))
			return;
	size_t place = declared ? f->declared++ : f->count;
	memmove(&f->links[place + 1], &f->links[place],
		(f->count++ - place) * sizeof *f->links);
	title = str_trim(utf8_cut(title, LIMIT_TITLE_BYTES));
	f->links[place] = (struct feed_link){
		.url = str_dup(f->out, url),
		.title = title.n ? str_dup(f->out, title) : STR_NONE,
		.declared = declared,
	};
}

static struct str
attribute(struct finder *f, struct arena *scratch, const char *name)
{
	return entity_decode(scratch, str_trim(lexeme_attribute(&f->piece, name)),
			     ENTITY_ATTRIBUTE);
}

static bool
has_word(struct str list, struct str word)
{
	struct str each;
	while (str_word(&list, &each))
		if (str_eq_nocase(each, word))
			return true;
	return false;
}

static void
on_declared(struct finder *f)
{
	struct arena scratch = f->scratch;
	struct str href = attribute(f, &scratch, "href"),
		   type = attribute(f, &scratch, "type");
	if (!has_word(attribute(f, &scratch, "rel"), STR("alternate")))
		return;
	ptrdiff_t end = str_find_byte(type, ';', 0);
	type = str_trim(str_sub(type, 0, end < 0 ? type.n : (size_t)end));
	for (size_t i = 0; i < sizeof feed_types / sizeof *feed_types; i++)
		if (str_eq_nocase(type, str_of(feed_types[i])) &&
		    (i < SURE_TYPES || has_feed_word(href))) {
			struct str title = attribute(f, &scratch, "title");
			add_link(f, scratch, href, title, true);
			return;
		}
}

static void
end_anchor(struct finder *f)
{
	struct str words = str_trim(buf_str(&f->words));
	if (!f->anchor.p)
		return;
	if (has_feed_word(path_of(f->anchor)) || (words.n < 40 && has_feed_word(words)))
		add_link(f, f->scratch, f->anchor, words, false);
	f->anchor = STR_NONE;
}

static void
start_anchor(struct finder *f, struct arena fresh)
{
	end_anchor(f);
	f->scratch = fresh;
	struct arena temporary = arena_upper(&f->scratch);
	struct str href = attribute(f, &temporary, "href");
	struct str title = attribute(f, &temporary, "title");
	struct arena more = arena_upper(&temporary);
	f->anchor =
		href.n ? sanitize_address(&f->scratch, more, href, f->base) : STR_NONE;
	f->anchor = str_dup(&f->scratch, f->anchor);
	f->words = buf_in(&f->scratch, 256);
	entity_decode_into(&f->words, title, ENTITY_TEXT);
}

static void
on_tag(struct finder *f, struct arena fresh)
{
	struct str name = f->piece.name;
	if (str_eq(name, STR("link")))
		on_declared(f);
	else if (str_eq(name, STR("a")))
		start_anchor(f, fresh);
}

struct feed_link *
feed_links(struct arena *out, struct arena scratch, struct str bytes, struct str url,
	   struct str content_type, size_t *count)
{
	struct arena temporary = arena_upper(&scratch);
	struct str html =
		text_to_utf8(&scratch, temporary, bytes, content_type, ENCODING_HTML);
	struct finder *f = arena_new(&scratch, struct finder);
	*f = (struct finder){.out = out, .base = url, .lexer = lexer_of(html, LEX_HTML)};
	f->links = arena_array(out, struct feed_link, LIMIT_FEED_LINKS + 1);
	f->scratch = scratch;
	while (lexer_next(&f->lexer, &f->piece)) {
		if (f->piece.kind == LEX_START)
			on_tag(f, scratch);
		else if (f->piece.kind == LEX_END && str_eq(f->piece.name, STR("a")))
			end_anchor(f);
		else if (f->piece.kind == LEX_TEXT && f->anchor.p && f->words.n < 256)
			entity_decode_into(&f->words, utf8_cut(f->piece.text, 256),
					   ENTITY_TEXT);
	}
	end_anchor(f);
	*count = f->count;
	return f->links;
}
