#include "import/own.h"

#include <string.h>

#include "base/number.h"
#include "format/shapes.h"
#include "fmt/order.h"
#include "import/builder.h"
#include "journey/id.h"

typedef struct Own {
  CjmBuilding b;
  const CjmSheet *sheet;
  CjmNode *root;
  GHashTable *channels; /* title of a channel in brackets → how often it occurs */
  GHashTable *steps;    /* ids of steps */
  double min, max;      /* of all scores */
} Own;

enum { NUMBER, PHASE, STEP, TITLE, FIRST };
static const char *const head[] = {"number", "phase", "step", "title"};

static CjmSnippet cell(const Own *own, size_t row, size_t column)
{
  return own->sheet->cells[row * own->sheet->columns + column];
}

bool cjm_own_is(const CjmSheet *sheet)
{
  if (sheet->rows < 2 || sheet->columns < FIRST) return false;
  for (size_t i = 0; i < G_N_ELEMENTS(head); i++)
    if (strcmp(sheet->cells[i].text, head[i]) != 0) return false;
  return true;
}

/* ---- items ---- */

/* The lines of a cell, without the apostrophes that keep spreadsheets from calculating. */
static char **lines_new(const char *text)
{
  static const char *const signs[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
  GString *plain = g_string_new(NULL);
  for (const char *c = text; *c; c++) {
    bool begins = c == text || strchr(",;\t\n\r\"|", c[-1]), guards = false;
    for (size_t i = 0; begins && *c == '\'' && i < G_N_ELEMENTS(signs); i++) guards |= g_str_has_prefix(c + 1, signs[i]);
    if (!guards && *c != '\r') g_string_append_c(plain, *c);
  }
  char **lines = g_strsplit(plain->str, "\n", -1);
  g_string_free(plain, TRUE);
  return lines;
}

static CjmNode *text_node(Own *own, CjmSpan span, const char *text)
{
  return cjm_build_text(&own->b, span, text);
}

static void put_text(Own *own, CjmNode *map, const char *key, CjmSpan span, const char *text)
{
  cjm_build_put(&own->b, map, key, text_node(own, span, text));
}

static void add_note(Own *own, CjmNode *step, CjmSpan span, const char *key, const char *text)
{
  g_autofree char *note = g_strdup_printf("%s: %s", key, text);
  cjm_build_add(&own->b, step, "notes", text_node(own, span, note));
  cjm_import_kept(own->b.import, span, "\"%s\" is no value of `%s`, and is kept as a note", text, key);
}

/* "Key: text" in two parts, the first of them ending after the key; false if there is no colon. */
static bool split_at_colon(char *line, const char **ret_text)
{
  char *colon = strstr(line, ": ");
  if (!colon || colon == line) return false;
  *colon = '\0';
  *ret_text = colon + 2;
  return true;
}

static const CjmNode *find_by(const CjmNode *list, const char *key, const char *text)
{
  for (size_t i = 0; list && i < list->n; i++) {
    const CjmNode *value = cjm_node_get(list->items[i], key);
    if (value && strcmp(value->text, text) == 0) return list->items[i];
  }
  return NULL;
}

/* The id of an object of a list of the journey, which is added if it is not there. */
static const char *define(Own *own, const char *list, CjmSpan span, const char *title, const char *id)
{
  const CjmNode *there = cjm_node_get(own->root, list);
  const CjmNode *other = id ? find_by(there, "id", id) : find_by(there, "title", title);
  if (other) return cjm_node_get(other, "id")->text;
  g_autofree char *slug = id ? g_strdup(id) : cjm_id_slug_new(title);
  CjmNode *map = cjm_build_map(&own->b, span);
  const char *made = *slug ? cjm_arena_strdup(own->b.import->arena, slug) : cjm_arena_printf(own->b.import->arena, "%s-%zu", list, there ? there->n + 1 : 1);
  put_text(own, map, "id", span, made);
  put_text(own, map, "title", span, title);
  cjm_build_add(&own->b, own->root, list, map);
  return made;
}

typedef void Put(Own *own, CjmNode *step, const char *key, CjmSpan span, char *line);

static void put_item(Own *own, CjmNode *step, const char *key, CjmSpan span, char *line)
{
  cjm_build_add(&own->b, step, key, text_node(own, span, line));
}

static void put_value(Own *own, CjmNode *step, const char *key, CjmSpan span, char *line)
{
  if (cjm_node_get(step, key)) add_note(own, step, span, key, line);
  else put_text(own, step, key, span, line);
}

static void put_choice(Own *own, CjmNode *step, const char *key, CjmSpan span, char *line)
{
  const CjmField *field = cjm_shape_field(&cjm_shape_step, key);
  if (field->words && !cjm_word_find(field->words, line)) add_note(own, step, span, key, line);
  else put_value(own, step, key, span, line);
}

static void put_number(Own *own, CjmNode *step, const char *key, CjmSpan span, char *line)
{
  double number;
  if (cjm_number_parse(line, &number)) put_value(own, step, key, span, line);
  else add_note(own, step, span, key, line);
}

static void put_act(Own *own, CjmNode *step, const char *key, CjmSpan span, char *line)
{
  enum { WHO_MAX = 40 /* bytes */ };
  const char *text, *colon = strstr(line, ": ");
  if (!colon || colon - line > WHO_MAX || !split_at_colon(line, &text)) {
    put_item(own, step, key, span, line);
    return;
  }
  CjmNode *map = cjm_build_map(&own->b, span);
  put_text(own, map, "who", span, line);
  put_text(own, map, "text", span, text);
  cjm_build_add(&own->b, step, key, map);
}

static void put_persona(Own *own, CjmNode *step, const char *key, CjmSpan span, char *line)
{
  cjm_build_add(&own->b, step, key, text_node(own, span, define(own, "personas", span, line, NULL)));
}

static void put_path(Own *own, CjmNode *step, const char *key, CjmSpan span, char *line)
{
  cjm_build_add(&own->b, step, key, text_node(own, span, define(own, "paths", span, line, NULL)));
}

static void put_tag(Own *own, CjmNode *step, const char *key, CjmSpan span, char *line)
{
  cjm_build_add(&own->b, step, key, text_node(own, span, define(own, "tags", span, line, NULL)));
}

static void leave_file(Own *own, CjmNode *step, const char *key, CjmSpan span, char *line)
{
  (void)step;
  cjm_import_left(own->b.import, span, "\"%s\" of `%s` is left aside: it is another file", line, key);
}

static void put_sense(Own *own, CjmNode *step, const char *key, CjmSpan span, char *line)
{
  const char *text;
  CjmNode *senses = cjm_node_get(step, key);
  if (!split_at_colon(line, &text) || (senses && cjm_node_get(senses, line))) {
    add_note(own, step, span, key, line);
    return;
  }
  if (!senses) cjm_build_put(&own->b, step, key, senses = cjm_build_map(&own->b, span));
  put_text(own, senses, line, span, text);
}

/* The channel of "Form (Website)": where the brackets begin, and its title; 0 for none. */
static size_t channel_of(const char *line, char **ret_title)
{
  size_t len = strlen(line);
  const char *open = NULL, *at = line;
  while ((at = strstr(at, " ("))) open = at++;
  if (!open || open == line || len < 4 || line[len - 1] != ')' || strchr(open, ')') != line + len - 1) return 0;
  *ret_title = g_strndup(open + 2, len - 1 - (size_t)(open + 2 - line));
  return (size_t)(open - line);
}

static void count_channels(Own *own, size_t column)
{
  for (size_t r = 1; r < own->sheet->rows; r++) {
    g_auto(GStrv) lines = lines_new(cell(own, r, column).text);
    for (char **line = lines; *line; line++) {
      char *title = NULL;
      if (channel_of(*line, &title)) g_hash_table_insert(own->channels, title, GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(own->channels, title)) + 1));
    }
  }
}

