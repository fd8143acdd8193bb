/* builtin.c: the embedded model file. */
#include "gate/builtin.h"

#include <assert.h>

#include "base/embedded.h"

extern const struct embedded gate_files[];

struct gate_weights
gate_builtin(struct arena *a)
{
	struct err err;
	struct str bytes = str_from(gate_files[0].bytes, gate_files[0].size);
	const struct model *m = model_open(a, bytes, &err);
	assert(m);
	return gate_weights_of(m);
}
