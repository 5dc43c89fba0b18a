#include "text/fonts.h"

#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>
#include <string.h>

#include "base/direction.h"
#include "text/first-fonts.h"
#include "text/font-access.h"
#include "text/font-state.h"
#include "text/fonts-private.h"
#include "text/patterns.h"
#include "text/store.h"

struct CjmFonts {
  CjmArena *arena;
  PangoContext *context;
  PangoAttrList *attrs;
  PangoDirection dir; /* of text without a direction of its own */
  char *families;
  CjmStore *store;
  GArray *styles;    /* of Style */
  GPtrArray *items;  /* every PangoItem that was returned */
  GPtrArray *used;   /* char *: names of faces */
  GHashTable *faces; /* set of PangoFont: those in `used` */
  GHashTable *files; /* set of char * */
  const char *unreadable; /* one of the files, or NULL */
  GString *missing;
};

/* The data of a weight, upright or italic. */
typedef struct Style {
  CjmWeight weight;
  bool italic;
  PangoFontDescription *desc;
  double ascent, descent; /* px, at CJM_FONT_SIZE */
  PangoFont *first;       /* the first font of the style */
  PangoItem *plain;       /* the item of ASCII text; NULL until first used */
} Style;

static void style_clear(gpointer data)
{
  Style *style = data;
  pango_font_description_free(style->desc);
  g_object_unref(style->first);
}

/* Whether any font is installed. The result of FcConfigGetFonts() belongs to fontconfig. */
static bool any_font(void)
{
  const FcFontSet *fonts = FcInit() ? FcConfigGetFonts(NULL, FcSetSystem) : NULL;
  const FcFontSet *own = FcConfigGetFonts(NULL, FcSetApplication);
  return (fonts && fonts->nfont > 0) || (own && own->nfont > 0);
}

static bool used; /* fontconfig, in this process */

bool cjm_fonts_are_current(void)
{
  if (!used) return true;
  return cjm_first_fonts_active() ? cjm_first_fonts_are_current() : FcConfigUptoDate(NULL);
}

void cjm_fonts_add_paths(GPtrArray *paths)
{
  used = true;
  cjm_first_fonts_begin();
  if (cjm_first_fonts_active()) cjm_first_fonts_add_paths(paths);
  else if (FcInit()) cjm_font_paths_add(paths, NULL);
  const char *patterns = cjm_patterns_folder();
  if (patterns) g_ptr_array_add(paths, g_strdup(patterns));
}

char *cjm_fonts_take_cache(void)
{
  return cjm_first_fonts_take_unsaved();
}

void cjm_fonts_save_cache(const char *text)
{
  cjm_first_fonts_save_text(text);
}

static bool have_family(const char *family)
{
  FcPattern *pattern = FcPatternCreate();
  FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
  FcFontSet *found = FcFontList(NULL, pattern, NULL);
  bool have = (found && found->nfont > 0) || cjm_fonts_is_generic(family);
  if (found) FcFontSetDestroy(found);
  FcPatternDestroy(pattern);
  return have;
}

static bool have_any(const char *families)
{
  g_auto(GStrv) each = g_strsplit(families, ",", -1);
  for (char **family = each; *family; family++)
    if (have_family(g_strstrip(*family))) return true;
  return false;
}

/* Whether a font is there can be seen among the first fonts, that it is not there cannot. */
bool cjm_fonts_have(const char *families)
{
  if (have_any(families)) return true;
  if (!cjm_first_fonts_active()) return false;
  CjmStore *store = cjm_store_ref();
  cjm_first_fonts_leave();
  cjm_store_forget_fonts(store);
  cjm_store_unref(store);
  return have_any(families);
}

/* The families in order of preference. Fontconfig prefers named families to those that `serif` or `monospace` are resolved to, so
 * these are used alone; all other generic families are replaced by CJM_FONT_FAMILIES. */
static char *families_new(const char *family)
{
  bool is_alone = family && (g_ascii_strcasecmp(family, "serif") == 0 || g_ascii_strcasecmp(family, "monospace") == 0);
  if (!family || (!is_alone && cjm_fonts_is_generic(family))) return g_strdup(CJM_FONT_FAMILIES);
  return is_alone ? g_strdup(family) : g_strdup_printf("%s, %s", family, CJM_FONT_FAMILIES);
}

