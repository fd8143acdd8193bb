/* grouper.c: the live stories and how articles come to them. */
#include "group/group.h"

#include <stdlib.h>

#include "base/hash.h"
#include "group/blob.h"
#include "group/grow.h"
#include "group/place.h"
#include "group/strand.h"
#include "text/shingle.h"

enum { WORK_BYTES = 64 << 20, RING_FIRST = 256 };

/* Numbers begin again soon after the start, so that what does not hold then is seen by all. */
enum { SERIAL_FIRST = SERIALS - 100 };

/* What a kind of article may do. */
static const struct {
	bool shapes;  /* its words become part of the story */
	bool reprint; /* may be found to be a reprint, and be reprinted */
} kinds[KIND_COUNT] = {
	[KIND_REPORT] = {true, true},     [KIND_LIVEBLOG] = {false, false},
	[KIND_OPINION] = {false, true},   [KIND_SPONSORED] = {false, true},
	[KIND_DIGEST] = {false, false},   [KIND_MEDIA] = {false, true},
	[KIND_PAYWALLED] = {true, true},
};

bool
group_kind_shapes(enum article_kind kind)
{
	return kind < KIND_COUNT && kinds[kind].shapes;
}

const struct group_settings group_defaults = {.live_s = 240 * 3600};

/* ── stories by number ─────────────────────────────────────────────────────────────────── */

static void
resize_ring(struct grouper *g, uint32_t size)
{
	struct group_story *old = g->ring;
	uint32_t old_size = g->ring_size;
	g->ring = grow_new(size, sizeof *g->ring);
	g->ring_size = size;
	for (uint32_t i = 0; i < old_size; i++) {
		uint32_t serial = (g->first + i) % SERIALS;
		*story_at(g, serial) = old[serial & (old_size - 1)];
	}
	free(old);
	for (int f = 0; f < FIELDS; f++) {
		free(g->dots[f]);
		g->dots[f] = grow_new(size, sizeof *g->dots[f]);
	}
	/* One more, for the story that is written down and then not counted. */
	free(g->touched);
	g->touched = grow_new((size_t)size + 1, sizeof *g->touched);
}

int64_t
group_when(int64_t published, int64_t first_seen)
{
	static const int64_t first_pages = 662688000; /* 1991 */
	if (published == WHEN_UNKNOWN || published < first_pages)
		return first_seen;
	if (first_seen == WHEN_UNKNOWN)
		return published;
	return published < first_seen ? published : first_seen;
}

struct grouper *
grouper_open(const struct group_settings *settings)
{
	struct grouper *g = grow_new(1, sizeof *g);
	g->settings = *settings;
	g->work = arena_open(WORK_BYTES);
	g->first = g->next = SERIAL_FIRST;
	g->most_articles = LIMIT_GROUP_ARTICLES;
	term_table_open(&g->terms);
	reprint_open(&g->reprints);
	resize_ring(g, RING_FIRST);
	g->weights = measure_weights(settings->model ? settings->model
	                                             : measure_builtin(&g->work));
	return g;
}

void
grouper_close(struct grouper *g)
{
	if (!g)
		return;
	for (uint32_t i = 0; i < g->ring_size; i++)
		group_story_close(&g->ring[i]);
	for (int i = 0; i < LIMIT_GROUP_LANGUAGES; i++)
		words_reader_close(g->readers[i]);
	term_table_close(&g->terms);
	reprint_close(&g->reprints);
	bridge_close(&g->bridge);
	meanings_close(&g->meanings);
	arena_close(&g->work);
	free(g->ring);
	free(g->slots);
	free(g->endings);
	for (int f = 0; f < FIELDS; f++)
		free(g->dots[f]);
	free(g->touched);
	free(g);
}

size_t
grouper_live_stories(const struct grouper *g)
{
	return g->live - g->tied;
}

