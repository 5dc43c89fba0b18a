#include "base/number.h"

#include <math.h>
#include <string.h>

/* 0o… and 0x…: only digits of the base, no sign. */
static bool parse_base(const char *digits, int base, double *ret_value)
{
  if (!*digits) return false;
  double value = 0;
  for (const char *p = digits; *p; p++) {
    int digit = g_ascii_xdigit_value(*p);
    if (digit < 0 || digit >= base) return false;
    value = value * base + digit;
  }
  if (!isfinite(value)) return false;
  *ret_value = value;
  return true;
}

static const char *skip_digits(const char *p)
{
  while (g_ascii_isdigit(*p)) p++;
  return p;
}

/* [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )? */
static bool is_decimal(const char *p)
{
  if (*p == '-' || *p == '+') p++;
  const char *whole = p;
  p = skip_digits(p);
  bool has_whole = p > whole;
  if (*p == '.') {
    const char *fraction = ++p;
    p = skip_digits(p);
    if (!has_whole && p == fraction) return false;
  } else if (!has_whole) {
    return false;
  }
  if (*p == 'e' || *p == 'E') {
    p++;
    if (*p == '-' || *p == '+') p++;
    const char *exponent = p;
    p = skip_digits(p);
    if (p == exponent) return false;
  }
  return *p == '\0';
}

bool cjm_number_parse(const char *text, double *ret_value)
{
  if (text[0] == '0' && (text[1] == 'o' || text[1] == 'x')) return parse_base(text + 2, text[1] == 'o' ? 8 : 16, ret_value);
  if (!is_decimal(text)) return false;
  double value = g_ascii_strtod(text, NULL);
  if (!isfinite(value)) return false;
  *ret_value = value;
  return true;
}

/* ---- writing ---- */

/* Correctly rounded for every number, as by printf(). */
static void append_exact(GString *out, double value, int decimals)
{
  char format[] = "%.00f";
  format[2] = (char)('0' + decimals / 10);
  format[3] = (char)('0' + decimals % 10);

  /* The largest double has 309 digits before the point. */
  char digits[352];
  g_ascii_formatd(digits, sizeof digits, format, value);
  if (strchr(digits, '.')) {
    char *end = digits + strlen(digits);
    while (end[-1] == '0') end--;
    if (end[-1] == '.') end--;
    *end = '\0';
  }
  g_string_append(out, strcmp(digits, "-0") == 0 ? "0" : digits);
}

/* Appends a number given in units of its last decimal. */
static void append_units(GString *out, guint64 units, bool negative, int decimals)
{
  enum { MOST = 24 }; /* digits of a number, with its sign and point */
  char digits[2 * MOST] = "", *end = digits + MOST, *p = end;
  while (decimals && units % 10 == 0) {
    units /= 10;
    decimals--;
  }
  for (int written = 0; units || written <= decimals; written++, units /= 10) {
    if (written && written == decimals) *--p = '.';
    *--p = (char)('0' + units % 10);
  }
  if (negative) *--p = '-';
  if (out->len + MOST < out->allocated_len) {
    memcpy(out->str + out->len, p, MOST); /* of a length that is known here: it needs no call */
    out->len += (gsize)(end - p);
    out->str[out->len] = '\0';
  } else {
    g_string_append_len(out, p, end - p);
  }
}

void cjm_number_append_whole(GString *out, guint64 value)
{
  append_units(out, value, false, 0);
}

/* A drawing has tens of thousands of small numbers with few decimals, for which printf() takes 2 000 instructions each. Numbers
 * so close to a rounding boundary that the multiplication may have moved them across are left to printf(). */
void cjm_number_append(GString *out, double value, int decimals)
{
  static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
  g_assert(isfinite(value) && decimals >= 0 && decimals <= 17);
  if (decimals < (int)G_N_ELEMENTS(powers)) {
    double units = fabs(value) * powers[decimals], whole = floor(units + 0.5);
    if (units < 1e12 && fabs(units - floor(units) - 0.5) > 1e-3) {
      append_units(out, (guint64)whole, value < 0 && whole > 0, decimals);
      return;
    }
  }
  append_exact(out, value, decimals);
}
