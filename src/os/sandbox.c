/* sandbox.c: seccomp, Landlock and rlimits for the process that reads hostile bytes.
 *
 * Calls that would open something fail with EACCES instead of killing, because libraries probe for
 * files (ICU looks for data beside its own) and go on without them.  Everything else that is not
 * listed ends the process at once. */
#include "os/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WITH_ASAN 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define WITH_ASAN 1
#endif

/* ── Landlock: numbers of the kernel's interface, kept here because Debian 12's headers stop at
 * an earlier ABI than current kernels have (Documentation/userspace-api/landlock.rst). ── */

struct landlock_rules {
	uint64_t handled_access_fs;  /* ABI 1 */
	uint64_t handled_access_net; /* ABI 4 */
	uint64_t scoped;             /* ABI 6 */
};

enum { LANDLOCK_VERSION_FLAG = 1, READERS_FILES = 256 };

static long
landlock_create(const void *rules, size_t size, unsigned flags)
{
#ifdef SYS_landlock_create_ruleset
	return syscall(SYS_landlock_create_ruleset, rules, size, flags);
#else
	return syscall(444, rules, size, flags);
#endif
}

int
sandbox_landlock_abi(void)
{
	long abi = landlock_create(NULL, 0, LANDLOCK_VERSION_FLAG);
	return abi < 0 ? 0 : (int)abi;
}

/* Files below a folder may be read, and the folder listed. */
static bool
let_read(long rules_fd, const char *folder)
{
	struct {
		uint64_t allowed;
		int32_t parent_fd;
	} __attribute__((packed)) below = {1u << 2 | 1u << 3, -1};
	below.parent_fd = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (below.parent_fd < 0)
		return errno == ENOENT || errno == ENOTDIR || errno == EACCES;
	/* landlock_add_rule, LANDLOCK_RULE_PATH_BENEATH */
	bool ok = syscall(445, (int)rules_fd, 1, &below, 0) == 0;
	close(below.parent_fd);
	return ok;
}

static bool
enter_landlock(const struct sandbox_options *options, struct err *err)
{
	int abi = sandbox_landlock_abi();
	if (abi == 0)
		return true; /* seccomp alone refuses every open */
	static const uint64_t fs_bits[] = {0, 13, 14, 15, 15, 16};
	int known = abi < 5 ? abi : 5;
	struct landlock_rules rules = {
		.handled_access_fs = (1ull << fs_bits[known]) - 1,
		.handled_access_net = abi >= 4 ? 3 : 0,
		.scoped = abi >= 6 ? 3 : 0,
	};
	size_t size = abi >= 6 ? 24 : abi >= 4 ? 16 : 8;
	long fd = landlock_create(&rules, size, 0);
	if (fd < 0)
		return err_set(err, ERR_INTERNAL, "the kernel refused a Landlock ruleset: %s",
		               strerror(errno));
	long done = 0;
	for (const char *const *folder = options->readable; done == 0 && folder && *folder; folder++)
		done = let_read(fd, *folder) ? 0 : -1;
	if (done == 0)
		done = syscall(446, (int)fd, 0); /* landlock_restrict_self */
	int e = errno;
	close((int)fd);
	if (done < 0)
		return err_set(err, ERR_INTERNAL, "the kernel refused Landlock: %s", strerror(e));
	return true;
}

static void
set_limit(int what, rlim_t most)
{
	struct rlimit r = {most, most};
	setrlimit((__rlimit_resource_t)what, &r);
}

static size_t
mapped_bytes(void)
{
	unsigned long pages = 0;
	FILE *f = fopen("/proc/self/statm", "r");
	if (f) {
		if (fscanf(f, "%lu", &pages) != 1)
			pages = 0;
		fclose(f);
	}
	return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static bool
may_read(const struct sandbox_options *options)
{
	return options->readable && sandbox_landlock_abi() > 0;
}

static void
enter_limits(const struct sandbox_options *options, size_t mapped)
{
	set_limit(RLIMIT_CORE, 0);
	set_limit(RLIMIT_FSIZE, 0);
	if (!options->threads)
		set_limit(RLIMIT_NPROC, 0);
#ifdef WITH_ASAN
	(void)mapped;
	(void)options;
#else
	if (options->heap_bytes && mapped)
		set_limit(RLIMIT_AS, mapped + options->heap_bytes);
#endif
	/* Not 0: poll() refuses to look at more descriptors than the limit. */
	set_limit(RLIMIT_NOFILE, may_read(options) ? READERS_FILES : 1);
}

/* What reading files takes.  Landlock says which; here opening for writing is refused as well. */
static int
allow_reading(scmp_filter_ctx filter)
{
	static const int allowed[] = {
		SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(statx),
		SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(readlink), SCMP_SYS(readlinkat),
		SCMP_SYS(getdents64), SCMP_SYS(lseek), SCMP_SYS(pread64), SCMP_SYS(fstatfs),
		SCMP_SYS(statfs), SCMP_SYS(fadvise64), SCMP_SYS(getcwd),
	};
	/* Libraries that keep caches try to renew them. */
	static const int refused[] = {
		SCMP_SYS(unlink), SCMP_SYS(unlinkat), SCMP_SYS(rename), SCMP_SYS(renameat),
		SCMP_SYS(link), SCMP_SYS(linkat), SCMP_SYS(symlink), SCMP_SYS(mkdir),
		SCMP_SYS(mkdirat), SCMP_SYS(chmod), SCMP_SYS(fchmod), SCMP_SYS(utimensat),
	};
	int rc = 0;
	for (size_t i = 0; rc == 0 && i < sizeof refused / sizeof *refused; i++)
		rc = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), refused[i], 0);
	for (size_t i = 0; rc == 0 && i < sizeof allowed / sizeof *allowed; i++)
		rc = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
	static const scmp_datum_t writing[] = {O_WRONLY, O_RDWR};
	if (rc == 0)
		rc = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
		                      SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE, O_RDONLY));
	for (size_t i = 0; rc == 0 && i < 2; i++)
		rc = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(openat), 1,
		                      SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE, writing[i]));
	return rc;
}

