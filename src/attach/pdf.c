/* pdf.c: the stream is found by its dictionary, so that neither the table of objects nor the rest of the file has to be read. Programs that write a PDF again
 * keep the dictionaries of streams. */
#define _GNU_SOURCE /* memmem */
#include <string.h>

#include "attach/private.h"

enum { DICTIONARY_MAX = 2048 /* bytes between the key and the end of the dictionary */ };

/* Where the data of the stream begins whose dictionary has the key at `key`; NULL if it is none that can be read. */
static const guint8 *stream_start(const guint8 *data, const guint8 *key, const guint8 *end)
{
  gsize room = MIN((gsize)(end - key), DICTIONARY_MAX);
  const guint8 *keyword = memmem(key, room, "stream", 6), *from = key - MIN((gsize)(key - data), DICTIONARY_MAX);
  if (!keyword || memmem(key, (gsize)(keyword - key), "endobj", 6)) return NULL;
  if (!memmem(from, (gsize)(keyword - from), "/FlateDecode", 12)) return NULL;
  const guint8 *start = keyword + 6;
  if (start < end && *start == '\r') start++;
  return start < end && *start == '\n' ? start + 1 : NULL;
}

CjmAttachStatus cjm_attachment_in_pdf(const guint8 *data, gsize len, gsize limit, char **ret_text, gsize *ret_len)
{
  static const char name[] = "/" CJM_ATTACHMENT_KEY;
  const guint8 *end = data + len, *key = memmem(data, len, name, sizeof name - 1);
  if (!key) return CJM_ATTACH_NONE;
  const guint8 *start = stream_start(data, key, end);
  return start ? cjm_attachment_inflate(start, (gsize)(end - start), limit, ret_text, ret_len) : CJM_ATTACH_BROKEN;
}
