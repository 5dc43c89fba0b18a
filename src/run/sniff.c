#include "run/sniff.h"

#include <glib.h>
#include <string.h>

#include "base/spell.h"

/* ---- names ---- */

/* The name without `ending`, ignoring case; NULL if it does not end with it. */
static char *strip_new(const char *name, const char *ending)
{
  size_t len = strlen(name), n = strlen(ending);
  return len > n && g_ascii_strcasecmp(name + len - n, ending) == 0 ? g_strndup(name, len - n) : NULL;
}

static char *strip_any_new(const char *name, const char *const *endings)
{
  char *stem = NULL;
  for (size_t i = 0; !stem && endings[i]; i++) stem = strip_new(name, endings[i]);
  return stem;
}

static char *strip_data_new(const char *name)
{
  return strip_any_new(name, (const char *const[]){".yaml", ".yml", ".json", NULL});
}

static char *strip_journey_new(const char *name)
{
  g_autofree char *stem = strip_data_new(name);
  return stem ? strip_any_new(stem, (const char *const[]){".journey", ".cjm", NULL}) : NULL;
}

bool cjm_is_data_name(const char *name)
{
  g_autofree char *stem = strip_data_new(name);
  return stem != NULL;
}

bool cjm_is_journey_name(const char *name)
{
  g_autofree char *stem = strip_journey_new(name);
  return stem != NULL;
}

/* Whether a name stands for something else than a file: the folder, the one above, or standard output. */
static bool is_special(const char *name)
{
  return strcmp(name, ".") == 0 || strcmp(name, "..") == 0 || strcmp(name, "-") == 0;
}

char *cjm_journey_stem_new(const char *name)
{
  const char *dot = strrchr(name, '.');
  char *stem = strip_journey_new(name);
  if (!stem) stem = dot && dot != name ? g_strndup(name, (gsize)(dot - name)) : g_strdup(name);
  if (!is_special(stem)) return stem;
  g_free(stem);
  return g_strdup(name);
}

/* ---- content ---- */

/* Top-level keys seen so far. A file is a journey by one that says so, or, where that one is misspelt beyond recognition,
 * by one that other files hardly have together with another key of a journey. */
typedef struct Keys {
  bool certain; /* `phases`, perhaps misspelt, `extends` or `library` */
  unsigned own, all, seen;
} Keys;

static bool is_journey(const Keys *keys)
{
  return keys->certain || (keys->own >= 1 && keys->all >= 2);
}

static void note_key(Keys *keys, const char *key, size_t len)
{
  static const char *const own[] = {"persona",  "personas",   "scenario",    "touchpoints",     "segments",
                                    "channels", "competitors", "conclusions", "recommendations", "headline"};
  static const char *const shared[] = {"title", "titel", "subtitle", "lang", "metrics", "sources", "objective", "plan", "theme"};
  enum { LEN_MAX = 16, SEEN_MAX = 100 /* keys that are compared with those of a journey; it has fewer */ };
  if (len == 0 || len > LEN_MAX) return;
  for (size_t i = 0; i < len; i++)
    if (!g_ascii_isalpha(key[i])) return;
  g_autofree char *word = g_strndup(key, len);
  if (strcmp(word, "extends") == 0 || strcmp(word, "library") == 0 || cjm_spell_nearest(word, (const char *const[]){"phases"}, 1))
    keys->certain = true;
  if (keys->seen == SEEN_MAX) return;
  keys->seen++;
  bool is_own = cjm_spell_nearest(word, own, G_N_ELEMENTS(own)) != NULL;
  keys->own += is_own;
  keys->all += is_own || cjm_spell_nearest(word, shared, G_N_ELEMENTS(shared));
}

/* The end of the quoted text that begins at `p`: after its closing quote, or `end`. */
static const char *skip_quoted(const char *p, const char *end)
{
  char quote = *p++;
  for (; p < end && *p != quote; p++)
    if (*p == '\\' && quote == '"') p++;
  return MIN(p + 1, end);
}

/* The end of the line, or of the text. */
static const char *find_line_end(const char *p, const char *end)
{
  const char *line_end = memchr(p, '\n', (size_t)(end - p));
  return line_end ? line_end : end;
}

/* The beginning of the content: after comments, directives and the document marker. */
static const char *skip_head(const char *p, const char *end)
{
  for (;;) {
    while (p < end && strchr(" \t\r\n", *p)) p++;
    if (p < end && strchr("#%", *p)) p = find_line_end(p, end);
    else if (end - p >= 3 && memcmp(p, "---", 3) == 0) p += 3;
    else return p;
  }
}

/* A key in block style: from the line's first column to a colon. */
static void note_line(Keys *keys, const char *line, const char *end)
{
  const char *key = line, *key_end = line;
  if (*line == '"' || *line == '\'') {
    key_end = skip_quoted(line, end);
    if (key_end == end) return;
    key++;
    line = key_end--;
  } else {
    while (line < end && *line != ':') line++;
    key_end = line;
    while (key_end > key && (key_end[-1] == ' ' || key_end[-1] == '\t')) key_end--;
  }
  while (line < end && (*line == ' ' || *line == '\t')) line++;
  if (line < end && *line == ':') note_key(keys, key, (size_t)(key_end - key));
}

/* Keys of the outermost braces. */
static void note_flow_keys(Keys *keys, const char *p, const char *end)
{
  int depth = 0;
  for (bool at_key = false; p < end;) {
    if (strchr("{[", *p)) {
      at_key = ++depth == 1;
      p++;
    } else if (strchr("}]", *p)) {
      if (--depth == 0) return;
      p++;
    } else if (*p == ',') {
      at_key = depth == 1;
      p++;
    } else if (*p == '#') {
      p = find_line_end(p, end);
    } else if (strchr(" \t\r\n:", *p)) {
      p++;
    } else {
      const char *key = p, *key_end;
      bool quoted = *p == '"' || *p == '\'';
      if (quoted) p = skip_quoted(p, end);
      else
        while (p < end && !strchr("{}[],:\r\n", *p)) p++;
      key_end = p - quoted;
      if (at_key && key_end > key + quoted) note_key(keys, key + quoted, (size_t)(key_end - key - quoted));
      at_key = false;
    }
  }
}

bool cjm_looks_like_journey(const char *text, size_t len)
{
  static const char mark[] = "\xEF\xBB\xBF"; /* byte order mark */
  const char *p = text, *end = text + len;
  if (len >= 3 && memcmp(text, mark, 3) == 0) p += 3;
  if (memchr(p, '\0', (size_t)(end - p))) return false;
  const char *first = skip_head(p, end);
  Keys keys = {0};
  if (first < end && *first == '{') {
    note_flow_keys(&keys, first, end);
    return is_journey(&keys);
  }
  for (; p < end && !is_journey(&keys); p = MIN(find_line_end(p, end) + 1, end))
    if (!strchr(" \t\r\n#", *p)) note_line(&keys, p, find_line_end(p, end));
  return is_journey(&keys);
}
