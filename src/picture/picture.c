#include "picture/picture.h"

#include "picture/kinds.h"

static const CjmPictureClass *class_of(const guint8 *data, gsize len)
{
  static const CjmPictureClass *const classes[] = {&cjm_picture_png, &cjm_picture_jpeg};
  for (gsize i = 0; i < G_N_ELEMENTS(classes); i++)
    if (classes[i]->is(data, len)) return classes[i];
  return NULL;
}

static bool is_unknown(const CjmPictureClass *class, GError **error)
{
  if (class == NULL) g_set_error_literal(error, CJM_PICTURE_ERROR, CJM_PICTURE_ERROR_BROKEN, "neither PNG nor JPEG");
  return class == NULL;
}

bool cjm_picture_header(const guint8 *data, gsize len, CjmPictureHeader *ret_header)
{
  const CjmPictureClass *class = class_of(data, len);
  return class != NULL && class->header(data, len, ret_header);
}

guint8 *cjm_picture_plain_new(const guint8 *data, gsize len, gsize *ret_len, GError **error)
{
  const CjmPictureClass *class = class_of(data, len);
  return is_unknown(class, error) ? NULL : class->plain_new(data, len, ret_len, error);
}

guint8 *cjm_picture_decode_new(const guint8 *data, gsize len, GError **error)
{
  const CjmPictureClass *class = class_of(data, len);
  return is_unknown(class, error) ? NULL : class->decode_new(data, len, error);
}
