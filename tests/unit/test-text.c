/* Text, with PangoLayout as the reference: what we shape word by word and break by adding numbers must come out as if it
 * had been shaped and broken in one piece. */
#include <fontconfig/fontconfig.h>
#include <locale.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>
#include <string.h>

#include "text/flow.h"
#include "suite.h"

typedef struct Sample {
  const char *name, *lang, *text;
} Sample;

static const Sample samples[] = {
  {"latin", "en", "Shipping costs only show up in the last step; \"why?\" — asks Zoë (aged 34), and leaves at 23:59."},
  {"latin kerning", "en", "To AVAIL of WAVE, Ty Voss took Tö. P. & Y. 11.07, 10x4 1/2 -> A-B (A) [B] AT&T: 3 × 4 = 12 %"},
  {"latin signs", "en", "e-mail/phone/chat, pay-as-you-go, and/or 24/7… 5–10 min, ±2 °C, 20 €, $5.00, #1 @home *** a_b x² H₂O"},
  {"latin capitals", "en", "SEPA - IBAN : NL91 ABNA 0417 : 1:30 - 2:45 (OK) {X} <Y> A@B A+B A–B A — B"},
  {"dutch", "nl", "Overstapservice en jaarafrekening: de meter’stand moet ’s avonds vóór 18.00 uur doorgegeven zijn."},
  {"polish", "pl", "Zażółć gęślą jaźń; półmaraton w Łodzi, łącznie 21,0975 km — źdźbło, świerszcz, chrząszcz."},
  {"german", "de", "Die Überweisung („SEPA“) größer als 1.000 € wird geprüft: Straße, Öl, Äpfel, ﬁx."},
  {"vietnamese", "vi", "Khách hàng không hiểu vì sao phí vận chuyển chỉ hiển thị ở bước cuối cùng."},
  {"combining", "en", "Zoe\u0308 asks: cafe\u0301, n\u0303, a\u0308\u0323, q\u0307\u0323, x\u0305y\u0305z\u0305"},
  {"greek", "el", "Ο πελάτης περιμένει την παράδοση· «γιατί;» ρωτά η Ζωή, ΐ ΰ ἄνθρωπος."},
  {"cyrillic", "ru", "Клиент ждёт доставку, но не знает почему: «сроки» изменились 5 раз. Ћ ђ ї ґ"},
  {"arabic", "ar", "ينتظر العميل موعد تجديد جواز السفر، ثم يدفع الرسوم (٣٥٠ درهمًا) في المركز."},
  {"arabic and latin", "ar", "يفتح تطبيق UAE PASS ثم يدخل الرقم 784-1990-1234567-1 ويضغط OK، وبعدها يرى 45% من النتائج."},
  {"arabic marks", "ar", "مُحَمَّدٌ لا يَفْهَمُ لِأَنَّ اللّٰهَ؛ إلى ﷺ؟"},
  {"latin and arabic", "en", "She writes مرحبا بكم to the desk (قسم ٣) and waits 20 min."},
  {"hebrew", "he", "הלקוח ממתין למשלוח (3 ימים), ואז מתקשר ל-Support: \"מדוע?\" שָׁלוֹם"},
  {"isolates", "en",
   "order \u2067ABC \u05d0\u05d1 12\u2069 and \u202bxyz \u05d2\u05d3 4\u202c end \u2066\u05d4 a\u2069 \u200fx\u200e."},
  {"devanagari", "hi", "ग्राहक को अंतिम चरण में ही शिपिंग शुल्क दिखाई देता है, क्षमा करें — श्री ज्ञान १२३।"},
  {"thai", "th", "ลูกค้าไม่เข้าใจว่าทำไมค่าจัดส่งจึงแสดงในขั้นตอนสุดท้าย ๑๒๓ บาท น้ำ"},
  {"japanese", "ja", "引っ越しの日を決めて、荷物をまとめます。「いつ?」と3回きいた。ガス会社へTELする(10時)。"},
  {"chinese", "zh", "顾客直到最后一步才看到运费,于是放弃了订单(共3次)。“为什么?”"},
  {"korean", "ko", "고객은 마지막 단계에서야 배송비를 확인하고 주문을 포기합니다(3회)."},
  {"tamil", "ta", "வாடிக்கையாளர் கடைசி படியில் மட்டுமே கட்டணத்தைப் பார்க்கிறார்."},
  {"bengali", "bn", "গ্রাহক শেষ ধাপে শিপিং খরচ দেখতে পান, ক্ষমা করবেন।"},
  {"symbols", "en", "✓ done ✕ failed → next ★★☆ • ● ▲ ▼ ☺ ☹ ♥ ✉ ☎ ⚠"},
  {"emoji", "en", "glad 😀 family 👨‍👩‍👧 flag 🇳🇱 tone 👍🏽 heart ❤️ key 1️⃣ end"},
  {"address", "en", "see https://example.org/a/very-long_path?q=1&r=two#three or write to first.last+tag@mail.example.co.uk"},
  {"no-break", "en", "5\u00a0km, 10\u202f000, non\u2011breaking, word\u2060joiner, zero\u200bwidth, non\u200cjoiner"},
};

