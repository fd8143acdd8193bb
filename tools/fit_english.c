/* fit_english.c: trains the tagger and the parser of English on a treebank, and measures them.
 *
 * usage: fit_english all MODEL TRAIN.conllu ABOUT        train on everything, write MODEL with
 *                                                        the words of the file ABOUT in it
 *        fit_english tune TRAIN.conllu                   train on nine of ten documents, measure
 *                                                        on the tenth
 *        fit_english try TRAIN.conllu OTHER.conllu       train on the one, measure on the other
 *        fit_english measure MODEL FILE.conllu           figures of a model
 *        fit_english split FILE.conllu                   how well words are cut
 *
 * The same treebank gives the same model, byte for byte. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "learn/model.h"
#include "os/file.h"
#include "model/limits.h"
#include "text/parse_model.h"
#include "text/tagger.h"
#include "tools/learner.h"
#include "tools/treebank.h"

/* The recipe; a variable of the environment of the same name tries another number. */
enum {
	TAGGER_ROUNDS = 6,
	TAGGER_LIVES = 2,
	TAGGER_ROWS = 56000,
	TAGGER_MARGIN = 15,
	TAGGER_DROP = 100, /* weights below, in hundredths for each life, are dropped */
	STEP_ROUNDS = 6,
	STEP_LIVES = 2,
	STEP_ROWS = 70000,
	STEP_MARGIN = 15,
	LABEL_ROWS = 24000,
	LABEL_MARGIN = 15,
	LABEL_DROP = 60,
	LEAST_UPDATES = 2,
	FOLDS = 5, /* for the tags that the parser learns from */
	FOLD_ROUNDS = 4,
	DAMAGED = 5,    /* one sentence in so many is learned in other capitals */
	KIND_LEAST = 3, /* words that a pair of tags is kept for */
	SURE_LEAST = 20,
	SURE_SHARE = 995, /* in a thousand */
	TUNE_PARTS = 10,
};

#define NUMBER(name) number(#name, name)

/* ---- chance, the same on every machine ---- */

static uint32_t
chance(uint64_t *state, uint32_t below)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((*state >> 33) % below);
}

static void
shuffle(uint64_t *state, uint32_t *order, size_t n)
{
	for (size_t i = n; i-- > 1;) {
		size_t j = chance(state, (uint32_t)i + 1);
		uint32_t t = order[i];
		order[i] = order[j];
		order[j] = t;
	}
}

/* A setting of the recipe, by the environment where one is being tried. */
static int
number(const char *name, int usual)
{
	const char *said = getenv(name);
	return said ? atoi(said) : usual;
}

