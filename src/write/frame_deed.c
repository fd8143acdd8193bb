/* frame_deed.c: what was found or ruled, what someone is charged with, what happened to him. */
#include "base/buf.h"
#include "write/ask_noun.h"
#include "write/ask_person.h"
#include "write/topic.h"

/* "is credited with finding", "was diagnosed with": what, where one says it of people. */
static void
ask_ascribed(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	static const struct {
		const char *verb, *joint;
	} rows[] = {{"credited", "with"}, {"blamed", "for"}, {"suspected", "of"}, {"nominated", "for"},
	            {"diagnosed", "with"}, {"acquitted", "of"}, {"cleared", "of"}, {"wanted", "for"},
	            {"indicted", "on"}, {"stripped", "of"}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (!k->passive || k->aux_count != 1 || k->negated || !(k->subject.person || k->subject.full) ||
		    !word_is(r, k->verb, rows[i].verb) || !word_is(r, k->verb + 1, rows[i].joint) ||
		    r->quoted[k->verb + 1] || r->n < k->verb + 5 || word_part(r, k->verb + 2) == UPOS_PRON ||
		    word_part(r, k->verb + 2) == UPOS_NUM || clause_has_modal(r, k))
			continue;
		candidate_add(list, FRAME_CHARGED, r, clause_invert(list->out, r, k, "What", str_of(rows[i].joint)),
		              &k->subject);
	}
}

/* "was charged with", "is accused of". */
static void
ask_charged(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	struct str v = r->low[k->verb];
	const char *joint = str_eq(k->lemma, STR("charge")) ? "with" : "of";
	if (!(k->classes & VERB_CHARGE) || !k->passive || !k->aux_count || k->negated ||
	    !k->subject.named || clause_has_modal(r, k) || !word_is(r, clause_skip_when(r, k->verb + 1), joint) ||
	    (str_eq(k->lemma, STR("accuse")) && k->subject.person && cast_well_known(k->subject.person->surname)) ||
	    r->low[k->aux[0]].p[0] == '\'')
		return;
	struct buf b = buf_in(list->out, 80);
	buf_fmt(&b, "What " STR_FMT " " STR_FMT, STR_ARG(r->low[k->aux[0]]),
	        STR_ARG(k->subject.text));
	for (size_t i = 1; i < k->aux_count; i++)
		buf_fmt(&b, " " STR_FMT, STR_ARG(r->low[k->aux[i]]));
	buf_fmt(&b, " " STR_FMT " %s?", STR_ARG(v), joint);
	candidate_add(list, FRAME_CHARGED, r, buf_str(&b), &k->subject);
}

/* "pleaded guilty to", "was sentenced to", "faces charges of". */
static void
ask_justice(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	struct str subject = k->subject.text;
	size_t v = k->verb;
	if (k->negated || !k->subject.named || k->subject.quality < 0.7f || clause_has_modal(r, k))
		return;
	const char *did = clause_did(r, k);
	if (str_eq(k->lemma, STR("plead")) && did && !k->aux_count) {
		size_t guilty = word_is(r, v + 1, "not") ? v + 2 : v + 1;
		if (word_is(r, guilty, "guilty") && word_is(r, clause_skip_when(r, guilty + 1), "to"))
			candidate_add(list, FRAME_PLEAD, r,
			              str_fmt(list->out, "What %s " STR_FMT " plead %sguilty to?", did,
			                      STR_ARG(subject), guilty > v + 1 ? "not " : ""), &k->subject);
	} else if (str_eq(k->lemma, STR("sentence")) && k->passive && k->aux_count == 1 &&
	           word_is(r, clause_skip_when(r, v + 1), "to") && r->low[k->aux[0]].p[0] != '\'') {
		candidate_add(list, FRAME_PLEAD, r,
		              str_fmt(list->out, "What " STR_FMT " " STR_FMT " sentenced to?",
		                      STR_ARG(r->low[k->aux[0]]), STR_ARG(subject)), &k->subject);
	} else if (str_eq(k->lemma, STR("face")) && did && !k->aux_count && k->clause->object >= 0 &&
	           (word_is(r, (size_t)k->clause->object, "charges") ||
	            word_is(r, (size_t)k->clause->object, "charge")) &&
	           (size_t)k->clause->object + 3 < r->n &&
	           word_is(r, (size_t)k->clause->object + 1, "of")) {
		candidate_add(list, FRAME_PLEAD, r,
		              str_fmt(list->out, "What charges %s " STR_FMT " face?", did,
		                      STR_ARG(subject)), &k->subject);
	}
}

