/* draft.c: answers of models, read strictly. */
#include "llm/draft.h"

#include "llm/plain.h"
#include "model/limits.h"

/* ── what a member may be ── */

static bool
only_members(const struct json *object, const char *const *names, size_t count, struct err *err)
{
	if (!object || object->type != JSON_T_OBJECT)
		return err_set(err, ERR_INPUT, "an object was expected");
	json_each(member, object) {
		bool known = false;
		for (size_t i = 0; i < count; i++)
			known = known || str_eq(member->key, str_of(names[i]));
		if (!known)
			return err_set(err, ERR_INPUT, "\"" STR_FMT "\" is no member",
			               STR_ARG(str_sub(member->key, 0, 40)));
	}
	for (size_t i = 0; i < count; i++)
		if (!json_get(object, names[i]))
			return err_set(err, ERR_INPUT, "the member \"%s\" is missing", names[i]);
	return true;
}

static bool
get_text(const struct json *v, const char *name, size_t most, struct str *text, struct err *err)
{
	const struct json *member = json_get(v, name);
	if (!member || member->type != JSON_T_STRING)
		return err_set(err, ERR_INPUT, "\"%s\" is no text", name);
	*text = str_trim(member->text);
	return text->n <= most || err_set(err, ERR_INPUT, "\"%s\" is too long", name);
}

static bool
get_list(const struct json *v, const char *name, size_t most, const struct json **list,
         struct err *err)
{
	*list = json_get(v, name);
	if (!*list || (*list)->type != JSON_T_ARRAY)
		return err_set(err, ERR_INPUT, "\"%s\" is no list", name);
	return (*list)->count <= most ||
	       err_set(err, ERR_INPUT, "\"%s\" has more than %zu entries", name, most);
}

/* ── parts of a story ── */

static bool
get_sentence(const struct json *v, struct llm_sentence *s, struct err *err)
{
	static const char *const members[] = {"t", "s"};
	const struct json *hints;
	if (!only_members(v, members, 2, err) ||
	    !get_text(v, "t", LIMIT_MODEL_SENTENCE_BYTES, &s->text, err) ||
	    !get_list(v, "s", LLM_HINTS_MOST, &hints, err))
		return false;
	json_each(n, hints) {
		if (n->type != JSON_T_NUMBER || !n->is_integer)
			return err_set(err, ERR_INPUT, "\"s\" holds what is no whole number");
		s->hints[s->hint_count++] = n->integer;
	}
	return true;
}

static bool
get_sentences(const struct json *v, const char *name, size_t most, struct llm_sentences *s,
              struct err *err)
{
	const struct json *list;
	if (!get_list(v, name, most, &list, err))
		return false;
	json_each(entry, list)
		if (!get_sentence(entry, &s->at[s->count++], err))
			return false;
	return true;
}

static bool
get_question(const struct json *v, struct llm_question *q, struct err *err)
{
	static const char *const members[] = {"r", "q", "a"};
	struct str role = STR_NONE;
	if (!only_members(v, members, 3, err) || !get_text(v, "r", 40, &role, err) ||
	    !get_text(v, "q", LIMIT_MODEL_SENTENCE_BYTES, &q->question, err) ||
	    !get_sentences(v, "a", LLM_ANSWER_MOST, &q->answer, err))
		return false;
	for (int r = 0; r < QUESTION_ROLE_COUNT; r++)
		if (str_eq(role, str_of(question_role_name((enum question_role)r)))) {
			q->role = (enum question_role)r;
			return true;
		}
	return err_set(err, ERR_INPUT, "\"r\" is no role");
}

bool
llm_draft_read(struct arena *out, struct str text, struct llm_draft *d, struct err *err)
{
	static const char *const members[] = {"h", "a", "b", "c", "q"};
	const struct json *questions, *root;
	*d = (struct llm_draft){0};
	if (text.n > LIMIT_MODEL_REPLY_BYTES)
		return err_set(err, ERR_INPUT, "the answer is too long");
	root = json_read(out, text, JSON_STRICT, err);
	if (!root || !only_members(root, members, 5, err) ||
	    !get_text(root, "h", LIMIT_MODEL_SENTENCE_BYTES, &d->headline, err) ||
	    !get_list(root, "q", LLM_QUESTIONS_MOST, &questions, err))
		return false;
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		if (!get_sentences(root, members[1 + p], LLM_SENTENCES_MOST, &d->paragraphs[p], err))
			return false;
	json_each(q, questions)
		if (!get_question(q, &d->questions[d->question_count++], err))
			return false;
	return true;
}

bool
llm_paragraph_read(struct arena *out, struct str text, struct llm_sentences *sentences,
                   struct err *err)
{
	static const char *const members[] = {"a"};
	*sentences = (struct llm_sentences){0};
	if (text.n > LIMIT_MODEL_REPLY_BYTES)
		return err_set(err, ERR_INPUT, "the answer is too long");
	const struct json *root = json_read(out, text, JSON_STRICT, err), *list;
	if (!root || !only_members(root, members, 1, err) ||
	    !get_list(root, "a", LLM_SENTENCES_MOST, &list, err))
		return false;
	json_each(entry, list) {
		if (entry->type != JSON_T_STRING || entry->text.n > LIMIT_MODEL_SENTENCE_BYTES)
			return err_set(err, ERR_INPUT, "\"a\" holds what is no sentence");
		/* No passage holds a '<' (llm_plain_line): what begins with it is the fence, gone on with. */
		ptrdiff_t fence = str_find_byte(entry->text, '<', 0);
		struct llm_sentence *s = &sentences->at[sentences->count++];
		s->text = str_trim(fence < 0 ? entry->text : str_sub(entry->text, 0, (size_t)fence));
		s->hints[0] = (int64_t)sentences->count;
		s->hint_count = 1;
	}
	return true;
}

bool
llm_rank_read(struct arena *out, struct str text, size_t count, size_t *choice, struct err *err)
{
	static const char *const members[] = {"n"};
	if (text.n > LIMIT_MODEL_REPLY_BYTES)
		return err_set(err, ERR_INPUT, "the answer is too long");
	const struct json *root = json_read(out, text, JSON_STRICT, err);
	if (!root || !only_members(root, members, 1, err))
		return false;
	const struct json *n = json_get(root, "n");
	if (n->type != JSON_T_NUMBER || !n->is_integer || n->integer < 1 || n->integer > (int64_t)count)
		return err_set(err, ERR_INPUT, "\"n\" is no number of a passage");
	*choice = (size_t)n->integer - 1;
	return true;
}

bool
llm_text_read(struct arena *out, enum llm_job job, struct str text, struct str *value,
              struct err *err)
{
	static const char *const members[LLM_JOB_COUNT] = {
		[LLM_HEADLINE] = "h", [LLM_SHORTEN] = "t", [LLM_QUESTION] = "q", [LLM_JUDGE] = "v",
	};
	const char *name = members[job];
	if (text.n > LIMIT_MODEL_REPLY_BYTES)
		return err_set(err, ERR_INPUT, "the answer is too long");
	const struct json *root = json_read(out, text, JSON_STRICT, err);
	return root && only_members(root, &name, 1, err) &&
	       get_text(root, name, LIMIT_MODEL_SENTENCE_BYTES, value, err);
}
