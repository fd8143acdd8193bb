/* lang.c: which language a text is written in, by CLD2. */
#include "text/lang.h"

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
