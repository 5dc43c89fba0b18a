/* actions.c: the fixes of messages as actions. */
#include <string.h>

#include "lsp/answers.h"
#include "lsp/edits.h"

#define QUICK_FIX "quickfix"
#define FIX_ALL   "source.fixAll.cjm"

/* Whether the client asks for actions of this kind: for all, for it, or for a kind that it belongs to. */
static bool is_wanted(const CjmLspCall *call, const char *kind)
{
  const CjmJsonValue *only = cjm_json_get(cjm_json_get(call->params, "context"), "only");
  if (!only || only->kind != CJM_JSON_LIST) return true;
  for (const CjmJsonValue *one = only->first; one; one = one->next) {
    size_t len = one->kind == CJM_JSON_TEXT ? strlen(one->text) : 0;
    if (one->kind == CJM_JSON_TEXT && strncmp(kind, one->text, len) == 0 && (len == 0 || kind[len] == '\0' || kind[len] == '.')) return true;
  }
  return false;
}

static void begin_action(CjmLspCall *call, const char *title, const char *kind)
{
  cjm_json_open(call->out, '{');
  cjm_json_member(call->out, "title", title);
  cjm_json_member(call->out, "kind", kind);
}

/* Begins the edit of the workspace, whose edits of the file are the next value. */
static void begin_edit(CjmLspCall *call)
{
  cjm_json_key(call->out, "edit");
  cjm_json_open(call->out, '{');
  cjm_json_key(call->out, "changes");
  cjm_json_open(call->out, '{');
  cjm_json_key(call->out, call->file->text->uri);
}

static void end_action(CjmLspCall *call)
{
  cjm_json_close(call->out, '}');
  cjm_json_close(call->out, '}');
  cjm_json_close(call->out, '}');
}

/* Whether all edits are in the text; those of a file that it extends are offered there. */
static bool is_own(const CjmFix *fix, const CjmSource *own)
{
  const CjmEdit *edit;
  for (size_t i = 0; (edit = cjm_fix_edit(fix, i)) != NULL; i++)
    if (edit->span.source != own) return false;
  return true;
}

static void write_fix(CjmLspCall *call, const CjmSource *own, const CjmDiag *diag)
{
  const CjmEdit *edit;
  g_autofree char *title = g_strdup(diag->fix->title);
  *title = g_ascii_toupper(*title);
  begin_action(call, title, QUICK_FIX);
  cjm_json_key(call->out, "isPreferred");
  cjm_json_bool(call->out, diag->fix->safety == CJM_FIX_SAFE);
  cjm_json_key(call->out, "diagnostics");
  cjm_json_open(call->out, '[');
  cjm_lsp_write_diagnostic(call->out, call->workspace, own, diag);
  cjm_json_close(call->out, ']');
  begin_edit(call);
  cjm_json_open(call->out, '[');
  for (size_t i = 0; (edit = cjm_fix_edit(diag->fix, i)) != NULL; i++) cjm_lsp_write_edit(call, own, edit->span.start, edit->span.end, edit->text);
  cjm_json_close(call->out, ']');
  end_action(call);
}

/* The fixes of messages in the range. */
static void write_fixes(CjmLspCall *call, const CjmDocument *document, const CjmSource *own)
{
  CjmLspEncoding encoding = call->workspace->session->encoding;
  const CjmJsonValue *range = cjm_json_get(call->params, "range");
  uint32_t start = cjm_lsp_offset(own, encoding, cjm_json_get(range, "start")), end = cjm_lsp_offset(own, encoding, cjm_json_get(range, "end"));
  for (size_t i = 0; i < cjm_diags_length(document->diags); i++) {
    const CjmDiag *diag = cjm_diags_at(document->diags, i);
    CjmSpan span = diag->span.source ? diag->span : (CjmSpan){own, 0, 0};
    if (diag->fix && span.source == own && span.start <= end && start <= span.end && is_own(diag->fix, own)) write_fix(call, own, diag);
  }
}

/* All safe fixes of the text in one action, as editors ask for it on saving. */
static void write_fix_all(CjmLspCall *call, const CjmSource *own)
{
  g_autofree char *text = cjm_lsp_fixed_new(call->workspace, call->file);
  if (!text) return;
  begin_action(call, "Make all safe fixes", FIX_ALL);
  begin_edit(call);
  cjm_lsp_write_edits_to(call, own, text);
  end_action(call);
}

void cjm_lsp_actions(CjmLspCall *call)
{
  const CjmDocument *document = call->workspace->session->actions ? cjm_lsp_checked(call->workspace, call->file) : NULL;
  const CjmSource *own = document ? document->sources->pdata[0] : NULL;
  cjm_json_open(call->out, '[');
  if (document && is_wanted(call, QUICK_FIX)) write_fixes(call, document, own);
  if (document && is_wanted(call, FIX_ALL)) write_fix_all(call, own);
  cjm_json_close(call->out, ']');
}
