/* watch.h: journeys rendered anew whenever something that they are made of changes. */
#ifndef CJM_CLI_WATCH_H
#define CJM_CLI_WATCH_H

#include "cli/render.h"

/* Ends where nothing can be watched any more; otherwise it does not return. */
CjmResult cjm_watch_run(const CjmRenderContext *context, char *const *operands, int n);

#endif
