#include "diag/source.h"

#include <stdbool.h>
#include <string.h>

static GArray *find_lines(const char *text, size_t len)
{
  GArray *lines = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  uint32_t start = 0;
  g_array_append_val(lines, start);
  for (size_t i = 0; i < len; i++) {
    bool crlf = text[i] == '\r' && i + 1 < len && text[i + 1] == '\n';
    if (crlf || (text[i] != '\n' && text[i] != '\r')) continue;
    start = (uint32_t)i + 1;
    g_array_append_val(lines, start);
  }
  return lines;
}

CjmSource *cjm_source_new(const char *name, char *text, size_t len)
{
  g_assert(len < UINT32_MAX);
  text = g_realloc(text, len + 1);
  text[len] = '\0';
  GArray *lines = find_lines(text, len);

  CjmSource *source = g_new(CjmSource, 1);
  *source = (CjmSource){.name = g_strdup(name), .text = text, .len = len, .n_lines = lines->len};
  source->lines = (const uint32_t *)(void *)g_array_free(lines, FALSE);
  return source;
}

void cjm_source_free(CjmSource *source)
{
  if (!source) return;
  g_free((char *)source->name);
  g_free((char *)source->folder);
  g_free((char *)source->text);
  g_free((uint32_t *)source->lines);
  g_free(source);
}

void cjm_source_set_folder(CjmSource *source, const char *folder)
{
  g_free((char *)source->folder);
  source->folder = g_strdup(folder);
}

void cjm_source_set_named(CjmSource *source, CjmSpan named, const char *role, unsigned order)
{
  source->named = named;
  source->role = role;
  source->order = order;
}

int cjm_span_compare(CjmSpan a, CjmSpan b)
{
  unsigned order_a = a.source ? a.source->order : G_MAXUINT, order_b = b.source ? b.source->order : G_MAXUINT;
  if (order_a != order_b) return order_a < order_b ? -1 : 1;
  return (a.start > b.start) - (a.start < b.start);
}

/* Index of the line that holds `offset`. */
static size_t line_at(const CjmSource *source, uint32_t offset)
{
  size_t low = 0, high = source->n_lines;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (source->lines[middle] <= offset) low = middle;
    else high = middle;
  }
  return low;
}

static bool starts_with_bom(const CjmSource *source)
{
  return source->len >= 3 && memcmp(source->text, "\xEF\xBB\xBF", 3) == 0;
}

/* Bytes of the character at `at`; a byte that begins none is one by itself. */
static uint32_t character_length(const CjmSource *source, uint32_t at)
{
  if ((unsigned char)source->text[at] < 0x80) return 1;
  const char *text = source->text + at;
  gunichar c = g_utf8_get_char_validated(text, (gssize)MIN(source->len - at, 6));
  return c == (gunichar)-1 || c == (gunichar)-2 ? 1 : (uint32_t)(g_utf8_next_char(text) - text);
}

CjmPlace cjm_source_place(const CjmSource *source, uint32_t offset)
{
  offset = MIN(offset, (uint32_t)source->len);
  size_t line = line_at(source, offset);
  uint32_t start = source->lines[line];
  if (start == 0 && starts_with_bom(source)) start = 3;

  unsigned column = 1;
  for (uint32_t i = start; i < offset; column++) {
    uint32_t next = i + character_length(source, i);
    if (next > offset) break; /* inside a character is at it */
    i = next;
  }
  return (CjmPlace){(unsigned)line + 1, column};
}

const char *cjm_source_line(const CjmSource *source, uint32_t offset, size_t *ret_len)
{
  size_t line = line_at(source, MIN(offset, (uint32_t)source->len));
  uint32_t start = source->lines[line];
  uint32_t end = line + 1 < source->n_lines ? source->lines[line + 1] : (uint32_t)source->len;
  if (end > start && source->text[end - 1] == '\n') end--;
  if (end > start && source->text[end - 1] == '\r') end--;
  *ret_len = end - start;
  return source->text + start;
}
