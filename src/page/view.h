/* view.h: a story while its page is written: order and numbers of its sources, sentences so far. */
#ifndef GW_PAGE_VIEW_H
#define GW_PAGE_VIEW_H

#include "page/page.h"

struct view {
	const struct page_site *site; /* its language is that which the page speaks (shell_speak) */
	const struct page_story_input *in;
	const struct story *story;
	struct str language;  /* of the story */
	uint32_t *order;      /* sources as they are listed: reprints after what they copy */
	uint32_t *number;     /* shown for a source: 1 for the first in `order` */
	uint32_t *voice;      /* the source whose text it is: itself, or what it copies in the end */
	bool *shown_disputed; /* the difference was pointed at already */
	size_t reports, outlets, own, independent; /* see story_counts */
	unsigned sentences;   /* written so far; the next is s-N + 1 */
};

void view_init(struct view *v, struct arena *out, const struct page_site *site,
               const struct page_story_input *in);

/* Outlet names of the reprints of a source, as "A, B and C" in HTML; STR_NONE without any. */
struct str view_reprints(const struct view *v, struct arena *out, uint32_t source,
                         size_t *count);

/* Whether all cites are of sources of this story, and no two of them are of one voice or one
 * owner: then *voices is their number. */
bool view_independent(const struct view *v, const struct cite *cites, size_t count,
                      size_t *voices);

/* cite.c: a whole sentence with its citations, and the citations alone (in tables). */
void cite_sentence(struct buf *b, struct arena scratch, struct view *v,
                   const struct story_sentence *s);
void cite_links(struct buf *b, struct arena scratch, const struct view *v,
                const struct cite *cites, size_t count, bool agree, const char *prefix,
                unsigned number);
/* "Reports differ" after a sentence that cites what a difference cites; once a difference. */
void cite_dispute(struct buf *b, struct view *v, const struct story_sentence *s);

/* parts.c, tail.c: the sections of the page, nothing where there is nothing to say. */
void parts_questions(struct buf *b, struct arena scratch, struct view *v);
void parts_differences(struct buf *b, struct arena scratch, struct view *v);
void parts_timeline(struct buf *b, struct arena scratch, struct view *v);
void tail_topics(struct buf *b, const struct view *v); /* topic.c */
void tail_more(struct buf *b, const struct view *v);
void tail_sources(struct buf *b, struct arena scratch, const struct view *v);
void tail_made(struct buf *b, const struct view *v);
void tail_history(struct buf *b, struct arena scratch, const struct view *v);

/* reader.c: nothing where the site has no such script. */
void reader_since(struct buf *b, const struct view *v);
void reader_yours(struct buf *b, const struct view *v);
void reader_new_mark(struct buf *b, const struct page_site *site);

/* why.c: inside the sources and the history. */
void tail_why(struct buf *b, struct arena scratch, const struct view *v);
bool tail_has_links(const struct view *v);
void tail_links(struct buf *b, const struct view *v);

/* <section id=ID …><h2>…; `heading_lang` marks our own words in pages of other languages. */
void part_open(struct buf *b, const struct view *v, const char *id, struct str heading);
/* <span class="tally">: a bar an independent outlet, a hollow one for the others. */
void part_tally(struct buf *b, size_t independent, size_t outlets);

/* ld.c: schema.org NewsArticle as JSON. */
struct shell;
struct str ld_story(struct arena *out, struct arena scratch, const struct view *v,
                    const struct shell *shell);
struct str ld_site(struct arena *out, const struct page_site *site);

#endif
