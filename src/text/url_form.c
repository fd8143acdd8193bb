/* url_form.c: what an address says about identity: its normal form, its origin, its
 * owner. */
#include "text/url.h"

#include "text/url_escape.h"
#include "text/url_host.h"

/* ── Parameters that only tell where a reader came from ── */

static const char *const tracking_prefixes[] = {
	"utm_", "mtm_", "pk_campaign", "pk_kwd", "pk_medium", "pk_source", "pk_content", "hsa_",
	"oly_", "vero_", "at_medium", "at_campaign", "at_custom", "at_link_", "at_format",
	"at_ptr_", "at_bbc_", "wt_mc", "wt_zmc", "wt.mc", "ns_campaign", "ns_mchannel", "ns_source",
	"ns_linkname", "ns_fee", "guce_", "__tn__", "__twitter_", "_hsenc", "_hsmi", "trk_",
};

static const char *const tracking_names[] = {
	"fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "ttclid",
	"igsh", "igshid", "yclid", "ysclid", "mc_cid", "mc_eid", "mkt_tok", "s_cid", "cmpid",
	"cmp", "ito", "ref_src", "ref_url", "smid", "smtyp", "ocid", "ncid", "ftag", "xtor",
	"guccounter", "_ga", "_gl", "srsltid", "epik", "campaign_id", "emci", "emdi", "ceid",
	"referringsource", "sharetoken", "xing_share", "li_fat_id", "rb_clickid", "tblci",
};

/* Names that mean this only with one value: the address was taken from a feed. */
static const char *const feed_names[] = {"ref", "from", "source", "partner", "emc", "feed"};
static const char *const feed_values[] = {"rss", "feed", "rssfeed", "atom"};

static bool
in_list(struct str s, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq_nocase(s, str_of(list[i])))
			return true;
	return false;
}

#define IN_LIST(s, list) in_list((s), (list), sizeof(list) / sizeof *(list))

static bool
is_tracking(struct str parameter)
{
	struct str value = parameter, name;
	if (!str_cut(&value, '=', &name))
		return true; /* nothing between two '&' */
	for (size_t i = 0; i < sizeof tracking_prefixes / sizeof *tracking_prefixes; i++)
		if (str_starts_nocase(name, str_of(tracking_prefixes[i])))
			return true;
	return IN_LIST(name, tracking_names) ||
	       (IN_LIST(name, feed_names) && IN_LIST(value, feed_values));
}

/* The query without tracking parameters; absent where nothing is left. */
static struct str
query_normal(struct arena *out, struct str query)
{
	struct buf b = buf_in(out, query.n + 16);
	struct str parameter;
	while (str_cut(&query, '&', &parameter)) {
		if (is_tracking(parameter))
			continue;
		if (b.n)
			buf_byte(&b, '&');
		url_escape_normal(&b, parameter);
	}
	return b.n ? buf_str(&b) : STR_NONE;
}

static bool
is_web(const struct url *u)
{
	return str_eq(u->scheme, STR("https")) || str_eq(u->scheme, STR("http"));
}

static bool
parse_web(struct arena *out, struct str url, struct url *u)
{
	return url_parse(out, url, NULL, u) && is_web(u);
}

struct str
url_normalise(struct arena *out, struct arena scratch, struct str url)
{
	struct url u;
	if (!url_parse(&scratch, url, NULL, &u))
		return STR_NONE;
	u.fragment = STR_NONE;
	if (!is_web(&u)) /* what its parts mean is not ours to say */
		return url_href(out, &u);
	struct buf path = buf_in(&scratch, u.path.n + 16);
	url_escape_normal(&path, u.path);
	u.path = buf_str(&path);
	if (u.query.p)
		u.query = query_normal(&scratch, u.query);
	return url_href(out, &u);
}

/* ── Origin, host, target ── */

struct str
url_origin(struct arena *out, struct arena scratch, struct str url)
{
	struct url u;
	if (!parse_web(&scratch, url, &u))
		return STR_NONE;
	struct buf b = buf_in(out, u.scheme.n + u.host.n + 16);
	buf_put(&b, u.scheme);
	buf_cstr(&b, "://");
	buf_put(&b, u.host);
	if (u.port >= 0)
		buf_fmt(&b, ":%d", u.port);
	return buf_str(&b);
}

struct str
url_host(struct arena *out, struct arena scratch, struct str url)
{
	struct url u;
	return parse_web(&scratch, url, &u) ? str_dup(out, u.host) : STR_NONE;
}

struct str
url_target(struct arena *out, struct arena scratch, struct str url)
{
	struct url u;
	if (!url_parse(&scratch, url, NULL, &u))
		return STR_NONE;
	struct buf b = buf_in(out, u.path.n + u.query.n + 2);
	buf_put(&b, u.path.n ? u.path : STR("/"));
	if (u.query.p) {
		buf_byte(&b, '?');
		buf_put(&b, u.query);
	}
	return buf_str(&b);
}

/* ── The owner of a host ── */

/* Second labels under a country's domain that are open to everybody there. */
static const char *const shared_labels[] = {
	"co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go", "gob", "gouv", "gub",
	"mil", "nom", "asn", "id", "ltd", "plc", "me", "info", "web", "in", "on", "nic", "press",
};

/* Hosts that lend a name below theirs to each of their customers. */
static const char *const shared_hosts[] = {
	"blogspot.com", "wordpress.com", "substack.com", "medium.com", "github.io", "gitlab.io",
	"tumblr.com", "ghost.io", "typepad.com", "wixsite.com", "weebly.com", "netlify.app",
	"vercel.app", "pages.dev", "herokuapp.com", "hatenablog.com", "over-blog.com",
	"livejournal.com", "squarespace.com", "beehiiv.com", "web.app",
};

/* `host` cut to its last `labels` labels. */
static struct str
last_labels(struct str host, int labels)
{
	for (size_t i = host.n; i > 0; i--)
		if (host.p[i - 1] == '.' && --labels == 0)
			return str_skip(host, i);
	return host;
}

struct str
url_site(struct str host)
{
	if (url_host_is_address(host))
		return host;
	if (str_ends(host, STR(".")))
		host.n--;
	struct str two = last_labels(host, 2);
	struct str country = last_labels(host, 1);
	struct str second = str_sub(two, 0, two.n - country.n - (two.n > country.n));
	if (two.n == host.n)
		return host;
	if (IN_LIST(two, shared_hosts) || (country.n == 2 && IN_LIST(second, shared_labels)))
		return last_labels(host, 3);
	return two;
}
