/* walk.h: any object of the journey, field by field and value by value, by the tables of the format. */
#ifndef CJM_FORMAT_WALK_H
#define CJM_FORMAT_WALK_H

#include "format/fields.h"

/* One value of a field: the one there is, or one of the list. */
typedef struct CjmValue {
  const CjmField *field;
  const CjmShape *owner_shape; /* whose row `field` is */
  const void *owner;           /* the struct that holds the value */
  const CjmText *key;          /* what the file writes before the value where keys are ids or free names; NULL where none is */
  size_t index;                /* from 0, among the values of the field */
  CjmFieldType type;           /* of this value: never TEXTS, TINTS, REFS, PAIRS, OBJECTS or SPECIAL */
  const CjmShape *shape;       /* OBJECT */
  const void *at;              /* CjmText, CjmNumber … as CjmFieldType says; the CjmObject for ID; the object for OBJECT */
} CjmValue;

typedef void (*CjmValueVisit)(const CjmValue *value, void *data);

/* Calls `visit` for every value that is there, in the file's order. `owner` is a struct of `shape`. */
void cjm_field_each_value(const CjmShape *shape, const CjmField *field, const void *owner, CjmValueVisit visit, void *data);

/* Calls `visit` for every row that applies to the object, in table order, whether there is a value or not.
 *
 * Usually `owner` is the object itself. A phase has the rows of a step too, held by its only step or by what spans it, and a
 * step those of the custom lanes that it uses. Rows that only name another row's key, or only steer the merging of files, are left out. */
typedef void (*CjmRowVisit)(const CjmShape *owner_shape, const CjmField *field, const void *owner, void *data);
void cjm_object_each_row(const CjmShape *shape, const void *object, CjmRowVisit visit, void *data);

/* ---- the walk into objects ---- */

/* An object that the walk is in. */
typedef struct CjmFrame {
  const struct CjmFrame *parent; /* NULL for the object where the walk began */
  const CjmShape *shape;
  const void *object;
  const CjmValue *value; /* as which the parent holds the object; NULL without a parent */
} CjmFrame;

/* What to do at each place; any function may be NULL. */
typedef struct CjmWalk {
  bool (*enter)(const CjmFrame *frame, void *data);                        /* false: the object is skipped, and not left */
  void (*value)(const CjmFrame *frame, const CjmValue *value, void *data); /* a value that is no object */
  void (*leave)(const CjmFrame *frame, void *data);
  bool every_step; /* a phase without steps has a step, which is entered; otherwise the values of this step are the phase's */
} CjmWalk;

/* Walks through an object and all objects in it, in table order. */
void cjm_walk(const CjmShape *shape, const void *object, const CjmWalk *walk, void *data);

/* Where a value stands, as a path of keys and ids from the top: "steps/pay/pain_points/shipping-costs/severity".
 *
 * `value` NULL: the object of the frame. Steps are addressed from the top wherever they stand, list items by their key or id, else by a
 * slug of their text, else by their number from 1. Free with g_free(). */
char *cjm_address_new(const CjmFrame *frame, const CjmValue *value);

/* ---- what walks are for ---- */

/* Calls `visit` for every text of the object that its author wrote to be read on the map, in table order: titles, texts, free
 * keys; not ids, references, words of enums, numbers, file names and addresses. */
typedef void (*CjmTextVisit)(const CjmText *text, const CjmShape *shape, const CjmField *field, void *data);
void cjm_each_text(const CjmShape *shape, const void *object, CjmTextVisit visit, void *data);

/* Calls `visit` for every reference of the object to things of a kind. */
typedef void (*CjmRefVisit)(const CjmRef *ref, void *data);
void cjm_each_ref(const CjmShape *shape, const void *object, CjmKind kind, CjmRefVisit visit, void *data);

#endif
