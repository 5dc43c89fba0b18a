/* report.c: mistakes that more than one reader finds, in the author's words. */
#include <string.h>

#include "decode/decoder.h"

const char *cjm_article(const char *noun)
{
  return strchr("aeiou", noun[0]) != NULL ? "an" : "a";
}

static const char *node_noun(const CjmNode *node)
{
  static const char *const nouns[] = {
    [CJM_NODE_SCALAR] = "a single text",
    [CJM_NODE_LIST] = "a list",
    [CJM_NODE_MAP] = "a block of keys",
  };
  return nouns[node->kind];
}

/* Types whose value is one scalar, or several. */
static const char *const type_nouns[] = {
  [CJM_FIELD_TEXT] = "one text",
  [CJM_FIELD_TEXTS] = "texts",
  [CJM_FIELD_NUMBER] = "one number",
  [CJM_FIELD_PERCENT] = "one percentage",
  [CJM_FIELD_FLAG] = "`true` or `false`",
  [CJM_FIELD_DATE] = "one date",
  [CJM_FIELD_INTERVAL] = "one date, or two with `/` between",
  [CJM_FIELD_DURATION] = "one duration",
  [CJM_FIELD_TINT] = "one colour",
  [CJM_FIELD_TINTS] = "colours",
  [CJM_FIELD_URL] = "one address",
  [CJM_FIELD_LANG] = "one language",
  [CJM_FIELD_CURRENCY] = "one currency",
  [CJM_FIELD_PATH] = "one file name",
  [CJM_FIELD_IMAGE] = "one file name",
  [CJM_FIELD_CHOICE] = "one word",
  [CJM_FIELD_RANGE] = "two numbers, `[lowest, highest]`",
  [CJM_FIELD_ID] = "one id",
  [CJM_FIELD_REF] = "one id",
  [CJM_FIELD_REFS] = "ids",
  [CJM_FIELD_PAIRS] = "names of your own with a text behind each",
  [CJM_FIELD_OBJECT] = "a block of keys",
  [CJM_FIELD_OBJECTS] = "blocks of keys",
  [CJM_FIELD_SPECIAL] = NULL, /* its syntax says it */
};

static const char *expectation(const CjmField *field)
{
  return field->type == CJM_FIELD_SPECIAL ? field->syntax : type_nouns[field->type];
}

#define QUOTE_COLON "a colon with a blank behind it makes a key: if this is a text, put it in quotes"
#define QUOTE_COMMA "a comma inside `{ }` ends a text: if this belongs to the text before it, put that in quotes"
#define QUOTE_HASH  "what follows a bare `#` is a comment: put the text in quotes"

void cjm_report_wrong_kind(CjmDecoder *d, const CjmField *field, const CjmNode *node)
{
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_WRONG_KIND, node->span, "`%s` takes %s, and this is %s", field->key,
                                expectation(field), node_noun(node));
  if (node->kind == CJM_NODE_MAP) {
    cjm_diag_help(diag, QUOTE_COLON);
  } else if (field->example != NULL) {
    cjm_diag_help(diag, "for example: %s", field->example);
  }
}

/* Is what stands behind `offset` a comment, blanks and a colon or dash before it? */
static bool comment_follows(const CjmSource *source, uint32_t offset)
{
  while (offset < source->len && strchr(" \t:-", source->text[offset]) != NULL && source->text[offset] != '\0') {
    offset++;
  }
  return offset < source->len && source->text[offset] == '#';
}

static bool is_colour(const CjmField *field)
{
  return field != NULL && (field->type == CJM_FIELD_TINT || field->type == CJM_FIELD_TINTS);
}

static void report_bare_colour(CjmDecoder *d, const char *key, CjmSpan span)
{
  CjmDiag *diag =
    cjm_diags_add(d->diags, CJM_CODE_BAD_COLOUR, span, "the colour of `%s` is not in quotes, so it was read as a comment", key);
  cjm_diag_help(diag, "write it as \"#0b7285\"");
}

