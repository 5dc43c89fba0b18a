/* research.c: whether the map is based on research. */
#include "format/shapes.h"
#include "lint/lint-private.h"

/* ---- moment-of-truth-without-evidence ---- */

/* A finding with its source, or a number that somebody has measured. */
static bool has_evidence(const CjmStep *step)
{
  return cjm_step_has_source(step) || cjm_step_has_metric(step);
}

static const CjmMoment *moment_of_truth(const CjmStep *step)
{
  for (size_t i = 0; i < step->moments.n; i++)
    if (step->moments.at[i]->kind.value == CJM_MOMENT_TRUTH) return step->moments.at[i];
  return NULL;
}

static void run_truth_without_evidence(CjmLint *lint)
{
  if (lint->journey->status.value == CJM_STATUS_ASSUMPTION) return; /* the map says so itself */
  for (size_t i = 0; i < lint->journey->steps.n; i++) {
    const CjmStep *step = lint->journey->steps.at[i];
    const CjmMoment *moment = moment_of_truth(step);
    if (moment && !cjm_step_or_phase(step, has_evidence))
      cjm_lint_report(lint, moment->kind.span, "`%s` is called a moment of truth, and nothing shows that it is one",
                      cjm_step_name(step));
  }
}

/* ---- phase-without-sources ---- */

static void run_phase_without_sources(CjmLint *lint)
{
  if (lint->journey->status.value != CJM_STATUS_RESEARCHED) return;
  for (size_t i = 0; i < lint->journey->phases.n; i++) {
    const CjmPhase *phase = lint->journey->phases.at[i];
    if (cjm_phase_any(phase, has_evidence)) continue;
    CjmDiag *diag = cjm_lint_report(lint, phase->title.span, "`%s` cites no source and measures nothing", phase->title.at);
    cjm_diag_related(diag, lint->journey->status.span, "the map is called researched");
  }
}

/* ---- unused-source ---- */

static void note_cited(const CjmRef *ref, void *data)
{
  g_hash_table_add(data, ref->to);
}

static void run_unused_source(CjmLint *lint)
{
  g_autoptr(GHashTable) cited = g_hash_table_new(NULL, NULL);
  cjm_each_ref(&cjm_shape_journey, lint->journey, CJM_KIND_SOURCE, note_cited, cited);
  for (size_t i = 0; i < lint->journey->sources.n; i++) {
    CjmSourceOfFacts *source = lint->journey->sources.at[i];
    bool is_cited = g_hash_table_contains(cited, &source->o);
    const CjmText *text = &source->title;
    g_autofree char *help = g_strdup_printf("cite it with `sources: %s` where it was found, or remove it", source->o.id);
    if (text->at) cjm_lint_report_unused(lint, is_cited, text->span, help, "nothing cites `%s`", text->at);
    else cjm_lint_report_unused(lint, is_cited, source->o.span, help, "nothing cites the source `%s`", source->o.id);
  }
}

/* ---- review-date-passed ---- */

static void run_review_date_passed(CjmLint *lint)
{
  const CjmDate *updated = &lint->journey->updated, *review = &lint->journey->review_by;
  if (updated->year == 0 || review->year == 0 || !cjm_date_before(review, updated)) return;
  CjmDiag *diag = cjm_lint_report(lint, review->span, "the map was to be reviewed by %04d-%02d-%02d, and was changed after that",
                                  review->year, review->month, review->day);
  cjm_diag_related(diag, updated->span, "it was changed on this day");
}

static const CjmRule rules[] = {
  {.code = CJM_CODE_TRUTH_WITHOUT_EVIDENCE,
   .why = "A map should tell a truthful story that rests on research. Decisions are made at its moments of truth, so these need evidence first.",
   .source = "Kate Kaplan, When and How to Create Customer Journey Maps, Nielsen Norman Group, 2016",
   .fix = "add `sources` to the emotion or the pain point, or a metric, or write `status: assumption`",
   .bad = "title: Flying to a funeral\n"
          "phases:\n"
          "  - {title: Check in, actions: Explains the haste, emotion: -0.8, moment: truth}\n",
   .good = "title: Flying to a funeral\n"
           "sources: [{id: talks, type: interview, title: Interviews with passengers, n: 12}]\n"
           "phases:\n"
           "  - {title: Check in, actions: Explains the haste, emotion: {score: -0.8, sources: talks}, moment: truth}\n",
   .run = run_truth_without_evidence},
  {.code = CJM_CODE_PHASE_WITHOUT_SOURCES,
   .why =
     "A map is as good as the research behind it, and a reader has to see which of its parts are findings and which are assumptions.",
   .source = "Kate Kaplan, When and How to Create Customer Journey Maps, Nielsen Norman Group, 2016",
   .fix = "cite `sources` or give `metrics` in its steps, or write `status: partly-researched`",
   .bad = "title: Flying to a funeral\n"
          "status: researched\n"
          "phases:\n"
          "  - {title: Check in, actions: Explains the haste, emotion: -0.8}\n",
   .good = "title: Flying to a funeral\n"
           "status: researched\n"
           "sources: [{id: talks, type: interview, title: Interviews with passengers, n: 12}]\n"
           "phases:\n"
           "  - {title: Check in, actions: Explains the haste, emotion: {score: -0.8, sources: talks}}\n",
   .run = run_phase_without_sources},
  {.code = CJM_CODE_UNUSED_SOURCE,
   .why = "Evidence counts where it is tied to the finding that it supports; at the foot of the map it only looks like research.",
   .source = "Hugh Beyer and Karen Holtzblatt, Contextual Design, 1998",
   .fix = "cite it where it was found, or remove it",
   .bad = "title: Flying to a funeral\n"
          "sources: [{id: talks, type: interview, title: Interviews with passengers, n: 12}]\n"
          "phases:\n"
          "  - {title: Check in, actions: Explains the haste, emotion: -0.8}\n",
   .good = "title: Flying to a funeral\n"
           "sources: [{id: talks, type: interview, title: Interviews with passengers, n: 12}]\n"
           "phases:\n"
           "  - {title: Check in, actions: Explains the haste, gains: {text: The crew listens, sources: talks}}\n",
   .run = run_unused_source,
   .shared = true},
  {.code = CJM_CODE_REVIEW_DATE_PASSED,
   .why = "A map is a living document: experiences change, and one that is not looked at again misleads.",
   .source = "Marc Stickdorn, Markus Hormess, Adam Lawrence and Jakob Schneider, This Is Service Design Doing, 2018",
   .fix = "review the map and set the next `review_by`",
   .bad = "title: Flying to a funeral\n"
          "updated: 2027-06-01\n"
          "review_by: 2027-01-31\n"
          "phases:\n"
          "  - {title: Check in, actions: Explains the haste}\n",
   .good = "title: Flying to a funeral\n"
           "updated: 2027-06-01\n"
           "review_by: 2028-01-31\n"
           "phases:\n"
           "  - {title: Check in, actions: Explains the haste}\n",
   .run = run_review_date_passed},
};

const CjmRuleGroup cjm_rules_research = {"Research", rules, G_N_ELEMENTS(rules)};
