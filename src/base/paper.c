#include "base/paper.h"

#include <glib.h>
#include <string.h>

#include "base/number.h"
#include "base/spell.h"

/* The A series is ISO 216, letter and tabloid are ANSI Y14.1; 16:9 is the slide of presentation programs, 13.333 in wide. */
static const struct {
  const char *name;
  double width, height; /* mm */
  bool fixed;           /* it is named by its orientation */
} sizes[] = {
  {"fit", 0, 0, false},       {"a4", 210, 297, false},       {"a3", 297, 420, false},
  {"a2", 420, 594, false},    {"a1", 594, 841, false},       {"a0", 841, 1189, false},
  {"letter", 215.9, 279.4, false}, {"tabloid", 279.4, 431.8, false}, {"ledger", 431.8, 279.4, true},
  {"16:9", 338.7, 190.5, true},
};

static const double least_side = 120, most_side = 5000; /* mm */

const char *cjm_paper_size_name(size_t i)
{
  return i < G_N_ELEMENTS(sizes) ? sizes[i].name : NULL;
}

static CjmPaper sized(double width, double height, bool fixed)
{
  CjmOrientation orientation = width > height ? CJM_ORIENTATION_LANDSCAPE : CJM_ORIENTATION_PORTRAIT;
  return (CjmPaper){width * CJM_PX_PER_MM, height * CJM_PX_PER_MM, fixed ? orientation : CJM_ORIENTATION_ANY};
}

CjmPaper cjm_paper_slide(void)
{
  return (CjmPaper){338.7 * CJM_PX_PER_MM, 190.5 * CJM_PX_PER_MM, CJM_ORIENTATION_LANDSCAPE};
}

CjmPaper cjm_paper_turned(CjmPaper paper, CjmOrientation orientation)
{
  if (orientation == CJM_ORIENTATION_ANY) return paper;
  double longer = MAX(paper.width, paper.height), shorter = MIN(paper.width, paper.height);
  bool wide = orientation == CJM_ORIENTATION_LANDSCAPE;
  return (CjmPaper){wide ? longer : shorter, wide ? shorter : longer, orientation};
}

/* Lower case, with `x` for ×, and a space between words. */
static char *normalized_new(const char *text)
{
  g_autofree char *lower = g_utf8_strdown(text, -1);
  GString *out = g_string_new(NULL);
  for (const char *p = lower; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c == 0xd7) g_string_append_c(out, 'x');
    else if (g_unichar_isspace(c) || c == '_' || c == '-' || c == ',') g_string_append_c(out, ' ');
    else g_string_append_unichar(out, c);
  }
  return g_string_free(out, FALSE);
}

static const char *const words[] = {[CJM_ORIENTATION_LANDSCAPE] = "landscape", [CJM_ORIENTATION_PORTRAIT] = "portrait"};

bool cjm_orientation_find(const char *name, CjmOrientation *ret_orientation)
{
  for (CjmOrientation i = CJM_ORIENTATION_LANDSCAPE; i <= CJM_ORIENTATION_PORTRAIT; i++) {
    if (g_ascii_strcasecmp(name, words[i]) != 0) continue;
    *ret_orientation = i;
    return true;
  }
  return false;
}

/* Removes an orientation from the end. */
static CjmOrientation take_orientation(char *text)
{
  g_strstrip(text);
  for (CjmOrientation i = CJM_ORIENTATION_LANDSCAPE; i <= CJM_ORIENTATION_PORTRAIT; i++) {
    if (!g_str_has_suffix(text, words[i])) continue;
    text[strlen(text) - strlen(words[i])] = '\0';
    g_strstrip(text);
    return i;
  }
  return CJM_ORIENTATION_ANY;
}

/* "420x297mm" */
static bool read_sides(const char *text, double *ret_width, double *ret_height)
{
  g_auto(GStrv) sides = g_strsplit(text, "x", -1);
  if (g_strv_length(sides) != 2) return false;
  double side[2];
  for (int i = 0; i < 2; i++) {
    g_strstrip(sides[i]);
    if (g_str_has_suffix(sides[i], "mm")) sides[i][strlen(sides[i]) - 2] = '\0';
    else if (i == 1) return false;
    g_strstrip(sides[i]);
    if (!cjm_number_parse(sides[i], &side[i])) return false;
  }
  *ret_width = side[0];
  *ret_height = side[1];
  return true;
}

static char *names_new(void)
{
  GString *out = g_string_new(NULL);
  for (size_t i = 0; cjm_paper_size_name(i); i++) g_string_append_printf(out, "%s, ", cjm_paper_size_name(i));
  g_string_append(out, "or two sides as in 420x297mm; `landscape` or `portrait` may follow");
  return g_string_free(out, FALSE);
}

static char *help_new(const char *name)
{
  const char *names[G_N_ELEMENTS(sizes)];
  for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) names[i] = sizes[i].name;
  const char *near = cjm_spell_nearest(name, names, G_N_ELEMENTS(sizes));
  g_autofree char *all = names_new();
  return near ? g_strdup_printf("did you mean %s? There are %s", near, all) : g_strdup_printf("there are %s", all);
}

bool cjm_paper_parse(const char *text, CjmPaper *ret_paper, char **ret_message, char **ret_help)
{
  g_autofree char *name = normalized_new(text);
  CjmOrientation orientation = take_orientation(name);
  double width, height;
  if (!*name && orientation != CJM_ORIENTATION_ANY) {
    *ret_message = g_strdup_printf("'%s' is an orientation, and not a size of paper", text);
    *ret_help = g_strdup_printf("write the size before it, as in `a3 %s`", text);
    return false;
  }
  for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
    if (strcmp(name, sizes[i].name) != 0) continue;
    if (i == 0 && orientation != CJM_ORIENTATION_ANY) {
      *ret_message = g_strdup("a page that fits the map has no orientation of its own");
      *ret_help = g_strdup("write `fit` alone, or a size before the orientation, as in `a3 landscape`");
      return false;
    }
    *ret_paper = cjm_paper_turned(sized(sizes[i].width, sizes[i].height, sizes[i].fixed), orientation);
    return true;
  }
  if (!read_sides(name, &width, &height)) {
    *ret_message = g_strdup_printf("there is no paper size '%s'", text);
    *ret_help = help_new(name);
    return false;
  }
  if (MIN(width, height) < least_side || MAX(width, height) > most_side) {
    *ret_message = g_strdup_printf("a page of '%s' is too %s", text, MIN(width, height) < least_side ? "small" : "large");
    *ret_help = g_strdup_printf("each side is %g to %g mm, as in 420x297mm", least_side, most_side);
    return false;
  }
  *ret_paper = cjm_paper_turned(sized(width, height, true), orientation);
  return true;
}
