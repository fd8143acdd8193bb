/* api_batches.c: the front page in the form that clients of Kagi News read.
 *
 * There is one batch: the front page as it was last written; its categories are the sections.
 * Fields that a Glancewire story does not have are null. */
#include "web/api.h"

#include "base/hash.h"
#include "page/page.h"
#include "text/url.h"

struct batch {
	struct worker *w;
	struct arena *out, scratch;
	struct page_site site;
	struct story_record *stories;
	size_t count;
	int64_t at;
	struct str id;
};

/* A UUID (version 8, RFC 9562) of a number. */
static struct str
uuid(struct arena *out, uint64_t n)
{
	return str_fmt(out, "%08x-%04x-8000-8000-%012llx", (unsigned)(n >> 32),
	               (unsigned)(n >> 16 & 0xffff), (unsigned long long)(n & 0xffffffffffff));
}

static size_t
stories_of(const struct batch *b, struct str section)
{
	size_t n = 0;
	for (size_t i = 0; i < b->count; i++)
		n += str_eq_nocase(b->stories[i].section, section);
	return n;
}

static int64_t
articles_of(const struct batch *b)
{
	int64_t n = 0;
	for (size_t i = 0; i < b->count; i++)
		n += b->stories[i].reports;
	return n;
}

static void
put_batch(const struct batch *b, struct json_out *j)
{
	int64_t categories = 0;
	for (size_t i = 0; i < b->site.section_count; i++)
		categories += stories_of(b, b->site.sections[i]) > 0;
	json_begin(j, '{');
	json_kv_str(j, "id", b->id);
	json_kv_when(j, "createdAt", when_at(b->at));
	json_kv_str(j, "language", b->site.language);
	json_kv_int(j, "totalCategories", categories);
	json_kv_int(j, "totalClusters", (int64_t)b->count);
	json_kv_int(j, "totalArticles", articles_of(b));
	json_end(j, '}');
}

static void
put_categories(const struct batch *b, struct json_out *j)
{
	json_begin(j, '{');
	json_kv_str(j, "batchId", b->id);
	json_kv_when(j, "createdAt", when_at(b->at));
	json_kv_bool(j, "hasOnThisDay", false);
	json_key(j, "categories");
	json_begin(j, '[');
	for (size_t i = 0; i < b->site.section_count; i++) {
		struct str name = b->site.sections[i];
		size_t n = stories_of(b, name);
		if (!n)
			continue;
		json_begin(j, '{');
		json_kv_str(j, "id", uuid(b->out, hash_str(name)));
		json_kv_str(j, "categoryId", page_slug(b->out, name));
		json_kv_str(j, "categoryName", name);
		json_kv_int(j, "timestamp", b->at);
		json_kv_int(j, "readCount", 0);
		json_kv_int(j, "clusterCount", (int64_t)n);
		json_end(j, '}');
	}
	json_end(j, ']');
	json_end(j, '}');
}

/* ── a story ── */

static struct str
joined(struct arena *out, const struct story_sentence *list, size_t count)
{
	struct buf b = buf_in(out, 512);
	for (size_t i = 0; i < count; i++) {
		if (i)
			buf_byte(&b, ' ');
		buf_put(&b, list[i].text);
	}
	return count ? buf_str(&b) : STR_NONE;
}

static void
put_points(struct json_out *j, const char *key, const struct story_paragraph *p)
{
	if (!p->count) {
		json_kv_null(j, key);
		return;
	}
	json_key(j, key);
	json_begin(j, '[');
	for (size_t i = 0; i < p->count; i++)
		json_put_str(j, p->sentences[i].text);
	json_end(j, ']');
}

/* What somebody wants or says, with who reported it. */
static void
put_perspectives(struct arena *out, struct json_out *j, const struct story *s)
{
	bool any = false;
	for (size_t i = 0; i < s->question_count; i++) {
		const struct story_question *q = &s->questions[i];
		if (q->role != Q_POSITION || !q->answer_count || !q->answer[0].cite_count ||
		    q->answer[0].cites[0].article >= s->source_count)
			continue;
		const struct story_source *from = &s->sources[q->answer[0].cites[0].article];
		if (!any) {
			json_key(j, "perspectives");
			json_begin(j, '[');
		}
		any = true;
		json_begin(j, '{');
		json_kv_str(j, "text", joined(out, q->answer, q->answer_count));
		json_key(j, "sources");
		json_begin(j, '[');
		json_begin(j, '{');
		json_kv_str(j, "name", from->outlet.n ? from->outlet : STR(""));
		json_kv_str(j, "url", from->url.n ? from->url : STR(""));
		json_end(j, '}');
		json_end(j, ']');
		json_end(j, '}');
	}
	if (any)
		json_end(j, ']');
	else
		json_kv_null(j, "perspectives");
}

