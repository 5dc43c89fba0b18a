/* methods.c: the table of methods. */
#include "lsp/methods.h"

#include <string.h>

#include "lsp/answers.h"

static const CjmLspMethod methods[] = {
  {"textDocument/hover", "hoverProvider", "true", cjm_lsp_hover},
  {"textDocument/completion", "completionProvider", "{\"triggerCharacters\":[\":\",\" \",\"-\",\"{\",\"[\",\",\"]}", cjm_lsp_completion},
  {"cjm/preview", NULL, NULL, cjm_lsp_preview},
};

const CjmLspMethod *cjm_lsp_method_at(size_t i)
{
  return i < G_N_ELEMENTS(methods) ? &methods[i] : NULL;
}

const CjmLspMethod *cjm_lsp_method_find(const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS(methods); i++)
    if (strcmp(methods[i].name, name) == 0) return &methods[i];
  return NULL;
}
