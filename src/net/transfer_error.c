/* transfer_error.c: what went wrong with a transfer. */
#include "net/transfer_error.h"

#include <stdio.h>
#include <string.h>

#include "model/limits.h"

/* A number with its thousands parted: "2,345". */
static void
write_count(char text[32], uint64_t n)
{
	char digits[24];
	int len = snprintf(digits, sizeof digits, "%llu", (unsigned long long)n);
	size_t to = 0;
	for (int i = 0; i < len; i++) {
		if (i > 0 && (len - i) % 3 == 0)
			text[to++] = ',';
		text[to++] = digits[i];
	}
	text[to] = 0;
}

/* "after 2,345 bytes" or what it was doing before the body began. */
static void
write_progress(char text[64], struct transfer *t)
{
	curl_off_t connected = 0;
	char count[32];
	curl_easy_getinfo(t->easy, CURLINFO_CONNECT_TIME_T, &connected);
	write_count(count, t->body.n);
	if (t->body.n)
		snprintf(text, 64, "after %s bytes", count);
	else
		strcpy(text, t->head.n   ? "after the headers"
		             : connected ? "before any answer"
		                         : "while connecting");
}

static bool
set_timeout(struct transfer *t, struct err *err)
{
	curl_off_t micros = 0;
	char progress[64];
	curl_easy_getinfo(t->easy, CURLINFO_TOTAL_TIME_T, &micros);
	write_progress(progress, t);
	if (strstr(t->curl_words, "too slow"))
		return err_set(err, ERR_AGAIN, "less than %d bytes a second over %d s, %s",
		               (int)LIMIT_FETCH_SLOW_BYTES, (int)LIMIT_FETCH_SLOW_S, progress);
	return err_set(err, ERR_AGAIN, "timed out after %d s, %s",
	               (int)((micros + 500000) / 1000000), progress);
}

static bool
set_too_long(const struct transfer *t, struct err *err)
{
	char count[32];
	write_count(count, t->max_bytes);
	return err_set(err, ERR_LIMIT, "longer than %s bytes", count);
}

static bool
set_cut(struct transfer *t, CURLcode code, struct err *err)
{
	char progress[64], count[32];
	curl_off_t announced = -1;
	bool reset = strstr(t->curl_words, "reset") != NULL;
	write_progress(progress, t);
	curl_easy_getinfo(t->easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &announced);
	if (code == CURLE_PARTIAL_FILE && announced >= 0) {
		write_count(count, (uint64_t)announced);
		return err_set(err, ERR_AGAIN, "connection closed %s of %s", progress, count);
	}
	return err_set(err, ERR_AGAIN, "connection %s %s", reset ? "reset" : "closed", progress);
}

/* Causes that need no more than a word. */
static const struct {
	CURLcode code;
	enum err_code what;
	const char *words;
} causes[] = {
	{CURLE_COULDNT_RESOLVE_HOST, ERR_AGAIN, "the host's name has no address"},
	{CURLE_COULDNT_RESOLVE_PROXY, ERR_AGAIN, "the proxy's name has no address"},
	{CURLE_GOT_NOTHING, ERR_AGAIN, "connection closed before any answer"},
	{CURLE_URL_MALFORMAT, ERR_INPUT, "this is no http address"},
	{CURLE_UNSUPPORTED_PROTOCOL, ERR_INPUT, "this is no http address"},
	{CURLE_OUT_OF_MEMORY, ERR_AGAIN, "out of memory"},
};

void
transfer_error(struct transfer *t, CURLcode code, struct err *err)
{
	const char *words = *t->curl_words ? t->curl_words : curl_easy_strerror(code);
	if (t->refused && t->refused == t->tried) {
		err_set(err, ERR_DENIED, "private address %s refused", t->refused_address);
		return;
	}
	switch (t->stop) {
	case STOP_BODY:
		set_too_long(t, err);
		return;
	case STOP_HEAD:
		err_set(err, ERR_LIMIT, "headers longer than %d bytes", (int)LIMIT_HEADER_BYTES);
		return;
	case STOP_MEMORY:
		err_set(err, ERR_AGAIN, "out of memory");
		return;
	case STOP_TWICE:
		err_set(err, ERR_AGAIN, "connection reset before any answer");
		return;
	case STOP_NONE:
		break;
	}
	for (size_t i = 0; i < sizeof causes / sizeof *causes; i++) {
		if (causes[i].code == code) {
			err_set(err, causes[i].what, "%s", causes[i].words);
			return;
		}
	}
	if (code == CURLE_OPERATION_TIMEDOUT)
		set_timeout(t, err);
	else if (code == CURLE_FILESIZE_EXCEEDED)
		set_too_long(t, err);
	else if (code == CURLE_PARTIAL_FILE || code == CURLE_RECV_ERROR || code == CURLE_HTTP2_STREAM)
		set_cut(t, code, err);
	else
		err_set(err, ERR_AGAIN, "%s", words);
}
