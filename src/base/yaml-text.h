/* yaml-text.h: texts as YAML writes them in one line. Source: YAML 1.2.2, chapter 7.3. */
#ifndef CJM_BASE_YAML_TEXT_H
#define CJM_BASE_YAML_TEXT_H

#include <glib.h>

/* Appends a text as a key or value, with double quotes where it needs them. */
void cjm_yaml_text_append(GString *out, const char *text);

/* The same where it may stand in brackets, in which commas and brackets need quotes too. */
void cjm_yaml_text_append_in_brackets(GString *out, const char *text);

/* Appends a text in double quotes. */
void cjm_yaml_quoted_append(GString *out, const char *text);

#endif
