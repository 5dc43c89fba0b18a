/* language.h: the language of a report. */
#ifndef CJM_PUBLISH_LANGUAGE_H
#define CJM_PUBLISH_LANGUAGE_H

#include "publish/publish.h"

/* The language of sentences: that of the options, else `tag` (NULL: none) if there are sentences in it, else English. */
const CjmLang *cjm_publish_language(const CjmPublishOptions *options, const char *tag);

#endif
