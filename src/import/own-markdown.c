/* own-markdown.c: a document that `cjm export -f markdown` wrote, turned back into the map that it shows. The chart and the table of phases follow from the
 * rest, and are skipped. */
#include <string.h>

#include "base/number.h"
#include "fmt/order.h"
#include "format/step-rows.h"
#include "import/builder.h"
#include "import/own-document.h"
#include "import/own.h"
#include "journey/id.h"

static void add_items(CjmOwnDocument *d, CjmNode *map, const char *key, CjmSpan span, const char *raw)
{
  g_auto(GStrv) items = g_strsplit(raw, " · ", -1);
  for (char **item = items; *item; item++)
    if (**item) cjm_build_add(&d->b, map, key, cjm_build_text(&d->b, span, cjm_own_plain(d, *item)));
}

typedef struct Choice {
  CjmWord word;
  const char *key;
} Choice;

static const Choice states[] = {{CJM_WORD_STATE_CURRENT, "current"}, {CJM_WORD_STATE_FUTURE, "future"}};
static const Choice statuses[] = {{CJM_WORD_RESEARCH_ASSUMPTION, "assumption"}, {CJM_WORD_RESEARCH_PARTLY, "partly-researched"}, {CJM_WORD_RESEARCH_DONE, "researched"}};
static const Choice roles[] = {{CJM_WORD_ROLE_PRIMARY, "primary"}, {CJM_WORD_ROLE_SECONDARY, "secondary"}, {CJM_WORD_ROLE_EMPLOYEE, "employee"}};
static const Choice plan_statuses[] = {{CJM_WORD_STATUS_PLANNED, "planned"}, {CJM_WORD_STATUS_DOING, "doing"}, {CJM_WORD_STATUS_DONE, "done"}, {CJM_WORD_STATUS_DROPPED, "dropped"}};
static const Choice persona_lists[] = {
  {CJM_WORD_PERSONA_GOALS, "goals"},       {CJM_WORD_PERSONA_MOTIVATIONS, "motivations"},   {CJM_WORD_PERSONA_NEEDS, "needs"}, {CJM_WORD_PERSONA_EXPECTATIONS, "expectations"},
  {CJM_WORD_PERSONA_FRUSTRATIONS, "frustrations"}, {CJM_WORD_PERSONA_PREFERS, "prefers"}, {CJM_WORD_PERSONA_OWNS, "owns"},   {CJM_WORD_PERSONA_INTERESTS, "interests"},
};

static const char *choose(const CjmOwnDocument *d, const Choice *choices, size_t n, const char *text)
{
  for (size_t i = 0; i < n; i++)
    if (strcmp(cjm_own_word(d, choices[i].word), text) == 0) return choices[i].key;
  return NULL;
}

/* ---- lines ---- */

static const CjmOwnLine *peek(const CjmOwnDocument *d)
{
  static const CjmOwnLine end = {"## ", {NULL, 0, 0}};
  return d->at < d->lines->len ? &g_array_index(d->lines, CjmOwnLine, d->at) : &end;
}

static bool begins(const CjmOwnLine *line, const char *prefix)
{
  return g_str_has_prefix(line->text, prefix);
}

static bool at_end(const CjmOwnDocument *d)
{
  return d->at >= d->lines->len;
}

/* "* **Label:** text" in its parts, as they are written. */
static bool labelled(const CjmOwnDocument *d, const CjmOwnLine *line, const char **ret_label, const char **ret_text)
{
  static const char open[] = "* **", close[] = ":** ";
  const char *end = begins(line, open) ? strstr(line->text + strlen(open), close) : NULL;
  if (!end) return false;
  *ret_label = cjm_own_plain(d, cjm_arena_strndup(d->arena, line->text + strlen(open), (size_t)(end - line->text) - strlen(open)));
  *ret_text = end + strlen(close);
  return true;
}

/* The cells of a row of a table. */
static GPtrArray *cells_new(const CjmOwnDocument *d, const char *row)
{
  GPtrArray *cells = g_ptr_array_new();
  for (const char *c = row + 1, *start = c; *c; c++) {
    if (*c == '\\' && c[1]) c++;
    else if (*c == '|') {
      g_ptr_array_add(cells, g_strstrip(cjm_arena_strndup(d->arena, start, (size_t)(c - start))));
      start = c + 1;
    }
  }
  return cells;
}

