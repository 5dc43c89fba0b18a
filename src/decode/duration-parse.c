/* duration-parse.c: lengths of time: `1h30m`, `45 min`, `2 hours`, `PT45M`, and ranges of them. */
#include <string.h>

#include "base/number.h"
#include "decode/decoder.h"

#define LONGEST 1e11 /* s: three thousand years */

enum { MINUTE = 60, HOUR = 3600, DAY = 24 * HOUR, WEEK = 7 * DAY, MONTH = 30 * DAY, YEAR = 365 * DAY };

static const struct {
  const char *names[6]; /* ends with NULL */
  double seconds;
} units[] = {
  {{"s", "sec", "secs", "second", "seconds"}, 1}, {{"m", "min", "mins", "minute", "minutes"}, MINUTE},
  {{"h", "hr", "hrs", "hour", "hours"}, HOUR},    {{"d", "day", "days"}, DAY},
  {{"w", "wk", "wks", "week", "weeks"}, WEEK},    {{"mo", "mos", "month", "months"}, MONTH},
  {{"y", "yr", "yrs", "year", "years"}, YEAR},
};

/* 0: there is no such unit. */
static double unit_seconds(const char *unit, size_t len)
{
  for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
    for (const char *const *name = units[i].names; *name != NULL; name++) {
      if (strlen(*name) == len && strncmp(*name, unit, len) == 0) {
        return units[i].seconds;
      }
    }
  }
  return 0;
}

static bool parse_digits(const char **at, double *ret_number)
{
  size_t len = strspn(*at, "0123456789.");
  g_autofree char *digits = g_strndup(*at, len);
  if (len == 0 || !cjm_number_parse(digits, ret_number)) {
    return false;
  }
  *at += len;
  return true;
}

static void skip_spaces(const char **at)
{
  *at += strspn(*at, " ");
}

/* Moves after the dash of a range; false where there is none. */
static bool skip_dash(const char **at)
{
  static const char *const dashes[] = {"-", "–"};
  const char *from = *at;
  skip_spaces(&from);
  for (size_t i = 0; i < G_N_ELEMENTS(dashes); i++) {
    if (g_str_has_prefix(from, dashes[i])) {
      *at = from + strlen(dashes[i]);
      skip_spaces(at);
      return true;
    }
  }
  return false;
}

/* Numbers with their units, one after the other, up to a dash or the end. */
static bool parse_parts(const char **at, double *ret_seconds)
{
  double total = 0, number;
  const char *next;
  do {
    if (!parse_digits(at, &number)) {
      return false;
    }
    skip_spaces(at);
    size_t letters = strspn(*at, "abcdefghijklmnopqrstuvwxyz");
    double seconds = unit_seconds(*at, letters);
    if (seconds <= 0) {
      return false;
    }
    total += number * seconds;
    *at += letters;
    skip_spaces(at);
    next = *at;
  } while (*next != '\0' && !skip_dash(&next));
  *ret_seconds = total;
  return true;
}

/* `2-3m`: the unit stands after the second number. */
static bool parse_short_range(const char *text, double *ret_low, double *ret_high)
{
  double low, high, seconds;
  const char *at = text;
  if (!parse_digits(&at, &low) || !skip_dash(&at)) {
    return false;
  }
  const char *second = at;
  if (!parse_digits(&second, &high)) {
    return false;
  }
  skip_spaces(&second);
  seconds = unit_seconds(second, strlen(second));
  *ret_low = low * seconds;
  *ret_high = high * seconds;
  return seconds > 0;
}

static bool parse_range(const char *text, double *ret_low, double *ret_high)
{
  const char *at = text;
  double low, high;
  if (!parse_parts(&at, &low)) {
    return false;
  }
  high = low;
  if (*at != '\0' && (!skip_dash(&at) || !parse_parts(&at, &high) || *at != '\0')) {
    return false;
  }
  *ret_low = low;
  *ret_high = high;
  return true;
}

/* ISO 8601: `P1Y2M3DT4H5M6S`, `P2W`. */
static bool parse_iso(const char *text, double *ret_seconds)
{
  static const struct {
    char letter;
    bool time;
    double seconds;
  } parts[] = {
    {'Y', false, YEAR}, {'M', false, MONTH}, {'W', false, WEEK}, {'D', false, DAY},
    {'H', true, HOUR},  {'M', true, MINUTE}, {'S', true, 1},
  };
  if (*text++ != 'P') {
    return false;
  }
  double total = 0, number;
  bool time = false;
  size_t next = 0;
  do {
    if (*text == 'T' && !time) {
      time = true;
      text++;
    }
    if (!parse_digits(&text, &number)) {
      return false;
    }
    while (next < G_N_ELEMENTS(parts) && (parts[next].letter != *text || parts[next].time != time)) {
      next++;
    }
    if (next == G_N_ELEMENTS(parts)) {
      return false;
    }
    total += number * parts[next++].seconds;
    text++;
  } while (*text != '\0');
  *ret_seconds = total;
  return true;
}

bool cjm_duration_parse(const char *text, CjmDuration *ret_duration)
{
  double low, high;
  if (parse_iso(text, &low)) {
    high = low;
  } else if (!parse_short_range(text, &low, &high) && !parse_range(text, &low, &high)) {
    return false;
  }
  if (low > high || high > LONGEST) {
    return false;
  }
  ret_duration->set = true;
  ret_duration->seconds = low;
  ret_duration->longest = high;
  return true;
}
