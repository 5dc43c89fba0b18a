/* fields.h: the format as data. One row a key.
 *
 * The decoder runs on these tables; the reference in docs/, the JSON Schema
 * and the tests read the same rows. A shape is a struct of the model. */
#ifndef CJM_DECODE_FIELDS_H
#define CJM_DECODE_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "journey/journey.h"

typedef enum CjmFieldType {
  CJM_FIELD_TEXT,     /* CjmText */
  CJM_FIELD_TEXTS,    /* CjmTexts, one or many */
  CJM_FIELD_NUMBER,   /* CjmNumber within min … max */
  CJM_FIELD_PERCENT,  /* CjmNumber: 62%, 62 % or 62 */
  CJM_FIELD_FLAG,     /* CjmFlag */
  CJM_FIELD_DATE,     /* CjmDate */
  CJM_FIELD_INTERVAL, /* CjmInterval */
  CJM_FIELD_DURATION, /* CjmDuration */
  CJM_FIELD_TINT,     /* CjmTint */
  CJM_FIELD_TINTS,    /* CjmTints */
  CJM_FIELD_URL,      /* CjmText */
  CJM_FIELD_LANG,     /* CjmText, BCP 47 */
  CJM_FIELD_CURRENCY, /* CjmText */
  CJM_FIELD_PATH,     /* CjmText */
  CJM_FIELD_CHOICE,   /* CjmChoice among `words` */
  CJM_FIELD_RANGE,    /* CjmRange: [low, high] */
  CJM_FIELD_ID,       /* into CjmObject */
  CJM_FIELD_REF,      /* CjmRef to a `ref` */
  CJM_FIELD_REFS,     /* CjmRefs */
  CJM_FIELD_PAIRS,    /* CjmPairs: free keys */
  CJM_FIELD_OBJECT,   /* pointer to a `shape` */
  CJM_FIELD_OBJECTS,  /* list of `shape`, one or many */
  CJM_FIELD_SPECIAL   /* read by a function of its own; `syntax` tells the reader what it takes */
} CjmFieldType;

typedef struct CjmEnumWord {
  const char *word; /* as the reference writes it */
  int value;
  const char *help;
} CjmEnumWord; /* ends with word NULL */

typedef enum CjmFieldFlags {
  CJM_FIELD_REQUIRED = 1 << 0,
  CJM_FIELD_MAIN = 1 << 1,      /* what a bare scalar sets */
  CJM_FIELD_STEP_ONLY = 1 << 2, /* an error on a phase that has steps */
  CJM_FIELD_SPANS = 1 << 3,     /* a list field that may span a phase */
  CJM_FIELD_LATER = 1 << 4,     /* decoded, and refused until its capability is there */
  CJM_FIELD_INTEGER = 1 << 5,   /* a number without decimals */
  CJM_FIELD_MANY = 1 << 6,      /* SPECIAL: one or many, `read` is called for each */
  CJM_FIELD_LAST = 1 << 7,      /* read after the other keys of its object */
  CJM_FIELD_NAME = 1 << 8,      /* a text that is not written on the map */
  CJM_FIELD_UNIT = 1 << 9,      /* a number that may carry a % sign where its metric's unit is % */
  CJM_FIELD_OR_ID = 1 << 10     /* REQUIRED, but an explicit id stands in for it */
} CjmFieldFlags;

/* What the keys of an object must be together. */
typedef enum CjmKeyRuleKind {
  CJM_KEYS_ANY,     /* at least one of them */
  CJM_KEYS_ONE,     /* exactly one of them */
  CJM_KEYS_NOT_BOTH /* at most one of them */
} CjmKeyRuleKind;

typedef struct CjmKeyRule {
  CjmKeyRuleKind kind;
  const char *keys[4]; /* ends with NULL */
} CjmKeyRule;

typedef struct CjmShape CjmShape;
typedef struct CjmField CjmField;
struct CjmDecoder;
struct CjmNode;

struct CjmField {
  const char *key;
  CjmFieldType type;
  size_t offset; /* in the shape's struct */
  unsigned flags;
  const CjmEnumWord *words; /* CHOICE */
  const CjmShape *shape;    /* OBJECT, OBJECTS, and SPECIAL where it takes objects */
  CjmKind ref;              /* REF, REFS */
  double min, max;          /* NUMBER; both 0: no bounds */
  const char *fallback;     /* default, as text; NULL for none */
  const char *syntax;       /* SPECIAL: what may stand here, in the reference's words */
  const char *help;         /* one sentence for authors */
  const char *example;      /* a line or block of YAML that uses the key, valid in its shape */
  void (*read)(struct CjmDecoder *, const CjmField *, const struct CjmNode *, void *object); /* SPECIAL */
};

struct CjmShape {
  const char *name; /* "step" */
  const char *help; /* one sentence */
  size_t size;      /* of the struct, which begins with CjmObject */
  CjmKind kind;     /* CJM_KIND_NONE: no ids */
  const CjmField *fields;
  size_t n_fields;
  const CjmKeyRule *rules;
  size_t n_rules;
  bool custom_lanes; /* the ids of custom lanes are keys too */
};

/* Every shape, the top level first, in the order of the reference. */
const CjmShape *const *cjm_shapes(size_t *ret_n);

/* Calls `visit` for every text that the journey's author wrote to be read on the map
 * (titles, texts, list items, free keys and values; not ids, references, words of enums, numbers, paths, urls), each once, in the file's order. */
typedef void (*CjmTextVisit)(const CjmText *text, const CjmShape *shape, const CjmField *field, void *data);
void cjm_journey_each_text(const CjmJourney *journey, CjmTextVisit visit, void *data);

#endif
