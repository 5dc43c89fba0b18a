#include "export/svg/looks.h"

#include <math.h>

#include "export/svg/lines.h"
#include "export/svg/write.h"

/* ---- looks ---- */

/* The visual properties of a text. */
typedef struct Look {
  double size; /* px */
  CjmWeight weight;
  bool italic;
  CjmColour colour;
} Look;

/* A look in use. */
typedef struct Style {
  Look look;
  guint n;       /* texts with it; later texts and groups that have to specify it */
  bool differs[4];  /* properties that differ from the enclosing group, in at least one place */
  char class[4]; /* "": written as attributes */
} Style;

struct CjmSvgLooks {
  GArray *styles;    /* of Style */
  GHashTable *known; /* Look -> number of its style, plus one */
  GArray *of_texts;  /* of guint: the style of each text, in the order of the scene */
  guint n_texts;     /* that were written */
  guint usual;       /* style */
  GArray *around;    /* of guint: the styles of the groups that are open */
};

/* The style may ask for italics that the script does not have. */
static bool is_italic(const CjmTextBlock *block)
{
  if (!block->style.italic || block->n_lines == 0 || block->lines[0].n_runs == 0) return false;
  PangoFontDescription *desc = pango_font_describe(block->lines[0].runs[0].item->analysis.font);
  bool italic = pango_font_description_get_style(desc) != PANGO_STYLE_NORMAL;
  pango_font_description_free(desc);
  return italic;
}

