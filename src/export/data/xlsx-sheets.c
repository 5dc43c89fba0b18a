#ifdef CJM_WITH_XLSX

#include <string.h>

#include "export/data/xlsx-book.h"
#include "format/shapes.h"
#include "format/step-rows.h"
#include "format/value-text.h"
#include "format/walk.h"

/* ---- opportunities and plan ---- */

typedef struct Table {
  CjmXlsxBook *book;
  lxw_worksheet *sheet;
  size_t row; /* the next one */
} Table;

enum { WIDE = 36, NARROW = 16 }; /* characters */

/* The most lines that one of the texts of wide columns has. */
static size_t lines_of(const char *const *texts, size_t n)
{
  size_t lines = 1;
  for (size_t i = 0; i < n; i++) lines = MAX(lines, cjm_xlsx_lines(texts[i], WIDE - 2));
  return lines;
}

static void add_head(Table *t, const char *const *titles, size_t n)
{
  for (size_t i = 0; i < n; i++) cjm_xlsx_write_text(t->book, t->sheet, t->row, i, titles[i], t->book->head);
  t->row++;
}

static const char *word_or_nothing(const CjmShape *shape, const char *key, const CjmChoice *choice)
{
  return choice->set ? cjm_word_of(cjm_shape_field(shape, key)->words, choice->value) : "";
}

/* The texts of what is referred to. */
static char *solved_new(const CjmRefs *refs)
{
  GString *texts = g_string_new(NULL);
  for (size_t i = 0; i < refs->n; i++) {
    const CjmShape *shape = &cjm_shape_pain;
    const CjmText *text = (const void *)((const char *)refs->at[i]->to + cjm_shape_field(shape, "text")->offset);
    g_string_append_printf(texts, "%s%s", texts->len ? "\n" : "", text->at ? text->at : refs->at[i]->to->id);
  }
  return g_string_free(texts, FALSE);
}

static void add_opportunity(Table *t, const CjmStep *step, const CjmOpportunity *opportunity)
{
  const CjmShape *shape = &cjm_shape_opportunity;
  g_autofree char *where = step->number ? g_strdup_printf("%zu %s", step->place, cjm_step_caption(step))
                                        : g_strdup(step->phase->title.at),
                  *solved = solved_new(&opportunity->solves);
  const char *texts[] = {opportunity->text.at, where, solved, word_or_nothing(shape, "kind", &opportunity->kind)};
  const CjmNumber *numbers[] = {&opportunity->customer_value, &opportunity->business_value, &opportunity->effort};
  const char *more[] = {word_or_nothing(shape, "priority", &opportunity->priority),
                        word_or_nothing(shape, "status", &opportunity->status),
                        opportunity->owner.at ? opportunity->owner.at : ""};
  size_t column = 0;
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
    cjm_xlsx_write_text(t->book, t->sheet, t->row, column++, texts[i], t->book->cell);
  cjm_xlsx_set_lines(t->book, t->sheet, t->row, lines_of(texts, 3));
  for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
    cjm_xlsx_write_number(t->book, t->sheet, t->row, column++, numbers[i], t->book->number);
  for (size_t i = 0; i < G_N_ELEMENTS(more); i++)
    cjm_xlsx_write_text(t->book, t->sheet, t->row, column++, more[i], t->book->cell);
  t->row++;
}

static size_t count_opportunities(const CjmJourney *journey)
{
  size_t n = 0;
  for (size_t i = 0; i < journey->cells.n; i++) n += journey->cells.at[i]->opportunities.n;
  return n;
}

static void add_opportunity_table(Table *t)
{
  const CjmLang *lang = t->book->lang;
  const char *titles[] = {cjm_lang_word(lang, CJM_WORD_OPPORTUNITIES),  cjm_lang_word(lang, CJM_WORD_PLAN_STEP),
                          cjm_lang_word(lang, CJM_WORD_PAIN_POINTS),    "kind",
                          cjm_lang_word(lang, CJM_WORD_CUSTOMER_VALUE), cjm_lang_word(lang, CJM_WORD_BUSINESS_VALUE),
                          cjm_lang_word(lang, CJM_WORD_MATRIX_EFFORT),  "priority",
                          cjm_lang_word(lang, CJM_WORD_PLAN_STATUS),    cjm_lang_word(lang, CJM_WORD_PLAN_OWNER)};
  const CjmJourney *journey = t->book->journey;
  add_head(t, titles, G_N_ELEMENTS(titles));
  for (size_t i = 0; i < journey->cells.n; i++)
    for (size_t k = 0; k < journey->cells.at[i]->opportunities.n; k++)
      add_opportunity(t, journey->cells.at[i], journey->cells.at[i]->opportunities.at[k]);
  t->book->lib->worksheet_autofilter(t->sheet, 0, 0, (lxw_row_t)t->row - 1, G_N_ELEMENTS(titles) - 1);
  t->book->lib->worksheet_freeze_panes(t->sheet, 1, 1);
}

static char *tasks_new(const CjmTexts *tasks)
{
  GString *text = g_string_new(NULL);
  for (size_t i = 0; i < tasks->n; i++) g_string_append_printf(text, "%s• %s", i ? "\n" : "", tasks->at[i]->at);
  return g_string_free(text, FALSE);
}

