/* rows.c: what stands in each row of a divided lane. */
#include "lanes/rows.h"

#include "format/shapes.h"
#include "journey/list.h"
#include "layout/persona-mark.h"

const CjmPersona *cjm_row_persona(const CjmJourney *journey, const CjmRefs *personas)
{
  for (size_t i = 0; i < personas->n; i++)
    if (personas->at[i]->to && cjm_journey_shows_persona(journey, (const CjmPersona *)personas->at[i]->to))
      return (const CjmPersona *)personas->at[i]->to;
  return NULL;
}

/* Whose items a row has. */
typedef struct RowItems {
  const CjmJourney *journey;
  size_t personas; /* offset of the item's references to personas */
  const CjmPersona *persona;
} RowItems;

static bool is_in_row(const void *item, const void *data)
{
  const RowItems *row = data;
  const CjmRefs *personas = (const CjmRefs *)(const void *)((const char *)item + row->personas);
  return cjm_row_persona(row->journey, personas) == row->persona;
}

/* A list of items in a step, and where they name their personas. */
typedef struct ItemField {
  size_t list, personas; /* offsets in the step, and in an item */
} ItemField;

/* The lists of a step whose items may belong to personas; there are `ret_n`. */
static const ItemField *item_fields(size_t *ret_n)
{
  static ItemField fields[64];
  static size_t n;
  static gsize once;
  if (g_once_init_enter(&once)) {
    for (size_t i = 0; i < cjm_shape_step.n_fields && n < G_N_ELEMENTS(fields); i++) {
      const CjmField *field = &cjm_shape_step.fields[i];
      const CjmField *personas = field->type == CJM_FIELD_OBJECTS ? cjm_shape_field(field->shape, "persona") : NULL;
      if (personas) fields[n++] = (ItemField){field->offset, personas->offset};
    }
    g_once_init_leave(&once, 1);
  }
  *ret_n = n;
  return fields;
}

static bool has_item_of(const CjmSheet *sheet, const CjmStep *step, const CjmPersona *persona)
{
  size_t n;
  const ItemField *fields = item_fields(&n);
  for (size_t i = 0; i < n; i++) {
    RowItems row = {sheet->journey, fields[i].personas, persona};
    CjmAnyList items = cjm_list_get((const char *)step + fields[i].list);
    for (size_t k = 0; k < items.n; k++)
      if (is_in_row(items.at[k], &row)) return true;
  }
  return false;
}

/* A copy of the step with the items of one persona; NULL if there are none. */
static const CjmStep *with_items_of(CjmSheet *sheet, const CjmStep *step, const CjmPersona *persona)
{
  if (!has_item_of(sheet, step, persona)) return NULL;
  size_t n;
  const ItemField *fields = item_fields(&n);
  CjmStep *own = cjm_arena_make(sheet->m.arena, CjmStep, 1);
  *own = *step;
  for (size_t i = 0; i < n; i++) {
    RowItems row = {sheet->journey, fields[i].personas, persona};
    cjm_list_filter(sheet->m.arena, (char *)own + fields[i].list, is_in_row, &row);
  }
  return own;
}

const CjmStep *cjm_row_step(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step, const CjmPersona *persona)
{
  if (lane->rows.value == CJM_ROWS_PERSONA) return with_items_of(sheet, step, persona);
  return cjm_row_persona(sheet->journey, &step->actors) == persona ? step : NULL;
}

/* ---- names ---- */

enum { MOST_CUSTOMERS = 3 };

/* Adds the marks of the customers, unless they are many. */
static void add_customers(CjmSheet *sheet, CjmBox *line)
{
  const CjmJourney *journey = sheet->journey;
  size_t n = 0;
  for (size_t i = 0; i < journey->personas.n; i++) n += journey->personas.at[i]->role.value != CJM_ROLE_EMPLOYEE;
  for (size_t i = 0; n <= MOST_CUSTOMERS && i < journey->personas.n; i++)
    if (journey->personas.at[i]->role.value != CJM_ROLE_EMPLOYEE)
      cjm_box_add(line, cjm_persona_mark(sheet, journey->personas.at[i]));
}

CjmBox *cjm_row_name(CjmSheet *sheet, const CjmLane *lane, const CjmPersona *persona)
{
  bool by_actor = lane->rows.value == CJM_ROWS_ACTOR;
  CjmWord word = by_actor ? CJM_WORD_CUSTOMER : CJM_WORD_EVERYBODY;
  const char *name = !persona ? cjm_sheet_word(sheet, word) : persona->title.at ? persona->title.at : persona->o.id;
  CjmBox *line = cjm_box_wrap(&sheet->m, 5, 2), *text = cjm_sheet_note(sheet, name);
  cjm_box_align_lines(line, CJM_ALIGN_END);
  cjm_box_align(text, CJM_ALIGN_END);
  cjm_box_add(line, text);
  if (persona) cjm_box_add(line, cjm_persona_mark(sheet, persona));
  else if (by_actor) add_customers(sheet, line);
  return line;
}
