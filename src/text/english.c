/* english.c: the parts of the model of English together. */
#include "text/english.h"

#include "text/parse_model.h"
#include "text/tagger.h"

struct english {
	struct tagger tagger;
	struct parse_model parser;
};

const struct english *
english_open(struct arena *out, struct arena scratch, struct str bytes, struct err *err)
{
	struct english *e = arena_new(out, struct english);
	const struct model *m = model_open(out, bytes, err);
	if (!m || !tagger_open(&e->tagger, m, err) ||
	    !parse_model_open(&e->parser, scratch, m, err))
		return NULL;
	return e;
}

const struct tagger *
english_tagger(const struct english *e)
{
	return &e->tagger;
}

const struct parse_model *
english_parser(const struct english *e)
{
	return &e->parser;
}

struct phrases
english_read(struct arena *out, struct arena scratch, const struct english *e,
	     struct str sentence)
{
	struct parse *p = arena_new(out, struct parse);
	struct tag_words words = tag_text(out, scratch, &e->tagger, sentence);
	*p = parse_words(out, scratch, &e->parser, words);
	return phrases_of(out, p);
}
