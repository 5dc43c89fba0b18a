#include "diff/diff.h"

#include <string.h>

#include "api/compose.h"
#include "compare/compare.h"
#include "listing/listing.h"

struct CjmDiff {
  CjmChanges *changes;
  CjmChange *shown; /* one for each of the changes */
  const CjmDocument *older, *newer;
  bool all;
};

static CjmChange shown_of(const CjmDifference *d)
{
  const CjmStep *step = d->new_step ? d->new_step : d->old_step;
  CjmChange change = {.rule = d->rule->name,
                      .effect = (CjmEffect)(d->direction + CJM_EFFECT_WORSE),
                      .derived = d->derived,
                      .likely = d->likely,
                      .reviewed = d->reviewed,
                      .address = d->address,
                      .old_address = d->old_address ? d->old_address : d->address,
                      .what = d->what,
                      .step = step ? step->o.id : NULL,
                      .before = d->old.value,
                      .after = d->new.value,
                      .old_text = d->old.text,
                      .new_text = d->new.text,
                      .note = d->note,
                      .fingerprint = d->fingerprint};
  if (d->old.span.source) {
    CjmPlace place = cjm_source_place(d->old.span.source, d->old.span.start);
    change.old_file = d->old.span.source->name;
    change.old_line = place.line;
    change.old_column = place.column;
  }
  if (d->new.span.source) {
    CjmPlace place = cjm_source_place(d->new.span.source, d->new.span.start);
    change.new_file = d->new.span.source->name;
    change.new_line = place.line;
    change.new_column = place.column;
  }
  return change;
}

CjmResult cjm_diff_new(const CjmDocument *older, const CjmDocument *newer, const CjmDiffOptions *given, CjmDiff **ret_diff,
                       char **ret_error)
{
  CjmDiffOptions options = {.size = sizeof options};
  if (given && !cjm_options_read(given, &options, sizeof options)) return cjm_fail_options(ret_error);
  if (options.lang && !cjm_lang_known(options.lang)) return cjm_fail_with(CJM_USAGE, ret_error, "there is no language '%s'", options.lang);
  if (!older->journey || !newer->journey) return CJM_INVALID;
  CjmDiff *diff = g_new0(CjmDiff, 1);
  diff->older = older;
  diff->newer = newer;
  diff->all = options.all;
  diff->changes = cjm_changes_new(older->journey, newer->journey, options.all, options.lang ? cjm_lang_find(options.lang) : NULL);
  if (options.accepted) cjm_changes_review(diff->changes, options.accepted);
  diff->shown = g_new0(CjmChange, diff->changes->n + 1);
  for (size_t i = 0; i < diff->changes->n; i++) diff->shown[i] = shown_of(diff->changes->at[i]);
  *ret_diff = diff;
  return CJM_OK;
}

void cjm_diff_free(CjmDiff *diff)
{
  if (!diff) return;
  cjm_changes_free(diff->changes);
  g_free(diff->shown);
  g_free(diff);
}

const CjmChange *cjm_diff_change(const CjmDiff *diff, size_t i)
{
  return i < diff->changes->n ? &diff->shown[i] : NULL;
}

size_t cjm_diff_count(const CjmDiff *diff, CjmEffect effect, bool derived)
{
  if (effect < CJM_EFFECT_WORSE || effect > CJM_EFFECT_NEUTRAL) return 0;
  const size_t *counts = derived ? diff->changes->derived : diff->changes->counts;
  return counts[effect - CJM_EFFECT_WORSE];
}

bool cjm_diff_has_changes(const CjmDiff *diff, bool any)
{
  for (size_t i = 0; i < diff->changes->n; i++)
    if (cjm_difference_counts(diff->changes->at[i], any)) return true;
  return false;
}

const char *cjm_diff_headline(const CjmDiff *diff)
{
  return diff->changes->headline;
}

static const char *name_of(const CjmDocument *document)
{
  return ((const CjmSource *)document->sources->pdata[0])->name;
}

CjmResult cjm_diff_text(const CjmDiff *diff, const char *format, const CjmDiffTextOptions *given, char **ret_text, size_t *ret_len,
                        char **ret_error)
{
  CjmDiffTextOptions options = {.size = sizeof options};
  if (given && !cjm_options_read(given, &options, sizeof options)) return cjm_fail_options(ret_error);
  const CjmListing *listing = cjm_listing_find(format);
  if (!listing) return cjm_fail_with(CJM_USAGE, ret_error, "there is no format '%s' for changes", format);
  GString *text = g_string_new(NULL);
  listing->write(diff->changes,
                 &(CjmListingOptions){.old_name = options.old_name ? options.old_name : name_of(diff->older),
                                      .new_name = options.new_name ? options.new_name : name_of(diff->newer),
                                      .colour = options.colour,
                                      .ascii = options.ascii,
                                      .columns = options.columns,
                                      .picture = options.picture},
                 text);
  *ret_len = text->len;
  *ret_text = g_string_free(text, FALSE);
  return CJM_OK;
}

/* ---- as a map ---- */

static bool compose(CjmMap *map, const CjmTheme *theme, void *data, GError **error)
{
  const CjmDiff *diff = data;
  CjmCompareOptions options = {.theme = theme,
                               .image_dir = diff->newer->folder,
                               .limits = &diff->newer->limits,
                               .old_name = name_of(diff->older),
                               .new_name = name_of(diff->newer),
                               .all = diff->all};
  return cjm_compare_compose(map->arena, map->fonts, diff->changes, &options, map->document->diags, &map->pages, error);
}

CjmResult cjm_diff_map_new(const CjmDiff *diff, CjmDocument *newer, const CjmMapOptions *given, CjmMap **ret_map, char **ret_error)
{
  CjmMapOptions options = {.size = sizeof options};
  if (given && !cjm_options_read(given, &options, sizeof options)) return cjm_fail_options(ret_error);
  if (newer != diff->newer) return cjm_fail_with(CJM_USAGE, ret_error, "this is not the newer document of the diff");
  bool chooses = options.view || options.n_choices || options.paper || options.orientation || options.tile || options.min_pt != 0;
  if (chooses) return cjm_fail_with(CJM_USAGE, ret_error, "of a map of changes only the theme and the date can be chosen");
  CjmResult looks = cjm_map_check_look(&options, ret_error);
  if (looks != CJM_OK) return looks;
  GError *error = NULL;
  CjmMap *map = cjm_map_new_empty(newer);
  map->journey = diff->changes->new;
  map->of_changes = true;
  CjmResult result = cjm_map_lay_out(map, &options, compose, (void *)diff, &error);
  if (result == CJM_OK) {
    *ret_map = map;
    return CJM_OK;
  }
  cjm_map_free(map);
  return error ? cjm_fail(result, error, ret_error) : result;
}

const char *cjm_diff_format(size_t i)
{
  const CjmListing *listing = cjm_listing_at(i);
  return listing ? listing->name : NULL;
}

bool cjm_diff_format_shows_picture(const char *format)
{
  const CjmListing *listing = cjm_listing_find(format);
  return listing && listing->with_picture;
}

const char *cjm_diff_format_of_file(const char *path)
{
  const CjmListing *listing = cjm_listing_of_file(path);
  return listing ? listing->name : NULL;
}
