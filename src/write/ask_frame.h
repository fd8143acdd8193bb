/* ask_frame.h: the frames: what makes a sentence the answer to which question. */
#ifndef GW_WRITE_ASK_FRAME_H
#define GW_WRITE_ASK_FRAME_H

#include "model/story.h"
#include "write/ask_clause.h"

enum frame_id {
	FRAME_WHY_BECAUSE, FRAME_WHY_AFTER, FRAME_WHY_FOR, FRAME_WHY_STANCE, FRAME_WHY_REPORTED,
	FRAME_HOW_BY,
	FRAME_WHAT_LED, FRAME_EVENT_CAUSE, FRAME_SAY_ABOUT, FRAME_SAY_SUBJECT, FRAME_SAY_NAME,
	FRAME_SAY_TOPIC, FRAME_SAY_MATTER,
	FRAME_SAY_STANCE,
	FRAME_ACCORDING, FRAME_VOW, FRAME_AGREE, FRAME_DENY, FRAME_ACCUSE, FRAME_URGE, FRAME_RESPOND,
	FRAME_CHARGED, FRAME_PLEAD, FRAME_WOULD, FRAME_FOUND, FRAME_HAPPENED, FRAME_DIED,
	FRAME_WHEN_WILL, FRAME_WHEN, FRAME_WHO, FRAME_ORG, FRAME_HOW_MANY, FRAME_HOW_MUCH,
	FRAME_TOLL, FRAME_WHERE, FRAME_ADMIT, FRAME_FACES, FRAME_KNOWN_FOR, FRAME_SHARE,
	FRAME_SINCE, FRAME_HOW_LONG, FRAME_VOTE, FRAME_WHOM, FRAME_AGE, FRAME_FIRST_TO, FRAME_KEEP_FROM, FRAME_DESCRIBE, FRAME_COMPARE, FRAME_SHOULD, FRAME_MEASURE, FRAME_CHANGE, FRAME_WHO_DID, FRAME_EXPECTED, FRAME_OBJECT, FRAME_COUNT,
};

struct frame {
	const char *id;
	enum question_role role;
	float weight;     /* how sure its cue is, as a part of the score */
	float importance; /* 1 to 3: how much readers want to know it */
};

extern const struct frame frames[FRAME_COUNT];

enum { ANSWER_MOST = 3 };

struct candidate {
	enum frame_id frame;
	const struct ask_sentence *r; /* of the bearing sentence */
	struct str question;
	struct resolved subject;
	const struct person *about; /* whom it is asked about, beside the subject */
	float value;
	const struct sentence *answer[ANSWER_MOST];
	size_t answer_count;
	uint32_t *terms;         /* of the question */
	size_t term_count;
};

struct candidates {
	struct arena *out;
	struct candidate *at;
	size_t count;
};

enum { CANDIDATES_MOST = 400 };

/* The next one, filled; NULL: there are enough, or the question is absent. */
struct candidate *candidate_add(struct candidates *list, enum frame_id frame,
                                const struct ask_sentence *r, struct str question,
                                const struct resolved *subject);

/* What each file of frames finds in a sentence; `k` is its main clause. */
void frame_cause(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k);
void frame_event_cause(struct candidates *list, const struct ask_sentence *r);
void frame_say(struct candidates *list, const struct ask_sentence *r);
void frame_according(struct candidates *list, const struct ask_sentence *r);
void frame_attitude(struct candidates *list, const struct ask_sentence *r,
                    const struct asked_clause *k);
void frame_compare(struct candidates *list, const struct ask_sentence *r,
                   const struct asked_clause *k);
void frame_should(struct candidates *list, const struct ask_sentence *r,
                  const struct asked_clause *k);
void frame_statement(struct candidates *list, const struct ask_sentence *r,
                     const struct asked_clause *k);
void frame_want(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k);
void frame_deed(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k);
void frame_next(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k);
void frame_when(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k);
void frame_who(struct candidates *list, const struct ask_sentence *r);
void frame_number(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k);
void frame_object(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k);
void frame_whom(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k);
void frame_fact(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k);
void frame_fact_beside(struct candidates *list, const struct ask_sentence *r);
void frame_toll(struct candidates *list, const struct ask_sentence *r);

#endif
