/* limits.h: how large a file and what it names may be, and how much work it may take. */
#ifndef CJM_BASE_LIMITS_H
#define CJM_BASE_LIMITS_H

#include <stddef.h>

/* How much of something a file may have: it grows with the file, so that a small file is never a large map. */
typedef struct CjmAllowance {
  size_t few;     /* whatever the size of the file */
  size_t bytes_a; /* bytes of the file for one more of them; 0: none */
  size_t a_byte;  /* more of them for each byte of the file; 0: none */
} CjmAllowance;

typedef struct CjmLimits {
  size_t table_bytes;       /* 64 MiB */
  size_t file_bytes;        /* 16 MiB */
  unsigned depth;           /* 64 */
  size_t nodes;             /* 1 000 000, after alias expansion */
  size_t aliases;           /* 10 000 */
  size_t text_bytes;        /* 64 KiB per scalar */
  size_t all_bytes;         /* 16 MiB of scalars, after alias expansion */
  size_t image_bytes;       /* 10 MiB */
  size_t image_pixels;      /* 16 megapixels */
  size_t all_image_pixels;  /* 64 megapixels of different images in a map */
  unsigned work;            /* the allowances below are multiplied by this; 0: there is no limit to them */
  CjmAllowance alias_nodes; /* nodes that aliases add: 10 000, and one for 8 bytes */
  CjmAllowance alias_bytes; /* of scalars that aliases add: 128 KiB, and one a byte */
  CjmAllowance pixels;      /* of different images, by the size of their files: 8 megapixels, and 32 a byte */
  CjmAllowance drawn;       /* what is drawn, in units of map/budget.h: 20 000, and one for 8 bytes */
} CjmLimits;

CjmLimits cjm_limits_default(void);

/* What is allowed to files of so many bytes; G_MAXSIZE where there is no limit. */
size_t cjm_limits_allow(const CjmLimits *limits, CjmAllowance allowance, size_t bytes);

#endif
