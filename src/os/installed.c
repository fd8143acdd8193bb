/* installed.c: a short list of folders. */
#include "os/installed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool
is_there(const char *folder, const char *below, const char *name, char *path, size_t room)
{
	int n = snprintf(path, room, "%s%s/%s", folder, below, name);
	return n > 0 && (size_t)n < room && access(path, R_OK) == 0;
}

bool
installed_find(const char *name, char *path, size_t room)
{
	const char *said = getenv("GW_MODELS");
	char self[4096];
	if (said && *said) /* who names a folder means that one */
		return is_there(said, "", name, path, room);
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
	self[n > 0 ? n : 0] = 0;
	char *slash = strrchr(self, '/');
	if (slash) {
		*slash = 0;
		if (is_there(self, "/../share/glancewire", name, path, room) ||
		    is_there(self, "/../models", name, path, room))
			return true;
	}
	return is_there(GLANCEWIRE_DATADIR, "", name, path, room);
}
