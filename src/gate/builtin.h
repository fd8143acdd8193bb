/* builtin.h: the weights that the program carries (models/gate.model). */
#ifndef GW_GATE_BUILTIN_H
#define GW_GATE_BUILTIN_H

#include "gate/weight.h"

/* Opened anew at each call, which checks the file whole: callers with many claims keep it. */
struct gate_weights gate_builtin(struct arena *a);

#endif
