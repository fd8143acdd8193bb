/* modelled_piece.c: one sentence of a model: found, checked, and what stands in for it. */
#include "engine/modelled_piece.h"

#include "write/shorten.h"

bool
piece_is_in(const struct model_piece *p)
{
	return p->fate != FATE_DROPPED;
}

bool
piece_is_models(const struct model_piece *p)
{
	return p->made.n && (p->fate == FATE_KEPT || p->fate == FATE_MOVED);
}

void
piece_drop(struct model_piece *p, struct str reason)
{
	p->fate = FATE_DROPPED;
	p->reason = reason;
}

struct str
piece_passage(const struct model_work *w, struct cite c)
{
	return str_sub(w->articles[c.article].text, c.start, c.end);
}

/* ── what stands in for a sentence that failed ── */

/* The default writer's sentence from that passage. */
static const struct story_sentence *
standard_of(const struct story *s, struct cite c)
{
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		for (size_t i = 0; i < s->paragraphs[p].count; i++) {
			const struct story_sentence *x = &s->paragraphs[p].sentences[i];
			if (x->cite_count && x->cites[0].article == c.article &&
			    x->cites[0].start < c.end && c.start < x->cites[0].end)
				return x;
		}
	return NULL;
}

static struct story_sentence
sentence_at(struct model_work *w, struct str text, struct cite c, enum check_level level)
{
	struct story_sentence s = {.text = text, .check = level, .cite_count = 1};
	s.cites = arena_array(w->out, struct cite, 1);
	s.cites[0] = c;
	return s;
}

/* The passage's own sentence, shortened as the default writer would. */
bool
piece_own_sentence(struct model_work *w, struct cite c, struct story_sentence *s)
{
	static const struct gate_options quoted = {.quoted_only = true};
	const struct story_sentence *standard = standard_of(w->standard, c);
	if (standard) {
		*s = *standard;
		return true;
	}
	struct str passage = piece_passage(w, c);
	struct str text = shorten_sentence(w->out, w->scratch, passage, w->cue);
	struct arena temp = w->scratch, inner = arena_upper(&temp);
	enum check_level level = gate_check(&temp, inner, &quoted, passage, text).level;
	if (level == CHECK_NONE || !model_stands_alone(w, text))
		return false;
	*s = sentence_at(w, text, c, level);
	return true;
}

/* ── one sentence ── */

/* With the mark that ends its passage, where it ends on the passage's last word without it. */
static struct str
with_end(struct model_work *w, struct str text, struct str passage)
{
	passage = str_trim(passage);
	char mark = passage.n ? passage.p[passage.n - 1] : 0;
	struct str last = str_skip(text, (size_t)(str_rfind_byte(text, ' ') + 1));
	if ((mark != '.' && mark != '!' && mark != '?') || !last.n ||
	    !str_ends(str_sub(passage, 0, passage.n - 1), last))
		return text;
	return str_fmt(w->out, STR_FMT "%c", STR_ARG(text), mark);
}

static void
give_way(struct model_work *w, struct model_piece *p, struct cite nearest, struct str reason)
{
	p->reason = reason;
	p->fate = FATE_DROPPED;
	if (nearest.end && piece_own_sentence(w, nearest, &p->sentence))
		p->fate = FATE_REPLACED;
}

/* It leaves out nothing of its passage but the marks at its end. */
static bool
is_all_of(struct str text, struct str passage)
{
	enum { MARKS = 3 };
	return text.n + MARKS >= str_trim(passage).n;
}

struct model_piece
piece_take(struct model_work *w, const struct passages *passages, const struct llm_sentence *s)
{
	struct model_piece p = {.made = s->text};
	struct model_found f = model_find(w, passages, s);
	if (f.level == CHECK_NONE) {
		give_way(w, &p, f.nearest, f.reason);
	} else if (!model_stands_alone(w, s->text)) {
		give_way(w, &p, f.cite, STR("it leans on what stood before it"));
	} else if (!is_all_of(s->text, piece_passage(w, f.cite)) && !model_has_verb(w, s->text, true)) {
		give_way(w, &p, f.cite, STR("it is no whole sentence"));
	} else if (f.level == CHECK_REWRITTEN &&
	           !model_judge_allows(w, piece_passage(w, f.cite), s->text)) {
		give_way(w, &p, f.cite, STR("the judge model says no"));
	} else {
		p.fate = f.hinted ? FATE_KEPT : FATE_MOVED;
		p.level = f.level;
		p.sentence = sentence_at(w, with_end(w, s->text, piece_passage(w, f.cite)), f.cite, f.level);
	}
	return p;
}
