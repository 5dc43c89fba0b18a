/* plan.c: opportunities and the plan. */
#include <string.h>

#include "lint/lint-private.h"

/* ---- unweighed-opportunity ---- */

/* What an opportunity lacks, as text; NULL if nothing. */
static char *lacks_new(CjmOpportunity *opportunity, const CjmPlanEntry *entry)
{
  bool value = opportunity->customer_value.set || opportunity->business_value.set;
  bool owner = opportunity->owner.at || (entry && entry->owner.at) || opportunity->priority.value != CJM_PRIORITY_1;
  const char *words[4] = {NULL};
  size_t n = 0;
  if (!value) words[n++] = "value";
  if (!opportunity->effort.set) words[n++] = "effort";
  if (!owner) words[n++] = "owner";
  return n > 0 ? g_strjoinv(" and no ", (char **)words) : NULL;
}

static void report_unweighed(CjmLint *lint, CjmOpportunity *opportunity, const CjmPlanEntry *entry)
{
  g_autofree char *lacks = lacks_new(opportunity, entry);
  if (lacks) cjm_lint_report(lint, opportunity->text.span, "the opportunity `%s` has no %s", opportunity->text.at, lacks);
}

static bool is_weighed(const CjmOpportunity *opportunity)
{
  return opportunity->customer_value.set || opportunity->business_value.set || opportunity->effort.set;
}

/* Every opportunity of the journey, in the file's order. */
static GPtrArray *opportunities_new(const CjmLint *lint)
{
  GPtrArray *all = g_ptr_array_new();
  for (size_t i = 0; i < lint->journey->cells.n; i++) {
    const CjmStep *step = lint->journey->cells.at[i];
    for (size_t j = 0; j < step->opportunities.n; j++) g_ptr_array_add(all, step->opportunities.at[j]);
  }
  return all;
}

static bool any_weighed(const GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++)
    if (is_weighed(g_ptr_array_index(all, i))) return true;
  return false;
}

static void run_unweighed_opportunity(CjmLint *lint)
{
  g_autoptr(GPtrArray) all = opportunities_new(lint);
  g_autoptr(GHashTable) found = cjm_planned_new(lint->journey);
  if (all->len > 1 && !any_weighed(all)) { /* not started: reported once */
    const CjmOpportunity *first = g_ptr_array_index(all, 0);
    cjm_lint_report(lint, first->text.span, "none of the %u opportunities has a value or an effort", all->len);
    return;
  }
  for (guint i = 0; i < all->len; i++)
    report_unweighed(lint, g_ptr_array_index(all, i), cjm_plan_of(found, g_ptr_array_index(all, i)));
}

/* ---- urgent-opportunity-unplanned ---- */

static void run_urgent_opportunity_unplanned(CjmLint *lint)
{
  g_autoptr(GPtrArray) all = opportunities_new(lint);
  g_autoptr(GHashTable) found = cjm_planned_new(lint->journey);
  for (guint i = 0; i < all->len; i++) {
    CjmOpportunity *opportunity = g_ptr_array_index(all, i);
    if (opportunity->priority.value != CJM_PRIORITY_1 || cjm_plan_of(found, opportunity)) continue;
    CjmDiag *diag =
      cjm_lint_report(lint, opportunity->text.span, "`%s` is P1, and no plan entry solves it", opportunity->text.at);
    cjm_diag_help(diag, "add an entry to `plan` with `solves: %s`, or lower the priority", opportunity->o.id);
  }
}

/* ---- plan-without-owner-or-date, plan-overdue ---- */

static bool is_open(const CjmPlanEntry *entry)
{
  return entry->status.value != CJM_PLAN_DONE && entry->status.value != CJM_PLAN_DROPPED;
}

static void run_plan_without_owner_or_date(CjmLint *lint)
{
  for (size_t i = 0; i < lint->journey->plan.n; i++) {
    const CjmPlanEntry *entry = lint->journey->plan.at[i];
    bool owner = entry->owner.at != NULL, due = entry->due.year != 0;
    if (!is_open(entry) || (owner && due)) continue;
    const char *lacks = owner ? "no due date" : due ? "no owner" : "neither owner nor due date";
    cjm_lint_report(lint, entry->title.span, "`%s` has %s", entry->title.at, lacks);
  }
}

