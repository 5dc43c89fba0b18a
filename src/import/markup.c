#include "import/markup.h"

#include <stdlib.h>
#include <string.h>

bool cjm_markup_is_address(const char *address, size_t len)
{
  static const char *const schemes[] = {"https://", "http://", "mailto:"};
  if (len > 2000) return false;
  for (size_t i = 0; i < len; i++)
    if ((unsigned char)address[i] <= ' ' || strchr("<>\"\\^`{|}", address[i])) return false;
  for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++) {
    size_t n = strlen(schemes[i]);
    if (len > n && g_ascii_strncasecmp(address, schemes[i], n) == 0) return true;
  }
  return false;
}

bool cjm_markup_link(const char *text, CjmMarkupLink *ret_link)
{
  enum { TEXT_MAX = 1000, ADDRESS_MAX = 4000 /* bytes */, DEPTH_MAX = 4 };
  const char *start = text + (*text == '!');
  if (*start != '[') return false;
  size_t n = 1;
  for (unsigned depth = 1; start[n] && n < TEXT_MAX; n++) {
    if (start[n] == '[' && ++depth > DEPTH_MAX) return false;
    if (start[n] == ']' && --depth == 0) break;
    if (start[n] == '\n') return false;
  }
  if (start[n] != ']' || start[n + 1] != '(') return false;
  const char *address = start + n + 2;
  size_t len = 0;
  for (unsigned depth = 0; address[len] && len < ADDRESS_MAX && address[len] != '\n' && !(address[len] == ')' && depth == 0); len++) {
    if (address[len] == '(') depth++;
    else if (address[len] == ')') depth--;
  }
  if (address[len] != ')') return false;
  size_t bare = 0; /* without a title: [text](address "title") */
  while (bare < len && address[bare] != ' ') bare++;
  *ret_link = (CjmMarkupLink){start + 1, address, n - 1, bare, address + len + 1};
  return true;
}

GPtrArray *cjm_markup_links_new(const char *text)
{
  GPtrArray *links = NULL;
  CjmMarkupLink link;
  for (const char *c = text; *c;) {
    const char *address = NULL;
    size_t len = 0;
    if (*c == '[' && cjm_markup_link(c, &link)) {
      address = link.address;
      len = link.address_len;
      c = link.end;
    } else if (*c == '<' || g_str_has_prefix(c, "http")) {
      const char *start = c + (*c == '<');
      len = strcspn(start, " \t\r\n<>\"|)");
      while (len && strchr(".,;:!?", start[len - 1])) len--;
      address = start;
      c = start + MAX(len, 1) - (*c == '<' && len == 0);
    } else {
      c++;
    }
    if (!address || !cjm_markup_is_address(address, len)) continue;
    if (!links) links = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(links, g_strndup(address, len));
  }
  return links;
}

/* ---- the parts of a text ---- */

/* Appends the character of an entity at `text`, `&amp;`, and returns its end; NULL if it is none. */
static const char *append_entity(GString *out, const char *text)
{
  static const struct {
    const char *name, *text;
  } entities[] = {{"&amp;", "&"},     {"&lt;", "<"},      {"&gt;", ">"},      {"&quot;", "\""},   {"&apos;", "'"},
                  {"&nbsp;", " "},    {"&ndash;", "–"},   {"&mdash;", "—"},   {"&hellip;", "…"},  {"&rarr;", "→"},
                  {"&bull;", "•"},    {"&middot;", "·"},  {"&euro;", "€"},    {"&rsquo;", "’"},   {"&lsquo;", "‘"},
                  {"&ldquo;", "“"},   {"&rdquo;", "”"},   {"&times;", "×"},   {"&copy;", "©"},    {"&starf;", "★"}};
  for (size_t i = 0; i < G_N_ELEMENTS(entities); i++) {
    if (!g_str_has_prefix(text, entities[i].name)) continue;
    g_string_append(out, entities[i].text);
    return text + strlen(entities[i].name);
  }
  if (text[1] != '#') return NULL;
  char *end;
  bool is_hex = text[2] == 'x' || text[2] == 'X';
  if (!(is_hex ? g_ascii_isxdigit(text[3]) : g_ascii_isdigit(text[2]))) return NULL;
  unsigned long code = strtoul(text + (is_hex ? 3 : 2), &end, is_hex ? 16 : 10);
  if (*end != ';' || end - text > 10 || code < 0x20 || (code >= 0x7f && code < 0xa0) || !g_unichar_validate((gunichar)code)) return NULL;
  g_string_append_unichar(out, (gunichar)code);
  return end + 1;
}

