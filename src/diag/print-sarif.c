/* print-sarif.c: one log of one run, after SARIF 2.1.0 (OASIS Standard, 27 March 2020). Section numbers are those of the standard.
 *
 * The results come first, as they are found; the rules that they name are known at the end. */
#include <string.h>

#include "diag/print.h"

/* 3.58.6 */
static const char *const levels[] = {
  [CJM_SEVERITY_OFF] = "none",
  [CJM_SEVERITY_INFO] = "note",
  [CJM_SEVERITY_WARNING] = "warning",
  [CJM_SEVERITY_ERROR] = "error",
};

static void write_message(CjmJson *json, const char *key, const char *text)
{
  cjm_json_key(json, key);
  cjm_json_open(json, '{');
  cjm_json_member(json, "text", text);
  cjm_json_close(json, '}');
}

char *cjm_uri_new(const char *path)
{
  g_autofree char *escaped = g_uri_escape_bytes((const guint8 *)path, strlen(path), "/");
  return g_path_is_absolute(path) ? g_strconcat("file://", escaped, NULL) : g_steal_pointer(&escaped);
}

/* 3.4 */
static void write_artifact(CjmJson *json, const char *path)
{
  g_autofree char *uri = cjm_uri_new(path);
  cjm_json_key(json, "artifactLocation");
  cjm_json_open(json, '{');
  cjm_json_member(json, "uri", uri);
  cjm_json_close(json, '}');
}

/* 3.30 */
static void write_region(CjmJson *json, const char *key, CjmSpan span)
{
  CjmPlace start = cjm_source_place(span.source, span.start), end = cjm_source_place(span.source, span.end);
  cjm_json_key(json, key);
  cjm_json_open(json, '{');
  cjm_json_member_number(json, "startLine", start.line);
  cjm_json_member_number(json, "startColumn", start.column);
  cjm_json_member_number(json, "endLine", end.line);
  cjm_json_member_number(json, "endColumn", end.column);
  cjm_json_member_number(json, "byteOffset", span.start);
  cjm_json_member_number(json, "byteLength", span.end - span.start);
  cjm_json_close(json, '}');
}

/* 3.28 */
static void write_location(CjmJson *json, CjmSpan span, const char *message)
{
  cjm_json_open(json, '{');
  if (span.source) {
    cjm_json_key(json, "physicalLocation");
    cjm_json_open(json, '{');
    write_artifact(json, span.source->name);
    write_region(json, "region", span);
    cjm_json_close(json, '}');
  }
  if (message) write_message(json, "message", message);
  cjm_json_close(json, '}');
}

static void write_related(CjmJson *json, const GArray *related)
{
  cjm_json_key(json, "relatedLocations");
  cjm_json_open(json, '[');
  for (guint i = 0; i < related->len; i++) {
    const CjmRelated *at = &g_array_index(related, CjmRelated, i);
    write_location(json, at->span, at->message);
  }
  cjm_json_close(json, ']');
}

/* 3.57 */
static void write_replacement(CjmJson *json, const CjmEdit *edit)
{
  cjm_json_open(json, '{');
  write_region(json, "deletedRegion", edit->span);
  cjm_json_key(json, "insertedContent");
  cjm_json_open(json, '{');
  cjm_json_member(json, "text", edit->text);
  cjm_json_close(json, '}');
  cjm_json_close(json, '}');
}

/* 3.55, with a change of an artifact (3.56) for each run of edits in one file */
static void write_fix(CjmJson *json, const CjmFix *fix)
{
  cjm_json_key(json, "fixes");
  cjm_json_open(json, '[');
  cjm_json_open(json, '{');
  write_message(json, "description", fix->title);
  cjm_json_key(json, "artifactChanges");
  cjm_json_open(json, '[');
  const CjmEdit *edit;
  for (size_t i = 0; (edit = cjm_fix_edit(fix, i)) != NULL;) {
    const CjmSource *source = edit->span.source;
    cjm_json_open(json, '{');
    write_artifact(json, source->name);
    cjm_json_key(json, "replacements");
    cjm_json_open(json, '[');
    for (; edit && edit->span.source == source; edit = cjm_fix_edit(fix, ++i)) write_replacement(json, edit);
    cjm_json_close(json, ']');
    cjm_json_close(json, '}');
  }
  cjm_json_close(json, ']');
  cjm_json_close(json, '}');
  cjm_json_close(json, ']');
}

void cjm_print_sarif_begin(CjmPrinter *printer)
{
  CjmJson *json = &printer->json;
  *json = (CjmJson){.out = printer->out, .pretty = true};
  cjm_json_open(json, '{');
  cjm_json_member(json, "$schema", CJM_SARIF_SCHEMA);
  cjm_json_member(json, "version", "2.1.0");
  cjm_json_key(json, "runs");
  cjm_json_open(json, '[');
  cjm_json_open(json, '{');
  cjm_json_member(json, "columnKind", "unicodeCodePoints");
  cjm_json_key(json, "results");
  cjm_json_open(json, '[');
}