/* What stands in brackets is a channel if several touchpoints have it, or a touchpoint is it. */
static void put_touchpoint(Own *own, CjmNode *step, const char *key, CjmSpan span, char *line)
{
  g_autofree char *channel = NULL;
  size_t end = channel_of(line, &channel);
  if (end == 0 || GPOINTER_TO_UINT(g_hash_table_lookup(own->channels, channel)) < 2) {
    put_item(own, step, key, span, line);
    return;
  }
  line[end] = '\0';
  CjmNode *map = cjm_build_map(&own->b, span);
  put_text(own, map, "title", span, line);
  put_text(own, map, "channel", span, define(own, "channels", span, channel, NULL));
  cjm_build_add(&own->b, step, key, map);
}

static void put_moment(Own *own, CjmNode *step, const char *key, CjmSpan span, char *line)
{
  g_autofree char *whole = g_strdup(line);
  const char *text = NULL;
  split_at_colon(line, &text);
  if (!cjm_word_find(cjm_shape_field(&cjm_shape_moment, "kind")->words, line)) {
    add_note(own, step, span, key, whole);
    return;
  }
  CjmNode *map = cjm_build_map(&own->b, span);
  put_text(own, map, "kind", span, line);
  if (text) put_text(own, map, "text", span, text);
  cjm_build_add(&own->b, step, key, map);
}

