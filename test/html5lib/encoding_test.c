/* encoding_test.c: what a document declares about its encoding, against the encoding tests of
 * html5lib.
 *
 * Left out are the folders "scripted" (no script is run) and "chardet" (nothing is guessed from
 * the frequency of letters).  windows-1252 stands in the tests for a document that declares
 * nothing. */
#include <stdio.h>

#include "shared.h"
#include "text/encoding.h"

static void
run_file(void *context, struct arena scratch, const char *name, struct str bytes)
{
	struct shared_figures f = {0};
	(void)scratch;
	for (struct str test; shared_next(&bytes, &test);) {
		struct str data = shared_part(test, "data"),
			   want = shared_part(test, "encoding");
		struct str give = encoding_declared(data, ENCODING_HTML);
		give = give.p ? give : STR("windows-1252");
		bool same = str_eq_nocase(str_trim(want), give);
		*(same ? &f.passed : &f.failed) += 1;
		if (!same)
			printf("%s: " STR_FMT "\nwanted " STR_FMT ", given " STR_FMT "\n",
			       name, STR_ARG(data), STR_ARG(want), STR_ARG(give));
	}
	shared_show(name, &f);
	shared_add(context, &f);
}

int
main(void)
{
	struct arena a = arena_open(64 << 20);
	struct shared_figures sum = {0};
	shared_each(&a, "encoding", ".dat", run_file, &sum);
	shared_show("all", &sum);
	arena_close(&a);
	return sum.failed || !sum.passed;
}
