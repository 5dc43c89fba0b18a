/* phases.c: whether the map looks beyond the purchase, in the languages whose words for it are known. */
#include "lint/lint-private.h"
#include "lint/words.h"

static bool is_purchase(const CjmStep *step, const char *const *words)
{
  return cjm_text_mentions(cjm_step_name(step), words);
}

static bool has_purchase(const CjmPhase *phase, const char *const *words)
{
  if (cjm_text_mentions(phase->title.at, words)) return true;
  for (size_t i = 0; i < phase->steps.n; i++)
    if (is_purchase(phase->steps.at[i], words)) return true;
  return false;
}

/* The first phase in which somebody buys. NULL where none is found, and where
 * the author has said with `scope` where the map begins and ends. */
static const CjmPhase *purchase_phase(const CjmJourney *journey, size_t *ret_index)
{
  const CjmWatchWords *words = cjm_watch_words_find(journey->lang.at);
  if (!words || journey->scope) return NULL;
  for (size_t i = 0; i < journey->phases.n; i++)
    if (journey->phases.at[i]->title.at && has_purchase(journey->phases.at[i], words->buying)) {
      *ret_index = i;
      return journey->phases.at[i];
    }
  return NULL;
}

static void run_no_phase_before(CjmLint *lint)
{
  size_t index = 0;
  const CjmPhase *phase = purchase_phase(lint->journey, &index);
  if (phase && index == 0) cjm_lint_report(lint, phase->title.span, "the map begins with the purchase, in `%s`", phase->title.at);
}

static void run_no_phase_after(CjmLint *lint)
{
  size_t index = 0;
  const CjmPhase *phase = purchase_phase(lint->journey, &index);
  if (phase && index + 1 == lint->journey->phases.n)
    cjm_lint_report(lint, phase->title.span, "the map ends with the purchase, in `%s`", phase->title.at);
}

static const CjmRule rules[] = {
  {.code = CJM_CODE_NO_PHASE_BEFORE_PURCHASE,
   .why =
     "The experience begins before the purchase, with the need, the search and the comparing, and these shape what is expected.",
   .source = "Katherine Lemon and Peter Verhoef, Understanding Customer Experience Throughout the Customer Journey, Journal of "
             "Marketing 80(6), 2016",
   .fix = "add a phase for how the need came up, or say with `scope: {from: …}` that the map begins here on purpose",
   .bad = "title: Buying a washing machine\n"
          "phases:\n"
          "  - {title: Buy, actions: Pays at the till}\n"
          "  - {title: Use, actions: Washes the first load}\n",
   .good = "title: Buying a washing machine\n"
           "phases:\n"
           "  - {title: Compare, actions: Reads tests}\n"
           "  - {title: Buy, actions: Pays at the till}\n"
           "  - {title: Use, actions: Washes the first load}\n",
   .run = run_no_phase_before},
  {.code = CJM_CODE_NO_PHASE_AFTER_PURCHASE,
   .why = "After the purchase come use, service and the decision to stay or leave, which is where loyalty is won.",
   .source = "Katherine Lemon and Peter Verhoef, Understanding Customer Experience Throughout the Customer Journey, Journal of "
             "Marketing 80(6), 2016",
   .fix = "add a phase for using and getting help, or say with `scope: {to: …}` that the map ends here on purpose",
   .bad = "title: Buying a washing machine\n"
          "phases:\n"
          "  - {title: Compare, actions: Reads tests}\n"
          "  - {title: Buy, actions: Pays at the till}\n",
   .good = "title: Buying a washing machine\n"
           "phases:\n"
           "  - {title: Compare, actions: Reads tests}\n"
           "  - {title: Buy, actions: Pays at the till}\n"
           "  - {title: Use, actions: Washes the first load}\n",
   .run = run_no_phase_after},
};

const CjmRuleGroup cjm_rules_phases = {"Phases", rules, G_N_ELEMENTS(rules)};
