/* model_fuzz.c: any bytes as a model file.
 *
 * What is opened can be used: forests give finite sums for any features unless their leaves say
 * otherwise, tables answer for any token, weights are finite, texts lie in the file. */
#include <math.h>

#include "learn/model.h"

#include "fuzz.h"

static const char *const parts[] = {"about",      "body.1",     "body.2",
				    "body.names", "body.words", "join", "a"};

static void
use_forest(struct arena *a, const struct forest *f)
{
	enum { ROWS = 7 * FOREST_LANES };
	float *columns =
		arena_alloc(a, (size_t)(f->features + 1) * ROWS, sizeof *columns, 64);
	float sums[ROWS];
	for (size_t i = 0; i < (size_t)f->features * ROWS; i++)
		columns[i] = (float)(i * 2654435761u % 1000) - 500;
	forest_sum(f, columns, ROWS, ROWS, sums);
}

FUZZ(input)
{
	struct err err = {0};
	struct model *m = model_open(&memory->out, input, &err);
	if (!m) {
		fuzz_expect(err.code == ERR_INPUT);
		return;
	}
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		/* The fingerprint is in the file; its own is the one that fits. */
		const struct forest *f = model_forest(m, parts[i], 0);
		const struct token_table *t = model_table(m, parts[i]);
		const struct perceptron *p = model_perceptron(m, parts[i], 0);
		struct str text = model_text(m, parts[i]);
		float value;
		if (f && f->features < 100000)
			use_forest(&memory->scratch, f);
		for (uint32_t token = 1; t && token < 50; token++)
			table_find(t, token * 2654435761u, &value);
		for (uint32_t n = 1; p && n < 50; n++) {
			uint32_t features[] = {n * 2654435761u, n, n << 20};
			fuzz_expect(perceptron_best(p, features, 3) < p->classes);
		}
		for (size_t n = 0; n < 20; n++) {
			const double *w = model_weights(m, parts[i], n, 0);
			for (size_t k = 0; w && k <= n; k++)
				fuzz_expect(isfinite(w[k]));
		}
		fuzz_expect(text.n <= input.n);
	}
}
