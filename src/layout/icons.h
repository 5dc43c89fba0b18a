#ifndef CJM_LAYOUT_ICONS_H
#define CJM_LAYOUT_ICONS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Line icons for channels and touchpoints.
 *
 * An icon is drawn on a grid of CJM_ICON_GRID x CJM_ICON_GRID, y downwards, with a line CJM_ICON_STROKE wide that has
 * round caps and joins; only dots are filled. The content is within 3..21. The intended size is 14 to 18 px.
 *
 * The path language: one letter, then its numbers, all separated by single spaces. Coordinates are absolute;
 * numbers are decimal, with a point, without sign or exponent.
 *
 *   M x y               start a new line
 *   L x y               straight line
 *   C x1 y1 x2 y2 x y   cubic Bézier curve
 *   Q x1 y1 x y         quadratic Bézier curve
 *   Z                   close the line
 *   O cx cy r           circle
 *   R x y w h r         rectangle with corner radius r
 *   D cx cy r           filled dot, not stroked
 *
 * L, C, Q and Z continue a line that an M has started; Z, O, R and D end it, so only M, O, R or D can follow those.
 */

#define CJM_ICON_GRID   24.0 /* side of the square that the coordinates live in */
#define CJM_ICON_STROKE 1.8  /* line width, in units of the grid */

/* One row of the table of icons; all strings are static and UTF-8. */
typedef struct CjmIcon {
  const char *name;
  const char *aliases; /* other names, separated by '|'; "" if there are none */
  const char *path;    /* in the path language above */
} CjmIcon;

/*
 * The icon with a name or alias; the neutral icon if the name is NULL or unknown. Never NULL.
 *
 * Look-up ignores case, accents, hyphens, underscores and spaces:
 * "Call-Center", "call_center" and "call center" are one name, and so are "téléphone" and "telephone".
 */
const CjmIcon *cjm_icon_find(const char *name);

/* Whether a name or alias is in the table, compared as cjm_icon_find() does; false for NULL. */
bool cjm_icon_known(const char *name);

/* The number of icons, the neutral one included. */
size_t cjm_icon_count(void);

/* The icon of an index below cjm_icon_count(); the neutral icon is the first. */
const CjmIcon *cjm_icon_at(size_t i);

#endif
