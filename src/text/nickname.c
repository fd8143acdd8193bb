/* nickname.c: one pair a row. */
#include "text/nickname.h"

static const char *const nicknames[][2] = {
	{"alex", "alexander"}, {"andy", "andrew"},   {"ben", "benjamin"}, {"bill", "william"},
	{"bob", "robert"},     {"chris", "christopher"}, {"chuck", "charles"}, {"dan", "daniel"},
	{"dave", "david"},     {"dick", "richard"},  {"don", "donald"},   {"ed", "edward"},
	{"greg", "gregory"},   {"jeff", "jeffrey"},  {"jim", "james"},    {"joe", "joseph"},
	{"ken", "kenneth"},    {"larry", "lawrence"}, {"liz", "elizabeth"}, {"matt", "matthew"},
	{"mike", "michael"},   {"nick", "nicholas"}, {"rob", "robert"},   {"ron", "ronald"},
	{"sam", "samuel"},     {"steve", "stephen"}, {"steve", "steven"}, {"ted", "edward"},
	{"tim", "timothy"},    {"tom", "thomas"},    {"tony", "anthony"},
};

bool
nickname_pairs(struct str a, struct str b)
{
	for (size_t i = 0; i < sizeof nicknames / sizeof *nicknames; i++) {
		struct str nick = str_of(nicknames[i][0]), name = str_of(nicknames[i][1]);
		if ((str_eq_nocase(a, nick) && str_eq_nocase(b, name)) ||
		    (str_eq_nocase(b, nick) && str_eq_nocase(a, name)))
			return true;
	}
	return false;
}

bool
nickname_knows(struct str low)
{
	for (size_t i = 0; i < sizeof nicknames / sizeof *nicknames; i++)
		if (str_eq(low, str_of(nicknames[i][0])) || str_eq(low, str_of(nicknames[i][1])))
			return true;
	return false;
}
