#include "import/cells.h"

#include <string.h>

#include "import/markup.h"

bool cjm_cell_is_empty(const char *plain)
{
  static const char *const words[] = {"-", "–", "—", "--", "---", "n/a", "na", "n.a.", "n.a", "tbd", "tba", "tbc", "none", "nil", "null", "?", "…", "...", "k.a.", "keine", "k. a.",
                                      "s.o.", "aucun", "ninguno", "ninguna", "nenhum", "geen", "brak", "なし", "無", "无", "暂无", "нет", "ー", "−", "/", "."};
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
    if (g_ascii_strcasecmp(plain, words[i]) == 0) return true;
  return *plain == '\0';
}

/* ---- quotation marks ---- */

static const struct {
  const char *open, *close;
} quotes[] = {{"\"", "\""}, {"“", "”"}, {"„", "“"}, {"„", "”"}, {"«", "»"}, {"»", "«"}, {"「", "」"}, {"『", "』"}, {"”", "”"}, {"‘", "’"}, {"‚", "‘"}, {"'", "'"}, {"‹", "›"}};

char *cjm_cell_unquoted_new(const char *text)
{
  size_t len = strlen(text);
  for (size_t i = 0; i < G_N_ELEMENTS(quotes); i++) {
    size_t open = strlen(quotes[i].open), close = strlen(quotes[i].close);
    /* "I want it," she says is not quoted as a whole; nor are two quotations. */
    if (len <= open + close || !g_str_has_prefix(text, quotes[i].open) || !g_str_has_suffix(text, quotes[i].close)) continue;
    const char *inner = strstr(text + open, quotes[i].close);
    if (inner != text + len - close) {
      if (*quotes[i].open != '\'' && *quotes[i].open != '\xE2') continue;
      bool has_quote = false;
      for (const char *c = text + open; c < text + len - close; c++) has_quote |= strncmp(c, quotes[i].open, open) == 0;
      if (has_quote) continue;
    }
    char *bare = g_strndup(text + open, len - open - close);
    g_strstrip(bare);
    return bare;
  }
  return NULL;
}

/* ---- splitting ---- */

/* Bytes of a bullet at the start of a text, with the spaces after it; 0 for none. */
static size_t bullet(const char *text)
{
  static const char *const bullets[] = {"•", "·", "‣", "▪", "◦", "●", "○", "■", "□", "☐", "☑", "✓", "✔", "►", "▸", "➤", "→", "-", "*", "–", "—", "+", "・", "※"};
  static const char *const boxes[] = {"[ ] ", "[x] ", "[X] "};
  for (size_t i = 0; i < G_N_ELEMENTS(bullets); i++) {
    size_t n = strlen(bullets[i]);
    if (!g_str_has_prefix(text, bullets[i])) continue;
    bool is_dash = strchr("-*+", *bullets[i]) || g_str_has_prefix(bullets[i], "–") || g_str_has_prefix(bullets[i], "—") || g_str_has_prefix(bullets[i], "→");
    if (is_dash && text[n] != ' ') continue;
    n += strspn(text + n, " ");
    for (size_t b = 0; b < G_N_ELEMENTS(boxes); b++)
      if (g_str_has_prefix(text + n, boxes[b])) return n + strlen(boxes[b]);
    return n;
  }
  return 0;
}

/* Bytes of "1. ", "1) " or "①" at the start of a text; 0 for none. `number` is the one expected; 0: any. */
static size_t numbering(const char *text, unsigned number)
{
  gunichar c = g_utf8_get_char(text);
  if (c >= 0x2460 && c <= 0x2473 && (number == 0 || c == 0x2460 + number - 1)) return 3 + strspn(text + 3, " ");
  size_t n = strspn(text, "0123456789");
  if (n == 0 || n > 2 || !strchr(".)", text[n]) || text[n] == '\0' || text[n + 1] != ' ') return 0;
  if (number && g_ascii_strtoull(text, NULL, 10) != number) return 0;
  return n + 1 + strspn(text + n + 1, " ");
}

