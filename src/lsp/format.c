/* format.c: the canonical form, as `cjm fmt` writes it. */
#include "fmt/fmt.h"

#include <string.h>

#include "lsp/answers.h"

static bool is_inside_character(const char *at)
{
  return ((unsigned char)*at & 0xC0) == 0x80;
}

void cjm_lsp_format(CjmLspCall *call)
{
  const CjmSource *source = call->file->text->source;
  CjmLimits limits = cjm_limits_default();
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  g_autofree char *text = NULL;
  if (cjm_fmt_new(source, &limits, diags, &text) != CJM_FMT_OK) {
    cjm_json_text(call->out, NULL);
    return;
  }
  /* Only what changes is replaced, so that the cursor stays. */
  size_t len = strlen(text), same = 0, tail = 0, most = MIN(len, source->len);
  while (same < most && text[same] == source->text[same]) same++;
  while (same && (is_inside_character(text + same) || is_inside_character(source->text + same))) same--;
  while (tail < most - same && text[len - tail - 1] == source->text[source->len - tail - 1]) tail++;
  while (tail && is_inside_character(text + len - tail)) tail--;
  cjm_json_open(call->out, '[');
  if (same < len || same < source->len) {
    g_autofree char *middle = g_strndup(text + same, len - same - tail);
    cjm_json_open(call->out, '{');
    cjm_json_key(call->out, "range");
    cjm_lsp_write_range(call->out, source, call->workspace->session->encoding, (uint32_t)same, (uint32_t)(source->len - tail));
    cjm_json_member(call->out, "newText", middle);
    cjm_json_close(call->out, '}');
  }
  cjm_json_close(call->out, ']');
}
