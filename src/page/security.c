/* security.c: fields of security.txt, a line each. */
#include "page/security.h"

static bool
has_blank(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7f)
			return true;
	return false;
}

/* Web addresses must be https (RFC 9116, 2.5.3). */
static bool
is_uri(struct str s)
{
	static const struct str schemes[] = {{"https://", 8}, {"mailto:", 7}, {"tel:", 4}};
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (str_starts_nocase(s, schemes[i]))
			return s.n > schemes[i].n && !has_blank(s);
	return false;
}

static bool
is_mail(struct str s)
{
	ptrdiff_t at = str_find_byte(s, '@', 0);
	return at > 0 && (size_t)at + 1 < s.n && !has_blank(s) && str_find_byte(s, ':', 0) < 0;
}

bool
page_security_read(struct page_security *s, struct str contacts, struct str expires,
                   struct str policy, struct str languages, struct err *err)
{
	struct str rest = contacts, one;
	*s = (struct page_security){contacts, WHEN_UNKNOWN, policy, languages};
	while (str_cut(&rest, ',', &one))
		if (!is_uri(str_trim(one)) && !is_mail(str_trim(one)))
			return err_set(err, ERR_USAGE, "security_contact: \"" STR_FMT "\" is no https, "
			               "mailto or tel address", STR_ARG(str_trim(one)));
	if (policy.n && !str_starts_nocase(policy, STR("https://")))
		return err_set(err, ERR_USAGE, "security_policy: \"" STR_FMT "\" is no https address",
		               STR_ARG(policy));
	if (!contacts.n)
		return true;
	s->expires = when_latest(when_read(expires));
	return s->expires != WHEN_UNKNOWN ||
	       err_set(err, ERR_USAGE, "security_expires: a security_contact needs a day until which "
	               "it holds, as 2027-06-30, not \"" STR_FMT "\"", STR_ARG(expires));
}

struct str
page_security(struct arena *out, const struct page_site *site, const struct page_security *s)
{
	struct buf b = buf_in(out, 512);
	struct str rest = s->contacts, one;
	while (str_cut(&rest, ',', &one)) {
		one = str_trim(one);
		buf_cstr(&b, is_uri(one) ? "Contact: " : "Contact: mailto:");
		buf_put(&b, one);
		buf_byte(&b, '\n');
	}
	buf_cstr(&b, "Expires: ");
	buf_put(&b, when_rfc3339(out, when_at(s->expires)));
	buf_byte(&b, '\n');
	if (s->languages.n)
		buf_fmt(&b, "Preferred-Languages: " STR_FMT "\n", STR_ARG(s->languages));
	if (site->base_url.n)
		buf_fmt(&b, "Canonical: " STR_FMT "/.well-known/security.txt\n",
		        STR_ARG(site->base_url));
	if (s->policy.n)
		buf_fmt(&b, "Policy: " STR_FMT "\n", STR_ARG(s->policy));
	return buf_str(&b);
}
