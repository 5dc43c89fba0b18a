/* format.c: the canonical form, as `cjm fmt` writes it. */
#include "fmt/fmt.h"

#include "lsp/answers.h"
#include "lsp/edits.h"

void cjm_lsp_format(CjmLspCall *call)
{
  const CjmSource *source = call->file->text->source;
  CjmLimits limits = cjm_limits_default();
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  g_autofree char *text = NULL;
  if (cjm_fmt_new(source, &limits, diags, &text) == CJM_FMT_OK) cjm_lsp_write_edits_to(call, source, text);
  else cjm_json_text(call->out, NULL);
}
