/* box.c: text, surfaces, groups and drawings. */
#include "layout/box.h"

#include <math.h>

#include "layout/change.h"
#include "layout/rich.h"

double cjm_box_tight_width(const CjmBox *box, double least, double width)
{
  double height = cjm_box_height(box, width), low = MIN(least, width), high = width;
  while (high - low > 1) {
    double middle = (low + high) / 2;
    if (cjm_box_height(box, middle) > height) low = middle;
    else high = middle;
  }
  return high;
}

double cjm_box_place(const CjmBox *box, CjmScene *scene, double x, double y, double width, CjmColour background)
{
  if (!box) return 0;
  double height = box->class->height(box, width);
  box->class->place(box, scene, (CjmRect){x, y, width, height}, background);
  return height;
}

/* ---- text ---- */
typedef struct TextBox {
  CjmBox box;
  CjmFlow *flow;
  CjmRich *rich; /* instead of the flow; NULL: none */
  CjmColour colour;
  CjmAlign align;
  const void *origin;
  bool struck;
  double limit; /* px; 0: none */
} TextBox;

static double text_limit(const TextBox *t, double width)
{
  return t->limit > 0 ? MIN(width, t->limit) : width;
}

static double text_min_width(const CjmBox *box)
{
  const TextBox *t = (const TextBox *)box;
  return ceil(text_limit(t, t->rich ? cjm_rich_word_width(t->rich) : cjm_flow_word_width(t->flow)));
}

static double text_width(const CjmBox *box)
{
  const TextBox *t = (const TextBox *)box;
  return ceil(text_limit(t, t->rich ? cjm_rich_width(t->rich) : cjm_flow_width(t->flow)));
}

static double text_height(const CjmBox *box, double width)
{
  const TextBox *t = (const TextBox *)box;
  width = text_limit(t, width);
  return t->rich ? cjm_rich_height(t->rich, width) : cjm_flow_height(t->flow, width);
}

static void text_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  const TextBox *t = (const TextBox *)box;
  double width = t->align == CJM_ALIGN_START ? text_limit(t, at.w) : at.w;
  if (t->rich) {
    cjm_rich_place(t->rich, scene, (CjmRect){at.x, at.y, width, at.h}, t->align, background, t->origin);
    return;
  }
  CjmTextBlock *block = cjm_flow_set(scene->arena, t->flow, width, t->align);
  CjmItem *item = cjm_scene_text(scene, block, (CjmPoint){at.x, at.y}, t->colour, background);
  item->u.text.origin = t->origin;
  item->u.text.struck = t->struck;
}

static CjmContent *text_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  const TextBox *t = (const TextBox *)box;
  (void)background;
  CjmContent *content = cjm_content(maker, CJM_CONTENT_TEXT);
  content->align = t->align;
  content->u.text.text = cjm_arena_strdup(maker->arena, cjm_flow_text(t->flow));
  content->u.text.style = cjm_flow_style(t->flow);
  content->u.text.colour = t->colour;
  content->u.text.struck = t->struck;
  return content;
}

static const CjmBoxClass text_class = {text_min_width, text_width, text_height, text_place, text_content};

static CjmBox *make_text(const CjmMaker *m, CjmTextStyle style, CjmColour colour, const char *shown, const void *origin)
{
  TextBox *t = cjm_arena_make(m->arena, TextBox, 1);
  t->box.class = &text_class;
  t->flow = cjm_flow(m->arena, m->fonts, cjm_theme_scaled(m->theme, style), shown);
  t->colour = colour;
  t->origin = origin;
  return &t->box;
}

CjmBox *cjm_box_pieces(const CjmMaker *m, const CjmPiece *pieces, size_t n)
{
  TextBox *t = cjm_arena_make(m->arena, TextBox, 1);
  t->box.class = &text_class;
  t->rich = cjm_rich(m, pieces, n);
  return &t->box;
}

/* The author's text: in a map of changes, with its words that are new or gone. */
static CjmBox *make_authored(const CjmMaker *m, CjmTextStyle style, CjmColour colour, const CjmText *text, const char *shown)
{
  if (!text->at) return NULL;
  size_t n = 0;
  CjmPiece *pieces = m->changed ? cjm_change_pieces(m, (CjmPiece){.style = style, .colour = colour}, text, shown, &n) : NULL;
  if (!pieces) return make_text(m, style, cjm_change_ink(m, style, colour, text), shown, text->at);
  CjmBox *box = cjm_box_pieces(m, pieces, n);
  ((TextBox *)box)->origin = text->at;
  return box;
}

