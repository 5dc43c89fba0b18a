/* metrics.h: a value with its bar, for the metrics lane and for custom lanes of numbers. */
#ifndef CJM_LANES_METRICS_H
#define CJM_LANES_METRICS_H

#include "layout/sheet.h"

typedef struct CjmMeter {
  double value;
  double target, previous; /* NAN: none */
  CjmGoal goal;
  CjmRange range;   /* not set: made from the values */
  const char *unit; /* NULL: none */
} CjmMeter;

/* `title` over the bar at its start, the value at its end; `details` behind target and previous value. Both may be NULL. */
CjmBox *cjm_meter_box(CjmSheet *sheet, CjmBox *title, const CjmMeter *meter, CjmBox *details);

#endif
