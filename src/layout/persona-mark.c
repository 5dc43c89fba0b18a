#include "layout/persona-mark.h"

#include <math.h>

/* The initials by the index of the persona; lives as long as the scene. */
struct CjmPersonaMarks {
  const char **initials;
  bool *marked;
};

/* ---- initials ---- */

static gunichar first_letter(const char *name)
{
  for (const char *c = name; *c; c = g_utf8_next_char(c))
    if (g_unichar_isalpha(g_utf8_get_char(c))) return g_utf8_get_char(c);
  return g_utf8_get_char(name);
}

/* The first letters of the first and the last word; one letter in scripts without capitals. */
static char *initials_new(const char *name)
{
  GString *out = g_string_new(NULL);
  gunichar first = first_letter(name), last = 0;
  for (const char *c = name; *c; c = g_utf8_next_char(c)) {
    bool starts = c > name && g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(c)));
    if (starts && g_unichar_isalpha(g_utf8_get_char(c))) last = g_utf8_get_char(c);
  }
  g_string_append_unichar(out, g_unichar_toupper(first));
  bool has_case = g_unichar_toupper(first) != g_unichar_tolower(first);
  if (has_case && last) g_string_append_unichar(out, g_unichar_toupper(last));
  return g_string_free(out, FALSE);
}

/* The first two letters of the name. */
static char *beginning_new(const char *name)
{
  GString *out = g_string_new(NULL);
  size_t n = 0;
  for (const char *c = name; *c && n < 2; c = g_utf8_next_char(c)) {
    gunichar letter = g_utf8_get_char(c);
    if (!g_unichar_isalnum(letter)) continue;
    g_string_append_unichar(out, n++ == 0 ? g_unichar_toupper(letter) : g_unichar_tolower(letter));
  }
  return g_string_free(out, FALSE);
}

static const char *name_of(const CjmPersona *persona)
{
  return persona->title.at ? persona->title.at : persona->o.id;
}

static void count(GHashTable *counts, const char *text)
{
  guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, text));
  g_hash_table_insert(counts, g_strdup(text), GUINT_TO_POINTER(n + 1));
}

static bool is_unique(GHashTable *counts, const char *text)
{
  return *text && GPOINTER_TO_UINT(g_hash_table_lookup(counts, text)) == 1;
}

static void find_initials(CjmSheet *sheet, const char **ret_initials)
{
  const CjmJourney *journey = cjm_journey_whole(sheet->journey);
  g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (size_t i = 0; i < journey->personas.n; i++) {
    g_autofree char *initials = initials_new(name_of(journey->personas.at[i]));
    g_autofree char *beginning = beginning_new(name_of(journey->personas.at[i]));
    count(counts, initials);
    if (strcmp(beginning, initials) != 0) count(counts, beginning);
  }
  for (size_t i = 0; i < journey->personas.n; i++) {
    g_autofree char *initials = initials_new(name_of(journey->personas.at[i]));
    g_autofree char *beginning = beginning_new(name_of(journey->personas.at[i]));
    const char *text = is_unique(counts, initials) ? initials : is_unique(counts, beginning) ? beginning : NULL;
    ret_initials[i] = text ? cjm_arena_strdup(sheet->scene->arena, text) : cjm_arena_printf(sheet->scene->arena, "%zu", i + 1);
  }
}

static struct CjmPersonaMarks *marks_of(CjmSheet *sheet)
{
  if (!sheet->persona_marks) {
    CjmArena *arena = sheet->scene->arena;
    struct CjmPersonaMarks *marks = sheet->persona_marks = cjm_arena_make(arena, struct CjmPersonaMarks, 1);
    marks->initials = cjm_arena_make(arena, const char *, cjm_journey_whole(sheet->journey)->personas.n);
    marks->marked = cjm_arena_make(arena, bool, cjm_journey_whole(sheet->journey)->personas.n);
    find_initials(sheet, marks->initials);
  }
  return sheet->persona_marks;
}

const char *cjm_persona_initials(CjmSheet *sheet, const CjmPersona *persona)
{
  return marks_of(sheet)->initials[persona->o.index];
}

bool cjm_persona_is_marked(const CjmSheet *sheet, const CjmPersona *persona)
{
  return sheet->persona_marks && sheet->persona_marks->marked[persona->o.index];
}

/* ---- the mark ---- */

typedef struct Mark {
  CjmFlow *initials;
  CjmIdentity identity;
  const char *name;
  bool outlined;
} Mark;

static const double mark_height = 16, mark_pad = 5; /* px */

/* The corners of the mark for each shape of the points of a persona. */
typedef enum Corner { ROUND, SHARP, CUT } Corner;