/* ---- heading ---- */

/* The version in the phrase of the language. */
static const char *version(const CjmOwnDocument *d, const char *text)
{
  g_autofree char *phrase = cjm_lang_phrase_new(d->lang, CJM_WORD_META_VERSION, "x\x0ex", NULL);
  const char *hit = strstr(phrase, "x\x0ex");
  size_t before = hit ? (size_t)(hit - phrase) : 0, after = hit ? strlen(hit) - 3 : 0, n = strlen(text);
  if (!hit || n <= before + after || strncmp(phrase, text, before) != 0 || strcmp(text + n - after, hit + 3) != 0) return NULL;
  return cjm_own_without_isolate(d, cjm_arena_strndup(d->arena, text + before, n - before - after));
}

/* State, status, owner, version and date. False if none of them but the owner would be there. */
static bool put_about(CjmOwnDocument *d, const CjmOwnLine *line)
{
  g_auto(GStrv) parts = g_strsplit(line->text, " · ", -1);
  const char *found[5] = {NULL};
  static const char *const keys[] = {"state", "status", "owner", "version", "updated"};
  enum { OWNER = 2 };
  bool any = false;
  for (char **part = parts; *part; part++) {
    const char *text = cjm_own_plain(d, *part);
    const char *values[] = {choose(d, states, G_N_ELEMENTS(states), text), choose(d, statuses, G_N_ELEMENTS(statuses), text), NULL, version(d, text), cjm_own_date(d, text)};
    size_t i = 0;
    while (i < G_N_ELEMENTS(values) && (!values[i] || found[i])) i++;
    if (i < G_N_ELEMENTS(values)) {
      found[i] = values[i];
      any = true;
    } else {
      found[OWNER] = found[OWNER] ? cjm_arena_printf(d->arena, "%s · %s", found[OWNER], text) : text;
    }
  }
  for (size_t i = 0; any && i < G_N_ELEMENTS(keys); i++)
    if (found[i]) cjm_own_put(d, d->root, keys[i], line->span, found[i]);
  return any;
}

static void read_heading(CjmOwnDocument *d)
{
  cjm_own_put(d, d->root, "title", peek(d)->span, cjm_own_plain(d, peek(d)->text + strlen("# ")));
  if (!cjm_node_get(d->root, "title")) cjm_own_put(d, d->root, "title", peek(d)->span, "–");
  const CjmOwnLine *paragraphs[3];
  size_t n = 0;
  for (d->at++; !begins(peek(d), "## ") && !begins(peek(d), "* **"); d->at++)
    if (*peek(d)->text && n < G_N_ELEMENTS(paragraphs)) paragraphs[n++] = peek(d);
  size_t first = 0;
  if (n && begins(paragraphs[0], "**") && g_str_has_suffix(paragraphs[0]->text, "**")) {
    cjm_own_put(d, d->root, "headline", paragraphs[0]->span, cjm_own_plain(d, paragraphs[0]->text));
    first = 1;
  }
  if (n == first + 1 && !put_about(d, paragraphs[first])) cjm_own_put(d, d->root, "subtitle", paragraphs[first]->span, cjm_own_plain(d, paragraphs[first]->text));
  if (n == first + 2) {
    cjm_own_put(d, d->root, "subtitle", paragraphs[first]->span, cjm_own_plain(d, paragraphs[first]->text));
    if (!put_about(d, paragraphs[first + 1])) cjm_own_put(d, d->root, "owner", paragraphs[first + 1]->span, cjm_own_plain(d, paragraphs[first + 1]->text));
  }
  for (; !begins(peek(d), "## "); d->at++) {
    const char *label, *text;
    if (!labelled(d, peek(d), &label, &text)) continue;
    CjmSpan span = peek(d)->span;
    if (strcmp(label, cjm_own_word(d, CJM_WORD_SCENARIO)) == 0) cjm_own_put(d, d->root, "scenario", span, cjm_own_plain(d, text));
    else if (strcmp(label, cjm_own_word(d, CJM_WORD_OBJECTIVE)) == 0) cjm_own_put(d, d->root, "objective", span, cjm_own_plain(d, text));
    else if (strcmp(label, cjm_own_word(d, CJM_WORD_SCOPE)) == 0) {
      const char *arrow = strstr(text, " → ");
      CjmNode *scope = cjm_build_map(&d->b, span);
      cjm_own_put(d, scope, "from", span, cjm_own_plain(d, arrow ? cjm_arena_strndup(d->arena, text, (size_t)(arrow - text)) : text));
      if (arrow) cjm_own_put(d, scope, "to", span, cjm_own_plain(d, arrow + strlen(" → ")));
      cjm_build_put(&d->b, d->root, "scope", scope);
    } else cjm_import_left(d->b.import, span, "\"%s\" is nothing that `cjm export` writes here, and is left aside", label);
  }
}

