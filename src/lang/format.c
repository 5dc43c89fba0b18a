#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lang/table.h"

#define NOT_A_VALUE  "\u2013" /* en dash */
#define MAX_DECIMALS 9

/* A number in decimal: the digits before the point, and exactly so many after it. */
typedef struct {
  bool negative; /* never of zero */
  GString *integer, *fraction;
} Decimal;

static void decimal_clear(Decimal *d)
{
  g_string_free(d->integer, TRUE);
  g_string_free(d->fraction, TRUE);
}

/* Adds one to the last of `n` decimal digits; returns whether it ran over, all being 0 then. */
static bool increment(char *digits, size_t n)
{
  while (n-- > 0) {
    if (digits[n] != '9') {
      digits[n]++;
      return false;
    }
    digits[n] = '0';
  }
  return true;
}

static bool all_zero(const GString *digits)
{
  return strspn(digits->str, "0") == digits->len;
}

/* Rounds half away from zero, in decimal: 2.675 is 2.68 to the reader, whatever its binary neighbour. */
static void decimal_init(Decimal *d, double value, int decimals)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE], digits[15];
  long exponent;

  g_ascii_formatd(buffer, sizeof buffer, "%.14e", fabs(value)); /* d.dddddddddddddde±xx */
  digits[0] = buffer[0];
  memcpy(digits + 1, buffer + 2, 14);
  exponent = strtol(buffer + 17, NULL, 10);

  d->integer = g_string_new(NULL);
  d->fraction = g_string_new(NULL);
  for (long place = exponent > 0 ? exponent : 0; place >= -decimals; place--) { /* place 0: the ones */
    long at = exponent - place;
    g_string_append_c(place >= 0 ? d->integer : d->fraction, at >= 0 && at < 15 ? digits[at] : '0');
  }
  long next = exponent + decimals + 1;
  if (next >= 0 && next < 15 && digits[next] >= '5' && increment(d->fraction->str, d->fraction->len) &&
      increment(d->integer->str, d->integer->len))
    g_string_prepend_c(d->integer, '1');

  d->negative = value < 0 && !(all_zero(d->integer) && all_zero(d->fraction));
}

/* Drops zeros at the end of the fraction, keeping at least `keep` digits. */
static void decimal_trim(Decimal *d, gsize keep)
{
  gsize n = d->fraction->len;
  while (n > keep && d->fraction->str[n - 1] == '0') n--;
  g_string_truncate(d->fraction, n);
}

static void append_digit(GString *out, const CjmLang *lang, char digit)
{
  g_string_append_unichar(out, g_utf8_get_char(lang->digits) + (gunichar)(digit - '0'));
}

static void append_decimal(GString *out, const CjmLang *lang, const Decimal *d, const char *group)
{
  gsize n = d->integer->len;
  bool grouped = n >= (gsize)g_ascii_digit_value(*lang->grouping);
  gsize size = (gsize)g_ascii_digit_value(*lang->group_sizes); /* of all groups but the last, which has 3 digits */

  for (gsize i = 0; i < n; i++) {
    gsize left = n - i;
    if (grouped && i > 0 && left >= 3 && (left - 3) % size == 0) g_string_append(out, group);
    append_digit(out, lang, d->integer->str[i]);
  }
  if (d->fraction->len > 0) g_string_append(out, lang->decimal);
  for (gsize i = 0; i < d->fraction->len; i++) append_digit(out, lang, d->fraction->str[i]);
}

/* A whole number that is not to be grouped: a year, a day. */
static void append_plain(GString *out, const CjmLang *lang, int n)
{
  char digits[16];

  g_snprintf(digits, sizeof digits, "%d", ABS(n));
  if (n < 0) g_string_append(out, lang->minus);
  for (const char *p = digits; *p != '\0'; p++) append_digit(out, lang, *p);
}

/* Fills in a pattern: `#` the number, `-` the minus sign of a negative one, `¤` the currency symbol. */
static char *fill_new(const CjmLang *lang, const char *pattern, const Decimal *d, const char *group, const char *symbol)
{
  GString *out = g_string_new(NULL);

  for (const char *p = pattern; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c == '#') append_decimal(out, lang, d, group);
    else if (c == '-') g_string_append(out, d->negative ? lang->minus : "");
    else if (c == 0xa4) g_string_append(out, symbol);
    else g_string_append_unichar(out, c);
  }
  return g_string_free(out, FALSE);
}

static char *trimmed_new(const CjmLang *lang, const char *pattern, double value, int max_decimals)
{
  Decimal d;

  if (!isfinite(value)) return g_strdup(NOT_A_VALUE);
  decimal_init(&d, value, CLAMP(max_decimals, 0, MAX_DECIMALS));
  decimal_trim(&d, 0);
  char *text = fill_new(lang, pattern, &d, lang->group, "");
  decimal_clear(&d);
  return text;
}

