/* formats.h: the rows of the table of formats, for formats.c alone. */
#ifndef CJM_EXPORT_FORMATS_H
#define CJM_EXPORT_FORMATS_H

#include "export/export.h"

extern const CjmFormat cjm_format_svg;
extern const CjmFormat cjm_format_pdf;
extern const CjmFormat cjm_format_png;
extern const CjmFormat cjm_format_json;
extern const CjmFormat cjm_format_yaml;

#endif
