/* keep.h: texts that are kept for the life of the process. */
#ifndef CJM_BASE_KEEP_H
#define CJM_BASE_KEEP_H

/* A copy of a text, the same one for equal texts; may be called by any thread. GLib's interned strings would do, but their table is copied, and not freed,
 * as it grows. */
const char *cjm_keep(const char *text);

#endif
