/* tree.c: files by content, and the list of those that are ours. */
#include "os/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/log.h"
#include "base/map.h"
#include "os/file.h"

#define LIST "/.glancewire-files"
#define NEW  "/.glancewire-new"

enum { DIGEST_CHARS = 16, LIST_MOST = 1 << 30, FILE_MOST = 1 << 30, FOREIGN_TOLD = 20 };

static const char head[] = "# Files that glancewire publish wrote here, with their digests. It removes no others.\n";

enum { OURS = 1, PUT = 2 };        /* of `paths` */
enum { FORMER = 1, CURRENT = 2 };  /* of `lines` */

struct tree {
	struct arena *arena;
	struct str folder;
	int folder_fd, list_fd;
	struct map paths; /* path -> OURS | PUT */
	struct map lines; /* "DIGEST path", each that the list had or has by now */
	struct str list;  /* as it was read */
	struct tree_counts counts;
};

static bool
failed(struct err *err, const char *doing, const char *path)
{
	return err_set(err, ERR_STORE, "could not %s \"%s\": %s", doing, path, strerror(errno));
}

static const char *
full_path(struct arena *out, const struct tree *t, const char *path, size_t n)
{
	return str_fmt(out, STR_FMT "%.*s%c", STR_ARG(t->folder), (int)n, path, 0).p;
}

static struct str
line_of(struct arena *out, struct str path, struct str bytes)
{
	return str_fmt(out, "%016llx " STR_FMT "\n", (unsigned long long)hash_str(bytes),
	               STR_ARG(path));
}

/* ── the list ── */

/* A line that a kill cut off names no file that was written. */
static void
take_line(struct tree *t, struct str line)
{
	if (line.n <= DIGEST_CHARS + 2 || line.p[0] == '#' || line.p[DIGEST_CHARS] != ' ')
		return;
	map_put(&t->lines, line)->value.u = FORMER;
	struct str path = str_sub(line, DIGEST_CHARS + 1, line.n - 1);
	map_put(&t->paths, path)->value.u = OURS;
}

static bool
read_list(struct tree *t, struct err *err)
{
	const char *path = full_path(t->arena, t, LIST, sizeof LIST - 1);
	if (access(path, F_OK) != 0 && errno == ENOENT)
		t->list = STR("");
	else if (!file_read(t->arena, path, LIST_MOST, &t->list, err))
		return false;
	size_t done = 0;
	ptrdiff_t end;
	while ((end = str_find_byte(t->list, '\n', done)) >= 0) {
		take_line(t, str_sub(t->list, done, (size_t)end + 1));
		done = (size_t)end + 1;
	}
	t->list_fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
	if (t->list_fd < 0)
		return failed(err, "write", path);
	/* What comes next begins a line of its own. */
	if (done < t->list.n && write(t->list_fd, "\n", 1) != 1)
		return failed(err, "write", path);
	return true;
}

struct tree *
tree_open(struct arena *out, const char *folder, struct err *err)
{
	struct tree *t = arena_new(out, struct tree);
	*t = (struct tree){.arena = out, .folder = str_dup(out, str_of(folder)), .folder_fd = -1,
	                   .list_fd = -1, .paths = map_in(out, 1024), .lines = map_in(out, 1024)};
	while (t->folder.n > 1 && t->folder.p[t->folder.n - 1] == '/')
		t->folder.n--;
	if (!file_make_folder(folder, err))
		return NULL;
	t->folder_fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (t->folder_fd < 0) {
		failed(err, "open", folder);
	} else if (flock(t->folder_fd, LOCK_EX | LOCK_NB) != 0) {
		err_set(err, ERR_BUSY, "another process is writing to \"%s\"", folder);
	} else if (read_list(t, err)) {
		return t;
	}
	tree_close(t);
	return NULL;
}

void
tree_close(struct tree *t)
{
	if (t->list_fd >= 0)
		close(t->list_fd);
	if (t->folder_fd >= 0)
		close(t->folder_fd);
	t->list_fd = t->folder_fd = -1;
}

struct tree_counts
tree_counts(const struct tree *t)
{
	return t->counts;
}

static bool
append_line(struct tree *t, struct str line, struct err *err)
{
	struct map_slot *known = map_get(&t->lines, line);
	if (known) {
		known->value.u = CURRENT;
		return true;
	}
	if (write(t->list_fd, line.p, line.n) != (ssize_t)line.n)
		return err_set(err, ERR_STORE, "could not write the list of files in \"" STR_FMT "\": %s",
		               STR_ARG(t->folder), strerror(errno));
	map_put(&t->lines, line)->value.u = CURRENT;
	return true;
}

/* ── one file ── */

enum found { FOUND_NOTHING, FOUND_SAME, FOUND_OTHER };

static enum found
look_at(struct arena scratch, const char *path, struct str bytes)
{
	struct stat st;
	struct str have;
	struct err ignored;
	if (lstat(path, &st) != 0)
		return FOUND_NOTHING;
	if (!S_ISREG(st.st_mode) || (size_t)st.st_size != bytes.n ||
	    !file_read(&scratch, path, bytes.n, &have, &ignored))
		return FOUND_OTHER;
	return str_eq(have, bytes) ? FOUND_SAME : FOUND_OTHER;
}

static bool
make_parent(struct arena scratch, const char *path, struct err *err)
{
	struct str whole = str_of(path);
	return file_make_folder(str_c(&scratch, str_sub(whole, 0, (size_t)str_rfind_byte(whole, '/'))),
	                        err);
}