static double
now_s(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- pairs of tags ---- */

/* Which sentences: those whose document is, or is not, in a part of `parts`. */
struct choice {
	uint32_t part, parts;
	bool in;
};

static bool
chosen(const struct gold *g, struct choice c)
{
	return c.parts == 0 || (g->document % c.parts == c.part) == c.in;
}

struct kinds {
	struct tagger_kind kind[TAG_NO_KIND];
	uint32_t count;
	uint8_t of[UPOS_COUNT][XPOS_COUNT];
};

struct sure {
	uint32_t *word;
	uint8_t *kind;
	size_t slots;
};

static size_t
sure_slot(const struct sure *s, uint32_t word)
{
	size_t i = word & (s->slots - 1);
	while (s->word[i] && s->word[i] != word)
		i = (i + 1) & (s->slots - 1);
	return i;
}

static struct kinds
kinds_of(const struct treebank *bank)
{
	static uint32_t seen[UPOS_COUNT][XPOS_COUNT];
	struct kinds k = {.count = 0};
	uint8_t common[UPOS_COUNT] = {0};
	for (size_t s = 0; s < bank->count; s++)
		for (size_t i = 0; i < bank->at[s].count; i++)
			seen[bank->at[s].at[i].upos][bank->at[s].at[i].xpos]++;
	for (uint8_t u = 0; u < UPOS_COUNT; u++) {
		uint32_t most = 0;
		for (uint8_t x = 0; x < XPOS_COUNT; x++)
			if (seen[u][x] >= KIND_LEAST && k.count < TAG_NO_KIND) {
				if (seen[u][x] > most) {
					most = seen[u][x];
					common[u] = (uint8_t)k.count;
				}
				k.of[u][x] = (uint8_t)k.count;
				k.kind[k.count++] = (struct tagger_kind){u, x};
			}
	}
	for (uint8_t u = 0; u < UPOS_COUNT; u++)
		for (uint8_t x = 0; x < XPOS_COUNT; x++)
			if (seen[u][x] < KIND_LEAST)
				k.of[u][x] = common[u];
	return k;
}

/* Words that have one and the same kind, near enough always: 0xff for the others. */
static void
count_sure(struct arena *out, struct arena scratch, const struct treebank *bank,
	   const struct kinds *k, struct choice c, struct sure *sure)
{
	sure->slots = 1 << 17;
	sure->word = arena_array(out, uint32_t, sure->slots);
	sure->kind = arena_array(out, uint8_t, sure->slots);
	uint32_t *count = arena_array(&scratch, uint32_t, sure->slots * TAG_NO_KIND);
	for (size_t s = 0; s < bank->count; s++)
		for (size_t i = 0; i < bank->at[s].count && chosen(&bank->at[s], c);
		     i++) {
			const struct gold_word *w = &bank->at[s].at[i];
			size_t slot = sure_slot(sure, tag_look_of(w->form).low);
			sure->word[slot] = tag_look_of(w->form).low;
			count[slot * TAG_NO_KIND + k->of[w->upos][w->xpos]]++;
		}
	for (size_t slot = 0; slot < sure->slots; slot++) {
		uint32_t all = 0, most = 0;
		for (uint8_t i = 0; i < k->count; i++) {
			uint32_t n = count[slot * TAG_NO_KIND + i];
			all += n;
			if (n > most) {
				most = n;
				sure->kind[slot] = i;
			}
		}
		if (all < SURE_LEAST || most * 1000. < all * (double)SURE_SHARE)
			sure->kind[slot] = 0xff;
	}
}

/* As a part of a model file: a table (learn/table.h), kinds as hundreds. */
static struct str
sure_part(struct arena *out, const struct sure *sure)
{
	uint32_t count = 0, slots = 2;
	for (size_t i = 0; i < sure->slots; i++)
		count += sure->word[i] && sure->kind[i] != 0xff;
	while (slots < 2 * count + 2)
		slots *= 2;
	size_t bytes = 16 + 6 * (size_t)slots;
	char *part = arena_alloc(out, bytes, 1, 16);
	uint32_t *hash = (uint32_t *)(void *)(part + 16);
	int16_t *value = (int16_t *)(void *)(part + 16 + 4 * (size_t)slots);
	memcpy(part, &slots, 4);
	for (size_t i = 0; i < sure->slots; i++) {
		if (!sure->word[i] || sure->kind[i] == 0xff)
			continue;
		uint32_t at = sure->word[i] & (slots - 1);
		while (hash[at])
			at = (at + 1) & (slots - 1);
		hash[at] = sure->word[i];
		value[at] = (int16_t)(sure->kind[i] * 100);
	}
	fprintf(stderr, "tagger: %u words have one kind\n", count);
	return str_from(part, bytes);
}

static struct str
kinds_text(struct arena *out, const struct kinds *k)
{
	struct buf b = buf_in(out, 2000);
	for (uint32_t i = 0; i < k->count; i++)
		buf_fmt(&b, "%s/%s\n", upos_name((enum upos)k->kind[i].upos),
			xpos_name((enum xpos)k->kind[i].xpos));
	return buf_str(&b);
}

/* ---- the model file ---- */

struct part {
	const char *name;
	uint32_t kind, fingerprint;
	struct str bytes;
};

enum {
	KIND_TEXT = 1,
	KIND_TABLE = 3,
	KIND_PERCEPTRON = 4,
	HEAD = 16,
	ROW = 40,
	TAGGER_PARTS = 3,
	PARSER_PARTS = 3
};

static struct str
model_bytes(struct arena *out, const struct part *parts, uint32_t count)
{
	size_t n = HEAD + ROW * (size_t)count;
	for (uint32_t i = 0; i < count; i++)
		n = (n + 15) / 16 * 16 + parts[i].bytes.n;
	char *file = arena_alloc(out, n, 1, 16);
	memcpy(file, "GWMODEL1", 8);
	memcpy(file + 8, &count, 4);
	size_t at = HEAD + ROW * (size_t)count;
	for (uint32_t i = 0; i < count; i++) {
		at = (at + 15) / 16 * 16;
		char *row = file + HEAD + ROW * (size_t)i;
		uint32_t numbers[] = {parts[i].kind, (uint32_t)at,
				      (uint32_t)parts[i].bytes.n, parts[i].fingerprint};
		memcpy(row, parts[i].name, strlen(parts[i].name));
		memcpy(row + 24, numbers, sizeof numbers);
		memcpy(file + at, parts[i].bytes.p, parts[i].bytes.n);
		at += parts[i].bytes.n;
	}
	uint32_t sum = model_checksum(str_from(file + HEAD, n - HEAD));
	memcpy(file + 12, &sum, 4);
	return str_from(file, n);
}

/* ---- the tagger ---- */

typedef unsigned __int128 bits;
#define ONE(n) ((bits)1 << (n))

static unsigned
best_of(const int64_t *sums, unsigned classes, bits among)
{
	int best = -1;
	for (unsigned c = 0; c < classes; c++)
		if (among >> c & 1 && (best < 0 || sums[c] > sums[best]))
			best = (int)c;
	return (unsigned)best;
}

/* The right class is to win by more than `margin`. */
static void
learn_by_margin(struct learner *l, const uint32_t *features, size_t n,
		const int64_t *sums, unsigned classes, unsigned right, int margin)
{
	unsigned rival = best_of(sums, classes, (ONE(classes) - 1) & ~ONE(right));
	learner_step(l, features, n, right,
		     sums[right] - sums[rival] > margin ? right : rival);
}

static void
learn_sentence(struct learner *l, const struct kinds *k, const struct sure *sure,
	       struct arena scratch, const struct gold *g, unsigned how)
{
	struct tag_words words = treebank_words(&scratch, g, how);
	struct tag_look *looks = tag_looks(&scratch, &words);
	unsigned before = TAG_NO_KIND, before2 = TAG_NO_KIND;
	uint32_t features[TAG_FEATURES];
	int64_t sums[PERCEPTRON_CLASSES];
	int margin = NUMBER(TAGGER_MARGIN);
	for (size_t i = 0; i < g->count; i++) {
		size_t slot = sure_slot(sure, looks[TAG_PAD + i].low);
		if (sure->word[slot] && sure->kind[slot] != 0xff) {
			before2 = before;
			before = sure->kind[slot];
			continue;
		}
		size_t n = tag_features(&looks[TAG_PAD + i], before, before2, features);
		uint32_t right = k->of[g->at[i].upos][g->at[i].xpos];
		learner_sum(l, features, n, sums);
		learn_by_margin(l, features, n, sums, k->count, right, margin);
		uint32_t best = best_of(sums, k->count, ONE(k->count) - 1);
		before2 = before;
		before = best;
	}
}

static void
learn_tagger(struct learner *l, const struct treebank *bank, const struct kinds *k,
	     const struct sure *sure, struct arena scratch, struct choice c, int rounds,
	     uint64_t state)
{
	uint32_t *order = arena_array(&scratch, uint32_t, bank->count);
	for (size_t i = 0; i < bank->count; i++)
		order[i] = (uint32_t)i;
	for (int r = 0; r < rounds; r++) {
		shuffle(&state, order, bank->count);
		for (size_t i = 0; i < bank->count; i++) {
			const struct gold *g = &bank->at[order[i]];
			unsigned how =
				chance(&state, DAMAGED) ? 0 : 1 + chance(&state, 3);
			if (chosen(g, c))
				learn_sentence(l, k, sure, scratch, g, how);
		}
	}
}

/* The packed weights: all features first, then only the heaviest, learned anew. */
static struct str
fit_tagger(struct arena *out, struct arena scratch, const struct treebank *bank,
	   const struct kinds *k, const struct sure *sure, struct choice c, int rounds,
	   int lives, size_t rows)
{
	double from = now_s();
	struct learner *first = learner_new(k->count, LEAST_UPDATES);
	learn_tagger(first, bank, k, sure, scratch, c, (rounds + 1) / 2, 7);
	struct learner *second = learner_new(k->count, 0);
	learner_restrict(second, first, rows);
	size_t all = learner_rows(first);
	learner_free(first);
	for (int life = 0; life < lives; life++) {
		if (life)
			learner_again(second);
		learn_tagger(second, bank, k, sure, scratch, c, rounds,
			     8 + (uint64_t)life);
	}
	struct str part =
		learner_pack(out, second, rows, NUMBER(TAGGER_DROP) * lives / 100.);
	learner_free(second);
	fprintf(stderr, "tagger: %u kinds, %zu rows of %zu, %zu bytes, %.0f s\n",
		k->count, rows, all, part.n, now_s() - from);
	return part;
}

static void
tagger_parts(struct arena *out, struct arena scratch, const struct treebank *bank,
	     const struct kinds *k, struct choice c, int rounds, int lives,
	     struct part *parts)
{
	size_t rows = (size_t)NUMBER(TAGGER_ROWS);
	struct sure sure;
	count_sure(out, scratch, bank, k, c, &sure);
	parts[0] = (struct part){
		"tagger", KIND_PERCEPTRON,
		model_fingerprint(tag_templates, tag_templates_count),
		fit_tagger(out, scratch, bank, k, &sure, c, rounds, lives, rows)};
	parts[1] = (struct part){"tagger.kinds", KIND_TEXT, 0, kinds_text(out, k)};
	parts[2] = (struct part){"tagger.sure", KIND_TABLE, 0, sure_part(out, &sure)};
}

/* ---- the parser ---- */

struct lesson {
	const struct treebank *bank;
	struct tag_words *tagged; /* by sentence */
	uint8_t **dep;            /* by sentence and word */
};

/* The tags of each sentence by a tagger that has not seen its document. */
static struct lesson
lesson_of(struct arena *out, struct arena scratch, const struct treebank *bank,
	  const struct kinds *k, struct choice c)
{
	struct lesson l = {.bank = bank};
	l.tagged = arena_array(out, struct tag_words, bank->count);
	l.dep = arena_array(out, uint8_t *, bank->count);
	struct gold *kept = arena_array(out, struct gold, bank->count);
	for (uint32_t fold = 0; fold < FOLDS; fold++) {
		struct arena job = scratch, inner = arena_upper(&job);
		struct treebank part = {.at = kept};
		for (size_t s = 0; s < bank->count; s++)
			if (chosen(&bank->at[s], c) &&
			    bank->at[s].document / 7 % FOLDS != fold)
				kept[part.count++] = bank->at[s];
		struct part parts[TAGGER_PARTS];
		struct model *m;
		struct tagger t;
		struct err err;
		tagger_parts(&job, inner, &part, k, (struct choice){0}, FOLD_ROUNDS, 1,
			     parts);
		m = model_open(&job, model_bytes(&job, parts, TAGGER_PARTS), &err);
		if (!m || !tagger_open(&t, m, &err))
			exit(1);
		for (size_t s = 0; s < bank->count; s++)
			if (bank->at[s].document / 7 % FOLDS == fold) {
				l.tagged[s] = treebank_words(out, &bank->at[s], 0);
				tag_words(inner, &t, l.tagged[s]);
			}
	}
	for (size_t s = 0; s < bank->count; s++) {
		const struct gold *g = &bank->at[s];
		l.dep[s] = arena_array(out, uint8_t, g->count);
		for (size_t i = 0; i < g->count; i++)
			l.dep[s][i] = (uint8_t)dep_of(g->at[i].label);
	}
	return l;
}

/* How many arcs of the gold tree each allowed step makes impossible. */
static void
count_losses(const struct parse_state *s, const struct gold *g, unsigned *lost)
{
	size_t n = s->next;
	memset(lost, 0, PARSE_STEPS * sizeof *lost);
	for (size_t d = 0; d < s->depth; d++) {
		size_t k = s->stack[d];
		if (n < s->words) {
			lost[PARSE_SHIFT] += g->at[k].head == n;
			lost[PARSE_SHIFT] += d + 1 < s->depth && g->at[n].head == k;
		}
	}
	if (!s->depth)
		return;
	size_t top = s->stack[s->depth - 1], head = g->at[top].head;
	unsigned children = 0;
	for (size_t k = n; k < s->words; k++)
		children += g->at[k].head == top;
	lost[PARSE_LEFT] =
		children + (s->depth > 1 && head == s->stack[s->depth - 2]) + (head > n);
	lost[PARSE_RIGHT] = children + (head >= n);
}

static uint8_t
learn_label(struct learner *labels, int margin, const struct parse_state *s,
	    enum parse_step step, const struct gold *g, const uint8_t *dep)
{
	uint32_t features[LABEL_FEATURES];
	int64_t sums[PERCEPTRON_CLASSES];
	size_t head, child;
	parse_arc(s, step, &head, &child);
	if (head == s->words)
		return DEP_ROOT;
	size_t n = label_features(s, head, child, features);
	learner_sum(labels, features, n, sums);
	unsigned said = best_of(sums, DEP_COUNT, (ONE(DEP_COUNT) - 1) & ~ONE(DEP_ROOT));
	uint8_t right = dep[child];
	if (g->at[child].head == head && right != DEP_ROOT)
		learn_by_margin(labels, features, n, sums, DEP_COUNT, right, margin);
	return (uint8_t)said;
}

static void
learn_tree(struct learner *steps, struct learner *labels, struct arena scratch,
	   const struct gold *g, const struct tag_words *words, const uint8_t *dep,
	   uint64_t *state, bool explore)
{
	struct parse_state s = parse_begin(&scratch, words);
	uint32_t features[STEP_FEATURES];
	int64_t sums[PERCEPTRON_CLASSES];
	int margin = NUMBER(STEP_MARGIN);
	int label_margin = NUMBER(LABEL_MARGIN);
	while (!parse_done(&s)) {
		unsigned lost[PARSE_STEPS], least = ~0u, good = 0,
					    allowed = parse_allowed(&s);
		unsigned said, right;
		if (allowed & (allowed - 1)) {
			count_losses(&s, g, lost);
			for (unsigned k = 0; k < PARSE_STEPS; k++)
				if (allowed >> k & 1 && lost[k] < least)
					least = lost[k];
			for (unsigned k = 0; k < PARSE_STEPS; k++)
				if (allowed >> k & 1 && lost[k] == least)
					good |= 1u << k;
			size_t n = step_features(&s, features);
			learner_sum(steps, features, n, sums);
			said = best_of(sums, PARSE_STEPS, allowed);
			right = best_of(sums, PARSE_STEPS, good);
			unsigned bad = allowed & ~good;
			unsigned rival = bad ? best_of(sums, PARSE_STEPS, bad) : right;
			learner_step(steps, features, n, right,
				     sums[right] - sums[rival] > margin ? right : rival);
			if (!explore || chance(state, 10) == 0)
				said = right;
		} else {
			said = (unsigned)__builtin_ctz(allowed);
		}
		uint8_t label = said == PARSE_SHIFT
					? 0
					: learn_label(labels, label_margin, &s,
						      (enum parse_step)said, g, dep);
		parse_take(&s, (enum parse_step)said, label);
	}
}

static void
learn_parser(struct learner *steps, struct learner *labels, struct arena scratch,
	     const struct lesson *l, struct choice c, int rounds, uint64_t state)
{
	uint32_t *order = arena_array(&scratch, uint32_t, l->bank->count);
	for (size_t i = 0; i < l->bank->count; i++)
		order[i] = (uint32_t)i;
	for (int r = 0; r < rounds; r++) {
		shuffle(&state, order, l->bank->count);
		for (size_t i = 0; i < l->bank->count; i++) {
			const struct gold *g = &l->bank->at[order[i]];
			if (chosen(g, c) && g->count <= LIMIT_PARSE_WORDS)
				learn_tree(steps, labels, scratch, g,
					   &l->tagged[order[i]], l->dep[order[i]], &state,
					   r > 0);
		}
	}
}

static void
parser_parts(struct arena *out, struct arena scratch, const struct treebank *bank,
	     const struct kinds *k, struct choice c, struct part *parts)
{
	double from = now_s();
	struct lesson l = lesson_of(out, scratch, bank, k, c);
	struct learner *steps = learner_new(PARSE_STEPS, LEAST_UPDATES);
	struct learner *labels = learner_new(DEP_COUNT, LEAST_UPDATES);
	int rounds = NUMBER(STEP_ROUNDS);
	size_t step_rows = (size_t)NUMBER(STEP_ROWS);
	size_t label_rows = (size_t)NUMBER(LABEL_ROWS);
	fprintf(stderr, "parser: tags of folds after %.0f s\n", now_s() - from);
	learn_parser(steps, labels, scratch, &l, c, (rounds + 1) / 2, 11);
	struct learner *steps2 = learner_new(PARSE_STEPS, 0),
		       *labels2 = learner_new(DEP_COUNT, 0);
	learner_restrict(steps2, steps, step_rows);
	learner_restrict(labels2, labels, label_rows);
	fprintf(stderr, "parser: rows %zu of %zu, labels %zu of %zu, %.0f s\n", step_rows,
		learner_rows(steps), label_rows, learner_rows(labels), now_s() - from);
	learner_free(steps);
	learner_free(labels);
	for (int life = 0; life < NUMBER(STEP_LIVES); life++) {
		if (life) {
			learner_again(steps2);
			learner_again(labels2);
		}
		learn_parser(steps2, labels2, scratch, &l, c, rounds,
			     12 + (uint64_t)life);
	}
	parts[0] = (struct part){
		"parser.labels", KIND_PERCEPTRON, label_fingerprint(scratch),
		learner_pack(out, labels2, label_rows,
			     NUMBER(LABEL_DROP) * NUMBER(STEP_LIVES) / 100.)};
	parts[1] = (struct part){"parser.names", KIND_TEXT, 0, parse_label_names(out)};
	parts[2] =
		(struct part){"parser.steps", KIND_PERCEPTRON, step_fingerprint(scratch),
			      learner_pack(out, steps2, step_rows, 0)};
	learner_free(steps2);
	learner_free(labels2);
	fprintf(stderr, "parser: %zu and %zu bytes, %.0f s\n", parts[2].bytes.n,
		parts[0].bytes.n, now_s() - from);
}

static struct str
fit(struct arena *out, struct arena scratch, const struct treebank *bank, struct choice c,
    struct str about)
{
	struct kinds k = kinds_of(bank);
	struct part parts[1 + PARSER_PARTS + TAGGER_PARTS] = {
		{"about", KIND_TEXT, 0, about}};
	bool parser = !getenv("NO_PARSER");
	if (parser)
		parser_parts(out, scratch, bank, &k, c, parts + 1);
	tagger_parts(out, scratch, bank, &k, c, NUMBER(TAGGER_ROUNDS),
		     NUMBER(TAGGER_LIVES), parts + 1 + (parser ? PARSER_PARTS : 0));
	return model_bytes(out, parts, 1 + TAGGER_PARTS + (parser ? PARSER_PARTS : 0));
}

/* ---- figures ---- */

static void
measure_tags(struct arena scratch, const struct tagger *t, const struct treebank *bank,
	     struct choice c, unsigned how, const char *genre, const char *name)
{
	size_t words = 0, upos = 0, xpos = 0, verbs = 0, verbs_right = 0;
	double took_s = 0;
	for (size_t s = 0; s < bank->count; s++) {
		const struct gold *g = &bank->at[s];
		struct arena job = scratch;
		if (!chosen(g, c) || (genre && !str_eq(g->genre, str_of(genre))))
			continue;
		struct tag_words w = treebank_words(&job, g, how);
		double from = now_s();
		tag_words(job, t, w);
		took_s += now_s() - from;
		for (size_t i = 0; i < w.count; i++) {
			bool verb = g->at[i].xpos >= XPOS_VB && g->at[i].xpos <= XPOS_VBZ;
			words++;
			upos += w.at[i].upos == g->at[i].upos;
			xpos += w.at[i].xpos == g->at[i].xpos;
			verbs += verb;
			verbs_right += verb && w.at[i].xpos == g->at[i].xpos;
		}
	}
	if (words)
		printf("%-12s %6zu words  UPOS %.2f  XPOS %.2f  forms of verbs %.2f  "
		       "%.0f thousand/s\n",
		       name, words, 100. * (double)upos / (double)words,
		       100. * (double)xpos / (double)words,
		       100. * (double)verbs_right / (double)(verbs ? verbs : 1),
		       (double)words / took_s / 1e3);
}

static void
measure_trees(struct arena scratch, const struct tagger *t, const struct parse_model *p,
	      const struct treebank *bank, struct choice c, const char *genre,
	      const char *name)
{
	size_t words = 0, heads = 0, both = 0, all = 0, all_both = 0, universal = 0;
	static size_t gold_of[DEP_COUNT], said_of[DEP_COUNT], right_of[DEP_COUNT];
	double took_s = 0;
	memset(gold_of, 0, sizeof gold_of);
	memset(said_of, 0, sizeof said_of);
	memset(right_of, 0, sizeof right_of);
	for (size_t s = 0; s < bank->count; s++) {
		const struct gold *g = &bank->at[s];
		struct arena job = scratch;
		if (!chosen(g, c) || (genre && !str_eq(g->genre, str_of(genre))))
			continue;
		struct tag_words w = treebank_words(&job, g, 0);
		struct arena result = arena_upper(&job);
		tag_words(job, t, w);
		double from = now_s();
		struct parse tree = parse_words(&result, job, p, w);
		took_s += now_s() - from;
		for (size_t i = 0; i < w.count; i++) {
			enum dep dep = dep_of(g->at[i].label),
				 said = (enum dep)tree.dep[i];
			size_t gold_head =
				g->at[i].head == g->count ? PARSE_ROOT : g->at[i].head;
			bool head = tree.head[i] == gold_head,
			     right = head && said == dep;
			all++;
			all_both += right;
			gold_of[dep]++;
			said_of[said]++;
			right_of[dep] += right;
			if (dep == DEP_PUNCT)
				continue;
			words++;
			heads += head;
			both += right;
			size_t a = strcspn(dep_name(dep), ":"),
			       b = strcspn(dep_name(said), ":");
			universal += head && a == b &&
				     !strncmp(dep_name(dep), dep_name(said), a);
		}
	}
	if (!words)
		return;
	printf("%-12s %6zu words  UAS %.2f  LAS %.2f (universal %.2f; with marks %.2f)  "
	       "%.0f "
	       "thousand/s\n",
	       name, words, 100. * (double)heads / (double)words,
	       100. * (double)both / (double)words,
	       100. * (double)universal / (double)words,
	       100. * (double)all_both / (double)all, (double)all / took_s / 1e3);
	for (unsigned d = 0; d < DEP_COUNT && !genre; d++)
		if (gold_of[d])
			printf("    %-15s %5zu  precision %.1f  recall %.1f\n",
			       dep_name(d), gold_of[d],
			       100. * (double)right_of[d] /
				       (double)(said_of[d] ? said_of[d] : 1),
			       100. * (double)right_of[d] / (double)gold_of[d]);
}

static void
measure(struct arena scratch, struct str bytes, const struct treebank *bank,
	struct choice c)
{
	static const char *const ways[] = {"as written", "lower case", "Title Case",
					   "UPPER CASE"};
	static const char *const genres[] = {"weblog", "newsgroup", "email", "reviews",
					     "answers"};
	struct err err;
	struct model *m = model_open(&scratch, bytes, &err);
	struct tagger t;
	if (!m || !tagger_open(&t, m, &err)) {
		fprintf(stderr, "fit_english: %s\n", err.msg);
		exit(1);
	}
	for (unsigned how = 0; how < 4; how++)
		measure_tags(scratch, &t, bank, c, how, NULL, ways[how]);
	for (size_t i = 0; i < sizeof genres / sizeof *genres; i++)
		measure_tags(scratch, &t, bank, c, 0, genres[i], genres[i]);
	struct parse_model p;
	if (!parse_model_open(&p, scratch, m, &err)) {
		fprintf(stderr, "fit_english: %s\n", err.msg);
		return;
	}
	measure_trees(scratch, &t, &p, bank, c, NULL, "all");
	for (size_t i = 0; i < sizeof genres / sizeof *genres; i++)
		measure_trees(scratch, &t, &p, bank, c, genres[i], genres[i]);
}

static void
measure_split(struct arena scratch, const struct treebank *bank)
{
	size_t gold = 0, cut = 0, both = 0;
	for (size_t s = 0; s < bank->count; s++) {
		const struct gold *g = &bank->at[s];
		struct arena job = scratch;
		struct tag_words w = tag_split(&job, g->text);
		size_t at = 0, k = 0, wrong = 0;
		for (size_t i = 0; i < g->count; i++) {
			size_t start = at, end = start + g->at[i].form.n;
			while (k < w.count && w.at[k].start < start)
				k++;
			bool same = k < w.count && w.at[k].start == start &&
				    w.at[k].end == end;
			both += same;
			if (!same && !wrong++ && getenv("SHOW"))
				printf(STR_FMT " <- " STR_FMT "\n",
				       STR_ARG(g->at[i].form),
				       STR_ARG(str_sub(g->text,
						       start > 10 ? start - 10 : 0,
						       end + 10)));
			at = end + g->at[i].spaced;
			while (at < g->text.n && g->at[i].spaced && g->text.p[at] == ' ')
				at++;
		}
		gold += g->count;
		cut += w.count;
	}
	printf("words %zu, cut %zu, the same %zu: F1 %.2f\n", gold, cut, both,
	       200. * (double)both / (double)(gold + cut));
}

int
main(int argc, char **argv)
{
	struct arena all = arena_open((size_t)2 << 30),
		     scratch = arena_open((size_t)1 << 30);
	struct choice everything = {0};
	struct str bytes;
	struct err err;
	if (argc == 3 && strcmp(argv[1], "split") == 0) {
		struct treebank bank = treebank_read(&all, argv[2]);
		measure_split(scratch, &bank);
	} else if (argc == 3 && strcmp(argv[1], "tune") == 0) {
		struct treebank bank = treebank_read(&all, argv[2]);
		struct choice rest = {0, TUNE_PARTS, false},
			      tenth = {0, TUNE_PARTS, true};
		bytes = fit(&all, scratch, &bank, rest, STR("tuning"));
		measure(scratch, bytes, &bank, tenth);
	} else if (argc == 4 && strcmp(argv[1], "try") == 0) {
		struct treebank bank = treebank_read(&all, argv[2]),
				other = treebank_read(&all, argv[3]);
		bytes = fit(&all, scratch, &bank, everything, STR("trying"));
		measure(scratch, bytes, &other, everything);
	} else if (argc == 5 && strcmp(argv[1], "all") == 0) {
		struct treebank bank = treebank_read(&all, argv[3]);
		struct str about;
		if (!file_read(&all, argv[4], 1 << 20, &about, &err) ||
		    !file_write(argv[2], fit(&all, scratch, &bank, everything, about),
				&err)) {
			fprintf(stderr, "fit_english: %s\n", err.msg);
			return 1;
		}
	} else if (argc == 4 && strcmp(argv[1], "measure") == 0) {
		struct treebank bank = treebank_read(&all, argv[3]);
		if (!file_read(&all, argv[2], 16 << 20, &bytes, &err)) {
			fprintf(stderr, "fit_english: %s\n", err.msg);
			return 1;
		}
		measure(scratch, bytes, &bank, everything);
	} else {
		fprintf(stderr, "usage: fit_english all MODEL TRAIN ABOUT | tune TRAIN | "
				"try TRAIN OTHER | "
				"measure MODEL FILE | split FILE\n");
		return 2;
	}
	return 0;
}
