/* report.c: messages that several readers share. */
#include <string.h>

#include "base/number.h"
#include "decode/decoder.h"
#include "format/meanings.h"

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
  [CJM_FIELD_PAIRS] = "names of your own with a text after each",
  [CJM_FIELD_OBJECT] = "a block of keys",
  [CJM_FIELD_OBJECTS] = "blocks of keys",
  [CJM_FIELD_SPECIAL] = NULL, /* its syntax says it */
};

static const char *expectation(const CjmField *field)
{
  return field->type == CJM_FIELD_SPECIAL ? field->syntax : type_nouns[field->type];
}

#define QUOTE_COLON "a colon with a space after it makes a key: if this is a text, put it in quotes"
#define QUOTE_COMMA "a comma inside `{ }` ends a text: if this belongs to the text before it, put that in quotes"
#define QUOTE_HASH  "what follows a bare `#` is a comment: put the text in quotes"

const char *cjm_written_key(const CjmDecoder *d, const CjmField *field)
{
  return field == d->bare ? d->bare_key : field->key;
}

CjmDiag *cjm_report_wrong_kind(CjmDecoder *d, const CjmField *field, const CjmNode *node)
{
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_WRONG_KIND, node->span, "`%s` takes %s, and this is %s",
                                cjm_written_key(d, field), expectation(field), node_noun(node));
  bool refers = field->type == CJM_FIELD_REF || field->type == CJM_FIELD_REFS;
  if (node->kind == CJM_NODE_MAP && refers && node->n > 0 && !node->items[0]->null) {
    cjm_diag_help(diag, "define it with an `id` in the list of all %s at the top of the file, and write the id here",
                  cjm_kind_name(field->ref)->many);
  } else if (node->kind == CJM_NODE_MAP) {
    cjm_diag_help(diag, QUOTE_COLON);
    cjm_fix_colon(diag, node);
  } else if (field->example != NULL) {
    cjm_diag_help(diag, "for example: %s", field->example);
  }
  if (diag->fix == NULL) {
    cjm_fix_wrong_kind(d, diag, field, node);
  }
  return diag;
}

/* Whether a comment follows `offset`, after spaces and a colon or dash. */
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

static void report_bare_colour(CjmDecoder *d, const char *key, CjmSpan span, const CjmNode *node)
{
  CjmDiag *diag =
    cjm_diags_add(d->diags, CJM_CODE_BAD_COLOUR, span, "the colour of `%s` is not in quotes, so it was read as a comment", key);
  cjm_diag_help(diag, "write it as \"#0b7285\"");
  if (node->comment.source != NULL) {
    cjm_fix_quote(diag, CJM_FIX_SAFE, node->comment);
  }
}

void cjm_report_no_value(CjmDecoder *d, const CjmField *field, const CjmNode *key, const CjmNode *node)
{
  bool required = field != NULL && (field->flags & CJM_FIELD_REQUIRED);
  if (d->partial || (required && d->incomplete)) {
    return;
  }
  bool comment = node->null && comment_follows(key->span.source, key->span.end);
  if (node->anchor.source != NULL) {
    return; /* an unused anchor was reported where it stands */
  }
  if (is_colour(field) && comment) {
    report_bare_colour(d, field->key, key->span, node);
  } else if (required) {
    CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_MISSING_KEY, key->span, "`%s` needs a value", key->text);
    if (comment) {
      cjm_diag_help(diag, QUOTE_HASH);
    } else {
      const char *list = strstr(field->example, "\n  - ");
      if (list == NULL) {
        cjm_diag_help(diag, "for example: %s", field->example);
      } else {
        list += strlen("\n  ");
        cjm_diag_help(diag, "write its entries on the lines below it, such as `%.*s`", (int)strcspn(list, "\n"), list);
      }
    }
  } else if (!node->json) {
    CjmDiag *diag =
      cjm_diags_add(d->diags, CJM_CODE_NO_VALUE, key->span, "`%s` has no value, so it is ignored", key->text);
    cjm_diag_help(diag, comment ? QUOTE_HASH : "fill it in or remove the line");
    cjm_fix_no_value(diag, key, node);
  }
}

void cjm_report_empty_item(CjmDecoder *d, const CjmField *field, const CjmNode *list, size_t i)
{
  const CjmNode *node = list->items[i];
  bool comment = node->null && node->span.source != NULL && comment_follows(node->span.source, node->span.start);
  if (is_colour(field) && comment) {
    report_bare_colour(d, field->key, node->span, node);
    return;
  }
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_EMPTY_ITEM, node->span, "this item of `%s` has no value", field->key);
  cjm_diag_help(diag, comment ? QUOTE_HASH : "fill it in or remove it");
  if (!comment) {
    cjm_fix_delete(diag, CJM_FIX_SUGGESTED, list, i, "the empty item");
  }
}

