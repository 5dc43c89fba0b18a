/* readings.c: texts that have one reading as a date, a duration or a colour, though not the form of the format. */
#include <stdio.h>
#include <string.h>

#include "base/spell.h"
#include "decode/decoder.h"

/* ---- dates ---- */

static char *valid_date_new(unsigned year, unsigned month, unsigned day)
{
  bool valid = year >= 1000 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
               g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return valid ? g_strdup_printf("%u-%02u-%02u", year, month, day) : NULL;
}

/* The month that begins with these letters in English; 0 for none. */
static unsigned month_named(const char *word)
{
  static const char *const months[] = {"january", "february", "march",     "april",   "may",      "june",
                                       "july",    "august",   "september", "october", "november", "december"};
  g_autofree char *folded = g_ascii_strdown(word, -1);
  size_t len = strlen(folded);
  for (unsigned i = 0; i < G_N_ELEMENTS(months); i++) {
    if (len >= 3 && strncmp(months[i], folded, len) == 0) {
      return i + 1;
    }
  }
  return strcmp(folded, "sept") == 0 ? 9 : 0;
}

/* `12 March 2026`, `March 12th, 2026` */
static char *date_in_words_new(const char *text)
{
  g_auto(GStrv) words = g_regex_split_simple("[\\s,.]+|(?<=\\d)(?:st|nd|rd|th)\\b|\\bof\\b", text, G_REGEX_CASELESS, 0);
  unsigned year = 0, month = 0, day = 0;
  for (char **word = words; *word != NULL; word++) {
    unsigned number = (*word)[strspn(*word, "0123456789")] == '\0' ? (unsigned)g_ascii_strtoull(*word, NULL, 10) : 0;
    if (**word == '\0') {
      continue;
    }
    if (number > 31 && year == 0) {
      year = number;
    } else if (number > 0 && day == 0) {
      day = number;
    } else if (month == 0 && month_named(*word) > 0) {
      month = month_named(*word);
    } else {
      return NULL;
    }
  }
  return valid_date_new(year, month, day);
}

char *cjm_month_read_new(const char *text)
{
  g_autofree char *first = g_strdup_printf("1 %s", text);
  unsigned month, year;
  if (g_regex_match_simple("^\\s*\\d{1,2}/\\d{4}\\s*$", text, 0, 0) && sscanf(text, "%2u/%4u", &month, &year) == 2) {
    return valid_date_new(year, month, 1);
  }
  return g_regex_match_simple("^\\s*\\p{L}+[.,]?\\s+\\d{4}\\s*$", text, 0, 0) ? date_in_words_new(first) : NULL;
}

