/* curve.h: the old and the new scores of a persona, step by step, and how they are drawn in Markdown. */
#ifndef CJM_LISTING_CURVE_H
#define CJM_LISTING_CURVE_H

#include "listing/listing.h"

/* The scores of a persona in the steps of the changes, on the scale of the new journey; NAN where there is none. */
typedef struct CjmCurve {
  const CjmPersona *persona; /* of the new journey; NULL: journeys without personas */
  double *old, *new;
  double largest; /* difference */
} CjmCurve;

/* The curves (CjmCurve *) of personas of both journeys, of whom a score changed, that with the largest change first; for
 * g_ptr_array_unref(). */
GPtrArray *cjm_curves_new(const CjmChanges *changes);

/* Whether the score of a step changed. */
bool cjm_curve_changed(const CjmCurve *curve, size_t step);

/* Whose curve it is, to stand in a sentence; for g_free(). */
char *cjm_curve_name_new(const CjmChanges *changes, const CjmCurve *curve);

/* Appends the curve as a chart of Mermaid, which GitHub draws; nothing if it has fewer than two steps. */
void cjm_curve_append_chart(GString *out, const CjmChanges *changes, const CjmCurve *curve);

/* Appends the curve in characters, to be shown in a font of equal widths. */
void cjm_curve_append_characters(GString *out, const CjmChanges *changes, const CjmCurve *curve);

/* Appends what the characters mean, and the titles of the steps. */
void cjm_curve_append_key(GString *out, const CjmChanges *changes);

#endif
