#include "map/map.h"

#include "api/compose.h"
#include "base/colour.h"
#include "base/paper.h"
#include "lang/lang.h"
#include "layout/theme-check.h"
#include "map/outline.h"
#include "map/slides.h"
#include "view/view.h"

const char *cjm_paper_name(size_t i)
{
  return cjm_paper_size_name(i);
}

const char *cjm_theme_name(size_t i)
{
  const CjmTheme *theme = cjm_theme_at(i);
  return theme ? theme->name : NULL;
}

static bool theme_exists(const char *name)
{
  if (!name) return true;
  const char *theme;
  for (size_t i = 0; (theme = cjm_theme_name(i)) != NULL; i++)
    if (g_str_equal(theme, name)) return true;
  return false;
}

/* Whether files can say it: PDF, for one, has its own form of dates. */
static bool is_date(const char *created)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
  g_autoptr(GDateTime) date = g_date_time_new_from_iso8601(created, utc);
  return date != NULL;
}

CjmResult cjm_map_check_look(const CjmMapOptions *options, char **ret_error)
{
  if (!theme_exists(options->theme)) return cjm_fail_with(CJM_USAGE, ret_error, "there is no theme %s", options->theme);
  if (options->created && !is_date(options->created))
    return cjm_fail_with(CJM_USAGE, ret_error, "'%s' is no date and time as in 2026-10-12T08:30:00Z", options->created);
  return CJM_OK;
}

/* The page of the map, and the size of its smallest text. */
static CjmResult choose_paper(const CjmMapOptions *options, const CjmJourney *journey, CjmComposeOptions *io_inputs, GError **error)
{
  static const double least = 4, most = 24; /* pt */
  const char *text = options->paper ? options->paper : journey->paper.at ? journey->paper.at : cjm_paper_name(0);
  g_autofree char *message = NULL, *help = NULL;
  CjmOrientation orientation = CJM_ORIENTATION_ANY;
  if (!cjm_paper_parse(text, &io_inputs->paper, &message, &help))
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s; %s", message, help);
  else if (options->orientation && !cjm_orientation_find(options->orientation, &orientation))
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "there is no orientation '%s'; there are landscape and portrait", options->orientation);
  else if (orientation != CJM_ORIENTATION_ANY && cjm_paper_is_fit(io_inputs->paper))
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "a page that fits the map is not turned: give a size of paper for %s, such as a3",
                options->orientation);
  else if (options->min_pt != 0 && !(options->min_pt >= least && options->min_pt <= most))
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "the smallest text has %g to %g pt", least, most);
  else {
    io_inputs->paper = cjm_paper_turned(io_inputs->paper, orientation);
    if (options->tile && !cjm_paper_parse(options->tile, &io_inputs->tile, &message, &help)) {
      g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s; %s", message, help);
      return CJM_USAGE;
    }
    io_inputs->least_text = options->min_pt * CJM_PX_PER_PT;
    return CJM_OK;
  }
  return CJM_USAGE;
}

static CjmFonts *choose_fonts(const CjmJourney *journey, const CjmTheme *theme, GError **error)
{
  return cjm_fonts_new(theme->font, journey->lang.at, cjm_lang_is_rtl(cjm_lang_find(journey->lang.at)), error);
}

/* Finds what of the journey the map shows. */
static CjmResult choose_journey(CjmDocument *document, const CjmMapOptions *options, bool compared, CjmMap *map, GError **error)
{
  CjmViewChoice choice = {0};
  if (options->view && !(choice.view = cjm_view_find(document->journey, options->view, error))) return CJM_USAGE;
  if (options->n_choices &&
      !(choice.over = cjm_view_parse(map->arena, document->journey, options->choices, options->n_choices, error)))
    return CJM_USAGE;
  if (compared) map->left_out = g_ptr_array_new_with_free_func(g_free);
  map->journey = cjm_view_apply(map->arena, document->journey, choice, map->left_out);
  if (map->journey) return CJM_OK;
  if (choice.over) {
    g_set_error_literal(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "no step belongs to what is chosen");
    return CJM_USAGE;
  }
  cjm_view_report_empty(document->diags, choice.view);
  cjm_document_messages_changed(document);
  return CJM_INVALID;
}

CjmMap *cjm_map_new_empty(CjmDocument *document)
{
  CjmMap *map = g_new0(CjmMap, 1);
  map->document = document;
  map->arena = cjm_arena_new();
  return map;
}

static bool fonts_were_read(const CjmFonts *fonts, GError **error)
{
  const char *file = cjm_fonts_unreadable(fonts);
  if (!file) return true;
  g_set_error(error, CJM_FONTS_ERROR, CJM_FONTS_ERROR_UNREADABLE, "cannot read the font %s: make it readable, or remove it and run `fc-cache`", file);
  return false;
}

CjmResult cjm_map_lay_out(CjmMap *map, const CjmMapOptions *options, CjmComposeFunction *compose, void *data, GError **error)
{
  CjmDocument *document = map->document;
  CjmTheme theme = cjm_theme_resolve(map->journey, options->theme);
  map->theme = cjm_arena_strdup(map->arena, options->theme);
  map->fonts = choose_fonts(map->journey, &theme, error);
  if (!map->fonts) return CJM_ENVIRONMENT;
  cjm_fonts_lock(map->fonts);
  bool composed = compose(map, &theme, data, error);
  cjm_fonts_unlock(map->fonts);
  if (composed) composed = fonts_were_read(map->fonts, error);
  if (!composed) return CJM_ENVIRONMENT;
  for (size_t i = 0; theme.background.dual && i < map->pages.n; i++) cjm_scene_separate(map->pages.at[i]);
  const char *created = cjm_arena_strdup(map->arena, options->created);
  for (size_t i = 0; created && i < map->pages.n; i++) map->pages.at[i]->meta.created = created;
  map->files = cjm_fonts_files_new(map->fonts);
  if (!options->theme) cjm_theme_check(document->journey, document->diags);
  cjm_warn_of_fonts(document, map->fonts);
  cjm_document_messages_changed(document);
  return cjm_diags_failed(document->diags) ? CJM_INVALID : CJM_OK;
}

