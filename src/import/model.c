#include "import/model.h"

#include <string.h>

/* A piece that is not longer than a text may be. */
static CjmSnippet clip(CjmImport *import, CjmSnippet piece)
{
  enum { PIECE_MAX = 32 << 10 /* bytes, so that with its markup read it is within the limit */ };
  if (strlen(piece.text) <= PIECE_MAX) return piece;
  const char *end = g_utf8_find_prev_char(piece.text, piece.text + PIECE_MAX);
  cjm_import_left(import, piece.span, "a text is longer than %d bytes, and the rest of it is left aside", PIECE_MAX);
  return cjm_snippet(cjm_arena_strndup(import->arena, piece.text, (size_t)(end - piece.text)), piece.span);
}

static CjmPart *append_part(CjmImport *import, CjmPart **first, CjmPart **last, CjmSnippet title)
{
  CjmPart *part = cjm_arena_make(import->arena, CjmPart, 1);
  part->title = clip(import, title);
  if (*last) (*last)->next = part;
  else *first = part;
  return *last = part;
}

CjmPart *cjm_import_add_journey(CjmImport *import, CjmSnippet title)
{
  return append_part(import, &import->journeys, &import->journey, title);
}

CjmPart *cjm_part_add(CjmImport *import, CjmPart *part, CjmSnippet title)
{
  return append_part(import, &part->parts, &part->part, title);
}

static CjmEntry *append_entry(CjmImport *import, CjmEntry **first, CjmEntry **last, CjmEntry content)
{
  CjmEntry *entry = cjm_arena_make(import->arena, CjmEntry, 1);
  content.text = clip(import, content.text);
  content.label = clip(import, content.label);
  *entry = content;
  if (*last) (*last)->next = entry;
  else *first = entry;
  return *last = entry;
}

CjmEntry *cjm_part_put(CjmImport *import, CjmPart *part, const char *key, CjmSnippet label, CjmSnippet text)
{
  return append_entry(import, &part->entries, &part->entry, (CjmEntry){.key = key, .label = label, .text = text});
}

CjmEntry *cjm_entry_put(CjmImport *import, CjmEntry *entry, const char *key, CjmSnippet label, CjmSnippet text)
{
  return append_entry(import, &entry->details, &entry->detail, (CjmEntry){.key = key, .label = label, .text = text});
}

const CjmEntry *cjm_part_find(const CjmPart *part, const char *key)
{
  const CjmEntry *entry = part->entries;
  while (entry && g_strcmp0(entry->key, key) != 0) entry = entry->next;
  return entry;
}

CjmSnippet cjm_import_slice(const CjmImport *import, size_t start, size_t end)
{
  const char *text = import->source->text;
  while (start < end && strchr(" \t\r\n", text[start])) start++;
  while (end > start && strchr(" \t\r\n", text[end - 1])) end--;
  return cjm_snippet(cjm_arena_strndup(import->arena, text + start, end - start),
                   (CjmSpan){import->source, (uint32_t)start, (uint32_t)end});
}

/* ---- the report ---- */

static void add(CjmImport *import, CjmCode code, CjmSpan span, const char *format, va_list args)
{
  g_autofree char *message = g_strdup_vprintf(format, args);
  cjm_diags_add(import->diags, code, span, "%s", message);
}

#define REPORT(name, code)                                                                                                       \
  void name(CjmImport *import, CjmSpan span, const char *format, ...)                                                            \
  {                                                                                                                              \
    va_list args;                                                                                                                \
    va_start(args, format);                                                                                                      \
    add(import, code, span, format, args);                                                                                       \
    va_end(args);                                                                                                                \
  }

REPORT(cjm_import_understood, CJM_CODE_IMPORT_UNDERSTOOD)
REPORT(cjm_import_kept, CJM_CODE_IMPORT_KEPT)
REPORT(cjm_import_doubt, CJM_CODE_IMPORT_DOUBT)
REPORT(cjm_import_left, CJM_CODE_IMPORT_LEFT)
