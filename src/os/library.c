/* library.c: a shared library that few processes need, loaded when it is first used. */
#include "os/library.h"

#include <dlfcn.h>
#include <string.h>

bool
library_load(const char *file, const struct library_symbol *symbols, size_t count,
	     struct err *err)
{
	void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
	if (!library)
		return err_set(err, ERR_INTERNAL, "could not load %s: %s", file,
			       dlerror());
	for (size_t i = 0; i < count; i++) {
		void *found = dlsym(library, symbols[i].name);
		if (!found)
			return err_set(err, ERR_INTERNAL, "%s has no %s", file,
				       symbols[i].name);
		memcpy(symbols[i].place, &found, sizeof found);
	}
	return true;
}
