/* common.c: looks a word up in the table of common words. */
#include "write/common.h"

#include <string.h>

double
common_weight(struct str low)
{
	size_t from = 0, to = common_count;
	if (low.n > 16)
		return COMMON_RARE;
	while (from < to) {
		size_t mid = from + (to - from) / 2;
		const char *word = common_words[mid].word;
		int c = strncmp(low.p, word, low.n);
		if (c == 0 && !word[low.n])
			return common_words[mid].tenths / 10.0;
		if (c < 0 || (c == 0 && word[low.n]))
			to = mid;
		else
			from = mid + 1;
	}
	return COMMON_RARE;
}