char *cjm_date_reordered_new(const char *text)
{
  g_autoptr(GRegex) regex = g_regex_new("^\\s*(\\d{1,4})\\s*[-./]\\s*(\\d{1,2})\\s*[-./]\\s*(\\d{1,4})\\.?\\s*$", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  if (!g_regex_match(regex, text, 0, &match)) {
    return NULL;
  }
  unsigned numbers[3];
  for (int i = 0; i < 3; i++) {
    g_autofree char *digits = g_match_info_fetch(match, i + 1);
    numbers[i] = (unsigned)g_ascii_strtoull(digits, NULL, 10);
  }
  bool year_first = numbers[0] > 31;
  unsigned year = year_first ? numbers[0] : numbers[2];
  if (year < 1000) {
    return NULL;
  }
  unsigned a = year_first ? numbers[1] : numbers[0], b = year_first ? numbers[2] : numbers[1];
  bool day_first = !year_first && a >= 1 && a <= 31 && b >= 1 && b <= 12, month_first = a >= 1 && a <= 12 && b >= 1 && b <= 31;
  day_first = day_first && g_date_valid_dmy((GDateDay)a, (GDateMonth)b, (GDateYear)year);
  month_first = month_first && g_date_valid_dmy((GDateDay)b, (GDateMonth)a, (GDateYear)year);
  if (day_first && month_first && a != b) {
    return g_strdup_printf("%u-%02u-%02u or %u-%02u-%02u", year, b, a, year, a, b);
  }
  return day_first     ? g_strdup_printf("%u-%02u-%02u", year, b, a)
         : month_first ? g_strdup_printf("%u-%02u-%02u", year, a, b)
                       : NULL;
}

/* A day with its time: `2026-08-20T10:00:00Z` */
static char *date_with_time_new(const char *text)
{
  unsigned year, month, day;
  bool timed = g_regex_match_simple("^\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}", text, 0, 0);
  if (!timed || sscanf(text, "%4u-%2u-%2u", &year, &month, &day) != 3) {
    return NULL;
  }
  return valid_date_new(year, month, day);
}

char *cjm_date_read_new(const char *text)
{
  char *date = cjm_date_reordered_new(text);
  if (date != NULL && strstr(date, " or ") != NULL) {
    g_free(date);
    return NULL;
  }
  if (date == NULL) {
    date = date_with_time_new(text);
  }
  return date != NULL ? date : date_in_words_new(text);
}

static char *day_new(char *text)
{
  unsigned year, month, day;
  g_strstrip(text);
  if (strlen(text) == 10 && sscanf(text, "%4u-%2u-%2u", &year, &month, &day) == 3 && text[4] == '-') {
    return valid_date_new(year, month, day);
  }
  return cjm_date_read_new(text);
}

char *cjm_interval_read_new(const char *text)
{
  g_auto(GStrv) days = g_regex_split_simple("\\s+(?:-|–|—|to|until|till|through)\\s+|\\s*(?:\\.\\.\\.?|…|–|—)\\s*|\\s*/\\s*(?=\\d{4}-)", text, G_REGEX_CASELESS, 0);
  guint n = g_strv_length(days);
  if (n == 0 || n > 2) {
    return NULL;
  }
  g_autofree char *from = day_new(days[0]), *to = n == 2 ? day_new(days[1]) : NULL;
  if (from == NULL || (n == 2 && (to == NULL || strcmp(from, to) > 0))) {
    return NULL;
  }
  return n == 1 ? g_steal_pointer(&from) : g_strdup_printf("%s/%s", from, to);
}

/* ---- durations ---- */

static const struct {
  const char *word, *unit;
} units[] = {
  {"seconds", "s"},  {"minutes", "m"},  {"hours", "h"},   {"days", "d"},     {"weeks", "w"},    {"months", "mo"},  {"years", "y"},
  {"second", "s"},   {"minute", "m"},   {"hour", "h"},    {"day", "d"},      {"week", "w"},     {"month", "mo"},   {"year", "y"},
  {"secs", "s"},     {"mins", "m"},     {"min", "m"},     {"hrs", "h"},      {"hr", "h"},       {"wks", "w"},      {"yrs", "y"},
  {"sekunden", "s"}, {"sekunde", "s"},  {"minuten", "m"}, {"stunden", "h"},  {"stunde", "h"},   {"std", "h"},      {"tage", "d"},
  {"tag", "d"},      {"wochen", "w"},   {"woche", "w"},   {"monate", "mo"},  {"monat", "mo"},   {"jahre", "y"},    {"jahr", "y"},
  {"secondes", "s"}, {"heures", "h"},   {"heure", "h"},   {"jours", "d"},    {"jour", "d"},     {"semaines", "w"}, {"semaine", "w"},
  {"mois", "mo"},    {"ans", "y"},      {"an", "y"},      {"segundos", "s"}, {"minutos", "m"},  {"minuto", "m"},   {"horas", "h"},
  {"hora", "h"},     {"días", "d"},     {"dias", "d"},    {"día", "d"},      {"dia", "d"},      {"semanas", "w"},  {"semana", "w"},
  {"meses", "mo"},   {"años", "y"},     {"seconden", "s"}, {"uur", "h"},     {"uren", "h"},     {"dagen", "d"},    {"dag", "d"},
  {"weken", "w"},    {"maanden", "mo"}, {"maand", "mo"},  {"jaar", "y"},     {"secondi", "s"},  {"minuti", "m"},   {"ore", "h"},
  {"ora", "h"},      {"giorni", "d"},   {"giorno", "d"},  {"settimane", "w"}, {"mesi", "mo"},   {"anni", "y"},     {"minut", "m"},
  {"godzin", "h"},   {"godziny", "h"},  {"godzina", "h"}, {"dni", "d"},      {"dzień", "d"},    {"tygodnie", "w"}, {"sek", "s"},
};

static const char *unit_of(const char *word)
{
  for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
    if (strcmp(units[i].word, word) == 0) {
      return units[i].unit;
    }
  }
  const char *const *names = (const char *const[]){"seconds", "minutes", "hours", "weeks", "months", "years"};
  const char *nearest = strlen(word) >= 4 ? cjm_spell_nearest(word, names, 6) : NULL;
  return nearest == NULL ? NULL : unit_of(nearest);
}