char *cjm_lang_number_new(const CjmLang *lang, double value, int max_decimals)
{
  return trimmed_new(lang, "-#", value, max_decimals);
}

char *cjm_lang_score_new(const CjmLang *lang, double score)
{
  Decimal d;
  GString *out;

  if (!isfinite(score)) return g_strdup(NOT_A_VALUE);
  decimal_init(&d, score, 2);
  bool zero = all_zero(d.integer) && all_zero(d.fraction);
  decimal_trim(&d, zero ? 0 : 1);
  out = g_string_new(zero ? "" : d.negative ? lang->minus : lang->plus);
  append_decimal(out, lang, &d, lang->group);
  decimal_clear(&d);
  return g_string_free(out, FALSE);
}

char *cjm_lang_signed_new(const CjmLang *lang, double value, int decimals)
{
  Decimal d;

  if (!isfinite(value)) return g_strdup(NOT_A_VALUE);
  decimal_init(&d, value, CLAMP(decimals, 0, MAX_DECIMALS));
  bool zero = all_zero(d.integer) && all_zero(d.fraction);
  GString *out = g_string_new(zero ? "" : d.negative ? lang->minus : lang->plus);
  append_decimal(out, lang, &d, lang->group);
  decimal_clear(&d);
  return g_string_free(out, FALSE);
}

char *cjm_lang_fixed_new(const CjmLang *lang, double value, int decimals)
{
  Decimal d;

  if (!isfinite(value)) return g_strdup(NOT_A_VALUE);
  decimal_init(&d, value, CLAMP(decimals, 0, MAX_DECIMALS));
  char *text = fill_new(lang, "-#", &d, lang->group, "");
  decimal_clear(&d);
  return text;
}

char *cjm_lang_percent_new(const CjmLang *lang, double value, int max_decimals)
{
  return trimmed_new(lang, lang->percent, value, max_decimals);
}

static void append_month(GString *out, const CjmLang *lang, int month)
{
  const char *name;
  size_t len;

  if (lang->months != NULL && cjm_lang_list_at(lang->months, (unsigned)month - 1, &name, &len))
    g_string_append_len(out, name, (gssize)len);
  else append_plain(out, lang, month);
}

char *cjm_lang_date_new(const CjmLang *lang, int year, int month, int day)
{
  g_assert(month >= 1 && month <= 12);
  g_assert(day >= 1 && day <= 31);

  bool literal = false;
  GString *out = g_string_new(NULL);
  for (const char *p = lang->date; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c == '\'') literal = !literal;
    else if (literal || (c != 'd' && c != 'M' && c != 'y')) g_string_append_unichar(out, c);
    else if (c == 'M') append_month(out, lang, month);
    else append_plain(out, lang, c == 'd' ? day : year);
  }
  return g_string_free(out, FALSE);
}

/* Appends `pattern` with its first `#` replaced by `text`; what is after that `#` is returned and not appended. */
static const char *append_filled(GString *out, const char *pattern, const char *text)
{
  const char *hole = strchr(pattern, '#');
  if (hole == NULL) return pattern;
  g_string_append_len(out, pattern, hole - pattern);
  g_string_append(out, text);
  return hole + 1;
}

/* So many of a unit. */
typedef struct Amount {
  double n;
  CjmUnit unit;
} Amount;

/* `number` in the form that the unit has with the amount; a form without a number, such as the Arabic dual, only if `alone`. */
static char *with_unit_new(const CjmLang *lang, Amount amount, const char *number, bool alone)
{
  const CjmLang *speaker = lang->units[amount.unit][CJM_PLURAL_OTHER] != NULL ? lang : cjm_lang_find("en");
  bool counted = amount.n == floor(amount.n) && amount.n < 1e15;
  CjmPlural plural = counted ? cjm_plural_of(speaker, (guint64)amount.n) : CJM_PLURAL_OTHER;
  const char *const *forms = speaker->units[amount.unit], *form = forms[plural];
  if (form == NULL || (!alone && strchr(form, '#') == NULL)) form = forms[CJM_PLURAL_OTHER];
  GString *text = g_string_new(NULL);
  g_string_append(text, append_filled(text, form, number));
  return g_string_free(text, FALSE);
}

static char *number_of_new(const CjmLang *lang, Amount amount)
{
  return cjm_lang_number_new(lang, amount.n, amount.unit == CJM_UNIT_SECOND ? 1 : 0);
}

#define MINUTE 60.0
#define HOUR   3600.0
#define DAY    86400.0
#define WEEK   (7 * DAY)

/* How many times `unit` seconds go into `seconds` without rest; 0 if there is one. */
static double whole(double seconds, double unit)
{
  double n = round(seconds / unit);
  return fabs(n * unit - seconds) < 0.5 ? n : 0;
}