void cjm_report_no_value(CjmDecoder *d, const CjmField *field, const CjmNode *key, const CjmNode *node)
{
  if (d->partial) {
    return;
  }
  bool comment = node->null && comment_follows(key->span.source, key->span.end);
  if (is_colour(field) && comment) {
    report_bare_colour(d, field->key, key->span);
  } else if (field != NULL && (field->flags & CJM_FIELD_REQUIRED)) {
    CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_MISSING_KEY, key->span, "`%s` has to be filled in", key->text);
    cjm_diag_help(diag, comment ? QUOTE_HASH : "write what it is, or take the whole thing away");
  } else if (!node->json) {
    CjmDiag *diag =
      cjm_diags_add(d->diags, CJM_CODE_NO_VALUE, key->span, "`%s` has no value, so it is as if it were not there", key->text);
    cjm_diag_help(diag, comment ? QUOTE_HASH : "fill it in or take the line away");
  }
}

void cjm_report_empty_item(CjmDecoder *d, const CjmField *field, const CjmNode *node)
{
  bool comment = node->null && node->span.source != NULL && comment_follows(node->span.source, node->span.start);
  if (is_colour(field) && comment) {
    report_bare_colour(d, field->key, node->span);
    return;
  }
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_EMPTY_ITEM, node->span, "this item of `%s` has no value", field->key);
  cjm_diag_help(diag, comment ? QUOTE_HASH : "fill it in or take it away");
}

void cjm_report_empty_pair(CjmDecoder *d, const CjmField *field, const CjmNode *key)
{
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_EMPTY_ITEM, key->span, "`%s` in `%s` has no value", key->text, field->key);
  cjm_diag_help(diag, QUOTE_COMMA);
}

/* Where something as a whole is pointed at: its first key, for a block may be pages long. */
static CjmSpan head_span(const CjmNode *node)
{
  return node->kind == CJM_NODE_MAP && node->n > 0 ? node->keys[0]->span : node->span;
}

void cjm_report_missing(CjmDecoder *d, const CjmShape *shape, const CjmNode *node, const char *keys)
{
  if (d->partial) {
    return;
  }
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_MISSING_KEY, head_span(node), "this %s has no %s", shape->name, keys);
  cjm_diag_help(diag, "%s %s needs %s", cjm_article(shape->name), shape->name, keys);
}

/* The shape that does have the key, for those put in the wrong place. */
static const CjmShape *shape_with(const char *key)
{
  size_t n;
  const CjmShape *const *shapes = cjm_shapes(&n);
  for (size_t i = 0; i < n; i++) {
    if (cjm_shape_field(shapes[i], key) != NULL) {
      return shapes[i];
    }
  }
  return NULL;
}

static void list_keys(CjmDiag *diag, const CjmShape *shape)
{
  g_autoptr(GString) keys = g_string_new(NULL);
  for (size_t i = 0; i < shape->n_fields; i++) {
    if (shape->fields[i].reader != CJM_READER_JOIN) {
      g_string_append_printf(keys, "%s`%s`", keys->len == 0 ? "" : ", ", shape->fields[i].key);
    }
  }
  cjm_diag_help(diag, "the keys of %s %s are %s", cjm_article(shape->name), shape->name, keys->str);
}

void cjm_report_unknown_key(CjmDecoder *d, const CjmShape *shape, const CjmNode *map, const CjmNode *key, const CjmNode *item,
                            const char *nearest)
{
  bool flow = map->span.source->text[map->span.start] == '{';
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_UNKNOWN_KEY, key->span, "`%s` is not a key of %s %s", key->text,
                                cjm_article(shape->name), shape->name);
  const CjmShape *other = shape_with(key->text);
  if (nearest != NULL) {
    cjm_diag_help(diag, "did you mean `%s`?", nearest);
  } else if (item->null && flow) {
    cjm_diag_help(diag, QUOTE_COMMA);
  } else if (other != NULL) {
    cjm_diag_help(diag, "`%s` is a key of %s %s", key->text, cjm_article(other->name), other->name);
  } else if (map->n == 1 && cjm_shape_main(shape) != NULL) {
    cjm_diag_help(diag, QUOTE_COLON);
  } else {
    list_keys(diag, shape);
  }
}

/* ---- hints ---- */

enum { MOST_HINTS = 200 };

bool cjm_hint_allowed(CjmDecoder *d)
{
  return d->hints++ < MOST_HINTS;
}
