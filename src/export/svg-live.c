#include <hb.h>
#include <math.h>
#include <string.h>

#include "export/svg.h"

/* ---- looks ---- */

/* What a text looks like, beside its letters. */
typedef struct Look {
  double size; /* px */
  CjmWeight weight;
  bool italic;
  CjmColour colour;
} Look;

/* A look that is met. */
typedef struct Style {
  Look look;
  guint n;       /* texts; then texts and groups that have to say it */
  bool says[4];  /* properties that are not so around it, somewhere */
  char class[4]; /* "": said in attributes */
} Style;

struct CjmSvgLive {
  GArray *styles;     /* of Style */
  GHashTable *known;  /* Look -> number of its style, and one more */
  GArray *of_texts;   /* of guint: the style of each text, in the order of the scene */
  guint n_texts;      /* that were written */
  guint usual;        /* style */
  GArray *around;     /* of guint: the styles of the groups that are open */
  GHashTable *blanks; /* PangoFont -> double: the width of a blank in a text of 1 px */
  char *families;
  bool fullwidth; /* has punctuation as wide as a letter, which browsers would make narrower */
};

/* A style asks for italics that some scripts do not have. */
static bool is_italic(const CjmTextBlock *block)
{
  if (!block->style.italic || block->n_lines == 0 || block->lines[0].n_runs == 0) return false;
  PangoFontDescription *desc = pango_font_describe(block->lines[0].runs[0].item->analysis.font);
  bool italic = pango_font_description_get_style(desc) != PANGO_STYLE_NORMAL;
  pango_font_description_free(desc);
  return italic;
}

/* As it is written: what cannot be told apart there is the same look. */
static CjmColour written(CjmColour c)
{
  return (CjmColour){roundf(c.r * 255) / 255, roundf(c.g * 255) / 255, roundf(c.b * 255) / 255, roundf(c.a * 1000) / 1000};
}

static Look look_of(const CjmItem *item)
{
  const CjmTextBlock *block = item->u.text.block;
  return (Look){block->style.size, block->style.weight, is_italic(block), written(item->u.text.colour)};
}

typedef enum Property { SIZE, WEIGHT, ITALIC, COLOUR, N_PROPERTIES } Property;

static bool property_equal(Property property, const Look *a, const Look *b)
{
  switch (property) {
    case SIZE: return a->size == b->size;
    case WEIGHT: return a->weight == b->weight;
    case ITALIC: return a->italic == b->italic;
    default: return cjm_colour_equal(a->colour, b->colour);
  }
}

static gboolean look_equal(gconstpointer a, gconstpointer b)
{
  for (Property property = 0; property < N_PROPERTIES; property++)
    if (!property_equal(property, a, b)) return FALSE;
  return TRUE;
}

static guint look_hash(gconstpointer key)
{
  const Look *look = key;
  const double numbers[] = {look->size,     look->weight,   look->italic,  look->colour.r,
                            look->colour.g, look->colour.b, look->colour.a};
  guint hash = 0;
  for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) hash = hash * 31 + g_double_hash(&numbers[i]);
  return hash;
}

static Style *style_at(const CjmSvgLive *live, guint i)
{
  return &g_array_index(live->styles, Style, i);
}

static guint style_of(CjmSvgLive *live, Look look)
{
  guint known = GPOINTER_TO_UINT(g_hash_table_lookup(live->known, &look));
  if (known) return known - 1;
  Style style = {.look = look};
  g_array_append_val(live->styles, style);
  g_hash_table_insert(live->known, g_memdup2(&look, sizeof look), GUINT_TO_POINTER(live->styles->len));
  return live->styles->len - 1;
}

