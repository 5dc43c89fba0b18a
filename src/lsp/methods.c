/* methods.c: the table of methods. */
#include "lsp/methods.h"

#include <string.h>

#include "lsp/answers.h"

static const CjmLspMethod methods[] = {
  {"textDocument/hover", "hoverProvider", "true", cjm_lsp_hover},
  {"textDocument/completion", "completionProvider", "{\"triggerCharacters\":[\":\",\" \",\"-\",\"{\",\"[\",\",\"]}", cjm_lsp_completion},
  {"textDocument/definition", "definitionProvider", "true", cjm_lsp_definition},
  {"textDocument/references", "referencesProvider", "true", cjm_lsp_references},
  {"textDocument/documentHighlight", "documentHighlightProvider", "true", cjm_lsp_highlights},
  {"textDocument/prepareRename", NULL, NULL, cjm_lsp_prepare_rename},
  {"textDocument/rename", "renameProvider", "{\"prepareProvider\":true}", cjm_lsp_rename},
  {"textDocument/documentSymbol", "documentSymbolProvider", "true", cjm_lsp_symbols},
  {"textDocument/foldingRange", "foldingRangeProvider", "true", cjm_lsp_folding},
  {"textDocument/documentLink", "documentLinkProvider", "{}", cjm_lsp_links},
  {"textDocument/documentColor", "colorProvider", "true", cjm_lsp_colours},
  {"textDocument/colorPresentation", NULL, NULL, cjm_lsp_colour_words},
  {"textDocument/formatting", "documentFormattingProvider", "true", cjm_lsp_format},
  {"textDocument/codeAction", "codeActionProvider", "{\"codeActionKinds\":[\"quickfix\",\"source.fixAll.cjm\"]}", cjm_lsp_actions},
  {"textDocument/codeLens", "codeLensProvider", "{}", cjm_lsp_lenses},
  {"textDocument/inlayHint", "inlayHintProvider", "true", cjm_lsp_hints},
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
