/* private.h: readers of single formats. For this room. */
#ifndef CJM_ATTACH_PRIVATE_H
#define CJM_ATTACH_PRIVATE_H

#include "attach/attach.h"

/* As cjm_attachment_find(), for data that begins as the format does. */
typedef CjmAttachStatus CjmAttachReader(const guint8 *data, gsize len, gsize limit, char **ret_text, gsize *ret_len);

CjmAttachReader cjm_attachment_in_svg, cjm_attachment_in_png, cjm_attachment_in_pdf;

/* Decompresses zlib's data, which ends by itself. */
CjmAttachReader cjm_attachment_inflate;

#endif