/* ---- the two ways ---- */

typedef struct Placed {
  char *face;
  PangoGlyph glyph;
  double x, y; /* px from the line's start, on its baseline */
} Placed;

static void placed_clear(gpointer data)
{
  g_free(((Placed *)data)->face);
}

static GArray *placed_new(void)
{
  GArray *placed = g_array_new(FALSE, FALSE, sizeof(Placed));
  g_array_set_clear_func(placed, placed_clear);
  return placed;
}

/* `scale`: of the glyphs, to px of the line. */
static void add_glyphs(GArray *placed, PangoFont *font, const PangoGlyphString *glyphs, double x, double scale)
{
  const double unit = scale / PANGO_SCALE;
  PangoFontDescription *desc = pango_font_describe(font);
  pango_font_description_unset_fields(desc, PANGO_FONT_MASK_SIZE);
  for (int i = 0; i < glyphs->num_glyphs; i++) {
    const PangoGlyphInfo *info = &glyphs->glyphs[i];
    Placed one = {pango_font_description_to_string(desc), info->glyph, x + info->geometry.x_offset * unit,
                  info->geometry.y_offset * unit};
    x += info->geometry.width * unit;
    if (info->glyph == PANGO_GLYPH_EMPTY) g_free(one.face);
    else g_array_append_val(placed, one);
  }
  pango_font_description_free(desc);
}

typedef struct Both {
  CjmArena *arena;
  CjmFonts *fonts;
  CjmFlow *flow;
  PangoFontMap *map;
  PangoLayout *layout;
} Both;

static const CjmTextStyle regular = {.size = 13, .leading = 18, .weight = CJM_WEIGHT_REGULAR};

static PangoContext *reference_context(PangoFontMap *map, const Sample *sample, bool rtl)
{
  PangoContext *context = pango_font_map_create_context(map);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context, FALSE);
  pango_context_set_language(context, pango_language_from_string(sample->lang));
  pango_context_set_base_dir(context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  return context;
}

static PangoLayout *reference_layout(PangoContext *context, const Sample *sample, CjmTextStyle style)
{
  PangoLayout *layout = pango_layout_new(context);
  PangoFontDescription *desc = pango_font_description_from_string(CJM_FONT_FAMILIES);
  PangoAttrList *attrs = pango_attr_list_new();
  pango_font_description_set_weight(desc, (PangoWeight)style.weight);
  pango_font_description_set_absolute_size(desc, style.size * PANGO_SCALE);
  pango_layout_set_font_description(layout, desc);
  pango_attr_list_insert(attrs, pango_attr_font_features_new("liga=0, clig=0"));
  pango_layout_set_attributes(layout, attrs);
  pango_layout_set_auto_dir(layout, FALSE);
  pango_layout_set_text(layout, sample->text, -1);
  pango_attr_list_unref(attrs);
  pango_font_description_free(desc);
  return layout;
}

static Both both_new(const Sample *sample, CjmTextStyle style)
{
  GError *error = NULL;
  bool rtl = g_str_equal(sample->lang, "ar") || g_str_equal(sample->lang, "he");
  Both both = {.arena = cjm_arena_new(), .fonts = cjm_fonts_new(NULL, sample->lang, rtl, &error)};
  g_assert_no_error(error);
  both.flow = cjm_flow(both.arena, both.fonts, style, sample->text);
  both.map = pango_cairo_font_map_new();
  PangoContext *context = reference_context(both.map, sample, rtl);
  both.layout = reference_layout(context, sample, style);
  g_object_unref(context);
  return both;
}

