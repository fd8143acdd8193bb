/* english_file.h: the model of English as it is installed beside the program. */
#ifndef GW_ENGINE_ENGLISH_FILE_H
#define GW_ENGINE_ENGLISH_FILE_H

#include "text/english.h"

/* Mapped and opened at the first call, kept for the process; any thread may ask.  NULL where it
 * is missing or damaged, which is said once in the log: everything else works without it.  A
 * process that gives up its rights to files asks once before. */
const struct english *english_file(void);

#endif
