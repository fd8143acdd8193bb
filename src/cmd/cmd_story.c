/* cmd_story.c: a story, what holds it together, and what people decide about it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/option.h"
#include "engine/anew.h"
#include "engine/ranking.h"
#include "engine/why.h"
#include "os/clock.h"

/* A story by its address or id; an article by its id or address on the web. */
static bool
find_story(struct common *c, struct store *s, const char *word, struct story_record *r,
           struct err *err)
{
	struct str name = str_of(word);
	int64_t id;
	if (store_story_by_address(s, c->arena, name, r, err) ||
	    (str_to_int(name, &id) && store_story(s, c->arena, id, r, err)))
		return true;
	err_wrap(err, "story \"" STR_FMT "\"", STR_ARG(name));
	return false;
}

static bool
find_article(struct store *s, const char *word, int64_t *id, struct err *err)
{
	struct str name = str_of(word);
	if (str_to_int(name, id))
		return true;
	if (!store_find_article(s, name, id, err))
		return false;
	return *id || err_set(err, ERR_GONE, "there is no article \"%s\"", word);
}

static struct str
moment(struct common *c, int64_t at)
{
	struct str s = when_rfc3339(c->arena, when_at(at));
	return s.p ? s : STR("-");
}

static struct str
name_of(const struct story_record *r)
{
	return r->address.n ? r->address : STR("-");
}

/* ── decisions ── */

static void
decision_json(struct json_out *j, const struct decision_record *d)
{
	json_begin(j, '{');
	json_kv_int(j, "decision", d->id);
	json_kv_when(j, "at", when_at(d->at));
	json_kv_str(j, "kind", str_of(decision_kind_name(d->kind)));
	json_kv_str(j, "by", d->by);
	json_kv_str(j, "why", d->why);
	json_kv_int(j, "story", d->story);
	json_kv_int(j, "other", d->other);
	json_kv_int(j, "undoes", d->undoes);
	json_kv_int(j, "undone_by", d->undone_by);
	json_key(j, "articles");
	json_begin(j, '[');
	for (size_t i = 0; i < d->article_count; i++) {
		const struct decision_article *a = &d->articles[i];
		json_begin(j, '{');
		json_kv_int(j, "article", a->article);
		json_kv_int(j, "was_story", a->was_story);
		json_kv_int(j, "was_reprint_of", a->was_reprint_of);
		json_kv_int(j, "was_held", a->was_held);
		json_kv_int(j, "story", a->story);
		json_kv_int(j, "reprint_of", a->reprint_of);
		json_kv_int(j, "held", a->held);
		json_end(j, '}');
	}
	json_end(j, ']');
	json_end(j, '}');
}

static void
print_decision_json(struct common *c, const struct decision_record *d)
{
	struct buf b = buf_in(c->arena, 4096);
	struct json_out j = json_to(&b);
	decision_json(&j, d);
	printf(STR_FMT "\n", STR_ARG(buf_str(&b)));
}

static const char *
address_of(struct common *c, struct store *s, int64_t story)
{
	struct story_record r;
	struct err ignored;
	return story && store_story(s, c->arena, story, &r, &ignored) && r.address.n
	               ? str_c(c->arena, r.address) : "-";
}

static size_t
moved_to(const struct decision_record *d, int64_t story)
{
	size_t n = 0;
	for (size_t i = 0; i < d->article_count; i++)
		n += d->articles[i].story == story && d->articles[i].was_story != story;
	return n;
}

static void
print_effect(struct common *c, struct store *s, const struct decision_record *d)
{
	const char *a = address_of(c, s, d->story), *b = address_of(c, s, d->other);
	long long story = (long long)d->story, other = (long long)d->other;
	switch (d->kind) {
	case DECISION_SPLIT:
		printf("story %lld (%s) was split: %zu articles are now story %lld (%s)\n", story, a,
		       moved_to(d, d->other), other, b);
		break;
	case DECISION_MERGE:
		printf("story %lld (%s) was merged into story %lld (%s)\n", story, a, other, b);
		break;
	case DECISION_MOVE:
		printf("%zu articles moved from story %lld (%s) to story %lld (%s)\n",
		       moved_to(d, d->other), story, a, other, b);
		break;
	case DECISION_PIN:
	case DECISION_UNPIN:
		for (size_t i = 0; i < d->article_count; i++)
			printf("article %lld %s story %lld (%s)\n",
			       (long long)d->articles[i].article,
			       d->kind == DECISION_PIN ? "is pinned to" : "is no longer pinned to",
			       story, a);
		break;
	case DECISION_UNDO:
		printf("decision %lld is undone\n", (long long)d->undoes);
		break;
	default:
		printf("%zu articles were placed elsewhere\n", d->article_count);
	}
}