/* ---- personas ---- */

/* "**Title** (role) – description", and a quote on the next line. */
static CjmNode *read_persona(CjmOwnDocument *d)
{
  const CjmOwnLine *line = peek(d);
  const char *close = strstr(line->text + 2, "**");
  if (!close) return NULL;
  CjmNode *persona = cjm_own_add_object(d, "personas", line->span, cjm_own_plain(d, cjm_arena_strndup(d->arena, line->text + 2, (size_t)(close - line->text) - 2)));
  char *rest = cjm_arena_strdup(d->arena, close + 2);
  bool has_quote = g_str_has_suffix(rest, "<br>") && d->at + 1 < d->lines->len;
  if (has_quote) rest[strlen(rest) - strlen("<br>")] = '\0';
  const char *end = g_str_has_prefix(rest, " (") ? strchr(rest, ')') : NULL;
  const char *role = end ? choose(d, roles, G_N_ELEMENTS(roles), cjm_arena_strndup(d->arena, rest + 2, (size_t)(end - rest) - 2)) : NULL;
  if (role) cjm_own_put(d, persona, "role", line->span, role);
  if (role) rest += end + 1 - rest;
  if (g_str_has_prefix(rest, " – ")) cjm_own_put(d, persona, "description", line->span, cjm_own_plain(d, rest + strlen(" – ")));
  if (has_quote) {
    d->at++;
    const char *text = cjm_own_plain(d, peek(d)->text), *quote = cjm_own_unquoted(d, text);
    cjm_own_put(d, persona, "quote", peek(d)->span, quote ? quote : text);
  }
  return persona;
}

/* A second text for a key. */
static void make_list(CjmOwnDocument *d, CjmNode *map, const char *key, const char *text, CjmSpan span)
{
  for (size_t i = 0; i < map->n; i++) {
    if (strcmp(map->keys[i]->text, key) != 0) continue;
    CjmNode *list = map->items[i];
    if (list->kind != CJM_NODE_LIST) {
      list = cjm_build_list(&d->b, span);
      cjm_build_put(&d->b, list, NULL, map->items[i]);
      map->items[i] = list;
    }
    cjm_build_put(&d->b, list, NULL, cjm_build_text(&d->b, span, text));
  }
}

static void read_personas(CjmOwnDocument *d)
{
  CjmNode *persona = NULL;
  bool after_lists = false;
  for (d->at++; !begins(peek(d), "## "); d->at++) {
    const char *label, *text;
    CjmSpan span = peek(d)->span;
    if (begins(peek(d), "**")) {
      persona = read_persona(d);
      after_lists = false;
    } else if (persona && labelled(d, peek(d), &label, &text) && *label) {
      const char *list = choose(d, persona_lists, G_N_ELEMENTS(persona_lists), label), *key = after_lists ? "details" : "demographics";
      if (list) {
        after_lists = true;
        add_items(d, persona, list, span, text);
        continue;
      }
      CjmNode *map = cjm_node_get(persona, key);
      if (!map) cjm_build_put(&d->b, persona, key, map = cjm_build_map(&d->b, span));
      CjmNode *there = cjm_node_get(map, label);
      if (there) make_list(d, map, label, cjm_own_plain(d, text), span);
      else cjm_own_put(d, map, label, span, cjm_own_plain(d, text));
    } else if (*peek(d)->text) {
      cjm_import_left(d->b.import, span, "a line about a persona is left aside: `cjm export` writes none like it");
    }
  }
}

/* ---- phases ---- */

