#include "yaml/write.h"

#include <string.h>

#include "base/number.h"
#include "base/yaml-text.h"

typedef struct Writer {
  GString *out;
  GHashTable *comments;
} Writer;

static void write_comment(const Writer *w, const CjmNode *node, unsigned indent)
{
  const char *text = w->comments ? g_hash_table_lookup(w->comments, node) : NULL;
  for (const char *line = text; line;) {
    const char *end = line + strcspn(line, "\n");
    g_string_append_printf(w->out, "%*s# %.*s\n", (int)indent, "", (int)(end - line), line);
    line = *end ? end + 1 : NULL;
  }
}

static void write_scalar(const Writer *w, const CjmNode *node)
{
  double value;
  if (cjm_number_parse(node->text, &value)) g_string_append(w->out, node->text);
  else cjm_yaml_text_append(w->out, node->text);
  g_string_append_c(w->out, '\n');
}

/* The only item of a list, where it may stand for the list. */
static const CjmNode *lone_item(const Writer *w, const CjmNode *node)
{
  bool is_lone = node->kind == CJM_NODE_LIST && node->n == 1 && node->items[0]->kind == CJM_NODE_SCALAR;
  return is_lone && !(w->comments && g_hash_table_contains(w->comments, node->items[0])) ? node->items[0] : node;
}

static void write_entries(const Writer *w, const CjmNode *node, unsigned indent, bool after_dash);

/* A value after its key or dash. */
static void write_value(const Writer *w, const CjmNode *node, unsigned indent, bool after_dash)
{
  const CjmNode *value = lone_item(w, node);
  if (value->kind == CJM_NODE_SCALAR) {
    g_string_append_c(w->out, ' ');
    write_scalar(w, value);
  } else if (value->n == 0) {
    g_string_append(w->out, value->kind == CJM_NODE_LIST ? " []\n" : " {}\n");
  } else {
    g_string_append_c(w->out, after_dash ? ' ' : '\n');
    write_entries(w, value, indent + 2, after_dash);
  }
}

static void write_entries(const Writer *w, const CjmNode *node, unsigned indent, bool after_dash)
{
  for (size_t i = 0; i < node->n; i++) {
    bool is_inline = after_dash && i == 0; /* the comment of the first entry stands above the dash */
    if (!is_inline) write_comment(w, node->items[i], indent);
    if (!is_inline) g_string_append_printf(w->out, "%*s", (int)indent, "");
    if (node->kind == CJM_NODE_MAP) cjm_yaml_text_append(w->out, node->keys[i]->text);
    g_string_append(w->out, node->kind == CJM_NODE_MAP ? ":" : "-");
    write_value(w, node->items[i], indent, node->kind == CJM_NODE_LIST);
  }
}

void cjm_yaml_write(const CjmNode *root, GHashTable *comments, GString *out)
{
  Writer w = {out, comments};
  write_comment(&w, root, 0);
  write_entries(&w, root, 0, false);
}
