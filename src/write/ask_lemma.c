/* ask_lemma.c: from a form of a verb to its base form. */
#include "base/buf.h"
#include "text/irregular.h"
#include "write/ask_verb.h"
#include "write/common.h"

static bool
is_known(struct str word)
{
	return word.n > 1 &&
	       (common_weight(word) < COMMON_RARE || verb_classes(word));
}

static struct str
joined(struct arena *out, struct str stem, const char *ending)
{
	return str_fmt(out, STR_FMT "%s", STR_ARG(stem), ending);
}

/* `stem` as it is, with -e, or without its doubled letter: what is a known word. */
static struct str
from_stem(struct arena *out, struct str stem)
{
	size_t n = stem.n;
	if (n < 2)
		return STR_NONE;
	bool doubled = n > 3 && stem.p[n - 1] == stem.p[n - 2];
	struct str with_e = joined(out, stem, "e"), single = str_sub(stem, 0, n - 1);
	if (doubled && is_known(stem))
		return stem;
	if (doubled && is_known(single))
		return single;
	if (is_known(with_e))
		return with_e;
	return is_known(stem) ? stem : STR_NONE;
}

static struct str
from_present(struct arena *out, struct str low)
{
	if (str_eq(low, STR("is")) || str_eq(low, STR("are")) || str_eq(low, STR("am")))
		return STR("be");
	if (str_eq(low, STR("has")))
		return STR("have");
	if (str_ends(low, STR("ies")) && low.n > 4)
		return joined(out, str_sub(low, 0, low.n - 3), "y");
	struct str es = str_sub(low, 0, low.n - 2), s = str_sub(low, 0, low.n - 1);
	if (str_ends(low, STR("es")) &&
	    (str_ends(es, STR("s")) || str_ends(es, STR("sh")) || str_ends(es, STR("ch")) ||
	     str_ends(es, STR("x")) || str_ends(es, STR("o"))) &&
	    !is_known(s))
		return is_known(es) ? es : STR_NONE;
	return str_ends(low, STR("s")) && is_known(s) ? s : STR_NONE;
}

struct str
verb_lemma(struct arena *out, struct str low, enum xpos tag)
{
	if (tag == XPOS_VB || tag == XPOS_VBP)
		return str_eq(low, STR("are")) || str_eq(low, STR("am")) ? STR("be") : low;
	if (tag == XPOS_VBZ)
		return from_present(out, low);
	struct str base = irregular_base(low);
	if (base.p)
		return base;
	if (tag == XPOS_VBG && str_ends(low, STR("ing")))
		return from_stem(out, str_sub(low, 0, low.n - 3));
	if (str_ends(low, STR("ied")) && low.n > 4)
		return joined(out, str_sub(low, 0, low.n - 3), "y");
	if (str_ends(low, STR("ed")))
		return from_stem(out, str_sub(low, 0, low.n - 2));
	return STR_NONE;
}
