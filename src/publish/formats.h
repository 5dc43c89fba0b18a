/* formats.h: the list of the formats, for formats.c alone. */
#ifndef CJM_PUBLISH_FORMATS_H
#define CJM_PUBLISH_FORMATS_H

#include "publish/publish.h"

/* X(name), where the file of the format defines cjm_report_format_NAME. */
#define CJM_REPORT_FORMATS(X) X(text) X(markdown) X(html) X(csv) X(json)

#define X(name) extern const CjmReportFormat cjm_report_format_##name;
CJM_REPORT_FORMATS(X)
#undef X

#endif
