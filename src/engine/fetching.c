/* fetching.c: how the fetch process is set up. */
#include "engine/fetching.h"

bool
fetching_options(const struct config *config, struct fetch_options *options, struct err *err)
{
	*options = (struct fetch_options){
		.user_agent = config->user_agent,
		.proxy = config->proxy,
		.resolve = config->resolve,
		.connections = (int)config->connections,
	};
	return guard_parse(&options->guard, config->allow_net.p ? config->allow_net : STR(""), err) ||
	       err_wrap(err, "allow_net");
}

struct str
fetching_agent(const struct config *config)
{
	size_t n = 0;
	struct str agent = config->user_agent;
	while (n < agent.n && (byte_is_alpha((unsigned char)agent.p[n]) || agent.p[n] == '-' ||
	                       agent.p[n] == '_'))
		n++;
	return n ? str_sub(agent, 0, n) : STR("glancewire");
}
