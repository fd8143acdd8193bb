/* library.h: a shared library that few processes need, loaded when it is first used.
 *
 * Linking libcurl and what it brings (TLS, Kerberos, LDAP, SSH) takes longer than reading fifty
 * feeds, and maps code into the sandboxed workers that they have no business with.  So the
 * functions that we call are defined by ourselves, with the library's own header, and pass on to
 * the library, which is loaded by the one that opens it (curl_global_init, MHD_start_daemon). */
#ifndef GW_OS_LIBRARY_H
#define GW_OS_LIBRARY_H

#include <stddef.h>

#include "base/err.h"

struct library_symbol {
	const char *name;
	void *place; /* of the pointer to the function */
};

/* Finds all symbols in `file`, which stays loaded.  False with ERR_INTERNAL where it or one of
 * them is missing. */
bool library_load(const char *file, const struct library_symbol *symbols, size_t count,
		  struct err *err);

#endif
