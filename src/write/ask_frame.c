/* ask_frame.c: one frame a row. */
#include "write/ask_frame.h"

/* Words of a question; with a title in front of a name it gets a few more. */
enum { SHORTEST = 4, LONGEST = 20 };

const struct frame frames[FRAME_COUNT] = {
	[FRAME_WHY_BECAUSE] = {"why-because", Q_CAUSE, 1.0f, 2.7f},
	[FRAME_WHY_AFTER] = {"why-after", Q_CAUSE, 0.6f, 2.6f},
	[FRAME_WHY_FOR] = {"why-for", Q_CAUSE, 0.8f, 2.6f},
	[FRAME_WHY_STANCE] = {"why-stance", Q_POSITION, 0.8f, 2.5f},
	[FRAME_WHY_REPORTED] = {"why-reported", Q_CAUSE, 0.8f, 2.4f},
	[FRAME_HOW_BY] = {"how-by", Q_HAPPENED, 0.7f, 2.2f},
	[FRAME_WHAT_LED] = {"what-led", Q_CAUSE, 0.8f, 2.7f},
	[FRAME_EVENT_CAUSE] = {"event-cause", Q_CAUSE, 0.9f, 2.8f},
	[FRAME_SAY_ABOUT] = {"say-about", Q_POSITION, 0.8f, 2.2f},
	[FRAME_SAY_SUBJECT] = {"say-subject", Q_POSITION, 0.7f, 2.0f},
	[FRAME_SAY_NAME] = {"say-name", Q_POSITION, 0.7f, 1.9f},
	[FRAME_SAY_TOPIC] = {"say-topic", Q_POSITION, 0.7f, 2.3f},
	[FRAME_SAY_MATTER] = {"say-matter", Q_POSITION, 0.75f, 2.3f},
	[FRAME_SAY_STANCE] = {"say-stance", Q_POSITION, 0.75f, 2.2f},
	[FRAME_ACCORDING] = {"according", Q_POSITION, 0.6f, 2.1f},
	[FRAME_VOW] = {"vow", Q_POSITION, 0.8f, 2.2f},
	[FRAME_AGREE] = {"agree", Q_HAPPENED, 0.7f, 2.2f},
	[FRAME_DENY] = {"deny", Q_POSITION, 0.7f, 2.2f},
	[FRAME_ACCUSE] = {"accuse", Q_POSITION, 0.9f, 2.6f},
	[FRAME_PLEAD] = {"plead", Q_HAPPENED, 0.9f, 2.7f},
	[FRAME_WOULD] = {"would", Q_FINDING, 0.8f, 2.3f},
	[FRAME_URGE] = {"urge", Q_POSITION, 0.8f, 2.1f},
	[FRAME_RESPOND] = {"respond", Q_POSITION, 0.9f, 2.3f},
	[FRAME_CHARGED] = {"charged", Q_HAPPENED, 0.9f, 2.8f},
	[FRAME_FOUND] = {"found", Q_FINDING, 0.9f, 2.6f},
	[FRAME_HAPPENED] = {"happened", Q_HAPPENED, 0.85f, 2.6f},
	[FRAME_DIED] = {"died", Q_HAPPENED, 0.9f, 2.7f},
	[FRAME_WHEN_WILL] = {"when-will", Q_NEXT, 0.8f, 1.9f},
	[FRAME_WHEN] = {"when", Q_HISTORY, 0.7f, 1.6f},
	[FRAME_WHO] = {"who", Q_WHO, 0.9f, 1.9f},
	[FRAME_ORG] = {"org", Q_WHO, 0.7f, 1.5f},
	[FRAME_HOW_MANY] = {"how-many", Q_NUMBER, 0.7f, 2.0f},
	[FRAME_HOW_MUCH] = {"how-much", Q_NUMBER, 0.75f, 2.0f},
	[FRAME_TOLL] = {"toll", Q_NUMBER, 0.9f, 2.7f},
	[FRAME_WHERE] = {"where", Q_WHERE, 0.6f, 1.4f},
	[FRAME_ADMIT] = {"admit", Q_HAPPENED, 0.9f, 2.7f},
	[FRAME_FACES] = {"faces", Q_NEXT, 0.9f, 2.4f},
	[FRAME_KNOWN_FOR] = {"known-for", Q_WHO, 0.8f, 1.8f},
	[FRAME_SHARE] = {"share", Q_NUMBER, 0.85f, 2.2f},
	[FRAME_SINCE] = {"since", Q_HISTORY, 0.8f, 1.9f},
	[FRAME_HOW_LONG] = {"how-long", Q_NUMBER, 0.75f, 1.9f},
	[FRAME_DESCRIBE] = {"describe", Q_POSITION, 0.9f, 2.2f},
	[FRAME_COMPARE] = {"compare", Q_POSITION, 0.9f, 2.2f},
	[FRAME_SHOULD] = {"should", Q_POSITION, 0.8f, 2.2f},
	[FRAME_MEASURE] = {"measure", Q_NUMBER, 0.85f, 2.2f},
	[FRAME_WHO_DID] = {"who-did", Q_HAPPENED, 0.8f, 1.9f},
	[FRAME_EXPECTED] = {"expected", Q_NEXT, 0.85f, 2.3f},
	[FRAME_CHANGE] = {"change", Q_NUMBER, 0.85f, 2.2f},
	[FRAME_WHOM] = {"whom", Q_HAPPENED, 0.85f, 2.2f},
	[FRAME_FIRST_TO] = {"first-to", Q_HAPPENED, 0.85f, 2.2f},
	[FRAME_KEEP_FROM] = {"keep-from", Q_HAPPENED, 0.85f, 2.4f},
	[FRAME_AGE] = {"age", Q_NUMBER, 0.8f, 1.9f},
	[FRAME_OBJECT] = {"object", Q_HAPPENED, 0.85f, 2.3f},
	[FRAME_VOTE] = {"vote", Q_NUMBER, 0.9f, 2.4f},
};

struct candidate *
candidate_add(struct candidates *list, enum frame_id frame, const struct ask_sentence *r,
              struct str question, const struct resolved *subject)
{
	size_t words = 1;
	for (size_t i = 0; i < question.n; i++)
		words += question.p[i] == ' ' || question.p[i] == '-';
	if (!question.p || list->count == CANDIDATES_MOST || words < SHORTEST || words > LONGEST)
		return NULL;
	struct candidate *c = &list->at[list->count++];
	*c = (struct candidate){.frame = frame, .r = r, .question = question};
	if (subject)
		c->subject = *subject;
	return c;
}
