/* The parts of a PDF file, read by programs that are not ours: FreeType for fonts, zlib for streams. */
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <glib.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>
#include <zlib.h>

#include "pdf/cff.h"
#include "pdf/file.h"
#include "pdf/font.h"
#include "pdf/icc.h"
#include "suite.h"
#include "unpacked.h"

/* ---- outlines ---- */

/* Steps as text: of what was drawn, and of what is read again. */
static void say_move(GString *out, long x, long y)
{
  g_string_append_printf(out, "m %ld %ld\n", x, y);
}

static void say_line(GString *out, long x, long y)
{
  g_string_append_printf(out, "l %ld %ld\n", x, y);
}

static void say_curve(GString *out, const long p[6])
{
  g_string_append_printf(out, "c %ld %ld %ld %ld %ld %ld\n", p[0], p[1], p[2], p[3], p[4], p[5]);
}

static int on_move(const FT_Vector *to, void *out)
{
  say_move(out, to->x, to->y);
  return 0;
}

static int on_line(const FT_Vector *to, void *out)
{
  say_line(out, to->x, to->y);
  return 0;
}

static int on_conic(const FT_Vector *control, const FT_Vector *to, void *out)
{
  (void)control, (void)to, (void)out;
  return 1;
}

static int on_cubic(const FT_Vector *a, const FT_Vector *b, const FT_Vector *to, void *out)
{
  say_curve(out, (long[]){a->x, a->y, b->x, b->y, to->x, to->y});
  return 0;
}

static char *outline_read_new(FT_Face face, guint glyph)
{
  static const FT_Outline_Funcs funcs = {on_move, on_line, on_conic, on_cubic, 0, 0};
  GString *out = g_string_new(NULL);
  g_assert_cmpint(FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING), ==, 0);
  g_assert_cmpint(FT_Outline_Decompose(&face->glyph->outline, &funcs, out), ==, 0);
  return g_string_free(out, FALSE);
}

typedef struct Drawing {
  CjmCff *cff;
  GPtrArray *expected; /* of char *, a glyph each */
  GString *now;
  long x, y;
} Drawing;

static long near(long from)
{
  return CLAMP(from + g_test_rand_int_range(-700, 700), -1900, 1900);
}

/* One in three stays level, one in three upright, as the steps of letters do. */
static void next_point(long *x, long *y)
{
  int kind = g_test_rand_int_range(0, 3);
  if (kind != 1) *x = near(*x);
  if (kind != 2) *y = near(*y);
}

static void draw_step(Drawing *drawing)
{
  long x = drawing->x, y = drawing->y, p[6];
  for (int i = 0; i < 3; i++) {
    next_point(&x, &y);
    p[2 * i] = x;
    p[2 * i + 1] = y;
  }
  if (g_test_rand_int_range(0, 2)) {
    cjm_cff_curve(drawing->cff, p[0], p[1], p[2], p[3], p[4], p[5]);
    say_curve(drawing->now, p);
  } else {
    p[4] = p[0];
    p[5] = p[1];
    if (p[4] == drawing->x && p[5] == drawing->y) return;
    cjm_cff_line(drawing->cff, p[4], p[5]);
    say_line(drawing->now, p[4], p[5]);
  }
  drawing->x = p[4];
  drawing->y = p[5];
}

static void draw_figure(Drawing *drawing, int n_steps)
{
  long x = drawing->x = near(0), y = drawing->y = near(0);
  cjm_cff_move(drawing->cff, x, y);
  say_move(drawing->now, x, y);
  for (int i = 0; i < n_steps; i++) draw_step(drawing);
  if (drawing->x == x && drawing->y == y) return;
  say_line(drawing->now, x, y); /* by which FreeType closes it */
}

static void draw_glyph(Drawing *drawing, int n_figures, int n_steps)
{
  drawing->now = g_string_new(NULL);
  cjm_cff_begin(drawing->cff, 400 + n_steps);
  for (int i = 0; i < n_figures; i++) draw_figure(drawing, n_steps);
  cjm_cff_end(drawing->cff);
  g_ptr_array_add(drawing->expected, g_string_free(drawing->now, FALSE));
}

