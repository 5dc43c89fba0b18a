/* reads.h: the files that workers of a run may read. */
#ifndef CJM_RUN_READS_H
#define CJM_RUN_READS_H

#include "run/run.h"

/* The files and folders, char *, that all settings of a run name; without journeys. */
GPtrArray *cjm_reads_new(const CjmRunSettings *settings);

/* Adds a journey, and the folder in which the files that it refers to are; `root` is as in CjmInput. */
void cjm_reads_add(GPtrArray *reads, const char *path, const char *root);

/* Whether this process, which was confined to these, can still read them: not where a folder was replaced by another of its name. */
bool cjm_reads_are_current(const GPtrArray *reads);

#endif
