#include "run/show.h"

#include <string.h>

static CjmResult show_text(const CjmShowSettings *settings, CjmJobResult *result, char **ret_text)
{
  CjmShowOptions options = {
    .size = sizeof options, .columns = settings->columns, .colour = settings->colour, .details = settings->details};
  return cjm_document_show(result->document, &options, ret_text, &result->error);
}

static CjmResult show_picture(const CjmShowSettings *settings, CjmJobResult *result, char **ret_text)
{
  CjmMapOptions options = {.size = sizeof options, .theme = settings->theme};
  CjmShowPictureOptions picture = {.size = sizeof picture, .columns = settings->columns, .width = settings->width};
  CjmMap *map;
  CjmResult status = cjm_map_new(result->document, &options, &map, &result->error);
  if (status != CJM_OK) return status;
  status = cjm_map_show(map, settings->picture, &picture, ret_text, &result->error);
  cjm_map_free(map);
  return status;
}

void cjm_show_job(const CjmRun *run, const void *data, const CjmJob *job, CjmJobResult *result)
{
  const CjmShowSettings *settings = data;
  result->status = cjm_job_load(run, job, result);
  if (result->document && cjm_messages_forbid(&run->settings->messages, result->document))
    result->status = MAX(result->status, CJM_INVALID);
  if (result->status != CJM_OK || cjm_job_is_found_library(run, job, result)) return;
  char *text;
  bool as_text = strcmp(settings->picture, "never") == 0;
  result->status = as_text ? show_text(settings, result, &text) : show_picture(settings, result, &text);
  if (result->status != CJM_OK) return;
  g_string_append(result->text, text);
  cjm_free(text);
}