/* What FreeType reads is what was drawn: long runs of one kind of step among it, which take more than one operator. */
static void test_outlines(void)
{
  enum { GLYPHS = 400 };
  Drawing drawing = {.cff = cjm_cff_new(), .expected = g_ptr_array_new_with_free_func(g_free)};
  for (int i = 0; i < GLYPHS; i++) draw_glyph(&drawing, i % 4, i % 97 + 1);
  g_assert_cmpuint(cjm_cff_length(drawing.cff), ==, GLYPHS);
  GByteArray *program = cjm_cff_program_new(drawing.cff, "Drawn");

  FT_Library library;
  FT_Face face;
  g_assert_cmpint(FT_Init_FreeType(&library), ==, 0);
  g_assert_cmpint(FT_New_Memory_Face(library, program->data, (FT_Long)program->len, 0, &face), ==, 0);
  g_assert_cmpint(face->num_glyphs, ==, GLYPHS + 1);
  g_assert_cmpint(face->units_per_EM, ==, CJM_CFF_EM);
  for (guint i = 0; i < GLYPHS; i++) {
    char *read = outline_read_new(face, i + 1);
    g_assert_cmpstr(read, ==, drawing.expected->pdata[i]);
    g_assert_cmpint(face->glyph->metrics.horiAdvance, ==, 400 + (int)i % 97 + 1);
    g_free(read);
  }
  FT_Done_Face(face);
  FT_Done_FreeType(library);
  g_byte_array_unref(program);
  g_ptr_array_unref(drawing.expected);
  cjm_cff_free(drawing.cff);
}

static void test_box(void)
{
  g_autoptr(CjmCff) cff = cjm_cff_new();
  cjm_cff_begin(cff, 500);
  cjm_cff_move(cff, 10, -200);
  cjm_cff_curve(cff, 20, 30, 600.4, 800.6, 300, 400);
  cjm_cff_end(cff);
  int box[4];
  cjm_cff_box(cff, box);
  g_assert_cmpint(box[0], ==, 0);
  g_assert_cmpint(box[1], ==, -200);
  g_assert_cmpint(box[2], ==, 600);
  g_assert_cmpint(box[3], ==, 801);
}

static void draw_leaf(CjmCff *cff)
{
  cjm_cff_begin(cff, 500);
  cjm_cff_move(cff, 10, -200);
  cjm_cff_curve(cff, 20, 30, 600.4, 800.6, 300, 400);
  cjm_cff_line(cff, 10, 400);
  cjm_cff_end(cff);
}

static void draw_dot(CjmCff *cff)
{
  cjm_cff_begin(cff, 250);
  cjm_cff_move(cff, -40, 0);
  cjm_cff_line(cff, 900, 0);
  cjm_cff_line(cff, 900, 40);
  cjm_cff_end(cff);
}

/* A glyph that was drawn on its own and is added to a program makes it the same, byte by byte, as if it were drawn there. */
static void test_glyph(void)
{
  g_autoptr(CjmCff) leaf = cjm_cff_new(), drawn = cjm_cff_new(), added = cjm_cff_new();
  draw_leaf(leaf);
  draw_dot(drawn);
  draw_leaf(drawn);
  draw_leaf(drawn);
  g_autofree CjmCffGlyph *glyph = cjm_cff_glyph_new(leaf);
  draw_dot(added);
  cjm_cff_add(added, glyph);
  cjm_cff_add(added, glyph);
  g_assert_cmpuint(cjm_cff_length(added), ==, 3);
  g_autoptr(GByteArray) expected = cjm_cff_program_new(drawn, "Face"), program = cjm_cff_program_new(added, "Face");
  g_assert_cmpmem(program->data, program->len, expected->data, expected->len);
}

/* ---- files ---- */

static const char *find(const GByteArray *file, const char *what)
{
  gsize len = strlen(what);
  for (gsize at = 0; at + len <= file->len; at++)
    if (memcmp(file->data + at, what, len) == 0) return (const char *)file->data + at;
  return NULL;
}

/* Decompresses the stream of the object at `at`. Returns its length. */
static uLong inflate_at(const char *at, guint8 *data, uLong size)
{
  const char *length = strstr(at, "/Length "), *start = strstr(at, "stream\n") + strlen("stream\n");
  g_assert_cmpint(uncompress(data, &size, (const Bytef *)start, strtoul(length + strlen("/Length "), NULL, 10)), ==, Z_OK);
  return size;
}

/* What a reader finds in object `ref` of the file by its cross-reference stream: the object stream, then the object. Rows of the
 * stream have 6 bytes: kind, offset or object stream, index. */
static void assert_packed(const char *start, const guint8 *rows, guint ref, const char *text)
{
  guint8 data[8192];
  const guint8 *row = rows + 6 * (gsize)ref, *stream = rows + 6 * (gsize)(row[3] << 8 | row[4]);
  g_assert_cmpuint(row[0], ==, 2);
  g_assert_cmpuint(stream[0], ==, 1);
  const char *object = start + (stream[1] << 24 | stream[2] << 16 | stream[3] << 8 | stream[4]);
  uLong len = inflate_at(object, data, sizeof data - 1);
  data[len] = '\0';
  const char *first = strstr(object, "/First "), *head = (const char *)data;
  g_assert_nonnull(strstr(object, "/Type/ObjStm/N "));
  for (int i = 0; i < row[5]; i++) head = strchr(strchr(head, ' ') + 1, ' ') + 1;
  g_assert_cmpuint(strtoul(head, NULL, 10), ==, ref);
  const char *body = (const char *)data + strtoul(first + strlen("/First "), NULL, 10) + strtoul(strchr(head, ' '), NULL, 10);
  g_assert_true(g_str_has_prefix(body, text));
}

