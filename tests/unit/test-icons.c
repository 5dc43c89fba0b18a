/* Every icon keeps to the path language and to the grid, and is found by each of its names. */

#include "layout/icons.h"
#include "suite.h"

#include <glib.h>
#include <string.h>

#define LOWEST  1.5
#define HIGHEST 22.5

/* How many numbers follow a letter of the path language; -1 where the letter is none of it. */
static int number_count(char letter)
{
  switch (letter) {
    case 'Z': return 0;
    case 'M':
    case 'L': return 2;
    case 'O':
    case 'D': return 3;
    case 'Q': return 4;
    case 'R': return 5;
    case 'C': return 6;
    default: return -1;
  }
}

static double parse_number(const CjmIcon *icon, const char *token)
{
  size_t length = strlen(token);
  size_t whole = strspn(token, "0123456789");
  bool good = whole > 0;
  if (token[whole] == '.') {
    size_t fraction = strspn(token + whole + 1, "0123456789");
    good = good && fraction > 0 && whole + 1 + fraction == length;
  } else {
    good = good && whole == length;
  }
  if (!good) g_error("%s: '%s' is not a number", icon->name, token);
  return g_ascii_strtod(token, NULL);
}

static void check_inside(const CjmIcon *icon, double low, double high)
{
  if (low < LOWEST || high > HIGHEST) g_error("%s: %g..%g leaves the grid", icon->name, low, high);
}

static void check_extent(const CjmIcon *icon, char letter, const double *n)
{
  if (letter == 'O' || letter == 'D') {
    g_assert_cmpfloat(n[2], >, 0.0);
    check_inside(icon, n[0] - n[2], n[0] + n[2]);
    check_inside(icon, n[1] - n[2], n[1] + n[2]);
  } else if (letter == 'R') {
    g_assert_cmpfloat(n[2], >, 0.0);
    g_assert_cmpfloat(n[3], >, 0.0);
    g_assert_cmpfloat(2.0 * n[4], <=, MIN(n[2], n[3]));
    check_inside(icon, n[0], n[0] + n[2]);
    check_inside(icon, n[1], n[1] + n[3]);
  } else {
    for (int i = 0; i < number_count(letter); i++) check_inside(icon, n[i], n[i]);
  }
}

static void check_path(const CjmIcon *icon)
{
  g_auto(GStrv) tokens = g_strsplit(icon->path, " ", -1);
  bool open = false; /* a line has been started, and can be continued */
  g_assert_nonnull(tokens[0]);
  for (size_t i = 0; tokens[i] != NULL;) {
    if (strlen(tokens[i]) != 1 || number_count(tokens[i][0]) < 0)
      g_error("%s: '%s' is not a letter of the path language", icon->name, tokens[i]);
    char letter = tokens[i++][0];
    double numbers[6] = {0};
    for (int k = 0; k < number_count(letter); k++, i++) {
      g_assert_nonnull(tokens[i]);
      numbers[k] = parse_number(icon, tokens[i]);
    }
    check_extent(icon, letter, numbers);
    if (strchr("LCQZ", letter) != NULL && !open) g_error("%s: %c continues no line", icon->name, letter);
    open = strchr("MLCQ", letter) != NULL;
  }
}

static void test_paths(void)
{
  for (size_t i = 0; i < cjm_icon_count(); i++) check_path(cjm_icon_at(i));
}

static void test_count(void)
{
  g_assert_cmpuint(cjm_icon_count(), >=, 44);
  g_assert_cmpstr(cjm_icon_at(0)->name, ==, "neutral");
}