static bool is_duration(const char *text)
{
  return g_regex_match_simple("^(?:\\d+(?:\\.\\d+)?(?:s|m|h|d|w|mo|y))+(?:-(?:\\d+(?:\\.\\d+)?(?:s|m|h|d|w|mo|y))+)?$", text, 0, 0);
}

static CjmNode *map_of(Own *own, CjmNode *step, const char *key, CjmSpan span)
{
  CjmNode *map = cjm_node_get(step, key);
  if (!map) cjm_build_put(&own->b, step, key, map = cjm_build_map(&own->b, span));
  return map;
}

static void put_when(Own *own, CjmNode *step, const char *key, CjmSpan span, char *line)
{
  bool is_waiting = strcmp(key, "waiting") == 0;
  const char *part = is_waiting ? "waiting" : is_duration(line) ? "duration" : "at";
  CjmNode *when = cjm_node_get(step, "when");
  if ((is_waiting && !is_duration(line)) || (when && cjm_node_get(when, part))) add_note(own, step, span, key, line);
  else put_text(own, map_of(own, step, "when", span), part, span, line);
}

static void put_cost(Own *own, CjmNode *step, const char *key, CjmSpan span, char *line)
{
  g_autoptr(GRegex) regex = g_regex_new("^(-?[0-9]+(?:\\.[0-9]+)?) ([A-Z]{3})(?: / (.+))?$", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  if (!g_regex_match(regex, line, 0, &match) || cjm_node_get(step, key)) {
    add_note(own, step, span, key, line);
    return;
  }
  static const char *const keys[] = {"amount", "currency", "per"};
  CjmNode *map = map_of(own, step, key, span);
  for (gint i = 0; i < (gint)G_N_ELEMENTS(keys); i++) {
    g_autofree char *text = g_match_info_fetch(match, i + 1);
    if (text && *text) put_text(own, map, keys[i], span, text);
  }
}

static void put_link(Own *own, CjmNode *step, const char *key, CjmSpan span, char *line)
{
  char *space = strrchr(line, ' ');
  const char *url = space ? space + 1 : line;
  if (!g_regex_match_simple("^(?:https?://|mailto:)[^\\s]+$", url, 0, 0)) {
    add_note(own, step, span, key, line);
    return;
  }
  CjmNode *map = cjm_build_map(&own->b, span);
  if (space) *space = '\0';
  if (space) put_text(own, map, "text", span, line);
  put_text(own, map, "url", span, url);
  cjm_build_add(&own->b, step, key, map);
}

static void put_next(Own *own, CjmNode *step, const char *key, CjmSpan span, char *line)
{
  char *colon = g_strrstr(line, ": ");
  const char *to = colon ? colon + 2 : line;
  if (!g_hash_table_contains(own->steps, to)) {
    add_note(own, step, span, key, line);
    return;
  }
  CjmNode *map = cjm_build_map(&own->b, span);
  if (colon) *colon = '\0';
  put_text(own, map, "to", span, to);
  if (colon) put_text(own, map, "label", span, line);
  cjm_build_add(&own->b, step, key, map);
}

/* ---- columns ---- */

/* Columns that are not lists of texts. Another heading is the id of a lane. */
static const struct {
  const char *key;
  Put *put;
} columns[] = {
  {"actor", put_persona},   {"persona", put_persona},       {"status", put_choice},  {"path", put_path},         {"tags", put_tag},
  {"journey", leave_file},  {"engagement", put_number},     {"senses", put_sense},   {"moment", put_moment},     {"touchpoints", put_touchpoint},
  {"evidence", put_act},    {"frontstage", put_act},        {"backstage", put_act},  {"support", put_act},       {"when", put_when},
  {"waiting", put_when},    {"cost", put_cost},             {"image", leave_file},   {"links", put_link},        {"owner", put_value},
  {"outside", put_value},   {"next", put_next},
};

static Put *put_of(const char *key)
{
  for (size_t i = 0; i < G_N_ELEMENTS(columns); i++)
    if (strcmp(columns[i].key, key) == 0) return columns[i].put;
  return put_item;
}

static bool has_prefix(const char *key, const char *prefix, const char **ret_rest)
{
  size_t n = strlen(prefix);
  if (strncmp(key, prefix, n) != 0) return false;
  *ret_rest = key[n] == ':' ? key + n + 1 : NULL;
  return key[n] == '\0' || key[n] == ':';
}

static void add_lane(Own *own, CjmSnippet heading)
{
  if (find_by(cjm_node_get(own->root, "lanes"), "id", heading.text)) return;
  CjmNode *map = cjm_build_map(&own->b, heading.span);
  put_text(own, map, "id", heading.span, heading.text);
  put_text(own, map, "kind", heading.span, "list");
  cjm_build_add(&own->b, own->root, "lanes", map);
}

static bool is_id(const char *text)
{
  return *text && *cjm_id_skip(text) == '\0';
}

/* What the headings define: personas, metrics, lanes. */
static void put_headings(Own *own)
{
  const char *rest;
  bool has_others = false;
  for (size_t c = FIRST; c < own->sheet->columns; c++) {
    const char *key = cell(own, 0, c).text;
    has_others |= strcmp(key, "actor") == 0 || strcmp(key, "persona") == 0 || (has_prefix(key, "emotion", &rest) && rest);
    if (strcmp(key, "touchpoints") == 0) count_channels(own, c);
  }
  /* Feelings without a name are those of the primary persona, whose name the table does not have. */
  if (has_others && !cjm_node_get(own->root, "personas")) define(own, "personas", cell(own, 0, 0).span, "Primary persona", "primary-persona");
  for (size_t c = FIRST; c < own->sheet->columns; c++) {
    CjmSnippet heading = cell(own, 0, c);
    bool is_metric = has_prefix(heading.text, "metric", &rest) && rest && is_id(rest);
    if (is_metric) define(own, "metrics", heading.span, rest, rest);
    else if (has_prefix(heading.text, "emotion", &rest) && rest && is_id(rest)) define(own, "personas", heading.span, rest, rest);
    else if (!cjm_shape_field(&cjm_shape_step, heading.text) && !has_prefix(heading.text, "emotion", &rest) && !has_prefix(heading.text, "feeling", &rest) &&
             put_of(heading.text) == put_item && is_id(heading.text))
      add_lane(own, heading);
  }
}

/* ---- rows ---- */

/* The scores and names of feelings stand in two columns. Of several feelings only the last has a score. */
static void put_feelings(Own *own, CjmNode *step, const char *persona, CjmSnippet score, CjmSnippet names)
{
  double value;
  g_autofree char *number = g_strdelimit(g_strdup(score.text), ",", '.');
  if (!cjm_number_parse(number, &value)) {
    if (*score.text || *names.text) add_note(own, step, score.span, "emotion", *score.text ? score.text : names.text);
    return;
  }
  own->min = MIN(own->min, value);
  own->max = MAX(own->max, value);
  g_auto(GStrv) lines = lines_new(names.text);
  CjmNode *list = cjm_build_list(&own->b, score.span);
  for (char **line = lines; *line && **line; line++) {
    CjmNode *map = cjm_build_map(&own->b, score.span);
    put_text(own, map, "score", score.span, number);
    put_text(own, map, "label", names.span, *line);
    cjm_build_put(&own->b, list, NULL, map);
  }
  if (list->n > 1) cjm_import_doubt(own->b.import, names.span, "of several feelings in a step only the last has a score here; the others have the same");
  CjmNode *feelings = list->n == 0 ? text_node(own, score.span, number) : list->n == 1 ? list->items[0] : list;
  if (persona) cjm_build_put(&own->b, map_of(own, step, "emotions", score.span), persona, feelings);
  else cjm_build_put(&own->b, step, "emotion", feelings);
}

static void put_metric(Own *own, CjmNode *step, const char *id, CjmSnippet text)
{
  double value;
  g_autofree char *number = g_strdelimit(g_strdup(text.text), ",", '.');
  if (cjm_number_parse(number, &value)) put_text(own, map_of(own, step, "metrics", text.span), id, text.span, number);
  else add_note(own, step, text.span, id, text.text);
}

static void put_cells(Own *own, CjmNode *step, size_t row)
{
  const char *rest;
  for (size_t c = FIRST; c < own->sheet->columns; c++) {
    const char *key = cell(own, 0, c).text;
    CjmSnippet text = cell(own, row, c), nothing = cjm_snippet("", text.span);
    if (has_prefix(key, "feeling", &rest) || !*text.text) continue;
    if (has_prefix(key, "emotion", &rest) && (!rest || is_id(rest))) {
      put_feelings(own, step, rest, text, c + 1 < own->sheet->columns && g_str_has_prefix(cell(own, 0, c + 1).text, "feeling") ? cell(own, row, c + 1) : nothing);
      continue;
    }
    if (has_prefix(key, "metric", &rest) && rest && is_id(rest)) {
      put_metric(own, step, rest, text);
      continue;
    }
    g_auto(GStrv) lines = lines_new(text.text);
    Put *put = put_of(key);
    bool has_place = put != put_item || is_id(key);
    for (char **line = lines; *line; line++) {
      if (!**line) continue;
      if (has_place) put(own, step, key, text.span, *line);
      else add_note(own, step, text.span, key, *line);
    }
  }
}

/* A title that repeats the first action stands for none; an id that follows from the title need not be written. */
static void put_name(Own *own, CjmNode *step, CjmSnippet title, CjmSnippet id)
{
  const CjmNode *actions = cjm_node_get(step, "actions");
  g_auto(GStrv) lines = lines_new(title.text);
  g_autofree char *plain = g_strjoinv("\n", lines), *slug = cjm_id_slug_new(plain);
  bool repeats = actions && strcmp(actions->items[0]->text, plain) == 0;
  if (!repeats && *plain) put_text(own, step, "title", title.span, plain);
  else if (!actions) put_text(own, step, "title", title.span, "–");
  if (*id.text && strcmp(id.text, slug) != 0 && is_id(id.text)) put_text(own, step, "id", id.span, id.text);
}

/* The rows of a phase: those with its name, up to the one that spans another phase of it. */
static size_t phase_end(const Own *own, size_t row)
{
  size_t end = row + 1;
  while (end < own->sheet->rows && *cell(own, end, NUMBER).text && (!*cell(own, end, PHASE).text || strcmp(cell(own, end, PHASE).text, cell(own, row, PHASE).text) == 0)) end++;
  return end;
}

static CjmNode *phase_node(Own *own, size_t row, size_t end)
{
  CjmNode *phase = cjm_build_map(&own->b, cell(own, row, PHASE).span);
  bool spans = !*cell(own, row, NUMBER).text;
  bool is_single = !spans && end == row + 1 && strcmp(cell(own, row, PHASE).text, cell(own, row, TITLE).text) == 0;
  if (is_single) {
    put_cells(own, phase, row);
    put_name(own, phase, cell(own, row, PHASE), cell(own, row, STEP));
    if (!cjm_node_get(phase, "title")) put_text(own, phase, "title", cell(own, row, PHASE).span, cell(own, row, PHASE).text);
    return phase;
  }
  g_auto(GStrv) lines = lines_new(cell(own, row, PHASE).text);
  g_autofree char *title = g_strjoinv("\n", lines);
  put_text(own, phase, "title", cell(own, row, PHASE).span, *title ? title : "–");
  if (spans) put_cells(own, phase, row);
  CjmNode *steps = cjm_build_list(&own->b, cell(own, row, PHASE).span);
  for (size_t r = spans ? row + 1 : row; r < end; r++) {
    CjmNode *step = cjm_build_map(&own->b, cell(own, r, TITLE).span);
    put_cells(own, step, r);
    put_name(own, step, cell(own, r, TITLE), cell(own, r, STEP));
    cjm_build_put(&own->b, steps, NULL, step);
  }
  if (steps->n) cjm_build_put(&own->b, phase, "steps", steps);
  return phase;
}

/* The scale is that of the scores, as the table has none. */
static void put_scale(Own *own, CjmSpan span)
{
  static const double scales[][2] = {{-2, 2}, {1, 5}, {0, 5}, {0, 10}, {-5, 5}, {0, 100}, {-100, 100}};
  for (size_t i = 0; i < G_N_ELEMENTS(scales); i++) {
    if (own->min < scales[i][0] || own->max > scales[i][1]) continue;
    if (i == 0) return;
    CjmNode *scale = cjm_build_map(&own->b, span);
    cjm_build_put(&own->b, scale, "min", cjm_build_number(&own->b, span, scales[i][0]));
    cjm_build_put(&own->b, scale, "max", cjm_build_number(&own->b, span, scales[i][1]));
    cjm_build_put(&own->b, own->root, "scale", scale);
    cjm_import_understood(own->b.import, span, "scores are on a scale from %d to %d", (int)scales[i][0], (int)scales[i][1]);
    return;
  }
}

void cjm_own_read(CjmImport *import, const CjmSheet *sheet, CjmNode *root)
{
  Own own = {.b = {.import = import}, .sheet = sheet, .min = G_MAXDOUBLE, .max = -G_MAXDOUBLE};
  CjmSpan span = sheet->cells[0].span;
  own.root = root ? root : cjm_build_map(&own.b, span);
  own.channels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  own.steps = g_hash_table_new(g_str_hash, g_str_equal);
  for (size_t r = 1; r < sheet->rows; r++) g_hash_table_add(own.steps, (gpointer)cell(&own, r, STEP).text);
  g_autofree char *name = cjm_import_name_new(import);
  if (!cjm_node_get(own.root, "title")) put_text(&own, own.root, "title", span, name);
  if (!root && import->settings->lang) put_text(&own, own.root, "lang", span, import->settings->lang);
  put_headings(&own);
  CjmNode *phases = cjm_build_list(&own.b, span);
  for (size_t r = 1, end; r < sheet->rows; r = end) {
    end = phase_end(&own, r);
    cjm_build_put(&own.b, phases, NULL, phase_node(&own, r, end));
  }
  put_scale(&own, span);
  cjm_build_put(&own.b, own.root, "phases", phases);
  cjm_canonical_sort(own.root);
  CjmPart *journey = cjm_import_add_journey(import, cjm_snippet("", span));
  journey->root = own.root;
  cjm_import_understood(import, span, "a file that `cjm export` wrote");
  g_hash_table_unref(own.channels);
  g_hash_table_unref(own.steps);
}
