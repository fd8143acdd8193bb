/* changes.c: what is different in a new edition.
 *
 * Sources are compared by address.  A source that is there in both but no longer holds a sentence
 * that was quoted from it has been corrected; one that is gone was withdrawn: both are said
 * plainly, because readers may have believed the earlier edition. */
#include "engine/changes.h"

#include "base/buf.h"

static int64_t
source_at(const struct story *s, struct str url)
{
	for (size_t i = 0; i < s->source_count; i++)
		if (str_eq(s->sources[i].url, url))
			return (int64_t)i;
	return -1;
}

/* White space as one blank, so that line breaks make no difference. */
static struct str
squash(struct arena *a, struct str s)
{
	struct buf b = buf_in(a, s.n + 1);
	struct str word;
	while (str_word(&s, &word)) {
		if (b.n)
			buf_byte(&b, ' ');
		buf_put(&b, word);
	}
	return buf_str(&b);
}

static bool
quoted_in(const struct story *s, size_t source)
{
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		for (size_t i = 0; i < s->paragraphs[p].count; i++)
			if (s->paragraphs[p].sentences[i].cite_count &&
			    s->paragraphs[p].sentences[i].cites[0].article == source)
				return true;
	return false;
}

/* The first sentence that was quoted verbatim from `source` and is not in `text` any more. */
static struct str
lost_sentence(struct arena scratch, const struct story *before, size_t source, struct str text)
{
	struct str flat = squash(&scratch, text);
	for (int p = 0; p < PARAGRAPH_COUNT; p++) {
		for (size_t i = 0; i < before->paragraphs[p].count; i++) {
			const struct story_sentence *x = &before->paragraphs[p].sentences[i];
			if (x->check != CHECK_VERBATIM || !x->cite_count ||
			    x->cites[0].article != source)
				continue;
			struct str claim = squash(&scratch, x->text);
			if (str_ends(claim, STR(".")))
				claim.n--;
			if (!str_has(flat, claim))
				return x->text;
		}
	}
	return STR_NONE;
}

/* "A", "A and B", "A, B and C", each name once. */
static struct str
names(struct arena *out, const struct str *list, size_t count)
{
	struct buf b = buf_in(out, 128);
	size_t unique = 0, said = 0;
	for (size_t i = 0; i < count; i++) {
		bool again = false;
		for (size_t k = 0; k < i; k++)
			again = again || str_eq(list[k], list[i]);
		unique += !again;
	}
	for (size_t i = 0; i < count; i++) {
		bool again = false;
		for (size_t k = 0; k < i; k++)
			again = again || str_eq(list[k], list[i]);
		if (again)
			continue;
		if (said == 4 && unique > 5) {
			buf_fmt(&b, " and %zu more outlets", unique - said);
			break;
		}
		buf_cstr(&b, said == 0 ? "" : said + 1 == unique ? " and " : ", ");
		buf_put(&b, list[i]);
		said++;
	}
	return buf_str(&b);
}

static bool
same_sentences(const struct story *a, const struct story *b)
{
	for (int p = 0; p < PARAGRAPH_COUNT; p++) {
		if (a->paragraphs[p].count != b->paragraphs[p].count)
			return false;
		for (size_t i = 0; i < a->paragraphs[p].count; i++)
			if (!str_eq(a->paragraphs[p].sentences[i].text, b->paragraphs[p].sentences[i].text))
				return false;
	}
	return str_eq(a->headline, b->headline) && a->question_count == b->question_count;
}

static void
add_part(struct buf *b, struct str part)
{
	if (b->n)
		buf_byte(b, ' ');
	buf_put(b, part);
}

struct changes
changes_between(struct arena *out, struct arena scratch, const struct story *before,
                int64_t edition_before, const struct story *now, const struct str *texts)
{
	struct buf words = buf_in(out, 256), correction = buf_in(out, 256);
	size_t most = before->source_count + now->source_count + 1;
	struct str *added = arena_array(&scratch, struct str, most);
	struct str *reprints = arena_array(&scratch, struct str, most);
	size_t added_count = 0, reprint_count = 0;
	for (size_t i = 0; i < now->source_count; i++) {
		if (source_at(before, now->sources[i].url) >= 0)
			continue;
		if (now->sources[i].reprint_of >= 0)
			reprints[reprint_count++] = now->sources[i].outlet;
		else
			added[added_count++] = now->sources[i].outlet;
	}
	if (added_count)
		add_part(&words, str_fmt(out, "Adds %s by " STR_FMT ".",
		                         added_count == 1 ? "a report" : "reports",
		                         STR_ARG(names(&scratch, added, added_count))));
	else if (reprint_count)
		add_part(&words, str_fmt(out, "Adds a reprint by " STR_FMT ".",
		                         STR_ARG(names(&scratch, reprints, reprint_count))));
	for (size_t i = 0; i < before->source_count; i++) {
		const struct story_source *old = &before->sources[i];
		int64_t at = source_at(now, old->url);
		if (at < 0) {
			add_part(&words, str_fmt(out, STR_FMT " has withdrawn its report.",
			                         STR_ARG(old->outlet)));
			if (quoted_in(before, i))
				add_part(&correction,
				         str_fmt(out, "Edition %lld quoted a report by " STR_FMT
				                 " that has been withdrawn since. What it said is no longer here.",
				                 (long long)edition_before, STR_ARG(old->outlet)));
			continue;
		}
		struct str lost = lost_sentence(scratch, before, i, texts[at]);
		if (!lost.p)
			continue;
		add_part(&words,
		         str_fmt(out, STR_FMT " has changed its report.", STR_ARG(old->outlet)));
		add_part(&correction,
		         str_fmt(out, "Edition %lld said: \xe2\x80\x9c" STR_FMT "\xe2\x80\x9d " STR_FMT
		                 " has changed its report since.",
		                 (long long)edition_before, STR_ARG(lost), STR_ARG(old->outlet)));
	}
	if (!words.n && !same_sentences(before, now))
		add_part(&words, STR("Rewritten from the same reports."));
	return (struct changes){
		.words = words.n ? buf_str(&words) : STR_NONE,
		.correction = correction.n ? buf_str(&correction) : STR_NONE,
	};
}
