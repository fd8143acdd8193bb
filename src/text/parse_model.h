/* parse_model.h: the opened parser. */
#ifndef GW_TEXT_PARSE_MODEL_H
#define GW_TEXT_PARSE_MODEL_H

#include "learn/model.h"
#include "text/parse_step.h"

struct parse_model {
	const struct perceptron *steps, *labels;
};

/* ERR_INPUT where the model has none that fits this program. */
bool parse_model_open(struct parse_model *p, struct arena scratch, const struct model *m,
		      struct err *err);

/* The names of relations by number, one a line: what the classes of a model must be. */
struct str parse_label_names(struct arena *out);

#endif