/* Months of 30 days in years of 365, or those of the Gregorian or Julian year: whatever a duration was made from. */
static const struct {
  double month, year;
} calendars[] = {
  {30 * DAY, 365 * DAY},
  {365.2425 * DAY / 12, 365.2425 * DAY},
  {365.25 * DAY / 12, 365.25 * DAY},
};

static size_t split_calendar(double seconds, Amount ret_amounts[2])
{
  for (size_t i = 0; i < G_N_ELEMENTS(calendars); i++) {
    double years = floor((seconds + 0.5) / calendars[i].year);
    double rest = MAX(seconds - years * calendars[i].year, 0.0);
    double months = whole(rest, calendars[i].month);
    if (years >= 1 && (rest < 0.5 || months > 0)) {
      ret_amounts[0] = (Amount){years, CJM_UNIT_YEAR};
      ret_amounts[1] = (Amount){months, CJM_UNIT_MONTH};
      return months > 0 ? 2 : 1;
    }
    months = whole(seconds, calendars[i].month);
    if (months > 0) {
      ret_amounts[0] = (Amount){months, CJM_UNIT_MONTH};
      return 1;
    }
  }
  return 0;
}

/* The larger unit, and the smaller one if something is left over. */
static size_t split_pair(double seconds, double size, CjmUnit unit, double small_size, CjmUnit small_unit, Amount ret_amounts[2])
{
  double total = floor(seconds / small_size + 0.5); /* in small units, so that 59.9 min does not become 60 min */
  double per = size / small_size;
  double large = floor(total / per);
  ret_amounts[0] = (Amount){large, unit};
  ret_amounts[1] = (Amount){total - large * per, small_unit};
  return total > large * per ? 2 : 1;
}

/* The units in which a duration is written: one or two. */
static size_t split(double seconds, Amount ret_amounts[2])
{
  if (seconds < 59.95) {
    ret_amounts[0] = (Amount){round(seconds * 10) / 10, CJM_UNIT_SECOND};
    return 1;
  }
  if (seconds < HOUR - 0.5) return split_pair(seconds, MINUTE, CJM_UNIT_MINUTE, 1, CJM_UNIT_SECOND, ret_amounts);
  if (seconds < DAY - MINUTE / 2) return split_pair(seconds, HOUR, CJM_UNIT_HOUR, MINUTE, CJM_UNIT_MINUTE, ret_amounts);
  size_t n = split_calendar(seconds, ret_amounts);
  if (n > 0) return n;
  if (whole(seconds, WEEK) > 0) {
    ret_amounts[0] = (Amount){whole(seconds, WEEK), CJM_UNIT_WEEK};
    return 1;
  }
  return split_pair(seconds, DAY, CJM_UNIT_DAY, HOUR, CJM_UNIT_HOUR, ret_amounts);
}

char *cjm_lang_duration_new(const CjmLang *lang, double seconds)
{
  if (!isfinite(seconds) || seconds < 0) return g_strdup(NOT_A_VALUE);
  Amount amounts[2];
  size_t n = split(seconds, amounts);
  g_autofree char *first = number_of_new(lang, amounts[0]);
  char *large = with_unit_new(lang, amounts[0], first, true);
  if (n == 1) return large;
  g_autofree char *second = number_of_new(lang, amounts[1]), *small = with_unit_new(lang, amounts[1], second, true);
  GString *both = g_string_new(NULL);
  g_string_append(both, append_filled(both, append_filled(both, lang->join, large), small));
  g_free(large);
  return g_string_free(both, FALSE);
}

/* The duration in a unit, if it is a whole number of them that is not too large to be read: 90 min, not 300 s. */
static bool in_unit(double seconds, CjmUnit unit, Amount *ret_amount)
{
  static const double most = 90;
  static const double sizes[] = {[CJM_UNIT_SECOND] = 1, [CJM_UNIT_MINUTE] = MINUTE, [CJM_UNIT_HOUR] = HOUR, [CJM_UNIT_DAY] = DAY,
                                 [CJM_UNIT_WEEK] = WEEK};
  double n = (size_t)unit < G_N_ELEMENTS(sizes) && sizes[unit] > 0 ? whole(seconds, sizes[unit]) : 0;
  if (n < 1 || n > most) return false;
  *ret_amount = (Amount){n, unit};
  return true;
}

char *cjm_lang_durations_new(const CjmLang *lang, double least, double most)
{
  Amount low[2], high[2];
  bool known = isfinite(least) && isfinite(most) && least >= 0 && most > least;
  bool one_unit = known && split(least, low) == 1 &&
                  ((split(most, high) == 1 && low[0].unit == high[0].unit) || in_unit(most, low[0].unit, &high[0]));
  if (known && !one_unit) {
    g_autofree char *from = cjm_lang_duration_new(lang, least), *to = cjm_lang_duration_new(lang, most);
    return strcmp(from, to) == 0 ? g_steal_pointer(&from) : g_strconcat(from, "–", to, NULL);
  }
  if (!known || low[0].n == high[0].n) return cjm_lang_duration_new(lang, least);
  g_autofree char *from = number_of_new(lang, low[0]), *to = number_of_new(lang, high[0]);
  g_autofree char *numbers = g_strconcat(from, "–", to, NULL);
  return with_unit_new(lang, high[0], numbers, false);
}

