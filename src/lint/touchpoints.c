/* touchpoints.c: where customer and organisation meet. */
#include "journey/lexicon.h"
#include "lint/lint-private.h"
#include "lint/words.h"

static const CjmText *touchpoint_text(const CjmTouchpoint *touchpoint)
{
  return touchpoint->title.at ? &touchpoint->title : &touchpoint->channel.id;
}

static const CjmChannel *channel_of(const CjmTouchpoint *touchpoint)
{
  return (const CjmChannel *)(const void *)touchpoint->channel.to;
}

/* ---- phase-without-touchpoint ---- */

static bool is_outside(const CjmPhase *phase)
{
  for (size_t i = 0; i < phase->steps.n; i++)
    if (!phase->steps.at[i]->outside.value) return false;
  return true;
}

/* Staff in sight, and what can be seen and touched, meet the customer too. */
static bool meets_customer(const CjmStep *step)
{
  return step->touchpoints.n + step->frontstage.n + step->evidence.n > 0;
}

static void run_phase_without_touchpoint(CjmLint *lint)
{
  const CjmJourney *journey = lint->journey;
  size_t n = 0;
  for (size_t i = 0; i < journey->phases.n; i++) n += cjm_phase_any(journey->phases.at[i], meets_customer);
  if (n == 0) {
    cjm_lint_report(lint, journey->title.span, "`%s` has no touchpoints at all", journey->title.at);
    return;
  }
  for (size_t i = 0; i < journey->phases.n; i++) {
    const CjmPhase *phase = journey->phases.at[i];
    if (!is_outside(phase) && !cjm_phase_any(phase, meets_customer))
      cjm_lint_report(lint, phase->title.span, "`%s` has no touchpoint", phase->title.at);
  }
}

/* ---- redundant-touchpoint-kept ---- */

/* Support may make a contact needless too: a status that is sent saves the call that asks for it. */
static bool proposes_less(const CjmStep *step)
{
  for (size_t i = 0; i < step->opportunities.n; i++)
    if (step->opportunities.at[i]->kind.value != CJM_OPPORTUNITY_DELIGHT) return true;
  return false;
}

/* Whether an opportunity of the step, of its phase or, for what spans a phase, of any step proposes to remove or simplify. */
static bool is_spoken_for(const CjmStep *step)
{
  return step == step->phase->across ? cjm_phase_any(step->phase, proposes_less) : cjm_step_or_phase(step, proposes_less);
}

static const CjmTouchpoint *next_redundant(const CjmStep *step, size_t *i)
{
  while (*i < step->touchpoints.n) {
    const CjmTouchpoint *touchpoint = step->touchpoints.at[(*i)++];
    if (touchpoint->rank.value == CJM_CLASS_REDUNDANT) return touchpoint;
  }
  return NULL;
}

static void run_redundant_touchpoint(CjmLint *lint)
{
  for (size_t i = 0; i < lint->journey->cells.n; i++) {
    const CjmStep *step = lint->journey->cells.at[i];
    if (is_spoken_for(step)) continue;
    const CjmTouchpoint *touchpoint;
    for (size_t j = 0; (touchpoint = next_redundant(step, &j)) != NULL;) {
      const CjmText *text = touchpoint_text(touchpoint);
      cjm_lint_report(lint, text->span, "`%s` is called redundant, and nothing proposes to remove it", text->at);
    }
  }
}

/* ---- channel-not-preferred ---- */

/* Whether what a persona prefers names the channel: all of its title, its id, or a word of its title. */
static bool names_channel(const char *prefers, const CjmChannel *channel)
{
  g_autofree char *folded = cjm_lexicon_fold_new(prefers), *title = cjm_lexicon_fold_new(channel->title.at);
  if (cjm_folded_mentions(folded, title)) return true;
  g_auto(GStrv) words = g_strsplit(title, " ", -1);
  for (size_t i = 0; words[i]; i++)
    if (g_utf8_strlen(words[i], -1) > 2 && cjm_folded_mentions(folded, words[i])) return true;
  return false;
}

/* The channels that a persona prefers by name. */
static GPtrArray *preferred_new(const CjmJourney *journey, const CjmPersona *persona)
{
  GPtrArray *preferred = g_ptr_array_new();
  for (size_t i = 0; i < journey->channels.n; i++)
    for (size_t j = 0; j < persona->prefers.n; j++)
      if (names_channel(persona->prefers.at[j]->at, journey->channels.at[i])) {
        g_ptr_array_add(preferred, journey->channels.at[i]);
        break;
      }
  return preferred;
}

/* A channel suits where it is preferred, or is online or offline as one that is. */
static bool suits(const CjmChannel *channel, const GPtrArray *preferred)
{
  for (guint i = 0; i < preferred->len; i++) {
    const CjmChannel *other = g_ptr_array_index(preferred, i);
    if (other == channel || (channel->line.set && other->line.set && other->line.value == channel->line.value)) return true;
  }
  return false;
}

