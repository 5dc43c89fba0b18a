/* paths.c: the ways through a journey. */
#include <math.h>

#include "format/shapes.h"
#include "lint/lint-private.h"

/* ---- path-shares ---- */

static const double tolerance = 1.5; /* percent: shares are rounded */

static void check_shares(CjmLint *lint, const CjmFork *fork)
{
  double sum = 0;
  size_t n = 0;
  for (size_t i = 0; i < fork->paths.n; i++) {
    n += fork->paths.at[i]->share.set;
    sum += fork->paths.at[i]->share.value;
  }
  bool all = n == fork->paths.n;
  if (n < 2 || sum < 0.001 || (all ? fabs(sum - 100) <= tolerance : sum <= 100 + tolerance)) return;
  g_autofree char *total = g_strdup_printf("%.6g", sum);
  CjmDiag *diag = fork->title.at
                    ? cjm_lint_report(lint, fork->paths.at[0]->share.span, "the shares at `%s` add up to %s%%", fork->title.at, total)
                    : cjm_lint_report(lint, fork->paths.at[0]->share.span, "the shares of the paths add up to %s%%", total);
  if (!fork->title.at && sum > 100)
    cjm_diag_help(diag, "where the journey has several choices, give the paths of each a `fork` of their own; else correct the shares");
}

static void run_path_shares(CjmLint *lint)
{
  for (size_t f = 0; f < lint->journey->forks.n; f++) check_shares(lint, lint->journey->forks.at[f]);
}

/* ---- unused-path ---- */

static void note_use(const CjmRef *ref, void *used)
{
  if (ref->to) ((bool *)used)[ref->to->index] = true;
}

/* One of two paths needs no step: "works" goes straight on where "fails" has some. */
static bool goes_straight_on(const CjmFork *fork, const bool *used)
{
  return fork->paths.n == 2 && (used[fork->paths.at[0]->o.index] || used[fork->paths.at[1]->o.index]);
}

static void run_unused_path(CjmLint *lint)
{
  const CjmJourney *journey = lint->journey;
  bool *used = g_new0(bool, journey->paths.n);
  for (size_t p = 0; p < journey->phases.n; p++)
    cjm_each_ref(&cjm_shape_phase, journey->phases.at[p], CJM_KIND_PATH, note_use, used);
  for (size_t i = 0; i < journey->paths.n; i++) {
    const CjmJourneyPath *path = journey->paths.at[i];
    if (!used[i] && !goes_straight_on(path->choice, used))
      cjm_lint_report(lint, path->title.at ? path->title.span : path->o.span, "no step is on the path `%s`", path->o.id);
  }
  g_free(used);
}

static const CjmRule rules[] = {
  {.code = CJM_CODE_PATH_SHARES,
   .why = "At a fork every customer takes one of the paths, so the shares of its paths are parts of a whole; the weight of the lines says so too.",
   .source = "Jim Kalbach, Mapping Experiences, 2nd edition, 2020",
   .fix = "correct the shares so that they add up to 100%",
   .bad = "title: Parking\n"
          "paths: [{id: app, title: App, share: 60%}, {id: coins, title: Coins, share: 30%}]\n"
          "phases:\n"
          "  - {title: Pay in the app, path: app}\n"
          "  - {title: Pay in coins, path: coins}\n",
   .good = "title: Parking\n"
           "paths: [{id: app, title: App, share: 60%}, {id: coins, title: Coins, share: 40%}]\n"
           "phases:\n"
           "  - {title: Pay in the app, path: app}\n"
           "  - {title: Pay in coins, path: coins}\n",
   .run = run_path_shares},
  {.code = CJM_CODE_UNUSED_PATH,
   .why = "A path shows in the steps that only those who take it pass. Without any, nothing on the map tells it from the others.",
   .source = "Jim Kalbach, Mapping Experiences, 2nd edition, 2020",
   .fix = "give its steps a `path`, or remove it",
   .bad = "title: Parking\n"
          "paths: [App, Card, Coins]\n"
          "phases:\n"
          "  - {title: Pay in the app, path: app}\n"
          "  - {title: Pay by card, path: card}\n",
   .good = "title: Parking\n"
           "paths: [App, Card]\n"
           "phases:\n"
           "  - {title: Pay in the app, path: app}\n"
           "  - {title: Pay by card, path: card}\n",
   .run = run_unused_path},
};

const CjmRuleGroup cjm_rules_paths = {"Paths", rules, G_N_ELEMENTS(rules)};