/* Skips what follows from the rest, down to the first phase. The scale is that of the chart. */
static void skip_experience(CjmOwnDocument *d)
{
  size_t fence = 0;
  for (d->at++; !at_end(d) && (fence || !begins(peek(d), "## ")); d->at++) {
    const char *text = peek(d)->text;
    size_t ticks = strspn(text, "`");
    static const char axis[] = "    y-axis ";
    double min, max;
    if (ticks >= 3 && !fence) fence = ticks;
    else if (fence && ticks == fence && !text[ticks]) fence = 0;
    else if (fence && g_str_has_prefix(text, axis)) {
      g_auto(GStrv) ends = g_strsplit(text + strlen(axis), " --> ", 2);
      bool is_scale = ends[0] && ends[1] && cjm_number_parse(ends[0], &min) && cjm_number_parse(ends[1], &max);
      if (!is_scale || (min == -2 && max == 2) || cjm_node_get(d->root, "scale")) continue;
      CjmNode *scale = cjm_build_map(&d->b, peek(d)->span);
      cjm_own_put(d, scale, "min", peek(d)->span, cjm_own_digits(d, min));
      cjm_own_put(d, scale, "max", peek(d)->span, cjm_own_digits(d, max));
      cjm_build_put(&d->b, d->root, "scale", scale);
    }
  }
}

static CjmOwnColumn *add_column(CjmOwnDocument *d, const char *phase_title)
{
  CjmOwnColumn *column = cjm_arena_make(d->arena, CjmOwnColumn, 1);
  *column = (CjmOwnColumn){.place = *peek(d), .phase = d->phases - 1, .phase_title = phase_title, .number = "", .title = "", .cells = g_hash_table_new(g_str_hash, g_str_equal),
                     .feelings = g_ptr_array_new(), .metrics = g_ptr_array_new()};
  g_ptr_array_add(d->columns, column);
  return column;
}

/* The place of a row among the others; a new one stands after the last that the step has. */
static guint row_at(CjmOwnDocument *d, const char *title, guint after)
{
  for (guint i = 0; i < d->rows->len; i++)
    if (strcmp(d->rows->pdata[i], title) == 0) return i;
  g_ptr_array_insert(d->rows, (gint)after, (gpointer)title);
  return after;
}

/* An item as a line of a cell of the table. */
static void append_line(GString *out, const char *text)
{
  bool is_guarded = *text == '\'' && text[1] && strchr("=+-@\xEF", text[1]);
  g_string_append_printf(out, "%s• ", out->len ? "\n" : "");
  for (const char *c = text; *c; c++) {
    g_string_append_c(out, *c);
    if (*c == '\'' && (c > text || is_guarded)) g_string_append_c(out, CJM_OWN_GUARD);
  }
}

static void read_cell(CjmOwnDocument *d, CjmOwnColumn *column, const char *label, const char *raw, guint *after)
{
  g_auto(GStrv) items = g_strsplit(raw, " · ", -1);
  bool is_feeling = strcmp(label, cjm_own_word(d, CJM_WORD_EMOTION)) == 0, is_metric = strcmp(label, cjm_own_word(d, CJM_WORD_METRICS)) == 0;
  const char *key = cjm_step_row_key(label, d->lang);
  GString *cell = g_hash_table_lookup(column->cells, label);
  if (!is_feeling && !is_metric && !cell) {
    cell = g_string_new(NULL);
    g_hash_table_insert(column->cells, (gpointer)label, cell);
    *after = row_at(d, label, *after) + 1;
  }
  for (char **item = items; *item; item++) {
    const char *text = cjm_own_plain(d, *item), *inner;
    double number;
    if (!*text) continue;
    if (is_feeling) g_ptr_array_add(column->feelings, (gpointer)text);
    else if (is_metric) g_ptr_array_add(column->metrics, (gpointer)text);
    else if (g_strcmp0(key, "thoughts") == 0 && (inner = cjm_own_unquoted(d, text))) append_line(cell, inner);
    else if (g_strcmp0(key, "engagement") == 0 && cjm_own_parse_number(d, text, cjm_own_write_number, &number)) append_line(cell, cjm_own_digits(d, number));
    else append_line(cell, text);
  }
}

/* "4a Pays" */
static CjmOwnColumn *read_step_heading(CjmOwnDocument *d, const char *phase_title)
{
  const char *text = peek(d)->text + strlen("### "), *space = strchr(text, ' ');
  CjmOwnColumn *column = add_column(d, phase_title);
  column->is_step = true;
  column->number = space ? cjm_arena_strndup(d->arena, text, (size_t)(space - text)) : text;
  column->title = space ? cjm_own_plain(d, space + 1) : "";
  return column;
}

