/* option.c: command-line options. */
#include "cmd/option.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "os/file.h"

int
option_fail(const char *name, const struct err *err)
{
	fprintf(stderr, "glancewire %s: %s\n", name, err->msg);
	return err->code == ERR_USAGE ? 2 : 1;
}

int
option_usage(const char *name, const char *message)
{
	fprintf(stderr, "glancewire %s: %s\nTry \"glancewire %s --help\".\n", name, message, name);
	return 2;
}

static void
print_rows(const struct option_row *rows)
{
	for (; rows && rows->name; rows++) {
		char head[64];
		snprintf(head, sizeof head, "%s%s%s", rows->name, rows->value ? " " : "",
		         rows->value ? rows->value : "");
		printf("  %-22s %s\n", head, rows->meaning);
	}
}

static _Noreturn void
help(const char *name, const struct option_row *rows)
{
	for (const struct command *c = commands; c->name; c++)
		if (strcmp(c->name, name) == 0)
			printf("usage: glancewire %s%s%s\n%s\n\n", c->name, c->arguments[0] ? " " : "",
			       c->arguments, c->summary);
	print_rows(rows);
	static const struct option_row common[] = {
		{"--data", OPTION_TEXT, NULL, "DIR", "the data folder (default: ./glancewire-data)"},
		{"--config", OPTION_TEXT, NULL, "FILE", "settings; see glancewire config show"},
		{"--set", OPTION_TEXT, NULL, "KEY=VALUE", "one setting, over the file's"},
		{"--help", OPTION_FLAG, NULL, NULL, "this text"},
		{0},
	};
	print_rows(common);
	exit(0);
}

/* The value of an option: behind "=", or the next word. */
static struct str
value_of(const char *name, const char *option, const char *inline_value, int argc, char **argv,
         int *i)
{
	if (inline_value)
		return str_of(inline_value);
	if (*i + 1 >= argc) {
		fprintf(stderr, "glancewire %s: %s needs a value\n", name, option);
		exit(2);
	}
	return str_of(argv[++*i]);
}

static void
store_value(const char *name, const struct option_row *row, struct str value)
{
	if (row->kind == OPTION_TEXT) {
		*(struct str *)row->into = value;
		return;
	}
	if (!str_to_int(value, (int64_t *)row->into)) {
		fprintf(stderr, "glancewire %s: %s needs a whole number, not \"" STR_FMT "\"\n", name,
		        row->name, STR_ARG(value));
		exit(2);
	}
}

static const struct option_row *
find_row(const struct option_row *rows, const char *word, const char **inline_value)
{
	const char *eq = strchr(word, '=');
	size_t n = eq ? (size_t)(eq - word) : strlen(word);
	*inline_value = eq ? eq + 1 : NULL;
	for (; rows && rows->name; rows++)
		if (strlen(rows->name) == n && strncmp(rows->name, word, n) == 0)
			return rows;
	return NULL;
}

bool
option_configuration(struct common *c, struct config *config, struct err *err)
{
	struct str text;
	extern char **environ;
	*config = config_defaults();
	if (c->config_file.p) {
		char *path = str_c(c->arena, c->config_file);
		if (!file_read(c->arena, path, 1 << 20, &text, err)) {
			err->code = ERR_USAGE;
			return false;
		}
		if (!config_read(config, c->arena, text, path, err))
			return false;
	}
	bool ok = config_environment(config, c->arena, environ, err);
	for (size_t i = 0; ok && i < c->set_count; i++)
		ok = config_set(config, c->arena, c->sets[i], err);
	return ok;
}

void
option_read(struct common *common, const char *name, const struct option_row *rows, int argc,
            char **argv)
{
	struct err err;
	struct str *sets = arena_array(common->arena, struct str, (size_t)argc + 1);
	struct option_row shared[] = {
		{"--data", OPTION_TEXT, &common->data, "DIR", ""},
		{"--config", OPTION_TEXT, &common->config_file, "FILE", ""},
		{0},
	};
	common->words = arena_array(common->arena, const char *, (size_t)argc + 1);
	common->data = STR("glancewire-data");
	for (int i = 1; i < argc; i++) {
		const char *word = argv[i], *inline_value;
		if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
			help(name, rows);
		if (strcmp(word, "--") == 0) {
			while (++i < argc)
				common->words[common->word_count++] = argv[i];
			break;
		}
		if (word[0] != '-' || word[1] == 0) {
			common->words[common->word_count++] = word;
			continue;
		}
		const struct option_row *row = find_row(rows, word, &inline_value);
		if (!row)
			row = find_row(shared, word, &inline_value);
		if (row && row->kind == OPTION_FLAG && !inline_value) {
			*(bool *)row->into = true;
		} else if (row && row->kind != OPTION_FLAG) {
			store_value(name, row, value_of(name, word, inline_value, argc, argv, &i));
		} else if (strncmp(word, "--set", 5) == 0 && (word[5] == 0 || word[5] == '=')) {
			sets[common->set_count++] = value_of(name, word, word[5] ? word + 6 : NULL, argc, argv, &i);
		} else {
			fprintf(stderr, "glancewire %s: unknown option %s\nTry \"glancewire %s --help\".\n",
			        name, word, name);
			exit(2);
		}
	}
	common->sets = sets;
	if (!option_configuration(common, &common->config, &err))
		exit(option_fail(name, &err));
}
