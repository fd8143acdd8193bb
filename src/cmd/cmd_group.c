/* cmd_group.c: a stream of articles to stories, in batch. */
#include "cmd/batch.h"
#include "cmd/option.h"
#include "lib/stream.h"

int
cmd_group(struct common *c, int argc, char **argv)
{
	bool batch = false;
	struct str model = STR_NONE;
	const struct option_row rows[] = {
		{"--batch", OPTION_FLAG, &batch, NULL, "JSON Lines in, JSON Lines out"},
		{"--model", OPTION_TEXT, &model, "FILE", "weights other than those installed"},
		{0},
	};
	option_read(c, "group", rows, argc, argv);
	if (model.p)
		return option_usage("group", "--model: other weights than those built in cannot be read yet");
	if (!batch)
		return option_usage("group", "articles are read as JSON Lines: give --batch");
	struct stream s;
	struct err err;
	if (!stream_open(&s)) {
		err_set(&err, ERR_INTERNAL, "the system has no address space for a stream");
		return option_fail("group", &err);
	}
	int status = batch_run("group", row_group, &s);
	stream_close(&s);
	return status;
}