CjmBox *cjm_box_text(const CjmMaker *m, CjmTextStyle style, CjmColour colour, const char *text)
{
  return make_text(m, style, colour, text, NULL);
}

CjmBox *cjm_box_authored(const CjmMaker *m, CjmTextStyle style, CjmColour colour, const CjmText *text)
{
  return make_authored(m, style, colour, text, text->at);
}

CjmBox *cjm_box_rendition(const CjmMaker *m, CjmTextStyle style, CjmColour colour, const CjmText *text, const char *shown)
{
  return make_authored(m, style, colour, text, shown);
}

void cjm_box_align(CjmBox *text, CjmAlign align)
{
  g_assert(text->class == &text_class);
  ((TextBox *)text)->align = align;
}

void cjm_box_strike(CjmBox *text)
{
  g_assert(text->class == &text_class);
  ((TextBox *)text)->struck = true;
}

void cjm_box_limit(CjmBox *text, double width)
{
  g_assert(text->class == &text_class);
  ((TextBox *)text)->limit = width;
}

/* ---- text that fits on a line ---- */

enum { FITTED_SIZES = 8 };

typedef struct FittedBox {
  CjmBox box;
  CjmBox *sizes[FITTED_SIZES]; /* from the largest */
} FittedBox;

static const CjmBox *fitting(const CjmBox *box, double width)
{
  const FittedBox *f = (const FittedBox *)box;
  size_t i = 0;
  while (i + 1 < FITTED_SIZES && cjm_box_width(f->sizes[i]) > width) i++;
  return f->sizes[i];
}

static double fitted_min_width(const CjmBox *box)
{
  return cjm_box_min_width(((const FittedBox *)box)->sizes[FITTED_SIZES - 1]);
}

static double fitted_width(const CjmBox *box)
{
  return cjm_box_width(((const FittedBox *)box)->sizes[0]);
}

static double fitted_height(const CjmBox *box, double width)
{
  return cjm_box_height(fitting(box, width), width);
}

static void fitted_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  cjm_box_place(fitting(box, at.w), scene, at.x, at.y, at.w, background);
}

static CjmContent *fitted_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  return cjm_box_content(((const FittedBox *)box)->sizes[0], maker, background);
}

static const CjmBoxClass fitted_class = {fitted_min_width, fitted_width, fitted_height, fitted_place, fitted_content};

CjmBox *cjm_box_fitted(const CjmMaker *m, CjmTextStyle most, CjmColour colour, const CjmText *text)
{
  if (!text->at) return NULL;
  FittedBox *f = cjm_arena_make(m->arena, FittedBox, 1);
  f->box.class = &fitted_class;
  most = cjm_theme_scaled(m->theme, most);
  for (size_t i = 0; i < FITTED_SIZES; i++) {
    double share = 1 - 0.5 * (double)i / (FITTED_SIZES - 1);
    CjmTextStyle style = most;
    style.size *= share;
    style.leading *= share;
    f->sizes[i] = cjm_box_authored(m, style, colour, text);
  }
  return &f->box;
}

/* ---- card ---- */
typedef struct CardBox {
  CjmBox box;
  CjmCard card;
  CjmBox *child;
} CardBox;

enum { BAR_WIDTH = 5 };

static double card_start(const CardBox *c)
{
  return c->card.pad_x + (c->card.bar.on ? BAR_WIDTH - 1 : 0);
}

static double card_min_width(const CjmBox *box)
{
  const CardBox *c = (const CardBox *)box;
  return card_start(c) + c->card.pad_x + cjm_box_min_width(c->child);
}

static double card_width(const CjmBox *box)
{
  const CardBox *c = (const CardBox *)box;
  return card_start(c) + c->card.pad_x + cjm_box_width(c->child);
}

static double card_height(const CjmBox *box, double width)
{
  const CardBox *c = (const CardBox *)box;
  return cjm_box_height(c->child, width - card_start(c) - c->card.pad_x) + 2 * c->card.pad_y;
}

/* A bar along the start edge, with the rounded corners of the card. */
static void place_bar(CjmScene *scene, CjmRect at, double radius, CjmPaint paint)
{
  double r = MIN(radius, BAR_WIDTH), k = r * 0.4477;
  CjmPath path = cjm_path_begin();
  cjm_path_move(&path, at.x + BAR_WIDTH, at.y);
  cjm_path_line(&path, at.x + BAR_WIDTH, at.y + at.h);
  cjm_path_line(&path, at.x + r, at.y + at.h);
  cjm_path_curve(&path, at.x + k, at.y + at.h, at.x, at.y + at.h - k, at.x, at.y + at.h - r);
  cjm_path_line(&path, at.x, at.y + r);
  cjm_path_curve(&path, at.x, at.y + k, at.x + k, at.y, at.x + r, at.y);
  cjm_path_close(&path);
  cjm_path_end(&path, scene, paint, CJM_NO_STROKE);
}

