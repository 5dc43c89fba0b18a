#include <zlib.h>

#include "attach/private.h"

CjmAttachStatus cjm_attachment_inflate(const guint8 *data, gsize len, gsize limit, char **ret_text, gsize *ret_len)
{
  z_stream stream = {.next_in = (Bytef *)data, .avail_in = (uInt)MIN(len, G_MAXUINT32)};
  if (inflateInit(&stream) != Z_OK) return CJM_ATTACH_BROKEN;
  GByteArray *out = g_byte_array_new();
  CjmAttachStatus status = CJM_ATTACH_BROKEN;
  int result = Z_OK;
  while (result == Z_OK && out->len <= limit) {
    guint8 piece[16 * 1024];
    stream.next_out = piece;
    stream.avail_out = sizeof piece;
    result = inflate(&stream, Z_NO_FLUSH);
    g_byte_array_append(out, piece, (guint)(sizeof piece - stream.avail_out));
  }
  inflateEnd(&stream);
  if (out->len > limit) status = CJM_ATTACH_TOO_LARGE;
  else if (result == Z_STREAM_END) status = CJM_ATTACH_FOUND;
  if (status != CJM_ATTACH_FOUND) {
    g_byte_array_unref(out);
    return status;
  }
  *ret_len = out->len;
  g_byte_array_append(out, (const guint8 *)"", 1);
  *ret_text = (char *)g_byte_array_free(out, FALSE);
  return CJM_ATTACH_FOUND;
}
