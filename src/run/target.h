/* target.h: where outputs go: -o FILE, DIR/, TEMPLATE or -. */
#ifndef CJM_RUN_TARGET_H
#define CJM_RUN_TARGET_H

#include "run/files.h"

typedef enum CjmFormatKind { CJM_FORMAT_DRAWING, CJM_FORMAT_DATA } CjmFormatKind;

typedef struct CjmTarget {
  char *folder;     /* takes all outputs, in the tree in which their inputs were found; NULL for none */
  char *pattern;    /* with placeholders such as {stem}; both NULL: beside each input */
  unsigned formats; /* a bit for each format asked for; never 0 */
} CjmTarget;

/* Decides from -o (or NULL) and -f (or 0) for inputs (CjmInput *), one of which may be `-`, which formats of a kind go where.
 * What cannot be is reported: CJM_USAGE. */
CjmResult cjm_target_init(const char *command, CjmFormatKind kind, const char *output, unsigned formats, const GPtrArray *inputs,
                          CjmTarget *ret_target);
void cjm_target_clear(CjmTarget *target);

/* The output of one view ("" for the whole map) of one input in one format, "-" for standard output; for g_free(). */
char *cjm_target_path_new(const CjmTarget *target, const CjmInput *input, const char *id, const char *view, const char *format);

/* Reports that several views would go where there is place for one: CJM_USAGE. */
CjmResult cjm_target_check_views(const char *command, const CjmTarget *target, guint n_views);

/* The formats of one kind alone, their names; NULL past the end. Data formats are counted from cjm_format_first_data(). */
const char *cjm_format_drawing_name(size_t i);
const char *cjm_format_data_name(size_t i);
size_t cjm_format_first_data(void);

/* Reports a format of the other kind, with the command that writes it: CJM_USAGE. CJM_OK for all other names. */
CjmResult cjm_format_check_kind(const char *command, CjmFormatKind kind, const char *name);

#endif
