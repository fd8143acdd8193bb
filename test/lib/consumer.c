/* consumer.c: a program of somebody else that uses the installed library; also C++. */
#include <glancewire.h>

#include <stdio.h>
#include <string.h>

static int failures;

static void
expect(bool good, const char *what, const struct gw *gw)
{
	if (good)
		return;
	printf("not ok: %s: %s\n", what, gw_error(gw));
	failures++;
}

static struct gw_text
text(const char *c)
{
	struct gw_text t = {c, strlen(c)};
	return t;
}

int
main(void)
{
	const char feed[] = "<rss><channel><title>Courier</title><item><title>Ferry</title></item>"
	                    "</channel></rss>";
	struct gw *gw = gw_open(0);
	struct gw_text json;
	if (!gw)
		return 1;
	expect(gw_feed(gw, feed, sizeof feed - 1, "https://courier.example/", &json) &&
	       strstr(json.p, "\"Ferry\""), "feed", gw);
	expect(gw_url(gw, "../x", "https://a.example/b/c", &json) &&
	       strcmp(json.p, "{\"href\":\"https://a.example/x\"}") == 0, "url", gw);
	struct gw_text source = text("The mayor spoke on Monday.");
	expect(gw_check(gw, source, source, &json) && strstr(json.p, "verbatim"), "check", gw);
	struct gw_text german = text("Die Insel ist ab Montag wieder mit der Fähre zu erreichen.");
	expect(gw_language(gw, german, &json) && strcmp(json.p, "de") == 0, "language", gw);
	struct gw_stream *stream = gw_stream_open(gw);
	struct gw_text article = text("{\"id\":\"a\",\"title\":\"Ferry\",\"text\":\"It sails.\"}");
	expect(stream && gw_group(stream, article, &json), "group", gw);
	expect(!gw_extract(gw, "\0\1", 2, NULL, &json) && !json.p &&
	       gw_error_code(gw) == GW_INPUT, "refusal", gw);
	gw_stream_close(stream);
	gw_close(gw);
	if (!failures)
		printf("ok %s\n", gw_version());
	return failures > 0;
}
