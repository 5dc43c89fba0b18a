/* pains.c: pain points, and whether an opportunity solves them. */
#include "lang/lang.h"
#include "lint/lint-private.h"

/* ---- pain-point-without-opportunity ---- */

static void add_solved(GHashTable *solved, const CjmOpportunity *opportunity)
{
  for (size_t i = 0; i < opportunity->solves.n; i++)
    if (opportunity->solves.at[i]->to) g_hash_table_add(solved, opportunity->solves.at[i]->to);
}

/* The pain points and gaps that some opportunity solves, as a set. */
static GHashTable *solved_troubles(const CjmLint *lint)
{
  GHashTable *solved = g_hash_table_new(NULL, NULL);
  for (size_t i = 0; i < lint->journey->cells.n; i++) {
    const CjmStep *step = lint->journey->cells.at[i];
    for (size_t j = 0; j < step->opportunities.n; j++) add_solved(solved, step->opportunities.at[j]);
  }
  return solved;
}

/* An opportunity without `solves` is about its own step. */
static bool has_open_opportunity(const CjmStep *step)
{
  for (size_t i = 0; i < step->opportunities.n; i++)
    if (step->opportunities.at[i]->solves.n == 0) return true;
  return false;
}

static void run_pain_point_without_opportunity(CjmLint *lint)
{
  g_autoptr(GHashTable) solved = solved_troubles(lint);
  for (size_t i = 0; i < lint->journey->cells.n; i++) {
    const CjmStep *step = lint->journey->cells.at[i];
    if (cjm_step_or_phase(step, has_open_opportunity)) continue;
    for (size_t j = 0; j < step->pain_points.n; j++) {
      CjmPain *pain = step->pain_points.at[j];
      if (pain->severity.value != CJM_PAIN_MINOR && !g_hash_table_contains(solved, &pain->o))
        cjm_lint_report(lint, pain->text.span, "no opportunity solves `%s`", pain->text.at);
    }
  }
}

/* ---- unmet-expectation-without-pain-point ---- */

static void run_unmet_expectation(CjmLint *lint)
{
  for (size_t i = 0; i < lint->journey->cells.n; i++) {
    const CjmStep *step = lint->journey->cells.at[i];
    if (cjm_step_or_phase(step, cjm_step_has_trouble)) continue;
    for (size_t j = 0; j < step->expectations.n; j++) {
      const CjmExpectation *expectation = step->expectations.at[j];
      if (expectation->met.set && !expectation->met.value)
        cjm_lint_report(lint, expectation->text.span, "`%s` is not met, and no pain point says what happens instead",
                        expectation->text.at);
    }
  }
}

/* ---- waiting-without-pain-point ---- */

/* A wait that leaves people content needs no pain point, and one that leaves them low has a rule of its own. */
static bool is_quiet_low(const CjmJourney *journey, const CjmStep *step)
{
  const CjmEmotion *lowest = cjm_step_lowest(step, NULL);
  double level = lowest ? cjm_journey_level(journey, lowest->score.value) : 0;
  return level <= 0 && level > CJM_LEVEL_LOW;
}

static void run_waiting_without_pain_point(CjmLint *lint)
{
  for (size_t i = 0; i < lint->journey->steps.n; i++) {
    const CjmStep *step = lint->journey->steps.at[i];
    const CjmDuration *waiting = step->when ? &step->when->waiting : NULL;
    if (!waiting || waiting->seconds <= 0 || !is_quiet_low(lint->journey, step) || cjm_step_has_unmet(step) ||
        cjm_step_or_phase(step, cjm_step_has_trouble))
      continue;
    g_autofree char *time = cjm_lang_duration_new(cjm_lang_find("en"), waiting->seconds);
    cjm_lint_report(lint, waiting->span, "`%s` means waiting for %s, and no pain point says what that is like",
                    cjm_step_name(step), time);
  }
}

/* ---- hand-off-without-owner ---- */

static bool has_owner(const CjmStep *step)
{
  return step->owner.at != NULL;
}

/* The gaps that an opportunity solves for which somebody answers, or for whose plan entry somebody does, as a set. */
static GHashTable *owned_gaps(const CjmLint *lint)
{
  GHashTable *owned = g_hash_table_new(NULL, NULL);
  g_autoptr(GHashTable) planned = cjm_planned_new(lint->journey);
  for (size_t i = 0; i < lint->journey->cells.n; i++) {
    const CjmStep *step = lint->journey->cells.at[i];
    for (size_t j = 0; j < step->opportunities.n; j++) {
      CjmOpportunity *opportunity = step->opportunities.at[j];
      const CjmPlanEntry *entry = cjm_plan_of(planned, opportunity);
      if (opportunity->owner.at || (entry && entry->owner.at)) add_solved(owned, opportunity);
    }
  }
  return owned;
}

