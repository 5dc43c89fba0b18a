#include "text/syllables.h"

#include <string.h>

/* Consonants in a row: more than in any word, so that the work is linear in the length of the text. */
enum { CONSONANTS_MAX = 16 };

static bool is_vowel(gunichar c)
{
  static const char *const vowels = "aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿąęóőűěůıăаеёиоуыэюяіїєαεηιουω";
  return g_utf8_strchr(vowels, -1, g_unichar_tolower(c)) != NULL;
}

bool cjm_may_hyphenate(gunichar c)
{
  GUnicodeScript script = g_unichar_get_script(c);
  return g_unichar_isalpha(c) &&
         (script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_CYRILLIC || script == G_UNICODE_SCRIPT_GREEK);
}

/* Digraphs, in common languages of the Latin alphabet. */
static bool is_digraph(gunichar a, gunichar b, bool polish)
{
  static const char *const pairs[] = {"ch", "sh", "th", "ph", "gh", "ck", "qu", "cz", "sz", "rz", "dz"};
  size_t n = G_N_ELEMENTS(pairs) - (polish ? 0 : 4); /* the last four are Polish, some of them also Hungarian and Slovak */
  for (size_t i = 0; i < n; i++)
    if (a == (guchar)pairs[i][0] && b == (guchar)pairs[i][1]) return true;
  return false;
}

/* Whether the `n` > 1 consonants at `c` can begin a syllable, as in German compounds. */
static bool is_cluster(const gunichar *c, glong n)
{
  static const char *const clusters[] = {"sch", "schl", "schm", "schn", "schr", "schw", "pfl", "pfr"};
  for (size_t i = 0; i < G_N_ELEMENTS(clusters); i++) {
    glong k = 0;
    while (clusters[i][k] && k < n && c[k] == (guchar)clusters[i][k]) k++;
    if (k == n && !clusters[i][k]) return true;
  }
  return false;
}

/* The number of the `n` consonants before a vowel, which end at `end`, that belong to its syllable. */
static glong count_onset(const gunichar *end, glong n, bool polish)
{
  for (glong k = MIN(n, 4); k > 2; k--)
    if (is_cluster(end - k, k)) return k;
  return n > 1 && is_digraph(end[-2], end[-1], polish) ? 2 : 1;
}

static bool is_consonant(gunichar c)
{
  return cjm_may_hyphenate(c) && !is_vowel(c);
}

/* The endings of first parts of compounds in a language, with the s that links them to the next part: `Genehmigungs-zuständigkeit`. */
typedef struct Links {
  const char *language;
  const char *endings[9];
} Links;

static const Links all_links[] = {
  {"de", {"ungs", "heits", "keits", "schafts", "tions", "täts", "lings", "tums"}},
  {"nl", {"ings", "heids", "teits", "schaps", "lings"}},
  {"sv", {"ings", "hets", "tets", "tions", "skaps", "doms"}},
  {"da", {"ings", "heds", "tets", "tions", "skabs", "doms"}},
  {"nb", {"ings", "hets", "tets", "sjons", "skaps", "doms"}},
  {"no", {"ings", "hets", "tets", "sjons", "skaps", "doms"}},
  {"nn", {"ings", "heits", "tets", "sjons", "skaps", "doms"}},
};

static bool is_of(const char *language, const char *tag)
{
  size_t len = strlen(language);
  return g_ascii_strncasecmp(tag, language, len) == 0 && (tag[len] == '\0' || tag[len] == '-');
}

static const Links *find_links(const char *tag)
{
  for (size_t i = 0; i < G_N_ELEMENTS(all_links); i++)
    if (is_of(all_links[i].language, tag)) return &all_links[i];
  return NULL;
}

/* Whether a first part ends before `i`. */
static bool ends_with_link(const gunichar *c, glong i, const Links *links)
{
  for (const char *const *ending = links->endings; *ending; ending++) {
    glong len = g_utf8_strlen(*ending, -1), k = 0;
    const char *at = *ending;
    for (; k < len && i > len && c[i - len + k] == g_utf8_get_char(at); k++) at = g_utf8_next_char(at);
    if (k == len) return true;
  }
  return false;
}

/* Where a part of a compound ends in the consonants from `first` to `vowel`; 0 if none does. */
static glong find_link(const gunichar *c, glong first, glong vowel, const Links *links)
{
  for (glong i = first + 1; i <= vowel; i++)
    if (ends_with_link(c, i, links)) return i;
  return 0;
}

/* Whether a syllable other than the first begins here: with the last consonant before a vowel, or a group that is spoken
 * together. */
static bool begins_syllable(const gunichar *c, glong n, glong i, const Links *links, bool polish)
{
  glong first = i, vowel = i;
  if (is_vowel(c[i])) return links && ends_with_link(c, i, links);
  while (vowel < n && vowel - i < CONSONANTS_MAX && is_consonant(c[vowel])) vowel++;
  if (vowel == n || !is_vowel(c[vowel])) return false;
  while (first > 0 && i - first < CONSONANTS_MAX && is_consonant(c[first - 1])) first--;
  glong link = links ? find_link(c, first, vowel, links) : 0;
  if (link > 0) return i == link;
  return first > 0 && is_vowel(c[first - 1]) && vowel - i == count_onset(c + vowel, vowel - first, polish);
}

void cjm_syllables_find(const gunichar *chars, glong n, const char *tag, bool *ret_hyphens)
{
  const Links *links = find_links(tag);
  bool polish = is_of("pl", tag) || is_of("hu", tag) || is_of("sk", tag);
  for (glong i = 1; i < n; i++) ret_hyphens[i] = begins_syllable(chars, n, i, links, polish);
}
