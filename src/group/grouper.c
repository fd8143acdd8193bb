/* grouper.c: the live stories and how articles come to them. */
#include "group/group.h"

#include <stdlib.h>

#include "base/hash.h"
#include "group/blob.h"
#include "group/grow.h"
#include "group/place.h"
#include "text/shingle.h"

enum { WORK_BYTES = 64 << 20, SWEEP_LEAST = 256 };

/* What a kind of article may do. */
static const struct {
	bool shapes;  /* its words become part of the story */
	bool reprint; /* may be found to be a reprint, and be reprinted */
} kinds[KIND_COUNT] = {
	[KIND_REPORT] = {true, true},     [KIND_LIVEBLOG] = {false, false},
	[KIND_OPINION] = {false, true},   [KIND_SPONSORED] = {false, true},
	[KIND_DIGEST] = {false, false},   [KIND_MEDIA] = {true, true},
	[KIND_PAYWALLED] = {true, true},
};

struct grouper *
grouper_open(void)
{
	struct grouper *g = grow_new(1, sizeof *g);
	g->work = arena_open(WORK_BYTES);
	return g;
}

void
grouper_close(struct grouper *g)
{
	if (!g)
		return;
	for (uint32_t i = 0; i < g->count; i++)
		group_story_close(&g->stories[i]);
	for (int i = 0; i < LIMIT_GROUP_LANGUAGES; i++)
		words_reader_close(g->readers[i]);
	term_table_close(&g->terms);
	reprint_close(&g->reprints);
	arena_close(&g->work);
	free(g->stories);
	free(g->slots);
	for (int f = 0; f < FIELDS; f++)
		free(g->dots[f]);
	free(g->touched);
	free(g);
}

size_t
grouper_live_stories(const struct grouper *g)
{
	return g->count - g->ended;
}

static struct words_reader *
reader_for(struct grouper *g, struct str language)
{
	uint32_t i = 0;
	while (i < LIMIT_GROUP_LANGUAGES && g->readers[i] &&
	       !reader_speaks(g->readers[i], language))
		i++;
	if (i == LIMIT_GROUP_LANGUAGES) {
		i = g->next_reader++ % LIMIT_GROUP_LANGUAGES;
		words_reader_close(g->readers[i]);
		g->readers[i] = NULL;
	}
	if (!g->readers[i])
		g->readers[i] = words_reader_open(language);
	return g->readers[i];
}

static struct story_slot *
slot_of(const struct grouper *g, int64_t id)
{
	uint32_t mask = g->slot_count - 1, i = (uint32_t)hash_mix((uint64_t)id) & mask;
	while (g->slots[i].id && g->slots[i].id != id)
		i = (i + 1) & mask;
	return &g->slots[i];
}

static void
rehash(struct grouper *g, uint32_t slot_count)
{
	free(g->slots);
	g->slots = grow_new(slot_count, sizeof *g->slots);
	g->slot_count = slot_count;
	for (uint32_t i = 0; i < g->count; i++)
		if (!g->stories[i].ended)
			*slot_of(g, g->stories[i].id) = (struct story_slot){g->stories[i].id, i};
}

/* The live story `id`, founded now where there is none. */
static uint32_t
story_of(struct grouper *g, int64_t id, int64_t at)
{
	if (g->count * 2 >= g->slot_count)
		rehash(g, g->slot_count ? g->slot_count * 2 : 1 << 10);
	struct story_slot *slot = slot_of(g, id);
	if (slot->id && !g->stories[slot->index].ended)
		return slot->index;
	g->stories = grow(g->stories, &g->room, (size_t)g->count + 1, sizeof *g->stories);
	g->stories[g->count] = (struct group_story){.id = id, .newest = at};
	*slot = (struct story_slot){id, g->count};
	return g->count++;
}

/* Takes the article into its story.  `shapes`: its words count, and have ids. */
static void
admit(struct grouper *g, int64_t article, uint32_t story, bool shapes, bool original,
      const struct blob *b)
{
	if (shapes)
		group_story_add(&g->stories[story], story, &g->terms, &b->vector,
		                (struct member){b->at, b->days});
	if (original && kinds[b->kind].reprint)
		reprint_add(&g->reprints, article, story, b->hashes, b->hash_count);
}

