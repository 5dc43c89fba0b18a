#include "api/others.h"

#include <string.h>

#include "base/beneath.h"
#include "base/spell.h"
#include "decode/decode.h"
#include "join/files.h"
#include "journey/id.h"

enum { DEPTH_MAX = 16 };

typedef struct Reader {
  CjmArena *arena;
  CjmJoiner *joiner;
  GPtrArray *open;   /* char *: paths of the journeys that are being read, from the outermost; NULL: unknown */
  GHashTable *known; /* path → CjmJourney *, of each file that was read; NULL: it has errors, which were reported */
  GError *error;
} Reader;

static void read_inner(Reader *r, CjmJourney *journey);

/* ---- one file ---- */

/* "a.yaml → b.yaml → a.yaml" */
static void report_cycle(Reader *r, CjmSpan span, guint first)
{
  g_autoptr(GString) circle = g_string_new(NULL);
  for (guint i = first; i < r->open->len; i++) g_string_append_printf(circle, "%s → ", (const char *)r->open->pdata[i]);
  CjmDiag *diag = cjm_diags_add(r->joiner->diags, CJM_CODE_JOURNEY_CYCLE, span, "journeys refer to each other in a cycle: %s%s",
                                circle->str, (const char *)r->open->pdata[first]);
  cjm_diag_help(diag, "remove one of these references: a map cannot be part of itself");
}

static void report_depth(Reader *r, CjmSpan span)
{
  CjmDiag *diag =
    cjm_diags_add(r->joiner->diags, CJM_CODE_JOURNEY_DEPTH, span, "journeys are nested more than %d deep here", DEPTH_MAX);
  cjm_diag_help(diag, "readers follow two or three levels; remove `journey` from this step");
}

static void report_library(Reader *r, CjmSpan span, const CjmJourney *journey)
{
  CjmDiag *diag = cjm_diags_add(r->joiner->diags, CJM_CODE_LIBRARY_AS_MAP, span, "this is a library, not a map");
  cjm_diag_related(diag, journey->library.span, "declared here");
  cjm_diag_help(diag, "refer to a journey");
}

/* Copies the errors of a file that this one refers to; its warnings are only reported for the file itself. */
static void copy_errors(Reader *r, const CjmDiags *diags)
{
  for (size_t i = 0; i < cjm_diags_length(diags); i++)
    if (cjm_diags_at(diags, i)->severity == CJM_SEVERITY_ERROR) cjm_diags_copy(r->joiner->diags, cjm_diags_at(diags, i));
}

/* The journey of the source; NULL if it has errors, which are reported. */
static CjmJourney *decode(Reader *r, CjmSource *source)
{
  g_autoptr(CjmArena) tree = cjm_arena_new();
  g_autoptr(CjmDiags) diags = cjm_diags_new();
  CjmJoiner joiner = *r->joiner;
  CjmJoined joined;
  joiner.tree = tree;
  joiner.diags = diags;
  joiner.tables = NULL;
  if (!cjm_join(&joiner, source, &joined, &r->error)) return NULL;
  CjmJourney *journey = joined.root ? cjm_decode(r->arena, &joined, diags) : NULL;
  cjm_joined_clear(&joined);
  copy_errors(r, diags);
  return cjm_diags_failed(diags) ? NULL : journey;
}

static CjmJourney *read_file(Reader *r, const CjmNode *name, const char *verb)
{
  CjmSource *source = cjm_joiner_read(r->joiner, name, verb, r->joiner->limits->file_bytes, &r->error);
  CjmJourney *journey = source ? decode(r, source) : NULL;
  if (journey && journey->library.value) {
    report_library(r, name->span, journey);
    return NULL;
  }
  return journey;
}

static guint find_open(const Reader *r, const char *path)
{
  guint i = 0;
  while (i < r->open->len && g_strcmp0(r->open->pdata[i], path) != 0) i++;
  return i;
}

/* The journey in `file`, which is referred to at `span`, with the maps of its steps; NULL if it cannot be read, which is
 * reported. */
static CjmJourney *read_named(Reader *r, const char *file, CjmSpan span, const char *verb)
{
  CjmNode name = {.kind = CJM_NODE_SCALAR, .text = file, .span = span};
  char *path = cjm_joiner_path_new(&name);
  guint first = path ? find_open(r, path) : r->open->len;
  CjmJourney *journey = NULL;
  if (first < r->open->len) report_cycle(r, span, first);
  else if (path && g_hash_table_contains(r->known, path)) journey = g_hash_table_lookup(r->known, path);
  else if (r->open->len > DEPTH_MAX) report_depth(r, span);
  else {
    journey = read_file(r, &name, verb);
    g_ptr_array_add(r->open, path);
    if (journey) read_inner(r, journey);
    g_ptr_array_remove_index(r->open, r->open->len - 1);
    if (path) g_hash_table_insert(r->known, g_steal_pointer(&path), journey);
  }
  g_free(path);
  return journey;
}

/* ---- matching ---- */

