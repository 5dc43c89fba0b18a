#include "export/faces.h"

#include <hb.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>

struct CjmFace {
  guint index;
  PangoFont *font; /* one of the fonts with this face */
  char *name;      /* distinguishes the faces made of one file, for example by synthesised weight */
  cairo_t *cr;     /* if only FreeType can draw it: scaled to one em; else NULL */
};

struct CjmFaces {
  GPtrArray *faces;
  GHashTable *by_font; /* PangoFont -> CjmFace */
};

static void face_free(gpointer data)
{
  CjmFace *face = data;
  g_object_unref(face->font);
  g_free(face->name);
  if (face->cr) cairo_destroy(face->cr);
  g_free(face);
}

CjmFaces *cjm_faces_new(void)
{
  CjmFaces *faces = g_new0(CjmFaces, 1);
  faces->faces = g_ptr_array_new_with_free_func(face_free);
  faces->by_font = g_hash_table_new(NULL, NULL);
  return faces;
}

void cjm_faces_free(CjmFaces *faces)
{
  if (!faces) return;
  g_hash_table_unref(faces->by_font);
  g_ptr_array_unref(faces->faces);
  g_free(faces);
}

/* ---- faces ---- */

static char *name_of(PangoFont *font)
{
  PangoFontDescription *desc = pango_font_describe(font);
  pango_font_description_unset_fields(desc, PANGO_FONT_MASK_SIZE);
  char *name = pango_font_description_to_string(desc);
  pango_font_description_free(desc);
  return name;
}

/* Whether the weight or slant is synthesised, which HarfBuzz does not draw. */
static bool is_synthesised(PangoFont *font)
{
  FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
  FcBool bolder = FcFalse;
  FcMatrix *matrix;
  FcPatternGetBool(pattern, FC_EMBOLDEN, 0, &bolder);
  return bolder || FcPatternGetMatrix(pattern, FC_MATRIX, 0, &matrix) == FcResultMatch;
}

cairo_scaled_font_t *cjm_scaled_font_new(PangoFont *font, double size)
{
  cairo_scaled_font_t *opened = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font));
  cairo_matrix_t matrix, identity;
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_matrix_init_identity(&identity);
  cairo_scaled_font_get_font_matrix(opened, &matrix);
  cairo_matrix_scale(&matrix, size / CJM_FONT_SIZE, size / CJM_FONT_SIZE);
  cairo_scaled_font_get_font_options(opened, options);
  cairo_scaled_font_t *scaled = cairo_scaled_font_create(cairo_scaled_font_get_font_face(opened), &matrix, &identity, options);
  cairo_font_options_destroy(options);
  return scaled;
}

static cairo_t *context_at_em(PangoFont *font)
{
  cairo_scaled_font_t *scaled = cjm_scaled_font_new(font, CJM_FACE_EM);
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create(surface);
  cairo_set_scaled_font(cr, scaled);
  cairo_scaled_font_destroy(scaled);
  cairo_surface_destroy(surface);
  return cr;
}

/* Whether two fonts are the same face of a file. */
static bool is_same_file(PangoFont *a, PangoFont *b)
{
  FcChar8 *files[2];
  int indices[2];
  PangoFont *fonts[] = {a, b};
  for (size_t i = 0; i < 2; i++) {
    FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(fonts[i]));
    if (FcPatternGetString(pattern, FC_FILE, 0, &files[i]) != FcResultMatch ||
        FcPatternGetInteger(pattern, FC_INDEX, 0, &indices[i]) != FcResultMatch)
      return false;
  }
  return indices[0] == indices[1] && g_str_equal(files[0], files[1]);
}

static CjmFace *face_new(guint index, PangoFont *font, const char *name)
{
  CjmFace *face = g_new0(CjmFace, 1);
  *face = (CjmFace){.index = index, .font = g_object_ref(font), .name = g_strdup(name)};
  if (is_synthesised(font)) face->cr = context_at_em(font);
  return face;
}

CjmFace *cjm_faces_get(CjmFaces *faces, PangoFont *font)
{
  CjmFace *known = g_hash_table_lookup(faces->by_font, font);
  if (known) return known;
  char *name = name_of(font);
  for (guint i = 0; !known && i < faces->faces->len; i++) {
    CjmFace *face = faces->faces->pdata[i];
    if (is_same_file(face->font, font) && g_str_equal(face->name, name)) known = face;
  }
  if (!known) {
    known = face_new(faces->faces->len, font, name);
    g_ptr_array_add(faces->faces, known);
  }
  g_free(name);
  g_hash_table_insert(faces->by_font, font, known);
  return known;
}

