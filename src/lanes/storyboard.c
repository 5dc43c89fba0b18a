/* storyboard.c: a picture for each step that has one. */
#include "lanes/lane.h"

typedef struct Frame {
  const CjmImage *image;
  CjmColour edge;
} Frame;

static const double tall = 204, wide = 176, narrowest = 84, gap = 10; /* px */

static void draw_frame(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const Frame *frame = data;
  (void)background;
  cjm_scene_image(scene, at, 4, frame->image->data, frame->image->len);
  cjm_scene_rect(scene, at, 4, CJM_NO_PAINT, cjm_stroke(frame->edge, 1));
}

/* The picture with its caption; NULL if the file cannot be used, which has been reported. Screens of phones are limited in height,
 * others in width, so that text in them is readable. */
static CjmBox *picture_box(CjmSheet *sheet, const CjmPicture *picture)
{
  const CjmImage *image = picture->file.at ? sheet->image(sheet, &picture->file) : NULL;
  if (!image) return NULL;
  double aspect = (double)image->width / (double)image->height, width = MIN(wide, tall * aspect);
  Frame *frame = cjm_arena_make(sheet->m.arena, Frame, 1);
  *frame = (Frame){image, sheet->theme.rule};
  CjmBox *box = cjm_box_drawing(&sheet->m, width, width / aspect, draw_frame, frame);
  CjmBox *caption = cjm_sheet_small(sheet, &picture->text);
  if (!caption) return box;
  cjm_box_limit(caption, MAX(width, narrowest));
  CjmBox *stack = cjm_box_stack(&sheet->m, 4);
  cjm_box_add(stack, box);
  cjm_box_add(stack, caption);
  return stack;
}

static CjmBox *cell(CjmSheet *sheet, const CjmLane *lane, const CjmStep *step)
{
  (void)lane;
  CjmBox *wrap = cjm_box_wrap(&sheet->m, gap, gap);
  cjm_box_align_tops(wrap);
  for (size_t i = 0; i < step->images.n; i++) cjm_box_add(wrap, picture_box(sheet, step->images.at[i]));
  return cjm_lane_stack_or_null(wrap);
}

const CjmLaneClass cjm_lane_storyboard = {.cell = cell};
