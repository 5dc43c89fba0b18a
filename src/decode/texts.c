/* texts.c: texts that are drawn otherwise than their author meant: markup, and lists written as one text. */
#include <string.h>

#include "decode/decoder.h"
#include "format/walk.h"

/* ---- markup ---- */

typedef struct Markup {
  const char *pattern, *language, *help;
} Markup;

#define TAGS "a|b|i|u|p|em|br|hr|ul|ol|li|h[1-6]|tr|td|th|sub|sup|del|img|div|span|font|code|small|strong|mark|table"

static const Markup markups[] = {
  {"<br ?/?>", "HTML", "for a line break write the text as a block: `|` after the colon, and the lines below it, indented"},
  {"</?(?:" TAGS ")(?: [^<>]*)?/?>", "HTML", "remove the tags"},
  {"&(?:[a-z]{2,8}|#[0-9]{1,6}|#x[0-9a-f]{1,5});", "HTML", "write the character itself"},
  {"\\*\\*[^*\\s][^*\\n]*\\*\\*", "Markdown", "remove the asterisks"},
  {"__[^_\\s][^_\\n]*__", "Markdown", "remove the underscores"},
  {"!?\\[[^\\]\\n]+\\]\\([a-z]+:[^)\\s]+\\)", "Markdown", "keep the words, and write the address as `url`, or under `links`"},
};

/* The first piece of markup in a text; NULL if there is none. */
static char *markup_new(const char *text, const Markup **ret_markup)
{
  for (size_t i = 0; i < G_N_ELEMENTS(markups); i++) {
    g_autoptr(GRegex) regex = g_regex_new(markups[i].pattern, G_REGEX_CASELESS, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    if (g_regex_match(regex, text, 0, &match)) {
      *ret_markup = &markups[i];
      return g_match_info_fetch(match, 0);
    }
  }
  return NULL;
}

/* The place of `part` in the file, within the span of its text; all of the span if the file writes it otherwise. */
static CjmSpan span_of_part(CjmSpan span, const char *part)
{
  const char *text = span.source == NULL ? NULL : span.source->text;
  const char *at = text == NULL ? NULL : g_strstr_len(text + span.start, (gssize)(span.end - span.start), part);
  if (at == NULL) {
    return span;
  }
  uint32_t start = (uint32_t)(at - text);
  return (CjmSpan){span.source, start, start + (uint32_t)strlen(part)};
}

static void check_markup(const CjmText *text, const CjmShape *shape, const CjmField *field, void *decoder)
{
  (void)shape;
  (void)field;
  CjmDecoder *d = decoder;
  const Markup *markup;
  if (strpbrk(text->at, "<&*_[") == NULL) {
    return;
  }
  g_autofree char *found = markup_new(text->at, &markup);
  if (found != NULL) {
    CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_MARKUP_IN_TEXT, span_of_part(text->span, found),
                                  "`%s` is %s, and is drawn as it is written", found, markup->language);
    cjm_diag_help(diag, "%s", markup->help);
    cjm_fix_markup(diag, found);
  }
}

void cjm_texts_finish(CjmDecoder *d)
{
  cjm_each_text(&cjm_shape_journey, d->journey, check_markup, d);
}

/* ---- bullets ---- */

static const char *const bullets[] = {"•", "‣", "◦", "▪", "·", "–", "—"};

/* The length of a sign that begins an item elsewhere: `-` without a space after it, or a bullet; 0 for none. */
static size_t bullet_length(const char *text)
{
  if (text[0] == '-' && g_unichar_isalpha(g_utf8_get_char(text + 1))) {
    return 1;
  }
  for (size_t i = 0; i < G_N_ELEMENTS(bullets); i++) {
    if (g_str_has_prefix(text, bullets[i])) {
      return strlen(bullets[i]);
    }
  }
  return 0;
}

