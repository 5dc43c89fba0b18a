#define _GNU_SOURCE /* memmem */
#include <string.h>

#include "attach/private.h"

#define OPENING "<j:journey xmlns:j=\"urn:cjm:journey\" name=\""
#define CLOSING "</j:journey>"

/* ---- writing ---- */

static void append_escaped(GString *out, const char *text, gsize len)
{
  for (gsize i = 0; i < len; i++) {
    switch (text[i]) {
      case '&': g_string_append(out, "&amp;"); break;
      case '<': g_string_append(out, "&lt;"); break;
      case '>': g_string_append(out, "&gt;"); break;
      case '"': g_string_append(out, "&quot;"); break;
      case '\r': g_string_append(out, "&#13;"); break; /* readers of XML change it otherwise */
      default: g_string_append_c(out, text[i]);
    }
  }
}

void cjm_attach_to_svg(GByteArray *svg, const CjmAttachment *attachment)
{
  static const char end[] = "</svg>\n";
  g_autoptr(GString) element = g_string_new("<metadata>" OPENING);
  append_escaped(element, attachment->name, strlen(attachment->name));
  g_string_append(element, "\">");
  append_escaped(element, attachment->text, attachment->len);
  g_string_append(element, CLOSING "</metadata>\n");
  g_string_append(element, end);
  enum { n = sizeof end - 1 };
  bool is_whole = svg->len >= n && memcmp(svg->data + svg->len - n, end, n) == 0;
  g_assert(is_whole);
  g_byte_array_set_size(svg, svg->len - n);
  g_byte_array_append(svg, (const guint8 *)element->str, (guint)element->len);
}

/* ---- reading ---- */

/* Reads `&name;`, `&#13;` or `&#xd;`; 0 if it is none of these. */
static gunichar read_entity(const char *at, const char *end, const char **ret_end)
{
  static const struct {
    const char *name;
    gunichar c;
  } rows[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    size_t n = strlen(rows[i].name);
    if ((size_t)(end - at) < n || memcmp(at, rows[i].name, n) != 0) continue;
    *ret_end = at + n;
    return rows[i].c;
  }
  if (end - at < 4 || at[1] != '#') return 0;
  bool hex = at[2] == 'x';
  gunichar c = 0;
  const char *p = at + 2 + hex, *first = p;
  for (; p < end && p - first < 8; p++) {
    int digit = hex ? g_ascii_xdigit_value(*p) : g_ascii_digit_value(*p);
    if (digit < 0) break;
    c = c * (hex ? 16 : 10) + (gunichar)digit;
  }
  if (p == first || p >= end || *p != ';' || !g_unichar_validate(c)) return 0;
  *ret_end = p + 1;
  return c;
}

static CjmAttachStatus read_text(const char *at, const char *end, gsize limit, GString *out)
{
  while (at < end) {
    if (out->len > limit) return CJM_ATTACH_TOO_LARGE;
    if (*at == '<') return CJM_ATTACH_BROKEN; /* it has no elements in it */
    if (*at != '&') {
      g_string_append_c(out, *at++);
      continue;
    }
    gunichar c = read_entity(at, end, &at);
    if (!c) return CJM_ATTACH_BROKEN;
    g_string_append_unichar(out, c);
  }
  return out->len > limit ? CJM_ATTACH_TOO_LARGE : CJM_ATTACH_FOUND;
}

CjmAttachStatus cjm_attachment_in_svg(const guint8 *data, gsize len, gsize limit, char **ret_text, gsize *ret_len)
{
  const char *start = memmem(data, len, OPENING, sizeof OPENING - 1), *end = (const char *)data + len;
  if (!start) return CJM_ATTACH_NONE;
  const char *tag = memchr(start, '>', (gsize)(end - start)); /* a name has none: it is escaped */
  const char *closing = tag ? memmem(tag, (gsize)(end - tag), CLOSING, sizeof CLOSING - 1) : NULL;
  if (!closing) return CJM_ATTACH_BROKEN;
  g_autoptr(GString) out = g_string_new(NULL);
  CjmAttachStatus status = read_text(tag + 1, closing, limit, out);
  if (status != CJM_ATTACH_FOUND) return status;
  *ret_len = out->len;
  *ret_text = g_string_free(g_steal_pointer(&out), FALSE);
  return CJM_ATTACH_FOUND;
}
