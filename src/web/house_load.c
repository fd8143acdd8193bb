/* house_load.c: house advertisements from the files of a folder, in the order of their names. */
#include "web/server.h"

#include <dirent.h>
#include <stdlib.h>

#include "base/log.h"
#include "model/limits.h"
#include "os/file.h"

static int
is_text_file(const struct dirent *e)
{
	return str_ends(str_of(e->d_name), STR(".txt")) && e->d_name[0] != '.';
}

static bool
load_one(struct arena *out, const char *folder, const char *name, struct ad *ad)
{
	struct err err = {0};
	struct str bytes;
	const char *path = str_fmt(out, "%s/%s%c", folder, name, 0).p;
	if (file_read(out, path, LIMIT_AD_FILE_BYTES, &bytes, &err) && house_parse(bytes, ad, &err))
		return true;
	log_warn("the advertisement \"%s\" is left out: %s", path, err.msg);
	return false;
}

void
house_load(struct arena *out, const char *folder, struct ad **ads, size_t *count)
{
	struct dirent **names;
	int n = scandir(folder, &names, is_text_file, alphasort);
	*ads = NULL;
	*count = 0;
	if (n < 0) {
		log_warn("the folder of advertisements \"%s\" cannot be read", folder);
		return;
	}
	*ads = arena_array(out, struct ad, (size_t)n);
	for (int i = 0; i < n; i++) {
		if (*count < LIMIT_ADS && load_one(out, folder, names[i]->d_name, &(*ads)[*count]))
			++*count;
		free(names[i]);
	}
	free(names);
}
