/* library.c: libcjm(3), from the public header, each of whose declarations has its comment above it. */
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

/* "---- maps ----", for g_free(); NULL where the block is no heading */
static char *heading_new(const char *block)
{
  if (!g_str_has_prefix(block, "/* ---- ")) return NULL;
  const char *name = block + strlen("/* ---- ");
  char *heading = g_strndup(name, (gsize)(strstr(name, " ----") - name));
  heading[0] = g_ascii_toupper(heading[0]);
  return heading;
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

void docs_print_functions(GString *out)
{
  g_autofree char *declarations = header_part_new("extern \"C\" {\n#endif\n\n", "\n\n#ifdef __cplusplus");
  g_auto(GStrv) blocks = g_strsplit(declarations, "\n\n", -1);
  for (char **block = blocks; *block; block++) {
    g_autofree char *heading = heading_new(*block);
    if (heading) g_string_append_printf(out, ".Ss %s\n", heading);
    else append_block(out, *block);
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