/* ` font-size="12"`, or `font-size:12px;` of a style sheet. */
static void put_property(GString *out, Property property, const Look *look, bool sheet)
{
  static const char *const names[] = {"font-size", "font-weight", "font-style", "fill"};
  g_string_append_printf(out, sheet ? "%s:" : " %s=\"", names[property]);
  switch (property) {
    case SIZE: cjm_svg_number(out, look->size, 2); break;
    case WEIGHT: g_string_append_printf(out, "%d", (int)look->weight); break;
    case ITALIC: g_string_append(out, look->italic ? "italic" : "normal"); break;
    default: cjm_svg_colour(out, look->colour); break;
  }
  g_string_append(out, !sheet ? "\"" : property == SIZE ? "px;" : ";");
  if (property != COLOUR || look->colour.a >= 1) return;
  g_string_append(out, sheet ? "fill-opacity:" : " fill-opacity=\"");
  cjm_svg_number(out, look->colour.a, 3);
  g_string_append(out, sheet ? ";" : "\"");
}

/* What of `look` is not as in `around`. */
static void put_attributes(GString *out, const Look *look, const Look *around)
{
  for (Property property = 0; property < N_PROPERTIES; property++)
    if (!property_equal(property, look, around)) put_property(out, property, look, false);
}

/* All that may be otherwise where the style is used. */
static void put_rule(GString *out, const Style *style)
{
  g_string_append_printf(out, "#" CJM_SVG_PREFIX " .%s{", style->class);
  for (Property property = 0; property < N_PROPERTIES; property++)
    if (style->says[property]) put_property(out, property, &style->look, true);
  if (out->str[out->len - 1] == ';') g_string_truncate(out, out->len - 1);
  g_string_append_c(out, '}');
}

/* ---- families ---- */

typedef struct Families {
  GHashTable *fonts; /* PangoFont: those that were met */
  GPtrArray *names;
  bool latin;     /* the first name is that of the font that Latin letters have */
  bool fullwidth; /* there is a script with punctuation as wide as a letter */
} Families;

