/* monotone.h: smooth curves through points that have no extremes which the points do not have. */
#ifndef CJM_BASE_MONOTONE_H
#define CJM_BASE_MONOTONE_H

#include <stddef.h>

#include "base/geom.h"

/* The slopes at `n` points, whose x increases, of a monotone piecewise cubic curve: between two points its Bézier control points are a third of the
 * way along these slopes. Sources: inner points, the weighted harmonic mean of F. N. Fritsch and J. Butland, "A method for constructing local
 * monotone piecewise cubic interpolants", SIAM J. Sci. Stat. Comput. 5 (1984), flat at a local extreme; at most three times either slope, which
 * is the condition for monotony of F. N. Fritsch and R. E. Carlson, "Monotone piecewise cubic interpolation", SIAM J. Numer. Anal. 17 (1980). */
void cjm_monotone_slopes(const CjmPoint *points, size_t n, double *ret_slopes);

#endif