static void run_plan_overdue(CjmLint *lint)
{
  const CjmDate *updated = &lint->journey->updated;
  if (updated->year == 0) return;
  for (size_t i = 0; i < lint->journey->plan.n; i++) {
    const CjmPlanEntry *entry = lint->journey->plan.at[i];
    if (!is_open(entry) || entry->due.year == 0 || !cjm_date_before(&entry->due, updated)) continue;
    CjmDiag *diag = cjm_lint_report(lint, entry->due.span, "`%s` was due on %04d-%02d-%02d and is not done", entry->title.at,
                                    entry->due.year, entry->due.month, entry->due.day);
    cjm_diag_related(diag, updated->span, "the map is of this day");
  }
}

static const CjmRule rules[] = {
  {.code = CJM_CODE_UNWEIGHED_OPPORTUNITY,
   .why =
     "Ideas can be ranked only when the value of each is weighed against its effort, and started only when somebody is responsible.",
   .source = "Marc Stickdorn, Markus Hormess, Adam Lawrence and Jakob Schneider, This Is Service Design Doing, 2018",
   .fix = "add `customer_value` or `business_value` (0 to 100) and `effort` (1 to 5), and to a P1 an `owner`",
   .bad = "title: Opening an account\n"
          "phases:\n"
          "  - title: Apply\n"
          "    actions: Fills the form\n"
          "    opportunities: {text: Prefill the form, customer_value: 70}\n",
   .good = "title: Opening an account\n"
           "phases:\n"
           "  - title: Apply\n"
           "    actions: Fills the form\n"
           "    opportunities: {text: Prefill the form, customer_value: 70, effort: 2}\n",
   .run = run_unweighed_opportunity},
  {.code = CJM_CODE_URGENT_OPPORTUNITY_UNPLANNED,
   .why = "A diagram changes nothing by itself: what is most urgent has to become part of a plan.",
   .source = "James Kalbach, Mapping Experiences, 2nd edition, 2020",
   .fix = "add it to `plan`, or lower the priority",
   .bad = "title: Opening an account\n"
          "phases:\n"
          "  - title: Apply\n"
          "    actions: Fills the form\n"
          "    opportunities: {id: prefill, text: Prefill the form, priority: P1}\n",
   .good = "title: Opening an account\n"
           "phases:\n"
           "  - title: Apply\n"
           "    actions: Fills the form\n"
           "    opportunities: {id: prefill, text: Prefill the form, priority: P1}\n"
           "plan:\n"
           "  - {title: Form with known data, owner: Onboarding, due: 2027-03-01, solves: prefill}\n",
   .run = run_urgent_opportunity_unplanned},
  {.code = CJM_CODE_PLAN_WITHOUT_OWNER_OR_DATE,
   .why = "An aim is assignable and time-related: it names who will do it and when the result can be there.",
   .source = "George Doran, There's a S.M.A.R.T. Way to Write Management's Goals and Objectives, Management Review 70(11), 1981",
   .fix = "add `owner` and `due`",
   .bad = "title: Opening an account\n"
          "phases:\n"
          "  - {title: Apply, actions: Fills the form}\n"
          "plan:\n"
          "  - {title: Form with known data, owner: Onboarding}\n",
   .good = "title: Opening an account\n"
           "phases:\n"
           "  - {title: Apply, actions: Fills the form}\n"
           "plan:\n"
           "  - {title: Form with known data, owner: Onboarding, due: 2027-03-01}\n",
   .run = run_plan_without_owner_or_date},
  {.code = CJM_CODE_PLAN_OVERDUE,
   .why = "An aim is time-related: it says when the result can be there, so once that day has passed it needs the result or "
          "another day.",
   .source = "George Doran, There's a S.M.A.R.T. Way to Write Management's Goals and Objectives, Management Review 70(11), 1981",
   .fix = "set `status: done` or `dropped`, or a new `due`",
   .bad = "title: Opening an account\n"
          "updated: 2027-05-02\n"
          "phases:\n"
          "  - {title: Apply, actions: Fills the form}\n"
          "plan:\n"
          "  - {title: Form with known data, owner: Onboarding, due: 2027-03-01, status: doing}\n",
   .good = "title: Opening an account\n"
           "updated: 2027-05-02\n"
           "phases:\n"
           "  - {title: Apply, actions: Fills the form}\n"
           "plan:\n"
           "  - {title: Form with known data, owner: Onboarding, due: 2027-03-01, status: done}\n",
   .run = run_plan_overdue},
};

const CjmRuleGroup cjm_rules_plan = {"Opportunities and the plan", rules, G_N_ELEMENTS(rules)};
