/* confine.h: what a process that works for another one gives up before it reads a file.
 *
 * Whoever takes over a worker by a malicious file can use only what is left: it reads fonts, libraries and the files of the run, and sends its
 * result to the parent, which decides what is written where. */
#ifndef CJM_RUN_CONFINE_H
#define CJM_RUN_CONFINE_H

#include <glib.h>
#include <stdbool.h>
#include <sys/types.h>

typedef struct CjmConfinement {
  unsigned max_memory;    /* MiB of address space; 0: no limit */
  const GPtrArray *reads; /* char *: files that may be read, and folders with all that is in them; NULL: any file */
  bool draws;             /* it uses fonts: fontconfig reads its configuration first, and the folders of fonts may be read */
  const char *scratch;    /* a folder for temporary files, which becomes TMPDIR; NULL: nothing may be written */
} CjmConfinement;

/* In a process that was just forked by `parent`, and has no threads: ends it together with the parent, limits what it may use, and lets a crash
 * end it as such, for the parent to report. A measure that the kernel has, but refuses, ends it, too. What the kernel does not support is left out (see cjm_confinement_name()), and so are files and system calls
 * with CJM_UNCONFINED in the environment. */
void cjm_confine(pid_t parent, const CjmConfinement *confinement);

/* The message for a process whose status, as from wait(), is that of one that the kernel did not let be confined; NULL for any other. */
char *cjm_confinement_refusal_new(int status);

/* The measures that depend on the kernel, and the version that it has of each, "" for none; NULL past the end. */
const char *cjm_confinement_name(size_t i);
char *cjm_confinement_version_new(size_t i);

#endif