/* Currencies with a symbol, or with decimals other than two (ISO 4217, CLDR supplementalData). */
static const struct {
  const char *code;
  const char *symbol; /* NULL: the code */
  const char *only;   /* the primary language that uses the symbol; NULL: all */
  int decimals;
} currencies[] = {
  {"EUR", "€", NULL, 2},   {"USD", "$", NULL, 2},   {"GBP", "£", NULL, 2},   {"JPY", "￥", "ja", 0}, {"JPY", "JP¥", "zh", 0},
  {"JPY", "¥", NULL, 0},   {"CNY", "¥", "zh", 2},   {"CNY", "CN¥", NULL, 2}, {"PLN", "zł", NULL, 2}, {"CZK", "Kč", NULL, 2},
  {"CHF", NULL, NULL, 2},  {"UAH", "₴", NULL, 2},   {"TRY", "₺", NULL, 2},   {"ILS", "₪", NULL, 2},  {"INR", "₹", NULL, 2},
  {"KRW", "₩", NULL, 0},   {"BRL", "R$", NULL, 2},  {"CAD", "CA$", NULL, 2}, {"AUD", "A$", NULL, 2}, {"NZD", "NZ$", NULL, 2},
  {"MXN", "MX$", NULL, 2}, {"HKD", "HK$", NULL, 2}, {"TWD", "NT$", NULL, 2}, {"VND", "₫", NULL, 0},  {"SEK", "kr", "sv", 2},
  {"NOK", "kr", "nb", 2},  {"DKK", "kr.", "da", 2}, {"HUF", NULL, NULL, 2},  {"CLP", NULL, NULL, 0}, {"ISK", NULL, NULL, 0},
  {"PYG", NULL, NULL, 0},  {"UGX", NULL, NULL, 0},  {"XAF", NULL, NULL, 0},  {"XOF", NULL, NULL, 0}, {"XPF", NULL, NULL, 0},
  {"RWF", NULL, NULL, 0},  {"BHD", NULL, NULL, 3},  {"IQD", NULL, NULL, 0},  {"JOD", NULL, NULL, 3}, {"KWD", NULL, NULL, 3},
  {"LYD", NULL, NULL, 3},  {"OMR", NULL, NULL, 3},  {"TND", NULL, NULL, 3},
};

static bool speaks(const CjmLang *lang, const char *primary)
{
  size_t n = strlen(primary);
  return strncmp(lang->tag, primary, n) == 0 && (lang->tag[n] == '\0' || lang->tag[n] == '-');
}

const char *cjm_lang_currency(const char *unit)
{
  for (size_t i = 0; i < G_N_ELEMENTS(currencies); i++) {
    bool symbol = currencies[i].symbol != NULL && currencies[i].only == NULL && strcmp(currencies[i].symbol, unit) == 0;
    if (symbol || strcmp(currencies[i].code, unit) == 0) return currencies[i].code;
  }
  return NULL;
}

char *cjm_lang_money_new(const CjmLang *lang, double amount, const char *iso4217)
{
  Decimal d;
  int decimals = 2;
  char *code = g_ascii_strup(iso4217, -1);
  const char *symbol = code;

  for (size_t i = 0; i < G_N_ELEMENTS(currencies); i++) {
    if (strcmp(currencies[i].code, code) != 0) continue;
    decimals = currencies[i].decimals;
    if (currencies[i].symbol != NULL && (currencies[i].only == NULL || speaks(lang, currencies[i].only))) {
      symbol = currencies[i].symbol;
      break;
    }
  }

  /* letters must not touch the number: "CHF 4.50" */
  const char *touching = strstr(lang->money, "¤#");
  const char *last = g_utf8_find_prev_char(symbol, symbol + strlen(symbol));
  char *spaced = NULL;
  if (touching != NULL && last != NULL && g_unichar_isalpha(g_utf8_get_char(last)))
    symbol = spaced = g_strconcat(symbol, "\u00a0", NULL);

  char *text;
  if (isfinite(amount)) {
    decimal_init(&d, amount, decimals);
    text = fill_new(lang, lang->money, &d, lang->money_group != NULL ? lang->money_group : lang->group, symbol);
    decimal_clear(&d);
  } else {
    text = g_strdup(NOT_A_VALUE);
  }
  g_free(spaced);
  g_free(code);
  return text;
}
