/* changes.c: what is different in a new edition.
 *
 * Sources are compared by address.  A source that is there in both but no longer holds a sentence
 * that was quoted from it has been corrected; one that is gone was withdrawn: both are said
 * plainly, because readers may have believed the earlier edition. */
#include "engine/changes.h"

#include "base/buf.h"
#include "engine/changes_figure.h"
#include "words/text.h"

enum { SENTENCES = 256, NAMED_OUTLETS = 4 };

/* Of the words of the shorter: the new wording of a sentence, not another one. */
#define SAME_SENTENCE 0.6

static int64_t
source_at(const struct story *s, struct str url)
{
	for (size_t i = 0; i < s->source_count; i++)
		if (str_eq(s->sources[i].url, url))
			return (int64_t)i;
	return -1;
}

/* ── the sentences of a story: of its paragraphs, then of its answers ── */

struct text {
	const struct story_sentence **at;
	size_t count, in_paragraphs;
};

static void
gather(struct text *t, const struct story_sentence *list, size_t count)
{
	for (size_t i = 0; i < count && t->count < SENTENCES; i++)
		t->at[t->count++] = &list[i];
}

static struct text
text_of(struct arena *a, const struct story *s)
{
	struct text t = {.at = arena_array(a, const struct story_sentence *, SENTENCES)};
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		gather(&t, s->paragraphs[p].sentences, s->paragraphs[p].count);
	t.in_paragraphs = t.count;
	for (size_t i = 0; i < s->question_count; i++)
		gather(&t, s->questions[i].answer, s->questions[i].answer_count);
	return t;
}

static bool
is_of(const struct story_sentence *x, size_t source)
{
	return x->cite_count && x->cites[0].article == source;
}

static bool
quoted_in(const struct story *s, const struct text *t, size_t source)
{
	for (size_t i = 0; i < t->count; i++)
		if (is_of(t->at[i], source))
			return true;
	for (size_t i = 0; i < s->day_count; i++)
		if (s->days[i].cite_count && s->days[i].cites[0].article == source)
			return true;
	return false;
}

/* The first sentence that was quoted verbatim from `source` and is not in `text` any more. */
static struct str
lost_sentence(struct arena scratch, const struct text *before, size_t source, struct str text)
{
	struct str flat = str_one_line(&scratch, text);
	for (size_t i = 0; i < before->count; i++) {
		const struct story_sentence *x = before->at[i];
		if (x->check != CHECK_VERBATIM || !is_of(x, source))
			continue;
		struct str claim = str_one_line(&scratch, x->text);
		if (str_ends(claim, STR(".")))
			claim.n--;
		if (!str_has(flat, claim))
			return x->text;
	}
	return STR_NONE;
}

static size_t
count_words(struct str s)
{
	struct str word;
	size_t n = 0;
	while (str_word(&s, &word))
		n++;
	return n;
}

static size_t
shared_words(struct str a, struct str b)
{
	struct str x, y;
	size_t n = 0;
	while (str_word(&a, &x))
		for (struct str rest = b; str_word(&rest, &y);)
			if (str_eq(x, y)) {
				n++;
				break;
			}
	return n;
}

/* The sentence of the same source that stands in its place now; STR_NONE: none. */
static struct str
new_wording(const struct text *now, size_t source, struct str lost)
{
	for (size_t i = 0; i < now->count; i++) {
		struct str text = now->at[i]->text;
		size_t least = count_words(text) < count_words(lost) ? count_words(text)
		                                                     : count_words(lost);
		if (is_of(now->at[i], source) && !str_eq(text, lost) &&
		    (double)shared_words(lost, text) >= SAME_SENTENCE * (double)least)
			return text;
	}
	return STR_NONE;
}

/* Sentences of the paragraphs of `a` that are not among those of `b`. */
static size_t
count_missing(const struct text *a, const struct text *b)
{
	size_t n = 0;
	for (size_t i = 0; i < a->in_paragraphs; i++) {
		bool there = false;
		for (size_t k = 0; k < b->in_paragraphs && !there; k++)
			there = str_eq(a->at[i]->text, b->at[k]->text);
		n += !there;
	}
	return n;
}

/* ── words ── */

struct outlets {
	struct str *at;
	size_t count;
};

/* "A", "A and B", "A, B and C", each name once. */
static struct str
names(struct arena *out, struct str language, struct outlets list)
{
	struct buf b = buf_in(out, 128);
	size_t unique = 0;
	for (size_t i = 0; i < list.count; i++) {
		bool again = false;
		for (size_t k = 0; k < unique; k++)
			again = again || str_eq(list.at[k], list.at[i]);
		if (!again)
			list.at[unique++] = list.at[i];
	}
	size_t said = unique > NAMED_OUTLETS + 1 ? NAMED_OUTLETS : unique;
	for (size_t i = 0; i < said; i++) {
		buf_put(&b, i == 0            ? STR("")
		            : i + 1 == unique ? text_str(language, TEXT_AND)
		                              : STR(", "));
		buf_put(&b, list.at[i]);
	}
	if (said < unique)
		text_put(&b, language, TEXT_CHANGE_MORE, ARG_NUMBER((int64_t)(unique - said)));
	return buf_str(&b);
}

/* Room for the next sentence. */
static struct buf *
next(struct buf *b)
{
	if (b->n)
		buf_byte(b, ' ');
	return b;
}

