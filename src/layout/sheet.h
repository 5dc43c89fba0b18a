/* sheet.h: the state that the lanes and blocks of a map share: fonts and theme, the columns, the signs that the legend explains. */
#ifndef CJM_LAYOUT_SHEET_H
#define CJM_LAYOUT_SHEET_H

#include "journey/journey.h"
#include "lang/words.h"
#include "layout/box.h"
#include "layout/identity.h"
#include "layout/signs.h"

/* The columns of the map, and the range of them that is on the page. Lengths are px, and x is measured from the start edge of the page. */
typedef struct CjmGrid {
  double name_x, name_w;  /* the column with the names of the lanes */
  double band;            /* of the last column before the page, before its first column; 0: none */
  double left, right;     /* the start of the first column on the page, and the end of the last */
  size_t first, n;        /* the columns on the page; one for each step */
  size_t page_after;      /* the number of the page on which the columns after them are; 0: none */
  double *x, *w;          /* of each column of the map; those before and after the page are beside it, and what is drawn there is cut off */
  const bool *phase_ends; /* whether this column is the last one of a phase */
} CjmGrid;

/* The column after the last one on the page. */
static inline size_t cjm_grid_end(const CjmGrid *grid)
{
  return grid->first + grid->n;
}

/* The end of the column with the names. */
static inline double cjm_grid_names_end(const CjmGrid *grid)
{
  return grid->left - grid->band;
}

/* Whether a column is on the page. */
static inline bool cjm_grid_has(const CjmGrid *grid, size_t column)
{
  return column >= grid->first && column < cjm_grid_end(grid);
}

/* Whether any of `n` columns from `first` on is on the page. */
static inline bool cjm_grid_shows(const CjmGrid *grid, size_t first, size_t n)
{
  return first < cjm_grid_end(grid) && first + n > grid->first;
}

/* A named line of the emotion lane, for the legend. */
typedef struct CjmLineSign {
  const char *name;
  const CjmPersona *persona; /* NULL for a competitor */
  CjmStroke stroke;
  bool has_points;      /* points of the identity; otherwise faces, or none */
  CjmIdentity identity;
} CjmLineSign;

typedef struct CjmSheet {
  CjmMaker m;
  const CjmJourney *journey;
  CjmTheme theme;
  CjmGrid grid;
  CjmScene *scene;
  bool used[CJM_SIGN_COUNT];
  GArray *lines;            /* of CjmLineSign */
  GHashTable *shown;        /* objects whose title has been drawn, see cjm_sheet_first() */
  GHashTable *columns;      /* CjmObject -> number of its step; made at first use */
  GHashTable *letters;      /* CjmOpportunity -> its number, layout/letters.h; made at first use */
  bool on_paper;            /* composed for pages: cards and lists are set closely */
  bool on_wall;             /* and for a large sheet, parts of which are read across the room */
  double emphasis;          /* factor of the strokes and points of the curve, which is read across the room too; 1: from the hand */
  bool steps_are_phases;    /* cjm_lane_steps_are_phases(), lanes/lane.h */
  struct CjmScales *scales; /* of bars, lanes/scales.h */
  struct CjmPersonaMarks *persona_marks; /* layout/persona-mark.h; made at first use */
  const CjmBlockChoice *block;    /* the entry of `blocks` whose block is built; NULL: none */
  bool names_lines;         /* what belongs to a line of the emotion lane is in groups with the id of its persona, so that it can be hidden */
  bool in_rows;             /* the row identifies the persona of an item, so items have no marks */
  /* An image of the journey; NULL if it cannot be used, which is reported elsewhere. */
  const struct CjmImage *(*image)(struct CjmSheet *, const CjmText *path);
  void *image_data;
} CjmSheet;

typedef struct CjmImage {
  const guint8 *data; /* a plain PNG or JPEG, see picture/picture.h */
  size_t len;
  unsigned width, height; /* pixels */
} CjmImage;

/* Adds `sign` to the legend. It also has to be recorded in the scene where it is drawn (cjm_scene_sign()); cjm_sheet_sign() does both. */
static inline void cjm_sheet_use(CjmSheet *sheet, CjmSign sign)
{
  sheet->used[sign] = true;
}

/* `box`, which shows `sign`: adds it to the legend, and records it in the scene when the box is placed. */
CjmBox *cjm_sheet_sign(CjmSheet *sheet, CjmSign sign, CjmBox *box);

/* The mark of a sign, in the colour of the sign. */
CjmBox *cjm_sheet_mark(CjmSheet *sheet, CjmSign sign, double size);

