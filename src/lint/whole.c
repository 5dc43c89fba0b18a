/* whole.c: the map as a whole: status, owner, size, priorities. */
#include "lang/lang.h"
#include "lint/lint-private.h"

/* ---- no-status, map-without-owner-or-date ---- */

static void run_no_status(CjmLint *lint)
{
  if (!lint->journey->status.set)
    cjm_lint_report(lint, lint->journey->title.span, "`%s` does not say whether it was researched", lint->journey->title.at);
}

static void run_map_without_owner_or_date(CjmLint *lint)
{
  const CjmJourney *journey = lint->journey;
  bool owner = journey->owner.at || journey->authors.n > 0, date = journey->updated.year != 0;
  if (owner && date) return;
  const char *lacks = owner ? "no `updated` date" : date ? "no owner" : "neither owner nor `updated` date";
  cjm_lint_report(lint, journey->title.span, "`%s` has %s", journey->title.at, lacks);
}

/* ---- no-thoughts ---- */

static void run_no_thoughts(CjmLint *lint)
{
  const CjmJourney *journey = lint->journey;
  size_t n = 0;
  for (size_t i = 0; i < journey->cells.n; i++) n += journey->cells.at[i]->thoughts.n + journey->cells.at[i]->questions.n;
  if (n == 0) cjm_lint_report(lint, journey->title.span, "`%s` has no thoughts", journey->title.at);
}

/* ---- too-many-to-read ---- */

#define MOST_PHASES   9
#define MOST_STEPS    30
#define MOST_PERSONAS 5

static void check_number(CjmLint *lint, CjmSpan span, size_t n, size_t most, const char *what)
{
  if (n > most) cjm_lint_report(lint, span, "the map has %zu %s; beyond %zu it is hard to read", n, what, most);
}

static void run_too_many_to_read(CjmLint *lint)
{
  const CjmJourney *journey = lint->journey;
  check_number(lint, journey->title.span, journey->phases.n, MOST_PHASES, "phases");
  check_number(lint, journey->title.span, journey->steps.n, MOST_STEPS, "steps");
  check_number(lint, journey->title.span, journey->personas.n, MOST_PERSONAS, "personas");
}

/* ---- everything-urgent ---- */

#define SEVERAL 4 /* beyond which not all can be the most important */

static void run_everything_urgent(CjmLint *lint)
{
  const CjmJourney *journey = lint->journey;
  size_t pains = 0, critical = 0, ideas = 0, urgent = 0;
  const CjmPain *pain = NULL;
  const CjmOpportunity *idea = NULL;
  for (size_t i = 0; i < journey->cells.n; i++) {
    const CjmStep *step = journey->cells.at[i];
    for (size_t j = 0; j < step->pain_points.n; j++, pains++) {
      pain = step->pain_points.at[j];
      critical += pain->severity.set && pain->severity.value == CJM_PAIN_CRITICAL;
    }
    for (size_t j = 0; j < step->opportunities.n; j++, ideas++) {
      idea = step->opportunities.at[j];
      urgent += idea->priority.value == CJM_PRIORITY_1;
    }
  }
  if (pains >= SEVERAL && critical == pains)
    cjm_lint_report(lint, pain->text.span, "all %zu pain points are critical, so none stands out", pains);
  if (ideas >= SEVERAL && urgent == ideas)
    cjm_lint_report(lint, idea->text.span, "all %zu opportunities are P1, so none comes first", ideas);
}

/* ---- few-participants ---- */

#define FEWEST 5

static void run_few_participants(CjmLint *lint)
{
  const CjmJourney *journey = lint->journey;
  if (journey->status.value != CJM_STATUS_RESEARCHED) return;
  double people = 0;
  const CjmSourceOfFacts *last = NULL;
  for (size_t i = 0; i < journey->sources.n; i++) {
    const CjmSourceOfFacts *source = journey->sources.at[i];
    if (!source->n.set) return; /* how many there were is not known */
    people += source->n.value;
    last = source;
  }
  if (last && people < FEWEST)
    cjm_lint_report(lint, last->title.span, "the map is called researched, and its sources have %.0f participants in all",
                    people);
}

/* ---- score-against-trouble ---- */

#define LEVEL_GOOD 0.5 /* half-way from the middle of the scale to its maximum */

static const CjmPain *critical_pain(const CjmStep *step)
{
  for (size_t i = 0; i < step->pain_points.n; i++)
    if (step->pain_points.at[i]->severity.set && step->pain_points.at[i]->severity.value == CJM_PAIN_CRITICAL)
      return step->pain_points.at[i];
  return NULL;
}

