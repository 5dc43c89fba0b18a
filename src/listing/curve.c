#include "listing/curve.h"

#include <math.h>
#include <stdlib.h>

#include "lang/messages.h"

static const double rounding = 1e-9;

static double score_of(const CjmChanges *changes, const CjmJourney *journey, const CjmStep *step, const CjmPersona *persona)
{
  const CjmEmotion *emotion = step ? cjm_step_feeling(step, persona) : NULL;
  return emotion ? cjm_journey_score(changes->new, journey, emotion->score.value) : NAN;
}

static void curve_free(void *data)
{
  CjmCurve *curve = data;
  g_free(curve->old);
  g_free(curve->new);
  g_free(curve);
}

static CjmCurve *curve_new(const CjmChanges *changes, const CjmPersona *old, const CjmPersona *new)
{
  CjmCurve *curve = g_new0(CjmCurve, 1);
  curve->persona = new;
  curve->old = g_new(double, changes->n_steps);
  curve->new = g_new(double, changes->n_steps);
  for (size_t i = 0; i < changes->n_steps; i++) {
    curve->old[i] = score_of(changes, changes->old, changes->steps[i].old, old);
    curve->new[i] = score_of(changes, changes->new, changes->steps[i].new, new);
    if (cjm_curve_changed(curve, i)) curve->largest = fmax(curve->largest, fabs(curve->new[i] - curve->old[i]));
  }
  return curve;
}

bool cjm_curve_changed(const CjmCurve *curve, size_t step)
{
  double change = curve->new[step] - curve->old[step];
  return !isnan(change) && fabs(change) > rounding;
}

static gint by_change(gconstpointer a, gconstpointer b)
{
  const CjmCurve *x = *(const CjmCurve *const *)a, *y = *(const CjmCurve *const *)b;
  return x->largest > y->largest ? -1 : x->largest < y->largest;
}

/* The same persona in the old journey, as the comparison matched it; false if it is new. */
static bool find_old(const CjmChanges *changes, const CjmPersona *persona, const CjmPersona **ret_old)
{
  *ret_old = persona ? cjm_changes_match(changes, persona) : NULL;
  return !persona || *ret_old;
}

static void add(GPtrArray *curves, const CjmChanges *changes, const CjmPersona *persona)
{
  const CjmPersona *old;
  if (!find_old(changes, persona, &old)) return;
  CjmCurve *curve = curve_new(changes, old, persona);
  if (curve->largest > 0) g_ptr_array_add(curves, curve);
  else curve_free(curve);
}

GPtrArray *cjm_curves_new(const CjmChanges *changes)
{
  GPtrArray *curves = g_ptr_array_new_with_free_func(curve_free);
  if (!changes->new->personas.n) add(curves, changes, NULL);
  for (size_t i = 0; i < changes->new->personas.n; i++) add(curves, changes, changes->new->personas.at[i]);
  g_ptr_array_sort(curves, by_change);
  return curves;
}

char *cjm_curve_name_new(const CjmChanges *changes, const CjmCurve *curve)
{
  const CjmPersona *persona = curve->persona;
  if (!persona) return cjm_lang_message_new(changes->lang, "diff.customer", NULL);
  return cjm_lang_isolate_new(changes->lang, persona->title.at ? persona->title.at : persona->o.id);
}
