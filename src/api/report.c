/* report.c: reports about journeys. */
#include "api/api.h"
#include "base/relative.h"
#include "lang/messages.h"
#include "publish/publish.h"
#include "report/atlas.h"

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

const char *cjm_report_language(size_t i)
{
  for (unsigned at = 0; at < cjm_lang_count(); at++)
    if (cjm_lang_has_messages(cjm_lang_at(at)) && i-- == 0) return cjm_lang_tag(cjm_lang_at(at));
  return NULL;
}

/* The options of the caller; CJM_USAGE if they are wrong. */
static CjmResult read_options(const char *format_name, const CjmReportOptions *options, const CjmReportFormat **ret_format,
                              CjmPublishOptions *ret_options, char **ret_error)
{
  enum { usual_columns = 100 };
  CjmReportOptions given;
  const CjmReportFormat *format = cjm_report_format_find(format_name);
  if (!format) return cjm_fail_with(CJM_USAGE, ret_error, "there is no format %s of reports", format_name);
  if (!cjm_options_read(options, &given, sizeof given)) return cjm_fail_options(ret_error);
  *ret_format = format;
  *ret_options = (CjmPublishOptions){.columns = given.columns ? given.columns : usual_columns, .colour = given.colour, .lang = given.lang};
  for (size_t i = 0; given.lang; i++) {
    const char *known = cjm_report_language(i);
    if (!known) return cjm_fail_with(CJM_USAGE, ret_error, "there are no sentences in the language %s", given.lang);
    if (g_ascii_strcasecmp(known, given.lang) == 0) break;
  }
  return CJM_OK;
}

/* CJM_INVALID, with a message, if the document has no map. */
static CjmResult check_map(CjmDocument *document)
{
  if (!document->journey) return CJM_INVALID;
  if (!document->journey->library.value) return CJM_OK;
  cjm_document_refuse_library(document, document->journey);
  cjm_document_messages_changed(document);
  return CJM_INVALID;
}

CjmResult cjm_document_report(CjmDocument *document, const char *format_name, const CjmReportOptions *options, char **ret_text,
                              char **ret_error)
{
  const CjmReportFormat *format;
  CjmPublishOptions chosen;
  CjmResult result = read_options(format_name, options, &format, &chosen, ret_error);
  if (result == CJM_OK) result = check_map(document);
  if (result != CJM_OK) return result;
  chosen.name = ((const CjmSource *)document->sources->pdata[0])->name;
  CjmArena *arena = cjm_arena_new();
  GString *text = g_string_new(NULL);
  format->write(cjm_report_make(arena, document->journey), &chosen, text);
  cjm_arena_free(arena);
  *ret_text = g_string_free(text, FALSE);
  return CJM_OK;
}

/* ---- several journeys ---- */

/* The survey of a document, with the files that it extends. */
static CjmSurvey *survey_of(CjmArena *arena, const CjmDocument *document, const char *path)
{
  CjmArena *own = cjm_arena_new();
  CjmSurvey *survey = cjm_survey_make(arena, cjm_report_make(own, document->journey), path);
  const CjmSource *journey = document->sources->pdata[0];
  for (guint i = 1; i < document->sources->len; i++) {
    const CjmSource *source = document->sources->pdata[i];
    if (source->named.source != journey || g_strcmp0(source->role, "extended") != 0) continue;
    g_autofree char *folder = g_path_get_dirname(journey->name), *relative = cjm_relative_path_new(folder, source->name);
    cjm_survey_add_extended(arena, survey, relative);
  }
  cjm_arena_free(own);
  return survey;
}

struct CjmReports {
  CjmArena *arena;
  GPtrArray *surveys; /* CjmSurvey * */
  GPtrArray *broken;  /* char * */
};

CjmReports *cjm_reports_new(void)
{
  CjmReports *reports = g_new(CjmReports, 1);
  *reports = (CjmReports){cjm_arena_new(), g_ptr_array_new(), g_ptr_array_new_with_free_func(g_free)};
  return reports;
}

void cjm_reports_free(CjmReports *reports)
{
  if (!reports) return;
  g_ptr_array_unref(reports->surveys);
  g_ptr_array_unref(reports->broken);
  cjm_arena_free(reports->arena);
  g_free(reports);
}

CjmResult cjm_reports_add(CjmReports *reports, CjmDocument *document, const char *path)
{
  CjmResult result = check_map(document);
  if (result != CJM_OK) return result;
  g_ptr_array_add(reports->surveys, survey_of(reports->arena, document, path));
  return CJM_OK;
}

void cjm_reports_add_broken(CjmReports *reports, const char *path)
{
  g_ptr_array_add(reports->broken, g_strdup(path));
}

CjmResult cjm_reports_write(const CjmReports *reports, const char *format_name, const CjmReportOptions *options, char **ret_text,
                            char **ret_error)
{
  const CjmReportFormat *format;
  CjmPublishOptions chosen;
  CjmResult result = read_options(format_name, options, &format, &chosen, ret_error);
  if (result != CJM_OK) return result;
  CjmArena *arena = cjm_arena_new();
  GString *text = g_string_new(NULL);
  const CjmAtlas *atlas = cjm_atlas_make(arena, (CjmSurvey *const *)reports->surveys->pdata, reports->surveys->len,
                                         (const char *const *)reports->broken->pdata, reports->broken->len);
  format->write_atlas(atlas, &chosen, text);
  cjm_arena_free(arena);
  *ret_text = g_string_free(text, FALSE);
  return CJM_OK;
}

/* ---- between processes ---- */

CjmResult cjm_document_survey(CjmDocument *document, const char *path, void **ret_data, size_t *ret_len)
{
  CjmResult result = check_map(document);
  if (result != CJM_OK) return result;
  CjmArena *arena = cjm_arena_new();
  GBytes *packed = cjm_survey_pack(survey_of(arena, document, path));
  cjm_arena_free(arena);
  *ret_data = g_bytes_unref_to_data(packed, ret_len);
  return CJM_OK;
}

bool cjm_reports_add_survey(CjmReports *reports, const void *data, size_t len)
{
  g_autoptr(GBytes) packed = g_bytes_new_static(data, len);
  CjmSurvey *survey = cjm_survey_unpack(reports->arena, packed);
  if (survey) g_ptr_array_add(reports->surveys, survey);
  return survey != NULL;
}
