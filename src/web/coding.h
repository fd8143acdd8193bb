/* coding.h: codings of bodies (RFC 9110, 8.4): which of them a client wants, and bodies in them. */
#ifndef GW_WEB_CODING_H
#define GW_WEB_CODING_H

#include "base/str.h"

enum coding {
	CODING_NONE, /* the bytes as they are */
	CODING_GZIP,
	CODING_BROTLI,
	CODINGS,
};

/* What is sent where there is a body in it; CODING_NONE: nothing more is taken. */
struct coding_wish {
	enum coding first, second;
};

/* Of an Accept-Encoding header, by its weights (RFC 9110, 12.5.3); among equals brotli, whose bodies
 * are smaller, comes before gzip, and both before the bytes as they are. */
struct coding_wish coding_wanted(struct str accept);
bool coding_takes(struct coding_wish wish, enum coding coding);

/* The body in gzip or brotli, from malloc; NULL where it would not become smaller, or is too short for
 * it to matter, or memory is short.  `once`: it is made once and served for long, so that it may
 * take a while. */
char *coding_pack(enum coding coding, struct str body, bool once, size_t *n);

/* "gzip", "br" */
const char *coding_name(enum coding coding);

#endif
