#include "api/api.h"
#include "decode/fields.h"

enum { SHOWN_MAX = 8 /* characters named in one message */ };

/* The first text that holds a character. */
typedef struct Search {
  gunichar wanted;
  const CjmText *found;
} Search;

static void look(const CjmText *text, const CjmShape *shape, const CjmField *field, void *data)
{
  (void)shape;
  (void)field;
  Search *search = data;
  if (!search->found && g_utf8_strchr(text->at, -1, search->wanted))
    search->found = text;
}

static void warn_of_missing_family(CjmDocument *document)
{
  const CjmThemeChoice *theme = document->journey->theme;
  if (!theme || !theme->font.at || cjm_fonts_have(theme->font.at))
    return;
  CjmDiag *diag = cjm_diags_add(document->diags, CJM_CODE_FONT_NOT_INSTALLED, theme->font.span,
                                "the font \"%s\" is not installed; another is used in its place", theme->font.at);
  cjm_diag_help(diag, "install it, or leave `font` out: the map is then set in the first there is of %s", CJM_FONT_FAMILIES);
}

/* "U+1234, U+1235" */
static char *name_characters(const char *characters)
{
  GString *names = g_string_new(NULL);
  glong n = 0;
  for (const char *c = characters; *c && n < SHOWN_MAX; c = g_utf8_next_char(c), n++)
    g_string_append_printf(names, "%sU+%04X", n ? ", " : "", g_utf8_get_char(c));
  glong more = g_utf8_strlen(characters, -1) - n;
  if (more > 0)
    g_string_append_printf(names, " and %ld more", more);
  return g_string_free(names, FALSE);
}

static void warn_of_missing_characters(CjmDocument *document, const char *characters)
{
  Search search = {.wanted = g_utf8_get_char(characters)};
  cjm_journey_each_text(document->journey, look, &search);
  g_autofree char *names = name_characters(characters);
  CjmSpan span = search.found ? search.found->span : (CjmSpan){0};
  CjmDiag *diag = cjm_diags_add(document->diags, CJM_CODE_MISSING_GLYPH, span, "no installed font has %s %s; %s drawn as a box",
                                g_utf8_strlen(characters, -1) == 1 ? "the character" : "the characters", names,
                                g_utf8_strlen(characters, -1) == 1 ? "it is" : "they are");
  cjm_diag_help(diag, "install a font for them, such as those of Debian's packages fonts-noto-core and fonts-noto-cjk");
}

void cjm_warn_of_fonts(CjmDocument *document, const CjmFonts *fonts)
{
  warn_of_missing_family(document);
  const char *characters = cjm_fonts_missing(fonts);
  if (characters)
    warn_of_missing_characters(document, characters);
}
