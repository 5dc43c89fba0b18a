#include "yaml/buffer.h"

#include <string.h>

#include "yaml/encoding.h"

enum { CONTROLS_REPORTED = 10 };

#define BOM            "\xEF\xBB\xBF"
#define NO_BREAK_SPACE "\xC2\xA0"

/* Stand-ins: U+FDD0 and U+FDD1 are noncharacters of Unicode, and U+FFFF is not allowed in any text. */
#define LINE_SEPARATOR      "\xE2\x80\xA8"
#define PARAGRAPH_SEPARATOR "\xE2\x80\xA9"
#define LINE_STAND_IN       "\xEF\xB7\x90"
#define PARAGRAPH_STAND_IN  "\xEF\xB7\x91"
#define PAIR_STAND_IN       "\\uffff\\uffff"
#define PAIR_READ           "\xEF\xBF\xBF\xEF\xBF\xBF"
enum { PAIR_LEN = sizeof PAIR_STAND_IN - 1 };

bool cjm_character_allowed(gunichar c)
{
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  if ((c >= 0x7F && c <= 0x9F) || c == 0xFEFF) return false;
  return c != 0xFFFE && c != 0xFFFF;
}

/* ---- bytes ---- */

/* Bytes that are not UTF-8 become `?`; the first is reported for all of them. */
static void check_utf8(CjmBuffer *buffer, const CjmSource *source, CjmDiags *diags)
{
  size_t n_bad = 0;
  uint32_t first = 0;
  const char *at = buffer->bytes, *end = buffer->bytes + buffer->len;
  while (!g_utf8_validate_len(at, (size_t)(end - at), &at)) {
    char *bad = buffer->bytes + (at - buffer->bytes);
    at++;
    if (*bad == '\0') continue; /* is a control character, not a bad byte */
    if (n_bad++ == 0) first = (uint32_t)(bad - buffer->bytes);
    *bad = '?';
  }
  if (n_bad > 0) cjm_encoding_report_bytes(source, first, n_bad, diags);
}

/* ---- characters ---- */

static void report_character(const CjmSource *source, uint32_t start, uint32_t end, gunichar c, CjmDiags *diags)
{
  CjmSpan span = {source, start, end};
  if (c == 0xFEFF) {
    CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_CONTROL_CHARACTER, span, "a byte order mark (U+FEFF) is inside the file");
    cjm_diag_help(diag, "delete it; it comes from putting two files together");
    cjm_diag_replace(diag, CJM_FIX_SAFE, span, "", "delete it");
    return;
  }
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_CONTROL_CHARACTER, span, "the control character U+%04X cannot be shown", c);
  cjm_diag_help(diag, "delete it");
  cjm_diag_replace(diag, CJM_FIX_SAFE, span, "", "delete it");
}

static void check_characters(CjmBuffer *buffer, const CjmSource *source, CjmDiags *diags)
{
  unsigned n_bad = 0;
  char *end = buffer->bytes + buffer->len;
  for (char *at = buffer->bytes + buffer->start, *next; at < end; at = next) {
    next = g_utf8_next_char(at);
    if (*at >= ' ' && *at <= '~') continue;
    gunichar c = g_utf8_get_char(at);
    if (c == 0x2028 || c == 0x2029) {
      memcpy(at, c == 0x2028 ? LINE_STAND_IN : PARAGRAPH_STAND_IN, 3);
      buffer->separators = true;
    } else if (!cjm_character_allowed(c)) {
      if (n_bad++ < CONTROLS_REPORTED)
        report_character(source, (uint32_t)(at - buffer->bytes), (uint32_t)(next - buffer->bytes), c, diags);
      memset(at, ' ', (size_t)(next - at));
    }
  }
}

/* Whether the dash begins an item: only spaces and dashes are before it on its line. */
static bool is_dash(const CjmBuffer *buffer, uint32_t at)
{
  while (at > buffer->start && (buffer->bytes[at - 1] == ' ' || buffer->bytes[at - 1] == '-')) at--;
  return at == buffer->start || buffer->bytes[at - 1] == '\n';
}

enum { QUOTED_MAX = 2000 /* bytes of a line that are looked at for its quotes */ };

/* Whether a quote that begins a key or value is open at `at`, on its line. */
static bool is_in_quotes(const CjmBuffer *buffer, uint32_t at)
{
  const char *bytes = buffer->bytes;
  uint32_t start = at;
  while (start > buffer->start && bytes[start - 1] != '\n' && at - start < QUOTED_MAX) start--;
  char quote = '\0';
  for (uint32_t i = start; i < at; i++) {
    bool begins = i == start || strchr(" [{,", bytes[i - 1]);
    if (quote == '"' && bytes[i] == '\\') i++;
    else if (bytes[i] == quote) quote = '\0';
    else if (!quote && begins && (bytes[i] == '"' || bytes[i] == '\'')) quote = bytes[i];
  }
  return quote != '\0';
}

