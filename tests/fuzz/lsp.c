/* A text in an editor, and messages of the base protocol in place of those behind its `=====`: a message a line, `{"method":…,"params":…}`. */
#include <unistd.h>

#include "base/fd.h"
#include "fuzz.h"
#include "lsp/methods.h"
#include "lsp/transport.h"

static const char uri[] = "file:///nowhere/map.yaml";

static void change(CjmLspWorkspace *workspace, const CjmJsonValue *params)
{
  CjmLspFile *file = cjm_lsp_file_find(workspace, uri);
  const CjmJsonValue *changes = cjm_json_get(params, "contentChanges");
  CjmLspText *text = cjm_lsp_text_new(uri, "yaml", 1, file->text->source->text, file->text->source->len);
  for (const CjmJsonValue *one = changes ? changes->first : NULL; one; one = one->next)
    cjm_lsp_text_change(text, workspace->session->encoding, one);
  cjm_lsp_workspace_set(workspace, text);
}

/* An answer is one JSON value, or a reason why there is none. */
static void call(CjmLspWorkspace *workspace, CjmArena *arena, const CjmLspMethod *method, const CjmJsonValue *params)
{
  g_autoptr(GString) out = g_string_new(NULL);
  CjmJson json = {.out = out};
  CjmLspFile *file = cjm_lsp_file_find(workspace, uri);
  if (!cjm_lsp_is_journey(file)) return;
  CjmLspCall one = {.workspace = workspace, .file = file, .params = params, .out = &json};
  one.at = cjm_lsp_offset(file->text->source, workspace->session->encoding, cjm_json_get(params, "position"));
  method->answer(&one);
  const char *problem;
  if (!one.error && !cjm_json_read(arena, out->str, out->len, &problem)) {
    g_printerr("%s: %s\n%s\n", method->name, problem, out->str);
    abort();
  }
  g_free(one.error);
}

static void handle(CjmLspWorkspace *workspace, const char *text, size_t len)
{
  g_autoptr(CjmArena) arena = cjm_arena_new();
  const char *problem;
  const CjmJsonValue *message = cjm_json_read(arena, text, len, &problem), *params = cjm_json_get(message, "params");
  const char *name = cjm_json_get_text(message, "method");
  const CjmLspMethod *method = name ? cjm_lsp_method_find(name) : NULL;
  if (method) call(workspace, arena, method, params);
  else if (g_strcmp0(name, "textDocument/didChange") == 0) change(workspace, params);
  else if (g_strcmp0(name, "check") == 0) {
    g_autoptr(GString) out = g_string_new(NULL);
    CjmJson json = {.out = out};
    cjm_lsp_check(workspace, cjm_lsp_file_find(workspace, uri), &json);
  }
}

/* The bytes as they are, through a pipe: headers may be anything. */
static void receive(const CjmFuzzPart *part)
{
  int ends[2];
  CjmLspTransport transport;
  if (part->len > 32 << 10 || pipe(ends) != 0) return;
  cjm_fuzz_assert(write(ends[1], part->text, part->len) == (ssize_t)part->len);
  close(ends[1]);
  cjm_lsp_transport_init(&transport, ends[0], -1);
  while (cjm_lsp_transport_read(&transport)) {
    GBytes *message = NULL;
    CjmLspTaken taken;
    while ((taken = cjm_lsp_transport_take(&transport, &message)) != CJM_LSP_NOTHING)
      if (taken == CJM_LSP_MESSAGE) g_clear_pointer(&message, g_bytes_unref);
  }
  cjm_lsp_transport_clear(&transport);
  close(ends[0]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
  CjmFuzzPart parts[2];
  cjm_fuzz_cut(data, len, parts, G_N_ELEMENTS(parts));
  g_autoptr(GPtrArray) none = g_ptr_array_new();
  CjmLspSettings settings = {.run = CJM_RUN_DEFAULTS, .fonts = {.folders = none}};
  bool all = cjm_fuzz_says(data, len, "all");
  CjmLspSession session = {.settings = &settings,
    .encoding = cjm_fuzz_says(data, len, "utf-8") ? CJM_LSP_UTF8 : CJM_LSP_UTF16,
    .snippets = all, .tree = all, .changes = all, .actions = all};
  receive(&parts[1]);
  CjmLspWorkspace *workspace = cjm_lsp_workspace_new(&session);
  cjm_lsp_workspace_set(workspace, cjm_lsp_text_new(uri, "yaml", 1, parts[0].text, parts[0].len));
  for (const char *line = parts[1].text, *end = line + parts[1].len, *stop; line < end; line = stop + 1) {
    stop = memchr(line, '\n', (size_t)(end - line));
    if (!stop) stop = end;
    handle(workspace, line, (size_t)(stop - line));
  }
  cjm_lsp_workspace_free(workspace);
  return 0;
}
