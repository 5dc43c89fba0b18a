/* drawing.c: maps that carry the journey that they were made from: `cjm render --embed-source`. */
#include <string.h>

#include "attach/attach.h"
#include "import/importers.h"

static bool recognise(const CjmImport *import)
{
  return cjm_is_drawing(import->bytes, import->len);
}

static void report(CjmImport *import, const char *what, const char *help)
{
  CjmDiag *diag = cjm_diags_add(import->diags, CJM_CODE_IMPORT_NOTHING, (CjmSpan){import->source, 0, 0}, "%s", what);
  cjm_diag_help(diag, "%s", help);
}

static void read_drawing(CjmImport *import)
{
  static const char render_again[] = "`cjm render --embed-source` makes drawings that carry their journey";
  char *text = NULL;
  gsize len = 0;
  CjmAttachStatus status = cjm_attachment_find(import->bytes, import->len, import->limits.file_bytes, &text, &len);
  switch (status) {
    case CJM_ATTACH_NONE: report(import, "this drawing carries no journey", render_again); return;
    case CJM_ATTACH_BROKEN: report(import, "the journey that this drawing carries cannot be read", render_again); return;
    case CJM_ATTACH_TOO_LARGE: report(import, "the journey that this drawing carries is too large", "journeys have at most 16 MiB"); return;
    case CJM_ATTACH_FOUND: break;
  }
  CjmSource *source = cjm_source_new(cjm_arena_printf(import->arena, "%s#journey", import->source->name), text, len);
  g_ptr_array_add(import->sources, source);
  if (strlen(source->text) != len || !g_utf8_validate(source->text, (gssize)len, NULL)) report(import, "the journey that this drawing carries cannot be read", render_again);
  else cjm_journey_put(import, source, source->text);
  if (import->journey) cjm_import_understood(import, (CjmSpan){source, 0, 0}, "the journey that the drawing carries");
}

const CjmImporter cjm_importer_drawing = {
  .name = "drawing",
  .title = "a drawing with its journey",
  .endings = (const char *const[]){".svg", ".png", ".pdf", NULL},
  .recognise = recognise,
  .read = read_drawing,
};
