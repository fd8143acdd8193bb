/* tagger.h: the opened tagger: weights, and what their classes mean. */
#ifndef GW_TEXT_TAGGER_H
#define GW_TEXT_TAGGER_H

#include "learn/model.h"
#include "text/tag.h"
#include "text/tag_look.h"

struct tagger {
	const struct perceptron *weights;
	const struct token_table *sure; /* kinds of words that have only one */
	struct tagger_kind {
		uint8_t upos, xpos;
	} kind[TAG_NO_KIND];
	uint32_t kinds;
	uint8_t name_kind; /* of PROPN, NNP */
};

/* ERR_INPUT where the model has none that fits this program. */
bool tagger_open(struct tagger *t, const struct model *m, struct err *err);

#endif
