/* texts.c: the wording and length of texts. */
#include "format/shapes.h"
#include "journey/lexicon.h"
#include "lint/lint-private.h"
#include "lint/words.h"

/* ---- vague-verb ---- */

static void check_verb(CjmLint *lint, const CjmText *text, const char *const *vague)
{
  if (text->at && cjm_text_begins_with(text->at, vague)) cjm_lint_report(lint, text->span, "`%s` is vague", text->at);
}

static void run_vague_verb(CjmLint *lint)
{
  const CjmWatchWords *words = cjm_watch_words_find(lint->journey->lang.at);
  for (size_t i = 0; words && i < lint->journey->cells.n; i++) {
    const CjmStep *step = lint->journey->cells.at[i];
    check_verb(lint, &step->title, words->vague);
    for (size_t j = 0; j < step->actions.n; j++) check_verb(lint, &step->actions.at[j]->text, words->vague);
  }
}

/* ---- long-text ---- */

#define LONGEST 160 /* columns: some 25 words, or a note of six lines */

static unsigned columns(const char *text)
{
  unsigned n = 0;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    n += g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
  }
  return n;
}

static void check_length(const CjmText *text, const CjmShape *shape, const CjmField *field, void *lint)
{
  (void)shape;
  (void)field;
  unsigned n = columns(text->at);
  if (n > LONGEST) cjm_lint_report(lint, text->span, "this text is %u characters long, too long to read on a wall", n);
}

static void run_long_text(CjmLint *lint)
{
  cjm_each_text(&cjm_shape_journey, lint->journey, check_length, lint);
}

/* ---- duplicate-text ---- */

/* Reports `text` where one like it is in `seen`, else adds it. */
static void check_duplicate(CjmLint *lint, GHashTable *seen, const char *what, const CjmText *text)
{
  g_autofree char *folded = text->at ? cjm_lexicon_fold_new(text->at) : NULL;
  if (!folded) return;
  const CjmText *first = g_hash_table_lookup(seen, folded);
  if (first) {
    CjmDiag *diag = cjm_lint_report(lint, text->span, "the %s `%s` appears twice", what, text->at);
    cjm_diag_related(diag, first->span, "first here");
  } else {
    g_hash_table_insert(seen, g_steal_pointer(&folded), (void *)text);
  }
}

static GHashTable *seen_new(void)
{
  return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static void run_duplicate_text(CjmLint *lint)
{
  g_autoptr(GHashTable) titles = seen_new(), thoughts = seen_new(), pains = seen_new(), ideas = seen_new();
  for (size_t i = 0; i < lint->journey->cells.n; i++) {
    const CjmStep *step = lint->journey->cells.at[i];
    check_duplicate(lint, titles, "step", &step->title);
    for (size_t j = 0; j < step->thoughts.n; j++) check_duplicate(lint, thoughts, "thought", &step->thoughts.at[j]->text);
    for (size_t j = 0; j < step->pain_points.n; j++) check_duplicate(lint, pains, "pain point", &step->pain_points.at[j]->text);
    for (size_t j = 0; j < step->opportunities.n; j++)
      check_duplicate(lint, ideas, "opportunity", &step->opportunities.at[j]->text);
  }
}

static const CjmRule rules[] = {
  {.code = CJM_CODE_VAGUE_VERB,
   .why = "A task is described by what an observer would see the user do; verbs such as manage or interact hide it.",
   .source = "JoAnn Hackos and Janice Redish, User and Task Analysis for Interface Design, 1998",
   .fix = "say what an observer would see: reads, compares, calls, types, waits",
   .bad = "title: Moving to another bank\n"
          "phases:\n"
          "  - {title: Switch, actions: Interacts with the app}\n",
   .good = "title: Moving to another bank\n"
           "phases:\n"
           "  - {title: Switch, actions: Photographs the passport with the app}\n",
   .run = run_vague_verb},
  {.code = CJM_CODE_LONG_TEXT,
   .why = "Readers scan, and text of half the length was found to be more than half as usable again.",
   .source = "John Morkes and Jakob Nielsen, Concise, SCANNABLE, and Objective: How to Write for the Web, 1997",
   .fix = "keep the finding and move the details to a document under `links`",
   .bad = "title: Moving to another bank\n"
          "phases:\n"
          "  - title: Switch\n"
          "    actions: Finds out that the old bank needs a signed letter, that the letter has to name every standing order, and "
          "that the\n"
          "      list of them can only be printed at a branch that closes at four in the afternoon\n",
   .good = "title: Moving to another bank\n"
           "phases:\n"
           "  - title: Switch\n"
           "    actions: Finds out that the old bank needs a signed letter with every standing order\n",
   .run = run_long_text},
  {.code = CJM_CODE_DUPLICATE_TEXT,
   .why =
     "Notes that say the same belong together: grouped they show one finding and its weight, scattered they look like several.",
   .source = "Hugh Beyer and Karen Holtzblatt, Contextual Design, 1998",
   .fix = "keep it once, at the step it matters most or on the phase, or say what differs",
   .bad = "title: Moving to another bank\n"
          "phases:\n"
          "  - {title: Compare, actions: Reads the price list, pain_points: No list of the fees}\n"
          "  - {title: Switch, actions: Signs the form, pain_points: No list of the fees}\n",
   .good = "title: Moving to another bank\n"
           "phases:\n"
           "  - {title: Compare, actions: Reads the price list, pain_points: No list of the fees}\n"
           "  - {title: Switch, actions: Signs the form, pain_points: A fee for closing the account}\n",
   .run = run_duplicate_text},
};

const CjmRuleGroup cjm_rules_texts = {"Texts", rules, G_N_ELEMENTS(rules)};
