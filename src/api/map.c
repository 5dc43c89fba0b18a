#include "map/map.h"

#include "api/api.h"
#include "lang/lang.h"
#include "layout/theme.h"

const char *cjm_theme_name(size_t i)
{
  const CjmTheme *theme = cjm_theme_at(i);
  return theme ? theme->name : NULL;
}

static bool theme_exists(const char *name)
{
  for (size_t i = 0; cjm_theme_name(i); i++)
    if (g_str_equal(cjm_theme_name(i), name)) return true;
  return false;
}

static CjmFonts *choose_fonts(const CjmJourney *journey, const CjmTheme *theme, GError **error)
{
  return cjm_fonts_new(theme->font, journey->lang.at, cjm_lang_is_rtl(cjm_lang_find(journey->lang.at)), error);
}

/* Fills a map whose arena is there. CJM_INVALID where an image cannot be used. */
static CjmResult compose(CjmDocument *document, const CjmMapOptions *options, bool compared, CjmMap *map, GError **error)
{
  CjmTheme theme = cjm_theme_resolve(document->journey, options->theme);
  map->fonts = choose_fonts(document->journey, &theme, error);
  if (!map->fonts) return CJM_ENVIRONMENT;

  CjmComposeOptions inputs = {.theme = &theme, .image_dir = document->folder, .limits = &document->limits};
  CjmMapReport report = {0};
  cjm_fonts_lock(map->fonts);
  bool composed = cjm_map_compose(map->arena, map->fonts, document->journey, &inputs, document->diags,
                                  compared ? &report : NULL, &map->pages, error);
  cjm_fonts_unlock(map->fonts);
  if (!composed) return CJM_ENVIRONMENT;
  map->equal_height = report.equal_height;
  map->left_out = report.left_out;
  const char *created = cjm_arena_strdup(map->arena, options->created);
  for (size_t i = 0; created && i < map->pages.n; i++) map->pages.at[i]->meta.created = created;

  map->files = cjm_fonts_files_new(map->fonts);
  cjm_warn_of_fonts(document, map->fonts);
  cjm_document_messages_changed(document);
  return cjm_diags_failed(document->diags) ? CJM_INVALID : CJM_OK;
}

static CjmResult make_map(CjmDocument *document, const CjmMapOptions *options, bool compared, CjmMap **ret_map, char **ret_error)
{
  CjmMapOptions chosen;
  if (!cjm_options_read(options, &chosen, sizeof chosen)) return cjm_fail_options(ret_error);
  if (!document->journey) return CJM_INVALID;
  if (chosen.theme && !theme_exists(chosen.theme))
    return cjm_fail_with(CJM_USAGE, ret_error, "there is no theme %s", chosen.theme);

  if (cjm_document_is_library(document)) {
    cjm_document_refuse_library(document, document->journey);
    cjm_document_messages_changed(document);
    return CJM_INVALID;
  }

  GError *error = NULL;
  CjmMap *map = g_new0(CjmMap, 1);
  map->document = document;
  map->arena = cjm_arena_new();
  CjmResult result = compose(document, &chosen, compared, map, &error);
  if (result == CJM_OK) {
    *ret_map = map;
    return CJM_OK;
  }
  cjm_map_free(map);
  return error ? cjm_fail(result, error, ret_error) : result;
}

CjmResult cjm_map_new(CjmDocument *document, const CjmMapOptions *options, CjmMap **ret_map, char **ret_error)
{
  return make_map(document, options, false, ret_map, ret_error);
}

CjmResult cjm_map_new_compared(CjmDocument *document, const CjmMapOptions *options, CjmMap **ret_map, char **ret_error)
{
  return make_map(document, options, true, ret_map, ret_error);
}

void cjm_map_free(CjmMap *map)
{
  if (!map) return;
  cjm_pages_clear(&map->pages);
  cjm_fonts_free(map->fonts);
  cjm_arena_free(map->arena);
  if (map->left_out) g_ptr_array_unref(map->left_out);
  if (map->files) g_ptr_array_unref(map->files);
  g_free(map);
}

double cjm_map_width(const CjmMap *map)
{
  return map->pages.at[0]->width;
}

double cjm_map_height(const CjmMap *map)
{
  return map->pages.at[0]->height;
}

double cjm_map_equal_height(const CjmMap *map)
{
  return map->equal_height;
}

const char *cjm_map_left_out(const CjmMap *map, size_t i)
{
  return map->left_out && i < map->left_out->len ? g_ptr_array_index(map->left_out, i) : NULL;
}

const char *cjm_map_font_file(const CjmMap *map, size_t i)
{
  return i < map->files->len ? g_ptr_array_index(map->files, i) : NULL;
}
