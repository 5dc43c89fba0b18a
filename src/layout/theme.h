/* theme.h: colours, sizes and spaces. One row a built-in theme. */
#ifndef CJM_LAYOUT_THEME_H
#define CJM_LAYOUT_THEME_H

#include "journey/journey.h"
#include "text/fonts.h"

/* Five sizes, and one for numerals in rings. */
typedef enum CjmSize { CJM_SIZE_TINY, CJM_SIZE_SMALL, CJM_SIZE_BODY, CJM_SIZE_NAME, CJM_SIZE_LARGE, CJM_SIZE_TITLE } CjmSize;

typedef struct CjmTheme {
  const char *name;
  CjmColour background, panel;       /* the sheet, and a quiet surface on it */
  CjmColour ink, soft;               /* text, and second-rank text; on background and panel */
  CjmColour rule_strong, rule, hair; /* between phases, between lanes, between steps */
  CjmColour accent, accent_soft;     /* numbers, touchpoints; a surface in the accent's tint */
  CjmColour path;                    /* the line through the touchpoints, and supporting touchpoints */
  CjmColour positive, positive_soft, on_positive;
  CjmColour negative, negative_soft, on_negative;
  CjmColour neutral;                 /* between positive and negative; second lines */
  CjmColour moment;                  /* moments of truth and their like */
  CjmColour track;                   /* of a bar */
  CjmColour phase_first, phase_last; /* the ends of the phases' ramp */
  double phase_tint;                 /* how much of its colour the phase's surface has */
  const char *font;                  /* family before the fallbacks; NULL for none */
  const CjmTints *phases;            /* the author's own colours; NULL: the ramp */
  double spread;                     /* spaces are multiplied by it; 1 is normal density */
} CjmTheme;

/* The theme that the journey asks for; `base_name` (from the command line, or NULL) replaces its base.
 * Colours of the author's are kept readable on the theme's background. */
CjmTheme cjm_theme_resolve(const CjmJourney *journey, const char *base_name);

/* The built-in themes, in the order of CjmThemeBase; NULL past the end. */
const CjmTheme *cjm_theme_at(size_t i);

CjmTextStyle cjm_theme_style(CjmSize size, CjmWeight weight, bool italic);

/* Colours of phase `i` of `n`: of its bar, and of its surface. */
CjmColour cjm_theme_phase(const CjmTheme *theme, size_t i, size_t n);
CjmColour cjm_theme_phase_soft(const CjmTheme *theme, size_t i, size_t n);

/* `px` in the theme's density. */
double cjm_theme_space(const CjmTheme *theme, double px);

#endif
