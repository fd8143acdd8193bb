/* treebank.c: columns of tab-separated lines. */
#include "tools/treebank.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "os/file.h"

enum { MOST_WORDS = 2000 };

static uint8_t
tag_number(struct str name, const char *(*name_of)(unsigned), unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		if (str_eq(name, str_of(name_of(i))))
			return (uint8_t)i;
	return 0;
}

static const char *
upos_at(unsigned i)
{
	return upos_name((enum upos)i);
}

static const char *
xpos_at(unsigned i)
{
	return xpos_name((enum xpos)i);
}

/* A line "3-4" says what stands behind words that are written as one. */
struct joined {
	int64_t last;
	bool spaced;
};

static bool
read_word(struct str line, struct gold_word *w, struct joined *joined)
{
	struct str column[10];
	int64_t head = 0;
	for (size_t i = 0; i < 10; i++)
		if (!str_cut(&line, '\t', &column[i]))
			return false;
	bool spaced = !str_has(column[9], STR("SpaceAfter=No"));
	ptrdiff_t dash = str_find_byte(column[0], '-', 0);
	if (dash >= 0) {
		joined->spaced = spaced;
		str_to_int(str_skip(column[0], (size_t)dash + 1), &joined->last);
	}
	int64_t number = 0;
	if (!str_to_int(column[0], &number))
		return false;
	if (number <= joined->last)
		spaced = number == joined->last && joined->spaced;
	str_to_int(column[6], &head);
	*w = (struct gold_word){.form = column[1],
				.upos = tag_number(column[3], upos_at, UPOS_COUNT),
				.xpos = tag_number(column[4], xpos_at, XPOS_COUNT),
				.head = (uint16_t)head,
				.label = column[7],
				.spaced = spaced};
	return true;
}

static void
end_sentence(struct arena *out, struct treebank *bank, struct gold *g,
	     struct gold_word *words, struct joined *joined)
{
	g->at = arena_array(out, struct gold_word, g->count);
	memcpy(g->at, words, g->count * sizeof *words);
	for (size_t i = 0; i < g->count; i++)
		g->at[i].head = (uint16_t)(g->at[i].head ? g->at[i].head - 1u : g->count);
	g->document = bank->documents;
	bank->words += g->count;
	bank->at[bank->count++] = *g;
	g->count = 0;
	*joined = (struct joined){0};
}

struct treebank
treebank_read(struct arena *out, const char *path)
{
	static struct gold_word words[MOST_WORDS];
	struct treebank bank = {.at = arena_array(out, struct gold, 20000)};
	struct gold g = {0};
	struct joined joined = {0};
	struct str bytes, line;
	struct err err;
	if (!file_read(out, path, 64 << 20, &bytes, &err)) {
		fprintf(stderr, "fit_english: %s\n", err.msg);
		exit(1);
	}
	while (str_cut(&bytes, '\n', &line)) {
		if (str_starts(line, STR("# newdoc id = "))) {
			struct str id = str_skip(line, 14);
			bank.documents++;
			g.genre = str_sub(id, 0, (size_t)str_find_byte(id, '-', 0));
		}
		if (str_starts(line, STR("# text = ")))
			g.text = str_skip(line, 9);
		if (!line.n && g.count)
			end_sentence(out, &bank, &g, words, &joined);
		else if (line.n && line.p[0] != '#' && g.count < MOST_WORDS)
			g.count += read_word(line, &words[g.count], &joined);
	}
	return bank;
}

static void
put_form(struct buf *b, struct str form, unsigned how)
{
	size_t at = b->n;
	buf_put(b, form);
	for (size_t i = at; i < b->n; i++) {
		bool up = how == 3 || (how == 2 && i == at && form.n > 2);
		unsigned char c = (unsigned char)b->p[i];
		if (how == 1)
			b->p[i] = (char)byte_lower(c);
		else if (up && c >= 'a' && c <= 'z')
			b->p[i] = (char)(c & ~32);
	}
}

struct tag_words
treebank_words(struct arena *out, const struct gold *g, unsigned how)
{
	struct tag_words w = {.count = g->count};
	size_t bytes = 0;
	w.at = arena_array(out, struct tag_word, g->count);
	for (size_t i = 0; i < g->count; i++)
		bytes += g->at[i].form.n;
	struct buf b = buf_in(out, bytes + 1);
	for (size_t i = 0; i < g->count; i++) {
		w.at[i].start = (uint32_t)b.n;
		put_form(&b, g->at[i].form, how);
		w.at[i].end = (uint32_t)b.n;
	}
	w.text = buf_str(&b);
	return w;
}
