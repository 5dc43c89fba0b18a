/* own-markdown.c: a document that `cjm export -f markdown` wrote, turned back into the map that it shows. The chart and the table of phases follow from the
 * rest, and are skipped. */
#include <string.h>

#include "base/number.h"
#include "fmt/order.h"
#include "format/step-rows.h"
#include "import/builder.h"
#include "import/own.h"
#include "journey/id.h"

typedef struct Line {
  const char *text;
  CjmSpan span;
} Line;

/* A step, or what spans a phase. */
typedef struct Column {
  Line place;
  size_t phase, step;  /* indexes; `step` only if it is one */
  bool is_step;
  const char *phase_title, *number, *title;
  GHashTable *cells;   /* title of a row → its items, a line each (GString *) */
  GPtrArray *feelings; /* char *, as they are written */
  GPtrArray *metrics;
} Column;

typedef struct Document {
  CjmBuilding b;
  CjmArena *arena;
  const CjmLang *lang;
  GArray *lines; /* Line */
  guint at;      /* the next line */
  CjmNode *root;
  GPtrArray *columns; /* Column * */
  GPtrArray *rows;    /* const char *: titles, in the order of the map */
  char **renamed;     /* keys of rows whose titles are the author's */
  size_t phases;
  bool is_signed, has_score;
} Document;

/* ---- texts ---- */

static const char guard = '\x0e'; /* keeps texts apart on their way through the table; in no text of an author */

/* An author's text without the isolates that the export adds. */
static const char *without_isolate(const Document *d, const char *text)
{
  size_t n = strlen(text), sign = strlen("\u2068");
  if (n < 2 * sign || !g_str_has_prefix(text, "\u2068") || !g_str_has_suffix(text, "\u2069")) return text;
  const char *inner = cjm_arena_strndup(d->arena, text + sign, n - 2 * sign);
  const char *end = strstr(inner, "\u2069"), *begin = strstr(inner, "\u2068");
  if (end && (!begin || begin > end)) return text; /* two isolates, not one around all */
  g_autofree char *isolated = cjm_lang_isolate_new(d->lang, inner);
  return strcmp(isolated, text) == 0 ? inner : text;
}

/* The text that Markdown stands for. */
static const char *plain(const Document *d, const char *raw)
{
  static const char joiner[] = "\u2060", dot[] = "&middot;";
  GString *out = g_string_new(NULL);
  for (const char *c = raw; *c; c++) {
    if (*c == '\\' && g_ascii_ispunct(c[1])) c++;
    else if (g_str_has_prefix(c, "**")) {
      c++;
      continue;
    } else if (g_str_has_prefix(c, dot)) {
      g_string_append(out, "·");
      c += strlen(dot) - 1;
      continue;
    }
    g_string_append_c(out, *c);
    if ((*c == '@' || *c == '#') && g_str_has_prefix(c + 1, joiner)) c += strlen(joiner);
  }
  return without_isolate(d, g_strstrip(cjm_arena_take(d->arena, g_string_free(out, FALSE))));
}

static const char *word(const Document *d, CjmWord which)
{
  return cjm_lang_word(d->lang, which);
}

/* What is in the quotation marks of the language; NULL if the text is not so quoted. */
static const char *unquoted(const Document *d, const char *text)
{
  g_autofree char *marks = cjm_lang_quote_new(d->lang, "x");
  const char *middle = strchr(marks, 'x');
  size_t n = strlen(text), open = (size_t)(middle - marks), close = strlen(middle + 1);
  if (n <= open + close || strncmp(text, marks, open) != 0 || strcmp(text + n - close, middle + 1) != 0) return NULL;
  const char *inner = cjm_arena_strndup(d->arena, text + open, n - open - close);
  g_autofree char *again = cjm_lang_quote_new(d->lang, inner);
  return strcmp(again, text) == 0 ? without_isolate(d, inner) : NULL;
}

/* ---- values ---- */

typedef char *Write(const CjmLang *lang, double value);

static char *write_signed(const CjmLang *lang, double value)
{
  return cjm_lang_signed_new(lang, value, 1);
}

static char *write_fixed(const CjmLang *lang, double value)
{
  return cjm_lang_fixed_new(lang, value, 1);
}

static char *write_number(const CjmLang *lang, double value)
{
  return cjm_lang_number_new(lang, value, 2);
}

static char *write_percent(const CjmLang *lang, double value)
{
  return cjm_lang_percent_new(lang, value, 2);
}

/* The number that is written so. */
static bool parse(const Document *d, const char *text, Write *write, double *ret_number)
{
  static const double factors[] = {1, -1, 0.1, -0.1, 0.01, -0.01};
  enum { DIGITS_MAX = 14 };
  double digits = 0;
  unsigned n = 0;
  for (const char *c = text; *c; c = g_utf8_next_char(c)) {
    gint digit = g_unichar_digit_value(g_utf8_get_char(c));
    if (digit >= 0 && ++n <= DIGITS_MAX) digits = digits * 10 + digit;
  }
  for (size_t i = 0; n && n <= DIGITS_MAX && i < G_N_ELEMENTS(factors); i++) {
    double number = factors[i] < 0 ? -digits / (1 / -factors[i]) : digits / (1 / factors[i]);
    g_autofree char *written = write(d->lang, number);
    if (strcmp(written, text) != 0) continue;
    *ret_number = number == 0 ? 0 : number;
    return true;
  }
  return false;
}

static const char *digits_of(const Document *d, double number)
{
  GString *out = g_string_new(NULL);
  cjm_number_append(out, number, 2);
  return cjm_arena_take(d->arena, g_string_free(out, FALSE));
}