void cjm_report_empty_pair(CjmDecoder *d, const CjmField *field, const CjmNode *map, size_t i)
{
  const CjmNode *key = map->keys[i];
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_EMPTY_ITEM, key->span, "`%s` in `%s` has no value", key->text, field->key);
  bool colon = key->span.source != NULL && key->span.source->text[key->span.end] == ':';
  cjm_diag_help(diag, colon ? "fill it in or remove it" : QUOTE_COMMA);
  if (colon) {
    cjm_fix_delete(diag, CJM_FIX_SUGGESTED, map, i, "the empty entry");
  } else {
    cjm_fix_comma(diag, map, i);
  }
}

/* The span for a message about a whole object: its first key, as a mapping may be pages long. */
static CjmSpan head_span(const CjmNode *node)
{
  return node->kind == CJM_NODE_MAP && node->n > 0 ? node->keys[0]->span : node->span;
}

void cjm_report_missing(CjmDecoder *d, const CjmShape *shape, const CjmNode *node, const char *keys)
{
  if (d->partial || d->incomplete || (d->is_library && shape == &cjm_shape_journey)) {
    return;
  }
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_MISSING_KEY, head_span(node), "this %s has no %s", shape->name, keys);
  cjm_diag_help(diag, "%s %s needs %s", cjm_article(shape->name), shape->name, keys);
  if (shape == &cjm_shape_journey && strcmp(keys, "`title`") == 0) {
    cjm_fix_title(d, diag);
  }
}

/* Another shape that has the key; NULL if there is none. */
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

bool cjm_is_key_of_another(CjmDecoder *d, const CjmShape *shape, const char *key)
{
  return cjm_hint_allowed(d) && (shape_with(key) != NULL || cjm_advice_find(shape, key) != NULL);
}

/* Whether a part of `key` of four letters or more is a part of `other` too: `business_goals` and `goals`. */
static bool shares_part(const char *key, const char *other)
{
  g_auto(GStrv) parts = g_strsplit_set(key, "_- ", -1);
  for (char **part = parts; *part; part++) {
    g_autofree char *folded = g_ascii_strdown(*part, -1);
    if (strlen(folded) >= 4 && (strstr(other, folded) != NULL || (strlen(other) >= 4 && strstr(folded, other) != NULL))) {
      return true;
    }
  }
  return false;
}

enum { MOST_NEAR = 4 };

/* How a lane with a key of the author's own is defined; a key that cannot be an id is written as one. NULL if it has no letters for an id. */
static char *lane_help_new(const char *key)
{
  g_autofree char *slug = *cjm_id_skip(key) == '\0' ? g_strdup(key) : cjm_id_slug_new(key);
  if (slug[0] == '\0') {
    return NULL;
  }
  if (strcmp(slug, key) == 0) {
    return g_strdup_printf("for a lane of your own add `lanes: {id: %s, title: …}` at the top of the file", key);
  }
  return g_strdup_printf(
    "for a lane of your own add `lanes: {id: %s, title: %s}` at the top of the file, and write the key as `%s`", slug, key, slug);
}

/* Suggests similar keys, and names the pages that list all of them. */
static void help_with_keys(CjmDiag *diag, const CjmShape *shape, const char *key)
{
  g_autoptr(GString) near = g_string_new(NULL);
  size_t n = 0;
  for (size_t i = 0; i < shape->n_fields && n < MOST_NEAR; i++) {
    const CjmField *field = &shape->fields[i];
    if (!(field->type == CJM_FIELD_SPECIAL && field->reader == CJM_READER_JOIN) && shares_part(key, field->key)) {
      g_string_append_printf(near, "%s`%s`", n++ == 0 ? "similar keys: " : ", ", field->key);
    }
  }
  g_string_append(near, n > 0 ? "; " : "");
  g_autofree char *lane = shape->custom_lanes || shape == &cjm_shape_phase ? lane_help_new(key) : NULL;
  if (lane != NULL) {
    g_string_append_printf(near, "%s; ", lane);
  }
  cjm_diag_help(diag, "%sall keys of %s %s are in docs/format.md and `man cjm-journey`", near->str, cjm_article(shape->name),
                shape->name);
}

