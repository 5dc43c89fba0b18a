/* picture.h: pictures as authors give them, PNG and JPEG, which may be broken or made to do harm.
 *
 * Every format decodes pictures here, so that all of them accept the same files and show the same colours. */
#ifndef CJM_PICTURE_PICTURE_H
#define CJM_PICTURE_PICTURE_H

#include <glib.h>
#include <stdbool.h>

#include "base/colour.h"

typedef enum CjmPictureKind { CJM_PICTURE_PNG, CJM_PICTURE_JPEG } CjmPictureKind;

/* The header of a picture, and where its data ends. */
typedef struct CjmPictureHeader {
  CjmPictureKind kind;
  guint width, height; /* pixels, at least 1; as the picture is to be seen */
  guint channels;      /* JPEG: 1 grey, 3 colour */
  gsize len;           /* bytes to the end; what follows is no part of the picture */
} CjmPictureHeader;

/* Reads the header and the lengths of what follows, and decodes nothing. False if the bytes are no whole picture. */
bool cjm_picture_header(const guint8 *data, gsize len, CjmPictureHeader *ret_header);

/* The picture as outputs contain it: upright, without what cameras and programs note in it (place, time, thumbnails), and in a form
 * that every reader knows. A JPEG that is on its side, of four colours or of a rare coding is encoded anew; all others keep their data. It takes
 * memory in proportion to the pixels of the header. NULL if the picture is broken; the error says how. Free with g_free(). */
guint8 *cjm_picture_plain_new(const guint8 *data, gsize len, gsize *ret_len, GError **error);

/* Decodes a plain picture: four bytes a pixel in the order R, G, B, A, sRGB, not multiplied by alpha, row by row from the top. It
 * takes as much memory as the header says, and reads no more data than fills that. NULL if the picture is broken; the
 * error says how. Free with g_free(). */
guint8 *cjm_picture_decode_new(const guint8 *data, gsize len, GError **error);

/* The share, 0 … 1, of what a plain picture with transparent parts shows that stands out from `background` with a contrast of at least 3;
 * 1 for a picture without such parts, which has its own background. */
double cjm_picture_share_visible(const guint8 *data, gsize len, CjmColour background);

GQuark cjm_picture_error_quark(void);
#define CJM_PICTURE_ERROR (cjm_picture_error_quark())
typedef enum CjmPictureError { CJM_PICTURE_ERROR_BROKEN } CjmPictureError;

#endif
