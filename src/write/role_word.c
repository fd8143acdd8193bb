/* role_word.c: one word a row. */
#include "write/role_word.h"

#include <stdlib.h>

#define DEED ROLE_DEED
#define SAYING ROLE_SAYING
#define EARLIER ROLE_EARLIER
#define JUDGING ROLE_JUDGING
#define CAUSE ROLE_CAUSE
#define SPAN ROLE_SPAN
#define WHICH ROLE_WHICH
#define COME ROLE_COME
#define IS ROLE_IS
#define HAS ROLE_HAS
#define WILL ROLE_WILL
#define SAYS ROLE_SAYS
#define PAST ROLE_PAST
#define VERB ROLE_VERB

struct row {
	const char *word;
	unsigned classes;
};

/* Sorted. */
static const struct row rows[] = {
	{"absurd", JUDGING}, {"after", CAUSE}, {"ago", EARLIER}, {"agreed", DEED},
	{"already", EARLIER}, {"am", IS}, {"amid", CAUSE}, {"announced", DEED}, {"appointed", DEED},
	{"approved", DEED}, {"are", IS}, {"aren't", IS}, {"arrested", DEED}, {"arrived", DEED},
	{"as", CAUSE}, {"asked", SAYING}, {"ate", PAST}, {"autumn", SPAN}, {"bad", JUDGING},
	{"banned", DEED}, {"beat", PAST}, {"became", EARLIER | PAST}, {"because", CAUSE},
	{"began", EARLIER | PAST}, {"believe", JUDGING}, {"believes", JUDGING}, {"better", JUDGING},
	{"bid", PAST}, {"bled", PAST}, {"blocked", DEED}, {"bore", PAST}, {"born", EARLIER},
	{"bought", PAST}, {"bound", PAST}, {"broke", PAST}, {"brought", PAST}, {"built", PAST},
	{"came", COME | PAST}, {"can", VERB}, {"can't", VERB}, {"cannot", VERB}, {"caught", PAST},
	{"century", SPAN}, {"charged", DEED}, {"chose", PAST}, {"clearly", JUDGING}, {"closed", DEED},
	{"column", SAYING}, {"come", COME}, {"comes", COME}, {"coming", COME}, {"conference", SAYING},
	{"confirmed", DEED}, {"convicted", DEED}, {"could", VERB}, {"couldn't", VERB},
	{"course", JUDGING}, {"cut", PAST}, {"dealt", PAST}, {"decade", EARLIER | SPAN},
	{"decades", EARLIER}, {"decided", DEED}, {"declined", DEED}, {"defeated", DEED},
	{"did", PAST}, {"died", DEED}, {"discovered", DEED}, {"dismissed", DEED}, {"do", VERB},
	{"does", VERB}, {"doesn't", VERB}, {"don't", VERB}, {"drew", PAST}, {"dropped", DEED},
	{"drove", PAST}, {"due", CAUSE}, {"earlier", EARLIER}, {"editorial", SAYING},
	{"even", JUDGING}, {"facebook", SAYING}, {"fact", JUDGING}, {"fall", SPAN}, {"fed", PAST},
	{"feel", JUDGING}, {"fell", DEED | PAST}, {"felt", PAST}, {"filed", DEED}, {"fired", DEED},
	{"flew", PAST}, {"following", CAUSE}, {"former", EARLIER}, {"formerly", EARLIER},
	{"fought", PAST}, {"found", DEED | PAST}, {"founded", EARLIER}, {"gave", PAST},
	{"good", JUDGING}, {"got", PAST}, {"great", JUDGING}, {"grew", PAST}, {"had", VERB},
	{"hadn't", VERB}, {"hardly", JUDGING}, {"has", HAS}, {"hasn't", HAS}, {"have", HAS},
	{"haven't", HAS}, {"he'll", WILL}, {"he's", IS}, {"heard", PAST}, {"held", PAST},
	{"hid", PAST}, {"historic", EARLIER}, {"historically", EARLIER}, {"history", EARLIER},
	{"hit", DEED | PAST}, {"hope", JUDGING}, {"hopes", JUDGING}, {"how", JUDGING}, {"i'll", WILL},
	{"i'm", IS}, {"if", JUDGING}, {"increased", DEED}, {"indeed", JUDGING},
	{"initially", EARLIER}, {"interview", SAYING}, {"is", IS}, {"isn't", IS}, {"issued", DEED},
	{"issues", DEED}, {"it'll", WILL}, {"it's", IS}, {"just", JUDGING}, {"kept", PAST},
	{"killed", DEED}, {"kind", JUDGING}, {"knew", PAST}, {"known", EARLIER}, {"laid", PAST},
	{"last", EARLIER | WHICH}, {"late", EARLIER}, {"launched", DEED}, {"lay", PAST},
	{"led", PAST}, {"left", DEED | PAST}, {"let", PAST}, {"letter", SAYING}, {"likely", JUDGING},
	{"long", EARLIER}, {"longtime", EARLIER}, {"lost", DEED | PAST}, {"made", PAST},
	{"matter", JUDGING}, {"may", VERB}, {"maybe", JUDGING}, {"memo", SAYING},
	{"met", DEED | PAST}, {"might", VERB}, {"month", SPAN}, {"must", JUDGING | VERB},
	{"need", JUDGING}, {"needs", JUDGING}, {"next", WHICH}, {"nominated", DEED},
	{"obviously", JUDGING}, {"once", EARLIER}, {"op-ed", SAYING}, {"opened", DEED},
	{"ordered", DEED}, {"originally", EARLIER}, {"ought", JUDGING | VERB}, {"overtook", PAST},
	{"paid", PAST}, {"passed", DEED}, {"past", EARLIER | WHICH}, {"perhaps", JUDGING},
	{"pleaded", DEED}, {"podcast", SAYING}, {"predecessor", EARLIER}, {"press", SAYING},
	{"previous", EARLIER | WHICH}, {"previously", EARLIER}, {"problem", JUDGING}, {"put", PAST},
	{"quarter", SPAN}, {"quite", JUDGING}, {"ran", PAST}, {"rather", JUDGING}, {"read", PAST},
	{"really", JUDGING}, {"recent", EARLIER}, {"recently", EARLIER}, {"rejected", DEED},
	{"released", DEED}, {"remarks", SAYING}, {"reporters", SAYING}, {"resigned", DEED},
	{"revealed", DEED}, {"right", JUDGING}, {"rode", PAST}, {"rose", DEED | PAST},
	{"ruled", DEED}, {"said", PAST}, {"sank", PAST}, {"sat", PAST}, {"saw", PAST}, {"say", SAYS},
	{"says", SAYS}, {"season", SPAN}, {"seem", JUDGING}, {"seems", JUDGING}, {"seized", DEED},
	{"sense", JUDGING}, {"sent", PAST}, {"sentenced", DEED}, {"shall", WILL}, {"she'll", WILL},
	{"she's", IS}, {"shot", DEED | PAST}, {"should", JUDGING | VERB}, {"shouldn't", VERB},
	{"signed", DEED}, {"simply", JUDGING}, {"since", EARLIER | CAUSE}, {"slept", PAST},
	{"sold", PAST}, {"sought", PAST}, {"speaking", SAYING}, {"speech", SAYING}, {"spent", PAST},
	{"spoke", PAST}, {"spokesman", SAYING}, {"spokesperson", SAYING}, {"spokeswoman", SAYING},
	{"spring", SPAN}, {"started", EARLIER}, {"statement", SAYING}, {"stood", PAST},
	{"struck", DEED | PAST}, {"sued", DEED}, {"summer", SPAN}, {"surely", JUDGING},
	{"suspended", DEED}, {"swore", PAST}, {"taught", PAST}, {"that's", IS}, {"there's", IS},
	{"they'll", WILL}, {"they're", IS}, {"thing", JUDGING}, {"things", JUDGING},
	{"think", JUDGING}, {"this", WHICH}, {"threw", PAST}, {"tied", PAST}, {"told", SAYING | PAST},
	{"took", PAST}, {"tore", PAST}, {"truly", JUDGING}, {"truth", JUDGING}, {"tweet", SAYING},
	{"tweeted", SAYING}, {"twitter", SAYING}, {"unveiled", DEED}, {"very", JUDGING},
	{"voted", DEED}, {"want", JUDGING}, {"wants", JUDGING}, {"was", VERB}, {"wasn't", VERB},
	{"we'll", WILL}, {"we're", IS}, {"week", SPAN}, {"went", PAST}, {"were", VERB},
	{"weren't", VERB}, {"what", JUDGING}, {"why", JUDGING}, {"will", WILL}, {"winter", SPAN},
	{"withdrew", PAST}, {"won", DEED | PAST}, {"won't", WILL}, {"wore", PAST}, {"worse", JUDGING},
	{"worst", JUDGING}, {"would", VERB}, {"wouldn't", VERB}, {"wrong", JUDGING}, {"wrote", PAST},
	{"year", SPAN}, {"years", EARLIER},
};

static int
by_word(const void *key, const void *row)
{
	return str_cmp(*(const struct str *)key, str_of(((const struct row *)row)->word));
}

unsigned
role_word(struct str low)
{
	const struct row *row = bsearch(&low, rows, sizeof rows / sizeof *rows, sizeof *rows, by_word);
	return row ? row->classes : 0;
}
