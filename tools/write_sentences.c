/* write_sentences.c: the sentences of stories with what the writer knows of each, for
 * tools/fit_choice.py.
 *
 * usage: write_sentences < rows > sentences.jsonl
 *
 * A row is one of `glancewire write --batch`.  For each story a line: the concepts with their features,
 * the terms of each title, the language, and for each sentence its article, voice, position, words, flags, reasons, text,
 * folded words and the ids of their terms (-1 for small words). */
#include "write/cast.h"
#include "write/differ.h"
#include "write/draft.h"
#include "write/worth.h"

#include "story_rows.h"

enum { ROW_BYTES = 16 << 20 };

static void
put_vector(struct json_out *j, const char *key, const struct vector *v)
{
	json_key(j, key);
	json_begin(j, '[');
	for (size_t i = 0; i < v->count; i++)
		json_put_int(j, v->at[i].id);
	json_end(j, ']');
}

static void
put_named(struct json_out *j, const char *key, const double *f, size_t n)
{
	json_key(j, key);
	put_numbers(j, f, n);
}

static void
put_words(struct json_out *j, const struct sentence *s)
{
	json_key(j, "low");
	json_begin(j, '[');
	for (size_t i = 0; i < s->tokens.count; i++)
		if (token_is_word(&s->tokens.at[i]))
			json_put_str(j, s->tokens.at[i].low);
	json_end(j, ']');
	json_key(j, "ids");
	json_begin(j, '[');
	for (size_t i = 0; i < s->term_count; i++)
		json_put_int(j, s->terms[i] == TERM_NONE ? -1 : (int64_t)s->terms[i]);
	json_end(j, ']');
}

static void
put_sentence(struct json_out *j, const struct draft *d, const struct concepts *all,
             const struct cast *cast, const struct sentence *s)
{
	struct map_slot none = {0};
	struct introduced nobody = {.names = {.slots = &none, .cap = 1}};
	json_begin(j, '{');
	json_kv_int(j, "article", s->article);
	json_kv_int(j, "voice", s->voice);
	json_kv_int(j, "position", s->position);
	json_kv_int(j, "words", s->words);
	json_kv_int(j, "reasons", s->reasons);
	json_kv_int(j, "support", s->support);
	json_kv_int(j, "names", (int64_t)s->names.count);
	json_kv_int(j, "numbers", (int64_t)s->numbers.count);
	json_kv_num(j, "centrality", (double)s->centrality);
	json_kv_num(j, "score", (double)s->score);
	json_kv_num(j, "headlines", vector_dot(&s->vector, &d->headlines));
	json_kv_num(j, "worth", (double)s->worth);
	json_kv_bool(j, "speech", s->speech);
	json_kv_bool(j, "quote", s->quote);
	json_kv_bool(j, "background", s->background);
	json_kv_bool(j, "future", s->future);
	json_kv_bool(j, "stale", s->stale);
	json_kv_bool(j, "lone", cast_unintroduced(cast, &nobody, s));
	json_kv_str(j, "text", s->text);
	put_words(j, s);
	json_key(j, "concepts");
	json_begin(j, '[');
	for (size_t i = 0; i < s->concept_count; i++)
		json_put_int(j, s->concepts[i]);
	json_end(j, ']');
	double f[WORTH_FEATURES];
	worth_features(f, d, all, s);
	put_named(j, "features", f, WORTH_FEATURES);
	json_end(j, '}');
}

static void
put_story(struct arena *a, struct arena scratch, const struct json *row, struct buf *b)
{
	size_t count;
	struct write_article *articles = story_row_articles(a, row, &count);
	struct draft d = draft_read(a, scratch, articles, count);
	differ_mark_stale(scratch, &d);
	struct cast cast = cast_read(a, scratch, &d);
	struct json_out j = json_to(b);
	json_begin(&j, '{');
	json_kv_str(&j, "language", d.language);
	json_key(&j, "titles");
	json_begin(&j, '[');
	for (size_t i = 0; i < count; i++) {
		json_begin(&j, '{');
		put_vector(&j, "ids", &d.titles[i]);
		json_end(&j, '}');
	}
	json_end(&j, ']');
	json_key(&j, "concepts");
	json_begin(&j, '[');
	struct concepts all = concepts_read(a, scratch, &d);
	concepts_weigh(&all);
	for (size_t i = 0; i < all.count; i++) {
		double f[CONCEPT_WORD_FEATURES];
		concept_features(f, &all, &all.at[i]);
		put_numbers(&j, f, all.at[i].pair ? CONCEPT_PAIR_FEATURES : CONCEPT_WORD_FEATURES);
	}
	json_end(&j, ']');
	json_key(&j, "sentences");
	json_begin(&j, '[');
	for (size_t i = 0; i < d.sentence_count; i++)
		put_sentence(&j, &d, &all, &cast, &d.sentences[i]);
	json_end(&j, ']');
	json_end(&j, '}');
}

int
main(void)
{
	char *line = malloc(ROW_BYTES);
	while (line && fgets(line, ROW_BYTES, stdin)) {
		struct err err;
		struct arena a = arena_open(512 << 20), scratch = arena_open(512 << 20);
		struct json *row = json_read(&a, str_trim(str_of(line)), JSON_STRICT, &err);
		struct buf b = buf_in(&a, 1 << 20);
		if (row && json_get(row, "articles"))
			put_story(&a, scratch, row, &b);
		puts(b.n ? str_c(&a, buf_str(&b)) : "{}");
		arena_close(&a);
		arena_close(&scratch);
	}
	free(line);
	return 0;
}
