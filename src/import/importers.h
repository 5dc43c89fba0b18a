/* importers.h: the formats that are imported: one row and one file each. */
#ifndef CJM_IMPORT_IMPORTERS_H
#define CJM_IMPORT_IMPORTERS_H

#include "import/model.h"

typedef struct CjmImporter {
  const char *name;           /* as --from takes it */
  const char *title;          /* "a Mermaid journey" */
  const char *const *endings; /* of files that are read so by any command; ends with NULL */
  bool (*recognise)(const CjmImport *import); /* by the content */
  void (*read)(CjmImport *import);            /* adds the journeys that it finds */
} CjmImporter;

/* All importers, in the order in which they look at a file: those first that know their own for sure. */
#define CJM_IMPORTERS(X) X(drawing) X(xlsx) X(journey) X(exported) X(mermaid) X(dgmo) X(enablement) X(arvinxu) X(yaml) X(markdown) X(csv)

#define X(name) extern const CjmImporter cjm_importer_##name;
CJM_IMPORTERS(X)
#undef X

/* NULL past the end. */
const CjmImporter *cjm_importer_at(size_t i);

/* Adds the journey of a diagram of Mermaid: the text of the span. */
void cjm_mermaid_read(CjmImport *import, CjmSpan span);

/* Adds the journey file that a source is. `document` is its text, or its canonical form; NULL: it is written from its tree. */
void cjm_journey_put(CjmImport *import, const CjmSource *source, const char *document);

#endif
