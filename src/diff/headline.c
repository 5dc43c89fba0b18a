/* headline.c: the most important changes in one sentence. */
#include "diff/finish.h"

/* The largest change of a feeling in a direction; NULL if there is none. */
static const CjmDifference *strongest(const CjmChanges *changes, CjmDirection direction)
{
  const CjmDifference *found = NULL;
  for (size_t i = 0; i < changes->n; i++) {
    const CjmDifference *change = changes->at[i];
    bool felt = (change->id == CJM_DIFF_EMOTION_UP || change->id == CJM_DIFF_EMOTION_DOWN) && change->direction == direction;
    double size = change->difference < 0 ? -change->difference : change->difference;
    if (felt && (!found || size > (found->difference < 0 ? -found->difference : found->difference))) found = change;
  }
  return found;
}

static const CjmDifference *first(const CjmChanges *changes, CjmDirection direction)
{
  for (size_t i = 0; i < changes->n; i++)
    if (!changes->at[i]->derived && changes->at[i]->direction == direction) return changes->at[i];
  return NULL;
}

/* The score of a feeling's text, which its label follows. */
static char *score_of(const char *text)
{
  const char *end = g_utf8_strchr(text, -1, ' ');
  return end ? g_strndup(text, (gsize)(end - text)) : g_strdup(text);
}

static double score_before(const CjmChanges *changes, const CjmDifference *change, double *ret_after)
{
  double before = g_ascii_strtod(change->old.value, NULL), after = g_ascii_strtod(change->new.value, NULL);
  *ret_after = cjm_journey_level(changes->new, after);
  return cjm_journey_level(changes->old, before);
}

static const char *verb(const CjmChanges *changes, const CjmDifference *change)
{
  double after, before = score_before(changes, change, &after);
  if (before < 0 && after >= 0) return "is fixed";
  if (before >= 0 && after < 0) return "broke";
  return change->direction == CJM_DIRECTION_BETTER ? "got better" : "got worse";
}

static void append_feeling(GString *text, const CjmChanges *changes, const CjmLang *lang, const CjmDifference *change)
{
  g_autofree char *title = cjm_lang_quote_new(lang, cjm_diff_step_title(change->new_step)), *before = score_of(change->old.text),
                  *after = score_of(change->new.text);
  g_string_append_printf(text, "%s%s %s (%s → %s)", text->len ? "; " : "", title, verb(changes, change), before, after);
}

/* "pain point opened at “Pays”: Shipping costs appear" */
static void append_other(GString *text, const CjmLang *lang, const CjmDifference *change)
{
  const CjmStep *step = change->new_step ? change->new_step : change->old_step;
  g_autofree char *title = step ? cjm_lang_quote_new(lang, cjm_diff_step_title(step)) : NULL;
  g_string_append_printf(text, "%s%s%s%s", text->len ? "; " : "", change->what, title ? " at " : "", title ? title : "");
  const char *before = change->old.text, *after = change->new.text;
  if (before && after && !change->is_text && g_strcmp0(before, after) != 0) g_string_append_printf(text, " (%s → %s)", before, after);
  else if (after || before) g_string_append_printf(text, ": %s", after ? after : before);
}

static void append(GString *text, const CjmChanges *changes, const CjmLang *lang, CjmDirection direction)
{
  const CjmDifference *felt = strongest(changes, direction), *other = first(changes, direction);
  if (felt) append_feeling(text, changes, lang, felt);
  else if (other) append_other(text, lang, other);
}

static void capitalize(GString *text)
{
  gunichar c = g_utf8_get_char(text->str);
  char upper[8];
  gint len = g_unichar_to_utf8(g_unichar_toupper(c), upper);
  g_string_erase(text, 0, g_utf8_next_char(text->str) - text->str);
  g_string_insert_len(text, 0, upper, len);
}

void cjm_changes_set_headline(CjmChanges *changes, const CjmLang *lang)
{
  g_autoptr(GString) text = g_string_new(NULL);
  append(text, changes, lang, CJM_DIRECTION_BETTER);
  append(text, changes, lang, CJM_DIRECTION_WORSE);
  size_t neutral = changes->counts[CJM_DIRECTION_NEUTRAL];
  if (text->len) capitalize(text);
  else if (changes->n) g_string_printf(text, "Nothing got better or worse; %zu neutral change%s", neutral, neutral == 1 ? "" : "s");
  else g_string_assign(text, "Nothing changed");
  g_string_append_c(text, '.');
  changes->headline = cjm_arena_strdup(changes->arena, text->str);
}
