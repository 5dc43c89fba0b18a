/* chart.c: the old and the new curve as a chart of Mermaid, which GitHub draws. */
#include "listing/chart.h"

#include <math.h>

enum { STEPS_MAX = 40 /* on which lines and numbers can be read */ };

/* The persona with the largest change of a score; false if no score changed. */
static bool find_persona(const CjmChanges *changes, const CjmPersona **ret_persona)
{
  double largest = 0;
  for (size_t i = 0; i < changes->n; i++) {
    const CjmDifference *change = changes->at[i];
    if (fabs(change->difference) <= largest || !change->new_step) continue;
    largest = fabs(change->difference);
    for (size_t k = 0; k < change->new_step->emotions.n; k++) {
      const CjmEmotion *emotion = change->new_step->emotions.at[k];
      if (emotion->score.span.start == change->new.span.start && emotion->score.span.source == change->new.span.source)
        *ret_persona = (const CjmPersona *)(const void *)emotion->persona.to;
    }
  }
  return largest > 0;
}

/* Fills what is not known between its neighbours, and at the ends with the nearest. False if nothing is known. */
static bool fill(double *scores, size_t n)
{
  size_t last = n;
  for (size_t i = 0; i < n; i++) {
    if (isnan(scores[i])) continue;
    for (size_t k = last == n ? 0 : last + 1; k < i; k++)
      scores[k] = last == n ? scores[i] : scores[last] + (scores[i] - scores[last]) * (double)(k - last) / (double)(i - last);
    last = i;
  }
  for (size_t k = last + 1; last < n && k < n; k++) scores[k] = scores[last];
  return last < n;
}

static void append_line(GString *out, const double *scores, size_t n)
{
  g_string_append(out, "    line [");
  for (size_t i = 0; i < n; i++) {
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append_printf(out, "%s%s", i ? ", " : "", g_ascii_formatd(digits, sizeof digits, "%.4g", scores[i]));
  }
  g_string_append(out, "]\n");
}

/* A name without what could end a string of Mermaid or the block. */
static void append_name(GString *out, const char *name)
{
  for (const char *p = name; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    g_string_append_unichar(out, g_unichar_isalnum(c) || g_unichar_ismark(c) || c == '-' || c == '.' ? c : ' ');
  }
}

static double score_in(const CjmChanges *changes, const CjmJourney *journey, const CjmStep *step, const CjmPersona *persona)
{
  const CjmEmotion *emotion = step ? cjm_step_feeling(step, persona) : NULL;
  return emotion ? cjm_journey_score(changes->new, journey, emotion->score.value) : NAN;
}

static void append_chart(GString *out, const CjmChanges *changes, const CjmPersona *persona, const double *old, const double *new, size_t n)
{
  char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append(out, "```mermaid\n---\nconfig:\n  xyChart:\n    width: 880\n    height: 300\n  themeVariables:\n    xyChart:\n"
                       "      plotColorPalette: \"#66717e, #0a6e69\"\n---\nxychart-beta\n    title \"Feeling");
  if (persona && persona->title.at) {
    g_string_append(out, " of ");
    append_name(out, persona->title.at);
  }
  g_string_append(out, ", grey old, teal new\"\n    x-axis \"step\" [");
  size_t place = 0;
  for (size_t i = 0; i < changes->n_steps; i++)
    if (changes->steps[i].new) g_string_append_printf(out, "%s\"%zu\"", place++ ? ", " : "", cjm_diff_step_number(changes->steps[i].new));
  g_string_append_printf(out, "]\n    y-axis \"feeling\" %s --> %s\n",
                         g_ascii_formatd(low, sizeof low, "%g", changes->new->scale_min),
                         g_ascii_formatd(high, sizeof high, "%g", changes->new->scale_max));
  append_line(out, old, n);
  append_line(out, new, n);
  g_string_append(out, "```\n\n<sub>Each step stands at its new place. A line passes steps without a feeling.</sub>\n");
}

void cjm_listing_append_chart(GString *out, const CjmChanges *changes)
{
  const CjmPersona *persona = NULL;
  size_t n = changes->new->steps.n, at = 0;
  if (n < 2 || n > STEPS_MAX || !find_persona(changes, &persona)) return;
  const CjmPersona *older = persona ? cjm_journey_persona(changes->old, persona) : NULL;
  double old[STEPS_MAX], new[STEPS_MAX];
  for (size_t i = 0; i < changes->n_steps; i++) {
    const CjmDiffStep *step = &changes->steps[i];
    if (!step->new) continue;
    old[at] = score_in(changes, changes->old, step->old, older);
    new[at++] = score_in(changes, changes->new, step->new, persona);
  }
  if (fill(old, n) && fill(new, n)) append_chart(out, changes, persona, old, new, n);
}
