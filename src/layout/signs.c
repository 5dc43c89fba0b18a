#include "layout/signs.h"

#include <math.h>

static const double card_radius = 6, pill_radius = 15; /* px */

/* ---- cards ---- */

/* The emphasis of a card, from strong to weak: a solid surface with light text, a tinted one with a bar, a tinted one without (not
 * rated), an outline, a pale outline. */
typedef enum Weight { HEAVY, MEDIUM, PLAIN, LIGHT, PALE } Weight;

static CjmLook card_look(const CjmTheme *t, Weight weight, bool negative)
{
  CjmColour full = negative ? t->negative : t->positive, soft = negative ? t->negative_soft : t->positive_soft;
  CjmLook l = {.card = {.radius = card_radius}, .ink = t->ink, .accent = full, .weight = CJM_WEIGHT_REGULAR};
  switch (weight) {
    case HEAVY:
      l.card.fill = cjm_paint(full);
      l.ink = l.accent = negative ? t->on_negative : t->on_positive;
      l.weight = CJM_WEIGHT_SEMIBOLD;
      break;
    case MEDIUM:
      l.card.fill = cjm_paint(soft);
      l.card.bar = cjm_paint(full);
      break;
    case PLAIN: l.card.fill = cjm_paint(soft); break;
    case LIGHT:
      l.card.fill = cjm_paint(t->background);
      l.card.edge = cjm_stroke(cjm_colour_mix(t->background, full, 0.7), 1.3);
      break;
    case PALE:
      l.card.fill = cjm_paint(t->background);
      l.card.edge = cjm_stroke(t->rule_strong, 1);
      l.accent = t->soft;
      break;
  }
  bool tinted = weight == MEDIUM || weight == PLAIN;
  if (tinted && cjm_colour_contrast(soft, t->background) < 1.06) l.card.edge = cjm_stroke(t->rule, 1); /* a theme without tints */
  return l;
}

static CjmLook gap_look(const CjmTheme *t)
{
  return (CjmLook){
    .card = {.fill = cjm_paint(t->background), .edge = cjm_stroke_dashed(t->neutral, 1.4, 1.4, 2.8), .radius = card_radius},
    .ink = t->ink,
    .accent = t->neutral,
    .weight = CJM_WEIGHT_REGULAR};
}

/* ---- touchpoints: the classes differ in edge, weight and a line through the words, not only in colour ---- */

static CjmLook pill_look(const CjmTheme *t, CjmSign sign)
{
  CjmLook l = {.card = {.fill = cjm_paint(t->background), .radius = pill_radius}, .ink = t->ink, .weight = CJM_WEIGHT_REGULAR};
  switch (sign) {
    case CJM_SIGN_TOUCHPOINT_CRITICAL:
      l.card.edge = cjm_stroke(t->accent, 2.2);
      l.ink = t->accent;
      l.weight = CJM_WEIGHT_SEMIBOLD;
      break;
    case CJM_SIGN_TOUCHPOINT_SUPPORTING: l.card.edge = cjm_stroke(t->path, 1.3); break;
    case CJM_SIGN_TOUCHPOINT_REDUNDANT:
      l.card.edge = cjm_stroke(t->rule_strong, 1);
      l.ink = t->soft;
      l.struck = true;
      break;
    default:
      l.card.fill = cjm_paint(t->panel);
      l.card.edge = cjm_stroke(t->rule_strong, 1);
      break;
  }
  l.accent = l.ink;
  return l;
}