void cjm_card_draw(CjmScene *scene, CjmRect at, const CjmCard *card)
{
  double edge = card->edge.paint.on ? card->edge.width / 2 : 0;
  cjm_scene_rect(scene, cjm_rect_inset(at, edge, edge), card->radius, card->fill, card->edge);
  if (card->bar.on) place_bar(scene, at, card->radius, card->bar);
}

static void card_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  const CardBox *c = (const CardBox *)box;
  cjm_card_draw(scene, at, &c->card);
  CjmColour inner = c->card.fill.on ? cjm_colour_flatten(c->card.fill.colour, background) : background;
  cjm_box_place(c->child, scene, at.x + card_start(c), at.y + c->card.pad_y, at.w - card_start(c) - c->card.pad_x, inner);
}

static CjmContent *card_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  const CardBox *c = (const CardBox *)box;
  CjmContent *content = cjm_content(maker, CJM_CONTENT_CARD);
  content->u.card.fill = c->card.fill;
  content->u.card.bar = c->card.bar;
  content->u.card.edge = c->card.edge;
  content->u.card.radius = c->card.radius;
  content->u.card.pad_x = c->card.pad_x;
  content->u.card.pad_y = c->card.pad_y;
  CjmColour inner = c->card.fill.on ? cjm_colour_flatten(c->card.fill.colour, background) : background;
  cjm_content_add(content, cjm_box_content(c->child, maker, inner));
  return content;
}

static const CjmBoxClass card_class = {card_min_width, card_width, card_height, card_place, card_content};

CjmBox *cjm_box_card(const CjmMaker *m, CjmCard card, CjmBox *child)
{
  CardBox *c = cjm_arena_make(m->arena, CardBox, 1);
  *c = (CardBox){{&card_class}, card, child};
  return &c->box;
}

/* ---- group ---- */
typedef struct GroupBox {
  CjmBox box;
  CjmSceneGroup group;
  CjmBox *child;
} GroupBox;

static double group_min_width(const CjmBox *box)
{
  return cjm_box_min_width(((const GroupBox *)box)->child);
}

static double group_width(const CjmBox *box)
{
  return cjm_box_width(((const GroupBox *)box)->child);
}

static double group_height(const CjmBox *box, double width)
{
  return cjm_box_height(((const GroupBox *)box)->child, width);
}

static void group_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  const GroupBox *g = (const GroupBox *)box;
  CjmSceneGroup group = g->group;
  group.bounds = at;
  cjm_scene_open(scene, group);
  if (g->child) g->child->class->place(g->child, scene, at, background);
  cjm_scene_close(scene);
}

static CjmContent *group_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  const GroupBox *g = (const GroupBox *)box;
  CjmContent *content = cjm_content(maker, CJM_CONTENT_GROUP);
  content->u.group = g->group;
  content->u.group.id = cjm_arena_strdup(maker->arena, g->group.id);
  content->u.group.title = cjm_arena_strdup(maker->arena, g->group.title);
  content->u.group.href = cjm_arena_strdup(maker->arena, g->group.href);
  cjm_content_add(content, cjm_box_content(g->child, maker, background));
  return content;
}

static const CjmBoxClass group_class = {group_min_width, group_width, group_height, group_place, group_content};

CjmBox *cjm_box_group(const CjmMaker *m, CjmGroupRole role, const char *id, const char *title, const char *href, CjmBox *child)
{
  GroupBox *g = cjm_arena_make(m->arena, GroupBox, 1);
  *g = (GroupBox){{&group_class}, {.role = role, .id = id, .title = title, .href = href}, child};
  return &g->box;
}

/* ---- signs ---- */
typedef struct SignBox {
  CjmBox box;
  CjmBox *child;
  unsigned sign;
} SignBox;

static double sign_min_width(const CjmBox *box)
{
  return cjm_box_min_width(((const SignBox *)box)->child);
}

static double sign_width(const CjmBox *box)
{
  return cjm_box_width(((const SignBox *)box)->child);
}

static double sign_height(const CjmBox *box, double width)
{
  return cjm_box_height(((const SignBox *)box)->child, width);
}

static void sign_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  const SignBox *s = (const SignBox *)box;
  cjm_scene_sign(scene, s->sign);
  s->child->class->place(s->child, scene, at, background);
}

