/* own-plan.c: the second sheet of a workbook that `cjm export` wrote: the values of opportunities, and the plan. */
#include <string.h>

#include "base/number.h"
#include "fmt/order.h"
#include "format/shapes.h"
#include "import/own-document.h"
#include "import/own.h"
#include "journey/id.h"

typedef struct Plan {
  CjmOwnDocument d;
  const CjmSheet *sheet;
} Plan;

static CjmSnippet cell(const CjmSheet *sheet, size_t row, size_t column)
{
  return column < sheet->columns ? sheet->cells[row * sheet->columns + column] : cjm_snippet("", sheet->cells[0].span);
}

static bool is_word(const CjmSheet *sheet, size_t row, size_t column, const CjmLang *lang, CjmWord word)
{
  return row < sheet->rows && strcmp(cell(sheet, row, column).text, cjm_lang_word(lang, word)) == 0;
}

static void put_choice(Plan *p, CjmNode *map, const CjmShape *shape, const char *key, CjmSnippet text)
{
  if (!*text.text) return;
  if (cjm_word_find(cjm_shape_field(shape, key)->words, text.text)) cjm_own_put(&p->d, map, key, text.span, text.text);
  else cjm_import_left(p->d.b.import, text.span, "\"%s\" is no value of `%s`, and is left aside", text.text, key);
}

static void put_number(Plan *p, CjmNode *map, const char *key, CjmSnippet text)
{
  double number;
  if (!*text.text) return;
  if (cjm_number_parse(text.text, &number)) cjm_own_put(&p->d, map, key, text.span, text.text);
  else cjm_import_left(p->d.b.import, text.span, "\"%s\" is no number, as `%s` is one, and is left aside", text.text, key);
}

/* ---- opportunities ---- */

static const char *text_of(const CjmNode *item)
{
  const CjmNode *text = item->kind == CJM_NODE_MAP ? cjm_node_get(item, "text") : item;
  return text && text->kind == CJM_NODE_SCALAR ? text->text : "";
}

/* The item of a list of a step that has a text, which becomes a map; NULL for none. With `fresh`, only one that is none yet. */
static CjmNode *find_item(Plan *p, CjmNode *step, const char *key, const char *text, bool fresh)
{
  CjmNode *list = cjm_node_get(step, key);
  for (size_t i = 0; list && list->kind == CJM_NODE_LIST && i < list->n; i++) {
    CjmNode *item = list->items[i];
    if (strcmp(text_of(item), text) != 0 || (fresh && item->kind == CJM_NODE_MAP)) continue;
    if (item->kind == CJM_NODE_MAP) return item;
    list->items[i] = cjm_build_map(&p->d.b, item->span);
    cjm_own_put(&p->d, list->items[i], "text", item->span, text);
    return list->items[i];
  }
  return NULL;
}

/* Phases and steps, in order. */
static GPtrArray *places_new(const CjmNode *root)
{
  GPtrArray *places = g_ptr_array_new();
  const CjmNode *phases = cjm_node_get(root, "phases");
  for (size_t i = 0; phases && i < phases->n; i++) {
    const CjmNode *steps = cjm_node_get(phases->items[i], "steps");
    g_ptr_array_add(places, phases->items[i]);
    for (size_t k = 0; steps && k < steps->n; k++) g_ptr_array_add(places, steps->items[k]);
  }
  return places;
}

/* Whether "6 Pays" is this step, or "Order" this phase. */
static bool is_place(const CjmNode *place, const char *where)
{
  const CjmNode *title = cjm_node_get(place, "title"), *actions = cjm_node_get(place, "actions");
  const char *caption = title ? title->text : actions && actions->kind == CJM_NODE_LIST && actions->n ? text_of(actions->items[0]) : "";
  return *caption && g_str_has_suffix(where, caption);
}

/* Pain points and gaps that refer to nothing have no id, and get one. */
static const char *id_of(Plan *p, CjmNode *trouble)
{
  const CjmNode *id = cjm_node_get(trouble, "id");
  if (id) return id->text;
  const char *text = text_of(trouble);
  g_autofree char *slug = cjm_id_slug_new(text);
  g_autoptr(GPtrArray) places = places_new(p->d.root);
  g_autoptr(GString) made = g_string_new(slug);
  for (unsigned n = 2; n < 1000; n++) {
    bool is_free = made->len > 0;
    for (guint i = 0; is_free && i < places->len; i++)
      for (unsigned k = 0; k < 2; k++) {
        const CjmNode *list = cjm_node_get(places->pdata[i], k ? "gaps" : "pain_points");
        for (size_t t = 0; list && list->kind == CJM_NODE_LIST && t < list->n; t++) {
          const CjmNode *other = list->items[t]->kind == CJM_NODE_MAP ? cjm_node_get(list->items[t], "id") : NULL;
          is_free = is_free && !(other && strcmp(other->text, made->str) == 0);
        }
      }
    if (is_free) break;
    g_string_printf(made, "%s-%u", *slug ? slug : "pain", n);
  }
  cjm_own_put(&p->d, trouble, "id", trouble->span, made->str);
  return cjm_node_get(trouble, "id")->text;
}

/* The pain points and gaps that an opportunity solves: those of its step first, then those of others. */
static void put_solved(Plan *p, CjmNode *step, CjmNode *opportunity, CjmSnippet texts, GPtrArray *places)
{
  g_auto(GStrv) lines = g_strsplit(texts.text, "\n", -1);
  for (char **line = lines; *line; line++) {
    if (!**line) continue;
    CjmNode *found = find_item(p, step, "pain_points", *line, false);
    if (!found) found = find_item(p, step, "gaps", *line, false);
    for (guint i = 0; !found && i < places->len; i++) {
      found = find_item(p, places->pdata[i], "pain_points", *line, false);
      if (!found) found = find_item(p, places->pdata[i], "gaps", *line, false);
    }
    if (found) cjm_build_add(&p->d.b, opportunity, "solves", cjm_build_text(&p->d.b, texts.span, id_of(p, found)));
    else cjm_import_left(p->d.b.import, texts.span, "\"%s\" is no pain point of the map, and is left aside", *line);
  }
}

