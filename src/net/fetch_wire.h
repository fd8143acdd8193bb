/* fetch_wire.h: requests and answers as messages between a program and its fetch
 * process. */
#ifndef GW_NET_FETCH_WIRE_H
#define GW_NET_FETCH_WIRE_H

#include "net/fetch.h"
#include "os/msg.h"

bool fetch_put_request(struct msg_channel *c, const struct fetch_request *r, struct err *err);

/* The strings are views of the message.  False where it is broken. */
bool fetch_take_request(struct msg_in *m, struct fetch_request *r);

bool fetch_put_answer(struct msg_channel *c, const struct fetch_answer *a, struct err *err);

/* The strings are copies in `out`.  False where it is broken. */
bool fetch_take_answer(struct msg_in *m, struct arena *out, struct fetch_answer *a);

#endif
