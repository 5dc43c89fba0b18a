/* place.h: where in a journey a byte of a text is, found from lines and indentation alone, so that it works while the text is being typed and is no valid
 * YAML. */
#ifndef CJM_LSP_PLACE_H
#define CJM_LSP_PLACE_H

#include "diag/source.h"
#include "format/fields.h"

/* What keys of a mapping are, or what a scalar is, beyond the tables of the format. */
typedef enum CjmLspNames {
  CJM_LSP_NAMES_NONE,
  CJM_LSP_NAMES_IDS,   /* of objects of a kind */
  CJM_LSP_NAMES_RULES, /* of lint */
  CJM_LSP_NAMES_WORDS, /* of the field: lanes, blocks */
  CJM_LSP_NAMES_FREE   /* the author's own */
} CjmLspNames;

/* What may stand somewhere: an object of a shape, or a scalar. */
typedef struct CjmLspContents {
  const CjmField *field; /* that has it; NULL: the journey, or something that is not known */
  const CjmShape *shape; /* of an object; NULL: none */
  bool named;            /* it is a value of the field below a name, such as the feeling of a persona in `emotions` */
} CjmLspContents;

/* A mapping or list that is open at the place. */
typedef struct CjmLspLevel {
  bool list;
  bool flow;       /* in brackets */
  unsigned column; /* of its keys or dashes, in bytes; of brackets, that of the first one */
  uint32_t start;  /* where its first key, dash or bracket is */
  CjmLspContents contents; /* what it is, or what each of its entries is */
  uint32_t key_start, key_end; /* the last key before the place; the same: none */
  GPtrArray *keys; /* char *: keys before the place */
} CjmLspLevel;

typedef struct CjmLspPlace {
  GArray *levels;      /* CjmLspLevel, from the outermost */
  bool in_text;        /* in a comment or a block of text: there is nothing to say about it */
  bool is_key;         /* the token is a key, or can become one */
  bool is_value;       /* it is a scalar, or can become one */
  bool has_colon;      /* a colon follows the token */
  bool new_entry;      /* a dash is missing before an entry of the innermost level, which is a list */
  bool dashed;         /* a dash stands before it on the same line */
  uint32_t start, end; /* the token at the place, without quotation marks; both are the place if there is none */
  unsigned column;     /* of the token, in bytes */
  CjmLspContents contents; /* of the value, or of the object that has the key */
} CjmLspPlace;

/* Finds the place of an offset. */
CjmLspPlace cjm_lsp_place(const CjmSource *source, uint32_t at);
void cjm_lsp_place_clear(CjmLspPlace *place);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CjmLspPlace, cjm_lsp_place_clear)

/* The innermost level; NULL if there is none. */
const CjmLspLevel *cjm_lsp_place_level(const CjmLspPlace *place);

/* The token, for g_free(). */
char *cjm_lsp_place_token_new(const CjmLspPlace *place, const CjmSource *source);

/* Whether the object at the place has the key, before it or after it. */
bool cjm_lsp_place_has_key(const CjmLspPlace *place, const char *key);

/* The row of a key in contents; NULL: it is a name, or not known. */
const CjmField *cjm_lsp_field_of(CjmLspContents contents, const char *key);

/* The shape whose keys an object has in contents; NULL: none. */
const CjmShape *cjm_lsp_shape_of(CjmLspContents contents);

/* The row for a bare value in contents: that of its key, or of the key that it sets in an object. NULL: not known. */
const CjmField *cjm_lsp_value_field(CjmLspContents contents);

/* Whether a bare value is a feeling. */
bool cjm_lsp_is_feeling(CjmLspContents contents);

/* What the names are that stand as keys in contents; the kind of ids in `ret_kind`. */
CjmLspNames cjm_lsp_names_of(CjmLspContents contents, CjmKind *ret_kind);

/* What the value of a key in contents is. */
CjmLspContents cjm_lsp_contents_of(CjmLspContents contents, const char *key);

#endif