static void both_clear(Both *both)
{
  g_object_unref(both->layout);
  g_object_unref(both->map);
  cjm_fonts_free(both->fonts);
  cjm_arena_free(both->arena);
}

static GArray *place_ours(const CjmTextLine *line)
{
  GArray *placed = placed_new();
  for (size_t i = 0; i < line->n_runs; i++)
    add_glyphs(placed, line->runs[i].item->analysis.font, line->runs[i].glyphs, line->runs[i].x, regular.size / CJM_FONT_SIZE);
  return placed;
}

static GArray *place_reference(PangoLayout *layout)
{
  GArray *placed = placed_new();
  double x = 0;
  for (GSList *l = pango_layout_get_line_readonly(layout, 0)->runs; l; l = l->next) {
    const PangoGlyphItem *run = l->data;
    add_glyphs(placed, run->item->analysis.font, run->glyphs, x, 1);
    x += (double)pango_glyph_string_get_width(run->glyphs) / PANGO_SCALE;
  }
  return placed;
}

/* ---- single lines ---- */

static void compare_glyphs(const Sample *sample, const GArray *ours, const GArray *theirs)
{
  if (ours->len != theirs->len) g_test_fail_printf("%s: %u glyphs, %u in the reference", sample->name, ours->len, theirs->len);
  for (guint i = 0; i < MIN(ours->len, theirs->len); i++) {
    const Placed *a = &g_array_index(ours, Placed, i), *b = &g_array_index(theirs, Placed, i);
    if (a->glyph == b->glyph && fabs(a->x - b->x) < 0.05 && fabs(a->y - b->y) < 0.01 && g_str_equal(a->face, b->face)) continue;
    g_test_fail_printf("%s, glyph %u: %s %u at %.3f,%.3f; reference %s %u at %.3f,%.3f", sample->name, i, a->face, a->glyph, a->x,
                       a->y, b->face, b->glyph, b->x, b->y);
    return;
  }
}

static void test_line(gconstpointer data)
{
  static const CjmWeight weights[] = {CJM_WEIGHT_REGULAR, CJM_WEIGHT_SEMIBOLD, CJM_WEIGHT_BOLD};
  const Sample *sample = data;
  for (size_t i = 0; i < G_N_ELEMENTS(weights); i++) {
    CjmTextStyle style = regular;
    style.weight = weights[i];
    Both both = both_new(sample, style);
    const CjmTextBlock *block = cjm_flow_set(both.arena, both.flow, 100000, CJM_ALIGN_START);
    g_assert_cmpuint(block->n_lines, ==, 1);
    GArray *ours = place_ours(&block->lines[0]), *theirs = place_reference(both.layout);
    compare_glyphs(sample, ours, theirs);
    PangoRectangle logical;
    pango_layout_line_get_extents(pango_layout_get_line_readonly(both.layout, 0), NULL, &logical);
    g_assert_cmpfloat_with_epsilon(block->width, (double)logical.width / PANGO_SCALE, 0.05);
    g_assert_cmpfloat_with_epsilon(cjm_flow_width(both.flow), block->width, 0.01);
    g_array_free(ours, TRUE);
    g_array_free(theirs, TRUE);
    both_clear(&both);
  }
}

/* ---- every line of every example ---- */

/* As in fonts.h: Arabic wherever it has a word of its own in an Arabic map, else by the first letter. */
static PangoDirection expected_direction(const char *text, bool rtl)
{
  bool letters = false;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    bool arabic = g_unichar_get_script(c) == G_UNICODE_SCRIPT_ARABIC && g_unichar_isalpha(c);
    if (arabic && (rtl || !letters)) return PANGO_DIRECTION_RTL;
    letters = letters || g_unichar_isalpha(c);
  }
  return rtl && !letters ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
}

static void compare_text(Both *both, const char *text, bool rtl)
{
  CjmFlow *flow = cjm_flow(both->arena, both->fonts, regular, text);
  const CjmTextBlock *block = cjm_flow_set(both->arena, flow, 100000, CJM_ALIGN_START);
  pango_context_set_base_dir(pango_layout_get_context(both->layout), expected_direction(text, rtl));
  pango_layout_set_text(both->layout, text, -1);
  GArray *ours = place_ours(&block->lines[0]), *theirs = place_reference(both->layout);
  compare_glyphs(&(Sample){.name = text}, ours, theirs);
  g_array_free(ours, TRUE);
  g_array_free(theirs, TRUE);
}

