/* theme.c: what the slides use most becomes the theme, so that a presentation can be given other colours and fonts at one place. */
#include <math.h>
#include <string.h>

#include "export/pptx/pptx.h"
#include "export/svg/write.h"

typedef struct Use {
  CjmColour colour;
  guint texts, areas, tints; /* how often it is that of text, of a shape, and of a pale area */
} Use;

static bool is_pale(CjmColour c)
{
  return fminf(c.r, fminf(c.g, c.b)) > 0.8f;
}

static bool is_vivid(CjmColour c)
{
  return fmaxf(c.r, fmaxf(c.g, c.b)) - fminf(c.r, fminf(c.g, c.b)) > 0.25f;
}

static CjmColour opaque(CjmColour colour)
{
  colour = cjm_colour_on_page(colour, false);
  colour.a = 1;
  return colour;
}

static Use *use_of(GArray *uses, CjmColour colour)
{
  Use wanted = {.colour = opaque(colour)};
  for (guint i = 0; i < uses->len; i++)
    if (cjm_colour_equal(g_array_index(uses, Use, i).colour, wanted.colour)) return &g_array_index(uses, Use, i);
  g_array_append_val(uses, wanted);
  return &g_array_index(uses, Use, uses->len - 1);
}

static void count_paint(GArray *uses, const CjmPaint *paint)
{
  if (!paint || !paint->on || paint->gradient) return;
  Use *use = use_of(uses, paint->colour);
  if (is_pale(use->colour)) use->tints++;
  else use->areas++;
}

/* The name of the family of a run. */
static char *family_new(const CjmTextRun *run)
{
  PangoFontDescription *description = pango_font_describe(run->item->analysis.font);
  char *family = g_strdup(pango_font_description_get_family(description));
  pango_font_description_free(description);
  return family;
}

static void count_fonts(GHashTable *fonts, const CjmTextBlock *block)
{
  for (size_t i = 0; i < block->n_lines; i++)
    for (size_t k = 0; k < block->lines[i].n_runs; k++) {
      char *family = family_new(&block->lines[i].runs[k]);
      guint n = GPOINTER_TO_UINT(g_hash_table_lookup(fonts, family));
      g_hash_table_replace(fonts, family, GUINT_TO_POINTER(n + (guint)block->lines[i].runs[k].len));
    }
}

static void count_scene(GArray *uses, GHashTable *fonts, const CjmScene *scene)
{
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    if (item->kind == CJM_ITEM_OPEN || item->kind == CJM_ITEM_CLOSE || item->kind == CJM_ITEM_IMAGE) continue;
    if (item->kind == CJM_ITEM_TEXT) {
      use_of(uses, item->u.text.colour)->texts++;
      count_fonts(fonts, item->u.text.block);
      continue;
    }
    count_paint(uses, item->fill);
    if (item->stroke) count_paint(uses, &item->stroke->paint);
  }
}

/* The family of most bytes; of equal ones, the first by name. */
static char *main_font_new(GHashTable *fonts)
{
  GHashTableIter iter;
  gpointer family, n;
  const char *best = NULL;
  guint most = 0;
  g_hash_table_iter_init(&iter, fonts);
  while (g_hash_table_iter_next(&iter, &family, &n)) {
    guint here = GPOINTER_TO_UINT(n);
    if (best && (here < most || (here == most && strcmp(family, best) > 0))) continue;
    best = family;
    most = here;
  }
  return g_strdup(best ? best : "Arial");
}

typedef guint Rank(const Use *use);

static guint rank_text(const Use *use)
{
  return use->texts;
}

static guint rank_tint(const Use *use)
{
  return use->tints;
}

static guint rank_accent(const Use *use)
{
  return is_vivid(use->colour) ? use->areas + use->texts : 0;
}

/* Takes the colour of the highest rank out of the list; `otherwise` if none has any. */
static CjmColour take(GArray *uses, Rank *rank, CjmColour otherwise)
{
  guint best = 0;
  for (guint i = 1; i < uses->len; i++)
    if (rank(&g_array_index(uses, Use, i)) > rank(&g_array_index(uses, Use, best))) best = i;
  if (!uses->len || !rank(&g_array_index(uses, Use, best))) return otherwise;
  CjmColour colour = g_array_index(uses, Use, best).colour;
  g_array_remove_index(uses, best);
  return colour;
}

