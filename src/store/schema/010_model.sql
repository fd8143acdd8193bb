-- What language models were asked, what it cost, and what became of what they wrote.

CREATE TABLE model_call (
	id         INTEGER PRIMARY KEY,
	key        TEXT NOT NULL UNIQUE,        -- of server, model, prompt and input (llm/call.h)
	story      INTEGER,
	job        TEXT NOT NULL,
	model      TEXT NOT NULL,
	prompt     TEXT NOT NULL,               -- version of the instructions
	state      INTEGER NOT NULL,            -- enum model_call_state
	at         INTEGER NOT NULL,            -- when it was last reserved, real seconds
	ended_at   INTEGER,
	due_at     INTEGER,                     -- of one that waits: not before
	attempts   INTEGER NOT NULL DEFAULT 1,
	tokens_in  INTEGER NOT NULL DEFAULT 0,
	tokens_out INTEGER NOT NULL DEFAULT 0,
	elapsed_ms INTEGER NOT NULL DEFAULT 0,
	price      INTEGER NOT NULL DEFAULT 0,  -- millionths; the most it can cost until it is settled
	outcome    TEXT,                        -- a word of llm/reply.h
	why        TEXT,
	reply      TEXT                         -- of a good one
);
CREATE INDEX model_call_at ON model_call (at);
CREATE INDEX model_call_open ON model_call (state) WHERE state = 0;

-- An edition that a model wrote: sentence by sentence what it wrote, the verdict, what was published.
CREATE TABLE model_edition (
	story      INTEGER NOT NULL,
	number     INTEGER NOT NULL,
	model      TEXT NOT NULL,
	prompt     TEXT NOT NULL,
	calls      INTEGER NOT NULL,
	tokens_in  INTEGER NOT NULL,
	tokens_out INTEGER NOT NULL,
	elapsed_ms INTEGER NOT NULL,
	verdicts   TEXT NOT NULL,               -- JSON
	PRIMARY KEY (story, number)
) WITHOUT ROWID;
