/* page.h: values in, bytes of pages and feeds out.
 *
 * Pages carry no script but reader.js where the site has it, no inline style, no third party.  Ad
 * places are written as slots (ads/slot.h), which the server fills when it answers.  Pure and
 * deterministic: the time is passed in, ages over a day are dates. */
#ifndef GW_PAGE_PAGE_H
#define GW_PAGE_PAGE_H

#include "base/buf.h"
#include "model/search.h"
#include "model/story.h"

struct page_site {
	struct str name;      /* "Glancewire" */
	struct str base_url;  /* "https://glance.example", no slash at the end; STR_NONE: relative */
	struct str tagline;
	struct str contact;   /* address for error reports, STR_NONE: none is shown */
	struct str language;  /* of the interface: "en"; English where it has no catalogue (words/text.h) */
	struct str hub;       /* WebSub, for the feeds; STR_NONE: none */
	int64_t now;          /* news time of rendering */
	int zone_min;         /* of the dates shown */
	bool reader;          /* pages run the script that remembers for a reader (reader.js) */
	const struct str *sections; /* names, for the navigation */
	size_t section_count;
	const int64_t *days;  /* moments in the days that have a page, newest first */
	size_t day_count;
};

/* A story in a list. */
struct page_card {
	struct str address, slug, headline;
	struct str summary;   /* first sentence of the story; STR_NONE none */
	struct str section, language;
	int64_t reports, outlets, independent;
	int64_t newest_at, written_at, founded_at, edition;
	int64_t announced_at; /* of the feeds: of the newest edition that its followers are told of */
	struct str what_changed;
	bool disputed, corrected, ended;
	const struct page_card *earlier; /* the story that it follows on from; NULL: none is told */
	/* Of the lead, which shows its first sentences and ways into it; NULL: the summary alone. */
	const struct story *story;
};

struct page_edition {
	int64_t number, at;
	struct str what_changed;
};

struct page_correction {
	int64_t at, edition;
	struct str text;
	struct str address, slug, headline, language; /* of the story, on the corrections page; address
	                                               * STR_NONE: it was withdrawn and has no page */
};

/* Stories that this one is linked to by what people decided. */
enum page_link {
	PAGE_PARTED, /* it was part of that */
	PAGE_PARTS,  /* they were part of this one */
	PAGE_MERGED, /* they were joined with this one: their addresses lead here */
	PAGE_LINKS,
};

/* Why a report is here. */
enum page_why_how {
	PAGE_WHY_WORDS,   /* it has these words in common with the others */
	PAGE_WHY_FIRST,   /* it is the first; the words too */
	PAGE_WHY_REPRINT, /* it prints the text of another */
	PAGE_WHY_AGAIN,   /* the story had ended, and goes on with it */
	PAGE_WHY_EDITOR,  /* a person put it here */
};

enum { PAGE_WHY_WORDS_MOST = 3 };

struct page_why {
	enum page_why_how how;
	struct str words[PAGE_WHY_WORDS_MOST]; /* heaviest first */
	size_t word_count;
	int64_t original; /* of a reprint: a source, or -1 */
	int percent;      /* of its text; 0: not known */
	const struct page_card *second; /* the story that came second; NULL: none was near */
};

/* What a story is about. */
struct page_topic {
	struct str name;
	struct str slug;   /* of its page; STR_NONE: it has none */
	const char *type;  /* of schema.org */
	bool main;         /* the story is about it; else it only mentions it */
	int64_t stories;
};

struct page_story_input {
	const struct story *story;
	struct str address, slug, section;
	int64_t edition, newest_edition;   /* differ where an earlier edition is shown */
	int64_t founded_at, written_at, newest_at;
	const struct page_edition *editions; /* newest first */
	size_t edition_count;
	const struct page_correction *corrections;
	size_t correction_count;
	const struct page_card *related;
	size_t related_count;
	const struct page_card *earlier;   /* stories that came before this one */
	size_t earlier_count;
	const struct page_topic *topics;
	size_t topic_count;
	const struct page_card *links[PAGE_LINKS];
	size_t link_count[PAGE_LINKS];
	const struct page_why *why; /* of story->sources in their order; NULL: nothing is said */
	struct str counts; /* what its picture says (page_counts); STR_NONE: it has no picture */
	/* The texts of story->sources in their order, for the passages that cites point into. */
	const struct str *texts;
};

/* "7 outlets, 4 independent", in plain words of a language. */
struct str page_counts(struct arena *out, struct str language, int64_t outlets,
                       int64_t independent);

struct str page_story(struct arena *out, struct arena scratch, const struct page_site *site,
                      const struct page_story_input *in);
/* Cards in the order of importance; more than the front takes are dropped. */
struct str page_front(struct arena *out, struct arena scratch, const struct page_site *site,
                      const struct page_card *cards, size_t count);
