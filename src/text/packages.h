/* packages.h: the packages that contain fonts. */
#ifndef CJM_TEXT_PACKAGES_H
#define CJM_TEXT_PACKAGES_H

#include <glib.h>

/* The package of Debian 12 with a font for this character; NULL if none is known, as for private use characters. Static. */
const char *cjm_font_package(gunichar character);

#endif
