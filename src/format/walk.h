/* walk.h: visits the fields and values of any object of the journey, by the tables of the format. */
#ifndef CJM_FORMAT_WALK_H
#define CJM_FORMAT_WALK_H

#include "format/fields.h"

/* A value of a field: the single one, or one of a list. */
typedef struct CjmValue {
  const CjmField *field;
  const CjmShape *owner_shape; /* the shape that has `field` */
  const void *owner;           /* the struct that has the value */
  const CjmText *key;          /* the key before the value in the file, if it is an id or a free name; NULL: none */
  size_t index;                /* among the values of the field, from 0 */
  CjmFieldType type;           /* of this value; never TEXTS, TINTS, REFS, PAIRS, OBJECTS or SPECIAL */
  const CjmShape *shape;       /* OBJECT */
  const void *at;              /* the CjmText, CjmNumber … of CjmFieldType; the CjmObject for ID; the object for OBJECT */
} CjmValue;

typedef void (*CjmValueVisit)(const CjmValue *value, void *data);

/* Calls `visit` for every value of a field, in file order. `owner` is a struct of `shape`. */
void cjm_field_each_value(const CjmShape *shape, const CjmField *field, const void *owner, CjmValueVisit visit, void *data);

/* Calls `visit` for every row that applies to the object, in table order, whether it has a value or not.
 *
 * Usually `owner` is the object itself. A phase also has the rows of a step, with its only step or `across` as their owner, and a
 * step those of the custom lanes that it uses. Rows that are another key for the same field, or are for the merging of files, are omitted. */
typedef void (*CjmRowVisit)(const CjmShape *owner_shape, const CjmField *field, const void *owner, void *data);
void cjm_object_each_row(const CjmShape *shape, const void *object, CjmRowVisit visit, void *data);

/* ---- visiting objects within objects ---- */

/* An object that is being visited. */
typedef struct CjmFrame {
  const struct CjmFrame *parent; /* NULL: the object where the walk began */
  const CjmShape *shape;
  const void *object;
  const CjmValue *value; /* the value of the parent that is the object; NULL without a parent */
} CjmFrame;

/* The functions of a visitor, any of which may be NULL. */
typedef struct CjmWalk {
  bool (*enter)(const CjmFrame *frame, void *data);                        /* returns false to skip the object, for which `leave` is not called */
  void (*value)(const CjmFrame *frame, const CjmValue *value, void *data); /* a value other than an object */
  void (*leave)(const CjmFrame *frame, void *data);
  bool every_step; /* enter the step of a phase without steps; otherwise its values are visited as those of the phase */
} CjmWalk;

/* Visits an object and all objects in it, in table order. */
void cjm_walk(const CjmShape *shape, const void *object, const CjmWalk *walk, void *data);

/* The address of a value as a path of keys and ids from the top level: "steps/pay/pain_points/shipping-costs/severity".
 *
 * `value` NULL: the object of the frame. The path of a step begins at the top level whatever its phase; items of lists are identified by their key
 * or id, or else a slug of their text, or else their number from 1. Free with g_free(). */
char *cjm_address_new(const CjmFrame *frame, const CjmValue *value);

/* ---- texts and references ---- */

/* Calls `visit` for every text of an object that is written for readers of the map, in table order: titles, texts and free keys,
 * but not ids, references, words of enums, numbers, file names and URLs. */
typedef void (*CjmTextVisit)(const CjmText *text, const CjmShape *shape, const CjmField *field, void *data);
void cjm_each_text(const CjmShape *shape, const void *object, CjmTextVisit visit, void *data);

/* Calls `visit` for every reference of an object to objects of a kind. */
typedef void (*CjmRefVisit)(const CjmRef *ref, void *data);
void cjm_each_ref(const CjmShape *shape, const void *object, CjmKind kind, CjmRefVisit visit, void *data);

#endif
