#include "publish/language.h"

#include "lang/messages.h"

const CjmLang *cjm_publish_language(const CjmPublishOptions *options, const char *tag)
{
  const CjmLang *lang = cjm_lang_find(options->lang ? options->lang : tag ? tag : "en");
  return cjm_lang_has_messages(lang) ? lang : cjm_lang_find("en");
}
