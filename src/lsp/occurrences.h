/* occurrences.h: where ids are defined and used, in a file and the files that it is joined with. */
#ifndef CJM_LSP_OCCURRENCES_H
#define CJM_LSP_OCCURRENCES_H

#include "lsp/methods.h"

/* An object with an id. */
typedef struct CjmLspSymbol {
  CjmKind kind;
  char *id;     /* folded, for g_free() */
  CjmSpan span; /* under the pointer */
} CjmLspSymbol;

/* A place where the id of a symbol is written. */
typedef struct CjmLspOccurrence {
  CjmSpan span; /* without quotation marks */
  bool definition;
} CjmLspOccurrence;

/* What is at the place of a call: an id, or the title of something whose id is made from it. False: neither. */
bool cjm_lsp_symbol_at(CjmLspCall *call, CjmLspSymbol *ret_symbol);

/* All places of a symbol (CjmLspOccurrence), file by file: in the file, in those that it extends, and in open ones that extend the same. Something
 * whose id is made from its title has no definition among them. The spans are valid until a text changes. */
GArray *cjm_lsp_occurrences_new(CjmLspWorkspace *workspace, CjmLspFile *file, CjmKind kind, const char *id);

/* How often ids of a kind are used in these places: folded id → number. */
GHashTable *cjm_lsp_uses_new(CjmLspWorkspace *workspace, CjmLspFile *file, CjmKind kind);

/* The title or text from which the id of a symbol is made. False: it is written. */
bool cjm_lsp_origin_of(CjmLspCall *call, const CjmLspSymbol *symbol, CjmSpan *ret_span);

/* Whether a journey reads its parts from the source: it is its own, or one that it extends. */
bool cjm_lsp_is_part(const CjmSource *source);

#endif
