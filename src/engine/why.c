/* why.c: what holds each report in its story. */
#include "engine/why.h"

const char *
why_how_name(enum why_how how)
{
	static const char *const names[WHY_HOW_COUNT] = {
		[WHY_UNKNOWN] = "unknown", [WHY_FOUNDED] = "founded",   [WHY_JOINED] = "joined",
		[WHY_BRIDGED] = "bridged", 		[WHY_REPRINT] = "reprint", [WHY_ORIGINAL] = "original", [WHY_AGAIN] = "again",
		[WHY_PERSON] = "person",   [WHY_MOVED] = "regrouped",
	};
	return how < WHY_HOW_COUNT ? names[how] : "unknown";
}

const char *
why_term_name(int term)
{
	static const char *const names[WHY_TERMS] = {"likeness", "cohesion", "lead", "age", "weekday"};
	return term >= 0 && term < WHY_TERMS ? names[term] : "unknown";
}

static enum why_how
how_of(struct str name)
{
	for (int h = 0; h < WHY_HOW_COUNT; h++)
		if (str_eq(name, str_of(why_how_name((enum why_how)h))))
			return (enum why_how)h;
	return WHY_UNKNOWN;
}

/* A story that a person merged away since is named by what has its reports. */
static bool
read_story(struct store *s, struct arena *out, int64_t id, struct story_record *r, struct err *err)
{
	enum { HOPS = 8 };
	*r = (struct story_record){0};
	for (int hop = 0; id && hop < HOPS; hop++) {
		if (!store_story(s, out, id, r, err)) {
			*r = (struct story_record){0};
			return err->code == ERR_GONE;
		}
		if (!r->merged_into)
			break;
		id = r->merged_into;
	}
	return true;
}

static bool
read_reason(struct store *s, struct arena *out, struct str reason, struct why *w,
            struct err *err)
{
	struct err ignored;
	struct json *j = reason.n ? json_read(out, reason, JSON_STRICT, &ignored) : NULL;
	if (!j)
		return true;
	w->how = how_of(json_text(json_get(j, "how")));
	w->containment = json_num(json_get(j, "containment"), 0);
	w->bridge_worth = json_num(json_get(j, "bridge_worth"), 0);
	w->bridge_numbers = json_num(json_get(j, "bridge_numbers"), 0);
	w->bridge_share = json_num(json_get(j, "bridge_share"), 0);
	w->former = json_int(json_get(j, "former"), 0);
	w->likeness = json_num(json_get(j, "likeness"), 0);
	w->own_likeness = json_num(json_get(j, "own_likeness"), 0);
	const struct json *terms = json_get(j, "terms");
	w->decided = terms != NULL;
	if (!w->decided)
		return true;
	w->z = json_num(json_get(j, "z"), 0);
	w->constant = json_num(json_get(j, "constant"), 0);
	w->title = json_num(json_get(j, "title"), 0);
	w->second_z = json_num(json_get(j, "second_z"), 0);
	for (int i = 0; i < WHY_TERMS; i++)
		w->terms[i] = json_num(json_at(terms, (size_t)i), 0);
	return read_story(s, out, json_int(json_get(j, "nearest"), 0), &w->nearest, err) &&
	       read_story(s, out, json_int(json_get(j, "second"), 0), &w->second, err);
}

/* The decision that put the article here: the one that holds it, or the last that moved it. */
static bool
read_decision(struct store *s, struct arena *out, const struct member_record *m, struct why *w,
              struct err *err)
{
	int64_t id = m->held;
	if (!id && !store_moved_by(s, m->article, m->story, &id, err))
		return false;
	if (!id)
		return true;
	if (!store_decision(s, out, id, &w->decision, err))
		return false;
	if (!m->held && w->decision.kind == DECISION_UNDO) { /* back where the machine put it */
		w->decision = (struct decision_record){0};
		return true;
	}
	w->how = w->decision.kind == DECISION_REGROUP ? WHY_MOVED : WHY_PERSON;
	return true;
}

static bool
explain(struct store *s, struct arena *out, struct arena scratch,
        const struct member_record *members, size_t count, size_t i, struct why *w,
        struct err *err)
{
	const struct member_record *m = &members[i];
	struct article_record a;
	struct str *others = arena_array(&scratch, struct str, count);
	size_t n = 0;
	*w = (struct why){.article = m->article, .reprint_of = m->reprint_of};
	for (size_t k = 0; k < count; k++)
		if (k != i && !members[k].reprint_of)
			others[n++] = members[k].blob;
	if (!read_reason(s, out, m->reason, w, err) || !read_decision(s, out, m, w, err) ||
	    !store_article(s, &scratch, m->article, &a, err))
		return false;
	struct arena temp = arena_upper(&scratch);
	w->shared = shared_find(out, temp, a.title, a.text, a.language, m->blob, others, n);
	return true;
}

bool
why_story(struct store *s, struct arena *out, struct arena scratch, int64_t story,
          struct why **list, size_t *count, struct err *err)
{
	struct member_record *members;
	if (!store_members(s, &scratch, story, &members, count, err))
		return false;
	*list = arena_array(out, struct why, *count + 1);
	for (size_t i = 0; i < *count; i++)
		if (!explain(s, out, scratch, members, *count, i, &(*list)[i], err))
			return false;
	return true;
}
