/* titles.h: titles of phases and steps, which documents number in many ways. */
#ifndef CJM_IMPORT_TITLES_H
#define CJM_IMPORT_TITLES_H

#include <stdbool.h>

#include "import/model.h"

/* A title on one line, without its running number: "Phase 1: Awareness" → "Awareness". Free with g_free(). */
char *cjm_title_new(CjmSnippet raw);

/* "Step 1 – Pays", "第一步：付款": a word for a stage or step with its number. */
bool cjm_title_is_stage(const char *title);

/* "1. Phase: Order", "Stage 2 – Order" */
bool cjm_title_is_phase(const char *title);

/* "Use case 1.2: Pays", "2.1 Monthly costs" and "3. Cart" below a phase are its steps. */
bool cjm_title_is_step(const char *title);

/* "3. Cart", "3 Cart", "Step 3: Cart" */
bool cjm_title_is_numbered(const char *title);

/* "1. Introduction", "Next steps": what stands around stages, and is none. */
bool cjm_title_is_frame(const char *title);

/* The bytes of a number at the start of a title that has no sign after it, "3 " or "1.3 " for 3; 0 if there is none, or it is another. Only the titles
 * beside it tell whether it is the number of the section: "3 personas" has none. */
size_t cjm_title_count(const char *title, unsigned number);

#endif
