/* file.h: whole files. */
#ifndef GW_OS_FILE_H
#define GW_OS_FILE_H

#include "base/err.h"
#include "base/str.h"

/* Reads all of a file ("-": standard input) of at most `most` bytes. */
bool file_read(struct arena *out, const char *path, size_t most, struct str *bytes,
               struct err *err);

/* Shows the bytes of a file of at most `most` bytes in place, read as they are touched.  They
 * stay until the process ends; nothing may write the file meanwhile but by renaming another one
 * over it. */
bool file_map(const char *path, size_t most, struct str *bytes, struct err *err);

/* Writes a file anew: complete or not at all (a temporary beside it, then rename). */
bool file_write(const char *path, struct str bytes, struct err *err);

/* Makes a folder and those above it where they are missing. */
bool file_make_folder(const char *path, struct err *err);

#endif