CjmFonts *cjm_fonts_new(const char *family, const char *lang, bool rtl, GError **error)
{
  used = true;
  cjm_first_fonts_begin();
  if (!any_font()) {
    g_set_error_literal(error, CJM_FONTS_ERROR, CJM_FONTS_ERROR_NONE_INSTALLED,
                        "no font is installed: install one, for example Debian's package fonts-inter");
    return NULL;
  }
  CjmFonts *fonts = g_new0(CjmFonts, 1);
  fonts->arena = cjm_arena_new();
  fonts->store = cjm_store_ref();
  cjm_store_lock(fonts->store);
  fonts->context = pango_font_map_create_context(cjm_store_font_map(fonts->store));
  cjm_store_unlock(fonts->store);
  fonts->dir = rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
  fonts->families = families_new(family);
  pango_context_set_language(fonts->context, pango_language_from_string(lang));
  pango_context_set_round_glyph_positions(fonts->context, FALSE);

  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(fonts->context, options);
  cairo_font_options_destroy(options);

  /* Ligatures would need ActualText spans, which split words in the text of a PDF. */
  fonts->attrs = pango_attr_list_new();
  pango_attr_list_insert(fonts->attrs, pango_attr_font_features_new("liga=0, clig=0"));

  fonts->styles = g_array_new(FALSE, FALSE, sizeof(Style));
  g_array_set_clear_func(fonts->styles, style_clear);
  fonts->items = g_ptr_array_new_with_free_func((GDestroyNotify)pango_item_free);
  fonts->used = g_ptr_array_new_with_free_func(g_free);
  fonts->faces = g_hash_table_new_full(NULL, NULL, g_object_unref, NULL);
  fonts->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  fonts->missing = g_string_new(NULL);
  return fonts;
}

void cjm_fonts_free(CjmFonts *fonts)
{
  if (!fonts) return;
  cjm_first_fonts_save();
  CjmStore *store = fonts->store;
  cjm_store_lock(store);
  g_array_unref(fonts->styles);
  g_ptr_array_unref(fonts->items);
  g_ptr_array_unref(fonts->used);
  g_hash_table_unref(fonts->faces);
  g_hash_table_unref(fonts->files);
  g_string_free(fonts->missing, TRUE);
  pango_attr_list_unref(fonts->attrs);
  g_free(fonts->families);
  g_object_unref(fonts->context);
  cjm_arena_free(fonts->arena);
  g_free(fonts);
  cjm_store_unlock(store);
  cjm_store_unref(store);
}

void cjm_fonts_lock(const CjmFonts *fonts)
{
  cjm_store_lock(fonts->store);
}

void cjm_fonts_unlock(const CjmFonts *fonts)
{
  cjm_store_unlock(fonts->store);
}

const char *cjm_fonts_missing(const CjmFonts *fonts)
{
  return fonts->missing->len ? fonts->missing->str : NULL;
}

const char *cjm_fonts_unreadable(const CjmFonts *fonts)
{
  return fonts->unreadable;
}

const GPtrArray *cjm_fonts_used(const CjmFonts *fonts)
{
  return fonts->used;
}

CjmArena *cjm_fonts_arena(CjmFonts *fonts)
{
  return fonts->arena;
}

static int compare_texts(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

GPtrArray *cjm_fonts_files_new(const CjmFonts *fonts)
{
  GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
  GHashTableIter iter;
  gpointer file;
  g_hash_table_iter_init(&iter, fonts->files);
  while (g_hash_table_iter_next(&iter, &file, NULL)) g_ptr_array_add(files, g_strdup(file));
  g_ptr_array_sort(files, compare_texts);
  return files;
}

bool cjm_fonts_hyphenate(CjmFonts *fonts, const gunichar *chars, glong n, bool *ret_hyphens)
{
  const char *file = cjm_patterns_find(chars, n, pango_language_to_string(cjm_fonts_language(fonts)), ret_hyphens);
  if (file) g_hash_table_add(fonts->files, g_strdup(file));
  return file != NULL;
}

PangoLanguage *cjm_fonts_language(const CjmFonts *fonts)
{
  return pango_context_get_language(fonts->context);
}

/* ---- styles ---- */

static PangoFontDescription *describe(const CjmFonts *fonts, CjmTextStyle style)
{
  PangoFontDescription *desc = pango_font_description_new();
  pango_font_description_set_family_static(desc, fonts->families);
  pango_font_description_set_weight(desc, (PangoWeight)style.weight);
  pango_font_description_set_style(desc, style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_font_description_set_absolute_size(desc, CJM_FONT_SIZE * PANGO_SCALE);
  return desc;
}

/* A file that fontconfig knows, but that cannot be read, gives a font without glyphs to harfbuzz, and none to cairo. */
static bool is_readable(PangoFont *font)
{
  return hb_face_get_glyph_count(hb_font_get_face(pango_font_get_hb_font(font))) > 0 && pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font));
}

