#include "layout/status.h"

#include <math.h>

CjmSign cjm_sign_of_status(int status)
{
  return status == CJM_STATUS_RESEARCHED ? CJM_SIGN_RESEARCHED : status == CJM_STATUS_PARTLY ? CJM_SIGN_PARTLY : CJM_SIGN_ASSUMED;
}

static void draw_half(CjmScene *scene, CjmPoint c, double r, CjmStroke stroke)
{
  CjmPath path = cjm_path_begin();
  cjm_path_half_circle(&path, c, r);
  cjm_path_end(&path, scene, CJM_NO_PAINT, stroke);
}

void cjm_status_draw(CjmScene *scene, int status, CjmPoint centre, double radius, CjmColour colour)
{
  double dash = 2 * G_PI * radius / 24; /* twelve dashes and twelve gaps of equal length */
  if (status == CJM_STATUS_RESEARCHED) cjm_scene_circle(scene, centre, radius, CJM_NO_PAINT, cjm_stroke(colour, 1.5));
  else cjm_scene_circle(scene, centre, radius, CJM_NO_PAINT, cjm_stroke_dashed(colour, 1.1, dash, dash));
  if (status == CJM_STATUS_PARTLY) draw_half(scene, centre, radius, cjm_stroke(colour, 1.8));
}

/* ---- a small ring ---- */

typedef struct Ring {
  int status;
  CjmColour colour;
  CjmBox *disc; /* NULL: none */
} Ring;

static const double small_radius = 5.5, ring_gap = 3; /* px */

static void draw_small(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const Ring *ring = data;
  cjm_status_draw(scene, ring->status, (CjmPoint){at.x + at.w / 2, at.y + at.h / 2}, small_radius,
                  cjm_colour_readable(ring->colour, background, 3.1));
}

static CjmBox *ring_box(CjmSheet *sheet, double width, double height, CjmDraw draw, Ring data)
{
  Ring *ring = cjm_arena_make(sheet->m.arena, Ring, 1);
  *ring = data;
  return cjm_sheet_sign(sheet, cjm_sign_of_status(data.status), cjm_box_drawing(&sheet->m, width, height, draw, ring));
}

CjmBox *cjm_status_box(CjmSheet *sheet, int status, CjmColour ink)
{
  static const CjmWord words[] = {[CJM_STATUS_ASSUMPTION] = CJM_WORD_RESEARCH_ASSUMPTION,
                                  [CJM_STATUS_PARTLY] = CJM_WORD_RESEARCH_PARTLY,
                                  [CJM_STATUS_RESEARCHED] = CJM_WORD_RESEARCH_DONE};
  if (status == CJM_STATUS_NONE) return NULL;
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR);
  CjmBox *ring = ring_box(sheet, 13, 13, draw_small, (Ring){status, ink, NULL});
  return cjm_box_hang(&sheet->m, ring, 5, style.leading,
                      cjm_box_text(&sheet->m, style, ink, cjm_sheet_word(sheet, words[status])));
}

/* ---- round a number ---- */

static void draw_round(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const Ring *ring = data;
  double width = cjm_box_width(ring->disc), height = cjm_box_height(ring->disc, width);
  cjm_box_place(ring->disc, scene, at.x + (at.w - width) / 2, at.y + (at.h - height) / 2, width, background);
  CjmColour colour = cjm_colour_readable(ring->colour, background, 3.1);
  cjm_status_draw(scene, ring->status, (CjmPoint){at.x + at.w / 2, at.y + at.h / 2}, fmax(width, height) / 2 + ring_gap - 0.8, colour);
}

CjmBox *cjm_status_ring(CjmSheet *sheet, int status, CjmColour colour, CjmBox *disc)
{
  if (status == CJM_STATUS_NONE) return disc;
  double size = fmax(cjm_box_width(disc), cjm_box_height(disc, cjm_box_width(disc))) + 2 * ring_gap;
  return ring_box(sheet, size, size, draw_round, (Ring){status, colour, disc});
}

/* ---- a dashed outline ---- */

typedef struct Frame {
  CjmBox box;
  CjmBox *child;
  CjmColour colour;
} Frame;

static const double frame_x = 7, frame_y = 6; /* px around the box */

static double frame_min_width(const CjmBox *box)
{
  return cjm_box_min_width(((const Frame *)box)->child);
}

static double frame_width(const CjmBox *box)
{
  return cjm_box_width(((const Frame *)box)->child);
}

static double frame_height(const CjmBox *box, double width)
{
  return cjm_box_height(((const Frame *)box)->child, width);
}

static void frame_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  const Frame *frame = (const Frame *)box;
  cjm_scene_rect(scene, cjm_rect_inset(at, -frame_x, -frame_y), 6, CJM_NO_PAINT, cjm_stroke_dashed(frame->colour, 1.1, 3, 3));
  cjm_box_place(frame->child, scene, at.x, at.y, at.w, background);
}

static CjmContent *frame_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  const Frame *frame = (const Frame *)box;
  CjmContent *content = cjm_content(maker, CJM_CONTENT_CARD);
  content->u.card.edge = cjm_stroke_dashed(frame->colour, 1.1, 3, 3);
  content->u.card.radius = 6;
  content->u.card.pad_x = frame_x;
  content->u.card.pad_y = frame_y;
  cjm_content_add(content, cjm_box_content(frame->child, maker, background));
  return content;
}

static const CjmBoxClass frame_class = {frame_min_width, frame_width, frame_height, frame_place, frame_content};

CjmBox *cjm_status_assumed(CjmSheet *sheet, CjmBox *box)
{
  Frame *frame = cjm_arena_make(sheet->m.arena, Frame, 1);
  *frame = (Frame){{&frame_class}, box, sheet->theme.neutral};
  return &frame->box;
}

/* ---- progress ---- */

CjmBox *cjm_progress_box(CjmSheet *sheet, CjmWord word, CjmSize size, CjmColour ink, CjmColour colour)
{
  static const struct {
    CjmWord word;
    CjmMark mark;
    double size; /* px */
  } marks[] = {{CJM_WORD_STATUS_PLANNED, CJM_MARK_RING, 11},
               {CJM_WORD_STATUS_DOING, CJM_MARK_HALF, 11},
               {CJM_WORD_STATUS_DONE, CJM_MARK_DOT, 11},
               {CJM_WORD_STATUS_DROPPED, CJM_MARK_CROSS, 8}};
  CjmTextStyle style = cjm_sheet_style(size, CJM_WEIGHT_REGULAR);
  CjmBox *text = cjm_box_text(&sheet->m, style, ink, cjm_sheet_word(sheet, word));
  if (word == CJM_WORD_STATUS_IDEA) return text; /* not started: no mark */
  for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
    if (marks[i].word == word)
      return cjm_box_hang(&sheet->m, cjm_mark_box(&sheet->m, marks[i].mark, marks[i].size, colour), size == CJM_SIZE_SMALL ? 5 : 7,
                          style.leading, text);
  g_assert_not_reached();
}
