/* builder.h: the state of build.h, for its files. */
#ifndef CJM_IMPORT_BUILDER_H
#define CJM_IMPORT_BUILDER_H

#include "import/build.h"
#include "import/cells.h"
#include "import/feelings.h"

/* A lane of its own. */
typedef struct CjmOwnLane {
  char *id, *title;
  CjmSpan span;
  bool is_numbers; /* all of its cells are numbers, so it is a metric */
  bool is_tags;
  unsigned n; /* cells */
} CjmOwnLane;

typedef struct CjmBuilding {
  CjmImport *import;
  CjmPart *journey;
  const char *lang;
  GHashTable *comments; /* as in CjmImported */
  GHashTable *labels;   /* labels that were reported */
  const CjmNode *only;  /* the step that is being built, if its phase has no other: goals are the phase's */
  const CjmNode *lone;  /* the phase that is being built, if it has no steps: it takes the keys of a phase and of a step */
  GPtrArray *lanes;     /* CjmOwnLane * */
  GHashTable *lane_ids; /* id → CjmOwnLane */
  GHashTable *feelings; /* CjmEntry → CjmFeelings * */
  GHashTable *metrics;  /* id of a metric → how often it is given (unsigned) */
  GHashTable *actors;   /* id → Actor of people.c */
  GPtrArray *actor_list;
  const void *lead;     /* the Actor who is the persona; NULL for none */
  bool has_feelings;    /* there is a column of feelings, so that scores are something else */
  bool has_questions;
  double min, max;      /* the scale */
  bool has_scale;       /* it is not the default */
  bool has_said_emoji;  /* it has reported that emoji are left aside */
} CjmBuilding;

/* ---- nodes.c ---- */

CjmNode *cjm_build_map(CjmBuilding *b, CjmSpan span);
CjmNode *cjm_build_list(CjmBuilding *b, CjmSpan span);
CjmNode *cjm_build_text(CjmBuilding *b, CjmSpan span, const char *text);
CjmNode *cjm_build_number(CjmBuilding *b, CjmSpan span, double number);

/* Appends an entry to a map; of a list without key. */
void cjm_build_put(CjmBuilding *b, CjmNode *map, const char *key, CjmNode *value);

/* Appends an item to the list at a key, which is made if it is not there. */
void cjm_build_add(CjmBuilding *b, CjmNode *map, const char *key, CjmNode *item);

/* Sets a text; if it is there, appends to it. */
void cjm_build_join(CjmBuilding *b, CjmNode *map, const char *key, CjmSpan span, const char *text, const char *separator);

/* Adds a comment above the entry that has the node. */
void cjm_build_comment(CjmBuilding *b, const CjmNode *node, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* ---- resolve.c: labels ---- */

/* Gives every entry its key, and reports how its label was understood. */
void cjm_build_resolve(CjmBuilding *b);

/* ---- scale.c: feelings ---- */

/* Reads all feelings and decides on the scale. */
void cjm_build_feelings(CjmBuilding *b);

/* Adds the feelings of an entry to a step. */
void cjm_build_put_feelings(CjmBuilding *b, CjmNode *step, const CjmEntry *entry);

/* Ends the feelings of a step: a single one is no list, and one without a score is reported. */
void cjm_build_finish_feelings(CjmBuilding *b, CjmNode *step);

/* ---- measures.c: metrics ---- */

/* Whether a plain text is a number with or without a unit. */
bool cjm_build_is_number(const char *plain);

/* Counts the metrics of an entry, so that those which are given several times are defined once. */
void cjm_build_count_metrics(CjmBuilding *b, const CjmEntry *entry);

/* Adds the metrics of an entry to a step, and their definitions to the journey. */
void cjm_build_put_metrics(CjmBuilding *b, CjmNode *root, CjmNode *step, const CjmEntry *entry);

/* ---- people.c: personas and actors ---- */

void cjm_build_find_actors(CjmBuilding *b);
void cjm_build_put_people(CjmBuilding *b, CjmNode *root);
void cjm_build_put_actors(CjmBuilding *b, CjmNode *step, const CjmEntry *entry);

/* ---- items.c: what stands in the cells of a step ---- */

void cjm_build_put_entry(CjmBuilding *b, CjmNode *root, CjmNode *step, const CjmEntry *entry);

/* ---- guess.c ---- */

/* The language of the texts of a journey. */
const char *cjm_build_guess_language(const CjmPart *journey);

#endif
