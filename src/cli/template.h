/* template.h: starter files, in several languages.
 *
 * A template is a journey file with <words> in it, templates/NAME.yaml; templates/LANG.words has these words in a language,
 * in a group for each template and a group [common] for those that several share. The files are compiled in. */
#ifndef CJM_CLI_TEMPLATE_H
#define CJM_CLI_TEMPLATE_H

#include <stddef.h>

#define CJM_TEMPLATE_DEFAULT "minimal"
#define CJM_TEMPLATE_LANG "en" /* the default, and the language of words that another one lacks */

/* Names of templates and languages, in alphabetical order; NULL past the end. */
const char *cjm_template_name(size_t i);
const char *cjm_template_lang(size_t i);

/* A template in a language, for g_free(). */
char *cjm_template_new(const char *name, const char *lang);

#endif
