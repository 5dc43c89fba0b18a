/* files.h: which journeys a command works on: operands, lists, folders, and one machine's share of them. */
#ifndef CJM_CLI_FILES_H
#define CJM_CLI_FILES_H

#include <glib.h>

#include "cli/cli.h"

typedef struct CjmFileSettings {
  bool recursive;
  const char *list;  /* a file of names, each ended by NUL; "-": standard input; NULL for none */
  const char *shard; /* "2/5"; NULL: all files */
} CjmFileSettings;

/* Rows of the option table of a command whose settings hold a CjmFileSettings `member`. */
#define CJM_FILE_OPTIONS(Settings, member)                                                                                       \
  {.name = "recursive",                                                                                                          \
   .letter = 'r',                                                                                                                \
   .type = CJM_OPTION_FLAG,                                                                                                      \
   .offset = offsetof(Settings, member.recursive),                                                                               \
   .help = "of a folder, every .yaml, .yml and .json in it and below it"},                                                       \
    {.name = "files-from",                                                                                                       \
     .type = CJM_OPTION_TEXT,                                                                                                    \
     .offset = offsetof(Settings, member.list),                                                                                  \
     .value = "FILE",                                                                                                            \
     .help = "further files, each name ended by a NUL byte; - reads the names from standard input"},                             \
  {                                                                                                                              \
    .name = "shard", .type = CJM_OPTION_TEXT, .offset = offsetof(Settings, member.shard), .value = "I/N",                        \
    .help = "of N machines this is number I: only its files, by a hash (FNV-1a, 64 bits) of their names as given"                \
  }

/* The files, char *, in the order given; in a folder by their bytes. Without any named, standard input (`-`), which is never
 * a terminal. What cannot be is reported. */
CjmResult cjm_files_collect(const CjmCommand *command, const CjmFileSettings *settings, char *const *operands, int n,
                            GPtrArray **ret_files);

/* Adds the folders, char *, in which further files may appear. */
void cjm_files_add_folders(const CjmFileSettings *settings, char *const *operands, int n, GPtrArray *folders);

#endif
