/* html-chart.h: parts of a page that html.c needs. */
#ifndef CJM_PUBLISH_HTML_CHART_H
#define CJM_PUBLISH_HTML_CHART_H

#include "publish/article.h"

/* Appends text so that nothing in it is markup. */
void cjm_html_append_escaped(GString *out, const char *text, size_t len);

/* Appends the chart as a drawing, with a legend; its colours are those of the classes `l0` to `l3`. */
void cjm_html_append_chart(GString *out, const CjmChart *chart);

#endif
