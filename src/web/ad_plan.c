/* ad_plan.c: pieces of pages, and answers made of them. */
#include "web/ad_plan.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "ads/markup.h"
#include "base/hash.h"
#include "page/page.h"
#include "web/ad_pack.h"

enum { PIECES = SLOTS_MOST + 1, ETAG_BYTES = 120 };

/* Pages with advertisements run a script of ours, which tells that one was seen; where campaigns
 * have frames, another asks for consent and makes them. */
#define POLICY REPLY_SCRIPT_POLICY

struct ad_plan {
	char *body;                      /* of all pieces */
	struct ad_piece pieces[PIECES];
	struct slot slots[SLOTS_MOST];   /* one after each piece but the last */
	size_t slot_count;
	size_t plain_bytes, packed_bytes;
	uint64_t hash;
	struct ad_page page;
	uint32_t *fitting;               /* campaigns on `page.day` */
	size_t fitting_count;
};

/* ── made once ── */

struct str
ad_plan_strip(struct arena *out, struct str page)
{
	struct buf b = buf_in(out, page.n);
	struct slot slot;
	size_t done = 0;
	while (slot_find(page, done, &slot)) {
		buf_put(&b, str_sub(page, done, slot.at));
		done = slot.at + slot.n;
	}
	buf_put(&b, str_skip(page, done));
	return buf_str(&b);
}

static struct str
with_scripts(struct arena *out, struct str page, bool has_frames)
{
	struct buf b = buf_in(out, page.n + 400);
	ptrdiff_t at = str_find(page, STR("</head>"), 0);
	if (at < 0)
		return page;
	buf_put(&b, str_sub(page, 0, (size_t)at));
	page_script(&b, "ad.js");
	if (has_frames)
		page_script(&b, "consent.js");
	buf_put(&b, str_skip(page, (size_t)at));
	return buf_str(&b);
}

static bool
cut(struct ad_plan *p, struct str page)
{
	struct slot slot;
	size_t done = 0;
	while (p->slot_count < SLOTS_MOST && slot_find(page, done, &slot)) {
		p->pieces[p->slot_count].plain = str_sub(page, done, slot.at);
		p->slots[p->slot_count++] = slot;
		done = slot.at + slot.n;
	}
	p->pieces[p->slot_count].plain = str_skip(page, done);
	for (size_t i = 0; i <= p->slot_count; i++) {
		if (!ad_piece_pack(&p->pieces[i]))
			return false;
		p->plain_bytes += p->pieces[i].plain.n;
		p->packed_bytes += p->pieces[i].packed_bytes;
	}
	return true;
}

struct ad_plan *
ad_plan_make(const struct ads *a, struct arena scratch, const struct content *c)
{
	struct slot first;
	if (!a->files.count || !slot_find(c->body, 0, &first) ||
	    ads_none_in(a, scratch, first.section))
		return NULL;
	struct ad_plan *p = calloc(1, sizeof *p);
	struct str page = with_scripts(&scratch, c->body, a->files.has_frames);
	if (p) {
		p->body = malloc(page.n);
		p->fitting = calloc(a->files.count, sizeof *p->fitting);
	}
	if (!p || !p->body || !p->fitting) {
		ad_plan_free(p);
		return NULL;
	}
	memcpy(p->body, page.p, page.n);
	p->hash = hash_str(page);
	p->page.day = INT64_MIN;
	if (!cut(p, str_from(p->body, page.n))) {
		ad_plan_free(p);
		return NULL;
	}
	p->page.section = p->slots[0].section;
	p->page.language = p->slots[0].language;
	p->page.country = a->country;
	return p;
}

void
ad_plan_free(struct ad_plan *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < PIECES; i++)
		free(p->pieces[i].packed);
	free(p->fitting);
	free(p->body);
	free(p);
}

size_t
ad_plan_bytes(const struct ad_plan *p)
{
	return p ? sizeof *p + p->plain_bytes + p->packed_bytes : 0;
}

/* ── one request ── */

struct filling {
	struct ad_unit *units[SLOTS_MOST]; /* NULL: the slot stays empty */
	struct str html[SLOTS_MOST];
	enum ad_asker asker;
	uint64_t view;
};

