#include "export/svg.h"

#include <string.h>

/* What a text looks like, beside its letters. */
typedef struct Look {
  double size; /* px */
  CjmWeight weight;
  bool italic;
  CjmColour colour;
} Look;

/* A style asks for italics that some scripts do not have. */
static bool is_italic(const CjmTextBlock *block)
{
  if (!block->style.italic || block->n_lines == 0 || block->lines[0].n_runs == 0) return false;
  PangoFontDescription *desc = pango_font_describe(block->lines[0].runs[0].item->analysis.font);
  bool italic = pango_font_description_get_style(desc) != PANGO_STYLE_NORMAL;
  pango_font_description_free(desc);
  return italic;
}

static Look look_of(const CjmItem *item)
{
  const CjmTextBlock *block = item->u.text.block;
  return (Look){block->style.size, block->style.weight, is_italic(block), item->u.text.colour};
}

static bool look_equal(const Look *a, const Look *b)
{
  return a->size == b->size && a->weight == b->weight && a->italic == b->italic && cjm_colour_equal(a->colour, b->colour);
}

/* ---- the look that most texts have, said once ---- */

typedef struct Count {
  Look look;
  guint n;
} Count;

static void count_look(GArray *counts, Look look)
{
  for (guint i = 0; i < counts->len; i++) {
    Count *known = &g_array_index(counts, Count, i);
    if (!look_equal(&known->look, &look)) continue;
    known->n++;
    return;
  }
  Count count = {look, 1};
  g_array_append_val(counts, count);
}

static Look most_frequent(const CjmScene *scene)
{
  GArray *counts = g_array_new(FALSE, FALSE, sizeof(Count));
  Count best = {.n = 0};
  for (size_t i = 0; i < cjm_scene_length(scene); i++)
    if (cjm_scene_at(scene, i)->kind == CJM_ITEM_TEXT) count_look(counts, look_of(cjm_scene_at(scene, i)));
  for (guint i = 0; i < counts->len; i++)
    if (g_array_index(counts, Count, i).n > best.n) best = g_array_index(counts, Count, i);
  g_array_free(counts, TRUE);
  return best.look;
}

/* ---- families ---- */

typedef struct Families {
  GHashTable *fonts; /* PangoFont: those that were met */
  GPtrArray *names;
  bool latin; /* the first name is that of the font that Latin letters have */
} Families;

static void add_font(Families *families, const PangoItem *item)
{
  PangoFont *font = item->analysis.font;
  if (!g_hash_table_add(families->fonts, font)) return;
  PangoFontDescription *desc = pango_font_describe(font);
  const char *name = pango_font_description_get_family(desc);
  bool latin = !families->latin && item->analysis.script == G_UNICODE_SCRIPT_LATIN;
  if (latin) g_ptr_array_insert(families->names, 0, g_strdup(name));
  else if (!g_ptr_array_find_with_equal_func(families->names, name, g_str_equal, NULL))
    g_ptr_array_add(families->names, g_strdup(name));
  families->latin = families->latin || latin;
  pango_font_description_free(desc);
}

static void add_fonts(Families *families, const CjmTextBlock *block)
{
  for (size_t i = 0; i < block->n_lines; i++)
    for (size_t k = 0; k < block->lines[i].n_runs; k++) add_font(families, block->lines[i].runs[k].item);
}

/* The theme's own font first, then those that are tried in any map, at last what else was found for a script. */
static char *families_new(const CjmScene *scene)
{
  Families families = {g_hash_table_new(NULL, NULL), g_ptr_array_new_with_free_func(g_free), false};
  for (size_t i = 0; i < cjm_scene_length(scene); i++)
    if (cjm_scene_at(scene, i)->kind == CJM_ITEM_TEXT) add_fonts(&families, cjm_scene_at(scene, i)->u.text.block);
  GString *list = g_string_new(CJM_FONT_FAMILIES);
  for (guint i = 0; i < families.names->len; i++) {
    const char *name = families.names->pdata[i];
    if (strstr(list->str, name)) continue;
    if (i == 0 && families.latin) g_string_prepend(g_string_prepend(list, ", "), name);
    else g_string_append_printf(list, ", %s", name);
  }
  g_hash_table_unref(families.fonts);
  g_ptr_array_unref(families.names);
  return g_string_free(list, FALSE);
}