/* The signs at the start of the lines become dashes; that of an item which has its dash is deleted. */
static void fix_bullets(const CjmNode *node, CjmDiag *diag)
{
  const char *text = node->span.source->text;
  cjm_diag_fix(diag, CJM_FIX_SAFE, "begin items with a dash and a space");
  for (uint32_t at = node->span.start; at < node->span.end; at += 1 + (uint32_t)strcspn(text + at, "\n")) {
    at += (uint32_t)strspn(text + at, " ");
    size_t len = bullet_length(text + at);
    uint32_t end = at + (uint32_t)(len + strspn(text + at + len, " ")), before = at;
    while (before > 0 && text[before - 1] == ' ') {
      before--;
    }
    bool listed = before > 0 && before < at && text[before - 1] == '-';
    if (len > 0) {
      cjm_diag_edit(diag, (CjmSpan){node->span.source, at, end}, listed ? "" : "- ");
    }
  }
}

/* `-Waits` and `• Waits` are texts, not items. */
static bool warn_of_bullet(CjmDecoder *d, const CjmNode *node)
{
  size_t len = node->style == CJM_SCALAR_PLAIN ? bullet_length(node->text) : 0;
  if (len == 0) {
    return false;
  }
  const char *item = node->text + len + strspn(node->text + len, " ");
  if (len > 1 && item == node->text + len && g_unichar_isdigit(g_utf8_get_char(item))) {
    return false; /* a minus sign */
  }
  CjmSpan sign = {node->span.source, node->span.start, node->span.start + (uint32_t)len};
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_SWALLOWED_DASH, sign, "this %s is part of the text, not the start of an item",
                                len == 1 ? "dash" : "bullet");
  cjm_diag_help(diag, "begin each item with a dash and a space: `- %.*s`", (int)strcspn(item, " \n"), item);
  fix_bullets(node, diag);
  return true;
}

/* ---- lists in one text ---- */

enum { LEAST_PARTS = 3, LONGEST_PART = 40 /* characters */, LONGEST_LINE = 60, LONGEST_LIST = 120 /* bytes */ };

/* Whether each of `parts` is short and begins with a capital letter. German has these within a sentence too, so there each needs a second word. */
static bool are_entries(const CjmDecoder *d, char *const *parts)
{
  bool german = g_ascii_strncasecmp(d->journey->lang.at, "de", 2) == 0;
  for (size_t i = 0; parts[i] != NULL; i++) {
    const char *part = g_strchug(parts[i]);
    bool one_word = strchr(part, ' ') == NULL;
    if (!g_unichar_isupper(g_utf8_get_char(part)) || g_utf8_strlen(part, -1) > LONGEST_PART || (german && one_word)) {
      return false;
    }
  }
  return true;
}

/* Whether the items of the field are titles, so that two of them are enough to be recognised as a list. */
static bool takes_titles(const CjmField *field)
{
  const CjmField *main = field->shape == NULL ? NULL : cjm_shape_main(field->shape);
  bool phases = field->type == CJM_FIELD_SPECIAL && field->reader == CJM_READER_PHASES;
  return phases || (main != NULL && strcmp(main->key, "title") == 0);
}

/* The parts of `Searches, Compares, Orders`, `searches; compares; orders`, `Shop -> Phone` and the like; NULL if the text is no list. */
static char **parts_new(const CjmDecoder *d, const CjmField *field, const char *text)
{
  static const struct {
    const char *sign;
    bool arrow, any; /* any: the parts may begin with a small letter */
  } signs[] = {
    {", ", false, false}, {"; ", false, true},  {" -> ", true, false}, {" => ", true, false}, {" > ", true, false},
    {" → ", true, false}, {" ➔ ", true, false}, {" ➜ ", true, false},  {" | ", false, false}, {" / ", false, false},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
    if (strstr(text, signs[i].sign) == NULL) {
      continue;
    }
    g_auto(GStrv) parts = g_strsplit(text, signs[i].sign, -1);
    guint least = signs[i].arrow && takes_titles(field) ? 2 : LEAST_PARTS;
    bool any = signs[i].any || (signs[i].arrow && takes_titles(field));
    if (g_strv_length(parts) >= least && (any || are_entries(d, parts))) {
      return g_steal_pointer(&parts);
    }
  }
  return NULL;
}