/* Folded id → CjmStep *. */
static GHashTable *index_steps_new(const CjmJourney *journey)
{
  GHashTable *steps = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (size_t i = 0; i < journey->steps.n; i++)
    g_hash_table_insert(steps, cjm_id_fold_new(journey->steps.at[i]->o.id), journey->steps.at[i]);
  return steps;
}

static const CjmStep **match_steps(CjmArena *arena, const CjmJourney *journey, const CjmJourney *other)
{
  g_autoptr(GHashTable) by_id = index_steps_new(other);
  const CjmStep **steps = cjm_arena_make(arena, const CjmStep *, journey->steps.n);
  for (size_t i = 0; i < journey->steps.n; i++) {
    g_autofree char *id = cjm_id_fold_new(journey->steps.at[i]->o.id);
    steps[i] = g_hash_table_lookup(by_id, id);
  }
  return steps;
}

static const char *stem(CjmArena *arena, const char *file)
{
  g_autofree char *name = g_path_get_basename(file);
  char *dot = strrchr(name, '.');
  if (dot && dot != name) *dot = '\0';
  return cjm_arena_strdup(arena, name);
}

/* The text that distinguishes the other journey from this one. */
static const char *name_other(CjmArena *arena, const CjmJourney *journey, const CjmJourney *other, const char *file)
{
  if (g_strcmp0(journey->title.at, other->title.at) != 0) return other->title.at;
  if (other->updated.year && other->updated.year != journey->updated.year)
    return cjm_arena_printf(arena, "%d", other->updated.year);
  if (other->version.at && g_strcmp0(journey->version.at, other->version.at) != 0) return other->version.at;
  return stem(arena, file);
}

static CjmOther *compare(CjmArena *arena, const CjmJourney *journey, const CjmJourney *other, const char *file)
{
  CjmOther *compared = cjm_arena_make(arena, CjmOther, 1);
  *compared = (CjmOther){
    .journey = other, .name = name_other(arena, journey, other, file), .steps = match_steps(arena, journey, other)};
  return compared;
}

/* ---- overlays ---- */

static void report_unmatched(CjmDiags *diags, const CjmJourney *journey, const CjmJourney *other, const char *file)
{
  g_autoptr(GHashTable) own = index_steps_new(journey);
  g_autoptr(GString) ids = g_string_new(NULL);
  const CjmStep *first = NULL;
  size_t n = 0;
  for (size_t i = 0; i < other->steps.n; i++) {
    const CjmStep *step = other->steps.at[i];
    g_autofree char *id = cjm_id_fold_new(step->o.id);
    if (g_hash_table_contains(own, id)) continue;
    if (!first) first = step;
    n++;
    g_string_append_printf(ids, "%s`%s`", ids->len ? ", " : "", step->o.id);
  }
  if (!first) return;
  CjmDiag *diag = cjm_diags_add(diags, CJM_CODE_OVERLAY_UNMATCHED, first->o.id_span,
                                "%zu of the %zu steps of %s %s no step of this map: %s", n, other->steps.n, file,
                                n == 1 ? "is" : "are", ids->str);
  cjm_diag_help(diag, "steps are matched by id; use the same ids in both maps, or ignore this");
}

void cjm_others_overlay(CjmArena *arena, CjmDiags *diags, CjmJourney *journey, const CjmJourney *other, const char *file)
{
  CjmOther *overlay = compare(arena, journey, other, file);
  CjmOther **overlays = cjm_arena_make(arena, CjmOther *, journey->overlays.n + 1);
  if (journey->overlays.n) memcpy(overlays, journey->overlays.at, journey->overlays.n * sizeof *overlays);
  overlays[journey->overlays.n++] = overlay;
  journey->overlays.at = overlays;
  report_unmatched(diags, journey, other, file);
}

/* ---- maps within steps ---- */

static bool has_id(const CjmObject *object, const char *folded)
{
  g_autofree char *id = cjm_id_fold_new(object->id);
  return strcmp(id, folded) == 0;
}

static void report_part(Reader *r, const CjmText *text, const char *part, const CjmJourney *inner)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new();
  for (size_t i = 0; i < inner->phases.n; i++) g_ptr_array_add(ids, (void *)inner->phases.at[i]->o.id);
  for (size_t i = 0; i < inner->steps.n; i++) g_ptr_array_add(ids, (void *)inner->steps.at[i]->o.id);
  CjmDiag *diag = cjm_diags_add(r->joiner->diags, CJM_CODE_UNKNOWN_REFERENCE, text->span,
                                "there is no phase or step with the id `%s` in that journey", part);
  const char *nearest = cjm_spell_nearest(part, (const char *const *)ids->pdata, ids->len);
  if (nearest) cjm_diag_help(diag, "did you mean `%s`?", nearest);
  cjm_diag_related(diag, inner->phases.at[0]->o.span, "its phases are here");
}

