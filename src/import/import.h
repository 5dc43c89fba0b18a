/* import.h: journeys that other people and programs wrote, as trees of the format. */
#ifndef CJM_IMPORT_IMPORT_H
#define CJM_IMPORT_IMPORT_H

#include "import/build.h"

typedef struct CjmImports {
  GPtrArray *journeys; /* CjmImported *, in the order of the file; may be empty, and then there is an error */
  const char *title;   /* of the importer: "Markdown"; NULL if the format was not recognized */
} CjmImports;

/* Reads a file. Its sources are appended to `sources` (CjmSource *), which owns them; the first is the file as text. The report, and what is wrong, is
 * added to `diags`. Trees and texts are in `arena`. */
void cjm_import_read(CjmArena *arena, const char *name, const void *data, size_t len, const CjmImportSettings *settings, GPtrArray *sources, CjmDiags *diags,
                     CjmImports *ret_imports);
void cjm_imports_clear(CjmImports *imports);

/* Reports the journeys after the first, which are not taken. */
void cjm_import_report_others(const CjmImports *imports, CjmDiags *diags);

/* Whether files of this name are imported when a command is to read a journey. */
bool cjm_import_is_for(const char *name);

/* The name of an importer, NULL past the end. */
const char *cjm_import_name(size_t i);

/* The journey as a YAML file with comments. `note` is the comment at its head, NULL for none; `baseline` the journey that it is compared with. */
char *cjm_imported_text_new(CjmArena *arena, const CjmImported *imported, const char *note, const char *baseline);

#endif