/* Whether there is more than reprints. */
static bool
put_added(struct buf *words, struct arena scratch, struct str language, const struct story *before,
          const struct story *now)
{
	struct outlets added = {arena_array(&scratch, struct str, now->source_count + 1), 0};
	struct outlets reprints = {arena_array(&scratch, struct str, now->source_count + 1), 0};
	for (size_t i = 0; i < now->source_count; i++) {
		const struct story_source *s = &now->sources[i];
		struct outlets *to = s->reprint_of >= 0 ? &reprints : &added;
		if (source_at(before, s->url) < 0)
			to->at[to->count++] = s->outlet;
	}
	if (added.count)
		text_put(next(words), language, TEXT_CHANGE_ADDS, ARG_NUMBER((int64_t)added.count),
		         ARG_HTML(names(&scratch, language, added)));
	else if (reprints.count)
		text_put(next(words), language, TEXT_CHANGE_REPRINT,
		         ARG_HTML(names(&scratch, language, reprints)));
	return added.count > 0;
}

static bool
put_figures(struct buf *words, struct arena scratch, struct str language,
            const struct story *before, const struct story *now)
{
	struct moved_figure list[MOVED_FIGURES_MOST];
	struct arena temp = arena_upper(&scratch);
	size_t n = changes_figures(&scratch, temp, before, now, list);
	for (size_t i = 0; i < n; i++)
		text_put(next(words), language, TEXT_CHANGE_FIGURE,
		         ARG_HTML(text_capital(&scratch, list[i].what)), ARG_HTML(list[i].now),
		         ARG_HTML(list[i].before));
	return n > 0;
}

static bool
is_elsewhere(struct changes_elsewhere elsewhere, struct str url)
{
	for (size_t i = 0; i < elsewhere.count; i++)
		if (str_eq(elsewhere.urls[i], url))
			return true;
	return false;
}

/* Whether a model put a question into other words, or took them back. */
static bool
asks_otherwise(const struct story *before, const struct story *now)
{
	if (before->question_count != now->question_count)
		return true;
	for (size_t i = 0; (before->writer.model.n || now->writer.model.n) && i < now->question_count; i++)
		if (!str_eq(before->questions[i].question, now->questions[i].question))
			return true;
	return false;
}

/* What stands in place of the paragraphs' sentences, where the reports are the same.  Whether all
 * is told anew. */
static bool
put_replaced(struct buf *words, struct str language, const struct story *before,
             const struct story *now, const struct text *old, const struct text *new)
{
	size_t gone = count_missing(old, new), fresh = count_missing(new, old);
	size_t replaced = gone < fresh ? gone : fresh;
	bool same_headline = str_eq(before->headline, now->headline);
	if (words->n)
		return false;
	if (replaced && 2 * replaced >= old->in_paragraphs) {
		text_just(words, language, TEXT_CHANGE_REWRITTEN);
		return true;
	}
	if (!same_headline)
		text_just(next(words), language, TEXT_CHANGE_HEADLINE);
	if (replaced)
		text_put(next(words), language, TEXT_CHANGE_REPLACED, ARG_SPELT((int64_t)replaced));
	if (fresh > replaced)
		text_put(next(words), language, TEXT_CHANGE_ADDED,
		         ARG_SPELT((int64_t)(fresh - replaced)));
	if (gone > replaced)
		text_put(next(words), language, TEXT_CHANGE_DROPPED,
		         ARG_SPELT((int64_t)(gone - replaced)));
	if (words->n || !asks_otherwise(before, now))
		return false;
	text_just(words, language, TEXT_CHANGE_REWRITTEN);
	return true;
}

struct changes
changes_between(struct arena *out, struct arena scratch, struct str language,
                const struct story *before, int64_t edition_before, const struct story *now,
                const struct str *texts, struct changes_elsewhere elsewhere)
{
	struct buf words = buf_in(out, 512), correction = buf_in(out, 512);
	struct arena temp = arena_upper(&scratch);
	struct text old = text_of(&scratch, before), new = text_of(&scratch, now);
	struct outlets moved = {arena_array(&scratch, struct str, before->source_count + 1), 0};
	bool reports = put_added(&words, temp, language, before, now);
	bool substance = put_figures(&words, temp, language, before, now);
	for (size_t i = 0; i < before->source_count; i++) {
		const struct story_source *source = &before->sources[i];
		int64_t at = source_at(now, source->url);
		if (at < 0 && is_elsewhere(elsewhere, source->url)) {
			moved.at[moved.count++] = source->outlet;
			continue;
		}
		if (at < 0) {
			text_put(next(&words), language, TEXT_CHANGE_WITHDRAWN,
			         ARG_HTML(source->outlet));
			if (quoted_in(before, &old, i))
				text_put(next(&correction), language, TEXT_CHANGE_QUOTED_WITHDRAWN,
				         ARG_NUMBER(edition_before), ARG_HTML(source->outlet));
			continue;
		}
		struct str lost = texts[at].p ? lost_sentence(temp, &old, i, texts[at]) : STR_NONE;
		if (!lost.p)
			continue;
		text_put(next(&words), language, TEXT_CHANGE_CHANGED, ARG_HTML(source->outlet));
		text_put(next(&correction), language, TEXT_CHANGE_SAID, ARG_NUMBER(edition_before),
		         ARG_HTML(lost), ARG_HTML(source->outlet));
		struct str wording = new_wording(&new, (size_t)at, lost);
		if (wording.p)
			text_put(&correction, language, TEXT_CHANGE_SAYS_NOW, ARG_HTML(wording));
	}
	if (moved.count)
		text_put(next(&words), language, TEXT_CHANGE_MOVED, ARG_NUMBER((int64_t)moved.count),
		         ARG_HTML(names(&temp, language, moved)));
	bool rewritten = put_replaced(&words, language, before, now, &old, &new);
	return (struct changes){
		.words = words.n ? buf_str(&words) : STR_NONE,
		.reports = reports,
		.substance = substance || correction.n,
		.rewritten = rewritten,
		.correction = correction.n ? buf_str(&correction) : STR_NONE,
	};
}