static void add_font(Families *families, const PangoItem *item)
{
  PangoFont *font = item->analysis.font;
  GUnicodeScript script = (GUnicodeScript)item->analysis.script;
  if (script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA)
    families->fullwidth = true;
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
static char *families_new(const CjmScene *scene, bool *ret_fullwidth)
{
  Families families = {g_hash_table_new(NULL, NULL), g_ptr_array_new_with_free_func(g_free), false, false};
  for (size_t i = 0; i < cjm_scene_length(scene); i++)
    if (cjm_scene_at(scene, i)->kind == CJM_ITEM_TEXT) add_fonts(&families, cjm_scene_at(scene, i)->u.text.block);
  GString *list = g_string_new(CJM_FONT_FAMILIES);
  for (guint i = 0; i < families.names->len; i++) {
    const char *name = families.names->pdata[i];
    if (strstr(list->str, name)) continue;
    if (i == 0 && families.latin) g_string_prepend(g_string_prepend(list, ", "), name);
    else g_string_append_printf(list, ", %s", name);
  }
  *ret_fullwidth = families.fullwidth;
  g_hash_table_unref(families.fonts);
  g_ptr_array_unref(families.names);
  return g_string_free(list, FALSE);
}

/* ---- groups: the look and the place that most of their texts have ---- */

/* How often each number was met. */
typedef struct Tally {
  GArray *rows;   /* of Row, in the order met */
  GHashTable *at; /* number -> its row, and one more */
} Tally;

typedef struct Row {
  int number;
  guint n;
} Row;

static Tally tally_new(void)
{
  return (Tally){g_array_new(FALSE, FALSE, sizeof(Row)), g_hash_table_new(NULL, NULL)};
}

static void tally_clear(Tally *tally)
{
  g_array_free(tally->rows, TRUE);
  g_hash_table_unref(tally->at);
}

static const Row *tally_row(const Tally *tally, guint i)
{
  return &g_array_index(tally->rows, Row, i);
}

static void tally_add(Tally *tally, int number, guint n)
{
  guint known = GPOINTER_TO_UINT(g_hash_table_lookup(tally->at, GINT_TO_POINTER(number)));
  Row row = {number, n};
  if (known) g_array_index(tally->rows, Row, known - 1).n += n;
  else {
    g_array_append_val(tally->rows, row);
    g_hash_table_insert(tally->at, GINT_TO_POINTER(number), GUINT_TO_POINTER(tally->rows->len));
  }
}

/* The first of those that were met most; NULL where that is not enough for a group to say it. */
static const Row *tally_most(const Tally *tally)
{
  enum { ENOUGH = 4 };
  const Row *most = NULL;
  for (guint i = 0; i < tally->rows->len; i++) {
    const Row *row = tally_row(tally, i);
    if (row->n >= (most ? most->n + 1 : ENOUGH)) most = row;
  }
  return most;
}

typedef struct Group {
  CjmSvgGroup *group;
  Tally styles;
  Tally lines; /* first baselines, a tenth of a px */
  bool has_placed;
} Group;

typedef struct Walk {
  CjmSvgLive *live;
  GArray *open; /* of Group: those that are shown, below them the document */
} Walk;

static void walk_open(Walk *walk, CjmSvgGroup *group)
{
  Group open = {group, tally_new(), tally_new(), false};
  g_array_append_val(walk->open, open);
}

static Group *innermost(const Walk *walk)
{
  return &g_array_index(walk->open, Group, walk->open->len - 1);
}

static double first_y(const CjmItem *item)
{
  const CjmTextBlock *block = item->u.text.block;
  return item->u.text.at.y + (block->n_lines ? block->lines[0].baseline : 0);
}

/* To the nearest, but never across the half of a px: browsers put a line on the nearest pixel. */
static int tenths(double px)
{
  double whole = floor(px), rest = (px - whole) * 10;
  return (int)whole * 10 + (rest < 5 ? (int)fmin(rest + 0.5, 4) : (int)(rest + 0.5));
}

static void choose(Group *group)
{
  const Row *style = tally_most(&group->styles), *line = group->has_placed ? NULL : tally_most(&group->lines);
  if (style) group->group->look = style->number;
  if (!line) return;
  group->group->placed = true;
  group->group->dy = line->number / 10.0;
}

static void walk_close(Walk *walk)
{
  Group group = *innermost(walk);
  g_array_set_size(walk->open, walk->open->len - 1);
  choose(&group);
  Group *around = walk->open->len ? innermost(walk) : NULL;
  if (around) around->has_placed = around->has_placed || group.has_placed || group.group->placed;
  if (around && !group.group->placed)
    for (guint i = 0; i < group.lines.rows->len; i++)
      tally_add(&around->lines, tally_row(&group.lines, i)->number, tally_row(&group.lines, i)->n);
  tally_clear(&group.styles);
  tally_clear(&group.lines);
}

static void walk_text(Walk *walk, const CjmItem *item)
{
  Group *group = innermost(walk);
  guint style = style_of(walk->live, look_of(item));
  g_array_append_val(walk->live->of_texts, style);
  style_at(walk->live, style)->n++;
  tally_add(&group->styles, (int)style, 1);
  tally_add(&group->lines, tenths(first_y(item)), 1);
}

static void choose_looks_and_places(CjmSvgLive *live, const CjmScene *scene, CjmSvgGroup *groups)
{
  CjmSvgGroup document = {0}, *group = groups;
  Walk walk = {live, g_array_new(FALSE, FALSE, sizeof(Group))};
  GArray *open = g_array_new(FALSE, FALSE, sizeof(bool));
  walk_open(&walk, &document);
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    if (item->kind == CJM_ITEM_TEXT) walk_text(&walk, item);
    else if (item->kind == CJM_ITEM_OPEN) {
      if (group->shown) walk_open(&walk, group);
      g_array_append_val(open, group->shown);
      group++;
    } else if (item->kind == CJM_ITEM_CLOSE) {
      if (g_array_index(open, bool, open->len - 1)) walk_close(&walk);
      g_array_set_size(open, open->len - 1);
    }
  }
  walk_close(&walk);
  g_array_free(walk.open, TRUE);
  g_array_free(open, TRUE);
}

/* ---- names of looks ---- */

static guint style_around(const CjmSvgLive *live)
{
  return g_array_index(live->around, guint, live->around->len - 1);
}

static void enter(CjmSvgLive *live, const CjmSvgGroup *group)
{
  guint style = group->look >= 0 ? (guint)group->look : style_around(live);
  g_array_append_val(live->around, style);
}

