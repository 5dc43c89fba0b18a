#include "yaml/builder.h"

#include <string.h>

#include "yaml/edit.h"
#include "yaml/outline.h"

/* What a node holds, itself included, aliases expanded. */
typedef struct Size {
  size_t nodes;
  size_t bytes; /* of scalars */
} Size;

/* A list or mapping that is still open. */
typedef struct Frame {
  CjmNode *node;
  GPtrArray *keys, *items;
  GArray *aliases;  /* CjmSpan: of each item; NULL where none is an alias */
  GHashTable *seen; /* key text → CjmNode*; mappings only */
  CjmNode *key;     /* whose value comes next; NULL before a key */
  bool drop;        /* the value that comes next: its key was refused */
  bool expects_value;
  GPtrArray *repeats; /* CjmNode *: keys that are here again, each with its value after it; NULL for none */
  CjmNode *repeated;  /* the last of them, until its value is known; NULL for none */
  uint32_t end;    /* of the last node in it */
  unsigned height; /* levels below */
  Size before;     /* of all that was read */
  struct Anchor *anchor;
} Frame;

typedef struct Anchor {
  char *name;
  CjmNode *node; /* NULL while it is open */
  CjmSpan span;
  Size size;
  unsigned height; /* 0 for a scalar */
  bool used;
} Anchor;

struct CjmBuilder {
  CjmArena *arena, *texts;
  const CjmLimits *limits;
  CjmDiags *diags;
  GArray *frames;      /* of Frame */
  GPtrArray *anchors;  /* Anchor*, owned, in the file's order */
  GHashTable *by_name; /* the latest of each name */
  Size size;
  size_t aliases;
  Size repeated; /* of `size`: what aliases added */
  CjmNode *root;
};

static void frame_clear(void *data)
{
  Frame *frame = data;
  g_ptr_array_unref(frame->keys);
  g_ptr_array_unref(frame->items);
  if (frame->seen) g_hash_table_unref(frame->seen);
  if (frame->aliases) g_array_unref(frame->aliases);
  if (frame->repeats) g_ptr_array_unref(frame->repeats);
}

static void anchor_free(void *data)
{
  Anchor *anchor = data;
  g_free(anchor->name);
  g_free(anchor);
}

CjmBuilder *cjm_builder_new(CjmArena *arena, CjmArena *texts, const CjmLimits *limits, CjmDiags *diags)
{
  CjmBuilder *builder = g_new(CjmBuilder, 1);
  *builder = (CjmBuilder){
    .arena = arena,
    .texts = texts,
    .limits = limits,
    .diags = diags,
    .frames = g_array_new(FALSE, FALSE, sizeof(Frame)),
    .anchors = g_ptr_array_new_with_free_func(anchor_free),
    .by_name = g_hash_table_new(g_str_hash, g_str_equal),
  };
  g_array_set_clear_func(builder->frames, frame_clear);
  return builder;
}

void cjm_builder_free(CjmBuilder *builder)
{
  if (!builder) return;
  g_array_unref(builder->frames);
  g_hash_table_unref(builder->by_name);
  g_ptr_array_unref(builder->anchors);
  g_free(builder);
}

static Frame *top(const CjmBuilder *builder)
{
  return builder->frames->len > 0 ? &g_array_index(builder->frames, Frame, builder->frames->len - 1) : NULL;
}

bool cjm_builder_innermost(const CjmBuilder *builder, uint32_t *ret_start)
{
  const Frame *frame = top(builder);
  if (!frame) return false;
  *ret_start = frame->node->span.start;
  return true;
}

bool cjm_builder_outermost_flow(const CjmBuilder *builder, uint32_t *ret_start)
{
  for (guint i = 0; i < builder->frames->len; i++) {
    CjmSpan span = g_array_index(builder->frames, Frame, i).node->span;
    if (!strchr("[{", span.source->text[span.start])) continue;
    *ret_start = span.start;
    return true;
  }
  return false;
}

/* ---- limits ---- */

