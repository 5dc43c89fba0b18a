/* vision.h: how different colours look, also to people who lack a kind of cone.
 *
 * Source: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
 * IEEE TVCG 15 (2009), severity 1.0. */
#ifndef CJM_BASE_VISION_H
#define CJM_BASE_VISION_H

#include "base/colour.h"

typedef enum CjmVision {
  CJM_VISION_FULL,
  CJM_VISION_PROTAN, /* without red */
  CJM_VISION_DEUTAN, /* without green */
  CJM_VISION_TRITAN, /* without blue */
  CJM_VISION_GREY,   /* a print without colour */
  CJM_VISION_COUNT
} CjmVision;

/* "deuteranopia"; static. */
const char *cjm_vision_name(CjmVision vision);

/* ΔE*ab of 1976, CIE L*a*b* under D65: about 2 can just be seen side by side. The lower one of those on light and dark pages. */
double cjm_vision_difference(CjmColour a, CjmColour b, CjmVision vision);

#endif
