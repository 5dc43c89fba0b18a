/* numbers.c: texts as numbers, and the help where one is not. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "decode/decoder.h"

static bool takes_percent(const CjmField *field)
{
  return field->type == CJM_FIELD_PERCENT || (field->flags & CJM_FIELD_UNIT);
}

bool cjm_number_parse_field(const CjmField *field, const char *text, double *ret_value, bool *ret_percent)
{
  size_t len = strlen(text);
  bool percent = takes_percent(field) && len > 0 && text[len - 1] == '%';
  if (!percent) {
    *ret_percent = false;
    return cjm_number_parse(text, ret_value);
  }
  g_autofree char *digits = g_strchomp(g_strndup(text, len - 1));
  *ret_percent = true;
  return cjm_number_parse(digits, ret_value);
}

/* ---- help ---- */

/* Whether a number has thousands separators: the same sign before each group of three digits. */
static bool is_grouped(const char *text)
{
  return g_regex_match_simple("^[+-]?\\d{1,3}(?:([,.' ’\\x{a0}\\x{202f}])\\d{3})(?:\\1\\d{3})*$", text, 0, 0);
}

/* Whether the separator may be a decimal point: there is one, and it is a point. */
static bool is_decimal_point(const char *text)
{
  const char *point = strchr(text, '.');
  return point != NULL && strchr(point + 1, '.') == NULL;
}

static char *digits_new(const char *text)
{
  GString *digits = g_string_new(NULL);
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c)) {
    if (g_ascii_isdigit(*c) || *c == '-') {
      g_string_append_c(digits, *c);
    }
  }
  return g_string_free(digits, FALSE);
}

/* The number with the digits 0 to 9, a hyphen for a minus sign and a decimal point; NULL where it has them already. */
static char *plain_number_new(const char *text)
{
  GString *plain = g_string_new(NULL);
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c)) {
    gunichar letter = g_utf8_get_char(c);
    if (letter == 0x2212 || letter == 0x2013) {
      g_string_append_c(plain, '-');
    } else if (letter == 0x066B || (letter == ',' && strchr(text, ',') == strrchr(text, ','))) { /* ARABIC DECIMAL SEPARATOR */
      g_string_append_c(plain, '.');
    } else if (letter == 0x066C) { /* ARABIC THOUSANDS SEPARATOR */
      continue;
    } else if (g_unichar_isdigit(letter)) {
      g_string_append_c(plain, (char)('0' + g_unichar_digit_value(letter)));
    } else {
      g_string_append_unichar(plain, letter);
    }
  }
  double value;
  bool same = strcmp(plain->str, text) == 0 || !cjm_number_parse(plain->str, &value);
  return g_string_free(plain, same);
}

bool cjm_means_nothing(const char *text)
{
  static const char *const words[] = {"n/a", "na", "n.a.", "none", "no", "unknown", "tbd", "?",
                                      "-",   "–",  "—",    "...",  "…",  "todo",    "xxx"};
  bool found = false;
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
    found = found || g_ascii_strcasecmp(words[i], text) == 0;
  }
  return found;
}

/* What a word or letter behind a number multiplies it with. A small `m` is a metre, or a minute. */
static double factor_of(const char *word)
{
  static const struct {
    const char *start; /* of the word, in small letters */
    double times;
  } factors[] = {{"thousand", 1e3}, {"tsd", 1e3}, {"k", 1e3}, {"million", 1e6}, {"mio", 1e6}, {"mln", 1e6}, {"billion", 1e9}, {"bn", 1e9}};
  if (strcmp(word, "M") == 0) return 1e6;
  for (size_t i = 0; i < G_N_ELEMENTS(factors); i++)
    if (g_ascii_strncasecmp(word, factors[i].start, strlen(factors[i].start)) == 0) return factors[i].times;
  return 1;
}

