/* transfer_error.h: what went wrong with a transfer: what the caller should do, and
 * the words. */
#ifndef GW_NET_TRANSFER_ERROR_H
#define GW_NET_TRANSFER_ERROR_H

#include "net/transfer.h"

void transfer_error(struct transfer *t, CURLcode code, struct err *err);

#endif