static bool is_date(const Document *d, const char *text, int year, int month, int day)
{
  g_autofree char *written = cjm_lang_date_new(d->lang, year, month, day);
  g_auto(GStrv) parts = g_strsplit(written, " ", -1);
  g_autofree char *unbroken = g_strjoinv("\u00a0", parts);
  return strcmp(unbroken, text) == 0;
}

/* The date in the syntax of the format; NULL if it is none. */
static const char *date(const Document *d, const char *text)
{
  int numbers[4] = {0}, year = 0;
  size_t n = 1; /* the first is no day */
  bool open = false;
  for (const char *c = text; *c; c = g_utf8_next_char(c)) {
    gint digit = g_unichar_digit_value(g_utf8_get_char(c));
    if (digit >= 0 && !open && ++n > G_N_ELEMENTS(numbers)) return NULL;
    if (digit >= 0 && numbers[n - 1] < 10000) numbers[n - 1] = numbers[n - 1] * 10 + digit;
    open = digit >= 0;
  }
  for (size_t i = 0; i < n; i++) year = MAX(year, numbers[i]);
  for (int month = 1; year >= 1000 && month <= 12; month++)
    for (size_t i = 1; i < n; i++)
      if (numbers[i] >= 1 && g_date_valid_dmy((GDateDay)MIN(numbers[i], 99), (GDateMonth)month, (GDateYear)year) && is_date(d, text, year, month, numbers[i]))
        return cjm_arena_printf(d->arena, "%04d-%02d-%02d", year, month, numbers[i]);
  return NULL;
}

/* ---- nodes ---- */

static void put(Document *d, CjmNode *map, const char *key, CjmSpan span, const char *text)
{
  if (*text) cjm_build_put(&d->b, map, key, cjm_build_text(&d->b, span, text));
}

