#include "yaml/bidi.h"

#include <string.h>

enum {
  LRE = 0x202A,
  RLE = 0x202B,
  PDF = 0x202C,
  LRO = 0x202D,
  RLO = 0x202E,
  LRI = 0x2066,
  RLI = 0x2067,
  FSI = 0x2068,
  PDI = 0x2069
};

static bool is_isolate(gunichar c)
{
  return c == LRI || c == RLI || c == FSI;
}

static bool is_embedding(gunichar c)
{
  return c == LRE || c == RLE || c == LRO || c == RLO;
}

bool cjm_bidi_overrides(const char *text)
{
  return strstr(text, "\u202D") || strstr(text, "\u202E");
}

/* All of these characters begin with the bytes E2 80 or E2 81. */
static bool has_controls(const GString *text)
{
  for (const char *at = text->str; (at = strchr(at, 0xE2)); at++) {
    gunichar c = g_utf8_get_char(at);
    if (is_isolate(c) || is_embedding(c) || c == PDF || c == PDI) return true;
  }
  return false;
}

/* What was opened and not yet closed. */
typedef struct Open {
  GArray *at; /* gunichar */
  unsigned isolates;
} Open;

static gunichar last(const Open *open)
{
  return open->at->len > 0 ? g_array_index(open->at, gunichar, open->at->len - 1) : 0;
}

static void push(Open *open, gunichar c)
{
  g_array_append_val(open->at, c);
  open->isolates += is_isolate(c);
}

static void close_last(Open *open, GString *out)
{
  bool isolate = is_isolate(last(open));
  g_string_append_unichar(out, isolate ? PDI : PDF);
  open->isolates -= isolate;
  g_array_set_size(open->at, open->at->len - 1);
}

static void close_all(Open *open, GString *out)
{
  while (open->at->len > 0) close_last(open, out);
}

/* A PDI closes its isolate and every embedding that was opened in it. */
static void close_isolate(Open *open, GString *out)
{
  if (open->isolates == 0) return;
  while (!is_isolate(last(open))) close_last(open, out);
  close_last(open, out);
}

static void close_embedding(Open *open, GString *out)
{
  if (is_embedding(last(open))) close_last(open, out);
}

void cjm_bidi_close(GString *text)
{
  if (!has_controls(text)) return;
  g_autofree char *read = g_strndup(text->str, text->len);
  Open open = {g_array_new(FALSE, FALSE, sizeof(gunichar)), 0};
  g_string_truncate(text, 0);
  for (const char *at = read; *at; at = g_utf8_next_char(at)) {
    gunichar c = g_utf8_get_char(at);
    if (c == '\n') close_all(&open, text);
    if (c == PDI) {
      close_isolate(&open, text);
    } else if (c == PDF) {
      close_embedding(&open, text);
    } else {
      if (is_isolate(c) || is_embedding(c)) push(&open, c);
      g_string_append_unichar(text, c);
    }
  }
  close_all(&open, text);
  g_array_unref(open.at);
}