/* Gives the vector of a new article its ids and weights; counts it where it will shape. */
static void
weigh(struct grouper *g, struct vector *v, bool shapes)
{
	term_table_find(&g->terms, v, shapes);
	if (shapes)
		term_table_count(&g->terms, v);
	term_table_weigh(&g->terms, v);
}

static void
place_reprint(struct grouper *g, uint32_t source, double containment, struct group_place *place)
{
	place->story = g->stories[g->reprints.sources[source].story].id;
	place->reprint_of = g->reprints.sources[source].article;
	place->z = containment;
}

void
grouper_place(struct grouper *g, struct arena *out, struct arena scratch,
              const struct group_article *a, struct group_place *place)
{
	struct blob b = {.at = a->published, .kind = a->kind < KIND_COUNT ? a->kind : KIND_REPORT};
	uint32_t source = SOURCE_NONE;
	double containment = 0;
	struct arena work = g->work;
	b.vector = reader_count(reader_for(g, a->language), &work, scratch, a->title, a->text,
	                        &b.days);
	b.hash_count = shingle_hashes(&work, scratch, a->text, &b.hashes);
	*place = (struct group_place){0};
	if (kinds[b.kind].reprint)
		source = reprint_find(&g->reprints, b.hashes, b.hash_count, &containment);
	bool original = source == SOURCE_NONE, shapes = original && kinds[b.kind].shapes;
	weigh(g, &b.vector, shapes);
	if (original) {
		struct decision d = place_decide(g, scratch, &b.vector, a->published, b.days);
		place->founded = d.story == STORY_NONE;
		place->story = place->founded ? a->id : g->stories[d.story].id;
		place->z = d.z;
		for (int i = 0; i < FEATURES; i++)
			place->terms[i] = d.terms[i];
		admit(g, a->id, story_of(g, place->story, b.at), shapes, true, &b);
	} else {
		place_reprint(g, source, containment, place);
	}
	place->blob = blob_write(out, &b);
}

bool
grouper_restore(struct grouper *g, int64_t article, int64_t story, int64_t reprint_of,
                struct str blob, struct err *err)
{
	struct blob b;
	struct arena work = g->work;
	if (!blob_read(&work, blob, &b, err))
		return err_wrap(err, "could not restore article %lld", (long long)article);
	bool original = reprint_of == 0, shapes = original && kinds[b.kind].shapes;
	if (shapes) {
		term_table_find(&g->terms, &b.vector, true);
		term_table_count(&g->terms, &b.vector);
	}
	admit(g, article, story_of(g, story, b.at), shapes, original, &b);
	return true;
}

/* Renumbers the live stories, so that nothing is left of those that ended. */
static void
sweep(struct grouper *g)
{
	uint32_t *to = grow_new(g->count, sizeof *to), kept = 0;
	for (uint32_t i = 0; i < g->count; i++)
		to[i] = g->stories[i].ended ? UINT32_MAX : kept++;
	uint32_t *ids = term_table_renumber(&g->terms, to);
	reprint_renumber(&g->reprints, to);
	for (uint32_t i = 0; i < g->count; i++) {
		if (to[i] == UINT32_MAX)
			continue;
		struct group_story *s = &g->stories[i];
		for (int f = 0; f < FIELDS; f++)
			for (uint32_t k = 0; k < s->terms[f].count; k++)
				s->terms[f].ids[k] = ids[s->terms[f].ids[k]];
		g->stories[to[i]] = *s;
	}
	g->count = kept;
	g->ended = 0;
	rehash(g, g->slot_count ? g->slot_count : 1 << 10);
	free(to);
	free(ids);
}

void
grouper_expire(struct grouper *g, int64_t now)
{
	uint32_t before = g->ended;
	for (uint32_t i = 0; i < g->count; i++) {
		struct group_story *s = &g->stories[i];
		if (s->ended || s->newest == WHEN_UNKNOWN || s->newest > now - STORY_LIVE_S)
			continue;
		group_story_end(s, i, &g->terms);
		g->ended++;
	}
	if (g->ended == before)
		return;
	for (uint32_t i = 0; i < g->reprints.source_count; i++) {
		struct source *s = &g->reprints.sources[i];
		if (s->story != UINT32_MAX && g->stories[s->story].ended)
			s->story = UINT32_MAX;
	}
	if (g->ended >= SWEEP_LEAST && g->ended > g->count / 4)
		sweep(g);
}
