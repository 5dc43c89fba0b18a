/* text.h: texts that the editor has open, and positions in them. */
#ifndef CJM_LSP_TEXT_H
#define CJM_LSP_TEXT_H

#include <glib.h>
#include <stdbool.h>

#include "base/json-read.h"
#include "base/json.h"
#include "diag/source.h"

/* The unit in which the client counts characters of a line. */
typedef enum CjmLspEncoding { CJM_LSP_UTF16, CJM_LSP_UTF8 } CjmLspEncoding;

/* A text of the editor. */
typedef struct CjmLspText {
  char *uri;         /* as the client writes it */
  char *path;        /* canonical; NULL: it is not a file */
  char *language;    /* the identifier of its language in the editor */
  double version;    /* as the client counts */
  CjmSource *source; /* named by the path, or else by the URI */
} CjmLspText;

/* Copies everything. The bytes may be no UTF-8. */
CjmLspText *cjm_lsp_text_new(const char *uri, const char *language, double version, const char *text, size_t len);
void cjm_lsp_text_free(CjmLspText *text);

/* The text with this URI among CjmLspText *; NULL if there is none. */
CjmLspText *cjm_lsp_text_find(const GPtrArray *texts, const char *uri);

/* Applies an element of `contentChanges`: a text with or without a range. False if it is malformed. */
bool cjm_lsp_text_change(CjmLspText *text, CjmLspEncoding encoding, const CjmJsonValue *change);

/* The byte offset of a position {line, character}; one behind the end of a line or of the text is at that end. */
uint32_t cjm_lsp_offset(const CjmSource *source, CjmLspEncoding encoding, const CjmJsonValue *position);

/* Writes the position of a byte offset, or the range of a span, as a value. */
void cjm_lsp_write_position(CjmJson *json, const CjmSource *source, CjmLspEncoding encoding, uint32_t offset);
void cjm_lsp_write_range(CjmJson *json, const CjmSource *source, CjmLspEncoding encoding, uint32_t start, uint32_t end);

/* The canonical path of a URI; NULL if it is not that of a file. For g_free(). */
char *cjm_lsp_path_new(const char *uri);

#endif
