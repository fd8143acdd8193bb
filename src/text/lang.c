/* lang.c: which language a text is written in, by CLD2. */
#include "text/lang.h"

#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "text/cld2.h"
#include "text/utf8.h"

enum { LANG_BYTES = 4000 };

struct str
lang_detect(struct str text)
{
	struct str s = utf8_cut(text, LANG_BYTES);
	if (s.n == 0)
		return STR_NONE;
	const char *code = cld2_detect(s.p, (int)s.n);
	if (!code)
		return STR_NONE;
	struct str tag = str_of(code);
	/* "zh-Hant" is Chinese; "iw" and "jw" are names that were given up. */
	ptrdiff_t dash = str_find_byte(tag, '-', 0);
	if (dash >= 0)
		tag.n = (size_t)dash;
	if (str_eq(tag, STR("iw")))
		return STR("he");
	if (str_eq(tag, STR("jw")))
		return STR("jv");
	return tag;
}

struct str
lang_name(struct arena *out, struct str tag)
{
	enum { NAME_UNITS = 64, NAME_BYTES = 3 * NAME_UNITS };
	UChar units[NAME_UNITS];
	char name[NAME_BYTES];
	int32_t bytes = 0;
	UErrorCode status = U_ZERO_ERROR;
	const char *locale = str_c(out, tag);
	int32_t n = uloc_getDisplayLanguage(locale, locale, units, NAME_UNITS, &status);
	if (U_SUCCESS(status))
		u_strToUTF8(name, NAME_BYTES, &bytes, units, n, &status);
	return U_SUCCESS(status) && bytes ? str_dup(out, str_from(name, (size_t)bytes)) : tag;
}