/* ---- looks ---- */

struct CjmSvgLive {
  Look usual;
  char *families;
};

/* What of `look` differs from `usual`; all of it where that is NULL. */
static void put_look(GString *out, const Look *look, const Look *usual)
{
  if (!usual || look->size != usual->size) cjm_svg_attr_number(out, "font-size", look->size);
  if (!usual || look->weight != usual->weight) g_string_append_printf(out, " font-weight=\"%d\"", (int)look->weight);
  if (look->italic != (usual && usual->italic)) cjm_svg_attr_text(out, "font-style", look->italic ? "italic" : "normal", -1);
  if (!usual || !cjm_colour_equal(look->colour, usual->colour)) cjm_svg_attr_colour(out, "fill", look->colour);
}

CjmSvgLive *cjm_svg_live_new(const CjmScene *scene)
{
  CjmSvgLive *live = g_new0(CjmSvgLive, 1);
  live->usual = most_frequent(scene);
  live->families = families_new(scene);
  return live;
}

void cjm_svg_live_free(CjmSvgLive *live)
{
  if (!live) return;
  g_free(live->families);
  g_free(live);
}

void cjm_svg_live_open(const CjmSvg *svg, GString *out)
{
  g_string_append(out, "<g style=\"font-variant-ligatures:none;white-space:pre\"");
  cjm_svg_attr_text(out, "font-family", svg->live->families, -1);
  put_look(out, &svg->live->usual, NULL);
  g_string_append(out, ">\n");
}

/* ---- lines ---- */

/* A line that stands in no text from left to right, but for what it holds of such. */
static bool is_rtl(const CjmTextLine *line)
{
  for (size_t i = 0; i < line->n_runs; i++)
    if (line->runs[i].item->analysis.level == 0) return false;
  return line->n_runs > 0;
}

static void put_place(GString *out, const CjmItem *item, const CjmTextLine *line)
{
  bool rtl = is_rtl(line);
  cjm_svg_attr_number(out, "x", item->u.text.at.x + line->x + (rtl ? line->width : 0));
  cjm_svg_attr_number(out, "y", item->u.text.at.y + line->baseline);
  if (line->width > 0) cjm_svg_attr_number(out, "textLength", line->width);
  if (rtl) g_string_append(out, " direction=\"rtl\"");
}

static void put_words(GString *out, const CjmTextLine *line)
{
  cjm_svg_text(out, line->text, line->len);
  if (line->hyphen) g_string_append_c(out, '-');
}

static void put_lines(GString *out, const CjmItem *item)
{
  const CjmTextBlock *block = item->u.text.block;
  g_string_append_c(out, '>');
  for (size_t i = 0; i < block->n_lines; i++) {
    g_string_append(out, "<tspan");
    put_place(out, item, &block->lines[i]);
    g_string_append_c(out, '>');
    put_words(out, &block->lines[i]);
    g_string_append(out, i + 1 < block->n_lines && cjm_svg_ends_at_blank(&block->lines[i]) ? "</tspan> " : "</tspan>");
  }
}

static void put_halo(GString *out, const CjmItem *item)
{
  cjm_svg_attr_colour(out, "stroke", item->u.text.ground);
  cjm_svg_attr_number(out, "stroke-width", 2 * item->u.text.halo);
  g_string_append(out, " stroke-linejoin=\"round\" paint-order=\"stroke\"");
}

void cjm_svg_live_text(CjmSvg *svg, const CjmItem *item)
{
  const CjmTextBlock *block = item->u.text.block;
  Look look = look_of(item);
  g_string_append(svg->body, "<text");
  put_look(svg->body, &look, &svg->live->usual);
  if (item->u.text.halo > 0) put_halo(svg->body, item);
  if (block->n_lines == 1) {
    put_place(svg->body, item, &block->lines[0]);
    g_string_append_c(svg->body, '>');
    put_words(svg->body, &block->lines[0]);
  } else put_lines(svg->body, item);
  g_string_append(svg->body, "</text>\n");
  if (item->u.text.struck) cjm_svg_strikes(svg, item);
}
