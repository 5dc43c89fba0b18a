/* Lines of usual Latin text may end where pango says, of all texts of up to four classes of signs and of longer ones. */
#include <stdbool.h>
#include <string.h>

#include "text/breaks.h"
#include "suite.h"

static const char *const languages[] = {"en", "de", "fr", "es", "nl", "pl", "it", "pt", "sv", "ca", "tr", "ro", "ja", "ar", "xx"};

static void compare(const char *text, PangoLanguage *language)
{
  int len = (int)strlen(text), n = (int)g_utf8_strlen(text, len);
  PangoLogAttr attrs[64];
  g_assert_cmpint(n + 1, <=, G_N_ELEMENTS(attrs));
  pango_get_log_attrs(text, len, -1, language, attrs, n + 1);
  guint8 *breaks = cjm_breaks_new(text, len, language);
  for (int i = 1; i < n; i++) {
    bool line = breaks[i] & CJM_BREAK_LINE, character = breaks[i] & CJM_BREAK_CHAR;
    if (line != attrs[i].is_line_break || character != attrs[i].is_char_break)
      g_error("\"%s\" in %s, in front of character %d: line %d, character %d", text, pango_language_to_string(language), i, line,
              character);
  }
  g_free(breaks);
}

/* One sign of each class. */
static void test_short(void)
{
  static const char signs[] = "a1 (})\"!./-$%|";
  PangoLanguage *language = pango_language_from_string("en");
  const size_t n = strlen(signs);
  for (size_t i = 0; i < n * n * n * n; i++) {
    char text[] = {signs[i % n], signs[i / n % n], signs[i / n / n % n], signs[i / n / n / n], '\0'};
    compare(text, language);
  }
}

/* Every sign before and after every other, close and over a space. */
static void test_pairs(const void *data)
{
  PangoLanguage *language = pango_language_from_string(data);
  GString *text = g_string_new(NULL);
  for (char a = ' '; a <= '~'; a++)
    for (char b = ' '; b <= '~'; b++) {
      g_string_printf(text, "%c%c %c %c%c", a, b, a, b, a);
      compare(text->str, language);
    }
  g_string_free(text, TRUE);
}

static gunichar random_sign(GRand *random)
{
  static const gunichar marks[] = {0xab, 0xbb, 0x2018, 0x2019, 0x201a, 0x201c, 0x201d, 0x201e, 0x2013, 0x20ac};
  switch (g_rand_int_range(random, 0, 8)) {
    case 0: return ' ';
    case 1: return (gunichar)g_rand_int_range(random, '0', '9' + 1);
    case 2: return (gunichar)g_rand_int_range(random, 0xc0, 0x180);
    case 3: return marks[g_rand_int_range(random, 0, G_N_ELEMENTS(marks))];
    case 4: return (gunichar)g_rand_int_range(random, 'a', 'z' + 1);
    default: return (gunichar)g_rand_int_range(random, ' ', '~' + 1);
  }
}

static void test_random(const void *data)
{
  PangoLanguage *language = pango_language_from_string(data);
  g_autoptr(GRand) random = g_rand_new_with_seed(14);
  GString *text = g_string_new(NULL);
  for (int round = 0; round < 20000; round++) {
    g_string_truncate(text, 0);
    for (int n = g_rand_int_range(random, 1, 40); n > 0; n--) g_string_append_unichar(text, random_sign(random));
    compare(text->str, language);
  }
  g_string_free(text, TRUE);
}

/* What is not usual is pango's own. */
static void test_others(void)
{
  static const char *const texts[] = {"日本語の文。次の行", "สวัสดีครับ",          "a\u00adb",
                                      "a\u00a0b — c…",      "x\u0301y\u0308 z", "👨‍👩‍👧👨‍👩‍👧",
                                      "\u200bab\u2060c"};
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) compare(texts[i], pango_language_from_string("en"));
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/breaks/short", test_short);
  for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
    g_autofree char *pairs = g_strconcat("/breaks/pairs/", languages[i], NULL);
    g_autofree char *random = g_strconcat("/breaks/random/", languages[i], NULL);
    g_test_add_data_func(pairs, languages[i], test_pairs);
    g_test_add_data_func(random, languages[i], test_random);
  }
  g_test_add_func("/breaks/others", test_others);
  return g_test_run();
}
