/* article.h: headings, paragraphs, lists, tables and a chart, ready to be written in any format for readers.
 *
 * A text of an article has the marks of lang/messages.h, and `\n` where a line ends. All else in it is literal: what an
 * author wrote has no control characters, see cjm_article_literal(). Everything belongs to the arena. */
#ifndef CJM_PUBLISH_ARTICLE_H
#define CJM_PUBLISH_ARTICLE_H

#include <glib.h>

#include "base/arena.h"
#include "lang/messages.h"

/* In a text: a link is MARK_LINK, address, MARK_LINK_TEXT, text, CJM_MARK_END. */
#define CJM_MARK_LINK      '\x0e'
#define CJM_MARK_LINK_TEXT '\x0f'
/* In Markdown that is to be read again: a dot of an author's text, which separates no items. It opens nothing. */
#define CJM_MARK_DOT       '\x10'

typedef enum CjmBlockKind {
  CJM_BLOCK_HEADING,
  CJM_BLOCK_PARAGRAPH,
  CJM_BLOCK_ITEM, /* of a list; items that follow each other are one list */
  CJM_BLOCK_TABLE,
  CJM_BLOCK_CHART
} CjmBlockKind;

typedef struct CjmColumn {
  const char *title; /* NULL: none */
  bool is_number;    /* aligned at its end */
} CjmColumn;

typedef struct CjmTable {
  CjmColumn *columns; /* their titles are absent in a table without a header */
  size_t n_columns;
  bool has_header;
  GPtrArray *rows; /* const char **: a cell for each column, none NULL */
} CjmTable;

/* Curves over the steps of a journey. */
typedef struct CjmChart {
  double min, max;      /* of the scale */
  size_t n_steps;
  const char **numbers; /* of each step */
  size_t n_phases;
  const char **phases;  /* their titles, literal */
  size_t *first;        /* the first step of each phase */
  size_t n_lines;
  const char **names;   /* of each line, literal */
  double **scores;      /* of each line for each step; NAN: not known */
  const char ***labels; /* the same as texts, "" where not known */
  const char **scale;   /* the texts for the scores of `marks` */
  double *marks;        /* whole scores to label the scale with, from the top */
  size_t n_marks;
  const char *note;     /* that it is drawn roughly */
  const char *gaps;     /* that lines pass steps that are not known; NULL if all are */
} CjmChart;

typedef struct CjmBlock {
  CjmBlockKind kind;
  int level;        /* HEADING: 1 … 3; ITEM: its number, 0 for a bullet */
  const char *text; /* HEADING, PARAGRAPH, ITEM */
  CjmTable *table;
  CjmChart *chart;
} CjmBlock;

typedef struct CjmArticle {
  CjmArena *arena;
  const CjmLang *lang;
  const char *tag;   /* BCP 47, of the language that it is written in */
  const char *title; /* literal */
  bool marks_dots;   /* authors' dots are CJM_MARK_DOT where dots separate items */
  GPtrArray *blocks; /* CjmBlock * */
} CjmArticle;

CjmArticle *cjm_article_new(const CjmLang *lang, const char *title);
void cjm_article_free(CjmArticle *article);

void cjm_article_heading(CjmArticle *article, int level, const char *text);
void cjm_article_paragraph(CjmArticle *article, const char *text);
void cjm_article_item(CjmArticle *article, int number, const char *text);
void cjm_article_chart(CjmArticle *article, CjmChart *chart);

/* A table with the given titles, NULL ending them; a title that begins with `#` is that of numbers, without this sign. Without a
 * header (`titles` NULL) it has `n` columns of text. */
CjmTable *cjm_article_table(CjmArticle *article, const char *const *titles, size_t n);

/* Appends a row; a cell that is NULL is empty. */
void cjm_article_row(CjmArticle *article, CjmTable *table, const char *const *cells);

/* A formatted text, in the arena. */
const char *cjm_article_printf(CjmArticle *article, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Moves a text into the arena. */
const char *cjm_article_take(CjmArticle *article, GString *text);

/* An author's text as one line without control characters, in directional isolates where it needs them; in the arena. */
const char *cjm_article_literal(const CjmArticle *article, const char *text);

/* The message in the arena; the arguments end with a `name` of NULL. */
const char *cjm_article_say(const CjmArticle *article, const char *key, const CjmArg *args);

/* ---- writers, one file each ---- */

/* As text, `columns` wide, for a terminal; with `colour` by ANSI escapes. */
void cjm_article_write_text(const CjmArticle *article, unsigned columns, bool colour, GString *out);
void cjm_article_write_markdown(const CjmArticle *article, GString *out);
void cjm_article_write_html(const CjmArticle *article, GString *out);

/* The chart in characters, `columns` wide at most, with marks. */
void cjm_chart_draw(const CjmChart *chart, unsigned columns, GString *out);

#endif
