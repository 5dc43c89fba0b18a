#include "format/value-text.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/number.h"

/* With as few digits as give the same number when read. */
static void append_number(GString *out, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  for (int precision = 15; precision <= 17; precision++) {
    char format[8];
    g_snprintf(format, sizeof format, "%%.%dg", precision);
    g_ascii_formatd(digits, sizeof digits, format, value);
    if (g_ascii_strtod(digits, NULL) == value) break;
  }
  g_string_append(out, digits);
}

static void append_range(GString *out, const CjmRange *range)
{
  g_string_append_c(out, '[');
  append_number(out, range->low.value);
  g_string_append(out, ", ");
  append_number(out, range->high.value);
  g_string_append_c(out, ']');
}

static void append_date(GString *out, const CjmDate *date)
{
  g_string_append_printf(out, "%04d-%02d-%02d", date->year, date->month, date->day);
}

static void append_interval(GString *out, const CjmInterval *interval)
{
  append_date(out, &interval->from);
  if (memcmp(&interval->from, &interval->to, offsetof(CjmDate, span)) == 0) return;
  g_string_append_c(out, '/');
  append_date(out, &interval->to);
}

/* `1d2h30m`: only units whose lengths do not depend on the calendar. */
static void append_seconds(GString *text, double seconds)
{
  static const struct {
    const char *name;
    double seconds;
  } units[] = {{"d", 86400}, {"h", 3600}, {"m", 60}};
  size_t before = text->len;
  double rest = seconds;
  for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
    double n = floor(rest / units[i].seconds);
    rest -= n * units[i].seconds;
    if (n > 0) {
      cjm_number_append(text, n, 0);
      g_string_append(text, units[i].name);
    }
  }
  if (rest > 0 || text->len == before) {
    cjm_number_append(text, rest, 6);
    g_string_append_c(text, 's');
  }
}

static void append_duration(GString *out, const CjmDuration *duration)
{
  append_seconds(out, duration->seconds);
  if (duration->longest <= duration->seconds) return;
  g_string_append_c(out, '-');
  append_seconds(out, duration->longest);
}

static void append_tint(GString *out, const CjmTint *tint)
{
  CjmColour c = tint->colour;
  g_string_append_printf(out, "#%02x%02x%02x", (guint)lround(c.r * 255), (guint)lround(c.g * 255), (guint)lround(c.b * 255));
}

/* As the author wrote it if it refers to no object, such as `any`, or a tag that is not listed and is its own title. */
/* The id, or what the author wrote if it refers to no object, such as `any`, or to a tag that is not listed. */
static const char *name_of_ref(const CjmRef *ref)
{
  bool is_listed = ref->to && (ref->to->kind != CJM_KIND_TAG || !((const CjmTag *)(const void *)ref->to)->implied);
  return is_listed ? ref->to->id : ref->id.at;
}

void cjm_value_append(GString *out, const CjmValue *value)
{
  switch (value->type) {
    case CJM_FIELD_NUMBER:
    case CJM_FIELD_PERCENT: append_number(out, ((const CjmNumber *)value->at)->value); break;
    case CJM_FIELD_FLAG: g_string_append(out, ((const CjmFlag *)value->at)->value ? "true" : "false"); break;
    case CJM_FIELD_DATE: append_date(out, value->at); break;
    case CJM_FIELD_INTERVAL: append_interval(out, value->at); break;
    case CJM_FIELD_DURATION: append_duration(out, value->at); break;
    case CJM_FIELD_TINT: append_tint(out, value->at); break;
    case CJM_FIELD_RANGE: append_range(out, value->at); break;
    case CJM_FIELD_CHOICE:
      g_string_append(out, cjm_word_of(value->field->words, ((const CjmChoice *)value->at)->value));
      break;
    case CJM_FIELD_ID: g_string_append(out, ((const CjmObject *)value->at)->id); break;
    case CJM_FIELD_REF: g_string_append(out, name_of_ref(value->at)); break;
    default: g_string_append(out, ((const CjmText *)value->at)->at);
  }
}

CjmSpan cjm_value_span(const CjmValue *value)
{
  switch (value->type) {
    case CJM_FIELD_NUMBER:
    case CJM_FIELD_PERCENT: return ((const CjmNumber *)value->at)->span;
    case CJM_FIELD_FLAG: return ((const CjmFlag *)value->at)->span;
    case CJM_FIELD_DATE: return ((const CjmDate *)value->at)->span;
    case CJM_FIELD_INTERVAL: return ((const CjmInterval *)value->at)->from.span;
    case CJM_FIELD_DURATION: return ((const CjmDuration *)value->at)->span;
    case CJM_FIELD_TINT: return ((const CjmTint *)value->at)->span;
    case CJM_FIELD_RANGE: return ((const CjmRange *)value->at)->low.span;
    case CJM_FIELD_CHOICE: return ((const CjmChoice *)value->at)->span;
    case CJM_FIELD_ID: return ((const CjmObject *)value->at)->id_span;
    case CJM_FIELD_REF: return ((const CjmRef *)value->at)->id.span;
    case CJM_FIELD_OBJECT: return ((const CjmObject *)value->at)->span;
    default: return ((const CjmText *)value->at)->span;
  }
}

bool cjm_value_is_implied(const CjmValue *value)
{
  return value->type == CJM_FIELD_TEXT && ((const CjmText *)value->at)->at == ((const CjmObject *)value->owner)->id;
}
