#include "layout/qr.h"

#include <math.h>
#include <string.h>

#include <qrencode.h>

enum { QUIET = 4 /* modules */ };

static const double module = 2; /* px: whole pixels in a PNG at 96 ppi */

typedef struct Code {
  size_t n;              /* modules a side */
  const guint8 *modules; /* n × n, row by row from the top; 1: dark */
  const char *text;
} Code;

static bool is_dark(const Code *code, size_t x, size_t y)
{
  return x < code->n && y < code->n && code->modules[y * code->n + x];
}

/* ---- the outline ---- */

typedef enum Direction { EAST, SOUTH, WEST, NORTH } Direction;

/* Edges between dark and light modules, which have dark on their right: for each corner of the grid, the directions in which some begin. */
typedef struct Edges {
  size_t n; /* corners a side */
  guint8 *at;
} Edges;

static Edges edges_new(const Code *code)
{
  Edges edges = {code->n + 1, g_new0(guint8, (code->n + 1) * (code->n + 1))};
  for (size_t y = 0; y < code->n; y++)
    for (size_t x = 0; x < code->n; x++) {
      if (!is_dark(code, x, y)) continue;
      guint8 *upper = edges.at + y * edges.n + x, *lower = upper + edges.n;
      if (!is_dark(code, x, y - 1)) upper[0] |= 1 << EAST;
      if (!is_dark(code, x + 1, y)) upper[1] |= 1 << SOUTH;
      if (!is_dark(code, x, y + 1)) lower[1] |= 1 << WEST;
      if (!is_dark(code, x - 1, y)) lower[0] |= 1 << NORTH;
    }
  return edges;
}

/* Where two dark modules touch at a corner, each keeps its own outline. */
static bool find_turn(guint8 begun, Direction *io_direction)
{
  static const Direction turns[] = {1, 0, 3}; /* right, straight on, left */
  for (size_t i = 0; i < G_N_ELEMENTS(turns); i++) {
    Direction next = (*io_direction + turns[i]) % 4;
    if (!(begun & 1 << next)) continue;
    *io_direction = next;
    return true;
  }
  return false;
}

/* Takes one closed outline away from the edges, beginning to the east from corner x, y, where it turns. */
static void trace(Edges *edges, size_t x, size_t y, CjmPoint origin, CjmPath *path)
{
  Direction direction = EAST, before = EAST;
  cjm_path_move(path, origin.x + (double)x * module, origin.y + (double)y * module);
  for (guint8 *begun = &edges->at[y * edges->n + x]; find_turn(*begun, &direction); begun = &edges->at[y * edges->n + x]) {
    *begun &= (guint8)~(1 << direction);
    if (direction != before) cjm_path_line(path, origin.x + (double)x * module, origin.y + (double)y * module);
    before = direction;
    if (direction == EAST) x++;
    else if (direction == WEST) x--;
    else if (direction == SOUTH) y++;
    else y--;
  }
  cjm_path_close(path);
}

/* ---- the box ---- */

/* The dark modules as one shape: squares side by side would show seams where a pixel has parts of two. */
static void draw_code(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  static const CjmColour light = CJM_RGB(0xffffff), dark = CJM_RGB(0x000000);
  const Code *code = data;
  CjmRect plate = {floor(at.x), floor(at.y), at.w, at.h};
  CjmPoint origin = {plate.x + QUIET * module, plate.y + QUIET * module};
  (void)background;
  cjm_scene_open(scene, (CjmSceneGroup){.role = CJM_GROUP_QR, .title = code->text, .bounds = plate, .upright = true});
  cjm_scene_rect(scene, plate, 0, cjm_paint(light), CJM_NO_STROKE);
  Edges edges = edges_new(code);
  CjmPath path = cjm_path_begin();
  for (size_t y = 0; y < edges.n; y++)
    for (size_t x = 0; x < edges.n; x++)
      if (edges.at[y * edges.n + x] & 1 << EAST) trace(&edges, x, y, origin, &path);
  cjm_path_end(&path, scene, cjm_paint(dark), CJM_NO_STROKE);
  g_free(edges.at);
  cjm_scene_close(scene);
}

CjmBox *cjm_qr_box(const CjmMaker *m, const char *text)
{
  size_t len = strlen(text);
  if (len > CJM_QR_BYTES) return NULL;
  QRcode *made = QRcode_encodeData((int)len, (const unsigned char *)text, 0, QR_ECLEVEL_M);
  if (!made) g_error("no memory for a QR code");
  size_t n = (size_t)made->width;
  guint8 *modules = cjm_arena_alloc(m->arena, n * n);
  for (size_t i = 0; i < n * n; i++) modules[i] = made->data[i] & 1;
  QRcode_free(made);
  Code *code = cjm_arena_make(m->arena, Code, 1);
  *code = (Code){n, modules, text};
  double side = ((double)n + 2 * QUIET) * module;
  return cjm_box_drawing(m, side, side, draw_code, code);
}