/* Inserts line breaks before the numbers of "1. First 2. Second", and where bullets stand within a line. */
static char *break_lists_new(const char *text)
{
  GString *out = g_string_new(NULL);
  bool numbered = numbering(text, 1) > 0;
  unsigned next = 2;
  for (const char *c = text; *c; c = g_utf8_next_char(c)) {
    bool after_space = c > text && c[-1] == ' ';
    if (numbered && after_space && numbering(c, next)) {
      g_string_append_c(out, '\n');
      next++;
    } else if (after_space && (g_str_has_prefix(c, "• ") || g_str_has_prefix(c, "● ") || g_str_has_prefix(c, "▪ "))) {
      g_string_append_c(out, '\n');
    } else if (g_utf8_get_char(c) >= 0x2461 && g_utf8_get_char(c) <= 0x2473) {
      g_string_append_c(out, '\n');
    }
    g_string_append_len(out, c, g_utf8_next_char(c) - c);
  }
  return g_string_free(out, FALSE);
}

/* Whether a separator at `c` parts phrases: not in brackets, nor in quotation marks. */
typedef struct Nesting {
  int brackets;
  const char *quote; /* the mark that closes it; NULL: none is open */
} Nesting;

static void note_nesting(Nesting *nesting, const char *text, const char *c)
{
  enum { QUOTATION_MAX = 1000 /* bytes */ };
  if (strchr("([", *c)) nesting->brackets++;
  else if (strchr(")]", *c) && nesting->brackets) nesting->brackets--;
  else if (g_str_has_prefix(c, "（")) nesting->brackets++;
  else if (g_str_has_prefix(c, "）") && nesting->brackets) nesting->brackets--;
  if (nesting->quote) {
    if (g_str_has_prefix(c, nesting->quote)) nesting->quote = NULL;
    return;
  }
  for (size_t i = 0; i < G_N_ELEMENTS(quotes); i++) {
    if (strcmp(quotes[i].open, "'") == 0 || strcmp(quotes[i].open, "‘") == 0 || strcmp(quotes[i].open, "‚") == 0 || strcmp(quotes[i].open, "”") == 0) continue;
    if (!g_str_has_prefix(c, quotes[i].open)) continue;
    /* Only if it is closed again, and at the start of a word: the sign of inches is no quotation mark. */
    if (*c == '"' && c > text && !strchr(" (\n[", c[-1])) return;
    if (g_strstr_len(c + strlen(quotes[i].open), QUOTATION_MAX, quotes[i].close)) nesting->quote = quotes[i].close;
    return;
  }
}

/* Bytes of a separator of items at `c`; 0 for none. */
static size_t separator(const char *text, const char *c)
{
  static const char *const wide[] = {"；", "; ", ";\n"};
  if (*c == '\n') return 1;
  for (size_t i = 0; i < G_N_ELEMENTS(wide); i++)
    if (g_str_has_prefix(c, wide[i])) return strlen(wide[i]);
  if (*c == ';' && c > text) return 1;
  if (g_str_has_prefix(c, " / ")) return 3;
  if (g_str_has_prefix(c, " | ")) return 3;
  /* "Too many plans,No monthly price", as databases write several values. */
  if (*c == ',' && c > text && g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(c))) && g_unichar_isupper(g_utf8_get_char(c + 1))) return 1;
  return 0;
}

static void split(const char *line, GPtrArray *parts)
{
  Nesting nesting = {0};
  const char *start = line;
  for (const char *c = line; *c;) {
    size_t n = nesting.brackets == 0 && !nesting.quote ? separator(line, c) : 0;
    if (*c == '\n') {
      n = 1;
      nesting = (Nesting){0};
    }
    if (n) {
      g_ptr_array_add(parts, g_strndup(start, (gsize)(c - start)));
      start = c += n;
    } else {
      note_nesting(&nesting, line, c);
      c = g_utf8_next_char(c);
    }
  }
  g_ptr_array_add(parts, g_strdup(start));
}

