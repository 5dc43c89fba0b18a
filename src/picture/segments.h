/* segments.h: the segments of a JPEG file, without its pixels.
 *
 * Sources: ITU-T T.81, "Digital compression and coding of continuous-tone still images", Annex B; CIPA DC-008, "Exif", 4.6.4. */
#ifndef CJM_PICTURE_SEGMENTS_H
#define CJM_PICTURE_SEGMENTS_H

#include <glib.h>
#include <stdbool.h>

typedef struct CjmJpegSegments {
  guint width, height; /* pixels, as they are stored */
  guint channels;
  guint coding;      /* the marker that begins the frame: 0xc0 baseline, 0xc2 progressive, 0xc9 and up arithmetic … */
  guint orientation; /* of Exif: 1 upright … 8 */
  gsize len;         /* bytes to the end of the picture */
} CjmJpegSegments;

/* Reads the segments. False if there is no frame, or no end. Unless `plain` is NULL, appends the data to it without segments that are not
 * needed for decoding. */
bool cjm_jpeg_segments(const guint8 *data, gsize len, GByteArray *plain, CjmJpegSegments *ret_segments);

#endif
