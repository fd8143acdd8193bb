/* fault.c: all rules in turn. */
#include "gate/fault.h"

#include <stdarg.h>

void
faults_add(struct faults *f, enum gate_fault kind, const char *fmt, ...)
{
	va_list ap;
	f->count[kind]++;
	va_start(ap, fmt);
	reasons_add(f->why, str_vfmt(f->why->out, fmt, ap));
	va_end(ap);
}

void
faults_read(struct arena scratch, const struct compared *k, struct faults *f)
{
	faults_of_numbers(k, f);
	faults_of_dates(k, f);
	faults_of_names(k, f);
	faults_of_quotes(k, f);
	faults_of_speakers(k, f);
	faults_of_sense(k, f);
	if (k->near)
		faults_of_splices(k, f);
	if (k->close)
		faults_of_gaps(k, f);
	/* Trees cost more than all other rules: only what passes those is parsed. */
	if (k->close && !faults_any(f))
		faults_of_roles(scratch, k, f);
}
