/* builtin.h: the model that the program carries (models/extract.model). */
#ifndef GW_EXTRACT_BUILTIN_H
#define GW_EXTRACT_BUILTIN_H

#include "learn/model.h"

/* Opened anew at each call, which checks it whole: callers with many pages keep it. */
const struct model *builtin_model(struct arena *a);

#endif
