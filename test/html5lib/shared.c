/* shared.c: the tests of html5lib. */
#include "shared.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILES = 200, FILE_BYTES = 8 << 20 };

static _Noreturn void
skip(const char *why)
{
	printf("NOT RUN: %s\n", why);
	exit(SHARED_SKIPPED);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static size_t
list_folder(struct arena *a, const char *path, const char *suffix, char **names)
{
	DIR *d = opendir(path);
	size_t count = 0;
	if (!d)
		skip(path);
	for (struct dirent *e; count < FILES && (e = readdir(d));)
		if (str_ends(str_of(e->d_name), str_of(suffix)))
			names[count++] = str_c(a, str_of(e->d_name));
	closedir(d);
	qsort(names, count, sizeof *names, by_name);
	return count;
}

static struct str
read_file(struct arena *a, const char *path)
{
	FILE *f = fopen(path, "rb");
	if (!f)
		skip(path);
	struct buf b = buf_in(a, FILE_BYTES);
	b.n = fread(b.p, 1, FILE_BYTES, f);
	fclose(f);
	return buf_str(&b);
}

void
shared_each(struct arena *a, const char *folder, const char *suffix, shared_file *each,
	    void *context)
{
	const char *shared = getenv("GLANCEWIRE_SHARED");
	if (!shared || !*shared)
		shared = "../shared";
	char *path = str_c(a, str_fmt(a, "%s/data/html5lib/%s", shared, folder));
	char *names[FILES];
	size_t count = list_folder(a, path, suffix, names);
	for (size_t i = 0; i < count; i++) {
		struct arena job = *a;
		char *file = str_c(&job, str_fmt(&job, "%s/%s", path, names[i]));
		struct str bytes = read_file(&job, file);
		each(context, job, names[i], bytes);
	}
}

void
shared_show(const char *name, const struct shared_figures *f)
{
	printf("%-44s %5u passed %4u failed %4u deviating %4u left out\n", name,
	       f->passed, f->failed, f->deviating, f->left_out);
}

void
shared_add(struct shared_figures *sum, const struct shared_figures *f)
{
	sum->passed += f->passed;
	sum->failed += f->failed;
	sum->deviating += f->deviating;
	sum->left_out += f->left_out;
}

struct str
shared_preprocessed(struct arena *a, struct str s)
{
	struct buf b = buf_in(a, s.n + 1);
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '\r')
			buf_byte(&b, s.p[i]);
		else if (i + 1 == s.n || s.p[i + 1] != '\n')
			buf_byte(&b, '\n');
	return buf_str(&b);
}

bool
shared_next(struct str *rest, struct str *test)
{
	if (!str_starts(*rest, STR("#data\n")))
		return false;
	ptrdiff_t end = str_find(*rest, STR("\n#data\n"), 0);
	*test = str_sub(*rest, 0, end < 0 ? rest->n : (size_t)end);
	*rest = end < 0 ? STR_NONE : str_skip(*rest, (size_t)end + 1);
	return true;
}

struct str
shared_part(struct str test, const char *name)
{
	char head[64];
	size_t n = (size_t)snprintf(head, sizeof head, "\n#%s\n", name);
	struct str mark = str_from(head, n);
	/* The first part has no line before it. */
	ptrdiff_t at = str_starts(test, str_skip(mark, 1)) ? -1 : str_find(test, mark, 0);
	if (at < 0 && !str_starts(test, str_skip(mark, 1)))
		return STR_NONE;
	size_t from = (size_t)(at + (ptrdiff_t)n), to = from;
	static const char *const marks[] = {
		"#errors",    "#new-errors", "#document-fragment", "#script-off",
		"#script-on", "#document",   "#encoding"};
	for (; to < test.n; to++) {
		bool ends = false;
		if (to == from || test.p[to - 1] == '\n')
			for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
				struct str line = str_skip(test, to),
					   m = str_of(marks[i]);
				ends |= str_starts(line, m) &&
					(line.n == m.n || line.p[m.n] == '\n');
			}
		if (ends)
			break;
	}
	return to > from ? str_sub(test, from, test.p[to - 1] == '\n' ? to - 1 : to)
			 : STR("");
}
