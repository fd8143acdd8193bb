/* html.c: an HTML document as a stream of events, from libxml2's push parser. */
#include "markup/html.h"

#include <string.h>

#include <libxml/HTMLparser.h>

#include "base/buf.h"
#include "model/limits.h"

enum { CHUNK_BYTES = 64 << 10 };

struct state {
	const struct html_events *events;
	size_t depth; /* of libxml2's open elements; those over LIMIT_TREE_DEPTH are kept back */
};

struct str
html_attribute_get(const struct html_attribute *attribute, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(attribute[i].name, str_of(name)))
			return attribute[i].value.p ? attribute[i].value : STR("");
	return STR_NONE;
}

static void
on_start(void *user, const xmlChar *name, const xmlChar **pair)
{
	struct state *s = user;
	struct html_attribute attribute[LIMIT_ATTRIBUTES];
	size_t n = 0;
	for (; pair && pair[0] && n < LIMIT_ATTRIBUTES; pair += 2, n++) {
		attribute[n].name = str_of((const char *)pair[0]);
		attribute[n].value = str_of((const char *)pair[1]);
	}
	if (s->depth++ < LIMIT_TREE_DEPTH && s->events->start)
		s->events->start(s->events->context, str_of((const char *)name), attribute, n);
}

static void
on_end(void *user, const xmlChar *name)
{
	struct state *s = user;
	if (s->depth > 0 && --s->depth < LIMIT_TREE_DEPTH && s->events->end)
		s->events->end(s->events->context, str_of((const char *)name));
}

static void
on_text(void *user, const xmlChar *p, int n)
{
	struct state *s = user;
	if (s->events->text)
		s->events->text(s->events->context, str_from(p, (size_t)n));
}

static void
on_comment(void *user, const xmlChar *p)
{
	struct state *s = user;
	if (s->events->comment)
		s->events->comment(s->events->context, str_of((const char *)p));
}

static void
on_doctype(void *user, const xmlChar *name, const xmlChar *id, const xmlChar *uri)
{
	struct state *s = user;
	(void)id;
	(void)uri;
	if (s->events->doctype)
		s->events->doctype(s->events->context, str_of((const char *)name));
}

/* Length of the tag that starts here, or 0 where it is over the limit. */
static size_t
tag_length(struct str s, size_t *attributes)
{
	char quote = 0;
	size_t n = s.n < LIMIT_TAG_BYTES ? s.n : LIMIT_TAG_BYTES;
	*attributes = 0;
	for (size_t i = 1; i < n; i++) {
		char c = s.p[i];
		if (quote) {
			quote = c == quote ? 0 : quote;
		} else if (c == '>') {
			return i + 1;
		} else if ((c == '"' || c == '\'') && s.p[i - 1] == '=') {
			quote = c;
		} else if (byte_is_space((unsigned char)c)) {
			*attributes += !byte_is_space((unsigned char)s.p[i - 1]);
		}
	}
	return 0;
}

/* Tags that would cost the parser more than their length lose their attributes. */
static struct str
without_monsters(struct arena *a, struct str html)
{
	struct buf b = {.arena = a};
	size_t done = 0, attributes;
	for (ptrdiff_t at = 0; (at = str_find_byte(html, '<', (size_t)at)) >= 0;) {
		struct str rest = str_skip(html, (size_t)at);
		size_t name = 1;
		if (rest.n < 2 || !byte_is_alpha((unsigned char)rest.p[1])) {
			at++;
			continue;
		}
		size_t n = tag_length(rest, &attributes);
		if (n && attributes <= LIMIT_ATTRIBUTES) {
			at += (ptrdiff_t)n;
			continue;
		}
		while (name < rest.n && byte_is_alnum((unsigned char)rest.p[name]))
			name++;
		buf_put(&b, str_sub(html, done, (size_t)at + name));
		buf_byte(&b, '>');
		ptrdiff_t end = n ? at + (ptrdiff_t)n - 1
		                  : str_find_byte(html, '>', (size_t)at + LIMIT_TAG_BYTES);
		done = end < 0 ? html.n : (size_t)end + 1;
		at = (ptrdiff_t)done;
	}
	if (!done)
		return html;
	buf_put(&b, str_skip(html, done));
	return buf_str(&b);
}

void
html_parse(struct arena scratch, struct str html, const struct html_events *events)
{
	struct state state = {.events = events};
	htmlSAXHandler sax = {
		.startElement = on_start,
		.endElement = on_end,
		.characters = on_text,
		.ignorableWhitespace = on_text,
		.cdataBlock = on_text,
		.comment = on_comment,
		.internalSubset = on_doctype,
	};
	html = without_monsters(&scratch, html);
	htmlParserCtxtPtr parser =
		htmlCreatePushParserCtxt(&sax, &state, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
	if (!parser)
		return;
	htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
	                               HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
	                               HTML_PARSE_IGNORE_ENC);
	for (size_t i = 0; i < html.n; i += CHUNK_BYTES) {
		size_t n = html.n - i < CHUNK_BYTES ? html.n - i : CHUNK_BYTES;
		htmlParseChunk(parser, html.p + i, (int)n, 0);
	}
	htmlParseChunk(parser, NULL, 0, 1);
	htmlFreeParserCtxt(parser);
}
