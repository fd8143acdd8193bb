/* scan.h: the next byte of a kind, for the lexer's inner loops.
 *
 * Names, values and gaps in markup are short, so most searches end before a call of memchr would
 * have begun: the first bytes are looked at here, sixteen at a time where the machine can. */
#ifndef GW_MARKUP_SCAN_H
#define GW_MARKUP_SCAN_H

#include <string.h>

#include "base/str.h"

#ifdef __SSE2__
#include <immintrin.h>
#endif

enum { SCAN_STEPS = 4 };

/* Index of `c` at or after `from`, or s.n. */
static inline size_t
scan_byte(struct str s, char c, size_t from)
{
#ifdef __SSE2__
	const __m128i wanted = _mm_set1_epi8(c);
	for (int k = 0; k < SCAN_STEPS && from + 16 <= s.n; k++, from += 16) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(s.p + from));
		int same = _mm_movemask_epi8(_mm_cmpeq_epi8(bytes, wanted));
		if (same)
			return from + (size_t)__builtin_ctz((unsigned)same);
	}
#endif
	const char *at = from < s.n ? memchr(s.p + from, c, s.n - from) : NULL;
	return at ? (size_t)(at - s.p) : s.n;
}

#endif
