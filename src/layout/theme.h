/* theme.h: colours, text sizes and spacing. A built-in theme is one row. */
#ifndef CJM_LAYOUT_THEME_H
#define CJM_LAYOUT_THEME_H

#include "journey/journey.h"
#include "text/fonts.h"

/* Text sizes; the smallest is for numbers in rings. */
typedef enum CjmSize { CJM_SIZE_TINY, CJM_SIZE_SMALL, CJM_SIZE_BODY, CJM_SIZE_NAME, CJM_SIZE_LARGE, CJM_SIZE_TITLE, CJM_SIZE_COUNT } CjmSize;

/* How large each size is on a sheet of paper, in proportion to a sheet that is as large as its map. */
typedef struct CjmTypeScale {
  double size[CJM_SIZE_COUNT];
} CjmTypeScale;

typedef struct CjmTheme {
  const char *name;
  CjmColour background, panel;       /* the page, and surfaces on it */
  CjmColour ink, soft;               /* primary and secondary text, on background and panel */
  CjmColour rule_strong, rule, hair; /* between phases, between lanes, between steps */
  CjmColour accent, accent_soft;     /* numbers, touchpoints; a surface in a tint of the accent */
  CjmColour path;                    /* the line through the touchpoints, and supporting touchpoints */
  CjmColour positive, positive_soft, on_positive;
  CjmColour negative, negative_soft, on_negative;
  CjmColour neutral;                 /* between positive and negative; secondary lines */
  CjmColour moment;                  /* moments of truth, pain, delight and ending */
  CjmColour track;                   /* the track of a bar */
  CjmColour phase_first, phase_last; /* the ends of the ramp of phase colours */
  double phase_tint;                 /* the share of the phase colour in its surface, 0 to 1 */
  double dark_phase_tint;            /* the same on dark pages, if the colours are dual */
  const char *font;                  /* family before the fallbacks; NULL: none */
  const CjmTints *phases;            /* phase colours of the author; NULL: the ramp */
  bool fixed;                        /* no colour of the author is used */
  double spread;                     /* factor of all spacing; 1 is normal density */
  const CjmTypeScale *type;          /* NULL: all sizes as they are */
} CjmTheme;

/* The theme of the journey. `base_name` (from the command line, or NULL) replaces the theme that it is based on; `contrast` replaces the
 * colours of the author, too, which are otherwise adjusted to be readable on the background. */
CjmTheme cjm_theme_resolve(const CjmJourney *journey, const char *base_name);

/* The built-in themes, in the order of CjmThemeBase; NULL past the end. */
const CjmTheme *cjm_theme_at(size_t i);

/* The text style of a size, before the type scale of a theme is applied. */
CjmTextStyle cjm_theme_style(CjmSize size, CjmWeight weight, bool italic);

/* The colour that the author gave something, in a shade with the contrast `ratio` on a background; `usual` if none is given or used. */
CjmColour cjm_theme_own(const CjmTheme *theme, const CjmTint *tint, CjmColour background, double ratio, CjmColour usual);

/* A style, and a leading in px, by the type scale of the theme. */
CjmTextStyle cjm_theme_scaled(const CjmTheme *theme, CjmTextStyle style);
double cjm_theme_leading(const CjmTheme *theme, double leading);

/* The size of the smallest text, px. */
double cjm_theme_least_size(void);

/* The colours of the bar and the surface of phase `i` of `n`. */
CjmColour cjm_theme_phase(const CjmTheme *theme, size_t i, size_t n);
CjmColour cjm_theme_phase_soft(const CjmTheme *theme, size_t i, size_t n);

/* `px` multiplied by the density of the theme. */
double cjm_theme_space(const CjmTheme *theme, double px);

#endif
