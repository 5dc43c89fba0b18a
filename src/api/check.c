#include "api/api.h"
#include "layout/theme-check.h"
#include "lint/lint.h"
#include "map/images.h"
#include "view/view.h"

static CjmResult read_setting(const char *text, CjmRuleSetting *ret_setting, char **ret_error)
{
  GError *error = NULL;
  return cjm_rule_setting_parse(text, ret_setting, &error) ? CJM_OK : cjm_fail(CJM_USAGE, error, ret_error);
}

CjmResult cjm_rule_setting_check(const char *setting, char **ret_error)
{
  CjmRuleSetting ignored;
  return read_setting(setting, &ignored, ret_error);
}

/* Images are not read by the decoder. False if one could not be read for reasons of the environment. */
static bool check_images(CjmDocument *document, const CjmJourney *journey, GError **error)
{
  g_autoptr(GPtrArray) named = cjm_journey_images_new(journey);
  CjmImages images = cjm_images_open(document->arena, document->folder, &document->limits, document->diags);
  for (guint i = 0; i < named->len; i++) cjm_images_get(&images, named->pdata[i]);
  GError *failed = g_steal_pointer(&images.error);
  cjm_images_close(&images);
  if (failed) g_propagate_error(error, failed);
  return !failed;
}

void cjm_document_check_rest(CjmDocument *document, const CjmJourney *journey)
{
  cjm_lint_check_names(journey, document->diags);
  if (document->folder) check_images(document, journey, NULL);
}

/* Views that show nothing could not be drawn. */
static void check_views(CjmDocument *document)
{
  g_autoptr(CjmArena) arena = cjm_arena_new();
  const CjmJourney *journey = document->journey;
  for (size_t i = 0; i < journey->views.n; i++)
    if (!cjm_view_apply(arena, journey, (CjmViewChoice){.view = journey->views.at[i]}, NULL))
      cjm_view_report_empty(document->diags, journey->views.at[i]);
}

CjmResult cjm_document_check(CjmDocument *document, const char *const *rules, size_t n_rules, char **ret_error)
{
  g_autofree CjmRuleSetting *settings = g_new(CjmRuleSetting, n_rules + 1);
  for (size_t i = 0; i < n_rules; i++)
    if (read_setting(rules[i], &settings[i], ret_error) != CJM_OK) return CJM_USAGE;
  if (!document->journey) return CJM_INVALID;
  GError *error = NULL;
  if (!check_images(document, document->journey, &error)) return cjm_fail(CJM_ENVIRONMENT, error, ret_error);
  if (!document->journey->library.value) check_views(document);
  if (!document->journey->library.value) { /* the rules are for whole maps */
    cjm_theme_check(document->journey, document->diags);
    cjm_lint(document->journey, settings, n_rules, document->diags, document->shared);
    cjm_gates_check(document->journey, document->diags);
  }
  cjm_document_messages_changed(document);
  return cjm_diags_failed(document->diags) ? CJM_INVALID : CJM_OK;
}
