/* unpacked.h: what a PDF has in its object streams, for tests. */
#ifndef CJM_TESTS_UNPACKED_H
#define CJM_TESTS_UNPACKED_H

#include <glib.h>
#include <string.h>
#include <zlib.h>

/* Appends the objects that are compressed together to the file. */
static inline void unpack_objects(GByteArray *pdf)
{
  enum { MOST = 1 << 22 };
  static const char mark[] = "<</Type/ObjStm";
  g_autofree guint8 *plain = g_malloc(MOST);
  guint end = pdf->len;
  for (guint at = 0; at + sizeof mark < end; at++) {
    if (memcmp(pdf->data + at, mark, sizeof mark - 1) != 0) continue;
    const char *start = g_strstr_len((const char *)pdf->data + at, 200, "stream\n") + strlen("stream\n");
    uLongf len = MOST;
    g_assert_cmpint(uncompress(plain, &len, (const Bytef *)start, end - (guint)((const guint8 *)start - pdf->data)), ==, Z_OK);
    g_byte_array_append(pdf, plain, (guint)len);
  }
}

#endif
