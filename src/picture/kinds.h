/* kinds.h: the kinds of pictures, each in its file. */
#ifndef CJM_PICTURE_KINDS_H
#define CJM_PICTURE_KINDS_H

#include "picture/picture.h"

typedef struct CjmPictureClass {
  bool (*is)(const guint8 *data, gsize len);
  /* As the functions of picture.h, for data that begins as this kind does. */
  bool (*header)(const guint8 *data, gsize len, CjmPictureHeader *ret_header);
  guint8 *(*decode_new)(const guint8 *data, gsize len, GError **error);
  guint8 *(*plain_new)(const guint8 *data, gsize len, gsize *ret_len, GError **error);
} CjmPictureClass;

extern const CjmPictureClass cjm_picture_png, cjm_picture_jpeg;

#endif
