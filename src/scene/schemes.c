#include <math.h>
#include <string.h>

#include "scene/scene.h"

/* A colour as 24 bits: what formats write. */
static guint bits_of(CjmColour c)
{
  return (guint)lround((double)c.r * 255) << 16 | (guint)lround((double)c.g * 255) << 8 | (guint)lround((double)c.b * 255);
}

typedef struct Separation {
  GArray *schemes;   /* of CjmScheme */
  GArray *originals; /* of guint: the light colour that each had */
} Separation;

static CjmScheme *scheme_at(const Separation *separation, guint i)
{
  return &g_array_index(separation->schemes, CjmScheme, i);
}

/* The scheme for a pair of colours; NULL if there is none yet. */
static CjmScheme *find_scheme(const Separation *separation, guint light, guint dark)
{
  for (guint i = 0; i < separation->schemes->len; i++) {
    CjmScheme *scheme = scheme_at(separation, i);
    if (scheme->dark == dark && (scheme->light == light || g_array_index(separation->originals, guint, i) == light)) return scheme;
  }
  return NULL;
}

static bool is_used(const Separation *separation, guint light)
{
  for (guint i = 0; i < separation->schemes->len; i++)
    if (scheme_at(separation, i)->light == light) return true;
  return false;
}

/* The nearest colour that no scheme uses: too near for a reader to see a difference. */
static guint find_free(const Separation *separation, guint light)
{
  for (guint step = 0;; step++)
    for (guint shift = 0; shift < 24; shift += 8) {
      guint channel = light >> shift & 255;
      guint moved = channel > 127 ? channel - step : channel + step;
      guint candidate = (light & ~(255u << shift)) | moved << shift;
      if (!is_used(separation, candidate)) return candidate;
    }
}

static void set_light(CjmColour *colour, guint light)
{
  colour->r = (float)(light >> 16) / 255;
  colour->g = (float)(light >> 8 & 255) / 255;
  colour->b = (float)(light & 255) / 255;
}

static void separate(Separation *separation, CjmColour *colour, bool in_gradient)
{
  guint light = bits_of(*colour), dark = bits_of(cjm_colour_on_page(*colour, true));
  CjmScheme *scheme = find_scheme(separation, light, dark);
  if (!scheme) {
    CjmScheme fresh = {.light = find_free(separation, light), .dark = dark};
    g_array_append_val(separation->schemes, fresh);
    g_array_append_val(separation->originals, light);
    scheme = scheme_at(separation, separation->schemes->len - 1);
  }
  *(in_gradient ? &scheme->in_gradient : &scheme->outside_gradient) = true;
  if (scheme->light != light) set_light(colour, scheme->light);
}

/* Paints and gradients are shared by items; those that were separated before do not change again. */
static void separate_paint(Separation *separation, const CjmPaint *paint)
{
  const CjmGradient *gradient = paint->gradient;
  if (!gradient) separate(separation, (CjmColour *)&paint->colour, false);
  for (size_t i = 0; gradient && i < gradient->n_stops; i++)
    separate(separation, (CjmColour *)&gradient->stops[i].colour, true);
}

void cjm_scene_separate(CjmScene *scene)
{
  Separation separation = {g_array_new(FALSE, FALSE, sizeof(CjmScheme)), g_array_new(FALSE, FALSE, sizeof(guint))};
  separate(&separation, &scene->background, false);
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    CjmItem *item = &g_array_index(scene->items, CjmItem, i);
    if (item->fill) separate_paint(&separation, item->fill);
    if (item->stroke) separate_paint(&separation, &item->stroke->paint);
    if (item->kind != CJM_ITEM_TEXT) continue;
    separate(&separation, &item->u.text.colour, false);
    if (item->u.text.halo > 0) separate(&separation, &item->u.text.background, false);
  }
  scene->n_schemes = separation.schemes->len;
  scene->schemes = cjm_arena_make(scene->arena, CjmScheme, scene->n_schemes);
  memcpy(scene->schemes, separation.schemes->data, scene->n_schemes * sizeof(CjmScheme));
  g_array_free(separation.schemes, TRUE);
  g_array_free(separation.originals, TRUE);
}
