#include "import/objects.h"

#include <string.h>

/* The text with all documents but one replaced by spaces, so that places stay the same. */
static CjmSource *document_source(const CjmImport *import, unsigned document)
{
  const CjmSource *source = import->source;
  char *text = g_strndup(source->text, source->len);
  unsigned n = 0;
  bool any = false; /* content before the first marker */
  for (size_t i = 0; i < source->n_lines; i++) {
    size_t start = source->lines[i], end = i + 1 < source->n_lines ? source->lines[i + 1] : source->len;
    bool is_marker = end - start >= 3 && strncmp(source->text + start, "---", 3) == 0 && strchr(" \r\n", end - start > 3 ? source->text[start + 3] : '\n');
    if (is_marker) n += any;
    else any = any || (start < end && !strchr("#\r\n", source->text[start]));
    if (!is_marker && n == document) continue;
    for (size_t at = start; at < end; at++)
      if (!strchr("\r\n", text[at])) text[at] = ' ';
  }
  CjmSource *copy = cjm_source_new(source->name, text, source->len);
  g_ptr_array_add(import->sources, copy);
  return copy;
}

CjmNode *cjm_objects_parse(const CjmImport *import, unsigned document)
{
  const CjmSource *source = import->source;
  const char *text = source->text + (g_str_has_prefix(source->text, "\xEF\xBB\xBF") ? 3 : 0);
  text += strspn(text, " \t\r\n");
  if (*text == '\0' || *text == '|' || *text == '<') return NULL;
  bool several = strstr(text, "\n---") || document > 0;
  if (several) source = document_source(import, document);
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  CjmNode *root = cjm_yaml_parse(import->arena, import->arena, source, &import->limits, diags);
  return root && !cjm_diags_failed(diags) && root->kind != CJM_NODE_SCALAR ? root : NULL;
}
