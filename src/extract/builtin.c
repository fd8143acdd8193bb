/* builtin.c: the embedded model file. */
#include "extract/builtin.h"

#include <assert.h>

#include "base/embedded.h"

extern const struct embedded extract_files[];

const struct model *
builtin_model(struct arena *a)
{
	struct err err;
	struct str bytes = str_from(extract_files[0].bytes, extract_files[0].size);
	const struct model *m = model_open(a, bytes, &err);
	assert(m);
	return m;
}
