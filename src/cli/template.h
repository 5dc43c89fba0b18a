/* template.h: starter files, in the languages of the emotion lexicon.
 *
 * A template is a journey file with <words> in it, templates/NAME.yaml; what they are in each language stands in
 * templates/NAME.words, or, where several templates share them, in templates/common.words. The files are compiled in. */
#ifndef CJM_CLI_TEMPLATE_H
#define CJM_CLI_TEMPLATE_H

#include <stddef.h>

/* Names of templates and languages; NULL past the end. */
const char *cjm_template_name(size_t i);
const char *cjm_template_lang(size_t i);

/* A template in a language, for g_free(). */
char *cjm_template_new(const char *name, const char *lang);

#endif
