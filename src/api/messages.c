#include "api/api.h"
#include "diag/print.h"

_Static_assert((int)CJM_LEVEL_INFO == (int)CJM_SEVERITY_INFO && (int)CJM_LEVEL_WARNING == (int)CJM_SEVERITY_WARNING &&
                 (int)CJM_LEVEL_ERROR == (int)CJM_SEVERITY_ERROR,
               "levels are severities");

size_t cjm_document_count(const CjmDocument *document, CjmLevel level)
{
  return cjm_diags_count(document->diags, (CjmSeverity)level);
}

size_t cjm_document_messages(const CjmDocument *document)
{
  return cjm_diags_length(document->diags);
}

static void set_place(CjmMessage *message, CjmSpan span)
{
  if (!span.source) return;
  CjmPlace start = cjm_source_place(span.source, span.start), end = cjm_source_place(span.source, span.end);
  message->file = span.source->name;
  message->line = start.line;
  message->column = start.column;
  message->end_line = end.line;
  message->end_column = end.column;
  message->byte_start = span.start;
  message->byte_end = span.end;
}

/* A message as it is returned. */
typedef struct Shown {
  CjmMessage message;
  CjmMessage *related;
  CjmMessageEdit *edits;
} Shown;

void cjm_shown_free(void *data)
{
  Shown *shown = data;
  if (!shown) return;
  g_free(shown->related);
  g_free(shown->edits);
  g_free(shown);
}

void cjm_document_messages_changed(CjmDocument *document)
{
  cjm_diags_sort(document->diags);
  g_ptr_array_set_size(document->shown, 0);
}

static CjmMessageEdit edit_of(const CjmEdit *edit)
{
  CjmMessage place = {0};
  set_place(&place, edit->span);
  return (CjmMessageEdit){place.file,       place.line,       place.column,   place.end_line,
                          place.end_column, place.byte_start, place.byte_end, edit->text};
}

static void show_fix(Shown *shown, const CjmFix *fix)
{
  if (!fix) return;
  shown->message.fix = fix->title;
  shown->message.fix_is_safe = fix->safety == CJM_FIX_SAFE;
  shown->message.n_edits = fix->edits->len;
  shown->edits = g_new0(CjmMessageEdit, shown->message.n_edits);
  for (size_t i = 0; i < shown->message.n_edits; i++) shown->edits[i] = edit_of(cjm_fix_edit(fix, i));
}

static Shown *shown_new(const CjmDiag *diag)
{
  const CjmCodeInfo *info = cjm_code_info(diag->code);
  Shown *shown = g_new0(Shown, 1);
  shown->message = (CjmMessage){.level = (CjmLevel)diag->severity,
                                .code = info->code,
                                .name = info->name,
                                .text = diag->message,
                                .help = diag->help,
                                .n_related = diag->related ? diag->related->len : 0};
  set_place(&shown->message, diag->span);
  show_fix(shown, diag->fix);
  shown->related = g_new0(CjmMessage, shown->message.n_related);
  for (size_t i = 0; i < shown->message.n_related; i++) {
    const CjmRelated *related = &g_array_index(diag->related, CjmRelated, i);
    shown->related[i] = (CjmMessage){.level = CJM_LEVEL_INFO, .text = related->message};
    set_place(&shown->related[i], related->span);
  }
  return shown;
}

/* NULL past the end. */
static const Shown *show(const CjmDocument *document, size_t i)
{
  size_t n = cjm_diags_length(document->diags);
  if (i >= n) return NULL;
  if (document->shown->len < n) g_ptr_array_set_size(document->shown, (gint)n);
  if (!document->shown->pdata[i]) document->shown->pdata[i] = shown_new(cjm_diags_at(document->diags, i));
  return document->shown->pdata[i];
}

const CjmMessage *cjm_document_message(const CjmDocument *document, size_t i)
{
  const Shown *shown = show(document, i);
  return shown ? &shown->message : NULL;
}

const CjmMessage *cjm_document_related(const CjmDocument *document, size_t message, size_t i)
{
  const Shown *shown = show(document, message);
  return shown && i < shown->message.n_related ? &shown->related[i] : NULL;
}

const CjmMessageEdit *cjm_document_edit(const CjmDocument *document, size_t message, size_t i)
{
  const Shown *shown = show(document, message);
  return shown && i < shown->message.n_edits ? &shown->edits[i] : NULL;
}

CjmPrinter *cjm_printer_new(const CjmPrintOptions *options)
{
  CjmPrintOptions chosen;
  if (!cjm_options_read(options, &chosen, sizeof chosen)) return NULL;
  const CjmPrintStyle *style = chosen.style ? cjm_print_style_find(chosen.style) : cjm_print_style_at(0);
  return style ? cjm_printer_begin_new(style, chosen.colour, (CjmSeverity)chosen.least, chosen.max_errors) : NULL;
}

char *cjm_printer_print(CjmPrinter *printer, const CjmDocument *document)
{
  cjm_printer_add(printer, document->diags);
  return cjm_printer_take_new(printer);
}

char *cjm_printer_fail(CjmPrinter *printer, const char *file, const char *error)
{
  if (printer->style->fail) printer->style->fail(printer, file, error);
  return cjm_printer_take_new(printer);
}

char *cjm_printer_end(CjmPrinter *printer, CjmResult result)
{
  cjm_printer_finish(printer, (int)result);
  return cjm_printer_take_new(printer);
}

void cjm_printer_free(CjmPrinter *printer)
{
  cjm_printer_close(printer);
}

char *cjm_document_print(const CjmDocument *document, const CjmPrintOptions *options)
{
  g_autoptr(CjmPrinter) printer = cjm_printer_new(options);
  if (!printer) return NULL;
  cjm_printer_add(printer, document->diags);
  return cjm_printer_end(printer, cjm_diags_count(document->diags, CJM_SEVERITY_ERROR) ? CJM_INVALID : CJM_OK);
}

const char *cjm_style_at(size_t i)
{
  const CjmPrintStyle *style = cjm_print_style_at(i);
  return style ? style->name : NULL;
}