static void
choose(struct ad_plan *p, struct ads *a, struct arena scratch, struct ad_moment now,
       struct filling *f)
{
	if (p->page.day != now.day) {
		p->page.day = now.day;
		p->fitting_count = choose_fitting(scratch, a->files.campaigns, a->files.count,
		                                  &p->page, p->fitting);
	}
	struct ad_view v = {
		.list = a->files.campaigns, .fitting = p->fitting,
		.fitting_count = p->fitting_count, .progress = a->progress, .now = now,
	};
	struct ad_choice choice;
	choose_begin(&v, hash_mix(f->view));
	for (size_t i = 0; i < p->slot_count; i++)
		if (choose_next(&v, p->slots[i].size, &choice))
			f->units[i] = ads_chosen(a, &choice);
}

static void
write_ads(const struct ad_plan *p, const struct ads *a, struct arena *out, int64_t now_s,
          struct filling *f)
{
	for (size_t i = 0; i < p->slot_count; i++) {
		char path[4 + TOKEN_BYTES] = "/ad/";
		if (!f->units[i])
			continue;
		struct token t = {.creative = f->units[i]->id, .place = p->slots[i].place,
		                  .asker = f->asker, .at = now_s, .view = f->view};
		token_write(path + 4, &a->key, &t);
		struct buf b = buf_in(out, 2048);
		markup_ad(&b, ads_creative(a, f->units[i]), &p->slots[i],
		          str_from(path, sizeof path));
		f->html[i] = buf_str(&b);
	}
}

static const enum ad_kind served_kinds[ASKERS] = {
	[ASKER_READER] = AD_SERVED,
	[ASKER_AGAIN] = AD_SERVED_AGAIN,
	[ASKER_PREFETCH] = AD_PREFETCHED,
	[ASKER_ROBOT] = AD_SERVED_ROBOT,
};

/* ── an entity tag that says what was in the page ──
 *
 * W/"PAGE-HOUR-UNIT.UNIT": who has the page already is shown the same ones again, and these can be
 * counted.  It holds for the hour for which the page's links say that they were seen. */

static char *
put_hex(char *at, uint64_t n, int digits)
{
	static const char hex[] = "0123456789abcdef";
	for (int i = digits - 1; i >= 0; i--, n >>= 4)
		at[i] = hex[n & 15];
	return at + digits;
}

/* The tag up to the units; not ended by NUL. */
static char *
etag_head(const struct ad_plan *p, int64_t now_s, char *at)
{
	memcpy(at, "W/\"", 3);
	at = put_hex(at + 3, p->hash, 16);
	*at++ = '-';
	at = put_hex(at, (uint64_t)(now_s / TOKEN_SEEN_S), 8);
	*at++ = '-';
	return at;
}

static void
etag_write(const struct ad_plan *p, int64_t now_s, const struct filling *f,
           char into[ETAG_BYTES])
{
	char *at = etag_head(p, now_s, into);
	for (size_t i = 0; i < p->slot_count; i++) {
		if (i)
			*at++ = '.';
		at = put_hex(at, f->units[i] ? f->units[i]->id : 0, 8);
	}
	*at++ = '"';
	*at = 0;
}

static bool
read_unit(struct str text, uint32_t *id)
{
	*id = 0;
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = byte_lower((unsigned char)text.p[i]);
		if (!byte_is_digit(c) && (c < 'a' || c > 'f'))
			return false;
		*id = *id << 4 | (uint32_t)(byte_is_digit(c) ? c - '0' : c - 'a' + 10);
	}
	return text.n > 0 && text.n <= 8;
}

/* Whether the reader has the page as it is; then the units in it, and the tag itself. */
static bool
has_page(const struct ad_plan *p, const struct ads *a, struct str if_match, int64_t now_s,
         struct filling *f, char etag[ETAG_BYTES])
{
	char head[ETAG_BYTES];
	struct str tag = str_from(head, (size_t)(etag_head(p, now_s, head) - head)), one;
	ptrdiff_t at = str_find(if_match, tag, 0);
	ptrdiff_t end = at < 0 ? -1 : str_find_byte(if_match, '"', (size_t)at + tag.n);
	if (end < 0 || (size_t)(end - at) + 2 > ETAG_BYTES)
		return false;
	struct str units = str_sub(if_match, (size_t)at + tag.n, (size_t)end);
	for (size_t i = 0; i < p->slot_count; i++) {
		uint32_t id;
		if (!str_cut(&units, '.', &one) || !read_unit(one, &id))
			return false;
		f->units[i] = ads_unit(a, id);
	}
	if (units.n)
		return false;
	memcpy(etag, if_match.p + at, (size_t)(end - at) + 1);
	etag[end - at + 1] = 0;
	return true;
}

