/* changes_figure.c: reads the counts of both editions' paragraphs. */
#include "engine/changes_figure.h"

#include "write/figure.h"

enum { COUNTS = 32 };

struct count {
	struct figure f;
	struct str value;
	bool unsure; /* the edition gives another value, too */
};

static struct str
value_text(struct arena *out, struct str text, const struct number *n)
{
	return n->by_word ? str_fmt(out, "%.0f", n->value) : str_sub(text, n->start, n->end);
}

static void
add(struct count *list, size_t *count, const struct figure *f, struct str value)
{
	for (size_t i = 0; i < *count; i++)
		if (figure_same_thing(&list[i].f, f)) {
			list[i].unsure |= list[i].f.number->value != f->number->value;
			return;
		}
	if (*count < COUNTS)
		list[(*count)++] = (struct count){.f = *f, .value = value};
}

static size_t
counts_of(struct arena *a, const struct story *s, struct count *list)
{
	enum cue_language cue = cue_language_of(s->language);
	size_t count = 0;
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		for (size_t i = 0; i < s->paragraphs[p].count; i++) {
			struct str text = s->paragraphs[p].sentences[i].text;
			struct tokens *t = arena_new(a, struct tokens);
			*t = tokens_of(a, text, cue, false);
			struct numbers numbers = numbers_of(a, t, cue);
			struct names names = names_of(a, t, cue);
			struct figures f = figures_of(a, text, t, &numbers, &names, cue);
			for (size_t k = 0; k < f.count; k++)
				if (f.at[k].kind == FIGURE_HARM)
					add(list, &count, &f.at[k], value_text(a, text, f.at[k].number));
		}
	return count;
}

size_t
changes_figures(struct arena *out, struct arena scratch, const struct story *before,
                const struct story *now, struct moved_figure *list)
{
	struct count *old = arena_array(&scratch, struct count, COUNTS);
	struct count *new = arena_array(&scratch, struct count, COUNTS);
	size_t old_count = counts_of(&scratch, before, old);
	size_t new_count = counts_of(&scratch, now, new), count = 0;
	for (size_t i = 0; i < new_count; i++)
		for (size_t k = 0; k < old_count && count < MOVED_FIGURES_MOST; k++)
			if (figure_same_thing(&new[i].f, &old[k].f) && !new[i].unsure && !old[k].unsure &&
			    new[i].f.number->value != old[k].f.number->value)
				list[count++] = (struct moved_figure){
					.what = str_dup(out, new[i].f.shown),
					.before = str_dup(out, old[k].value), .now = str_dup(out, new[i].value)};
	return count;
}
