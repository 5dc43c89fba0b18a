/* identity.h: colours, dashes and shapes that identify a persona or a competitor everywhere on the map. */
#ifndef CJM_LAYOUT_IDENTITY_H
#define CJM_LAYOUT_IDENTITY_H

#include "layout/theme.h"
#include "scene/scene.h"

struct CjmSheet;

typedef enum CjmPointShape { CJM_POINT_CIRCLE, CJM_POINT_SQUARE, CJM_POINT_TRIANGLE, CJM_POINT_DIAMOND, CJM_POINT_CUP, CJM_POINT_BAR } CjmPointShape;

typedef struct CjmIdentity {
  CjmColour colour; /* at least 4.5 : 1 on the theme's background */
  double dash[2];   /* px of a dash and of a gap; 0, 0: solid */
  CjmPointShape shape;
  bool open; /* points are outlines */
} CjmIdentity;

/* So many identities differ in shape and dash as well as in hue, for printing in grey and for colour-vision deficiencies. */
enum { CJM_IDENTITIES = 12 };

/* The identity of the nth persona or competitor apart from the primary persona, from 0; they repeat after CJM_IDENTITIES. */
CjmIdentity cjm_identity_at(const CjmTheme *theme, size_t n);

/* The identity of a persona or a competitor. The primary persona has the accent colour, a solid line and round points. */
CjmIdentity cjm_identity_of_persona(const struct CjmSheet *sheet, const CjmPersona *persona);
CjmIdentity cjm_identity_of_competitor(const struct CjmSheet *sheet, const CjmCompetitor *competitor);

/* The identity of overlay `i`, after those of all competitors; and of the baseline, grey with open points. */
CjmIdentity cjm_identity_of_overlay(const struct CjmSheet *sheet, size_t i);
CjmIdentity cjm_identity_of_baseline(const struct CjmSheet *sheet);

CjmStroke cjm_identity_stroke(const CjmIdentity *identity, double width);

/* Draws a point, about 2 `radius` px wide. */
void cjm_identity_point(CjmScene *scene, const CjmIdentity *identity, CjmPoint centre, double radius, CjmColour background);

#endif
