/* storyboard.c: a picture for each step that has one. */
#include "lanes/lane.h"

typedef struct Frame {
  const CjmImage *image;
  CjmColour edge;
} Frame;

static const double frame_height = 110; /* px */

/* The whole picture, as large as the column and the height allow. */
static void draw_frame(CjmScene *scene, CjmRect at, CjmColour ground, const void *data)
{
  const Frame *frame = data;
  (void)ground;
  double aspect = (double)frame->image->width / (double)frame->image->height;
  CjmRect box = {at.x, at.y, MIN(at.w, at.h * aspect), 0};
  box.h = box.w / aspect;
  cjm_scene_image(scene, box, 4, frame->image->png, frame->image->len);
  cjm_scene_rect(scene, box, 4, CJM_NO_PAINT, cjm_stroke(frame->edge, 1));
}

static CjmBox *cell(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  const CjmImage *image = step->image.at ? sheet->image(sheet, &step->image) : NULL;
  if (!image) return NULL;
  Frame *frame = cjm_arena_make(sheet->m.arena, Frame, 1);
  *frame = (Frame){image, sheet->theme.rule};
  return cjm_box_band(&sheet->m, frame_height, draw_frame, frame);
}

const CjmLaneClass cjm_lane_storyboard = {.id = CJM_LANE_STORYBOARD, .title = CJM_WORD_STORYBOARD, .cell = cell};
