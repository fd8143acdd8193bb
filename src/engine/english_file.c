/* english_file.c: opening the model once. */
#include "engine/english_file.h"

#include <pthread.h>

#include "base/log.h"
#include "model/limits.h"
#include "os/file.h"
#include "os/installed.h"

static const struct english *english;

static void
open_once(void)
{
	char path[4096];
	struct str bytes;
	struct err err;
	struct arena kept = arena_open(4 << 20), scratch = arena_open(1 << 20);
	if (!installed_find("english.model", path, sizeof path))
		log_warn("the model of English is not installed (expected as \"%s\"): "
			 "stories are written and claims checked without what needs it",
			 path);
	else if (!file_map(path, LIMIT_MODEL_BYTES, &bytes, &err) ||
		 !(english = english_open(&kept, scratch, bytes, &err)))
		log_warn("the model of English cannot be used (\"%s\": %s): "
			 "stories are written and claims checked without what needs it",
			 path, err.msg);
	arena_close(&scratch);
	if (!english)
		arena_close(&kept);
}

const struct english *
english_file(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, open_once);
	return english;
}
