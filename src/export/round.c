#include "export/round.h"

/* Distance of the control points of a quarter circle from its ends, as a fraction of the radius. */

size_t cjm_round_steps(CjmRect b, double r, CjmPathStep ret_steps[static CJM_ROUND_STEPS])
{
  double k = r * (1 - CJM_CIRCLE_HANDLE), right = b.x + b.w, bottom = b.y + b.h;
  bool wide = b.w > 2 * r, high = b.h > 2 * r; /* has straight sides */
  const CjmPathStep all[CJM_ROUND_STEPS] = {
    {CJM_PATH_MOVE, {{b.x + r, b.y}}},
    {CJM_PATH_LINE, {{right - r, b.y}}},
    {CJM_PATH_CURVE, {{right - k, b.y}, {right, b.y + k}, {right, b.y + r}}},
    {CJM_PATH_LINE, {{right, bottom - r}}},
    {CJM_PATH_CURVE, {{right, bottom - k}, {right - k, bottom}, {right - r, bottom}}},
    {CJM_PATH_LINE, {{b.x + r, bottom}}},
    {CJM_PATH_CURVE, {{b.x + k, bottom}, {b.x, bottom - k}, {b.x, bottom - r}}},
    {CJM_PATH_LINE, {{b.x, b.y + r}}},
    {CJM_PATH_CURVE, {{b.x, b.y + k}, {b.x + k, b.y}, {b.x + r, b.y}}},
    {.verb = CJM_PATH_CLOSE},
  };
  size_t n = 0;
  for (size_t i = 0; i < CJM_ROUND_STEPS; i++)
    if (all[i].verb != CJM_PATH_LINE || (i % 4 == 1 ? wide : high)) ret_steps[n++] = all[i];
  return n;
}
