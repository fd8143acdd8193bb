/* role_word.c: one word a row. */
#include "write/role_word.h"

#define DEED ROLE_DEED
#define SAYING ROLE_SAYING
#define EARLIER ROLE_EARLIER
#define JUDGING ROLE_JUDGING
#define CAUSE ROLE_CAUSE
#define SPAN ROLE_SPAN
#define WHICH ROLE_WHICH
#define COME ROLE_COME
#define DAY ROLE_DAY
#define THAT ROLE_THAT
#define THAN ROLE_THAN
#define LINK ROLE_LINK
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

/* By their first letters, each sorted. */
static const struct row on_a[] = {
	{"a", LINK}, {"absurd", JUDGING}, {"after", CAUSE}, {"ago", EARLIER}, {"agreed", DEED},
	{"already", EARLIER}, {"am", IS}, {"amid", CAUSE}, {"an", LINK}, {"and", LINK}, {"announced", DEED},
	{"appointed", DEED}, {"approved", DEED}, {"are", IS}, {"aren't", IS}, {"arrested", DEED},
	{"arrived", DEED}, {"as", CAUSE}, {"asked", SAYING}, {"ate", PAST}, {"autumn", SPAN}};
static const struct row on_b[] = {
	{"bad", JUDGING}, {"banned", DEED}, {"be", LINK}, {"beat", PAST}, {"became", EARLIER | PAST},
	{"because", CAUSE}, {"been", LINK}, {"began", EARLIER | PAST}, {"being", LINK},
	{"believe", JUDGING}, {"believes", JUDGING}, {"better", JUDGING}, {"bid", PAST},
	{"bled", PAST}, {"blocked", DEED}, {"bore", PAST}, {"born", EARLIER}, {"bought", PAST},
	{"bound", PAST}, {"broke", PAST}, {"brought", PAST}, {"built", PAST}, {"by", LINK}};
static const struct row on_c[] = {
	{"came", COME | PAST}, {"can", VERB}, {"can't", VERB}, {"cannot", VERB}, {"caught", PAST},
	{"century", SPAN}, {"charged", DEED}, {"chose", PAST}, {"clearly", JUDGING}, {"closed", DEED},
	{"column", SAYING}, {"come", COME}, {"comes", COME}, {"coming", COME}, {"conference", SAYING},
	{"confirmed", DEED}, {"convicted", DEED}, {"could", VERB}, {"couldn't", VERB},
	{"course", JUDGING}, {"cut", PAST}};
static const struct row on_d[] = {
	{"dealt", PAST}, {"decade", EARLIER | SPAN}, {"decades", EARLIER}, {"decided", DEED},
	{"declined", DEED}, {"defeated", DEED}, {"did", PAST}, {"died", DEED}, {"discovered", DEED},
	{"dismissed", DEED}, {"do", VERB}, {"does", VERB}, {"doesn't", VERB}, {"don't", VERB},
	{"drew", PAST}, {"dropped", DEED}, {"drove", PAST}, {"due", CAUSE}};
static const struct row on_e[] = {
	{"earlier", EARLIER}, {"editorial", SAYING}, {"even", JUDGING}};
static const struct row on_f[] = {
	{"fact", JUDGING}, {"fall", SPAN}, {"fed", PAST}, {"feel", JUDGING}, {"fell", DEED | PAST},
	{"felt", PAST}, {"filed", DEED}, {"fired", DEED}, {"flew", PAST}, {"following", CAUSE},
	{"former", EARLIER}, {"formerly", EARLIER}, {"fought", PAST}, {"found", DEED | PAST},
	{"founded", EARLIER}};
static const struct row on_g[] = {
	{"gave", PAST}, {"good", JUDGING}, {"got", PAST}, {"great", JUDGING}, {"grew", PAST}};
static const struct row on_h[] = {
	{"had", VERB}, {"hadn't", VERB}, {"hardly", JUDGING}, {"has", HAS}, {"hasn't", HAS},
	{"have", HAS}, {"haven't", HAS}, {"he'll", WILL}, {"he's", IS}, {"heard", PAST},
	{"held", PAST}, {"hid", PAST}, {"historic", EARLIER}, {"historically", EARLIER},
	{"history", EARLIER}, {"hit", DEED | PAST}, {"hope", JUDGING}, {"hopes", JUDGING},
	{"how", JUDGING}};
static const struct row on_i[] = {
	{"i'll", WILL}, {"i'm", IS}, {"if", JUDGING}, {"in", LINK}, {"increased", DEED},
	{"indeed", JUDGING}, {"initially", EARLIER}, {"interview", SAYING}, {"is", IS}, {"isn't", IS},
	{"issued", DEED}, {"issues", DEED}, {"it'll", WILL}, {"it's", IS}};
static const struct row on_j[] = {
	{"just", JUDGING}};
static const struct row on_k[] = {
	{"kept", PAST}, {"killed", DEED}, {"kind", JUDGING}, {"knew", PAST}, {"known", EARLIER}};
static const struct row on_l[] = {
	{"laid", PAST}, {"last", EARLIER | WHICH}, {"late", EARLIER}, {"launched", DEED},
	{"lay", PAST}, {"led", PAST}, {"left", DEED | PAST}, {"let", PAST}, {"letter", SAYING},
	{"likely", JUDGING}, {"long", EARLIER}, {"longtime", EARLIER}, {"lost", DEED | PAST}};
static const struct row on_m[] = {
	{"made", PAST}, {"matter", JUDGING}, {"may", VERB}, {"maybe", JUDGING}, {"memo", SAYING},
	{"met", DEED | PAST}, {"might", VERB}, {"month", SPAN}, {"morning", DAY},
	{"must", JUDGING | VERB}};
