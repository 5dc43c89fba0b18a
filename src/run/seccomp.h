/* seccomp.h: a filter of system calls, by which a process gives up most of what only other programs need. For confine.c. */
#ifndef CJM_RUN_SECCOMP_H
#define CJM_RUN_SECCOMP_H

#include <stdbool.h>

/* 1 if the kernel and this processor have such filters, otherwise 0. */
int cjm_seccomp_version(void);

/* Lets this process, for ever, start no process, send no signal to another one, open no socket and change no file; with `writes` it may
 * create, write and remove files, for where Landlock decides on that. Requires no_new_privs. False
 * if there are filters, but the kernel refuses this one. */
bool cjm_seccomp_confine(bool writes);

#endif