/* 3.27 */
void cjm_print_sarif(CjmPrinter *printer, const CjmDiag *diag)
{
  CjmJson *json = &printer->json;
  g_autofree char *text = diag->help ? g_strdup_printf("%s; help: %s", diag->message, diag->help) : g_strdup(diag->message);
  printer->seen[diag->code] = true;
  cjm_json_open(json, '{');
  cjm_json_member(json, "ruleId", cjm_code_info(diag->code)->code);
  cjm_json_member(json, "level", levels[diag->severity]);
  write_message(json, "message", text);
  if (diag->span.source) {
    cjm_json_key(json, "locations");
    cjm_json_open(json, '[');
    write_location(json, diag->span, NULL);
    cjm_json_close(json, ']');
  }
  if (diag->related) write_related(json, diag->related);
  if (diag->fix) write_fix(json, diag->fix);
  cjm_json_close(json, '}');
}

/* 3.49 */
static void write_rule(CjmJson *json, const CjmCodeInfo *info)
{
  cjm_json_open(json, '{');
  cjm_json_member(json, "id", info->code);
  cjm_json_member(json, "name", info->name);
  write_message(json, "shortDescription", info->summary);
  cjm_json_key(json, "defaultConfiguration");
  cjm_json_open(json, '{');
  cjm_json_member(json, "level", levels[info->severity]);
  cjm_json_close(json, '}');
  cjm_json_close(json, '}');
}

/* 3.18, 3.19 */
static void write_tool(CjmPrinter *printer)
{
  CjmJson *json = &printer->json;
  cjm_json_key(json, "tool");
  cjm_json_open(json, '{');
  cjm_json_key(json, "driver");
  cjm_json_open(json, '{');
  cjm_json_member(json, "name", "cjm");
  cjm_json_member(json, "version", CJM_VERSION);
  cjm_json_key(json, "rules");
  cjm_json_open(json, '[');
  for (int code = 0; code < CJM_CODE_COUNT; code++)
    if (printer->seen[code]) write_rule(json, cjm_code_info((CjmCode)code));
  cjm_json_close(json, ']');
  cjm_json_close(json, '}');
  cjm_json_close(json, '}');
}

/* 3.58: what a reader should know of the run itself; `file` may be NULL. */
static void add_notification(CjmPrinter *printer, const char *level, const char *file, const char *text)
{
  CjmJson json = {.out = printer->notifications};
  if (json.out->len) g_string_append_c(json.out, ',');
  cjm_json_open(&json, '{');
  cjm_json_member(&json, "level", level);
  write_message(&json, "message", text);
  if (file) {
    cjm_json_key(&json, "locations");
    cjm_json_open(&json, '[');
    cjm_json_open(&json, '{');
    cjm_json_key(&json, "physicalLocation");
    cjm_json_open(&json, '{');
    write_artifact(&json, file);
    cjm_json_close(&json, '}');
    cjm_json_close(&json, '}');
    cjm_json_close(&json, ']');
  }
  cjm_json_close(&json, '}');
}

void cjm_print_sarif_omission(CjmPrinter *printer, const char *sentence)
{
  add_notification(printer, "note", NULL, sentence);
}

void cjm_print_sarif_failure(CjmPrinter *printer, const char *file, const char *error)
{
  add_notification(printer, "error", file, error);
}

/* 3.20: a run that found mistakes is a success. */
static void write_invocation(CjmPrinter *printer, int status)
{
  CjmJson *json = &printer->json;
  cjm_json_key(json, "invocations");
  cjm_json_open(json, '[');
  cjm_json_open(json, '{');
  cjm_json_key(json, "executionSuccessful");
  cjm_json_bool(json, status <= 1);
  cjm_json_member_number(json, "exitCode", status);
  cjm_json_key(json, "toolExecutionNotifications");
  cjm_json_open(json, '[');
  if (printer->notifications->len) cjm_json_raw(json, printer->notifications->str);
  cjm_json_close(json, ']');
  cjm_json_close(json, '}');
  cjm_json_close(json, ']');
}

void cjm_print_sarif_end(CjmPrinter *printer, int status)
{
  CjmJson *json = &printer->json;
  cjm_json_close(json, ']');
  write_tool(printer);
  write_invocation(printer, status);
  cjm_json_close(json, '}');
  cjm_json_close(json, ']');
  cjm_json_close(json, '}');
  g_string_append_c(printer->out, '\n');
}
