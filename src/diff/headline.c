/* headline.c: the most important changes in one sentence. */
#include "diff/finish.h"

#include <string.h>

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

/* The message about a feeling. */
static const char *message_of(const CjmChanges *changes, const CjmDifference *change)
{
  double after, before = score_before(changes, change, &after);
  if (before < 0 && after >= 0) return "changed.fixed";
  if (before >= 0 && after < 0) return "changed.broke";
  return change->direction == CJM_DIRECTION_BETTER ? "changed.better" : "changed.worse";
}

/* The step in quotation marks, to stand in a sentence. */
static char *quoted_new(const CjmChanges *changes, const CjmStep *step)
{
  g_autofree char *quoted = cjm_lang_quote_new(changes->lang, cjm_diff_step_title(step));
  return cjm_lang_isolate_new(changes->lang, quoted);
}

static void append_part(GString *text, const char *more)
{
  g_string_append_printf(text, "%s%s", text->len ? "; " : "", more);
}

static void append_feeling(GString *text, const CjmChanges *changes, const CjmDifference *change)
{
  g_autofree char *step = quoted_new(changes, change->new_step), *before = score_of(change->old.text), *after = score_of(change->new.text),
                  *more = CJM_MESSAGE_NEW(changes->lang, message_of(changes, change), CJM_TEXT_ARG("step", step),
                                          CJM_TEXT_ARG("before", before), CJM_TEXT_ARG("after", after));
  append_part(text, more);
}

/* "pain point opened at “Pays”: Shipping costs appear" */
static void append_other(GString *text, const CjmChanges *changes, const CjmDifference *change)
{
  const CjmStep *step = change->new_step ? change->new_step : change->old_step;
  g_autofree char *title = step ? quoted_new(changes, step) : NULL,
                  *at = title ? CJM_MESSAGE_NEW(changes->lang, "changed.at", CJM_TEXT_ARG("what", change->what), CJM_TEXT_ARG("step", title))
                              : g_strdup(change->what),
                  *before = change->old.text ? cjm_lang_isolate_new(changes->lang, change->old.text) : NULL,
                  *after = change->new.text ? cjm_lang_isolate_new(changes->lang, change->new.text) : NULL;
  bool both = before && after && !change->is_text && strcmp(before, after) != 0;
  const char *one = after ? after : before;
  g_autofree char *more = both  ? g_strdup_printf("%s (%s → %s)", at, before, after)
                          : one ? CJM_MESSAGE_NEW(changes->lang, "changed.value", CJM_TEXT_ARG("text", at), CJM_TEXT_ARG("value", one))
                                : g_strdup(at);
  append_part(text, more);
}

static void append(GString *text, const CjmChanges *changes, CjmDirection direction)
{
  const CjmDifference *felt = strongest(changes, direction), *other = first(changes, direction);
  if (felt) append_feeling(text, changes, felt);
  else if (other) append_other(text, changes, other);
}

static void capitalize(GString *text)
{
  gunichar c = g_utf8_get_char(text->str);
  char upper[8];
  gint len = g_unichar_to_utf8(g_unichar_toupper(c), upper);
  g_string_erase(text, 0, g_utf8_next_char(text->str) - text->str);
  g_string_insert_len(text, 0, upper, len);
}

void cjm_changes_set_headline(CjmChanges *changes)
{
  g_autoptr(GString) text = g_string_new(NULL);
  append(text, changes, CJM_DIRECTION_BETTER);
  append(text, changes, CJM_DIRECTION_WORSE);
  if (text->len) {
    capitalize(text);
    g_string_append_c(text, '.');
    changes->headline = cjm_arena_strdup(changes->arena, text->str);
    return;
  }
  const char *key = changes->n ? "changed.neutral" : "changed.nothing";
  changes->headline =
    cjm_arena_take(changes->arena, CJM_MESSAGE_NEW(changes->lang, key, CJM_NUMBER_ARG("n", changes->counts[CJM_DIRECTION_NEUTRAL])));
}
