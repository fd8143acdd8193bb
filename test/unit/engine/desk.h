/* desk.h: an engine without network, a store of its own, and articles put into it. */
#ifndef GW_TEST_ENGINE_DESK_H
#define GW_TEST_ENGINE_DESK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "engine/anew.h"
#include "engine/state.h"

enum { HOUR = 3600, DAY = 24 * HOUR };

struct desk {
	char folder[200];
	struct engine *e;
	struct engine_options options;
	struct config config;
	struct arena arena; /* as long as the desk */
	struct err err;
	int64_t articles;
};

struct desk *desk_open(void);
void desk_close(struct desk *d);
/* Forgets all that is not in the store. */
void desk_restart(struct desk *d);
/* The time of the news from now on. */
void desk_at(struct desk *d, int64_t news);

struct report {
	const char *outlet;
	struct str title, text;
	enum article_kind kind;
	int64_t published; /* 0: now */
	bool old;          /* when it is first seen, which is now */
	struct str language; /* STR_NONE: en */
};
/* Found, read and placed; its id. */
int64_t desk_place(struct desk *d, const struct report *r);
int64_t desk_story_of(struct desk *d, int64_t article);

/* All members by place: article, story, reprint_of, held. */
struct membership {
	int64_t (*rows)[4];
	size_t count;
};
struct membership desk_members(struct desk *d);

#define desk_ok(d, call) assert_string_equal((call) ? "" : (d)->err.msg, "")

#endif
