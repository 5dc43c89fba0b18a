/* report.c: reports about journeys. */
#include "api/api.h"
#include "publish/publish.h"

const char *cjm_report_format_name(size_t i)
{
  const CjmReportFormat *format = cjm_report_format_at(i);
  return format ? format->name : NULL;
}

const char *cjm_report_format_media_type(size_t i)
{
  const CjmReportFormat *format = cjm_report_format_at(i);
  return format ? format->media_type : NULL;
}

const char *cjm_report_format_help(size_t i)
{
  const CjmReportFormat *format = cjm_report_format_at(i);
  return format ? format->help : NULL;
}

CjmResult cjm_document_report(CjmDocument *document, const char *format_name, const CjmReportOptions *options, char **ret_text,
                              char **ret_error)
{
  enum { usual_columns = 100 };
  CjmReportOptions given;
  const CjmReportFormat *format = cjm_report_format_find(format_name);
  if (!format) return cjm_fail_with(CJM_USAGE, ret_error, "there is no format %s of reports", format_name);
  if (!cjm_options_read(options, &given, sizeof given)) return cjm_fail_options(ret_error);
  if (!document->journey) return CJM_INVALID;
  if (document->journey->library.value) {
    cjm_document_refuse_library(document, document->journey);
    cjm_document_messages_changed(document);
    return CJM_INVALID;
  }
  const CjmSource *source = document->sources->pdata[0];
  CjmPublishOptions chosen = {source->name, given.columns ? given.columns : usual_columns, given.colour};
  CjmArena *arena = cjm_arena_new();
  GString *text = g_string_new(NULL);
  format->write(cjm_report_make(arena, document->journey), &chosen, text);
  cjm_arena_free(arena);
  *ret_text = g_string_free(text, FALSE);
  return CJM_OK;
}
