/* picture.h: pictures of authors, PNG and JPEG, which may be broken or malicious.
 *
 * All exporters decode pictures here, so that they accept the same files and show the same colours.
 * Sources: W3C, "Portable Network Graphics (PNG) Specification", third edition; ITU-T T.81. */
#ifndef CJM_PICTURE_PICTURE_H
#define CJM_PICTURE_PICTURE_H

#include <glib.h>
#include <stdbool.h>

#include "base/colour.h"

typedef enum CjmPictureKind { CJM_PICTURE_PNG, CJM_PICTURE_JPEG } CjmPictureKind;

/* The header of a picture, and the length of its data. */
typedef struct CjmPictureHeader {
  CjmPictureKind kind;
  guint width, height; /* pixels, at least 1; after its orientation has been applied */
  guint channels;      /* JPEG: 1 grey, 3 colour */
  gsize len;           /* bytes of the picture; data may follow that is not part of it */
} CjmPictureHeader;

/* Reads the header and the lengths of the segments without decoding pixels. False if the data is not a complete picture. */
bool cjm_picture_header(const guint8 *data, gsize len, CjmPictureHeader *ret_header);

/* The picture as it is embedded in outputs: upright, without metadata (location, time, thumbnails), and in a form that every reader
 * supports. A JPEG that is rotated, has four channels or an uncommon coding is encoded again; all others keep their compressed data. Memory
 * is proportional to the number of pixels. NULL with `error` if the picture is broken. Free with g_free(). */
guint8 *cjm_picture_plain_new(const guint8 *data, gsize len, gsize *ret_len, GError **error);

/* Decodes a plain picture into four bytes a pixel, R, G, B and A, in sRGB with straight alpha, row by row from the top. Memory is what the header
 * says, and decoding stops when it is full. NULL with `error` if the picture is broken. Free with g_free(). */
guint8 *cjm_picture_decode_new(const guint8 *data, gsize len, GError **error);

/* The share, 0 … 1, of what a plain picture with transparent parts shows that stands out from `background` with a contrast of at least 3;
 * 1 for a picture without such parts, which has its own background. */
double cjm_picture_share_visible(const guint8 *data, gsize len, CjmColour background);

GQuark cjm_picture_error_quark(void);
#define CJM_PICTURE_ERROR (cjm_picture_error_quark())
typedef enum CjmPictureError { CJM_PICTURE_ERROR_BROKEN } CjmPictureError;

#endif
