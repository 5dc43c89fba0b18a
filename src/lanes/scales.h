/* scales.h: the scales of bars that are compared with each other: waits of the whole map, values of one metric. */
#ifndef CJM_LANES_SCALES_H
#define CJM_LANES_SCALES_H

#include "layout/sheet.h"

typedef struct CjmScales CjmScales;

/* All scales of the map, to be freed with cjm_scales_free(). */
CjmScales *cjm_scales_new(CjmSheet *sheet);
void cjm_scales_free(CjmScales *scales);

/* How long the bar of a wait of `seconds` is: 1 for the longest of the map. */
double cjm_scales_wait(const CjmScales *scales, double seconds);

/* What the legend says of the bars of waits. */
const char *cjm_scales_wait_words(CjmSheet *sheet);

/* The range of a metric's bars: its own, that of all its values, from zero to 100 for percentages. False where
 * there is nothing that a value could be compared with: no bar is drawn. */
bool cjm_scales_metric(const CjmSheet *sheet, const CjmMetric *metric, double *ret_low, double *ret_high);

/* The range of the lines of a metric's earlier values, which is one for all its steps. False where it has none. */
bool cjm_scales_history(const CjmSheet *sheet, const CjmMetric *metric, double *ret_low, double *ret_high);

/* The same as cjm_scales_metric() for the values of a custom lane of numbers. */
bool cjm_scales_lane(const CjmSheet *sheet, const CjmLane *lane, double *ret_low, double *ret_high);

#endif