/* Finds the phase or step with the id `part`. */
static bool find_part(const CjmJourney *journey, const char *part, CjmInner *inner)
{
  g_autofree char *folded = cjm_id_fold_new(part);
  size_t first = 0;
  for (size_t i = 0; i < journey->phases.n; first += journey->phases.at[i++]->steps.n)
    if (has_id(&journey->phases.at[i]->o, folded)) {
      inner->part = &journey->phases.at[i]->o;
      inner->first = first;
      inner->n = journey->phases.at[i]->steps.n;
      return true;
    }
  for (size_t i = 0; i < journey->steps.n; i++)
    if (has_id(&journey->steps.at[i]->o, folded)) {
      inner->part = &journey->steps.at[i]->o;
      inner->first = i;
      inner->n = 1;
      return true;
    }
  return false;
}

typedef struct RollUp {
  bool any;
  double low, high, end;
} RollUp;

static void note(RollUp *found, const CjmEmotion *emotion)
{
  double low = emotion->low.set ? emotion->low.value : emotion->score.value,
         high = emotion->high.set ? emotion->high.value : emotion->score.value;
  found->low = found->any ? MIN(found->low, low) : low;
  found->high = found->any ? MAX(found->high, high) : high;
  found->end = emotion->score.value;
  found->any = true;
}

/* The feelings of one persona over the steps of `inner`. */
static RollUp roll_up(const CjmInner *inner, const CjmPersona *persona)
{
  RollUp found = {0};
  for (size_t i = inner->first; i < inner->first + inner->n; i++) {
    const CjmStep *step = inner->journey->steps.at[i];
    for (size_t k = 0; k < step->emotions.n; k++)
      if ((const CjmPersona *)step->emotions.at[k]->persona.to == persona) note(&found, step->emotions.at[k]);
  }
  return found;
}

/* Sets the feeling of the main persona from the map of the step, if the step has none. */
static void set_feeling(Reader *r, const CjmJourney *journey, CjmStep *step)
{
  if (cjm_step_feeling(step, journey->primary)) return;
  const CjmJourney *inner = step->inner->journey;
  RollUp found = roll_up(step->inner, cjm_journey_persona(inner, journey->primary));
  if (!found.any) return;
  CjmEmotion *emotion = cjm_arena_make(r->arena, CjmEmotion, 1);
  CjmSpan span = step->journey.span;
  *emotion = (CjmEmotion){.o = {.span = span, .id_span = span},
                          .persona = {.to = journey->primary ? &journey->primary->o : NULL},
                          .score = {true, cjm_journey_score(journey, inner, found.end), span, false},
                          .low = {true, cjm_journey_score(journey, inner, found.low), span, false},
                          .high = {true, cjm_journey_score(journey, inner, found.high), span, false},
                          .rolled_up = true};
  if (found.low >= found.high) emotion->low.set = emotion->high.set = false;
  CjmEmotion **emotions = cjm_arena_make(r->arena, CjmEmotion *, step->emotions.n + 1);
  if (step->emotions.n) memcpy(emotions, step->emotions.at, step->emotions.n * sizeof *emotions);
  emotions[step->emotions.n++] = emotion;
  step->emotions.at = emotions;
}

static void read_step(Reader *r, const CjmJourney *journey, CjmStep *step)
{
  const CjmText *text = &step->journey;
  const char *hash = strrchr(text->at, '#');
  g_autofree char *file = hash ? g_strndup(text->at, (gsize)(hash - text->at)) : g_strdup(text->at);
  CjmJourney *named = read_named(r, file, text->span, "drawn in a step");
  if (!named) return;
  CjmInner inner = {.journey = named, .n = named->steps.n};
  if (hash && hash[1] && !find_part(named, hash + 1, &inner)) {
    report_part(r, text, hash + 1, named);
    return;
  }
  g_autofree char *path = cjm_beneath_join_new(text->span.source->folder, file);
  inner.path = cjm_arena_strdup(r->arena, path);
  step->inner = cjm_arena_make(r->arena, CjmInner, 1);
  *step->inner = inner;
  set_feeling(r, journey, step);
}

static void read_inner(Reader *r, CjmJourney *journey)
{
  for (size_t i = 0; i < journey->steps.n && !r->error; i++)
    if (journey->steps.at[i]->journey.at) read_step(r, journey, journey->steps.at[i]);
}

/* ---- the whole ---- */

static void read_baseline(Reader *r, CjmJourney *journey)
{
  const CjmText *name = &journey->baseline;
  const CjmJourney *earlier = read_named(r, name->at, name->span, "compared with");
  if (earlier) journey->earlier = compare(r->arena, journey, earlier, name->at);
}

bool cjm_others_read(CjmArena *arena, CjmJoiner *joiner, const CjmSource *source, CjmJourney *journey, bool with_baseline,
                     GError **error)
{
  g_autofree char *name = g_path_get_basename(source->name);
  g_autofree char *path = source->folder ? cjm_beneath_join_new(source->folder, name) : NULL;
  Reader r = {.arena = arena,
              .joiner = joiner,
              .open = g_ptr_array_new(),
              .known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
  g_ptr_array_add(r.open, path);
  read_inner(&r, journey);
  if (with_baseline && journey->baseline.at && !r.error) read_baseline(&r, journey);
  g_ptr_array_unref(r.open);
  g_hash_table_unref(r.known);
  if (r.error) g_propagate_error(error, r.error);
  return !r.error;
}
