/* model.h: the texts as journeys: what the answers are made from. */
#ifndef CJM_LSP_MODEL_H
#define CJM_LSP_MODEL_H

#include "api/api.h"
#include "journey/journey.h"
#include "lsp/session.h"

/* A text that is open. */
typedef struct CjmLspFile {
  CjmLspText *text;
  CjmDocument *document; /* of the text as it is; NULL: it was not read yet, or the files that it refers to have changed */
  bool checked;          /* the document has the findings of the rules */
  char *error;           /* why a file that it refers to cannot be read; NULL: they can */
  CjmDocument *last;     /* the last one that had a journey, for names that it has; NULL: there was none */
} CjmLspFile;

typedef struct CjmLspWorkspace {
  const CjmLspSession *session;
  GPtrArray *texts; /* CjmLspText *: those of the files */
  GPtrArray *files; /* CjmLspFile * */
  bool has_fonts;   /* those of the settings were chosen */
} CjmLspWorkspace;

CjmLspWorkspace *cjm_lsp_workspace_new(const CjmLspSession *session);
void cjm_lsp_workspace_free(CjmLspWorkspace *workspace);

/* Adds a text, or replaces the one of the same URI. Takes it over. */
void cjm_lsp_workspace_set(CjmLspWorkspace *workspace, CjmLspText *text);
void cjm_lsp_workspace_close(CjmLspWorkspace *workspace, const char *uri);

/* Reads all texts again when they are needed. */
void cjm_lsp_workspace_forget(CjmLspWorkspace *workspace);

/* NULL if there is no such text. */
CjmLspFile *cjm_lsp_file_find(const CjmLspWorkspace *workspace, const char *uri);

/* Whether the text is a journey, or can become one: an editor may send any YAML. */
bool cjm_lsp_is_journey(const CjmLspFile *file);

/* The document of the text; NULL if the text cannot be read at all. */
CjmDocument *cjm_lsp_document(CjmLspWorkspace *workspace, CjmLspFile *file);

/* The same, with the findings of the rules among its messages. */
CjmDocument *cjm_lsp_checked(CjmLspWorkspace *workspace, CjmLspFile *file);

/* The text after all safe fixes, as of `cjm check --fix`; NULL: there are none. */
char *cjm_lsp_fixed_new(const CjmLspWorkspace *workspace, const CjmLspFile *file);

/* What could be read of the journey; NULL: nothing. */
const CjmJourney *cjm_lsp_journey(CjmLspWorkspace *workspace, CjmLspFile *file);

/* The same, or else what an earlier version of the text had, whose places are not those of the text; NULL: nothing. */
const CjmJourney *cjm_lsp_names(CjmLspWorkspace *workspace, CjmLspFile *file);

/* The URI of a source of the document, for g_free(). */
char *cjm_lsp_uri_new(const CjmLspWorkspace *workspace, const CjmSource *source);

#endif
