/* hold.c: one running program a folder.
 *
 * A lock of the process on glancewire.lock: the kernel drops it with the process, however that
 * ends, and children do not inherit it.  The text in the file is for people only; it says who
 * holds the folder while the lock is there, and means nothing without it. */
#include "store/sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* "1234 glancewire run": our number and the first words of our command line. */
static void
describe_self(char *text, size_t size)
{
	char words[256] = "";
	int fd = open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC);
	ssize_t n = fd >= 0 ? read(fd, words, sizeof words - 1) : 0;
	if (fd >= 0)
		close(fd);
	words[n > 0 ? n : 0] = 0;
	const char *name = strrchr(words, '/') ? strrchr(words, '/') + 1 : words;
	const char *verb = words + strlen(words) + 1;
	bool has_verb = n > 0 && verb < words + n && *verb && *verb != '-';
	snprintf(text, size, "%ld %.60s%s%.60s\n", (long)getpid(), name, has_verb ? " " : "",
	         has_verb ? verb : "");
}

static bool
say_who_holds(const char *folder, int fd, struct err *err)
{
	char text[256] = "";
	struct flock l = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	ssize_t n = pread(fd, text, sizeof text - 1, 0);
	text[n > 0 ? n : 0] = 0;
	text[strcspn(text, "\n")] = 0;
	char *name = strchr(text, ' ');
	long pid = fcntl(fd, F_GETLK, &l) == 0 && l.l_type != F_UNLCK ? (long)l.l_pid : 0;
	return err_set(err, ERR_BUSY, "the folder \"%s\" is held by process %ld (%s)", folder, pid,
	               name && name[1] ? name + 1 : "glancewire");
}

bool
hold_folder(const char *folder, int *fd, struct err *err)
{
	char path[4096], text[256];
	if ((size_t)snprintf(path, sizeof path, "%s/glancewire.lock", folder) >= sizeof path)
		return err_set(err, ERR_USAGE, "the name of the folder \"%s\" is too long", folder);
	int f = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (f < 0)
		return err_set(err, ERR_STORE, "could not open \"%s\": %s", path, strerror(errno));
	struct flock l = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	if (fcntl(f, F_SETLK, &l) != 0) {
		bool held = errno == EACCES || errno == EAGAIN;
		if (held)
			say_who_holds(folder, f, err);
		else
			err_set(err, ERR_STORE, "could not lock \"%s\": %s", path, strerror(errno));
		close(f);
		return false;
	}
	describe_self(text, sizeof text);
	/* A full disk may refuse the words; the lock holds all the same. */
	if (ftruncate(f, 0) != 0 || pwrite(f, text, strlen(text), 0) < 0)
		errno = 0;
	*fd = f;
	return true;
}

void
hold_release(int *fd)
{
	if (*fd >= 0) {
		if (ftruncate(*fd, 0) != 0)
			errno = 0;
		close(*fd);
	}
	*fd = -1;
}
