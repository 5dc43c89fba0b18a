/* csv.h: the rows of a table, RFC 4180 and what spreadsheets make of it. For this room.
 *
 * Nothing is copied: a cell is a place in the source, and is read when it is asked for. */
#ifndef CJM_JOIN_CSV_H
#define CJM_JOIN_CSV_H

#include <stdbool.h>

#include "diag/sink.h"

typedef struct CjmCell {
  uint32_t start, end; /* bytes, quotes included, spaces around left out */
  bool quoted;
} CjmCell;

typedef struct CjmCsv {
  const CjmSource *source;
  CjmDiags *diags;
  char separator; /* `,` `;` or tab: the first of them that the header has, outside quotes; else `,` */
  uint32_t at;    /* byte of the next row */
  GArray *cells;  /* CjmCell: the row that was read last; never empty */
  bool broken;    /* a quote is not closed: reported, and nothing more is read */
} CjmCsv;

/* Opens a table whose source is UTF-8. */
void cjm_csv_init(CjmCsv *csv, const CjmSource *source, CjmDiags *diags);
void cjm_csv_clear(CjmCsv *csv);

/* Reads the next row that is not empty; false at the end. */
bool cjm_csv_next(CjmCsv *csv);

CjmCell cjm_csv_cell(const CjmCsv *csv, size_t i);
CjmSpan cjm_csv_span(const CjmCsv *csv, CjmCell cell);
bool cjm_csv_is_empty(const CjmCsv *csv, CjmCell cell);

/* What a cell says, without its quotes and the spaces at its ends. Free with g_free(). */
char *cjm_csv_text_new(const CjmCsv *csv, CjmCell cell);

#endif
