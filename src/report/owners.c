/* owners.c: who owns what. */
#include <string.h>

#include "report/parts.h"

/* An owner while things are collected. */
typedef struct Owner {
  const char *name;
  bool map;
  GPtrArray *plans, *of[CJM_OWNED_COUNT];
} Owner;

static Owner *owner_begin(const char *name)
{
  Owner *owner = g_new0(Owner, 1);
  owner->name = name;
  owner->plans = g_ptr_array_new();
  for (int i = 0; i < CJM_OWNED_COUNT; i++) owner->of[i] = g_ptr_array_new();
  return owner;
}

static CjmReportOwner *owner_end(CjmArena *arena, Owner *owner)
{
  CjmReportOwner *made = cjm_arena_make(arena, CjmReportOwner, 1);
  made->name = owner->name;
  made->map = owner->map;
  CJM_REPORT_MOVE(arena, made->plans, owner->plans);
  for (int i = 0; i < CJM_OWNED_COUNT; i++) made->of[i] = cjm_report_steps(arena, owner->of[i]);
  g_free(owner);
  return made;
}

/* All owners, in the order in which they are found. */
typedef struct Owners {
  CjmReport *report;
  GPtrArray *all;      /* Owner * */
  GHashTable *by_name; /* const char * → Owner * */
  Owner *nobody;
} Owners;

static Owner *owner_named(Owners *owners, const char *name)
{
  if (!name) return owners->nobody;
  Owner *owner = g_hash_table_lookup(owners->by_name, name);
  if (owner) return owner;
  owner = owner_begin(name);
  g_ptr_array_add(owners->all, owner);
  g_hash_table_insert(owners->by_name, (void *)name, owner);
  return owner;
}

static void own(Owners *owners, CjmOwnedKind kind, const char *name, const CjmStep *step)
{
  owners->report->n_owned[kind]++;
  g_ptr_array_add(owner_named(owners, name)->of[kind], (void *)step);
}

static void add_step(Owners *owners, const CjmStep *step)
{
  if (step->number) own(owners, CJM_OWNED_STEPS, step->owner.at, step);
  for (size_t i = 0; i < step->touchpoints.n; i++) own(owners, CJM_OWNED_TOUCHPOINTS, step->touchpoints.at[i]->owner.at, step);
  for (size_t i = 0; i < step->pain_points.n; i++) own(owners, CJM_OWNED_PAINS, step->pain_points.at[i]->owner.at, step);
}

/* An opportunity falls to the owner of its plan. In the order of the journey. */
static void add_opportunities(Owners *owners)
{
  const CjmReport *report = owners->report;
  const CjmJourney *journey = report->journey;
  g_autoptr(GHashTable) found = g_hash_table_new(NULL, NULL); /* const CjmOpportunity * → CjmReportOpportunity * */
  for (size_t i = 0; i < report->opportunities.n; i++)
    g_hash_table_insert(found, (void *)report->opportunities.at[i]->opportunity, report->opportunities.at[i]);
  for (size_t s = 0; s < journey->cells.n; s++) {
    const CjmStep *step = journey->cells.at[s];
    for (size_t i = 0; i < step->opportunities.n; i++) {
      const CjmReportOpportunity *opportunity = g_hash_table_lookup(found, step->opportunities.at[i]);
      own(owners, CJM_OWNED_OPPORTUNITIES, opportunity->owner, step);
    }
  }
}

void cjm_report_owners(CjmArena *arena, CjmReport *report)
{
  const CjmJourney *journey = report->journey;
  Owners owners = {report, g_ptr_array_new(), g_hash_table_new(g_str_hash, g_str_equal), owner_begin(NULL)};
  owner_named(&owners, journey->owner.at)->map = true;
  for (size_t i = 0; i < journey->plan.n; i++)
    g_ptr_array_add(owner_named(&owners, journey->plan.at[i]->owner.at)->plans, journey->plan.at[i]);
  for (size_t s = 0; s < journey->cells.n; s++) add_step(&owners, journey->cells.at[s]);
  add_opportunities(&owners);

  GPtrArray *found = g_ptr_array_new();
  for (guint i = 0; i < owners.all->len; i++) g_ptr_array_add(found, owner_end(arena, owners.all->pdata[i]));
  CJM_REPORT_MOVE(arena, report->owners, found);
  report->nobody = *owner_end(arena, owners.nobody);
  g_ptr_array_unref(owners.all);
  g_hash_table_unref(owners.by_name);
}
