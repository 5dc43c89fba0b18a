/* target.h: where outputs go: -o FILE, DIR/, TEMPLATE or -. */
#ifndef CJM_RUN_TARGET_H
#define CJM_RUN_TARGET_H

#include <stdbool.h>
#include <stddef.h>

#include "cjm/cjm.h"

typedef struct CjmTarget {
  char *pattern;    /* with {stem}, {id} and {format}; NULL: beside each input */
  bool folders;     /* folders of outputs are made where they are not there */
  unsigned formats; /* a bit for each format asked for; never 0 */
} CjmTarget;

/* Decides from -o (or NULL) and -f (or 0) for `n` inputs, one of which may be `-`.
 * What cannot be is reported: CJM_USAGE. */
CjmResult cjm_target_init(const char *command, const char *output, unsigned formats, char *const *inputs, int n,
                          CjmTarget *ret_target);
void cjm_target_clear(CjmTarget *target);

/* The output of one input in one format, "-" for standard output; for g_free(). */
char *cjm_target_path_new(const CjmTarget *target, const char *input, const char *id, const char *format);

/* The name of drawing format `i`, and of data format `i`; NULL past the end. */
const char *cjm_format_name(size_t i);
const char *cjm_data_format_name(size_t i);

#endif
