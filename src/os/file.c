/* file.c: whole files. */
#include "os/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"

static bool
read_all(struct arena *out, int fd, const char *path, size_t most, struct str *bytes,
         struct err *err)
{
	struct stat st;
	bool known = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0;
	size_t expected = known ? (size_t)st.st_size + 1 : 65536;
	if (expected > most + 1)
		expected = most + 1;
	struct buf b = buf_in(out, expected);
	for (;;) {
		buf_reserve(&b, 1);
		ssize_t n = read(fd, b.p + b.n, b.cap - b.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set(err, ERR_INPUT, "could not read \"%s\": %s", path,
			               strerror(errno));
		if (n == 0)
			break;
		b.n += (size_t)n;
		if (b.n > most)
			return err_set(err, ERR_LIMIT, "\"%s\" is longer than %zu bytes", path, most);
		/* A file gives less than it is asked for only at its end. */
		if (known && b.n < b.cap)
			break;
	}
	*bytes = buf_str(&b);
	return true;
}

bool
file_read(struct arena *out, const char *path, size_t most, struct str *bytes, struct err *err)
{
	if (strcmp(path, "-") == 0)
		return read_all(out, STDIN_FILENO, "standard input", most, bytes, err);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return err_set(err, ERR_INPUT, "could not open \"%s\": %s", path, strerror(errno));
	bool ok = read_all(out, fd, path, most, bytes, err);
	close(fd);
	return ok;
}

bool
file_map(const char *path, size_t most, struct str *bytes, struct err *err)
{
	struct stat st = {0};
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return err_set(err, ERR_INPUT, "could not open \"%s\": %s", path, strerror(errno));
	bool regular = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0;
	bool small = regular && (uint64_t)st.st_size <= most;
	void *at = small ? mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0)
	                 : MAP_FAILED;
	int e = errno;
	close(fd);
	if (!regular)
		return err_set(err, ERR_INPUT, "\"%s\" is no file with bytes in it", path);
	if (!small)
		return err_set(err, ERR_LIMIT, "\"%s\" is longer than %zu bytes", path, most);
	if (at == MAP_FAILED)
		return err_set(err, ERR_INPUT, "could not map \"%s\": %s", path, strerror(e));
	*bytes = str_from(at, (size_t)st.st_size);
	return true;
}

static bool
write_all(int fd, struct str bytes)
{
	while (bytes.n) {
		ssize_t n = write(fd, bytes.p, bytes.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		bytes = str_skip(bytes, (size_t)n);
	}
	return true;
}

bool
file_write(const char *path, struct str bytes, struct err *err)
{
	char temporary[4096];
	snprintf(temporary, sizeof temporary, "%s.%ld.new", path, (long)getpid());
	int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	bool ok = fd >= 0 && write_all(fd, bytes) && fsync(fd) == 0;
	int e = errno;
	if (fd >= 0 && close(fd) != 0 && ok) {
		ok = false;
		e = errno;
	}
	if (ok && rename(temporary, path) != 0) {
		ok = false;
		e = errno;
	}
	if (ok)
		return true;
	unlink(temporary);
	return err_set(err, ERR_STORE, "could not write \"%s\": %s", path, strerror(e));
}

bool
file_make_folder(const char *path, struct err *err)
{
	char part[4096];
	size_t n = strlen(path);
	if (n == 0 || n >= sizeof part)
		return err_set(err, ERR_USAGE, "\"%s\" is no name for a folder", path);
	for (size_t i = 1; i <= n; i++) {
		if (path[i] != '/' && path[i] != 0)
			continue;
		memcpy(part, path, i);
		part[i] = 0;
		struct stat st;
		if (mkdir(part, 0777) != 0 && (stat(part, &st) != 0 || !S_ISDIR(st.st_mode)))
			return err_set(err, ERR_STORE, "could not make the folder \"%s\": %s", part,
			               strerror(errno));
	}
	return true;
}