static void read_phase(CjmOwnDocument *d, GPtrArray *paragraphs)
{
  const char *title = cjm_own_plain(d, peek(d)->text + strlen("## "));
  CjmOwnColumn *column = NULL;
  size_t steps = 0, n = 0;
  guint after = 0;
  d->phases++;
  for (d->at++; !begins(peek(d), "## "); d->at++) {
    const char *label, *text;
    const CjmOwnLine *line = peek(d);
    if (begins(line, "### ")) {
      column = read_step_heading(d, title);
      column->step = steps++;
      after = 0;
    } else if (labelled(d, line, &label, &text)) {
      if (!column) column = add_column(d, title);
      read_cell(d, column, label, text, &after);
    } else if (*line->text && !column && n < 2) {
      g_ptr_array_add(paragraphs, (gpointer)line);
      n++;
    } else if (*line->text) {
      cjm_import_left(d->b.import, line->span, "a line is left aside: `cjm export` writes none like it");
    }
  }
  while (n++ < 2) g_ptr_array_add(paragraphs, NULL);
  if (column) return;
  column = add_column(d, title); /* somebody deleted its steps */
  column->is_step = true;
  column->title = title;
}

/* ---- below the map ---- */

/* Details of an opportunity that a step has. */
static bool put_opportunity(CjmOwnDocument *d, const GPtrArray *cells, CjmSpan span)
{
  static const char *const keys[] = {"customer_value", "business_value", "effort"};
  enum { TEXT, STEP, LEVELS, OWNER = 5, COUNT };
  if (cells->len != COUNT) return false;
  const char *text = cjm_own_plain(d, cells->pdata[TEXT]), *step = cjm_own_plain(d, cells->pdata[STEP]);
  for (guint c = 0; c < d->columns->len; c++) {
    const CjmOwnColumn *column = d->columns->pdata[c];
    g_autofree char *quoted = cjm_lang_quote_new(d->lang, column->phase_title);
    if (strcmp(column->is_step ? cjm_own_plain(d, column->number) : quoted, step) != 0) continue;
    CjmNode *list = cjm_node_get(cjm_own_node(d, column), "opportunities");
    for (size_t i = 0; list && i < list->n; i++) {
      if (list->items[i]->kind != CJM_NODE_SCALAR || strcmp(list->items[i]->text, text) != 0) continue;
      CjmNode *map = cjm_build_map(&d->b, span);
      cjm_own_put(d, map, "text", span, text);
      for (size_t k = 0; k < G_N_ELEMENTS(keys); k++) {
        double number;
        if (cjm_own_parse_number(d, cjm_own_plain(d, cells->pdata[LEVELS + k]), cjm_own_write_number, &number)) cjm_own_put(d, map, keys[k], span, cjm_own_digits(d, number));
      }
      cjm_own_put(d, map, "owner", span, cjm_own_plain(d, cells->pdata[OWNER]));
      if (map->n > 1) list->items[i] = map;
      return true;
    }
  }
  return false;
}

static bool put_plan_entry(CjmOwnDocument *d, const GPtrArray *cells, CjmSpan span)
{
  enum { TITLE, GOAL, TASKS, OWNER, DUE, STATUS, COUNT };
  if (cells->len != COUNT) return false;
  CjmNode *entry = cjm_build_map(&d->b, span);
  const char *due = cjm_own_plain(d, cells->pdata[DUE]), *status = cjm_own_plain(d, cells->pdata[STATUS]), *day = cjm_own_date(d, due), *choice = choose(d, plan_statuses, G_N_ELEMENTS(plan_statuses), status);
  cjm_own_put(d, entry, "title", span, cjm_own_plain(d, cells->pdata[TITLE]));
  cjm_own_put(d, entry, "goal", span, cjm_own_plain(d, cells->pdata[GOAL]));
  if (*(char *)cells->pdata[TASKS]) add_items(d, entry, "tasks", span, cells->pdata[TASKS]);
  cjm_own_put(d, entry, "owner", span, cjm_own_plain(d, cells->pdata[OWNER]));
  if (day) cjm_own_put(d, entry, "due", span, day);
  if (choice) cjm_own_put(d, entry, "status", span, choice);
  if ((*due && !day) || (*status && !choice)) cjm_import_left(d->b.import, span, "a date or a status of the plan is not read, and is left aside");
  cjm_build_add(&d->b, d->root, "plan", entry);
  return true;
}

