/* html-chart.h: parts of a page that html.c needs. */
#ifndef CJM_PUBLISH_HTML_CHART_H
#define CJM_PUBLISH_HTML_CHART_H

#include "publish/article.h"

/* Appends the chart as a drawing, with a legend; its colours are those of the classes `l0` to `l3`. */
void cjm_html_append_chart(GString *out, const CjmChart *chart);

#endif
