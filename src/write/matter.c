/* matter.c: which phrases may stand behind "What did … say about". */
#include "write/matter.h"

static const char *const vague_words[] = {"other", "new", "same", "such", "things", "way", "ways",
	"lot", "number", "kind", "kinds", "sort", "part", "point", "side", "many", "several", "more",
	"recent", "original", "earlier", "previous", "latest", "different", "certain", "own", "good", "bad", "real", "first", "last", "people",
	"additional", "further", "total", "overall", "voters", "members", "leaders"};

bool
matter_is_people(const struct ask_sentence *r, size_t i)
{
	const unsigned people = CUE_PERSON | CUE_ROLE | CUE_GROUP;
	struct str low = r->low[i];
	static const char *const more[] = {"passengers", "jurors", "consumers", "travelers", "users",
	                                   "readers", "viewers", "patients", "taxpayers", "seniors", "leaders", "executives", "members", "negotiators", "voters"};
	bool plural = low.n > 3 && low.p[low.n - 1] == 's';
	return r->cues[i] & people || str_ends(low, STR("ans")) || WORD_IN(r, i, more) ||
	       (plural && cue_of(str_sub(low, 0, low.n - 1), CUE_ENGLISH) & people);
}

/* "subpoenas for records", "emails to officials": whose, is not said. */
static bool
is_paper(const struct ask_sentence *r, const struct resolved *n)
{
	static const char *const papers[] = {"subpoenas", "subpoena", "emails", "email", "letters", "letter", "documents",
	                                     "messages", "texts", "calls", "charges", "comments", "remarks", "statements"};
	for (size_t i = n->from; i < n->head; i++)
		if (word_tag(r, i) == XPOS_POS)
			return false;
	return WORD_IN(r, n->head, papers);
}

bool
matter_is_vague(const struct ask_sentence *r, size_t i)
{
	return r->cues[i] & (CUE_SUPERLATIVE | CUE_QUALIFIER) || WORD_IN(r, i, vague_words);
}

bool
matter_is_plain(struct arena *out, const struct ask_sentence *r, const struct resolved *n)
{
	size_t contents = 0, heads = 0;
	if (r->cues[n->head] & CUE_TIME || is_paper(r, n) || matter_is_people(r, n->head) || word_part(r, n->head) != UPOS_NOUN)
		return false;
	for (size_t i = n->from; i < n->to; i++) {
		enum upos u = word_part(r, i);
		bool content = u == UPOS_NOUN || u == UPOS_PROPN || u == UPOS_ADJ;
		if (!content && word_tag(r, i) != XPOS_HYPH && word_tag(r, i) != XPOS_IN)
			return false;
		if (matter_is_vague(r, i))
			return false;
		contents += content;
		heads += content && topic_in_headlines(r, i);
	}
	/* "prenatal testing" */
	bool mass = !n->plural && heads >= 2 && word_tag(r, n->head) == XPOS_NN && n->to == n->head + 1u &&
	            topic_is_mass(out, r, r->low[n->head], words_text(r, n->from, n->to));
	return contents >= 2 && heads >= 1 && (n->plural || mass);
}

struct ask_sentence
matter_open_quotation(struct arena *out, const struct ask_sentence *r)
{
	struct ask_sentence open = *r;
	open.quoted = arena_array(out, bool, r->n);
	return open;
}

/* Does the word stand in the sentence outside of quotations? */
static bool
holds_plainly(const struct sentence *s, struct str low)
{
	for (size_t i = 0; i < s->tokens.count; i++)
		if (str_eq(s->tokens.at[i].low, low) && !(s->tokens.at[i].flags & TOKEN_QUOTED))
			return true;
	return false;
}

