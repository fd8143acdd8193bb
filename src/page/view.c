/* view.c: which source is which number, and who counts as one voice. */
#include "page/view.h"

#include "base/html.h"
#include "words/text.h"

/* Follows reprint_of to the text that was first; a circle ends where it began. */
static uint32_t
first_text(const struct story *s, uint32_t i)
{
	for (size_t steps = 0; steps < s->source_count; steps++) {
		int64_t next = s->sources[i].reprint_of;
		if (next < 0 || (uint64_t)next >= s->source_count)
			break;
		i = (uint32_t)next;
	}
	return i;
}

static void
order_sources(struct view *v)
{
	size_t n = 0;
	for (uint32_t i = 0; i < v->story->source_count; i++) {
		if (v->voice[i] != i)
			continue;
		v->order[n++] = i;
		for (uint32_t k = 0; k < v->story->source_count; k++)
			if (k != i && v->voice[k] == i)
				v->order[n++] = k;
	}
	/* Members of a circle of reprints have no first text among them; they come last. */
	for (uint32_t i = 0; i < v->story->source_count && n < v->story->source_count; i++) {
		bool listed = false;
		for (size_t k = 0; k < n && !listed; k++)
			listed = v->order[k] == i;
		if (!listed)
			v->order[n++] = i;
	}
	for (uint32_t i = 0; i < n; i++)
		v->number[v->order[i]] = i + 1;
}

void
view_init(struct view *v, struct arena *out, const struct page_site *site,
          const struct page_story_input *in)
{
	size_t count = in->story->source_count;
	*v = (struct view){
		.site = site,
		.in = in,
		.story = in->story,
		.language = in->story->language.n ? in->story->language : site->language,
		.order = arena_array(out, uint32_t, count),
		.number = arena_array(out, uint32_t, count),
		.voice = arena_array(out, uint32_t, count),
		.shown_disputed = arena_array(out, bool, in->story->difference_count),
	};
	for (uint32_t i = 0; i < count; i++)
		v->voice[i] = first_text(in->story, i);
	order_sources(v);
	struct story_counts c = in->story->counts;
	if (!c.reports)
		c = story_count(in->story->sources, count);
	v->reports = c.reports;
	v->outlets = c.outlets;
	v->own = c.own;
	v->independent = c.independent;
}

struct str
view_reprints(const struct view *v, struct arena *out, uint32_t source, size_t *count)
{
	const struct story *s = v->story;
	struct buf b = buf_in(out, 256);
	size_t total = 0;
	*count = 0;
	for (uint32_t i = 0; i < s->source_count; i++)
		total += i != source && v->voice[i] == source;
	for (uint32_t i = 0; i < s->source_count && *count < total; i++) {
		if (i == source || v->voice[i] != source)
			continue;
		if (*count)
			buf_put(&b, *count + 1 == total ? text_str(v->site->language, TEXT_AND)
			                                : STR(", "));
		html_text(&b, s->sources[i].outlet);
		++*count;
	}
	return total ? buf_str(&b) : STR_NONE;
}

bool
view_independent(const struct view *v, const struct cite *cites, size_t count, size_t *voices)
{
	const struct story *s = v->story;
	for (size_t i = 0; i < count; i++) {
		if (cites[i].article >= s->source_count)
			return false;
		uint32_t voice = v->voice[cites[i].article];
		for (size_t k = 0; k < i; k++) {
			uint32_t other = v->voice[cites[k].article];
			if (other == voice ||
			    story_same_owner(&s->sources[voice], &s->sources[other]))
				return false;
		}
	}
	*voices = count;
	return true;
}
