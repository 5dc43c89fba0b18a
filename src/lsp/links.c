/* links.c: addresses and files that a journey names. */
#include <string.h>

#include "lsp/answers.h"
#include "lsp/scalars.h"

/* The URI of a file that is named from the folder of the journey, for g_free(); NULL: it is none. Behind `#` is a part of it. */
static char *file_uri_new(const CjmLspCall *call, const char *name)
{
  const char *path = call->file->text->path, *part = strchr(name, '#');
  if (!path || !*name) return NULL;
  g_autofree char *folder = g_path_get_dirname(path), *file = part ? g_strndup(name, (gsize)(part - name)) : g_strdup(name),
                  *target = g_canonicalize_filename(file, folder);
  return g_filename_to_uri(target, NULL, NULL);
}

static char *target_new(const CjmLspCall *call, const CjmLspScalar *scalar)
{
  const CjmField *field = cjm_lsp_value_field(scalar->contents);
  if (scalar->is_key || !field) return NULL;
  if (field->type == CJM_FIELD_URL) return g_strdup(scalar->node->text);
  bool is_file = field->type == CJM_FIELD_PATH || field->type == CJM_FIELD_IMAGE || field->reader == CJM_READER_EXTENDS;
  return is_file ? file_uri_new(call, scalar->node->text) : NULL;
}

static void visit(const CjmLspScalar *scalar, void *data)
{
  CjmLspCall *call = data;
  g_autofree char *target = target_new(call, scalar);
  if (!target) return;
  CjmSpan span = cjm_lsp_inner_span(scalar->node);
  cjm_json_open(call->out, '{');
  cjm_json_key(call->out, "range");
  cjm_lsp_write_range(call->out, span.source, call->workspace->session->encoding, span.start, span.end);
  cjm_json_member(call->out, "target", target);
  cjm_json_close(call->out, '}');
}

void cjm_lsp_links(CjmLspCall *call)
{
  cjm_json_open(call->out, '[');
  cjm_lsp_each_scalar(call->file->text->source, visit, call);
  cjm_json_close(call->out, ']');
}