static void help_with_advice(CjmDiag *diag, const CjmAdvice *advice, const char *key)
{
  switch (advice->kind) {
    case CJM_ADVICE_UNDER: cjm_diag_help(diag, "put it under `%s`: `%s: {%s: …}`", advice->ours, advice->ours, key); break;
    case CJM_ADVICE_IN: cjm_diag_help(diag, "write it as `%s`", advice->ours); break;
    case CJM_ADVICE_NONE: cjm_diag_help(diag, "remove it: %s", advice->ours); break;
    case CJM_ADVICE_LANE: {
      g_autofree char *lane = lane_help_new(key);
      cjm_diag_help(diag, "%s", lane);
      break;
    }
  }
}

/* The key without typographic quotation marks and no-break spaces; NULL if it has none. */
static char *plain_key_new(const char *key)
{
  static const char *const signs[] = {"“", "”", "„", "‘", "’", "«", "»", "\u00A0"};
  g_autoptr(GString) plain = g_string_new(key);
  for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
    g_string_replace(plain, signs[i], "", 0);
  }
  return strcmp(plain->str, key) == 0 ? NULL : g_strstrip(g_strdup(plain->str));
}

/* `-1,4` and `1,5h` inside braces: the comma ends the number, and what follows it becomes a key. */
static bool is_decimal_comma(const CjmNode *map, const CjmNode *key, CjmNode **ret_number)
{
  size_t digits = strspn(key->text, "0123456789");
  size_t unit = strspn(key->text + digits, "abcdefghijklmnopqrstuvwxyz%");
  for (size_t i = 1; i < map->n; i++) {
    CjmNode *before = map->items[i - 1];
    if (map->keys[i] == key && before->kind == CJM_NODE_SCALAR && *before->text && before->span.end + 1 == key->span.start && digits > 0 &&
        key->text[digits + unit] == '\0' && g_ascii_isdigit(before->text[strlen(before->text) - 1])) {
      *ret_number = before;
      return true;
    }
  }
  return false;
}

void cjm_report_unknown_key(CjmDecoder *d, const CjmShape *shape, const CjmNode *map, const CjmNode *key, const CjmNode *item,
                            const char *nearest)
{
  bool flow = map->span.source->text[map->span.start] == '{';
  CjmNode *number;
  if (flow && item->null && is_decimal_comma(map, key, &number)) {
    CjmSpan span = {key->span.source, number->span.start, key->span.end};
    CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_BAD_NUMBER, span, "decimals take a point, not a comma");
    if (strlen(key->text) == 3 && strspn(key->text, "0123456789") == 3) {
      cjm_diag_help(diag, "write %s%s, or %s.%s if the comma is a decimal one", number->text, key->text, number->text, key->text);
    } else {
      cjm_diag_help(diag, "write it with a point: %s.%s", number->text, key->text);
      g_autofree char *decimal = g_strdup_printf("%s.%s", number->text, key->text);
      cjm_diag_replace(diag, CJM_FIX_SAFE, span, decimal, "write `%s`", decimal);
    }
    number->recovered = true;
    return;
  }
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_UNKNOWN_KEY, key->span, "`%s` is not a key of %s %s", key->text,
                                cjm_article(shape->name), shape->name);
  const CjmShape *other = shape_with(key->text);
  const CjmAdvice *advice = cjm_advice_find(shape, key->text);
  g_autofree char *plain = plain_key_new(key->text);
  double score;
  if (shape == &cjm_shape_emotion && nearest == NULL && advice == NULL && item->kind == CJM_NODE_SCALAR && cjm_number_parse(item->text, &score)) {
    cjm_diag_help(diag, "write the feeling as {score: %s, label: %s}", item->text, key->text);
  } else if (nearest != NULL && cjm_is_numbered(key->text)) {
    cjm_diag_help(diag, "write `%s:` once, and each as an item below it: `- title: …`", nearest);
  } else if (plain != NULL) {
    cjm_diag_help(diag, "write it without typographic quotes and no-break spaces: `%s:`", plain);
  } else if (nearest != NULL) {
    cjm_diag_help(diag, "did you mean `%s`?", nearest);
  } else if (advice != NULL) {
    help_with_advice(diag, advice, key->text);
  } else if (item->null && flow) {
    cjm_diag_help(diag, QUOTE_COMMA);
  } else if (shape == &cjm_shape_journey && cjm_wraps_journey(map, key, item)) {
    cjm_diag_help(diag, "write its keys at the top of the file, not below `%s`", key->text);
  } else if (other != NULL) {
    cjm_diag_help(diag, "`%s` is a key of %s %s", key->text, cjm_article(other->name), other->name);
  } else if (shape == &cjm_shape_act && map->n == 1 && item->kind == CJM_NODE_SCALAR) {
    cjm_diag_help(diag, "write `{who: %s, text: %s}`, or put it in quotes if it is one text", key->text, item->text);
  } else if (!flow && map->n == 1 && item->kind == CJM_NODE_SCALAR && cjm_shape_main(shape) != NULL) {
    cjm_diag_help(diag, QUOTE_COLON);
  } else {
    help_with_keys(diag, shape, key->text);
  }
  if (plain != NULL) {
    const char *known = nearest != NULL ? nearest : cjm_shape_field(shape, plain) != NULL ? plain : NULL;
    if (known != NULL && cjm_node_get(map, known) == NULL) {
      cjm_fix_scalar(diag, CJM_FIX_SAFE, key, known);
    }
    return;
  }
  if (item->null && flow) {
    cjm_fix_comma(diag, map, cjm_node_index(map, item));
    return;
  }
  if (!flow && shape != &cjm_shape_emotion && nearest == NULL && advice == NULL && other == NULL && map->n == 1 && item->kind == CJM_NODE_SCALAR && cjm_shape_main(shape) != NULL) {
    cjm_fix_colon(diag, map);
    return;
  }
  cjm_fix_unknown_key(d, diag, shape, map, key, item, nearest);
}