static void need(CjmSvgLive *live, guint i, guint around)
{
  Style *style = style_at(live, i);
  if (i == around) return;
  style->n++;
  for (Property property = 0; property < N_PROPERTIES; property++)
    if (!property_equal(property, &style->look, &style_at(live, around)->look)) style->says[property] = true;
}

/* How often each style has to be said, in the document as it will be. */
static void count_needs(CjmSvgLive *live, const CjmScene *scene, const CjmSvgGroup *groups)
{
  guint n_texts = 0;
  for (guint i = 0; i < live->styles->len; i++) style_at(live, i)->n = 0;
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    guint around = style_around(live), style = around;
    if (item->kind == CJM_ITEM_TEXT) style = g_array_index(live->of_texts, guint, n_texts++);
    else if (item->kind == CJM_ITEM_OPEN) {
      enter(live, groups++);
      style = style_around(live);
    } else if (item->kind == CJM_ITEM_CLOSE) g_array_set_size(live->around, live->around->len - 1);
    need(live, style, around);
  }
}

/* A, B … Z, AA …: no class of a page that the document may stand in has such a name and means all that is said in it. */
static void name_style(Style *style, guint n)
{
  guint first = n / 26;
  g_snprintf(style->class, sizeof style->class, "%s%c", first ? (char[]){(char)('A' + first - 1), 0} : "", 'A' + n % 26);
}

static void name_styles(CjmSvgLive *live)
{
  static const gsize used = sizeof " class=\"A\"" - 1;
  GString *said = g_string_new(NULL), *rule = g_string_new(NULL);
  for (guint i = 0, n = 0; i < live->styles->len && n < 26 * 26; i++) {
    Style *style = style_at(live, i);
    put_attributes(g_string_truncate(said, 0), &style->look, &style_at(live, live->usual)->look);
    put_rule(g_string_truncate(rule, 0), style);
    if (style->n * said->len > style->n * used + rule->len) name_style(style, n++);
  }
  g_string_free(said, TRUE);
  g_string_free(rule, TRUE);
}

CjmSvgLive *cjm_svg_live_new(const CjmScene *scene, CjmSvgGroup *groups)
{
  CjmSvgLive *live = g_new0(CjmSvgLive, 1);
  live->styles = g_array_new(FALSE, FALSE, sizeof(Style));
  live->known = g_hash_table_new_full(look_hash, look_equal, g_free, NULL);
  live->of_texts = g_array_new(FALSE, FALSE, sizeof(guint));
  live->around = g_array_new(FALSE, FALSE, sizeof(guint));
  live->blanks = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  live->families = families_new(scene, &live->fullwidth);
  choose_looks_and_places(live, scene, groups);
  if (live->styles->len == 0) style_of(live, (Look){.size = 14, .weight = CJM_WEIGHT_REGULAR, .colour = {0, 0, 0, 1}});
  for (guint i = 0; i < live->styles->len; i++)
    if (style_at(live, i)->n > style_at(live, live->usual)->n) live->usual = i;
  g_array_append_val(live->around, live->usual);
  count_needs(live, scene, groups);
  name_styles(live);
  return live;
}

void cjm_svg_live_free(CjmSvgLive *live)
{
  if (!live) return;
  g_array_free(live->styles, TRUE);
  g_hash_table_unref(live->known);
  g_array_free(live->of_texts, TRUE);
  g_array_free(live->around, TRUE);
  g_hash_table_unref(live->blanks);
  g_free(live->families);
  g_free(live);
}

/* ---- the document ---- */

static bool has_names(const CjmSvgLive *live)
{
  for (guint i = 0; i < live->styles->len; i++)
    if (*style_at(live, i)->class) return true;
  return false;
}

void cjm_svg_live_start(const CjmSvgLive *live, GString *out)
{
  const Look *usual = &style_at(live, live->usual)->look;
  if (has_names(live)) g_string_append(out, " id=\"" CJM_SVG_PREFIX "\"");
  cjm_svg_attr_text(out, "font-family", live->families, -1);
  for (Property property = 0; property < N_PROPERTIES; property++)
    if (property != ITALIC || usual->italic) put_property(out, property, usual, false);
  g_string_append_printf(out, " style=\"font-variant-ligatures:no-common-ligatures;%swhite-space:pre\"",
                         live->fullwidth ? "text-spacing-trim:space-all;" : "");
}