/* "Title, date, address" */
static void put_source(CjmOwnDocument *d, const CjmOwnLine *line)
{
  char *text = cjm_arena_strdup(d->arena, line->text + strlen("* ")), *comma = g_strrstr(text, ", ");
  const char *url = NULL, *day = NULL;
  if (comma && g_regex_match_simple("^(?:https?://|mailto:)[^\\s]+$", cjm_own_plain(d, comma + 2), 0, 0)) {
    url = cjm_own_plain(d, comma + 2);
    *comma = '\0';
  }
  for (char *c = strstr(text, ", "); c && !day; c = c ? strstr(c + 1, ", ") : NULL) {
    day = cjm_own_date(d, cjm_own_plain(d, c + 2)); /* a date may have a comma */
    if (day) *c = '\0';
    if (day) break;
  }
  CjmNode *source = cjm_own_add_object(d, "sources", line->span, cjm_own_plain(d, text));
  if (day) cjm_own_put(d, source, "date", line->span, day);
  if (url) cjm_own_put(d, source, "url", line->span, url);
}

/* Of each section below the map: its title and what stands in it. */
typedef struct Section {
  CjmWord word;
  const char *key; /* of a list of texts; NULL for others */
  bool (*put_row)(CjmOwnDocument *d, const GPtrArray *cells, CjmSpan span);
} Section;

static const Section sections[] = {
  {CJM_WORD_OPPORTUNITIES, NULL, put_opportunity}, {CJM_WORD_ACTION_PLAN, NULL, put_plan_entry},      {CJM_WORD_CONCLUSIONS, "conclusions", NULL},
  {CJM_WORD_RECOMMENDATIONS, "recommendations", NULL}, {CJM_WORD_PRINCIPLES, "principles", NULL}, {CJM_WORD_SOURCES, NULL, NULL},
};

/* The section that begins here; NULL for a phase, which has steps or labels. */
static const Section *find_section(const CjmOwnDocument *d)
{
  const CjmOwnLine *next = d->at + 2 < d->lines->len ? &g_array_index(d->lines, CjmOwnLine, d->at + 2) : NULL;
  const char *title = cjm_own_plain(d, peek(d)->text + strlen("## "));
  for (size_t i = 0; next && i < G_N_ELEMENTS(sections); i++)
    if (strcmp(title, cjm_own_word(d, sections[i].word)) == 0 && (sections[i].put_row ? begins(next, "| ") : begins(next, "* ") && !begins(next, "* **"))) return &sections[i];
  return NULL;
}

static void read_section(CjmOwnDocument *d, const Section *section)
{
  unsigned rows = 0;
  for (d->at++; !begins(peek(d), "## "); d->at++) {
    const CjmOwnLine *line = peek(d);
    bool is_read = !*line->text;
    if (section->put_row && begins(line, "|")) {
      g_autoptr(GPtrArray) cells = cells_new(d, line->text);
      is_read = rows++ < 2 || section->put_row(d, cells, line->span);
    } else if (!section->put_row && begins(line, "* ")) {
      is_read = true;
      if (section->key) cjm_build_add(&d->b, d->root, section->key, cjm_build_text(&d->b, line->span, cjm_own_plain(d, line->text + 2)));
      else put_source(d, line);
    }
    if (!is_read) cjm_import_left(d->b.import, line->span, "a line is left aside: nothing in the map belongs to it");
  }
}

/* ---- recognition ---- */

static GArray *lines_new(const CjmImport *import)
{
  const CjmSource *source = import->source;
  GArray *lines = g_array_new(FALSE, FALSE, sizeof(CjmOwnLine));
  for (size_t start = 0; start < source->len;) {
    const char *end = memchr(source->text + start, '\n', source->len - start);
    size_t stop = end ? (size_t)(end - source->text) : source->len, cut = stop > start && source->text[stop - 1] == '\r' ? stop - 1 : stop;
    CjmOwnLine line = {cjm_arena_strndup(import->arena, source->text + start, cut - start), {source, start, cut}};
    g_array_append_val(lines, line);
    start = stop + 1;
  }
  return lines;
}

