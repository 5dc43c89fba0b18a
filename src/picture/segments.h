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

/* Walks from marker to marker; false where there is no frame, or no end. With `plain`, appends to it the data without
 * what is not needed to decode it. */
bool cjm_jpeg_segments(const guint8 *data, gsize len, GByteArray *plain, CjmJpegSegments *ret_segments);

#endif
