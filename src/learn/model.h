/* model.h: a file of trained parts: forests, tables of tokens, weights, and words about them.
 *
 * The file is little-endian: the 8 bytes "GWMODEL1", the number of parts, a checksum of all
 * that follows (0: none), then for each part a row of 40 bytes (name of 24 bytes filled with
 * zeros, kind, start, bytes, and the fingerprint of the names of the features that the part was
 * trained on), then the parts, each at a multiple of 16 bytes.
 *
 *   forest: trees, features, nodes, 0; first node by tree (trees + 1); thresholds, features and
 *           kept leaves by node; leaves (32 by tree); 32-bit numbers all
 *   table:  slots, 0, 0, 0; hashes by slot (32 bits); values by slot (16 bits)
 *   perceptron: see learn/perceptron.h
 *   lexicon: see learn/lexicon.c
 *   weights: one number for each feature, then the constant; 64-bit floats
 *   text:   UTF-8; "about" holds recipe, licences of the data, figures and version
 *
 * tools/model_file.py and tools/fit_english.c write it.  A model is checked whole when it is
 * opened, so a broken file is refused and what was opened cannot be read beyond its end. */
#ifndef GW_LEARN_MODEL_H
#define GW_LEARN_MODEL_H

#include "base/err.h"
#include "base/str.h"
#include "learn/forest.h"
#include "learn/lexicon.h"
#include "learn/perceptron.h"
#include "learn/table.h"

struct model;

/* `bytes` stay in use as long as the model; those not aligned to 16 are copied into `a`.
 * ERR_INPUT with the name of the part that is wrong. */
struct model *model_open(struct arena *a, struct str bytes, struct err *err);

/* A part by name, NULL where there is none of that kind or it was trained on other features
 * (`fingerprint`, of model_fingerprint; 0 for parts without features). */
const struct forest *model_forest(const struct model *m, const char *name,
				  uint32_t fingerprint);
/* The weights of `features` features and the constant; NULL like model_forest, or where they are
 * another number. */
const double *model_weights(const struct model *m, const char *name, size_t features,
			    uint32_t fingerprint);
const struct token_table *model_table(const struct model *m, const char *name);
const struct perceptron *model_perceptron(const struct model *m, const char *name,
					  uint32_t fingerprint);
const struct lexicon *model_lexicon(const struct model *m, const char *name);
struct str model_text(const struct model *m, const char *name);

/* Of the bytes behind the first sixteen; never 0. */
uint32_t model_checksum(struct str parts);

/* Of the names of features in their order (FNV-1a over the names, each ended by a line feed). */
uint32_t model_fingerprint(const char *const *names, size_t count);

#endif
