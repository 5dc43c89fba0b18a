/* storyboard.c: a picture for each step that has one. */
#include "lanes/lane.h"

typedef struct Frame {
  const CjmImage *image;
  CjmColour edge;
} Frame;

static const double frame_height = 110; /* px */

/* The whole picture, as large as the column and the height allow. */
static void draw_frame(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const Frame *frame = data;
  (void)background;
  double aspect = (double)frame->image->width / (double)frame->image->height;
  CjmRect box = {at.x, at.y, MIN(at.w, at.h * aspect), 0};
  box.h = box.w / aspect;
  cjm_scene_image(scene, box, 4, frame->image->png, frame->image->len);
  cjm_scene_rect(scene, box, 4, CJM_NO_PAINT, cjm_stroke(frame->edge, 1));
}

/* The picture with its caption; NULL where the file cannot be used, which has been reported. */
static CjmBox *picture_box(CjmSheet *sheet, const CjmPicture *picture)
{
  const CjmImage *image = picture->file.at ? sheet->image(sheet, &picture->file) : NULL;
  if (!image) return NULL;
  Frame *frame = cjm_arena_make(sheet->m.arena, Frame, 1);
  *frame = (Frame){image, sheet->theme.rule};
  CjmBox *band = cjm_box_band(&sheet->m, frame_height, draw_frame, frame);
  if (!picture->text.at) return band;
  CjmBox *stack = cjm_box_stack(&sheet->m, 4);
  cjm_box_add(stack, band);
  cjm_box_add(stack, cjm_sheet_small(sheet, &picture->text));
  return stack;
}

static CjmBox *cell(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  CjmBox *stack = cjm_lane_stack(sheet, 8);
  for (size_t i = 0; i < step->images.n; i++) {
    CjmBox *box = picture_box(sheet, step->images.at[i]);
    if (box) cjm_box_add(stack, box);
  }
  return cjm_lane_stack_or_null(stack);
}

const CjmLaneClass cjm_lane_storyboard = {.cell = cell};
