/* encoding.h: texts that are not UTF-8. */
#ifndef CJM_YAML_ENCODING_H
#define CJM_YAML_ENCODING_H

#include <stdbool.h>

#include "diag/sink.h"

/* Reports a text in UTF-16 or UTF-32; false where it may well be UTF-8. */
bool cjm_encoding_is_other(const CjmSource *source, CjmDiags *diags);

/* Reports bytes that are not UTF-8: the first of `n_bad` is at `first`. */
void cjm_encoding_report_bytes(const CjmSource *source, uint32_t first, size_t n_bad, CjmDiags *diags);

/* Both for a whole text; false where it is not UTF-8. */
bool cjm_encoding_check(const CjmSource *source, CjmDiags *diags);

#endif