static void add_items(Document *d, CjmNode *map, const char *key, CjmSpan span, const char *raw)
{
  g_auto(GStrv) items = g_strsplit(raw, " · ", -1);
  for (char **item = items; *item; item++)
    if (**item) cjm_build_add(&d->b, map, key, cjm_build_text(&d->b, span, plain(d, *item)));
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

static const char *choose(const Document *d, const Choice *choices, size_t n, const char *text)
{
  for (size_t i = 0; i < n; i++)
    if (strcmp(word(d, choices[i].word), text) == 0) return choices[i].key;
  return NULL;
}

/* ---- lines ---- */

static const Line *peek(const Document *d)
{
  static const Line end = {"## ", {NULL, 0, 0}};
  return d->at < d->lines->len ? &g_array_index(d->lines, Line, d->at) : &end;
}

static bool begins(const Line *line, const char *prefix)
{
  return g_str_has_prefix(line->text, prefix);
}

static bool at_end(const Document *d)
{
  return d->at >= d->lines->len;
}

/* "* **Label:** text" in its parts, as they are written. */
static bool labelled(const Document *d, const Line *line, const char **ret_label, const char **ret_text)
{
  static const char open[] = "* **", close[] = ":** ";
  const char *end = begins(line, open) ? strstr(line->text + strlen(open), close) : NULL;
  if (!end) return false;
  *ret_label = plain(d, cjm_arena_strndup(d->arena, line->text + strlen(open), (size_t)(end - line->text) - strlen(open)));
  *ret_text = end + strlen(close);
  return true;
}

/* The cells of a row of a table. */
static GPtrArray *cells_new(const Document *d, const char *row)
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
static const char *version(const Document *d, const char *text)
{
  g_autofree char *phrase = cjm_lang_phrase_new(d->lang, CJM_WORD_META_VERSION, "x\x0ex", NULL);
  const char *hit = strstr(phrase, "x\x0ex");
  size_t before = hit ? (size_t)(hit - phrase) : 0, after = hit ? strlen(hit) - 3 : 0, n = strlen(text);
  if (!hit || n <= before + after || strncmp(phrase, text, before) != 0 || strcmp(text + n - after, hit + 3) != 0) return NULL;
  return without_isolate(d, cjm_arena_strndup(d->arena, text + before, n - before - after));
}

/* State, status, owner, version and date. False if none of them but the owner would be there. */
static bool put_about(Document *d, const Line *line)
{
  g_auto(GStrv) parts = g_strsplit(line->text, " · ", -1);
  const char *found[5] = {NULL};
  static const char *const keys[] = {"state", "status", "owner", "version", "updated"};
  enum { OWNER = 2 };
  bool any = false;
  for (char **part = parts; *part; part++) {
    const char *text = plain(d, *part);
    const char *values[] = {choose(d, states, G_N_ELEMENTS(states), text), choose(d, statuses, G_N_ELEMENTS(statuses), text), NULL, version(d, text), date(d, text)};
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
    if (found[i]) put(d, d->root, keys[i], line->span, found[i]);
  return any;
}

static void read_heading(Document *d)
{
  put(d, d->root, "title", peek(d)->span, plain(d, peek(d)->text + strlen("# ")));
  if (!cjm_node_get(d->root, "title")) put(d, d->root, "title", peek(d)->span, "–");
  const Line *paragraphs[3];
  size_t n = 0;
  for (d->at++; !begins(peek(d), "## ") && !begins(peek(d), "* **"); d->at++)
    if (*peek(d)->text && n < G_N_ELEMENTS(paragraphs)) paragraphs[n++] = peek(d);
  size_t first = 0;
  if (n && begins(paragraphs[0], "**") && g_str_has_suffix(paragraphs[0]->text, "**")) {
    put(d, d->root, "headline", paragraphs[0]->span, plain(d, paragraphs[0]->text));
    first = 1;
  }
  if (n == first + 1 && !put_about(d, paragraphs[first])) put(d, d->root, "subtitle", paragraphs[first]->span, plain(d, paragraphs[first]->text));
  if (n == first + 2) {
    put(d, d->root, "subtitle", paragraphs[first]->span, plain(d, paragraphs[first]->text));
    if (!put_about(d, paragraphs[first + 1])) put(d, d->root, "owner", paragraphs[first + 1]->span, plain(d, paragraphs[first + 1]->text));
  }
  for (; !begins(peek(d), "## "); d->at++) {
    const char *label, *text;
    if (!labelled(d, peek(d), &label, &text)) continue;
    CjmSpan span = peek(d)->span;
    if (strcmp(label, word(d, CJM_WORD_SCENARIO)) == 0) put(d, d->root, "scenario", span, plain(d, text));
    else if (strcmp(label, word(d, CJM_WORD_OBJECTIVE)) == 0) put(d, d->root, "objective", span, plain(d, text));
    else if (strcmp(label, word(d, CJM_WORD_SCOPE)) == 0) {
      const char *arrow = strstr(text, " → ");
      CjmNode *scope = cjm_build_map(&d->b, span);
      put(d, scope, "from", span, plain(d, arrow ? cjm_arena_strndup(d->arena, text, (size_t)(arrow - text)) : text));
      if (arrow) put(d, scope, "to", span, plain(d, arrow + strlen(" → ")));
      cjm_build_put(&d->b, d->root, "scope", scope);
    } else cjm_import_left(d->b.import, span, "\"%s\" is nothing that `cjm export` writes here, and is left aside", label);
  }
}

/* ---- personas ---- */

static CjmNode *add_object(Document *d, const char *list, CjmSpan span, const char *title)
{
  const CjmNode *there = cjm_node_get(d->root, list);
  if (!*title) title = "–";
  g_autofree char *slug = cjm_id_slug_new(title);
  g_autoptr(GString) id = g_string_new(slug);
  for (size_t n = there ? there->n + 1 : 1;; n++) {
    bool is_free = id->len > 0;
    for (size_t i = 0; there && i < there->n; i++) is_free &= strcmp(cjm_node_get(there->items[i], "id")->text, id->str) != 0;
    if (is_free) break;
    g_string_printf(id, "%s-%zu", *slug ? slug : list, n);
  }
  CjmNode *map = cjm_build_map(&d->b, span);
  put(d, map, "id", span, id->str);
  put(d, map, "title", span, title);
  cjm_build_add(&d->b, d->root, list, map);
  return map;
}

/* "**Title** (role) – description", and a quote on the next line. */
static CjmNode *read_persona(Document *d)
{
  const Line *line = peek(d);
  const char *close = strstr(line->text + 2, "**");
  if (!close) return NULL;
  CjmNode *persona = add_object(d, "personas", line->span, plain(d, cjm_arena_strndup(d->arena, line->text + 2, (size_t)(close - line->text) - 2)));
  char *rest = cjm_arena_strdup(d->arena, close + 2);
  bool has_quote = g_str_has_suffix(rest, "<br>") && d->at + 1 < d->lines->len;
  if (has_quote) rest[strlen(rest) - strlen("<br>")] = '\0';
  const char *end = g_str_has_prefix(rest, " (") ? strchr(rest, ')') : NULL;
  const char *role = end ? choose(d, roles, G_N_ELEMENTS(roles), cjm_arena_strndup(d->arena, rest + 2, (size_t)(end - rest) - 2)) : NULL;
  if (role) put(d, persona, "role", line->span, role);
  if (role) rest += end + 1 - rest;
  if (g_str_has_prefix(rest, " – ")) put(d, persona, "description", line->span, plain(d, rest + strlen(" – ")));
  if (has_quote) {
    d->at++;
    const char *text = plain(d, peek(d)->text), *quote = unquoted(d, text);
    put(d, persona, "quote", peek(d)->span, quote ? quote : text);
  }
  return persona;
}

/* A second text for a key. */
static void make_list(Document *d, CjmNode *map, const char *key, const char *text, CjmSpan span)
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

static void read_personas(Document *d)
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
      if (there) make_list(d, map, label, plain(d, text), span);
      else put(d, map, label, span, plain(d, text));
    } else if (*peek(d)->text) {
      cjm_import_left(d->b.import, span, "a line about a persona is left aside: `cjm export` writes none like it");
    }
  }
}

/* ---- phases ---- */

/* Skips what follows from the rest, down to the first phase. The scale is that of the chart. */
static void skip_experience(Document *d)
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
      put(d, scale, "min", peek(d)->span, digits_of(d, min));
      put(d, scale, "max", peek(d)->span, digits_of(d, max));
      cjm_build_put(&d->b, d->root, "scale", scale);
    }
  }
}

static Column *add_column(Document *d, const char *phase_title)
{
  Column *column = cjm_arena_make(d->arena, Column, 1);
  *column = (Column){.place = *peek(d), .phase = d->phases - 1, .phase_title = phase_title, .number = "", .title = "", .cells = g_hash_table_new(g_str_hash, g_str_equal),
                     .feelings = g_ptr_array_new(), .metrics = g_ptr_array_new()};
  g_ptr_array_add(d->columns, column);
  return column;
}

/* The place of a row among the others; a new one stands after the last that the step has. */
static guint row_at(Document *d, const char *title, guint after)
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
    if (*c == '\'' && (c > text || is_guarded)) g_string_append_c(out, guard);
  }
}

