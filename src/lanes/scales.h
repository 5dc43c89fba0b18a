/* scales.h: scales of bars: one for all waiting times of the map, and one for all values of a metric. */
#ifndef CJM_LANES_SCALES_H
#define CJM_LANES_SCALES_H

#include "layout/sheet.h"

typedef struct CjmScales CjmScales;

/* Computes all scales of the map. */
CjmScales *cjm_scales_new(CjmSheet *sheet);
void cjm_scales_free(CjmScales *scales);

/* The length of the bar of a waiting time, as a share of the longest one of the map. */
double cjm_scales_wait(const CjmScales *scales, double seconds);

/* The explanation of the bars of waiting times in the legend. */
const char *cjm_scales_wait_words(CjmSheet *sheet);

/* The scale of the bars of a metric: its `range`, else 0 to 100 for percentages, else that of all its values. False if a value could be compared
 * with nothing; then no bar is drawn. */
bool cjm_scales_metric(const CjmSheet *sheet, const CjmMetric *metric, double *ret_low, double *ret_high);

/* The scale of the lines of earlier values of a metric, for all steps. False if it has none. */
bool cjm_scales_history(const CjmSheet *sheet, const CjmMetric *metric, double *ret_low, double *ret_high);

/* Like cjm_scales_metric(), for a custom lane of numbers. */
bool cjm_scales_lane(const CjmSheet *sheet, const CjmLane *lane, double *ret_low, double *ret_high);

#endif