void cjm_svg_live_style(const CjmSvgLive *live, GString *out)
{
  if (!has_names(live)) return;
  g_string_append(out, "<style>");
  for (guint i = 0; i < live->styles->len; i++)
    if (*style_at(live, i)->class) put_rule(out, style_at(live, i));
  g_string_append(out, "</style>\n");
}

void cjm_svg_live_open(CjmSvgLive *live, GString *out, const CjmSvgGroup *group)
{
  const Style *around = style_at(live, style_around(live));
  enter(live, group);
  const Style *style = style_at(live, style_around(live));
  if (style != around && *style->class) g_string_append_printf(out, " %s\"", style->class);
  else {
    g_string_append_c(out, '"');
    put_attributes(out, &style->look, &around->look);
  }
}

void cjm_svg_live_close(CjmSvgLive *live)
{
  g_array_set_size(live->around, live->around->len - 1);
}

/* ---- lines ---- */

/* A line that stands in no text from left to right, but for what it holds of such. */
static bool is_rtl(const CjmTextLine *line)
{
  for (size_t i = 0; i < line->n_runs; i++)
    if (line->runs[i].item->analysis.level == 0) return false;
  return line->n_runs > 0;
}

/* Of 1 px of text. */
static double blank_of_font(CjmSvgLive *live, PangoFont *font)
{
  double *known = g_hash_table_lookup(live->blanks, font);
  if (known) return *known;
  hb_font_t *hb = pango_font_get_hb_font(font);
  hb_codepoint_t glyph;
  known = g_new0(double, 1);
  if (hb_font_get_nominal_glyph(hb, ' ', &glyph))
    *known = (double)hb_font_get_glyph_h_advance(hb, glyph) / PANGO_SCALE / CJM_FONT_SIZE;
  g_hash_table_insert(live->blanks, font, known);
  return *known;
}

/* The blank between a line and the next, px. */
static double blank_after(CjmSvgLive *live, const CjmTextBlock *block, size_t i)
{
  const CjmTextLine *line = &block->lines[i];
  const CjmTextRun *last = NULL;
  if (i + 1 == block->n_lines || !cjm_svg_ends_at_blank(line)) return 0;
  for (size_t k = 0; k < line->n_runs; k++)
    if (!last || line->runs[k].text > last->text) last = &line->runs[k];
  return last ? blank_of_font(live, last->item->analysis.font) * block->style.size : 0;
}

/* Of all lines set in one. */
static double length_of(CjmSvgLive *live, const CjmTextBlock *block)
{
  double length = 0;
  for (size_t i = 0; i < block->n_lines; i++) length += block->lines[i].width + blank_after(live, block, i);
  return length;
}

/* Of a script whose letters may hang together? */
static bool is_joined(const CjmTextBlock *block)
{
  for (size_t i = 0; i < block->n_lines; i++)
    for (size_t k = 0; k < block->lines[i].n_runs; k++) switch (block->lines[i].runs[k].item->analysis.script) {
        case G_UNICODE_SCRIPT_LATIN:
        case G_UNICODE_SCRIPT_COMMON:
        case G_UNICODE_SCRIPT_INHERITED:
        case G_UNICODE_SCRIPT_GREEK:
        case G_UNICODE_SCRIPT_CYRILLIC:
        case G_UNICODE_SCRIPT_HAN:
        case G_UNICODE_SCRIPT_HIRAGANA:
        case G_UNICODE_SCRIPT_KATAKANA:
        case G_UNICODE_SCRIPT_HANGUL:
        case G_UNICODE_SCRIPT_HEBREW: break;
        default: return true;
      }
  return false;
}

/* Letters that hang together become wider or narrower, as they must not be parted. */
static void put_length(CjmSvgLive *live, GString *out, const CjmTextBlock *block)
{
  double length = length_of(live, block);
  if (length <= 0 || (block->n_lines == 1 && g_utf8_strlen(block->lines[0].text, block->lines[0].len) < 2)) return;
  g_string_append(out, " textLength=\"");
  cjm_svg_number(out, length, 1);
  g_string_append_c(out, '"');
  if (is_joined(block)) g_string_append(out, " lengthAdjust=\"spacingAndGlyphs\"");
}

