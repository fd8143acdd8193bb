/* write_places.c: what the writer knows of each sentence of a page at its place, for
 * tools/fit_places.py.
 *
 * usage: write_places MODEL < rows > features.jsonl
 *
 * A row is one of `glancewire write --batch` with "page" beside it: a list of sentences in their order,
 * each [role, article, first byte].  For each story a line: a list for each sentence of the page, of two
 * lists, its features by src/write/risk.h and, behind the opening, by src/write/role.h; empty where the
 * writer has no such sentence. */
#include "write/differ.h"
#include "write/headline.h"
#include "write/parsed.h"
#include "write/risk.h"
#include "write/role.h"

#include "story_rows.h"

static const struct sentence *
sentence_at(const struct draft *d, uint32_t article, uint32_t start)
{
	for (size_t i = 0; i < d->sentence_count; i++)
		if (d->sentences[i].article == article && d->sentences[i].start == start)
			return &d->sentences[i];
	return NULL;
}

static bool
goes_on(const struct draft *d, const struct sentence *last, const struct sentence *s)
{
	return last && s->position && last == s - 1 && draft_adjacent(d, last, s);
}

static void
put_story(struct arena *a, struct arena scratch, const struct english *english,
          const struct json *row)
{
	size_t count;
	struct write_article *articles = story_row_articles(a, row, &count);
	struct arena temp = arena_upper(&scratch), trees = arena_upper(&temp);
	struct draft d = draft_read(a, scratch, articles, count);
	parsed_open(&d, &trees, english);
	size_t head = headline_choose(a, temp, &d).article;
	differ_mark_stale(temp, &d);
	struct cast cast = cast_read(a, temp, &d);
	struct known k = known_open(a, &d, &cast, head);
	struct buf b = buf_in(a, 1 << 20);
	struct json_out j = json_to(&b);
	const struct sentence *last = NULL, *opening = NULL;
	bool top = false;
	json_begin(&j, '[');
	known_begin(&k);
	json_each(v, json_get(row, "page")) {
		const struct sentence *s = sentence_at(&d, (uint32_t)json_num(json_at(v, 1), 0), (uint32_t)json_num(json_at(v, 2), 0));
		json_begin(&j, '[');
		if (s) {
			double risk[RISK_FEATURES], role[ROLE_FEATURES];
			bool behind = goes_on(&d, last, s);
			top = behind && (top || last->position == 0);
			struct place at = {.behind = behind, .from_top = top, .role = (enum paragraph_role)(int)json_num(json_at(v, 0), 0)};
			risk_features(risk, &k, temp, s, &at);
			put_numbers(&j, risk, RISK_FEATURES);
			if (opening)
				role_features(role, &d, opening, s);
			put_numbers(&j, role, opening ? ROLE_FEATURES : 0);
			known_tell(&k, s);
			opening = opening ? opening : s;
		}
		last = s;
		json_end(&j, ']');
	}
	json_end(&j, ']');
	puts(str_c(a, buf_str(&b)));
}

int
main(int argc, char **argv)
{
	return story_rows(argc, argv, "write_places MODEL < rows", put_story);
}
