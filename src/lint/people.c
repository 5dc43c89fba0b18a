/* people.c: whose journey it is, and in which situation. */
#include "format/shapes.h"
#include "lint/lint-private.h"

static void run_no_persona(CjmLint *lint)
{
  if (lint->journey->personas.n == 0)
    cjm_lint_report(lint, lint->journey->title.span, "`%s` does not say whose journey it is", lint->journey->title.at);
}

static void run_persona_without_goals(CjmLint *lint)
{
  for (size_t i = 0; i < lint->journey->personas.n; i++) {
    const CjmPersona *persona = lint->journey->personas.at[i];
    bool sketch = persona->role.value == CJM_ROLE_SECONDARY; /* Cooper: a secondary persona adds to the primary one */
    if (!sketch && persona->goals.n == 0) cjm_lint_report(lint, persona->title.span, "`%s` has no goals", persona->title.at);
  }
}

static void add_ref(const CjmRef *ref, void *found)
{
  if (ref->to) g_hash_table_add(found, ref->to);
}

/* The personas who feel something anywhere, act, take part, or have something of their own, as a set. */
static GHashTable *feeling_personas(const CjmLint *lint)
{
  GHashTable *found = g_hash_table_new(NULL, NULL);
  for (size_t i = 0; i < lint->journey->cells.n; i++) {
    const CjmStep *step = lint->journey->cells.at[i];
    for (size_t j = 0; j < step->emotions.n; j++)
      if (step->emotions.at[j]->persona.to) g_hash_table_add(found, step->emotions.at[j]->persona.to);
    cjm_each_ref(&cjm_shape_step, step, CJM_KIND_PERSONA, add_ref, found);
  }
  return found;
}

static void run_unused_persona(CjmLint *lint)
{
  g_autoptr(GHashTable) feeling = feeling_personas(lint);
  if (g_hash_table_size(feeling) == 0) return; /* a map without any emotions is another rule's business */
  for (size_t i = 0; i < lint->journey->personas.n; i++) {
    CjmPersona *persona = lint->journey->personas.at[i];
    g_autofree char *help =
      g_strdup_printf("add `emotions: {%s: …}` to the steps where they differ, or remove the persona", persona->o.id);
    cjm_lint_report_unused(lint, g_hash_table_contains(feeling, &persona->o), persona->title.span, help,
                           "`%s` feels nothing in any step", persona->title.at);
  }
}

static void run_no_scenario(CjmLint *lint)
{
  if (!lint->journey->scenario.at)
    cjm_lint_report(lint, lint->journey->title.span, "`%s` does not say in which situation it happens", lint->journey->title.at);
}

static const CjmRule rules[] = {
  {.code = CJM_CODE_NO_PERSONA,
   .why = "A map without a point of view becomes a process chart: the actor is the first of its five parts, and what everything "
          "else on it is seen through.",
   .source = "Sarah Gibbons, Journey Mapping 101, Nielsen Norman Group, 2018",
   .fix = "add a `persona` with a name, goals and what they expect",
   .bad = "title: Borrowing a bicycle\n"
          "phases:\n"
          "  - {title: Find, actions: Looks for a station}\n"
          "  - {title: Ride, actions: Cycles to work}\n",
   .good = "title: Borrowing a bicycle\n"
           "persona: {title: Amir, goals: At work by nine}\n"
           "phases:\n"
           "  - {title: Find, actions: Looks for a station}\n"
           "  - {title: Ride, actions: Cycles to work}\n",
   .run = run_no_persona},
  {.code = CJM_CODE_PERSONA_WITHOUT_GOALS,
   .why =
     "Goals are what makes a persona act, so without them a step can neither help nor hinder; a secondary persona may stay a "
     "sketch.",
   .source = "Alan Cooper, Robert Reimann, David Cronin and Christopher Noessel, About Face, 4th edition, 2014",
   .fix = "add `goals`: what they want to have reached at the end, in their own words",
   .bad = "title: Borrowing a bicycle\n"
          "persona: {title: Amir, demographics: {age: 31}}\n"
          "phases:\n"
          "  - {title: Ride, actions: Cycles to work}\n",
   .good = "title: Borrowing a bicycle\n"
           "persona: {title: Amir, demographics: {age: 31}, goals: [At work by nine, No sweat]}\n"
           "phases:\n"
           "  - {title: Ride, actions: Cycles to work}\n",
   .run = run_persona_without_goals},
  {.code = CJM_CODE_UNUSED_PERSONA,
   .why = "A map shows one actor's point of view, and others belong on it only where their experience is compared with it.",
   .source = "Sarah Gibbons, Journey Mapping 101, Nielsen Norman Group, 2018",
   .fix = "give the persona feelings in the steps, or say what it does or suffers there, or remove it",
   .bad = "title: Borrowing a bicycle\n"
          "personas:\n"
          "  - {id: amir, title: Amir, role: primary, goals: At work by nine}\n"
          "  - {id: vera, title: Vera, role: secondary}\n"
          "phases:\n"
          "  - {title: Ride, actions: Cycles to work, emotion: happy}\n",
   .good = "title: Borrowing a bicycle\n"
           "personas:\n"
           "  - {id: amir, title: Amir, role: primary, goals: At work by nine}\n"
           "  - {id: vera, title: Vera, role: secondary}\n"
           "phases:\n"
           "  - {title: Ride, actions: Cycles to work, emotion: happy, emotions: {vera: unsure}}\n",
   .run = run_unused_persona,
   .shared = true},
  {.code = CJM_CODE_NO_SCENARIO,
   .why = "A journey is specific to a situation and to what the actor expects in it; a map of every situation describes none.",
   .source = "Sarah Gibbons, Journey Mapping 101, Nielsen Norman Group, 2018",
   .fix = "add a `scenario`: one sentence with the occasion and what is at stake",
   .bad = "title: Borrowing a bicycle\n"
          "phases:\n"
          "  - {title: Ride, actions: Cycles to work}\n",
   .good = "title: Borrowing a bicycle\n"
           "scenario: First week in a new job, and the bus is on strike\n"
           "phases:\n"
           "  - {title: Ride, actions: Cycles to work}\n",
   .run = run_no_scenario},
};

const CjmRuleGroup cjm_rules_people = {"People", rules, G_N_ELEMENTS(rules)};
