/* golden_input.c: pages' inputs from JSON; keys are the names of the struct members. */
#include "golden_input.h"

#include <stdio.h>
#include <stdlib.h>

static struct str
text(const struct json *v, const char *key)
{
	return json_text(json_get(v, key));
}

static int64_t
moment(const struct json *v, const char *key)
{
	return when_read(text(v, key)).at;
}

static size_t
count_of(const struct json *list)
{
	return list ? list->count : 0;
}

struct json *
golden_read(struct arena *out, const char *path)
{
	struct err err;
	FILE *f = fopen(path, "rb");
	if (!f) {
		perror(path);
		exit(1);
	}
	struct buf b = buf_in(out, 1 << 20);
	for (int c; (c = getc(f)) != EOF;)
		buf_byte(&b, (char)c);
	fclose(f);
	struct json *v = json_read(out, buf_str(&b), JSON_STRICT, &err);
	if (!v) {
		fprintf(stderr, "%s: %s\n", path, err.msg);
		exit(1);
	}
	return v;
}

struct page_site
golden_site(struct arena *out, const struct json *v)
{
	const struct json *names = json_get(v, "sections");
	struct str *sections = arena_array(out, struct str, count_of(names));
	size_t n = 0;
	json_each(name, names)
		sections[n++] = json_text(name);
	const struct json *moments = json_get(v, "days");
	int64_t *days = arena_array(out, int64_t, count_of(moments));
	size_t day_count = 0;
	json_each(day, moments)
		days[day_count++] = when_read(json_text(day)).at;
	return (struct page_site){
		.name = text(v, "name"),
		.base_url = text(v, "base_url"),
		.tagline = text(v, "tagline"),
		.contact = text(v, "contact"),
		.language = text(v, "language"),
		.now = moment(v, "now"),
		.zone_min = (int)json_int(json_get(v, "zone_min"), 0),
		.sections = sections,
		.section_count = n,
		.days = days,
		.day_count = day_count,
	};
}

struct page_card *
golden_cards(struct arena *out, const struct json *list, size_t *count)
{
	struct page_card *cards = arena_array(out, struct page_card, count_of(list));
	*count = 0;
	json_each(v, list) {
		struct page_card *c = &cards[(*count)++];
		*c = (struct page_card){
			.address = text(v, "address"),
			.slug = text(v, "slug"),
			.headline = text(v, "headline"),
			.summary = text(v, "summary"),
			.section = text(v, "section"),
			.language = text(v, "language"),
			.reports = json_int(json_get(v, "reports"), 0),
			.outlets = json_int(json_get(v, "outlets"), 0),
			.independent = json_int(json_get(v, "independent"), 0),
			.newest_at = moment(v, "newest_at"),
			.written_at = moment(v, "written_at"),
			.announced_at = moment(v, json_get(v, "announced_at") ? "announced_at"
			                                                      : "written_at"),
			.founded_at = moment(v, "founded_at"),
			.edition = json_int(json_get(v, "edition"), 1),
			.what_changed = text(v, "what_changed"),
			.disputed = json_bool(json_get(v, "disputed"), false),
			.corrected = json_bool(json_get(v, "corrected"), false),
		};
		if (json_get(v, "story")) {
			struct story *story = arena_new(out, struct story);
			*story = story_from_json(out, json_get(v, "story"));
			c->story = story;
		}
	}
	return cards;
}

static struct page_edition *
read_editions(struct arena *out, const struct json *list)
{
	struct page_edition *e = arena_array(out, struct page_edition, count_of(list));
	size_t n = 0;
	json_each(v, list)
		e[n++] = (struct page_edition){
			.number = json_int(json_get(v, "number"), 0),
			.at = moment(v, "at"),
			.what_changed = text(v, "what_changed"),
		};
	return e;
}

static struct page_correction *
read_corrections(struct arena *out, const struct json *list)
{
	struct page_correction *c = arena_array(out, struct page_correction, count_of(list));
	size_t n = 0;
	json_each(v, list)
		c[n++] = (struct page_correction){
			.at = moment(v, "at"),
			.edition = json_int(json_get(v, "edition"), 0),
			.text = text(v, "text"),
			.address = text(v, "address"),
			.slug = text(v, "slug"),
			.headline = text(v, "headline"),
		};
	return c;
}

static enum page_why_how
how_of(struct str name)
{
	static const char *const names[] = {"words", "first", "reprint", "again", "editor"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq(name, str_of(names[i])))
			return (enum page_why_how)i;
	return PAGE_WHY_WORDS;
}

/* One a source, in their order; NULL: the page says nothing. */
static struct page_why *
read_why(struct arena *out, const struct json *list)
{
	struct page_why *why = list ? arena_array(out, struct page_why, count_of(list) + 1) : NULL;
	size_t n = 0;
	json_each(v, list) {
		struct page_why *w = &why[n++];
		size_t seconds;
		w->how = how_of(text(v, "how"));
		w->original = json_int(json_get(v, "original"), -1);
		w->percent = (int)json_int(json_get(v, "percent"), 0);
		json_each(word, json_get(v, "words"))
			w->words[w->word_count++] = json_text(word);
		if (json_get(v, "second")) {
			struct json one = *json_get(v, "second"), alone = {.type = JSON_T_ARRAY, .first = &one, .count = 1};
			one.next = NULL;
			w->second = golden_cards(out, &alone, &seconds);
		}
	}
	return why;
}

struct page_story_input
golden_story(struct arena *out, const struct json *document)
{
	const struct json *v = json_get(document, "input"), *texts = json_get(document, "texts");
	struct story *story = arena_new(out, struct story);
	struct str *bodies = arena_array(out, struct str, count_of(texts));
	size_t n = 0;
	*story = story_from_json(out, json_get(document, "story"));
	json_each(t, texts)
		bodies[n++] = json_text(t);
	struct page_story_input in = {
		.story = story,
		.address = text(v, "address"),
		.slug = text(v, "slug"),
		.section = text(v, "section"),
		.edition = json_int(json_get(v, "edition"), 1),
		.newest_edition = json_int(json_get(v, "newest_edition"), 1),
		.founded_at = moment(v, "founded_at"),
		.written_at = moment(v, "written_at"),
		.newest_at = moment(v, "newest_at"),
		.editions = read_editions(out, json_get(v, "editions")),
		.edition_count = count_of(json_get(v, "editions")),
		.corrections = read_corrections(out, json_get(v, "corrections")),
		.correction_count = count_of(json_get(v, "corrections")),
		.texts = bodies,
	};
	in.counts = json_text(json_get(v, "counts"));
	in.related = golden_cards(out, json_get(v, "related"), &in.related_count);
	in.earlier = golden_cards(out, json_get(v, "earlier"), &in.earlier_count);
	static const char *const links[PAGE_LINKS] = {"parted", "parts", "merged"};
	for (int i = 0; i < PAGE_LINKS; i++)
		in.links[i] = golden_cards(out, json_get(v, links[i]), &in.link_count[i]);
	in.why = read_why(out, json_get(v, "why"));
	static const struct page_topic topics[] = {
		{.name = {"Norrin Hydro", 12}, .slug = {"norrin-hydro", 12}, .type = "Organization",
		 .main = true, .stories = 3},
		{.name = {"Lake & Orrel", 12}, .slug = {"lake-orrel", 10}, .type = "Place", .stories = 2},
		{.name = {"Vreni Haldt", 11}, .type = "Person"},
	};
	in.topics = topics;
	in.topic_count = sizeof topics / sizeof *topics;
	return in;
}
