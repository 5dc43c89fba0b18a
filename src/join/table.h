/* table.h: the values that a CSV file has for the steps of a journey. For this room. */
#ifndef CJM_JOIN_TABLE_H
#define CJM_JOIN_TABLE_H

#include "join/csv.h"
#include "join/steps.h"

/* A CSV file, and its options in the journey. */
typedef struct CjmTable {
  CjmCsv csv;
  const char *key;      /* the column of the steps' ids */
  const CjmNode *as_of; /* the day of values without a date; NULL for none */
  GHashTable *unknown;  /* char *: texts that stand for a value that is not known */
} CjmTable;

/* One value, with its day. */
typedef struct CjmDatum {
  CjmCell value, date, n; /* cells that are not there are empty */
  guint32 day;            /* year, month and day as one number; 0 without a date */
} CjmDatum;

/* What a table has for one metric, or for the feeling of one persona, in one step. */
typedef struct CjmSeries {
  const CjmTable *table;
  bool feeling;
  const char *of;  /* the metric's or persona's id; NULL for the feeling of the primary persona */
  CjmSpan of_span; /* where it is named */
  GArray *data;    /* CjmDatum, by day */
} CjmSeries;

void cjm_series_free(CjmSeries *series);

/* Reads all rows into the series of the steps that they name, in place of what an earlier table had for the same. What is wrong is
 * reported. `metrics` and `personas` hold the ids that there are, `primary` is that of the
 * persona whose `emotion` is (NULL for none); where `partial`, others may be there too. */
void cjm_table_read(CjmTable *table, CjmJoiner *joiner, CjmSteps *steps, GHashTable *metrics, GHashTable *personas,
                    const char *primary, bool partial);

/* A cell's number as YAML writes it, or its word. In `arena`. */
const char *cjm_table_text(const CjmTable *table, CjmArena *arena, CjmCell cell);

#endif
