/* qr.h: QR codes. Source: ISO/IEC 18004:2015. */
#ifndef CJM_LAYOUT_QR_H
#define CJM_LAYOUT_QR_H

#include "layout/box.h"

/* A QR code of `text` with its quiet zone of four modules, always dark on light, whatever the theme. A module is 2 px, 0.53 mm
 * where the map is printed at its own size; up to 15% of the code may be damaged (level M). NULL if `text` is longer than
 * CJM_QR_BYTES, journey/journey.h. */
CjmBox *cjm_qr_box(const CjmMaker *m, const char *text);

#endif
