#include "layout/label-offsets.h"

#include <math.h>

#define COST_SIDEWAYS 10.0 /* at the left or right */
#define COST_BESIDE   4.0  /* beside the marker */
#define COST_AGAINST  12.0 /* on the other side than preferred */
#define COST_BELOW    2.0  /* below if there is no preference */

bool cjm_label_orbit(const CjmLabel *label, size_t n, double *ret_far)
{
  double far = CJM_LABEL_AIR;
  for (size_t i = 0; i < n; i++) far += far < 16 ? 3 : far < 40 ? 6 : far / 4;
  if (n > 0 && !(far <= label->max_distance)) return false;
  *ret_far = far;
  return true;
}

static CjmLabelOffset offset_at(const CjmLabel *label, double dx, double dy, double far)
{
  double sideways = fabs(dx + label->w / 2) / (label->w / 2 + label->clear + far);
  double below = (dy + label->h / 2) / (label->h / 2 + label->clear + far); /* -1 above, +1 below */
  double side = label->prefer ? COST_AGAINST * (1 - below * label->prefer) / 2 : COST_BELOW * (1 + below) / 2;
  double beside = fabs(below) < 0.6 ? COST_BESIDE : 0;
  return (CjmLabelOffset){dx, dy, far - CJM_LABEL_AIR + COST_SIDEWAYS * sideways + CLAMP(side, 0, COST_AGAINST) + beside};
}

size_t cjm_label_offsets(const CjmLabel *label, double far, CjmLabelOffset *ret_offsets)
{
  static const double shifts[] = {0, -0.15, 0.15, -0.3, 0.3, -0.5, 0.5}; /* of the label's own size */
  static const double levels[] = {0, -0.3, 0.3, -0.5, 0.5};
  static const double corners[] = {G_PI / 12, G_PI / 6, G_PI / 4, G_PI / 3};
  G_STATIC_ASSERT(2 * G_N_ELEMENTS(shifts) + 2 * G_N_ELEMENTS(levels) + 4 * G_N_ELEMENTS(corners) <= CJM_LABEL_ORBIT);
  double w = label->w, h = label->h, r = label->clear + far;
  size_t n = 0;
  for (size_t i = 0; i < G_N_ELEMENTS(shifts); i++) {
    ret_offsets[n++] = offset_at(label, -w / 2 + shifts[i] * w, -r - h, far);
    ret_offsets[n++] = offset_at(label, -w / 2 + shifts[i] * w, r, far);
  }
  for (size_t i = 0; i < G_N_ELEMENTS(levels); i++) {
    ret_offsets[n++] = offset_at(label, r, -h / 2 + levels[i] * h, far);
    ret_offsets[n++] = offset_at(label, -r - w, -h / 2 + levels[i] * h, far);
  }
  for (size_t i = 0; i < G_N_ELEMENTS(corners); i++) {
    double dx = r * cos(corners[i]), dy = r * sin(corners[i]);
    ret_offsets[n++] = offset_at(label, dx, -dy - h, far);
    ret_offsets[n++] = offset_at(label, -dx - w, -dy - h, far);
    ret_offsets[n++] = offset_at(label, dx, dy, far);
    ret_offsets[n++] = offset_at(label, -dx - w, dy, far);
  }
  return n;
}
