/* model_service.h: what the configuration says of language models. */
#ifndef GW_ENGINE_MODEL_SERVICE_H
#define GW_ENGINE_MODEL_SERVICE_H

#include "engine/config.h"
#include "engine/modelled.h"
#include "llm/budget.h"

struct model_setup {
	struct llm_service service; /* url STR_NONE: no model */
	struct llm_service judge;   /* likewise */
	struct llm_budget budget;
	struct modelled_options jobs; /* points into this setup */
};

/* False with ERR_USAGE where a provider or a file is unknown, a cap has no prices, or the judge has
 * no report on its agreement with people that reaches JUDGE_LEAST. */
bool model_setup(struct arena *out, const struct config *config, struct model_setup *setup,
                 struct err *err);

/* Balanced accuracy that a judge must reach on claims that people judged (tools/judge_agreement.py). */
#define JUDGE_LEAST 0.6

#endif
