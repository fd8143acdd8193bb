/* story.h: a story as it is published: the object of formats.md, one edition of it.
 *
 * Cites are bytes [start, end) of the text of source `article`, an index into `sources` (which is
 * in the order of the articles that the writer was given). */
#ifndef GW_MODEL_STORY_H
#define GW_MODEL_STORY_H

#include "model/when.h"

struct cite {
	uint32_t article, start, end;
};

enum check_level { CHECK_NONE, CHECK_VERBATIM, CHECK_SHORTENED, CHECK_REWRITTEN };
const char *check_level_name(enum check_level level); /* "none" "verbatim" … */

struct story_sentence {
	struct str text;
	struct cite *cites; /* the first is the passage it was taken from; further ones support it */
	size_t cite_count;
	enum check_level check;
};

enum paragraph_role { ROLE_HAPPENED, ROLE_POSITIONS, ROLE_CONTEXT, PARAGRAPH_COUNT };
const char *paragraph_role_name(enum paragraph_role role);

struct story_paragraph {
	struct story_sentence *sentences;
	size_t count;
};

enum question_role {
	Q_CAUSE, Q_DEVELOPMENT, Q_HAPPENED, Q_FINDING, Q_POSITION, Q_ROLE, Q_WHO, Q_HISTORY, Q_NEXT,
	Q_NUMBER, Q_WHEN, Q_WHERE, QUESTION_ROLE_COUNT,
};
const char *question_role_name(enum question_role role);

/* At most so many headlines and wordings of a question are held, the one that stands among them. */
enum { STORY_HEADLINES_MOST = 4, STORY_WORDINGS_MOST = 3 };

struct story_question {
	enum question_role role;
	struct str question;
	struct story_sentence *answer;
	size_t answer_count;
	/* What else the same answer answers, best first; of the default writer, in no page and no JSON. */
	struct str others[STORY_WORDINGS_MOST - 1];
	size_t other_count;
};

struct story_value {
	struct str value;
	struct cite *cites;
	size_t cite_count;
};

struct story_difference {
	struct str what;
	struct story_value *values;
	size_t value_count;
};

struct story_day {
	struct str date; /* YYYY-MM-DD */
	struct str text;
	struct cite *cites;
	size_t cite_count;
};

struct story_source {
	uint32_t article;   /* index among the writer's articles: equals its own place */
	struct str url, outlet, title;
	struct when published;
	int64_t reprint_of; /* index of another source, or -1 */
	struct str family;  /* owner of the outlet; STR_NONE: the outlet itself */
};

/* Numbers that are never one: all reports; the outlets that carry it; those of them with a text of
 * their own; and the owners of these, which are the voices. */
struct story_counts {
	uint32_t reports, outlets, own, independent;
};

struct story {
	struct str id;       /* permanent */
	struct str headline;
	/* What else could stand there, best first; of the default writer, in no page and no JSON. */
	struct str other_headlines[STORY_HEADLINES_MOST - 1];
	size_t other_headline_count;
	struct str language; /* primary tag */
	uint32_t words, source_words; /* of the paragraphs; of all reports */
	uint32_t reading_minutes, source_minutes;
	struct story_paragraph paragraphs[PARAGRAPH_COUNT];
	struct story_question *questions;
	size_t question_count;
	struct story_difference *differences;
	size_t difference_count;
	struct story_day *days;
	size_t day_count;
	struct story_source *sources;
	size_t source_count;
	struct story_counts counts; /* of all reports: `sources` may be the newest of many */
	struct {
		struct str kind;          /* "extractive" or "model": whose the words are */
		struct str model, prompt; /* STR_NONE: no model was used; of "extractive": it only chose
		                           * among headlines, or among wordings of questions */
		bool whole;               /* of model: every sentence of the paragraphs is the model's */
	} writer;
	struct story_checks {
		uint32_t sentences, passed, replaced, dropped;
	} checks;
};

/* The object of formats.md.  `json_begin`/`json_end` are called here; story_members writes only
 * the members, for callers that add their own. */
void story_to_json(struct json_out *j, const struct story *s);
void story_members(struct json_out *j, const struct story *s);
struct story story_from_json(struct arena *out, const struct json *v);

/* Whether two reports are of one owner: the same outlet, or outlets of one family. */
bool story_same_owner(const struct story_source *a, const struct story_source *b);
/* Counts sources.  Two outlets of one family are two outlets and one voice. */
struct story_counts story_count(const struct story_source *sources, size_t count);

#endif
