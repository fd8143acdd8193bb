/* microhttpd.c: libmicrohttpd, loaded by the processes that serve. */
#include <microhttpd.h>
#include <stdarg.h>

#include "base/log.h"
#include "os/library.h"

#define FUNCTION(name) __typeof__(name) *name

static struct {
	FUNCTION(MHD_start_daemon_va);
	FUNCTION(MHD_stop_daemon);
	FUNCTION(MHD_quiesce_daemon);
	FUNCTION(MHD_get_daemon_info);
	FUNCTION(MHD_get_connection_info);
	FUNCTION(MHD_get_connection_values);
	FUNCTION(MHD_lookup_connection_value);
	FUNCTION(MHD_create_response_from_buffer);
	FUNCTION(MHD_add_response_header);
	FUNCTION(MHD_queue_response);
	FUNCTION(MHD_destroy_response);
} real;

#undef FUNCTION

static bool
load(void)
{
	static const struct library_symbol symbols[] = {
		{"MHD_start_daemon_va", &real.MHD_start_daemon_va},
		{"MHD_stop_daemon", &real.MHD_stop_daemon},
		{"MHD_quiesce_daemon", &real.MHD_quiesce_daemon},
		{"MHD_get_daemon_info", &real.MHD_get_daemon_info},
		{"MHD_get_connection_info", &real.MHD_get_connection_info},
		{"MHD_get_connection_values", &real.MHD_get_connection_values},
		{"MHD_lookup_connection_value", &real.MHD_lookup_connection_value},
		{"MHD_create_response_from_buffer",
		 &real.MHD_create_response_from_buffer},
		{"MHD_add_response_header", &real.MHD_add_response_header},
		{"MHD_queue_response", &real.MHD_queue_response},
		{"MHD_destroy_response", &real.MHD_destroy_response},
	};
	struct err err;
	bool ok = library_load("libmicrohttpd.so.12", symbols,
			       sizeof symbols / sizeof *symbols, &err);
	if (!ok)
		log_error("%s", err.msg);
	return ok;
}

struct MHD_Daemon *
MHD_start_daemon(unsigned flags, uint16_t port, MHD_AcceptPolicyCallback accept,
		 void *accept_ctx, MHD_AccessHandlerCallback handler, void *handler_ctx,
		 ...)
{
	if (!real.MHD_start_daemon_va && !load())
		return NULL;
	va_list options;
	va_start(options, handler_ctx);
	struct MHD_Daemon *daemon = real.MHD_start_daemon_va(
		flags, port, accept, accept_ctx, handler, handler_ctx, options);
	va_end(options);
	return daemon;
}

void
MHD_stop_daemon(struct MHD_Daemon *daemon)
{
	real.MHD_stop_daemon(daemon);
}

MHD_socket
MHD_quiesce_daemon(struct MHD_Daemon *daemon)
{
	return real.MHD_quiesce_daemon(daemon);
}

const union MHD_DaemonInfo *
MHD_get_daemon_info(struct MHD_Daemon *daemon, enum MHD_DaemonInfoType type, ...)
{
	return real.MHD_get_daemon_info(daemon, type);
}

const union MHD_ConnectionInfo *
MHD_get_connection_info(struct MHD_Connection *connection,
			enum MHD_ConnectionInfoType type, ...)
{
	return real.MHD_get_connection_info(connection, type);
}

int
MHD_get_connection_values(struct MHD_Connection *connection, enum MHD_ValueKind kind,
			  MHD_KeyValueIterator each, void *ctx)
{
	return real.MHD_get_connection_values(connection, kind, each, ctx);
}

const char *
MHD_lookup_connection_value(struct MHD_Connection *connection, enum MHD_ValueKind kind,
			    const char *key)
{
	return real.MHD_lookup_connection_value(connection, kind, key);
}

struct MHD_Response *
MHD_create_response_from_buffer(size_t size, void *buffer,
				enum MHD_ResponseMemoryMode mode)
{
	return real.MHD_create_response_from_buffer(size, buffer, mode);
}

enum MHD_Result
MHD_add_response_header(struct MHD_Response *response, const char *header,
			const char *content)
{
	return real.MHD_add_response_header(response, header, content);
}

enum MHD_Result
MHD_queue_response(struct MHD_Connection *connection, unsigned status,
		   struct MHD_Response *response)
{
	return real.MHD_queue_response(connection, status, response);
}

void
MHD_destroy_response(struct MHD_Response *response)
{
	real.MHD_destroy_response(response);
}
