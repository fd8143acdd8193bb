/* shared.h: the tests of html5lib, which lie in GLANCEWIRE_SHARED/data/html5lib. */
#ifndef GW_TEST_HTML5LIB_SHARED_H
#define GW_TEST_HTML5LIB_SHARED_H

#include "base/buf.h"

enum { SHARED_SKIPPED = 77 }; /* exit status by which Meson counts a test as skipped */

/* A file, its name without folder; scratch memory for its tests. */
typedef void shared_file(void *context, struct arena scratch, const char *name,
                         struct str bytes);

/* Calls `each` for the files of a folder below data/html5lib, in order of name.  Where the data is
 * not there it says so and ends the program as skipped. */
void shared_each(struct arena *a, const char *folder, const char *suffix,
		 shared_file *each, void *context);

/* How many tests of one file (or of all) did what. */
struct shared_figures {
	unsigned passed, failed;
	unsigned deviating; /* on purpose: listed with the reason */
	unsigned left_out;  /* of a class that is not run */
};

void shared_show(const char *name, const struct shared_figures *f);
void shared_add(struct shared_figures *sum, const struct shared_figures *f);

/* CR LF and CR are LF: the standard's preprocessing of the input stream. */
struct str shared_preprocessed(struct arena *a, struct str s);

/* A part of a .dat file: the lines behind "#name", without the last line feed; STR_NONE where the
 * test has no such part. */
struct str shared_part(struct str test, const char *name);

/* The next test of a .dat file; false at the end. */
bool shared_next(struct str *rest, struct str *test);

#endif
