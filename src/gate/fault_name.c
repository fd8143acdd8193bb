/* fault_name.c: names, quotations, and who said something. */
#include "gate/fault.h"
#include "model/limits.h"

enum { SPEAKER_REACH = 8 };

/* Peoples and countries that share too little of their letters. */
static const char *const peoples[][4] = {
	{"american", "u.s.", "us", "america"}, {"british", "u.k.", "uk", "britain"},
	{"british", "england", "scotland", "wales"},
	{"french", "france"}, {"dutch", "netherlands", "holland"}, {"spanish", "spain"},
	{"swiss", "switzerland"}, {"welsh", "wales"}, {"danish", "denmark", "danes"},
	{"chinese", "china", "beijing"}, {"filipino", "philippines"}, {"irish", "ireland"},
	{"swedish", "sweden"}, {"russian", "moscow", "kremlin"}, {"u.s.", "united", "american"},
	{"u.k.", "united", "british"}, {"uk", "united", "british"}, {"us", "united", "american"},
	{"u.n.", "un", "united"}, {"un", "u.n.", "united"}, {"eu", "e.u.", "european"},
};

static bool
known_people(const struct compared *k, struct str low)
{
	for (size_t i = 0; i < sizeof peoples / sizeof *peoples; i++) {
		bool in = false;
		for (size_t n = 0; n < 4 && peoples[i][n] && !in; n++)
			in = str_eq(low, str_of(peoples[i][n]));
		for (size_t t = 0; in && t < k->p->tokens.count; t++)
			for (size_t n = 0; n < 4 && peoples[i][n]; n++)
				if (str_eq(k->p->tokens.at[t].low, str_of(peoples[i][n])))
					return true;
	}
	return false;
}

/* "Israel" for "Israeli": capitals that share all but their endings. */
static bool
known_kin(const struct compared *k, struct str low)
{
	for (size_t i = 0; i < k->p->tokens.count; i++) {
		const struct token *t = &k->p->tokens.at[i];
		if (!(t->flags & TOKEN_CAPITAL) || t->low.n < 4 || low.n < 4 ||
		    t->low.p[0] != low.p[0])
			continue;
		size_t n = 0;
		while (n < low.n && n < t->low.n && low.p[n] == t->low.p[n])
			n++;
		if (n >= 4 && n + 3 >= low.n && n + 3 >= t->low.n)
			return true;
	}
	return false;
}

/* The initials of a run of capitals in the passage: "WHO" for "World Health Organization". */
static bool
is_acronym_of(const struct prepared *p, struct str low)
{
	if (low.n < 2 || low.n > 6)
		return false;
	for (size_t i = 0; i + low.n <= p->tokens.count; i++) {
		size_t k = 0, at = i;
		while (k < low.n && at < p->tokens.count) {
			const struct token *t = &p->tokens.at[at];
			if (t->kind != TOKEN_WORD)
				break;
			if (t->flags & TOKEN_CAPITAL && t->low.p[0] == low.p[k])
				k++;
			else if (!(t->cues & CUE_STOP) || k == 0)
				break;
			at++;
		}
		if (k == low.n)
			return true;
	}
	return false;
}

/* The parts of "Smith-Jones" and "French-built". */
static bool
known_parts(const struct compared *k, struct str low)
{
	struct str rest = low, part;
	bool any = false;
	if (str_find_byte(low, '-', 0) < 0)
		return false;
	while (str_cut(&rest, '-', &part)) {
		bool here = false;
		for (size_t i = 0; i < k->p->tokens.count && !here; i++)
			here = str_eq(k->p->tokens.at[i].low, part);
		if (!here)
			return false;
		any = true;
	}
	return any;
}

bool
name_word_known(const struct compared *k, size_t i)
{
	const struct token *t = &k->c->tokens.at[i];
	if (places_has(k->at, k->c, i))
		return true;
	return (t->flags & TOKEN_UPPER && is_acronym_of(k->p, t->low)) ||
	       known_people(k, t->low) || known_kin(k, t->low) || known_parts(k, t->low);
}

