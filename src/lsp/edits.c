#include "lsp/edits.h"

#include <string.h>

void cjm_lsp_write_edit(CjmLspCall *call, const CjmSource *source, uint32_t start, uint32_t end, const char *text)
{
  cjm_json_open(call->out, '{');
  cjm_json_key(call->out, "range");
  cjm_lsp_write_range(call->out, source, call->workspace->session->encoding, start, end);
  cjm_json_member(call->out, "newText", text);
  cjm_json_close(call->out, '}');
}

static bool is_inside_character(const char *at)
{
  return ((unsigned char)*at & 0xC0) == 0x80;
}

void cjm_lsp_write_edits_to(CjmLspCall *call, const CjmSource *source, const char *text)
{
  size_t len = strlen(text), same = 0, tail = 0, most = MIN(len, source->len);
  while (same < most && text[same] == source->text[same]) same++;
  while (same && (is_inside_character(text + same) || is_inside_character(source->text + same))) same--;
  while (tail < most - same && text[len - tail - 1] == source->text[source->len - tail - 1]) tail++;
  while (tail && is_inside_character(text + len - tail)) tail--;
  cjm_json_open(call->out, '[');
  if (same < len || same < source->len) {
    g_autofree char *middle = g_strndup(text + same, len - same - tail);
    cjm_lsp_write_edit(call, source, (uint32_t)same, (uint32_t)(source->len - tail), middle);
  }
  cjm_json_close(call->out, ']');
}
