/* msg.h: framed messages between our own processes, over a stream socket.
 *
 * A frame is a length and that many bytes; inside it numbers and strings follow each other
 * in an order both sides know.  Both sides are this same program on this same machine, so
 * numbers are in its own byte order.  Nothing here blocks but msg_wait.  One channel belongs
 * to one thread.
 *
 * Sending:    msg_begin(c); msg_put_u64(c, id); msg_put_str(c, url); msg_send(c, &err);
 * Receiving:  msg_next(c, &m, &got, &err); id = msg_take_u64(&m); url = msg_take_str(&m);
 *             then look at m.broken once. */
#ifndef GW_OS_MSG_H
#define GW_OS_MSG_H

#include "base/err.h"
#include "base/str.h"

struct msg_bytes {
	char *p;
	size_t from, n, cap; /* what is pending lies in [from, n) */
};

struct msg_channel {
	int fd;
	struct msg_bytes in, out;
	size_t frame_start; /* beyond out.from, of the frame that is being put together */
	size_t taken;       /* in `in`, the frame given out last: gone at the next msg_next */
};

/* A frame that came in; its strings are views that hold until the next msg_next. */
struct msg_in {
	struct str rest;
	bool broken; /* something was taken that was not there; such values read as 0 or absent */
};

/* Takes over `fd`; its blocking mode does not matter. */
void msg_open(struct msg_channel *c, int fd);
/* Closes the socket and gives back the buffers. */
void msg_close(struct msg_channel *c);

void msg_begin(struct msg_channel *c);
void msg_put_u64(struct msg_channel *c, uint64_t v);
void msg_put_str(struct msg_channel *c, struct str s); /* absent arrives absent */
/* Ends the frame; it waits for msg_flush.  ERR_LIMIT where it is over LIMIT_MESSAGE_BYTES: it is
 * dropped and the channel stays good. */
bool msg_end(struct msg_channel *c, struct err *err);
/* The same, and writes as much as the socket takes now.  ERR_INTERNAL where the other side is
 * gone. */
bool msg_send(struct msg_channel *c, struct err *err);

bool msg_wants_write(const struct msg_channel *c);
size_t msg_waiting_bytes(const struct msg_channel *c); /* not yet taken by the socket */
bool msg_flush(struct msg_channel *c, struct err *err);

/* The next whole frame if one is there: true and *got. False with ERR_INTERNAL where
 * the other side is gone (frames that came before are given first) or a frame is over
 * the limit. */
bool msg_next(struct msg_channel *c, struct msg_in *m, bool *got, struct err *err);

uint64_t msg_take_u64(struct msg_in *m);
struct str msg_take_str(struct msg_in *m);

/* Waits until the socket can be read, or written while msg_wants_write, or
 * `timeout_ms` are over (-1: for ever). False at the time-out. */
bool msg_wait(const struct msg_channel *c, int timeout_ms);

#endif
