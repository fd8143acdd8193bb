/* roman.c: words of any script in the 26 letters of the Latin one, by ICU's transliterator. */
#include "text/roman.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include <unicode/ustring.h>
#include <unicode/utrans.h>

enum { WORD_UNITS = 64, ROMAN_UNITS = 256 };

struct roman {
	UTransliterator *rules; /* NULL: not read, or not there */
	bool asked;
};

struct roman *
roman_open(void)
{
	struct roman *r = calloc(1, sizeof *r);
	if (!r) {
		fputs("glancewire: out of memory for a transliterator\n", stderr);
		abort();
	}
	return r;
}

void
roman_close(struct roman *r)
{
	if (r && r->rules)
		utrans_close(r->rules);
	free(r);
}

static UTransliterator *
rules_of(struct roman *r)
{
	static const UChar id[] = u"Any-Latin; Latin-ASCII; Lower";
	UErrorCode status = U_ZERO_ERROR;
	if (r->asked)
		return r->rules;
	r->asked = true;
	r->rules = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
	if (U_FAILURE(status))
		r->rules = NULL;
	return r->rules;
}

/* Takes ASCII letters in lower case; false where there is something else than ASCII. */
static bool
take_ascii(struct str word, char *room, size_t most, size_t *n)
{
	*n = 0;
	for (size_t i = 0; i < word.n; i++) {
		unsigned char b = (unsigned char)word.p[i];
		if (b >= 0x80)
			return false;
		if (byte_is_alpha(b) && *n < most)
			room[(*n)++] = (char)byte_lower(b);
	}
	return true;
}

size_t
roman_letters(struct roman *r, struct str word, char *room, size_t most)
{
	UChar units[ROMAN_UNITS];
	UErrorCode status = U_ZERO_ERROR;
	int32_t length = 0, limit;
	size_t n;
	if (take_ascii(word, room, most, &n))
		return n;
	n = 0;
	UTransliterator *rules = rules_of(r);
	/* A word that does not fit is no name. */
	u_strFromUTF8WithSub(units, WORD_UNITS, &length, word.p,
	                     (int32_t)str_sub(word, 0, 1024).n, 0xfffd, NULL, &status);
	if (U_FAILURE(status) || length > WORD_UNITS)
		return 0;
	limit = length;
	if (rules)
		utrans_transUChars(rules, units, &length, ROMAN_UNITS, 0, &limit,
		                   &status);
	if (U_FAILURE(status))
		return 0;
	for (int32_t i = 0; i < length && i < ROMAN_UNITS && n < most; i++)
		if (units[i] < 0x80 && byte_is_alpha((unsigned char)units[i]))
			room[n++] = (char)byte_lower((unsigned char)units[i]);
	return n;
}