static bool count(CjmBuilder *builder, CjmSpan span, Size size)
{
  const CjmLimits *limits = builder->limits;
  if (size.nodes > limits->nodes - builder->size.nodes) {
    cjm_diags_add(builder->diags, CJM_CODE_TOO_MANY_NODES, span, "the file holds more than %zu values, aliases counted in full",
                  limits->nodes);
    return false;
  }
  if (size.bytes > limits->all_bytes - builder->size.bytes) {
    cjm_diags_add(builder->diags, CJM_CODE_TOO_MANY_NODES, span,
                  "the texts of the file have more than %zu bytes, aliases counted in full", limits->all_bytes);
    return false;
  }
  builder->size.nodes += size.nodes;
  builder->size.bytes += size.bytes;
  return true;
}

/* What aliases may add grows with the file, so that a small file is never a large map. */
static bool count_repeated(CjmBuilder *builder, CjmSpan alias, Size size)
{
  const CjmLimits *limits = builder->limits;
  size_t len = alias.source->len, nodes = cjm_limits_allow(limits, limits->alias_nodes, len),
         bytes = cjm_limits_allow(limits, limits->alias_bytes, len);
  builder->repeated.nodes += size.nodes;
  builder->repeated.bytes += size.bytes;
  CjmDiag *diag;
  if (builder->repeated.nodes > nodes)
    diag = cjm_diags_add(builder->diags, CJM_CODE_TOO_MANY_NODES, alias,
                         "the aliases up to here repeat more than %zu values, the limit for a file of %zu bytes", nodes, len);
  else if (builder->repeated.bytes > bytes)
    diag =
      cjm_diags_add(builder->diags, CJM_CODE_TOO_MANY_NODES, alias,
                    "the aliases up to here repeat more than %zu bytes of text, the limit for a file of %zu bytes", bytes, len);
  else return true;
  cjm_diag_help(diag, "write the values out where they are needed, or split the map");
  return false;
}

static bool check_depth(CjmBuilder *builder, CjmSpan span, unsigned height)
{
  if (builder->frames->len + height <= builder->limits->depth) return true;
  CjmDiag *diag = cjm_diags_add(builder->diags, CJM_CODE_TOO_DEEP, span, "lists and mappings are nested more than %u deep",
                                builder->limits->depth);
  cjm_diag_help(diag, "a map needs fewer than 10 levels; is a bracket repeated?");
  return false;
}

/* ---- keys ---- */

static void report_bad_key(CjmBuilder *builder, const CjmNode *key)
{
  CjmDiag *diag;
  if (key->kind == CJM_NODE_SCALAR) {
    diag = cjm_diags_add(builder->diags, CJM_CODE_KEY_NOT_TEXT, key->span, "a key is missing before the colon");
    cjm_diag_help(diag, "write `key: value`, or put the whole text in quotes");
    return;
  }
  bool list = key->kind == CJM_NODE_LIST;
  diag = cjm_diags_add(builder->diags, CJM_CODE_KEY_NOT_TEXT, key->span, "a %s cannot be a key", list ? "list" : "mapping");
  cjm_diag_help(diag, "a text that begins with `%c` needs quotes", list ? '[' : '{');
}

static bool is_same(const CjmNode *a, const CjmNode *b)
{
  if (a->kind != b->kind || a->n != b->n) return false;
  if (a->kind == CJM_NODE_SCALAR) return strcmp(a->text, b->text) == 0 && a->null == b->null;
  for (size_t i = 0; i < a->n; i++)
    if (!is_same(a->items[i], b->items[i]) || (a->kind == CJM_NODE_MAP && strcmp(a->keys[i]->text, b->keys[i]->text) != 0)) return false;
  return true;
}