/* The step's first critical touchpoint, if none of its touchpoints is in a channel that suits. */
static const CjmTouchpoint *unsuited(const CjmStep *step, const GPtrArray *preferred)
{
  const CjmTouchpoint *found = NULL;
  for (size_t i = 0; i < step->touchpoints.n; i++) {
    const CjmTouchpoint *touchpoint = step->touchpoints.at[i];
    const CjmChannel *channel = channel_of(touchpoint);
    if (!channel || suits(channel, preferred)) return NULL;
    if (!found && touchpoint->rank.value == CJM_CLASS_CRITICAL) found = touchpoint;
  }
  return found;
}

static bool has_opportunity(const CjmStep *step)
{
  return step->opportunities.n > 0;
}

static void check_preferences(CjmLint *lint, const CjmStep *step, const CjmPersona *persona, const GPtrArray *preferred)
{
  const CjmEmotion *lowest = cjm_step_lowest(step, persona);
  if (!lowest || step->outside.value || cjm_journey_level(lint->journey, lowest->score.value) > CJM_LEVEL_LOW ||
      cjm_step_or_phase(step, has_opportunity))
    return;
  const CjmTouchpoint *touchpoint = unsuited(step, preferred);
  if (!touchpoint) return;
  g_autofree char *score = cjm_score_new(lint->journey, lowest->score.value);
  const CjmChannel *wanted = g_ptr_array_index(preferred, 0);
  CjmDiag *diag =
    cjm_lint_report(lint, touchpoint_text(touchpoint)->span, "`%s` is at %s for %s, who meets it by `%s` and prefers `%s`",
                    cjm_step_name(step), score, persona->title.at, channel_of(touchpoint)->title.at, wanted->title.at);
  cjm_diag_related(diag, persona->prefers.at[0]->span, "what %s prefers", persona->title.at);
}

static void run_channel_not_preferred(CjmLint *lint)
{
  for (size_t i = 0; i < lint->journey->personas.n; i++) {
    const CjmPersona *persona = lint->journey->personas.at[i];
    g_autoptr(GPtrArray) preferred = preferred_new(lint->journey, persona);
    for (size_t j = 0; j < lint->journey->steps.n && preferred->len > 0; j++)
      check_preferences(lint, lint->journey->steps.at[j], persona, preferred);
  }
}

/* ---- unused-channel ---- */

static void run_unused_channel(CjmLint *lint)
{
  g_autoptr(GHashTable) used = g_hash_table_new(NULL, NULL);
  for (size_t i = 0; i < lint->journey->cells.n; i++) {
    const CjmStep *step = lint->journey->cells.at[i];
    for (size_t j = 0; j < step->touchpoints.n; j++) g_hash_table_add(used, step->touchpoints.at[j]->channel.to);
  }
  for (size_t i = 0; i < lint->journey->channels.n; i++) {
    CjmChannel *channel = lint->journey->channels.at[i];
    cjm_lint_report_unused(lint, g_hash_table_contains(used, &channel->o), channel->title.span, NULL,
                           "no touchpoint uses the channel `%s`", channel->title.at);
  }
}

/* ---- critical-touchpoint-without-metric ---- */

static const CjmTouchpoint *first_critical(const CjmStep *step)
{
  for (size_t i = 0; i < step->touchpoints.n; i++)
    if (step->touchpoints.at[i]->rank.value == CJM_CLASS_CRITICAL) return step->touchpoints.at[i];
  return NULL;
}

static bool is_at_stake(const CjmJourney *journey, const CjmStep *step)
{
  const CjmEmotion *lowest = cjm_step_lowest(step, NULL);
  return cjm_step_has_moment(step, CJM_MOMENT_TRUTH) ||
         (lowest && cjm_journey_level(journey, lowest->score.value) <= CJM_LEVEL_LOW);
}

static void check_measured(CjmLint *lint, const CjmStep *step)
{
  const CjmTouchpoint *touchpoint = first_critical(step);
  if (!touchpoint || cjm_step_has_metric(step) || step->outside.value) return;
  const CjmText *text = touchpoint_text(touchpoint);
  cjm_lint_report(lint, text->span, "`%s` is critical to `%s`, and nothing measures it", text->at, cjm_step_name(step));
}

/* Not every critical touchpoint has to be measured on its own: those are at which something
 * is at stake, and those of a phase that is not measured at all. */
static void run_critical_without_metric(CjmLint *lint)
{
  for (size_t i = 0; i < lint->journey->phases.n; i++) {
    const CjmPhase *phase = lint->journey->phases.at[i];
    if (phase->across && cjm_step_has_metric(phase->across)) continue;
    bool measured = cjm_phase_any(phase, cjm_step_has_metric);
    if (phase->across && !measured) check_measured(lint, phase->across);
    for (size_t j = 0; j < phase->steps.n; j++)
      if (!measured || is_at_stake(lint->journey, phase->steps.at[j])) check_measured(lint, phase->steps.at[j]);
  }
}

