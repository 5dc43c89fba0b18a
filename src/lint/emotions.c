/* emotions.c: the curve, its lows and its end. */
#include "lint/lint-private.h"

/* ---- step-without-emotion ---- */

/* A step in which only the organisation works is not felt by the customer. */
static bool is_lived(const CjmStep *step)
{
  return cjm_step_has_field(step, CJM_FIELD_CUSTOMER) || !cjm_step_has_field(step, CJM_FIELD_STAFF);
}

static void run_step_without_emotion(CjmLint *lint)
{
  const CjmJourney *journey = lint->journey;
  size_t felt = 0;
  for (size_t i = 0; i < journey->steps.n; i++) felt += journey->steps.at[i]->emotions.n > 0;
  if (felt == 0) {
    cjm_lint_report(lint, journey->title.span, "no step of `%s` says how it feels, so there is no emotion curve",
                    journey->title.at);
    return;
  }
  for (size_t i = 0; i < journey->steps.n; i++) {
    const CjmStep *step = journey->steps.at[i];
    if (step->emotions.n == 0 && is_lived(step))
      cjm_lint_report(lint, cjm_step_span(step), "`%s` does not say how it feels", cjm_step_name(step));
  }
}

/* ---- only-positive-emotions, flat-curve ---- */

typedef struct Extremes {
  const CjmEmotion *low, *high;
  const CjmStep *low_step;
  size_t n; /* feelings looked at */
} Extremes;

static void note_feeling(Extremes *found, const CjmStep *step, const CjmEmotion *emotion)
{
  found->n++;
  if (!found->low || emotion->score.value < found->low->score.value) {
    found->low = emotion;
    found->low_step = step;
  }
  if (!found->high || emotion->score.value > found->high->score.value) found->high = emotion;
}

/* The lowest and the highest feeling, of everybody or on the main curve alone. */
static Extremes extremes(const CjmJourney *journey, bool only_main)
{
  Extremes found = {0};
  for (size_t i = 0; i < journey->steps.n; i++) {
    const CjmStep *step = journey->steps.at[i];
    for (size_t j = 0; j < step->emotions.n; j++)
      if (!only_main || cjm_emotion_is_main(journey, step->emotions.at[j])) note_feeling(&found, step, step->emotions.at[j]);
  }
  return found;
}

#define FEW 3 /* feelings, below which a curve says nothing */

static void run_only_positive(CjmLint *lint)
{
  Extremes found = extremes(lint->journey, false);
  if (found.n < FEW || lint->journey->state.value != CJM_STATE_CURRENT ||
      cjm_journey_level(lint->journey, found.low->score.value) < 0)
    return;
  g_autofree char *score = cjm_score_new(lint->journey, found.low->score.value);
  cjm_lint_report(lint, found.low->score.span, "nothing on this map feels bad: its lowest point is %s, at `%s`", score,
                  cjm_step_name(found.low_step));
}

#define FLAT 0.4 /* a fifth of the scale, which is 2 levels high */

static void run_flat_curve(CjmLint *lint)
{
  const CjmJourney *journey = lint->journey;
  Extremes found = extremes(journey, true);
  if (found.n <= FEW ||
      cjm_journey_level(journey, found.high->score.value) - cjm_journey_level(journey, found.low->score.value) >= FLAT)
    return;
  g_autofree char *low = cjm_score_new(lint->journey, found.low->score.value),
                  *high = cjm_score_new(lint->journey, found.high->score.value);
  CjmDiag *diag =
    cjm_lint_report(lint, found.low->score.span, "the curve of %zu feelings stays between %s and %s", found.n, low, high);
  cjm_diag_related(diag, found.high->score.span, "the highest point");
}

/* ---- low-score-without-pain-point ---- */

/* What happens outside what the organisation sees is not its pain point to find. */
static bool is_explained(const CjmStep *step)
{
  return step->outside.value || cjm_step_or_phase(step, cjm_step_has_trouble) || cjm_step_has_unmet(step);
}

static void run_low_without_pain_point(CjmLint *lint)
{
  for (size_t i = 0; i < lint->journey->steps.n; i++) {
    const CjmStep *step = lint->journey->steps.at[i];
    const CjmEmotion *low = cjm_step_lowest(step, NULL);
    if (!low || cjm_journey_level(lint->journey, low->score.value) > CJM_LEVEL_LOW || is_explained(step)) continue;
    g_autofree char *score = cjm_score_new(lint->journey, low->score.value);
    const char *whose = cjm_emotion_whose(lint->journey, low);
    if (whose)
      cjm_lint_report(lint, low->score.span, "`%s` is at %s for %s, and nothing says why", cjm_step_name(step), score, whose);
    else cjm_lint_report(lint, low->score.span, "`%s` is at %s, and nothing says why", cjm_step_name(step), score);
  }
}

/* ---- weak-ending ---- */

static const CjmEmotion *last_feeling(const CjmJourney *journey, const CjmStep **ret_step)
{
  for (size_t i = journey->steps.n; i-- > 0;) {
    const CjmStep *step = journey->steps.at[i];
    for (size_t j = step->emotions.n; j-- > 0;)
      if (cjm_emotion_is_main(journey, step->emotions.at[j])) {
        *ret_step = step;
        return step->emotions.at[j];
      }
  }
  return NULL;
}

static void run_weak_ending(CjmLint *lint)
{
  const CjmStep *step = NULL;
  const CjmEmotion *last = last_feeling(lint->journey, &step);
  if (!last || lint->journey->steps.n < 2 || cjm_journey_level(lint->journey, last->score.value) >= 0) return;
  g_autofree char *score = cjm_score_new(lint->journey, last->score.value);
  cjm_lint_report(lint, last->score.span, "the journey ends at %s, with `%s`", score, cjm_step_name(step));
}

