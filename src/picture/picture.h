/* picture.h: pictures as authors give them, which may be broken or made to do harm.
 *
 * Every format decodes pictures here, so that all of them accept the same files and show the same colours.
 * Source: ISO/IEC 15948:2004, "Portable Network Graphics". */
#ifndef CJM_PICTURE_PICTURE_H
#define CJM_PICTURE_PICTURE_H

#include <glib.h>
#include <stdbool.h>

/* What the header of a PNG says, and where the file ends by its chunks. */
typedef struct CjmPictureHeader {
  guint width, height; /* pixels, at least 1 */
  gsize len;           /* bytes to the end of the last chunk; what follows is no part of the picture */
} CjmPictureHeader;

/* Reads the header and the chunks' lengths, and decodes nothing. False if the bytes are not a PNG with all of its chunks. */
bool cjm_picture_header(const guint8 *png, gsize len, CjmPictureHeader *ret_header);

/* Decodes a picture: four bytes a pixel in the order R, G, B, A, sRGB, not multiplied by alpha, row by row from the top. It
 * takes as much memory as the header says, and reads no more data than fills that. NULL if the picture is broken; the
 * error says how. Free with g_free(). */
guint8 *cjm_picture_decode_new(const guint8 *png, gsize len, GError **error);

GQuark cjm_picture_error_quark(void);
#define CJM_PICTURE_ERROR (cjm_picture_error_quark())
typedef enum CjmPictureError { CJM_PICTURE_ERROR_BROKEN } CjmPictureError;

#endif
