/* names.c: names that are almost the same. */
#include <string.h>

#include "base/spell.h"
#include "lint/lint-private.h"

char *cjm_name_letters_new(const char *name)
{
  GString *out = g_string_new(NULL);
  for (const char *c = name; *c; c = g_utf8_next_char(c)) {
    gunichar letter = g_utf8_get_char(c);
    if (g_unichar_isalnum(letter)) g_string_append_unichar(out, g_unichar_tolower(letter));
  }
  return g_string_free(out, FALSE);
}

bool cjm_name_is_similar(const char *a, const char *b)
{
  CjmSpelling left, right;
  if (strcmp(a, b) == 0) return true;
  if (!cjm_spelling_init(&left, a) || !cjm_spelling_init(&right, b)) return false;
  bool has_digits = strpbrk(a, "0123456789") || strpbrk(b, "0123456789");
  size_t least = MIN(left.n, right.n), most = MAX(left.n, right.n);
  if (has_digits || least < 4 || most - least > 2) return false;
  return cjm_spelling_distance(&left, &right) <= (least < 8 ? 1 : 2);
}

/* ---- similar-names ---- */

/* The titles of a list of the journey. */
typedef struct List {
  CjmKind kind;
  GPtrArray *titles; /* const CjmText * */
} List;

#define ADD_TITLES(list, entries)                                                                                                 \
  for (size_t i = 0; i < (entries).n; i++)                                                                                        \
    if ((entries).at[i]->title.at) g_ptr_array_add((list).titles, &(entries).at[i]->title)

static bool is_inherited(const CjmText *title)
{
  return title->span.source && title->span.source->named.source;
}

/* People may well be called Anna and Anne. */
static bool is_double(CjmKind kind, const char *letters, const char *other)
{
  return kind == CJM_KIND_PERSONA ? strcmp(letters, other) == 0 : cjm_name_is_similar(letters, other);
}

/* An earlier title that is almost the same and, as this one is, of this file or none; NULL for none. */
static const CjmText *find_double(const List *list, const GPtrArray *letters, guint n)
{
  const CjmText *title = list->titles->pdata[n];
  for (guint i = 0; i < n; i++) {
    const CjmText *other = list->titles->pdata[i];
    if (is_inherited(title) && is_inherited(other)) continue;
    if (strcmp(title->at, other->at) != 0 && is_double(list->kind, letters->pdata[n], letters->pdata[i])) return other;
  }
  return NULL;
}

static void check_list(CjmLint *lint, const List *list)
{
  g_autoptr(GPtrArray) letters = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < list->titles->len; i++)
    g_ptr_array_add(letters, cjm_name_letters_new(((const CjmText *)list->titles->pdata[i])->at));
  for (guint i = 0; i < list->titles->len; i++) {
    const CjmText *title = list->titles->pdata[i];
    cjm_lint_share_name(lint, list->kind, title);
    const CjmText *other = list->titles->len <= CJM_MOST_NAMES ? find_double(list, letters, i) : NULL;
    if (!other) continue;
    CjmDiag *diag = cjm_lint_report(lint, title->span, "`%s` is almost the name of `%s`", title->at, other->at);
    cjm_diag_related(diag, other->span, "`%s` is here", other->at);
  }
}

static void run_similar_names(CjmLint *lint)
{
  const CjmJourney *journey = lint->journey;
  List lists[] = {{CJM_KIND_PERSONA, g_ptr_array_new()}, {CJM_KIND_CHANNEL, g_ptr_array_new()}, {CJM_KIND_METRIC, g_ptr_array_new()},
                  {CJM_KIND_SOURCE, g_ptr_array_new()},  {CJM_KIND_SEGMENT, g_ptr_array_new()}};
  ADD_TITLES(lists[0], journey->personas);
  ADD_TITLES(lists[1], journey->channels);
  ADD_TITLES(lists[2], journey->metrics);
  ADD_TITLES(lists[3], journey->sources);
  ADD_TITLES(lists[4], journey->segments);
  for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
    check_list(lint, &lists[i]);
    g_ptr_array_unref(lists[i].titles);
  }
  for (size_t i = 0; i < journey->tags.n; i++) cjm_lint_share_name(lint, CJM_KIND_TAG, &journey->tags.at[i]->title);
}

static const CjmRule rules[] = {
  {.code = CJM_CODE_SIMILAR_NAMES,
   .why = "Two names for one thing hide that it is one: its feelings and its numbers stand in two places, and neither has all of them.",
   .source = "Peter Christen, Data Matching: Concepts and Techniques for Record Linkage, Entity Resolution, and Duplicate Detection, "
             "2012",
   .fix = "give both the same name, or one of them a name that tells them apart; what several files need can be in a library that they "
          "extend",
   .bad = "title: Borrowing a bicycle\n"
          "channels: [{id: web, title: Web site}, {id: site, title: Website}]\n"
          "phases:\n"
          "  - {title: Find, actions: Looks for a station, touchpoints: [web, site]}\n",
   .good = "title: Borrowing a bicycle\n"
           "channels: [{id: web, title: Website}]\n"
           "phases:\n"
           "  - {title: Find, actions: Looks for a station, touchpoints: web}\n",
   .run = run_similar_names},
};

const CjmRuleGroup cjm_rules_names = {"Names", rules, G_N_ELEMENTS(rules)};
