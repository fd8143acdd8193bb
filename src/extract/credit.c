/* credit.c: equal lists of names become one candidate. */
#include "extract/credit.h"

#include <stdlib.h>
#include <string.h>

#include "extract/plain.h"
#include "model/limits.h"

static int
compare_names(const void *x, const void *y)
{
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

static bool
same_names(const struct credit *c, const struct str *folded, unsigned count)
{
	if (c->line.count != count)
		return false;
	for (unsigned i = 0; i < count; i++)
		if (!str_eq(c->folded[i], folded[i]))
			return false;
	return true;
}

static struct credit *
candidate_of(struct credits *f, const struct byline *line)
{
	struct str folded[BYLINE_NAMES_MOST];
	for (unsigned i = 0; i < line->count; i++)
		folded[i] = plain_fold(f->arena, line->names[i]);
	qsort(folded, line->count, sizeof *folded, compare_names);
	for (uint32_t i = 0; i < f->count; i++)
		if (same_names(&f->at[i], folded, line->count))
			return &f->at[i];
	if (f->count == LIMIT_AUTHOR_CANDIDATES)
		return NULL;
	struct credit *c = &f->at[f->count++];
	*c = (struct credit){.line = *line, .near = 99, .after = 99, .left_out = 999};
	c->order = (uint16_t)f->added;
	memcpy(c->folded, folded, line->count * sizeof *folded);
	return c;
}

/* Share of the words of the first name that the address of its link holds. */
static float
share_in_address(const struct credit *c, struct str href)
{
	struct str rest = c->folded[0], word;
	int words = 0, found = 0;
	while (href.n && str_word(&rest, &word)) {
		words++;
		found += str_has_nocase(href, word);
	}
	return words ? (float)found / (float)words : 0;
}

static uint16_t
within_99(int64_t distance)
{
	return (uint16_t)(distance < 99 ? distance : 98);
}

static void
place_candidate(struct credit *c, const struct credit_place *p, struct str text)
{
	c->in_comment |= p->in_comment;
	c->listed |= p->listed;
	c->hidden |= p->hidden;
	c->bio |= p->bio;
	c->by |= byline_begins(text);
	float addressed = share_in_address(c, p->href);
	c->addressed = addressed > c->addressed ? addressed : c->addressed;
	size_t kept = 0;
	for (unsigned i = 0; i < c->line.count; i++)
		kept += c->line.names[i].n;
	size_t left_out = text.n > kept ? text.n - kept : 0;
	c->left_out = left_out < c->left_out ? (uint16_t)left_out : c->left_out;
	if (p->in_comment || p->listed)
		return;
	c->shown++;
	if (!p->near)
		return;
	uint16_t near = within_99(llabs(p->after_title));
	c->near = near < c->near ? near : c->near;
	if (p->after_title >= 0 && near < c->after)
		c->after = near;
}

void
credit_add(struct credits *f, const struct byline *line, struct str text,
           const struct credit_place *p)
{
	if (line->count == 0)
		return;
	f->added++;
	struct credit *c = candidate_of(f, line);
	if (!c)
		return;
	c->from[p->source] += c->from[p->source] < UINT8_MAX;
	if (p->shown)
		place_candidate(c, p, text);
}

struct byline
credit_names(struct credits *f, struct str text, bool stated)
{
	struct byline line = byline_read(f->arena, text), kept = {0};
	for (unsigned i = 0; i < line.count; i++) {
		struct str name = line.names[i];
		bool site = site_is_called(&f->clues->site, plain_fold(f->arena, name));
		if (!site || (stated && line.count == 1))
			kept.names[kept.count++] = name;
	}
	return kept;
}

struct byline
credit_add_text(struct credits *f, struct str text, const struct credit_place *p)
{
	struct byline line = {0};
	if (text.n < 2 || text.n > 900)
		return line;
	line = credit_names(f, text, true);
	credit_add(f, &line, text, p);
	return line;
}
