/* identity.h: how a persona or a competitor is told from the others, everywhere on the map. */
#ifndef CJM_LAYOUT_IDENTITY_H
#define CJM_LAYOUT_IDENTITY_H

#include "layout/theme.h"
#include "scene/scene.h"

struct CjmSheet;

typedef enum CjmPointShape { CJM_POINT_CIRCLE, CJM_POINT_SQUARE, CJM_POINT_TRIANGLE, CJM_POINT_DIAMOND, CJM_POINT_CUP, CJM_POINT_BAR } CjmPointShape;

typedef struct CjmIdentity {
  CjmColour colour; /* at least 4.5 : 1 on the theme's background */
  double dash[2];   /* px drawn, px left out; 0, 0: solid */
  CjmPointShape shape;
  bool open; /* its points are outlines */
} CjmIdentity;

/* No two of so many are alike, in shape and dash as in hue: they survive grey print and colour-vision deficiencies. */
enum { CJM_IDENTITIES = 12 };

/* The identity of the nth persona or competitor beside the primary persona, from 0; they repeat after CJM_IDENTITIES. */
CjmIdentity cjm_identity_at(const CjmTheme *theme, size_t n);

/* A persona's, or a competitor's; the primary persona has the accent's colour, a solid line and a round point. */
CjmIdentity cjm_identity_of_persona(const struct CjmSheet *sheet, const CjmPersona *persona);
CjmIdentity cjm_identity_of_competitor(const struct CjmSheet *sheet, const CjmCompetitor *competitor);

/* That of overlay `i`, behind all competitors; that of the baseline: grey, with open points. */
CjmIdentity cjm_identity_of_overlay(const struct CjmSheet *sheet, size_t i);
CjmIdentity cjm_identity_of_baseline(const struct CjmSheet *sheet);

CjmStroke cjm_identity_stroke(const CjmIdentity *identity, double width);

/* Draws one of its points, some 2 `radius` px wide. */
void cjm_identity_point(CjmScene *scene, const CjmIdentity *identity, CjmPoint centre, double radius, CjmColour background);

#endif
