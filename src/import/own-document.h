/* own-document.h: a document that `cjm export -f markdown` wrote, while it is read. Strings belong to the arena. */
#ifndef CJM_IMPORT_OWN_DOCUMENT_H
#define CJM_IMPORT_OWN_DOCUMENT_H

#include "import/builder.h"
#include "lang/lang.h"
#include "lang/words.h"

#define CJM_OWN_GUARD '\x0e' /* keeps texts apart on their way through the table; in no text of an author */

typedef struct CjmOwnLine {
  const char *text;
  CjmSpan span;
} CjmOwnLine;

/* A step, or what spans a phase. */
typedef struct CjmOwnColumn {
  CjmOwnLine place;
  size_t phase, step;  /* indexes; `step` only if it is one */
  bool is_step;
  const char *phase_title, *number, *title;
  GHashTable *cells;   /* title of a row → its items, a line each (GString *) */
  GPtrArray *feelings; /* char *, as they are written */
  GPtrArray *metrics;
} CjmOwnColumn;

typedef struct CjmOwnDocument {
  CjmBuilding b;
  CjmArena *arena;
  const CjmLang *lang;
  GArray *lines; /* CjmOwnLine */
  guint at;      /* the next line */
  CjmNode *root;
  GPtrArray *columns; /* CjmOwnColumn * */
  GPtrArray *rows;    /* const char *: titles, in the order of the map */
  char **renamed;     /* keys of rows whose titles are the author's */
  size_t phases;
  bool is_signed, has_score;
} CjmOwnDocument;

typedef char *CjmOwnWrite(const CjmLang *lang, double value);

/* own-text.c */

/* An author's text without the isolates that the export adds. */
const char *cjm_own_without_isolate(const CjmOwnDocument *d, const char *text);

/* The text that Markdown stands for. */
const char *cjm_own_plain(const CjmOwnDocument *d, const char *raw);

/* A word of the map's language. */
const char *cjm_own_word(const CjmOwnDocument *d, CjmWord which);

/* A text without the quotation marks of the language. */
const char *cjm_own_unquoted(const CjmOwnDocument *d, const char *text);

/* Ways to write a number; the caller frees what they return. */
char *cjm_own_write_signed(const CjmLang *lang, double value);
char *cjm_own_write_fixed(const CjmLang *lang, double value);
char *cjm_own_write_number(const CjmLang *lang, double value);
char *cjm_own_write_percent(const CjmLang *lang, double value);

/* The number that a text is when it is written in a way; false if none. */
bool cjm_own_parse_number(const CjmOwnDocument *d, const char *text, CjmOwnWrite *write, double *ret_number);

/* A number as journeys have it. */
const char *cjm_own_digits(const CjmOwnDocument *d, double number);

/* A date of the language as journeys have it; NULL: it is none. */
const char *cjm_own_date(const CjmOwnDocument *d, const char *text);

/* Puts a text under a key, unless it is empty. */
void cjm_own_put(CjmOwnDocument *d, CjmNode *map, const char *key, CjmSpan span, const char *text);

/* Adds an object with a title to a list of the journey. */
CjmNode *cjm_own_add_object(CjmOwnDocument *d, const char *list, CjmSpan span, const char *title);

/* own-values.c */

/* Builds phases and steps from the columns. */
void cjm_own_put_steps(CjmOwnDocument *d);

/* Parts texts where guards are, and takes these away. */
void cjm_own_remove_guards(const CjmOwnDocument *d, CjmNode *node);

/* The step, or the phase, of a column. */
CjmNode *cjm_own_node(const CjmOwnDocument *d, const CjmOwnColumn *column);

/* Puts paths in the order of their letters, with the forks that the letters show. */
void cjm_own_sort_paths(CjmOwnDocument *d);

/* Adds feelings and metrics to the steps. */
void cjm_own_put_values(CjmOwnDocument *d);

/* Adds goals and descriptions to the phases; two lines for each, NULL: none. */
void cjm_own_put_paragraphs(CjmOwnDocument *d, const GPtrArray *paragraphs);

#endif