/* The language whose words the most labels are, of those with its title of the section of the curve and its title of the first row below. */
static const CjmLang *find_language(const CjmOwnDocument *d)
{
  const CjmLang *best = NULL;
  unsigned most = 0;
  for (unsigned i = 0; i < cjm_lang_count(); i++) {
    CjmOwnDocument other = *d;
    other.lang = cjm_lang_at(i);
    unsigned n = 1;
    bool has_title = false, has_table = false;
    g_autofree char *title = g_strdup_printf("## %s", cjm_own_word(&other, CJM_WORD_EXPERIENCE)), *row = g_strdup_printf("| **%s** |", cjm_own_word(&other, CJM_WORD_STEPS));
    for (guint k = 0; k < d->lines->len; k++) {
      const CjmOwnLine *line = &g_array_index(d->lines, CjmOwnLine, k);
      has_title |= strcmp(line->text, title) == 0;
      has_table |= has_title && begins(line, row);
    }
    for (guint k = 0; has_table && k < d->lines->len; k++) {
      const char *label, *text;
      if (labelled(&other, &g_array_index(d->lines, CjmOwnLine, k), &label, &text)) n += strcmp(label, cjm_own_word(&other, CJM_WORD_EMOTION)) == 0 || cjm_step_row_key(label, other.lang);
    }
    if (!has_table || n <= most) continue;
    best = other.lang;
    most = n;
  }
  return best;
}

/* "<!-- cjm lanes: pain_points gains -->" as the last line. */
static void read_hint(CjmOwnDocument *d)
{
  static const char open[] = "<!-- cjm lanes: ", close[] = " -->";
  guint last = d->lines->len - 1;
  const char *text = g_array_index(d->lines, CjmOwnLine, last).text;
  if (!g_str_has_prefix(text, open) || !g_str_has_suffix(text, close)) return;
  g_autofree char *keys = g_strndup(text + strlen(open), strlen(text) - strlen(open) - strlen(close));
  d->renamed = g_strsplit(keys, " ", -1);
  g_array_set_size(d->lines, last);
}

static void read_document(CjmOwnDocument *d)
{
  CjmImport *import = d->b.import;
  const char *tag = import->settings->lang ? import->settings->lang : cjm_lang_tag(d->lang);
  g_autoptr(GPtrArray) paragraphs = g_ptr_array_new(); /* two a phase */
  d->root = cjm_build_map(&d->b, peek(d)->span);
  if (strcmp(tag, "en") != 0) cjm_own_put(d, d->root, "lang", peek(d)->span, tag);
  read_heading(d);
  if (strcmp(cjm_own_plain(d, peek(d)->text + strlen("## ")), cjm_own_word(d, CJM_WORD_PERSONAS)) == 0) read_personas(d);
  read_hint(d);
  skip_experience(d);
  while (!at_end(d) && !find_section(d)) read_phase(d, paragraphs);
  enum { CELLS_MAX = 4000000 };
  if ((guint64)d->rows->len * d->columns->len > CELLS_MAX) d->phases = 0;
  if (d->phases == 0) return;
  cjm_own_put_steps(d);
  cjm_own_remove_guards(d, d->root);
  cjm_own_put_values(d);
  cjm_own_sort_paths(d);
  cjm_own_put_paragraphs(d, paragraphs);
  for (const Section *section; !at_end(d) && (section = find_section(d));) read_section(d, section);
  if (!at_end(d)) cjm_import_left(import, peek(d)->span, "what stands from here on is left aside: phases come before the lists");
  cjm_canonical_sort(d->root);
}

bool cjm_own_markdown_read(CjmImport *import)
{
  CjmOwnDocument d = {.b = {.import = import}, .arena = import->arena, .lines = lines_new(import), .columns = g_ptr_array_new(), .rows = g_ptr_array_new()};
  d.lang = d.lines->len && begins(peek(&d), "# ") ? find_language(&d) : NULL;
  if (d.lang) read_document(&d);
  for (guint i = 0; i < d.columns->len; i++) {
    CjmOwnColumn *column = d.columns->pdata[i];
    GHashTableIter iter;
    gpointer cell;
    for (g_hash_table_iter_init(&iter, column->cells); g_hash_table_iter_next(&iter, NULL, &cell);) g_string_free(cell, TRUE);
    g_hash_table_unref(column->cells);
    g_ptr_array_unref(column->feelings);
    g_ptr_array_unref(column->metrics);
  }
  g_strfreev(d.renamed);
  g_ptr_array_unref(d.columns);
  g_ptr_array_unref(d.rows);
  g_array_unref(d.lines);
  return d.phases > 0;
}
