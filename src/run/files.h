/* files.h: which journeys a command works on: operands, lists, folders, and one machine's share of them. */
#ifndef CJM_RUN_FILES_H
#define CJM_RUN_FILES_H

#include <glib.h>

#include <stdbool.h>

#include "cjm/cjm.h"

typedef struct CjmFileSettings {
  bool recursive;    /* folders with all that is below them */
  const char *list;  /* a file of names, each ended by NUL; "-": standard input; NULL for none */
  const char *root;  /* what is found in folders, and what journeys name, must lie below it; NULL: below the folder that is named, or
                      * the journey's own */
  const char *shard; /* "2/5"; NULL: all files */
} CjmFileSettings;

/* A file to work on. */
typedef struct CjmInput {
  char *path;   /* "-": standard input */
  char *folder; /* found in a folder argument: the path from that to the file's own folder, "" for the same; NULL: named itself */
  char *root;   /* the file and what it names are read from below this folder alone; NULL: named on the command line, may be anywhere */
} CjmInput;

/* What the arguments of a command name. */
typedef struct CjmFiles {
  GPtrArray *inputs;      /* CjmInput *, in the order given; in a folder by their bytes */
  GPtrArray *passed_over; /* char *: files in folders that could be journeys by their names, but not by their content */
} CjmFiles;

/* Collects what `operands` and --files-from name. A folder stands for the journeys in it. Without any operand, standard input (`-`).
 * What is wrong is reported. */
CjmResult cjm_files_collect(const char *command, const CjmFileSettings *settings, char *const *operands, int n, CjmFiles *ret_files);
void cjm_files_clear(CjmFiles *files);

/* Adds the folders, char *, in which further files may appear. */
void cjm_files_add_folders(const CjmFileSettings *settings, char *const *operands, int n, GPtrArray *folders);

#endif
