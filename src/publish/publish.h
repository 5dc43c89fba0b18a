/* publish.h: the formats of reports. One row and one file each. */
#ifndef CJM_PUBLISH_PUBLISH_H
#define CJM_PUBLISH_PUBLISH_H

#include <glib.h>

#include "lang/lang.h"
#include "report/atlas.h"

typedef struct CjmPublishOptions {
  const char *name; /* of the file of the journey; NULL: none */
  unsigned columns; /* of the terminal */
  bool colour;      /* with ANSI escapes */
  const char *lang; /* of the sentences; NULL: that of the journey */
} CjmPublishOptions;

typedef struct CjmReportFormat {
  const char *name;
  const char *media_type;
  const char *help; /* one sentence */
  void (*write)(const CjmReport *report, const CjmPublishOptions *options, GString *out); /* appends the whole file */
  void (*write_atlas)(const CjmAtlas *atlas, const CjmPublishOptions *options, GString *out);      /* likewise */
} CjmReportFormat;

/* By name, ignoring case; NULL if there is none. */
const CjmReportFormat *cjm_report_format_find(const char *name);
const CjmReportFormat *cjm_report_format_at(size_t i); /* NULL past the end */

#endif
