#include <math.h>

#include "export/svg.h"

CjmSvgPath cjm_svg_path(GString *out, int decimals)
{
  return (CjmSvgPath){.out = out, .decimals = decimals, .unit = pow(10, -decimals)};
}

static long long units(const CjmSvgPath *path, double value)
{
  return llround(value / path->unit);
}

/* A letter is left out where it repeats the one before; a minus or a letter parts two numbers as a blank does. */
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

static void move_to(CjmSvgPath *path, long long x, long long y)
{
  path->verb = 0;
  put_verb(path, 'M');
  put_delta(path, x);
  put_delta(path, y);
  path->x0 = x;
  path->y0 = y;
}

static void curve_to(CjmSvgPath *path, const CjmPoint p[3])
{
  put_verb(path, 'c');
  for (int i = 0; i < 3; i++) {
    put_delta(path, units(path, p[i].x) - path->x);
    put_delta(path, units(path, p[i].y) - path->y);
  }
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
