/* formats.h: the list of the formats, drawings first, for formats.c alone. */
#ifndef CJM_EXPORT_FORMATS_H
#define CJM_EXPORT_FORMATS_H

#include "export/export.h"

/* X(name), where the file of the format defines cjm_format_NAME. */
#define CJM_FORMATS(X) X(svg) X(pdf) X(png) X(ps) X(eps) X(html) X(pptx) X(json) X(yaml) X(csv) X(xlsx) X(markdown) X(mermaid)

#define X(name) extern const CjmFormat cjm_format_##name;
CJM_FORMATS(X)
#undef X

#endif
