/* order.c: sorts the sentences of a paragraph. */
#include "write/order.h"

static int
later(const struct sentence *s, enum paragraph_role role)
{
	return role == ROLE_CONTEXT && s->future;
}

/* The earliest sentence of the report of `s` that stands in the same part of the paragraph. */
static uint32_t
report_begins(const struct composed *text, enum paragraph_role role,
              const struct sentence *s)
{
	uint32_t first = UINT32_MAX;
	for (size_t m = 0; m < text->count[role]; m++) {
		const struct sentence *o = text->at[role][m];
		if (o->article == s->article && later(o, role) == later(s, role) &&
		    o->position < first)
			first = o->position;
	}
	return first;
}

static bool
comes_after(const struct composed *text, enum paragraph_role role,
            const struct sentence *opening, const struct sentence *a,
            const struct sentence *b)
{
	long x[] = {later(a, role), opening && a->article != opening->article,
	            report_begins(text, role, a), a->article, a->position};
	long y[] = {later(b, role), opening && b->article != opening->article,
	            report_begins(text, role, b), b->article, b->position};
	for (size_t i = 0; i < sizeof x / sizeof *x; i++)
		if (x[i] != y[i])
			return x[i] > y[i];
	return false;
}

void
order_paragraph(struct composed *out, enum paragraph_role role,
                const struct sentence *opening)
{
	const struct sentence **at = out->at[role];
	size_t n = out->count[role], from = n && role == ROLE_HAPPENED && at[0] == opening;
	for (size_t i = from + 1; i < n; i++)
		for (size_t k = i; k > from && comes_after(out, role, opening, at[k - 1], at[k]);
		     k--) {
			const struct sentence *s = at[k];
			at[k] = at[k - 1];
			at[k - 1] = s;
		}
}
