/* change.h: what changed since another version of the journey, as lanes and blocks ask for it.
 *
 * A map of changes shows both versions in one journey: what is gone is in it, too. Everything that changed has a mark, which is found by the
 * address of its object or value. On other maps there are no marks, and all functions do nothing. */
#ifndef CJM_LAYOUT_CHANGE_H
#define CJM_LAYOUT_CHANGE_H

#include "layout/sheet.h"

typedef enum CjmChangeKind {
  CJM_CHANGE_WITHIN, /* something in it changed */
  CJM_CHANGE_VALUE,
  CJM_CHANGE_ADDED,
  CJM_CHANGE_REMOVED,
  CJM_CHANGE_MOVED
} CjmChangeKind;

/* A part of a text in which both wordings are. */
typedef struct CjmChangeWords {
  const char *text;
  size_t len; /* bytes */
  CjmWordsMark mark;
} CjmChangeWords;

typedef struct CjmChangeMark {
  CjmChangeKind kind;
  int effect;                  /* +1: better, −1: worse, 0: neither */
  const char *was;             /* what stood there before, for a reader; NULL: nothing */
  const char *delta;           /* of a score: "Δ +0.5"; NULL for others */
  const void *old;             /* the same object or value in the older journey; NULL: none */
  const CjmChangeWords *words; /* of a text; NULL: none */
  size_t n_words;
} CjmChangeMark;

typedef struct CjmChanged {
  GHashTable *marks;            /* address → CjmChangeMark */
  bool *words_used;             /* out: for each CjmWordsMark, whether words are shown with it; set by cjm_change_pieces() */
  const CjmStep **whole;        /* for each step of the map that is folded, with all that it holds; NULL: it is not folded */
  const CjmStep **moved;        /* for each step that is the old place of another one, that one; NULL: it is not */
  const CjmPersona **leads;     /* for each lane of emotions of the journey: the persona whose curve it shows; NULL where there is none */
  const CjmPersona **old_leads; /* and who that was in the older journey */
} CjmChanged;

/* The mark of an object or a value of the journey; NULL if it did not change. */
const CjmChangeMark *cjm_change_of(const CjmSheet *sheet, const void *at);
bool cjm_change_is(const CjmSheet *sheet, const void *at, CjmChangeKind kind);

/* The step with all that it holds, if its column is folded since nothing changed in it; otherwise NULL. */
const CjmStep *cjm_change_folded(const CjmSheet *sheet, const CjmStep *step);

/* Whether the column of the step is a narrow one: folded, or the old place of a step. */
bool cjm_change_is_slim(const CjmSheet *sheet, const CjmStep *step);

/* The step that stood here before; NULL if this is no such place. */
const CjmStep *cjm_change_moved(const CjmSheet *sheet, const CjmStep *step);

/* The persona whose curve a lane of emotions shows, and who that was in the older journey; false on other maps. */
bool cjm_change_lead(const CjmSheet *sheet, const CjmLane *lane, const CjmPersona **ret_lead, const CjmPersona **ret_old);

/* Whether there is a lane of emotions before this one. */
bool cjm_change_is_further(const CjmSheet *sheet, const CjmLane *lane);

/* Whether the older journey, or else the newer one, does not have the column. */
bool cjm_change_lacks(const CjmSheet *sheet, const CjmStep *step, bool older);

/* A text with its words that are new or gone, shown as `shown`, in the style of `look`; NULL if none are. In the arena of the maker. */
CjmPiece *cjm_change_pieces(const CjmMaker *m, CjmPiece look, const CjmText *text, const char *shown, size_t *ret_n);

/* `colour`, paler if it is that of running text and the text did not change. */
CjmColour cjm_change_ink(const CjmMaker *m, CjmTextStyle style, CjmColour colour, const CjmText *text);

/* ---- boxes ---- */

/* The look of a card or pill: pale if it did not change, without a fill if it is gone. */
void cjm_change_look(const CjmSheet *sheet, const void *object, CjmLook *io_look);

/* `box`, which shows an item with this sign: the legend explains it only where it has the look of the sign. */
CjmBox *cjm_change_sign(CjmSheet *sheet, const void *object, CjmSign sign, CjmBox *box);

/* `box`, a card or pill with this radius, with the outline and the badge of what is new or gone. */
CjmBox *cjm_change_box(CjmSheet *sheet, const void *object, double radius, CjmBox *box);

/* What stands between an old value and the new one: an arrow in the direction of reading. */
const char *cjm_change_becomes(const CjmSheet *sheet);

/* `box`, which shows a value, behind what stood there before, on this background. */
CjmBox *cjm_change_value(CjmSheet *sheet, const void *value, CjmColour background, CjmBox *box);

/* The triangle of a change for the better or the worse; NULL if it is neither. */
CjmBox *cjm_change_effect(CjmSheet *sheet, int effect, double size, CjmColour background);

/* Draws the badge of what is new, gone or moved. */
void cjm_change_badge(CjmScene *scene, const CjmTheme *theme, CjmChangeKind kind, CjmPoint centre, double radius);

/* Draws an arrow for the change of a score. */
void cjm_change_arrow(CjmScene *scene, CjmPoint from, CjmPoint to, CjmColour colour);

/* Draws the hatch of what is gone. */
void cjm_change_hatch(CjmScene *scene, CjmRect at, CjmColour colour);

/* Stands for what a folded column holds. */
CjmBox *cjm_change_placeholder(CjmSheet *sheet);

#endif