guint cjm_face_index(const CjmFace *face)
{
  return face->index;
}

PangoFont *cjm_face_font(const CjmFace *face)
{
  return face->font;
}

/* ---- outlines by HarfBuzz ---- */

/* The state of walking an outline. */
typedef struct Walk {
  CjmOutlineVisit visit;
  void *data;
  double x_unit, y_unit; /* 1/1000 em per unit of the font */
  CjmPoint start;        /* of the figure */
  CjmPoint at;           /* where the last step ended */
  bool line;             /* that step is a line that has not been visited yet: if it leads back to the start, it is redundant */
} Walk;

static CjmPoint point(const Walk *walk, float x, float y)
{
  return (CjmPoint){x * walk->x_unit, -y * walk->y_unit};
}

static void emit(Walk *walk, CjmPathVerb verb, CjmPoint a, CjmPoint b, CjmPoint c)
{
  CjmPathStep made = {verb, {a, b, c}};
  walk->visit(&made, walk->data);
}

static void step(Walk *walk, CjmPathVerb verb, CjmPoint a, CjmPoint b, CjmPoint c)
{
  if (walk->line) emit(walk, CJM_PATH_LINE, walk->at, walk->at, walk->at);
  walk->line = false;
  emit(walk, verb, a, b, c);
}

static void on_move(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
  (void)funcs, (void)state, (void)user;
  Walk *walk = data;
  walk->start = point(walk, x, y);
  step(walk, CJM_PATH_MOVE, walk->start, walk->start, walk->start);
  walk->at = walk->start;
}

static void on_line(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
  (void)funcs, (void)state, (void)user;
  Walk *walk = data;
  if (walk->line) emit(walk, CJM_PATH_LINE, walk->at, walk->at, walk->at);
  walk->at = point(walk, x, y);
  walk->line = true;
}

static CjmPoint two_thirds(CjmPoint from, CjmPoint to)
{
  return (CjmPoint){from.x + (to.x - from.x) * 2 / 3, from.y + (to.y - from.y) * 2 / 3};
}

/* Every quadratic curve can be written as a cubic one, exactly. */
static void on_quadratic(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1, float x, float y,
                         void *user)
{
  (void)funcs, (void)state, (void)user;
  Walk *walk = data;
  CjmPoint control = point(walk, x1, y1), end = point(walk, x, y);
  step(walk, CJM_PATH_CURVE, two_thirds(walk->at, control), two_thirds(end, control), end);
  walk->at = end;
}

static void on_cubic(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1, float x2, float y2, float x,
                     float y, void *user)
{
  (void)funcs, (void)state, (void)user;
  Walk *walk = data;
  step(walk, CJM_PATH_CURVE, point(walk, x1, y1), point(walk, x2, y2), point(walk, x, y));
  walk->at = point(walk, x, y);
}

static void on_close(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *user)
{
  (void)funcs, (void)state, (void)user;
  Walk *walk = data;
  if (walk->at.x == walk->start.x && walk->at.y == walk->start.y) walk->line = false;
  step(walk, CJM_PATH_CLOSE, walk->at, walk->at, walk->at);
}

static gpointer make_funcs(gpointer unused)
{
  (void)unused;
  hb_draw_funcs_t *funcs = hb_draw_funcs_create();
  hb_draw_funcs_set_move_to_func(funcs, on_move, NULL, NULL);
  hb_draw_funcs_set_line_to_func(funcs, on_line, NULL, NULL);
  hb_draw_funcs_set_quadratic_to_func(funcs, on_quadratic, NULL, NULL);
  hb_draw_funcs_set_cubic_to_func(funcs, on_cubic, NULL, NULL);
  hb_draw_funcs_set_close_path_func(funcs, on_close, NULL, NULL);
  hb_draw_funcs_make_immutable(funcs);
  return funcs;
}