/* How many of the entries of a map have a key. */
static size_t count_with(const CjmNode *map, const char *key)
{
  size_t n = 0;
  for (size_t i = 0; i < map->n; i++) {
    n += cjm_node_get(map->items[i], key) != NULL;
  }
  return n;
}

void cjm_report_name_as_key(CjmDecoder *d, const CjmShape *shape, const CjmNode *map, bool listed)
{
  const CjmNode *key = map->keys[0];
  const CjmField *main = cjm_shape_main(shape);
  const char *name = main == NULL ? "id" : main->key;
  size_t named = main == NULL || !(main->flags & CJM_FIELD_REQUIRED) || (main->flags & CJM_FIELD_OR_ID) ? map->n : count_with(map, name);
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_UNKNOWN_KEY, key->span, "`%s` is not a key of %s %s, but looks like its name",
                                key->text, cjm_article(shape->name), shape->name);
  if (listed) {
    cjm_fix_name_of_item(diag, map, name);
  } else {
    cjm_fix_names_as_keys(diag, shape, map, named == 0 && main != NULL ? main->key : "id");
  }
  if (listed) {
    cjm_diag_help(diag, "write `- %s: %s`, and its other keys on the lines below `%s`", name, key->text, name);
  } else if (map->items[0]->kind == CJM_NODE_SCALAR) {
    g_autofree char *entry = cjm_entry_new(shape, key->text, map->items[0]->text);
    cjm_diag_help(diag, "this is a list: write `- %s`", entry);
  } else if (map->items[0]->kind == CJM_NODE_LIST) {
    cjm_diag_help(diag, "this is a list: write `- title: %s`, and below it `steps` with what stands here", key->text);
  } else if (named == 0 || (*cjm_id_skip(key->text) != '\0' && !cjm_is_titled(map->items[0]))) { /* a title gives the id, too */
    const char *first = named == 0 ? name : "title";
    cjm_diag_help(diag, "this is a list: write `- %s: %s`, and the keys of each below its `%s`", first, key->text, first);
  } else {
    g_autofree char *id = *cjm_id_skip(key->text) == '\0' ? g_strdup(key->text) : cjm_id_slug_new(key->text);
    cjm_diag_help(diag, "this is a list: write `- id: %s`, and the keys of each below its `id`%s%s%s", id,
                  named < map->n ? "; each needs a `" : "", named < map->n ? name : "", named < map->n ? "`" : "");
  }
}

bool cjm_report_missing_space(CjmDecoder *d, const CjmShape *shape, const CjmNode *node)
{
  const char *colon = node->style == CJM_SCALAR_PLAIN ? strchr(node->text, ':') : NULL;
  if (colon == NULL || colon[1] == ' ' || colon[1] == '\0') {
    return false;
  }
  g_autofree char *key = g_strndup(node->text, (gsize)(colon - node->text));
  if (cjm_shape_field(shape, key) == NULL) {
    return false;
  }
  uint32_t end = node->span.start + (uint32_t)strcspn(node->text, " \n");
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_MISSING_COLON, (CjmSpan){node->span.source, node->span.start, end},
                                "a space is missing after the colon of `%s`", key);
  cjm_diag_help(diag, "write `%s: %.*s`; without the space all of it is one text", key, (int)strcspn(colon + 1, " \n"),
                colon + 1);
  return true;
}

/* ---- hints ---- */

enum { MOST_HINTS = 200 };

bool cjm_hint_allowed(CjmDecoder *d)
{
  return d->hints++ < MOST_HINTS;
}
