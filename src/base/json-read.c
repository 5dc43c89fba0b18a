#include "base/json-read.h"

#include <string.h>

#include "base/number.h"

typedef struct Reader {
  CjmArena *arena;
  const char *at, *end;
  unsigned depth;
  const char *problem;
} Reader;

static bool fail(Reader *r, const char *problem)
{
  if (!r->problem) r->problem = problem;
  return false;
}

static void skip_spaces(Reader *r)
{
  while (r->at < r->end && strchr(" \t\r\n", *r->at) && *r->at) r->at++;
}

/* Whether the next character is `c`, which is read then. */
static bool take(Reader *r, char c)
{
  if (r->at == r->end || *r->at != c) return false;
  r->at++;
  return true;
}

/* ---- texts ---- */

static bool read_hex(Reader *r, gunichar *ret_unit)
{
  gunichar unit = 0;
  if (r->end - r->at < 4) return false;
  for (unsigned i = 0; i < 4; i++) {
    int digit = g_ascii_xdigit_value(r->at[i]);
    if (digit < 0) return false;
    unit = unit * 16 + (gunichar)digit;
  }
  r->at += 4;
  *ret_unit = unit;
  return true;
}

static bool is_high(gunichar unit)
{
  return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(gunichar unit)
{
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

/* What follows `\u`. */
static bool read_unicode(Reader *r, GString *out)
{
  gunichar unit, low;
  if (!read_hex(r, &unit)) return fail(r, "an escape \\u has no four digits");
  const char *behind = r->at;
  if (is_high(unit) && take(r, '\\') && take(r, 'u') && read_hex(r, &low) && is_low(low)) {
    g_string_append_unichar(out, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
    return true;
  }
  r->at = behind;
  if (unit == 0) g_string_append_c(out, '\0');
  else g_string_append_unichar(out, is_high(unit) || is_low(unit) ? 0xFFFD : unit);
  return true;
}

static bool read_escape(Reader *r, GString *out)
{
  static const char signs[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
  if (take(r, 'u')) return read_unicode(r, out);
  const char *sign = r->at < r->end && *r->at ? strchr(signs, *r->at) : NULL;
  if (!sign) return fail(r, "an escape is not known");
  g_string_append_c(out, meanings[sign - signs]);
  r->at++;
  return true;
}

/* What follows the first quotation mark. */
static bool read_text(Reader *r, const char **ret_text, size_t *ret_len)
{
  g_autoptr(GString) out = g_string_new(NULL);
  for (;;) {
    const char *start = r->at;
    while (r->at < r->end && *r->at != '"' && *r->at != '\\' && (unsigned char)*r->at >= 0x20) r->at++;
    g_string_append_len(out, start, r->at - start);
    if (take(r, '"')) break;
    if (!take(r, '\\')) return fail(r, r->at == r->end ? "a text has no end" : "a text has a control character");
    if (!read_escape(r, out)) return false;
  }
  *ret_text = cjm_arena_strndup(r->arena, out->str, out->len);
  *ret_len = out->len;
  return true;
}

/* ---- values ---- */

static bool read_value(Reader *r, CjmJsonValue **ret_value);

static bool read_word(Reader *r, const char *word)
{
  size_t len = strlen(word);
  if ((size_t)(r->end - r->at) < len || memcmp(r->at, word, len) != 0) return fail(r, "a value is not known");
  r->at += len;
  return true;
}

static void skip_digits(Reader *r)
{
  while (r->at < r->end && g_ascii_isdigit(*r->at)) r->at++;
}

static bool read_number(Reader *r, double *ret_number)
{
  const char *start = r->at;
  take(r, '-');
  const char *digits = r->at;
  skip_digits(r);
  if (r->at == digits || (*digits == '0' && r->at - digits > 1)) return fail(r, "a value is not known");
  if (take(r, '.')) skip_digits(r);
  if (take(r, 'e') || take(r, 'E')) {
    if (!take(r, '-')) take(r, '+');
    skip_digits(r);
  }
  g_autofree char *text = g_strndup(start, (gsize)(r->at - start));
  return cjm_number_parse(text, ret_number) || fail(r, "a number is not valid");
}

/* What follows the first bracket: the members of an object, or the values of a list. */
static bool read_members(Reader *r, CjmJsonValue *value, char close)
{
  if (++r->depth > CJM_JSON_DEPTH_MAX) return fail(r, "brackets are nested too deep");
  CjmJsonValue **next = &value->first;
  skip_spaces(r);
  bool more = !take(r, close);
  while (more) {
    const char *key = NULL;
    size_t len;
    skip_spaces(r);
    if (close == '}') {
      if (!take(r, '"')) return fail(r, "an object has a member without a key");
      if (!read_text(r, &key, &len)) return false;
      skip_spaces(r);
      if (!take(r, ':')) return fail(r, "a key has no colon");
    }
    if (!read_value(r, next)) return false;
    (*next)->key = key;
    next = &(*next)->next;
    skip_spaces(r);
    more = take(r, ',');
    if (!more && !take(r, close)) return fail(r, "a bracket is not closed");
  }
  r->depth--;
  return true;
}

static bool read_kind(Reader *r, CjmJsonValue *value)
{
  switch (r->at < r->end ? *r->at : '\0') {
    case '{':
      r->at++;
      value->kind = CJM_JSON_OBJECT;
      return read_members(r, value, '}');
    case '[':
      r->at++;
      value->kind = CJM_JSON_LIST;
      return read_members(r, value, ']');
    case '"':
      r->at++;
      value->kind = CJM_JSON_TEXT;
      return read_text(r, &value->text, &value->len);
    case 't':
      value->kind = CJM_JSON_BOOL;
      value->truth = true;
      return read_word(r, "true");
    case 'f': value->kind = CJM_JSON_BOOL; return read_word(r, "false");
    case 'n': value->kind = CJM_JSON_NULL; return read_word(r, "null");
    default: value->kind = CJM_JSON_NUMBER; return read_number(r, &value->number);
  }
}

static bool read_value(Reader *r, CjmJsonValue **ret_value)
{
  CjmJsonValue *value = cjm_arena_make(r->arena, CjmJsonValue, 1);
  skip_spaces(r);
  value->raw = r->at;
  if (!read_kind(r, value)) return false;
  value->raw_len = (size_t)(r->at - value->raw);
  *ret_value = value;
  return true;
}

const CjmJsonValue *cjm_json_read(CjmArena *arena, const char *text, size_t len, const char **ret_problem)
{
  Reader r = {.arena = arena, .at = text, .end = text + len};
  CjmJsonValue *value = NULL;
  if (!g_utf8_validate_len(text, len, NULL)) fail(&r, "the text is not UTF-8");
  else if (read_value(&r, &value)) {
    skip_spaces(&r);
    if (r.at == r.end) return value;
    fail(&r, "something follows the value");
  }
  *ret_problem = r.problem;
  return NULL;
}

/* ---- members ---- */

const CjmJsonValue *cjm_json_get(const CjmJsonValue *value, const char *key)
{
  if (!value || value->kind != CJM_JSON_OBJECT) return NULL;
  const CjmJsonValue *member = value->first;
  while (member && strcmp(member->key, key) != 0) member = member->next;
  return member;
}

const char *cjm_json_get_text(const CjmJsonValue *value, const char *key)
{
  const CjmJsonValue *member = cjm_json_get(value, key);
  return member && member->kind == CJM_JSON_TEXT ? member->text : NULL;
}

unsigned cjm_json_get_count(const CjmJsonValue *value, const char *key, unsigned fallback)
{
  const CjmJsonValue *member = cjm_json_get(value, key);
  if (!member || member->kind != CJM_JSON_NUMBER || member->number < 0) return fallback;
  return member->number >= G_MAXUINT ? G_MAXUINT : (unsigned)member->number;
}

bool cjm_json_get_bool(const CjmJsonValue *value, const char *key)
{
  const CjmJsonValue *member = cjm_json_get(value, key);
  return member && member->kind == CJM_JSON_BOOL && member->truth;
}
