/* packages.h: where fonts come from. */
#ifndef CJM_TEXT_PACKAGES_H
#define CJM_TEXT_PACKAGES_H

#include <glib.h>

/* The package of Debian 12 that brings a font with this character; NULL where none is known, as for private characters. */
const char *cjm_font_package(gunichar character);

#endif