#define LONG_WAIT (24 * 60 * 60.) /* seconds: a day */

static bool is_long_wait(const CjmStep *step)
{
  return step->when && step->when->waiting.seconds >= LONG_WAIT;
}

/* The problem that contradicts a good feeling in the step, as text, with its span; NULL if there is none. */
static char *trouble_new(const CjmStep *step, CjmSpan *ret_span)
{
  const CjmPain *pain = critical_pain(step);
  if (pain) {
    *ret_span = pain->text.span;
    return g_strdup("the pain point is critical");
  }
  for (size_t i = 0; i < step->expectations.n; i++) {
    const CjmExpectation *expectation = step->expectations.at[i];
    if (!expectation->met.set || expectation->met.value) continue;
    *ret_span = expectation->text.span;
    return g_strdup("the expectation is not met");
  }
  if (!is_long_wait(step)) return NULL;
  *ret_span = step->when->waiting.span;
  g_autofree char *time = cjm_lang_duration_new(cjm_lang_find("en"), step->when->waiting.seconds);
  return g_strdup_printf("the customer waits for %s", time);
}

static void run_score_against_trouble(CjmLint *lint)
{
  for (size_t i = 0; i < lint->journey->steps.n; i++) {
    const CjmStep *step = lint->journey->steps.at[i];
    const CjmEmotion *lowest = cjm_step_lowest(step, NULL);
    if (!lowest || cjm_journey_level(lint->journey, lowest->score.value) < LEVEL_GOOD) continue;
    CjmSpan span;
    g_autofree char *trouble = trouble_new(step, &span);
    if (!trouble) continue;
    g_autofree char *score = cjm_score_new(lint->journey, lowest->score.value);
    CjmDiag *diag = cjm_lint_report(lint, lowest->score.span, "`%s` is at %s, which does not fit what happens in it",
                                    cjm_step_name(step), score);
    cjm_diag_related(diag, span, "%s", trouble);
  }
}

/* ---- opportunity-without-problem, plan-without-opportunity ---- */

static void run_opportunity_without_problem(CjmLint *lint)
{
  if (lint->journey->state.value == CJM_STATE_FUTURE) return; /* its problems are on the map of today */
  for (size_t i = 0; i < lint->journey->cells.n; i++) {
    const CjmStep *step = lint->journey->cells.at[i];
    if (cjm_step_or_phase(step, cjm_step_has_trouble) || cjm_step_has_unmet(step)) continue;
    for (size_t j = 0; j < step->opportunities.n; j++) {
      const CjmOpportunity *opportunity = step->opportunities.at[j];
      if (opportunity->solves.n == 0 && opportunity->kind.value != CJM_OPPORTUNITY_DELIGHT)
        cjm_lint_report(lint, opportunity->text.span, "`%s` solves nothing that the map shows", opportunity->text.at);
    }
  }
}

/* The plan entries that opportunities refer to, as a set. */
static GHashTable *referred_entries(const CjmJourney *journey)
{
  GHashTable *found = g_hash_table_new(NULL, NULL);
  for (size_t i = 0; i < journey->cells.n; i++) {
    const CjmStep *step = journey->cells.at[i];
    for (size_t j = 0; j < step->opportunities.n; j++)
      for (size_t k = 0; k < step->opportunities.at[j]->plan.n; k++)
        g_hash_table_add(found, step->opportunities.at[j]->plan.at[k]->to);
  }
  return found;
}

static void run_plan_without_opportunity(CjmLint *lint)
{
  g_autoptr(GHashTable) referred = referred_entries(lint->journey);
  for (size_t i = 0; i < lint->journey->plan.n; i++) {
    CjmPlanEntry *entry = lint->journey->plan.at[i];
    bool open = entry->status.value != CJM_PLAN_DONE && entry->status.value != CJM_PLAN_DROPPED;
    if (open && entry->solves.n == 0 && !g_hash_table_contains(referred, &entry->o))
      cjm_lint_report(lint, entry->title.span, "`%s` serves no opportunity", entry->title.at);
  }
}

/* ---- future-without-baseline ---- */

static void run_future_without_baseline(CjmLint *lint)
{
  const CjmJourney *journey = lint->journey;
  if (journey->state.value == CJM_STATE_FUTURE && !journey->baseline.at)
    cjm_lint_report(lint, journey->state.span, "`%s` is a map of the future, and nothing says what it is compared with",
                    journey->title.at);
}

