/* json-read.h: a reader of JSON (RFC 8259), for messages of other programs. */
#ifndef CJM_BASE_JSON_READ_H
#define CJM_BASE_JSON_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Brackets within brackets; more are refused. */
enum { CJM_JSON_DEPTH_MAX = 128 };

typedef enum CjmJsonKind {
  CJM_JSON_NULL,
  CJM_JSON_BOOL,
  CJM_JSON_NUMBER,
  CJM_JSON_TEXT,
  CJM_JSON_LIST,
  CJM_JSON_OBJECT
} CjmJsonKind;

typedef struct CjmJsonValue {
  CjmJsonKind kind;
  bool truth;       /* BOOL */
  double number;    /* NUMBER */
  const char *text; /* TEXT: UTF-8, zero-terminated; may hold U+0000 */
  size_t len;       /* bytes of `text` */
  const char *key;  /* of a member of an object */
  const char *raw;  /* the value as written, in the text that was read */
  size_t raw_len;   /* bytes */
  struct CjmJsonValue *first, *next; /* LIST, OBJECT: the first value in it; the one after this */
} CjmJsonValue;

/* Reads one value, with spaces around it, in `arena`; `text` is borrowed. Surrogates without a partner become U+FFFD. NULL if it is not JSON, not
 * UTF-8 or too deep; `ret_problem`, which is static, then says why. */
const CjmJsonValue *cjm_json_read(CjmArena *arena, const char *text, size_t len, const char **ret_problem);

/* The member of an object; NULL if there is none, or `value` is NULL or no object. Of several with this key, the first. */
const CjmJsonValue *cjm_json_get(const CjmJsonValue *value, const char *key);

/* The text of a member; NULL if it is none. */
const char *cjm_json_get_text(const CjmJsonValue *value, const char *key);

/* The number of a member as a whole number from 0; `fallback` if it is none. What is too large is G_MAXUINT. */
unsigned cjm_json_get_count(const CjmJsonValue *value, const char *key, unsigned fallback);

/* Whether the member is true. */
bool cjm_json_get_bool(const CjmJsonValue *value, const char *key);

#endif
