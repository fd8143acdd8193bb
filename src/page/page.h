/* page.h: values in, bytes of pages and feeds out.
 *
 * Pages carry no script, no inline style, no third party.  Ad places are written as slots
 * (ads/slot.h), which the server fills when it answers.  Pure and deterministic: the time is
 * passed in, ages over a day are dates. */
#ifndef GW_PAGE_PAGE_H
#define GW_PAGE_PAGE_H

#include "model/story.h"

struct page_site {
	struct str name;      /* "Glancewire" */
	struct str base_url;  /* "https://glance.example", no slash at the end; STR_NONE: relative */
	struct str tagline;
	struct str contact;   /* address for error reports, STR_NONE: none is shown */
	struct str language;  /* of the interface: "en" */
	int64_t now;          /* news time of rendering */
	int zone_min;         /* of the dates shown */
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
	struct str what_changed;
	bool disputed, corrected, ended;
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
	struct str address, slug, headline; /* of the story, on the corrections page; address
	                                     * STR_NONE: it was withdrawn and has no page */
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
	/* The texts of story->sources in their order, for the passages that cites point into. */
	const struct str *texts;
};

struct str page_story(struct arena *out, struct arena scratch, const struct page_site *site,
                      const struct page_story_input *in);
/* Cards in the order of importance; more than the front takes are dropped. */
struct str page_front(struct arena *out, struct arena scratch, const struct page_site *site,
                      const struct page_card *cards, size_t count);
/* A list page: "Section: World", "Reports by …", "Friday 20 November 2026".  `path` is its own;
 * previous and next are paths or STR_NONE. */
struct str page_list(struct arena *out, struct arena scratch, const struct page_site *site,
                     struct str title, struct str path, const struct page_card *cards,
                     size_t count, struct str previous, struct str next);
struct str page_corrections(struct arena *out, struct arena scratch, const struct page_site *site,
                            const struct page_correction *list, size_t count);
struct str page_about(struct arena *out, struct arena scratch, const struct page_site *site);
/* 404, 410, 400, 500, 503 … in words for people. */
struct str page_error(struct arena *out, struct arena scratch, const struct page_site *site,
                      int status);

struct str page_atom(struct arena *out, struct arena scratch, const struct page_site *site,
                     const struct page_card *cards, size_t count);
struct str page_jsonfeed(struct arena *out, struct arena scratch, const struct page_site *site,
                         const struct page_card *cards, size_t count);
struct str page_sitemap(struct arena *out, struct arena scratch, const struct page_site *site,
                        const struct page_card *cards, size_t count);
struct str page_robots(struct arena *out, const struct page_site *site);

/* The sheet and other files compiled in; STR_NONE body where there is none of that name. */
struct page_static {
	struct str body, type, etag;
};
struct page_static page_static_file(struct str name);

/* Slug of a headline: lower-case ASCII words joined by '-', at most 60 bytes, never empty. */
struct str page_slug(struct arena *out, struct str headline);

#endif