static CjmContent *sign_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  return cjm_box_content(((const SignBox *)box)->child, maker, background);
}

static const CjmBoxClass sign_class = {sign_min_width, sign_width, sign_height, sign_place, sign_content};

CjmBox *cjm_box_sign(const CjmMaker *m, unsigned sign, CjmBox *child)
{
  SignBox *s = cjm_arena_make(m->arena, SignBox, 1);
  *s = (SignBox){{&sign_class}, child, sign};
  return &s->box;
}

/* ---- objects ---- */
typedef struct ObjectBox {
  CjmBox box;
  CjmBox *child;
  const void *object;
} ObjectBox;

static const CjmBox *object_child(const CjmBox *box)
{
  return ((const ObjectBox *)box)->child;
}

static double object_min_width(const CjmBox *box)
{
  return cjm_box_min_width(object_child(box));
}

static double object_width(const CjmBox *box)
{
  return cjm_box_width(object_child(box));
}

static double object_height(const CjmBox *box, double width)
{
  return cjm_box_height(object_child(box), width);
}

static void object_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  object_child(box)->class->place(object_child(box), scene, at, background);
}

static CjmContent *object_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  CjmContent *child = cjm_box_content(object_child(box), maker, background), *content = child;
  if (!child) return NULL;
  if (child->kind != CJM_CONTENT_GROUP) {
    content = cjm_content(maker, CJM_CONTENT_GROUP);
    content->u.group.role = CJM_GROUP_PART;
    cjm_content_add(content, child);
  }
  content->object = ((const ObjectBox *)box)->object;
  return content;
}

static const CjmBoxClass object_class = {object_min_width, object_width, object_height, object_place, object_content};

CjmBox *cjm_box_object(const CjmMaker *m, const void *object, CjmBox *child)
{
  if (!object || !child) return child;
  ObjectBox *o = cjm_arena_make(m->arena, ObjectBox, 1);
  *o = (ObjectBox){{&object_class}, child, object};
  return &o->box;
}

/* ---- drawings ---- */
typedef struct DrawBox {
  CjmBox box;
  double w, h;
  CjmDraw draw; /* NULL: empty space */
  const void *data;
} DrawBox;

static double draw_width(const CjmBox *box)
{
  return ((const DrawBox *)box)->w;
}

static double draw_height(const CjmBox *box, double width)
{
  (void)width;
  return ((const DrawBox *)box)->h;
}

static void draw_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  const DrawBox *d = (const DrawBox *)box;
  if (!d->draw) return;
  d->draw(scene, (CjmRect){at.x, at.y, d->w, d->h}, background, d->data);
}

static CjmContent *draw_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  const DrawBox *d = (const DrawBox *)box;
  if (!d->draw) return NULL;
  CjmContent *content = cjm_content_drawing(maker, d->w, d->h, false);
  d->draw(content->u.drawing.scene, (CjmRect){0, 0, d->w, d->h}, background, d->data);
  return content;
}

static const CjmBoxClass draw_class = {draw_width, draw_width, draw_height, draw_place, draw_content};

static void band_place(const CjmBox *box, CjmScene *scene, CjmRect at, CjmColour background)
{
  const DrawBox *d = (const DrawBox *)box;
  d->draw(scene, at, background, d->data);
}

static const double band_typical = 180; /* px: the width of a band as content */

static CjmContent *band_content(const CjmBox *box, CjmContentMaker *maker, CjmColour background)
{
  const DrawBox *d = (const DrawBox *)box;
  CjmContent *content = cjm_content_drawing(maker, band_typical, d->h, true);
  d->draw(content->u.drawing.scene, (CjmRect){0, 0, band_typical, d->h}, background, d->data);
  return content;
}

static const CjmBoxClass band_class = {draw_width, draw_width, draw_height, band_place, band_content};

static CjmBox *make_drawing(const CjmMaker *m, const CjmBoxClass *class, double w, double h, CjmDraw draw, const void *data)
{
  DrawBox *d = cjm_arena_make(m->arena, DrawBox, 1);
  *d = (DrawBox){{class}, w, h, draw, data};
  return &d->box;
}

CjmBox *cjm_box_drawing(const CjmMaker *m, double width, double height, CjmDraw draw, const void *data)
{
  return make_drawing(m, &draw_class, width, height, draw, data);
}

CjmBox *cjm_box_band(const CjmMaker *m, double height, CjmDraw draw, const void *data)
{
  return make_drawing(m, &band_class, 0, height, draw, data);
}

CjmBox *cjm_box_space(const CjmMaker *m, double width, double height)
{
  return make_drawing(m, &draw_class, width, height, NULL, NULL);
}