/* "The bill would ban …": what a measure does. */
static void
ask_would(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	/* A budget does many things. */
	static const char *const rules[] = {"bill", "law", "amendment", "measure", "order", "ban", "rule", "ordinance",
	                                    "act", "treaty", "resolution", "deal", "merger"};
	if (k->aux_count != 1 || k->clause->object < 0 || !WORD_IN(r, k->subject.head, rules) || (k->subject.topic && k->subject.topic->clause) || !word_is(r, k->aux[0], "would") || k->negated || k->passive ||
	    k->subject.person || k->subject.group || k->subject.quality < 0.6f ||
	    !(noun_classes(r->low[k->subject.head]) & NOUN_EVENT) || r->n < k->verb + 5 ||
	    word_is(r, k->verb, "be") || word_is(r, k->verb, "have"))
		return;
	candidate_add(list, FRAME_WOULD, r,
	              str_fmt(list->out, "What would " STR_FMT " do?", STR_ARG(k->subject.text)),
	              &k->subject);
}

/* "The poll of voters": whose. */
static bool
is_unnamed_paper(const struct ask_sentence *r, const struct resolved *n)
{
	static const char *const papers[] = {"poll", "report", "survey", "study", "review", "audit", "paper"};
	for (size_t i = n->from; i < n->to; i++)
		if (word_is_name(r, i))
			return false;
	return WORD_IN(r, n->head, papers);
}