static void
put_timeline(struct json_out *j, const struct story *s)
{
	if (!s->day_count) {
		json_kv_null(j, "timeline");
		return;
	}
	json_key(j, "timeline");
	json_begin(j, '[');
	for (size_t i = 0; i < s->day_count; i++) {
		json_begin(j, '{');
		json_kv_str(j, "date", s->days[i].date);
		json_kv_str(j, "content", s->days[i].text);
		json_end(j, '}');
	}
	json_end(j, ']');
}

static void
put_questions(struct arena *out, struct json_out *j, const struct story *s)
{
	if (!s->question_count) {
		json_kv_null(j, "suggested_qna");
		return;
	}
	json_key(j, "suggested_qna");
	json_begin(j, '[');
	for (size_t i = 0; i < s->question_count; i++) {
		const struct story_question *q = &s->questions[i];
		struct str answer = joined(out, q->answer, q->answer_count);
		json_begin(j, '{');
		json_kv_str(j, "question", q->question);
		json_kv_str(j, "answer", answer.p ? answer : STR(""));
		json_end(j, '}');
	}
	json_end(j, ']');
}

static struct str
domain_of(struct arena *out, struct arena scratch, struct str url)
{
	struct arena temp = arena_part(&scratch, 1 << 16);
	struct str host = str_dup(out, url_host(&temp, scratch, url));
	if (!host.n)
		return STR("");
	return str_starts(host, STR("www.")) ? str_skip(host, 4) : host;
}

static void
put_articles(const struct batch *b, struct json_out *j, const struct story *s, int64_t otherwise)
{
	json_key(j, "articles");
	json_begin(j, '[');
	for (size_t i = 0; i < s->source_count; i++) {
		const struct story_source *x = &s->sources[i];
		json_begin(j, '{');
		json_kv_str(j, "title", x->title.n ? x->title : STR(""));
		json_kv_str(j, "link", x->url.n ? x->url : STR(""));
		json_kv_str(j, "domain", domain_of(b->out, b->scratch, x->url));
		json_kv_when(j, "date", when_known(x->published) ? x->published : when_at(otherwise));
		json_end(j, '}');
	}
	json_end(j, ']');
}

static size_t
put_domains(const struct batch *b, struct json_out *j, const struct story *s)
{
	struct str *seen = arena_array(b->out, struct str, s->source_count + 1);
	size_t n = 0;
	if (j) {
		json_key(j, "domains");
		json_begin(j, '[');
	}
	for (size_t i = 0; i < s->source_count; i++) {
		struct str domain = domain_of(b->out, b->scratch, s->sources[i].url);
		size_t k = 0;
		while (k < n && !str_eq(seen[k], domain))
			k++;
		if (k < n || !domain.n)
			continue;
		seen[n++] = domain;
		if (!j)
			continue;
		json_begin(j, '{');
		json_kv_str(j, "name", domain);
		json_end(j, '}');
	}
	if (j)
		json_end(j, ']');
	return n;
}

