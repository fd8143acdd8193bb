/* embedded.h: files compiled into the program by tools/embed.c. */
#ifndef GW_BASE_EMBEDDED_H
#define GW_BASE_EMBEDDED_H

struct embedded {
	const char *name;           /* without its folder; NULL ends a table */
	const unsigned char *bytes; /* at a multiple of 16, followed by a NUL that is not counted */
	unsigned long size;
};

#endif
