/* option.h: command-line options of one command, declared as a table. */
#ifndef GW_CMD_OPTION_H
#define GW_CMD_OPTION_H

#include "base/err.h"
#include "base/str.h"
#include "engine/config.h"

enum option_kind { OPTION_FLAG, OPTION_TEXT, OPTION_NUMBER };

struct option_row {
	const char *name; /* "--batch"; NULL ends the table */
	enum option_kind kind;
	void *into;       /* bool, struct str or int64_t */
	const char *value, *meaning; /* "N", "stop after N" */
};

/* What every command takes. */
struct common {
	struct arena *arena; /* lives as long as the process */
	struct str data;     /* --data DIR */
	struct config config;
	struct str config_file;   /* --config; STR_NONE: none */
	const struct str *sets;   /* of --set */
	size_t set_count;
	const char **words;  /* what is no option, NULL-ended */
	int word_count;
};

struct command {
	const char *name, *arguments, *summary;
	int (*run)(struct common *common, int argc, char **argv);
};

extern const struct command commands[];

/* Reads argv[1…] into the rows, --data, --config, --set and --help being common to all.  Exits 0
 * after --help, 2 with a message on a wrong command line or configuration. */
void option_read(struct common *common, const char *name, const struct option_row *rows,
                 int argc, char **argv);

/* The configuration as it is now: the file and all that was said over it, read again. */
bool option_configuration(struct common *common, struct config *config, struct err *err);

/* "glancewire NAME: message" on standard error; returns the status for main. */
int option_fail(const char *name, const struct err *err);
int option_usage(const char *name, const char *message);

#endif
