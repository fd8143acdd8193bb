/* curl.c: libcurl, loaded by the process that fetches. */
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <stdarg.h>

#include "base/log.h"
#include "os/library.h"

/* The header's own macros would stand in the way of defining them. */
#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_share_setopt
#undef curl_multi_setopt

#define FUNCTION(name) __typeof__(name) *name

static struct {
	FUNCTION(curl_global_init);
	FUNCTION(curl_easy_init);
	FUNCTION(curl_easy_setopt);
	FUNCTION(curl_easy_getinfo);
	FUNCTION(curl_easy_reset);
	FUNCTION(curl_easy_strerror);
	FUNCTION(curl_multi_init);
	FUNCTION(curl_multi_setopt);
	FUNCTION(curl_multi_add_handle);
	FUNCTION(curl_multi_remove_handle);
	FUNCTION(curl_multi_perform);
	FUNCTION(curl_multi_poll);
	FUNCTION(curl_multi_info_read);
	FUNCTION(curl_share_init);
	FUNCTION(curl_share_setopt);
	FUNCTION(curl_slist_append);
	FUNCTION(curl_slist_free_all);
} real;

#undef FUNCTION

static bool
load(void)
{
	static const struct library_symbol symbols[] = {
		{"curl_global_init", &real.curl_global_init},
		{"curl_easy_init", &real.curl_easy_init},
		{"curl_easy_setopt", &real.curl_easy_setopt},
		{"curl_easy_getinfo", &real.curl_easy_getinfo},
		{"curl_easy_reset", &real.curl_easy_reset},
		{"curl_easy_strerror", &real.curl_easy_strerror},
		{"curl_multi_init", &real.curl_multi_init},
		{"curl_multi_setopt", &real.curl_multi_setopt},
		{"curl_multi_add_handle", &real.curl_multi_add_handle},
		{"curl_multi_remove_handle", &real.curl_multi_remove_handle},
		{"curl_multi_perform", &real.curl_multi_perform},
		{"curl_multi_poll", &real.curl_multi_poll},
		{"curl_multi_info_read", &real.curl_multi_info_read},
		{"curl_share_init", &real.curl_share_init},
		{"curl_share_setopt", &real.curl_share_setopt},
		{"curl_slist_append", &real.curl_slist_append},
		{"curl_slist_free_all", &real.curl_slist_free_all},
	};
	struct err err;
	bool ok = library_load("libcurl.so.4", symbols, sizeof symbols / sizeof *symbols,
			       &err);
	if (!ok)
		log_error("%s", err.msg);
	return ok;
}

CURLcode
curl_global_init(long flags)
{
	if (!real.curl_global_init && !load())
		return CURLE_FAILED_INIT;
	return real.curl_global_init(flags);
}

CURL *
curl_easy_init(void)
{
	return real.curl_easy_init();
}

/* The number of an option says the type of its value. */
CURLcode
curl_easy_setopt(CURL *easy, CURLoption option, ...)
{
	va_list list;
	CURLcode code;
	int type = (int)option / 10000 * 10000;
	va_start(list, option);
	if (type == CURLOPTTYPE_LONG)
		code = real.curl_easy_setopt(easy, option, va_arg(list, long));
	else if (type == CURLOPTTYPE_OFF_T)
		code = real.curl_easy_setopt(easy, option, va_arg(list, curl_off_t));
	else
		code = real.curl_easy_setopt(easy, option, va_arg(list, void *));
	va_end(list);
	return code;
}

CURLcode
curl_easy_getinfo(CURL *easy, CURLINFO info, ...)
{
	va_list list;
	va_start(list, info);
	CURLcode code = real.curl_easy_getinfo(easy, info, va_arg(list, void *));
	va_end(list);
	return code;
}

void
curl_easy_reset(CURL *easy)
{
	real.curl_easy_reset(easy);
}

const char *
curl_easy_strerror(CURLcode code)
{
	return real.curl_easy_strerror ? real.curl_easy_strerror(code)
				       : "libcurl is not loaded";
}

CURLM *
curl_multi_init(void)
{
	return real.curl_multi_init();
}

/* As in curl_easy_setopt. */
CURLMcode
curl_multi_setopt(CURLM *multi, CURLMoption option, ...)
{
	va_list list;
	CURLMcode code;
	va_start(list, option);
	if (option < (int)CURLOPTTYPE_OBJECTPOINT)
		code = real.curl_multi_setopt(multi, option, va_arg(list, long));
	else
		code = real.curl_multi_setopt(multi, option, va_arg(list, void *));
	va_end(list);
	return code;
}

CURLMcode
curl_multi_add_handle(CURLM *multi, CURL *easy)
{
	return real.curl_multi_add_handle(multi, easy);
}

CURLMcode
curl_multi_remove_handle(CURLM *multi, CURL *easy)
{
	return real.curl_multi_remove_handle(multi, easy);
}

CURLMcode
curl_multi_perform(CURLM *multi, int *running)
{
	return real.curl_multi_perform(multi, running);
}

CURLMcode
curl_multi_poll(CURLM *multi, struct curl_waitfd *fds, unsigned count, int most_ms,
		int *ready)
{
	return real.curl_multi_poll(multi, fds, count, most_ms, ready);
}

CURLMsg *
curl_multi_info_read(CURLM *multi, int *left)
{
	return real.curl_multi_info_read(multi, left);
}

CURLSH *
curl_share_init(void)
{
	return real.curl_share_init();
}

/* Sharing is asked for with a number, all else with an address. */
CURLSHcode
curl_share_setopt(CURLSH *share, CURLSHoption option, ...)
{
	va_list list;
	CURLSHcode code;
	va_start(list, option);
	if (option == CURLSHOPT_SHARE || option == CURLSHOPT_UNSHARE)
		code = real.curl_share_setopt(share, option, va_arg(list, int));
	else
		code = real.curl_share_setopt(share, option, va_arg(list, void *));
	va_end(list);
	return code;
}

struct curl_slist *
curl_slist_append(struct curl_slist *list, const char *text)
{
	return real.curl_slist_append(list, text);
}

void
curl_slist_free_all(struct curl_slist *list)
{
	real.curl_slist_free_all(list);
}
