/* document.c: a document named on the command line. */
#include "cmd/document.h"

#include <stdio.h>

#include "engine/fetching.h"
#include "model/limits.h"
#include "net/fetch.h"
#include "os/file.h"
#include "text/url.h"

static bool
fetch_following(struct common *c, struct str url, size_t most, struct parse_request *request,
                struct err *err)
{
	struct fetch_options options;
	struct fetch_answer answer;
	if (!fetching_options(&c->config, &options, err))
		return false;
	struct fetcher *fetcher = fetcher_open(&options, err);
	if (!fetcher)
		return false;
	struct arena scratch = arena_part(c->arena, 4 << 20);
	bool ok = true;
	for (int hop = 0; ok; hop++) {
		struct fetch_request hop_request = {.id = 1, .url = url, .max_bytes = most};
		ok = fetcher_run(fetcher, c->arena, &hop_request, &answer, err);
		if (!ok || answer.status < 300 || answer.status > 399)
			break;
		url = url_resolve(c->arena, scratch, answer.location, url);
		if (!url.p || hop == LIMIT_REDIRECTS)
			ok = err_set(err, ERR_INPUT, "redirected to nowhere");
	}
	fetcher_close(fetcher);
	if (ok && answer.status != 200)
		ok = err_set(err, ERR_GONE, "the server answered %d", answer.status);
	if (!ok)
		return false;
	request->bytes = answer.body;
	request->url = url;
	request->content_type = answer.content_type;
	request->content_location = answer.content_location;
	request->content_language = answer.content_language;
	request->x_robots_tag = answer.x_robots_tag;
	request->tdm_reservation = answer.tdm_reservation;
	return true;
}

bool
document_get(struct common *c, const char *name, size_t most, struct parse_request *request,
             struct err *err)
{
	struct str s = str_of(name);
	if (str_starts_nocase(s, STR("http://")) || str_starts_nocase(s, STR("https://")))
		return fetch_following(c, s, most, request, err);
	return file_read(c->arena, name, most, &request->bytes, err);
}

void
document_print_facts(const struct document_fact *facts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (facts[i].value.p)
			printf("%s:%*s" STR_FMT "\n", facts[i].name,
			       (int)(11 - str_of(facts[i].name).n), "", STR_ARG(facts[i].value));
}
