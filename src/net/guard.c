/* guard.c: which addresses may be reached. */
#include "net/guard.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

/* IPv4 as it is in IPv6. */
#define V4(a, b, c, d) {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, a, b, c, d}

enum { V4_BITS = 96 };

/* Ranges without public hosts, from the IANA special-purpose registries (RFC 6890 and
 * after). */
static const struct guard_net refused[] = {
	{V4(0, 0, 0, 0), V4_BITS + 8},        /* this network */
	{V4(10, 0, 0, 0), V4_BITS + 8},       /* private */
	{V4(100, 64, 0, 0), V4_BITS + 10},    /* shared by a carrier's customers (CGNAT) */
	{V4(127, 0, 0, 0), V4_BITS + 8},      /* loopback */
	{V4(169, 254, 0, 0), V4_BITS + 16},   /* link-local, cloud metadata */
	{V4(172, 16, 0, 0), V4_BITS + 12},    /* private */
	{V4(192, 0, 0, 0), V4_BITS + 24},     /* protocol assignments */
	{V4(192, 0, 2, 0), V4_BITS + 24},     /* documentation */
	{V4(192, 88, 99, 0), V4_BITS + 24},   /* 6to4 relays */
	{V4(192, 168, 0, 0), V4_BITS + 16},   /* private */
	{V4(198, 18, 0, 0), V4_BITS + 15},    /* benchmarks */
	{V4(198, 51, 100, 0), V4_BITS + 24},  /* documentation */
	{V4(203, 0, 113, 0), V4_BITS + 24},   /* documentation */
	{V4(224, 0, 0, 0), V4_BITS + 3},      /* multicast, reserved, broadcast */
	{{0x20, 0x01, 0x00}, 23},             /* protocol assignments, Teredo, ORCHID */
	{{0x20, 0x01, 0x0d, 0xb8}, 32},       /* documentation */
	{{0x3f, 0xff, 0x00}, 20},             /* documentation */
};

/* All public hosts of IPv6 are in here; loopback, unique-local (fc00::/7), link-local
 * (fe80::/10), multicast (ff00::/8) and what else there is are not. */
static const struct guard_net global_ipv6 = {{0x20}, 3};
static const struct guard_net mapped = {V4(0, 0, 0, 0), V4_BITS};

/* Ranges whose addresses lead on to the IPv4 address within them, from byte `at`. */
static const struct {
	struct guard_net net;
	int at;
} carriers[] = {
	{{{0x00, 0x64, 0xff, 0x9b}, 96}, 12},              /* NAT64 (RFC 6052) */
	{{{0x00, 0x64, 0xff, 0x9b, 0x00, 0x01}, 48}, 12},  /* NAT64, local (RFC 8215) */
	{{{0x20, 0x02}, 16}, 2},                           /* 6to4 */
	{{{0}, 96}, 12},                                   /* IPv4-compatible, of old */
	{{{0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96}, 12},  /* IPv4-translated */
};

static bool
in_net(const unsigned char address[16], const struct guard_net *net)
{
	size_t whole = (size_t)net->bits / 8;
	if (memcmp(address, net->address, whole) != 0)
		return false;
	int rest = net->bits % 8;
	return rest == 0 || (address[whole] ^ net->address[whole]) >> (8 - rest) == 0;
}

static void
map_v4(unsigned char address[16], const void *four)
{
	memcpy(address, mapped.address, 16);
	memcpy(address + 12, four, 4);
}

static bool
is_refused(const unsigned char address[16])
{
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		if (in_net(address, &refused[i]))
			return true;
	return !in_net(address, &mapped) && !in_net(address, &global_ipv6);
}

static bool
is_configured(const struct guard *g, const unsigned char address[16])
{
	for (int i = 0; i < g->count; i++)
		if (in_net(address, &g->nets[i]))
			return true;
	return false;
}

/* The IPv4 address that `address` leads on to. */
static bool
carried(const unsigned char address[16], unsigned char inner[16])
{
	for (size_t i = 0; i < sizeof carriers / sizeof *carriers; i++) {
		if (in_net(address, &carriers[i].net)) {
			map_v4(inner, address + carriers[i].at);
			return true;
		}
	}
	return false;
}

bool
guard_allows(const struct guard *g, const struct sockaddr *address)
{
	unsigned char a[16], inner[16];
	if (address->sa_family == AF_INET) {
		struct sockaddr_in in;
		memcpy(&in, address, sizeof in);
		map_v4(a, &in.sin_addr);
	} else if (address->sa_family == AF_INET6) {
		struct sockaddr_in6 in6;
		memcpy(&in6, address, sizeof in6);
		memcpy(a, &in6.sin6_addr, 16);
	} else {
		return false;
	}
	if (is_configured(g, a))
		return true;
	/* The public prefix of NAT64 is as good as the address within; the others are refused
	 * whatever they hold, as nobody publishes news there. */
	if (carried(a, inner) && in_net(a, &carriers[0].net))
		return is_configured(g, inner) || !is_refused(inner);
	return !is_refused(a) && !carried(a, inner);
}

/* ── Configuration ── */

static bool
read_net(struct guard_net *net, struct str text)
{
	char address[INET6_ADDRSTRLEN];
	unsigned char four[4];
	struct str bits = text, plain;
	int64_t n;
	if (!str_cut(&bits, '/', &plain) || plain.n >= sizeof address)
		return false;
	memcpy(address, plain.p, plain.n);
	address[plain.n] = 0;
	bool is_v4 = inet_pton(AF_INET, address, four) == 1;
	int most = is_v4 ? 32 : 128;
	if (is_v4)
		map_v4(net->address, four);
	else if (inet_pton(AF_INET6, address, net->address) != 1)
		return false;
	if (!bits.p)
		n = most;
	else if (!str_to_int(bits, &n) || n < 0 || n > most)
		return false;
	net->bits = (int)n + (is_v4 ? V4_BITS : 0);
	return true;
}

bool
guard_parse(struct guard *g, struct str list, struct err *err)
{
	struct str piece;
	*g = (struct guard){0};
	while (str_cut(&list, ',', &piece)) {
		piece = str_trim(piece);
		if (!piece.n)
			continue;
		if (g->count == GUARD_NETS)
			return err_set(err, ERR_USAGE, "more than %d networks", (int)GUARD_NETS);
		if (!read_net(&g->nets[g->count], piece))
			return err_set(err, ERR_USAGE,
			               "\"" STR_FMT "\" is no network like 127.20.0.0/16 or fd00::/8",
			               STR_ARG(piece));
		g->count++;
	}
	return true;
}
