/* viewpoint.c: whether a map shows the customer's side. */
#include "lint/lint-private.h"
#include "lint/words.h"

/* ---- company-view ---- */

static void check_ours(CjmLint *lint, const CjmText *text, const CjmWatchWords *words)
{
  if (!text->at || !cjm_text_begins_with(text->at, words->ours)) return;
  cjm_lint_report(lint, text->span, "`%s` says what the organisation does", text->at);
}

static void check_department(CjmLint *lint, const CjmPhase *phase, const CjmWatchWords *words)
{
  if (!phase->title.at || !cjm_text_is(phase->title.at, words->departments)) return;
  CjmDiag *diag =
    cjm_lint_report(lint, phase->title.span, "`%s` is a department, not a phase of the customer's", phase->title.at);
  cjm_diag_help(diag, "name the phase after what the customer wants to get done in it");
}

static void run_company_view(CjmLint *lint)
{
  const CjmWatchWords *words = cjm_watch_words_find(lint->journey->lang.at);
  if (!words) return;
  for (size_t i = 0; i < lint->journey->phases.n; i++) check_department(lint, lint->journey->phases.at[i], words);
  for (size_t i = 0; i < lint->journey->cells.n; i++) {
    const CjmStep *step = lint->journey->cells.at[i];
    check_ours(lint, &step->title, words);
    for (size_t j = 0; j < step->actions.n; j++) check_ours(lint, &step->actions.at[j]->text, words);
  }
}

/* ---- solution-as-pain-point ---- */

static void run_solution_as_pain_point(CjmLint *lint)
{
  const CjmWatchWords *words = cjm_watch_words_find(lint->journey->lang.at);
  for (size_t i = 0; words && i < lint->journey->cells.n; i++) {
    const CjmStep *step = lint->journey->cells.at[i];
    for (size_t j = 0; j < step->pain_points.n; j++) {
      const CjmText *text = &step->pain_points.at[j]->text;
      if (text->at && cjm_text_begins_with(text->at, words->solving))
        cjm_lint_report(lint, text->span, "`%s` proposes a solution", text->at);
    }
  }
}

static const CjmRule rules[] = {
  {.code = CJM_CODE_COMPANY_VIEW,
   .why =
     "Companies that describe an experience from the inside out, by their departments and processes, miss what it is like for "
     "customers, who see neither.",
   .source = "Harley Manning and Kerry Bodine, Outside In, 2012",
   .fix = "say what the customer does or notices, and put what the organisation does into `frontstage` or `backstage`",
   .bad = "title: Joining a gym\n"
          "phases:\n"
          "  - {title: Join, actions: We send the contract}\n",
   .good = "title: Joining a gym\n"
           "phases:\n"
           "  - {title: Join, actions: Reads the contract, backstage: We send the contract}\n",
   .run = run_company_view},
  {.code = CJM_CODE_SOLUTION_AS_PAIN_POINT,
   .why =
     "A pain point that is phrased as a solution fixes the answer before the problem is understood, and rules out better ones.",
   .source = "Teresa Torres, Continuous Discovery Habits, 2021",
   .fix = "say what goes wrong for the customer, and move the proposal to `opportunities`",
   .bad = "title: Joining a gym\n"
          "phases:\n"
          "  - {title: Train, actions: Looks for a free machine, pain_points: We need an app that shows free machines}\n",
   .good = "title: Joining a gym\n"
           "phases:\n"
           "  - title: Train\n"
           "    actions: Looks for a free machine\n"
           "    pain_points: After six every machine is taken\n"
           "    opportunities: An app that shows free machines\n",
   .run = run_solution_as_pain_point},
};

const CjmRuleGroup cjm_rules_viewpoint = {"Point of view", rules, G_N_ELEMENTS(rules)};