/* The first icon in the table wins, so a name that occurs twice is not found in its second place. */
static void check_leads_to(const char *name, const CjmIcon *icon)
{
  g_assert_cmpstr(name, !=, "");
  g_assert_true(g_utf8_validate(name, -1, NULL));
  g_assert_true(cjm_icon_known(name));
  g_assert_cmpstr(cjm_icon_find(name)->name, ==, icon->name);

  g_autofree char *upper = g_utf8_strup(name, -1);
  g_assert_true(cjm_icon_find(upper) == icon);
  g_autofree char *decomposed = g_utf8_normalize(name, -1, G_NORMALIZE_NFD);
  g_assert_true(cjm_icon_find(decomposed) == icon);
  g_autofree char *blank = g_strdelimit(g_strdup(name), "-", ' ');
  g_assert_true(cjm_icon_find(blank) == icon);
  g_autofree char *low_line = g_strdelimit(g_strdup(name), "-", '_');
  g_assert_true(cjm_icon_find(low_line) == icon);
}

static void test_names(void)
{
  for (size_t i = 0; i < cjm_icon_count(); i++) {
    const CjmIcon *icon = cjm_icon_at(i);
    check_leads_to(icon->name, icon);
    g_auto(GStrv) aliases = g_strsplit(icon->aliases, "|", -1);
    for (size_t k = 0; aliases[k] != NULL; k++) check_leads_to(aliases[k], icon);
  }
}

/* What is compared: lower case, no accents, letters and digits only; written here a second way. */
static char *plain_name(const char *name)
{
  g_autofree char *decomposed = g_utf8_normalize(name, -1, G_NORMALIZE_NFD);
  g_autofree char *lower = g_utf8_strdown(decomposed, -1);
  GString *plain = g_string_new(NULL);
  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c == 0x142) c = 'l';
    if (g_unichar_isalnum(c)) g_string_append_unichar(plain, c);
  }
  return g_string_free(plain, FALSE);
}

static void test_names_unique(void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (size_t i = 0; i < cjm_icon_count(); i++) {
    const CjmIcon *icon = cjm_icon_at(i);
    g_autofree char *all = g_strconcat(icon->name, *icon->aliases != '\0' ? "|" : "", icon->aliases, NULL);
    g_auto(GStrv) names = g_strsplit(all, "|", -1);
    for (size_t k = 0; names[k] != NULL; k++) {
      if (!g_hash_table_add(seen, plain_name(names[k]))) g_error("%s: '%s' occurs twice", icon->name, names[k]);
    }
  }
}

static void assert_found(const char *name, const char *icon)
{
  g_assert_true(cjm_icon_known(name));
  g_assert_cmpstr(cjm_icon_find(name)->name, ==, icon);
}

static void test_lookup(void)
{
  assert_found("web", "web");
  assert_found("E-Mail", "email");
  assert_found("e_mail", "email");
  assert_found("mail", "email");
  assert_found(" Call center ", "call-center");
  assert_found("callcenter", "call-center");
  assert_found("Winkel", "shop");
  assert_found("sklep", "shop");
  assert_found("Filiale", "shop");
  assert_found("MAGASIN", "shop");
  assert_found("tienda", "shop");
  assert_found("téléphone", "phone");
  assert_found("telephone", "phone");
  assert_found("PRZESYŁKA", "parcel");
  assert_found("przesylka", "parcel");
}

static void assert_neutral(const char *name)
{
  g_assert_false(cjm_icon_known(name));
  g_assert_cmpstr(cjm_icon_find(name)->name, ==, "neutral");
}

static void test_unknown(void)
{
  assert_neutral(NULL);
  assert_neutral("");
  assert_neutral(" - ");
  assert_neutral("|");
  assert_neutral("email|mail");
  assert_neutral("emai");
  assert_neutral("emails of old");
  assert_neutral("\xff\xfe");
  assert_neutral("web\xc3");
  assert_found("neutral", "neutral");
}

int main(int argc, char **argv)
{
  suite_init(&argc, &argv);
  g_test_add_func("/icons/count", test_count);
  g_test_add_func("/icons/paths", test_paths);
  g_test_add_func("/icons/names", test_names);
  g_test_add_func("/icons/names-unique", test_names_unique);
  g_test_add_func("/icons/lookup", test_lookup);
  g_test_add_func("/icons/unknown", test_unknown);
  return g_test_run();
}
