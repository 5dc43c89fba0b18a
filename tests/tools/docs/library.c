/* library.c: the manual of the library, from the public header: each declaration has its comment above it, each group of them a
 * heading, and each group is a page. */
#include <string.h>

#include "docs.h"

/* The public header between two lines in it, without both; for g_free(). */
static char *header_part_new(const char *first, const char *last)
{
  g_autofree char *header = NULL;
  g_autoptr(GError) error = NULL;
  if (!g_file_get_contents("include/cjm/cjm.h", &header, NULL, &error)) g_error("%s", error->message);
  const char *begin = strstr(header, first);
  const char *end = begin ? strstr(begin + strlen(first), last) : NULL;
  if (!end) g_error("the header has no part from '%s' to '%s'", first, last);
  return g_strndup(begin + strlen(first), (gsize)(end - begin) - strlen(first));
}

/* A block of the header is its lines up to an empty one. */
static bool is_comment(const char *block)
{
  return g_str_has_prefix(block, "/*");
}

/* The words of a comment, and behind it the declarations. */
static char *comment_new(const char *block, const char **ret_code)
{
  *ret_code = block;
  if (!is_comment(block)) return g_strdup("");
  const char *end = strstr(block, "*/");
  g_autofree char *inside = g_strndup(block + 2, (gsize)(end - block - 2));
  *ret_code = end + 2 + (end[2] == '\n');
  g_auto(GStrv) lines = g_strsplit(inside, "\n * ", -1);
  return g_strjoinv(" ", lines);
}

static void append_block(GString *out, const char *block)
{
  const char *code;
  g_autofree char *comment = comment_new(block, &code);
  g_auto(GStrv) parts = g_strsplit(code, "CJM_API ", -1);
  g_autofree char *declarations = g_strjoinv("", parts);
  g_string_append(out, ".Bd -literal\n");
  docs_append_literal(out, g_strchomp(declarations));
  g_string_append(out, "\n.Ed\n");
  if (*comment) g_string_append(out, ".Pp\n");
  docs_append_mdoc(out, comment);
}

/* The heading of a group of functions: `---- maps: journeys laid out ----` in a comment. */
static bool heading_read(const char *block, char **ret_name, char **ret_summary)
{
  if (!g_str_has_prefix(block, "/* ---- ")) return false;
  const char *name = block + strlen("/* ---- "), *summary = strstr(name, ": ");
  if (!summary) g_error("a heading of the header has no summary: %s", block);
  summary += strlen(": ");
  *ret_name = g_strndup(name, (gsize)(summary - name) - strlen(": "));
  *ret_summary = g_strndup(summary, (gsize)(strstr(summary, " ----") - summary));
  return true;
}

/* A part of the header below one heading. */
typedef struct Group {
  char *name, *summary; /* both NULL for what stands above the first heading */
  GPtrArray *blocks;    /* char * */
} Group;

static void group_free(void *data)
{
  Group *group = data;
  g_free(group->name);
  g_free(group->summary);
  g_ptr_array_unref(group->blocks);
  g_free(group);
}

static Group *group_new(void)
{
  Group *group = g_new0(Group, 1);
  group->blocks = g_ptr_array_new_with_free_func(g_free);
  return group;
}

/* All groups of the header. */
static GPtrArray *groups_new(void)
{
  g_autofree char *declarations = header_part_new("extern \"C\" {\n#endif\n\n", "\n\n#ifdef __cplusplus");
  g_auto(GStrv) blocks = g_strsplit(declarations, "\n\n", -1);
  GPtrArray *groups = g_ptr_array_new_with_free_func(group_free);
  Group *group = group_new();
  g_ptr_array_add(groups, group);
  for (char **block = blocks; *block; block++) {
    char *name, *summary;
    if (heading_read(*block, &name, &summary)) {
      group = group_new();
      group->name = name;
      group->summary = summary;
      g_ptr_array_add(groups, group);
    } else {
      g_ptr_array_add(group->blocks, g_strdup(*block));
    }
  }
  return groups;
}

/* The functions that a block declares, in the form of NAME. */
static void append_names(GString *out, const char *block)
{
  const char *code;
  g_autofree char *comment = comment_new(block, &code);
  for (const char *at = strstr(code, "CJM_API "); at; at = strstr(at + 1, "CJM_API ")) {
    const char *end = strchr(at, '('), *name = end;
    while (name > at && (g_ascii_isalnum(name[-1]) || name[-1] == '_')) name--;
    g_string_append_printf(out, "%s.Nm %.*s", out->len ? " ,\n" : "", (int)(end - name), name);
  }
}

static void append_blocks(GString *out, const Group *group)
{
  for (guint i = 0; i < group->blocks->len; i++) append_block(out, group->blocks->pdata[i]);
}

void docs_print_names(GString *out)
{
  g_autoptr(GPtrArray) groups = groups_new();
  const Group *group = groups->pdata[0];
  g_string_append(out, ".Nm libcjm");
  for (guint i = 0; i < group->blocks->len; i++) append_names(out, group->blocks->pdata[i]);
  g_string_append_c(out, '\n');
}

void docs_print_functions(GString *out)
{
  g_autoptr(GPtrArray) groups = groups_new();
  append_blocks(out, groups->pdata[0]);
}

void docs_print_groups(GString *out)
{
  g_autoptr(GPtrArray) groups = groups_new();
  g_string_append(out, ".Bl -tag -width Ds\n");
  for (guint i = 1; i < groups->len; i++) {
    const Group *group = groups->pdata[i];
    g_string_append_printf(out, ".It Xr cjm-%s 3\n%s\n", group->name, group->summary);
  }
  g_string_append(out, ".El\n");
}

static void print_page(GString *out, const Group *group)
{
  g_autoptr(GString) names = g_string_new(NULL);
  for (guint i = 0; i < group->blocks->len; i++) append_names(names, group->blocks->pdata[i]);
  g_string_append_printf(out, ".Sh NAME\n%s\n.Nd %s\n", names->str, group->summary);
  g_string_append(out, ".Sh SYNOPSIS\n.In cjm/cjm.h\n.Sh DESCRIPTION\n");
  append_blocks(out, group);
  g_string_append(out, ".Sh SEE ALSO\n.Xr libcjm 3\n");
}

void docs_each_group(void (*visit)(const char *part, const char *page, void *data), void *data)
{
  g_autoptr(GPtrArray) groups = groups_new();
  for (guint i = 1; i < groups->len; i++) {
    const Group *group = groups->pdata[i];
    g_autofree char *part = g_strdup_printf("group %s", group->name);
    g_autoptr(GString) page = g_string_new(NULL);
    print_page(page, group);
    visit(part, page->str, data);
  }
}

void docs_print_client(GString *out)
{
  g_autofree char *client = header_part_new("from C.\n *\n", "\n *\n * Three kinds");
  g_auto(GStrv) lines = g_strsplit(client, "\n", -1);
  g_string_append(out, ".Bd -literal -offset indent\n");
  for (char **line = lines; *line; line++) {
    docs_append_literal(out, g_str_has_prefix(*line, " *     ") ? *line + strlen(" *     ") : "");
    g_string_append_c(out, '\n');
  }
  g_string_append(out, ".Ed\n");
}