/* Reports a key that is there twice when its second value is known. */
static void report_duplicate(CjmBuilder *builder, const Frame *frame, const CjmNode *value)
{
  const CjmNode *key = frame->repeated, *first = g_hash_table_lookup(frame->seen, key->text);

  CjmDiag *diag = cjm_diags_add(builder->diags, CJM_CODE_DUPLICATE_KEY, key->span, "the key `%s` is here twice", key->text);
  cjm_diag_related(diag, first->span, "it is first here");
  cjm_diag_help(diag, "keep one of the two; if it begins another item, put `- ` before the first key of each item and indent the "
                      "others by two more");
  guint i = 0;
  while (i < frame->keys->len && frame->keys->pdata[i] != first) i++;
  bool equal = i < frame->keys->len && is_same(frame->items->pdata[i], value);
  CjmSpan line = cjm_line_around(key->span.source, key->span.start), end = cjm_line_around(key->span.source, value->span.end);
  CjmSpan entry = {line.source, cjm_line_start(line.source, line.start), end.end + (uint32_t)strcspn(line.source->text + end.end, "\n")};
  entry.end = MIN(entry.end + 1, (uint32_t)line.source->len);
  bool alias = value->span.start < key->span.end;
  if (equal && !alias && !frame->node->flow && line.start == key->span.start && end.end == value->span.end)
    cjm_diag_replace(diag, CJM_FIX_SAFE, entry, "", "delete the second one, which says the same");
}

/* Keeps a key that is there again, with its value. Only the first one is reported: a missing dash repeats every key of an item. */
static void add_repeat(CjmBuilder *builder, Frame *frame, CjmNode *value)
{
  if (!frame->repeats) {
    report_duplicate(builder, frame, value);
    frame->repeats = g_ptr_array_new();
  }
  g_ptr_array_add(frame->repeats, frame->repeated);
  g_ptr_array_add(frame->repeats, value);
  frame->repeated = NULL;
}

static void report_merge(CjmBuilder *builder, const CjmNode *key)
{
  CjmDiag *diag = cjm_diags_add(builder->diags, CJM_CODE_MERGE_KEY, key->span, "the merge key `<<` is not part of the format");
  cjm_diag_help(diag, "to build on another map use `extends: file.yaml`; to repeat one value use an alias (`key: *name`)");
}

static void add_key(CjmBuilder *builder, Frame *frame, CjmNode *key)
{
  frame->expects_value = true;
  frame->drop = true;
  if (key->kind != CJM_NODE_SCALAR || (key->style == CJM_SCALAR_PLAIN && key->text[0] == '\0')) report_bad_key(builder, key);
  else if (key->style == CJM_SCALAR_PLAIN && strcmp(key->text, "<<") == 0) report_merge(builder, key);
  else if (g_hash_table_contains(frame->seen, key->text)) {
    frame->repeated = key;
  } else frame->drop = false;
  if (frame->drop) return;
  frame->key = key;
  g_hash_table_insert(frame->seen, (void *)key->text, key);
}

/* ---- nodes ---- */

static void note_alias(Frame *frame, CjmSpan alias)
{
  if (!frame->aliases) frame->aliases = g_array_new(FALSE, TRUE, sizeof(CjmSpan));
  g_array_set_size(frame->aliases, frame->items->len);
  g_array_index(frame->aliases, CjmSpan, frame->items->len - 1) = alias;
}

/* `height` is that of the node itself: 0 for a scalar. Where it is reached by an alias, `alias` says where that stands, and it ends there;
 * source NULL for none. */
static void add(CjmBuilder *builder, CjmNode *node, unsigned height, CjmSpan alias)
{
  Frame *frame = top(builder);
  if (!frame) {
    builder->root = node;
    return;
  }
  frame->height = MAX(frame->height, height);
  frame->end = alias.source ? alias.end : node->span.end;
  if (frame->node->kind == CJM_NODE_MAP && !frame->expects_value) {
    add_key(builder, frame, node);
    return;
  }
  if (frame->node->kind == CJM_NODE_MAP) {
    frame->expects_value = false;
    if (frame->repeated) add_repeat(builder, frame, node);
    if (frame->drop) return;
    g_ptr_array_add(frame->keys, frame->key);
  }
  g_ptr_array_add(frame->items, node);
  if (alias.source) note_alias(frame, alias);
}

