#include "pdf/file.h"

#include <libdeflate.h>
#include <stdbool.h>
#include <string.h>

#include "base/hash.h"
#include "base/number.h"

/* Where an object is. */
typedef struct Place {
  bool written;
  CjmPdfRef stream; /* the object stream that it is in; 0: in the file itself */
  gsize offset;     /* bytes from the start of the file; in an object stream: its index */
} Place;

struct CjmPdfFile {
  GByteArray *out;
  gsize start;        /* of the file in `out` */
  GArray *places;     /* of Place, by object number */
  CjmPdfRef pack;     /* the object stream being filled; 0: none */
  guint n_packed;     /* its objects */
  GString *pack_head; /* their numbers and offsets */
  GString *pack_body; /* and the objects */
  struct libdeflate_compressor *compressor;
  GByteArray *stream;     /* the data of the open stream */
  gsize length_at, data_at; /* in `out`: of the open stream, the digits of its length and its data */
};

/* Space for the digits of the length of a stream, which is known at its end. */
static const char length_digits[] = "         0";

/* Objects in an object stream: a reader decompresses all of them to get one. */
enum { PACK_SIZE = 200 };

/* Higher levels hardly compress numbers better, and take twice as long. */
enum { COMPRESSION_LEVEL = 4 };

static void put(CjmPdfFile *file, const char *text)
{
  g_byte_array_append(file->out, (const guint8 *)text, (guint)strlen(text));
}

static void G_GNUC_PRINTF(2, 3) put_format(CjmPdfFile *file, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  char *text = g_strdup_vprintf(format, args);
  va_end(args);
  put(file, text);
  g_free(text);
}

CjmPdfFile *cjm_pdf_file_new(GByteArray *out)
{
  CjmPdfFile *file = g_new0(CjmPdfFile, 1);
  file->out = out;
  file->start = out->len;
  file->places = g_array_new(FALSE, TRUE, sizeof(Place));
  file->pack_head = g_string_new(NULL);
  file->pack_body = g_string_new(NULL);
  file->stream = g_byte_array_new();
  file->compressor = libdeflate_alloc_compressor(COMPRESSION_LEVEL);
  if (!file->compressor) g_error("not enough memory to compress");
  put(file, "%PDF-1.7\n%\xb5\xed\xae\xfb\n"); /* a comment of bytes that are not text marks the file as binary */
  return file;
}

void cjm_pdf_file_free(CjmPdfFile *file)
{
  if (!file) return;
  libdeflate_free_compressor(file->compressor);
  g_byte_array_free(file->stream, TRUE);
  g_array_free(file->places, TRUE);
  g_string_free(file->pack_head, TRUE);
  g_string_free(file->pack_body, TRUE);
  g_free(file);
}

/* ---- objects ---- */

CjmPdfRef cjm_pdf_reserve(CjmPdfFile *file)
{
  g_array_set_size(file->places, file->places->len + 1);
  return file->places->len;
}

static void set_place(CjmPdfFile *file, CjmPdfRef ref, CjmPdfRef stream, gsize offset)
{
  Place *place = &g_array_index(file->places, Place, ref - 1);
  g_assert(ref > 0 && ref <= file->places->len && !place->written);
  *place = (Place){true, stream, offset};
}

static void begin_object(CjmPdfFile *file, CjmPdfRef ref)
{
  g_assert(!file->data_at);
  set_place(file, ref, 0, file->out->len - file->start);
  put_format(file, "%u 0 obj\n", ref);
}

/* Writes the objects that are collected, as an object stream. */
static void flush_pack(CjmPdfFile *file)
{
  if (!file->pack) return;
  char *entries = g_strdup_printf("/Type/ObjStm/N %u/First %" G_GSIZE_FORMAT, file->n_packed, file->pack_head->len);
  cjm_pdf_stream_open(file, file->pack, entries);
  cjm_pdf_stream_add(file, file->pack_head->str, file->pack_head->len);
  cjm_pdf_stream_add(file, file->pack_body->str, file->pack_body->len);
  cjm_pdf_stream_close(file);
  g_free(entries);
  g_string_truncate(file->pack_head, 0);
  g_string_truncate(file->pack_body, 0);
  file->pack = 0;
  file->n_packed = 0;
}

void cjm_pdf_object(CjmPdfFile *file, CjmPdfRef ref, const char *text)
{
  if (!file->pack) file->pack = cjm_pdf_reserve(file);
  set_place(file, ref, file->pack, file->n_packed++);
  cjm_number_append_whole(file->pack_head, ref);
  g_string_append_c(file->pack_head, ' ');
  cjm_number_append_whole(file->pack_head, file->pack_body->len);
  g_string_append_c(file->pack_head, ' ');
  g_string_append(file->pack_body, text);
  g_string_append_c(file->pack_body, '\n');
  if (file->n_packed == PACK_SIZE) flush_pack(file);
}

void cjm_pdf_refer(GString *out, CjmPdfRef ref)
{
  cjm_number_append_whole(out, ref);
  g_string_append(out, " 0 R");
}

/* ---- streams ---- */

/* Appends data to the file, compressed. */
static void put_compressed(CjmPdfFile *file, const void *data, gsize len)
{
  guint start = file->out->len;
  gsize bound = libdeflate_zlib_compress_bound(file->compressor, len);
  g_byte_array_set_size(file->out, start + (guint)bound);
  gsize compressed = libdeflate_zlib_compress(file->compressor, data, len, file->out->data + start, bound);
  g_assert(compressed > 0);
  g_byte_array_set_size(file->out, start + (guint)compressed);
}

