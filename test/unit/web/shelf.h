/* shelf.h: a store of many stories, and a worker of the server that reads it. */
#ifndef GW_TEST_WEB_SHELF_H
#define GW_TEST_WEB_SHELF_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "engine/listing.h"
#include "web/api.h"
#include "web/archive.h"

enum { SHELF_STORIES = LISTING_PAGE + 5 };
extern const int64_t shelf_monday; /* 2026-11-30 */

struct shelf {
	char folder[64];
	struct arena arena;
	struct web_options options;
	struct server server;
	struct worker worker;
	struct err err;
};

int shelf_open(void **state);
int shelf_close(void **state);
void shelf_need(struct shelf *f, bool ok);
/* Story n of section World/Asia, reported by The Wire on day n / 10; its id. */
int64_t shelf_publish(struct shelf *f, int n);

#endif