static Anchor *add_anchor(CjmBuilder *builder, const char *name, CjmSpan span)
{
  if (!name) return NULL;
  /* The node's span begins with its properties, the anchor among them. */
  const char *sign = memchr(span.source->text + span.start, '&', span.source->len - span.start);
  uint32_t start = sign ? (uint32_t)(sign - span.source->text) : span.start;
  Anchor *anchor = g_new(Anchor, 1);
  *anchor = (Anchor){.name = g_strdup(name), .span = {span.source, start, start + 1 + (uint32_t)strlen(name)}};
  g_ptr_array_add(builder->anchors, anchor);
  g_hash_table_replace(builder->by_name, anchor->name, anchor);
  return anchor;
}

static void complete_anchor(Anchor *anchor, CjmNode *node, Size size, unsigned height)
{
  if (!anchor) return;
  anchor->node = node;
  node->anchor = anchor->span;
  anchor->size = size;
  anchor->height = height;
}

bool cjm_builder_scalar(CjmBuilder *builder, CjmNode *scalar, const char *anchor)
{
  Size size = {1, strlen(scalar->text)};
  if (!count(builder, scalar->span, size)) return false;
  complete_anchor(add_anchor(builder, anchor, scalar->span), scalar, size, 0);
  add(builder, scalar, 0, (CjmSpan){0});
  return true;
}

bool cjm_builder_open(CjmBuilder *builder, CjmNodeKind kind, bool flow, CjmSpan start, const char *anchor)
{
  Size before = builder->size;
  if (!check_depth(builder, start, 1) || !count(builder, start, (Size){.nodes = 1})) return false;
  CjmNode *node = cjm_arena_make(builder->arena, CjmNode, 1);
  node->kind = kind;
  node->span = start;
  node->flow = flow;
  Frame frame = {
    .node = node,
    .keys = g_ptr_array_new(),
    .items = g_ptr_array_new(),
    .seen = kind == CJM_NODE_MAP ? g_hash_table_new(g_str_hash, g_str_equal) : NULL,
    .before = before,
    .anchor = add_anchor(builder, anchor, start),
  };
  g_array_append_val(builder->frames, frame);
  return true;
}

static CjmNode **keep(CjmArena *arena, const GPtrArray *nodes)
{
  CjmNode **kept = cjm_arena_make(arena, CjmNode *, nodes->len);
  if (nodes->len > 0) memcpy(kept, nodes->pdata, sizeof(CjmNode *) * nodes->len);
  return kept;
}

static CjmSpan *keep_aliases(CjmArena *arena, Frame *frame)
{
  if (!frame->aliases) return NULL;
  g_array_set_size(frame->aliases, frame->items->len);
  CjmSpan *kept = cjm_arena_make(arena, CjmSpan, frame->aliases->len);
  memcpy(kept, frame->aliases->data, sizeof(CjmSpan) * frame->aliases->len);
  return kept;
}

static CjmNode *keep_repeats(CjmArena *arena, const Frame *frame)
{
  if (!frame->repeats) return NULL;
  CjmNode *repeats = cjm_node_new(arena, CJM_NODE_MAP, frame->node->span, frame->repeats->len / 2);
  for (guint i = 0; i + 1 < frame->repeats->len; i += 2) cjm_node_append(repeats, frame->repeats->pdata[i], frame->repeats->pdata[i + 1]);
  return repeats;
}

void cjm_builder_close(CjmBuilder *builder, uint32_t end)
{
  Frame *frame = top(builder);
  CjmNode *node = frame->node;
  node->n = frame->items->len;
  node->items = keep(builder->arena, frame->items);
  node->keys = node->kind == CJM_NODE_MAP ? keep(builder->arena, frame->keys) : NULL;
  node->aliases = keep_aliases(builder->arena, frame);
  node->repeats = keep_repeats(builder->arena, frame);
  node->span.end = MAX(node->span.end, end ? end : frame->end);

  unsigned height = frame->height + 1;
  Size size = {builder->size.nodes - frame->before.nodes, builder->size.bytes - frame->before.bytes};
  complete_anchor(frame->anchor, node, size, height);
  g_array_set_size(builder->frames, builder->frames->len - 1);
  add(builder, node, height, (CjmSpan){0});
}