/* "introduced a bill to close the mine", "a resolution that would …": what it would do. */
static void
ask_proposed(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	static const char *const verbs[] = {"introduce", "propose", "sponsor", "draft", "file", "unveil", "sign", "issue",
	                                    "pass", "approve", "adopt"};
	static const char *const papers[] = {"bill", "legislation", "amendment", "resolution", "ordinance", "order", "proclamation",
	                                     "memorandum", "directive", "law"};
	int32_t object = k->clause->object;
	bool proposes = false;
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		proposes |= str_eq(k->lemma, str_of(verbs[i]));
	if (!proposes || k->passive || k->negated || clause_has_modal(r, k) || object <= (int32_t)k->verb ||
	    word_tag(r, k->verb) == XPOS_VBG || !WORD_IN(r, (size_t)object, papers) || !k->subject.named ||
	    k->subject.quality < 0.7f || k->subject.topic ||
	    word_is(r, k->verb + 1, "the"))
		return;
	/* "a farm relief bill": of many that are passed, two words say which. */
	size_t words = 0;
	static const char *const wide[] = {"sweeping", "bipartisan", "massive", "major", "new", "executive", "landmark", "historic",
	                                   "short", "term", "spending", "budget", "federal", "house", "senate", "gop", "republican", "democratic"};
	for (size_t i = k->verb + 1; i < (size_t)object; i++)
		words += (word_part(r, i) == UPOS_NOUN || word_part(r, i) == UPOS_ADJ || word_part(r, i) == UPOS_PROPN) && !WORD_IN(r, i, wide);
	bool article = word_is(r, k->verb + 1, "a") || word_is(r, k->verb + 1, "an");
	bool one_of_many = k->subject.group || person_is_everyday(r, &k->subject) || k->subject.quality < 0.8f ||
	                   str_eq(k->lemma, STR("pass")) || str_eq(k->lemma, STR("approve")) || str_eq(k->lemma, STR("adopt"));
	if (words < 2 && one_of_many)
		return;
	bool in_force = str_eq(k->lemma, STR("sign")) || str_eq(k->lemma, STR("issue"));
	size_t executive = word_is(r, (size_t)object - 1, "executive");
	/* Only "a bill", with when behind it. */
	size_t behind = (size_t)object + 1;
	if (words < 2 && behind - k->verb > 3 + executive)
		return;
	struct str what = words < 2 ? r->low[object] : resolve_words(list->out, r, k->verb + 1 + article, (size_t)object + 1);
	if (!what.p)
		return;
	while (behind < r->n && (word_is_time(r, behind) || word_is(r, behind, "on") || word_is(r, behind, "last")))
		behind++;
	bool does = (word_is(r, behind, "to") && word_tag(r, behind + 1) == XPOS_VB) ||
	            (word_is(r, behind, "that") && (word_is(r, behind + 1, "would") || word_is(r, behind + 1, "will") ||
	                                            word_tag(r, behind + 1) == XPOS_VBZ)) ||
	            (word_tag(r, behind) == XPOS_VBG && in_force && !word_is(r, behind, "following") && !word_is(r, behind, "including")) || (word_is(r, behind, "aimed") && word_is(r, behind + 1, "at"));
	if (!does || r->n < behind + 5)
		return;
	candidate_add(list, FRAME_WOULD, r,
	              str_fmt(list->out, "What %s the %s" STR_FMT " that " STR_FMT " " STR_FMT " do?",
	                      in_force ? "does" : "would", executive && words < 2 ? "executive " : "", STR_ARG(what),
	                      STR_ARG(k->subject.text), STR_ARG(r->low[k->verb])),
	              &k->subject);
}

/* "Researchers found that light joggers live longer": who found it, is not what makes the question;
 * of what it is, the titles speak. */
static void
ask_found_about(struct candidates *list, const struct ask_sentence *r,
                const struct asked_clause *k, ptrdiff_t said, const char *did)
{
	struct resolved thing;
	/* "A poll showed Berg ahead of Lund." */
	bool shown = said < 0 && k->clause->object > (int32_t)k->verb;
	ptrdiff_t subject = said > (ptrdiff_t)k->verb ? parse_find(r->p, (size_t)said, DEP_NSUBJ)
	                    : shown                   ? k->clause->object
	                                              : -1;
	if (subject <= (ptrdiff_t)k->verb || !(noun_classes(r->low[k->subject.head]) & NOUN_FINDER) ||
	    r->quoted[subject] || !topic_in_headlines(r, (size_t)subject) ||
	    !resolve_noun(list->out, r, (size_t)subject, &thing) || thing.group || is_unnamed_paper(r, &k->subject) ||
	    !(thing.plural || thing.named) || str_has_nocase(k->subject.text, thing.text))
		return;
	candidate_add(list, FRAME_FOUND, r,
	              str_fmt(list->out, "What %s " STR_FMT " " STR_FMT " about " STR_FMT "?", did,
	                      STR_ARG(k->subject.text), STR_ARG(k->lemma), STR_ARG(thing.text)),
	              &k->subject);
}

