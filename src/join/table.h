/* table.h: the values of a CSV file for the steps of a journey. For the files of join/ only. */
#ifndef CJM_JOIN_TABLE_H
#define CJM_JOIN_TABLE_H

#include "join/csv.h"
#include "join/steps.h"

/* A CSV file, and its options in the journey. */
typedef struct CjmTable {
  CjmCsv csv;
  const char *key;      /* the column with the ids of steps */
  const CjmNode *as_of; /* the date of values without one; NULL: none */
  GHashTable *unknown;  /* char *: texts for an unknown value */
} CjmTable;

/* A value with its date. */
typedef struct CjmDatum {
  CjmCell value, date, n; /* missing cells are empty */
  guint32 day;            /* year, month and day as one number; 0 without a date */
} CjmDatum;

/* The values of a metric, or of the emotion of a persona, in a step. */
typedef struct CjmSeries {
  const CjmTable *table;
  bool feeling;
  const char *of;  /* the id of the metric or persona; NULL: the emotion of the primary persona */
  CjmSpan of_span; /* the place of its name */
  GArray *data;    /* CjmDatum, by date */
} CjmSeries;

void cjm_series_free(CjmSeries *series);

/* Reads all rows into the series of their steps, replacing those of earlier tables. Mistakes are reported. `metrics` and `personas`
 * have the known ids, and `primary` is the id of the persona of `emotion` (NULL: none); with `partial`, there may be other ids. */
void cjm_table_read(CjmTable *table, CjmJoiner *joiner, CjmSteps *steps, GHashTable *metrics, GHashTable *personas,
                    const char *primary, bool partial);

/* The number of a cell in the syntax of YAML, or its word. In `arena`. */
const char *cjm_table_text(const CjmTable *table, CjmArena *arena, CjmCell cell);

#endif
