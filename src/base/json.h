/* json.h: a writer of JSON, value by value. */
#ifndef CJM_BASE_JSON_H
#define CJM_BASE_JSON_H

#include <glib.h>
#include <stdbool.h>

typedef struct CjmJson {
  GString *out;
  bool pretty;    /* a line and an indent for every value */
  unsigned depth; /* number of open brackets; the members below are private */
  bool filled;    /* the innermost bracket has values */
  bool keyed;     /* a key has been written, but not its value */
} CjmJson;

/* Opens and closes `{` or `[`. */
void cjm_json_open(CjmJson *json, char bracket);
void cjm_json_close(CjmJson *json, char bracket);

/* Writes a key; its value has to follow. */
void cjm_json_key(CjmJson *json, const char *key);

void cjm_json_text(CjmJson *json, const char *text); /* NULL is null; invalid UTF-8 becomes U+FFFD */
void cjm_json_number(CjmJson *json, double number);
void cjm_json_bool(CjmJson *json, bool value);

/* Writes a value that is already JSON. */
void cjm_json_raw(CjmJson *json, const char *value);

/* Write a key with a text, or a number. */
void cjm_json_member(CjmJson *json, const char *key, const char *text);
void cjm_json_member_number(CjmJson *json, const char *key, double number);

#endif
