/* chart.c: a curve as a chart of Mermaid: its grammar of xychart-beta. */
#include <math.h>

#include "base/mermaid.h"
#include "lang/messages.h"
#include "listing/curve.h"

/* The scores of the steps of the new journey. */
static void append_line(GString *out, const CjmChanges *changes, const double *scores)
{
  g_autofree double *line = g_new(double, changes->n_steps);
  size_t n = 0;
  for (size_t i = 0; i < changes->n_steps; i++)
    if (changes->steps[i].new) line[n++] = scores[i];
  cjm_mermaid_fill(line, n);
  cjm_mermaid_append_line(out, line, n);
}

static void append_places(GString *out, const CjmChanges *changes)
{
  size_t n = 0;
  g_autofree char *axis = cjm_lang_message_new(changes->lang, "curve.step", NULL);
  g_string_append(out, "    x-axis ");
  cjm_mermaid_append_quoted(out, axis);
  g_string_append(out, " [");
  for (size_t i = 0; i < changes->n_steps; i++) {
    const CjmStep *step = changes->steps[i].new;
    if (!step) continue;
    g_autofree char *number = cjm_diff_step_number_new(changes->lang, step);
    g_string_append(out, n++ ? ", " : "");
    cjm_mermaid_append_quoted(out, number);
  }
  g_string_append(out, "]\n");
}

static bool has_points(const CjmChanges *changes, const double *scores)
{
  for (size_t i = 0; i < changes->n_steps; i++)
    if (changes->steps[i].new && !isnan(scores[i])) return true;
  return false;
}

/* Whether the line of the new scores passes steps; those that are new are named elsewhere. */
static bool passes(const CjmChanges *changes, const CjmCurve *curve)
{
  for (size_t i = 0; i < changes->n_steps; i++) {
    const CjmDiffStep *step = &changes->steps[i];
    if (step->new && (isnan(curve->new[i]) || (step->old && isnan(curve->old[i])))) return true;
  }
  return false;
}

/* What a reader of the chart has to know. */
static void append_notes(GString *out, const CjmChanges *changes, const CjmCurve *curve)
{
  g_autoptr(GString) added = g_string_new(NULL);
  for (size_t i = 0; i < changes->n_steps; i++) {
    if (!changes->steps[i].new || changes->steps[i].old || isnan(curve->new[i])) continue;
    g_autofree char *number = cjm_diff_step_number_new(changes->lang, changes->steps[i].new);
    g_string_append_printf(added, "%s%s", added->len ? ", " : "", number);
  }
  g_autofree char *places = cjm_lang_message_new(changes->lang, "curve.places", NULL),
                  *gaps = added->len ? CJM_MESSAGE_NEW(changes->lang, "curve.added", CJM_TEXT_ARG("steps", added->str)) : NULL,
                  *unknown = passes(changes, curve) ? cjm_lang_message_new(changes->lang, "curve.unknown", NULL) : NULL;
  g_string_append_printf(out, "\n<sub>%s%s%s%s%s</sub>\n", places, gaps ? " " : "", gaps ? gaps : "", unknown ? " " : "", unknown ? unknown : "");
}

void cjm_curve_append_chart(GString *out, const CjmChanges *changes, const CjmCurve *curve)
{
  if (changes->new->steps.n < 2 || !has_points(changes, curve->old) || !has_points(changes, curve->new)) return;
  g_autofree char *name = cjm_curve_name_new(changes, curve),
                  *title = CJM_MESSAGE_NEW(changes->lang, "curve.title", CJM_TEXT_ARG("name", name)),
                  *axis = cjm_lang_message_new(changes->lang, "curve.axis", NULL);
  g_string_append(out, "```mermaid\n---\nconfig:\n  xyChart:\n    width: 880\n    height: 300\n  themeVariables:\n    xyChart:\n"
                       "      plotColorPalette: \"#66717e, #0a6e69\"\n---\nxychart-beta\n    title ");
  cjm_mermaid_append_quoted(out, title);
  g_string_append_c(out, '\n');
  append_places(out, changes);
  g_string_append(out, "    y-axis ");
  cjm_mermaid_append_quoted(out, axis);
  g_string_append_c(out, ' ');
  cjm_mermaid_append_number(out, changes->new->scale_min);
  g_string_append(out, " --> ");
  cjm_mermaid_append_number(out, changes->new->scale_max);
  g_string_append_c(out, '\n');
  append_line(out, changes, curve->old);
  append_line(out, changes, curve->new);
  g_string_append(out, "```\n");
  append_notes(out, changes, curve);
}
