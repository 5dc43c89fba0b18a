/* files.h: the journeys that a command processes: operands, lists, folders, and shards of them. */
#ifndef CJM_RUN_FILES_H
#define CJM_RUN_FILES_H

#include <glib.h>

#include <stdbool.h>

#include "cjm/cjm.h"

typedef struct CjmFileSettings {
  bool recursive;    /* search folders recursively */
  const char *list;  /* a file of names, each ended by NUL; "-": standard input; NULL for none */
  const char *root;  /* files found in folders, and files that journeys refer to, must be below it; NULL: below the folder argument, or the folder of the journey */
  const char *shard; /* "2/5"; NULL: all files */
} CjmFileSettings;

/* A file to process. */
typedef struct CjmInput {
  char *path;   /* "-": standard input */
  char *folder; /* of the file, relative to the folder argument in which it was found, "" for the same; NULL: given by name */
  char *root;   /* the file and files that it refers to are only read below this folder; NULL: named on the command line, may be anywhere */
} CjmInput;

/* The files that the arguments of a command stand for. */
typedef struct CjmFiles {
  GPtrArray *inputs;      /* CjmInput *, in the order given; in a folder sorted by bytes */
  GPtrArray *skipped; /* char *: files in folders that could be journeys by their names, but not by their contents */
} CjmFiles;

/* Collects the files of `operands` and --files-from. A folder stands for the journeys in it. Without operands, reads standard
 * input (`-`). Errors are reported. */
CjmResult cjm_files_collect(const char *command, const CjmFileSettings *settings, char *const *operands, int n, CjmFiles *ret_files);
void cjm_files_clear(CjmFiles *files);

/* Adds the folders, char *, in which further files may appear. */
void cjm_files_add_folders(const CjmFileSettings *settings, char *const *operands, int n, GPtrArray *folders);

/* `path` relative to the folder `root`, to be freed with g_free(); NULL if it is not below it. Symbolic links are not followed. */
char *cjm_path_below_new(const char *root, const char *path);

#endif