CjmLook cjm_sign_look(const CjmTheme *theme, CjmSign sign)
{
  switch (sign) {
    case CJM_SIGN_PAIN_CRITICAL: return card_look(theme, HEAVY, true);
    case CJM_SIGN_PAIN_SERIOUS: return card_look(theme, MEDIUM, true);
    case CJM_SIGN_PAIN_MINOR: return card_look(theme, LIGHT, true);
    case CJM_SIGN_PAIN: return card_look(theme, PLAIN, true);
    case CJM_SIGN_PRIORITY_1: return card_look(theme, HEAVY, false);
    case CJM_SIGN_PRIORITY_2: return card_look(theme, MEDIUM, false);
    case CJM_SIGN_PRIORITY_3: return card_look(theme, LIGHT, false);
    case CJM_SIGN_PRIORITY_4: return card_look(theme, PALE, false);
    case CJM_SIGN_OPPORTUNITY:
    case CJM_SIGN_GAIN: return card_look(theme, PLAIN, false);
    case CJM_SIGN_GAP: return gap_look(theme);
    default: return pill_look(theme, sign);
  }
}

/* ---- marks ---- */

CjmMark cjm_sign_mark(const CjmTheme *theme, CjmSign sign, CjmColour *ret_colour)
{
  static const CjmMark marks[CJM_SIGN_COUNT] = {
    [CJM_SIGN_MOMENT_TRUTH] = CJM_MARK_DIAMOND,
    [CJM_SIGN_MOMENT_PAIN] = CJM_MARK_BOLT,
    [CJM_SIGN_MOMENT_DELIGHT] = CJM_MARK_STAR,
    [CJM_SIGN_MOMENT_ENDING] = CJM_MARK_FLAG,
    [CJM_SIGN_GAIN] = CJM_MARK_PLUS,
    [CJM_SIGN_GAP] = CJM_MARK_HANDOFF,
    [CJM_SIGN_MET] = CJM_MARK_TICK,
    [CJM_SIGN_NOT_MET] = CJM_MARK_CROSS,
    [CJM_SIGN_TARGET] = CJM_MARK_TARGET,
    [CJM_SIGN_TARGET_MET] = CJM_MARK_TICK,
    [CJM_SIGN_TARGET_MISSED] = CJM_MARK_CROSS,
    [CJM_SIGN_ROSE] = CJM_MARK_UP,
    [CJM_SIGN_FELL] = CJM_MARK_DOWN,
    [CJM_SIGN_FAIL_POINT] = CJM_MARK_FAIL,
  };
  switch (sign) {
    case CJM_SIGN_MOMENT_TRUTH:
    case CJM_SIGN_MOMENT_PAIN:
    case CJM_SIGN_MOMENT_DELIGHT:
    case CJM_SIGN_MOMENT_ENDING: *ret_colour = theme->moment; break;
    case CJM_SIGN_GAIN:
    case CJM_SIGN_MET:
    case CJM_SIGN_TARGET_MET: *ret_colour = theme->positive; break;
    case CJM_SIGN_NOT_MET:
    case CJM_SIGN_TARGET_MISSED:
    case CJM_SIGN_FAIL_POINT: *ret_colour = theme->negative; break;
    case CJM_SIGN_GAP: *ret_colour = theme->neutral; break;
    case CJM_SIGN_TARGET: *ret_colour = theme->ink; break;
    default: *ret_colour = theme->soft; break;
  }
  return marks[sign];
}

/* ---- steps that are left out ---- */

static void draw_zigzag(CjmScene *scene, double x, double top, double bottom, CjmStroke stroke)
{
  static const double reach = 3, pitch = 7; /* px */
  size_t n = (size_t)fmax(4, round((bottom - top) / pitch));
  CjmPath path = cjm_path_begin();
  for (size_t i = 0; i <= n; i++) {
    double y = top + (bottom - top) * (double)i / (double)n, side = i % 2 ? x + reach : x - reach;
    if (i) cjm_path_line(&path, side, y);
    else cjm_path_move(&path, side, y);
  }
  cjm_path_end(&path, scene, CJM_NO_PAINT, stroke);
}

void cjm_left_out_draw(CjmScene *scene, double x, double top, double bottom, const CjmTheme *theme, CjmColour background)
{
  draw_zigzag(scene, x, top, bottom, cjm_stroke(background, 6));
  draw_zigzag(scene, x, top, bottom, cjm_stroke(theme->soft, 1.4));
}