static void read_cell(Document *d, Column *column, const char *label, const char *raw, guint *after)
{
  g_auto(GStrv) items = g_strsplit(raw, " · ", -1);
  bool is_feeling = strcmp(label, word(d, CJM_WORD_EMOTION)) == 0, is_metric = strcmp(label, word(d, CJM_WORD_METRICS)) == 0;
  const char *key = cjm_step_row_key(label, d->lang);
  GString *cell = g_hash_table_lookup(column->cells, label);
  if (!is_feeling && !is_metric && !cell) {
    cell = g_string_new(NULL);
    g_hash_table_insert(column->cells, (gpointer)label, cell);
    *after = row_at(d, label, *after) + 1;
  }
  for (char **item = items; *item; item++) {
    const char *text = plain(d, *item), *inner;
    double number;
    if (!*text) continue;
    if (is_feeling) g_ptr_array_add(column->feelings, (gpointer)text);
    else if (is_metric) g_ptr_array_add(column->metrics, (gpointer)text);
    else if (g_strcmp0(key, "thoughts") == 0 && (inner = unquoted(d, text))) append_line(cell, inner);
    else if (g_strcmp0(key, "engagement") == 0 && parse(d, text, write_number, &number)) append_line(cell, digits_of(d, number));
    else append_line(cell, text);
  }
}

/* "4a Pays" */
static Column *read_step_heading(Document *d, const char *phase_title)
{
  const char *text = peek(d)->text + strlen("### "), *space = strchr(text, ' ');
  Column *column = add_column(d, phase_title);
  column->is_step = true;
  column->number = space ? cjm_arena_strndup(d->arena, text, (size_t)(space - text)) : text;
  column->title = space ? plain(d, space + 1) : "";
  return column;
}

