/* shell.h: what stands around every page: head, masthead, navigation, foot. */
#ifndef GW_PAGE_SHELL_H
#define GW_PAGE_SHELL_H

#include "page/page.h"

struct shell {
	struct str title;       /* of the page; the site's name is added */
	bool whole_title;       /* it is not */
	struct str description;
	struct str path;        /* canonical up to its query, begins with "/"; STR_NONE: none (errors), whose
	                         * cards elsewhere lead to the front page */
	struct str language;    /* of the content; STR_NONE: the interface's */
	bool article;           /* og:type */
	bool script;            /* with reader.js */
	int64_t published, modified; /* of an article */
	struct str picture, picture_alt; /* path with its query, and words for it; STR_NONE: none */
	struct str ld;          /* JSON-LD, STR_NONE: none */
	bool hidden;            /* from search engines */
	bool sections;          /* with the list of sections */
	struct str section;     /* the current one; STR_NONE none */
	const struct page_feed *feed; /* by which it can be followed beside the site; NULL: none */
	bool front;             /* the front page is current */
	bool stamp;             /* the time of the page in the masthead */
	const char *main_class; /* NULL none */
};

/* The site as a page speaks of it: in `language` where there is a catalogue for it, else in the
 * site's, else in English. */
struct page_site shell_speak(const struct page_site *site, struct str language);

void shell_open(struct buf *b, const struct page_site *site, const struct shell *shell);
void shell_close(struct buf *b, const struct page_site *site, const struct shell *shell);

/* base_url and path. */
void shell_absolute(struct buf *b, const struct page_site *site, struct str path);
/* Where readers report errors: a web address as it is, any other as a "mailto:" address; STR_NONE where
 * the site names none. */
struct str shell_contact(struct arena *out, const struct page_site *site);
/* "/section/NAME", "/outlet/NAME" with the name encoded; a slash in it is written as a dash. */
void shell_section_path(struct buf *b, struct str name);
void shell_outlet_path(struct buf *b, struct str name);
/* "/topic/SLUG" */
void shell_topic_path(struct buf *b, struct str slug);
/* "/day/2026-11-21" */
void shell_day_path(struct buf *b, int64_t at, int zone_min);
/* "/story/ADDRESS/SLUG" */
void shell_story_path(struct buf *b, struct str address, struct str slug);
/* "FOLDER/feed.atom?QUERY" */
struct str shell_feed_path(struct arena *out, const struct page_feed *feed, const char *name);
/* " lang=… dir=…" where a text is not in the language of what is around it. */
void shell_lang(struct buf *b, struct str language, struct str around);
bool shell_rtl(struct str language);

#endif
