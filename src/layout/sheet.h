/* sheet.h: what every lane and block of one map shares: how boxes are made, where
 * the columns stand, what the legend must explain. */
#ifndef CJM_LAYOUT_SHEET_H
#define CJM_LAYOUT_SHEET_H

#include "journey/journey.h"
#include "lang/words.h"
#include "layout/box.h"
#include "layout/identity.h"
#include "layout/signs.h"

/* The columns of the map, and which of them stand on the page. Lengths are px; x from the page's start edge. */
typedef struct CjmGrid {
  double name_x, name_w;  /* the column of the lanes' names */
  double left, right;     /* where the page's first column begins and its last ends */
  size_t first, n;        /* the page's columns; one a step */
  double *x, *w;          /* of each column of the map; x only of those on the page */
  const bool *phase_ends; /* does a phase end with this column */
} CjmGrid;

/* One past the page's last column. */
static inline size_t cjm_grid_end(const CjmGrid *grid)
{
  return grid->first + grid->n;
}

/* Does any of `n` columns from `first` on stand on the page? */
static inline bool cjm_grid_shows(const CjmGrid *grid, size_t first, size_t n)
{
  return first < cjm_grid_end(grid) && first + n > grid->first;
}

/* A named line on the emotion lane, for the legend. */
typedef struct CjmLineSign {
  const char *name;
  const CjmPersona *persona; /* NULL for a competitor */
  CjmStroke stroke;
  bool has_points;      /* those of the identity; otherwise faces, or none */
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
  GHashTable *shown;        /* things whose own title has been on the map */
  GHashTable *columns;      /* CjmObject -> number of its step; made when first asked for */
  GHashTable *letters;      /* CjmOpportunity -> its number, layout/letters.h; made when first asked for */
  bool steps_are_phases;    /* cjm_lane_steps_are_phases(), lanes/lane.h */
  struct CjmScales *scales; /* of bars, lanes/scales.h */
  struct CjmPersonaMarks *persona_marks; /* layout/persona-mark.h; made when first asked for */
  bool in_rows;             /* the row identifies the persona of an item, so items have no marks */
  /* Reads an image that the journey names; NULL where it cannot be used (said elsewhere). */
  const struct CjmImage *(*image)(struct CjmSheet *, const CjmText *path);
  void *image_data;
} CjmSheet;

typedef struct CjmImage {
  const guint8 *data; /* a plain PNG or JPEG, see picture/picture.h */
  size_t len;
  unsigned width, height; /* pixels */
} CjmImage;

/* The legend will explain `sign`. What is drawn must also be recorded in the scene, cjm_scene_sign(); cjm_sheet_sign() does both. */
static inline void cjm_sheet_use(CjmSheet *sheet, CjmSign sign)
{
  sheet->used[sign] = true;
}

/* `box` is how `sign` is drawn: the legend will explain it, and the scene records it where the box is placed. */
CjmBox *cjm_sheet_sign(CjmSheet *sheet, CjmSign sign, CjmBox *box);

/* The mark of a sign; its colour is the sign's own. */
CjmBox *cjm_sheet_mark(CjmSheet *sheet, CjmSign sign, double size);

static inline const char *cjm_sheet_word(const CjmSheet *sheet, CjmWord word)
{
  return cjm_lang_word(sheet->m.lang, word);
}

/* Space in the theme's density, px. */
static inline double cjm_sheet_space(const CjmSheet *sheet, double px)
{
  return cjm_theme_space(&sheet->theme, px);
}

static inline CjmTextStyle cjm_sheet_style(CjmSize size, CjmWeight weight)
{
  return cjm_theme_style(size, weight, false);
}

/* Text in the usual styles; NULL for an absent text. */
CjmBox *cjm_sheet_body(CjmSheet *sheet, const CjmText *text);
/* The same for an item of a list: without a bullet that the author typed, since the map draws its own. */
CjmBox *cjm_sheet_item(CjmSheet *sheet, const CjmText *text);
CjmBox *cjm_sheet_small(CjmSheet *sheet, const CjmText *text);
CjmBox *cjm_sheet_strong(CjmSheet *sheet, const CjmText *text);
/* The map's own words, small and soft; bold in the colour given. */
CjmBox *cjm_sheet_note(CjmSheet *sheet, const char *words);
CjmBox *cjm_sheet_tag(CjmSheet *sheet, CjmColour colour, const char *words);

/* An author's text in a phrase of the map's own, such as "cause: …". */
CjmBox *cjm_sheet_phrase(CjmSheet *sheet, CjmWord phrase, const CjmText *text, CjmColour colour);

/* A line of small parts with a middle dot between each; to be filled by cjm_box_add(). */
CjmBox *cjm_sheet_facts(CjmSheet *sheet, CjmColour colour);

/* The numbers of the sources that are cited, in rings; NULL where none is. */
CjmBox *cjm_sheet_sources(CjmSheet *sheet, const CjmRefs *sources, CjmColour colour);

/* The number of one source. */
CjmBox *cjm_sheet_source(CjmSheet *sheet, const CjmRef *source, CjmColour colour);

/* An item of a list. */
CjmBox *cjm_sheet_bullet(CjmSheet *sheet, CjmBox *item);
CjmBox *cjm_sheet_bullets(CjmSheet *sheet, const CjmTexts *texts, double gap);

/* A link: its words, or its address. */
CjmBox *cjm_sheet_link(CjmSheet *sheet, const CjmLink *link);

/* Between the language's quotation marks, in italics. */
CjmBox *cjm_sheet_quote(CjmSheet *sheet, const CjmText *text);

/* The number of the step in whose column a pain point, gap or opportunity stands; 0 for none. */
size_t cjm_sheet_step_of(CjmSheet *sheet, const CjmObject *object);

/* The text in the disc of a step: "4", or "4b" on a path. In the sheet's arena. */
const char *cjm_sheet_step_label(CjmSheet *sheet, const CjmStep *step);

/* The same of the step whose number, from 1, is given. */
const char *cjm_sheet_label_at(CjmSheet *sheet, size_t number);

/* Is this the first time that `thing` is asked about? Its title is the author's the first time, a repetition after that. */
bool cjm_sheet_first(CjmSheet *sheet, const void *thing);

/* Strings in the sheet's arena. */
const char *cjm_sheet_number(CjmSheet *sheet, double value);
const char *cjm_sheet_score(CjmSheet *sheet, double value); /* with a sign where the scale crosses zero */
const char *cjm_sheet_amount(CjmSheet *sheet, double value, const char *unit); /* "62%", "3.1 days", "€4.95" */
const char *cjm_sheet_date(CjmSheet *sheet, CjmDate date);
const char *cjm_sheet_words(CjmSheet *sheet, CjmWord phrase, const char *a, const char *b);

/* The colour of a score: positive, neutral or negative, by its place on the scale. */
CjmColour cjm_sheet_score_colour(const CjmSheet *sheet, double score);

/* Where column `i` begins, and how wide `n` columns from it are, px. */
double cjm_grid_span(const CjmGrid *grid, size_t first, size_t n);

#endif
