#include "export/svg/live.h"

#include <hb.h>
#include <string.h>

#include "base/direction.h"
#include "export/svg/definitions.h"
#include "export/svg/lines.h"
#include "export/svg/looks.h"
#include "export/svg/write.h"

struct CjmSvgLive {
  GHashTable *spaces; /* PangoFont -> double: the width of a space in a text of 1 px */
  char *families;
  bool fullwidth; /* has full-width punctuation, which browsers would make narrower */
};

/* ---- families ---- */

typedef struct Families {
  GHashTable *fonts; /* PangoFont: those seen so far */
  GPtrArray *names;
  bool latin;     /* the first name is the font of Latin letters */
  bool fullwidth; /* there is a script with full-width punctuation */
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

/* The font of the theme, then those that are tried in any map, then others that were found for a script. */
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

/* ---- the document ---- */

CjmSvgLive *cjm_svg_live_new(const CjmScene *scene)
{
  CjmSvgLive *live = g_new0(CjmSvgLive, 1);
  live->spaces = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  live->families = families_new(scene, &live->fullwidth);
  return live;
}

void cjm_svg_live_free(CjmSvgLive *live)
{
  if (!live) return;
  g_hash_table_unref(live->spaces);
  g_free(live->families);
  g_free(live);
}

void cjm_svg_live_start(const CjmSvgLive *live, GString *out)
{
  cjm_svg_attr_text(out, "font-family", live->families, -1);
  g_string_append_printf(out, " style=\"font-variant-ligatures:no-common-ligatures;%swhite-space:pre\"",
                         live->fullwidth ? "text-spacing-trim:space-all;" : "");
}

/* ---- lines ---- */

/* Whether the line is from right to left, apart from left-to-right parts in it. */
static bool is_rtl(const CjmTextLine *line)
{
  for (size_t i = 0; i < line->n_runs; i++)
    if (line->runs[i].item->analysis.level == 0) return false;
  return line->n_runs > 0;
}

/* The width of a space at 1 px. */
static double space_of_font(CjmSvgLive *live, PangoFont *font)
{
  double *known = g_hash_table_lookup(live->spaces, font);
  if (known) return *known;
  hb_font_t *hb = pango_font_get_hb_font(font);
  hb_codepoint_t glyph;
  known = g_new0(double, 1);
  if (hb_font_get_nominal_glyph(hb, ' ', &glyph))
    *known = (double)hb_font_get_glyph_h_advance(hb, glyph) / PANGO_SCALE / CJM_FONT_SIZE;
  g_hash_table_insert(live->spaces, font, known);
  return *known;
}

/* The width of the space between a line and the next, px. */
static double space_after(CjmSvgLive *live, const CjmTextBlock *block, size_t i)
{
  const CjmTextLine *line = &block->lines[i];
  const CjmTextRun *last = NULL;
  if (i + 1 == block->n_lines || !cjm_line_ends_at_space(line)) return 0;
  for (size_t k = 0; k < line->n_runs; k++)
    if (!last || line->runs[k].text > last->text) last = &line->runs[k];
  return last ? space_of_font(live, last->item->analysis.font) * block->style.size : 0;
}

/* The length of all lines joined into one. */
static double length_of(CjmSvgLive *live, const CjmTextBlock *block)
{
  double length = 0;
  for (size_t i = 0; i < block->n_lines; i++) length += block->lines[i].width + space_after(live, block, i);
  return length;
}

/* Whether the text has a script whose letters are joined. */
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

static bool has_rtl(const CjmTextBlock *block)
{
  for (size_t i = 0; i < block->n_lines; i++)
    if (is_rtl(&block->lines[i])) return true;
  return false;
}

/* Joined letters are stretched or squeezed, since the spacing between them must not change. Inkscape draws a text from right to left
 * elsewhere or not at all if it has a length. */
static void put_length(CjmSvgLive *live, GString *out, const CjmTextBlock *block)
{
  double length = length_of(live, block);
  if (length <= 0 || (block->n_lines == 1 && g_utf8_strlen(block->lines[0].text, block->lines[0].len) < 2) || has_rtl(block)) return;
  g_string_append(out, " textLength=\"");
  cjm_svg_number(out, length, 1);
  g_string_append_c(out, '"');
  if (is_joined(block)) g_string_append(out, " lengthAdjust=\"spacingAndGlyphs\"");
}

/* A line from right to left is placed by its middle: programs that know its direction and those that do not (LibreOffice) differ in what
 * its start and its end are. */
static double anchor_of(CjmSvgLive *live, const CjmItem *item, size_t i)
{
  const CjmTextBlock *block = item->u.text.block;
  const CjmTextLine *line = &block->lines[i];
  double x = item->u.text.at.x + line->x;
  return is_rtl(line) ? x + (line->width - space_after(live, block, i)) / 2 : x;
}

static void put_direction(GString *out, bool rtl)
{
  g_string_append(out, rtl ? " direction=\"rtl\" text-anchor=\"middle\"" : " direction=\"ltr\" text-anchor=\"start\"");
}

#define LRI "\u2066"
#define RLI "\u2067"
#define FSI "\u2068"
#define PDI "\u2069"
#define RLM "\u200f"
enum { MARK = sizeof PDI - 1 }; /* bytes of each of the first four */

/* The isolates that are open where a line begins. */
typedef struct Isolates {
  guint depth;
  guint64 rtl; /* a bit for each */
} Isolates;

static void put_isolate(GString *out, bool rtl)
{
  g_string_append(out, rtl ? RLI : LRI);
}

/* The isolate that begins at a mark other than that of the end. A first-strong one gets the direction that its text has. */
static void open_isolate(GString *out, const char *mark, const char *block_end, Isolates *open)
{
  bool rtl = memcmp(mark, RLI, MARK) == 0;
  if (memcmp(mark, FSI, MARK) == 0) {
    const char *inside = mark + MARK, *closed = g_strstr_len(inside, block_end - inside, PDI);
    rtl = cjm_direction_first(inside, closed ? closed : block_end) == CJM_DIRECTION_RTL;
  }
  guint64 bit = open->depth < 64 ? (guint64)1 << open->depth : 0;
  open->rtl = rtl ? open->rtl | bit : open->rtl & ~bit;
  open->depth++;
  put_isolate(out, rtl);
}

/* Writes a line. Programs look for the end of an isolate, and for the first letter of a first-strong one, in the line's element only, so
 * isolates are closed at its end and opened again on the next line, each with its direction. */
static void put_isolates(GString *out, const CjmTextBlock *block, const CjmTextLine *line, Isolates *open)
{
  const CjmTextLine *last = &block->lines[block->n_lines - 1];
  const char *from = line->text, *end = line->text + line->len;
  for (guint i = 0; i < open->depth; i++) put_isolate(out, i < 64 && (open->rtl >> i & 1));
  for (const char *at = from; at < end; at = g_utf8_next_char(at)) {
    gunichar c = g_utf8_get_char(at);
    if (c < 0x2066 || c > 0x2069) continue;
    cjm_svg_text(out, from, at - from);
    from = at + MARK;
    if (c != 0x2069) open_isolate(out, at, last->text + last->len, open);
    else if (open->depth > 0) open->depth--, g_string_append(out, PDI);
  }
  cjm_svg_text(out, from, end - from);
  for (guint i = 0; i < open->depth; i++) g_string_append(out, PDI);
}

/* Whether the text is from right to left even where nobody says so: its first and last letters are, and all between them. */
static bool is_plainly_rtl(const char *text, size_t len)
{
  const char *end = text + len;
  if (cjm_direction_of(g_utf8_get_char(text)) != CJM_DIRECTION_RTL) return false;
  CjmDirection last = CJM_DIRECTION_NONE;
  for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_ismark(c)) continue; /* it has the direction of its letter */
    last = cjm_direction_of(c);
    if (last == CJM_DIRECTION_LTR || (c >= 0x2066 && c <= 0x2069)) return false;
  }
  return last == CJM_DIRECTION_RTL;
}