/* Objects are found by the cross-reference stream, however many object streams they fill. */
static void test_table_of_objects(void)
{
  enum { N = 450 };
  GByteArray *out = g_byte_array_new();
  g_byte_array_append(out, (const guint8 *)"before", 6);
  CjmPdfFile *file = cjm_pdf_file_new(out);
  for (int i = 0; i < N; i++) cjm_pdf_reserve(file);
  for (guint i = N; i > 0; i--) {
    g_autofree char *text = g_strdup_printf("<</Number %u>>", i);
    cjm_pdf_object(file, i, text);
  }
  cjm_pdf_file_finish(file, 1, 2);
  cjm_pdf_file_free(file);
  g_byte_array_append(out, (const guint8 *)"", 1);

  const char *start = (const char *)out->data + 6, *end = (const char *)out->data + out->len - 40;
  const char *table = start + strtoul(strstr(end, "startxref\n") + strlen("startxref\n"), NULL, 10);
  g_assert_nonnull(strstr(table, "/Type/XRef/W[1 4 1]/Size 455/Root 1 0 R/Info 2 0 R/ID["));
  guint8 rows[8192] = {0};
  g_assert_cmpuint(inflate_at(table, rows, sizeof rows), ==, 455 * 6); /* with object 0, three object streams and the table */
  assert_packed(start, rows, 1, "<</Number 1>>");
  assert_packed(start, rows, 225, "<</Number 225>>");
  assert_packed(start, rows, N, "<</Number 450>>");
  g_byte_array_unref(out);
}

/* A stream in many pieces, larger than any buffer. */
static void test_stream(void)
{
  enum { N = 300000 };
  g_autofree guint8 *data = g_malloc(N), *read = g_malloc(N);
  for (int i = 0; i < N; i++) data[i] = (guint8)(g_test_rand_int() % 7);
  GByteArray *out = g_byte_array_new();
  CjmPdfFile *file = cjm_pdf_file_new(out);
  CjmPdfRef ref = cjm_pdf_reserve(file);
  cjm_pdf_stream_open(file, ref, "/Key 1");
  for (int i = 0; i < N; i += 50000) cjm_pdf_stream_add(file, data + i, 50000);
  cjm_pdf_stream_close(file);
  cjm_pdf_file_finish(file, ref, ref);
  cjm_pdf_file_free(file);

  uLongf len = N;
  const char *length = find(out, "/Length "), *start = find(out, "stream\n") + strlen("stream\n");
  gulong packed = strtoul(length + strlen("/Length "), NULL, 10);
  g_assert_true(g_str_has_prefix(start + packed, "\nendstream"));
  g_assert_cmpint(uncompress(read, &len, (const Bytef *)start, packed), ==, Z_OK);
  g_assert_cmpmem(read, len, data, N);
  g_byte_array_unref(out);
}

static void test_strings(void)
{
  static const struct {
    const char *text, *written;
  } rows[] = {{"Orders & returns", "(Orders & returns)"},
              {"a (b) \\", "(a \\(b\\) \\\\)"},
              {"Zo\xc3\xab", "<FEFF005A006F00EB>"},
              {"\xf0\x9f\x98\x80", "<FEFFD83DDE00>"},
              {"", "()"}};
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(GString) out = g_string_new(NULL);
    cjm_pdf_text(out, rows[i].text, -1);
    g_assert_cmpstr(out->str, ==, rows[i].written);
  }
  g_autoptr(GString) out = g_string_new(NULL);
  cjm_pdf_bytes(out, "\0\r\n(", 4);
  g_assert_cmpmem(out->str, out->len, "\0\\r\n\\(", 6);
}

/* ---- fonts ---- */

