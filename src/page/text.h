/* text.h: every word that the interface itself says, and how numbers are put into it.
 *
 * All texts stand in one table (text.c).  They are ours, so they may hold markup; `{1}` to `{3}`
 * are filled with the arguments, which are escaped unless they are marked as HTML.  A text has two
 * forms where its first number decides between them. */
#ifndef GW_PAGE_TEXT_H
#define GW_PAGE_TEXT_H

#include "base/buf.h"

enum text_id {
	TEXT_SKIP, TEXT_SITE_NAV, TEXT_FRONT, TEXT_CORRECTIONS, TEXT_ABOUT, TEXT_FEED,
	TEXT_SECTIONS, TEXT_MORE_NAV, TEXT_FOOT, TEXT_BRAND_LABEL,

	TEXT_MIN_READ, TEXT_READS, TEXT_WRITTEN, TEXT_WRITTEN_NEWEST, TEXT_UPDATED_WITH,
	TEXT_UPDATED_COLON, TEXT_UPDATED, TEXT_SINGLE, TEXT_OLD_EDITION, TEXT_DESCRIPTION,
	TEXT_WHATS_THE_STORY, TEXT_VOICES, TEXT_VOICES_ALL, TEXT_VOICES_ONE, TEXT_HINT, TEXT_SHOW_ALL,
	TEXT_HIDE_ALL, TEXT_SOURCE, TEXT_AGREE, TEXT_REPRINTED_BY, TEXT_AND, TEXT_DIFFER_LINK,

	TEXT_QNA, TEXT_QNA_MADE, TEXT_DIFFERS, TEXT_FIGURE, TEXT_WHO_SAYS, TEXT_AS_OF,
	TEXT_REPRINTS_OF_IT, TEXT_TIMELINE, TEXT_MORE, TEXT_SOURCES, TEXT_REPRINT_OF,
	TEXT_OWN_REPORTS, TEXT_OWN_AND_REPRINTS,

	TEXT_MADE, TEXT_MADE_EXTRACTIVE, TEXT_MADE_MODEL, TEXT_MADE_PROMPT, TEXT_CHECKED,
	TEXT_PASSED_ALL, TEXT_PASSED, TEXT_REPLACED, TEXT_DROPPED, TEXT_UNREAD, TEXT_REPORT_ERROR,
	TEXT_AS_DATA,
	TEXT_HISTORY, TEXT_CORRECTION, TEXT_EDITION, TEXT_EDITION_THIS, TEXT_EDITION_FIRST,
	TEXT_FOLLOWS_ON,

	TEXT_FRONT_TITLE, TEXT_FRONT_H1, TEXT_FRONT_DESCRIPTION, TEXT_LEAD, TEXT_SECONDS,
	TEXT_STRAIGHT, TEXT_BRIEF, TEXT_DESK, TEXT_DISPUTED, TEXT_COMPARE, TEXT_CORRECTED_ON,
	TEXT_EMPTY_FRONT, TEXT_CARD_REPORTS, TEXT_CARD_OUTLETS, TEXT_CARD_ONLY,
	TEXT_CARD_INDEPENDENT, TEXT_CARD_ALL, TEXT_AGO_NOW, TEXT_AGO_MIN, TEXT_AGO_HOURS,

	TEXT_EMPTY_LIST, TEXT_NEWER, TEXT_OLDER, TEXT_PAGES, TEXT_LIST_DESCRIPTION,
	TEXT_CORRECTIONS_INTRO, TEXT_CORRECTIONS_NONE, TEXT_CORRECTIONS_DESCRIPTION,
	TEXT_FOUND_ERROR, TEXT_FOUND_HOW, TEXT_FOUND_HOW_NO_MAIL, TEXT_NTH_EDITION,

	TEXT_ABOUT_INTRO, TEXT_ABOUT_WRITTEN_H, TEXT_ABOUT_WRITTEN, TEXT_ABOUT_CHECKED_H,
	TEXT_ABOUT_CHECKED, TEXT_ABOUT_MARKS_H, TEXT_ABOUT_MARKS, TEXT_ABOUT_PUBLISHERS_H,
	TEXT_ABOUT_PUBLISHERS, TEXT_ABOUT_READERS_H, TEXT_ABOUT_READERS, TEXT_ABOUT_CONTACT,
	TEXT_ABOUT_DESCRIPTION,

	TEXT_ERROR_400, TEXT_ERROR_400_P, TEXT_ERROR_404, TEXT_ERROR_404_P, TEXT_ERROR_405,
	TEXT_ERROR_405_P, TEXT_ERROR_410, TEXT_ERROR_410_P, TEXT_ERROR_503, TEXT_ERROR_503_P,
	TEXT_ERROR_500, TEXT_ERROR_500_P, TEXT_ERROR_BACK,
	TEXT_COUNT,
};

enum text_arg_kind {
	TEXT_ARG_END,
	TEXT_ARG_STR,    /* escaped */
	TEXT_ARG_HTML,   /* as it is */
	TEXT_ARG_NUMBER, /* in digits */
	TEXT_ARG_SPELT,  /* in words up to twelve */
};

struct text_arg {
	enum text_arg_kind kind;
	struct str s;
	int64_t n;
};

#define ARG_STR(x)    ((struct text_arg){.kind = TEXT_ARG_STR, .s = (x)})
#define ARG_HTML(x)   ((struct text_arg){.kind = TEXT_ARG_HTML, .s = (x)})
#define ARG_NUMBER(x) ((struct text_arg){.kind = TEXT_ARG_NUMBER, .n = (x)})
#define ARG_SPELT(x)  ((struct text_arg){.kind = TEXT_ARG_SPELT, .n = (x)})
#define ARG_NONE      ((struct text_arg){.kind = TEXT_ARG_END})

/* `args` end with ARG_NONE. */
void text_fill(struct buf *b, enum text_id id, const struct text_arg *args);
#define text_put(b, id, ...) \
	text_fill((b), (id), (const struct text_arg[]){__VA_ARGS__, ARG_NONE})
void text_just(struct buf *b, enum text_id id);
struct str text_str(enum text_id id);

/* English names for dates: 0 Sunday … 6 Saturday, 1 January … 12 December. */
struct str text_weekday(int weekday);
struct str text_month(int month);

#endif
