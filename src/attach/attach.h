/* attach.h: the journey that a drawing carries, in the places that each format has for it.
 *
 * In SVG it is an element in <metadata>, in PNG a compressed iTXt chunk, in PDF an embedded file that is associated with the document (ISO 32000-2,
 * 7.11.4 and 14.13; written by export/pdf). Readers of drawings pass over all of them. What is read may be malicious. */
#ifndef CJM_ATTACH_ATTACH_H
#define CJM_ATTACH_ATTACH_H

#include <glib.h>
#include <stdbool.h>

/* A file that a drawing carries. The strings are borrowed. */
typedef struct CjmAttachment {
  const char *name; /* of the file, without folders */
  const char *text; /* UTF-8 */
  gsize len;
} CjmAttachment;

/* The key by which the dictionary of the stream is found in a PDF; its value is true. */
#define CJM_ATTACHMENT_KEY "CjmJourney"

/* Inserts the attachment into a finished SVG or PNG, which ends with `</svg>` and a line break, or with the chunk IEND. */
void cjm_attach_to_svg(GByteArray *svg, const CjmAttachment *attachment);
void cjm_attach_to_png(GByteArray *png, const CjmAttachment *attachment);

typedef enum CjmAttachStatus {
  CJM_ATTACH_FOUND,
  CJM_ATTACH_NONE,     /* the data is no SVG, PNG or PDF, or carries no journey */
  CJM_ATTACH_BROKEN,   /* it does, but what it carries cannot be read */
  CJM_ATTACH_TOO_LARGE /* it has more than `limit` bytes */
} CjmAttachStatus;

/* The text that a drawing carries, zero-terminated and of at most `limit` bytes, for g_free(). It may be any bytes. Time and memory are bounded by the data and the
 * limit. */
CjmAttachStatus cjm_attachment_find(const guint8 *data, gsize len, gsize limit, char **ret_text, gsize *ret_len);

/* Whether the data begins as a drawing of a format that can carry a journey. */
bool cjm_is_drawing(const guint8 *data, gsize len);

#endif
