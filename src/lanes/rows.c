#include "lanes/rows.h"

#include "layout/persona-mark.h"

const CjmPersona *cjm_row_persona(const CjmJourney *journey, const CjmRefs *personas)
{
  for (size_t i = 0; i < personas->n; i++)
    if (personas->at[i]->to && cjm_journey_shows_persona(journey, (const CjmPersona *)personas->at[i]->to))
      return (const CjmPersona *)personas->at[i]->to;
  return NULL;
}

/* A step's lists of items. */
#define LISTS(X)                                                                                                                 \
  X(actions)                                                                                                                     \
  X(thoughts)                                                                                                                    \
  X(questions)                                                                                                                   \
  X(notes)                                                                                                                       \
  X(needs)                                                                                                                       \
  X(expectations)                                                                                                                \
  X(pain_points)                                                                                                                 \
  X(gains)                                                                                                                       \
  X(gaps)                                                                                                                        \
  X(opportunities)                                                                                                               \
  X(evidence)                                                                                                                    \
  X(frontstage)                                                                                                                  \
  X(backstage)                                                                                                                   \
  X(support)

/* Counts the items of a list that are in the row. */
#define COUNT(list)                                                                                                              \
  for (size_t i = 0; i < step->list.n; i++) n += cjm_row_persona(sheet->journey, &step->list.at[i]->about.personas) == persona;

/* Keeps the items of a list of the step's copy that are in the row. */
#define KEEP(list)                                                                                                               \
  do {                                                                                                                           \
    size_t kept = 0;                                                                                                             \
    copy->list.at = cjm_arena_alloc(sheet->m.arena, (step->list.n + 1) * sizeof *copy->list.at);                                 \
    for (size_t i = 0; i < step->list.n; i++)                                                                                    \
      if (cjm_row_persona(sheet->journey, &step->list.at[i]->about.personas) == persona) copy->list.at[kept++] = step->list.at[i];               \
    copy->list.n = kept;                                                                                                         \
  } while (0);

/* NULL where no item is in the row, as in most steps of a map with many personas. */
static const CjmStep *with_items_of(CjmSheet *sheet, const CjmStep *step, const CjmPersona *persona)
{
  size_t n = 0;
  LISTS(COUNT)
  if (n == 0) return NULL;
  CjmStep *copy = cjm_arena_make(sheet->m.arena, CjmStep, 1);
  *copy = *step;
  LISTS(KEEP)
  return copy;
}

const CjmStep *cjm_row_step(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step, const CjmPersona *persona)
{
  if (lane->rows.value == CJM_ROWS_PERSONA) return with_items_of(sheet, step, persona);
  return cjm_row_persona(sheet->journey, &step->actors) == persona ? step : NULL;
}

/* ---- names ---- */

enum { MOST_CUSTOMERS = 3 };

/* The marks of those whose journey it is; none where they are many. */
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
