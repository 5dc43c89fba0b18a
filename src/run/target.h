/* target.h: the paths of outputs: -o FILE, DIR/, TEMPLATE or -. */
#ifndef CJM_RUN_TARGET_H
#define CJM_RUN_TARGET_H

#include "run/files.h"

typedef enum CjmFormatKind { CJM_FORMAT_DRAWING, CJM_FORMAT_DATA } CjmFormatKind;

typedef struct CjmTarget {
  char *folder;     /* for all outputs, keeping the tree of their inputs; NULL: none */
  char *pattern;    /* with placeholders such as {stem}; both NULL: next to each input */
  unsigned formats; /* a bit for each requested format; never 0 */
} CjmTarget;

/* Sets the formats and paths from -o (or NULL) and -f (or 0) for inputs (CjmInput *), one of which may be `-`. Impossible
 * combinations are reported: CJM_USAGE. */
CjmResult cjm_target_init(const char *command, CjmFormatKind kind, const char *output, unsigned formats, const GPtrArray *inputs,
                          CjmTarget *ret_target);
void cjm_target_clear(CjmTarget *target);

/* The output of one view ("" for the whole map) of one input in a format with this extension, "-" for standard output; to be freed with g_free(). */
char *cjm_target_path_new(const CjmTarget *target, const CjmInput *input, const char *id, const char *view, const char *extension);

/* Reports that several views would go where there is place for one: CJM_USAGE. */
CjmResult cjm_target_check_views(const char *command, const CjmTarget *target, guint n_views);

/* The names of the formats of one kind; NULL past the end. Data formats begin at cjm_format_first_data(). */
const char *cjm_format_drawing_name(size_t i);
const char *cjm_format_data_name(size_t i);
size_t cjm_format_first_data(void);

/* Reports a format of the other kind, with the command that writes it: CJM_USAGE. CJM_OK for all other names. */
CjmResult cjm_format_check_kind(const char *command, CjmFormatKind kind, const char *name);

/* Whether `page` is the path of a page of the output `path`, or is the same if it has no page. */
bool cjm_target_is_page(const char *path, const char *page);

/* Whether a path of an output stands for one file for each page, and the path of one of these; 0: with {page}, as it is written. */
bool cjm_target_has_pages(const char *path);
char *cjm_target_page_new(const char *path, size_t page);

#endif
