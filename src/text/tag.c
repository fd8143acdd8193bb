/* tag.c: tags from left to right, and their names. */
#include "text/tag.h"

#include "text/tag_look.h"
#include "text/tagger.h"

static const char *const upos_names[UPOS_COUNT] = {
	[UPOS_X] = "X",         [UPOS_ADJ] = "ADJ",     [UPOS_ADP] = "ADP",
	[UPOS_ADV] = "ADV",     [UPOS_AUX] = "AUX",     [UPOS_CCONJ] = "CCONJ",
	[UPOS_DET] = "DET",     [UPOS_INTJ] = "INTJ",   [UPOS_NOUN] = "NOUN",
	[UPOS_NUM] = "NUM",     [UPOS_PART] = "PART",   [UPOS_PRON] = "PRON",
	[UPOS_PROPN] = "PROPN", [UPOS_PUNCT] = "PUNCT", [UPOS_SCONJ] = "SCONJ",
	[UPOS_SYM] = "SYM",     [UPOS_VERB] = "VERB",
};

static const char *const xpos_names[XPOS_COUNT] = {
	[XPOS_NONE] = "_",        [XPOS_ADD] = "ADD",        [XPOS_AFX] = "AFX",
	[XPOS_CC] = "CC",         [XPOS_CD] = "CD",          [XPOS_DT] = "DT",
	[XPOS_EX] = "EX",         [XPOS_FW] = "FW",          [XPOS_GW] = "GW",
	[XPOS_HYPH] = "HYPH",     [XPOS_IN] = "IN",          [XPOS_JJ] = "JJ",
	[XPOS_JJR] = "JJR",       [XPOS_JJS] = "JJS",        [XPOS_LS] = "LS",
	[XPOS_MD] = "MD",         [XPOS_NFP] = "NFP",        [XPOS_NN] = "NN",
	[XPOS_NNP] = "NNP",       [XPOS_NNPS] = "NNPS",      [XPOS_NNS] = "NNS",
	[XPOS_PDT] = "PDT",       [XPOS_POS] = "POS",        [XPOS_PRP] = "PRP",
	[XPOS_PRP_S] = "PRP$",    [XPOS_RB] = "RB",          [XPOS_RBR] = "RBR",
	[XPOS_RBS] = "RBS",       [XPOS_RP] = "RP",          [XPOS_SYM] = "SYM",
	[XPOS_TO] = "TO",         [XPOS_UH] = "UH",          [XPOS_VB] = "VB",
	[XPOS_VBD] = "VBD",       [XPOS_VBG] = "VBG",        [XPOS_VBN] = "VBN",
	[XPOS_VBP] = "VBP",       [XPOS_VBZ] = "VBZ",        [XPOS_WDT] = "WDT",
	[XPOS_WP] = "WP",         [XPOS_WP_S] = "WP$",       [XPOS_WRB] = "WRB",
	[XPOS_MONEY] = "$",       [XPOS_OPEN] = "-LRB-",     [XPOS_CLOSE] = "-RRB-",
	[XPOS_COMMA] = ",",       [XPOS_END] = ".",          [XPOS_COLON] = ":",
	[XPOS_QUOTE_OPEN] = "``", [XPOS_QUOTE_CLOSE] = "''",
};

const char *
upos_name(enum upos upos)
{
	return upos_names[upos];
}

const char *
xpos_name(enum xpos xpos)
{
	return xpos_names[xpos];
}

bool
xpos_finite(enum xpos xpos)
{
	return xpos == XPOS_VBD || xpos == XPOS_VBP || xpos == XPOS_VBZ ||
	       xpos == XPOS_MD;
}

bool
tag_is(const struct tag_words *w, size_t i, const char *low)
{
	return str_eq_nocase(tag_form(w, i), str_of(low));
}

/* The kind named "UPOS/XPOS"; false where there is no such tag. */
static bool
read_kind(struct str name, struct tagger_kind *kind)
{
	struct str upos;
	bool u = false, x = false;
	if (!str_cut(&name, '/', &upos))
		return false;
	for (uint8_t i = 0; i < UPOS_COUNT && !u; i++)
		if ((u = str_eq(upos, str_of(upos_names[i]))))
			kind->upos = i;
	for (uint8_t i = 0; i < XPOS_COUNT && !x; i++)
		if ((x = str_eq(name, str_of(xpos_names[i]))))
			kind->xpos = i;
	return u && x;
}

bool
tagger_open(struct tagger *t, const struct model *m, struct err *err)
{
	struct str names = model_text(m, "tagger.kinds"), name;
	t->weights = model_perceptron(
		m, "tagger", model_fingerprint(tag_templates, tag_templates_count));
	t->sure = model_table(m, "tagger.sure");
	if (!t->weights || !t->sure)
		return err_set(err, ERR_INPUT,
			       "the model has no tagger for these features");
	for (t->kinds = 0; str_cut(&names, '\n', &name); t->kinds++)
		if (t->kinds == TAG_NO_KIND || !read_kind(name, &t->kind[t->kinds]))
			return err_set(err, ERR_INPUT, "the model has unknown tags");
	if (t->kinds != t->weights->classes)
		return err_set(err, ERR_INPUT, "the model has other tags than it says");
	t->name_kind = TAG_NO_KIND;
	for (uint8_t i = 0; i < t->kinds; i++)
		if (t->kind[i].upos == UPOS_PROPN && t->kind[i].xpos == XPOS_NNP)
			t->name_kind = i;
	return true;
}

static uint8_t
kind_of(const struct tagger *t, const struct tag_look *look, unsigned before,
	unsigned before2)
{
	uint32_t features[TAG_FEATURES];
	float sure;
	if (table_find(t->sure, look->low, &sure) && sure >= 0 &&
	    sure + .5f < (float)t->kinds)
		return (uint8_t)(sure + .5f);
	return (uint8_t)perceptron_best(t->weights, features,
					tag_features(look, before, before2, features));
}

void
tag_words(struct arena scratch, const struct tagger *tagger, struct tag_words words)
{
	struct tag_look *looks = tag_looks(&scratch, &words);
	unsigned before = TAG_NO_KIND, before2 = TAG_NO_KIND;
	for (size_t i = 0; i < words.count; i++) {
		struct tag_word *w = &words.at[i];
		const struct tag_look *look = &looks[TAG_PAD + i];
		w->kind = w->name && tagger->name_kind != TAG_NO_KIND
				  ? tagger->name_kind
				  : kind_of(tagger, look, before, before2);
		w->upos = tagger->kind[w->kind].upos;
		w->xpos = tagger->kind[w->kind].xpos;
		w->low = look->low;
		w->capital = look->shape & 1;
		before2 = before;
		before = w->kind;
	}
}

struct tag_words
tag_text(struct arena *out, struct arena scratch, const struct tagger *tagger,
	 struct str text)
{
	struct tag_words words = tag_split(out, text);
	tag_words(scratch, tagger, words);
	return words;
}
