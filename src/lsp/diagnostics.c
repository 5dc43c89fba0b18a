/* diagnostics.c: the check of a text, by the same rules as `cjm check`. */
#include "lsp/methods.h"

/* Levels of the protocol. */
static int severity_of(CjmSeverity severity)
{
  switch (severity) {
    case CJM_SEVERITY_ERROR: return 1;
    case CJM_SEVERITY_WARNING: return 2;
    default: return 3;
  }
}

static void write_place(CjmJson *json, const CjmLspWorkspace *workspace, CjmSpan span)
{
  cjm_json_key(json, "range");
  cjm_lsp_write_range(json, span.source, workspace->session->encoding, span.start, span.end);
}

static void write_related(CjmJson *json, const CjmLspWorkspace *workspace, const GArray *related)
{
  if (!related) return;
  cjm_json_key(json, "relatedInformation");
  cjm_json_open(json, '[');
  for (guint i = 0; i < related->len; i++) {
    const CjmRelated *one = &g_array_index(related, CjmRelated, i);
    if (!one->span.source) continue;
    g_autofree char *uri = cjm_lsp_uri_new(workspace, one->span.source);
    cjm_json_open(json, '{');
    cjm_json_key(json, "location");
    cjm_json_open(json, '{');
    cjm_json_member(json, "uri", uri);
    write_place(json, workspace, one->span);
    cjm_json_close(json, '}');
    cjm_json_member(json, "message", one->message);
    cjm_json_close(json, '}');
  }
  cjm_json_close(json, ']');
}

void cjm_lsp_write_diagnostic(CjmJson *json, const CjmLspWorkspace *workspace, const CjmSource *own, const CjmDiag *diag)
{
  g_autofree char *message = diag->help ? g_strdup_printf("%s\nhelp: %s", diag->message, diag->help) : g_strdup(diag->message);
  cjm_json_open(json, '{');
  write_place(json, workspace, diag->span.source ? diag->span : (CjmSpan){own, 0, 0});
  cjm_json_member_number(json, "severity", severity_of(diag->severity));
  cjm_json_member(json, "code", cjm_code_info(diag->code)->name);
  cjm_json_member(json, "source", "cjm");
  cjm_json_member(json, "message", message);
  write_related(json, workspace, diag->related);
  cjm_json_close(json, '}');
}

/* Writes the diagnostics of one file. */
static void write_file(CjmJson *json, const CjmLspWorkspace *workspace, const CjmDocument *document, const CjmSource *own,
                       const CjmSource *source)
{
  g_autofree char *uri = cjm_lsp_uri_new(workspace, source);
  cjm_json_open(json, '{');
  cjm_json_member(json, "uri", uri);
  cjm_json_key(json, "items");
  cjm_json_open(json, '[');
  for (size_t i = 0; i < cjm_diags_length(document->diags); i++) {
    const CjmDiag *diag = cjm_diags_at(document->diags, i);
    if ((diag->span.source ? diag->span.source : own) == source)
      cjm_lsp_write_diagnostic(json, workspace, own, diag);
  }
  cjm_json_close(json, ']');
  cjm_json_close(json, '}');
}

static bool has_any(const CjmDocument *document, const CjmSource *source)
{
  for (size_t i = 0; i < cjm_diags_length(document->diags); i++)
    if (cjm_diags_at(document->diags, i)->span.source == source) return true;
  return false;
}

/* The one thing that is wrong where a file cannot be read. */
static void write_failure(CjmJson *json, const CjmLspWorkspace *workspace, const CjmLspFile *file)
{
  cjm_json_open(json, '{');
  cjm_json_member(json, "uri", file->text->uri);
  cjm_json_key(json, "items");
  cjm_json_open(json, '[');
  cjm_json_open(json, '{');
  write_place(json, workspace, (CjmSpan){file->text->source, 0, 0});
  cjm_json_member_number(json, "severity", severity_of(CJM_SEVERITY_ERROR));
  cjm_json_member(json, "source", "cjm");
  cjm_json_member(json, "message", file->error);
  cjm_json_close(json, '}');
  cjm_json_close(json, ']');
  cjm_json_close(json, '}');
}

static void write_inputs(CjmJson *json, const CjmDocument *document)
{
  cjm_json_key(json, "inputs");
  cjm_json_open(json, '[');
  const char *input;
  for (size_t i = 0; document && (input = cjm_document_input(document, i)); i++) {
    g_autofree char *path = g_canonicalize_filename(input, NULL);
    cjm_json_text(json, path);
  }
  cjm_json_close(json, ']');
}

void cjm_lsp_check(CjmLspWorkspace *workspace, CjmLspFile *file, CjmJson *out)
{
  const CjmDocument *document = file && cjm_lsp_is_journey(file) ? cjm_lsp_checked(workspace, file) : NULL;
  cjm_json_open(out, '{');
  write_inputs(out, document);
  cjm_json_key(out, "files");
  cjm_json_open(out, '[');
  if (file && file->error) write_failure(out, workspace, file);
  for (guint i = 0; document && i < document->sources->len; i++) {
    const CjmSource *own = document->sources->pdata[0], *source = document->sources->pdata[i];
    if (source == own || has_any(document, source)) write_file(out, workspace, document, own, source);
  }
  cjm_json_close(out, ']');
  cjm_json_close(out, '}');
}
