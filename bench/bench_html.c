/* bench_html.c: how fast a page is read: its encoding, its pieces, its events, its tree.
 *
 * usage: bench_html [FILE…]     without files over a page of its own making
 *
 * Processor time by the best of some rounds, in megabytes a second. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "extract/tree.h"
#include "markup/html.h"
#include "markup/lexer.h"
#include "text/encoding.h"

enum { ROUNDS = 5, FILE_BYTES = 8 << 20, PARAGRAPHS = 400 };

static volatile size_t seen; /* so that nothing is left out as unused */

static double
now_s(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static struct str
made_page(struct arena *a)
{
	struct buf b = buf_in(a, 1 << 20);
	buf_cstr(&b, "<!DOCTYPE html><html lang=en><head><title>Ullen &amp; the "
		     "embankment</title>"
		     "<style>p{margin:0}</style></head><body class='page news'>");
	for (int i = 0; i < PARAGRAPHS; i++)
		buf_fmt(&b,
			"<div class=\"card card--%d\" data-track='{\"n\":%d}'><a "
			"href=\"/a/%d?x=1&amp;y=2\" "
			"rel=\"bookmark\"><img src=\"/i/%d.jpg\" alt=\"\"></a><p>The "
			"council of Ullen "
			"met on <b>Tuesday</b> to hear of the caf\xc3\xa9 by the "
			"weir&nbsp;&mdash; "
			"and of little else.</p><script>if (a < b) { run(%d); "
			"}</script></div>\n",
			i % 7, i, i, i, i);
	return buf_str(&b);
}

static struct str
read_file(struct arena *a, const char *path)
{
	FILE *f = fopen(path, "rb");
	if (!f) {
		perror(path);
		exit(1);
	}
	struct buf b = buf_in(a, FILE_BYTES);
	b.n = fread(b.p, 1, FILE_BYTES, f);
	fclose(f);
	return buf_str(&b);
}

static void
read_encoding(struct arena a, struct arena scratch, struct str page)
{
	seen += text_to_utf8(&a, scratch, page, STR_NONE, ENCODING_HTML).n;
}

static void
read_pieces(struct arena a, struct arena scratch, struct str page)
{
	static struct lexeme piece;
	struct lexer x = lexer_of(page, LEX_HTML);
	(void)a, (void)scratch;
	while (lexer_next(&x, &piece))
		seen += piece.end;
}

static void
read_events(struct arena a, struct arena scratch, struct str page)
{
	struct html_events none = {0};
	(void)a;
	html_parse(scratch, page, &none);
}

static void
read_tree(struct arena a, struct arena scratch, struct str page)
{
	seen += tree_read(&a, scratch, page).count;
}

typedef void step(struct arena a, struct arena scratch, struct str page);

int
main(int argc, char **argv)
{
	static const struct {
		const char *name;
		step *run;
	} steps[] = {{"html_encoding", read_encoding},
		     {"html_pieces", read_pieces},
		     {"html_events", read_events},
		     {"html_tree", read_tree}};
	struct arena a = arena_open(256 << 20), scratch = arena_open(256 << 20);
	double best_s[4] = {0};
	size_t bytes = 0;
	for (int i = 1; i < argc || i == 1; i++) {
		struct arena job = a;
		struct str page = argc > 1 ? read_file(&job, argv[i]) : made_page(&job);
		bytes += page.n;
		for (size_t k = 0; k < 4; k++) {
			double least = 1e9;
			for (int round = 0; round < ROUNDS; round++) {
				double from = now_s();
				steps[k].run(job, scratch, page);
				double took = now_s() - from;
				least = took < least ? took : least;
			}
			best_s[k] += least;
		}
	}
	for (size_t k = 0; k < 4; k++)
		printf("%s %.0f MB/s\n", steps[k].name, (double)bytes / best_s[k] / 1e6);
	arena_close(&scratch);
	arena_close(&a);
	return 0;
}