static void
put_cluster(const struct batch *b, struct json_out *j, const struct story_record *r,
            const struct story *s, int64_t number)
{
	static const char *const absent[] = {
		"did_you_know", "quote", "quote_author", "quote_attribution", "quote_source_url",
		"quote_source_domain", "location", "emoji", "geopolitical_context",
		"international_reactions", "humanitarian_impact", "economic_implications",
		"future_outlook", "key_players", "technical_details", "business_angle_text",
		"business_angle_points", "user_action_items", "scientific_significance",
		"travel_advisory", "destination_highlights", "culinary_significance",
		"performance_statistics", "league_standings", "diy_tips", "design_principles",
		"user_experience_impact", "gameplay_mechanics", "industry_impact",
		"gaming_industry_impact", "technical_specifications", "primary_image",
		"secondary_image",
	};
	struct arena *out = b->out;
	const struct story_paragraph *first = &s->paragraphs[ROLE_HAPPENED];
	const struct story_paragraph *context = &s->paragraphs[ROLE_CONTEXT];
	struct str summary = joined(out, first->sentences, first->count);
	json_begin(j, '{');
	json_kv_str(j, "id", r->address);
	json_kv_int(j, "cluster_number", number);
	json_kv_int(j, "unique_domains", (int64_t)put_domains(b, NULL, s));
	json_kv_int(j, "number_of_titles", (int64_t)s->source_count);
	if (r->language.n)
		json_kv_str(j, "sourceLanguage", r->language);
	json_kv_str(j, "category", r->section.n ? r->section : STR(""));
	json_kv_str(j, "title", r->headline.n ? r->headline : STR(""));
	json_kv_str(j, "short_summary", summary.p ? summary : STR(""));
	put_points(j, "talking_points", &s->paragraphs[ROLE_POSITIONS]);
	put_perspectives(out, j, s);
	json_kv_str(j, "historical_background",
	            joined(out, context->sentences, context->count));
	put_timeline(j, s);
	put_questions(out, j, s);
	for (size_t i = 0; i < sizeof absent / sizeof *absent; i++)
		json_kv_null(j, absent[i]);
	put_articles(b, j, s, r->founded_at);
	put_domains(b, j, s);
	json_end(j, '}');
}

static bool
put_stories(const struct batch *b, struct str category, struct json_out *j, struct err *err)
{
	int64_t number = 0;
	size_t k = 0;
	while (k < b->site.section_count &&
	       !str_eq(page_slug(b->out, b->site.sections[k]), category) &&
	       !str_eq(uuid(b->out, hash_str(b->site.sections[k])), category))
		k++;
	if (k == b->site.section_count)
		return api_gone(err);
	struct str name = b->site.sections[k];
	json_begin(j, '{');
	json_kv_str(j, "batchId", b->id);
	json_kv_str(j, "categoryId", page_slug(b->out, name));
	json_kv_str(j, "categoryName", name);
	json_kv_int(j, "timestamp", b->at);
	json_key(j, "stories");
	json_begin(j, '[');
	for (size_t i = 0; i < b->count; i++) {
		const struct story_record *r = &b->stories[i];
		struct edition_record e;
		if (!str_eq_nocase(r->section, name))
			continue;
		struct batch part = *b;
		struct arena room = arena_upper(&part.scratch);
		if (!store_edition(b->w->store, &room, r->id, r->edition, &e, err))
			return false;
		struct json *v = json_read(&room, e.json, JSON_STRICT, err);
		if (!v)
			return false;
		struct story s = story_from_json(&room, v);
		put_cluster(&part, j, r, &s, ++number);
	}
	json_end(j, ']');
	json_kv_int(j, "totalStories", number);
	json_key(j, "domains");
	json_begin(j, '[');
	json_end(j, ']');
	json_kv_int(j, "readCount", 0);
	json_end(j, '}');
	return true;
}

bool
api_batches(struct worker *w, struct arena *out, struct str path, struct json_out *j,
            struct err *err)
{
	struct batch b = {.w = w, .out = out, .scratch = arena_upper(out)};
	struct str rest = str_skip(path, 1), id;
	if (!site_of(w, out, &b.site, err) ||
	    !api_front(w, out, &b.stories, &b.count, &b.at, err))
		return false;
	b.id = uuid(out, (uint64_t)b.at);
	if (!path.n) {
		json_begin(j, '{');
		json_key(j, "batches");
		json_begin(j, '[');
		put_batch(&b, j);
		json_end(j, ']');
		json_end(j, '}');
		return true;
	}
	if (path.p[0] != '/' || !str_cut(&rest, '/', &id) ||
	    (!str_eq(id, STR("latest")) && !str_eq(id, b.id)))
		return api_gone(err);
	if (!rest.n) {
		put_batch(&b, j);
		return true;
	}
	if (str_eq(rest, STR("categories"))) {
		put_categories(&b, j);
		return true;
	}
	if (!str_starts(rest, STR("categories/")) || !str_ends(rest, STR("/stories")) || rest.n < 19)
		return api_gone(err);
	return put_stories(&b, str_sub(rest, 11, rest.n - 8), j, err);
}
