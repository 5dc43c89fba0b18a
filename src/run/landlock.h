/* landlock.h: Linux's Landlock, by which a process gives up access to files. For confine.c. */
#ifndef CJM_RUN_LANDLOCK_H
#define CJM_RUN_LANDLOCK_H

#include <glib.h>
#include <stdbool.h>

/* The version of the kernel's interface; 0 if it has none. */
int cjm_landlock_version(void);

/* Lets this process, for ever, read only what is in `reads` (char *; NULL: anything), in `fonts` (char *), in the system's folders of
 * libraries and their data, and write only in the folder `scratch` (NULL: not at all). Requires no_new_privs. False if the
 * kernel has Landlock, but refuses that. */
bool cjm_landlock_confine(const GPtrArray *reads, const GPtrArray *fonts, const char *scratch);

#endif
