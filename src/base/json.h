/* json.h: JSON that is written, value by value. */
#ifndef CJM_BASE_JSON_H
#define CJM_BASE_JSON_H

#include <glib.h>
#include <stdbool.h>

typedef struct CjmJson {
  GString *out;
  bool pretty;    /* a line and an indent for every value */
  unsigned depth; /* of open brackets; the rest is the writer's own */
  bool filled;    /* something stands in the innermost bracket */
  bool keyed;     /* a key waits for its value */
} CjmJson;

/* `{` or `[`, and what closes it. */
void cjm_json_open(CjmJson *json, char bracket);
void cjm_json_close(CjmJson *json, char bracket);

/* What comes next is the value of `key`. */
void cjm_json_key(CjmJson *json, const char *key);

void cjm_json_text(CjmJson *json, const char *text); /* NULL is null; what is not UTF-8 becomes U+FFFD */
void cjm_json_number(CjmJson *json, double number);
void cjm_json_bool(CjmJson *json, bool value);

/* A value that is JSON already. */
void cjm_json_raw(CjmJson *json, const char *value);

/* A key with a text, or a number. */
void cjm_json_member(CjmJson *json, const char *key, const char *text);
void cjm_json_member_number(CjmJson *json, const char *key, double number);

#endif