/* A line from right to left is in an isolate for programs that do not know its direction, if it needs one: it is copied with the text. Without
 * the mark after it, its last space would be at the other end. */
static void put_words(GString *out, const CjmTextBlock *block, size_t i, Isolates *open)
{
  const CjmTextLine *line = &block->lines[i];
  bool rtl = is_rtl(line), space = i + 1 < block->n_lines && cjm_line_ends_at_space(line);
  bool isolate = rtl && (line->hyphen || open->depth > 0 || line->len == 0 || !is_plainly_rtl(line->text, line->len));
  if (isolate) put_isolate(out, true);
  put_isolates(out, block, line, open);
  if (line->hyphen) g_string_append_c(out, '-');
  if (space) g_string_append_c(out, ' ');
  if (rtl && space) g_string_append(out, RLM);
  if (isolate) g_string_append(out, PDI);
}

/* A line after the first, relative to the one before, in tenths of a px. */
static void put_line(CjmSvg *svg, const CjmItem *item, size_t i, Isolates *open)
{
  const CjmTextBlock *block = item->u.text.block;
  GString *out = svg->body;
  bool rtl = is_rtl(&block->lines[i]);
  double y = item->u.text.at.y;
  g_string_append(out, "<tspan");
  cjm_svg_attr_tenth(out, "x", anchor_of(svg->live, item, i));
  cjm_svg_attr_tenth(out, "dy",
                     (cjm_svg_tenths(y + block->lines[i].baseline) - cjm_svg_tenths(y + block->lines[i - 1].baseline)) / 10.0);
  if (rtl != is_rtl(&block->lines[0])) put_direction(out, rtl);
  g_string_append_c(out, '>');
  put_words(out, block, i, open);
  g_string_append(out, "</tspan>");
}