/* YAML does not treat a no-break space as a space. Before a key, and after a colon or dash, it is replaced by two spaces, which have
 * as many bytes; false if that changed the indentation of a line. */
static bool check_no_break_spaces(CjmBuffer *buffer, const CjmSource *source, CjmDiags *diags)
{
  bool indented = false;
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  for (char *at = buffer->bytes + buffer->start; (at = strstr(at, NO_BREAK_SPACE)) != NULL; at += strlen(NO_BREAK_SPACE)) {
    uint32_t offset = (uint32_t)(at - buffer->bytes);
    uint32_t before = offset;
    while (before > buffer->start && buffer->bytes[before - 1] == ' ') before--;
    bool line = before == buffer->start || buffer->bytes[before - 1] == '\n';
    bool sign = !line && (buffer->bytes[before - 1] == ':' || (buffer->bytes[before - 1] == '-' && is_dash(buffer, before - 1)));
    if (!line && (!sign || is_in_quotes(buffer, before))) continue;
    memset(at, ' ', strlen(NO_BREAK_SPACE));
    indented |= line;
    g_array_append_val(found, offset);
  }
  guint n = found->len;
  if (n == 0) return true;
  const uint32_t *offsets = (const uint32_t *)(const void *)found->data;
  CjmSpan span = {source, offsets[0], offsets[0] + (uint32_t)strlen(NO_BREAK_SPACE)};
  CjmDiag *diag =
    cjm_diags_add(diags, CJM_CODE_INDENTATION, span, "this is a no-break space (U+00A0), which YAML does not take for a space");
  if (n > 1) cjm_diag_help(diag, "replace it with an ordinary space; the file has %u such", n);
  else cjm_diag_help(diag, "replace it with an ordinary space");
  cjm_diag_fix(diag, CJM_FIX_SAFE, "write ordinary spaces");
  for (guint i = 0; i < n; i++)
    cjm_diag_edit(diag, (CjmSpan){source, offsets[i], offsets[i] + (uint32_t)strlen(NO_BREAK_SPACE)}, " ");
  return !indented;
}

/* libyaml takes time quadratic in the number of %TAG lines, so they become comments. */
static void refuse_tag_directives(CjmBuffer *buffer, const CjmSource *source, CjmDiags *diags)
{
  bool reported = false;
  for (size_t i = 0; i < source->n_lines; i++) {
    uint32_t at = i == 0 ? (uint32_t)buffer->start : source->lines[i];
    if (!g_str_has_prefix(buffer->bytes + at, "%TAG")) continue;
    buffer->bytes[at] = '#';
    if (reported) continue;
    CjmDiag *diag =
      cjm_diags_add(diags, CJM_CODE_DIRECTIVE, (CjmSpan){source, at, at + 4}, "`%%TAG` lines are not part of the format");
    cjm_diag_help(diag, "delete the line");
    cjm_diag_replace(diag, CJM_FIX_SAFE, (CjmSpan){source, at, at + (uint32_t)strcspn(source->text + at, "\r\n")}, "", "delete the directive");
    reported = true;
  }
}

/* ---- surrogate pairs ---- */

