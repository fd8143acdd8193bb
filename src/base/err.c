/* err.c: one error, set once and wrapped on the way up. */
#include "base/err.h"

#include <stdio.h>
#include <string.h>

bool
err_set(struct err *err, enum err_code code, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	err->code = code;
	vsnprintf(err->msg, sizeof err->msg, fmt, ap);
	va_end(ap);
	return false;
}

bool
err_wrap(struct err *err, const char *fmt, ...)
{
	char head[sizeof err->msg];
	char tail[sizeof err->msg];
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(head, sizeof head, fmt, ap);
	va_end(ap);
	memcpy(tail, err->msg, sizeof tail);
	int n = snprintf(err->msg, sizeof err->msg, "%.240s: ", head);
	if (n > 0 && (size_t)n < sizeof err->msg)
		snprintf(err->msg + n, sizeof err->msg - (size_t)n, "%.*s",
		         (int)(sizeof err->msg - (size_t)n - 1), tail);
	return false;
}

const char *
err_name(enum err_code code)
{
	static const char *const names[] = {
		[ERR_NONE] = "none",     [ERR_USAGE] = "usage",   [ERR_INPUT] = "input",
		[ERR_LIMIT] = "limit",   [ERR_AGAIN] = "again",   [ERR_GONE] = "gone",
		[ERR_DENIED] = "denied", [ERR_BUSY] = "busy",     [ERR_STORE] = "store",
		[ERR_INTERNAL] = "internal",
	};
	return code < sizeof names / sizeof *names ? names[code] : "unknown";
}
