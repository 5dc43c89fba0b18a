#include "pdf/font.h"

#include <string.h>

#include "base/hash.h"
#include "base/number.h"

/* Decimals of widths. */
enum { WIDTH_DECIMALS = 2 };
static const double width_units = 100;

/* A code has two bytes. Some are reserved, so that all glyphs of a cluster can be in one font. */
enum { MAX_CODES = 64000 };

typedef struct Code {
  guint glyph;
  guint next;   /* another code of the same glyph; 0: none */
  guint32 text; /* where its characters begin */
  guint32 len;  /* their bytes */
  double width; /* rounded as in the file */
} Code;

struct CjmPdfFont {
  CjmPdfFace face;
  CjmCff *cff;
  bool open;        /* a glyph is being outlined */
  GArray *codes;    /* of Code; the first is never used */
  GArray *by_glyph; /* of guint: the first code of each glyph; 0: none */
  GString *texts;
};

CjmPdfFont *cjm_pdf_font_new(CjmPdfFace face)
{
  CjmPdfFont *font = g_new0(CjmPdfFont, 1);
  *font = (CjmPdfFont){.face = face,
                       .cff = cjm_cff_new(),
                       .codes = g_array_new(FALSE, TRUE, sizeof(Code)),
                       .by_glyph = g_array_new(FALSE, TRUE, sizeof(guint)),
                       .texts = g_string_new(NULL)};
  g_array_set_size(font->codes, 1);
  return font;
}

void cjm_pdf_font_free(CjmPdfFont *font)
{
  if (!font) return;
  g_free(font->face.name);
  cjm_cff_free(font->cff);
  g_array_free(font->codes, TRUE);
  g_array_free(font->by_glyph, TRUE);
  g_string_free(font->texts, TRUE);
  g_free(font);
}

/* ---- codes ---- */

static const Code *code_at(const CjmPdfFont *font, guint code)
{
  return &g_array_index(font->codes, Code, code);
}

guint cjm_pdf_font_find(const CjmPdfFont *font, guint glyph, const char *text, int len)
{
  guint code = glyph < font->by_glyph->len ? g_array_index(font->by_glyph, guint, glyph) : 0;
  for (; code; code = code_at(font, code)->next) {
    const Code *known = code_at(font, code);
    if (known->len == (guint32)len && memcmp(font->texts->str + known->text, text, (size_t)len) == 0) return code;
  }
  return 0;
}

static void end_outline(CjmPdfFont *font)
{
  if (font->open) cjm_cff_end(font->cff);
  font->open = false;
}

static guint add_code(CjmPdfFont *font, guint glyph, const char *text, int len, double width)
{
  end_outline(font);
  if (glyph >= font->by_glyph->len) g_array_set_size(font->by_glyph, glyph + 1);
  guint *first = &g_array_index(font->by_glyph, guint, glyph), code = font->codes->len;
  Code made = {.glyph = glyph, .next = *first, .text = (guint32)font->texts->len, .len = (guint32)len};
  made.width = (double)(long)(width * width_units + 0.5) / width_units;
  *first = code;
  g_string_append_len(font->texts, text, len);
  g_array_append_val(font->codes, made);
  return code;
}

guint cjm_pdf_font_add(CjmPdfFont *font, guint glyph, const char *text, int len, double width)
{
  guint code = add_code(font, glyph, text, len, width);
  cjm_cff_begin(font->cff, width);
  font->open = true;
  return code;
}

guint cjm_pdf_font_add_drawn(CjmPdfFont *font, guint glyph, const char *text, int len, double width, const CjmCffGlyph *drawn)
{
  guint code = add_code(font, glyph, text, len, width);
  cjm_cff_add(font->cff, drawn);
  return code;
}

bool cjm_pdf_font_is_full(const CjmPdfFont *font)
{
  return font->codes->len >= MAX_CODES;
}

CjmCff *cjm_pdf_font_outlines(CjmPdfFont *font)
{
  return font->cff;
}

double cjm_pdf_font_width(const CjmPdfFont *font, guint code)
{
  return code_at(font, code)->width;
}

/* ---- the objects ---- */

/* `ABCDEF+name`: the tag distinguishes different subsets of a face. */
static char *subset_name_new(const CjmPdfFont *font, const GByteArray *program)
{
  guint64 hash = cjm_hash(program->data, program->len);
  char tag[7] = "";
  for (int i = 0; i < 6; i++, hash /= 26) tag[i] = (char)('A' + hash % 26);
  return g_strdup_printf("%s+%s", tag, font->face.name);
}

