/* fenced.c: a journey in a block of code, as language models and wikis give it. */
#include "import/fenced.h"

#include <string.h>

#include "import/objects.h"

enum { MOST_BLOCKS = 16 /* that are looked at */ };

typedef struct Line {
  const char *start, *end; /* without its break */
} Line;

static bool next(const char **io_at, const char *end, Line *ret_line)
{
  if (*io_at >= end) return false;
  const char *stop = memchr(*io_at, '\n', (size_t)(end - *io_at));
  *ret_line = (Line){*io_at, stop ? stop : end};
  *io_at = stop ? stop + 1 : end;
  return true;
}

/* The characters of the fence that the line is, ``` or ~~~; NULL: it is none. */
static const char *fence_of(Line line)
{
  while (line.start < line.end && *line.start == ' ') line.start++;
  for (size_t i = 0; i < 2; i++) {
    static const char *const fences[] = {"```", "~~~"};
    if (line.end - line.start >= 3 && memcmp(line.start, fences[i], 3) == 0) return fences[i];
  }
  return NULL;
}

/* Whether a block of the language that its fence names can be a journey. */
static bool may_be_journey(Line open, const char *fence)
{
  static const char *const languages[] = {"", "yaml", "yml", "json"};
  g_autofree char *text = g_strndup(open.start, (size_t)(open.end - open.start)), *language = g_strstrip(g_strdup(strstr(text, fence) + 3));
  for (size_t i = 0; i < G_N_ELEMENTS(languages); i++)
    if (g_ascii_strcasecmp(language, languages[i]) == 0) return true;
  return false;
}

/* The text with empty lines in place of all lines but those of the block, so that these keep their numbers. */
static char *alone_new(const char *text, const char *end, const char *from, const char *to)
{
  GString *alone = g_string_sized_new((size_t)(end - text));
  for (const char *c = text; c < from; c++)
    if (*c == '\n') g_string_append_c(alone, '\n');
  g_string_append_len(alone, from, to - from);
  return g_string_free(alone, FALSE);
}

static bool has_journey(const char *text, bool *ret_is_own)
{
  g_autoptr(CjmArena) arena = cjm_arena_new();
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  g_autoptr(CjmSource) source = cjm_source_new("", g_strdup(text), strlen(text));
  CjmLimits limits = cjm_limits_default();
  const CjmNode *root = cjm_yaml_parse(arena, arena, source, &limits, diags);
  *ret_is_own = root && root->kind == CJM_NODE_MAP && cjm_node_get(root, "phases");
  return root && !cjm_diags_failed(diags) && cjm_objects_have_journey(root);
}

static bool is_blank(const char *from, const char *to)
{
  while (from < to && strchr(" \t\r\n", *from)) from++;
  return from == to;
}

CjmFenced cjm_import_fenced(const char *text, size_t len)
{
  const char *at = text, *end = text + len;
  Line open, line;
  for (size_t blocks = 0; blocks < MOST_BLOCKS && next(&at, end, &open);) {
    const char *fence = fence_of(open), *from = at, *to = at;
    bool closed = false;
    if (!fence) continue;
    while (!closed && next(&at, end, &line)) {
      closed = fence_of(line) == fence;
      if (!closed) to = at;
    }
    blocks++;
    if (!may_be_journey(open, fence)) continue;
    CjmFenced found = {alone_new(text, end, from, to), !is_blank(text, open.start) || !is_blank(at, end), false};
    if (has_journey(found.text, &found.is_own)) return found;
    g_free(found.text);
  }
  return (CjmFenced){0};
}

void cjm_import_fenced_report(const CjmFenced *fenced, const CjmSource *source, CjmDiags *diags)
{
  uint32_t start = (uint32_t)strspn(source->text, "\r\n");
  if (fenced->has_more) cjm_diags_add(diags, CJM_CODE_IMPORT_LEFT, (CjmSpan){source, start, start}, "the journey is in this block of code; what is around it is left aside");
}