/* "The study found that …", "the court ruled …". */
static void
ask_found(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	static const char *const papers[] = {"lawsuit", "suit", "complaint", "indictment", "report",
	                                     "study", "petition", "affidavit", "resolution", "audit",
	                                     "survey", "poll", "review"};
	bool paper = WORD_IN(r, k->subject.head, papers) && k->classes & VERB_SAY &&
	             k->subject.to == k->verb;
	if ((!(k->classes & VERB_FIND) && !paper) || k->passive || k->negated || k->aux_count ||
	    k->subject.quality < (paper ? 0.6f : 0.5f))
		return;
	static const char *const one_of[] = {"original", "earlier", "initial", "first", "second", "latest"};
	for (size_t i = k->subject.from; i < k->subject.to; i++)
		if (WORD_IN(r, i, one_of))
			return;
	ptrdiff_t said = parse_find(r->p, k->clause->head, DEP_CCOMP);
	bool clause = said > (ptrdiff_t)k->verb || word_is(r, k->verb + 1, "that");
	/* A land concludes nothing that is said with one word. */
	static const char *const lands[] = {"states", "kingdom", "union", "government"};
	if (WORD_IN(r, k->subject.head, lands))
		return;
	/* "Researchers", "the Porlan group" could be any: a body by its name. */
	char initial = r->s->text.p[r->p->words.at[k->subject.head].start];
	bool finder = paper || (initial >= 'A' && initial <= 'Z' && !k->subject.group &&
	              (noun_classes(r->low[k->subject.head]) & NOUN_FINDER ||
	               str_eq(k->lemma, STR("rule")) || str_eq(k->lemma, STR("conclude"))));
	/* A report tells of much: of what, the question says. */
	static const char *const wide[] = {"report", "study", "survey", "poll", "review", "audit"};
	finder &= !WORD_IN(r, k->subject.head, wide);
	const char *did = clause_did(r, k);
	bool shows = k->clause->object >= 0 && str_eq(k->lemma, STR("show"));
	if ((!clause && !shows) || !did || r->n < k->verb + 6)
		return;
	/* A court rules on much, a judge finds much: on what, a topic says. */
	bool court = word_is(r, k->subject.head, "court");
	if (str_eq(k->lemma, STR("rule")) || court || k->subject.person || k->subject.full) {
		const struct topic *t = topic_in(r, k->verb + 1, r->n, NULL);
		if (t && finder)
			candidate_add(list, FRAME_FOUND, r,
			              str_fmt(list->out, "What %s " STR_FMT " " STR_FMT " about " STR_FMT "?", did,
			                      STR_ARG(k->subject.text), STR_ARG(k->lemma), STR_ARG(t->text)), &k->subject);
		return;
	}
	if (!finder || !clause) {
		ask_found_about(list, r, k, said, did);
		return;
	}
	candidate_add(list, FRAME_FOUND, r,
	              str_fmt(list->out, "What %s " STR_FMT " " STR_FMT "?", did,
	                      STR_ARG(k->subject.text), STR_ARG(k->lemma)), &k->subject);
}

/* The titles or the first sentences of the reports tell something of the person. */
static bool
is_in_lead(const struct ask_sentence *r, const struct person *p)
{
	for (size_t i = 0; i < r->d->count; i++)
		if (str_has_nocase(r->d->articles[i].title, p->surname))
			return true;
	for (size_t i = 0; i < r->d->sentence_count; i++)
		if (r->d->sentences[i].position == 0 &&
		    str_has_nocase(r->d->sentences[i].text, p->surname))
			return true;
	return false;
}

/* Of whom the leads tell something, only that is an answer: "was struck and killed". */
static bool
is_side_matter(const struct ask_sentence *r, const struct asked_clause *k)
{
	size_t i = k->verb;
	if (!k->subject.person)
		return false;
	bool told = topic_in_openings(r, i);
	for (; !told && i + 2 < r->n && word_tag(r, i + 1) == XPOS_CC && word_is_verb(r, i + 2); i += 2)
		told = topic_in_openings(r, i + 2);
	return is_in_lead(r, k->subject.person) && !told;
}

/* "was convicted in 2012", "twelve years ago": not what has happened now. */
static bool
is_long_ago(const struct ask_sentence *r, size_t verb)
{
	for (size_t i = verb; i + 1 < r->n; i++) {
		bool year = word_is(r, i, "in") && word_is_year(r, i + 1) && !r->quoted[i] &&
		            !(i + 2 < r->n && (word_part(r, i + 2) == UPOS_NOUN || word_part(r, i + 2) == UPOS_PROPN));
		if (year || ((word_is(r, i, "years") || word_is(r, i, "decades")) && word_is(r, i + 1, "ago")))
			return true;
	}
	return false;
}

