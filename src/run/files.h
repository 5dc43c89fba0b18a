/* files.h: which journeys a command works on: operands, lists, folders, and one machine's share of them. */
#ifndef CJM_RUN_FILES_H
#define CJM_RUN_FILES_H

#include <glib.h>

#include <stdbool.h>

#include "cjm/cjm.h"

typedef struct CjmFileSettings {
  bool recursive;
  const char *list;  /* a file of names, each ended by NUL; "-": standard input; NULL for none */
  const char *root;  /* what is found in folders must not lead out of it; NULL: out of the folder that is named */
  const char *shard; /* "2/5"; NULL: all files */
} CjmFileSettings;

/* The files, char *, in the order given; in a folder by their bytes. Without any named, standard input (`-`).
 * What is wrong with them is reported. */
CjmResult cjm_files_collect(const char *command, const CjmFileSettings *settings, char *const *operands, int n,
                            GPtrArray **ret_files);

/* Adds the folders, char *, in which further files may appear. */
void cjm_files_add_folders(const CjmFileSettings *settings, char *const *operands, int n, GPtrArray *folders);

#endif
