/* mermaid.c: a journey diagram of Mermaid, which has sections, tasks, scores from 1 to 5 and actors, and nothing else.
 *
 * Source: the grammar of Mermaid 11, packages/mermaid/src/diagrams/user-journey/parser/journey.jison, and encodeEntities() in utils.ts. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "export/formats.h"
#include "format/step-rows.h"

enum { WORST = 1, BEST = 5 };

/* ---- texts ---- */

/* Words that the grammar takes for themselves at the beginning of a text, in whatever a text stands. */
static bool begins_with_keyword(const char *text)
{
  static const char *const words[] = {"journey", "title", "section", "accTitle", "accDescr"};
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
    if (g_ascii_strncasecmp(text, words[i], strlen(words[i])) == 0) return true;
  return false;
}

static void append_entity(GString *out, gunichar c)
{
  g_string_append_printf(out, "#%u;", c);
}

/* A text on one line, in which what means something to Mermaid is an entity: `special`, and the signs that do everywhere. */
static void append_text(GString *out, const char *text, const char *special)
{
  bool keyword = begins_with_keyword(text);
  for (const char *at = text; *at; at = g_utf8_next_char(at)) {
    gunichar c = g_utf8_get_char(at);
    if (c == '\n') g_string_append_c(out, ' ');
    else if (c < 0x80 && (strchr("#;:%<>&", (int)c) || strchr(special, (int)c) || (keyword && at == text))) append_entity(out, c);
    else g_string_append_unichar(out, c);
  }
}

/* In a comment nothing means anything but the end of the line, and a brace behind the sign. */
static void append_comment(GString *out, const char *text)
{
  g_string_append(out, "%% ");
  for (; *text; text++) g_string_append_c(out, *text == '\n' ? ' ' : *text);
  g_string_append_c(out, '\n');
}

/* ---- tasks ---- */

static double mermaid_score(const CjmJourney *journey, double score)
{
  double level = (cjm_journey_level(journey, score) + 1) / 2;
  return round((WORST + level * (BEST - WORST)) * 100) / 100;
}

/* Those who do the step, or take part in it, or else the main persona. */
static void append_actors(const CjmJourney *journey, const CjmStep *step, GString *out)
{
  const CjmRefs *lists[] = {&step->actors, &step->personas};
  const char *separator = ": ";
  for (size_t l = 0; l < G_N_ELEMENTS(lists); l++)
    for (size_t i = 0; i < lists[l]->n; i++) {
      g_string_append(out, separator);
      append_text(out, ((const CjmPersona *)(const void *)lists[l]->at[i]->to)->title.at, ",");
      separator = ", ";
    }
  if (*separator == ',' || !journey->primary) return;
  g_string_append(out, separator);
  append_text(out, journey->primary->title.at, ",");
}

static void append_task(const CjmJourney *journey, const CjmStep *step, GString *out)
{
  const CjmEmotion *feeling = cjm_step_feeling(step, journey->primary);
  const char *name = cjm_step_caption(step);
  g_string_append(out, "      ");
  append_text(out, *name ? name : step->o.id, "");
  g_string_append(out, ": ");
  cjm_number_append(out, feeling ? mermaid_score(journey, feeling->score.value) : (WORST + BEST) / 2.0, 2);
  append_actors(journey, step, out);
  g_string_append_c(out, '\n');
}

/* ---- losses ---- */

/* "12", or "12 of what" */
static void append_count(GString *list, size_t n, const char *what)
{
  if (n) g_string_append_printf(list, "%s%zu%s%s", list->len ? ", " : "", n, *what ? " " : "", what);
}

static void say_steps_without_feeling(const CjmJourney *journey, GString *out)
{
  g_autoptr(GString) numbers = g_string_new(NULL);
  for (size_t i = 0; i < journey->steps.n; i++)
    if (!cjm_step_feeling(journey->steps.at[i], journey->primary)) append_count(numbers, journey->steps.at[i]->number, "");
  if (!numbers->len) return;
  g_autofree char *text = g_strdup_printf("Tasks whose feeling is not known, drawn as 3: %s", numbers->str);
  append_comment(out, text);
}

static void say_scale(const CjmJourney *journey, GString *out)
{
  if (journey->scale_min == WORST && journey->scale_max == BEST) return;
  g_autoptr(GString) text = g_string_new("Scores are on a scale from 1 to 5; those of the journey are from ");
  cjm_number_append(text, journey->scale_min, 9);
  g_string_append(text, " to ");
  cjm_number_append(text, journey->scale_max, 9);
  append_comment(out, text->str);
}

static size_t count_texts(const CjmJourney *journey, const CjmStepRow *row)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  for (size_t i = 0; i < journey->cells.n; i++) cjm_step_row_texts(row, journey->cells.at[i], NULL, texts);
  return texts->len;
}

/* What the diagram has no place for, by the keys of the format. */
static void say_what_is_missing(const CjmJourney *journey, GString *out)
{
  static const char *const drawn[] = {"actor", "persona"};
  g_autoptr(GPtrArray) rows = cjm_step_rows_new(journey);
  g_autoptr(GString) missing = g_string_new(NULL);
  for (guint i = 0; i < rows->len; i++) {
    const CjmStepRow *row = rows->pdata[i];
    bool is_drawn = false;
    for (size_t k = 0; k < G_N_ELEMENTS(drawn); k++) is_drawn |= !row->lane && strcmp(row->key, drawn[k]) == 0;
    if (is_drawn) continue;
    append_count(missing, count_texts(journey, row), row->key);
  }
  size_t measures = 0, others = 0;
  for (size_t i = 0; i < journey->cells.n; i++) measures += journey->cells.at[i]->metrics.n;
  for (size_t i = 0; i < journey->steps.n; i++)
    for (size_t k = 0; k < journey->steps.at[i]->emotions.n; k++) {
      const CjmEmotion *emotion = journey->steps.at[i]->emotions.at[k];
      others += emotion != cjm_step_feeling(journey->steps.at[i], journey->primary);
    }
  append_count(missing, measures, "metrics");
  append_count(missing, others, "further feelings");
  append_count(missing, journey->plan.n, "plan");
  if (!missing->len) return;
  g_autofree char *text = g_strconcat("Not in this diagram: ", missing->str, NULL);
  append_comment(out, text);
}

/* ---- the diagram ---- */

static bool write_mermaid(const CjmJourney *journey, const char *prefix, GString *out, GError **error)
{
  (void)prefix;
  (void)error;
  say_scale(journey, out);
  say_steps_without_feeling(journey, out);
  say_what_is_missing(journey, out);
  g_string_append(out, "journey\n    title ");
  append_text(out, journey->title.at, "");
  g_string_append_c(out, '\n');
  for (size_t i = 0; i < journey->phases.n; i++) {
    const CjmPhase *phase = journey->phases.at[i];
    g_string_append(out, "    section ");
    append_text(out, phase->title.at, "");
    g_string_append_c(out, '\n');
    for (size_t k = 0; k < phase->steps.n; k++) append_task(journey, phase->steps.at[k], out);
  }
  return true;
}

const CjmFormat cjm_format_mermaid = {
  .name = "mermaid",
  .extension = "mmd",
  .media_type = "text/vnd.mermaid",
  .is_text = true,
  .help = "A journey diagram of Mermaid: sections, tasks and scores; a comment says what it has no place for",
  .write = write_mermaid,
};
