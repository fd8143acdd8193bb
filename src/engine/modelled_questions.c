/* modelled_questions.c: questions and answers of a model's story. */
#include "engine/modelled_piece.h"

static bool
answered_before(const struct story *s, struct cite c)
{
	for (size_t i = 0; i < s->question_count; i++)
		for (size_t k = 0; k < s->questions[i].answer_count; k++) {
			const struct cite *o = s->questions[i].answer[k].cites;
			if (o->article == c.article && o->start < c.end && c.start < o->end)
				return true;
		}
	return false;
}

static void
take_question(struct model_work *w, const struct passages *passages,
              const struct llm_question *made, struct story *s)
{
	struct story_question q = {.role = made->role, .question = made->question};
	q.answer = arena_array(w->out, struct story_sentence, LLM_ANSWER_MOST);
	for (size_t i = 0; i < made->answer.count; i++) {
		struct model_piece p = piece_take(w, passages, &made->answer.at[i]);
		if (piece_is_models(&p))
			q.answer[q.answer_count++] = p.sentence;
		model_note(w, (struct modelled_verdict){
			.piece = PIECE_ANSWER, .fate = piece_is_models(&p) ? p.fate : FATE_DROPPED, .level = p.level,
			.made = p.made, .published = piece_is_models(&p) ? p.made : STR_NONE, .reason = p.reason,
			.passage = p.sentence.cite_count ? piece_passage(w, p.sentence.cites[0]) : STR_NONE});
	}
	struct str reason = STR("nothing answers it");
	bool good = q.answer_count && !answered_before(s, q.answer[0].cites[0]) &&
	            model_question_good(w, q.question, q.answer[0].cites[0], &reason);
	model_note(w, (struct modelled_verdict){
		.piece = PIECE_QUESTION, .fate = good ? FATE_KEPT : FATE_DROPPED, .made = made->question,
		.published = good ? made->question : STR_NONE, .reason = good ? STR_NONE : reason});
	if (good)
		s->questions[s->question_count++] = q;
}

void
model_put_questions(struct model_work *w, const struct passages *passages, const struct llm_draft *d,
              struct story *s)
{
	enum { QUESTIONS_MOST = 5 };
	const struct story *standard = w->standard;
	s->questions = arena_array(w->out, struct story_question,
	                           d->question_count + standard->question_count + 1);
	s->question_count = 0;
	for (size_t i = 0; i < d->question_count; i++)
		take_question(w, passages, &d->questions[i], s);
	for (size_t i = 0; i < standard->question_count && s->question_count < QUESTIONS_MOST; i++)
		if (!answered_before(s, standard->questions[i].answer[0].cites[0]))
			s->questions[s->question_count++] = standard->questions[i];
}