/* clone3 says what it wants in memory, where no filter looks: libraries then try clone. */
static int
allow_threads(scmp_filter_ctx filter)
{
	int rc = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
	                          SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
	if (rc == 0)
		rc = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
	if (rc == 0)
		rc = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(set_robust_list), 0);
	return rc;
}

static int
refuse_threads(scmp_filter_ctx filter)
{
	int rc = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(clone), 0);
	return rc ? rc : seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(clone3), 0);
}

static bool
enter_seccomp(const struct sandbox_options *options, struct err *err)
{
	static const int allowed[] = {
		SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev),
		SCMP_SYS(recvfrom), SCMP_SYS(sendto), SCMP_SYS(recvmsg), SCMP_SYS(sendmsg),
		SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(close), SCMP_SYS(fcntl),
		SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(brk), SCMP_SYS(exit), SCMP_SYS(exit_group),
		SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction),
		SCMP_SYS(sigaltstack), SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),
		SCMP_SYS(futex), SCMP_SYS(getrandom), SCMP_SYS(sched_yield), SCMP_SYS(getpid),
		SCMP_SYS(gettid), SCMP_SYS(getrusage), SCMP_SYS(times), SCMP_SYS(time),
		SCMP_SYS(restart_syscall), SCMP_SYS(rseq), SCMP_SYS(nanosleep),
		SCMP_SYS(clock_nanosleep), SCMP_SYS(sysinfo), SCMP_SYS(sched_getaffinity),
	};
	static const int refused[] = {
		SCMP_SYS(open), SCMP_SYS(ioctl), SCMP_SYS(prctl), SCMP_SYS(uname), SCMP_SYS(getpeername),
		SCMP_SYS(prlimit64), SCMP_SYS(pipe2),
	};
	static const int reading[] = {
		SCMP_SYS(openat), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(fstat),
		SCMP_SYS(newfstatat), SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(readlink),
		SCMP_SYS(readlinkat), SCMP_SYS(getcwd), SCMP_SYS(statx), SCMP_SYS(getdents64),
		SCMP_SYS(lseek),
	};
	static const int mapping[] = {SCMP_SYS(mmap), SCMP_SYS(mprotect)};
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
	int rc = filter ? 0 : -ENOMEM;
	for (size_t i = 0; rc == 0 && i < sizeof allowed / sizeof *allowed; i++)
		rc = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
	for (size_t i = 0; rc == 0 && i < sizeof refused / sizeof *refused; i++)
		rc = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), refused[i], 0);
	if (rc == 0)
		rc = options->threads ? allow_threads(filter) : refuse_threads(filter);
	if (rc == 0 && may_read(options))
		rc = allow_reading(filter);
	for (size_t i = 0; rc == 0 && !may_read(options) && i < sizeof reading / sizeof *reading; i++)
		rc = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), reading[i], 0);
	/* Memory, but never executable memory. */
	for (size_t i = 0; rc == 0 && i < sizeof mapping / sizeof *mapping; i++)
		rc = seccomp_rule_add(filter, SCMP_ACT_ALLOW, mapping[i], 1,
		                      SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	/* abort() raises a signal in its own process and nowhere else. */
	if (rc == 0)
		rc = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
		                      SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid()));
	if (rc == 0)
		rc = seccomp_load(filter);
	seccomp_release(filter);
	if (rc != 0)
		return err_set(err, ERR_INTERNAL, "the kernel refused a seccomp filter: %s",
		               strerror(-rc));
	return true;
}

bool
sandbox_enter(const struct sandbox_options *options, struct err *err)
{
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return err_set(err, ERR_INTERNAL, "could not give up new privileges: %s",
		               strerror(errno));
	size_t mapped = mapped_bytes(); /* Landlock closes /proc, too */
	if (!enter_landlock(options, err))
		return false;
	enter_limits(options, mapped);
	return enter_seccomp(options, err);
}
