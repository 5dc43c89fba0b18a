/* png.c: source: W3C, "Portable Network Graphics (PNG) Specification", third edition, 11.3.3.4. */
#include <string.h>
#include <zlib.h>

#include "attach/private.h"

/* The keyword, its end, compressed, by zlib, no language, no translated keyword. */
static const char head[] = "cjm-journey\0\1\0\0";
enum {
  HEAD = sizeof head /* with the zero at its end */,
  SIGNATURE = 8,
  AROUND = 12 /* length, type and check sum of a chunk */
};

/* ---- writing ---- */

static void append_number(GByteArray *out, guint32 number)
{
  guint32 bytes = GUINT32_TO_BE(number);
  g_byte_array_append(out, (const guint8 *)&bytes, sizeof bytes);
}

void cjm_attach_to_png(GByteArray *png, const CjmAttachment *attachment)
{
  uLongf n = compressBound((uLong)attachment->len);
  g_autofree guint8 *packed = g_malloc(n), *end = g_memdup2(png->data + png->len - AROUND, AROUND);
  int result = compress2(packed, &n, (const Bytef *)attachment->text, (uLong)attachment->len, Z_BEST_COMPRESSION);
  bool is_packed = result == Z_OK, is_whole = png->len > AROUND && memcmp(end + 4, "IEND", 4) == 0;
  g_assert(is_packed && is_whole);
  g_byte_array_set_size(png, png->len - AROUND);
  append_number(png, (guint32)(HEAD + n));
  guint start = png->len;
  g_byte_array_append(png, (const guint8 *)"iTXt", 4);
  g_byte_array_append(png, (const guint8 *)head, HEAD);
  g_byte_array_append(png, packed, (guint)n);
  append_number(png, (guint32)crc32(0, png->data + start, png->len - start));
  g_byte_array_append(png, end, AROUND);
}

/* ---- reading ---- */

static guint32 number_at(const guint8 *data)
{
  return (guint32)data[0] << 24 | (guint32)data[1] << 16 | (guint32)data[2] << 8 | data[3];
}

CjmAttachStatus cjm_attachment_in_png(const guint8 *data, gsize len, gsize limit, char **ret_text, gsize *ret_len)
{
  for (gsize at = SIGNATURE; at + AROUND <= len;) {
    gsize n = number_at(data + at);
    if (n > len - at - AROUND) return CJM_ATTACH_NONE;
    const guint8 *type = data + at + 4, *content = type + 4;
    if (memcmp(type, "iTXt", 4) == 0 && n > HEAD && memcmp(content, head, HEAD) == 0) {
      if (number_at(content + n) != crc32(0, type, (uInt)n + 4)) return CJM_ATTACH_BROKEN;
      return cjm_attachment_inflate(content + HEAD, n - HEAD, limit, ret_text, ret_len);
    }
    at += n + AROUND;
  }
  return CJM_ATTACH_NONE;
}