static void test_example(gconstpointer data)
{
  const char *path = data;
  char *text;
  GError *error = NULL;
  g_file_get_contents(path, &text, NULL, &error);
  g_assert_no_error(error);
  const char *lang = strstr(text, "\nlang: ");
  char *tag = lang ? g_strndup(lang + strlen("\nlang: "), 2) : g_strdup("en");
  Both both = both_new(&(Sample){"example", tag, "x"}, regular);
  char **lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; line++) {
    g_strstrip(*line);
    if (**line) compare_text(&both, *line, g_str_equal(tag, "ar"));
  }
  g_strfreev(lines);
  both_clear(&both);
  g_free(tag);
  g_free(text);
}

static void add_examples(void)
{
  GError *error = NULL;
  GDir *folder = g_dir_open(CJM_SRCDIR "/examples", 0, &error);
  g_assert_no_error(error);
  for (const char *name; (name = g_dir_read_name(folder));) {
    if (!g_str_has_suffix(name, ".yaml")) continue;
    char *path = g_strdup_printf("/text/example/%s", name);
    g_test_add_data_func_full(path, g_build_filename(CJM_SRCDIR "/examples", name, NULL), test_example, g_free);
    g_free(path);
  }
  g_dir_close(folder);
}

/* ---- lines broken ---- */

static size_t reference_lines(PangoLayout *layout, double width)
{
  pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
  return (size_t)pango_layout_get_line_count(layout);
}

/* Japanese: lines end between phrases as long as these fit, and within them where they do not. */
static void test_phrases(void)
{
  static const Sample sample = {"phrases", "ja", "回収日が引越しの前日。追加はどこに頼めばいい"};
  static const struct {
    double width;
    const char *first, *second;
  } cases[] = {{200, "回収日が引越しの前日。", "追加はどこに頼めばいい"}, {130, "回収日が引越しの", "前日。追加はどこに"}};
  Both both = both_new(&sample, regular);
  CjmArena *arena = cjm_arena_new();
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    CjmTextBlock *block = cjm_flow_set(arena, both.flow, cases[i].width, CJM_ALIGN_START);
    g_assert_cmpuint(block->n_lines, >=, 2);
    g_assert_cmpmem(block->lines[0].text, (size_t)block->lines[0].len, cases[i].first, strlen(cases[i].first));
    g_assert_cmpmem(block->lines[1].text, (size_t)block->lines[1].len, cases[i].second, strlen(cases[i].second));
  }
  g_assert_cmpuint(cjm_flow_lines(both.flow, 30), >, 8);
  cjm_arena_free(arena);
  both_clear(&both);
}

/* Where no word is too wide, there are as many lines as Pango makes; more in Japanese and Korean, whose phrases and words are kept together. */
static void test_count(gconstpointer data)
{
  const Sample *sample = data;
  if (g_str_equal(sample->lang, "ja") || g_str_equal(sample->lang, "ko")) return;
  Both both = both_new(sample, regular);
  for (double width = ceil(cjm_flow_word_width(both.flow)) + 1; width < 700; width += 3.7) {
    size_t lines = cjm_flow_lines(both.flow, width);
    if (lines == reference_lines(both.layout, width)) continue;
    g_assert_cmpuint(lines, <=, reference_lines(both.layout, width - 0.05)); /* a matter of rounding */
    g_assert_cmpuint(lines, >=, reference_lines(both.layout, width + 0.05));
  }
  both_clear(&both);
}

static bool may_end_at(PangoLayout *layout, const CjmTextLine *line, const char *base, bool *ret_in_word)
{
  int n;
  const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly(layout, &n);
  const char *at = line->text;
  long offset = g_utf8_pointer_to_offset(base, at);
  *ret_in_word = !attrs[offset].is_line_break;
  return attrs[offset].is_char_break;
}

/* Lines end where they may, and between them nothing is lost but spaces. */
static void check_lines(const Sample *sample, const Both *both, const CjmTextBlock *block, double width)
{
  const char *base = block->lines[0].text, *at = base;
  for (size_t i = 0; i < block->n_lines; i++) {
    const CjmTextLine *line = &block->lines[i];
    bool in_word;
    while (at < line->text) {
      g_assert_true(g_unichar_isspace(g_utf8_get_char(at)));
      at = g_utf8_next_char(at);
    }
    if (i > 0 && !may_end_at(both->layout, line, base, &in_word))
      g_test_fail_printf("%s at %g px: line %zu begins within a character", sample->name, width, i);
    if (i > 0 && in_word) g_assert_cmpfloat(cjm_flow_word_width(both->flow), >, width);
    at = line->text + line->len;
  }
  g_assert_cmpstr(at, ==, "");
}

