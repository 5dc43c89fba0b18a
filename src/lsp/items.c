#include "lsp/items.h"

enum { AS_IS = 1, SNIPPET = 2 }; /* of the protocol: how indentation is treated, what a text is */

void cjm_lsp_add_item(CjmLspItems *items, const CjmLspItem *item)
{
  CjmJson *json = items->call->out;
  const CjmLspPlace *place = items->place;
  const CjmSource *source = items->call->file->text->source;
  g_autofree char *order = g_strdup_printf("%04u", items->n++),
                  *text = g_strconcat(items->before, item->text ? item->text : item->label, NULL);
  cjm_json_open(json, '{');
  cjm_json_member(json, "label", item->label);
  cjm_json_member_number(json, "kind", item->kind);
  if (item->detail) cjm_json_member(json, "detail", item->detail);
  if (item->help) {
    cjm_json_key(json, "documentation");
    cjm_json_open(json, '{');
    cjm_json_member(json, "kind", "markdown");
    cjm_json_member(json, "value", item->help);
    cjm_json_close(json, '}');
  }
  cjm_json_member(json, "sortText", order);
  if (item->snippet) cjm_json_member_number(json, "insertTextFormat", SNIPPET);
  cjm_json_member_number(json, "insertTextMode", AS_IS);
  cjm_json_key(json, "textEdit");
  cjm_json_open(json, '{');
  cjm_json_key(json, "range");
  cjm_lsp_write_range(json, source, items->call->workspace->session->encoding, place->start, place->end);
  cjm_json_member(json, "newText", text);
  cjm_json_close(json, '}');
  cjm_json_close(json, '}');
}
