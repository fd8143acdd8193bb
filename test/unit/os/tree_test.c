/* tree_test.c: a folder of files of which only our own are changed or removed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "os/file.h"
#include "os/tree.h"

struct site {
	char folder[40];
	struct arena arena, scratch;
	struct err err;
};

static void
need(struct site *s, bool ok)
{
	if (!ok)
		fail_msg("%s", s->err.msg);
}

static const char *
path_of(struct site *s, const char *name)
{
	return str_fmt(&s->arena, "%s/%s%c", s->folder, name, 0).p;
}

static bool
is_there(struct site *s, const char *name)
{
	return access(path_of(s, name), F_OK) == 0;
}

static struct str
content(struct site *s, const char *name)
{
	struct str bytes;
	need(s, file_read(&s->arena, path_of(s, name), 1000, &bytes, &s->err));
	return bytes;
}

/* Publishes pairs of name and text, NULL-ended; `finish`: else it is killed before its end. */
static struct tree_counts
publish(struct site *s, const char *const *files, bool finish)
{
	struct tree *t = tree_open(&s->arena, s->folder, &s->err);
	need(s, t != NULL);
	for (; *files; files += 2)
		need(s, tree_put(t, s->scratch, str_of(files[0]), str_of(files[1]), &s->err));
	if (finish)
		need(s, tree_finish(t, s->scratch, &s->err));
	struct tree_counts counts = tree_counts(t);
	tree_close(t);
	return counts;
}

#define FILES(...) (const char *const[]){__VA_ARGS__, NULL}

static int
open_site(void **state)
{
	struct site *s = calloc(1, sizeof *s);
	snprintf(s->folder, sizeof s->folder, "/tmp/gw-tree-XXXXXX");
	s->arena = arena_open(64 << 20);
	s->scratch = arena_open(64 << 20);
	*state = s;
	return mkdtemp(s->folder) ? 0 : 1;
}

static int
close_site(void **state)
{
	struct site *s = *state;
	char command[100];
	snprintf(command, sizeof command, "rm -rf %s", s->folder);
	arena_close(&s->arena);
	arena_close(&s->scratch);
	free(s);
	return system(command);
}

static void
only_what_differs_is_written(void **state)
{
	struct site *s = *state;
	struct stat before, after;
	struct tree_counts c = publish(s, FILES("a/b/index.html", "one", "c", "two"), true);
	assert_int_equal(c.written, 2);
	assert_int_equal(stat(path_of(s, "a/b/index.html"), &before), 0);
	c = publish(s, FILES("a/b/index.html", "one", "c", "three"), true);
	assert_int_equal(c.written, 1);
	assert_int_equal(c.unchanged, 1);
	assert_int_equal(stat(path_of(s, "a/b/index.html"), &after), 0);
	assert_int_equal(before.st_ino, after.st_ino);
	assert_true(str_eq(content(s, "c"), STR("three")));
}

static void
what_is_not_put_again_goes_with_its_folders(void **state)
{
	struct site *s = *state;
	publish(s, FILES("a/b/c", "one", "a/d", "two"), true);
	struct tree_counts c = publish(s, FILES("a/d", "two"), true);
	assert_int_equal(c.removed, 1);
	assert_false(is_there(s, "a/b"));
	assert_true(is_there(s, "a/d"));
}

static void
files_of_others_stay_as_they_are(void **state)
{
	struct site *s = *state;
	need(s, file_write(path_of(s, "CNAME"), STR("g.example"), &s->err));
	need(s, file_write(path_of(s, "mine"), STR("theirs"), &s->err));
	need(s, file_write(path_of(s, "same"), STR("same"), &s->err));
	struct tree_counts c = publish(s, FILES("mine", "ours", "same", "same", "a", "a"), true);
	assert_int_equal(c.foreign, 1);
	assert_int_equal(c.written, 1);
	assert_true(str_eq(content(s, "mine"), STR("theirs")));
	c = publish(s, FILES("b", "b"), true);
	assert_int_equal(c.removed, 1);
	assert_true(is_there(s, "CNAME") && is_there(s, "mine") && is_there(s, "same"));
	assert_false(is_there(s, "a"));
}

static void
a_file_that_somebody_changed_is_not_removed(void **state)
{
	struct site *s = *state;
	publish(s, FILES("a", "ours"), true);
	need(s, file_write(path_of(s, "a"), STR("somebody's"), &s->err));
	struct tree_counts c = publish(s, FILES("b", "b"), true);
	assert_int_equal(c.removed, 0);
	assert_int_equal(c.foreign, 1);
	assert_true(is_there(s, "a"));
}

static void
a_killed_run_is_completed_by_the_next(void **state)
{
	struct site *s = *state;
	publish(s, FILES("a", "one", "b", "one"), true);
	publish(s, FILES("a", "two", "c", "new"), false);
	/* Also where the last line of the list was cut off. */
	FILE *list = fopen(path_of(s, ".glancewire-files"), "a");
	assert_non_null(list);
	fputs("0123456789abcdef d", list);
	fclose(list);
	need(s, file_write(path_of(s, "d"), STR("theirs"), &s->err));
	struct tree_counts c = publish(s, FILES("a", "three"), true);
	assert_int_equal(c.written, 1);
	assert_int_equal(c.removed, 2);
	assert_false(is_there(s, "b") || is_there(s, "c") || is_there(s, ".glancewire-new"));
	assert_true(is_there(s, "d"));
	c = publish(s, FILES("a", "three"), true);
	assert_int_equal(c.unchanged, 1);
	assert_int_equal(c.written + c.removed + c.foreign, 0);
}

static void
nothing_is_written_outside(void **state)
{
	static const char *const names[] = {"../a", "a/../../b", "/a", "a//b", "./a", "a/", "", "a\nb"};
	struct site *s = *state;
	struct tree *t = tree_open(&s->arena, s->folder, &s->err);
	need(s, t != NULL);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		assert_false(tree_put(t, s->scratch, str_of(names[i]), STR("x"), &s->err));
	tree_close(t);
}

static void
one_at_a_time_writes(void **state)
{
	struct site *s = *state;
	struct tree *t = tree_open(&s->arena, s->folder, &s->err);
	assert_null(tree_open(&s->arena, s->folder, &s->err));
	assert_int_equal(s->err.code, ERR_BUSY);
	tree_close(t);
	t = tree_open(&s->arena, s->folder, &s->err);
	need(s, t != NULL);
	tree_close(t);
}

#define in_a_folder(test) cmocka_unit_test_setup_teardown(test, open_site, close_site)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		in_a_folder(only_what_differs_is_written),
		in_a_folder(what_is_not_put_again_goes_with_its_folders),
		in_a_folder(files_of_others_stay_as_they_are),
		in_a_folder(a_file_that_somebody_changed_is_not_removed),
		in_a_folder(a_killed_run_is_completed_by_the_next),
		in_a_folder(nothing_is_written_outside),
		in_a_folder(one_at_a_time_writes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
