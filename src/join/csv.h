/* csv.h: the rows of a CSV file: RFC 4180, and the variants that spreadsheets write. For the files of join/ only. Nothing is
 * copied: a cell is a range of the source, which is decoded on demand. */
#ifndef CJM_JOIN_CSV_H
#define CJM_JOIN_CSV_H

#include <stdbool.h>

#include "diag/sink.h"

typedef struct CjmCell {
  uint32_t start, end; /* bytes, including quotes, without surrounding spaces */
  bool quoted;
} CjmCell;

typedef struct CjmCsv {
  const CjmSource *source;
  CjmDiags *diags;
  char separator; /* `,` `;` or tab: the first of them that the header has, outside quotes; else `,` */
  uint32_t at;    /* offset of the next row */
  GArray *cells;  /* CjmCell: the current row; never empty */
  bool broken;    /* an unclosed quote was reported, and no more rows are read */
} CjmCsv;

/* Opens a table. The source is UTF-8. */
void cjm_csv_init(CjmCsv *csv, const CjmSource *source, CjmDiags *diags);
void cjm_csv_clear(CjmCsv *csv);

/* Reads the next row that is not empty. False at the end. */
bool cjm_csv_next(CjmCsv *csv);

CjmCell cjm_csv_cell(const CjmCsv *csv, size_t i);
CjmSpan cjm_csv_span(const CjmCsv *csv, CjmCell cell);
bool cjm_csv_is_empty(const CjmCsv *csv, CjmCell cell);

/* The text of a cell, without quotes and surrounding spaces. Free with g_free(). */
char *cjm_csv_text_new(const CjmCsv *csv, CjmCell cell);

#endif