/* A word in the language of the map. */
static inline const char *cjm_sheet_word(const CjmSheet *sheet, CjmWord word)
{
  return cjm_lang_word(sheet->m.lang, word);
}

/* `px` multiplied by the density of the theme. */
static inline double cjm_sheet_space(const CjmSheet *sheet, double px)
{
  return cjm_theme_space(&sheet->theme, px);
}

static inline CjmTextStyle cjm_sheet_style(CjmSize size, CjmWeight weight)
{
  return cjm_theme_style(size, weight, false);
}

/* The size of what has to be read across the room: feelings, conclusions, the most important cards. It is that of other text but on a wall. */
static inline CjmSize cjm_sheet_loud(const CjmSheet *sheet)
{
  return sheet->on_wall ? CJM_SIZE_NAME : CJM_SIZE_BODY;
}

/* The author's text in the common styles; NULL if it is absent. */
CjmBox *cjm_sheet_body(CjmSheet *sheet, const CjmText *text);
/* The same for an item of a list, without a bullet that the author typed. */
CjmBox *cjm_sheet_item(CjmSheet *sheet, const CjmText *text);
CjmBox *cjm_sheet_small(CjmSheet *sheet, const CjmText *text);
CjmBox *cjm_sheet_strong(CjmSheet *sheet, const CjmText *text);
/* Words of the map: small, and either soft or bold in a colour. */
CjmBox *cjm_sheet_note(CjmSheet *sheet, const char *words);
CjmBox *cjm_sheet_tag(CjmSheet *sheet, CjmColour colour, const char *words);

/* The author's text in a phrase of the map, such as "cause: …". */
CjmBox *cjm_sheet_phrase(CjmSheet *sheet, CjmWord phrase, const CjmText *text, CjmColour colour);

/* A line of small texts, separated by middle dots, to which cjm_box_add() adds. */
CjmBox *cjm_sheet_facts(CjmSheet *sheet, CjmColour colour);

/* The numbers of the cited sources, in rings; NULL if there are none. */
CjmBox *cjm_sheet_sources(CjmSheet *sheet, const CjmRefs *sources, CjmColour colour);

/* The number of one source. */
CjmBox *cjm_sheet_source(CjmSheet *sheet, const CjmRef *source, CjmColour colour);

/* An item of a list, and a list of texts, with bullets. */
CjmBox *cjm_sheet_bullet(CjmSheet *sheet, CjmBox *item);

/* A box as the heading of the group around it, and as an item of a list: how it is read aloud. NULL stays NULL. */
CjmBox *cjm_sheet_heading(CjmSheet *sheet, CjmBox *text);
CjmBox *cjm_sheet_listed(CjmSheet *sheet, CjmBox *item);
CjmBox *cjm_sheet_bullets(CjmSheet *sheet, const CjmTexts *texts, double gap);

/* A link with its text, or its URL. */
CjmBox *cjm_sheet_link(CjmSheet *sheet, const CjmLink *link);

/* A text in italics, between the quotation marks of the language. */
CjmBox *cjm_sheet_quote(CjmSheet *sheet, const CjmText *text);

/* The number of the step that has a pain point, gap or opportunity; 0 for none. */
size_t cjm_sheet_step_of(CjmSheet *sheet, const CjmObject *object);

/* The label of a step: "4", or "4b" on a path. In the arena of the sheet. */
const char *cjm_sheet_step_label(CjmSheet *sheet, const CjmStep *step);

/* The label of the step with this number, from 1. */
const char *cjm_sheet_label_at(CjmSheet *sheet, size_t number);

/* Whether this is the first call for `thing`: its title is then drawn as the author's text, after that as a repetition. */
bool cjm_sheet_first(CjmSheet *sheet, const void *thing);

/* Numbers, dates and phrases in the language of the map, in the arena of the sheet. */
const char *cjm_sheet_number(CjmSheet *sheet, double value);
const char *cjm_sheet_score(CjmSheet *sheet, double value); /* with a sign where the scale crosses zero */
const char *cjm_sheet_amount(CjmSheet *sheet, double value, const char *unit); /* "62%", "3.1 days", "€4.95" */
const char *cjm_sheet_date(CjmSheet *sheet, CjmDate date);
const char *cjm_sheet_words(CjmSheet *sheet, CjmWord phrase, const char *a, const char *b);

/* The colour of a score: positive, neutral or negative, by its position on the scale. */
CjmColour cjm_sheet_score_colour(const CjmSheet *sheet, double score);

/* The start and the width on the page of `n` columns from `first` on, px. */
double cjm_grid_start(const CjmGrid *grid, size_t first);
double cjm_grid_span(const CjmGrid *grid, size_t first, size_t n);

#endif
