/* jsonld.h: the objects of a page's structured data (application/ld+json), flat.
 *
 * Publishers describe their article to search engines in JSON-LD.  It is a witness, not the
 * truth: pages carry the objects of other articles too, and articleBody is often cut. */
#ifndef GW_EXTRACT_JSONLD_H
#define GW_EXTRACT_JSONLD_H

#include "base/json.h"
#include "extract/tree.h"

enum jsonld_kind {
	LD_ARTICLE = 1,   /* an article, posting, report or review */
	LD_PAGE = 2,      /* WebPage and other kinds of documents */
	LD_COMMENT = 4,   /* comments, answers */
	LD_OUTLET = 8,    /* Organization, WebSite */
	LD_BREADCRUMB = 16,
	LD_LIVE = 32,
	LD_OPINION = 64,
	LD_MEDIA = 128,   /* video, audio, gallery */
	LD_SPONSORED = 256,
};

struct jsonld_object {
	const struct json *json;
	unsigned kinds;
};

struct jsonld {
	struct jsonld_object *at;
	uint32_t count;
};

/* All objects of all scripts, inner ones behind the one they are in. */
struct jsonld jsonld_read(struct arena *a, const struct tree *t);

/* The object with that @id and a name, or NULL. */
const struct json *jsonld_by_id(const struct jsonld *ld, struct str id);

/* The text of v, of its name or url, or of its first element. */
struct str jsonld_name(const struct jsonld *ld, const struct json *v);

/* The longest text that says what the article says: articleBody, else the longest string of
 * the page's application data.  Markup is left out, paragraphs are parted by blank lines. */
struct str jsonld_body(struct arena *a, const struct jsonld *ld);
struct str app_body(struct arena *a, const struct tree *t);

/* Lenient reading of one script: comments around it, control bytes and a last ";" are no
 * errors.  NULL where it is no JSON. */
const struct json *script_json(struct arena *a, struct str text);

#endif