static void test_breaks(gconstpointer data)
{
  const Sample *sample = data;
  Both both = both_new(sample, regular);
  for (double width = 44; width < 400; width += 11) {
    const CjmTextBlock *block = cjm_flow_set(both.arena, both.flow, width, CJM_ALIGN_START);
    check_lines(sample, &both, block, width);
    g_assert_cmpuint(block->n_lines, <=, cjm_flow_lines(both.flow, width));
    for (size_t i = 0; i < block->n_lines; i++) g_assert_cmpfloat(block->lines[i].width, <=, width + 0.02);
  }
  both_clear(&both);
}

/* ---- words that are too wide ---- */

/* The lines of `text` in `width` px, a hyphen shown as one, parted by `|`. */
static char *broken(const char *lang, const char *text, double width)
{
  GError *error = NULL;
  CjmArena *arena = cjm_arena_new();
  CjmFonts *fonts = cjm_fonts_new(NULL, lang, false, &error);
  g_assert_no_error(error);
  const CjmTextBlock *block = cjm_flow_set(arena, cjm_flow(arena, fonts, regular, text), width, CJM_ALIGN_START);
  GString *out = g_string_new(NULL);
  for (size_t i = 0; i < block->n_lines; i++) {
    const CjmTextLine *line = &block->lines[i];
    g_assert_cmpfloat(line->width, <=, width + 0.02);
    g_string_append_printf(out, "%s%.*s%s", i ? "|" : "", line->len, line->text, line->hyphen ? "-" : "");
  }
  cjm_fonts_free(fonts);
  cjm_arena_free(arena);
  return g_string_free(out, FALSE);
}

static void assert_broken(const char *lang, const char *text, double width, const char *expected)
{
  char *lines = broken(lang, text, width);
  g_assert_cmpstr(lines, ==, expected);
  g_free(lines);
}

static void test_long_words(void)
{
  assert_broken("de", "Unverständlichkeitsverordnung", 120, "Unverständlich-|keitsverordnung");
  assert_broken("nl", "Verantwoordelijkheidsgevoel", 120, "Verantwoordelijk-|heidsgevoel");
  assert_broken("ru", "Достопримечательность", 100, "Достопримеча-|тельность");
  assert_broken("en", "a pneumonoultramicroscopic disease", 90, "a pneumo-|noultramicros-|copic disease");
}

static void test_german_compounds(void)
{
  assert_broken("de", "Kraftfahrzeughaftpflichtschadensmeldung", 130, "Kraftfahrzeughaft-|pflichtschadensmel-|dung");
  assert_broken("de", "Kostenvoranschlagseinreichung", 100, "Kostenvoran-|schlagseinrei-|chung");
  assert_broken("de", "Haftpflichtversicherung", 60, "Haft-|pflicht-|versiche-|rung");
  assert_broken("de", "Genehmigungszuständigkeit", 115, "Genehmigungs-|zuständigkeit");
  assert_broken("de", "Leistungssteigerung", 80, "Leistungs-|steigerung");
  assert_broken("de", "Versicherungsangebot", 105, "Versicherungs-|angebot");
  assert_broken("de", "Gesundheitsminister", 95, "Gesundheits-|minister");
}

/* Lines end at spaces, not between the syllables of a word. */
static void test_korean_words(void)
{
  assert_broken("ko", "필요한 서류를 확인하고 신분증을 촬영한다", 80, "필요한 서류를|확인하고|신분증을|촬영한다");
  assert_broken("ko", "계좌 번호를 받는다", 70, "계좌 번호를|받는다");
}

/* Narrower than a syllable, words break at any character: letters get hyphens, signs and digits none. */
static void test_narrow(void)
{
  assert_broken("en", "strengths", 40, "stren-|gths");
  assert_broken("en", "1234567890", 40, "12345|67890");
  assert_broken("en", "WWW", 22, "W-|W-|W");
}

