/* fetching.h: how the fetch process is set up from the configuration. */
#ifndef GW_ENGINE_FETCHING_H
#define GW_ENGINE_FETCHING_H

#include "engine/config.h"
#include "net/fetch.h"

/* False with ERR_USAGE where a network of allow_net cannot be read. */
bool fetching_options(const struct config *config, struct fetch_options *options,
                      struct err *err);

/* Our name in robots.txt: the product token of the user agent ("glancewire"). */
struct str fetching_agent(const struct config *config);

#endif
