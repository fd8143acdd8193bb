/* kind.c: words of addresses, sections and headlines. */
#include "extract/kind.h"

#include "extract/names.h"
#include "extract/plain.h"
#include "text/url.h"

enum { SHORT_WORDS = 250, LIVE_ENTRIES = 5 };

/* Whole folders of the address or whole sections, folded. */
static const struct {
	const char *name;
	enum article_kind kind;
} places[] = {
	{"live blog", KIND_LIVEBLOG},
	{"liveblog", KIND_LIVEBLOG},
	{"live news", KIND_LIVEBLOG},
	{"live updates", KIND_LIVEBLOG},
	{"liveticker", KIND_LIVEBLOG},
	{"newsblog", KIND_LIVEBLOG},
	{"diretta", KIND_LIVEBLOG},
	{"en direct", KIND_LIVEBLOG},
	{"ao vivo", KIND_LIVEBLOG},
	{"opinion", KIND_OPINION},
	{"opinions", KIND_OPINION},
	{"opinions analysis", KIND_OPINION},
	{"comment", KIND_OPINION},
	{"commentary", KIND_OPINION},
	{"commentisfree", KIND_OPINION},
	{"op ed", KIND_OPINION},
	{"editorial", KIND_OPINION},
	{"editorials", KIND_OPINION},
	{"columnists", KIND_OPINION},
	{"columns", KIND_OPINION},
	{"letters", KIND_OPINION},
	{"meinung", KIND_OPINION},
	{"kommentar", KIND_OPINION},
	{"kommentare", KIND_OPINION},
	{"kolumne", KIND_OPINION},
	{"kolumnen", KIND_OPINION},
	{"leitartikel", KIND_OPINION},
	{"idees", KIND_OPINION},
	{"debats", KIND_OPINION},
	{"tribunes", KIND_OPINION},
	{"opini\xc3\xb3n", KIND_OPINION},
	{"opinione", KIND_OPINION},
	{"opinioni", KIND_OPINION},
	{"opinie", KIND_OPINION},
	{"opiniao", KIND_OPINION},
	{"opini\xc3\xa3o", KIND_OPINION},
	{"colunas", KIND_OPINION},
	{"colunistas", KIND_OPINION},
	{"columnas", KIND_OPINION},
	{"columnistas", KIND_OPINION},
	{"tribuna", KIND_OPINION},
	{"editoriales", KIND_OPINION},
	{"editoriali", KIND_OPINION},
	{"commenti", KIND_OPINION},
	{"chroniques", KIND_OPINION},
	{"editos", KIND_OPINION},
	{"ledare", KIND_OPINION},
	{"debatt", KIND_OPINION},
	{"debat", KIND_OPINION},
	{"meninger", KIND_OPINION},
	{"kronikk", KIND_OPINION},
	{"felietony", KIND_OPINION},
	{"sponsored", KIND_SPONSORED},
	{"sponsored content", KIND_SPONSORED},
	{"partner content", KIND_SPONSORED},
	{"paid content", KIND_SPONSORED},
	{"paid post", KIND_SPONSORED},
	{"advertorial", KIND_SPONSORED},
	{"anzeige", KIND_SPONSORED},
	{"brandvoice", KIND_SPONSORED},
	{"branded content", KIND_SPONSORED},
	{"publireportage", KIND_SPONSORED},
	{"newsletter", KIND_DIGEST},
	{"newsletters", KIND_DIGEST},
	{"briefing", KIND_DIGEST},
	{"briefings", KIND_DIGEST},
	{"morning briefing", KIND_DIGEST},
	{"video", KIND_MEDIA},
	{"videos", KIND_MEDIA},
	{"podcast", KIND_MEDIA},
	{"podcasts", KIND_MEDIA},
	{"gallery", KIND_MEDIA},
	{"galleries", KIND_MEDIA},
	{"photos", KIND_MEDIA},
	{"pictures", KIND_MEDIA},
	{"in pictures", KIND_MEDIA},
	{"fotostrecke", KIND_MEDIA},
	{"diaporama", KIND_MEDIA},
	{"mediathek", KIND_MEDIA},
	{"audio", KIND_MEDIA},
};