/* The commas of a text, if every part between them is short enough to be a name. */
static void split_commas(GPtrArray *parts)
{
  enum { NAME_LONGEST = 28, NAME_MAX_WORDS = 3 };
  for (guint i = 0; i < parts->len; i++) {
    const char *text = parts->pdata[i];
    if (!strchr(text, ',') && !strstr(text, "、") && !strstr(text, "，")) continue;
    g_autoptr(GRegex) comma = g_regex_new("\\s*(?:,(?=\\s)|、|，)\\s*(?![^()]*\\))", 0, 0, NULL);
    g_auto(GStrv) names = g_regex_split(comma, text, 0);
    bool are_short = true;
    for (gsize n = 0; names[n]; n++) {
      gsize words = 1;
      for (const char *c = names[n]; *c; c++) words += *c == ' ';
      are_short &= g_utf8_strlen(names[n], -1) <= NAME_LONGEST && words <= NAME_MAX_WORDS;
    }
    if (!are_short) continue;
    g_ptr_array_remove_index(parts, i);
    guint at = i;
    for (gsize n = 0; names[n]; n++)
      if (*names[n]) g_ptr_array_insert(parts, (gint)at++, g_strdup(names[n]));
    i = at - 1;
  }
}

void cjm_cell_item_free(void *data)
{
  CjmCellItem *item = data;
  if (!item) return;
  g_free(item->text);
  g_free(item->url);
  g_free(item);
}

/* Takes over `plain`. */
static CjmCellItem *item_new(char *plain, char *url)
{
  CjmCellItem *item = g_new0(CjmCellItem, 1);
  item->text = plain;
  item->url = url;
  char *bare = cjm_cell_unquoted_new(plain);
  if (bare && *bare) {
    g_free(item->text);
    item->text = bare;
    item->is_quoted = true;
  } else {
    g_free(bare);
  }
  return item;
}

static char *first_link_new(const char *text)
{
  g_autoptr(GPtrArray) links = cjm_markup_links_new(text);
  return links ? g_strdup(links->pdata[0]) : NULL;
}

CjmCellItem *cjm_cell_item_new(const char *text)
{
  g_autofree char *plain = cjm_markup_plain_new(text);
  if (cjm_cell_is_empty(plain)) return NULL;
  return item_new(g_steal_pointer(&plain), first_link_new(text));
}

/* Gives the addresses of the cell's links to the items that have their texts. */
static void assign_links(const char *cell, GPtrArray *items)
{
  CjmMarkupLink link;
  for (const char *c = cell; (c = strchr(c, '[')); c++) {
    if (!cjm_markup_link(c, &link) || !cjm_markup_is_address(link.address, link.address_len)) continue;
    g_autofree char *raw = g_strndup(link.text, link.text_len), *text = cjm_markup_plain_new(raw);
    for (guint i = 0; *text && i < items->len; i++) {
      CjmCellItem *item = items->pdata[i];
      if (item->url || !strstr(item->text, text)) continue;
      item->url = g_strndup(link.address, link.address_len);
      break;
    }
  }
}

GPtrArray *cjm_cell_items_new(const char *text, bool commas)
{
  g_autofree char *plain = cjm_markup_plain_new(text);
  g_autofree char *broken = break_lists_new(plain);
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
  split(broken, parts);
  if (commas) split_commas(parts);
  GPtrArray *items = g_ptr_array_new_with_free_func(cjm_cell_item_free);
  for (guint i = 0; i < parts->len; i++) {
    const char *part = parts->pdata[i];
    part += strspn(part, " ");
    size_t n = bullet(part);
    if (n == 0) n = numbering(part, 0);
    g_autofree char *bare = g_strdup(part + n);
    g_strchomp(bare);
    if (!cjm_cell_is_empty(bare)) g_ptr_array_add(items, item_new(g_steal_pointer(&bare), NULL));
  }
  if (strchr(text, '[')) assign_links(text, items);
  return items;
}