void cjm_pdf_stream_open(CjmPdfFile *file, CjmPdfRef ref, const char *entries)
{
  begin_object(file, ref);
  put_format(file, "<<%s/Filter/FlateDecode/Length ", entries);
  file->length_at = file->out->len;
  put_format(file, "%s>>\nstream\n", length_digits);
  file->data_at = file->out->len;
  g_byte_array_set_size(file->stream, 0);
}

void cjm_pdf_stream_add(CjmPdfFile *file, const void *data, gsize len)
{
  g_byte_array_append(file->stream, data, (guint)len);
}

void cjm_pdf_stream_close(CjmPdfFile *file)
{
  put_compressed(file, file->stream->data, file->stream->len);
  char digits[sizeof length_digits];
  g_snprintf(digits, sizeof digits, "%10" G_GSIZE_FORMAT, file->out->len - file->data_at);
  memcpy(file->out->data + file->length_at, digits, sizeof digits - 1);
  put(file, "\nendstream\nendobj\n");
  file->data_at = 0;
}

void cjm_pdf_stream(CjmPdfFile *file, CjmPdfRef ref, const char *entries, const void *data, gsize len)
{
  cjm_pdf_stream_open(file, ref, entries);
  cjm_pdf_stream_add(file, data, len);
  cjm_pdf_stream_close(file);
}

void cjm_pdf_stream_as_it_is(CjmPdfFile *file, CjmPdfRef ref, const char *entries, const void *data, gsize len)
{
  begin_object(file, ref);
  put_format(file, "<<%s/Length %" G_GSIZE_FORMAT ">>\nstream\n", entries, len);
  g_byte_array_append(file->out, data, (guint)len);
  put(file, "\nendstream\nendobj\n");
}

/* ---- the end ---- */

/* The columns of the cross-reference table: how an object is stored, its offset or object stream, its index in that. */
enum { TYPE_BYTES = 1, OFFSET_BYTES = 4, INDEX_BYTES = 1, ROW_BYTES = TYPE_BYTES + OFFSET_BYTES + INDEX_BYTES };
enum { FREE_OBJECT, PLAIN_OBJECT, PACKED_OBJECT };
G_STATIC_ASSERT(PACK_SIZE <= 256);

static void set_row(guint8 *row, guint8 type, guint64 value, guint8 index)
{
  row[0] = type;
  for (int i = 0; i < OFFSET_BYTES; i++) row[TYPE_BYTES + i] = (guint8)(value >> 8 * (OFFSET_BYTES - 1 - i));
  row[TYPE_BYTES + OFFSET_BYTES] = index;
}

/* The table, row by row. */
static guint8 *rows_new(const CjmPdfFile *file)
{
  guint8 *rows = g_malloc0((gsize)(file->places->len + 1) * ROW_BYTES);
  set_row(rows, FREE_OBJECT, 0, 255);
  for (guint i = 0; i < file->places->len; i++) {
    const Place *place = &g_array_index(file->places, Place, i);
    guint8 *row = rows + (gsize)(i + 1) * ROW_BYTES;
    g_assert(place->written);
    if (place->stream) set_row(row, PACKED_OBJECT, place->stream, (guint8)place->offset);
    else set_row(row, PLAIN_OBJECT, place->offset, 0);
  }
  return rows;
}

void cjm_pdf_file_finish(CjmPdfFile *file, CjmPdfRef catalog, CjmPdfRef info)
{
  flush_pack(file);
  CjmPdfRef ref = cjm_pdf_reserve(file);
  gsize at = file->out->len - file->start;
  guint64 id = cjm_hash(file->out->data + file->start, at);
  char *entries = g_strdup_printf("/Type/XRef/W[%d %d %d]/Size %u/Root %u 0 R/Info %u 0 R/ID[<%016" G_GINT64_MODIFIER
                                  "x><%016" G_GINT64_MODIFIER "x>]",
                                  TYPE_BYTES, OFFSET_BYTES, INDEX_BYTES, file->places->len + 1, catalog, info, id, id);
  cjm_pdf_stream_open(file, ref, entries);
  guint8 *rows = rows_new(file);
  cjm_pdf_stream_add(file, rows, (gsize)(file->places->len + 1) * ROW_BYTES);
  cjm_pdf_stream_close(file);
  put_format(file, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", at);
  g_free(rows);
  g_free(entries);
}

/* ---- strings ---- */

void cjm_pdf_bytes(GString *out, const char *bytes, gsize len)
{
  for (gsize i = 0; i < len; i++) {
    char c = bytes[i];
    if (c == '(' || c == ')' || c == '\\') g_string_append_c(out, '\\');
    if (c == '\r') g_string_append(out, "\\r"); /* otherwise read as a line feed */
    else g_string_append_c(out, c);
  }
}

void cjm_pdf_hex(GString *out, guint value)
{
  static const char digits[] = "0123456789ABCDEF";
  for (int shift = 12; shift >= 0; shift -= 4) g_string_append_c(out, digits[value >> shift & 15]);
}

void cjm_pdf_utf16(GString *out, const char *text, gssize len)
{
  glong n;
  gunichar2 *units = g_utf8_to_utf16(text, len, NULL, &n, NULL);
  for (glong i = 0; units && i < n; i++) cjm_pdf_hex(out, units[i]);
  g_free(units);
}

static bool is_plain(const char *text, gssize len)
{
  for (gssize i = 0; i < len; i++)
    if (text[i] < ' ' || text[i] > '~') return false;
  return true;
}

void cjm_pdf_text(GString *out, const char *text, gssize len)
{
  if (len < 0) len = (gssize)strlen(text);
  if (is_plain(text, len)) {
    g_string_append_c(out, '(');
    cjm_pdf_bytes(out, text, (gsize)len);
    g_string_append_c(out, ')');
  } else {
    g_string_append(out, "<FEFF");
    cjm_pdf_utf16(out, text, len);
    g_string_append_c(out, '>');
  }
}
