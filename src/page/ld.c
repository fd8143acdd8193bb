/* ld.c: what a page says of itself to machines (schema.org). */
#include "page/view.h"

#include "page/date.h"
#include "page/shell.h"

/* IPTC digital source types: made from reports by rule, or by a model. */
#define SOURCE_TYPES "https://cv.iptc.org/newscodes/digitalsourcetype/"

static struct str
absolute(struct arena *out, const struct page_site *site, struct str path)
{
	return str_cat(out, site->base_url.p ? site->base_url : STR(""), path);
}

static struct str
iso(struct arena *out, int64_t at, int zone_min)
{
	struct buf b = buf_in(out, 32);
	date_iso(&b, at, zone_min);
	return buf_str(&b);
}

static void
put_organization(struct json_out *j, const char *key, struct str name, struct str url)
{
	json_key(j, key);
	json_begin(j, '{');
	json_kv_str(j, "@type", STR("Organization"));
	json_kv_str(j, "name", name);
	if (url.n)
		json_kv_str(j, "url", url);
	json_end(j, '}');
}

static void
put_source(struct json_out *j, struct arena *out, const struct story_source *s)
{
	json_begin(j, '{');
	json_kv_str(j, "@type", STR("NewsArticle"));
	json_kv_str(j, "headline", s->title);
	json_kv_str(j, "url", s->url);
	if (when_known(s->published))
		json_kv_str(j, "datePublished", when_rfc3339(out, s->published));
	put_organization(j, "publisher", s->outlet, STR_NONE);
	json_end(j, '}');
}

static void
put_sources(struct json_out *j, struct arena *out, const struct view *v)
{
	const struct story *s = v->story;
	json_key(j, "isBasedOn");
	json_begin(j, '[');
	for (size_t i = 0; i < s->source_count; i++)
		put_source(j, out, &s->sources[v->order[i]]);
	json_end(j, ']');
	json_key(j, "citation");
	json_begin(j, '[');
	for (size_t i = 0; i < s->source_count; i++)
		json_put_str(j, s->sources[v->order[i]].url);
	json_end(j, ']');
}

/* schema.org: `about` is the subject matter, `mentions` what is only named. */
static void
put_topics(struct json_out *j, struct arena *out, const struct view *v, bool main, const char *key)
{
	size_t count = 0;
	for (size_t i = 0; i < v->in->topic_count; i++)
		count += v->in->topics[i].main == main;
	if (!count)
		return;
	json_key(j, key);
	json_begin(j, '[');
	for (size_t i = 0; i < v->in->topic_count; i++) {
		const struct page_topic *t = &v->in->topics[i];
		if (t->main != main)
			continue;
		json_begin(j, '{');
		json_kv_str(j, "@type", str_of(t->type));
		json_kv_str(j, "name", t->name);
		if (t->slug.n) {
			struct buf path = buf_in(out, 128);
			shell_topic_path(&path, t->slug);
			json_kv_str(j, "url", absolute(out, v->site, buf_str(&path)));
		}
		json_end(j, '}');
	}
	json_end(j, ']');
}

static void
put_corrections(struct json_out *j, struct arena *out, const struct view *v)
{
	if (!v->in->correction_count)
		return;
	json_key(j, "correction");
	json_begin(j, '[');
	for (size_t i = 0; i < v->in->correction_count; i++) {
		const struct page_correction *c = &v->in->corrections[i];
		json_begin(j, '{');
		json_kv_str(j, "@type", STR("CorrectionComment"));
		json_kv_str(j, "datePublished", iso(out, c->at, v->site->zone_min));
		json_kv_str(j, "text", c->text);
		json_end(j, '}');
	}
	json_end(j, ']');
}

struct str
ld_story(struct arena *out, struct arena scratch, const struct view *v, const struct shell *shell)
{
	const struct page_site *site = v->site;
	const struct story *s = v->story;
	struct str home = absolute(&scratch, site, STR("/")), url = absolute(&scratch, site, shell->path);
	struct buf b = buf_in(out, 16 << 10);
	struct json_out j = json_to(&b);
	json_begin(&j, '{');
	json_kv_str(&j, "@context", STR("https://schema.org"));
	json_kv_str(&j, "@type", STR("NewsArticle"));
	json_kv_str(&j, "headline", s->headline);
	json_kv_str(&j, "description", shell->description);
	json_kv_str(&j, "inLanguage", v->language);
	json_kv_str(&j, "url", url);
	json_kv_str(&j, "mainEntityOfPage", url);
	json_kv_str(&j, "datePublished", iso(&scratch, shell->published, site->zone_min));
	json_kv_str(&j, "dateModified", iso(&scratch, v->in->written_at, site->zone_min));
	if (shell->picture.n)
		json_kv_str(&j, "image", absolute(&scratch, site, shell->picture));
	json_kv_str(&j, "version", str_fmt(&scratch, "%lld", (long long)v->in->edition));
	json_kv_int(&j, "wordCount", s->words);
	json_kv_str(&j, "timeRequired",
	            str_fmt(&scratch, "PT%uM", s->reading_minutes ? s->reading_minutes : 1));
	put_organization(&j, "author", site->name, absolute(&scratch, site, STR("/about")));
	put_organization(&j, "publisher", site->name, home);
	if (v->in->section.n)
		json_kv_str(&j, "articleSection", v->in->section);
	json_kv_str(&j, "digitalSourceType",
	            !str_eq(s->writer.kind, STR("model"))
	                    ? STR(SOURCE_TYPES "algorithmicallyEnhanced")
	            : s->writer.whole ? STR(SOURCE_TYPES "trainedAlgorithmicMedia")
	                              : STR(SOURCE_TYPES "compositeWithTrainedAlgorithmicMedia"));
	json_kv_bool(&j, "isAccessibleForFree", true);
	put_sources(&j, &scratch, v);
	put_topics(&j, &scratch, v, true, "about");
	put_topics(&j, &scratch, v, false, "mentions");
	put_corrections(&j, &scratch, v);
	json_end(&j, '}');
	return buf_str(&b);
}

struct str
ld_site(struct arena *out, const struct page_site *site)
{
	struct str home = absolute(out, site, STR("/"));
	struct buf b = buf_in(out, 1 << 10);
	struct json_out j = json_to(&b);
	json_begin(&j, '{');
	json_kv_str(&j, "@context", STR("https://schema.org"));
	json_kv_str(&j, "@type", STR("WebSite"));
	json_kv_str(&j, "name", site->name);
	json_kv_str(&j, "url", home);
	json_kv_str(&j, "inLanguage", site->language);
	json_end(&j, '}');
	return buf_str(&b);
}
