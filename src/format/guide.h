/* guide.h: the format in brief. */
#ifndef CJM_FORMAT_GUIDE_H
#define CJM_FORMAT_GUIDE_H

#include <glib.h>

/* Appends the guide as Markdown, at most 8 KiB: the syntax, an example, the keys by the tables, feelings, and common mistakes. */
void cjm_guide_print(GString *out);

/* The example in it: a journey without errors and warnings. */
extern const char cjm_guide_example[];

#endif