static void
ask_happened(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	static const char *const been[] = {"was", "were", "been"};
	if (!(k->classes & VERB_HARM) || !k->passive || !k->aux_count || k->negated ||
	    !(k->subject.person || k->subject.full) || !WORD_IN(r, k->aux[k->aux_count - 1], been) ||
	    clause_has_modal(r, k) || is_side_matter(r, k) ||
	    (k->subject.person && cast_well_known(k->subject.person->surname)))
		return;
	if (is_long_ago(r, k->verb))
		return;
	if (str_eq(k->lemma, STR("find")) && !word_is(r, k->verb + 1, "dead") &&
	    !word_is(r, k->verb + 1, "guilty"))
		return;
	candidate_add(list, FRAME_HAPPENED, r,
	              str_fmt(list->out, "What happened to " STR_FMT "?", STR_ARG(k->subject.text)),
	              &k->subject);
}

/* "suffered a stroke", "has drowned", "went missing": of whom the leads tell nothing else. */
static void
ask_suffered(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	static const char *const harms[] = {"injury", "injuries", "stroke", "attack", "burns", "wounds", "wound", "concussion",
	                                    "fracture", "fractures", "seizure", "breakdown", "overdose"};
	static const char *const verbs[] = {"drown", "vanish", "disappear", "collapse", "faint"};
	int32_t object = k->clause->object;
	bool harm = str_eq(k->lemma, STR("suffer")) && object > (int32_t)k->verb && WORD_IN(r, (size_t)object, harms);
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		harm |= str_eq(k->lemma, str_of(verbs[i]));
	if (!harm || k->passive || k->negated || !(k->subject.person || k->subject.full) || clause_has_modal(r, k) ||
	    word_tag(r, k->verb) == XPOS_VBG || word_tag(r, k->verb) == XPOS_VBZ || r->n < k->verb + 5 || is_long_ago(r, k->verb) ||
	    is_side_matter(r, k) || (k->subject.person && cast_well_known(k->subject.person->surname)))
		return;
	candidate_add(list, FRAME_HAPPENED, r,
	              str_fmt(list->out, "What happened to " STR_FMT "?", STR_ARG(k->subject.text)), &k->subject);
}

/* "Police arrested Anna Berg": whom, and what befell him. */
static void
ask_happened_to(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	static const char *const verbs[] = {"arrest", "fire", "kill", "indict", "convict", "acquit", "suspend", "detain",
	                                    "shoot", "stab", "dismiss", "expel", "impeach", "jail", "oust", "pardon",
	                                    "deport", "evict", "kidnap", "extradite", "demote"};
	struct resolved whom;
	int32_t object = k->clause->object;
	bool harms = false;
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		harms |= str_eq(k->lemma, str_of(verbs[i]));
	if (!harms || k->passive || k->negated || clause_has_modal(r, k) || object <= (int32_t)k->verb ||
	    word_tag(r, k->verb) == XPOS_VBG || word_tag(r, k->verb) == XPOS_VBP || r->quoted[object] ||
	    !resolve_short(list->out, r, (size_t)object, &whom) || !(whom.person || whom.full) || !whom.named ||
	    whom.from > k->verb + 3 || (whom.person && cast_well_known(whom.person->surname)) || r->n < whom.to + 3u)
		return;
	struct asked_clause him = *k;
	him.subject = whom;
	if (is_side_matter(r, &him))
		return;
	candidate_add(list, FRAME_HAPPENED, r,
	              str_fmt(list->out, "What happened to " STR_FMT "?", STR_ARG(whom.text)), &whom);
}