static void test_addresses(void)
{
  assert_broken("en", "https://example.org/verantwoordelijkheid", 110, "https://|example.org/|verantwoordelijkh|eid");
  assert_broken("en", "first.last@mail.example.co.uk", 100, "first.last@mail.|example.co.uk");
  assert_broken("en", "www.example.org?q=1&name=two", 100, "www.example.|org?|q=1&name=two");
}

static double width_of(const char *lang, const char *text)
{
  CjmArena *arena = cjm_arena_new();
  CjmFonts *fonts = cjm_fonts_new(NULL, lang, false, NULL);
  double width = cjm_flow_width(cjm_flow(arena, fonts, regular, text));
  cjm_fonts_free(fonts);
  cjm_arena_free(arena);
  return width;
}

/* What a person sees as one character stays in one piece. */
static void test_characters(void)
{
  double family = width_of("en", "👨‍👩‍👧"); /* one picture, or three signs, as fonts have it */
  assert_broken("en", "👨‍👩‍👧👨‍👩‍👧", family + 1, "👨‍👩‍👧|👨‍👩‍👧");
  assert_broken("en", "x\u0301\u0323x\u0301\u0323x\u0301\u0323", 10, "x\u0301\u0323|x\u0301\u0323|x\u0301\u0323");
}

static void test_soft_hyphens(void)
{
  assert_broken("en", "ship\u00adping costs", 500, "ship\u00adping costs");
  assert_broken("en", "ship\u00adping costs", 50, "ship\u00ad-|ping|costs");
}

/* Within Arabic a broken Latin word keeps its hyphen beside it, on the right. */
static void test_hyphen_in_arabic(void)
{
  GError *error = NULL;
  CjmArena *arena = cjm_arena_new();
  CjmFonts *fonts = cjm_fonts_new(NULL, "ar", true, &error);
  g_assert_no_error(error);
  CjmFlow *flow = cjm_flow(arena, fonts, regular, "مركز Verantwoordelijkheidsgevoel");
  const CjmTextBlock *block = cjm_flow_set(arena, flow, 120, CJM_ALIGN_START);
  const CjmTextLine *line = &block->lines[0];
  g_assert_true(line->hyphen);
  g_assert_cmpuint(line->n_runs, >=, 2);
  g_assert_cmpint(line->runs[1].text[0], ==, '-');
  g_assert_true(line->runs[0].text[0] == 'V');
  cjm_fonts_free(fonts);
  cjm_arena_free(arena);
}

/* Arabic that must be broken keeps the forms that its letters have within the word. */
static void test_broken_arabic(void)
{
  static const Sample sample = {"broken", "ar", "واستخدامنهجياتالتطويرالمتعددة"};
  Both both = both_new(&sample, regular);
  const CjmTextBlock *block = cjm_flow_set(both.arena, both.flow, 70, CJM_ALIGN_START);
  GArray *theirs = place_reference(both.layout);
  guint right = theirs->len;
  g_assert_cmpuint(block->n_lines, >, 1);
  for (size_t i = 0; i < block->n_lines; i++) {
    GArray *ours = place_ours(&block->lines[i]);
    right -= ours->len;
    for (guint k = 0; k < ours->len; k++)
      g_assert_cmpuint(g_array_index(ours, Placed, k).glyph, ==, g_array_index(theirs, Placed, right + k).glyph);
    g_array_free(ours, TRUE);
  }
  g_assert_cmpuint(right, ==, 0);
  g_array_free(theirs, TRUE);
  both_clear(&both);
}

/* ---- the author's own lines ---- */

/* Beside a picture that is wider than its card, nothing is left for the words, or less; an empty line has no word that could be broken. */
static void test_no_width(void)
{
  CjmArena *arena = cjm_arena_new();
  CjmFonts *fonts = cjm_fonts_new(NULL, "en", false, NULL);
  CjmFlow *flow = cjm_flow(arena, fonts, regular, "x\n\ny");
  g_assert_cmpuint(cjm_flow_lines(flow, 0), ==, 3);
  g_assert_cmpuint(cjm_flow_lines(flow, -5), ==, 3);
  g_assert_cmpuint(cjm_flow_set(arena, flow, -5, CJM_ALIGN_START)->n_lines, ==, 3);
  cjm_fonts_free(fonts);
  cjm_arena_free(arena);
}

