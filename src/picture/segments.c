#include "picture/segments.h"

#include <string.h>

enum { TEM = 0x01, SOF0 = 0xc0, DHT = 0xc4, DAC = 0xcc, RST0 = 0xd0, RST7 = 0xd7, SOI = 0xd8, EOI = 0xd9, SOS = 0xda };
enum { APP0 = 0xe0, APP1 = 0xe1, APP14 = 0xee, APP15 = 0xef, COM = 0xfe };

static guint number(const guint8 *at, guint bytes, bool little)
{
  guint value = 0;
  for (guint i = 0; i < bytes; i++) value |= (guint)at[i] << 8 * (little ? i : bytes - 1 - i);
  return value;
}

/* The orientation in an Exif segment, which is entry 0x0112 of its first directory; 1 if there is none. */
static guint exif_orientation(const guint8 *exif, gsize len)
{
  enum { HEAD = 6, ENTRY = 12, TAG = 0x0112, SHORT = 3 };
  if (len < HEAD + 8 || memcmp(exif, "Exif\0", HEAD) != 0) return 1;
  const guint8 *tiff = exif + HEAD;
  len -= HEAD;
  bool little = tiff[0] == 'I';
  gsize at = number(tiff + 4, 4, little);
  if (at > len - 2) return 1;
  guint n = number(tiff + at, 2, little);
  for (at += 2; n > 0 && at + ENTRY <= len; n--, at += ENTRY) {
    if (number(tiff + at, 2, little) != TAG || number(tiff + at + 2, 2, little) != SHORT) continue;
    guint value = number(tiff + at + 8, 2, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

static bool is_frame(guint8 marker)
{
  return marker >= SOF0 && marker <= 0xcf && marker != DHT && marker != 0xc8 && marker != DAC;
}

/* Whether a segment is needed for decoding: those of JFIF and Adobe have the colour space; all other application segments are
 * metadata. */
static bool is_needed(guint8 marker, const guint8 *body, gsize len)
{
  if (marker == APP0) return len >= 5 && memcmp(body, "JFIF", 5) == 0;
  if (marker == APP14) return len >= 5 && memcmp(body, "Adobe", 5) == 0;
  return !(marker >= APP0 && marker <= APP15) && marker != COM;
}

/* The end of the entropy-coded data at `at`: the next marker that is neither a stuffed byte nor a restart marker. */
static gsize find_scan_end(const guint8 *data, gsize len, gsize at)
{
  for (; at + 1 < len; at++)
    if (data[at] == 0xff && data[at + 1] != 0 && data[at + 1] != 0xff && !(data[at + 1] >= RST0 && data[at + 1] <= RST7)) return at;
  return len;
}

static void append(GByteArray *plain, const guint8 *data, gsize len)
{
  if (plain != NULL) g_byte_array_append(plain, data, (guint)len);
}

/* Reads a segment with a length. False if it is truncated. */
static bool read_segment(const guint8 *data, gsize len, gsize *io_at, GByteArray *plain, CjmJpegSegments *segments)
{
  gsize at = *io_at;
  guint8 marker = data[at + 1];
  if (len - at < 4) return false;
  gsize size = number(data + at + 2, 2, false);
  if (size < 2 || size > len - at - 2) return false;
  const guint8 *body = data + at + 4;
  size -= 2;
  if (is_frame(marker)) {
    if (segments->coding != 0 || size < 6) return false;
    *segments = (CjmJpegSegments){.height = number(body + 1, 2, false),
                                  .width = number(body + 3, 2, false),
                                  .channels = body[5],
                                  .coding = marker,
                                  .orientation = segments->orientation};
  }
  if (marker == APP1 && exif_orientation(body, size) != 1) segments->orientation = exif_orientation(body, size);
  gsize end = at + 4 + size;
  if (marker == SOS) end = find_scan_end(data, len, end);
  if (is_needed(marker, body, size)) append(plain, data + at, end - at);
  *io_at = end;
  return true;
}

bool cjm_jpeg_segments(const guint8 *data, gsize len, GByteArray *plain, CjmJpegSegments *ret_segments)
{
  CjmJpegSegments segments = {.orientation = 1};
  gsize at = 2; /* after SOI */
  append(plain, data, 2);
  while (len - at >= 2 && data[at] == 0xff) {
    guint8 marker = data[at + 1];
    if (marker == 0xff) { /* fill bytes */
      at++;
    } else if (marker == EOI) {
      append(plain, data + at, 2);
      segments.len = at + 2;
      *ret_segments = segments;
      return segments.coding != 0 && segments.width != 0 && segments.height != 0;
    } else if (marker == TEM || marker == SOI || (marker >= RST0 && marker <= RST7) || marker == 0) {
      return false;
    } else if (!read_segment(data, len, &at, plain, &segments)) {
      return false;
    }
  }
  return false;
}
