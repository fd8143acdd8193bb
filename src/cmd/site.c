/* site.c: from the configuration to the options of the site. */
#include "cmd/site.h"

#include "base/log.h"
#include "engine/embedding.h"
#include "engine/fetching.h"
#include "engine/model_service.h"
#include "engine/rule_file.h"
#include "os/clock.h"
#include "os/file.h"

enum { ADS_TXT_BYTES = 1 << 20 };

struct str
site_base_url(struct arena *out, const struct config *c)
{
	static const struct str open[] = {{"0.0.0.0:", 8}, {"[::]:", 5}, {"*:", 2}, {":", 1}};
	if (c->base_url.n || str_find_byte(c->listen, ':', 0) < 0 || str_ends(c->listen, STR(":0")))
		return c->base_url;
	for (size_t i = 0; i < sizeof open / sizeof *open; i++)
		if (str_starts(c->listen, open[i]))
			return c->base_url;
	return str_cat(out, STR("http://"), c->listen);
}

bool
site_security(const struct config *c, struct page_security *s, struct err *err)
{
	return page_security_read(s, c->security_contact, c->security_expires, c->security_policy,
	                          c->security_languages, err);
}

bool
site_options(struct arena *out, const struct config *c, struct str data, int64_t now,
             struct page_site *site, struct web_options *options, struct err *err)
{
	*site = (struct page_site){
		.name = c->site_name, .base_url = c->base_url, .tagline = c->tagline,
		.contact = c->contact, .language = c->language, .hub = c->websub_hub, .zone_min = (int)c->zone_min,
		.now = now,
	};
	*options = (struct web_options){
		.data_folder = data, .listen = c->listen, .ads_folder = c->ads_folder,
		.site = site, .threads = c->web_threads, .api_a_minute = c->api_a_minute,
		.access_log_fd = -1, .no_ads_sections = c->no_ads_sections,
		.site_country = c->site_country,
	};
	if (!options->ads_folder.n)
		options->ads_folder = str_fmt(out, STR_FMT "/ads", STR_ARG(data));
	struct page_security security;
	if (!site_security(c, &security, err))
		return false;
	if (security.contacts.n)
		options->security_txt = page_security(out, site, &security);
	if (security.contacts.n && security.expires < clock_real_s())
		log_warn("/.well-known/security.txt has expired: set security_expires to a later day");
	return !c->ads_txt.p ||
	       file_read(out, str_c(out, c->ads_txt), ADS_TXT_BYTES, &options->ads_txt, err) ||
	       err_wrap(err, "ads_txt");
}

bool
site_check(struct arena *out, const struct config *c, struct str data, struct err *err)
{
	struct fetch_options fetching;
	struct model_setup models;
	struct embed_service embeddings;
	const struct rules *rules;
	struct page_site site;
	struct web_options web;
	return fetching_options(c, &fetching, err) && rule_file_read(out, c->rules, &rules, err) &&
	       model_setup(out, c, &models, err) && embedding_service(out, c, &embeddings, err) &&
	       site_options(out, c, data, clock_real_s(), &site, &web, err);
}