#define DESIGN_DOING "Marc Stickdorn, Markus Hormess, Adam Lawrence and Jakob Schneider, This Is Service Design Doing, 2018"
#define TORRES       "Teresa Torres, Continuous Discovery Habits, 2021"

static const CjmRule rules[] = {
  {.code = CJM_CODE_NO_STATUS,
   .why = "A map of assumptions and a map of research look alike, and readers take both for research unless the map says so.",
   .source = DESIGN_DOING,
   .fix = "add `status: assumption`, `partly-researched` or `researched`",
   .bad = "title: Joining a gym\n"
          "phases:\n"
          "  - {title: Sign up, actions: Fills the form}\n",
   .good = "title: Joining a gym\n"
           "status: assumption\n"
           "phases:\n"
           "  - {title: Sign up, actions: Fills the form}\n",
   .run = run_no_status},
  {.code = CJM_CODE_MAP_WITHOUT_OWNER_OR_DATE,
   .why = "A diagram without an owner goes out of date unnoticed.",
   .source = "James Kalbach, Mapping Experiences, 2nd edition, 2020",
   .fix = "add `owner` and `updated`",
   .bad = "title: Joining a gym\n"
          "owner: Membership\n"
          "phases:\n"
          "  - {title: Sign up, actions: Fills the form}\n",
   .good = "title: Joining a gym\n"
           "owner: Membership\n"
           "updated: 2027-02-01\n"
           "phases:\n"
           "  - {title: Sign up, actions: Fills the form}\n",
   .run = run_map_without_owner_or_date},
  {.code = CJM_CODE_NO_THOUGHTS,
   .why = "Actions, mindsets and emotions are the core of a map; without thoughts it is a process chart.",
   .source = "Sarah Gibbons, Journey Mapping 101, Nielsen Norman Group, 2018",
   .fix = "add `thoughts` or `questions`, in the customers' own words",
   .bad = "title: Joining a gym\n"
          "phases:\n"
          "  - {title: Sign up, actions: Fills the form}\n",
   .good = "title: Joining a gym\n"
           "phases:\n"
           "  - {title: Sign up, actions: Fills the form, thoughts: Can I leave again?}\n",
   .run = run_no_thoughts},
  {.code = CJM_CODE_TOO_MANY_TO_READ,
   .why = "People can hold only a few things in mind at once; more has to be grouped into larger chunks.",
   .source = "George Miller, The Magical Number Seven, Plus or Minus Two, Psychological Review 63(2), 1956",
   .fix = "group steps into fewer phases, or make a map of its own of a part",
   .bad = "title: Joining a gym\n"
          "phases: [One, Two, Three, Four, Five, Six, Seven, Eight, Nine, Ten]\n",
   .good = "title: Joining a gym\n"
           "phases: [Look around, Try, Sign up, Train, Leave]\n",
   .run = run_too_many_to_read},
  {.code = CJM_CODE_EVERYTHING_URGENT,
   .why = "If everything is urgent, nothing is: priorities have to say what can wait.",
   .source = "Dai Clegg and Richard Barker, Case Method Fast-Track: A RAD Approach, 1994",
   .fix = "compare them with one another, and keep the highest for the few that matter most",
   .bad = "title: Joining a gym\n"
          "phases:\n"
          "  - title: Sign up\n"
          "    actions: Fills the form\n"
          "    pain_points:\n"
          "      - {text: The form asks for a fax number, severity: critical}\n"
          "      - {text: The price is on no page, severity: critical}\n"
          "      - {text: The card arrives after a week, severity: critical}\n"
          "      - {text: The trial needs a bank account, severity: critical}\n",
   .good = "title: Joining a gym\n"
           "phases:\n"
           "  - title: Sign up\n"
           "    actions: Fills the form\n"
           "    pain_points:\n"
           "      - {text: The form asks for a fax number, severity: minor}\n"
           "      - {text: The price is on no page, severity: critical}\n"
           "      - {text: The card arrives after a week, severity: serious}\n"
           "      - {text: The trial needs a bank account, severity: critical}\n",
   .run = run_everything_urgent},
  {.code = CJM_CODE_FEW_PARTICIPANTS,
   .why = "How much a study finds grows with the number of people in it: five find most of what is common, fewer much less.",
   .source = "Jakob Nielsen and Thomas Landauer, A Mathematical Model of the Finding of Usability Problems, INTERCHI, 1993",
   .fix = "talk to more people, or write `status: partly-researched`",
   .bad = "title: Joining a gym\n"
          "status: researched\n"
          "sources: {id: talks, type: interview, title: Talks at the desk, n: 3}\n"
          "phases:\n"
          "  - {title: Sign up, actions: Fills the form, pain_points: {text: No price anywhere, sources: talks}}\n",
   .good = "title: Joining a gym\n"
           "status: researched\n"
           "sources: {id: talks, type: interview, title: Talks at the desk, n: 12}\n"
           "phases:\n"
           "  - {title: Sign up, actions: Fills the form, pain_points: {text: No price anywhere, sources: talks}}\n",
   .run = run_few_participants},
  {.code = CJM_CODE_SCORE_AGAINST_TROUBLE,
   .why = "Bad events weigh more than good ones: a step with a critical pain point in it is hardly remembered as a good one.",
   .source =
     "Roy Baumeister, Ellen Bratslavsky, Catrin Finkenauer and Kathleen Vohs, Bad Is Stronger Than Good, Review of General "
     "Psychology 5(4), 2001",
   .fix = "check the score, the severity, or whether they belong to the same step",
   .bad =
     "title: Joining a gym\n"
     "phases:\n"
     "  - {title: Sign up, actions: Fills the form, emotion: 1.6, pain_points: {text: The form is lost, severity: critical}}\n",
   .good =
     "title: Joining a gym\n"
     "phases:\n"
     "  - {title: Sign up, actions: Fills the form, emotion: -1.2, pain_points: {text: The form is lost, severity: critical}}\n",
   .run = run_score_against_trouble},
  {.code = CJM_CODE_OPPORTUNITY_WITHOUT_PROBLEM,
   .why = "A solution is worth what the need behind it is worth, so each is tied to the need that it answers.",
   .source = TORRES,
   .fix = "add the pain point that it answers, name one by `solves`, or write `kind: delight`",
   .bad = "title: Joining a gym\n"
          "phases:\n"
          "  - {title: Sign up, actions: Fills the form, opportunities: A chat bot}\n",
   .good = "title: Joining a gym\n"
           "phases:\n"
           "  - title: Sign up\n"
           "    actions: Fills the form\n"
           "    pain_points: Nobody answers the phone\n"
           "    opportunities: A chat with the front desk\n",
   .run = run_opportunity_without_problem},
  {.code = CJM_CODE_PLAN_WITHOUT_OPPORTUNITY,
   .why = "Work that serves no opportunity on the map was decided elsewhere, and solves a different problem.",
   .source = TORRES,
   .fix = "add `solves` with the ids of the opportunities that it takes up",
   .bad = "title: Joining a gym\n"
          "phases:\n"
          "  - {title: Sign up, actions: Fills the form}\n"
          "plan:\n"
          "  - {title: New turnstiles, owner: Facilities, due: 2027-03-01}\n",
   .good = "title: Joining a gym\n"
           "phases:\n"
           "  - title: Sign up\n"
           "    actions: Fills the form\n"
           "    pain_points: The turnstile jams\n"
           "    opportunities: {id: gates, text: Gates that open by phone}\n"
           "plan:\n"
           "  - {title: New turnstiles, owner: Facilities, due: 2027-03-01, solves: gates}\n",
   .run = run_plan_without_opportunity},
  {.code = CJM_CODE_FUTURE_WITHOUT_BASELINE,
   .why = "Whether a change is an improvement shows only beside what was there before: a future map alone is a wish.",
   .source = "Gerald Langley, Ronald Moen, Kevin Nolan, Thomas Nolan, Clifford Norman and Lloyd Provost, The Improvement Guide, "
             "2nd edition, 2009",
   .fix = "name the file of today's map with `baseline`; its curve is then drawn behind this one",
   .bad = "title: Joining a gym\n"
          "state: future\n"
          "phases:\n"
          "  - {title: Sign up, actions: Signs by phone, emotion: 1.2}\n",
   .good = "title: Joining a gym\n"
           "state: future\n"
           "baseline: gym-today.yaml\n"
           "phases:\n"
           "  - {title: Sign up, actions: Signs by phone, emotion: 1.2}\n",
   .run = run_future_without_baseline},
};

const CjmRuleGroup cjm_rules_whole = {"The map as a whole", rules, G_N_ELEMENTS(rules)};