/* Whether two words stand together somewhere in the passage, at most two words between. */
static bool
together(const struct compared *k, size_t a, size_t b)
{
	size_t tried = 0;
	for (uint32_t x = places_first(k->at, k->c->roots[a]); x && tried < LIMIT_GATE_PLACES;
	     x = k->at->next[x - 1], tried++)
		for (size_t i = x; i < x + 3 && i < k->p->tokens.count; i++)
			if (k->p->roots[i] == k->c->roots[b])
				return true;
	return false;
}

/* The name that a word of the claim belongs to in the window, where it differs. */
static ptrdiff_t
other_name(const struct compared *k, const struct name *n)
{
	for (size_t i = 0; i < k->p->names.count; i++) {
		const struct name *o = &k->p->names.at[i];
		if (o->first < k->window.from || o->first >= k->window.to)
			continue;
		for (size_t a = o->first; a < o->first + o->count; a++)
			for (size_t b = n->first; b < n->first + n->count; b++)
				if (k->p->roots[a] == k->c->roots[b])
					return (ptrdiff_t)i;
	}
	return -1;
}

static void
missing_name(const struct compared *k, const struct name *n, struct faults *f)
{
	struct str said = prepared_words(k->c, n->first, n->first + n->count);
	ptrdiff_t other = n->count > 1 ? other_name(k, n) : -1;
	if (other < 0) {
		faults_add(f, FAULT_NAME, "the name \"" STR_FMT "\" is not in the passage",
		           STR_ARG(said));
		return;
	}
	const struct name *o = &k->p->names.at[other];
	faults_add(f, FAULT_NAME, "the name \"" STR_FMT "\" is not in the passage; it says \""
	           STR_FMT "\"", STR_ARG(said),
	           STR_ARG(prepared_words(k->p, o->first, o->first + o->count)));
}

void
faults_of_names(const struct compared *k, struct faults *f)
{
	for (size_t i = 0; i < k->c->names.count; i++) {
		const struct name *n = &k->c->names.at[i];
		if (n->first < k->s.from || n->first >= k->s.to)
			continue;
		bool found = true;
		for (size_t t = n->first; t < n->first + n->count && found; t++) {
			const struct token *w = &k->c->tokens.at[t];
			bool opener = t == k->s.from && k->weights && n->count > 1 &&
			              weight_proper(k->weights, k->c->roots[t]) < 0;
			found = w->kind != TOKEN_WORD || !(w->flags & TOKEN_CAPITAL) || opener ||
			        prepared_number(k->c, t) ||
			        name_word_known(k, t);
		}
		/* A first name of one and the surname of another make nobody. */
		for (size_t t = n->first + 1; n->person && found && t < n->first + n->count; t++)
			if (places_has(k->at, k->c, t - 1) && places_has(k->at, k->c, t))
				found = together(k, t - 1, t);
		if (!found)
			missing_name(k, n, f);
	}
}

/* ── quotations ── */

static bool
quoted_in(const struct compared *k, size_t from, size_t to)
{
	size_t tried = 0;
	for (uint32_t a = places_first(k->at, k->c->roots[from]); a && tried < LIMIT_GATE_PLACES;
	     a = k->at->next[a - 1], tried++) {
		size_t n = 0;
		while (from + n < to && a - 1 + n < k->p->tokens.count &&
		       k->p->ids[a - 1 + n] == k->c->ids[from + n])
			n++;
		if (from + n == to)
			return true;
	}
	return false;
}

void
faults_of_quotes(const struct compared *k, struct faults *f)
{
	const struct token *t = k->c->tokens.at;
	for (size_t i = k->s.from; i < k->s.to; i++) {
		if (t[i].kind != TOKEN_QUOTE)
			continue;
		size_t begin = i + 1, end = begin;
		while (end < k->s.to && t[end].kind != TOKEN_QUOTE)
			end++;
		i = end;
		size_t core = end;
		while (core > begin && !token_is_word(&t[core - 1]))
			core--;
		while (begin < core && !token_is_word(&t[begin]))
			begin++;
		if (begin == core || quoted_in(k, begin, core))
			continue;
		faults_add(f, FAULT_QUOTE, "the quotation \"" STR_FMT "\" is not in the passage",
		           STR_ARG(prepared_words(k->c, begin, core)));
	}
}