static bool
write_new(const char *path, struct str bytes, struct err *err)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
	while (fd >= 0 && bytes.n) {
		ssize_t n = write(fd, bytes.p, bytes.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		bytes = str_skip(bytes, (size_t)n);
	}
	bool ok = fd >= 0 && !bytes.n;
	int e = errno;
	if (fd >= 0 && close(fd) != 0 && ok) {
		ok = false;
		e = errno;
	}
	errno = e;
	return ok || failed(err, "write", path);
}

static bool
write_file(struct tree *t, struct arena scratch, const char *path, struct str bytes,
           struct err *err)
{
	const char *beside = full_path(&scratch, t, NEW, sizeof NEW - 1);
	if (!write_new(beside, bytes, err))
		return false;
	if (rename(beside, path) == 0)
		return true;
	if (errno == ENOENT && make_parent(scratch, path, err) && rename(beside, path) == 0)
		return true;
	return failed(err, "write", path);
}

static bool
is_inside(struct str path)
{
	struct str rest = path, part;
	while (str_cut(&rest, '/', &part))
		if (!part.n || part.n > NAME_MAX || str_eq(part, STR(".")) || str_eq(part, STR("..")))
			return false;
	return path.n && path.n < PATH_MAX / 2 && path.p[path.n - 1] != '/' &&
	       !memchr(path.p, '\n', path.n) && !memchr(path.p, 0, path.n);
}

static bool
leave_foreign(struct tree *t, const char *path)
{
	if (t->counts.foreign++ < FOREIGN_TOLD)
		log_warn("\"%s\" is not of our making and stays as it is", path);
	return true;
}

bool
tree_put(struct tree *t, struct arena scratch, struct str path, struct str bytes,
         struct err *err)
{
	if (!is_inside(path))
		return err_set(err, ERR_INPUT, "\"" STR_FMT "\" is no name for a file",
		               STR_ARG(path));
	const char *file = str_fmt(&scratch, STR_FMT "/" STR_FMT "%c", STR_ARG(t->folder),
	                           STR_ARG(path), 0).p;
	struct map_slot *slot = map_put(&t->paths, path);
	bool ours = slot->value.u & OURS;
	slot->value.u |= PUT;
	enum found found = look_at(scratch, file, bytes);
	if (found == FOUND_OTHER && !ours)
		return leave_foreign(t, file);
	if (found == FOUND_SAME) {
		t->counts.unchanged++;
		return !ours || append_line(t, line_of(&scratch, path, bytes), err);
	}
	if (!append_line(t, line_of(&scratch, path, bytes), err) ||
	    !write_file(t, scratch, file, bytes, err))
		return false;
	slot->value.u |= OURS;
	t->counts.written++;
	return true;
}

/* ── the end ── */

/* Folders that are empty now go with their last file. */
static void
remove_folders(const struct tree *t, struct arena scratch, struct str path)
{
	ptrdiff_t slash;
	while ((slash = str_rfind_byte(path, '/')) > 0) {
		path = str_sub(path, 0, (size_t)slash);
		const char *folder = str_fmt(&scratch, STR_FMT "/" STR_FMT "%c", STR_ARG(t->folder),
		                             STR_ARG(path), 0).p;
		if (rmdir(folder) != 0)
			return;
	}
}

static bool
remove_file(struct tree *t, struct arena scratch, struct str path, struct err *err)
{
	const char *file = str_fmt(&scratch, STR_FMT "/" STR_FMT "%c", STR_ARG(t->folder),
	                           STR_ARG(path), 0).p;
	struct stat st;
	struct str bytes;
	if (!is_inside(path) || lstat(file, &st) != 0)
		return true;
	if (!S_ISREG(st.st_mode) || !file_read(&scratch, file, FILE_MOST, &bytes, err) ||
	    !map_get(&t->lines, line_of(&scratch, path, bytes)))
		return leave_foreign(t, file);
	if (unlink(file) != 0)
		return failed(err, "remove", file);
	t->counts.removed++;
	remove_folders(t, scratch, path);
	return true;
}

static int
by_text(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* Of each file that is ours and was put, the line of its bytes. */
static struct str
new_list(struct tree *t, struct arena *out)
{
	struct str *lines = arena_array(out, struct str, t->lines.used + 1);
	size_t n = 0;
	for (size_t i = 0; i < t->lines.cap; i++) {
		struct str line = t->lines.slots[i].key;
		if (!line.p)
			continue;
		const struct map_slot *slot =
			map_get(&t->paths, str_sub(line, DIGEST_CHARS + 1, line.n - 1));
		if (slot && slot->value.u == (OURS | PUT) && t->lines.slots[i].value.u == CURRENT)
			lines[n++] = line;
	}
	qsort(lines, n, sizeof *lines, by_text);
	struct buf b = buf_in(out, 1 << 16);
	buf_cstr(&b, head);
	for (size_t i = 0; i < n; i++)
		buf_put(&b, lines[i]);
	return buf_str(&b);
}

bool
tree_finish(struct tree *t, struct arena scratch, struct err *err)
{
	for (size_t i = 0; i < t->paths.cap; i++) {
		const struct map_slot *slot = &t->paths.slots[i];
		if (slot->key.p && slot->value.u == OURS && !remove_file(t, scratch, slot->key, err))
			return false;
	}
	struct str list = new_list(t, &scratch);
	if (str_eq(list, t->list))
		return true;
	/* What the list says is on the disk before the list is. */
	syncfs(t->folder_fd);
	return write_file(t, scratch, full_path(&scratch, t, LIST, sizeof LIST - 1), list, err);
}
