/* limits.h: how large a file and what it names may be. */
#ifndef CJM_BASE_LIMITS_H
#define CJM_BASE_LIMITS_H

#include <stddef.h>

typedef struct CjmLimits {
  size_t table_bytes;      /* 64 MiB */
  size_t file_bytes;       /* 16 MiB */
  unsigned depth;          /* 64 */
  size_t nodes;            /* 1 000 000, after alias expansion */
  size_t aliases;          /* 10 000 */
  size_t text_bytes;       /* 64 KiB a scalar */
  size_t all_bytes;        /* 16 MiB of scalars, after alias expansion */
  size_t alias_nodes;      /* 10 000 nodes that aliases add, and one more for each 8 bytes of the file */
  size_t alias_bytes;      /* 128 KiB of scalars that aliases add, and one more for each byte of the file */
  size_t image_bytes;      /* 10 MiB */
  size_t image_pixels;     /* 16 megapixels */
  size_t all_image_pixels; /* 64 megapixels of different images in a map */
  size_t few_image_pixels; /* 8 megapixels of them, whatever their size in bytes; beyond that 32 a byte */
} CjmLimits;

CjmLimits cjm_limits_default(void);

#endif
