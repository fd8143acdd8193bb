/* backup.c: a whole copy, of one moment, while others write.
 *
 * All pages are copied in one step under one read transaction: writers go on in the WAL, and
 * nothing has to be copied twice.  The copy is made beside its final name and moved there. */
#include "store/sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
copy_failed(const char *file, sqlite3 *to, int rc, struct err *err)
{
	const char *words = rc == SQLITE_FULL ? "the disk is full" : NULL;
	int e = to ? sqlite3_system_errno(to) : 0;
	if (!words && e)
		words = strerror(e);
	return err_set(err, ERR_STORE, "could not write the copy \"%s\": %s", file,
	               words ? words : sqlite3_errstr(rc));
}

static bool
copy_into(struct store *s, const char *file, const char *name, struct err *err)
{
	sqlite3 *to = NULL;
	int rc = sqlite3_open_v2(file, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
	sqlite3_backup *copy = rc == SQLITE_OK ? sqlite3_backup_init(to, "main", s->db, "main")
	                                       : NULL;
	if (copy) {
		sqlite3_busy_timeout(s->db, 10000);
		sqlite3_backup_step(copy, -1);
		rc = sqlite3_backup_finish(copy);
	} else if (rc == SQLITE_OK) {
		rc = sqlite3_errcode(to);
	}
	/* The copy is one file by itself, without a log beside it. */
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
	bool ok = rc == SQLITE_OK || copy_failed(name, to, rc, err);
	sqlite3_close(to);
	return ok;
}

static bool
to_disk(const char *file)
{
	int fd = open(file, O_RDONLY | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;
	if (fd >= 0)
		close(fd);
	return ok;
}

bool
store_backup(struct store *s, const char *file, struct err *err)
{
	char temporary[4096], journal[4096 + 16];
	struct stat ours, theirs;
	if ((size_t)snprintf(temporary, sizeof temporary, "%s.%ld.new", file, (long)getpid()) >=
	    sizeof temporary)
		return err_set(err, ERR_USAGE, "the name \"%s\" is too long", file);
	snprintf(journal, sizeof journal, "%s-journal", temporary);
	if (stat(s->file, &ours) == 0 && stat(file, &theirs) == 0 &&
	    ours.st_dev == theirs.st_dev && ours.st_ino == theirs.st_ino)
		return err_set(err, ERR_USAGE, "\"%s\" is the database itself", file);
	bool ok = copy_into(s, temporary, file, err);
	if (ok && (!to_disk(temporary) || rename(temporary, file) != 0))
		ok = err_set(err, ERR_STORE, "could not write the copy \"%s\": %s", file,
		             strerror(errno));
	if (!ok) {
		unlink(temporary);
		unlink(journal);
	}
	return ok;
}
