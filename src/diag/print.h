/* print.h: diagnostics as text. One row a style. */
#ifndef CJM_DIAG_PRINT_H
#define CJM_DIAG_PRINT_H

#include "base/json.h"
#include "diag/sink.h"

typedef struct CjmPrinter CjmPrinter;

typedef struct CjmPrintStyle {
  const char *name;
  const char *help;                   /* one sentence */
  void (*begin)(CjmPrinter *printer); /* what stands before all; NULL for nothing */
  void (*print)(CjmPrinter *printer, const CjmDiag *diag);
  void (*omit)(CjmPrinter *printer, const char *sentence); /* says that there is more */
  void (*fail)(CjmPrinter *printer, const char *file, const char *error); /* prints a failure of the run; NULL for nothing */
  void (*end)(CjmPrinter *printer, int status); /* what stands after all; `status` is the exit status; NULL for nothing */
} CjmPrintStyle;

/* Prints the diagnostics of one document or many, in one style. */
struct CjmPrinter {
  const CjmPrintStyle *style;
  bool colour;
  CjmSeverity least;   /* nothing below it is printed */
  unsigned max_errors; /* messages of each severity of one document; 0: all */
  GString *out;        /* what is printed; the reader may remove it at any time */

  /* the styles' own */
  unsigned n[CJM_SEVERITY_ERROR + 1]; /* printed so far, by severity */
  CjmJson json;
  bool seen[CJM_CODE_COUNT];
  GString *notifications; /* SARIF: the list of them, as far as it is known */
};

const CjmPrintStyle *cjm_print_style_find(const char *name); /* NULL for none */
const CjmPrintStyle *cjm_print_style_at(size_t i);           /* NULL past the end; the first is the default */

CjmPrinter *cjm_printer_begin_new(const CjmPrintStyle *style, bool colour, CjmSeverity least, unsigned max_errors);
void cjm_printer_add(CjmPrinter *printer, const CjmDiags *diags);
void cjm_printer_finish(CjmPrinter *printer, int status);
char *cjm_printer_take_new(CjmPrinter *printer); /* what was printed since the last time */
void cjm_printer_close(CjmPrinter *printer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CjmPrinter, cjm_printer_close)

/* All of it at once, for one document. */
void cjm_diags_print(const CjmDiags *diags, const CjmPrintStyle *style, bool colour, CjmSeverity least, unsigned max_errors,
                     GString *out);

/* Says in a line of its own that there is more. */
void cjm_print_omission(CjmPrinter *printer, const char *sentence);

/* Appends text of a workflow command of GitHub Actions: its data, or a property of it. */
void cjm_github_append(GString *out, const char *text, bool is_property);

#define CJM_SARIF_SCHEMA "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

/* A path as a URI reference (SARIF 2.1.0, 3.4.3), for g_free(). */
char *cjm_uri_new(const char *path);

/* The styles, one file each. */
void cjm_print_human(CjmPrinter *printer, const CjmDiag *diag);
void cjm_print_short(CjmPrinter *printer, const CjmDiag *diag);
void cjm_print_json(CjmPrinter *printer, const CjmDiag *diag);
void cjm_print_json_omission(CjmPrinter *printer, const char *sentence);
void cjm_print_json_failure(CjmPrinter *printer, const char *file, const char *error);
void cjm_print_sarif_begin(CjmPrinter *printer);
void cjm_print_sarif(CjmPrinter *printer, const CjmDiag *diag);
void cjm_print_sarif_omission(CjmPrinter *printer, const char *sentence);
void cjm_print_sarif_failure(CjmPrinter *printer, const char *file, const char *error);
void cjm_print_sarif_end(CjmPrinter *printer, int status);
void cjm_print_github(CjmPrinter *printer, const CjmDiag *diag);
void cjm_print_github_failure(CjmPrinter *printer, const char *file, const char *error);
void cjm_print_github_end(CjmPrinter *printer, int status);

#endif
