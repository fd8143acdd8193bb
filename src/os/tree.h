/* tree.h: a folder of files of which only our own are ever changed or removed.
 *
 * The files that were written here are listed in ".glancewire-files" in the folder, each with a
 * digest.  A file is listed before it is there, is written beside its place and renamed, and one whose
 * bytes are the same is left alone.  So a run that is killed leaves nothing half written, and the
 * next one knows of every file.  A file that is not listed, or that somebody changed since, is
 * never removed; one that is not listed is not written over either. */
#ifndef GW_OS_TREE_H
#define GW_OS_TREE_H

#include "base/err.h"
#include "base/str.h"

struct tree;

struct tree_counts {
	size_t written, unchanged, removed;
	size_t foreign; /* in our way, and not ours: left as they are */
};

/* Makes the folder where it is missing and holds it until tree_close.  NULL with ERR_BUSY where
 * another process does.  The tree lives in `out`. */
struct tree *tree_open(struct arena *out, const char *folder, struct err *err);
void tree_close(struct tree *t);

/* `path` is relative, without "." and ".." in it.  False where it could not be written: the tree
 * must not be finished then. */
bool tree_put(struct tree *t, struct arena scratch, struct str path, struct str bytes,
              struct err *err);

/* Removes those of our files that were not put this time, and writes the list anew. */
bool tree_finish(struct tree *t, struct arena scratch, struct err *err);

struct tree_counts tree_counts(const struct tree *t);

#endif