/* A glyph that shows other characters is another code, and the same again is the same. */
static void test_codes(void)
{
  g_autoptr(CjmPdfFont) font = cjm_pdf_font_new((CjmPdfFace){.name = g_strdup("Face")});
  g_assert_cmpuint(cjm_pdf_font_find(font, 7, "-", 1), ==, 0);
  guint hyphen = cjm_pdf_font_add(font, 7, "-", 1, 333.333);
  guint minus = cjm_pdf_font_add(font, 7, "\xe2\x88\x92", 3, 333.333), letter = cjm_pdf_font_add(font, 70000, "a", 1, 500);
  g_assert_cmpuint(cjm_pdf_font_find(font, 7, "-", 1), ==, hyphen);
  g_assert_cmpuint(cjm_pdf_font_find(font, 7, "\xe2\x88\x92", 3), ==, minus);
  g_assert_cmpuint(cjm_pdf_font_find(font, 70000, "a", 1), ==, letter);
  g_assert_cmpuint(cjm_pdf_font_find(font, 70000, "b", 1), ==, 0);
  g_assert_cmpuint(hyphen, !=, minus);
  g_assert_cmpfloat(cjm_pdf_font_width(font, hyphen), ==, 333.33);
  g_assert_false(cjm_pdf_font_is_full(font));
}

/* More glyphs than two bytes can name do not fit in one font: it says so in time. */
static void test_full(void)
{
  g_autoptr(CjmPdfFont) font = cjm_pdf_font_new((CjmPdfFace){.name = g_strdup("Face")});
  guint last = 0;
  for (guint glyph = 1; !cjm_pdf_font_is_full(font); glyph++) last = cjm_pdf_font_add(font, glyph, "a", 1, 500);
  g_assert_cmpuint(last, ==, 63999);
  GByteArray *out = g_byte_array_new();
  CjmPdfFile *file = cjm_pdf_file_new(out);
  CjmPdfRef ref = cjm_pdf_reserve(file);
  cjm_pdf_font_write(font, file, ref);
  cjm_pdf_file_finish(file, ref, ref);
  cjm_pdf_file_free(file);
  unpack_objects(out);
  g_assert_nonnull(find(out, "/Subtype/Type0"));
  g_byte_array_unref(out);
}

/* ---- the colour profile ---- */

static guint32 u32(const guint8 *bytes)
{
  return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 | bytes[3];
}

/* The data of a tag; the profile has it, within its size. */
static const guint8 *tag(const GByteArray *icc, const char *name)
{
  guint32 n = u32(icc->data + 128);
  for (guint32 i = 0; i < n; i++) {
    const guint8 *row = icc->data + 132 + 12 * i;
    if (memcmp(row, name, 4) != 0) continue;
    g_assert_cmpuint(u32(row + 4) % 4, ==, 0);
    g_assert_cmpuint(u32(row + 4), >=, 132 + 12 * n);
    g_assert_cmpuint(u32(row + 4) + u32(row + 8), <=, icc->len);
    return icc->data + u32(row + 4);
  }
  g_error("no %s", name);
}

/* Red, green and blue together are white, and the curve is that of sRGB: half of the light is at 0.7354. */
static void test_profile(void)
{
  g_autoptr(GByteArray) icc = cjm_icc_srgb_new();
  g_assert_cmpuint(u32(icc->data), ==, icc->len);
  g_assert_cmpmem(icc->data + 36, 4, "acsp", 4);
  static const char *const needed[] = {"desc", "cprt", "chad", "gTRC", "bTRC"};
  for (size_t i = 0; i < G_N_ELEMENTS(needed); i++) tag(icc, needed[i]);
  for (int k = 0; k < 3; k++) {
    double sum = 0;
    static const char *const primaries[] = {"rXYZ", "gXYZ", "bXYZ"};
    for (size_t i = 0; i < G_N_ELEMENTS(primaries); i++) sum += (double)(gint32)u32(tag(icc, primaries[i]) + 8 + 4 * k) / 65536;
    g_assert_cmpfloat_with_epsilon(sum, (double)u32(tag(icc, "wtpt") + 8 + 4 * k) / 65536, 0.0005);
  }
  double p[5];
  for (int i = 0; i < 5; i++) p[i] = (double)u32(tag(icc, "rTRC") + 12 + 4 * i) / 65536;
  g_assert_cmpfloat_with_epsilon(pow(p[1] * 0.7354 + p[2], p[0]), 0.5, 0.001);
  g_assert_cmpfloat_with_epsilon(p[3] * p[4], pow(p[1] * p[4] + p[2], p[0]), 0.001);
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/pdf/outlines", test_outlines);
  g_test_add_func("/pdf/box", test_box);
  g_test_add_func("/pdf/glyph", test_glyph);
  g_test_add_func("/pdf/table-of-objects", test_table_of_objects);
  g_test_add_func("/pdf/stream", test_stream);
  g_test_add_func("/pdf/strings", test_strings);
  g_test_add_func("/pdf/codes", test_codes);
  g_test_add_func("/pdf/full", test_full);
  g_test_add_func("/pdf/profile", test_profile);
  return g_test_run();
}
