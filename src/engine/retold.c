/* retold.c: the text of a model is read as the default writer reads a report: what it would not
 * take from there is not taken from here. */
#include "engine/retold.h"

#include "write/same.h"

enum { NONE = -1 };

/* In the same words: a draft reads such a sentence once. */
static bool
stands_before(const struct str *texts, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (texts[k].n && str_eq_nocase(texts[k], texts[i]))
			return true;
	return false;
}

void
retold_find(struct arena *out, struct arena scratch, const struct str *texts, size_t count,
            struct str language, enum retold *found)
{
	struct buf b = buf_in(out, 4096);
	size_t *starts = arena_array(&scratch, size_t, count + 1);
	int64_t *sentence = arena_array(&scratch, int64_t, count + 1);
	for (size_t i = 0; i < count; i++) {
		starts[i] = b.n;
		sentence[i] = NONE;
		if (texts[i].n) {
			buf_put(&b, texts[i]);
			buf_cstr(&b, "\n\n");
		}
	}
	starts[count] = b.n;
	struct write_article report = {.text = buf_str(&b), .language = language, .reprint_of = -1};
	struct arena temp = arena_upper(&scratch);
	struct draft d = draft_read(&scratch, temp, &report, 1);
	for (size_t s = 0; s < d.sentence_count; s++)
		for (size_t i = 0; i < count; i++)
			if (d.sentences[s].start >= starts[i] && d.sentences[s].start < starts[i + 1])
				sentence[i] = (int64_t)s;
	for (size_t i = 0; i < count; i++) {
		found[i] = RETOLD_GOOD;
		if (!texts[i].n)
			continue;
		if (stands_before(texts, i)) {
			found[i] = RETOLD_AGAIN;
			continue;
		}
		if (sentence[i] == NONE || d.sentences[sentence[i]].reasons & REFER_HARD) {
			found[i] = RETOLD_LEANS;
			continue;
		}
		for (size_t k = 0; k < i; k++)
			if (sentence[k] != NONE && found[k] == RETOLD_GOOD &&
			    same_fact(&d.sentences[sentence[i]], &d.sentences[sentence[k]], SAME_STRICT))
				found[i] = RETOLD_AGAIN;
	}
}