/* If a text has several lines, the first is in a tspan too: otherwise WebKit would stretch it to the length of all of them. */
static void put_lines(CjmSvg *svg, const CjmItem *item)
{
  const CjmTextBlock *block = item->u.text.block;
  Isolates open = {0};
  if (block->n_lines > 1) g_string_append(svg->body, "<tspan>");
  if (block->n_lines > 0) put_words(svg->body, block, 0, &open);
  if (block->n_lines > 1) g_string_append(svg->body, "</tspan>");
  for (size_t i = 1; i < block->n_lines; i++) put_line(svg, item, i, &open);
}

/* A copy of the text, under the text. With `paint-order` on the text itself, browsers would draw letter by letter, and each halo
 * over the letter before. */
static void put_halo(CjmSvg *svg, const CjmItem *item)
{
  char *id = cjm_svg_next_id(svg);
  g_string_append_printf(svg->body, "<use xlink:href=\"#" CJM_SVG_PREFIX "%s\" aria-hidden=\"true\"", id);
  cjm_svg_attr_colour(svg->body, "stroke", item->u.text.background);
  cjm_svg_attr_number(svg->body, "stroke-width", 2 * item->u.text.halo);
  g_string_append_printf(svg->body, "/><text id=\"" CJM_SVG_PREFIX "%s\"", id);
  g_free(id);
}

static void put_language(const CjmSvg *svg, const CjmTextBlock *block)
{
  g_autoptr(GString) text = g_string_new(NULL);
  cjm_block_text(text, block);
  cjm_svg_attr_foreign(svg->body, svg->lang, text->str, text->len);
}

void cjm_svg_live_text(CjmSvg *svg, const CjmItem *item)
{
  const CjmTextBlock *block = item->u.text.block;
  GString *out = svg->body;
  if (item->u.text.halo > 0) put_halo(svg, item);
  else g_string_append(out, "<text");
  cjm_svg_looks_text(svg->looks, out);
  put_language(svg, block);
  if (block->n_lines > 0) {
    int y = cjm_svg_tenths(cjm_svg_first_line(item)) - cjm_svg_tenths(svg->dy);
    cjm_svg_attr_tenth(out, "x", anchor_of(svg->live, item, 0));
    if (y != 0) cjm_svg_attr_tenth(out, "y", y / 10.0);
    if (is_rtl(&block->lines[0])) put_direction(out, true);
    put_length(svg->live, out, block);
  }
  g_string_append_c(out, '>');
  put_lines(svg, item);
  g_string_append(out, "</text>\n");
  if (item->u.text.struck) cjm_svg_put_strikes(svg, item);
}
