/* fixes-texts.c: fixes of texts: markup, and lists written as one text. */
#include <string.h>

#include "base/yaml-text.h"
#include "decode/decoder.h"
#include "yaml/edit.h"
#include "yaml/outline.h"

/* ---- markup ---- */

/* The character of an entity; NULL for one that is not known. */
static char *entity_new(const char *entity)
{
  static const struct {
    const char *name, *character;
  } entities[] = {
    {"&amp;", "&"},    {"&lt;", "<"},     {"&gt;", ">"},     {"&nbsp;", " "},   {"&quot;", "”"},   {"&apos;", "’"},   {"&ndash;", "–"},
    {"&mdash;", "—"},  {"&hellip;", "…"}, {"&euro;", "€"},   {"&pound;", "£"},  {"&copy;", "©"},   {"&reg;", "®"},    {"&rarr;", "→"},
    {"&bull;", "•"},   {"&times;", "×"},  {"&rsquo;", "’"},  {"&lsquo;", "‘"},  {"&ldquo;", "“"},  {"&rdquo;", "”"},  {"&deg;", "°"},
    {"&eacute;", "é"}, {"&egrave;", "è"}, {"&agrave;", "à"}, {"&uuml;", "ü"},   {"&ouml;", "ö"},   {"&auml;", "ä"},   {"&szlig;", "ß"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(entities); i++) {
    if (g_ascii_strcasecmp(entities[i].name, entity) == 0) {
      return g_strdup(entities[i].character);
    }
  }
  if (entity[1] != '#') {
    return NULL;
  }
  bool hex = entity[2] == 'x' || entity[2] == 'X';
  guint64 code = g_ascii_strtoull(entity + (hex ? 3 : 2), NULL, hex ? 16 : 10);
  char letter[7] = {0};
  if (code < 0x20 || !g_unichar_validate((gunichar)code) || !g_unichar_isgraph((gunichar)code)) {
    return NULL;
  }
  letter[g_unichar_to_utf8((gunichar)code, letter)] = '\0';
  return g_strdup(letter);
}

/* What is left of a piece of markup; NULL if that is not known. */
static char *plain_new(const char *markup)
{
  size_t len = strlen(markup);
  if (markup[0] == '&') {
    return entity_new(markup);
  }
  if (markup[0] == '<') {
    return g_strdup(g_ascii_strncasecmp(markup, "<br", 3) == 0 ? " " : "");
  }
  if (markup[0] == '*' || markup[0] == '_') {
    return len > 4 ? g_strndup(markup + 2, len - 4) : NULL;
  }
  const char *words = strchr(markup, '['), *end = words == NULL ? NULL : strchr(words, ']');
  return end == NULL ? NULL : g_strndup(words + 1, (gsize)(end - words - 1));
}

void cjm_fix_markup(CjmDiag *diag, const char *markup)
{
  CjmSpan span = diag->span;
  g_autofree char *plain = plain_new(markup);
  bool found = span.source != NULL && span.end - span.start == strlen(markup) && strncmp(span.source->text + span.start, markup, strlen(markup)) == 0;
  const char *before = found && span.start > 0 ? span.source->text + span.start - 1 : "";
  bool begins = found && (strchr(" \n", *before) != NULL || *before == '"' || *before == '\'');
  if (!found || plain == NULL || (begins && plain[0] != '\0' && strchr("&*!|>%@`\"'#{}[],?:-", plain[0]) != NULL)) {
    return;
  }
  CjmFixSafety safety = markup[0] == '&' ? CJM_FIX_SAFE : CJM_FIX_SUGGESTED;
  cjm_diag_replace(diag, safety, span, plain, plain[0] == '\0' || plain[0] == ' ' ? "delete it" : "write `%s`", plain);
}

/* ---- lists ---- */

/* The length of what stands before an item: `1. `, `2) `, `- `, `• `; 0 for none. */
static size_t marker_length(const char *text)
{
  static const char *const signs[] = {"-", "*", "+", "•", "‣", "◦", "▪", "·", "–", "—"};
  size_t digits = strspn(text, "0123456789");
  if (digits > 0 && digits < 3 && (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ') {
    return digits + 2;
  }
  for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
    size_t len = strlen(signs[i]);
    if (strncmp(text, signs[i], len) == 0 && text[len] == ' ') {
      return len + 1;
    }
  }
  return 0;
}

/* An item with its dash, in quotes where it needs them. */
static char *item_new(const char *text)
{
  GString *item = g_string_new("- ");
  cjm_yaml_text_append(item, text);
  return g_string_free(item, FALSE);
}

/* `1. Searches 2. Compares` in one line becomes lines of their own. */
static void fix_numbered(CjmDiag *diag, const CjmNode *text)
{
  g_auto(GStrv) parts = g_regex_split_simple("(?:^|\\s+)\\d{1,2}[.)]\\s+", text->text, 0, 0);
  CjmSpan line = cjm_line_around(text->span.source, text->span.start);
  unsigned column = cjm_after_dashes(text->span.source, line.start) - cjm_line_start(text->span.source, line.start) + 2;
  g_autoptr(GString) list = g_string_new(NULL);
  for (size_t i = 0; parts[i] != NULL; i++) {
    if (parts[i][0] != '\0') {
      g_autofree char *item = item_new(parts[i]);
      g_string_append_printf(list, "\n%*s%s", (int)column, "", item);
    }
  }
  uint32_t start = text->span.start;
  while (text->span.source->text[start - 1] == ' ') {
    start--;
  }
  if (text->span.source->text[start - 1] == ':') {
    cjm_diag_replace(diag, CJM_FIX_SUGGESTED, (CjmSpan){text->span.source, start, text->span.end}, list->str, "write it as a list");
  }
}

void cjm_fix_lines(CjmDiag *diag, const CjmNode *text)
{
  const CjmSource *source = text->span.source;
  const char *bytes = source->text;
  bool block = text->style == CJM_SCALAR_LITERAL || text->style == CJM_SCALAR_FOLDED;
  uint32_t at = text->span.start;
  if (!block && memchr(bytes + at, '\n', text->span.end - at) == NULL) {
    fix_numbered(diag, text);
    return;
  }
  cjm_diag_fix(diag, CJM_FIX_SUGGESTED, "write it as a list");
  if (block) {
    uint32_t end = at + (uint32_t)strspn(bytes + at, "|>+-0123456789"), start = at;
    while (bytes[start - 1] == ' ') {
      start--;
    }
    cjm_diag_edit(diag, (CjmSpan){source, start, end}, "");
    at += (uint32_t)strcspn(bytes + at, "\n") + 1;
  }
  for (; at < text->span.end; at += 1 + (uint32_t)strcspn(bytes + at, "\n")) {
    at += (uint32_t)strspn(bytes + at, " ");
    uint32_t end = at + (uint32_t)strcspn(bytes + at, "\r\n");
    size_t marker = marker_length(bytes + at);
    if (end == at || (marker == 0 && block)) {
      continue; /* an empty line, or one that continues an item */
    }
    g_autofree char *words = g_strchomp(g_strndup(bytes + at + marker, end - at - marker)), *item = item_new(words);
    cjm_diag_edit(diag, (CjmSpan){source, at, end}, item);
  }
}