/* Where a list can be followed: FOLDER/feed.atom and FOLDER/feed.json, with `query` behind. */
struct page_feed {
	struct str title;  /* STR_NONE: the site's */
	struct str page;   /* path of the page with the same stories; STR_NONE: "/" */
	struct str folder; /* STR_NONE: the root */
	struct str query;  /* "?q=dam"; STR_NONE */
};

/* A list page: "World", "Reports by …", "Friday 20 November 2026", and its older pages, which are
 * counted from the oldest so that they keep their addresses. */
struct page_list_input {
	struct str title, path;
	int64_t page;          /* 0: it is the newest, without a number */
	const struct page_card *cards;
	size_t count;
	struct str newest, newer, older; /* paths; STR_NONE: none */
	const struct page_feed *feed;    /* NULL: the site's only */
	bool days;             /* neighbours are days: with a way to the calendar */
};
struct str page_list(struct arena *out, struct arena scratch, const struct page_site *site,
                     const struct page_list_input *in);

/* The open topics, those with most stories first. */
struct page_topics_input {
	const struct page_topic *topics;
	size_t count;
	struct str path, before, next; /* paths; STR_NONE: none */
};
struct str page_topics(struct arena *out, const struct page_site *site,
                       const struct page_topics_input *in);

/* A month of the archive. */
struct page_month {
	int year, month;
	int weekday;           /* of its first day: 0 Monday … 6 Sunday */
	int days;
	int64_t stories[32];   /* by day of the month */
	bool before, after;    /* there are stories in earlier and later months */
	bool newest;           /* shown as the archive's own page, without its month in the address */
};
struct str page_archive(struct arena *out, struct arena scratch, const struct page_site *site,
                        const struct page_month *month);

/* What was looked for and what was found. */
struct page_find {
	struct page_card card;
	struct search_snippet snippet;
};

struct page_search_input {
	struct str typed, section, outlet, language; /* as they came; STR_NONE or "": any */
	struct str since, until;                     /* 2026-11-21 */
	struct str wrong_date;  /* what cannot be read; STR_NONE none */
	bool too_long;          /* and nothing was looked for; `typed` is its beginning */
	bool newest;
	const struct str *languages, *language_names; /* of the stories, to choose from */
	size_t language_count;
	const struct page_find *finds;
	size_t count;
	int64_t found, whole;   /* of them with every word */
	bool more;              /* than were looked at */
	bool empty, cut;        /* see engine/finding.h */
	struct str topic, topic_slug; /* that is called what was typed; STR_NONE none */
	int64_t page, pages;
};
struct str page_search(struct arena *out, struct arena scratch, const struct page_site *site,
                       const struct page_search_input *in);
/* "/search?q=…" with all that is asked for but the page. */
struct str page_search_path(struct arena *out, const char *folder,
                            const struct page_search_input *in);

struct str page_corrections(struct arena *out, struct arena scratch, const struct page_site *site,
                            const struct page_correction *list, size_t count);
/* How stories are made: from choosing to correcting, what a model does, advertisements, privacy. */
struct str page_how(struct arena *out, struct arena scratch, const struct page_site *site);
struct str page_about(struct arena *out, struct arena scratch, const struct page_site *site);
/* 404, 410, 400, 500, 503 … in words for people. */
struct str page_error(struct arena *out, struct arena scratch, const struct page_site *site,
                      int status);

/* For hosts of files (files.c): a page that leads on to `target`, an address that is written as it
 * is, which the site calls `path`; and what stands where a server would search. */
struct str page_moved(struct arena *out, const struct page_site *site, struct str target,
                      struct str path);
struct str page_no_search(struct arena *out, const struct page_site *site);

struct str page_atom(struct arena *out, struct arena scratch, const struct page_site *site,
                     const struct page_feed *feed, const struct page_card *cards, size_t count);
struct str page_jsonfeed(struct arena *out, struct arena scratch, const struct page_site *site,
                         const struct page_feed *feed, const struct page_card *cards,
                         size_t count);
/* sitemap.c: /sitemap.xml, an index of /sitemap/site.xml and /sitemap/1.xml to so many; the site's own
 * pages; stories; and the news of two days, in the form that Google reads. */
struct str page_sitemap_index(struct arena *out, const struct page_site *site, int64_t files);
struct str page_sitemap_site(struct arena *out, struct arena scratch, const struct page_site *site);
struct str page_sitemap(struct arena *out, struct arena scratch, const struct page_site *site,
                        const struct page_card *cards, size_t count);
struct str page_sitemap_news(struct arena *out, struct arena scratch, const struct page_site *site,
                             const struct page_card *cards, size_t count);
struct str page_robots(struct arena *out, const struct page_site *site);

/* The sheet and other files compiled in; STR_NONE body where there is none of that name. */
struct page_static {
	struct str body, type, etag;
};
struct page_static page_static_file(struct str name);
/* The element that runs one of them once the page is there; its hash is in its address. */
void page_script(struct buf *b, const char *name);

/* Slug of a headline: lower-case ASCII words joined by '-', at most 60 bytes, never empty. */
struct str page_slug(struct arena *out, struct str headline);

#endif
