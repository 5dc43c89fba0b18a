/* labels.h: what the headings of tables, the keys of files and the names of sections mean.
 *
 * A table, data/labels.ini, has for each meaning the words that are used for it, a line for each language. The meanings are the keys of a
 * step, and those that the first lines of the table describe. */
#ifndef CJM_IMPORT_LABELS_H
#define CJM_IMPORT_LABELS_H

#include <stdbool.h>

/* The meaning of a label: a static string. NULL if it is not known. Its case, accents, emphasis, emoji, numbers, remarks in brackets and small
 * mistakes do not count; of a label that names two things, the first counts. May be called from any thread. */
const char *cjm_label_find(const char *label);

/* As cjm_label_find(), but only for words of the table as they are: for titles, which may be near a label by chance. */
const char *cjm_label_find_exact(const char *label);

/* The language whose word a label is, as the table has it; NULL if it is not known, or is an English word. */
const char *cjm_label_language(const char *label);

/* Whether a heading of a second column says nothing: "Details". */
bool cjm_label_is_empty(const char *label);

#endif
