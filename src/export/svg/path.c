#include "export/svg/path.h"

#include <math.h>

#include "export/svg/write.h"

CjmSvgPath cjm_svg_path(GString *out, int decimals)
{
  return (CjmSvgPath){.out = out, .decimals = decimals, .unit = pow(10, -decimals)};
}

static long long units(const CjmSvgPath *path, double value)
{
  return llround(value / path->unit);
}

/* A letter is left out if it repeats the one before; a minus or a letter separates two numbers as well as a space. */
static void put_verb(CjmSvgPath *path, char verb)
{
  if (verb != path->verb) g_string_append_c(path->out, verb);
  path->verb = verb;
}

static void put_delta(CjmSvgPath *path, long long delta)
{
  char before = path->out->str[path->out->len - 1];
  if (delta >= 0 && !g_ascii_isalpha(before)) g_string_append_c(path->out, ' ');
  cjm_svg_number(path->out, (double)delta * path->unit, path->decimals);
}

static void line_to(CjmSvgPath *path, long long x, long long y)
{
  if (x == path->x && y == path->y) return;
  if (y == path->y) {
    put_verb(path, 'h');
    put_delta(path, x - path->x);
  } else if (x == path->x) {
    put_verb(path, 'v');
    put_delta(path, y - path->y);
  } else {
    put_verb(path, 'l');
    put_delta(path, x - path->x);
    put_delta(path, y - path->y);
  }
}

/* The number of characters of a number, including the separator before it. */
static int length_of(const CjmSvgPath *path, long long value, bool first)
{
  int length = value < 0 || !first, places = path->decimals;
  unsigned long long rest = (unsigned long long)llabs(value);
  for (; places > 0 && rest % 10 == 0; places--) rest /= 10;
  if (rest == 0) return length + 1;
  length += places > 0;
  for (; rest > 0 || places > 0; places--) {
    rest /= 10;
    length++;
  }
  return length;
}

static void move_to(CjmSvgPath *path, long long x, long long y)
{
  long long dx = x - path->x, dy = y - path->y;
  bool near =
    path->verb && length_of(path, dx, true) + length_of(path, dy, dy < 0) < length_of(path, x, true) + length_of(path, y, y < 0);
  path->verb = 0;
  put_verb(path, near ? 'm' : 'M');
  put_delta(path, near ? dx : x);
  put_delta(path, near ? dy : y);
  path->x0 = x;
  path->y0 = y;
}

/* Whether this is a quadratic curve, up to rounding. Its control point is where the tangents at both ends meet. */
static bool is_quadratic(const CjmSvgPath *path, const CjmPoint p[3], long long *ret_x, long long *ret_y)
{
  double x0 = (double)path->x, y0 = (double)path->y, unit = path->unit;
  double ax = x0 + (p[0].x / unit - x0) * 1.5, ay = y0 + (p[0].y / unit - y0) * 1.5;
  double bx = (p[2].x + (p[1].x - p[2].x) * 1.5) / unit, by = (p[2].y + (p[1].y - p[2].y) * 1.5) / unit;
  if (fabs(ax - bx) > 1 || fabs(ay - by) > 1) return false;
  *ret_x = llround((ax + bx) / 2);
  *ret_y = llround((ay + by) / 2);
  return true;
}

static void put_point(CjmSvgPath *path, long long x, long long y)
{
  put_delta(path, x - path->x);
  put_delta(path, y - path->y);
}

static void curve_to(CjmSvgPath *path, const CjmPoint p[3])
{
  long long x, y;
  if (is_quadratic(path, p, &x, &y)) {
    put_verb(path, 'q');
    put_point(path, x, y);
  } else {
    put_verb(path, 'c');
    put_point(path, units(path, p[0].x), units(path, p[0].y));
    put_point(path, units(path, p[1].x), units(path, p[1].y));
  }
  put_point(path, units(path, p[2].x), units(path, p[2].y));
}

void cjm_svg_path_dot(CjmSvgPath *path, CjmPoint at)
{
  long long x = units(path, at.x), y = units(path, at.y);
  move_to(path, x, y);
  g_string_append(path->out, "h.01z");
  path->verb = 'z';
  path->x = x;
  path->y = y;
}

void cjm_svg_path_step(CjmSvgPath *path, const CjmPathStep *step)
{
  if (step->verb == CJM_PATH_CLOSE) {
    put_verb(path, 'z');
    path->x = path->x0;
    path->y = path->y0;
    return;
  }
  CjmPoint end = step->p[step->verb == CJM_PATH_CURVE ? 2 : 0];
  long long x = units(path, end.x), y = units(path, end.y);
  if (step->verb == CJM_PATH_MOVE) move_to(path, x, y);
  else if (step->verb == CJM_PATH_LINE) line_to(path, x, y);
  else curve_to(path, step->p);
  path->x = x;
  path->y = y;
}
