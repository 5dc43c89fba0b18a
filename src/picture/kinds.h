/* kinds.h: the formats of pictures, one file each. For the files of picture/ only. */
#ifndef CJM_PICTURE_KINDS_H
#define CJM_PICTURE_KINDS_H

#include "picture/picture.h"

typedef struct CjmPictureClass {
  bool (*is)(const guint8 *data, gsize len); /* whether the data has the signature of the format */
  /* As the functions of picture.h, for data with this signature. */
  bool (*header)(const guint8 *data, gsize len, CjmPictureHeader *ret_header);
  guint8 *(*decode_new)(const guint8 *data, gsize len, GError **error);
  guint8 *(*plain_new)(const guint8 *data, gsize len, gsize *ret_len, GError **error);
} CjmPictureClass;

extern const CjmPictureClass cjm_picture_png, cjm_picture_jpeg;

#endif