static void put_opportunity(Plan *p, size_t row, GPtrArray *places)
{
  static const char *const numbers[] = {"customer_value", "business_value", "effort"};
  enum { TEXT, WHERE, SOLVED, KIND, NUMBERS, PRIORITY = 7, STATUS, OWNER };
  CjmSnippet text = cell(p->sheet, row, TEXT), where = cell(p->sheet, row, WHERE);
  CjmNode *found = NULL, *step = NULL;
  for (unsigned exact = 2; !found && exact-- > 0;)
    for (guint i = 0; !found && i < places->len; i++) {
      step = places->pdata[i];
      if (!exact || is_place(step, where.text)) found = find_item(p, step, "opportunities", text.text, true);
    }
  if (!found) {
    if (*text.text) cjm_import_left(p->d.b.import, text.span, "the opportunity \"%s\" is not in the map, and is left aside", text.text);
    return;
  }
  const CjmShape *shape = &cjm_shape_opportunity;
  put_solved(p, step, found, cell(p->sheet, row, SOLVED), places);
  put_choice(p, found, shape, "kind", cell(p->sheet, row, KIND));
  for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) put_number(p, found, numbers[i], cell(p->sheet, row, NUMBERS + i));
  put_choice(p, found, shape, "priority", cell(p->sheet, row, PRIORITY));
  put_choice(p, found, shape, "status", cell(p->sheet, row, STATUS));
  cjm_own_put(&p->d, found, "owner", text.span, cell(p->sheet, row, OWNER).text);
}

/* An opportunity without more than its text is the text. */
static void shorten(const GPtrArray *places)
{
  for (guint i = 0; i < places->len; i++) {
    CjmNode *list = cjm_node_get(places->pdata[i], "opportunities");
    for (size_t k = 0; list && list->kind == CJM_NODE_LIST && k < list->n; k++)
      if (list->items[k]->kind == CJM_NODE_MAP && list->items[k]->n == 1) list->items[k] = list->items[k]->items[0];
  }
}

/* ---- the plan ---- */

static void put_tasks(Plan *p, CjmNode *entry, CjmSnippet tasks)
{
  g_auto(GStrv) lines = g_strsplit(tasks.text, "\n", -1);
  for (char **line = lines; *line; line++)
    if (**line) cjm_build_add(&p->d.b, entry, "tasks", cjm_build_text(&p->d.b, tasks.span, *line + (g_str_has_prefix(*line, "• ") ? strlen("• ") : 0)));
}

/* A date as the map's language writes it, or as spreadsheets keep one. */
static void put_due(Plan *p, CjmNode *entry, CjmSnippet due)
{
  g_auto(GStrv) parts = g_strsplit(due.text, " ", -1);
  g_autofree char *unbroken = g_strjoinv("\u00a0", parts);
  const char *day = g_regex_match_simple("^\\d{4}-\\d\\d-\\d\\d$", due.text, 0, 0) ? due.text : cjm_own_date(&p->d, unbroken);
  if (day) cjm_own_put(&p->d, entry, "due", due.span, day);
  else if (*due.text) cjm_import_left(p->d.b.import, due.span, "\"%s\" is no date, and is left aside", due.text);
}

static void put_entry(Plan *p, size_t row)
{
  enum { TITLE, GOAL, TASKS, OWNER, DUE, STATUS };
  CjmSnippet title = cell(p->sheet, row, TITLE);
  if (!*title.text) return;
  CjmNode *entry = cjm_build_map(&p->d.b, title.span);
  cjm_own_put(&p->d, entry, "title", title.span, title.text);
  cjm_own_put(&p->d, entry, "goal", title.span, cell(p->sheet, row, GOAL).text);
  put_tasks(p, entry, cell(p->sheet, row, TASKS));
  cjm_own_put(&p->d, entry, "owner", title.span, cell(p->sheet, row, OWNER).text);
  put_due(p, entry, cell(p->sheet, row, DUE));
  put_choice(p, entry, &cjm_shape_plan_entry, "status", cell(p->sheet, row, STATUS));
  cjm_build_add(&p->d.b, p->d.root, "plan", entry);
}

bool cjm_own_plan_read(CjmImport *import, const CjmSheet *sheet, const CjmOwnBook *book)
{
  const CjmLang *lang = book->lang;
  bool has_opportunities = is_word(sheet, 0, 0, lang, CJM_WORD_OPPORTUNITIES) && is_word(sheet, 0, 2, lang, CJM_WORD_PAIN_POINTS);
  if (!has_opportunities && !(is_word(sheet, 0, 0, lang, CJM_WORD_ACTION_PLAN) && is_word(sheet, 1, 0, lang, CJM_WORD_PLAN_WHAT))) return false;
  Plan p = {.d = {.b = {.import = import}, .arena = import->arena, .lang = lang, .root = book->root}, .sheet = sheet};
  g_autoptr(GPtrArray) places = places_new(book->root);
  size_t row = 0;
  for (row = has_opportunities; row < sheet->rows && !is_word(sheet, row, 0, lang, CJM_WORD_ACTION_PLAN); row++) put_opportunity(&p, row, places);
  for (row += 2; row < sheet->rows; row++) put_entry(&p, row);
  shorten(places);
  cjm_canonical_sort(book->root);
  return true;
}