/* "died of pneumonia", "died after falling". */
static void
ask_died(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	static const char *const fights[] = {"battle", "bout", "fight", "struggle"};
	size_t i = k->verb + 1;
	bool has = k->aux_count == 1 && word_is(r, k->aux[0], "has");
	if (!str_eq(k->lemma, STR("die")) || !k->subject.person || k->negated || (k->aux_count && !has))
		return;
	while (i + 3 < r->n && clause_is_when(r, i, i + 1) && !word_is(r, i, "of"))
		i++;
	bool of = (word_is(r, i, "of") || word_is(r, i, "from")) && i + 2 < r->n &&
	          !word_is_time(r, i + 1);
	bool after = word_is(r, i, "after") && i + 3 < r->n && word_tag(r, i + 1) == XPOS_VBG;
	/* "died after a long battle with the fever" */
	for (size_t m = i + 2; word_is(r, i, "after") && word_is(r, i + 1, "a") && m < i + 5 && m + 2 < r->n; m++)
		after |= WORD_IN(r, m, fights) && (word_is(r, m + 1, "with") || word_is(r, m + 1, "against"));
	if (of || after)
		candidate_add(list, FRAME_DIED, r,
		              str_fmt(list->out, "How did " STR_FMT " die?", STR_ARG(k->subject.text)),
		              &k->subject);
}

/* "is expected to announce": what. */
static void
ask_expected(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	static const char *const acts[] = {"announce", "propose", "unveil", "introduce", "recommend", "argue",
	                                   "reveal", "present", "seek", "plead"};
	size_t to = k->verb + 1;
	bool is = k->aux_count == 1 && (word_is(r, k->aux[0], "is") || word_is(r, k->aux[0], "are"));
	bool expected = is && k->passive && (word_is(r, k->verb, "expected") || word_is(r, k->verb, "scheduled") ||
	                                     word_is(r, k->verb, "set"));
	bool plans = !k->aux_count && (word_is(r, k->verb, "plans") || word_is(r, k->verb, "plan"));
	if (expected && word_is(r, to, "by"))
		while (to < r->n && to < k->verb + 4 && !word_is(r, to, "to"))
			to++;
	if ((!expected && !plans) || k->negated || !word_is(r, to, "to") || r->s->recent < 1 ||
	    !WORD_IN(r, to + 1, acts) || r->n < to + 6 || word_is_time(r, to + 2) || word_is_mark(r, to + 2) ||
	    k->subject.quality < 0.8f || !k->subject.named || k->subject.topic || k->subject.group)
		return;
	if (word_is(r, to + 2, "the")) /* "announce the finding": which, is not said */
		return;
	for (size_t i = to + 2; i < r->n && !word_is_mark(r, i); i++)
		if (word_is(r, i, "it") || word_is(r, i, "them"))
			return;
	candidate_add(list, FRAME_EXPECTED, r,
	              plans ? str_fmt(list->out, "What %s " STR_FMT " plan to " STR_FMT "?",
	                              word_is(r, k->verb, "plan") ? "do" : "does", STR_ARG(k->subject.text),
	                              STR_ARG(r->low[to + 1]))
	                    : str_fmt(list->out, "What " STR_FMT " " STR_FMT " " STR_FMT " to " STR_FMT "?",
	                              STR_ARG(r->low[k->aux[0]]), STR_ARG(k->subject.text), STR_ARG(r->low[k->verb]),
	                              STR_ARG(r->low[to + 1])),
	              &k->subject);
}

void
frame_deed(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	if (!k->lemma.p)
		return;
	ask_charged(list, r, k);
	ask_ascribed(list, r, k);
	ask_justice(list, r, k);
	ask_would(list, r, k);
	ask_proposed(list, r, k);
	ask_found(list, r, k);
	ask_happened(list, r, k);
	ask_happened_to(list, r, k);
	ask_suffered(list, r, k);
	ask_died(list, r, k);
	ask_expected(list, r, k);
}
