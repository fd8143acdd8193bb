/* names.c: the table of name stems and its matcher. */
#include "extract/names.h"

/* Matched in the lower-cased name, in which "readMore" has become "read-more" (stems.h). */
#define BODY_OF(word)                                                                    \
	{"-" word "-body-", NAME_BODY | NAME_GOOD}, {"-" word "-bodytext-", NAME_BODY | NAME_GOOD}, \
	{"-" word "-content-", NAME_BODY | NAME_GOOD}, {"-" word "-entry-", NAME_BODY | NAME_GOOD}, \
	{"-" word "-text-", NAME_BODY | NAME_GOOD}

static const struct stem rows[] = {
	{"-ad-", NAME_PROMO | NAME_AD},
	{"-ads-", NAME_PROMO | NAME_AD},
	{"-about-author", NAME_BIO},
	{"-archive", NAME_LISTED},
	BODY_OF("article"),
	{"advert", NAME_PROMO | NAME_AD},
	{"affiliate", NAME_PROMO},
	{"also-read", NAME_RELATED},
	{"-anzeige", NAME_PROMO | NAME_AD},
	{"article", NAME_GOOD},
	{"article-body", NAME_BODY | NAME_GOOD},
	{"article-date", NAME_DATE | NAME_DATED},
	{"-aside", NAME_SIDE | NAME_LISTED},
	{"author", NAME_AUTHOR},
	{"author-bio", NAME_BIO},
	{"author-box", NAME_BIO},
	{"author-desc", NAME_BIO},
	{"author-info", NAME_BIO},
	{"author-name", NAME_AUTHOR_NAME},
	{"author-profile", NAME_BIO},
	{"autor", NAME_AUTHOR},
	{"-banner", NAME_PROMO},
	{"-bio-", NAME_BIO},
	BODY_OF("blog"),
	{"body-", NAME_GOOD},
	{"body-content", NAME_GOOD},
	{"body-copy", NAME_BODY | NAME_GOOD},
	{"body-text", NAME_GOOD},
	{"breadcrumb", NAME_NAV},
	{"by-line", NAME_META | NAME_AUTHOR | NAME_DATE},
	{"byline-name", NAME_AUTHOR_NAME},
	{"calendar", NAME_LISTED},
	{"caption", NAME_CAPTION},
	{"-card", NAME_LISTED},
	{"carousel", NAME_CAPTION | NAME_RELATED},
	{"comment", NAME_COMMENT},
	{"consent", NAME_CONSENT},
	{"content", NAME_GOOD | NAME_MAIN},
	{"contributor", NAME_AUTHOR},
	{"cookie", NAME_CONSENT},
	{"copyright", NAME_FOOTER},
	{"created", NAME_DATE | NAME_DATED},
	{"credit", NAME_CAPTION},
	{"-data-", NAME_DATE},
	{"date", NAME_DATE},
	{"date-created", NAME_DATE | NAME_DATED},
	{"date-line", NAME_META | NAME_DATE | NAME_DATED},
	{"date-published", NAME_DATE | NAME_DATED},
	{"datum", NAME_DATE},
	{"disclaimer", NAME_TOOL},
	{"disqus", NAME_COMMENT},
	{"donat", NAME_SIGNUP},
	BODY_OF("entry"),
	{"-entry-", NAME_GOOD},
	{"entry-date", NAME_DATE | NAME_DATED},
	{"-event", NAME_LISTED},
	{"fecha", NAME_DATE},
	{"field-name-body", NAME_BODY | NAME_GOOD},
	{"-fn-", NAME_AUTHOR_NAME},
	{"follow", NAME_SHARE},
	{"footer", NAME_FOOTER | NAME_LISTED},
	{"gallery", NAME_CAPTION},
	{"gdpr", NAME_CONSENT},
	{"-header", NAME_HEADER},
	{"-hidden", NAME_UNSEEN},
	{"info", NAME_DATE},
	{"-latest", NAME_RELATED | NAME_LISTED},
	{"lire-aussi", NAME_RELATED},
	{"list-item", NAME_LISTED},
	{"live-blog-post", NAME_LIVE},
	{"live-entry", NAME_LIVE},
	{"live-post", NAME_LIVE},
	{"live-update", NAME_LIVE},
	{"-login", NAME_SIGNUP},
	BODY_OF("main"),
	{"-main-", NAME_MAIN},
	{"main", NAME_MAIN},
	{"main-content", NAME_GOOD},
	{"masthead", NAME_HEADER},
	{"-menu", NAME_NAV | NAME_LISTED},
	{"menu-", NAME_NAV | NAME_LISTED},
	{"-meta-", NAME_META | NAME_DATE},
	{"meta", NAME_DATE},
	{"-modal", NAME_POPUP},
	{"modif", NAME_MODIFIED},
	{"more-", NAME_LISTED},
	{"more-from", NAME_RELATED},
	{"more-news", NAME_RELATED},
	{"more-on", NAME_RELATED},
	{"more-stories", NAME_RELATED},
	{"most-popular", NAME_RELATED},
	{"most-read", NAME_RELATED},
	{"-nav", NAME_NAV | NAME_LISTED},
	{"-nav-", NAME_NAV | NAME_LISTED},
	{"nav-bar", NAME_NAV | NAME_LISTED},
	{"navigation", NAME_NAV | NAME_LISTED},
	BODY_OF("news"),
	{"newsletter", NAME_SIGNUP},
	{"next-prev", NAME_NAV},
	{"node-content", NAME_GOOD},
	{"outbrain", NAME_RELATED | NAME_PROMO},
	{"overlay", NAME_POPUP},
	{"page-body", NAME_GOOD},
	{"page-content", NAME_GOOD},
	{"-pager", NAME_NAV},
	{"pagination", NAME_NAV},
	{"paragraph", NAME_GOOD},
	{"paywall", NAME_SIGNUP | NAME_PAYWALL},
	{"-poll-", NAME_TOOL},
	{"popover", NAME_POPUP | NAME_JUNK},
	{"popular", NAME_RELATED | NAME_LISTED},
	{"popup", NAME_POPUP | NAME_JUNK},
	BODY_OF("post"),
	{"-post-", NAME_GOOD},
	{"post-date", NAME_DATE | NAME_DATED},
	{"posted", NAME_DATE | NAME_DATED},
	{"prev-next", NAME_NAV},
	{"-print", NAME_TOOL},
	{"promo", NAME_PROMO},
	{"prose-", NAME_BODY | NAME_GOOD},
	{"pub-date", NAME_DATE | NAME_DATED},
	{"publish", NAME_DATE | NAME_DATED},
	{"-rating", NAME_TOOL},
	{"reaction", NAME_COMMENT},
	{"read-also", NAME_RELATED},
	{"read-more", NAME_RELATED},
	{"reading-time", NAME_META},
	{"recent", NAME_LISTED},
	{"recirc", NAME_RELATED},
	{"recommend", NAME_RELATED | NAME_LISTED},
	{"related", NAME_RELATED | NAME_LISTED},
	{"-reply", NAME_COMMENT},
	{"-replies", NAME_COMMENT},
	{"respond-", NAME_COMMENT},
	{"revis", NAME_MODIFIED},
	{"rich-text", NAME_BODY | NAME_GOOD},
	{"-rte-", NAME_GOOD},
	{"screen-reader", NAME_UNSEEN | NAME_JUNK},
	{"share", NAME_SHARE},
	{"-sharing", NAME_SHARE},
	{"side-bar", NAME_SIDE | NAME_LISTED},
	{"sign-up", NAME_SIGNUP},
	BODY_OF("single"),
	{"-skip-", NAME_TOOL},
	{"slider", NAME_CAPTION | NAME_RELATED},
	{"social", NAME_SHARE},
	{"sponsor", NAME_PROMO},
	{"-sr-only", NAME_UNSEEN | NAME_JUNK},
	{"stand-", NAME_DATE},
	BODY_OF("story"),
	{"story-", NAME_GOOD},
	{"story-body", NAME_BODY | NAME_GOOD},
	{"submitted", NAME_DATE | NAME_DATED},
	{"subscri", NAME_SIGNUP},
	{"taboola", NAME_RELATED | NAME_PROMO},
	{"-tag-", NAME_TAGS},
	{"-tags-", NAME_TAGS},
	{"tag-list", NAME_TAGS},
	{"teaser", NAME_RELATED | NAME_LISTED},
	{"-text-", NAME_GOOD},
	{"text-content", NAME_GOOD},
	{"text-body", NAME_GOOD},
	{"time", NAME_DATE},
	{"time-stamp", NAME_META | NAME_DATE | NAME_DATED},
	{"-toc-", NAME_NAV},
	{"-table-of-contents", NAME_NAV},
	{"-tool-", NAME_TOOL},
	{"-tools-", NAME_TOOL},
	{"-toolbar", NAME_TOOL},
	{"tooltip", NAME_POPUP | NAME_JUNK},
	{"-topics", NAME_TAGS},
	{"trending", NAME_RELATED},
	{"upcoming", NAME_LISTED},
	{"updat", NAME_MODIFIED},
	{"-vcard", NAME_AUTHOR_NAME},
	{"visually-hidden", NAME_UNSEEN | NAME_JUNK},
	{"widget", NAME_SIDE | NAME_LISTED},
	{"writer", NAME_AUTHOR},
	{"wysiwyg", NAME_BODY | NAME_GOOD},
	{"you-may", NAME_RELATED},
};

enum { NAME_MOST = 512 };

/* Lower case, with a separator where lower case meets upper case. */
static size_t
fold_name(struct str name, char room[2 * NAME_MOST])
{
	size_t n = 0;
	bool lower = false;
	for (size_t i = 0; i < name.n && i < NAME_MOST; i++) {
		char c = name.p[i];
		bool upper = c >= 'A' && c <= 'Z';
		if (upper && lower)
			room[n++] = '-';
		lower = c >= 'a' && c <= 'z';
		room[n++] = (char)byte_lower((unsigned char)c);
	}
	return n;
}

struct stem_set
name_stems(void)
{
	return stem_set_of(rows, sizeof rows / sizeof *rows);
}

uint32_t
name_judge(const struct stem_set *stems, struct str name)
{
	char room[2 * NAME_MOST];
	size_t n = fold_name(name, room);
	return stems_find(stems, str_from(room, n));
}
