/* fields.h: the journey format as tables, one row for each key. The decoder, the JSON Schema, the reference in docs/, the walk and
 * the tests are driven by these rows. A shape describes a struct of the model. */
#ifndef CJM_FORMAT_FIELDS_H
#define CJM_FORMAT_FIELDS_H

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
  CJM_FIELD_PATH,     /* CjmText, a file name */
  CJM_FIELD_IMAGE,    /* CjmText, the file name of a picture */
  CJM_FIELD_CHOICE,   /* CjmChoice among `words` */
  CJM_FIELD_RANGE,    /* CjmRange: [low, high] */
  CJM_FIELD_ID,       /* into CjmObject */
  CJM_FIELD_REF,      /* CjmRef to a `ref` */
  CJM_FIELD_REFS,     /* CjmRefs */
  CJM_FIELD_PAIRS,    /* CjmPairs: free keys */
  CJM_FIELD_OBJECT,   /* pointer to a `shape` */
  CJM_FIELD_OBJECTS,  /* list of `shape`, one or many */
  CJM_FIELD_SPECIAL   /* has a syntax of its own, see CjmReader, which `syntax` describes */
} CjmFieldType;

/* How a SPECIAL field is read; the functions are in decode/. */
typedef enum CjmReader {
  CJM_READER_NONE,
  CJM_READER_JOIN,    /* the position of an inherited entry */
  CJM_READER_EXTENDS, /* read by join/, before decoding */
  CJM_READER_WHEN,
  CJM_READER_LINT,
  CJM_READER_EMOTION,
  CJM_READER_EMOTIONS,
  CJM_READER_COMPETITOR_EMOTIONS,
  CJM_READER_SCALE_LABELS,
  CJM_READER_LANES,
  CJM_READER_HIDE_LANES,
  CJM_READER_LANE_SHOW,
  CJM_READER_BLOCKS,
  CJM_READER_METRICS,
  CJM_READER_PHASES,
  CJM_READER_COUNT
} CjmReader;

typedef struct CjmEnumWord {
  const char *word; /* as the reference writes it */
  int value;
  const char *help;
} CjmEnumWord; /* ends with word NULL */

typedef enum CjmFieldFlags {
  CJM_FIELD_REQUIRED = 1 << 0,
  CJM_FIELD_MAIN = 1 << 1,      /* the key that a bare scalar sets */
  CJM_FIELD_STEP_ONLY = 1 << 2, /* an error on a phase that has steps */
  CJM_FIELD_SPANS = 1 << 3,     /* on a phase with steps, the value spans its columns */
  CJM_FIELD_INTEGER = 1 << 5,   /* a number without decimals */
  CJM_FIELD_MANY = 1 << 6,      /* SPECIAL: one or many, with a call of the reader for each; PAIRS: one or many texts for each key */
  CJM_FIELD_LAST = 1 << 7,      /* read after the other keys of its object */
  CJM_FIELD_NAME = 1 << 8,      /* a text that is not written on the map */
  CJM_FIELD_UNIT = 1 << 9,      /* a number with an optional % sign if the unit of its metric is % */
  CJM_FIELD_OR_ID = 1 << 10,    /* REQUIRED unless there is an explicit id */
  CJM_FIELD_CUSTOMER = 1 << 11, /* what the customer does, thinks or meets in a step */
  CJM_FIELD_STAFF = 1 << 12,    /* what the organisation does in a step */
  CJM_FIELD_ALIAS = 1 << 13     /* a second key for the field of another row */
} CjmFieldFlags;

/* Which keys of an object are required or exclude each other. */
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

struct CjmField {
  const char *key;
  CjmFieldType type;
  size_t offset; /* in the shape's struct */
  unsigned flags;
  const CjmEnumWord *words; /* CHOICE */
  const CjmShape *shape;    /* OBJECT, OBJECTS, and SPECIAL if its values are objects */
  CjmKind ref;              /* REF, REFS */
  double min, max;          /* NUMBER; both 0: no bounds */
  const char *fallback;     /* default, as text; NULL: none */
  const char *syntax;       /* SPECIAL: the description of the value in the reference */
  const char *help;         /* one sentence for authors */
  const char *example;      /* a line or block of YAML that uses the key, valid in its shape */
  CjmReader reader;         /* SPECIAL */
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
  bool custom_lanes; /* the ids of custom lanes are also keys */
};

/* All shapes in the order of the reference, beginning with the top level. */
const CjmShape *const *cjm_shapes(size_t *ret_n);

/* The row of a key; NULL if the shape does not have it. */
const CjmField *cjm_shape_field(const CjmShape *shape, const char *key);

/* The row that a bare scalar sets; NULL if a bare scalar is not allowed. */
const CjmField *cjm_shape_main(const CjmShape *shape);

/* Whether a word is reserved where ids of the kind are used. */
bool cjm_id_is_reserved(CjmKind kind, const char *folded);

/* The word that an author wrote, ignoring case and the difference between `-`, `_` and spaces. NULL if there is none. */
const CjmEnumWord *cjm_word_find(const CjmEnumWord *words, const char *text);

/* The word for a value; NULL if there is none. */
const char *cjm_word_of(const CjmEnumWord *words, int value);

#endif