/* Adds the file of a font. */
static void record_file(CjmFonts *fonts, PangoFont *font)
{
  FcChar8 *file;
  if (!PANGO_IS_FC_FONT(font) || FcPatternGetString(pango_fc_font_get_pattern(PANGO_FC_FONT(font)), FC_FILE, 0, &file) != FcResultMatch)
    return;
  g_hash_table_add(fonts->files, g_strdup((const char *)file));
  if (!is_readable(font)) fonts->unreadable = (const char *)file;
}

/* Fonts are then found with all of fontconfig's configuration. */
static void leave_first_fonts(CjmFonts *fonts)
{
  cjm_first_fonts_leave();
  cjm_store_forget_fonts(fonts->store);
}

/* Loads the first font of a style. */
static PangoFont *load_first(CjmFonts *fonts, const Style *style)
{
  CjmFontRequest request = {fonts->families, pango_language_to_string(cjm_fonts_language(fonts)), (int)style->weight, style->italic};
  PangoFont *font = pango_context_load_font(fonts->context, style->desc);
  if (cjm_first_fonts_active()) {
    if (cjm_first_fonts_confirm(&request, font)) return font;
    leave_first_fonts(fonts);
    g_object_unref(font);
    font = pango_context_load_font(fonts->context, style->desc);
  }
  cjm_first_fonts_add(&request, font);
  return font;
}

/* The values of pango_font_get_metrics(), which also lays out a text. */
static void measure_style(CjmFonts *fonts, Style *style)
{
  style->first = load_first(fonts, style);
  record_file(fonts, style->first);
  hb_font_extents_t extents = {0};
  hb_font_get_h_extents(pango_font_get_hb_font(style->first), &extents);
  style->ascent = (double)extents.ascender / PANGO_SCALE;
  style->descent = -(double)extents.descender / PANGO_SCALE;
}

static Style *style_of(CjmFonts *fonts, CjmTextStyle wanted)
{
  for (guint i = 0; i < fonts->styles->len; i++) {
    Style *known = &g_array_index(fonts->styles, Style, i);
    if (known->weight == wanted.weight && known->italic == wanted.italic) return known;
  }
  Style style = {.weight = wanted.weight, .italic = wanted.italic, .desc = describe(fonts, wanted)};
  measure_style(fonts, &style);
  g_array_append_val(fonts->styles, style);
  return &g_array_index(fonts->styles, Style, fonts->styles->len - 1);
}

void cjm_fonts_metrics(CjmFonts *fonts, CjmTextStyle style, double *ret_ascent, double *ret_descent)
{
  const Style *found = style_of(fonts, style);
  *ret_ascent = found->ascent * style.size / CJM_FONT_SIZE;
  *ret_descent = found->descent * style.size / CJM_FONT_SIZE;
}

/* ---- items ---- */

/* Scripts without italics, for which a slanted form would be synthesised. */
static bool has_italics(const char *text, int len)
{
  for (const char *p = text; p < text + len; p = g_utf8_next_char(p)) {
    if ((guchar)*p < 0x80) continue;
    switch (g_unichar_get_script(g_utf8_get_char(p))) {
      case G_UNICODE_SCRIPT_COMMON:
      case G_UNICODE_SCRIPT_INHERITED:
      case G_UNICODE_SCRIPT_LATIN:
      case G_UNICODE_SCRIPT_CYRILLIC:
      case G_UNICODE_SCRIPT_GREEK: break;
      default: return false;
    }
  }
  return true;
}

static void record_face(CjmFonts *fonts, PangoFont *font)
{
  if (!font || !g_hash_table_add(fonts->faces, g_object_ref(font))) return;
  record_file(fonts, font);
  PangoFontDescription *desc = pango_font_describe(font);
  pango_font_description_unset_fields(desc, PANGO_FONT_MASK_SIZE);
  char *name = pango_font_description_to_string(desc);
  pango_font_description_free(desc);
  if (g_ptr_array_find_with_equal_func(fonts->used, name, g_str_equal, NULL)) g_free(name);
  else g_ptr_array_add(fonts->used, name);
}

/* The first letter decides (UAX #9, P2), but on a map from right to left any letter of that direction does, as the first word may be a
 * foreign name. Directional marks of numbers are ignored: they are not about the paragraph. */