static void write_program(CjmPdfFile *file, CjmPdfRef ref, const GByteArray *program)
{
  cjm_pdf_stream(file, ref, "/Subtype/CIDFontType0C", program->data, program->len);
}

static void put_number(GString *out, const char *key, double value)
{
  g_string_append_printf(out, "/%s ", key);
  cjm_number_append(out, value, WIDTH_DECIMALS);
}

static void write_descriptor(const CjmPdfFont *font, CjmPdfFile *file, CjmPdfRef ref, const char *name, CjmPdfRef program)
{
  enum { SYMBOLIC = 4, ITALIC = 64 };
  int box[4];
  cjm_cff_box(font->cff, box);
  GString *out = g_string_new(NULL);
  g_string_append_printf(out, "<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]", name,
                         SYMBOLIC | (font->face.slant != 0 ? ITALIC : 0), box[0], box[1], box[2], box[3]);
  put_number(out, "ItalicAngle", font->face.slant);
  put_number(out, "Ascent", font->face.ascent);
  put_number(out, "Descent", font->face.descent);
  put_number(out, "CapHeight", font->face.cap_height);
  g_string_append_printf(out, "/StemV 80/FontFile3 %u 0 R>>", program);
  cjm_pdf_object(file, ref, out->str);
  g_string_free(out, TRUE);
}

static void write_widths(const CjmPdfFont *font, CjmPdfFile *file, CjmPdfRef ref, const char *name, CjmPdfRef descriptor)
{
  GString *out = g_string_new("<</Type/Font/Subtype/CIDFontType0/BaseFont/");
  g_string_append_printf(out, "%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %u 0 R", name,
                         descriptor);
  g_string_append(out, "/DW 0/W[1[");
  for (guint code = 1; code < font->codes->len; code++) {
    if (code > 1) g_string_append_c(out, ' ');
    cjm_number_append(out, code_at(font, code)->width, WIDTH_DECIMALS);
  }
  g_string_append(out, "]]>>");
  cjm_pdf_object(file, ref, out->str);
  g_string_free(out, TRUE);
}

/* A list of at most a hundred entries, as the specification requires. */
static void put_meanings(const CjmPdfFont *font, GString *out, GArray *codes)
{
  if (codes->len == 0) return;
  g_string_append_printf(out, "%u beginbfchar\n", codes->len);
  for (guint i = 0; i < codes->len; i++) {
    guint code = g_array_index(codes, guint, i);
    g_string_append_c(out, '<');
    cjm_pdf_hex(out, code);
    g_string_append(out, "><");
    cjm_pdf_utf16(out, font->texts->str + code_at(font, code)->text, code_at(font, code)->len);
    g_string_append(out, ">\n");
  }
  g_string_append(out, "endbfchar\n");
  g_array_set_size(codes, 0);
}

static void write_meanings(const CjmPdfFont *font, CjmPdfFile *file, CjmPdfRef ref)
{
  enum { LIST_LENGTH = 100 };
  GString *out = g_string_new("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                              "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                              "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                              "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
  GArray *codes = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint code = 1; code < font->codes->len; code++) {
    g_array_append_val(codes, code);
    if (codes->len == LIST_LENGTH) put_meanings(font, out, codes);
  }
  put_meanings(font, out, codes);
  g_string_append(out, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
  cjm_pdf_stream(file, ref, "", out->str, out->len);
  g_array_free(codes, TRUE);
  g_string_free(out, TRUE);
}

void cjm_pdf_font_write(CjmPdfFont *font, CjmPdfFile *file, CjmPdfRef ref)
{
  end_outline(font);
  CjmPdfRef widths = cjm_pdf_reserve(file), descriptor = cjm_pdf_reserve(file), program_ref = cjm_pdf_reserve(file),
            meanings = cjm_pdf_reserve(file);
  GByteArray *program = cjm_cff_program_new(font->cff, font->face.name);
  char *name = subset_name_new(font, program);
  char *object =
    g_strdup_printf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%u 0 R]/ToUnicode %u 0 R>>", name,
                    widths, meanings);
  cjm_pdf_object(file, ref, object);
  write_widths(font, file, widths, name, descriptor);
  write_descriptor(font, file, descriptor, name, program_ref);
  write_program(file, program_ref, program);
  write_meanings(font, file, meanings);
  g_free(object);
  g_free(name);
  g_byte_array_unref(program);
}
