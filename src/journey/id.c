#include "journey/id.h"

#include <glib.h>

static const CjmKindName kind_names[CJM_KIND_COUNT] = {
  [CJM_KIND_NONE] = {"thing", "things"},
  [CJM_KIND_SEGMENT] = {"segment", "segments"},
  [CJM_KIND_PERSONA] = {"persona", "personas"},
  [CJM_KIND_CHANNEL] = {"channel", "channels"},
  [CJM_KIND_METRIC] = {"metric", "metrics"},
  [CJM_KIND_SOURCE] = {"source", "sources"},
  [CJM_KIND_COMPETITOR] = {"competitor", "competitors"},
  [CJM_KIND_LANE] = {"lane", "lanes"},
  [CJM_KIND_PHASE] = {"phase", "phases"},
  [CJM_KIND_STEP] = {"step", "steps"},
  [CJM_KIND_TROUBLE] = {"pain point or gap", "pain points and gaps"},
  [CJM_KIND_OPPORTUNITY] = {"opportunity", "opportunities"},
  [CJM_KIND_PLAN] = {"plan entry", "plan entries"},
  [CJM_KIND_TAG] = {"tag", "tags"},
  [CJM_KIND_PATH] = {"path", "paths"},
  [CJM_KIND_VIEW] = {"view", "views"},
};

const CjmKindName *cjm_kind_name(CjmKind kind)
{
  return &kind_names[kind];
}

/* ASCII is always composed. */
static char *compose_new(const char *text)
{
  return g_str_is_ascii(text) ? g_strdup(text) : g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
}

char *cjm_id_fold_new(const char *id)
{
  if (g_str_is_ascii(id)) return g_ascii_strdown(id, -1);
  g_autofree char *composed = g_utf8_normalize(id, -1, G_NORMALIZE_NFC);
  g_autofree char *folded = g_utf8_casefold(composed, -1);
  return g_utf8_normalize(folded, -1, G_NORMALIZE_NFC);
}

/* Marks are allowed, as many scripts cannot write words without them. */
static bool is_id_sign(gunichar c)
{
  return g_unichar_isalnum(c) || g_unichar_ismark(c) || c == '_' || c == '-';
}

const char *cjm_id_skip(const char *text)
{
  while (*text != '\0' && is_id_sign(g_utf8_get_char(text))) {
    text = g_utf8_next_char(text);
  }
  return text;
}

enum { LONGEST_DERIVED = 60 }; /* characters */

char *cjm_id_slug_new(const char *text)
{
  g_autofree char *composed = compose_new(text);
  GString *slug = g_string_new(NULL);
  size_t n = 0;
  bool gap = false;
  for (const char *c = composed; *c != '\0' && n < LONGEST_DERIVED; c = g_utf8_next_char(c)) {
    gunichar letter = g_utf8_get_char(c);
    if (g_unichar_isspace(letter)) {
      gap = slug->len > 0;
    } else if (is_id_sign(letter) && gap && n + 2 > LONGEST_DERIVED) {
      break;
    } else if (is_id_sign(letter)) {
      g_string_append(slug, gap ? "-" : "");
      g_string_append_unichar(slug, g_unichar_tolower(letter));
      n += gap ? 2 : 1;
      gap = false;
    }
  }
  return g_string_free(slug, FALSE);
}