/* The end of a tag of HTML or of a comment at `text`; NULL if it is none. */
static const char *tag_end(const char *text)
{
  enum { TAG_MAX = 500, COMMENT_MAX = 2000 };
  if (g_str_has_prefix(text, "<!--")) {
    const char *end = g_strstr_len(text + 4, COMMENT_MAX, "-->");
    return end ? end + 3 : NULL;
  }
  const char *name = text + 1 + (text[1] == '/');
  if (!g_ascii_isalpha(*name)) return NULL;
  size_t n = strcspn(name, ">\n<");
  return n < TAG_MAX && name[n] == '>' && !memchr(name, ':', strcspn(name, " >\n")) ? name + n + 1 : NULL;
}

static bool is_break(const char *tag)
{
  static const char *const names[] = {"<br", "</p", "</li", "<li", "</div", "<hr", "<p>"};
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
    if (g_ascii_strncasecmp(tag, names[i], strlen(names[i])) == 0 && !g_ascii_isalpha(tag[strlen(names[i])])) return true;
  return false;
}

/* Bytes of a mark of emphasis at `c`, which is dropped; 0 for none. `*` and `_` are marks next to a word, not between spaces, `_` not
 * within a word. */
static size_t mark_at(const char *text, const char *c)
{
  if (g_str_has_prefix(c, "**") || g_str_has_prefix(c, "~~")) return 2;
  if (*c == '`') return 1;
  bool after_word = c > text && (g_ascii_isalnum(c[-1]) || (unsigned char)c[-1] >= 0x80);
  bool before_word = g_ascii_isalnum(c[1]) || (unsigned char)c[1] >= 0x80;
  if (g_str_has_prefix(c, "__") && !(after_word && (g_ascii_isalnum(c[2]) || (unsigned char)c[2] >= 0x80))) return 2;
  bool spaced = (c == text || strchr(" \n", c[-1])) && (c[1] == '\0' || strchr(" \n", c[1]));
  if (*c == '*' && !spaced) return g_ascii_isdigit(c[1]) && c > text && g_ascii_isdigit(c[-1]) ? 0 : 1;
  if (*c == '_' && !spaced && !(after_word && before_word)) return 1;
  return 0;
}

static void append_plain(GString *out, const char *text, bool is_link)
{
  CjmMarkupLink link;
  for (const char *c = text; *c;) {
    const char *end;
    size_t mark;
    if (*c == '\\' && c[1] && strchr("\\`*_{}[]()#+-.!|<>~", c[1])) {
      g_string_append_c(out, c[1]);
      c += 2;
    } else if (*c == '&' && (end = append_entity(out, c))) {
      c = end;
    } else if (*c == '<' && (end = tag_end(c))) {
      if (is_break(c)) g_string_append_c(out, '\n');
      c = end;
    } else if (!is_link && (*c == '[' || (*c == '!' && c[1] == '[')) && cjm_markup_link(c, &link)) {
      g_autofree char *inner = g_strndup(link.text, link.text_len);
      append_plain(out, inner, true);
      c = link.end;
    } else if (strchr("*_`~", *c) && (mark = mark_at(text, c))) {
      c += mark;
    } else {
      g_string_append_c(out, *c++);
    }
  }
}

/* Single spaces, and none at the ends of lines. Invisible characters that Markdown files and spreadsheets have between words are
 * spaces. */
static char *squeeze_new(const char *text)
{
  GString *out = g_string_new(NULL);
  for (const char *c = text; *c; c = g_utf8_next_char(c)) {
    gunichar u = g_utf8_get_char(c);
    if (u == '\n' || u == '\r' || u == 0x2028 || u == 0x2029) {
      while (out->len && out->str[out->len - 1] == ' ') g_string_truncate(out, out->len - 1);
      if (out->len && out->str[out->len - 1] != '\n') g_string_append_c(out, '\n');
    } else if (u == ' ' || u == '\t' || u == 0xa0 || u == 0x3000 || u == 0x200b || u == 0xfeff) {
      if (out->len && out->str[out->len - 1] != ' ' && out->str[out->len - 1] != '\n') g_string_append_c(out, ' ');
    } else {
      g_string_append_unichar(out, u);
    }
  }
  while (out->len && strchr(" \n", out->str[out->len - 1])) g_string_truncate(out, out->len - 1);
  return g_string_free(out, FALSE);
}

char *cjm_markup_plain_new(const char *text)
{
  g_autoptr(GString) out = g_string_new(NULL);
  append_plain(out, text, false);
  return squeeze_new(out->str);
}
