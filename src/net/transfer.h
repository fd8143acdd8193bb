/* transfer.h: one request under way in the fetch process, on one libcurl handle. */
#ifndef GW_NET_TRANSFER_H
#define GW_NET_TRANSFER_H

#include <curl/curl.h>

#include "net/fetch.h"

/* What all transfers of a process share. */
struct transfer_setup {
	const char *user_agent;
	const char *proxy;          /* "": none */
	struct guard guard;
	CURLSH *share;              /* TLS sessions */
	struct curl_slist *resolve; /* NULL after the first transfer has taken it in */
};

struct transfer_bytes {
	char *p;
	size_t n, cap;
};

enum transfer_stop {
	STOP_NONE,
	STOP_BODY,   /* the body is over its limit */
	STOP_HEAD,   /* the headers are over theirs */
	STOP_MEMORY,
	STOP_TWICE,  /* libcurl was about to ask again by itself */
};

struct transfer {
	struct transfer *next; /* in a list of idle ones */
	CURL *easy;
	struct transfer_setup *setup;
	struct curl_slist *headers;
	uint64_t id, max_bytes;
	bool own_service;      /* see fetch_request */
	struct transfer_bytes head, body;
	enum transfer_stop stop;
	int asked;             /* requests sent: one */
	int tried, refused;    /* addresses, and those of them the guard refused */
	char refused_address[64];
	char curl_words[CURL_ERROR_SIZE];
};

/* NULL where there is no memory. */
struct transfer *transfer_new(struct transfer_setup *setup);

/* Makes `t` ready to be added to a multi handle. False with err: the request is
 * refused as it is, and `t` can be used for another. */
bool transfer_prepare(struct transfer *t, const struct fetch_request *r, struct arena scratch,
                      struct err *err);

/* The answer of a transfer that ended with `code`: views of `t` or in `out`. */
void transfer_answer(struct transfer *t, CURLcode code, struct arena *out,
                     struct fetch_answer *a);

/* Gives back what one request needed; the handle stays. */
void transfer_reset(struct transfer *t);

#endif
