/* theme-check.h: whether the colours of the author can be read. */
#ifndef CJM_LAYOUT_THEME_CHECK_H
#define CJM_LAYOUT_THEME_CHECK_H

#include "diag/sink.h"
#include "layout/theme.h"

/* ΔE from which the colours of good and bad feelings differ enough, to people with any kind of colour vision. */
#define CJM_FEELINGS_APART 20.0

/* Reports colours of the theme, of personas and of tags that are drawn in another shade, since text in them could not be read on the page, with
 * the ratio and the nearest colour that passes; phase colours that cannot be seen on the page; and colours of good and bad feelings that
 * some people cannot tell apart. In the theme `auto`, which has two pages, colours are adjusted to each of them without a message. */
void cjm_theme_check(const CjmJourney *journey, CjmDiags *diags);

#endif