/* Beginnings of headlines up to a colon or bar, folded. */
static const struct {
	const char *name;
	enum article_kind kind;
} labels[] = {
	{"live", KIND_LIVEBLOG},
	{"live updates", KIND_LIVEBLOG},
	{"liveblog", KIND_LIVEBLOG},
	{"liveticker", KIND_LIVEBLOG},
	{"newsblog", KIND_LIVEBLOG},
	{"en direct", KIND_LIVEBLOG},
	{"direct", KIND_LIVEBLOG},
	{"en vivo", KIND_LIVEBLOG},
	{"\xc3\xbaltima hora", KIND_LIVEBLOG},
	{"opinion", KIND_OPINION},
	{"editorial", KIND_OPINION},
	{"commentary", KIND_OPINION},
	{"op ed", KIND_OPINION},
	{"letter", KIND_OPINION},
	{"letters", KIND_OPINION},
	{"kommentar", KIND_OPINION},
	{"leitartikel", KIND_OPINION},
	{"kolumne", KIND_OPINION},
	{"gastbeitrag", KIND_OPINION},
	{"tribune", KIND_OPINION},
	{"sponsored", KIND_SPONSORED},
	{"anzeige", KIND_SPONSORED},
	{"advertorial", KIND_SPONSORED},
	{"news in brief", KIND_DIGEST},
	{"morning briefing", KIND_DIGEST},
	{"briefing", KIND_DIGEST},
	{"the week in", KIND_DIGEST},
	{"podcast", KIND_MEDIA},
	{"video", KIND_MEDIA},
	{"watch", KIND_MEDIA},
	{"in pictures", KIND_MEDIA},
	{"photos", KIND_MEDIA},
	{"pictures", KIND_MEDIA},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static enum article_kind
kind_of_place(struct str folded)
{
	for (size_t i = 0; i < COUNT(places); i++)
		if (str_eq(folded, str_of(places[i].name)))
			return places[i].kind;
	return KIND_REPORT;
}

static enum article_kind
kind_of_address(struct arena *a, struct str address)
{
	struct url url;
	struct str part;
	if (!address.n || !url_parse(a, address, NULL, &url) || url.opaque)
		return KIND_REPORT;
	struct str rest = url.path;
	while (str_cut(&rest, '/', &part)) {
		/* The last part is the headline, not a folder. */
		enum article_kind kind =
			rest.n && part.n < 40 ? kind_of_place(plain_fold(a, part)) : KIND_REPORT;
		if (kind != KIND_REPORT)
			return kind;
	}
	return KIND_REPORT;
}

static enum article_kind
kind_of_label(struct arena *a, struct str label)
{
	struct str folded = label.n <= 30 ? plain_fold(a, label) : STR_NONE;
	for (size_t i = 0; i < COUNT(labels); i++)
		if (str_eq(folded, str_of(labels[i].name)))
			return labels[i].kind;
	return KIND_REPORT;
}

/* By what stands before the first colon or bar, or behind the last bar. */
static enum article_kind
kind_of_headline(struct arena *a, struct str headline)
{
	ptrdiff_t end = str_find_byte(headline, ':', 0);
	ptrdiff_t bar = str_find_byte(headline, '|', 0), last = str_rfind_byte(headline, '|');
	if (end < 0 || (bar >= 0 && bar < end))
		end = bar;
	enum article_kind kind =
		end < 0 ? KIND_REPORT : kind_of_label(a, str_sub(headline, 0, (size_t)end));
	return kind != KIND_REPORT || last < 0
	               ? kind : kind_of_label(a, str_skip(headline, (size_t)last + 1));
}

static unsigned
article_kinds(const struct page *page)
{
	unsigned kinds = 0;
	for (uint32_t i = 0; i < page->ld.count; i++)
		if (page->ld.at[i].kinds & (LD_ARTICLE | LD_OPINION | LD_SPONSORED))
			kinds |= page->ld.at[i].kinds;
	return kinds;
}

static bool
has_live_entries(const struct page *page)
{
	int entries = 0;
	for (uint32_t i = 0; i < page->tree.count; i++)
		entries += page->tree.nodes[i].tag != TAG_TEXT &&
		           (tree_says(&page->tree, i) & NAME_LIVE) != 0 &&
		           page->score.sums[i].words > 20;
	return entries >= LIVE_ENTRIES;
}

/* "14:05" alone: the head of an entry. */
static bool
is_time_of_day(const struct block *b)
{
	struct str s = b->text;
	return s.n >= 4 && s.n <= 11 && b->digits >= 3 && byte_is_digit((unsigned char)s.p[0]) &&
	       (s.p[1] == ':' || s.p[2] == ':' || s.p[2] == '.');
}

/* In a folder called "live", which some sites mean as "life", and with times of entries. */
static bool
is_live_place(struct arena *a, const struct page *page)
{
	struct url url;
	int entries = 0;
	if (!page->url.n || !url_parse(a, page->url, NULL, &url) ||
	    !str_has_nocase(url.path, STR("/live/")))
		return false;
	for (uint32_t i = 0; i < page->blocks.count; i++)
		entries += is_time_of_day(&page->blocks.at[i]);
	for (uint32_t i = 0; i < page->tree.count; i++)
		entries += page->tree.nodes[i].tag == TAG_TIME;
	return entries >= LIVE_ENTRIES;
}

static bool
is_media(const struct page *page, uint32_t words)
{
	struct str type = head_meta(&page->head, "og:type");
	return words < SHORT_WORDS &&
	       (str_starts(type, STR("video")) || str_starts(type, STR("music")));
}

enum article_kind
kind_of(struct arena *a, const struct page *page, struct str section, struct str headline,
        uint32_t words, bool paid)
{
	unsigned kinds = article_kinds(page);
	if (paid && words < SHORT_WORDS)
		return KIND_PAYWALLED;
	if (kinds & LD_SPONSORED)
		return KIND_SPONSORED;
	if (kinds & LD_LIVE || has_live_entries(page) || is_live_place(a, page))
		return KIND_LIVEBLOG;
	if (kinds & LD_OPINION)
		return KIND_OPINION;
	enum article_kind kind = kind_of_headline(a, headline);
	if (kind == KIND_REPORT)
		kind = kind_of_headline(a, page->head.title);
	if (kind == KIND_REPORT)
		kind = kind_of_address(a, page->url);
	if (kind == KIND_REPORT && section.n && section.n < 60)
		kind = kind_of_place(plain_fold(a, section));
	/* A page among the videos with an article's text is an article. */
	if (kind == KIND_MEDIA && words >= SHORT_WORDS)
		kind = KIND_REPORT;
	if (kind == KIND_REPORT && is_media(page, words))
		kind = KIND_MEDIA;
	return kind;
}
