/* bare FONT LIST OUT: the texts of a map as a PDF by HarfBuzz alone, in one font whose file is named: the limit of what is possible.
 *
 * Each distinct word is shaped once, lines are filled word by word, and glyphs are written as they come. It does not look for
 * fonts, has no fallbacks, no bidirectional text and no shapes, embeds the whole font, compresses nothing, and its text
 * cannot be searched. */
#include <glib.h>
#include <hb.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* A shaped word. */
typedef struct Word {
  int width;    /* thousandths of the size */
  char *glyphs; /* the operand of TJ */
} Word;

typedef struct Bare {
  hb_font_t *font;
  hb_buffer_t *buffer;
  GHashTable *words; /* char * in the list -> Word */
  double height;     /* px */
  GString *page;
} Bare;

static void word_free(void *data)
{
  Word *word = data;
  g_free(word->glyphs);
  g_free(word);
}

static const Word *shape(Bare *bare, const char *text)
{
  Word *word = g_hash_table_lookup(bare->words, text);
  if (word) return word;
  word = g_new0(Word, 1);
  hb_buffer_clear_contents(bare->buffer);
  hb_buffer_add_utf8(bare->buffer, text, -1, 0, -1);
  hb_buffer_guess_segment_properties(bare->buffer);
  hb_shape(bare->font, bare->buffer, NULL, 0);
  unsigned n;
  const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(bare->buffer, &n);
  const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(bare->buffer, &n);
  GString *glyphs = g_string_new("[");
  for (unsigned i = 0; i < n; i++) {
    g_string_append_printf(glyphs, "<%04x>%d", infos[i].codepoint, 1000 - positions[i].x_advance); /* 1000: what a PDF presumes */
    word->width += positions[i].x_advance;
  }
  word->glyphs = g_string_free(g_string_append_c(glyphs, ']'), FALSE);
  g_hash_table_insert(bare->words, (gpointer)text, word);
  return word;
}

/* A line of the list: x, y, width, size, weight, italic, text. Its words are cut in place. */
static void write_text(Bare *bare, char *line)
{
  double fields[6];
  for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) fields[i] = g_ascii_strtod(line, &line);
  double left = fields[0], y = fields[1] + fields[3], width = fields[2], size = fields[3], x = 0;
  double space = shape(bare, " ")->width * size / 1000;
  g_string_append_printf(bare->page, "/F %g Tf\n", size);
  line += strspn(line, "\t");
  for (char *text; (text = strsep(&line, " ")) != NULL;) {
    if (!*text) continue;
    const Word *word = shape(bare, text);
    if (x > 0 && x + word->width * size / 1000 > width) x = 0, y += size * 1.25;
    g_string_append_printf(bare->page, "1 0 0 1 %.2f %.2f Tm%sTJ\n", left + x, bare->height - y, word->glyphs);
    x += word->width * size / 1000 + space;
  }
}

static GString *page_new(hb_font_t *font, char *list, double *ret_width, double *ret_height)
{
  Bare bare = {.font = font, .buffer = hb_buffer_create(), .page = g_string_new("0.75 0 0 0.75 0 0 cm BT\n")};
  bare.words = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, word_free);
  char *line = strsep(&list, "\n");
  *ret_width = g_ascii_strtod(line, &line);
  *ret_height = bare.height = g_ascii_strtod(line, NULL);
  while ((line = strsep(&list, "\n")) != NULL)
    if (*line) write_text(&bare, line);
  g_hash_table_unref(bare.words);
  hb_buffer_destroy(bare.buffer);
  return g_string_append(bare.page, "ET\n");
}

/* ---- the file ---- */

typedef struct File {
  FILE *stream;
  GArray *objects; /* long: where each begins */
} File;

static void begin(File *file)
{
  long at = ftell(file->stream);
  g_array_append_val(file->objects, at);
  fprintf(file->stream, "%u 0 obj\n", file->objects->len);
}

static void write_object(File *file, const char *text)
{
  begin(file);
  fprintf(file->stream, "%s\nendobj\n", text);
}

static void write_stream(File *file, const char *keys, const char *bytes, size_t len)
{
  begin(file);
  fprintf(file->stream, "<</Length %zu%s>>\nstream\n", len, keys);
  fwrite(bytes, 1, len, file->stream);
  fputs("\nendstream\nendobj\n", file->stream);
}

/* Numbers of objects are those of their order. */
static void write_objects(File *file, const GString *page, const char *program, size_t len, double width, double height)
{
  bool is_cff = memcmp(program, "OTTO", 4) == 0;
  g_autofree char *pages = g_strdup_printf("<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 %.2f %.2f]>>", width * 0.75, height * 0.75);
  g_autofree char *font = g_strdup_printf(
    "<</Type/Font/Subtype/CIDFontType%d/BaseFont/F/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 7 0 R%s>>",
    is_cff ? 0 : 2, is_cff ? "" : "/CIDToGIDMap/Identity");
  g_autofree char *descriptor = g_strdup_printf("<</Type/FontDescriptor/FontName/F/Flags 4/ItalicAngle 0/Ascent 900/Descent -200/CapHeight "
                                                "700/StemV 80/FontBBox[0 0 1000 1000]/FontFile%d 8 0 R>>",
                                                is_cff ? 3 : 2);
  write_object(file, "<</Type/Catalog/Pages 2 0 R>>");
  write_object(file, pages);
  write_object(file, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>");
  write_stream(file, "", page->str, page->len);
  write_object(file, "<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[6 0 R]>>");
  write_object(file, font);
  write_object(file, descriptor);
  write_stream(file, is_cff ? "/Subtype/OpenType" : "", program, len);
}

static bool write_file(const char *path, const GString *page, const char *program, size_t len, double width, double height)
{
  File file = {.stream = fopen(path, "wb"), .objects = g_array_new(FALSE, FALSE, sizeof(long))};
  if (!file.stream) return false;
  fputs("%PDF-1.6\n", file.stream);
  write_objects(&file, page, program, len, width, height);
  long start = ftell(file.stream);
  fprintf(file.stream, "xref\n0 %u\n0000000000 65535 f \n", file.objects->len + 1);
  for (guint i = 0; i < file.objects->len; i++) fprintf(file.stream, "%010ld 00000 n \n", g_array_index(file.objects, long, i));
  fprintf(file.stream, "trailer<</Root 1 0 R/Size %u>>\nstartxref\n%ld\n%%%%EOF\n", file.objects->len + 1, start);
  g_array_unref(file.objects);
  return fclose(file.stream) == 0;
}

int main(int argc, char **argv)
{
  g_autofree char *list = NULL;
  hb_blob_t *blob = argc == 4 ? hb_blob_create_from_file_or_fail(argv[1]) : NULL;
  if (!blob || !g_file_get_contents(argv[2], &list, NULL, NULL)) return 1;
  unsigned len;
  const char *program = hb_blob_get_data(blob, &len);
  hb_face_t *face = hb_face_create(blob, 0);
  hb_font_t *font = hb_font_create(face);
  hb_font_set_scale(font, 1000, 1000);
  double width, height;
  GString *page = page_new(font, list, &width, &height);
  bool done = write_file(argv[3], page, program, len, width, height);
  g_string_free(page, TRUE);
  hb_font_destroy(font);
  hb_face_destroy(face);
  hb_blob_destroy(blob);
  return !done;
}
