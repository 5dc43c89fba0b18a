/* package.h: a package of Office Open XML: ECMA-376 Part 2. */
#ifndef CJM_EXPORT_PPTX_PACKAGE_H
#define CJM_EXPORT_PPTX_PACKAGE_H

#include "export/pptx/pptx.h"

/* Appends the parts as a ZIP file, whose bytes do not depend on the time. Errors: cjm was built without libzip; those of libzip. */
bool cjm_pptx_package_write(const CjmPptx *pptx, GByteArray *out, GError **error);

#endif
