/* mermaid.h: parts of the charts of Mermaid, which GitHub draws: its grammar of xychart-beta. */
#ifndef CJM_BASE_MERMAID_H
#define CJM_BASE_MERMAID_H

#include <glib.h>
#include <stddef.h>

/* Fills what is not known (NAN) between its neighbours, and at the ends with the nearest: a line of Mermaid has no gaps. */
void cjm_mermaid_fill(double *values, size_t n);

/* Appends a number without an exponent, which Mermaid does not read. */
void cjm_mermaid_append_number(GString *out, double number);

/* Appends a line of numbers, all of which are known. */
void cjm_mermaid_append_line(GString *out, const double *values, size_t n);

/* Appends a text between the quotation marks of Mermaid, without what could end it, begin Markdown in it, or end the block. */
void cjm_mermaid_append_quoted(GString *out, const char *text);

#endif