/* ---- aliases ---- */

/* An unknown alias becomes a text, as it was most likely meant. */
static bool add_alias_as_text(CjmBuilder *builder, CjmSpan span)
{
  CjmNode *scalar = cjm_arena_make(builder->arena, CjmNode, 1);
  scalar->kind = CJM_NODE_SCALAR;
  scalar->span = span;
  scalar->text = cjm_arena_strndup(builder->texts, span.source->text + span.start, span.end - span.start);
  return cjm_builder_scalar(builder, scalar, NULL);
}

/* The rest of the line is text too. In brackets, the text ends at a comma. */
static void fix_alias(CjmSpan span, CjmDiag *diag)
{
  const char *text = span.source->text;
  CjmSpan rest = cjm_line_around(span.source, span.start);
  rest.start = span.start;
  if (!memchr(text + rest.start, ',', rest.end - rest.start) && !strpbrk(text + rest.end - 1, "]}")) cjm_fix_quote(diag, CJM_FIX_SAFE, rest);
}

bool cjm_builder_alias(CjmBuilder *builder, CjmSpan span, const char *name)
{
  if (++builder->aliases > builder->limits->aliases) {
    cjm_diags_add(builder->diags, CJM_CODE_TOO_MANY_ALIASES, span, "the file holds more than %zu aliases",
                  builder->limits->aliases);
    return false;
  }
  Anchor *anchor = g_hash_table_lookup(builder->by_name, name);
  if (!anchor) {
    CjmDiag *diag = cjm_diags_add(builder->diags, CJM_CODE_UNKNOWN_ALIAS, span, "there is no anchor `&%s` above this", name);
    cjm_diag_help(diag, "a text that begins with `*` needs quotes");
    fix_alias(span, diag);
    return add_alias_as_text(builder, span);
  }
  anchor->used = true;
  if (!anchor->node) {
    CjmDiag *diag = cjm_diags_add(builder->diags, CJM_CODE_ALIAS_IN_ITSELF, span, "`*%s` is inside what it refers to", name);
    cjm_diag_related(diag, anchor->span, "which begins here");
    return add_alias_as_text(builder, span);
  }
  if (!check_depth(builder, span, anchor->height) || !count(builder, span, anchor->size) ||
      !count_repeated(builder, span, anchor->size))
    return false;
  add(builder, anchor->node, anchor->height, span);
  return true;
}

static void warn_of_unused_anchors(CjmBuilder *builder)
{
  for (guint i = 0; i < builder->anchors->len; i++) {
    const Anchor *anchor = g_ptr_array_index(builder->anchors, i);
    if (anchor->used) continue;
    CjmDiag *diag = cjm_diags_add(builder->diags, CJM_CODE_UNUSED_ANCHOR, anchor->span,
                                  "`&%s` is an anchor, not text, and nothing refers to it", anchor->name);
    cjm_diag_help(diag, "put the text in quotes if the `&` belongs to it");
    CjmSpan line = cjm_line_around(anchor->span.source, anchor->span.start);
    line.start = anchor->span.start;
    bool block = anchor->node && anchor->node->kind == CJM_NODE_SCALAR && !anchor->node->null && anchor->node->span.end == line.end;
    if (block && anchor->node->style == CJM_SCALAR_PLAIN) cjm_fix_quote(diag, CJM_FIX_SAFE, line);
  }
}

CjmNode *cjm_builder_finish(CjmBuilder *builder)
{
  if (builder->frames->len > 0) return NULL;
  warn_of_unused_anchors(builder);
  return builder->root;
}

CjmNode *cjm_builder_close_all(CjmBuilder *builder)
{
  while (builder->frames->len > 0) {
    const Frame *outer = builder->frames->len > 1 ? top(builder) - 1 : NULL;
    if (outer && outer->node->kind == CJM_NODE_MAP && !outer->expects_value)
      g_array_set_size(builder->frames, builder->frames->len - 1);
    else cjm_builder_close(builder, 0);
  }
  return builder->root;
}