size_t
grouper_live_articles(const struct grouper *g)
{
	return g->articles;
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

/* ── stories by id ─────────────────────────────────────────────────────────────────────── */

static uint32_t
home_of(const struct grouper *g, int64_t id)
{
	return (uint32_t)hash_mix((uint64_t)id) & (g->slot_count - 1);
}

static struct story_slot *
slot_of(const struct grouper *g, int64_t id)
{
	uint32_t mask = g->slot_count - 1, i = home_of(g, id);
	while (g->slots[i].id && g->slots[i].id != id)
		i = (i + 1) & mask;
	return &g->slots[i];
}

static void
rehash(struct grouper *g, uint32_t slot_count)
{
	struct story_slot *old = g->slots;
	uint32_t old_count = g->slot_count;
	g->slots = grow_new(slot_count, sizeof *g->slots);
	g->slot_count = slot_count;
	for (uint32_t i = 0; i < old_count; i++)
		if (old[i].id)
			*slot_of(g, old[i].id) = old[i];
	free(old);
}

/* Closes the gap in the row of slots that were tried one after another. */
static void
free_slot(struct grouper *g, struct story_slot *slot)
{
	uint32_t mask = g->slot_count - 1, gap = (uint32_t)(slot - g->slots);
	for (uint32_t i = (gap + 1) & mask; g->slots[i].id; i = (i + 1) & mask) {
		if (((i - home_of(g, g->slots[i].id)) & mask) < ((i - gap) & mask))
			continue;
		g->slots[gap] = g->slots[i];
		gap = i;
	}
	g->slots[gap] = (struct story_slot){0};
}

/* ── founding ──────────────────────────────────────────────────────────────────────────── */

static void
pass_the_ended(struct grouper *g)
{
	while (g->first != g->next && story_at(g, g->first)->id == 0)
		g->first = (g->first + 1) % SERIALS;
}

static uint32_t
take_serial(struct grouper *g)
{
	uint32_t serial = g->next;
	g->next = (g->next + 1) % SERIALS;
	return serial;
}

static uint32_t
span_of(const struct grouper *g)
{
	return (g->next - g->first) % SERIALS;
}

/* Gives the oldest story a new number.  There is room for one more. */
static void
move_up(struct grouper *g)
{
	uint32_t from = g->first, to = take_serial(g);
	struct group_story *s = story_at(g, to);
	*s = *story_at(g, from);
	*story_at(g, from) = (struct group_story){0};
	group_story_renumber(s, from, to, &g->terms);
	reprint_renumber(&g->reprints, s->last_source, to);
	struct bridge_strand *strand = &g->bridge.strands[s->strand];
	strand->serial = to;
	if (!strand->tied)
		slot_of(g, s->id)->serial = to;
	pass_the_ended(g);
}

/* Sees to it that two more numbers can be given. */
static void
make_room(struct grouper *g)
{
	if (span_of(g) + 2 <= g->ring_size)
		return;
	if (g->live * 2 <= g->ring_size || g->ring_size == SERIAL_SPAN)
		move_up(g);
	else
		resize_ring(g, g->ring_size * 2);
}

/* The strand of the live story `id` in this language; begun, and the story founded, where there is
 * none.  A copy says nothing of its own, so its language begins no strand. */
static uint32_t
strand_of(struct grouper *g, int64_t id, uint32_t tongue, bool original, int64_t at)
{
	if (g->live * 2 >= g->slot_count)
		rehash(g, g->slot_count ? g->slot_count * 2 : 1 << 10);
	struct story_slot *slot = slot_of(g, id);
	uint32_t known = slot->id ? strand_in(g, slot->serial, tongue) : STORY_NONE;
	if (known != STORY_NONE || (slot->id && !original))
		return known != STORY_NONE ? known : slot->serial;
	make_room(g);
	uint32_t serial = take_serial(g);
	*story_at(g, serial) = (struct group_story){
		.id = id, .order = g->founded++, .newest = at, .last_source = SOURCE_NONE,
		.strand = bridge_open_strand(&g->bridge, serial, tongue)};
	if (slot->id)
		strand_tie(g, slot->serial, serial);
	else
		*slot = (struct story_slot){id, serial};
	g->mixed |= g->tongue && g->tongue != tongue;
	g->tongue = tongue;
	g->live++;
	return serial;
}

/* NULL where none of that id lives. */
static struct group_story *
live_story(const struct grouper *g, int64_t id)
{
	const struct story_slot *slot = g->slot_count ? slot_of(g, id) : NULL;
	return slot && slot->id ? story_at(g, slot->serial) : NULL;
}

/* ── ending ────────────────────────────────────────────────────────────────────────────── */

/* A story's strands end together, so that it is the one that founded it which is awaited. */
static void
await(struct grouper *g, int64_t id)
{
	uint32_t serial = slot_of(g, id)->serial;
	struct group_story *s = story_at(g, serial);
	int64_t newest = strand_newest(g, serial);
	if (s->awaited || newest == WHEN_UNKNOWN)
		return;
	s->awaited = true;
	g->endings = grow(g->endings, &g->ending_room, (size_t)g->ending_count + 1,
	                  sizeof *g->endings);
	uint32_t i = g->ending_count++;
	for (; i > 0 && g->endings[(i - 1) / 2].newest > newest; i = (i - 1) / 2)
		g->endings[i] = g->endings[(i - 1) / 2];
	g->endings[i] = (struct ending){newest, s->id};
}

/* Puts `e` where the first stood. */
static void
replace_first(struct grouper *g, struct ending e)
{
	uint32_t i = 0;
	for (;;) {
		uint32_t child = 2 * i + 1;
		if (child + 1 < g->ending_count &&
		    g->endings[child + 1].newest < g->endings[child].newest)
			child++;
		if (child >= g->ending_count || g->endings[child].newest >= e.newest)
			break;
		g->endings[i] = g->endings[child];
		i = child;
	}
	g->endings[i] = e;
}

static void
end_strand(struct grouper *g, uint32_t serial)
{
	struct group_story *s = story_at(g, serial);
	g->articles -= s->articles;
	g->postings -= s->term_count;
	g->live--;
	g->tied -= g->bridge.strands[s->strand].tied;
	bridge_end(&g->bridge, s->strand);
	meanings_end(&g->meanings, s->strand);
	reprint_end(&g->reprints, s->last_source);
	group_story_end(s, serial, &g->terms);
}

static void
end_story(struct grouper *g, int64_t id)
{
	struct story_slot *slot = slot_of(g, id);
	uint32_t founder = slot->serial;
	free_slot(g, slot);
	for (uint32_t next; (next = strand_next(g, founder)) != founder;) {
		strand_untie_next(g, founder);
		end_strand(g, next);
	}
	end_strand(g, founder);
	pass_the_ended(g);
}

/* Ends it, and says so. */
static void
let_go(struct grouper *g, int64_t id)
{
	end_story(g, id);
	if (g->on_end)
		g->on_end(g->on_end_ctx, id);
}

/* Ends the story that is longest without a report if its newest is not after `until`. */
static bool
end_longest_quiet(struct grouper *g, int64_t until)
{
	while (g->ending_count && g->endings[0].newest <= until) {
		struct ending e = g->endings[0];
		int64_t id = e.id;
		/* NULL: it was forgotten. */
		const struct group_story *s = live_story(g, id);
		int64_t newest = s ? strand_newest(g, slot_of(g, id)->serial) : WHEN_UNKNOWN;
		bool gone = newest == WHEN_UNKNOWN, quiet = !gone && newest == e.newest;
		e.newest = newest;
		if (quiet || gone)
			e = g->endings[--g->ending_count];
		if (g->ending_count)
			replace_first(g, e);
		if (quiet) {
			let_go(g, id);
			return true;
		}
	}
	return false;
}

/* Where no story's time is known, that which was founded first goes. */
static void
keep_within_limits(struct grouper *g)
{
	while (g->articles > g->most_articles || g->postings > LIMIT_GROUP_TERMS ||
	       g->reprints.hashes > LIMIT_GROUP_HASHES)
		if (!end_longest_quiet(g, INT64_MAX))
			let_go(g, story_at(g, g->first)->id);
}

/* ── placing ───────────────────────────────────────────────────────────────────────────── */

/* Takes the article into its story.  `shapes`: its words count, and have ids. */
static void
admit(struct grouper *g, int64_t article, int64_t story, bool shapes, bool original,
      const struct blob *b)
{
	uint32_t serial = strand_of(g, story, b->gist.tongue, original, b->at);
	struct group_story *s = story_at(g, serial);
	g->articles++;
	s->articles++;
	if (shapes && s->count == POSTING_MEMBERS) {
		term_table_discount(&g->terms, &b->vector);
	} else if (shapes) {
		g->postings -= s->term_count;
		s->old = b->old && (s->old || s->count == 0);
		group_story_add(s, serial, &g->terms, &b->vector, (struct member){b->at, b->gist.days});
		g->postings += s->term_count;
		bridge_add(&g->bridge, s->strand, &b->gist.keys);
		meanings_add(&g->meanings, s->strand, &b->gist.embedding);
	}
	if (original && kinds[b->kind].reprint)
		reprint_add(&g->reprints, article, serial, &s->last_source, b->at, b->hashes,
		            b->hash_count);
	await(g, story);
	keep_within_limits(g);
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
	place->story = story_at(g, g->reprints.sources[source].story)->id;
	place->reprint_of = g->reprints.sources[source].article;
	place->z = place->containment = containment;
}

static struct blob
read_article(struct grouper *g, struct arena *work, struct arena scratch,
             const struct group_article *a)
{
	struct blob b = {.at = a->published, .kind = a->kind < KIND_COUNT ? a->kind : KIND_REPORT,
	                 .old = a->old};
	b.vector = reader_count(reader_for(g, a->language), work, scratch, a->title, a->text,
	                        &b.gist);
	if (a->embedding)
		b.gist.embedding = *a->embedding;
	b.hash_count = shingle_hashes(work, scratch, a->text, &b.hashes);
	return b;
}

static void
tell(const struct grouper *g, const struct decision *d, struct group_place *place)
{
	place->z = d->z;
	if (!d->best)
		return;
	for (int i = 0; i < GROUP_TERMS; i++)
		place->terms[i] = d->best->terms[i];
	place->title = d->best->title;
	place->constant = d->best->constant;
	place->nearest = story_at(g, d->best->story)->id;
	place->second = d->second ? story_at(g, d->second->story)->id : 0;
	place->second_z = d->second ? d->second->z : 0;
}

/* Whether reports that were not old when they were first seen, or any, have shaped the story. */
static bool
is_shaped(const struct grouper *g, int64_t story, bool by_new)
{
	const struct story_slot *slot = g->slot_count ? slot_of(g, story) : NULL;
	if (!slot || !slot->id)
		return false;
	uint32_t serial = slot->serial;
	do {
		const struct group_story *s = story_at(g, serial);
		if (s->count > 0 && (!by_new || !s->old))
			return true;
		serial = strand_next(g, serial);
	} while (serial != slot->serial);
	return false;
}

/* An old report is not counted before it is known where it goes: to a story that lives it comes
 * quietly, a story of its time it shapes. */
static bool
old_shapes(struct grouper *g, int64_t story, struct blob *b)
{
	b->quiet = is_shaped(g, story, true);
	if (b->quiet)
		return false;
	term_table_find(&g->terms, &b->vector, true);
	term_table_count(&g->terms, &b->vector);
	return true;
}

/* Whether the article, which came later, was published before what was held for its original. */
static bool
is_earlier(const struct group_article *a, const struct source *s)
{
	int64_t latest = a->published_latest ? a->published_latest : a->published;
	return a->published != WHEN_UNKNOWN && s->at != WHEN_UNKNOWN && latest < s->at;
}

/* Where a report belongs that is no reprint. */
static void
place_original(struct grouper *g, struct arena scratch, const struct group_article *a,
               const struct blob *b, struct group_place *place)
{
	struct decision d = place_decide(g, scratch, &b->vector, b->at, b->gist.days);
	uint32_t serial = d.story;
	tell(g, &d, place);
	if (serial == STORY_NONE && kinds[b->kind].shapes) {
		struct bridge_match match;
		serial = strand_decide(g, scratch, &b->gist, b->at, &match);
		place->bridge_worth = match.worth;
		place->bridge_numbers = match.numbers;
		place->bridge_share = match.share;
		place->bridged = serial != STORY_NONE;
	}
	place->founded = serial == STORY_NONE;
	place->story = !place->founded ? story_at(g, serial)->id : a->found ? a->found : a->id;
}

void
grouper_place(struct grouper *g, struct arena *out, struct arena scratch,
              const struct group_article *a, struct group_place *place)
{
	uint32_t source = SOURCE_NONE;
	double containment = 0;
	struct arena work = g->work;
	struct blob b = read_article(g, &work, scratch, a);
	*place = (struct group_place){0};
	g->near_count = 0;
	if (kinds[b.kind].reprint)
		source = reprint_find(&g->reprints, b.hashes, b.hash_count, &containment);
	bool original = source == SOURCE_NONE, shapes = original && kinds[b.kind].shapes;
	weigh(g, &b.vector, shapes && !b.old);
	if (original) {
		place_original(g, scratch, a, &b, place);
		if (shapes && b.old)
			shapes = old_shapes(g, place->story, &b);
	} else {
		place_reprint(g, source, containment, place);
		b.told = is_earlier(a, &g->reprints.sources[source]);
	}
	if (b.told) {
		place->original_of = place->reprint_of;
		place->reprint_of = 0;
		/* It stands for the text from now on, and moves nothing: the story has its words. */
		reprint_take(&g->reprints, source, a->id, b.at);
	}
	place->blob = blob_write(out, &b);
	admit(g, a->id, place->story, shapes, original || b.told, &b);
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
	if (original && b.told) {
		double containment;
		uint32_t source = reprint_find(&g->reprints, b.hashes, b.hash_count, &containment);
		if (source != SOURCE_NONE)
			reprint_take(&g->reprints, source, article, b.at);
	}
	/* One that came quietly shapes the story all the same where no other is left in it. */
	shapes = shapes && !b.told && (!b.quiet || !is_shaped(g, story, false));
	if (shapes) {
		term_table_find(&g->terms, &b.vector, true);
		term_table_count(&g->terms, &b.vector);
	}
	admit(g, article, story, shapes, original, &b);
	return true;
}

void
grouper_forget(struct grouper *g, int64_t story)
{
	if (live_story(g, story))
		end_story(g, story);
}

void
grouper_on_end(struct grouper *g, void (*ended)(void *ctx, int64_t story), void *ctx)
{
	g->on_end = ended;
	g->on_end_ctx = ctx;
}

void
grouper_expire(struct grouper *g, int64_t now)
{
	while (end_longest_quiet(g, now - g->settings.live_s))
		continue;
}