static const struct row on_n[] = {
	{"need", JUDGING}, {"needs", JUDGING}, {"next", WHICH}, {"nominated", DEED}, {"not", LINK}};
static const struct row on_o[] = {
	{"obviously", JUDGING}, {"of", LINK}, {"once", EARLIER}, {"op-ed", SAYING}, {"opened", DEED},
	{"ordered", DEED}, {"originally", EARLIER}, {"ought", JUDGING | VERB}, {"overtook", PAST}};
static const struct row on_p[] = {
	{"paid", PAST}, {"passed", DEED}, {"past", EARLIER | WHICH}, {"perhaps", JUDGING},
	{"pleaded", DEED}, {"podcast", SAYING}, {"predecessor", EARLIER}, {"press", SAYING},
	{"previous", EARLIER | WHICH}, {"previously", EARLIER}, {"problem", JUDGING}, {"put", PAST}};
static const struct row on_q[] = {
	{"quarter", SPAN}, {"quite", JUDGING}};
static const struct row on_r[] = {
	{"ran", PAST}, {"rather", JUDGING}, {"read", PAST}, {"really", JUDGING}, {"recent", EARLIER},
	{"recently", EARLIER}, {"rejected", DEED}, {"released", DEED}, {"remarks", SAYING},
	{"reporters", SAYING}, {"resigned", DEED}, {"revealed", DEED}, {"right", JUDGING},
	{"rode", PAST}, {"rose", DEED | PAST}, {"ruled", DEED}};
static const struct row on_s[] = {
	{"said", PAST}, {"sank", PAST}, {"sat", PAST}, {"saw", PAST}, {"say", SAYS}, {"says", SAYS},
	{"season", SPAN}, {"seem", JUDGING}, {"seems", JUDGING}, {"seized", DEED}, {"sense", JUDGING},
	{"sent", PAST}, {"sentenced", DEED}, {"shall", WILL}, {"she'll", WILL}, {"she's", IS},
	{"shot", DEED | PAST}, {"should", JUDGING | VERB}, {"shouldn't", VERB}, {"signed", DEED},
	{"simply", JUDGING}, {"since", EARLIER | CAUSE}, {"slept", PAST}, {"sold", PAST},
	{"sought", PAST}, {"speaking", SAYING}, {"speech", SAYING}, {"spent", PAST}, {"spoke", PAST},
	{"spokesman", SAYING}, {"spokesperson", SAYING}, {"spokeswoman", SAYING}, {"spring", SPAN},
	{"started", EARLIER}, {"statement", SAYING}, {"stood", PAST}, {"struck", DEED | PAST},
	{"sued", DEED}, {"summer", SPAN}, {"surely", JUDGING}, {"suspended", DEED}, {"swore", PAST}};
static const struct row on_t[] = {
	{"taught", PAST}, {"than", THAN}, {"that", THAT}, {"that's", IS}, {"the", LINK},
	{"there's", IS}, {"they'll", WILL}, {"they're", IS}, {"thing", JUDGING}, {"things", JUDGING},
	{"think", JUDGING}, {"this", WHICH}, {"threw", PAST}, {"tied", PAST}, {"today", DAY},
	{"told", SAYING | PAST}, {"tonight", DAY}, {"took", PAST}, {"tore", PAST}, {"truly", JUDGING},
	{"truth", JUDGING}, {"tweet", SAYING}, {"tweeted", SAYING}};
static const struct row on_u[] = {
	{"unveiled", DEED}};
static const struct row on_v[] = {
	{"very", JUDGING}, {"voted", DEED}};
static const struct row on_w[] = {
	{"want", JUDGING}, {"wants", JUDGING}, {"was", VERB}, {"wasn't", VERB}, {"we'll", WILL},
	{"we're", IS}, {"week", SPAN}, {"went", PAST}, {"were", VERB}, {"weren't", VERB},
	{"what", JUDGING}, {"why", JUDGING}, {"will", WILL}, {"winter", SPAN}, {"withdrew", PAST},
	{"won", DEED | PAST}, {"won't", WILL}, {"wore", PAST}, {"worse", JUDGING}, {"worst", JUDGING},
	{"would", VERB}, {"wouldn't", VERB}, {"wrong", JUDGING}, {"wrote", PAST}};
static const struct row on_y[] = {
	{"year", SPAN}, {"years", EARLIER}, {"yesterday", DAY}};

#define ROWS(letter) {on_##letter, sizeof on_##letter / sizeof *on_##letter}

static const struct {
	const struct row *rows;
	size_t count;
} letters[26] = {
	ROWS(a), ROWS(b), ROWS(c), ROWS(d), ROWS(e), ROWS(f), ROWS(g), ROWS(h), ROWS(i), ROWS(j),
	ROWS(k), ROWS(l), ROWS(m), ROWS(n), ROWS(o), ROWS(p), ROWS(q), ROWS(r), ROWS(s), ROWS(t),
	ROWS(u), ROWS(v), ROWS(w), {NULL, 0}, ROWS(y), {NULL, 0}};

/* Less than 0: `word` stands before `low`. */
static int
compare(const char *word, struct str low)
{
	size_t i = 0;
	while (i < low.n && word[i] == low.p[i])
		i++;
	return i < low.n ? (unsigned char)word[i] - (unsigned char)low.p[i] : word[i] != 0;
}

unsigned
role_word(struct str low)
{
	if (!low.n || low.p[0] < 'a' || low.p[0] > 'z')
		return 0;
	const struct row *rows = letters[low.p[0] - 'a'].rows;
	size_t from = 0, to = letters[low.p[0] - 'a'].count;
	while (from < to) {
		size_t middle = (from + to) / 2;
		int order = compare(rows[middle].word, low);
		if (!order)
			return rows[middle].classes;
		if (order < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return 0;
}
