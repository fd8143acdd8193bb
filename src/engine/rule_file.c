/* rule_file.c: reading outlet rules from a file. */
#include "engine/rule_file.h"

#include "model/limits.h"
#include "os/file.h"

bool
rule_file_read(struct arena *out, struct str path, const struct rules **rules, struct err *err)
{
	struct str text;
	struct rules *r = arena_new(out, struct rules);
	*rules = NULL;
	if (!path.n)
		return true;
	if (!file_read(out, str_c(out, path), LIMIT_RULES_BYTES, &text, err)) {
		err->code = ERR_USAGE;
		return err_wrap(err, "outlet rules");
	}
	if (!rules_read(r, out, text, str_c(out, path), err))
		return false;
	*rules = r;
	return true;
}
