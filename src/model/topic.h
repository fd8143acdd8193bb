/* topic.h: a person, place or body that stories are about. */
#ifndef GW_MODEL_TOPIC_H
#define GW_MODEL_TOPIC_H

#include "base/str.h"

enum topic_kind {
	TOPIC_THING, /* a name of which no more is known */
	TOPIC_PERSON,
	TOPIC_PLACE,
	TOPIC_BODY,  /* organisation, office, party, court */
	TOPIC_KIND_COUNT,
};

/* "thing", "person", "place", "organisation" */
const char *topic_kind_name(enum topic_kind kind);
/* Of schema.org: "Thing", "Person", "Place", "Organization". */
const char *topic_schema_type(enum topic_kind kind);

/* What a story names.  Equal keys are one topic, in whichever story and language. */
struct topic_name {
	struct str name; /* as it is shown */
	struct str key;
	enum topic_kind kind;
	bool main;       /* the headline names it, or the first sentence */
};

/* A topic as it is kept.  It has a page while it is open: two stories are about it, one of them of
 * TOPIC_VOICES independent outlets. */
struct topic_record {
	int64_t id;
	struct str slug, name, key;
	enum topic_kind kind;
	int64_t stories; /* that are about it now */
	bool open, main;
};

enum { TOPIC_VOICES = 2, TOPICS_OF_STORY = 6 };

#endif
