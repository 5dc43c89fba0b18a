#include "lsp/text.h"

#include <string.h>

char *cjm_lsp_path_new(const char *uri)
{
  g_autofree char *path = g_filename_from_uri(uri, NULL, NULL);
  return path ? g_canonicalize_filename(path, NULL) : NULL;
}

static CjmSource *source_new(const CjmLspText *text, char *bytes, size_t len)
{
  return cjm_source_new(text->path ? text->path : text->uri, bytes, len);
}

/* A zero-terminated copy, for a source. */
static char *copy_new(const char *text, size_t len)
{
  char *copy = g_malloc(len + 1);
  if (len) memcpy(copy, text, len);
  copy[len] = '\0';
  return copy;
}

CjmLspText *cjm_lsp_text_new(const char *uri, const char *language, double version, const char *bytes, size_t len)
{
  CjmLspText *text = g_new0(CjmLspText, 1);
  text->uri = g_strdup(uri);
  text->path = cjm_lsp_path_new(uri);
  text->language = g_strdup(language);
  text->version = version;
  text->source = source_new(text, copy_new(bytes, len), len);
  return text;
}

void cjm_lsp_text_free(CjmLspText *text)
{
  if (!text) return;
  cjm_source_free(text->source);
  g_free(text->uri);
  g_free(text->path);
  g_free(text->language);
  g_free(text);
}

CjmLspText *cjm_lsp_text_find(const GPtrArray *texts, const char *uri)
{
  for (guint i = 0; i < texts->len; i++) {
    CjmLspText *text = texts->pdata[i];
    if (strcmp(text->uri, uri) == 0) return text;
  }
  return NULL;
}

/* ---- positions ---- */

/* The units of a character. */
static unsigned units_of(CjmLspEncoding encoding, const char *at, const char *next)
{
  return encoding == CJM_LSP_UTF8 ? (unsigned)(next - at) : next - at == 4 ? 2 : 1;
}

/* The start of the character after the one at `at`. Bytes that are no UTF-8 count as characters. */
static const char *next_character(const char *at, const char *end)
{
  const char *next = at + 1;
  if ((unsigned char)*at >= 0xC0)
    while (next < end && ((unsigned char)*next & 0xC0) == 0x80) next++;
  return next;
}

static uint32_t offset_at(const CjmSource *source, CjmLspEncoding encoding, unsigned line, unsigned character)
{
  if (line >= source->n_lines) return (uint32_t)source->len;
  size_t len;
  const char *start = cjm_source_line(source, source->lines[line], &len), *at = start, *end = start + len;
  for (unsigned units = 0; at < end;) {
    const char *next = next_character(at, end);
    units += units_of(encoding, at, next);
    if (units > character) break;
    at = next;
  }
  return source->lines[line] + (uint32_t)(at - start);
}

uint32_t cjm_lsp_offset(const CjmSource *source, CjmLspEncoding encoding, const CjmJsonValue *position)
{
  return offset_at(source, encoding, cjm_json_get_count(position, "line", 0), cjm_json_get_count(position, "character", 0));
}

/* The number of the line that holds an offset, from 0. */
static size_t line_of(const CjmSource *source, uint32_t offset)
{
  size_t low = 0, high = source->n_lines;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (source->lines[middle] <= offset) low = middle;
    else high = middle;
  }
  return low;
}

void cjm_lsp_write_position(CjmJson *json, const CjmSource *source, CjmLspEncoding encoding, uint32_t offset)
{
  size_t line = line_of(source, offset);
  const char *at = source->text + source->lines[line], *end = source->text + MIN(offset, source->len);
  unsigned units = 0;
  while (at < end) {
    const char *next = next_character(at, end);
    units += units_of(encoding, at, next);
    at = next;
  }
  cjm_json_open(json, '{');
  cjm_json_member_number(json, "line", (double)line);
  cjm_json_member_number(json, "character", units);
  cjm_json_close(json, '}');
}

void cjm_lsp_write_range(CjmJson *json, const CjmSource *source, CjmLspEncoding encoding, uint32_t start, uint32_t end)
{
  cjm_json_open(json, '{');
  cjm_json_key(json, "start");
  cjm_lsp_write_position(json, source, encoding, start);
  cjm_json_key(json, "end");
  cjm_lsp_write_position(json, source, encoding, end);
  cjm_json_close(json, '}');
}

/* ---- changes ---- */

bool cjm_lsp_text_change(CjmLspText *text, CjmLspEncoding encoding, const CjmJsonValue *change)
{
  const CjmJsonValue *range = cjm_json_get(change, "range"), *content = cjm_json_get(change, "text");
  if (!content || content->kind != CJM_JSON_TEXT) return false;
  const CjmSource *old = text->source;
  uint32_t start = 0, end = (uint32_t)old->len;
  if (range && range->kind == CJM_JSON_OBJECT) {
    start = cjm_lsp_offset(old, encoding, cjm_json_get(range, "start"));
    end = MAX(start, cjm_lsp_offset(old, encoding, cjm_json_get(range, "end")));
  }
  GString *bytes = g_string_sized_new(old->len + content->len);
  g_string_append_len(bytes, old->text, start);
  g_string_append_len(bytes, content->text, (gssize)content->len);
  g_string_append_len(bytes, old->text + end, (gssize)(old->len - end));
  size_t len = bytes->len;
  CjmSource *changed = source_new(text, g_string_free(bytes, FALSE), len);
  cjm_source_free(text->source);
  text->source = changed;
  return true;
}
