#include "pdf/file.h"

#include <stdbool.h>
#include <string.h>
#include <zlib.h>

struct CjmPdfFile {
  GByteArray *out;
  gsize start;     /* of the file in `out` */
  GArray *offsets; /* of gsize, from `start`: where each object begins; 0: not yet written */
  z_stream deflater;
  gsize length_at, data_at; /* in `out`: of the open stream, the digits of its length and its data */
};

/* Space for the digits of the length of a stream, which is known at its end. */
static const char length_digits[] = "         0";

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
  file->offsets = g_array_new(FALSE, TRUE, sizeof(gsize));
  put(file, "%PDF-1.7\n%\xb5\xed\xae\xfb\n"); /* a comment of bytes that are not text marks the file as binary */
  return file;
}

void cjm_pdf_file_free(CjmPdfFile *file)
{
  if (!file) return;
  if (file->data_at) deflateEnd(&file->deflater);
  g_array_free(file->offsets, TRUE);
  g_free(file);
}

/* ---- objects ---- */

CjmPdfRef cjm_pdf_reserve(CjmPdfFile *file)
{
  g_array_set_size(file->offsets, file->offsets->len + 1);
  return file->offsets->len;
}

static void begin_object(CjmPdfFile *file, CjmPdfRef ref)
{
  gsize *offset = &g_array_index(file->offsets, gsize, ref - 1);
  g_assert(ref > 0 && ref <= file->offsets->len && *offset == 0 && !file->data_at);
  *offset = file->out->len - file->start;
  put_format(file, "%u 0 obj\n", ref);
}

void cjm_pdf_object(CjmPdfFile *file, CjmPdfRef ref, const char *text)
{
  begin_object(file, ref);
  put(file, text);
  put(file, "\nendobj\n");
}

/* ---- streams ---- */

static void run(CjmPdfFile *file, int flush)
{
  guint8 buffer[16384];
  do {
    file->deflater.next_out = buffer;
    file->deflater.avail_out = sizeof buffer;
    int status = deflate(&file->deflater, flush);
    g_assert(status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR);
    g_byte_array_append(file->out, buffer, (guint)(sizeof buffer - file->deflater.avail_out));
  } while (file->deflater.avail_out == 0);
}

void cjm_pdf_stream_open(CjmPdfFile *file, CjmPdfRef ref, const char *entries)
{
  begin_object(file, ref);
  put_format(file, "<<%s/Filter/FlateDecode/Length ", entries);
  file->length_at = file->out->len;
  put_format(file, "%s>>\nstream\n", length_digits);
  file->data_at = file->out->len;
  memset(&file->deflater, 0, sizeof file->deflater);
  int status = deflateInit(&file->deflater, COMPRESSION_LEVEL);
  g_assert(status == Z_OK);
}

void cjm_pdf_stream_add(CjmPdfFile *file, const void *data, gsize len)
{
  file->deflater.next_in = (Bytef *)data;
  file->deflater.avail_in = (uInt)len;
  run(file, Z_NO_FLUSH);
}

void cjm_pdf_stream_close(CjmPdfFile *file)
{
  run(file, Z_FINISH);
  deflateEnd(&file->deflater);
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

void cjm_pdf_file_finish(CjmPdfFile *file, CjmPdfRef catalog, CjmPdfRef info)
{
  gsize table = file->out->len - file->start;
  put_format(file, "xref\n0 %u\n0000000000 65535 f \n", file->offsets->len + 1);
  for (guint i = 0; i < file->offsets->len; i++) {
    gsize offset = g_array_index(file->offsets, gsize, i);
    g_assert(offset > 0);
    put_format(file, "%010" G_GSIZE_FORMAT " 00000 n \n", offset);
  }
  put_format(file, "trailer\n<</Size %u/Root %u 0 R/Info %u 0 R>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
             file->offsets->len + 1, catalog, info, table);
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

void cjm_pdf_utf16(GString *out, const char *text, gssize len)
{
  static const char digits[] = "0123456789ABCDEF";
  glong n;
  gunichar2 *units = g_utf8_to_utf16(text, len, NULL, &n, NULL);
  for (glong i = 0; units && i < n; i++)
    for (int shift = 12; shift >= 0; shift -= 4) g_string_append_c(out, digits[units[i] >> shift & 15]);
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
