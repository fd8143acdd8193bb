/* vector.c: sparse vectors, sorted by term. */
#include "write/draft.h"

double
vector_dot(const struct vector *a, const struct vector *b)
{
	double sum = 0;
	for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
		if (a->at[i].id == b->at[k].id)
			sum += (double)a->at[i++].weight * (double)b->at[k++].weight;
		else if (a->at[i].id < b->at[k].id)
			i++;
		else
			k++;
	}
	return sum;
}

double
vector_overlap(const struct vector *a, const struct vector *b)
{
	size_t shared = 0, least = a->count < b->count ? a->count : b->count;
	for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
		if (a->at[i].id == b->at[k].id)
			shared++, i++, k++;
		else if (a->at[i].id < b->at[k].id)
			i++;
		else
			k++;
	}
	return least ? (double)shared / (double)least : 0;
}

bool
vector_has(const struct vector *v, uint32_t term)
{
	for (size_t k = 0; k < v->count; k++)
		if (v->at[k].id == term)
			return true;
	return false;
}