bool
matter_is_known(const struct ask_sentence *r, const struct resolved *n)
{
	for (size_t i = n->from; i < n->to; i++) {
		enum upos u = word_part(r, i);
		bool content = u == UPOS_NOUN || u == UPOS_PROPN || u == UPOS_ADJ;
		bool told = !content || word_is_name(r, i);
		for (size_t k = 0; !told && k < r->d->sentence_count; k++)
			told = &r->d->sentences[k] != r->s && holds_plainly(&r->d->sentences[k], r->low[i]);
		if (!told)
			return false;
	}
	return true;
}

bool
matter_is_full(const struct ask_sentence *r, const struct resolved *n)
{
	static const char *const open[] = {"ability", "family", "level", "levels", "number", "amount", "rest", "end", "winner"};
	size_t contents = 0;
	for (size_t i = n->from; i < n->to; i++) {
		enum upos u = word_part(r, i);
		contents += (u == UPOS_NOUN || u == UPOS_PROPN || u == UPOS_ADJ) && !(r->cues[i] & CUE_TITLE);
	}
	return contents >= 3 && word_part(r, n->from) != UPOS_NUM && !WORD_IN(r, n->head, open);
}

size_t
matter_headline_words(const struct ask_sentence *r, const struct resolved *n)
{
	size_t heads = 0;
	for (size_t i = n->from; i < n->to; i++)
		heads += word_part(r, i) != UPOS_ADP && word_part(r, i) != UPOS_DET &&
		         topic_in_openings(r, i);
	return heads;
}

bool
matter_is_named(const struct ask_sentence *r, const struct resolved *n)
{
	bool name = false, noun = word_part(r, n->head) == UPOS_NOUN;
	for (size_t i = n->from; i < n->to; i++)
		name |= word_is_name(r, i);
	return noun && name && !is_paper(r, n) && n->named && !n->person && !n->group && n->to - n->from >= 2 &&
	       !(r->cues[n->head] & (CUE_GROUP | CUE_PERSON | CUE_ROLE | CUE_TIME)) &&
	       !WORD_IN(r, n->head, vague_words);
}

bool
matter_hangs_on_view(const struct ask_sentence *r, size_t head)
{
	static const char *const views[] = {"concern", "concerns", "opposition", "support", "question",
	                                    "questions", "doubt", "doubts", "decision", "debate", "talk",
	                                    "criticism", "fears", "view", "views", "allegations", "change",
	                                    "changes", "reports", "impact", "effect", "effects",
	                                    "idea", "notion"};
	size_t above = r->p->head[head];
	return r->p->dep[head] == DEP_NMOD && above != PARSE_ROOT && above < head &&
	       WORD_IN(r, above, views);
}

bool
matter_is_owned_or_asked(const struct ask_sentence *r, size_t head)
{
	static const char *const have[] = {"has", "have", "had", "having"};
	const struct phrase_noun *n = phrase_with(r->ph, head);
	size_t above = r->p->head[head];
	if (r->p->dep[head] == DEP_OBJ && above != PARSE_ROOT && WORD_IN(r, above, have))
		return true;
	return n && n->full_from > 0 && word_tag(r, n->full_from - 1u) == XPOS_WP;
}

bool
matter_is_aside(const struct ask_sentence *r, const struct phrase_noun *n)
{
	static const char *const matters[] = {"on", "about", "of", "against", "over", "toward", "towards", "with"};
	return n->from == 0 || !WORD_IN(r, n->from - 1u, matters);
}

bool
matter_is_limited(const struct ask_sentence *r, const struct resolved *n)
{
	size_t contents = 0;
	if (!word_is(r, n->from, "the") || !word_is(r, n->head + 1u, "of") || word_part(r, n->head) != UPOS_NOUN ||
	    r->cues[n->head] & CUE_TIME || matter_is_people(r, n->head) || WORD_IN(r, n->head, vague_words))
		return false;
	for (size_t i = n->head + 2u; i < n->to; i++)
		contents += word_part(r, i) == UPOS_NOUN || word_part(r, i) == UPOS_PROPN || word_part(r, i) == UPOS_ADJ;
	return contents >= 2 && matter_headline_words(r, n) >= 2;
}
