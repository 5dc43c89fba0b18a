#include "api/api.h"
#include "api/program.h"
#include "format/shapes.h"
#include "format/walk.h"
#include "text/font-access.h"
#include "text/packages.h"
#include "text/patterns.h"

enum { SHOWN_MAX = 8 /* characters named in one message */ };

/* A search for the first text with a character. */
typedef struct Search {
  gunichar wanted;
  const CjmText *found;
} Search;

static void look(const CjmText *text, const CjmShape *shape, const CjmField *field, void *data)
{
  (void)shape;
  (void)field;
  Search *search = data;
  if (!search->found && g_utf8_strchr(text->at, -1, search->wanted)) search->found = text;
}

static void warn_of_missing_family(CjmDocument *document)
{
  const CjmThemeChoice *theme = document->journey->theme;
  if (!theme || !theme->font.at || cjm_fonts_have(theme->font.at)) return;
  CjmDiag *diag = cjm_diags_add(document->diags, CJM_CODE_FONT_NOT_INSTALLED, theme->font.span,
                                "the font \"%s\" is not installed; another one is used instead", theme->font.at);
  cjm_diag_help(diag, "install it, add its folder with --font-dir, or remove `font`: the map then uses the first installed font of %s", CJM_FONT_FAMILIES);
}

/* "U+1234, U+1235" */
static char *name_characters(const char *characters)
{
  GString *names = g_string_new(NULL);
  glong n = 0;
  for (const char *c = characters; *c && n < SHOWN_MAX; c = g_utf8_next_char(c), n++)
    g_string_append_printf(names, "%sU+%04X", n ? ", " : "", g_utf8_get_char(c));
  glong more = g_utf8_strlen(characters, -1) - n;
  if (more > 0) g_string_append_printf(names, " and %ld more", more);
  return g_string_free(names, FALSE);
}

/* The packages of fonts with the characters, each once: "fonts-noto-core and fonts-noto-cjk"; "" if none is known. */
static char *name_packages(const char *characters)
{
  g_autoptr(GPtrArray) packages = g_ptr_array_new();
  for (const char *c = characters; *c; c = g_utf8_next_char(c)) {
    const char *package = cjm_font_package(g_utf8_get_char(c));
    if (package && !g_ptr_array_find(packages, package, NULL)) g_ptr_array_add(packages, (void *)package);
  }
  GString *names = g_string_new(NULL);
  for (guint i = 0; i < packages->len; i++)
    g_string_append_printf(names, "%s%s", i == 0 ? "" : i + 1 < packages->len ? ", " : " and ", (const char *)packages->pdata[i]);
  return g_string_free(names, FALSE);
}

static void warn_of_missing_characters(CjmDocument *document, const char *characters)
{
  Search search = {.wanted = g_utf8_get_char(characters)};
  cjm_each_text(&cjm_shape_journey, document->journey, look, &search);
  g_autofree char *names = name_characters(characters);
  CjmSpan span = search.found ? search.found->span : (CjmSpan){0};
  CjmDiag *diag = cjm_diags_add(document->diags, CJM_CODE_MISSING_GLYPH, span, "no installed font has %s %s; %s drawn as a box",
                                g_utf8_strlen(characters, -1) == 1 ? "the character" : "the characters", names,
                                g_utf8_strlen(characters, -1) == 1 ? "it is" : "they are");
  g_autofree char *packages = name_packages(characters);
  if (*packages) cjm_diag_help(diag, "on Debian, install %s", packages);
  else cjm_diag_help(diag, "no package with it is known: remove the character, or put a font that has it into ~/.fonts");
}

void cjm_warn_of_fonts(CjmDocument *document, const CjmFonts *fonts)
{
  warn_of_missing_family(document);
  const char *characters = cjm_fonts_missing(fonts);
  if (characters) warn_of_missing_characters(document, characters);
}

const char *cjm_map_font(const CjmMap *map, size_t i)
{
  const GPtrArray *used = cjm_fonts_used(map->fonts);
  return i < used->len ? used->pdata[i] : NULL;
}

unsigned cjm_map_missing(const CjmMap *map, size_t i)
{
  const char *characters = cjm_fonts_missing(map->fonts);
  if (!characters || i >= (size_t)g_utf8_strlen(characters, -1)) return 0;
  return g_utf8_get_char(g_utf8_offset_to_pointer(characters, (glong)i));
}

const char *cjm_character_package(unsigned character)
{
  return cjm_font_package(character);
}

CjmResult cjm_use_fonts(const char *const *folders, size_t n, bool with_system, char **ret_error)
{
  GError *error = NULL;
  return cjm_fonts_configure(folders, n, with_system, &error) ? CJM_OK : cjm_fail(CJM_ENVIRONMENT, error, ret_error);
}

void cjm_use_font_cache(void)
{
  cjm_fonts_use_cache();
}

void cjm_add_font_paths(GPtrArray *paths)
{
  cjm_fonts_add_paths(paths);
}

char *cjm_take_font_cache(void)
{
  return cjm_fonts_take_cache();
}

void cjm_save_font_cache(const char *text)
{
  cjm_fonts_save_cache(text);
}

bool cjm_has_current_fonts(void)
{
  return cjm_fonts_are_current();
}

CjmResult cjm_use_hyphenation(const char *folder, char **ret_error)
{
  GError *error = NULL;
  GDir *dir = folder ? g_dir_open(folder, 0, &error) : NULL;
  if (error) {
    CjmResult result = cjm_fail_with(CJM_ENVIRONMENT, ret_error, "cannot read hyphenation patterns: %s", error->message);
    g_error_free(error);
    return result;
  }
  if (dir) g_dir_close(dir);
  cjm_patterns_use(folder);
  return CJM_OK;
}