/* The value of the `\u` escape with four hex digits at `at`, or -1. Reading stops at the zero after the text. */
static int unicode_escape(const char *at)
{
  if (at[0] != '\\' || at[1] != 'u') return -1;
  int value = 0;
  for (int i = 2; i < 6; i++) {
    int digit = g_ascii_xdigit_value(at[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/* The character of a surrogate pair of escapes at `at`, or 0. */
static gunichar surrogate_pair(const char *at)
{
  int high = unicode_escape(at);
  if (high < 0xD800 || high > 0xDBFF) return 0;
  int low = unicode_escape(at + PAIR_LEN / 2);
  if (low < 0xDC00 || low > 0xDFFF) return 0;
  return 0x10000 + ((gunichar)(high - 0xD800) << 10) + (gunichar)(low - 0xDC00);
}

static void replace_pairs(CjmBuffer *buffer)
{
  char *end = buffer->bytes + buffer->len;
  for (char *at = buffer->bytes; (at = memchr(at, '\\', (size_t)(end - at)));) {
    if (surrogate_pair(at)) {
      uint32_t offset = (uint32_t)(at - buffer->bytes);
      g_array_append_val(buffer->pairs, offset);
      memcpy(at, PAIR_STAND_IN, PAIR_LEN);
      at += PAIR_LEN;
    } else {
      at += MIN(2, end - at);
    }
  }
}

/* Index of the first pair at or after `offset`. */
static guint first_pair(const CjmBuffer *buffer, uint32_t offset)
{
  guint low = 0, high = buffer->pairs->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (g_array_index(buffer->pairs, uint32_t, middle) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

static void restore_pairs(const CjmBuffer *buffer, const CjmSource *source, uint32_t start, uint32_t end, bool escaped,
                          GString *text)
{
  guint i = first_pair(buffer, start);
  if (i == buffer->pairs->len || g_array_index(buffer->pairs, uint32_t, i) >= end) return;

  const char *stand_in = escaped ? PAIR_READ : PAIR_STAND_IN;
  g_autofree char *read = g_strndup(text->str, text->len);
  const char *rest = read, *found;
  g_string_truncate(text, 0);
  for (; i < buffer->pairs->len && (found = strstr(rest, stand_in)); i++) {
    uint32_t offset = g_array_index(buffer->pairs, uint32_t, i);
    if (offset >= end) break;
    g_string_append_len(text, rest, found - rest);
    if (escaped) g_string_append_unichar(text, surrogate_pair(source->text + offset));
    else g_string_append_len(text, source->text + offset, PAIR_LEN);
    rest = found + strlen(stand_in);
  }
  g_string_append(text, rest);
}

/* ---- splices ---- */

void cjm_buffer_splice(CjmBuffer *buffer, uint32_t at, uint32_t n, const char *with, uint32_t len)
{
  guint i = buffer->splices->len;
  while (i > 0 && g_array_index(buffer->splices, CjmSplice, i - 1).at > at) i--;
  if (i > 0 && g_array_index(buffer->splices, CjmSplice, i - 1).at == at) return;
  CjmSplice splice = {.at = at, .n = n, .with = with, .len = len};
  g_array_insert_val(buffer->splices, i, splice);
}

void cjm_buffer_assemble(CjmBuffer *buffer)
{
  size_t at = buffer->start;
  g_string_truncate(buffer->text, 0);
  for (guint i = 0; i < buffer->splices->len; i++) {
    CjmSplice *splice = &g_array_index(buffer->splices, CjmSplice, i);
    if (splice->at < at) { /* in what another one removes */
      g_array_remove_index(buffer->splices, i--);
      continue;
    }
    g_string_append_len(buffer->text, buffer->bytes + at, (gssize)(splice->at - at));
    g_string_append_len(buffer->text, splice->with, splice->len);
    splice->end = (uint32_t)buffer->text->len;
    at = splice->at + splice->n;
  }
  g_string_append_len(buffer->text, buffer->bytes + at, (gssize)(buffer->len - at));
}

uint32_t cjm_buffer_to_source(const CjmBuffer *buffer, uint32_t offset)
{
  guint low = 0, high = buffer->splices->len; /* the first splice that ends after the offset */
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (g_array_index(buffer->splices, CjmSplice, middle).end <= offset) low = middle + 1;
    else high = middle;
  }
  uint32_t source = offset + (uint32_t)buffer->start;
  if (low > 0) {
    const CjmSplice *before = &g_array_index(buffer->splices, CjmSplice, low - 1);
    source = before->at + before->n + (offset - before->end);
  }
  return low < buffer->splices->len ? MIN(source, g_array_index(buffer->splices, CjmSplice, low).at) : source;
}

/* ---- the whole ---- */

CjmBuffer *cjm_buffer_new(const CjmSource *source, CjmDiags *diags)
{
  if (cjm_encoding_is_other(source, diags)) return NULL;
  CjmBuffer *buffer = g_new(CjmBuffer, 1);
  *buffer = (CjmBuffer){.bytes = g_malloc(source->len + 1),
                        .len = source->len,
                        .pairs = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
                        .splices = g_array_new(FALSE, FALSE, sizeof(CjmSplice)),
                        .text = g_string_new(NULL)};
  memcpy(buffer->bytes, source->text, source->len + 1);
  buffer->start = g_str_has_prefix(buffer->bytes, BOM) ? strlen(BOM) : 0;
  check_utf8(buffer, source, diags);
  check_characters(buffer, source, diags);
  refuse_tag_directives(buffer, source, diags);
  replace_pairs(buffer);
  if (!check_no_break_spaces(buffer, source, diags)) g_clear_pointer(&buffer, cjm_buffer_free);
  return buffer;
}

void cjm_buffer_free(CjmBuffer *buffer)
{
  if (!buffer) return;
  g_free(buffer->bytes);
  g_array_unref(buffer->pairs);
  g_array_unref(buffer->splices);
  g_string_free(buffer->text, TRUE);
  g_free(buffer);
}

void cjm_buffer_restore(const CjmBuffer *buffer, const CjmSource *source, uint32_t start, uint32_t end, bool escaped,
                        GString *text)
{
  restore_pairs(buffer, source, start, end, escaped, text);
  if (buffer->separators) {
    g_string_replace(text, LINE_STAND_IN, LINE_SEPARATOR, 0);
    g_string_replace(text, PARAGRAPH_STAND_IN, PARAGRAPH_SEPARATOR, 0);
  }
}
