/* show_english.c: what the model of English makes of the sentences on standard input, one a line.
 *
 * usage: show_english MODEL [tags|tree|phrases]      tree where nothing is said */
#include <stdio.h>
#include <string.h>

#include "model/limits.h"
#include "os/file.h"
#include "text/english.h"

static void
show_tags(const struct tag_words *w)
{
	for (size_t i = 0; i < w->count; i++)
		printf("%s" STR_FMT "/%s", i ? " " : "", STR_ARG(tag_form(w, i)),
		       xpos_name((enum xpos)w->at[i].xpos));
	puts("");
}

static void
show_tree(const struct parse *p)
{
	for (size_t i = 0; i < p->words.count; i++)
		printf("%zu\t" STR_FMT "\t%s\t%s\t%d\t%s\n", i + 1,
		       STR_ARG(tag_form(&p->words, i)),
		       upos_name((enum upos)p->words.at[i].upos),
		       xpos_name((enum xpos)p->words.at[i].xpos),
		       p->head[i] == PARSE_ROOT ? 0 : p->head[i] + 1,
		       dep_name((enum dep)p->dep[i]));
	puts("");
}

static void
show_word(const struct phrases *p, const char *what, int32_t i)
{
	if (i >= 0)
		printf(" %s=" STR_FMT, what,
		       STR_ARG(tag_form(&p->parse->words, (size_t)i)));
}

static void
show_phrases(const struct phrases *p)
{
	static const char *const names[] = {"", " name", " person", " place",
					    " organisation"};
	static const char *const roles[] = {"main",       "coordinate", "beside",
					    "complement", "open",       "adverbial",
					    "relative",   "reduced",    "subject"};
	static const char *const tenses[] = {"", " present", " past", " future"};
	static const char *const modals[] = {"", " possible", " needed", " would"};
	for (size_t i = 0; i < p->nouns; i++) {
		const struct phrase_noun *n = &p->noun[i];
		printf("noun [" STR_FMT "] full [" STR_FMT "]%s%s\n",
		       STR_ARG(phrase_text(p, n->from, n->to)),
		       STR_ARG(phrase_text(p, n->full_from, n->full_to)), names[n->name],
		       n->plural ? " plural" : "");
	}
	for (size_t i = 0; i < p->clauses; i++) {
		const struct phrase_clause *c = &p->clause[i];
		printf("clause %s [" STR_FMT "]%s%s%s%s%s%s%s", roles[c->role],
		       STR_ARG(phrase_text(p, c->verb_from, c->verb + 1u)),
		       tenses[c->tense], modals[c->modal], c->negated ? " negated" : "",
		       c->passive ? " passive" : "", c->perfect ? " perfect" : "",
		       c->progressive ? " progressive" : "",
		       c->copular ? " copular" : "");
		show_word(p, "subject", c->subject);
		show_word(p, "object", c->object);
		show_word(p, "indirect", c->indirect);
		show_word(p, "agent", c->agent);
		show_word(p, "complement", c->complement);
		show_word(p, "particle", c->particle);
		show_word(p, "mark", c->mark);
		show_word(p, "of", c->antecedent);
		puts("");
	}
	puts("");
}

int
main(int argc, char **argv)
{
	static char line[1 << 16];
	struct arena kept = arena_open(64 << 20), a = arena_open(64 << 20);
	struct arena scratch = arena_open(64 << 20);
	const char *what = argc > 2 ? argv[2] : "tree";
	const struct english *e;
	struct str bytes;
	struct err err;
	if (argc < 2) {
		fprintf(stderr, "usage: show_english MODEL [tags|tree|phrases]\n");
		return 2;
	}
	if (!file_map(argv[1], LIMIT_MODEL_BYTES, &bytes, &err) ||
	    !(e = english_open(&kept, scratch, bytes, &err))) {
		fprintf(stderr, "show_english: %s\n", err.msg);
		return 1;
	}
	while (fgets(line, sizeof line, stdin)) {
		arena_rewind(&a);
		struct phrases p =
			english_read(&a, scratch, e, str_from(line, strcspn(line, "\n")));
		if (strcmp(what, "tags") == 0)
			show_tags(&p.parse->words);
		else if (strcmp(what, "phrases") == 0)
			show_phrases(&p);
		else
			show_tree(p.parse);
	}
	return 0;
}