static void add_plan(Table *t)
{
  const CjmLang *lang = t->book->lang;
  const char *titles[] = {cjm_lang_word(lang, CJM_WORD_PLAN_WHAT),  cjm_lang_word(lang, CJM_WORD_PLAN_GOAL),
                          cjm_lang_word(lang, CJM_WORD_PLAN_TASKS), cjm_lang_word(lang, CJM_WORD_PLAN_OWNER),
                          cjm_lang_word(lang, CJM_WORD_PLAN_DUE),   cjm_lang_word(lang, CJM_WORD_PLAN_STATUS)};
  const CjmJourney *journey = t->book->journey;
  cjm_xlsx_write_text(t->book, t->sheet, t->row++, 0, cjm_lang_word(lang, CJM_WORD_ACTION_PLAN), t->book->title);
  add_head(t, titles, G_N_ELEMENTS(titles));
  for (size_t i = 0; i < journey->plan.n; i++) {
    const CjmPlanEntry *entry = journey->plan.at[i];
    g_autofree char *tasks = tasks_new(&entry->tasks),
                    *due = entry->due.year ? cjm_lang_date_new(t->book->lang, entry->due.year, entry->due.month, entry->due.day)
                                           : g_strdup("");
    const char *cells[] = {entry->title.at,
                           entry->goal.at ? entry->goal.at : "",
                           tasks,
                           entry->owner.at ? entry->owner.at : "",
                           due,
                           word_or_nothing(&cjm_shape_plan_entry, "status", &entry->status)};
    for (size_t k = 0; k < G_N_ELEMENTS(cells); k++) cjm_xlsx_write_text(t->book, t->sheet, t->row, k, cells[k], t->book->cell);
    cjm_xlsx_set_lines(t->book, t->sheet, t->row, lines_of(cells, 3));
    t->row++;
  }
}

void cjm_xlsx_add_opportunities(CjmXlsxBook *book)
{
  size_t n = count_opportunities(book->journey);
  if (n == 0 && book->journey->plan.n == 0) return;
  Table t = {book, cjm_xlsx_add_sheet(book, cjm_lang_word(book->lang, n ? CJM_WORD_OPPORTUNITIES : CJM_WORD_ACTION_PLAN)), 0};
  book->lib->worksheet_set_column(t.sheet, 0, 2, WIDE, NULL);
  book->lib->worksheet_set_column(t.sheet, 3, 9, NARROW, NULL);
  if (n) add_opportunity_table(&t);
  if (n) t.row += 2;
  if (book->journey->plan.n) add_plan(&t);
}

/* ---- steps ---- */

typedef struct StepSheet {
  Table table;
  const CjmField *last; /* the key that was written last */
} StepSheet;

/* The key of the step that a value belongs to. */
static const CjmValue *top_value(const CjmFrame *frame, const CjmValue *value)
{
  while (frame->parent) {
    value = frame->value;
    frame = frame->parent;
  }
  return value;
}

static void add_value(const CjmFrame *frame, const CjmValue *value, void *data)
{
  StepSheet *s = data;
  if (cjm_value_is_implied(value)) return;
  const CjmXlsxBook *book = s->table.book;
  const CjmValue *top = top_value(frame, value);
  bool is_new = top->field != s->last;
  s->last = top->field;
  g_autoptr(GString) text = g_string_new(NULL);
  cjm_value_append(text, value);
  const char *name = frame->parent && frame->value->key ? frame->value->key->at : NULL; /* a persona, a metric */
  g_autofree char *key = name ? g_strdup_printf("%s: %s", name, value->field->key)
                              : g_strdup(value->key      ? value->key->at
                                         : frame->parent ? value->field->key
                                                         : "");
  cjm_xlsx_write_text(book, s->table.sheet, s->table.row, 0, is_new ? top->field->key : "", book->lane);
  cjm_xlsx_write_text(book, s->table.sheet, s->table.row, 1, key, book->cell);
  cjm_xlsx_write_text(book, s->table.sheet, s->table.row, 2, text->str, book->cell);
  s->table.row++;
}

static void add_step(CjmXlsxBook *book, const CjmStep *step)
{
  g_autofree char *name = g_strdup_printf("%zu %s", step->place, cjm_step_caption(step));
  StepSheet s = {.table = {book, cjm_xlsx_add_sheet(book, name), 0}};
  book->lib->worksheet_set_column(s.table.sheet, 0, 1, 18, NULL);
  book->lib->worksheet_set_column(s.table.sheet, 2, 2, 90, NULL);
  cjm_xlsx_write_text(book, s.table.sheet, s.table.row++, 0, name, book->title);
  cjm_xlsx_write_text(book, s.table.sheet, s.table.row++, 0, step->phase->title.at, book->headline);
  book->lib->worksheet_freeze_panes(s.table.sheet, (lxw_row_t)s.table.row, 0);
  const CjmWalk walk = {.value = add_value};
  cjm_walk(&cjm_shape_step, step, &walk, &s);
}

void cjm_xlsx_add_steps(CjmXlsxBook *book)
{
  enum { most = 100 }; /* nobody looks through more sheets, and the map has all texts */
  const CjmJourney *journey = book->journey;
  for (size_t i = 0; i < journey->steps.n && journey->steps.n <= most; i++) add_step(book, journey->steps.at[i]);
}

#else
typedef int CjmXlsxSheetsAreNotBuilt; /* a file may not be empty */
#endif
