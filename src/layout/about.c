#include "layout/about.h"

#include "layout/path-mark.h"
#include "layout/persona-mark.h"

/* ---- tags ---- */

typedef struct Chip {
  CjmBox box;
  CjmBox *title;
  CjmColour edge;
} Chip;

static const double chip_start = 14, chip_end = 6, chip_pad = 0.5, chip_point = 7; /* px */

static double chip_min_width(const CjmBox *box)
{
  return chip_start + chip_end + cjm_box_min_width(((const Chip *)box)->title);
}

static double chip_width(const CjmBox *box)
{
  return chip_start + chip_end + cjm_box_width(((const Chip *)box)->title);
}

static double chip_height(const CjmBox *box, double width)
{
  return cjm_box_height(((const Chip *)box)->title, width - chip_start - chip_end) + 2 * chip_pad;
}

void cjm_tag_draw(CjmScene *scene, CjmRect at, CjmColour edge)
{
  double left = at.x + 0.5, right = at.x + at.w - 0.5, top = at.y + 0.5, bottom = at.y + at.h - 0.5, middle = at.y + at.h / 2;
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, left + chip_point, top);
  cjm_path_line(&path, right, top);
  cjm_path_line(&path, right, bottom);
  cjm_path_line(&path, left + chip_point, bottom);
  cjm_path_line(&path, left, middle + 3);
  cjm_path_line(&path, left, middle - 3);
  cjm_path_close(&path);
  cjm_path_end(&path, scene, CJM_NO_PAINT, cjm_stroke(edge, 1));
  cjm_scene_circle(scene, (CjmPoint){left + chip_point, middle}, 1.6, cjm_paint(edge), CJM_NO_STROKE);
}

static void chip_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  const Chip *chip = (const Chip *)box;
  cjm_tag_draw(scene, at, chip->edge);
  cjm_box_place(chip->title, scene, at.x + chip_start, at.y + chip_pad, at.w - chip_start - chip_end, background);
}

static CjmContent *chip_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  const Chip *chip = (const Chip *)box;
  CjmContent *content = cjm_content(maker, CJM_CONTENT_CARD);
  content->u.card.edge = cjm_stroke(chip->edge, 1);
  content->u.card.radius = 3;
  content->u.card.pad_x = chip_end;
  content->u.card.pad_y = chip_pad;
  cjm_content_add(content, cjm_box_content(chip->title, maker, background));
  return content;
}

static const CjmBoxClass chip_class = {chip_min_width, chip_width, chip_height, chip_place, chip_content};

CjmBox *cjm_tag_chip(CjmSheet *sheet, const CjmTag *tag, CjmItemLook look)
{
  CjmTextStyle style = cjm_sheet_style(CJM_SIZE_SMALL, CJM_WEIGHT_REGULAR);
  CjmColour ink = cjm_theme_own(&sheet->theme, &tag->colour, look.background, 4.6, look.ink);
  Chip *chip = cjm_arena_make(sheet->m.arena, Chip, 1);
  bool authored = tag->title.at && cjm_sheet_first(sheet, tag);
  *chip = (Chip){.box = {&chip_class}, .edge = ink};
  chip->title = authored ? cjm_box_authored(&sheet->m, style, ink, &tag->title)
                         : cjm_box_text(&sheet->m, style, ink, tag->title.at ? tag->title.at : tag->o.id);
  return cjm_sheet_sign(sheet, CJM_SIGN_TAG, &chip->box);
}

static void add_chips(CjmSheet *sheet, CjmBox *wrap, const CjmRefs *tags, CjmItemLook look)
{
  for (size_t i = 0; i < tags->n; i++)
    if (tags->at[i]->to) cjm_box_add(wrap, cjm_tag_chip(sheet, (const CjmTag *)tags->at[i]->to, look));
}

CjmBox *cjm_tag_chips(CjmSheet *sheet, const CjmRefs *tags, CjmItemLook look)
{
  CjmBox *wrap = cjm_box_wrap(&sheet->m, 4, 3);
  add_chips(sheet, wrap, tags, look);
  return cjm_box_is_empty(wrap) ? NULL : wrap;
}

/* ---- items ---- */

CjmItemLook cjm_item_look(const CjmSheet *sheet)
{
  return (CjmItemLook){sheet->theme.soft, sheet->theme.background};
}

static const double text_leading = 19; /* px, line height of items */

/* The marks of personas are beside the text, or above it if there are more than two. Items in the row of a persona have none. */
static CjmBox *with_marks(CjmSheet *sheet, const CjmRefs *personas, CjmBox *text)
{
  CjmRefs shown = *personas;
  if (sheet->in_rows && shown.n) shown = (CjmRefs){shown.at + 1, shown.n - 1};
  CjmBox *marks = cjm_persona_marks(sheet, &shown);
  if (!marks) return text;
  if (shown.n <= 2) return cjm_box_hang(&sheet->m, marks, 6, text_leading, text);
  CjmBox *stack = cjm_box_stack(&sheet->m, 2);
  cjm_box_add(stack, marks);
  cjm_box_add(stack, text);
  return stack;
}

CjmBox *cjm_about_text(CjmSheet *sheet, const CjmAbout *about, CjmItemLook look, CjmBox *text)
{
  if (!text) return NULL;
  if (about->url.at) {
    CjmBox *arrow = cjm_mark_box(&sheet->m, CJM_MARK_LINK, 8, look.ink);
    text = cjm_box_hang(&sheet->m, arrow, 5, text_leading, text);
    text = cjm_box_group(&sheet->m, CJM_GROUP_LINK, NULL, NULL, about->url.at, text);
  }
  return with_marks(sheet, &about->personas, text);
}

CjmBox *cjm_about_end(CjmSheet *sheet, const CjmAbout *about, CjmItemLook look)
{
  CjmBox *parts[] = {cjm_path_marks(sheet, &about->paths, look.ink, look.background), cjm_tag_chips(sheet, &about->tags, look),
                     cjm_sheet_sources(sheet, &about->sources, look.ink)};
  size_t n = 0;
  for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
    if (parts[i]) parts[n++] = parts[i];
  if (n <= 1) return n ? parts[0] : NULL;
  CjmBox *wrap = cjm_box_wrap(&sheet->m, 6, 3);
  for (size_t i = 0; i < n; i++) cjm_box_add(wrap, parts[i]);
  return wrap;
}

CjmBox *cjm_about_item(CjmSheet *sheet, const CjmAbout *about, CjmBox *text)
{
  CjmItemLook look = cjm_item_look(sheet);
  CjmBox *item = cjm_about_text(sheet, about, look, text), *end = cjm_about_end(sheet, about, look);
  return item && end ? cjm_box_trail(&sheet->m, item, end, 8, text_leading) : item ? item : end;
}