static const CjmRule rules[] = {
  {.code = CJM_CODE_PHASE_WITHOUT_TOUCHPOINT,
   .why =
     "A journey is experienced through touchpoints, and a phase without one is a stretch in which the customer is left alone, or "
     "the map is not finished.",
   .source =
     "Ragnhild Halvorsrud, Knut Kvale and Asbjørn Følstad, Improving Service Quality Through Customer Journey Analysis, Journal "
     "of Service Theory and Practice 26(6), 2016",
   .fix = "add `touchpoints`, or mark steps that you cannot see with `outside: true`",
   .bad = "title: Taking out insurance\n"
          "phases:\n"
          "  - {title: Apply, actions: Fills the form, touchpoints: Online form}\n"
          "  - {title: Claim, actions: Reports the damage}\n",
   .good = "title: Taking out insurance\n"
           "phases:\n"
           "  - {title: Apply, actions: Fills the form, touchpoints: Online form}\n"
           "  - {title: Claim, actions: Reports the damage, touchpoints: Claims line}\n",
   .run = run_phase_without_touchpoint},
  {.code = CJM_CODE_REDUNDANT_TOUCHPOINT,
   .why = "Loyalty is won by reducing effort rather than by adding delight, and a redundant contact is effort.",
   .source =
     "Matthew Dixon, Karen Freeman and Nicholas Toman, Stop Trying to Delight Your Customers, Harvard Business Review, July 2010",
   .fix = "add an opportunity of `kind: remove` or `simplify` to the step, or another `class` to the touchpoint",
   .bad = "title: Taking out insurance\n"
          "phases:\n"
          "  - title: Apply\n"
          "    actions: Fills the form\n"
          "    touchpoints: {title: Confirmation by letter, class: redundant}\n",
   .good = "title: Taking out insurance\n"
           "phases:\n"
           "  - title: Apply\n"
           "    actions: Fills the form\n"
           "    touchpoints: {title: Confirmation by letter, class: redundant}\n"
           "    opportunities: {text: Confirm in the app alone, kind: remove}\n",
   .run = run_redundant_touchpoint},
  {.code = CJM_CODE_CHANNEL_NOT_PREFERRED,
   .why = "Customers differ in the channels that they like to use at each stage, and one that is forced on them has a price.",
   .source =
     "Scott Neslin and others, Challenges and Opportunities in Multichannel Customer Management, Journal of Service Research "
     "9(2), 2006",
   .fix = "add an opportunity: how could the step be offered in a channel they prefer as well?",
   .bad = "title: Taking out insurance\n"
          "persona: {title: Rosa, goals: Be covered, prefers: Phone}\n"
          "channels:\n"
          "  - {id: app, title: App, line: online}\n"
          "  - {id: phone, title: Phone, line: offline}\n"
          "phases:\n"
          "  - title: Claim\n"
          "    actions: Photographs the damage\n"
          "    emotion: -1.4\n"
          "    touchpoints: {title: Claim form, channel: app, class: critical}\n",
   .good = "title: Taking out insurance\n"
           "persona: {title: Rosa, goals: Be covered, prefers: Phone}\n"
           "channels:\n"
           "  - {id: app, title: App, line: online}\n"
           "  - {id: phone, title: Phone, line: offline}\n"
           "phases:\n"
           "  - title: Claim\n"
           "    actions: Photographs the damage\n"
           "    emotion: -1.4\n"
           "    touchpoints:\n"
           "      - {title: Claim form, channel: app, class: critical}\n"
           "      - {title: Claims line, channel: phone}\n",
   .run = run_channel_not_preferred},
  {.code = CJM_CODE_UNUSED_CHANNEL,
   .why = "Ink that shows no data takes space and attention from ink that does, as an empty channel row does.",
   .source = "Edward Tufte, The Visual Display of Quantitative Information, 1983",
   .fix = "add the touchpoints that it has, or remove the channel",
   .bad = "title: Taking out insurance\n"
          "channels: [{id: web, title: Website}, {id: fax, title: Fax}]\n"
          "phases:\n"
          "  - {title: Apply, actions: Fills the form, touchpoints: {title: Form, channel: web}}\n",
   .good = "title: Taking out insurance\n"
           "channels: [{id: web, title: Website}]\n"
           "phases:\n"
           "  - {title: Apply, actions: Fills the form, touchpoints: {title: Form, channel: web}}\n",
   .run = run_unused_channel,
   .shared = true},
  {.code = CJM_CODE_CRITICAL_WITHOUT_METRIC,
   .why = "A service is designed by finding its fail points and by giving them standards that show whether they hold.",
   .source = "G. Lynn Shostack, Designing Services That Deliver, Harvard Business Review 62(1), 1984",
   .fix = "add `metrics` to the step, or call the touchpoint `supporting`",
   .bad = "title: Taking out insurance\n"
          "phases:\n"
          "  - {title: Apply, actions: Fills the form, touchpoints: {title: Online form, class: critical}}\n",
   .good = "title: Taking out insurance\n"
           "phases:\n"
           "  - title: Apply\n"
           "    actions: Fills the form\n"
           "    touchpoints: {title: Online form, class: critical}\n"
           "    metrics: {title: Completed, value: 71%, unit: \"%\", target: 85}\n",
   .run = run_critical_without_metric},
};

const CjmRuleGroup cjm_rules_touchpoints = {"Touchpoints and channels", rules, G_N_ELEMENTS(rules)};