static void draw_by_harfbuzz(const CjmFace *face, guint glyph, CjmOutlineVisit visit, void *data)
{
  static GOnce once = G_ONCE_INIT;
  hb_font_t *font = pango_font_get_hb_font(face->font);
  int x_scale, y_scale;
  hb_font_get_scale(font, &x_scale, &y_scale);
  Walk walk = {.visit = visit, .data = data, .x_unit = CJM_FACE_EM / x_scale, .y_unit = CJM_FACE_EM / y_scale};
#if HB_VERSION_ATLEAST(7, 0, 0)
  hb_font_draw_glyph(font, glyph, g_once(&once, make_funcs, NULL), &walk);
#else
  hb_font_get_glyph_shape(font, glyph, g_once(&once, make_funcs, NULL), &walk);
#endif
}

/* ---- outlines that are kept with their font, which the maps of a batch share ---- */

static void keep(const CjmPathStep *step, void *data)
{
  g_array_append_val((GArray *)data, *step);
}

static void outline_free(gpointer outline)
{
  g_array_free(outline, TRUE);
}

/* The outline of a glyph: CjmPathStep. */
static const GArray *outline_of(const CjmFace *face, guint glyph)
{
  GQuark key = g_quark_from_static_string("cjm-outlines");
  GHashTable *outlines = g_object_get_qdata(G_OBJECT(face->font), key);
  if (!outlines) {
    outlines = g_hash_table_new_full(NULL, NULL, NULL, outline_free);
    g_object_set_qdata_full(G_OBJECT(face->font), key, outlines, (GDestroyNotify)g_hash_table_unref);
  }
  GArray *outline = g_hash_table_lookup(outlines, GUINT_TO_POINTER(glyph));
  if (outline) return outline;
  outline = g_array_new(FALSE, FALSE, sizeof(CjmPathStep));
  draw_by_harfbuzz(face, glyph, keep, outline);
  g_hash_table_insert(outlines, GUINT_TO_POINTER(glyph), outline);
  return outline;
}

static void draw_kept(const CjmFace *face, guint glyph, CjmOutlineVisit visit, void *data)
{
  const GArray *outline = outline_of(face, glyph);
  for (guint i = 0; i < outline->len; i++) visit(&g_array_index(outline, CjmPathStep, i), data);
}

/* ---- outlines by FreeType, through cairo ---- */

static CjmPathStep step_of(const cairo_path_data_t *data)
{
  static const CjmPathVerb verbs[] = {[CAIRO_PATH_MOVE_TO] = CJM_PATH_MOVE,
                                      [CAIRO_PATH_LINE_TO] = CJM_PATH_LINE,
                                      [CAIRO_PATH_CURVE_TO] = CJM_PATH_CURVE,
                                      [CAIRO_PATH_CLOSE_PATH] = CJM_PATH_CLOSE};
  CjmPathStep made = {.verb = verbs[data->header.type]};
  for (int i = 1; i < data->header.length; i++) made.p[i - 1] = (CjmPoint){data[i].point.x, data[i].point.y};
  return made;
}

/* cairo ends each closed figure with a redundant move to its beginning. */
static bool is_redundant(const cairo_path_t *path, int i)
{
  const cairo_path_data_t *data = &path->data[i];
  if (data->header.type != CAIRO_PATH_MOVE_TO) return false;
  int next = i + data->header.length;
  return next >= path->num_data || path->data[next].header.type == CAIRO_PATH_MOVE_TO;
}

static void draw_by_freetype(const CjmFace *face, guint glyph, CjmOutlineVisit visit, void *data)
{
  cairo_glyph_t drawn = {.index = glyph};
  cairo_new_path(face->cr);
  cairo_glyph_path(face->cr, &drawn, 1);
  cairo_path_t *path = cairo_copy_path(face->cr);
  for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
    if (is_redundant(path, i)) continue;
    CjmPathStep made = step_of(&path->data[i]);
    visit(&made, data);
  }
  cairo_path_destroy(path);
}

void cjm_face_outline(CjmFace *face, guint glyph, CjmOutlineVisit visit, void *data)
{
  if (face->cr) draw_by_freetype(face, glyph, visit, data);
  else draw_kept(face, glyph, visit, data);
}

double cjm_face_advance(const CjmFace *face, guint glyph)
{
  hb_font_t *font = pango_font_get_hb_font(face->font);
  int x_scale, y_scale;
  hb_font_get_scale(font, &x_scale, &y_scale);
  return hb_font_get_glyph_h_advance(font, glyph) * CJM_FACE_EM / x_scale;
}
