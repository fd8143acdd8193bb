/* perceptron.h: sums of the weights of hashed features, by class.
 *
 * The run time of an averaged perceptron (M. Collins, "Discriminative training methods for hidden
 * Markov models", EMNLP 2002).  A feature is 32 bits of hash; it has a row of weights for the
 * classes that it speaks for, or none at all.  Weights are eight bits wide with a scale for each
 * row, sums are whole numbers, so that every machine decides alike.
 *
 * As a part of a model file (learn/model.h): classes, buckets, bytes of rows, 0; slots, eight to
 * a bucket; rows.  A slot holds the upper 12 bits of a feature and the place of its row, counted
 * in pairs of bytes; 0 is a free one.  The other bits of a feature choose its bucket, what does
 * not fit there lies in the next that has room.  A row is the number of its classes, the scale,
 * then class and weight for each. */
#ifndef GW_LEARN_PERCEPTRON_H
#define GW_LEARN_PERCEPTRON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum {
	PERCEPTRON_CLASSES = 128,
	PERCEPTRON_FEATURES = 96, /* of one decision */
	PERCEPTRON_BUCKET = 8,
	PERCEPTRON_PLACE_BITS = 20,
};

struct perceptron {
	uint32_t classes, buckets;
	const uint32_t *slot;
	const uint8_t *rows;
	size_t rows_bytes;
	const struct perceptron_wide *wide; /* NULL: none of its rows is unfolded */
};

/* The hash of one feature: the number of its template and what it holds. */
static inline uint32_t
feature_of(uint32_t template, uint32_t a, uint32_t b)
{
	uint64_t h = (((uint64_t)a << 32 | b) + template) * 0x9e3779b97f4a7c15u;
	h ^= h >> 32;
	h = (h + template) * 0xd6e8feb86659fd93u;
	return (uint32_t)(h >> 32);
}

/* Which of `buckets` (at most 2^20) a feature is looked for in first. */
static inline uint32_t
perceptron_bucket(uint32_t feature, uint32_t buckets)
{
	uint64_t low = feature & ((1u << PERCEPTRON_PLACE_BITS) - 1);
	return (uint32_t)(low * buckets >> PERCEPTRON_PLACE_BITS);
}

/* Adds up the rows of `count` features (at most PERCEPTRON_FEATURES) into
 * sums[0 .. classes), which are set anew. */
void perceptron_sum(const struct perceptron *p, const uint32_t *features, size_t count,
		    int32_t *sums);

/* The class with the greatest sum, the first of equal ones. */
uint32_t perceptron_best(const struct perceptron *p, const uint32_t *features,
			 size_t count);

/* Unfolds the rows that speak for many classes, so that they are added up without looking at each
 * class by number: they are few, and nearly every decision has some.  `p` is sound. */
void perceptron_unfold(struct arena *out, struct perceptron *p);

/* Does every row lie inside and name only classes that there are, and does every search end? */
bool perceptron_sound(const struct perceptron *p);

#endif