/* The only number in a text, without the words and signs around it; NULL if there is none, or more than one. `1.2k` is 1200. */
static char *only_number_new(const char *text)
{
  g_autoptr(GRegex) regex = g_regex_new("^([^\\d+-]*)([+-]?\\d+(?:\\.\\d+)?)\\s*(?:(k|thousand|tsd|millions?|mio|mln|billions?|bn|m)\\b)?[^\\d]*$",
                                        G_REGEX_CASELESS, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  if (!g_regex_match(regex, text, 0, &match)) {
    return NULL;
  }
  g_autofree char *digits = g_match_info_fetch(match, 2), *word = g_match_info_fetch(match, 3);
  double value = 0;
  bool read = cjm_number_parse(digits, &value);
  if (word != NULL) value *= factor_of(word);
  GString *number = g_string_new(NULL);
  cjm_number_append(number, value, 6);
  return g_string_free(number, !read);
}

/* `2/3` as a percentage with at most one decimal; NULL if the text is no such fraction. */
static char *percent_of_fraction_new(const char *text)
{
  g_auto(GStrv) parts = g_strsplit(text, "/", -1);
  double part, whole;
  if (g_strv_length(parts) != 2 || !cjm_number_parse(g_strstrip(parts[0]), &part) ||
      !cjm_number_parse(g_strstrip(parts[1]), &whole) || whole <= 0) {
    return NULL;
  }
  GString *percent = g_string_new(NULL);
  cjm_number_append(percent, 100 * part / whole, 1);
  g_string_append_c(percent, '%');
  return g_string_free(percent, FALSE);
}

/* `4/5` on the range of the field: its least value is 1 where that of the points is too. NULL if the text is no such fraction, or there is no range. */
static char *share_of_range_new(const CjmField *field, const char *text)
{
  g_auto(GStrv) parts = g_strsplit(text, "/", -1);
  double part, whole;
  if (field->max <= field->min || g_strv_length(parts) != 2 || !cjm_number_parse(g_strstrip(parts[0]), &part) ||
      !cjm_number_parse(g_strstrip(parts[1]), &whole) || whole <= 0 || part < 0 || part > whole) {
    return NULL;
  }
  GString *number = g_string_new(NULL);
  cjm_number_append(number, CLAMP(round(part / whole * field->max), field->min, field->max), 0);
  return g_string_free(number, FALSE);
}

void cjm_help_with_number(CjmDiag *diag, const CjmField *field, const char *text, const char *words)
{
  if (is_grouped(text)) {
    g_autofree char *digits = digits_new(text);
    bool decimal = strchr(text, ',') != NULL && strchr(text, ',') == strrchr(text, ',');
    cjm_diag_help(diag, "write it without separators: %s%s", digits,
                  decimal ? ", and with a point where the comma is a decimal one" : "");
    if (!decimal && !is_decimal_point(text)) {
      cjm_fix_text(diag, CJM_FIX_SAFE, diag->span, digits);
    }
    return;
  }
  g_autofree char *plain = plain_number_new(text), *point = g_strdelimit(g_strdup(text), ",", '.');
  g_autofree char *number = only_number_new(text);
  g_autofree char *fraction = field->type == CJM_FIELD_PERCENT ? percent_of_fraction_new(text) : NULL;
  bool is_score = strcmp(field->key, "score") == 0;
  double value;
  bool percent;
  if (cjm_number_parse_field(field, point, &value, &percent)) {
    cjm_diag_help(diag, "write it with a point: %s", point);
    cjm_fix_text(diag, CJM_FIX_SAFE, diag->span, point);
    return;
  }
  if (plain != NULL) {
    cjm_diag_help(diag, "write it with a hyphen, a point and the digits 0 to 9: %s", plain);
    cjm_fix_text(diag, CJM_FIX_SAFE, diag->span, plain);
    return;
  }
  if (fraction != NULL) {
    cjm_diag_help(diag, "write it as a percentage: %s", fraction);
    cjm_fix_text(diag, CJM_FIX_SAFE, diag->span, fraction);
    return;
  }
  if (cjm_means_nothing(text)) {
    cjm_diag_help(diag, "leave it out: what has no value is not known");
    return;
  }
  if (is_score) {
    cjm_diag_help(diag, "write a score on the scale of the map, such as -1.4");
    return;
  }
  if (g_str_has_suffix(text, "%")) {
    cjm_diag_help(diag, "write the number without the %% sign");
    if (number != NULL) {
      cjm_fix_text(diag, CJM_FIX_SUGGESTED, diag->span, number);
    }
    return;
  }
  g_autofree char *share = is_score ? NULL : share_of_range_new(field, text);
  if (share != NULL) {
    cjm_diag_help(diag, "write it on the range from %g to %g: %s", field->min, field->max, share);
    cjm_fix_text(diag, CJM_FIX_SUGGESTED, diag->span, share);
    return;
  }
  if (words != NULL) {
    cjm_diag_help(diag, "write a number, or %s", words);
    return;
  }
  if (number != NULL) {
    bool unit = (field->flags & CJM_FIELD_UNIT) && g_regex_match_simple("\\d\\s*\\p{L}{2,}", text, 0, 0);
    cjm_diag_help(diag, "write the number alone: %s%s", number, unit ? "; its unit is the `unit` of the metric" : "");
    cjm_fix_text(diag, CJM_FIX_SUGGESTED, diag->span, number);
    return;
  }
  if (field->flags & CJM_FIELD_INTEGER) {
    cjm_diag_help(diag, "for example: %s", field->example);
    return;
  }
  cjm_diag_help(diag, "write digits only, with a point for decimals");
}
