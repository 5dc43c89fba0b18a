/* metrics.h: values with their bars, for the metrics lane and for custom lanes of numbers. */
#ifndef CJM_LANES_METRICS_H
#define CJM_LANES_METRICS_H

#include "lanes/lane.h"

typedef struct CjmMeter {
  CjmBox *title; /* over the bar at its start, the value being at its end; NULL: none */
  double value; /* NAN: to be measured */
  double target, previous; /* NAN: none */
  CjmGoal goal;
  bool bar;                         /* is there a scale? */
  double low, high;                 /* of it */
  const char *unit;                 /* NULL: none */
  const CjmReadings *history;       /* drawn as a line where there are several; NULL: none */
  double history_low, history_high; /* the scale of that line */
  CjmBox *details;                  /* behind target and previous value; NULL: none */
} CjmMeter;

/* Meters under each other. In a lane whose class has cjm_meters_level(), those of a row stand at one height. */
CjmBox *cjm_meters(CjmSheet *sheet, const CjmMeter *meters, size_t n);

/* The bar of a metric that is to be measured. */
void cjm_meter_draw_empty(CjmScene *scene, CjmRect track, const CjmTheme *theme);

/* Aligns the meters of all cells of a lane, once the columns are known. */
void cjm_meters_level(CjmLaneView *view);

#endif