/* The colour as it is written, so that looks that are written alike are the same. */
static CjmColour written(CjmColour c)
{
  CjmColour light = {
    .r = roundf(c.r * 255) / 255, .g = roundf(c.g * 255) / 255, .b = roundf(c.b * 255) / 255, .a = roundf(c.a * 1000) / 1000};
  return c.dual ? cjm_colour_dual(light, written(cjm_colour_on_page(c, true))) : light;
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

static Style *style_at(const CjmSvgLooks *looks, guint i)
{
  return &g_array_index(looks->styles, Style, i);
}

static guint style_of(CjmSvgLooks *looks, Look look)
{
  guint known = GPOINTER_TO_UINT(g_hash_table_lookup(looks->known, &look));
  if (known) return known - 1;
  Style style = {.look = look};
  g_array_append_val(looks->styles, style);
  g_hash_table_insert(looks->known, g_memdup2(&look, sizeof look), GUINT_TO_POINTER(looks->styles->len));
  return looks->styles->len - 1;
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

/* The properties of `look` that differ from `around`. */
static void put_attributes(GString *out, const Look *look, const Look *around)
{
  for (Property property = 0; property < N_PROPERTIES; property++)
    if (!property_equal(property, look, around)) put_property(out, property, look, false);
}

/* All properties that may differ from the surroundings of a text with the style. The selector is a class alone, since LibreOffice ignores
 * others. */
static void put_rule(GString *out, const Style *style)
{
  g_string_append_printf(out, "." CJM_SVG_PREFIX "%s{", style->class);
  for (Property property = 0; property < N_PROPERTIES; property++)
    if (style->differs[property]) put_property(out, property, &style->look, true);
  if (out->str[out->len - 1] == ';') g_string_truncate(out, out->len - 1);
  g_string_append_c(out, '}');
}

/* ---- groups: the most frequent look and position of their texts ---- */

/* How often each number occurs. */
typedef struct Tally {
  GArray *rows;   /* of Row, in order of first use */
  GHashTable *at; /* number -> its row, plus one */
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

/* The most frequent number, the first of several; NULL if it is too rare for the group to specify it. */
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
  CjmSvgLooks *looks;
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
  guint style = style_of(walk->looks, look_of(item));
  g_array_append_val(walk->looks->of_texts, style);
  style_at(walk->looks, style)->n++;
  tally_add(&group->styles, (int)style, 1);
  tally_add(&group->lines, cjm_svg_tenths(cjm_svg_first_line(item)), 1);
}

static void choose_looks_and_places(CjmSvgLooks *looks, const CjmScene *scene, CjmSvgGroup *groups)
{
  CjmSvgGroup document = {0}, *group = groups;
  Walk walk = {looks, g_array_new(FALSE, FALSE, sizeof(Group))};
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

static guint style_around(const CjmSvgLooks *looks)
{
  return g_array_index(looks->around, guint, looks->around->len - 1);
}

static void enter(CjmSvgLooks *looks, const CjmSvgGroup *group)
{
  guint style = group->look >= 0 ? (guint)group->look : style_around(looks);
  g_array_append_val(looks->around, style);
}

static void need(CjmSvgLooks *looks, guint i, guint around)
{
  Style *style = style_at(looks, i);
  if (i == around) return;
  style->n++;
  for (Property property = 0; property < N_PROPERTIES; property++)
    if (!property_equal(property, &style->look, &style_at(looks, around)->look)) style->differs[property] = true;
}

/* How often each style has to be specified in the final document. */
static void count_needs(CjmSvgLooks *looks, const CjmScene *scene, const CjmSvgGroup *groups)
{
  guint n_texts = 0;
  for (guint i = 0; i < looks->styles->len; i++) style_at(looks, i)->n = 0;
  for (size_t i = 0; i < cjm_scene_length(scene); i++) {
    const CjmItem *item = cjm_scene_at(scene, i);
    guint around = style_around(looks), style = around;
    if (item->kind == CJM_ITEM_TEXT) style = g_array_index(looks->of_texts, guint, n_texts++);
    else if (item->kind == CJM_ITEM_OPEN) {
      enter(looks, groups++);
      style = style_around(looks);
    } else if (item->kind == CJM_ITEM_CLOSE) g_array_set_size(looks->around, looks->around->len - 1);
    need(looks, style, around);
  }
}

/* A, B … Z, AA …, after the prefix of the document. */
static void name_style(Style *style, guint n)
{
  guint first = n / 26;
  g_snprintf(style->class, sizeof style->class, "%s%c", first ? (char[]){(char)('A' + first - 1), 0} : "", 'A' + n % 26);
}

static void name_styles(CjmSvgLooks *looks)
{
  static const gsize used = sizeof " class=\"" CJM_SVG_PREFIX "A\"" - 1;
  GString *said = g_string_new(NULL), *rule = g_string_new(NULL);
  for (guint i = 0, n = 0; i < looks->styles->len && n < 26 * 26; i++) {
    Style *style = style_at(looks, i);
    put_attributes(g_string_truncate(said, 0), &style->look, &style_at(looks, looks->usual)->look);
    put_rule(g_string_truncate(rule, 0), style);
    if (style->n * said->len > style->n * used + rule->len) name_style(style, n++);
  }
  g_string_free(said, TRUE);
  g_string_free(rule, TRUE);
}

CjmSvgLooks *cjm_svg_looks_new(const CjmScene *scene, CjmSvgGroup *groups)
{
  CjmSvgLooks *looks = g_new0(CjmSvgLooks, 1);
  looks->styles = g_array_new(FALSE, FALSE, sizeof(Style));
  looks->known = g_hash_table_new_full(look_hash, look_equal, g_free, NULL);
  looks->of_texts = g_array_new(FALSE, FALSE, sizeof(guint));
  looks->around = g_array_new(FALSE, FALSE, sizeof(guint));
  choose_looks_and_places(looks, scene, groups);
  if (looks->styles->len == 0) style_of(looks, (Look){.size = 14, .weight = CJM_WEIGHT_REGULAR, .colour = {0, 0, 0, 1}});
  for (guint i = 0; i < looks->styles->len; i++)
    if (style_at(looks, i)->n > style_at(looks, looks->usual)->n) looks->usual = i;
  g_array_append_val(looks->around, looks->usual);
  count_needs(looks, scene, groups);
  name_styles(looks);
  return looks;
}

void cjm_svg_looks_free(CjmSvgLooks *looks)
{
  if (!looks) return;
  g_array_free(looks->styles, TRUE);
  g_hash_table_unref(looks->known);
  g_array_free(looks->of_texts, TRUE);
  g_array_free(looks->around, TRUE);
  g_free(looks);
}

/* ---- the document ---- */

bool cjm_svg_looks_has_style(const CjmSvgLooks *looks)
{
  for (guint i = 0; i < looks->styles->len; i++)
    if (*style_at(looks, i)->class) return true;
  return false;
}

void cjm_svg_looks_start(const CjmSvgLooks *looks, GString *out)
{
  const Look *usual = &style_at(looks, looks->usual)->look;
  for (Property property = 0; property < N_PROPERTIES; property++)
    if (property != ITALIC || usual->italic) put_property(out, property, usual, false);
}

void cjm_svg_looks_style(const CjmSvgLooks *looks, GString *out)
{
  if (!cjm_svg_looks_has_style(looks)) return;
  g_string_append(out, "<style>");
  for (guint i = 0; i < looks->styles->len; i++)
    if (*style_at(looks, i)->class) put_rule(out, style_at(looks, i));
  g_string_append(out, "</style>\n");
}

void cjm_svg_looks_dark(const CjmSvgLooks *looks, GString *out)
{
  g_string_append(out, "#" CJM_SVG_PREFIX "{fill:");
  cjm_svg_colour(out, cjm_colour_on_page(style_at(looks, looks->usual)->look.colour, true));
  g_string_append_c(out, '}');
  for (guint i = 0; i < looks->styles->len; i++) {
    const Style *style = style_at(looks, i);
    if (!*style->class || !style->differs[COLOUR]) continue;
    g_string_append_printf(out, "." CJM_SVG_PREFIX "%s{fill:", style->class);
    cjm_svg_colour(out, cjm_colour_on_page(style->look.colour, true));
    g_string_append_c(out, '}');
  }
}

void cjm_svg_looks_open(CjmSvgLooks *looks, GString *out, const CjmSvgGroup *group)
{
  const Style *around = style_at(looks, style_around(looks));
  enter(looks, group);
  const Style *style = style_at(looks, style_around(looks));
  if (style != around && *style->class) g_string_append_printf(out, " " CJM_SVG_PREFIX "%s\"", style->class);
  else {
    g_string_append_c(out, '"');
    put_attributes(out, &style->look, &around->look);
  }
}

void cjm_svg_looks_close(CjmSvgLooks *looks)
{
  g_array_set_size(looks->around, looks->around->len - 1);
}

void cjm_svg_looks_text(CjmSvgLooks *looks, GString *out)
{
  guint around = style_around(looks), style = g_array_index(looks->of_texts, guint, looks->n_texts++);
  if (style == around) return;
  if (*style_at(looks, style)->class) g_string_append_printf(out, " class=\"" CJM_SVG_PREFIX "%s\"", style_at(looks, style)->class);
  else put_attributes(out, &style_at(looks, style)->look, &style_at(looks, around)->look);
}
