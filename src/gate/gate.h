/* gate.h: may this sentence be published, given the passage that it cites?
 *
 * Levels: verbatim, shortened, rewritten.  Rules decide: a sentence passes as a run of its
 * passage, as a harmless deletion from one sentence of it, or in other words where no rule is
 * broken and the model's score reaches the bar of its kind of writing.  Pure. */
#ifndef GW_GATE_GATE_H
#define GW_GATE_GATE_H

#include "gate/weight.h"
#include "model/when.h"
#include "model/story.h"
#include "text/english.h"

struct gate_options {
	const struct gate_weights *weights; /* NULL: those of the program */
	const struct english *english;      /* NULL: no parts of speech, nobody's role is known */
	struct when published; /* of the report; zero or WHEN_NONE: its days cannot be told by date */
	bool quoted_only; /* verbatim and shortened alone: no score, and much faster */
};

struct gate_verdict {
	bool supported;
	double score;           /* 0 to 1, higher is better supported */
	enum check_level level; /* CHECK_NONE where it is not supported */
	struct str *reasons;    /* in words, naming the piece; what speaks against it */
	size_t reason_count;
};

/* Checks `claim` against `passage` (one or a few sentences, or a whole text: then the best place
 * in it is found first).  `options` may be NULL.  Claims of more than LIMIT_CLAIM_BYTES are not
 * supported. */
struct gate_verdict gate_check(struct arena *out, struct arena scratch,
                               const struct gate_options *options, struct str passage,
                               struct str claim);

/* A passage that was read, for several claims; a view of `text`.  With `weights` (may be NULL) what is
 * the same for all claims that are checked with them is done once. */
struct gate_passage;
const struct gate_passage *gate_passage_read(struct arena *out, const struct gate_weights *weights,
                                             struct str text);

/* gate_check with such a passage. */
struct gate_verdict gate_check_in(struct arena *out, struct arena scratch,
                                  const struct gate_options *options,
                                  const struct gate_passage *passage, struct str claim);

struct gate_place {
	size_t start, end; /* bytes */
};

/* Where a citation was wrong: the one or two neighbouring sentences of `text` that carry the
 * claim; false: there are none.  At most LIMIT_GATE_CANDIDATES places
 * are tried, those first that have most of its words. */
bool gate_find(struct arena scratch, const struct gate_options *options, struct str text,
               struct str claim, struct gate_place *place);

/* The features of a claim, for training: GATE_FEATURES of marks.h into `features`; false where
 * it has no sentence. */
bool gate_features(struct arena scratch, const struct gate_options *options,
                   struct str passage, struct str claim, float *features);

/* The marks of each word of a claim (EVIDENCE_COUNT of evidence.h), for training. */
typedef void gate_word_seen(void *ctx, struct gate_place word, const float *marks);
void gate_words(struct arena scratch, const struct gate_options *options, struct str passage,
                struct str claim, gate_word_seen *seen, void *ctx);

#endif
