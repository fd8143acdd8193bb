/* embedded_files.h: what the demo carries: its newsroom, its layouts, its house ads. */
#ifndef GW_DEMO_EMBEDDED_FILES_H
#define GW_DEMO_EMBEDDED_FILES_H

#include "base/embedded.h"

extern const struct embedded demo_newsroom_files[]; /* newsroom/README's format */
extern const struct embedded demo_layout_files[];   /* templates of the outlets' pages */
/* One house ad a file, "key: value" lines: headline, text, link, label. */
extern const struct embedded demo_ads_files[];
extern const unsigned long demo_newsroom_files_count;
extern const unsigned long demo_ads_files_count;

#endif
