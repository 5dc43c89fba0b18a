/* model.h: what the readers of this room make of a file: parts with labelled texts, whatever the format was.
 *
 * A journey is a part, its phases are parts of it, and their steps parts of these. What a label means, and what a text says, is decided
 * by build.h, alike for all formats. Everything is in the arena of the import. */
#ifndef CJM_IMPORT_MODEL_H
#define CJM_IMPORT_MODEL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/limits.h"
#include "diag/sink.h"
#include "yaml/tree.h"

/* A text of the file, with its markup if not said otherwise. */
typedef struct CjmSnippet {
  const char *text; /* UTF-8; "" for none */
  CjmSpan span;
  bool is_plain;    /* it is what it is: there is no markup in it, and no number before it */
} CjmSnippet;

/* A labelled text: a cell of a table, an item of a list, a value with its key. */
typedef struct CjmEntry CjmEntry;
struct CjmEntry {
  CjmEntry *next;
  const char *key; /* what the label means, if the reader knows it (see labels.h); NULL: to be found out */
  CjmSnippet label;  /* as the author wrote it: a column's heading, a key */
  CjmSnippet text;
  bool whole;                 /* the text is one item, and is not split */
  bool is_custom;             /* `key` is the id of a lane of its own */
  bool is_found;              /* `key` was found by the label */
  CjmEntry *details, *detail; /* the first and last of the entries that belong to this one: the severity of a pain point */
};

typedef struct CjmPart CjmPart;
struct CjmPart {
  CjmPart *next;
  CjmSnippet title;
  CjmEntry *entries, *entry; /* first and last */
  CjmPart *parts, *part;     /* first and last */
  bool has_scale;            /* of a journey: its format has scores on this scale */
  double min, max;
  CjmNode *root;        /* of a journey: it as a tree, if the reader makes that by itself, and there are no parts; NULL: build.h makes it of the parts */
  const char *document; /* with `root`: the journey as a file in YAML, if there is one */
};

typedef struct CjmImportSettings {
  const char *from;         /* the name of an importer; NULL: found by the content */
  const char *lang;         /* of the texts; NULL: guessed */
  bool actors_are_personas; /* several actors become personas, not tags */
  bool is_journey;          /* the file is a journey file without errors */
} CjmImportSettings;

typedef struct CjmImport {
  CjmArena *arena;
  CjmDiags *diags;
  CjmLimits limits;
  const CjmImportSettings *settings;
  GPtrArray *sources;      /* CjmSource *, owned by the caller: the file, and for a workbook its sheets as text */
  const CjmSource *source; /* the file as text */
  const void *bytes;       /* the file as it is */
  size_t len;
  CjmPart *journeys, *journey; /* first and last */
} CjmImport;

static inline CjmSnippet cjm_snippet(const char *text, CjmSpan span)
{
  return (CjmSnippet){text, span, false};
}

CjmPart *cjm_import_add_journey(CjmImport *import, CjmSnippet title);
CjmPart *cjm_part_add(CjmImport *import, CjmPart *part, CjmSnippet title);
CjmEntry *cjm_part_put(CjmImport *import, CjmPart *part, const char *key, CjmSnippet label, CjmSnippet text);
CjmEntry *cjm_entry_put(CjmImport *import, CjmEntry *entry, const char *key, CjmSnippet label, CjmSnippet text);

/* The first entry of a part with this key; NULL for none. */
const CjmEntry *cjm_part_find(const CjmPart *part, const char *key);

/* A part of the source as a snippet, without spaces at its ends. */
CjmSnippet cjm_import_slice(const CjmImport *import, size_t start, size_t end);

/* Parts of the report. Each is one line of it: how something was understood, what was kept in another form, what needs a look, and what is
 * not in the journey. */
void cjm_import_understood(CjmImport *import, CjmSpan span, const char *format, ...) G_GNUC_PRINTF(3, 4);
void cjm_import_kept(CjmImport *import, CjmSpan span, const char *format, ...) G_GNUC_PRINTF(3, 4);
void cjm_import_doubt(CjmImport *import, CjmSpan span, const char *format, ...) G_GNUC_PRINTF(3, 4);
void cjm_import_left(CjmImport *import, CjmSpan span, const char *format, ...) G_GNUC_PRINTF(3, 4);

#endif
