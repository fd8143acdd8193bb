/* err.h: one error: what the caller should do about it, and a sentence for people.
 *
 * Functions that can fail return bool (true: done) or a pointer (NULL: failed) and take
 * `struct err *err` last.  The error is set once where it happened, wrapped on the way up
 * (err_wrap puts "could not …: " in front) and logged once where it is handled.
 * `err` may not be NULL.  Absence is a value, never an error. */
#ifndef GW_BASE_ERR_H
#define GW_BASE_ERR_H

#include <stdarg.h>
#include <stdbool.h>

enum err_code {
	ERR_NONE,
	ERR_USAGE,    /* the command line or the configuration is wrong: tell the user, exit 2 */
	ERR_INPUT,    /* these bytes cannot be read as what they claim to be: skip them */
	ERR_LIMIT,    /* a limit of model/limits.h was passed: skip it */
	ERR_AGAIN,    /* may work later: retry with back-off */
	ERR_GONE,     /* will never be there again: stop asking */
	ERR_DENIED,   /* not allowed (robots.txt, private address, rights): do not retry */
	ERR_BUSY,     /* somebody else holds it */
	ERR_STORE,    /* the store or the disk failed: stop the work, keep what there is */
	ERR_INTERNAL, /* a bug or a missing part of the system */
};

struct err {
	enum err_code code;
	char msg[500];
};

/* Sets code and message; returns false, so that `return err_set(…)` reads well. */
bool err_set(struct err *err, enum err_code code, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* Puts "prefix: " before the message, keeps the code; returns false. */
bool err_wrap(struct err *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Stable short name of a code ("again", "denied"), for logs and JSON. */
const char *err_name(enum err_code code);

#endif
