/* print-json.c: one object a line, every key in every line. */
#include "diag/print.h"

/* A place as a person counts, from 1; null where there is none. */
static void write_place(CjmJson *json, CjmSpan span, const char *line_key, const char *column_key, uint32_t offset)
{
  if (!span.source) {
    cjm_json_member(json, line_key, NULL);
    cjm_json_member(json, column_key, NULL);
    return;
  }
  CjmPlace place = cjm_source_place(span.source, offset);
  cjm_json_member_number(json, line_key, place.line);
  cjm_json_member_number(json, column_key, place.column);
}

static void write_byte(CjmJson *json, const char *key, const CjmSource *source, uint32_t offset)
{
  if (source) cjm_json_member_number(json, key, offset);
  else cjm_json_member(json, key, NULL);
}

static void write_related(CjmJson *json, const GArray *related)
{
  cjm_json_key(json, "related");
  cjm_json_open(json, '[');
  for (guint i = 0; related && i < related->len; i++) {
    const CjmRelated *at = &g_array_index(related, CjmRelated, i);
    cjm_json_open(json, '{');
    cjm_json_member(json, "message", at->message);
    cjm_json_member(json, "file", at->span.source ? at->span.source->name : NULL);
    write_place(json, at->span, "line", "column", at->span.start);
    cjm_json_close(json, '}');
  }
  cjm_json_close(json, ']');
}

static void write_fix(CjmJson *json, const CjmFix *fix)
{
  if (!fix) {
    cjm_json_member(json, "fix", NULL);
    return;
  }
  cjm_json_key(json, "fix");
  cjm_json_open(json, '{');
  cjm_json_member(json, "title", fix->title);
  cjm_json_member(json, "safety", cjm_fix_safety_name(fix->safety));
  cjm_json_key(json, "edits");
  cjm_json_open(json, '[');
  const CjmEdit *edit;
  for (size_t i = 0; (edit = cjm_fix_edit(fix, i)) != NULL; i++) {
    cjm_json_open(json, '{');
    cjm_json_member(json, "file", edit->span.source->name);
    write_place(json, edit->span, "line", "column", edit->span.start);
    write_place(json, edit->span, "end_line", "end_column", edit->span.end);
    write_byte(json, "byte_start", edit->span.source, edit->span.start);
    write_byte(json, "byte_end", edit->span.source, edit->span.end);
    cjm_json_member(json, "text", edit->text);
    cjm_json_close(json, '}');
  }
  cjm_json_close(json, ']');
  cjm_json_close(json, '}');
}

static void write_line(GString *out, CjmSeverity severity, const CjmCodeInfo *info, const char *message, const char *help,
                       const char *file, CjmSpan span, const GArray *related, const CjmFix *fix)
{
  CjmJson json = {.out = out};
  cjm_json_open(&json, '{');
  cjm_json_member(&json, "severity", cjm_severity_name(severity));
  cjm_json_member(&json, "code", info ? info->code : NULL);
  cjm_json_member(&json, "name", info ? info->name : NULL);
  cjm_json_member(&json, "message", message);
  cjm_json_member(&json, "help", help);
  cjm_json_member(&json, "file", file);
  write_place(&json, span, "line", "column", span.start);
  write_place(&json, span, "end_line", "end_column", span.end);
  write_byte(&json, "byte_start", span.source, span.start);
  write_byte(&json, "byte_end", span.source, span.end);
  write_related(&json, related);
  write_fix(&json, fix);
  cjm_json_close(&json, '}');
  g_string_append_c(out, '\n');
}

void cjm_print_json(CjmPrinter *printer, const CjmDiag *diag)
{
  const char *file = diag->span.source ? diag->span.source->name : NULL;
  write_line(printer->out, diag->severity, cjm_code_info(diag->code), diag->message, diag->help, file, diag->span, diag->related,
             diag->fix);
}

void cjm_print_json_omission(CjmPrinter *printer, const char *sentence)
{
  write_line(printer->out, CJM_SEVERITY_INFO, NULL, sentence, NULL, NULL, (CjmSpan){0}, NULL, NULL);
}

void cjm_print_json_failure(CjmPrinter *printer, const char *file, const char *error)
{
  write_line(printer->out, CJM_SEVERITY_ERROR, NULL, error, NULL, file, (CjmSpan){0}, NULL, NULL);
}