static double start_of(const CjmItem *item, size_t i)
{
  const CjmTextLine *line = &item->u.text.block->lines[i];
  return item->u.text.at.x + line->x + (is_rtl(line) ? line->width : 0);
}

static void put_words(GString *out, const CjmTextBlock *block, size_t i)
{
  const CjmTextLine *line = &block->lines[i];
  cjm_svg_text(out, line->text, line->len);
  if (line->hyphen) g_string_append_c(out, '-');
  if (i + 1 < block->n_lines && cjm_svg_ends_at_blank(line)) g_string_append_c(out, ' ');
}

/* The second line and those that follow: on from the one before, in whole tenths of a px. */
static void put_line(GString *out, const CjmItem *item, size_t i)
{
  const CjmTextBlock *block = item->u.text.block;
  bool rtl = is_rtl(&block->lines[i]);
  double y = item->u.text.at.y;
  g_string_append(out, "<tspan");
  cjm_svg_attr_tenth(out, "x", start_of(item, i));
  cjm_svg_attr_tenth(out, "dy", (tenths(y + block->lines[i].baseline) - tenths(y + block->lines[i - 1].baseline)) / 10.0);
  if (rtl != is_rtl(&block->lines[0])) cjm_svg_attr_text(out, "direction", rtl ? "rtl" : "ltr", -1);
  g_string_append_c(out, '>');
  put_words(out, block, i);
  g_string_append(out, "</tspan>");
}

/* A text of several lines has its first in a tspan, too: else WebKit would stretch it to the length of all. */
static void put_lines(GString *out, const CjmItem *item)
{
  const CjmTextBlock *block = item->u.text.block;
  g_string_append(out, "<tspan>");
  put_words(out, block, 0);
  g_string_append(out, "</tspan>");
  for (size_t i = 1; i < block->n_lines; i++) put_line(out, item, i);
}

static void put_style(CjmSvgLive *live, GString *out)
{
  guint around = style_around(live), style = g_array_index(live->of_texts, guint, live->n_texts++);
  if (style == around) return;
  if (*style_at(live, style)->class) cjm_svg_attr_text(out, "class", style_at(live, style)->class, -1);
  else put_attributes(out, &style_at(live, style)->look, &style_at(live, around)->look);
}

/* The text once more, under itself. As `paint-order` of the text itself it would be drawn letter by letter, and each halo
 * over the letter before. */
static void put_halo(CjmSvg *svg, const CjmItem *item)
{
  char *id = cjm_svg_next_id(svg);
  g_string_append_printf(svg->body, "<use href=\"#" CJM_SVG_PREFIX "%s\" aria-hidden=\"true\"", id);
  cjm_svg_attr_colour(svg->body, "stroke", item->u.text.ground);
  cjm_svg_attr_number(svg->body, "stroke-width", 2 * item->u.text.halo);
  g_string_append_printf(svg->body, "/><text id=\"" CJM_SVG_PREFIX "%s\"", id);
  g_free(id);
}

void cjm_svg_live_text(CjmSvg *svg, const CjmItem *item)
{
  const CjmTextBlock *block = item->u.text.block;
  GString *out = svg->body;
  if (item->u.text.halo > 0) put_halo(svg, item);
  else g_string_append(out, "<text");
  put_style(svg->live, out);
  if (block->n_lines > 0) {
    int y = tenths(first_y(item)) - tenths(svg->dy);
    cjm_svg_attr_tenth(out, "x", start_of(item, 0));
    if (y != 0) cjm_svg_attr_tenth(out, "y", y / 10.0);
    if (is_rtl(&block->lines[0])) g_string_append(out, " direction=\"rtl\"");
    put_length(svg->live, out, block);
  }
  g_string_append_c(out, '>');
  if (block->n_lines == 1) put_words(out, block, 0);
  else if (block->n_lines > 1) put_lines(out, item);
  g_string_append(out, "</text>\n");
  if (item->u.text.struck) cjm_svg_strikes(svg, item);
}
