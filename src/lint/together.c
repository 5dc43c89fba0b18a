/* together.c: what only several journeys show together. */
#include <stdlib.h>
#include <string.h>

#include "lint/lint.h"
#include "lint/lint-private.h"

/* ---- places: the same in every process ---- */

static char *place_new(CjmCode code, CjmSpan span)
{
  return g_strdup_printf("%d %u %s", (int)code, span.start, span.source ? span.source->name : "");
}

/* The places of findings that were reported for single journeys. */
static GHashTable *reported_new(const CjmLinted *journeys, size_t n)
{
  GHashTable *places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < cjm_diags_length(journeys[i].diags); j++) {
      const CjmDiag *diag = cjm_diags_at(journeys[i].diags, j);
      g_hash_table_add(places, place_new(diag->code, diag->span));
    }
  return places;
}

static bool was_reported(GHashTable *reported, CjmCode code, CjmSpan span)
{
  g_autofree char *place = place_new(code, span);
  return g_hash_table_contains(reported, place);
}

/* ---- unused entries ---- */

/* An entry of a list of a file that several journeys may extend. */
typedef struct Entry {
  const CjmDiag *finding; /* of the first journey in which it is not used */
  size_t n;               /* journeys that have it */
  bool used;
} Entry;

/* The entries by their places, and in `order` (Entry *) as they were found. */
static GHashTable *entries_new(const CjmLinted *journeys, size_t n, GPtrArray *order)
{
  GHashTable *entries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < cjm_diags_length(journeys[i].shared); j++) {
      const CjmDiag *diag = cjm_diags_at(journeys[i].shared, j);
      if (diag->code == CJM_CODE_SIMILAR_NAMES) continue;
      char *place = place_new(diag->code, diag->span);
      Entry *entry = g_hash_table_lookup(entries, place);
      if (!entry) {
        entry = g_new0(Entry, 1);
        g_ptr_array_add(order, entry);
        g_hash_table_insert(entries, place, entry);
      } else {
        g_free(place);
      }
      entry->n++;
      if (diag->severity == CJM_SEVERITY_OFF) entry->used = true;
      else if (!entry->finding) entry->finding = diag;
    }
  return entries;
}

static void report_unused(const CjmLinted *journeys, size_t n, GHashTable *reported, CjmDiags *diags)
{
  g_autoptr(GPtrArray) order = g_ptr_array_new();
  g_autoptr(GHashTable) entries = entries_new(journeys, n, order);
  for (guint i = 0; i < order->len; i++) {
    const Entry *entry = order->pdata[i];
    const CjmDiag *finding = entry->finding;
    if (entry->used || entry->n < 2 || was_reported(reported, finding->code, finding->span)) continue;
    CjmDiag *diag = cjm_diags_add_as(diags, finding->severity, finding->code, finding->span, "%s, in none of %zu journeys", finding->message, entry->n);
    cjm_diag_help(diag, "remove it, or check it together with the journeys that use it");
  }
}

/* ---- names that are almost the same ---- */

/* A name of one kind, wherever it is. */
typedef struct Name {
  const CjmDiag *first; /* where it is, the name as its message */
  char *letters;
  size_t n; /* places */
  size_t order;
} Name;

static void name_free(void *data)
{
  Name *name = data;
  g_free(name->letters);
  g_free(name);
}

static void add_name(GPtrArray *names, GHashTable *by_title, GHashTable *places, const CjmDiag *diag)
{
  char *place = place_new(diag->code, diag->span);
  if (!g_hash_table_add(places, place)) return; /* of a file that was read before */
  char *title = g_strdup_printf("%s %s", diag->help, diag->message);
  Name *name = g_hash_table_lookup(by_title, title);
  if (name) {
    g_free(title);
    name->n++;
    return;
  }
  name = g_new(Name, 1);
  *name = (Name){.first = diag, .letters = cjm_name_letters_new(diag->message), .n = 1, .order = names->len};
  g_ptr_array_add(names, name);
  g_hash_table_insert(by_title, title, name);
}

/* The different names, each once, in the order in which they were found. */
static GPtrArray *names_new(const CjmLinted *journeys, size_t n)
{
  GPtrArray *names = g_ptr_array_new_with_free_func(name_free);
  g_autoptr(GHashTable) by_title = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < cjm_diags_length(journeys[i].shared); j++) {
      const CjmDiag *diag = cjm_diags_at(journeys[i].shared, j);
      if (diag->code == CJM_CODE_SIMILAR_NAMES) add_name(names, by_title, places, diag);
    }
  return names;
}

/* The rarer name is the slip, of two as frequent the later one. */
static void report_pair(const Name *a, const Name *b, GHashTable *reported, CjmDiags *diags)
{
  const Name *slip = a->n < b->n || (a->n == b->n && a->order > b->order) ? a : b, *other = slip == a ? b : a;
  const CjmDiag *at = slip->first;
  if (was_reported(reported, at->code, at->span) || was_reported(reported, at->code, other->first->span)) return;
  CjmDiag *diag = cjm_diags_add_as(diags, at->severity, at->code, at->span, "`%s` is almost the name of `%s` in another file", at->message,
                                   other->first->message);
  cjm_diag_help(diag, "give both the same name, or one of them a name that tells them apart; what several files need can be in a library "
                      "that they extend");
  cjm_diag_related(diag, other->first->span, "`%s` is here", other->first->message);
  g_hash_table_add(reported, place_new(at->code, at->span));
}

/* Of a kind and length whose names are compared letter by letter. */
static bool may_differ(const Name *name)
{
  glong n = g_utf8_strlen(name->letters, -1);
  return atoi(name->first->help) != CJM_KIND_PERSONA && n >= 5 && n <= 100;
}

static bool is_double(const Name *name, const Name *other)
{
  if (strcmp(name->letters, other->letters) == 0) return true;
  return may_differ(name) && may_differ(other) && cjm_name_is_similar(name->letters, other->letters);
}

/* Looks for another name with the same key, and leaves this one there: in time that does not grow with the number of names. */
static void meet(GHashTable *keys, const Name *name, const char *letters, GHashTable *reported, CjmDiags *diags)
{
  char *key = g_strdup_printf("%s %s", name->first->help, letters);
  const Name *other = g_hash_table_lookup(keys, key);
  if (other && other != name && is_double(name, other)) report_pair(name, other, reported, diags);
  if (other) g_free(key);
  else g_hash_table_insert(keys, key, (void *)name);
}

/* Names of which one letter differs are the same without one letter of each, or of one of them. */
static void report_similar(const CjmLinted *journeys, size_t n, GHashTable *reported, CjmDiags *diags)
{
  g_autoptr(GPtrArray) names = names_new(journeys, n);
  g_autoptr(GHashTable) keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < names->len; i++) {
    const Name *name = names->pdata[i];
    if (!*name->letters) continue;
    meet(keys, name, name->letters, reported, diags);
    if (!may_differ(name)) continue;
    for (const char *c = name->letters; *c; c = g_utf8_next_char(c)) {
      g_autofree char *without = g_strdup_printf("%.*s%s", (int)(c - name->letters), name->letters, g_utf8_next_char(c));
      meet(keys, name, without, reported, diags);
    }
  }
}

void cjm_lint_together(const CjmLinted *journeys, size_t n, CjmDiags *diags)
{
  g_autoptr(GHashTable) reported = reported_new(journeys, n);
  report_unused(journeys, n, reported, diags);
  report_similar(journeys, n, reported, diags);
  cjm_diags_sort(diags);
}
