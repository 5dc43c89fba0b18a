/* icc.h: the colour profile of sRGB, of 520 bytes.
 *
 * Source: ICC.1:2004-10 (profile version 4.2), which PDF 1.7 and PDF/A-2 refer to; IEC 61966-2-1:1999 for the values. A profile of our
 * own is smaller than any in Debian's packages (icc-profiles-free, colord-data: 3 KB and more), and needs none at build time. */
#ifndef CJM_PDF_ICC_H
#define CJM_PDF_ICC_H

#include <glib.h>

/* A display profile of three primaries and one curve. */
GByteArray *cjm_icc_srgb_new(void);

#endif
