/* english_file_test.c: a program without its model says so once and goes on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "engine/english_file.h"

static void
missing_model_is_said_once(void **state)
{
	FILE *said = tmpfile();
	int old = dup(2);
	char text[2000] = "";
	(void)state;
	assert_non_null(said);
	setenv("GW_MODELS", "/nonexistent", 1);
	dup2(fileno(said), 2);
	const struct english *first = english_file(), *second = english_file();
	dup2(old, 2);
	rewind(said);
	size_t n = fread(text, 1, sizeof text - 1, said);
	fclose(said);
	close(old);
	assert_null(first);
	assert_null(second);
	text[n] = 0;
	char *line = strstr(text, "the model of English is not installed "
				  "(expected as \"/nonexistent/english.model\")");
	assert_non_null(line);
	assert_null(strstr(line + 1, "the model of English"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(missing_model_is_said_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