typedef struct Composition {
  CjmComposeOptions inputs;
  bool compared; /* with a map of equal columns */
} Composition;

static bool compose_map(CjmMap *map, const CjmTheme *theme, void *data, GError **error)
{
  Composition *c = data;
  CjmMapReport report = {.left_out = map->left_out};
  c->inputs.theme = theme;
  bool composed = cjm_map_compose(map->arena, map->fonts, map->journey, &c->inputs, map->document->diags, c->compared ? &report : NULL,
                                  &map->pages, error);
  map->equal_height = report.equal_height;
  return composed;
}

/* Fills a map that has an arena. CJM_INVALID if an image cannot be used. */
static CjmResult compose(CjmDocument *document, const CjmMapOptions *options, bool compared, CjmMap *map, GError **error)
{
  Composition c = {.inputs = {.image_dir = document->folder, .limits = &document->limits}, .compared = compared};
  CjmResult chosen = choose_journey(document, options, compared, map, error);
  if (chosen == CJM_OK) chosen = choose_paper(options, map->journey, &c.inputs, error);
  map->paper = c.inputs.paper;
  map->least_text = c.inputs.least_text;
  return chosen == CJM_OK ? cjm_map_lay_out(map, options, compose_map, &c, error) : chosen;
}

/* The theme of a page in one of its two schemes: the map's own if it is as light, or as dark, and otherwise the built-in one. */
static CjmTheme theme_of_scheme(const CjmMap *map, bool dark)
{
  static const CjmColour black = CJM_RGB(0x000000), white = CJM_RGB(0xffffff);
  CjmTheme theme = cjm_theme_resolve(map->journey, map->theme);
  bool is_dark = cjm_colour_contrast(theme.background, white) > cjm_colour_contrast(theme.background, black);
  return is_dark == dark ? theme : cjm_theme_resolve(map->journey, dark ? "dark" : "light");
}

static bool make_outline(const CjmMap *map, bool dark, CjmOutline *ret_outline, GError **error)
{
  const CjmDocument *document = map->document;
  CjmTheme theme = theme_of_scheme(map, dark);
  CjmComposeOptions inputs = {.theme = &theme, .image_dir = document->folder, .limits = &document->limits};
  return cjm_map_outline(map->arena, map->fonts, map->journey, &inputs, document->diags, ret_outline, error);
}

bool cjm_map_outlines(const CjmMap *map, CjmOutline *ret_light, CjmOutline *ret_dark, GError **error)
{
  if (!make_outline(map, false, ret_light, error)) return false;
  if (make_outline(map, true, ret_dark, error)) return true;
  cjm_outline_clear(ret_light);
  return false;
}

bool cjm_map_compose_sheets(const CjmMap *map, CjmPages *ret_sheets, GError **error)
{
  const CjmDocument *document = map->document;
  CjmTheme theme = theme_of_scheme(map, false);
  CjmComposeOptions inputs = {
    .theme = &theme, .image_dir = document->folder, .limits = &document->limits, .paper = map->paper, .least_text = map->least_text};
  g_autoptr(CjmDiags) again = cjm_diags_new(); /* the map has reported its pictures */
  if (cjm_paper_is_fit(inputs.paper)) cjm_paper_parse("a4", &inputs.paper, NULL, NULL);
  return cjm_map_compose(map->arena, map->fonts, map->journey, &inputs, again, NULL, ret_sheets, error);
}

bool cjm_map_compose_slides(const CjmMap *map, CjmPages *ret_slides, GError **error)
{
  const CjmDocument *document = map->document;
  CjmTheme theme = cjm_theme_resolve(map->journey, map->theme);
  CjmComposeOptions inputs = {
    .theme = &theme, .image_dir = document->folder, .limits = &document->limits, .paper = map->paper, .least_text = map->least_text};
  if (!cjm_map_slides(map->arena, map->fonts, map->journey, &inputs, ret_slides, error)) return false;
  for (size_t i = 0; i < ret_slides->n; i++) ret_slides->at[i]->meta.created = map->pages.at[0]->meta.created;
  return true;
}

static CjmResult make_map(CjmDocument *document, const CjmMapOptions *options, bool compared, CjmMap **ret_map, char **ret_error)
{
  CjmMapOptions chosen;
  if (!cjm_options_read(options, &chosen, sizeof chosen)) return cjm_fail_options(ret_error);
  if (!document->journey) return CJM_INVALID;
  CjmResult looks = cjm_map_check_look(&chosen, ret_error);
  if (looks != CJM_OK) return looks;

  if (cjm_document_is_library(document)) {
    cjm_document_refuse_library(document, document->journey);
    cjm_document_messages_changed(document);
    return CJM_INVALID;
  }

  GError *error = NULL;
  CjmMap *map = cjm_map_new_empty(document);
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

size_t cjm_map_pages(const CjmMap *map)
{
  return map->pages.n;
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