/* ── bodies ── */

static char *
join_plain(const struct ad_plan *p, const struct filling *f, size_t *n)
{
	size_t size = p->plain_bytes, at = 0;
	for (size_t i = 0; i < p->slot_count; i++)
		size += f->html[i].n;
	char *body = malloc(size ? size : 1);
	*n = size;
	for (size_t i = 0; body && i <= p->slot_count; i++) {
		memcpy(body + at, p->pieces[i].plain.p, p->pieces[i].plain.n);
		at += p->pieces[i].plain.n;
		if (i < p->slot_count && f->html[i].n) {
			memcpy(body + at, f->html[i].p, f->html[i].n);
			at += f->html[i].n;
		}
	}
	return body;
}

static enum MHD_Result
queue(struct MHD_Connection *connection, const struct ads *a, int status, char *body, size_t n,
      bool gzip, const char *etag)
{
	struct str policy = a->files.has_frames ? STR(POLICY "; frame-src 'self'") : STR(POLICY);
	const struct content c = {.status = status, .policy = policy, .kind = REPLY_OWN,
	                          .type = STR("text/html; charset=utf-8")};
	struct MHD_Response *response = MHD_create_response_from_buffer(
		n, body, status == 304 ? MHD_RESPMEM_PERSISTENT : MHD_RESPMEM_MUST_FREE);
	if (!response) {
		if (status != 304)
			free(body);
		return MHD_NO;
	}
	reply_add_headers(response, &c, etag);
	if (status != 304) {
		MHD_add_response_header(response, "Content-Type", "text/html; charset=utf-8");
		if (gzip)
			MHD_add_response_header(response, "Content-Encoding", "gzip");
	}
	enum MHD_Result result = MHD_queue_response(connection, (unsigned)status, response);
	MHD_destroy_response(response);
	return result;
}

static void
count_served(const struct ad_plan *p, struct ads *a, const struct filling *f, enum ad_kind kind,
             int64_t day)
{
	for (size_t i = 0; i < p->slot_count; i++)
		if (f->units[i])
			ads_count(a, f->units[i], p->slots[i].place, kind, day);
}

enum MHD_Result
ad_plan_send(struct ad_plan *p, struct ads *a, struct arena scratch,
             struct MHD_Connection *connection, const struct request *r, bool head,
             int64_t now_s, uint64_t *random, struct ad_sent *sent)
{
	struct ad_headers headers = ads_headers(connection);
	struct ad_moment now = ads_now(a, now_s);
	struct filling f = {.asker = ad_asker_of(&headers)};
	char etag[ETAG_BYTES];
	if (r->if_match.n && has_page(p, a, r->if_match, now_s, &f, etag)) {
		*sent = (struct ad_sent){.status = 304};
		if (!head)
			count_served(p, a, &f,
			             f.asker == ASKER_READER ? AD_SERVED_AGAIN : served_kinds[f.asker],
			             now.day);
		return queue(connection, a, 304, (char *)"", 0, false, etag);
	}
	f.view = *random = hash_mix(*random + 0x9e3779b97f4a7c15u);
	choose(p, a, scratch, now, &f);
	write_ads(p, a, &scratch, now_s, &f);
	etag_write(p, now_s, &f, etag);
	size_t n;
	bool gzip = coding_takes(r->wish, CODING_GZIP);
	char *body = gzip ? ad_pack_join(p->pieces, f.html, p->slot_count, p->packed_bytes, &n)
	                  : join_plain(p, &f, &n);
	if (!body)
		return MHD_NO;
	if (!head)
		count_served(p, a, &f, served_kinds[f.asker], now.day);
	*sent = (struct ad_sent){.status = 200, .body_bytes = head ? 0 : n, .gzip = gzip};
	return queue(connection, a, 200, body, n, gzip, etag);
}
