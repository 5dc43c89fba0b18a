#include "format/meanings.h"

#include <glib.h>
#include <string.h>

/* Words that people use for what the format calls something else. A word may stand for several keys: the first that fits is taken. */
static const struct {
  const char *typed, *meant;
} meanings[] = {
  {"stage", "phases"},
  {"stages", "phases"},
  {"step", "steps"},
  {"touchpoint", "touchpoints"},
  {"touch-points", "touchpoints"},
  {"touch-point", "touchpoints"},
  {"contact-points", "touchpoints"},
  {"interactions", "touchpoints"},
  {"mood", "emotion"},
  {"feeling", "emotion"},
  {"feelings", "emotion"},
  {"sentiment", "emotion"},
  {"experience", "emotion"},
  {"pain", "pain_points"},
  {"pains", "pain_points"},
  {"problems", "pain_points"},
  {"issues", "pain_points"},
  {"frictions", "pain_points"},
  {"frustrations", "pain_points"},
  {"highlights", "gains"},
  {"strengths", "gains"},
  {"handoffs", "gaps"},
  {"hand-offs", "gaps"},
  {"ideas", "opportunities"},
  {"improvements", "opportunities"},
  {"solutions", "opportunities"},
  {"kpis", "metrics"},
  {"measures", "metrics"},
  {"doing", "actions"},
  {"activities", "actions"},
  {"tasks", "actions"},
  {"thinking", "thoughts"},
  {"sub-title", "subtitle"},
  {"language", "lang"},
  {"locale", "lang"},
  {"goals", "goal"},
  {"goal", "goals"},
  {"actors", "personas"},
  {"characters", "personas"},
  {"name", "title"},
  {"label", "title"},
  {"heading", "title"},
  {"text", "title"},
  {"title", "text"},
  {"description", "text"},
  {"picture", "image"},
  {"photo", "image"},
  {"avatar", "image"},
  {"icon", "image"},
  {"level", "severity"},
  {"type", "kind"},
  {"category", "kind"},
  {"kind", "type"},
  {"importance", "priority"},
  {"department", "owner"},
  {"responsible", "owner"},
  {"deadline", "due"},
  {"href", "url"},
  {"link", "url"},
  {"target", "to"},
  {"percent", "share"},
  {"percentage", "share"},
  {"time", "when"},
  {"duration", "when"},
  {"colour", "accent"},
  {"color", "accent"},
  {"action-plan", "plan"},
  {"roadmap", "plan"},
  {"as-is", "current"},
  {"now", "current"},
  {"to-be", "future"},
  {"low", "minor"},
  {"small", "minor"},
  {"medium", "serious"},
  {"major", "serious"},
  {"high", "critical"},
  {"severe", "critical"},
  {"important", "critical"},
  {"main", "primary"},
  {"open", "planned"},
  {"todo", "planned"},
  {"in-progress", "doing"},
  {"finished", "done"},
  {"cancelled", "dropped"},
  {"increase", "up"},
  {"higher", "up"},
  {"decrease", "down"},
  {"lower", "down"},
  {"digital", "online"},
  {"physical", "offline"},
  {"ignore", "off"},
  {"none", "off"},
};

enum { LONGEST = 64 }; /* characters; nobody mistypes more */

/* A word as letters to compare: no case, `_`, blank and `-` one. */
typedef struct Letters {
  gunichar at[LONGEST];
  size_t n;
} Letters;

static bool letters_of(const char *word, Letters *ret_letters)
{
  size_t n = 0;
  for (const char *c = word; *c != '\0'; c = g_utf8_next_char(c)) {
    if (n == LONGEST) {
      return false;
    }
    gunichar letter = g_unichar_tolower(g_utf8_get_char(c));
    ret_letters->at[n++] = letter == '_' || letter == ' ' ? '-' : letter;
  }
  ret_letters->n = n;
  return true;
}

static size_t least(size_t a, size_t b)
{
  return a < b ? a : b;
}

/* How many letters to put in, take away, replace or swap (optimal string alignment). */
static size_t distance(const Letters *a, const Letters *b)
{
  size_t rows[3][LONGEST + 1];
  size_t *before = rows[0], *above = rows[1], *here = rows[2];
  for (size_t j = 0; j <= b->n; j++) {
    above[j] = j;
  }
  for (size_t i = 1; i <= a->n; i++) {
    here[0] = i;
    for (size_t j = 1; j <= b->n; j++) {
      size_t cost = a->at[i - 1] == b->at[j - 1] ? 0 : 1;
      here[j] = least(least(above[j] + 1, here[j - 1] + 1), above[j - 1] + cost);
      if (i > 1 && j > 1 && a->at[i - 1] == b->at[j - 2] && a->at[i - 2] == b->at[j - 1]) {
        here[j] = least(here[j], before[j - 2] + 1);
      }
    }
    size_t *free_row = before;
    before = above;
    above = here;
    here = free_row;
  }
  return above[b->n];
}

static const char *nearest_by_spelling(const Letters *word, const char *const *candidates, size_t n)
{
  size_t allowed = least(3, word->n < 3 ? 0 : word->n < 6 ? 1 : word->n / 3);
  const char *nearest = NULL;
  for (size_t i = 0; i < n; i++) {
    Letters candidate;
    if (!letters_of(candidates[i], &candidate) || candidate.n > word->n + allowed || word->n > candidate.n + allowed) {
      continue;
    }
    size_t apart = distance(word, &candidate);
    if (apart == 0) {
      return candidates[i];
    }
    if (apart <= allowed && apart < candidate.n) {
      nearest = candidates[i];
      allowed = apart - 1;
    }
  }
  return nearest;
}

static const char *nearest_by_meaning(const Letters *word, const char *const *candidates, size_t n)
{
  for (size_t m = 0; m < G_N_ELEMENTS(meanings); m++) {
    Letters typed;
    letters_of(meanings[m].typed, &typed);
    if (typed.n != word->n || memcmp(typed.at, word->at, typed.n * sizeof *typed.at) != 0) {
      continue;
    }
    for (size_t i = 0; i < n; i++) {
      if (strcmp(candidates[i], meanings[m].meant) == 0) {
        return candidates[i];
      }
    }
  }
  return NULL;
}

const char *cjm_nearest(const char *word, const char *const *candidates, size_t n)
{
  Letters letters;
  if (!letters_of(word, &letters)) {
    return NULL;
  }
  const char *meant = nearest_by_meaning(&letters, candidates, n);
  return meant != NULL ? meant : nearest_by_spelling(&letters, candidates, n);
}

const char *cjm_nearest_spelling(const char *word, const char *const *candidates, size_t n)
{
  Letters letters;
  return letters_of(word, &letters) ? nearest_by_spelling(&letters, candidates, n) : NULL;
}

const char *cjm_nearest_word(const char *word, const CjmEnumWord *words)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new();
  for (; words->word != NULL; words++) {
    g_ptr_array_add(all, (gpointer)words->word);
  }
  return cjm_nearest(word, (const char *const *)all->pdata, all->len);
}