static const struct {
  Corner top, bottom;
} corners[] = {
  [CJM_POINT_CIRCLE] = {ROUND, ROUND}, [CJM_POINT_SQUARE] = {SHARP, SHARP}, [CJM_POINT_TRIANGLE] = {CUT, SHARP},
  [CJM_POINT_DIAMOND] = {CUT, CUT},    [CJM_POINT_CUP] = {SHARP, CUT},      [CJM_POINT_BAR] = {SHARP, ROUND},
};

/* Draws the corner at `at`, from `before` to `after`. */
static void draw_corner(CjmPath *path, Corner corner, CjmPoint at, CjmPoint before, CjmPoint after)
{
  const double k = CJM_CIRCLE_HANDLE;
  if (corner == SHARP) {
    cjm_path_line(path, at.x, at.y);
    return;
  }
  cjm_path_line(path, before.x, before.y);
  if (corner == CUT) cjm_path_line(path, after.x, after.y);
  else
    cjm_path_curve(path, before.x + k * (at.x - before.x), before.y + k * (at.y - before.y), after.x + k * (at.x - after.x),
                   after.y + k * (at.y - after.y), after.x, after.y);
}

static void draw_surface(CjmScene *scene, CjmRect at, CjmPointShape shape, CjmPaint fill, CjmStroke edge)
{
  Corner top = corners[shape].top, bottom = corners[shape].bottom;
  double left = at.x, right = at.x + at.w, y1 = at.y, y2 = at.y + at.h, middle = at.x + at.w / 2;
  double t = top == ROUND ? at.h / 2 : at.h / 3, b = bottom == ROUND ? at.h / 2 : at.h / 3;
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, middle, y1);
  draw_corner(&path, top, (CjmPoint){right, y1}, (CjmPoint){right - t, y1}, (CjmPoint){right, y1 + t});
  draw_corner(&path, bottom, (CjmPoint){right, y2}, (CjmPoint){right, y2 - b}, (CjmPoint){right - b, y2});
  draw_corner(&path, bottom, (CjmPoint){left, y2}, (CjmPoint){left + b, y2}, (CjmPoint){left, y2 - b});
  draw_corner(&path, top, (CjmPoint){left, y1}, (CjmPoint){left, y1 + t}, (CjmPoint){left + t, y1});
  cjm_path_close(&path);
  cjm_path_end(&path, scene, fill, edge);
}

static void draw_mark(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const Mark *mark = data;
  CjmColour colour = mark->identity.colour, other = cjm_colour_ink_on(colour);
  bool inverted = cjm_colour_contrast(colour, background) < 3;
  CjmColour fill = mark->outlined ? background : inverted ? other : colour;
  CjmColour ink = mark->outlined || inverted ? cjm_colour_readable(colour, fill, 4.6) : other;
  CjmStroke edge = mark->outlined ? cjm_stroke(ink, 1.1) : CJM_NO_STROKE;
  cjm_scene_open(scene, (CjmSceneGroup){.role = CJM_GROUP_MARK, .title = mark->name, .bounds = at});
  double inset = mark->outlined ? 0.55 : 0;
  draw_surface(scene, cjm_rect_inset(at, inset, inset), mark->identity.shape, cjm_paint(fill), edge);
  CjmTextBlock *block = cjm_flow_set(scene->arena, mark->initials, 1000, CJM_ALIGN_START);
  cjm_scene_text(scene, block, (CjmPoint){at.x + (at.w - block->width) / 2, at.y + (at.h - block->height) / 2}, ink, fill);
  cjm_scene_close(scene);
}

CjmBox *cjm_persona_mark(CjmSheet *sheet, const CjmPersona *persona)
{
  CjmMaker *m = &sheet->m;
  Mark *mark = cjm_arena_make(m->arena, Mark, 1);
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_TINY, CJM_WEIGHT_BOLD);
  *mark = (Mark){.initials = cjm_flow(m->arena, m->fonts, style, cjm_persona_initials(sheet, persona)),
                 .identity = cjm_identity_of_persona(sheet, persona),
                 .name = name_of(persona),
                 .outlined = persona->role.value == CJM_ROLE_EMPLOYEE};
  marks_of(sheet)->marked[persona->o.index] = true;
  double width = fmax(22, ceil(cjm_flow_width(mark->initials)) + 2 * mark_pad);
  return cjm_sheet_sign(sheet, CJM_SIGN_PERSONA, cjm_box_drawing(m, width, mark_height, draw_mark, mark));
}

CjmBox *cjm_persona_marks(CjmSheet *sheet, const CjmRefs *personas)
{
  CjmBox *wrap = cjm_box_wrap(&sheet->m, 3, 3);
  for (size_t i = 0; i < personas->n; i++)
    if (personas->at[i]->to && cjm_journey_shows_persona(sheet->journey, (const CjmPersona *)personas->at[i]->to))
      cjm_box_add(wrap, cjm_persona_mark(sheet, (const CjmPersona *)personas->at[i]->to));
  return cjm_box_is_empty(wrap) ? NULL : wrap;
}
