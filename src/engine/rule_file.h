/* rule_file.h: the file of outlet rules that the configuration or the command line names. */
#ifndef GW_ENGINE_RULE_FILE_H
#define GW_ENGINE_RULE_FILE_H

#include "extract/rules.h"

/* *rules lives in `out`; NULL where `path` is absent.  False with ERR_USAGE and "FILE:12:5: …" where
 * the file is wrong or cannot be read. */
bool rule_file_read(struct arena *out, struct str path, const struct rules **rules,
                    struct err *err);

#endif