static const CjmRule rules[] = {
  {.code = CJM_CODE_STEP_WITHOUT_EMOTION,
   .why = "Actions, mindsets and emotions together are the heart of a map, and a step that only says what happens hides whether "
          "it went "
          "well.",
   .source = "Sarah Gibbons, Journey Mapping 101, Nielsen Norman Group, 2018",
   .fix = "add `emotion: …`, a word such as `unsure` or a score",
   .bad = "title: Seeing a doctor\n"
          "phases:\n"
          "  - {title: Book, actions: Calls the practice, emotion: hopeful}\n"
          "  - {title: Visit, actions: Waits for the doctor}\n",
   .good = "title: Seeing a doctor\n"
           "phases:\n"
           "  - {title: Book, actions: Calls the practice, emotion: hopeful}\n"
           "  - {title: Visit, actions: Waits for the doctor, emotion: calm}\n",
   .run = run_step_without_emotion},
  {.code = CJM_CODE_ONLY_POSITIVE_EMOTIONS,
   .why = "Bad events weigh more than good ones of the same size, so a map that leaves them out leaves out what people remember.",
   .source =
     "Roy Baumeister, Ellen Bratslavsky, Catrin Finkenauer and Kathleen Vohs, Bad Is Stronger Than Good, Review of General "
     "Psychology 5(4), 2001",
   .fix = "ask customers where it hurts, or write `state: future` where the map shows what is meant to be",
   .bad = "title: Seeing a doctor\n"
          "phases:\n"
          "  - {title: Book, actions: Calls the practice, emotion: 0.4}\n"
          "  - {title: Visit, actions: Sees the doctor, emotion: 1.2}\n"
          "  - {title: Recover, actions: Takes the tablets, emotion: 1.8}\n",
   .good = "title: Seeing a doctor\n"
           "phases:\n"
           "  - {title: Book, actions: Calls the practice, emotion: -0.4}\n"
           "  - {title: Visit, actions: Sees the doctor, emotion: 1.2}\n"
           "  - {title: Recover, actions: Takes the tablets, emotion: 1.8}\n",
   .run = run_only_positive},
  {.code = CJM_CODE_FLAT_CURVE,
   .why = "An experience has a dramatic arc with highs and lows, and a curve that stays level does not show it.",
   .source = "Marc Stickdorn, Markus Hormess, Adam Lawrence and Jakob Schneider, This Is Service Design Doing, 2018",
   .fix = "compare the steps with one another: which was the best, which the worst? Use more of the scale for them",
   .bad = "title: Seeing a doctor\n"
          "phases:\n"
          "  - {title: Book, actions: Calls the practice, emotion: 0.2}\n"
          "  - {title: Arrive, actions: Registers, emotion: -0.1}\n"
          "  - {title: Visit, actions: Sees the doctor, emotion: 0.3}\n"
          "  - {title: Recover, actions: Takes the tablets, emotion: 0.2}\n",
   .good = "title: Seeing a doctor\n"
           "phases:\n"
           "  - {title: Book, actions: Calls the practice, emotion: 0.2}\n"
           "  - {title: Arrive, actions: Registers, emotion: -0.9}\n"
           "  - {title: Visit, actions: Sees the doctor, emotion: 1.3}\n"
           "  - {title: Recover, actions: Takes the tablets, emotion: 0.2}\n",
   .run = run_flat_curve},
  {.code = CJM_CODE_LOW_WITHOUT_PAIN_POINT,
   .why = "A low on the curve says that something is wrong, and only the pain point behind it can be worked on.",
   .source = "James Kalbach, Mapping Experiences, 2nd edition, 2020",
   .fix = "add `pain_points` that say what goes wrong there, or check the score",
   .bad = "title: Seeing a doctor\n"
          "phases:\n"
          "  - {title: Book, actions: Calls the practice, emotion: -1.5}\n"
          "  - {title: Visit, actions: Sees the doctor, emotion: 1.2}\n",
   .good = "title: Seeing a doctor\n"
           "phases:\n"
           "  - {title: Book, actions: Calls the practice, emotion: -1.5, pain_points: The line is engaged until ten}\n"
           "  - {title: Visit, actions: Sees the doctor, emotion: 1.2}\n",
   .run = run_low_without_pain_point},
  {.code = CJM_CODE_WEAK_ENDING,
   .why = "People remember an experience by its most intense moment and by its end, and hardly by how long it took.",
   .source =
     "Daniel Kahneman, Barbara Fredrickson, Charles Schreiber and Donald Redelmeier, When More Pain Is Preferred to Less: Adding "
     "a Better End, Psychological Science 4(6), 1993",
   .fix = "look for an opportunity in the last step: how could it end well?",
   .bad = "title: Seeing a doctor\n"
          "phases:\n"
          "  - {title: Visit, actions: Sees the doctor, emotion: 1.2}\n"
          "  - {title: Pay, actions: Reads the bill, emotion: -0.8}\n",
   .good = "title: Seeing a doctor\n"
           "phases:\n"
           "  - {title: Visit, actions: Sees the doctor, emotion: 1.2}\n"
           "  - {title: Pay, actions: Reads the bill, emotion: -0.8}\n"
           "  - {title: Recover, actions: Gets a call from the nurse, emotion: 1.1}\n",
   .run = run_weak_ending},
};

const CjmRuleGroup cjm_rules_emotions = {"Emotions", rules, G_N_ELEMENTS(rules)};