static PangoDirection base_direction(const CjmFonts *fonts, const char *text, int len)
{
  PangoDirection found = fonts->dir;
  for (const char *p = text; p < text + len; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (!g_unichar_isalpha(c)) continue;
    if (cjm_direction_of(c) == CJM_DIRECTION_RTL) return PANGO_DIRECTION_RTL;
    found = PANGO_DIRECTION_LTR;
    if (fonts->dir == PANGO_DIRECTION_LTR) break;
  }
  return found;
}

enum { ASCII_FIRST = ' ', ASCII_LAST = '~' };

/* Whether the text is ASCII with a letter: Latin from left to right. */
static bool is_plain(const char *text, int len)
{
  bool letters = false;
  for (int i = 0; i < len; i++) {
    if (text[i] < ASCII_FIRST || text[i] > ASCII_LAST) return false;
    letters = letters || g_ascii_isalpha(text[i]);
  }
  return letters;
}

static bool has_ascii(PangoFont *font)
{
  hb_codepoint_t glyph;
  for (hb_codepoint_t c = ASCII_FIRST; c <= ASCII_LAST; c++)
    if (!hb_font_get_nominal_glyph(pango_font_get_hb_font(font), c, &glyph)) return false;
  return true;
}

/* Characters from here on may be emoji, for which another font is looked for. */
enum { EMOJI_FIRST = 0x2300, EMOJI_KEYCAP = 0x20E3 };

/* Whether the first font of a style is used for all of a text: it has all characters, none is an emoji, and the language of all scripts
 * is that of the map. */
static bool needs_first_alone(const CjmFonts *fonts, const Style *style, const char *text, int len)
{
  for (const char *p = text; p < text + len; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    GUnicodeScript script = g_unichar_get_script(c);
    if (c >= EMOJI_FIRST || c == EMOJI_KEYCAP || !pango_font_has_char(style->first, c)) return false;
    if (script != G_UNICODE_SCRIPT_COMMON && script != G_UNICODE_SCRIPT_INHERITED &&
        !pango_language_includes_script(cjm_fonts_language(fonts), (PangoScript)script))
      return false;
  }
  return true;
}

static GList *itemize(CjmFonts *fonts, const Style *style, const char *text, int len)
{
  if (cjm_first_fonts_active() && !needs_first_alone(fonts, style, text, len)) leave_first_fonts(fonts);
  pango_context_set_font_description(fonts->context, style->desc);
  PangoDirection dir = base_direction(fonts, text, len);
  GList *items = pango_itemize_with_base_dir(fonts->context, dir, text, 0, len, fonts->attrs, NULL);
  for (GList *l = items; l; l = l->next) {
    PangoItem *item = l->data;
    g_ptr_array_add(fonts->items, item);
    record_face(fonts, item->analysis.font);
  }
  return items;
}

GList *cjm_fonts_itemize(CjmFonts *fonts, CjmTextStyle wanted, const char *text, int len)
{
  wanted.italic = wanted.italic && has_italics(text, len);
  Style *style = style_of(fonts, wanted);
  bool plain = is_plain(text, len);
  if (plain && style->plain) {
    style->plain->length = style->plain->num_chars = len;
    return g_list_prepend(NULL, style->plain);
  }
  GList *items = itemize(fonts, style, text, len);
  if (plain && !items->next && has_ascii(((PangoItem *)items->data)->analysis.font)) style->plain = items->data;
  return items;
}

/* ---- words ---- */

static void record_missing(CjmFonts *fonts, const char *text, int len, const PangoGlyphString *glyphs)
{
  for (int i = 0; i < glyphs->num_glyphs; i++) {
    if (!(glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)) continue;
    g_assert(glyphs->log_clusters[i] < len);
    const char *at = text + glyphs->log_clusters[i];
    gunichar c = g_utf8_get_char(at);
    if (!g_unichar_isprint(c) || g_utf8_strchr(fonts->missing->str, -1, c)) continue;
    g_string_append_unichar(fonts->missing, c);
  }
}

const CjmShaped *cjm_fonts_shape(CjmFonts *fonts, const PangoItem *item, const char *text, int len, int n_spaces)
{
  const CjmShaped *shaped = cjm_store_shape(fonts->store, item, text, len, n_spaces);
  if (shaped->unknown) record_missing(fonts, text, len, shaped->glyphs);
  return shaped;
}

bool cjm_fonts_joins(CjmFonts *fonts, const PangoItem *item, const char *text, int at, int len)
{
  return cjm_store_joins(fonts->store, item, text, at, len);
}
