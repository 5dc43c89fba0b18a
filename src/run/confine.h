/* confine.h: limits of a process that works for another one. */
#ifndef CJM_RUN_CONFINE_H
#define CJM_RUN_CONFINE_H

#include <sys/types.h>

/* In a process that was just forked by `parent`: limits its memory (MiB of address space; 0: no limit), makes it end together with the parent, even
 * if that is killed, and lets a crash end it as such, for the parent to report. */
void cjm_confine(pid_t parent, unsigned max_memory);

#endif