CjmPptxTheme cjm_pptx_theme(const CjmPages *slides)
{
  g_autoptr(GArray) uses = g_array_new(FALSE, FALSE, sizeof(Use));
  g_autoptr(GHashTable) fonts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  CjmPptxTheme theme = {0};
  CjmColour background = opaque(slides->at[0]->background), grey = CJM_RGB(0x7f7f7f);
  use_of(uses, background)->tints = G_MAXUINT;
  for (size_t i = 0; i < slides->n; i++) count_scene(uses, fonts, slides->at[i]);
  theme.font = main_font_new(fonts);
  g_array_remove_index(uses, 0);
  theme.colours[CJM_PPTX_LT1] = background;
  theme.colours[CJM_PPTX_DK1] = take(uses, rank_text, cjm_colour_ink_on(background));
  theme.colours[CJM_PPTX_DK2] = take(uses, rank_text, theme.colours[CJM_PPTX_DK1]);
  theme.colours[CJM_PPTX_LT2] = take(uses, rank_tint, background);
  for (int i = CJM_PPTX_ACCENT1; i <= CJM_PPTX_ACCENT6; i++) theme.colours[i] = take(uses, rank_accent, grey);
  theme.colours[CJM_PPTX_HLINK] = theme.colours[CJM_PPTX_ACCENT1];
  theme.colours[CJM_PPTX_FOLHLINK] = theme.colours[CJM_PPTX_ACCENT1];
  return theme;
}

void cjm_pptx_theme_clear(CjmPptxTheme *theme)
{
  g_clear_pointer(&theme->font, g_free);
}

static void put_hex(GString *out, CjmColour colour)
{
  g_string_append_printf(out, "%02X%02X%02X", (unsigned)lrintf(colour.r * 255), (unsigned)lrintf(colour.g * 255), (unsigned)lrintf(colour.b * 255));
}

void cjm_pptx_colour(GString *out, const CjmPptxTheme *theme, CjmColour colour)
{
  static const char *const names[] = {"tx1", "bg1", "tx2", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"};
  CjmColour solid = opaque(colour);
  size_t slot = 0;
  while (slot < G_N_ELEMENTS(names) && !cjm_colour_equal(theme->colours[slot], solid)) slot++;
  bool in_theme = slot < G_N_ELEMENTS(names);
  const char *element = in_theme ? "schemeClr" : "srgbClr";
  g_string_append_printf(out, "<a:%s val=\"", element);
  if (in_theme) g_string_append(out, names[slot]);
  else put_hex(out, solid);
  if (colour.a < 1) g_string_append_printf(out, "\"><a:alpha val=\"%ld\"/></a:%s>", lrintf(colour.a * 100000), element);
  else g_string_append(out, "\"/>");
}

/* One family for all scripts: text in another one names it. */
static void put_fonts(GString *out, const char *element, const char *family)
{
  static const char *const scripts[] = {"latin", "ea", "cs"};
  g_string_append_printf(out, "<a:%s>", element);
  for (size_t i = 0; i < G_N_ELEMENTS(scripts); i++) {
    g_string_append_printf(out, "<a:%s", scripts[i]);
    cjm_svg_attr_text(out, "typeface", family, -1);
    g_string_append(out, "/>");
  }
  g_string_append_printf(out, "</a:%s>", element);
}

void cjm_pptx_theme_write(GString *out, const CjmPptxTheme *theme)
{
  static const char *const slots[CJM_PPTX_SLOTS] = {"dk1",     "lt1",     "dk2",     "lt2",     "accent1", "accent2",
                                                    "accent3", "accent4", "accent5", "accent6", "hlink",   "folHlink"};
  static const char fill[] = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
  static const char effect[] = "<a:effectStyle><a:effectLst/></a:effectStyle>";
  g_string_append(out, "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"cjm\"><a:themeElements><a:clrScheme name=\"cjm\">");
  for (int i = 0; i < CJM_PPTX_SLOTS; i++) {
    g_string_append_printf(out, "<a:%s><a:srgbClr val=\"", slots[i]);
    put_hex(out, theme->colours[i]);
    g_string_append_printf(out, "\"/></a:%s>", slots[i]);
  }
  g_string_append(out, "</a:clrScheme><a:fontScheme name=\"cjm\">");
  put_fonts(out, "majorFont", theme->font);
  put_fonts(out, "minorFont", theme->font);
  g_string_append(out, "</a:fontScheme><a:fmtScheme name=\"cjm\">");
  g_string_append_printf(out, "<a:fillStyleLst>%s%s%s</a:fillStyleLst><a:lnStyleLst>", fill, fill, fill);
  for (int i = 1; i <= 3; i++) g_string_append_printf(out, "<a:ln w=\"%d\">%s</a:ln>", 6350 * i, fill);
  g_string_append_printf(out, "</a:lnStyleLst><a:effectStyleLst>%s%s%s</a:effectStyleLst>", effect, effect, effect);
  g_string_append_printf(out, "<a:bgFillStyleLst>%s%s%s</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>", fill, fill, fill);
}
