/* topic.c: the words for kinds of topics. */
#include "model/topic.h"

static const char *const names[TOPIC_KIND_COUNT][2] = {
	[TOPIC_THING] = {"thing", "Thing"},
	[TOPIC_PERSON] = {"person", "Person"},
	[TOPIC_PLACE] = {"place", "Place"},
	[TOPIC_BODY] = {"organisation", "Organization"},
};

const char *
topic_kind_name(enum topic_kind kind)
{
	return names[kind < TOPIC_KIND_COUNT ? kind : TOPIC_THING][0];
}

const char *
topic_schema_type(enum topic_kind kind)
{
	return names[kind < TOPIC_KIND_COUNT ? kind : TOPIC_THING][1];
}