static void report_hand_off(CjmLint *lint, const CjmStep *step, const CjmGap *gap)
{
  CjmDiag *diag = gap->from.at && gap->to.at
                    ? cjm_lint_report(lint, gap->text.span, "nobody owns the hand-off from %s to %s: `%s`", gap->from.at,
                                      gap->to.at, gap->text.at)
                    : cjm_lint_report(lint, gap->text.span, "nobody owns the hand-off `%s`", gap->text.at);
  cjm_diag_help(diag, "give `%s` an `owner`, or an opportunity that `solves: %s` and has one", cjm_step_name(step), gap->o.id);
}

static void run_hand_off_without_owner(CjmLint *lint)
{
  g_autoptr(GHashTable) owned = owned_gaps(lint);
  for (size_t i = 0; i < lint->journey->cells.n; i++) {
    const CjmStep *step = lint->journey->cells.at[i];
    if (cjm_step_or_phase(step, has_owner)) continue;
    for (size_t j = 0; j < step->gaps.n; j++)
      if (!g_hash_table_contains(owned, &step->gaps.at[j]->o)) report_hand_off(lint, step, step->gaps.at[j]);
  }
}

static const CjmRule rules[] = {
  {.code = CJM_CODE_PAIN_POINT_WITHOUT_OPPORTUNITY,
   .why = "A map is made to find out what to do: opportunities are the part that turns an insight into an action.",
   .source = "Sarah Gibbons, Journey Mapping 101, Nielsen Norman Group, 2018",
   .fix = "add an opportunity with `solves`, or rate the pain point `severity: minor`",
   .bad = "title: Renting a car\n"
          "phases:\n"
          "  - title: Collect\n"
          "    actions: Queues at the desk\n"
          "    pain_points: {id: desk, text: One desk for two flights, severity: serious}\n",
   .good = "title: Renting a car\n"
           "phases:\n"
           "  - title: Collect\n"
           "    actions: Queues at the desk\n"
           "    pain_points: {id: desk, text: One desk for two flights, severity: serious}\n"
           "    opportunities: {text: Key from a locker, solves: desk}\n",
   .run = run_pain_point_without_opportunity},
  {.code = CJM_CODE_UNMET_EXPECTATION,
   .why =
     "Quality is judged by the gap between what was expected and what was found, so both sides of the gap belong on the map.",
   .source = "A. Parasuraman, Valarie Zeithaml and Leonard Berry, SERVQUAL, Journal of Retailing 64(1), 1988",
   .fix = "add `pain_points` to the step: what happens instead?",
   .bad = "title: Renting a car\n"
          "phases:\n"
          "  - title: Collect\n"
          "    actions: Queues at the desk\n"
          "    expectations: {text: The car that was booked, met: false}\n",
   .good = "title: Renting a car\n"
           "phases:\n"
           "  - title: Collect\n"
           "    actions: Queues at the desk\n"
           "    expectations: {text: The car that was booked, met: false}\n"
           "    pain_points: A smaller car at the same price\n",
   .run = run_unmet_expectation},
  {.code = CJM_CODE_WAITING_WITHOUT_PAIN_POINT,
   .why =
     "A wait is felt by more than its minutes: unexplained, uncertain and solo waits feel longer, which a number does not show.",
   .source = "David Maister, The Psychology of Waiting Lines, 1985",
   .fix = "add a pain point of `kind: wait` that says what makes this wait long",
   .bad = "title: Renting a car\n"
          "phases:\n"
          "  - {title: Collect, actions: Queues at the desk, emotion: -0.6, when: {duration: 40m, waiting: 35m}}\n",
   .good = "title: Renting a car\n"
           "phases:\n"
           "  - title: Collect\n"
           "    actions: Queues at the desk\n"
           "    emotion: -0.6\n"
           "    when: {duration: 40m, waiting: 35m}\n"
           "    pain_points: {text: Nobody says how long it will take, kind: wait}\n",
   .run = run_waiting_without_pain_point},
  {.code = CJM_CODE_HAND_OFF_WITHOUT_OWNER,
   .why =
     "Touchpoints may each work and the journey still fail, because nobody is responsible for the hand-offs between them.",
   .source =
     "Alex Rawson, Ewan Duncan and Conor Jones, The Truth About Customer Experience, Harvard Business Review, September 2013",
   .fix = "name an `owner`, of the step or of an opportunity that solves the gap",
   .bad = "title: Renting a car\n"
          "phases:\n"
          "  - title: Collect\n"
          "    actions: Asks for the child seat\n"
          "    gaps: {text: The seat that was booked is not on the list, from: Web shop, to: Rental desk}\n",
   .good = "title: Renting a car\n"
           "phases:\n"
           "  - title: Collect\n"
           "    actions: Asks for the child seat\n"
           "    gaps: {text: The seat that was booked is not on the list, from: Web shop, to: Rental desk}\n"
           "    owner: Airport branch\n",
   .run = run_hand_off_without_owner},
};

const CjmRuleGroup cjm_rules_pains = {"Pain points", rules, G_N_ELEMENTS(rules)};