static const char *number_of(const char *word)
{
  static const struct {
    const char *word, *number;
  } numbers[] = {
    {"a", "1"},      {"an", "1"},     {"one", "1"},    {"two", "2"},      {"three", "3"},   {"four", "4"},     {"five", "5"},
    {"six", "6"},    {"seven", "7"},  {"eight", "8"},  {"nine", "9"},     {"ten", "10"},    {"eleven", "11"},  {"twelve", "12"},
    {"fifteen", "15"}, {"twenty", "20"}, {"thirty", "30"}, {"forty", "40"}, {"fifty", "50"}, {"sixty", "60"}, {"ninety", "90"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
    if (strcmp(numbers[i].word, word) == 0) {
      return numbers[i].number;
    }
  }
  return NULL;
}

/* `two days` as `2d`, `2,5 Stunden` as `2.5h`, with units as the format has them; NULL if a word is neither a number nor a unit. */
char *cjm_duration_read_new(const char *text)
{
  static const char *const halves[][2] = {{"half an hour", "30m"}, {"half a day", "12h"}, {"half a year", "6mo"}, {"a quarter of an hour", "15m"}};
  g_autofree char *folded = g_utf8_casefold(text, -1);
  for (size_t i = 0; i < G_N_ELEMENTS(halves); i++) {
    if (strcmp(halves[i][0], folded) == 0) {
      return g_strdup(halves[i][1]);
    }
  }
  g_autoptr(GRegex) decimals = g_regex_new("(\\d),(\\d)", 0, 0, NULL), words = g_regex_new("\\d+(?:\\.\\d+)?|\\p{L}+|[-–]", 0, 0, NULL);
  g_autofree char *pointed = g_regex_replace(decimals, folded, -1, 0, "\\1.\\2", 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autoptr(GString) read = g_string_new(NULL);
  for (bool more = g_regex_match(words, pointed, 0, &match); more; more = g_match_info_next(match, NULL)) {
    g_autofree char *word = g_match_info_fetch(match, 0);
    bool joins = strcmp(word, "and") == 0 || strcmp(word, "und") == 0 || strcmp(word, "et") == 0 || strcmp(word, "y") == 0;
    bool to = strcmp(word, "to") == 0 || strcmp(word, "bis") == 0 || strcmp(word, "or") == 0 || strcmp(word, "–") == 0;
    const char *part = g_ascii_isdigit(word[0]) ? word : to || strcmp(word, "-") == 0 ? "-" : joins ? "" : number_of(word);
    part = part != NULL ? part : unit_of(word);
    if (part == NULL) {
      CjmDuration ignored;
      g_autofree char *one = g_strdup_printf("1%s", word); /* a unit as the format has it */
      if (!cjm_duration_parse(one, &ignored)) {
        return NULL;
      }
      part = word;
    }
    g_string_append(read, part);
  }
  CjmDuration duration;
  return cjm_duration_parse(read->str, &duration) ? g_strdup(read->str) : NULL;
}

/* ---- colours ---- */

/* Colours of CSS Color 4, section 6.1. */
static const struct {
  const char *name, *hex;
} colours[] = {
  {"black", "#000000"},       {"silver", "#c0c0c0"},     {"gray", "#808080"},      {"grey", "#808080"},      {"white", "#ffffff"},
  {"maroon", "#800000"},      {"red", "#ff0000"},        {"purple", "#800080"},    {"fuchsia", "#ff00ff"},   {"magenta", "#ff00ff"},
  {"green", "#008000"},       {"lime", "#00ff00"},       {"olive", "#808000"},     {"yellow", "#ffff00"},    {"navy", "#000080"},
  {"blue", "#0000ff"},        {"teal", "#008080"},       {"aqua", "#00ffff"},      {"cyan", "#00ffff"},      {"orange", "#ffa500"},
  {"brown", "#a52a2a"},       {"coral", "#ff7f50"},      {"crimson", "#dc143c"},   {"gold", "#ffd700"},      {"indigo", "#4b0082"},
  {"khaki", "#f0e68c"},       {"lavender", "#e6e6fa"},   {"orchid", "#da70d6"},    {"pink", "#ffc0cb"},      {"plum", "#dda0dd"},
  {"salmon", "#fa8072"},      {"sienna", "#a0522d"},     {"tan", "#d2b48c"},       {"tomato", "#ff6347"},    {"turquoise", "#40e0d0"},
  {"violet", "#ee82ee"},      {"beige", "#f5f5dc"},      {"chocolate", "#d2691e"}, {"darkblue", "#00008b"},  {"darkgreen", "#006400"},
  {"darkred", "#8b0000"},     {"darkorange", "#ff8c00"}, {"darkgray", "#a9a9a9"},  {"lightblue", "#add8e6"}, {"lightgreen", "#90ee90"},
  {"lightgray", "#d3d3d3"},   {"steelblue", "#4682b4"},  {"skyblue", "#87ceeb"},   {"royalblue", "#4169e1"}, {"seagreen", "#2e8b57"},
  {"slateblue", "#6a5acd"},   {"slategray", "#708090"},  {"dodgerblue", "#1e90ff"}, {"firebrick", "#b22222"}, {"forestgreen", "#228b22"},
  {"hotpink", "#ff69b4"},     {"midnightblue", "#191970"}, {"rebeccapurple", "#663399"}, {"tomato", "#ff6347"}, {"deeppink", "#ff1493"},
};

char *cjm_colour_read_new(const char *text)
{
  g_autofree char *word = g_ascii_strdown(text, -1);
  for (size_t i = 0; i < G_N_ELEMENTS(colours); i++) {
    if (strcmp(colours[i].name, word) == 0) {
      return g_strdup(colours[i].hex);
    }
  }
  size_t digits = strspn(text, "0123456789abcdefABCDEF");
  if (text[digits] == '\0' && (digits == 3 || digits == 6)) {
    return g_strdup_printf("#%s", text);
  }
  unsigned r, g, b;
  char closing;
  bool rgb = sscanf(text, "rgb(%3u , %3u , %3u %c", &r, &g, &b, &closing) == 4 && closing == ')' && r < 256 && g < 256 && b < 256;
  return rgb ? g_strdup_printf("#%02x%02x%02x", r, g, b) : NULL;
}
