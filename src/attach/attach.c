#include "attach/attach.h"

#include <string.h>

#include "attach/private.h"

/* The formats that can carry a journey, by how they begin. */
static CjmAttachReader *reader_of(const guint8 *data, gsize len)
{
  static const struct {
    const char *sign;
    gsize n;
    CjmAttachReader *read;
  } rows[] = {
    {"\x89PNG\r\n\x1a\n", 8, cjm_attachment_in_png},
    {"%PDF-", 5, cjm_attachment_in_pdf},
    {"<svg", 4, cjm_attachment_in_svg},
    {"<?xml", 5, cjm_attachment_in_svg},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
    if (len >= rows[i].n && memcmp(data, rows[i].sign, rows[i].n) == 0) return rows[i].read;
  return NULL;
}

bool cjm_is_drawing(const guint8 *data, gsize len)
{
  return reader_of(data, len) != NULL;
}

CjmAttachStatus cjm_attachment_find(const guint8 *data, gsize len, gsize limit, char **ret_text, gsize *ret_len)
{
  CjmAttachReader *read = reader_of(data, len);
  return read ? read(data, len, limit, ret_text, ret_len) : CJM_ATTACH_NONE;
}
