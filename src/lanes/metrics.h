/* metrics.h: values with bars, for the lane of metrics and custom lanes of numbers. */
#ifndef CJM_LANES_METRICS_H
#define CJM_LANES_METRICS_H

#include "lanes/lane.h"

typedef struct CjmMeter {
  CjmBox *title; /* above the start of the bar, with the value above its end; NULL: none */
  double value; /* NAN: to be measured */
  double target, previous; /* NAN: none */
  CjmGoal goal;
  bool bar;                         /* there is a scale, and so a bar */
  double low, high;                 /* the ends of the scale */
  const char *unit;                 /* NULL: none */
  const CjmReadings *history;       /* drawn as a line if there are several; NULL: none */
  double history_low, history_high; /* the ends of the scale of that line */
  bool pale;                        /* in a map of changes: it did not change */
  const void *change;               /* what changed of it, see layout/change.h; NULL: nothing */
  CjmBox *details;                  /* after target and previous value; NULL: none */
} CjmMeter;

/* A stack of meters. cjm_meters_level() aligns those of different cells. */
CjmBox *cjm_meters(CjmSheet *sheet, const CjmMeter *meters, size_t n);

/* Draws the bar of a metric without a value. */
void cjm_meter_draw_empty(CjmScene *scene, CjmRect track, const CjmTheme *theme);

/* Aligns the meters of all cells of a lane when the widths of the columns are known. For CjmLaneClass.level. */
void cjm_meters_level(CjmLaneView *view);

#endif
