/* dgmo.c: journey maps of Diagrammo: https://diagrammo.app, chart type `journey-map`. */
#include <string.h>

#include "import/importers.h"

typedef struct Dgmo {
  CjmImport *import;
  const char *text;
  size_t at, end;
  CjmPart *journey, *phase, *step;
  CjmEntry *persona; /* while its description is read */
  unsigned step_indent;
  bool in_tags;
} Dgmo;

typedef struct Line {
  size_t start, end;
  unsigned indent;
} Line;

static bool next(Dgmo *d, Line *ret_line)
{
  if (d->at >= d->end) return false;
  const char *end = memchr(d->text + d->at, '\n', d->end - d->at);
  Line line = {d->at, end ? (size_t)(end - d->text) : d->end, 0};
  d->at = line.end + 1;
  while (line.start < line.end && strchr(" \t\r", d->text[line.start])) {
    line.indent += d->text[line.start] == '\t' ? 2 : 1;
    line.start++;
  }
  while (line.end > line.start && strchr(" \t\r", d->text[line.end - 1])) line.end--;
  *ret_line = line;
  return true;
}

/* The text after a keyword with a space or colon; false if the line does not begin with it. */
static bool after(const Dgmo *d, Line line, const char *word, size_t *ret_start)
{
  size_t n = strlen(word);
  if (line.end - line.start <= n || g_ascii_strncasecmp(d->text + line.start, word, n) != 0) return false;
  size_t at = line.start + n;
  while (at < line.end && strchr(" \t", d->text[at])) at++;
  bool has_colon = at < line.end && d->text[at] == ':';
  if (!has_colon && !strchr(" \t", d->text[line.start + n])) return false;
  *ret_start = at + has_colon;
  return true;
}

static CjmSpan span_of(const Dgmo *d, Line line)
{
  return (CjmSpan){d->import->source, (uint32_t)line.start, (uint32_t)line.end};
}

/* Where the values of a step begin: ` score: 3`, after a `|` in older files. The end of the line for none. */
static size_t find_values(const Dgmo *d, Line line)
{
  for (size_t at = line.start; at < line.end; at++) {
    if (d->text[at] == '|') return at;
    if (!strchr(" \t", d->text[at])) continue;
    size_t key = at + 1, n = 0;
    while (key + n < line.end && (g_ascii_isalpha(d->text[key + n]) || strchr("-_", d->text[key + n]))) n++;
    if (n == 0 || key + n >= line.end || d->text[key + n] != ':') continue;
    if (key + n + 1 < line.end && d->text[key + n + 1] != ' ') continue;
    return at;
  }
  return line.end;
}

static void put_value(Dgmo *d, size_t start, size_t end)
{
  const char *colon = memchr(d->text + start, ':', end - start);
  CjmSnippet whole = cjm_import_slice(d->import, start, end);
  if (*whole.text == '\0') return;
  if (!colon) {
    cjm_part_put(d->import, d->step, "notes", cjm_snippet("", whole.span), whole);
    return;
  }
  size_t at = (size_t)(colon - d->text);
  CjmSnippet key = cjm_import_slice(d->import, start, at), value = cjm_import_slice(d->import, at + 1, end);
  if (g_ascii_strcasecmp(key.text, "score") == 0 || g_ascii_strcasecmp(key.text, "emotion") == 0) cjm_part_put(d->import, d->step, "emotion", key, value);
  else if (g_ascii_strcasecmp(key.text, "color") == 0) cjm_import_left(d->import, key.span, "the colour of a step is left aside");
  else cjm_part_put(d->import, d->step, "tags", key, value)->whole = true;
}

static void read_step(Dgmo *d, Line line)
{
  size_t values = find_values(d, line);
  d->step = cjm_part_add(d->import, d->phase ? d->phase : d->journey, cjm_import_slice(d->import, line.start, values));
  d->step_indent = line.indent;
  size_t start = MIN(values + 1, line.end);
  for (size_t at = start; at <= line.end; at++) {
    if (at < line.end && d->text[at] != ',') continue;
    put_value(d, start, at);
    start = MIN(at + 1, line.end);
  }
}

static void read_annotation(Dgmo *d, Line line)
{
  static const struct {
    const char *word, *key;
  } kinds[] = {{"pain", "pain_points"}, {"opportunity", "opportunities"}, {"thought", "thoughts"}, {"description", "actions"}};
  size_t start;
  for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (after(d, line, kinds[i].word, &start)) {
      CjmSnippet text = cjm_import_slice(d->import, start, line.end);
      cjm_part_put(d->import, d->step, kinds[i].key, cjm_snippet("", text.span), text)->whole = true;
      return;
    }
  CjmSnippet text = cjm_import_slice(d->import, line.start, line.end);
  cjm_part_put(d->import, d->step, "notes", cjm_snippet("", text.span), text)->whole = true;
  cjm_import_kept(d->import, text.span, "a line that is neither pain, opportunity, thought nor description is kept as a note");
}