static void
print_decision(struct common *c, struct store *s, const struct decision_record *d)
{
	printf("decision %lld  " STR_FMT "  by " STR_FMT "%s%s\n  ", (long long)d->id,
	       STR_ARG(moment(c, d->at)), STR_ARG(d->by.n ? d->by : STR("-")),
	       d->why.n ? ": " : "", d->why.n ? str_c(c->arena, d->why) : "");
	print_effect(c, s, d);
	if (d->undone_by)
		printf("  undone by decision %lld\n", (long long)d->undone_by);
}

static int
list_decisions(struct common *c, bool as_json, struct err *err)
{
	struct decision_record *list;
	struct story_record r = {0};
	size_t n;
	if (c->word_count > 2)
		return option_usage("story", "decisions takes one story at most");
	struct store *s = store_open(str_c(c->arena, c->data), STORE_READ, err);
	bool ok = s && (c->word_count < 2 || find_story(c, s, c->words[1], &r, err)) &&
	          store_decisions(s, c->arena, r.id, 0, &list, &n, err);
	for (size_t i = 0; ok && i < n; i++)
		if (as_json)
			print_decision_json(c, &list[i]);
		else
			print_decision(c, s, &list[i]);
	if (ok && !n && !as_json)
		puts("nothing was decided");
	store_close(s);
	return ok ? 0 : option_fail("story", err);
}

struct order {
	struct common *c;
	struct store *s;
	struct decider who;
	struct decision_record d;
	struct err *err;
};