/* `[Searches, Compares]`; NULL if a part needs quotes there, or the list would be too long for a message. */
static char *flow_list_new(char *const *parts)
{
  GString *list = g_string_new("[");
  bool plain = true;
  for (size_t i = 0; parts[i] != NULL; i++) {
    const char *part = g_strstrip(parts[i]);
    plain = plain && part[0] != '\0' && strpbrk(part, ",:#[]{}\"'&*!|>%@`?\n") == NULL && part[0] != '-';
    g_string_append_printf(list, "%s%s", i == 0 ? "" : ", ", part);
  }
  g_string_append_c(list, ']');
  return g_string_free(list, !plain || list->len > LONGEST_LIST);
}

/* `1. Searches 2. Compares` */
static bool is_numbered(const char *text)
{
  return text[0] == '1' && g_regex_match_simple("^1([.)]) .*[ \\n]2\\1 ", text, G_REGEX_DOTALL, 0);
}

/* Two or more lines of a block that begin with a bullet, a dash, an asterisk or a number. */
static bool has_marked_lines(const char *text)
{
  return strchr(text, '\n') != NULL &&
         g_regex_match_simple("^(?:[-*+•‣◦▪·–—]|\\d{1,2}[.)]) .*\\n(?:[-*+•‣◦▪·–—]|\\d{1,2}[.)]) ", text, G_REGEX_MULTILINE, 0);
}

/* Short lines of which each begins with a capital letter: items whose dashes are missing, and not a sentence that was wrapped. */
static bool has_lines_of_its_own(CjmSpan span)
{
  if (memchr(span.source->text + span.start, '\n', span.end - span.start) == NULL) {
    return false;
  }
  g_autofree char *written = g_strndup(span.source->text + span.start, span.end - span.start);
  g_auto(GStrv) lines = g_strsplit(written, "\n", -1);
  for (size_t i = 0; lines[i] != NULL; i++) {
    const char *line = g_strstrip(lines[i]);
    if (!g_unichar_isupper(g_utf8_get_char(line)) || strlen(line) > LONGEST_LINE || strchr(".,;:", line[strlen(line) - 1]) != NULL) {
      return false;
    }
  }
  return g_strv_length(lines) > 1;
}

static bool takes_entries(const CjmField *field)
{
  switch (field->type) {
    case CJM_FIELD_TEXTS: return field->words == NULL;
    case CJM_FIELD_OBJECTS: return true;
    case CJM_FIELD_SPECIAL: return field->reader == CJM_READER_PHASES || field->reader == CJM_READER_METRICS;
    default: return false;
  }
}

void cjm_warn_of_lost_list(CjmDecoder *d, const CjmField *field, const CjmNode *node)
{
  if (node->kind != CJM_NODE_SCALAR || node->null || node->text[0] == '\0' || node->recovered || warn_of_bullet(d, node) || !takes_entries(field)) {
    return;
  }
  bool plain = node->style == CJM_SCALAR_PLAIN, block = node->style == CJM_SCALAR_LITERAL || node->style == CJM_SCALAR_FOLDED;
  g_auto(GStrv) parts = plain ? parts_new(d, field, node->text) : NULL;
  bool list = parts != NULL || (plain && (is_numbered(node->text) || has_lines_of_its_own(node->span))) ||
              (block && (is_numbered(node->text) || has_marked_lines(node->text)));
  if (!list) {
    return;
  }
  CjmDiag *diag = cjm_diags_add(d->diags, CJM_CODE_LIST_IN_TEXT, node->span,
                                "`%s` takes a list, and this looks like one, but is a single text", cjm_written_key(d, field));
  g_autofree char *flow = parts == NULL ? NULL : flow_list_new(parts);
  if (flow != NULL) {
    cjm_diag_help(diag, "write it as a list: `%s: %s`; if it is one text, put it in quotes", cjm_written_key(d, field), flow);
    cjm_diag_replace(diag, CJM_FIX_SUGGESTED, node->span, flow, "write it as a list");
    return;
  }
  cjm_diag_help(diag, block ? "remove the sign after the colon, and begin each line with a dash and a space, `- `, instead"
                            : "begin each item with a dash and a space, `- `, on a line of its own; if it is one text, put it in quotes");
  cjm_fix_lines(diag, node);
}
