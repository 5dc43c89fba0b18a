#include "export/html/palette.h"

#include <string.h>

#include "export/svg/write.h"

typedef struct Pair {
  CjmColour at[2]; /* light, dark */
} Pair;

CjmPalette cjm_palette(void)
{
  return (CjmPalette){.pairs = g_array_new(FALSE, FALSE, sizeof(Pair)),
                      .number = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
}

void cjm_palette_clear(CjmPalette *palette)
{
  g_clear_pointer(&palette->pairs, g_array_unref);
  g_clear_pointer(&palette->number, g_hash_table_unref);
}

guint cjm_palette_number(CjmPalette *palette, CjmColour light, CjmColour dark)
{
  light.a = dark.a = 1;
  GString *key = g_string_new(NULL);
  cjm_svg_colour(key, light);
  cjm_svg_colour(key, dark);
  guint found = GPOINTER_TO_UINT(g_hash_table_lookup(palette->number, key->str));
  if (found) {
    g_string_free(key, TRUE);
    return found - 1;
  }
  Pair pair = {{light, dark}};
  g_array_append_val(palette->pairs, pair);
  g_hash_table_insert(palette->number, g_string_free(key, FALSE), GUINT_TO_POINTER(palette->pairs->len));
  return palette->pairs->len - 1;
}

void cjm_palette_write(const CjmPalette *palette, GString *out, int theme)
{
  for (guint i = 0; i < palette->pairs->len; i++) {
    g_string_append_printf(out, "--c%u:", i);
    cjm_svg_colour(out, g_array_index(palette->pairs, Pair, i).at[theme]);
    g_string_append_c(out, ';');
  }
}

/* ---- drawings: colours that stand for numbers ---- */

static bool text_has(const char *text, gssize len, const char *mark)
{
  return text && g_strstr_len(text, len, mark);
}

static bool item_has(const CjmItem *item, const char *mark)
{
  if (item->kind == CJM_ITEM_OPEN) return text_has(item->u.group.title, -1, mark) || text_has(item->u.group.href, -1, mark);
  if (item->kind != CJM_ITEM_TEXT) return false;
  for (size_t i = 0; i < item->u.text.block->n_lines; i++)
    if (text_has(item->u.text.block->lines[i].text, item->u.text.block->lines[i].len, mark)) return true;
  return false;
}

static bool scene_has(const CjmScene *scene, const char *mark)
{
  for (size_t i = 0; i < cjm_scene_length(scene); i++)
    if (item_has(cjm_scene_at(scene, i), mark)) return true;
  return text_has(scene->meta.title, -1, mark) || text_has(scene->meta.description, -1, mark);
}

/* A red whose digits differ, so that colours with it are never written as #rgb, and which no text of the drawing has after a `#`. */
static guint find_mark(const CjmScene *scene)
{
  for (guint red = 1; red < 255; red++) {
    char mark[8];
    g_snprintf(mark, sizeof mark, "#%02x", red);
    if (red >> 4 != (red & 15) && !scene_has(scene, mark)) return red;
  }
  return 1;
}

static CjmColour coded(CjmPalette *palette, CjmColour light, CjmColour dark)
{
  guint number = cjm_palette_number(palette, light, dark);
  return (CjmColour){.r = (float)palette->mark / 255, .g = (float)(number >> 8) / 255, .b = (float)(number & 255) / 255, .a = light.a};
}

static const CjmGradient *coded_gradient(CjmPalette *palette, CjmScene *scene, const CjmGradient *light, const CjmGradient *dark)
{
  CjmGradient *gradient = cjm_arena_make(scene->arena, CjmGradient, 1);
  CjmStop *stops = cjm_arena_make(scene->arena, CjmStop, light->n_stops);
  *gradient = *light;
  gradient->stops = stops;
  for (size_t i = 0; i < light->n_stops; i++) {
    stops[i] = light->stops[i];
    stops[i].colour = coded(palette, light->stops[i].colour, dark->stops[i].colour);
  }
  return gradient;
}

static void code_paint(CjmPalette *palette, CjmScene *scene, CjmPaint *light, const CjmPaint *dark)
{
  if (light->gradient && dark->gradient) light->gradient = coded_gradient(palette, scene, light->gradient, dark->gradient);
  else light->colour = coded(palette, light->colour, dark->colour);
}

void cjm_palette_code(CjmPalette *palette, CjmScene *light, const CjmScene *dark)
{
  size_t n = cjm_scene_length(light), n_dark = cjm_scene_length(dark);
  g_assert(n == n_dark);
  palette->mark = find_mark(light);
  light->background = coded(palette, light->background, dark->background);
  for (size_t i = 0; i < n; i++) {
    CjmItem *item = &g_array_index(light->items, CjmItem, i);
    const CjmItem *other = cjm_scene_at(dark, i);
    if (item->fill && other->fill) {
      CjmPaint *fill = cjm_arena_make(light->arena, CjmPaint, 1);
      *fill = *item->fill;
      code_paint(palette, light, fill, other->fill);
      item->fill = fill;
    }
    if (item->stroke && other->stroke) {
      CjmStroke *stroke = cjm_arena_make(light->arena, CjmStroke, 1);
      *stroke = *item->stroke;
      code_paint(palette, light, &stroke->paint, &other->stroke->paint);
      item->stroke = stroke;
    }
    if (item->kind != CJM_ITEM_TEXT) continue;
    item->u.text.colour = coded(palette, item->u.text.colour, other->u.text.colour);
    item->u.text.background = coded(palette, item->u.text.background, other->u.text.background);
  }
}

void cjm_palette_decode(const CjmPalette *palette, GString *out, const char *text, gsize len)
{
  char mark[8];
  g_snprintf(mark, sizeof mark, "#%02x", palette->mark);
  const char *end = text + len;
  for (const char *at; (at = g_strstr_len(text, end - text, mark)); text = at) {
    g_string_append_len(out, text, at - text);
    guint number = (guint)g_ascii_strtoull((char[]){at[3], at[4], at[5], at[6], 0}, NULL, 16);
    g_string_append_printf(out, "var(--c%u)", number);
    at += 7;
  }
  g_string_append_len(out, text, end - text);
}
