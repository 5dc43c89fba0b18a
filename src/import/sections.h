/* sections.h: a Markdown document as a tree of sections. */
#ifndef CJM_IMPORT_SECTIONS_H
#define CJM_IMPORT_SECTIONS_H

#include "import/grid.h"

typedef struct CjmSection CjmSection;

/* A paragraph, or an item of a list with those below it. */
typedef struct CjmLine CjmLine;
struct CjmLine {
  CjmLine *next, *parent;
  CjmSnippet label;         /* `**Actions:**`; "" for none */
  CjmSnippet text;          /* what follows the label */
  bool is_item, ordered;  /* of a list */
  bool is_quote;
  unsigned indent;        /* columns before its bullet */
  CjmLine *items, *item;  /* first and last */
};

typedef enum CjmBlockKind { CJM_BLOCK_LINE, CJM_BLOCK_TABLE, CJM_BLOCK_MERMAID } CjmBlockKind;

typedef struct CjmBlock CjmBlock;
struct CjmBlock {
  CjmBlock *next;
  CjmBlockKind kind;
  CjmLine *line;
  CjmGrid grid;
  CjmSpan span; /* of a diagram: its text */
};

struct CjmSection {
  CjmSection *next, *parent;
  CjmSection *sections, *section; /* first and last */
  unsigned level;                 /* 0: the document; 7 and more: a bold line, or an item of a list */
  CjmSnippet title;
  CjmBlock *blocks, *block; /* first and last */

  /* What markdown.c finds in it. */
  unsigned lanes;       /* that it has itself */
  bool has_grid;        /* a table of phases or steps, or a diagram */
  bool has_stage_items; /* items of a list that are stages */
  bool is_stage;        /* by its title, and those of the sections beside it */
  size_t count;         /* bytes of its title that only count it */
  bool has_lists;
  bool has_below;       /* stages in its sections */
  unsigned groups;      /* of its sections: those with stages below or tables */
  unsigned stages;      /* of its sections: those that are stages */
};

/* The document. Fields of its front matter are lines of its root. */
CjmSection *cjm_sections_read(CjmImport *import);

/* A row of a pipe table as cells; the number of them. `cells` has room for `max`. */
size_t cjm_pipe_row(const CjmImport *import, size_t start, size_t end, CjmSnippet *cells, size_t max);

#endif
