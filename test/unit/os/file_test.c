/* file_test.c: files shown in place, and where data files are looked for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "os/file.h"
#include "os/installed.h"

static char folder[] = "/tmp/gw-file-XXXXXX";

static int
make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : 1;
}

static int
remove_folder(void **state)
{
	(void)state;
	return rmdir(folder);
}

static void
mapped_file_shows_its_bytes(void **state)
{
	char path[100];
	struct str bytes;
	struct err err;
	(void)state;
	snprintf(path, sizeof path, "%s/a", folder);
	assert_false(file_map(path, 100, &bytes, &err));
	assert_int_equal(err.code, ERR_INPUT);
	assert_true(file_write(path, STR("some bytes"), &err));
	assert_true(file_map(path, 10, &bytes, &err));
	assert_true(str_eq(bytes, STR("some bytes")));
	assert_false(file_map(path, 9, &bytes, &err));
	assert_int_equal(err.code, ERR_LIMIT);
	assert_false(file_map(folder, 100, &bytes, &err));
	assert_true(file_write(path, STR(""), &err));
	assert_false(file_map(path, 100, &bytes, &err));
	unlink(path);
}

static void
named_folder_is_the_only_one_looked_in(void **state)
{
	char path[200], file[100];
	struct err err;
	(void)state;
	setenv("GW_MODELS", folder, 1);
	assert_false(installed_find("x.model", path, sizeof path));
	snprintf(file, sizeof file, "%s/x.model", folder);
	assert_string_equal(path, file);
	assert_true(file_write(file, STR("x"), &err));
	assert_true(installed_find("x.model", path, sizeof path));
	assert_string_equal(path, file);
	assert_false(installed_find("x.model", path, 10));
	unsetenv("GW_MODELS");
	assert_false(installed_find("x.model", path, sizeof path));
	unlink(file);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mapped_file_shows_its_bytes),
		cmocka_unit_test(named_folder_is_the_only_one_looked_in),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