static void read_phase(Document *d, GPtrArray *paragraphs)
{
  const char *title = plain(d, peek(d)->text + strlen("## "));
  Column *column = NULL;
  size_t steps = 0, n = 0;
  guint after = 0;
  d->phases++;
  for (d->at++; !begins(peek(d), "## "); d->at++) {
    const char *label, *text;
    const Line *line = peek(d);
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

/* ---- the table ---- */

enum { TITLE_ROWS = 5, PHASE_ROW = 3, STEP_ROW = 4 };

/* Rows with a title of the author's are those that the document names at its end; further ones are lanes of their own. */
static const char *row_title(Document *d, const char *title, CjmSpan span, size_t *used)
{
  if (cjm_step_row_key(title, d->lang) || !d->renamed || !d->renamed[*used]) return title;
  const char *key = d->renamed[(*used)++], *standard = cjm_step_row_word(key, d->lang);
  if (!standard) return title;
  CjmNode *lane = cjm_build_map(&d->b, span);
  CjmNode *named = cjm_build_map(&d->b, span);
  put(d, lane, "title", span, title);
  cjm_build_put(&d->b, named, key, lane);
  cjm_build_add(&d->b, d->root, "lanes", named);
  return standard;
}

/* Guards distinguish phases of the same name. */
static const char *distinct(const Document *d, const Column *column, const char *title)
{
  size_t phase = column->phase;
  g_autofree char *guards = g_strnfill(phase, guard);
  return cjm_arena_printf(d->arena, "%s%s", title, guards);
}

static void put_map(Document *d)
{
  size_t columns = d->columns->len + 1, rows = TITLE_ROWS + d->rows->len;
  CjmSpan span = g_array_index(d->lines, Line, 0).span;
  CjmSnippet *cells = cjm_arena_make(d->arena, CjmSnippet, rows * columns);
  for (size_t i = 0; i < rows * columns; i++) cells[i] = cjm_snippet("", span);
  size_t used = 0;
  for (guint r = 0; r < d->rows->len; r++) cells[(TITLE_ROWS + r) * columns].text = row_title(d, d->rows->pdata[r], span, &used);
  for (guint c = 0; c < d->columns->len; c++) {
    const Column *column = d->columns->pdata[c];
    CjmSpan place = column->place.span;
    const char *title = strcmp(column->title, column->phase_title) == 0 ? distinct(d, column, column->title) : column->title;
    cells[PHASE_ROW * columns + c + 1] = cjm_snippet(distinct(d, column, *column->phase_title ? column->phase_title : "–"), place);
    if (column->is_step) cells[STEP_ROW * columns + c + 1] = cjm_snippet(cjm_arena_printf(d->arena, "1 %s", title), place);
    for (guint r = 0; r < d->rows->len; r++) {
      const GString *cell = g_hash_table_lookup(column->cells, d->rows->pdata[r]);
      if (!cell) continue;
      bool is_single = !strchr(cell->str, '\n');
      cells[(TITLE_ROWS + r) * columns + c + 1] = cjm_snippet(cjm_arena_strdup(d->arena, is_single && cell->len ? cell->str + strlen("• ") : cell->str), place);
    }
  }
  cjm_own_map_put(d->b.import, &(CjmSheet){rows, columns, cells}, d->lang, d->root);
  if (used) cjm_build_add(&d->b, d->root, "lanes", cjm_build_text(&d->b, span, "default"));
}

static void remove_guards(const Document *d, CjmNode *node)
{
  if (node->kind == CJM_NODE_SCALAR && node->text && strchr(node->text, guard)) {
    g_auto(GStrv) parts = g_strsplit(node->text, (const char[]){guard, '\0'}, -1);
    node->text = cjm_arena_take(d->arena, g_strjoinv("", parts));
  }
  for (size_t i = 0; node->kind != CJM_NODE_SCALAR && i < node->n; i++) remove_guards(d, node->items[i]);
}

/* The step, or the phase, of a column. */
static CjmNode *node_of(const Document *d, const Column *column)
{
  CjmNode *phase = cjm_node_get(d->root, "phases")->items[column->phase], *steps = cjm_node_get(phase, "steps");
  return column->is_step && steps ? steps->items[column->step] : phase;
}

/* ---- feelings and metrics ---- */

static const CjmNode *find_persona(const Document *d, char *text)
{
  const CjmNode *personas = cjm_node_get(d->root, "personas");
  for (size_t i = 0; personas && i < personas->n; i++) {
    g_autofree char *title = cjm_lang_isolate_new(d->lang, cjm_node_get(personas->items[i], "title")->text), *suffix = g_strdup_printf(" (%s)", title);
    if (!g_str_has_suffix(text, suffix)) continue;
    text[strlen(text) - strlen(suffix)] = '\0';
    return personas->items[i];
  }
  return NULL;
}

static void put_note(Document *d, CjmNode *step, CjmSpan span, const char *label, const char *text)
{
  cjm_build_add(&d->b, step, "notes", cjm_build_text(&d->b, span, cjm_arena_printf(d->arena, "%s: %s", label, text)));
  cjm_import_kept(d->b.import, span, "\"%s\" of \"%s\" is kept as a note", text, label);
}

static void put_feeling(Document *d, const Column *column, CjmNode *step, const char *raw)
{
  char *text = cjm_arena_strdup(d->arena, raw), *space;
  CjmSpan span = column->place.span;
  const CjmNode *persona = find_persona(d, text);
  double score;
  if ((space = strchr(text, ' '))) *space = '\0';
  bool is_signed = parse(d, text, write_signed, &score);
  if (!is_signed && !parse(d, text, write_fixed, &score)) {
    put_note(d, step, span, word(d, CJM_WORD_EMOTION), raw);
    return;
  }
  d->has_score = true;
  d->is_signed |= score < 0 || !parse(d, text, write_fixed, &score);
  const char *label = space ? space + 1 : "", *quote = NULL;
  for (const char *c = label; *c && !quote; c++) {
    if (c > label && c[-1] != ' ') continue;
    quote = unquoted(d, without_isolate(d, c));
    if (quote) label = cjm_arena_strndup(d->arena, label, (size_t)(c - label));
  }
  CjmNode *feeling = cjm_build_map(&d->b, span);
  put(d, feeling, "score", span, digits_of(d, score));
  put(d, feeling, "label", span, without_isolate(d, g_strstrip(cjm_arena_strdup(d->arena, label))));
  if (quote) put(d, feeling, "quote", span, quote);
  if (feeling->n == 1) feeling = feeling->items[0];
  if (!persona) {
    cjm_build_add(&d->b, step, "emotion", feeling);
    return;
  }
  CjmNode *map = cjm_node_get(step, "emotions");
  if (!map) cjm_build_put(&d->b, step, "emotions", map = cjm_build_map(&d->b, span));
  cjm_build_add(&d->b, map, cjm_node_get(persona, "id")->text, feeling);
}

/* A single feeling is no list. */
static void finish_feelings(CjmNode *map)
{
  for (size_t i = 0; i < map->n; i++) {
    CjmNode *value = map->items[i];
    if (strcmp(map->keys[i]->text, "emotions") == 0) {
      for (size_t k = 0; k < value->n; k++)
        if (value->items[k]->n == 1) value->items[k] = value->items[k]->items[0];
    } else if (strcmp(map->keys[i]->text, "emotion") == 0 && value->kind == CJM_NODE_LIST && value->n == 1) {
      map->items[i] = value->items[0];
    }
  }
}

/* The number of a value of a metric, and its unit. */
static bool parse_value(const Document *d, const char *text, double *ret_number, const char **ret_unit)
{
  static const char *const currencies[] = {"EUR", "USD", "GBP", "JPY", "CHF", "PLN", "BRL", "CNY", "SEK", "NOK", "DKK", "CZK", "INR", "CAD", "AUD"};
  *ret_unit = "";
  if (parse(d, text, write_number, ret_number)) return true;
  *ret_unit = "%";
  if (parse(d, text, write_percent, ret_number)) return true;
  const char *space = strstr(text, "\u00a0");
  *ret_unit = space ? without_isolate(d, space + strlen("\u00a0")) : "";
  if (space && parse(d, cjm_arena_strndup(d->arena, text, (size_t)(space - text)), write_number, ret_number) && !cjm_lang_currency(*ret_unit)) return true;
  double digits = 0;
  for (const char *c = text; *c; c = g_utf8_next_char(c)) {
    gint digit = g_unichar_digit_value(g_utf8_get_char(c));
    if (digit >= 0) digits = digits * 10 + digit;
  }
  static const double divisors[] = {1, 100, -1, -100};
  for (size_t i = 0; i < G_N_ELEMENTS(currencies) * G_N_ELEMENTS(divisors); i++) {
    *ret_unit = currencies[i / G_N_ELEMENTS(divisors)];
    *ret_number = digits / divisors[i % G_N_ELEMENTS(divisors)];
    g_autofree char *written = cjm_lang_money_new(d->lang, *ret_number, *ret_unit);
    if (strcmp(written, text) == 0) return true;
  }
  return false;
}

/* The metric of the journey with a title and a unit, which is made if it is not there. */
static const CjmNode *define_metric(Document *d, CjmSpan span, const char *title, const char *unit)
{
  const CjmNode *metrics = cjm_node_get(d->root, "metrics");
  for (size_t i = 0; metrics && i < metrics->n; i++) {
    const CjmNode *other = cjm_node_get(metrics->items[i], "unit");
    if (strcmp(cjm_node_get(metrics->items[i], "title")->text, title) == 0 && strcmp(other ? other->text : "", unit) == 0) return metrics->items[i];
  }
  CjmNode *metric = add_object(d, "metrics", span, title);
  put(d, metric, "unit", span, unit);
  return metric;
}

/* "Title value": the longest end that is a value counts. A step in which a metric has no value has metrics of its own. */
static void put_metric(Document *d, const Column *column, CjmNode *step, const char *text, bool is_own)
{
  CjmSpan span = column->place.span;
  for (const char *c = strchr(text, ' '); c; c = strchr(c + 1, ' ')) {
    double number;
    const char *unit = "", *title = without_isolate(d, cjm_arena_strndup(d->arena, text, (size_t)(c - text)));
    bool is_missing = strcmp(c + 1, "–") == 0;
    if (!is_missing && !parse_value(d, c + 1, &number, &unit)) continue;
    if (is_own) {
      CjmNode *metric = cjm_build_map(&d->b, span);
      put(d, metric, "title", span, title);
      if (!is_missing) put(d, metric, "value", span, digits_of(d, number));
      if (!is_missing) put(d, metric, "unit", span, unit);
      cjm_build_add(&d->b, step, "metrics", metric);
      return;
    }
    CjmNode *map = cjm_node_get(step, "metrics");
    if (!map) cjm_build_put(&d->b, step, "metrics", map = cjm_build_map(&d->b, span));
    put(d, map, cjm_node_get(define_metric(d, span, title, unit), "id")->text, span, digits_of(d, number));
    return;
  }
  put_note(d, step, span, word(d, CJM_WORD_METRICS), text);
}

/* Paths that part at one place. */
typedef struct Fork {
  const char *ids[26]; /* by letter; NULL: not known */
} Fork;

/* Notes the letter of a path: in the last fork, or in a new one where another path has it there. */
static void note_letter(GArray *forks, const char *id, size_t letter)
{
  for (guint i = 0; i < forks->len; i++)
    for (size_t k = 0; k < G_N_ELEMENTS(((Fork *)NULL)->ids); k++)
      if (g_strcmp0(g_array_index(forks, Fork, i).ids[k], id) == 0) return;
  if (forks->len == 0 || g_array_index(forks, Fork, forks->len - 1).ids[letter]) g_array_set_size(forks, forks->len + 1);
  g_array_index(forks, Fork, forks->len - 1).ids[letter] = id;
}

static void note_letters(Document *d, GArray *forks)
{
  for (guint c = 0; c < d->columns->len; c++) {
    const Column *column = d->columns->pdata[c];
    const CjmNode *path = cjm_node_get(node_of(d, column), "path");
    const char *number = column->number;
    while (*number && !g_ascii_islower(*number)) number++;
    for (size_t i = 0; path && path->kind == CJM_NODE_LIST && i < path->n && g_ascii_islower(number[i]); i++)
      note_letter(forks, path->items[i]->text, (size_t)(number[i] - 'a'));
  }
}

static CjmNode *take_path(CjmNode *paths, const char *id)
{
  for (size_t i = 0; i < paths->n; i++)
    if (paths->items[i] && strcmp(cjm_node_get(paths->items[i], "id")->text, id) == 0) return g_steal_pointer(&paths->items[i]);
  return NULL;
}

/* The letters in the numbers of steps, as in "4a", tell the forks and the order of the paths in them. */
static void sort_paths(Document *d)
{
  CjmNode *paths = cjm_node_get(d->root, "paths");
  if (!paths) return;
  CjmSpan span = paths->span;
  g_autoptr(GArray) forks = g_array_new(FALSE, TRUE, sizeof(Fork));
  g_autoptr(GPtrArray) sorted = g_ptr_array_new();
  note_letters(d, forks);
  for (guint f = 0; f < forks->len; f++) {
    const Fork *fork = &g_array_index(forks, Fork, f);
    size_t n = G_N_ELEMENTS(fork->ids);
    while (n && !fork->ids[n - 1]) n--;
    for (size_t i = 0; i < n; i++) {
      CjmNode *path = fork->ids[i] ? take_path(paths, fork->ids[i]) : cjm_build_map(&d->b, span);
      if (!path) continue;
      if (!fork->ids[i]) {
        put(d, path, "id", span, cjm_arena_printf(d->arena, "path-%u-%c", f + 1, (char)('a' + i)));
        put(d, path, "title", span, cjm_arena_printf(d->arena, "%c", (char)('A' + i)));
        cjm_import_doubt(d->b.import, span, "no step shows the title of a path, which is called %c", (char)('A' + i));
      }
      if (forks->len > 1) put(d, path, "fork", span, cjm_arena_printf(d->arena, "%s %u", word(d, CJM_WORD_PATHS), f + 1));
      g_ptr_array_add(sorted, path);
    }
  }
  for (size_t i = 0; i < paths->n; i++)
    if (paths->items[i]) g_ptr_array_add(sorted, paths->items[i]);
  CjmNode *list = cjm_build_list(&d->b, span);
  for (guint i = 0; i < sorted->len; i++) cjm_build_put(&d->b, list, NULL, sorted->pdata[i]);
  for (size_t i = 0; i < d->root->n; i++)
    if (d->root->items[i] == paths) d->root->items[i] = list;
  if (forks->len > 1) cjm_import_doubt(d->b.import, span, "the letters of steps show %u forks, which have no titles in the document", forks->len);
}

static void put_values(Document *d)
{
  for (guint c = 0; c < d->columns->len; c++) {
    const Column *column = d->columns->pdata[c];
    CjmNode *step = node_of(d, column);
    for (guint i = 0; i < column->feelings->len; i++) put_feeling(d, column, step, column->feelings->pdata[i]);
    finish_feelings(step);
    bool any_lacks = false;
    for (guint i = 0; i < column->metrics->len; i++) any_lacks |= g_str_has_suffix(column->metrics->pdata[i], " –");
    for (guint i = 0; i < column->metrics->len; i++) put_metric(d, column, step, column->metrics->pdata[i], any_lacks);
  }
  if (!d->has_score || d->is_signed || cjm_node_get(d->root, "scale")) return;
  CjmSpan span = g_array_index(d->lines, Line, 0).span;
  CjmNode *scale = cjm_build_map(&d->b, span);
  put(d, scale, "min", span, "1");
  put(d, scale, "max", span, "5");
  cjm_build_put(&d->b, d->root, "scale", scale);
  cjm_import_doubt(d->b.import, span, "no chart shows the scale of the scores, which is taken to be from 1 to 5");
}

static void put_paragraphs(Document *d, const GPtrArray *paragraphs)
{
  for (size_t i = 0; i < d->phases; i++) {
    CjmNode *phase = cjm_node_get(d->root, "phases")->items[i];
    const Line *first = paragraphs->pdata[2 * i], *second = paragraphs->pdata[2 * i + 1];
    if (first) put(d, phase, second ? "goal" : "description", first->span, plain(d, first->text));
    if (second) put(d, phase, "description", second->span, plain(d, second->text));
  }
}

/* ---- below the map ---- */

/* Details of an opportunity that a step has. */
static bool put_opportunity(Document *d, const GPtrArray *cells, CjmSpan span)
{
  static const char *const keys[] = {"customer_value", "business_value", "effort"};
  enum { TEXT, STEP, LEVELS, OWNER = 5, COUNT };
  if (cells->len != COUNT) return false;
  const char *text = plain(d, cells->pdata[TEXT]), *step = plain(d, cells->pdata[STEP]);
  for (guint c = 0; c < d->columns->len; c++) {
    const Column *column = d->columns->pdata[c];
    g_autofree char *quoted = cjm_lang_quote_new(d->lang, column->phase_title);
    if (strcmp(column->is_step ? plain(d, column->number) : quoted, step) != 0) continue;
    CjmNode *list = cjm_node_get(node_of(d, column), "opportunities");
    for (size_t i = 0; list && i < list->n; i++) {
      if (list->items[i]->kind != CJM_NODE_SCALAR || strcmp(list->items[i]->text, text) != 0) continue;
      CjmNode *map = cjm_build_map(&d->b, span);
      put(d, map, "text", span, text);
      for (size_t k = 0; k < G_N_ELEMENTS(keys); k++) {
        double number;
        if (parse(d, plain(d, cells->pdata[LEVELS + k]), write_number, &number)) put(d, map, keys[k], span, digits_of(d, number));
      }
      put(d, map, "owner", span, plain(d, cells->pdata[OWNER]));
      if (map->n > 1) list->items[i] = map;
      return true;
    }
  }
  return false;
}

static bool put_plan_entry(Document *d, const GPtrArray *cells, CjmSpan span)
{
  enum { TITLE, GOAL, TASKS, OWNER, DUE, STATUS, COUNT };
  if (cells->len != COUNT) return false;
  CjmNode *entry = cjm_build_map(&d->b, span);
  const char *due = plain(d, cells->pdata[DUE]), *status = plain(d, cells->pdata[STATUS]), *day = date(d, due), *choice = choose(d, plan_statuses, G_N_ELEMENTS(plan_statuses), status);
  put(d, entry, "title", span, plain(d, cells->pdata[TITLE]));
  put(d, entry, "goal", span, plain(d, cells->pdata[GOAL]));
  if (*(char *)cells->pdata[TASKS]) add_items(d, entry, "tasks", span, cells->pdata[TASKS]);
  put(d, entry, "owner", span, plain(d, cells->pdata[OWNER]));
  if (day) put(d, entry, "due", span, day);
  if (choice) put(d, entry, "status", span, choice);
  if ((*due && !day) || (*status && !choice)) cjm_import_left(d->b.import, span, "a date or a status of the plan is not read, and is left aside");
  cjm_build_add(&d->b, d->root, "plan", entry);
  return true;
}

/* "Title, date, address" */
static void put_source(Document *d, const Line *line)
{
  char *text = cjm_arena_strdup(d->arena, line->text + strlen("* ")), *comma = g_strrstr(text, ", ");
  const char *url = NULL, *day = NULL;
  if (comma && g_regex_match_simple("^(?:https?://|mailto:)[^\\s]+$", plain(d, comma + 2), 0, 0)) {
    url = plain(d, comma + 2);
    *comma = '\0';
  }
  for (char *c = strstr(text, ", "); c && !day; c = c ? strstr(c + 1, ", ") : NULL) {
    day = date(d, plain(d, c + 2)); /* a date may have a comma */
    if (day) *c = '\0';
    if (day) break;
  }
  CjmNode *source = add_object(d, "sources", line->span, plain(d, text));
  if (day) put(d, source, "date", line->span, day);
  if (url) put(d, source, "url", line->span, url);
}

/* Of each section below the map: its title and what stands in it. */
typedef struct Section {
  CjmWord word;
  const char *key; /* of a list of texts; NULL for others */
  bool (*put_row)(Document *d, const GPtrArray *cells, CjmSpan span);
} Section;

static const Section sections[] = {
  {CJM_WORD_OPPORTUNITIES, NULL, put_opportunity}, {CJM_WORD_ACTION_PLAN, NULL, put_plan_entry},      {CJM_WORD_CONCLUSIONS, "conclusions", NULL},
  {CJM_WORD_RECOMMENDATIONS, "recommendations", NULL}, {CJM_WORD_PRINCIPLES, "principles", NULL}, {CJM_WORD_SOURCES, NULL, NULL},
};

/* The section that begins here; NULL for a phase, which has steps or labels. */
static const Section *find_section(const Document *d)
{
  const Line *next = d->at + 2 < d->lines->len ? &g_array_index(d->lines, Line, d->at + 2) : NULL;
  const char *title = plain(d, peek(d)->text + strlen("## "));
  for (size_t i = 0; next && i < G_N_ELEMENTS(sections); i++)
    if (strcmp(title, word(d, sections[i].word)) == 0 && (sections[i].put_row ? begins(next, "| ") : begins(next, "* ") && !begins(next, "* **"))) return &sections[i];
  return NULL;
}

static void read_section(Document *d, const Section *section)
{
  unsigned rows = 0;
  for (d->at++; !begins(peek(d), "## "); d->at++) {
    const Line *line = peek(d);
    bool is_read = !*line->text;
    if (section->put_row && begins(line, "|")) {
      g_autoptr(GPtrArray) cells = cells_new(d, line->text);
      is_read = rows++ < 2 || section->put_row(d, cells, line->span);
    } else if (!section->put_row && begins(line, "* ")) {
      is_read = true;
      if (section->key) cjm_build_add(&d->b, d->root, section->key, cjm_build_text(&d->b, line->span, plain(d, line->text + 2)));
      else put_source(d, line);
    }
    if (!is_read) cjm_import_left(d->b.import, line->span, "a line is left aside: nothing in the map belongs to it");
  }
}

/* ---- recognition ---- */

static GArray *lines_new(const CjmImport *import)
{
  const CjmSource *source = import->source;
  GArray *lines = g_array_new(FALSE, FALSE, sizeof(Line));
  for (size_t start = 0; start < source->len;) {
    const char *end = memchr(source->text + start, '\n', source->len - start);
    size_t stop = end ? (size_t)(end - source->text) : source->len, cut = stop > start && source->text[stop - 1] == '\r' ? stop - 1 : stop;
    Line line = {cjm_arena_strndup(import->arena, source->text + start, cut - start), {source, start, cut}};
    g_array_append_val(lines, line);
    start = stop + 1;
  }
  return lines;
}

/* The language whose words the most labels are, of those with its title of the section of the curve and its title of the first row below. */
static const CjmLang *find_language(const Document *d)
{
  const CjmLang *best = NULL;
  unsigned most = 0;
  for (unsigned i = 0; i < cjm_lang_count(); i++) {
    Document other = *d;
    other.lang = cjm_lang_at(i);
    unsigned n = 1;
    bool has_title = false, has_table = false;
    g_autofree char *title = g_strdup_printf("## %s", word(&other, CJM_WORD_EXPERIENCE)), *row = g_strdup_printf("| **%s** |", word(&other, CJM_WORD_STEPS));
    for (guint k = 0; k < d->lines->len; k++) {
      const Line *line = &g_array_index(d->lines, Line, k);
      has_title |= strcmp(line->text, title) == 0;
      has_table |= has_title && begins(line, row);
    }
    for (guint k = 0; has_table && k < d->lines->len; k++) {
      const char *label, *text;
      if (labelled(&other, &g_array_index(d->lines, Line, k), &label, &text)) n += strcmp(label, word(&other, CJM_WORD_EMOTION)) == 0 || cjm_step_row_key(label, other.lang);
    }
    if (!has_table || n <= most) continue;
    best = other.lang;
    most = n;
  }
  return best;
}

/* "<!-- cjm lanes: pain_points gains -->" as the last line. */
static void read_hint(Document *d)
{
  static const char open[] = "<!-- cjm lanes: ", close[] = " -->";
  guint last = d->lines->len - 1;
  const char *text = g_array_index(d->lines, Line, last).text;
  if (!g_str_has_prefix(text, open) || !g_str_has_suffix(text, close)) return;
  g_autofree char *keys = g_strndup(text + strlen(open), strlen(text) - strlen(open) - strlen(close));
  d->renamed = g_strsplit(keys, " ", -1);
  g_array_set_size(d->lines, last);
}

static void read_document(Document *d)
{
  CjmImport *import = d->b.import;
  const char *tag = import->settings->lang ? import->settings->lang : cjm_lang_tag(d->lang);
  g_autoptr(GPtrArray) paragraphs = g_ptr_array_new(); /* two a phase */
  d->root = cjm_build_map(&d->b, peek(d)->span);
  if (strcmp(tag, "en") != 0) put(d, d->root, "lang", peek(d)->span, tag);
  read_heading(d);
  if (strcmp(plain(d, peek(d)->text + strlen("## ")), word(d, CJM_WORD_PERSONAS)) == 0) read_personas(d);
  read_hint(d);
  skip_experience(d);
  while (!at_end(d) && !find_section(d)) read_phase(d, paragraphs);
  enum { CELLS_MAX = 4000000 };
  if ((guint64)d->rows->len * d->columns->len > CELLS_MAX) d->phases = 0;
  if (d->phases == 0) return;
  put_map(d);
  remove_guards(d, d->root);
  put_values(d);
  sort_paths(d);
  put_paragraphs(d, paragraphs);
  for (const Section *section; !at_end(d) && (section = find_section(d));) read_section(d, section);
  if (!at_end(d)) cjm_import_left(import, peek(d)->span, "what stands from here on is left aside: phases come before the lists");
  cjm_canonical_sort(d->root);
}

bool cjm_own_markdown_read(CjmImport *import)
{
  Document d = {.b = {.import = import}, .arena = import->arena, .lines = lines_new(import), .columns = g_ptr_array_new(), .rows = g_ptr_array_new()};
  d.lang = d.lines->len && begins(peek(&d), "# ") ? find_language(&d) : NULL;
  if (d.lang) read_document(&d);
  for (guint i = 0; i < d.columns->len; i++) {
    Column *column = d.columns->pdata[i];
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