/* ── speakers ── */

/* The first name that ends behind token `i`. */
static size_t
name_after(const struct prepared *p, size_t i)
{
	size_t from = 0, to = p->names.count;
	while (from < to) {
		size_t mid = from + (to - from) / 2;
		if (p->names.at[mid].first + p->names.at[mid].count > i)
			to = mid;
		else
			from = mid + 1;
	}
	return from;
}

/* The name nearest to a verb of speech at `i` in its sentence, outside quotations; -1: none.  A
 * pronoun or a noun for a person that is nearer counts as none. */
static ptrdiff_t
speaker_at(const struct prepared *p, size_t i, bool *unnamed)
{
	struct gate_sentence s = p->sentences[p->sentence_of[i]];
	ptrdiff_t best = -1;
	size_t least = SPEAKER_REACH;
	for (size_t n = name_after(p, i < SPEAKER_REACH ? 0 : i - SPEAKER_REACH);
	     n < p->names.count && p->names.at[n].first < i + SPEAKER_REACH; n++) {
		const struct name *name = &p->names.at[n];
		size_t first = name->first - name->titles, last = name->first + name->count;
		if (name->first < s.from || last > s.to || p->tokens.at[name->first].flags & TOKEN_QUOTED)
			continue;
		size_t far = last <= i ? i - last : first > i ? first - i - 1 : SPEAKER_REACH;
		/* The subject stands before its verb; behind it only directly. */
		if (first > i && far > 1)
			continue;
		if (far < least) {
			least = far;
			best = (ptrdiff_t)n;
		}
	}
	*unnamed = false;
	for (size_t d = 1; d <= least; d++) {
		bool before = i >= s.from + d && p->tokens.at[i - d].cues &
			(CUE_HE | CUE_IT | CUE_GROUP | CUE_FIRST);
		bool after = d == 1 && i + d < s.to && p->tokens.at[i + d].cues & (CUE_HE | CUE_IT);
		*unnamed |= before || after;
	}
	return best;
}

static bool
shares_word(const struct prepared *p, const struct name *a, const struct prepared *c,
            const struct name *b)
{
	for (size_t i = a->first; i < a->first + a->count; i++)
		for (size_t k = b->first; k < b->first + b->count; k++)
			if (p->roots[i] && p->roots[i] == c->roots[k])
				return true;
	return false;
}

/* The claim says that one said something: does the window say so, and of nobody else? */
static void
check_speaker(const struct compared *k, const struct name *n, struct faults *f)
{
	ptrdiff_t other = -1;
	for (size_t i = k->window.from; i < k->window.to; i++) {
		bool unnamed;
		const struct token *t = &k->p->tokens.at[i];
		if (!(t->cues & (CUE_SAY | CUE_ATTRIBUTION)) || t->flags & TOKEN_QUOTED)
			continue;
		ptrdiff_t who = speaker_at(k->p, i, &unnamed);
		if (unnamed || (who >= 0 && shares_word(k->p, &k->p->names.at[who], k->c, n)))
			return;
		if (who >= 0)
			other = who;
	}
	if (other < 0)
		return;
	const struct name *o = &k->p->names.at[other];
	faults_add(f, FAULT_SPEAKER, "it lets \"" STR_FMT "\" say what \"" STR_FMT
	           "\" says in the passage",
	           STR_ARG(prepared_words(k->c, n->first, n->first + n->count)),
	           STR_ARG(prepared_words(k->p, o->first, o->first + o->count)));
}

void
faults_of_speakers(const struct compared *k, struct faults *f)
{
	for (size_t i = k->s.from; i < k->s.to; i++) {
		bool unnamed;
		const struct token *t = &k->c->tokens.at[i];
		if (!(t->cues & (CUE_SAY | CUE_ATTRIBUTION)) || t->flags & TOKEN_QUOTED)
			continue;
		ptrdiff_t who = speaker_at(k->c, i, &unnamed);
		if (who >= 0 && !unnamed)
			check_speaker(k, &k->c->names.at[who], f);
	}
}