static bool
order_split(struct order *o)
{
	struct story_record r;
	size_t n = (size_t)o->c->word_count - 2;
	int64_t *articles = arena_array(o->c->arena, int64_t, n + 1);
	if (!find_story(o->c, o->s, o->c->words[1], &r, o->err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!find_article(o->s, o->c->words[i + 2], &articles[i], o->err))
			return false;
	return store_split(o->s, o->c->arena, r.id, articles, n, &o->who, &o->d, o->err);
}

static bool
order_merge(struct order *o)
{
	struct story_record a, b;
	return find_story(o->c, o->s, o->c->words[1], &a, o->err) &&
	       find_story(o->c, o->s, o->c->words[2], &b, o->err) &&
	       store_merge(o->s, o->c->arena, a.id, b.id, &o->who, &o->d, o->err);
}

static bool
order_move(struct order *o)
{
	int64_t article;
	struct story_record r;
	return find_article(o->s, o->c->words[1], &article, o->err) &&
	       find_story(o->c, o->s, o->c->words[2], &r, o->err) &&
	       store_move(o->s, o->c->arena, article, r.id, &o->who, &o->d, o->err);
}

static bool
order_pin(struct order *o)
{
	int64_t article;
	struct story_record r = {0};
	return find_article(o->s, o->c->words[1], &article, o->err) &&
	       (o->c->word_count < 3 || find_story(o->c, o->s, o->c->words[2], &r, o->err)) &&
	       store_pin(o->s, o->c->arena, article, r.id, &o->who, &o->d, o->err);
}

static bool
order_unpin(struct order *o)
{
	int64_t article;
	return find_article(o->s, o->c->words[1], &article, o->err) &&
	       store_unpin(o->s, o->c->arena, article, &o->who, &o->d, o->err);
}

static bool
order_undo(struct order *o)
{
	int64_t decision;
	if (!str_to_int(str_of(o->c->words[1]), &decision))
		return err_set(o->err, ERR_INPUT, "\"%s\" is no number of a decision",
		               o->c->words[1]);
	return store_undo(o->s, o->c->arena, decision, &o->who, &o->d, o->err);
}

static const struct order_row {
	const char *name;
	int least, most; /* further words */
	const char *usage;
	bool (*run)(struct order *o);
} orders[] = {
	{"split", 2, 100000, "say what: split STORY ARTICLE...", order_split},
	{"merge", 2, 2, "say what: merge STORY INTO", order_merge},
	{"move", 2, 2, "say what: move ARTICLE STORY", order_move},
	{"pin", 1, 2, "say what: pin ARTICLE [STORY]", order_pin},
	{"unpin", 1, 1, "say what: unpin ARTICLE", order_unpin},
	{"undo", 1, 1, "say what: undo DECISION", order_undo},
};

static const struct order_row *
order_of(const char *word)
{
	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
		if (strcmp(orders[i].name, word) == 0)
			return &orders[i];
	return NULL;
}

/* A store that is there already: an order makes none. */
static struct store *
open_to_decide(struct common *c, struct err *err)
{
	char *folder = str_c(c->arena, c->data);
	struct store *s = store_open(folder, STORE_READ, err);
	if (!s)
		return NULL;
	store_close(s);
	return store_open(folder, STORE_WRITE, err);
}

/* No decision about reports: nothing of the story changes but what stands beside it. */
static int
give_noads(struct common *c, bool without, struct str by, struct err *err)
{
	struct story_record r;
	if (c->word_count != 2)
		return option_usage("story", without ? "say which: noads STORY" : "say which: ads STORY");
	struct store *s = open_to_decide(c, err);
	bool ok = s && find_story(c, s, c->words[1], &r, err) &&
	          store_put_without_ads(s, r.id, without, by, clock_real_s(), err);
	if (ok)
		printf("story %lld (" STR_FMT ") %s\n", (long long)r.id, STR_ARG(name_of(&r)),
		       without ? "carries no advertisements" : "may carry advertisements");
	store_close(s);
	return ok ? 0 : option_fail("story", err);
}

static int
give_order(struct common *c, const struct order_row *row, struct str by, struct str why,
           bool as_json, struct err *err)
{
	const char *user = getenv("USER");
	if (c->word_count - 1 < row->least || c->word_count - 1 > row->most)
		return option_usage("story", row->usage);
	struct order o = {.c = c, .err = err, .s = open_to_decide(c, err)};
	if (!o.s)
		return option_fail("story", err);
	o.who = (struct decider){.by = by.n ? by : str_of(user ? user : ""), .why = why,
	                         .now = clock_real_s()};
	bool ok = row->run(&o);
	if (ok && as_json)
		print_decision_json(c, &o.d);
	else if (ok)
		print_decision(c, o.s, &o.d);
	store_close(o.s);
	return ok ? 0 : option_fail("story", err);
}

/* ── a story as it stands ── */

static void
print_member(struct common *c, const struct article_record *a, int64_t held)
{
	printf("  %-7lld " STR_FMT "  %-10s " STR_FMT, (long long)a->id,
	       STR_ARG(moment(c, a->published.at == WHEN_UNKNOWN ? a->first_seen : a->published.at)),
	       article_kind_name(a->kind), STR_ARG(a->outlet.n ? a->outlet : STR("-")));
	if (a->reprint_of)
		printf(", reprint of %lld", (long long)a->reprint_of);
	if (held)
		printf(", held by decision %lld", (long long)held);
	if (a->old_on_arrival)
		printf(", old when first seen");
	if (a->state != ARTICLE_PLACED)
		printf(", %s", article_state_name(a->state));
	printf("\n          " STR_FMT "\n", STR_ARG(a->title));
}

static void
print_link(struct common *c, struct store *s, const char *words, int64_t story)
{
	struct story_record r;
	struct err ignored;
	if (story && store_story(s, c->arena, story, &r, &ignored))
		printf("%s story %lld (" STR_FMT "): " STR_FMT "\n", words, (long long)r.id,
		       STR_ARG(name_of(&r)), STR_ARG(r.headline));
}

static bool
print_links(struct common *c, struct store *s, const struct story_record *r, struct err *err)
{
	struct story_record *list;
	size_t n;
	print_link(c, s, "follows on from", r->follows);
	print_link(c, s, "was part of", r->parted_from);
	print_link(c, s, "was merged into", r->merged_into);
	if (!store_parted_stories(s, c->arena, r->id, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		print_link(c, s, "once part of it:", list[i].id);
	if (!store_merged_stories(s, c->arena, r->id, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		print_link(c, s, "merged into it:", list[i].id);
	return true;
}

static bool
print_text(struct common *c, struct store *s, const struct story_record *r, struct err *err)
{
	struct edition_record edition, *editions;
	size_t n;
	if (!r->edition) {
		puts("\nno edition yet");
		return true;
	}
	if (!store_edition(s, c->arena, r->id, r->edition, &edition, err) ||
	    !store_editions(s, c->arena, r->id, false, &editions, &n, err))
		return false;
	struct story story = story_from_json(c->arena,
	                                     json_read(c->arena, edition.json, JSON_STRICT, err));
	for (int p = 0; p < PARAGRAPH_COUNT; p++) {
		for (size_t i = 0; i < story.paragraphs[p].count; i++)
			printf("%s" STR_FMT, i ? " " : "\n",
			       STR_ARG(story.paragraphs[p].sentences[i].text));
		if (story.paragraphs[p].count)
			putchar('\n');
	}
	for (size_t i = 0; i < n; i++)
		printf("\nedition %lld " STR_FMT, (long long)editions[i].number,
		       STR_ARG(editions[i].what_changed));
	putchar('\n');
	return true;
}

static bool
show(struct common *c, struct store *s, const struct story_record *r, struct err *err)
{
	struct article_record *articles;
	struct member_record *members;
	size_t n, count;
	if (!store_story_articles(s, c->arena, r->id, &articles, &n, err) ||
	    !store_members(s, c->arena, r->id, &members, &count, err))
		return false;
	printf(STR_FMT "\n/story/" STR_FMT "/" STR_FMT "\nstory %lld, %lld reports, %lld outlets, "
	       "%lld independent%s\n", STR_ARG(r->headline), STR_ARG(r->address), STR_ARG(r->slug),
	       (long long)r->id, (long long)r->reports, (long long)r->outlets,
	       (long long)r->independent, r->ended ? ", ended" : "");
	if (!print_links(c, s, r, err))
		return false;
	for (size_t i = 0; i < n; i++)
		print_member(c, &articles[i], i < count ? members[i].held : 0);
	return print_text(c, s, r, err);
}

static bool
show_json(struct common *c, struct store *s, const struct story_record *r, struct err *err)
{
	struct edition_record edition;
	if (!r->edition)
		return err_set(err, ERR_GONE, "story %lld has no edition yet", (long long)r->id);
	if (!store_edition(s, c->arena, r->id, r->edition, &edition, err))
		return false;
	printf(STR_FMT "\n", STR_ARG(edition.json));
	return true;
}

/* ── why ── */

static void
story_name(struct json_out *j, const char *key, const struct story_record *r)
{
	if (!r->id)
		return;
	json_key(j, key);
	json_begin(j, '{');
	json_kv_int(j, "id", r->id);
	json_kv_str(j, "address", r->address);
	json_kv_str(j, "headline", r->headline);
	json_end(j, '}');
}

static void
why_json(struct json_out *j, const struct why *w)
{
	json_begin(j, '{');
	json_kv_int(j, "article", w->article);
	json_kv_str(j, "how", str_of(why_how_name(w->how)));
	if (w->decided) {
		json_kv_num(j, "z", w->z);
		json_key(j, "terms");
		json_begin(j, '{');
		json_kv_num(j, "constant", w->constant);
		for (int i = 0; i < WHY_TERMS; i++)
			json_kv_num(j, why_term_name(i), w->terms[i]);
		json_kv_num(j, "title", w->title);
		json_end(j, '}');
		story_name(j, "nearest", &w->nearest);
		story_name(j, "second", &w->second);
		if (w->second.id)
			json_kv_num(j, "second_z", w->second_z);
	}
	if (w->how == WHY_BRIDGED) {
		json_kv_num(j, "bridge_worth", w->bridge_worth);
		json_kv_num(j, "bridge_numbers", w->bridge_numbers);
		json_kv_num(j, "bridge_share", w->bridge_share);
	}
	if (w->reprint_of)
		json_kv_int(j, "reprint_of", w->reprint_of);
	if (w->containment > 0)
		json_kv_num(j, "containment", w->containment);
	if (w->former) {
		json_kv_int(j, "former", w->former);
		json_kv_num(j, "likeness_to_former", w->likeness);
	}
	json_kv_num(j, "similarity", w->shared.similarity);
	json_key(j, "words");
	json_begin(j, '[');
	for (size_t i = 0; i < w->shared.count; i++) {
		json_begin(j, '{');
		json_kv_str(j, "word", w->shared.words[i].word);
		json_kv_num(j, "share", w->shared.words[i].share);
		json_kv_int(j, "reports", w->shared.words[i].reports);
		json_end(j, '}');
	}
	json_end(j, ']');
	if (w->decision.id) {
		json_key(j, "decision");
		decision_json(j, &w->decision);
	}
	json_end(j, '}');
}

static const char *const term_words[WHY_TERMS] = {
	"likeness of the words to its reports", "how alike these are among themselves",
	"how near other stories are", "days to its nearest report, and that it lasts", "same or other weekdays named",
};

static void
print_terms(const struct why *w)
{
	printf("    %+7.2f  where every sum begins\n", w->constant);
	for (int i = 0; i < WHY_TERMS; i++)
		printf("    %+7.2f  %s\n", w->terms[i], term_words[i]);
	if (w->title != 0)
		printf("    %+7.2f  what its title shares with theirs, or that one is missing\n", w->title);
	printf("    %+7.2f  in all; it joins from 0 on\n", w->z);
}

static void
print_rival(const struct why *w, const struct story_record *r, double z)
{
	if (r->id)
		printf("    second came story %lld (" STR_FMT "), %.2f behind: " STR_FMT "\n",
		       (long long)r->id, STR_ARG(name_of(r)), w->z - z, STR_ARG(r->headline));
}

static void
print_decided(const struct why *w)
{
	if (!w->decided)
		return;
	if (w->nearest.id && (w->how == WHY_FOUNDED || w->how == WHY_AGAIN ||
	                      w->how == WHY_BRIDGED))
		printf("    nearest was story %lld (" STR_FMT "), too far by %.2f: " STR_FMT "\n",
		       (long long)w->nearest.id, STR_ARG(name_of(&w->nearest)), -w->z,
		       STR_ARG(w->nearest.headline));
	if (w->nearest.id)
		print_terms(w);
	print_rival(w, &w->second, w->second_z);
}

static void
print_words(const struct why *w)
{
	if (!w->shared.count)
		return;
	printf("    shares with the others (mean similarity %.3f):", w->shared.similarity);
	for (size_t i = 0; i < w->shared.count; i++)
		printf("%s " STR_FMT " %.0f %%", i ? "," : "", STR_ARG(w->shared.words[i].word),
		       w->shared.words[i].share * 100);
	putchar('\n');
}

static void
print_why(struct common *c, const struct why *w, const struct article_record *a)
{
	static const char *const words[WHY_HOW_COUNT] = {
		[WHY_UNKNOWN] = "was placed before reasons were kept",
		[WHY_FOUNDED] = "founded a story: no live one was near enough",
		[WHY_JOINED] = "joined the story that its words fit best",
		[WHY_BRIDGED] = "joined a story told in other languages",
		[WHY_REPRINT] = "is a reprint",
		[WHY_ORIGINAL] = "is the original of a text whose copy had come before it",
		[WHY_AGAIN] = "is plainly of this story, which had ended and lives again",
		[WHY_PERSON] = "is here by a person's decision",
		[WHY_MOVED] = "came here when all was placed anew",
	};
	printf("\narticle %lld, " STR_FMT ": " STR_FMT "\n  %s\n", (long long)w->article,
	       STR_ARG(a->outlet.n ? a->outlet : STR("-")), STR_ARG(a->title), words[w->how]);
	if (w->decision.id)
		printf("    decision %lld (%s) of " STR_FMT ", " STR_FMT "%s" STR_FMT "\n",
		       (long long)w->decision.id, decision_kind_name(w->decision.kind),
		       STR_ARG(w->decision.by.n ? w->decision.by : STR("-")),
		       STR_ARG(moment(c, w->decision.at)), w->decision.why.n ? ": " : "",
		       STR_ARG(w->decision.why));
	if (w->reprint_of)
		printf("    reprint of article %lld: %.0f %% of the shorter text is in both\n",
		       (long long)w->reprint_of, w->containment * 100);
	if (w->how == WHY_BRIDGED)
		printf("    names, places and numbers worth %.1f agree, %.1f of it numbers; "
		       "%.0f %% of all that both have\n",
		       w->bridge_worth, w->bridge_numbers, w->bridge_share * 100);
	if (w->former && w->how != WHY_AGAIN)
		printf("    follows on from story %lld: mean similarity %.3f to its reports\n",
		       (long long)w->former, w->likeness);
	if (w->how == WHY_AGAIN)
		printf("    mean similarity %.3f to its reports, %.3f among these\n", w->likeness,
		       w->own_likeness);
	print_decided(w);
	print_words(w);
}

/* Its place on the front page as it was last written; 0: it is not there. */
static bool
find_rank(struct common *c, struct store *s, int64_t story, size_t *place, struct str *words,
          struct err *err)
{
	struct ranking_front front;
	struct ranked *ranked;
	size_t n;
	struct arena scratch = arena_upper(c->arena);
	*place = 0;
	if (!ranking_load(s, c->arena, &front, err) ||
	    !ranking_of_front(s, c->arena, scratch, &c->config, front.at, &front, &ranked, &n, err))
		return false;
	for (size_t i = 0; i < n && !*place; i++)
		if (ranked[i].record.id == story) {
			*place = i + 1;
			*words = rank_words(c->arena, &ranked[i].story, &ranked[i].terms);
		}
	return true;
}

static bool
show_why(struct common *c, struct store *s, const struct story_record *r, int64_t article,
         bool as_json, struct err *err)
{
	struct why *list;
	size_t n;
	struct str rank = STR_NONE;
	size_t place;
	struct arena scratch = arena_upper(c->arena), temp = arena_upper(c->arena);
	if (!why_story(s, c->arena, scratch, r->id, &list, &n, err) ||
	    !find_rank(c, s, r->id, &place, &rank, err))
		return false;
	struct buf b = buf_in(c->arena, 4096);
	struct json_out j = json_to(&b);
	json_begin(&j, '{');
	story_name(&j, "story", r);
	json_kv_int(&j, "place", (int64_t)place);
	json_kv_str(&j, "rank", rank);
	json_key(&j, "articles");
	json_begin(&j, '[');
	if (!as_json)
		printf("story %lld (" STR_FMT "): " STR_FMT "\n", (long long)r->id,
		       STR_ARG(name_of(r)), STR_ARG(r->headline));
	if (!as_json && place)
		printf("place %zu on the front page: " STR_FMT "\n", place, STR_ARG(rank));
	for (size_t i = 0; i < n; i++) {
		struct arena mine = temp;
		struct article_record a;
		if (article && list[i].article != article)
			continue;
		if (as_json)
			why_json(&j, &list[i]);
		else if (store_article(s, &mine, list[i].article, &a, err))
			print_why(c, &list[i], &a);
		else
			return false;
	}
	json_end(&j, ']');
	json_end(&j, '}');
	if (as_json)
		printf(STR_FMT "\n", STR_ARG(buf_str(&b)));
	return true;
}

/* ── the command ── */

static bool
is_about_ads(const char *word)
{
	return strcmp(word, "noads") == 0 || strcmp(word, "ads") == 0;
}

/* Whether the words name an order, for which --why takes the reason; values of options are none. */
static bool
is_order(int argc, char **argv)
{
	static const char *const valued[] = {"--data", "--config", "--set", "--by", "--article"};
	for (int i = 1; i < argc; i++) {
		bool value = false;
		for (size_t k = 0; k < sizeof valued / sizeof *valued; k++)
			value = value || strcmp(argv[i], valued[k]) == 0;
		if (value)
			i++;
		else if (argv[i][0] != '-')
			return order_of(argv[i]) != NULL || is_about_ads(argv[i]);
	}
	return false;
}

int
cmd_story(struct common *c, int argc, char **argv)
{
	bool as_json = false, why = false, ordered = is_order(argc, argv);
	struct str by = STR_NONE, reason = STR_NONE;
	int64_t article = 0;
	const struct option_row showing[] = {
		{"--why", OPTION_FLAG, &why, NULL, "what holds each report in it"},
		{"--article", OPTION_NUMBER, &article, "N", "with --why: of this report alone"},
		{"--json", OPTION_FLAG, &as_json, NULL, "as JSON: the story object; reasons; decisions"},
		{0},
	};
	const struct option_row ordering[] = {
		{"--by", OPTION_TEXT, &by, "NAME", "who decides (the user)"},
		{"--why", OPTION_TEXT, &reason, "TEXT", "the reason, kept with the decision"},
		{"--json", OPTION_FLAG, &as_json, NULL, "the decision as JSON"},
		{0},
	};
	struct story_record r;
	struct err err;
	option_read(c, "story", ordered ? ordering : showing, argc, argv);
	if (ordered && is_about_ads(c->words[0]))
		return give_noads(c, c->words[0][0] == 'n', by, &err);
	if (ordered)
		return give_order(c, order_of(c->words[0]), by, reason, as_json, &err);
	if (c->word_count && strcmp(c->words[0], "decisions") == 0)
		return list_decisions(c, as_json, &err);
	int first = c->word_count && strcmp(c->words[0], "show") == 0 ? 1 : 0;
	if (c->word_count != first + 1)
		return option_usage("story", "name one story: glancewire story ID");
	struct store *s = store_open(str_c(c->arena, c->data), STORE_READ, &err);
	bool ok = s && find_story(c, s, c->words[first], &r, &err);
	if (ok && why)
		ok = show_why(c, s, &r, article, as_json, &err);
	else if (ok)
		ok = as_json ? show_json(c, s, &r, &err) : show(c, s, &r, &err);
	store_close(s);
	return ok ? 0 : option_fail("story", &err);
}

/* ── regroup ── */

static void
print_regrouped(const struct anew_result *r, bool as_json, bool dry)
{
	if (as_json) {
		printf("{\"articles\":%zu,\"held\":%zu,\"moved\":%zu,\"decision\":%lld}\n", r->articles,
		       r->held, r->move_count, (long long)r->decision.id);
		return;
	}
	for (size_t i = 0; dry && i < r->move_count; i++)
		printf("article %lld: story %lld to story %lld\n", (long long)r->moves[i].article,
		       (long long)r->moves[i].was_story, (long long)r->moves[i].story);
	printf("%zu articles, %zu held by people: %zu %s\n", r->articles, r->held, r->move_count,
	       dry ? "would change" : "changed");
	if (r->decision.id)
		printf("decision %lld; \"story undo %lld\" takes it back\n", (long long)r->decision.id,
		       (long long)r->decision.id);
}

int
cmd_regroup(struct common *c, int argc, char **argv)
{
	bool as_json = false;
	struct anew_options o = {0};
	const struct option_row rows[] = {
		{"--all", OPTION_FLAG, &o.all, NULL, "stories that have ended, too"},
		{"--dry-run", OPTION_FLAG, &o.dry, NULL, "say what would change"},
		{"--json", OPTION_FLAG, &as_json, NULL, "the figures as JSON"},
		{0},
	};
	struct err err;
	struct anew_result r;
	option_read(c, "regroup", rows, argc, argv);
	if (c->word_count)
		return option_usage("regroup", "takes no further words");
	char *folder = str_c(c->arena, c->data);
	struct store *s = store_open(folder, STORE_READ, &err);
	if (s && !o.dry) {
		store_close(s);
		s = store_open(folder, STORE_RUN, &err);
	}
	if (!s && err.code == ERR_BUSY) { /* the running program does it */
		s = store_open(folder, STORE_WRITE, &err);
		bool asked = s && anew_ask(s, o.all, &err);
		store_close(s);
		if (asked)
			puts("the running program was asked to place all anew");
		return asked ? 0 : option_fail("regroup", &err);
	}
	o.who = (struct decider){.by = STR("glancewire"), .now = clock_real_s()};
	struct arena scratch = arena_upper(c->arena), out = arena_upper(c->arena);
	bool ok = s && anew_regroup(s, &c->config, &out, scratch, &o, &r, &err);
	store_close(s);
	if (ok)
		print_regrouped(&r, as_json, o.dry);
	return ok ? 0 : option_fail("regroup", &err);
}