static void test_paragraphs(void)
{
  assert_broken("en", "one\ntwo three\n\nfour", 500, "one|two three||four");
  assert_broken("en", "", 500, "");
  assert_broken("en", "\n", 500, "|");
  assert_broken("en", "  ", 500, "");
}

/* ---- faces ---- */

static bool is_synthetic(PangoFont *font)
{
  FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
  FcMatrix *matrix;
  FcBool bold = FcFalse;
  FcPatternGetBool(pattern, FC_EMBOLDEN, 0, &bold);
  return bold || (FcPatternGetMatrix(pattern, FC_MATRIX, 0, &matrix) == FcResultMatch && (matrix->xy != 0 || matrix->yx != 0));
}

/* Does the family of `font` have a face that is bold, or one that is slanted? */
static bool has_face(PangoFont *font, bool bold, bool slanted)
{
  PangoFontDescription *desc = pango_font_describe(font);
  FcPattern *wanted = FcPatternCreate();
  FcPatternAddString(wanted, FC_FAMILY, (const FcChar8 *)pango_font_description_get_family(desc));
  FcObjectSet *of = FcObjectSetBuild(FC_WEIGHT, FC_SLANT, (char *)NULL);
  FcFontSet *faces = FcFontList(NULL, wanted, of);
  bool has = false;
  for (int i = 0; i < faces->nfont; i++) {
    int weight = 0, slant = 0;
    FcPatternGetInteger(faces->fonts[i], FC_WEIGHT, 0, &weight);
    FcPatternGetInteger(faces->fonts[i], FC_SLANT, 0, &slant);
    has = has || ((!bold || weight >= FC_WEIGHT_DEMIBOLD) && (!slanted || slant != FC_SLANT_ROMAN));
  }
  FcFontSetDestroy(faces);
  FcObjectSetDestroy(of);
  FcPatternDestroy(wanted);
  pango_font_description_free(desc);
  return has;
}

/* No weight and no slant is made up where the family has a real one. */
static void test_faces(gconstpointer data)
{
  const Sample *sample = data;
  for (int i = 0; i < 6; i++) {
    static const CjmWeight weights[] = {CJM_WEIGHT_REGULAR, CJM_WEIGHT_SEMIBOLD, CJM_WEIGHT_BOLD};
    CjmTextStyle style = {.size = 13, .leading = 18, .weight = weights[i % 3], .italic = i >= 3};
    Both both = both_new(sample, style);
    const CjmTextBlock *block = cjm_flow_set(both.arena, both.flow, 100000, CJM_ALIGN_START);
    for (size_t k = 0; k < block->lines[0].n_runs; k++) {
      PangoFont *font = block->lines[0].runs[k].item->analysis.font;
      if (is_synthetic(font) && has_face(font, i % 3 > 0, style.italic)) {
        PangoFontDescription *desc = pango_font_describe(font);
        char *name = pango_font_description_to_string(desc);
        g_test_fail_printf("%s: %s is made up", sample->name, name);
        g_free(name);
        pango_font_description_free(desc);
      }
    }
    both_clear(&both);
  }
}

static void add_samples(const char *what, GTestDataFunc test)
{
  for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
    char *path = g_strdup_printf("/text/%s/%s", what, samples[i].name);
    g_test_add_data_func(path, &samples[i], test);
    g_free(path);
  }
}

int main(int argc, char **argv)
{
  setlocale(LC_ALL, "");
  suite_init(&argc, &argv);
  add_samples("line", test_line);
  add_examples();
  add_samples("count", test_count);
  add_samples("breaks", test_breaks);
  add_samples("faces", test_faces);
  g_test_add_func("/text/phrases", test_phrases);
  g_test_add_func("/text/long-words", test_long_words);
  g_test_add_func("/text/narrow", test_narrow);
  g_test_add_func("/text/addresses", test_addresses);
  g_test_add_func("/text/characters", test_characters);
  g_test_add_func("/text/german-compounds", test_german_compounds);
  g_test_add_func("/text/korean-words", test_korean_words);
  g_test_add_func("/text/soft-hyphens", test_soft_hyphens);
  g_test_add_func("/text/hyphen-in-arabic", test_hyphen_in_arabic);
  g_test_add_func("/text/broken-arabic", test_broken_arabic);
  g_test_add_func("/text/paragraphs", test_paragraphs);
  g_test_add_func("/text/no-width", test_no_width);
  return g_test_run();
}