static void read_persona(Dgmo *d, size_t start, Line line)
{
  const char *colour = g_strstr_len(d->text + start, (gssize)(line.end - start), " color:");
  CjmSnippet name = cjm_import_slice(d->import, start, colour ? (size_t)(colour - d->text) : line.end);
  d->persona = cjm_part_put(d->import, d->journey, "persona", cjm_snippet("", name.span), name);
  cjm_entry_put(d->import, d->persona, NULL, cjm_snippet("name", name.span), name);
  if (colour) cjm_import_left(d->import, span_of(d, line), "the colour of the persona is left aside");
}

static void read_line(Dgmo *d, Line line)
{
  size_t start;
  size_t n = line.end - line.start;
  bool is_phase = line.indent == 0 && n > 2 && d->text[line.start] == '[' && d->text[line.end - 1] == ']';
  if (n == 0) {
    d->persona = NULL;
    d->in_tags = false;
  } else if (n >= 2 && strncmp(d->text + line.start, "//", 2) == 0) {
    cjm_import_left(d->import, span_of(d, line), "a comment is left aside");
  } else if (is_phase) {
    d->phase = cjm_part_add(d->import, d->journey, cjm_import_slice(d->import, line.start + 1, line.end - 1));
    d->step = NULL;
    d->persona = NULL;
  } else if (d->persona && line.indent > 0) {
    CjmSnippet text = cjm_import_slice(d->import, line.start, line.end);
    cjm_entry_put(d->import, d->persona, NULL, cjm_snippet("", text.span), text);
  } else if (!d->phase && !d->step && line.indent == 0 && after(d, line, "persona", &start)) {
    read_persona(d, start, line);
  } else if (!d->phase && !d->step && line.indent == 0 && after(d, line, "tag", &start)) {
    d->in_tags = true;
    cjm_import_left(d->import, span_of(d, line), "the colours of tags are left aside; the tags of the steps are kept");
  } else if (d->in_tags && line.indent > 0) {
    return;
  } else if (!d->phase && !d->step && line.indent == 0 && (after(d, line, "active-tag", &start) || (n == 10 && strncmp(d->text + line.start, "solid-fill", n) == 0) ||
                                                            (n == 8 && strncmp(d->text + line.start, "no-title", n) == 0) || (n == 9 && strncmp(d->text + line.start, "no-legend", n) == 0))) {
    cjm_import_left(d->import, span_of(d, line), "a setting of the diagram is left aside");
  } else if (d->step && line.indent > d->step_indent) {
    read_annotation(d, line);
  } else {
    read_step(d, line);
  }
}

static bool find_header(Dgmo *d, size_t *ret_title, Line *ret_line)
{
  Line line = {0, 0, 0};
  if (g_str_has_prefix(d->text + d->at, "\xEF\xBB\xBF")) d->at += 3;
  while (next(d, &line) && (line.end == line.start || strncmp(d->text + line.start, "//", 2) == 0)) {}
  size_t n = strlen("journey-map");
  if (line.end - line.start < n || strncmp(d->text + line.start, "journey-map", n) != 0) return false;
  if (line.end - line.start > n && !strchr(" \t", d->text[line.start + n])) return false;
  *ret_title = line.start + n;
  *ret_line = line;
  return true;
}

static bool recognise(const CjmImport *import)
{
  Dgmo d = {.text = import->source->text, .end = import->source->len};
  size_t title;
  Line line;
  return find_header(&d, &title, &line);
}

static void read_dgmo(CjmImport *import)
{
  Dgmo d = {.import = import, .text = import->source->text, .end = import->source->len};
  size_t title;
  Line line;
  if (!find_header(&d, &title, &line)) return;
  d.journey = cjm_import_add_journey(import, cjm_import_slice(import, title, line.end));
  d.journey->has_scale = true;
  d.journey->min = 1;
  d.journey->max = 5;
  cjm_import_understood(import, span_of(&d, line), "a journey map of Diagrammo: scores are feelings from 1 to 5");
  while (next(&d, &line)) read_line(&d, line);
}

const CjmImporter cjm_importer_dgmo = {
  .name = "dgmo",
  .title = "a journey map of Diagrammo",
  .endings = (const char *const[]){".dgmo", NULL},
  .recognise = recognise,
  .read = read_dgmo,
};
