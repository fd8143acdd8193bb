/* why.h: what holds each report in its story, as values; the page and the command say it in words. */
#ifndef GW_ENGINE_WHY_H
#define GW_ENGINE_WHY_H

#include "group/group.h"
#include "group/shared.h"
#include "store/store.h"

enum why_how {
	WHY_UNKNOWN, /* placed before reasons were kept */
	WHY_FOUNDED, /* it is the first: no story was near enough */
	WHY_JOINED,
	WHY_REPRINT,
	WHY_BRIDGED, /* a story of other languages, by names, places and numbers */
	WHY_ORIGINAL, /* of a text whose copy had come before it */
	WHY_AGAIN,   /* the story had ended, and it brought it back */
	WHY_PERSON,  /* a decision holds it here */
	WHY_MOVED,   /* a regrouping put it here */
	WHY_HOW_COUNT,
};
const char *why_how_name(enum why_how how);

enum { WHY_TERMS = GROUP_TERMS };
const char *why_term_name(int term); /* "likeness" … for machines */

struct why {
	int64_t article;
	enum why_how how;
	/* The sum of the decision, as it was made: constant + terms + title = z. */
	bool decided;
	double z, constant, terms[WHY_TERMS], title;
	struct story_record nearest, second; /* id 0: none */
	double second_z;
	int64_t reprint_of;
	double containment;
	double bridge_worth, bridge_numbers, bridge_share; /* of WHY_BRIDGED */
	/* Of a story that follows on, or that lives again. */
	int64_t former;
	double likeness, own_likeness;
	struct decision_record decision; /* WHY_PERSON, WHY_MOVED */
	struct shared shared; /* with the other reports, as they are now */
};

/* For each article of a story, in the order of placing. */
bool why_story(struct store *s, struct arena *out, struct arena scratch, int64_t story,
               struct why **list, size_t *count, struct err *err);

#endif
