/* installed.h: where the data files of the program lie. */
#ifndef GW_OS_INSTALLED_H
#define GW_OS_INSTALLED_H

#include <stdbool.h>
#include <stddef.h>

/* The path of the file `name`: in the folder that GW_MODELS names, or else where the program
 * was installed to, or beside it, be it installed elsewhere (../share/glancewire) or still in its
 * build folder (../models).  False where there is none; `path` is then where it was expected. */
bool installed_find(const char *name, char *path, size_t room);

#endif
