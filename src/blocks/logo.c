/* logo.c: the picture beside the heading. */
#include "blocks/block.h"
#include "picture/picture.h"

static const double tallest = 62, widest = 220, pad = 8; /* px; as tall as two lines of the heading */

typedef struct Logo {
  const CjmImage *image;
  CjmPaint plate;
} Logo;

static void draw_logo(CjmScene *scene, CjmRect at, CjmColour background, const void *data)
{
  const Logo *logo = data;
  double inset = logo->plate.on ? pad : 0;
  (void)background;
  cjm_scene_open(scene, (CjmSceneGroup){.role = CJM_GROUP_LOGO, .bounds = at});
  if (logo->plate.on) cjm_scene_rect(scene, at, 6, logo->plate, CJM_NO_STROKE);
  CjmRect picture = {at.x + inset, at.y + inset, at.w - 2 * inset, at.h - 2 * inset};
  cjm_scene_image(scene, picture, 0, logo->image->data, logo->image->len);
  cjm_scene_close(scene);
}

/* A surface for a logo with a transparent background that was made for sheets of the other brightness: dark letters on a dark theme, or on
 * one of the pages of a theme that has both. */
static CjmPaint find_plate(const CjmSheet *sheet, const CjmImage *image)
{
  static const CjmColour light = CJM_RGB(0xffffff), dark = CJM_RGB(0x18202b);
  double share = cjm_picture_share_visible(image->data, image->len, sheet->theme.background);
  if (share >= 0.5) return CJM_NO_PAINT;
  double on_light = cjm_picture_share_visible(image->data, image->len, light);
  double on_dark = cjm_picture_share_visible(image->data, image->len, dark);
  if (MAX(on_light, on_dark) <= share) return CJM_NO_PAINT;
  return cjm_paint(on_light > on_dark ? light : dark);
}

CjmBox *cjm_block_logo(CjmSheet *sheet)
{
  const CjmThemeChoice *theme = sheet->journey->theme;
  const CjmImage *image = theme && theme->logo.at ? sheet->image(sheet, &theme->logo) : NULL;
  if (!image) return NULL;
  Logo *logo = cjm_arena_make(sheet->m.arena, Logo, 1);
  *logo = (Logo){image, find_plate(sheet, image)};
  double inset = logo->plate.on ? 2 * pad : 0;
  double scale = MIN((widest - inset) / image->width, (tallest - inset) / image->height);
  return cjm_box_drawing(&sheet->m, image->width * scale + inset, image->height * scale + inset, draw_logo, logo);
}
